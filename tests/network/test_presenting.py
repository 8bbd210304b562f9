"""From items to the summons, and a chair who says nothing."""

from datetime import timedelta

import pytest

from nimsmail.network.audience import Audience
from nimsmail.network.awaiting import awaited
from nimsmail.network.dispatch import Plan
from nimsmail.network.intents import Approve, Comment
from nimsmail.network.orders import ItemCall, Proposal, Summons, stage_of
from nimsmail.network.outbox import Item
from nimsmail.network.outcome import Outcome
from nimsmail.network.presenting import (
    CannotPresent,
    call_for_items,
    composed,
    proposals_for,
    summon,
    to_chair,
)
from nimsmail.network.reviews import Why
from tests.network.committee import CHAIR, MEMBER, Committee


@pytest.fixture
def desk() -> Committee:
    return Committee()


def everybody(desk: Committee) -> Audience:
    persons = tuple(sorted(p.key for p in (desk.chair, desk.other, desk.board)))
    return Audience(network="nims", persons=persons, text="nims")


def summons(desk: Committee) -> Plan:
    return summon(desk.books, desk.house, desk.held, everybody(desk))


def days_pass(desk: Committee, days: int) -> list[Outcome]:
    """Let the clock go on from hour to hour, with all that it leads to."""
    found = []
    for _ in range(days * 24):
        desk.later(hours=1)
        outcome = desk.keep(awaited(desk.books, desk.house, desk.now))
        if outcome.letters or outcome.reviews:
            found.append(outcome)
    return found


def approve(desk: Committee) -> None:
    letter = desk.submit()
    desk.write(CHAIR, Approve(), answers=letter, authenticated=True)


def test_an_answer_to_the_call_is_an_item_of_the_draft(desk: Committee) -> None:
    plan = call_for_items(desk.books, desk.held, everybody(desk), None)
    desk.keep(plan.outcome)

    outcome = desk.write(
        MEMBER, Comment(text="Nyt punkt: Ukraine"), answers=_letter_to_member(desk)
    )

    (proposal,) = proposals_for(desk.books, desk.held.key)
    assert (proposal.text, proposal.taken) == ("Ukraine", "waiting")
    assert [each.kind for each in outcome.letters] == ["receipt"]
    assert [(p.title, p.by) for p in composed(desk.books, desk.house, desk.held)] == [
        ("Ukraine", "Bo Friis")
    ]


def _letter_to_member(desk: Committee) -> Item:
    items = desk.books.every(Item)
    return next(i for i in items if i.kind == ItemCall.kind and i.person == desk.other.key)


def test_who_has_no_items_has_said_nothing(desk: Committee) -> None:
    desk.keep(call_for_items(desk.books, desk.held, everybody(desk), None).outcome)

    desk.write(MEMBER, Comment(text="Ingen punkter fra mig."), answers=_letter_to_member(desk))

    assert not list(desk.books.every(Proposal))


def test_the_board_is_asked_for_no_items_and_gets_no_agenda(desk: Committee) -> None:
    desk.draft()
    approve(desk)

    plan = summons(desk)

    assert {each.to.name for each in plan.letters} == {"Inger Holm", "Bo Friis"}
    assert [(o.person.name, o.why) for o in plan.left_out] == [("Ida Lund", "gets no agendas")]


def test_nothing_goes_out_before_the_chairs_word(desk: Committee) -> None:
    order = desk.draft()
    desk.submit()

    with pytest.raises(CannotPresent, match="has not approved"):
        summons(desk)
    assert stage_of(desk.books, order) == "with-chair"


def test_what_is_redrafted_after_the_chairs_word_needs_another(desk: Committee) -> None:
    desk.draft()
    approve(desk)
    desk.draft("Noget", "helt andet")

    with pytest.raises(CannotPresent, match="has not approved"):
        summons(desk)


def test_a_summons_is_sent_once_and_a_new_version_tells_what_changed(desk: Committee) -> None:
    desk.draft()
    approve(desk)
    desk.keep(summons(desk).outcome)
    again = summons(desk)
    desk.draft("Godkendelse af dagsorden", "Strategi", "Eventuelt")
    approve(desk)

    changed = summons(desk)

    assert not again.letters
    assert len(changed.letters) == 2
    letter = changed.letters[0]
    assert isinstance(letter, Summons)
    assert {c.title for c in letter.changes} == {"ICMA", "Studietur", "Kalender"}
    assert len(desk.keep(changed.outcome).letters) == 2


def test_without_a_chair_there_is_nobody_to_ask() -> None:
    desk = Committee()
    desk.books.tables["memberships"] = {}
    desk.draft()

    with pytest.raises(CannotPresent, match="member role WHO chair"):
        to_chair(desk.books, desk.house, desk.held, desk.now)


def test_a_silent_chair_is_reminded_twice_and_then_the_coordinator_told(desk: Committee) -> None:
    desk.draft()
    desk.submit()

    outcomes = days_pass(desk, 30)

    letters = [letter for each in outcomes for letter in each.letters]
    assert [(each.kind, each.to.address) for each in letters] == [("agenda-approval", CHAIR)] * 2
    assert [r.why for each in outcomes for r in each.reviews] == [Why.SILENT_CHAIR]
    assert desk.newest.fate == "waiting"


def test_after_a_rest_of_the_daemons_one_reminder_goes_and_not_two(desk: Committee) -> None:
    desk.draft()
    desk.submit()
    desk.later(days=7)

    outcome = desk.keep(awaited(desk.books, desk.house, desk.now))
    again = desk.keep(awaited(desk.books, desk.house, desk.now))

    assert len(outcome.letters) == 1
    assert (again.letters, again.reviews) == ((), ())


def test_a_reminder_is_answered_as_the_first_letter_is(desk: Committee) -> None:
    desk.draft()
    desk.submit()
    desk.later(days=3)
    (letter,) = desk.keep(awaited(desk.books, desk.house, desk.now)).letters

    desk.write(CHAIR, Approve(), answers=desk.item(letter), authenticated=True)

    assert desk.newest.fate == "approved"


def test_the_summons_must_go_on_a_working_day(desk: Committee) -> None:
    desk.draft()
    desk.submit()

    until = desk.newest.until

    assert desk.held.starts - until > timedelta(days=7)
    assert until.weekday() < 5
