"""One door per municipality: who it is, whether they still answer, and how it is handed on."""

from dataclasses import replace

from nimsmail.network.contacts import Contactship, door_of, doors, named
from nimsmail.network.due import due
from nimsmail.network.handled import Handled
from nimsmail.network.handovers import ConfirmSuccessor, ConfirmTakeOver, Handover
from nimsmail.network.house import ContactRules
from nimsmail.network.incoming import Automatic
from nimsmail.network.intents import (
    AskContacts,
    Confirm,
    Guest,
    Leave,
    StepDown,
    Successor,
    to_plain,
)
from nimsmail.network.joining import Goodbye, Newcomer, Welcome, joined
from nimsmail.network.outbox import Item, State
from nimsmail.network.outcome import Outcome
from nimsmail.network.people import (
    Consent,
    Organisation,
    Person,
    Standing,
    membership_of,
    person_at,
)
from nimsmail.network.receipts import Receipt
from nimsmail.network.resolving import resolved, suggested
from nimsmail.network.reviews import Why
from nimsmail.network.yearly import StillContact, WhoInstead
from tests.network.desk import VARDE, Desk

ANNA, METTE = "anna.berg@varde.example", "mette.friis@varde.example"
METTE_FRIIS = Successor(name="Mette Friis", email=METTE)


class Municipality(Desk):
    """A desk with Varde, which ought to have a contact, and Anna, who is that."""

    def __init__(self) -> None:
        super().__init__()
        self.books.put(replace(VARDE, networks=("nims",)))
        self.anna = self.member(ANNA)
        self.name(self.anna)
        self.house = replace(self.house, contacts=ContactRules(yearly="automatic"))
        self.deliver()

    def name(self, who: Person) -> None:
        self.keep(Outcome(records=named(self.books, "nims", who, "contact")))

    def letter(self, kind: str = "welcome") -> Item:
        return self.last_item(kind)

    def roles(self, who: Person) -> tuple[str, ...]:
        membership = membership_of(self.books, "nims", who.key)
        assert membership is not None
        return membership.roles

    def mette(self) -> Person:
        found = person_at(self.books, METTE)
        assert found is not None
        return found

    def state(self) -> str:
        return door_of(self.books, self.house, "nims", self.varde, self.now).state

    @property
    def varde(self) -> Organisation:
        found = self.books.get(Organisation, "varde")
        assert found is not None
        return found

    def invited(self, number: int) -> None:
        """Let Anna have an invitation to a meeting, which was sent."""
        sample = self.letter()
        self.books.put(
            replace(
                sample,
                key=f"i{number}",
                kind="invitation",
                about=f"m{number}",
                queued=self.now,
                state=State.SENT,
            )
        )

    def heard(self) -> None:
        self.books.put(
            Handled(
                key="mail",
                network="nims",
                kind="reply",
                folder="handled",
                received=self.now,
                handled=self.now,
                person=self.anna.key,
            )
        )

    def turn(self) -> Outcome:
        return self.keep(due(self.books, self.house, self.now))

    def asked(self) -> Item:
        """Let a year pass, so that Anna is asked whether she still is the contact."""
        self.turn()
        self.later(days=366)
        self.turn()
        self.deliver()
        return self.letter(StillContact.kind)


# -- naming --------------------------------------------------------------------------------


def test_an_organisation_has_one_contact_and_who_was_it_stays_a_member() -> None:
    desk = Municipality()
    bo = desk.member("bo@varde.example", "Bo Iversen")

    desk.name(bo)

    assert (desk.roles(desk.anna), desk.roles(bo)) == ((), ("contact",))
    found = membership_of(desk.books, "nims", desk.anna.key)
    assert found is not None and found.standing is Standing.MEMBER


def test_who_signs_up_as_the_contact_relieves_the_one_before() -> None:
    desk = Municipality()
    newcomer = Newcomer(
        network="nims", address=METTE, name="Mette Friis", language="da", roles=("contact",)
    )

    desk.keep(joined(desk.books, desk.house, newcomer, Consent(given=desk.now, how="by phone")))

    assert (desk.roles(desk.anna), desk.roles(desk.mette())) == ((), ("contact",))


def test_a_deputy_alone_is_a_door_but_no_contact() -> None:
    desk = Municipality()
    desk.member("bo@varde.example", "Bo Iversen")
    membership = membership_of(desk.books, "nims", desk.anna.key)
    assert membership is not None
    desk.books.put(replace(membership, roles=("deputy",)))

    (door,) = doors(desk.books, desk.house, "nims", desk.now)

    assert (door.state, door.is_covered) == ("deputy", False)


# -- whether they still answer ---------------------------------------------------------------


def test_a_contact_who_answers_nothing_for_long_counts_as_silent() -> None:
    desk = Municipality()
    for number in range(4):
        desk.later(days=50)
        desk.invited(number)
    before = desk.state()

    desk.later(days=50)

    assert (before, desk.state()) == ("contact", "doubtful")


def test_a_mail_from_the_contact_ends_the_silence() -> None:
    desk = Municipality()
    for number in range(4):
        desk.later(days=50)
        desk.invited(number)
    desk.later(days=50)

    desk.heard()

    assert desk.state() == "contact"


def test_reminders_of_one_meeting_are_one_question() -> None:
    desk = Municipality()
    for _ in range(6):
        desk.later(days=50)
        desk.invited(1)
    desk.later(days=50)

    assert desk.state() == "contact"


# -- a successor by mail ---------------------------------------------------------------------


def test_a_proven_successor_is_asked_and_takes_over_by_their_own_yes() -> None:
    desk = Municipality()

    named_ = desk.write(ANNA, METTE_FRIIS, answers=desk.letter(), authenticated=True)
    before = (desk.roles(desk.anna), person_at(desk.books, METTE))
    yes = desk.write(METTE, Confirm(), answers=desk.letter(ConfirmTakeOver.kind))

    assert {type(letter) for letter in named_.letters} == {Receipt, ConfirmTakeOver}
    assert before == (("contact",), None)
    assert [type(letter) for letter in yes.letters] == [Welcome]
    assert (desk.roles(desk.anna), desk.roles(desk.mette())) == ((), ("contact",))
    assert desk.mette().organisation == "varde"
    assert list(desk.books.every(Handover)) == []


def test_the_letter_to_a_successor_holds_nothing_that_the_mail_said() -> None:
    desk = Municipality()

    outcome = desk.write(ANNA, METTE_FRIIS, answers=desk.letter(), authenticated=True)

    (letter,) = [each for each in outcome.letters if isinstance(each, ConfirmTakeOver)]
    assert (letter.to.name, letter.to.address) == ("", METTE)
    assert (letter.predecessor, letter.organisation) == ("Anna Berg", "Varde")


def test_where_nothing_vouches_for_from_the_member_is_asked_first() -> None:
    desk = Municipality()

    first = desk.write(ANNA, METTE_FRIIS, answers=desk.letter())
    second = desk.write(ANNA, Confirm(), answers=desk.letter(ConfirmSuccessor.kind))

    assert [type(letter) for letter in first.letters] == [ConfirmSuccessor]
    assert first.letters[0].to.address == ANNA
    assert {type(letter) for letter in second.letters} == {Receipt, ConfirmTakeOver}


def test_a_forger_who_claims_to_be_the_contact_moves_nothing() -> None:
    desk = Municipality()

    outcome = desk.write(ANNA, METTE_FRIIS)

    assert [(type(each), each.to.address) for each in outcome.letters] == [(ConfirmSuccessor, ANNA)]
    assert desk.roles(desk.anna) == ("contact",)


def test_a_no_to_was_it_you_leaves_everything_as_it_is() -> None:
    desk = Municipality()
    desk.write(ANNA, METTE_FRIIS, answers=desk.letter())

    outcome = desk.write(ANNA, Leave(), answers=desk.letter(ConfirmSuccessor.kind))

    assert outcome.letters == ()
    assert desk.roles(desk.anna) == ("contact",)
    assert desk.state() == "contact"


def test_who_leaves_in_the_same_mail_hands_the_door_on_all_the_same() -> None:
    desk = Municipality()

    outcome = desk.write(ANNA, Leave(), METTE_FRIIS, answers=desk.letter(), authenticated=True)
    desk.write(METTE, Confirm(), answers=desk.letter(ConfirmTakeOver.kind))

    assert {type(letter) for letter in outcome.letters} == {Goodbye, ConfirmTakeOver}
    assert desk.roles(desk.mette()) == ("contact",)


def test_a_member_who_is_named_takes_over_by_a_yes_and_is_told_so() -> None:
    desk = Municipality()
    welcome = desk.letter()
    desk.member(METTE, "Mette Friis")
    desk.write(ANNA, METTE_FRIIS, answers=welcome, authenticated=True)

    outcome = desk.write(METTE, Confirm(), answers=desk.letter(ConfirmTakeOver.kind))

    (receipt,) = outcome.letters
    assert isinstance(receipt, Receipt)
    assert [(each.do, each.text) for each in receipt.noted] == [("take-over", "Varde")]
    assert (desk.roles(desk.anna), desk.roles(desk.mette())) == ((), ("contact",))


def test_a_successor_at_another_municipality_is_for_a_person() -> None:
    desk = Municipality()
    desk.books.put(Organisation(key="vejle", name="Vejle", domains=("vejle.example",)))
    wish = Successor(name="Ida Bo", email="ida@vejle.example")

    outcome = desk.write(ANNA, wish, answers=desk.letter(), authenticated=True)

    assert [review.why for review in outcome.reviews] == [Why.UNSURE]
    assert list(desk.books.every(Handover)) == []


def test_a_successor_who_says_no_is_told_to_the_coordinator() -> None:
    desk = Municipality()
    desk.write(ANNA, METTE_FRIIS, answers=desk.letter(), authenticated=True)

    outcome = desk.write(METTE, Leave(), answers=desk.letter(ConfirmTakeOver.kind))

    assert [review.why for review in outcome.reviews] == [Why.NO_SUCCESSOR]
    assert person_at(desk.books, METTE) is None
    assert desk.roles(desk.anna) == ("contact",)


def test_a_successor_who_says_nothing_is_given_up_after_a_week() -> None:
    desk = Municipality()
    desk.write(ANNA, METTE_FRIIS, answers=desk.letter(), authenticated=True)

    desk.later(days=6)
    early = desk.turn()
    desk.later(days=1)
    late = desk.turn()

    assert [review.why for review in early.reviews] == []
    assert [review.why for review in late.reviews] == [Why.NO_SUCCESSOR]
    assert list(desk.books.every(Handover)) == []


def test_no_longer_employed_suggests_who_takes_over_and_names_the_lost_door() -> None:
    desk = Municipality()
    mail = desk.mail(ANNA, answers=desk.letter())
    gone = Automatic(
        mail=mail, departed=True, substitute=Guest(name="Mette Friis", email=METTE), words="Borte."
    )

    (review,) = desk.take_in(gone).reviews
    outcome = desk.keep(resolved(desk.books, desk.house, review, suggested(review), desk.now))

    assert review.doorless == "Varde"
    assert review.suggestion == (to_plain(METTE_FRIIS), to_plain(Leave()))
    assert {type(letter) for letter in outcome.letters} == {Goodbye, ConfirmTakeOver}


# -- once a year -------------------------------------------------------------------------------


def test_a_contact_is_asked_once_a_year_and_a_yes_is_noted() -> None:
    desk = Municipality()
    letter = desk.asked()
    again = desk.turn()

    outcome = desk.write(ANNA, Confirm(), answers=letter)

    assert again.letters == ()
    (receipt,) = outcome.letters
    assert isinstance(receipt, Receipt) and receipt.noted[0].do == "still-contact"
    said = desk.books.get(Contactship, f"nims/{desk.anna.key}")
    assert said is not None and said.course == "confirmed"


def test_a_network_that_was_just_set_up_asks_nobody() -> None:
    desk = Municipality()

    assert desk.turn().letters == ()


def test_nobody_is_asked_at_night_or_on_a_day_off() -> None:
    desk = Municipality()
    desk.turn()
    desk.later(days=369, hours=0)  # a Saturday
    saturday = desk.turn()
    desk.later(days=1, hours=12)  # Sunday evening
    sunday = desk.turn()

    assert (saturday.letters, sunday.letters) == ((), ())


def test_a_no_asks_who_it_is_instead_and_keeps_the_member() -> None:
    desk = Municipality()

    outcome = desk.write(ANNA, StepDown(), answers=desk.asked())

    assert [type(letter) for letter in outcome.letters] == [WhoInstead]
    assert desk.state() == "doubtful"
    found = membership_of(desk.books, "nims", desk.anna.key)
    assert found is not None and found.standing is Standing.MEMBER


def test_a_no_with_a_name_hands_the_door_on() -> None:
    desk = Municipality()

    outcome = desk.write(ANNA, StepDown(), METTE_FRIIS, answers=desk.asked(), authenticated=True)
    desk.write(METTE, Confirm(), answers=desk.letter(ConfirmTakeOver.kind))

    (receipt,) = [each for each in outcome.letters if isinstance(each, Receipt)]
    assert [each.do for each in receipt.noted] == ["step-down", "successor"]
    assert desk.roles(desk.mette()) == ("contact",)
    assert desk.state() == "contact"


def test_silence_is_reminded_of_once_and_then_told_to_the_coordinator() -> None:
    desk = Municipality()
    desk.asked()

    desk.later(days=14)
    reminder = desk.turn()
    desk.later(days=14)
    told = desk.turn()
    desk.later(days=14)
    after = desk.turn()

    (letter,) = reminder.letters
    assert isinstance(letter, StillContact) and letter.again
    assert [(each.why, each.subject) for each in told.reviews] == [(Why.SILENT, "Varde")]
    assert (told.letters, after.reviews) == ((), ())
    assert desk.state() == "doubtful"


def test_where_it_waits_for_a_word_the_coordinators_yes_asks_the_contacts() -> None:
    desk = Municipality()
    desk.house = replace(desk.house, contacts=ContactRules(yearly="ask"))
    desk.turn()
    desk.later(days=366)
    waiting = desk.turn()
    (review,) = waiting.reviews

    outcome = desk.keep(resolved(desk.books, desk.house, review, suggested(review), desk.now))

    assert waiting.letters == ()
    assert (review.why, review.details) == (Why.CONTACTS, ("1",))
    assert [type(letter) for letter in outcome.letters] == [StillContact]


def test_a_member_cannot_have_the_contacts_asked() -> None:
    desk = Municipality()

    outcome = desk.write(ANNA, AskContacts(), answers=desk.letter(), authenticated=True)

    assert not any(isinstance(letter, StillContact) for letter in outcome.letters)
    assert [review.why for review in outcome.reviews] == [Why.NO_RULE]
