"""What a mail leads to: by whom, in answer to what, and how sure the reader was."""

from dataclasses import replace
from datetime import timedelta

import pytest

from nimsmail.network.answers import HelpLetter, NotUnderstood
from nimsmail.network.audience import audience_of
from nimsmail.network.decide import answering
from nimsmail.network.incoming import (
    Automatic,
    Bounce,
    CalendarAnswer,
    Complaint,
    Failure,
    Reply,
    Sender,
    Unreadable,
    Wish,
)
from nimsmail.network.intents import (
    Attend,
    Comment,
    Confirm,
    Guest,
    Help,
    Intent,
    Join,
    Leave,
    Question,
    SwitchLanguage,
    Thanks,
)
from nimsmail.network.inviting import invite
from nimsmail.network.joining import ConfirmLeave, ConfirmSignUp, Goodbye, Welcome
from nimsmail.network.meetings import Rsvp, RsvpReceipt, rsvp_of
from nimsmail.network.outbox import Item
from nimsmail.network.outcome import Outcome
from nimsmail.network.pending import Pending
from nimsmail.network.people import Membership, Person, Standing, Suspension, membership_of
from nimsmail.network.reviews import Review, Why
from tests.network.desk import NIMS, Desk, mail_key

ANNA = "anna.berg@varde.example"
YES = Attend(answer="yes")


@pytest.fixture
def desk() -> Desk:
    return Desk()


def invited(desk: Desk, address: str = ANNA) -> tuple[Person, Item]:
    person = desk.member(address)
    meeting = desk.meeting()
    audience = audience_of(desk.books, desk.house, "nims")
    desk.keep(invite(desk.books, desk.house, meeting, audience).outcome)
    items = [i for i in desk.books.find(Item, "person", person.key) if i.kind == "invitation"]
    return person, items[0]


def kinds(outcome: Outcome) -> list[str]:
    return [letter.kind for letter in outcome.letters]


def whys(outcome: Outcome) -> list[Why]:
    return [review.why for review in outcome.reviews]


def standing(desk: Desk, person: Person) -> Standing:
    membership = membership_of(desk.books, "nims", person.key)
    assert membership is not None
    return membership.standing


# -- joining ----------------------------------------------------------------------------


def test_a_sign_up_is_asked_to_confirm_and_leaves_nothing_else(desk: Desk) -> None:
    outcome = desk.write("bo@assens.example", Join(name="<b>Bo</b>"))

    assert kinds(outcome) == [ConfirmSignUp.kind]
    assert outcome.letters[0].to.name == ""
    assert list(desk.books.every(Person)) == []


def test_a_confirmed_sign_up_is_welcomed_with_the_consent_kept(desk: Desk) -> None:
    desk.write("bo@varde.example", Join(name="Bo Dahl"))
    asked = desk.last_item(ConfirmSignUp.kind)

    outcome = desk.write("bo@varde.example", Confirm(), answers=asked)

    (person,) = desk.books.every(Person)
    membership = membership_of(desk.books, "nims", person.key)
    assert kinds(outcome) == [Welcome.kind]
    assert (person.name, person.organisation) == ("Bo Dahl", "varde")
    assert membership is not None and membership.consent is not None
    assert membership.consent.evidence == mail_key(desk.mails)


def test_the_organisation_that_was_named_at_sign_up_is_kept(desk: Desk) -> None:
    desk.write("bo@gmail.example", Join(organisation="VARDE"))

    desk.write("bo@gmail.example", Confirm(), answers=desk.last_item(ConfirmSignUp.kind))

    (person,) = desk.books.every(Person)
    assert person.organisation == "varde"


def test_a_confirmation_acts_once(desk: Desk) -> None:
    desk.write("bo@varde.example", Join())
    asked = desk.last_item(ConfirmSignUp.kind)
    desk.write("bo@varde.example", Confirm(), answers=asked)

    again = desk.write("bo@varde.example", Confirm(), answers=asked)

    assert (again.records, again.letters, again.reviews) == ((), (), ())


def test_nobody_else_can_confirm(desk: Desk) -> None:
    desk.write("bo@varde.example", Join())
    asked = desk.last_item(ConfirmSignUp.kind)

    outcome = desk.write("eve@other.example", Confirm(), answers=asked)

    assert whys(outcome) == [Why.OTHER_SENDER]
    assert list(desk.books.every(Membership)) == []


def test_a_confirmation_after_a_week_is_too_late(desk: Desk) -> None:
    desk.write("bo@varde.example", Join())
    asked = desk.last_item(ConfirmSignUp.kind)
    desk.later(days=7)

    outcome = desk.write("bo@varde.example", Confirm(), answers=asked)

    assert whys(outcome) == [Why.TOO_LATE]


def test_a_no_to_the_confirmation_forgets_the_sign_up(desk: Desk) -> None:
    desk.write("bo@varde.example", Join())
    asked = desk.last_item(ConfirmSignUp.kind)

    outcome = desk.write("bo@varde.example", Leave(), answers=asked)

    assert list(desk.books.every(Pending)) == []
    assert outcome.reviews == ()


def test_a_victim_gets_one_confirmation_a_day_and_three_a_month(desk: Desk) -> None:
    sent = 0
    for _ in range(240):
        sent += len(desk.write("victim@varde.example", Join()).letters)
        desk.later(hours=3)

    assert sent == 3


def test_signing_up_a_colleague_goes_to_a_person(desk: Desk) -> None:
    _, item = invited(desk)

    outcome = desk.write(ANNA, Join(name="Mette Friis"), answers=item)

    assert whys(outcome) == [Why.UNSURE]
    assert kinds(outcome) == [NotUnderstood.kind]


def test_a_stranger_cannot_sign_up_somebody_else(desk: Desk) -> None:
    mail = desk.mail("bo@assens.example")
    mail = replace(mail, sender=Sender(address="bo@assens.example", name="Bo Dahl"))
    wishes = (Wish(intent=Join(name="Mette Friis"), certain=True),)

    outcome = desk.take_in(Reply(mail=mail, words="(ord)", language="da", wishes=wishes))

    assert (outcome.letters, whys(outcome)) == ((), [Why.UNSURE])


def test_a_colleague_who_signs_up_from_a_forwarded_letter_is_asked_to_confirm(desk: Desk) -> None:
    _, item = invited(desk)

    outcome = desk.write("mette@varde.example", Join(), answers=item)

    assert [letter.to.address for letter in outcome.letters] == ["mette@varde.example"]


def test_who_left_may_come_back_and_stays_the_same_person(desk: Desk) -> None:
    person, item = invited(desk)
    desk.write(ANNA, Leave(), answers=item)
    desk.later(days=2)
    desk.write(ANNA, Join())

    outcome = desk.write(ANNA, Confirm(), answers=desk.last_item(ConfirmSignUp.kind))

    assert kinds(outcome) == [Welcome.kind]
    assert standing(desk, person) is Standing.MEMBER
    assert len(list(desk.books.every(Person))) == 1


# -- leaving ----------------------------------------------------------------------------


def test_leaving_with_the_letters_token_needs_no_more(desk: Desk) -> None:
    person, item = invited(desk)

    outcome = desk.write(ANNA, Leave(), answers=item)

    assert kinds(outcome) == [Goodbye.kind]
    assert standing(desk, person) is Standing.LEFT


def test_leaving_without_proof_is_confirmed_first(desk: Desk) -> None:
    person = desk.member()

    asked = desk.write(ANNA, Leave())
    still = standing(desk, person)
    desk.write(ANNA, Confirm(), answers=desk.last_item(ConfirmLeave.kind))

    assert kinds(asked) == [ConfirmLeave.kind]
    assert still is Standing.MEMBER
    assert standing(desk, person) is Standing.LEFT


def test_leaving_one_kind_of_letter_keeps_the_rest(desk: Desk) -> None:
    person, item = invited(desk)

    outcome = desk.write(ANNA, Leave(scope="newsletter"), answers=item)

    membership = membership_of(desk.books, "nims", person.key)
    assert membership is not None
    assert membership.standing is Standing.MEMBER
    assert "newsletter" not in membership.subscriptions
    assert kinds(outcome) == [Goodbye.kind]


def test_a_complaint_is_leaving_without_another_letter(desk: Desk) -> None:
    person, item = invited(desk)

    outcome = desk.take_in(Complaint(mail=desk.mail("fbl@isp.example", returns=item)))

    assert standing(desk, person) is Standing.LEFT
    assert (outcome.letters, whys(outcome)) == ((), [Why.COMPLAINT])


def test_yes_take_me_off_confirms_the_leaving(desk: Desk) -> None:
    person = desk.member()
    desk.write(ANNA, Leave())

    outcome = desk.write(ANNA, Leave(), answers=desk.last_item(ConfirmLeave.kind))

    assert kinds(outcome) == [Goodbye.kind]
    assert standing(desk, person) is Standing.LEFT


def test_leaving_two_kinds_of_letter_is_one_goodbye(desk: Desk) -> None:
    person, item = invited(desk)

    outcome = desk.write(ANNA, Leave(scope="newsletter"), Leave(scope="alerts"), answers=item)

    membership = membership_of(desk.books, "nims", person.key)
    assert membership is not None and membership.subscriptions == ("invitations", "forum")
    (goodbye,) = outcome.letters
    assert isinstance(goodbye, Goodbye) and goodbye.scopes == ("newsletter", "alerts")


def test_a_leave_that_cannot_be_asked_about_again_goes_to_a_person(desk: Desk) -> None:
    desk.member()
    desk.write(ANNA, Leave())

    again = desk.write(ANNA, Leave())

    assert (again.letters[0].kind, whys(again)) == (NotUnderstood.kind, [Why.UNPROVEN])


def test_leaving_is_asked_at_the_address_that_works(desk: Desk) -> None:
    person = desk.member()
    other = "anna@privat.example"
    dead = Suspension(address=ANNA, since=desk.now, why="bounced")
    desk.books.put(replace(person, addresses=(ANNA, other), suspended=(dead,)))
    desk.write(other, Leave())

    desk.write(other, Confirm(), answers=desk.last_item(ConfirmLeave.kind))

    assert standing(desk, person) is Standing.LEFT


# -- answering an invitation ---------------------------------------------------------------


def test_a_yes_with_a_guest_is_noted_and_receipted(desk: Desk) -> None:
    person, item = invited(desk)
    attend = Attend(answer="yes", guests=(Guest(name="Mette Friis"),), note="vegetar")

    outcome = desk.write(ANNA, attend, answers=item)

    rsvp = rsvp_of(desk.books, "nims-2027-03", person.key)
    assert rsvp is not None
    assert (rsvp.answer, rsvp.guests, rsvp.note) == ("yes", (Guest(name="Mette Friis"),), "vegetar")
    assert kinds(outcome) == [RsvpReceipt.kind]
    assert outcome.reviews == ()


def test_a_changed_mind_replaces_the_answer_and_gets_a_receipt_of_its_own(desk: Desk) -> None:
    person, item = invited(desk)
    desk.write(ANNA, YES, answers=item)
    desk.later(days=1)

    outcome = desk.write(ANNA, Attend(answer="no"), answers=item)

    rsvp = rsvp_of(desk.books, "nims-2027-03", person.key)
    assert rsvp is not None and rsvp.answer == "no"
    assert kinds(outcome) == [RsvpReceipt.kind]


def test_the_last_answer_wins_in_whatever_order_the_mails_are_read(desk: Desk) -> None:
    person, item = invited(desk)
    early = desk.mail(ANNA, answers=item)
    desk.later(hours=2)
    desk.write(ANNA, Attend(answer="no"), answers=item)

    late = desk.take_in(
        Reply(mail=early, words="Ja", language="da", wishes=(Wish(intent=YES, certain=True),))
    )

    rsvp = rsvp_of(desk.books, "nims-2027-03", person.key)
    assert rsvp is not None and rsvp.answer == "no"
    assert late.records == ()


def test_the_same_desk_under_the_other_domain_is_noted_as_an_alias(desk: Desk) -> None:
    person, item = invited(desk)

    outcome = desk.write("anna.berg@vardekommune.example", YES, answers=item)

    (receipt,) = outcome.letters
    assert isinstance(receipt, RsvpReceipt) and receipt.alias == "anna.berg@vardekommune.example"
    known = desk.books.get(Person, person.key)
    assert known is not None and known.addresses == (ANNA, "anna.berg@vardekommune.example")


@pytest.mark.parametrize(
    "stranger", ["anna.berg@evil.example", "anna.berg@evil-varde.example", "bo@varde.example"]
)
def test_a_token_from_anybody_else_is_for_a_person(desk: Desk, stranger: str) -> None:
    _, item = invited(desk)

    outcome = desk.write(stranger, YES, answers=item)

    assert whys(outcome) == [Why.OTHER_SENDER]
    assert outcome.letters == ()
    assert list(desk.books.every(Rsvp)) == []


def test_a_wrong_token_proves_nothing(desk: Desk) -> None:
    _, item = invited(desk)
    mail = desk.mail(ANNA, answers=item)
    wrong = mail.tokens[0][:-1] + ("a" if mail.tokens[0][-1] != "a" else "b")

    outcome = desk.take_in(
        Reply(
            mail=replace(mail, tokens=(wrong,)),
            words="Ja",
            language="da",
            wishes=(Wish(intent=YES, certain=True),),
        )
    )

    assert whys(outcome) == [Why.UNPROVEN]


def test_an_authenticated_member_may_answer_in_a_fresh_mail(desk: Desk) -> None:
    invited(desk)

    outcome = desk.write(ANNA, YES, authenticated=True)

    assert kinds(outcome) == [RsvpReceipt.kind]


def test_a_yes_after_the_deadline_is_for_a_person_but_a_no_is_taken(desk: Desk) -> None:
    _, item = invited(desk)
    desk.later(days=55)

    late_yes = desk.write(ANNA, YES, answers=item)
    late_no = desk.write(ANNA, Attend(answer="no"), answers=item)

    assert whys(late_yes) == [Why.TOO_LATE]
    assert kinds(late_no) == [RsvpReceipt.kind]


def test_nothing_is_answered_once_the_meeting_has_begun(desk: Desk) -> None:
    _, item = invited(desk)
    desk.later(days=70)

    outcome = desk.write(ANNA, Attend(answer="no"), answers=item)

    assert whys(outcome) == [Why.TOO_LATE]


def test_one_mail_with_several_wishes_gets_one_receipt_that_tells_them_all(desk: Desk) -> None:
    person, item = invited(desk)

    outcome = desk.write(
        "anna.berg@vardekommune.example",
        SwitchLanguage(to="en"),
        YES,
        Leave(scope="newsletter"),
        Help(),
        answers=item,
    )

    (receipt,) = outcome.letters
    assert isinstance(receipt, RsvpReceipt)
    assert (receipt.left, receipt.to.language) == (("newsletter",), "en")
    known = desk.books.get(Person, person.key)
    assert known is not None and (known.language, len(known.addresses)) == ("en", 2)


def test_coming_and_leaving_in_one_mail_contradict_each_other(desk: Desk) -> None:
    person, item = invited(desk)

    outcome = desk.write(ANNA, YES, Leave(), answers=item)

    assert whys(outcome) == [Why.UNSURE]
    assert standing(desk, person) is Standing.MEMBER


def test_a_no_and_a_farewell_for_good_get_the_goodbye(desk: Desk) -> None:
    person, item = invited(desk)

    outcome = desk.write(ANNA, Attend(answer="no"), Leave(), Question(text="?"), answers=item)

    (goodbye,) = outcome.letters
    assert isinstance(goodbye, Goodbye) and goodbye.handed_over
    assert standing(desk, person) is Standing.LEFT


def test_anothers_address_is_nobodys_alias(desk: Desk) -> None:
    desk.member("anna.berg@vardekommune.example", "Another Anna Berg")
    _, item = invited(desk)

    outcome = desk.write("anna.berg@vardekommune.example", YES, answers=item)

    assert whys(outcome) == [Why.OTHER_SENDER]


def test_a_fresh_mail_cannot_answer_a_meeting_that_its_author_is_not_invited_to(
    desk: Desk,
) -> None:
    desk.meeting()
    desk.member()

    outcome = desk.write(ANNA, YES, authenticated=True)

    assert whys(outcome) == [Why.NO_SUBJECT_MATTER]


def test_two_answers_in_one_mail_contradict_each_other(desk: Desk) -> None:
    _, item = invited(desk)

    outcome = desk.write(ANNA, YES, Attend(answer="no"), answers=item)

    assert whys(outcome) == [Why.UNSURE]
    assert list(desk.books.every(Rsvp)) == []


def test_the_clear_wish_is_carried_out_and_the_question_handed_over_with_one_letter(
    desk: Desk,
) -> None:
    _, item = invited(desk)

    outcome = desk.write(ANNA, YES, Question(text="Er der parkering?"), answers=item)

    (receipt,) = outcome.letters
    assert isinstance(receipt, RsvpReceipt) and receipt.handed_over
    assert whys(outcome) == [Why.QUESTION]


def test_doubt_goes_to_review_with_a_suggestion_and_changes_nothing(desk: Desk) -> None:
    _, item = invited(desk)

    outcome = desk.write(ANNA, YES, answers=item, certain=False)

    (review,) = outcome.reviews
    assert review.suggestion == ({"do": "attend", "answer": "yes"},)
    assert kinds(outcome) == [NotUnderstood.kind]
    assert list(desk.books.every(Rsvp)) == []


def test_what_is_understood_and_nothing_here_carries_out_is_handed_over(desk: Desk) -> None:
    _, item = invited(desk)

    outcome = desk.write(ANNA, Comment(text="Vi er enige."), answers=item)

    assert whys(outcome) == [Why.NO_RULE]


# -- calendars ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("partstat", "answer"), [("ACCEPTED", "yes"), ("DECLINED", "no"), ("TENTATIVE", "maybe")]
)
def test_a_calendars_answer_counts_as_one_in_words(desk: Desk, partstat: str, answer: str) -> None:
    person, item = invited(desk)

    desk.take_in(
        CalendarAnswer(
            mail=desk.mail(ANNA, answers=item),
            method="REPLY",
            uid=desk.uid(item),
            attendee=ANNA,
            partstat=partstat,
        )
    )

    rsvp = rsvp_of(desk.books, "nims-2027-03", person.key)
    assert rsvp is not None and rsvp.answer == answer


@pytest.mark.parametrize(
    ("method", "attendee", "partstat"),
    [
        ("REPLY", "bo@assens.example", "ACCEPTED"),
        ("COUNTER", ANNA, "ACCEPTED"),
        ("REPLY", ANNA, "DELEGATED"),
        ("REPLY", ANNA, ""),
    ],
)
def test_a_calendars_other_answers_are_for_a_person(
    desk: Desk, method: str, attendee: str, partstat: str
) -> None:
    _, item = invited(desk)

    outcome = desk.take_in(
        CalendarAnswer(
            mail=desk.mail(ANNA, answers=item),
            method=method,
            uid=desk.uid(item),
            attendee=attendee,
            partstat=partstat,
        )
    )

    assert whys(outcome) == [Why.UNSURE]
    assert list(desk.books.every(Rsvp)) == []


def test_an_answer_to_an_entry_that_is_not_ours_is_for_a_person(desk: Desk) -> None:
    invited(desk)

    outcome = desk.take_in(
        CalendarAnswer(
            mail=desk.mail(ANNA, authenticated=True),
            method="REPLY",
            uid="040000008200E00074C5B7101A82E008",
            attendee=ANNA,
            partstat="ACCEPTED",
        )
    )

    assert whys(outcome) == [Why.UNSURE]
    assert list(desk.books.every(Rsvp)) == []


# -- machines, bounces and what cannot be read ---------------------------------------------


def test_a_machine_is_never_answered(desk: Desk) -> None:
    _, item = invited(desk)

    outcome = desk.take_in(Automatic(mail=desk.mail(ANNA, answers=item)))

    assert (outcome.records, outcome.letters, outcome.reviews) == ((), (), ())


def test_no_longer_employed_here_is_for_a_person(desk: Desk) -> None:
    _, item = invited(desk)

    outcome = desk.take_in(Automatic(mail=desk.mail(ANNA, answers=item), departed=True))

    assert (outcome.letters, whys(outcome)) == ((), [Why.DEPARTED])


def bounce(desk: Desk, item: Item | None, status: str, **more: bool) -> Outcome:
    permanent = not status.startswith("4")
    failure = Failure(recipient=ANNA, status=status, permanent=permanent, **more)
    mail = desk.mail("mailer-daemon@varde.example", returns=item)
    return desk.take_in(Bounce(mail=mail, failures=(failure,)))


def test_a_permanent_bounce_suspends_the_address_and_tells_the_coordinator(desk: Desk) -> None:
    person, item = invited(desk)

    outcome = bounce(desk, item, "5.1.1", dead=True)

    known = desk.books.get(Person, person.key)
    assert known is not None and known.address is None
    assert (outcome.letters, whys(outcome)) == ((), [Why.UNREACHABLE])


@pytest.mark.parametrize("status", ["5.2.2", "5.3.4", "5.7.1", "5.0.0", "5.4.6", ""])
def test_a_full_or_guarded_mailbox_is_told_of_but_not_suspended(desk: Desk, status: str) -> None:
    person, item = invited(desk)

    outcome = bounce(desk, item, status)

    assert desk.books.get(Person, person.key) == person
    assert whys(outcome) == [Why.BOUNCED]


def test_what_is_only_late_changes_nothing(desk: Desk) -> None:
    _, item = invited(desk)

    outcome = bounce(desk, item, "4.4.1")

    assert (outcome.records, outcome.reviews) == ((), ())


def test_a_bounce_of_no_letter_of_ours_changes_nothing_and_is_shown(desk: Desk) -> None:
    invited(desk)

    outcome = bounce(desk, None, "5.1.1", dead=True)

    assert (outcome.records, outcome.letters, whys(outcome)) == ((), (), [Why.FOREIGN_BOUNCE])


def test_nobody_who_has_read_a_letter_can_forge_its_bounce_or_a_complaint(desk: Desk) -> None:
    person, item = invited(desk)
    mail = desk.mail("mailer-daemon@evil.example", answers=item)
    dead = Failure(recipient=ANNA, status="5.1.1", permanent=True, dead=True)

    bounced = desk.take_in(Bounce(mail=mail, failures=(dead,)))
    complained = desk.take_in(Complaint(mail=replace(mail, key=mail_key(99))))

    assert (bounced.records, whys(bounced)) == ((), [Why.FOREIGN_BOUNCE])
    assert (complained.records, whys(complained)) == ((), [Why.COMPLAINT])
    assert desk.books.get(Person, person.key) == person


def test_a_sign_up_that_bounces_is_forgotten(desk: Desk) -> None:
    desk.write("bo@varde.example", Join())

    outcome = bounce(desk, desk.last_item(ConfirmSignUp.kind), "5.1.1", dead=True)

    assert list(desk.books.every(Pending)) == []
    assert (outcome.letters, outcome.reviews) == ((), ())


def test_what_cannot_be_read_goes_to_a_person(desk: Desk) -> None:
    outcome = desk.take_in(Unreadable(mail=desk.mail(None), why="100,000 parts"))

    (review,) = outcome.reviews
    assert (review.why, review.details) == (Why.UNREADABLE, ("100,000 parts",))


# -- strangers, helpers and coordinators ------------------------------------------------------


@pytest.mark.parametrize(
    ("sender", "why"),
    [
        (None, Why.NO_SENDER),
        ("karen.holt@sekretariat.example", Why.COORDINATOR),
        ("stranger@other.example", Why.STRANGER),
    ],
)
def test_whom_we_do_not_know_gets_no_answer(desk: Desk, sender: str | None, why: Why) -> None:
    outcome = desk.write(sender, YES)

    assert (outcome.letters, whys(outcome)) == ((), [why])


def test_help_comes_once_a_day(desk: Desk) -> None:
    desk.member()

    letters = [desk.write(ANNA, Help()).letters for _ in range(3)]

    assert [len(each) for each in letters] == [1, 0, 0]
    assert letters[0][0].kind == HelpLetter.kind


def test_a_member_is_written_to_in_the_language_they_ask_for(desk: Desk) -> None:
    person, item = invited(desk)

    outcome = desk.write(ANNA, SwitchLanguage(to="en"), answers=item)

    known = desk.books.get(Person, person.key)
    assert known is not None and known.language == "en"
    assert [(each.kind, each.to.language) for each in outcome.letters] == [("help", "en")]


def test_thanks_ask_for_nothing(desk: Desk) -> None:
    _, item = invited(desk)

    outcome = desk.write(ANNA, Thanks(), answers=item)

    assert (outcome.records, outcome.letters, outcome.reviews) == ((), (), ())


@pytest.mark.parametrize("intent", [YES, Leave(), Help(), Confirm()])
def test_the_same_mail_again_changes_nothing_more(desk: Desk, intent: Intent) -> None:
    _, item = invited(desk)
    reply = Reply(
        mail=desk.mail(ANNA, answers=item),
        words="(ord)",
        language="da",
        wishes=(Wish(intent=intent, certain=True),),
    )
    desk.take_in(reply)
    before = {name: dict(table) for name, table in desk.books.tables.items()}

    again = desk.take_in(reply)

    assert again.letters == ()
    assert desk.books.tables == before


def test_an_invitation_says_what_a_reader_needs_to_know(desk: Desk) -> None:
    _, item = invited(desk)

    told = answering(desk.books, desk.house, desk.mail(ANNA, answers=item), desk.now)

    assert (told.kind, told.meeting_place, told.coordinator) == (
        "invitation",
        "Kulturhuset, Vejen",
        NIMS.coordinators[0].name,
    )
    assert told.meeting_date is not None and told.meeting_date.isoformat() == "2027-03-18"


def test_a_review_is_kept_under_the_mails_key(desk: Desk) -> None:
    outcome = desk.write("stranger@other.example", YES)

    assert desk.books.get(Review, outcome.reviews[0].key) is not None
    assert desk.now - outcome.reviews[0].received == timedelta(0)
