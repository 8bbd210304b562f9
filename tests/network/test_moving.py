"""A new address: a forger never gets somebody's letters, and the genuine person always does."""

from dataclasses import replace
from datetime import timedelta

import pytest

from nimsmail.network.audience import audience_of
from nimsmail.network.identity import author_of
from nimsmail.network.intents import ChangeAddress, Confirm, Leave
from nimsmail.network.inviting import invite
from nimsmail.network.joining import ConfirmMove
from nimsmail.network.lastlook import reason_to_withdraw
from nimsmail.network.letters import Letter
from nimsmail.network.outbox import Item, State
from nimsmail.network.outcome import Outcome
from nimsmail.network.pending import Pending
from nimsmail.network.people import Organisation, Person, membership_of
from nimsmail.network.receipts import Noted, Receipt
from nimsmail.network.resolving import resolved, suggested
from nimsmail.network.reviews import Why
from tests.network.desk import Desk

OLD, NEW = "anna.berg@varde.example", "anna.berg.holm@varde.example"
MOVE = ChangeAddress(email=NEW)
VEJLE = Organisation(key="vejle", name="Vejle", domains=("vejle.example",))


class Move(Desk):
    """Anna, who has a letter of ours, and wants the next ones somewhere else."""

    def __init__(self) -> None:
        super().__init__()
        self.books.put(VEJLE)
        self.anna = self.member(OLD)
        self.deliver()
        self.welcome = self.last_item("welcome")

    @property
    def known(self) -> Person:
        found = self.books.get(Person, self.anna.key)
        assert found is not None
        return found

    def ask(self, wish: ChangeAddress = MOVE, *, authenticated: bool = True) -> Outcome:
        return self.write(OLD, wish, answers=self.welcome, authenticated=authenticated)


@pytest.fixture
def desk() -> Move:
    return Move()


def only(outcome: Outcome) -> Letter:
    (letter,) = outcome.letters
    return letter


def test_token_and_authenticated_from_move_the_letters_at_once(desk: Move) -> None:
    letter = only(desk.ask())

    assert isinstance(letter, Receipt)
    assert letter.noted == (Noted(do="change-address", text=NEW),)
    assert letter.to.address == NEW
    assert desk.known.address == NEW


def test_what_they_write_from_the_old_address_is_still_theirs(desk: Move) -> None:
    desk.ask()

    author = author_of(desk.books, desk.house, desk.mail(OLD, answers=desk.welcome))

    assert author.person == desk.known
    assert author.proof == "token"


def test_nothing_goes_to_the_old_address_any_more(desk: Move) -> None:
    desk.ask()
    old = replace(desk.welcome, state=State.QUEUED)

    assert reason_to_withdraw(desk.books, old, desk.now) == "the address is suspended"
    moved = desk.known
    bounced = replace(moved, suspended=(*moved.suspended, replace(moved.suspended[0], address=NEW)))
    assert bounced.address is None


def test_what_waits_in_the_outbox_goes_to_the_new_address(desk: Move) -> None:
    meeting = desk.meeting()
    plan = invite(desk.books, desk.house, meeting, audience_of(desk.books, desk.house, "nims"))
    desk.keep(plan.outcome)

    desk.ask()

    item = desk.last_item("invitation")
    assert (item.recipient, item.bare) == (NEW, NEW)
    assert reason_to_withdraw(desk.books, item, desk.now) is None


def test_what_may_have_arrived_already_is_not_sent_elsewhere(desk: Move) -> None:
    desk.books.put(replace(desk.welcome, state=State.DEFERRED, cut=1))

    desk.ask()

    kept = desk.books.get(Item, desk.welcome.key)
    assert kept is not None and kept.recipient == OLD


@pytest.mark.parametrize(("token", "authenticated"), [(True, False), (False, True), (False, False)])
def test_without_both_the_address_that_we_know_is_asked(
    desk: Move, token: bool, authenticated: bool
) -> None:
    answers = desk.welcome if token else None

    letter = only(desk.write(OLD, MOVE, answers=answers, authenticated=authenticated))

    assert isinstance(letter, ConfirmMove)
    assert (letter.to.address, letter.address) == (OLD, NEW)
    assert desk.known == desk.anna


def test_a_yes_from_the_address_that_we_know_moves_the_letters_once(desk: Move) -> None:
    asked = desk.item(only(desk.ask(authenticated=False)))

    letter = only(desk.write(OLD, Confirm(), answers=asked))
    again = desk.write(OLD, Confirm(), answers=asked)

    assert isinstance(letter, Receipt)
    assert letter.to.address == desk.known.address == NEW
    assert list(desk.books.every(Pending)) == []
    assert again.letters == () == again.reviews


def test_a_yes_from_the_new_address_is_a_forgers_and_moves_nothing(desk: Move) -> None:
    asked = desk.item(only(desk.ask(authenticated=False)))

    outcome = desk.write(NEW, Confirm(), answers=asked, authenticated=True)

    assert [review.why for review in outcome.reviews] == [Why.OTHER_SENDER]
    assert desk.known == desk.anna


def test_a_yes_after_a_week_moves_nothing_and_is_told(desk: Move) -> None:
    asked = desk.item(only(desk.ask(authenticated=False)))
    for pending in desk.books.every(Pending):
        desk.books.remove(Pending, pending.key)
    desk.now += timedelta(days=8)

    outcome = desk.write(OLD, Confirm(), answers=asked)

    assert [review.why for review in outcome.reviews] == [Why.TOO_LATE]
    assert desk.known == desk.anna


@pytest.mark.parametrize("still_waits", [True, False])
def test_a_no_to_a_new_address_is_no_farewell(desk: Move, still_waits: bool) -> None:
    asked = desk.item(only(desk.ask(authenticated=False)))
    if not still_waits:
        desk.books.remove(Pending, asked.key)

    desk.write(OLD, Leave(), answers=asked)

    membership = membership_of(desk.books, "nims", desk.anna.key)
    assert membership is not None and membership.standing == "member"
    assert desk.known == desk.anna
    assert list(desk.books.every(Pending)) == []


def test_an_address_is_asked_about_at_most_once_a_day(desk: Move) -> None:
    desk.ask(authenticated=False)
    desk.later(hours=1)

    again = desk.ask(ChangeAddress(email="forger@andet.example"), authenticated=False)

    assert [review.why for review in again.reviews] == [Why.UNPROVEN]
    assert [each.kind for each in again.letters] == ["not-understood"]


@pytest.mark.parametrize(
    "email",
    [
        None,
        "",
        "ny adresse",
        "a@b",
        "anna@varde",
        "a@b@c.example",
        "x@varde.example\nBcc: y@z.example",
    ],
)
def test_what_is_no_address_is_shown_to_a_person(desk: Move, email: str | None) -> None:
    outcome = desk.ask(ChangeAddress(email=email))

    assert [review.why for review in outcome.reviews] == [Why.UNSURE]
    assert desk.known == desk.anna


def test_anothers_address_is_never_taken(desk: Move) -> None:
    desk.member("bo@varde.example", "Bo Iversen")

    outcome = desk.ask(ChangeAddress(email="bo@varde.example"))

    assert [review.why for review in outcome.reviews] == [Why.UNSURE]
    assert desk.known == desk.anna


def test_who_moves_to_another_municipality_is_shown_to_the_coordinator(desk: Move) -> None:
    (review,) = desk.ask(ChangeAddress(email="anna@vejle.example")).reviews
    assert desk.known == desk.anna

    desk.keep(resolved(desk.books, desk.house, review, suggested(review), desk.now))

    assert (desk.known.address, desk.known.organisation) == ("anna@vejle.example", "vejle")


def test_a_move_back_makes_the_old_address_good_again(desk: Move) -> None:
    desk.ask()

    desk.write(OLD, ChangeAddress(email=OLD), answers=desk.welcome, authenticated=True)

    assert desk.known.address == OLD
    assert [each.address for each in desk.known.suspended] == [NEW]


def test_a_stranger_moves_nobody(desk: Move) -> None:
    outcome = desk.write("ukendt@andet.example", MOVE, authenticated=True)

    assert [review.why for review in outcome.reviews] == [Why.STRANGER]
