"""The life of a letter, and whether it may still go."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nimsmail.network.answers import HelpLetter
from nimsmail.network.intents import Attend
from nimsmail.network.joining import Goodbye, left
from nimsmail.network.lastlook import reason_to_withdraw
from nimsmail.network.letters import Letter, Recipient
from nimsmail.network.meetings import Invitation, Reminder, answered
from nimsmail.network.newsletters import Edition, Newsletter
from nimsmail.network.outbox import (
    STEPS,
    Item,
    Patience,
    State,
    deferred,
    moved,
    queued,
)
from nimsmail.network.people import Person, Suspension
from tests.network.desk import NOW, Desk


def item_of(desk: Desk, person: Person, letter: type[Letter] = HelpLetter, **facts: Any) -> Item:
    to = Recipient.at(person)
    assert to is not None
    made = letter(network="nims", to=to, about="nims", **facts)
    return queued(made, "words", desk.house, desk.now)


def newsletter(desk: Desk, person: Person) -> Item:
    edition = Edition(key="nims/1", network="nims", title="Nyt", text="Nyt", frozen=NOW)
    return item_of(desk, person, Newsletter, edition=edition)


@given(st.sampled_from(State), st.sampled_from(State))
def test_only_the_steps_in_the_table_can_be_taken(before: State, after: State) -> None:
    desk = Desk()
    item = replace(item_of(desk, desk.member()), state=before)

    if after in STEPS[before]:
        assert moved(item, after, NOW).state is after
    else:
        with pytest.raises(ValueError, match="no step"):
            moved(item, after, NOW)


def test_waits_grow_to_the_last_one_and_stay_within_a_fifth() -> None:
    desk = Desk()
    patience = Patience(first=timedelta(minutes=5), last=timedelta(hours=1))
    item = item_of(desk, desk.member())

    waits = [patience.wait(replace(item, attempts=n)) for n in range(12)]

    for n, wait in enumerate(waits):
        meant = min(timedelta(minutes=5) * 2**n, timedelta(hours=1))
        assert meant * 0.8 <= wait <= meant * 1.2


def test_a_letter_is_given_up_after_days_not_tries() -> None:
    desk = Desk()
    patience = Patience(give_up=timedelta(days=4))
    sending = moved(item_of(desk, desk.member()), State.SENDING, NOW)

    early = deferred(sending, patience, NOW + timedelta(days=3), "451 later", cut=False)
    late = deferred(sending, patience, NOW + timedelta(days=4), "451 later", cut=True)

    assert (early.state, early.cut) == (State.DEFERRED, 0)
    assert (late.state, late.cut, late.reply) == (State.FAILED, 1, "given up: 451 later")


def test_who_has_left_gets_nothing_more_but_the_goodbye() -> None:
    desk = Desk()
    person = desk.member()
    waiting = newsletter(desk, person)
    goodbye = item_of(desk, person, Goodbye, scopes=("all",))
    assert reason_to_withdraw(desk.books, waiting, NOW) is None

    desk.keep(left(desk.books, "nims", person, "all", None, NOW))

    assert reason_to_withdraw(desk.books, waiting, NOW) == "has left the network"
    assert reason_to_withdraw(desk.books, goodbye, NOW) is None


def test_who_dropped_the_newsletter_still_gets_the_rest() -> None:
    desk = Desk()
    person = desk.member()

    desk.keep(left(desk.books, "nims", person, "newsletter", None, NOW))

    assert (
        reason_to_withdraw(desk.books, newsletter(desk, person), NOW)
        == "no longer takes newsletter"
    )
    assert reason_to_withdraw(desk.books, item_of(desk, person), NOW) is None


def test_nothing_goes_to_a_suspended_address() -> None:
    desk = Desk()
    person = desk.member()
    item = item_of(desk, person)
    dead = Suspension(address=item.recipient, since=NOW, why="bounced: 5.1.1")

    desk.books.put(replace(person, suspended=(dead,)))

    assert reason_to_withdraw(desk.books, item, NOW) == "the address is suspended"


def test_nobody_is_asked_to_a_meeting_that_has_begun() -> None:
    desk = Desk()
    meeting = desk.meeting()
    item = item_of(desk, desk.member(), Invitation, meeting=meeting)

    assert reason_to_withdraw(desk.books, item, NOW) is None
    assert reason_to_withdraw(desk.books, item, meeting.starts) == "it is too late for it"


def test_who_answered_while_the_reminder_waited_is_not_reminded() -> None:
    desk = Desk()
    person, meeting = desk.member(), desk.meeting()
    item = replace(item_of(desk, person, Reminder, meeting=meeting), about=meeting.key)
    before = reason_to_withdraw(desk.books, item, NOW)

    desk.books.put(answered(meeting, person.key, Attend(answer="no"), desk.mail(None)))

    assert before is None
    assert reason_to_withdraw(desk.books, item, NOW) == "has answered meanwhile"
