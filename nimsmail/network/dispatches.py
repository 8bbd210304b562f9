"""Dispatches: one kind of letter to an audience, as a person approved it, and its course.

A dispatch is made by the change that queues its letters, and each of them names it. What
becomes of it as a whole, a person decides: it can rest, go on, or be stopped.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from nimsmail.network.outbox import WAITING, Item, State, moved
from nimsmail.network.records import Books, Record


class Course(StrEnum):
    """How far a dispatch has come."""

    RUNNING = "running"
    PAUSED = "paused"
    CANCELLED = "cancelled"  # a letter or two may still be on the wire
    DONE = "done"


# Every allowed step of a dispatch.
#
#   PAUSED ◀──▶ RUNNING ──▶ DONE      when none of its letters is under way any more
#      │           │           ▲
#      └─────▶ CANCELLED ──────┘      from PAUSED, too, if its last letter was on the wire
STEPS: dict[Course, frozenset[Course]] = {
    Course.RUNNING: frozenset({Course.PAUSED, Course.CANCELLED, Course.DONE}),
    Course.PAUSED: frozenset({Course.RUNNING, Course.CANCELLED, Course.DONE}),
    Course.CANCELLED: frozenset({Course.DONE}),
    Course.DONE: frozenset(),
}
UNFINISHED = (Course.RUNNING, Course.PAUSED, Course.CANCELLED)
# What a cancelled dispatch takes back. A letter on the wire cannot be called back.
RECALLED = (State.QUEUED, State.DEFERRED, State.HELD)
CANCELLED = "the dispatch was cancelled"  # kept as the reply of a letter


@dataclass(frozen=True, slots=True, kw_only=True)
class Omission:
    """Somebody of the audience who was to get no letter, by key, and why."""

    person: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispatch(Record):
    """One kind of letter to an audience: who approved it when, how many, and its course.

    `title` is that of the meeting or the edition, `audience` as it was written, `by` the
    name under which the one who approved it signs in to the machine. `count` is how many
    letters it has. `cancelled` and `ended` stay with one that is done.
    """

    table: ClassVar[str] = "dispatches"
    indexes: ClassVar[tuple[str, ...]] = ("state", "network")

    network: str
    kind: str
    about: str
    title: str
    audience: str
    by: str
    approved: datetime
    count: int = 0
    left_out: tuple[Omission, ...] = ()
    state: Course = Course.RUNNING
    paused: datetime | None = None
    cancelled: datetime | None = None
    ended: datetime | None = None

    @property
    def course(self) -> Course:
        """How it looks to a person: one that was cancelled stays so when it is over."""
        return Course.CANCELLED if self.cancelled else self.state


def key_for(books: Books, kind: str, about: str) -> str:
    """Return the key of the next dispatch of a kind of letter about a matter.

    As with letters, the rounds after the first are numbered: `reminder/nims-2027-03/2`.
    """
    first, number = f"{kind}/{about}", 1
    key = first
    while books.get(Dispatch, key) is not None:
        number += 1
        key = f"{first}/{number}"
    return key


def stepped(dispatch: Dispatch, to: Course, now: datetime) -> Dispatch:
    """Return `dispatch` one step on, or raise ValueError if there is no such step."""
    if to not in STEPS[dispatch.state]:
        raise ValueError(f"{dispatch.key}: no step from {dispatch.state} to {to}")
    return replace(
        dispatch,
        state=to,
        paused=now if to is Course.PAUSED else None,
        cancelled=now if to is Course.CANCELLED else dispatch.cancelled,
        ended=now if to is Course.DONE else None,
    )


def rests(books: Books, item: Item) -> bool:
    """Tell whether a letter waits for its dispatch, which is paused."""
    dispatch = books.get(Dispatch, item.dispatch) if item.dispatch else None
    return dispatch is not None and dispatch.state is Course.PAUSED


def resting(books: Books) -> frozenset[str]:
    """Return the keys of all dispatches that are paused."""
    return frozenset(each.key for each in books.find(Dispatch, "state", Course.PAUSED))


def is_cancelled(books: Books, item: Item) -> bool:
    """Tell whether the dispatch of a letter was cancelled."""
    dispatch = books.get(Dispatch, item.dispatch) if item.dispatch else None
    return dispatch is not None and dispatch.cancelled is not None


def recalled(item: Item, now: datetime) -> Item:
    """Return a letter of a cancelled dispatch that has not gone, withdrawn."""
    return moved(item, State.WITHDRAWN, now, CANCELLED)


def is_under_way(books: Books, dispatch: Dispatch) -> bool:
    """Tell whether a letter of a dispatch waits for its turn or the relay, or is on the wire."""
    return any(books.has(Item, dispatch=dispatch.key, state=state) for state in WAITING)


def count_in(books: Books, dispatch: Dispatch, *states: State) -> int:
    """Count the letters of a dispatch that are in one of these states."""
    key = dispatch.key
    return sum(books.count(Item, dispatch=key, state=state) for state in states)
