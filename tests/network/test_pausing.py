"""A while without letters: nothing that goes to many, until its day, or until they write."""

from datetime import UTC, date, datetime

import pytest

from nimsmail.network.audience import audience_of
from nimsmail.network.due import due
from nimsmail.network.intents import Attend, Join, Pause
from nimsmail.network.inviting import invite
from nimsmail.network.lastlook import reason_to_withdraw
from nimsmail.network.outcome import Outcome
from nimsmail.network.pauses import Pausing, pause_of
from nimsmail.network.people import person_at
from nimsmail.network.receipts import Noted, Receipt
from nimsmail.network.reviews import Why
from tests.network.desk import Desk

ANNA = "anna.berg@varde.example"
UNTIL = date(2027, 2, 1)
ENDS = datetime(2027, 1, 31, 23, 0, tzinfo=UTC)  # midnight in Copenhagen


@pytest.fixture
def desk() -> Desk:
    desk = Desk()
    desk.member(ANNA)
    desk.member("bo@varde.example", "Bo Iversen")
    desk.meeting()
    return desk


def pause(desk: Desk, until: date | None = UNTIL) -> Outcome:
    return desk.write(ANNA, Pause(until=until), authenticated=True)


def pausing(desk: Desk) -> Pausing | None:
    person = person_at(desk.books, ANNA)
    return pause_of(desk.books, "nims", person.key) if person else None


def left_out(desk: Desk) -> dict[str, str]:
    meeting = desk.meeting()
    plan = invite(desk.books, desk.house, meeting, audience_of(desk.books, desk.house, "nims"))
    return {each.person.name: each.why for each in plan.left_out}


def test_a_pause_is_noted_and_said_in_the_receipt(desk: Desk) -> None:
    (letter,) = pause(desk).letters

    assert isinstance(letter, Receipt)
    assert letter.noted == (Noted(do="pause", until=UNTIL),)
    found = pausing(desk)
    assert found is not None and found.until == ENDS


def test_who_pauses_is_left_out_of_what_goes_to_many(desk: Desk) -> None:
    pause(desk)

    assert left_out(desk) == {"Anna Berg": "pauses until 2027-02-01"}


def test_what_was_queued_before_the_pause_does_not_go_either(desk: Desk) -> None:
    meeting = desk.meeting()
    plan = invite(desk.books, desk.house, meeting, audience_of(desk.books, desk.house, "nims"))
    desk.keep(plan.outcome)
    invitation = next(desk.item(each) for each in plan.letters if each.to.address == ANNA)

    pause(desk)

    assert reason_to_withdraw(desk.books, invitation, desk.now) == "pauses until 2027-02-01"
    assert reason_to_withdraw(desk.books, invitation, ENDS) is None


def test_an_answer_to_their_own_mail_goes_all_the_same(desk: Desk) -> None:
    (receipt,) = pause(desk).letters

    assert reason_to_withdraw(desk.books, desk.item(receipt), desk.now) is None


def test_a_pause_ends_by_itself_on_its_day(desk: Desk) -> None:
    pause(desk)

    desk.now = ENDS
    desk.keep(due(desk.books, desk.house, desk.now))

    assert pausing(desk) is None
    assert left_out(desk) == {}


def test_a_pause_without_a_day_lasts_until_they_write_that_they_are_back(desk: Desk) -> None:
    pause(desk, None)
    desk.later(days=400)
    desk.keep(due(desk.books, desk.house, desk.now))
    assert left_out(desk) == {"Anna Berg": "pauses until they write"}

    (letter,) = desk.write(ANNA, Join(), authenticated=True).letters

    assert isinstance(letter, Receipt)
    assert letter.noted == (Noted(do="resume"),)
    assert left_out(desk) == {}


def test_another_answer_does_not_end_the_pause(desk: Desk) -> None:
    pause(desk)

    desk.write(ANNA, Attend(answer="no"), authenticated=True)

    assert pausing(desk) is not None


def test_a_later_pause_takes_the_place_of_an_earlier_one(desk: Desk) -> None:
    pause(desk, None)

    pause(desk)

    found = pausing(desk)
    assert found is not None and found.until == ENDS


def test_a_pause_that_is_over_already_is_shown_to_a_person(desk: Desk) -> None:
    outcome = pause(desk, date(2027, 1, 11))

    assert [review.why for review in outcome.reviews] == [Why.UNSURE]
    assert pausing(desk) is None


@pytest.mark.parametrize("wish", [Pause(until=UNTIL), Join()])
def test_nobody_pauses_or_ends_a_pause_in_anothers_name(desk: Desk, wish: object) -> None:
    pausing_before = None
    if isinstance(wish, Join):
        pause(desk)
        pausing_before = pausing(desk)

    outcome = desk.write(ANNA, wish)  # type: ignore[arg-type]

    assert [review.why for review in outcome.reviews] == [Why.UNPROVEN]
    assert pausing(desk) == pausing_before
