"""A house, and one letter of every kind, with people who don't exist."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from nimsmail.network.actions import ActionDue
from nimsmail.network.aftermath import Materials, Thanks
from nimsmail.network.agendas import Agenda, AgendaLetter
from nimsmail.network.alerts import (
    Alert,
    Announced,
    DeadlineList,
    DeadlineMoved,
    DeadlinesNoted,
    NotedDeadline,
)
from nimsmail.network.answers import HelpLetter, NotUnderstood
from nimsmail.network.ballots import Ballot, BallotPaper, BallotReminder, BallotResult, Choice
from nimsmail.network.cases import CaseBooked
from nimsmail.network.changes import MeetingCancelled, MeetingChanged, MeetingMoved
from nimsmail.network.contacts import Contact, Door
from nimsmail.network.counting import count
from nimsmail.network.digests import Coming, ComingDuty, Digest, Happened, Turnout, Who
from nimsmail.network.guests import GuestInvited, GuestReleased, GuestUpdated
from nimsmail.network.handovers import ConfirmSuccessor, ConfirmTakeOver
from nimsmail.network.hosting import Diet, Participant, ParticipantList
from nimsmail.network.house import Coordinator, House, Network
from nimsmail.network.intents import Guest, SeeTo, to_plain
from nimsmail.network.joining import ConfirmLeave, ConfirmMove, ConfirmSignUp, Goodbye, Welcome
from nimsmail.network.letters import Answered, Letter, Recipient
from nimsmail.network.material import Material, ToCome, Told
from nimsmail.network.meetings import Invitation, Meeting, Reminder, Rsvp, RsvpReceipt
from nimsmail.network.news import NewsCall
from nimsmail.network.newsletters import Edition, EditionDraft, Newsletter, NewsletterTest
from nimsmail.network.notices import ConfirmRuling, Fate, Matter, Notice, RulingReceipt
from nimsmail.network.orders import ItemCall, Summons
from nimsmail.network.outbox import Item
from nimsmail.network.papers import Paper, PaperChoice, PaperRefused, PaperSent
from nimsmail.network.people import Language, Organisation, Person, bare
from nimsmail.network.points import Change, Point
from nimsmail.network.receipts import Noted, Receipt
from nimsmail.network.reckoning import DispatchSummary, Failed, Reason, Sum
from nimsmail.network.recording import MinutesSent
from nimsmail.network.reviews import Review, Why
from nimsmail.network.runup import DecideNow, Practical, SaveTheDate
from nimsmail.network.seal import Seal
from nimsmail.network.seats import SeatGiven
from nimsmail.network.submissions import (
    AgendaApproval,
    ApprovalReceipt,
    ChairAnswered,
    ConfirmApproval,
    MinutesApproval,
)
from nimsmail.network.themecalls import ThemeCallLetter
from nimsmail.network.yearly import StillContact, WhoInstead
from nimsmail.writing.templates import Templates
from nimsmail.writing.wording import Wording
from nimsmail.writing.words import Writer

NETWORK = Network(
    key="nims",
    name="NIMS",
    long_name="Netværk for Internationale Medarbejdere i Syddanmark",
    address="nims@nims.example",
    language="da",
    zone="Europe/Copenhagen",
    coordinators=(Coordinator("Henrik Balslev", "henrik@nims.example"),),
)
HOUSE = House(networks={"nims": NETWORK}, seal=Seal(b"x" * 32))
QUEUED = datetime(2027, 2, 15, 8, 30, tzinfo=UTC)
TOKEN = HOUSE.seal.token(HOUSE.seal.id_of("letter", "sample"), "answer", "p1")

MEETING = Meeting(
    key="2027-03",
    network="nims",
    title="NIMS-netværksmøde i Haderslev",
    starts=datetime(2027, 3, 18, 8, 30, tzinfo=UTC),
    ends=datetime(2027, 3, 18, 14, 0, tzinfo=UTC),
    place="Bispen, Bispebroen 3, Haderslev",
    answer_by=datetime(2027, 3, 3, 22, 0, tzinfo=UTC),
    text="""Temaet er **den kommunale internationale strategi**, med en case fra Svendborg.

9.30 Kaffe og rundstykker
9.45 Nyt fra netværket – bordet rundt
10.30 Fra kommune til kommune: case fra Svendborg
12.00 Frokost
12.45 Workshop i grupper
14.15 Et kig i glaskuglen: kommende EU-frister
15.00 Tak for i dag

Læs mere om huset på [Bispens egen side](https://bispen.example/om).""",
    created=datetime(2027, 2, 1, 9, 0, tzinfo=UTC),
)
PAPER = Paper(
    key="nims/minutes/2026-09-17",
    network="nims",
    kind="minutes",
    title="Referat af mødet i Aabenraa den 17. september 2026",
    on=date(2026, 9, 17),
    text="## Punkt 1: Nyt fra netværket\n\n- Vejle har fået ja til et projekt.",
    added=QUEUED,
)
MINUTES = """## Nyt fra netværket

- Vejle har fået ja til et projekt.

## Opgaver

- [ ] Mette Friis: Spørg ICMA, 2027-05-01"""
POINTS = (
    Point(title="Meddelelser fra formanden"),
    Point(title="International strategi", note="Udkastet er vedlagt.", by="Bo Iversen"),
    Point(title="Eventuelt"),
)
CHANGES = (
    Change(do="dropped", number=2, title="ICMA"),
    Change(do="added", number=2, title="International strategi"),
    Change(do="renamed", number=1, title="Meddelelser fra formanden", was="Meddelelser"),
    Change(do="moved", number=3, title="Eventuelt"),
)
DUES = (
    Announced(
        programme="LIFE – programmet for miljø og klima",
        title="Greener towns",
        url="https://eu.example/life",
        source="grantsTenders.json",
        seen=QUEUED,
        on=date(2027, 4, 15),
        clock="17.00",
        zone="",
        assumed=True,
        local="18.00",
        place="Helsinki",
        label="",
        model="single",
        days=30,
    ),
    Announced(
        programme="Nordplus",
        title="Voksne",
        url="",
        source="frister.csv",
        seen=QUEUED,
        on=date(2027, 4, 17),
        clock="",
        zone="",
        assumed=False,
        local="",
        place="",
        label="sketch",
        model="two-stage",
        days=32,
    ),
)
MOVED = replace(
    MEETING,
    starts=datetime(2027, 3, 25, 8, 30, tzinfo=UTC),
    ends=datetime(2027, 3, 25, 14, 0, tzinfo=UTC),
    place="Kulturhuset, Vejen",
    answer_by=datetime(2027, 3, 15, 22, 0, tzinfo=UTC),
    link="https://video.example/nims?rum=1&navn=haderslev",
    practical="Parkering er **gratis** bag huset. Toget fra Kolding går hver time.",
    sequence=1,
    changed=QUEUED,
    asked=QUEUED,
)
OFF = replace(MOVED, cancelled=True, sequence=2)
RSVP = Rsvp(
    key="2027-03/p1",
    meeting="2027-03",
    person="p1",
    answer="yes",
    guests=(Guest(name="Jens Holm", email="jens@vejle.example"), Guest()),
    note="Jeg er vegetar,\nog Jens kommer først til frokost.",
    answered=QUEUED,
)
EDITION = Edition(
    key="2027-1",
    network="nims",
    title="NIMS-nyt: frister, møder og nyt fra kommunerne",
    text="""# NIMS-nyt: frister, møder og nyt fra kommunerne

Næste møde er i Haderslev den 18. marts. Invitationen er sendt ud.

## Nyt fra kommunerne

- **Vejle** har fået ja til et LIFE-projekt om oversvømmelser.
- **Esbjerg** søger en partner til et ungeprojekt. Skriv til Lone, hvis I vil være med.

## Et kig i glaskuglen

| Program | Frist | Kl. |
|---|---|---|
| CERV, venskabsbyer | 7. april 2027 | 17.00 |
| Interreg 6A, anden runde | 2. maj 2027 | 12.00 |

> Husk, at klokkeslæt er i Bruxelles-tid.

1. Find en partner.
2. Skriv til os.

Se [EU’s portal](https://ec.europa.example/portal) for resten.""",
    frozen=QUEUED,
)
DRAFTED = replace(
    EDITION,
    key="nims/2027-04",
    title="",
    text="",
    material=Material(
        news=(
            Told(
                key="a1", text="Vi har fået ja\ntil LIFE.", name="Mette Friis", organisation="Vejle"
            ),
            Told(key="a2", text="Husk sommermødet."),
        ),
        cases=(Told(key="c1", text="Vores venskabsby", name="Jens Holm", meeting="forårsmødet"),),
        meetings=(
            ToCome(title=MEETING.title, starts=MEETING.starts, ends=MEETING.ends, place="Vejen"),
        ),
        dues=DUES,
    ),
)
AGENDA = Agenda(
    key="2027-03/1",
    meeting="2027-03",
    version=1,
    text="# Dagsorden\n\n## 9.30 Velkomst\n\n## Nyt fra netværket\n\nBordet rundt.",
    frozen=QUEUED,
)
REVIEWS = (
    Review(
        key="5f3a9c1d0e7b",
        network="nims",
        received=QUEUED,
        why=Why.UNSURE,
        details=("whether the colleague comes too",),
        sender="mette@vejle.example",
        sender_name="Mette Friis",
        subject="SV: Invitation",
        words="Hej\nJeg kommer nok, og måske også Jens.\n\nMvh Mette",
        suggestion=({"do": "attend", "answer": "maybe", "guests": [{"name": "Jens"}]},),
    ),
    Review(
        key="77aa00bb11cc",
        network="nims",
        received=QUEUED,
        why=Why.STRANGER,
        sender="ukendt@andet.example",
        words="Kan I sende mig slides fra sidst?",
        suggestion=({"do": "question", "text": "Kan I sende mig slides fra sidst?"},),
    ),
)
PRACTICAL = """\
- **Parkering:** P-kælderen under huset er gratis med registrering i receptionen.
- **Tog:** Ti minutters gang fra stationen.
- **Telefon på dagen:** 76 00 00 00"""
MATERIALS = """\
## Referat

1. Vejle har fået støtte til *Green Towns*.
2. Næste vært er Esbjerg.

[Alle slides](https://nims.example/slides)"""
DUE = tuple(
    Review(
        key=f"duty/{MEETING.key}/{duty}",
        network="nims",
        received=QUEUED,
        why=why,
        subject=MEETING.title,
        suggestion=suggestion,
        details=(duty, MEETING.key),
    )
    for duty, why, suggestion in (
        ("invitation", Why.DUTY, (to_plain(SeeTo(meeting="m", duty="invitation", letters=60)),)),
        ("participants", Why.DUTY, (to_plain(SeeTo(meeting="m", duty="participants")),)),
        ("materials", Why.DUTY, ()),
        ("reminder", Why.MISSED, ()),
    )
)
FATES = (
    Fate(
        number=1,
        name="Mette Friis",
        subject="SV: Invitation",
        key="5f3a9c1d",
        done="carried-out",
        intents=({"do": "attend", "answer": "maybe"}, {"do": "leave", "scope": "newsletter"}),
    ),
    Fate(number=2, name="ukendt@andet.example", key="77aa00bb", done="not-possible"),
    Fate(number=3, name="Jens Holm", subject="Nyt", done="closed"),
    Fate(number=4, name="Ida Bo", done="settled-before"),
    Fate(number=5, name="Ole Vang", done="open"),
    Fate(number=6, done="gone"),
)
SUM = Sum(
    letters=22,
    sent=18,
    failed=1,
    withdrawn=2,
    waiting=1,
    twice=1,
    returned=1,
    failures=(
        Failed(
            name="Bo Iversen",
            address="bo.iversen@esbjerg.example",
            why="550 5.1.1 <bo.iversen@esbjerg.example>: no such user",
        ),
    ),
    withdrawals=(
        Reason(why="has left the network", letters=1),
        Reason(why="the address is suspended", letters=1),
    ),
)
BALLOT = Ballot(
    key="tema-2027-03",
    network="nims",
    meeting="2027-03",
    choices=(
        Choice(
            number=1,
            theme="nims/1",
            text="EU-projektet fra A til Z: hvordan opbygges aktivitetsplan, arbejdsplaner og "
            "budgetter, og hvordan afrapporteres aktiviteter og udgifter",
        ),
        Choice(number=2, theme="nims/4", text="Udstationering af kommunens medarbejdere"),
        Choice(number=3, theme="nims/7", text="Frivillige * [i](https://b.example) projekter"),
    ),
    closes=datetime(2027, 2, 26, 22, 59, tzinfo=UTC),
    created=QUEUED,
)
ANSWERED = Answered(mail="abcdef0123456789", message_id="<1@vejle.example>")


_VEJLE = Organisation(key="vejle", name="Vejle")
_LONE = Person(key="p9", name="Lone Vang", addresses=("lone@vejen.example",))


def _digest(to: Recipient) -> Digest:
    return Digest(
        network="nims",
        to=to,
        about="nims/digest/2027-02-16",
        reviews=REVIEWS,
        happened=Happened(
            joined=(Who(name="Jens Holm", organisation="Vejle"),),
            left=(Who(name="Ida Bo"),),
            turnouts=(Turnout(meeting=MEETING, new=4, yes=17, no=3, maybe=2, delegate=1),),
            failed=1,
        ),
        coming=Coming(
            meetings=(MEETING,),
            answers_due=(MEETING,),
            duties=(ComingDuty(duty="practical", meeting=MEETING, at=QUEUED),),
            unconfirmed=3,
        ),
        doors=(
            Door(organisation=_VEJLE, contacts=(), members=0),
            Door(
                organisation=replace(_VEJLE, key="vejen", name="Vejen"),
                contacts=(Contact(person=_LONE, role="contact", doubt="silent"),),
                members=2,
            ),
        ),
        held=2,
        since=QUEUED,
        well=False,
    )


def recipient(language: Language = "da", name: str = "Mette Friis") -> Recipient:
    return Recipient(name=name, address="mette@vejle.example", language=language, person="p1")


def letters(language: Language = "da") -> dict[str, Letter]:
    """Return letters of every kind, by a name of their own."""
    to = recipient(language)
    coordinator = replace(to, name="Henrik Balslev", address="henrik@nims.example", person=None)
    digest = _digest(coordinator)
    rsvps = {
        "yes": RSVP,
        "no": replace(RSVP, answer="no", guests=(), note=""),
        "maybe": replace(RSVP, answer="maybe", guests=(Guest(name="Jens Holm"),), note=""),
        "delegate": replace(RSVP, answer="delegate", guests=(), delegate=Guest(name="Jens Holm")),
        "delegate-unknown": replace(RSVP, answer="delegate", guests=(), note=""),
    }
    many: dict[str, Letter] = {
        "confirm-sign-up": ConfirmSignUp(network="nims", to=to, about="nims"),
        "welcome": Welcome(network="nims", to=to, about="nims", answers=ANSWERED),
        "invitation": Invitation(network="nims", to=to, about=MEETING.key, meeting=MEETING),
        "reminder": Reminder(network="nims", to=to, about=MEETING.key, meeting=MEETING),
        "save-the-date": SaveTheDate(network="nims", to=to, about=MEETING.key, meeting=MEETING),
        "decide-now": DecideNow(
            network="nims", to=to, about=MEETING.key, meeting=MEETING, answer="maybe"
        ),
        "decide-now-yes": DecideNow(
            network="nims", to=to, about=MEETING.key, meeting=MEETING, answer="yes"
        ),
        "practical": Practical(
            network="nims", to=to, about=MEETING.key, meeting=MEETING, text=PRACTICAL
        ),
        "practical-bare": Practical(network="nims", to=to, about=MEETING.key, meeting=MEETING),
        "thanks": Thanks(network="nims", to=to, about=MEETING.key, meeting=MEETING),
        "materials": Materials(
            network="nims",
            to=to,
            about=MEETING.key,
            meeting=MEETING,
            text=MATERIALS,
            coming=replace(MEETING, key="autumn-2027", title="Efterårsmøde", place="Ribe"),
        ),
        "materials-alone": Materials(
            network="nims", to=to, about=MEETING.key, meeting=MEETING, text=MATERIALS
        ),
        "notice-duties": Notice(network="nims", to=coordinator, about="nims", reviews=DUE),
        "help": HelpLetter(network="nims", to=to, about="nims", answers=ANSWERED),
        "notice": Notice(network="nims", to=coordinator, about="nims", reviews=REVIEWS),
        "notice-one": Notice(network="nims", to=coordinator, about="nims", reviews=REVIEWS[:1]),
        "ruling-receipt": RulingReceipt(
            network="nims", to=coordinator, about="nims", answers=ANSWERED, fates=FATES[:3]
        ),
        "ruling-receipt-in-part": RulingReceipt(
            network="nims",
            to=coordinator,
            about="nims",
            answers=ANSWERED,
            fates=FATES,
            unknown=(7,),
            unclear=("2 hvis Bo kommer",),
        ),
        "ruling-receipt-lapsed": RulingReceipt(
            network="nims", to=coordinator, about="nims", answers=ANSWERED, fates=(), lapsed=True
        ),
        "confirm-ruling": ConfirmRuling(
            network="nims",
            to=coordinator,
            about="nims",
            answers=ANSWERED,
            yes=(Matter(number=1, name="Mette Friis", subject="SV: Invitation"),),
            no=(Matter(number=2, name="ukendt@andet.example"),),
            unknown=(7,),
            unclear=("3 hvis Bo kommer",),
        ),
        "dispatch-summary": DispatchSummary(
            network="nims",
            to=coordinator,
            about="invitation/nims-2027-03",
            dispatch="invitation/nims-2027-03",
            dispatched="invitation",
            title=MEETING.title,
            audience="nims:contacts + nims:role=board",
            approved=QUEUED,
            cancelled=False,
            sum=SUM,
        ),
        "ballot": BallotPaper(
            network="nims", to=to, about=BALLOT.key, ballot=BALLOT, meeting=MEETING
        ),
        "ballot-ranked": BallotPaper(
            network="nims",
            to=to,
            about=BALLOT.key,
            ballot=replace(BALLOT, method="ranked", per="organisation", meeting=None),
        ),
        "ballot-reminder": BallotReminder(
            network="nims", to=to, about=BALLOT.key, ballot=BALLOT, meeting=MEETING
        ),
        "ballot-result": BallotResult(
            network="nims",
            to=to,
            about=BALLOT.key,
            ballot=BALLOT,
            count=count(BALLOT.titles, [(2, 1), (2,), (3, 2)], "plain"),
            winner=BALLOT.choices[1],
            meeting=MEETING,
        ),
        "ballot-result-tied": BallotResult(
            network="nims",
            to=to,
            about=BALLOT.key,
            ballot=replace(BALLOT, method="ranked", per="organisation"),
            count=count(BALLOT.titles, [(2, 1), (1, 2)], "ranked"),
            winner=BALLOT.choices[0],
            tied=True,
        ),
        "confirm-take-over": ConfirmTakeOver(
            network="nims",
            to=to,
            about="nims",
            predecessor="Mette Friis",
            organisation="Vejle",
            roles=("contact",),
        ),
        "confirm-successor": ConfirmSuccessor(
            network="nims",
            to=to,
            about="nims",
            answers=ANSWERED,
            name="Jens Holm",
            address="jens.holm@vejle.example",
        ),
        "still-contact": StillContact(network="nims", to=to, about="nims", organisation="Vejle"),
        "still-contact-again": StillContact(
            network="nims", to=to, about="nims", round=2, organisation="Vejle", again=True
        ),
        "successor-wanted": WhoInstead(
            network="nims", to=to, about="nims", answers=ANSWERED, organisation="Vejle"
        ),
        "digest": digest,
        "digest-well": replace(
            digest,
            reviews=(),
            happened=Happened(),
            coming=Coming(),
            held=0,
            well=True,
        ),
        "confirm-change-address": ConfirmMove(
            network="nims", to=to, about="nims", answers=ANSWERED, address="mette@b.example"
        ),
        "theme-call": ThemeCallLetter(
            network="nims",
            to=to,
            about="themes/2027-03",
            closes=BALLOT.closes,
            themes=BALLOT.titles,
            meeting=MEETING,
        ),
        "theme-call-bare": ThemeCallLetter(network="nims", to=to, about="themes/nims/2027-01-11"),
        "news-call": NewsCall(network="nims", to=to, about="nims/news", until=date(2027, 3, 5)),
        "case-booked": CaseBooked(
            network="nims", to=to, about="c1/2027-03", meeting=MEETING, text="Vores venskabsby"
        ),
        "agenda": AgendaLetter(
            network="nims", to=to, about="agenda/2027-03/1", meeting=MEETING, agenda=AGENDA
        ),
        "agenda-changed": AgendaLetter(
            network="nims",
            to=to,
            about="agenda/2027-03/2",
            meeting=MEETING,
            agenda=replace(AGENDA, version=2, change="Svendborg kommer efter frokost."),
        ),
        "newsletter-drafted": Newsletter(network="nims", to=to, about=DRAFTED.key, edition=DRAFTED),
        "newsletter-test": NewsletterTest(
            network="nims", to=coordinator, about=EDITION.key, edition=EDITION
        ),
        "edition-draft": EditionDraft(
            network="nims", to=coordinator, about=DRAFTED.key, edition=DRAFTED, matter="x"
        ),
        "newsletter": Newsletter(network="nims", to=to, about=EDITION.key, edition=EDITION),
        "alert": Alert(
            network="nims", to=to, about="nims/alert/2027-03-18", dues=DUES, until=QUEUED
        ),
        "deadline-moved": DeadlineMoved(
            network="nims",
            to=to,
            about="life-2027-sap/2027-04-15",
            due=replace(DUES[0], was=date(2027, 5, 4), was_clock="17.00", is_earlier=True),
        ),
        "paper": PaperSent(network="nims", to=to, about=PAPER.key, answers=ANSWERED, paper=PAPER),
        "paper-choice": PaperChoice(
            network="nims", to=to, about="nims", answers=ANSWERED, papers=(PAPER, PAPER)
        ),
        "paper-refused": PaperRefused(network="nims", to=to, about="nims", answers=ANSWERED),
        "deadlines-noted": DeadlinesNoted(
            network="nims",
            to=coordinator,
            about="nims",
            answers=ANSWERED,
            noted=(NotedDeadline(what="new", key="life-2027-sap", dues=DUES[:1]),),
            unclear=("“medio maj”: it says that the date is not fixed yet",),
        ),
        "deadline-list": DeadlineList(
            network="nims", to=to, about="nims/deadlines/2027-03-01", rhythm="monthly", dues=DUES
        ),
        "receipt": Receipt(
            network="nims",
            to=to,
            about="nims",
            answers=ANSWERED,
            noted=(
                Noted(do="suggest-theme", text="Frivillige i internationale projekter"),
                Noted(do="vote", items=("2. Klima og energi", "5. Venskabsbyer")),
                Noted(
                    do="vote",
                    text="Vejle Kommune",
                    items=("2. Klima og energi",),
                    until=QUEUED.date(),
                    colleague="Jens Holm",
                ),
                Noted(do="outvoted", items=("1. Borgere",), colleague="Jens Holm"),
                Noted(do="resume"),
            ),
        ),
        "rsvp-receipt-and-more": RsvpReceipt(
            network="nims",
            to=to,
            about=MEETING.key,
            answers=ANSWERED,
            meeting=MEETING,
            rsvp=RSVP,
            noted=(Noted(do="offer-case", text="Vores venskabsby i Polen"),),
        ),
        "rsvp-receipt-handed-over": RsvpReceipt(
            network="nims",
            to=to,
            about=MEETING.key,
            answers=ANSWERED,
            meeting=MEETING,
            rsvp=RSVP,
            alias="mette@vejlekommune.example",
            left=("newsletter", "alerts"),
            handed_over=True,
        ),
        "rsvp-receipt-left-altogether": RsvpReceipt(
            network="nims",
            to=to,
            about=MEETING.key,
            answers=ANSWERED,
            meeting=MEETING,
            rsvp=rsvps["no"],
            left=("all",),
        ),
    }
    many |= _about_changes(to) | _about_guests(to)
    many |= of_committees(to, coordinator)
    for why in (Why.UNSURE, Why.FULL, Why.QUESTION, Why.TOO_LATE, Why.NO_RULE):
        many[f"not-understood-{why}"] = NotUnderstood(
            network="nims", to=to, about="nims", answers=ANSWERED, why=why
        )
    for name, rsvp in rsvps.items():
        many[f"rsvp-receipt-{name}"] = RsvpReceipt(
            network="nims",
            to=to,
            about=MEETING.key,
            answers=ANSWERED,
            meeting=MEETING,
            rsvp=rsvp,
        )
    for scope in ("all", "newsletter", "alerts", "forum", "invitations"):
        many[f"goodbye-{scope}"] = Goodbye(network="nims", to=to, about="nims", scopes=(scope,))
        many[f"confirm-leave-{scope}"] = ConfirmLeave(
            network="nims", to=to, about="nims", scope=scope
        )
    many["goodbye-several"] = Goodbye(
        network="nims", to=to, about="nims", scopes=("newsletter", "alerts", "forum")
    )
    return many


def _about_changes(to: Recipient) -> dict[str, Letter]:
    common: dict[str, Any] = {"network": "nims", "to": to, "about": MEETING.key}
    changed = replace(MOVED, starts=MEETING.starts, ends=MEETING.ends, text="Nyt program.")
    waiting = replace(RSVP, waiting=QUEUED)
    return {
        "meeting-moved": MeetingMoved(**common, meeting=MOVED, before=MEETING, said="yes"),
        "meeting-changed": MeetingChanged(**common, meeting=changed, before=MEETING, said="yes"),
        "meeting-cancelled": MeetingCancelled(**common, meeting=OFF, why="Der er *sne*."),
        "seat-given": SeatGiven(**common, meeting=MOVED, rsvp=RSVP),
        "rsvp-receipt-waiting": RsvpReceipt(
            **common, answers=ANSWERED, meeting=MEETING, rsvp=waiting
        ),
        "rsvp-receipt-moved": RsvpReceipt(
            **common, answers=ANSWERED, meeting=MOVED, rsvp=RSVP, moved=True
        ),
        "rsvp-receipt-off": RsvpReceipt(**common, answers=ANSWERED, meeting=OFF, rsvp=RSVP),
    }


def _about_guests(to: Recipient) -> dict[str, Letter]:
    guest = replace(to, name="Jens Holm", address="jens@vejle.example", person=None)
    common: dict[str, Any] = {"network": "nims", "to": guest, "about": MEETING.key}
    return {
        "guest-invited": GuestInvited(**common, meeting=MOVED, host="Mette Friis", at=QUEUED),
        "guest-updated": GuestUpdated(**common, meeting=MOVED, before=MEETING),
        "guest-released": GuestReleased(**common, meeting=MOVED, at=QUEUED),
        "guest-released-off": GuestReleased(**common, meeting=OFF, why="Sne.", at=QUEUED),
        "participant-list": ParticipantList(
            **common,
            meeting=MOVED,
            heads=2,
            perhaps=1,
            participants=(
                Participant(name="Mette Friis", organisation="Vejle"),
                Participant(name="", organisation="Vejle", role="arkitekt"),
            ),
            diets=(Diet(whose="Mette Friis", said="Jeg er vegetar", counted=("vegetarian",)),),
        ),
    }


def of_committees(to: Recipient, coordinator: Recipient) -> dict[str, Letter]:
    """Return the letters of a committee: agendas and minutes, and the word on them."""
    common: dict[str, Any] = {"network": "nims", "to": to, "meeting": MEETING}
    about = f"{MEETING.key}/agenda/2"
    agenda: dict[str, Any] = {"version": 2, "points": POINTS, "changes": CHANGES}
    minutes: dict[str, Any] = {"version": 1, "text": MINUTES, "until": QUEUED}
    answer: dict[str, Any] = {**common, "about": about, "answers": ANSWERED, "version": 2}
    return {
        "item-call": ItemCall(**common, about=MEETING.key, until=QUEUED),
        "agenda-approval": AgendaApproval(**common, **agenda, about=about, until=QUEUED),
        "agenda-approval-reminder": AgendaApproval(
            **common, about=about, version=1, points=POINTS, until=QUEUED, reminder=1
        ),
        "confirm-approval": ConfirmApproval(**answer, what="agenda", points=POINTS),
        "confirm-approval-changed": ConfirmApproval(
            **answer, what="agenda", points=POINTS, changes=CHANGES
        ),
        "confirm-approval-minutes": ConfirmApproval(**answer, what="minutes"),
        "approval-receipt": ApprovalReceipt(
            **answer, what="agenda", approved=True, points=POINTS, changes=CHANGES
        ),
        "approval-receipt-in-part": ApprovalReceipt(
            **answer,
            what="agenda",
            approved=False,
            points=POINTS,
            unclear=("Kan punkt 2 gøres kortere?",),
        ),
        "chair-answered": ChairAnswered(
            network="nims",
            to=coordinator,
            about=about,
            what="agenda",
            circle="chair",
            meeting=MEETING,
            version=2,
            approved=True,
            by="Mette Friis",
            points=POINTS,
            changes=CHANGES,
        ),
        "summons": Summons(**common, about=MEETING.key, version=1, points=POINTS),
        "summons-changed": Summons(
            **common, **agenda, about=MEETING.key, annexes=(replace(PAPER, text=MINUTES),)
        ),
        "minutes-approval": MinutesApproval(**common, **minutes, about=about, circle="chair"),
        "minutes-approval-members": MinutesApproval(
            **common, **minutes, about=about, circle="members", silence=True
        ),
        "action": ActionDue(
            **common, about=f"{MEETING.key}/1", task="Spørg ICMA", due=date(2027, 5, 1)
        ),
        "minutes": MinutesSent(**common, about=about, version=1, text=MINUTES),
    }


def writer() -> Writer:
    return Writer(Templates.read(), HOUSE)


def item(wording: Wording, letter: Letter) -> Item:
    """Return the outbox item of `letter` as the books would keep it."""
    return Item(
        key=HOUSE.seal.id_of("letter", letter.key),
        letter=letter.key,
        kind=letter.kind,
        network=letter.network,
        about=letter.about,
        person=letter.to.person,
        name=letter.to.name,
        recipient=letter.to.address,
        bare=bare(letter.to.address),
        words=wording.key,
        queued=QUEUED,
        not_before=QUEUED,
        in_reply_to=letter.answers.message_id if letter.answers else None,
    )


def token_for(letter: Letter) -> str | None:
    """Return a token for `letter`, if it carries one."""
    return TOKEN if letter.wants_answer else None
