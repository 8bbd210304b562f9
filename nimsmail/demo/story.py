"""The story: nine days of the network of international staff, scene by scene."""

from email.message import EmailMessage

from nimsmail.demo import mail_programs
from nimsmail.demo.cast import ANNA, BO, EMMA, IDA, KAREN, LARS, MEMBERS, OLE, Member
from nimsmail.demo.secretariat import ADDRESS, COORDINATOR
from nimsmail.demo.stage import Stage
from nimsmail.network.dispatch import Plan
from nimsmail.network.intents import Attend
from nimsmail.network.meetings import Meeting
from nimsmail.network.people import Person

_SIGN_UPS: dict[Member, tuple[str, str]] = {
    ANNA: (
        "Hej\n\nJeg arbejder med EU-projekter i Varde Kommune og vil gerne være med i NIMS.",
        "Ja, det er mig.",
    ),
    EMMA: ("Dear NIMS,\n\nI would like to join the network, please.", "Yes, that was me."),
    LARS: ("Tilmeld mig gerne til NIMS.", "Ja tak"),
    BO: ("Vil gerne på listen :-)", "Ja"),
    KAREN: ("Må jeg være med i netværket?", "Bekræftet!"),
    OLE: ("Hej, jeg vil gerne tilmelde mig netværket.", "Ja"),
    IDA: ("Tilmeld", "Ja, det er mig"),
}


def play(stage: Stage) -> Meeting:
    """Play all scenes; return the meeting that they are about."""
    _sign_ups(stage)
    meeting = _invitation(stage)
    _answers(stage)
    _something_unclear(stage)
    _a_change_of_mind(stage)
    _reminder(stage, meeting)
    _a_farewell(stage)
    return meeting


def _sign_ups(stage: Stage) -> None:
    stage.scene(
        "Seven people sign up",
        0,
        "09:12",
        "Nobody is a member by another's word: each gets a letter that their own address"
        " must answer.",
    )
    for member in (ANNA, EMMA):
        wish, yes = _SIGN_UPS[member]
        stage.write(member, _sign_up(stage, member), wish)
        _replies(stage, member, yes)
    others = MEMBERS[2:]
    for member in others:
        stage.desk(member).send(_sign_up(stage, member))
    letters = stage.quiet_turn()
    for member in others:
        stage.desk(member).send(_answer(stage, member, _SIGN_UPS[member][1]))
    letters += stage.quiet_turn()
    stage.table(
        "The others, in their own words",
        ("who", "from", "wrote", "and confirmed with"),
        ((m.name, m.municipality, *_SIGN_UPS[m]) for m in others),
    )
    stage.letters("Each was asked, and then welcomed", letters, one_of_them=False)


def _sign_up(stage: Stage, member: Member) -> EmailMessage:
    subject = "Joining NIMS" if member.language == "en" else "Tilmelding"
    wish, _ = _SIGN_UPS[member]
    return mail_programs.written(member, ADDRESS, subject, wish, stage.clock.now())


def _invitation(stage: Stage) -> Meeting:
    secretariat = stage.secretariat
    stage.scene("The coordinator calls a meeting", 1, "10:00")
    meeting = secretariat.call_meeting(stage.clock.meeting_day())
    plan = secretariat.plan_invitations(meeting, "nims")
    command = f"nimsmail meeting invite {meeting.key} --dry-run"
    stage.say(f"{COORDINATOR[0]} looks before she sends: {command}")
    _show(stage, f"“{meeting.title}”, to everybody in nims", plan)
    stage.say("She says yes.")
    secretariat.approve(plan, f"invite {meeting.key}")
    stage.letters("Seven invitations, each a letter of its own", stage.quiet_turn())
    return meeting


def _show(stage: Stage, title: str, plan: Plan) -> None:
    """Show who would get a letter, who would not, and why."""
    books = stage.secretariat.office.store.books()
    found = [books.get(Person, letter.to.person or "") for letter in plan.letters]
    persons = [person for person in found if person]
    rows = [
        (p.name, p.address or "", "English" if p.language == "en" else "Danish", "yes")
        for p in persons
    ]
    rows += [
        (left.person.name, left.person.address or "", "", f"no: {left.why}")
        for left in plan.left_out
    ]
    stage.table(title, ("name", "address", "language", "gets it"), sorted(rows))


def _answers(stage: Stage) -> None:
    stage.scene("The answers come", 1, "10:20", "Everybody writes as they please.")
    _replies(stage, ANNA, "Ja tak, og jeg tager Mette Friis med fra økonomi.")
    _replies(stage, EMMA, "Yes please, count me in! I am a vegetarian.")
    invitation = _letter(stage, LARS)
    accepted = mail_programs.accepted(LARS, invitation, stage.clock.now())
    stage.write(LARS, accepted, "(presses Accept in the calendar)", "Outlook calendar")
    _replies(stage, BO, "Desværre, jeg er på kursus den dag.")
    words = "Jeg er ude af huset til og med fredag og svarer, når jeg er tilbage."
    away = mail_programs.away(KAREN, _letter(stage, KAREN), words, stage.clock.now())
    stage.write(KAREN, away, words, "Exchange, by itself")


def _something_unclear(stage: Stage) -> None:
    stage.scene(
        "Something unclear",
        2,
        "08:40",
        "What isn't certain changes nothing: the coordinator is told, and decides.",
    )
    _replies(stage, OLE, "Ja, hvis ikke Jens tager den.")
    stage.clock.set(2, "09:10")
    stage.turn()
    (review,) = stage.secretariat.open_reviews()
    command = f"nimsmail review resolve {review.key[:8]} --as attend=maybe"
    stage.say(f"{COORDINATOR[0]} knows Ole: {command}")
    stage.secretariat.resolve(review, [Attend(answer="maybe")])
    stage.turn()


def _a_change_of_mind(stage: Stage) -> None:
    stage.scene("A change of mind", 4, "13:05", "The latest answer counts, and says so.")
    _replies(stage, BO, "Mit kursus er aflyst, så jeg kommer alligevel!")


def _reminder(stage: Stage, meeting: Meeting) -> None:
    stage.scene("A reminder, to the silent only", 7, "09:00")
    plan = stage.secretariat.plan_reminders(meeting)
    _show(stage, "A reminder would go to", plan)
    stage.secretariat.approve(plan, f"remind {meeting.key}")
    stage.letters("Reminders", stage.quiet_turn())
    stage.clock.set(7, "09:40")
    _replies(stage, KAREN, "Så er jeg tilbage. Ja, jeg kommer.")


def _a_farewell(stage: Stage) -> None:
    stage.scene("Somebody leaves", 8, "11:30", "At once, and with one last letter.")
    _replies(stage, IDA, "Jeg har skiftet job. Meld mig ud af netværket, tak.")


def _replies(stage: Stage, member: Member, words: str) -> None:
    stage.write(member, _answer(stage, member, words), words)


def _answer(stage: Stage, member: Member, words: str) -> EmailMessage:
    return mail_programs.answered(member, _letter(stage, member), words, stage.clock.now())


def _letter(stage: Stage, member: Member) -> EmailMessage:
    """Return the letter that this member read last."""
    letter = stage.desk(member).last
    assert letter is not None, f"{member.name} has got no letter yet"
    return letter
