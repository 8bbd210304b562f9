"""Who has a chair at a meeting, who waits for one, and who is next.

A party stays together: whoever answered and those they bring have chairs, or wait for them,
all. Who waits longest comes first; a party that does not fit yet is passed by, and keeps its
place.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from nimsmail.network.letters import Letter, Recipient
from nimsmail.network.meetings import Meeting, Rsvp, attendance, is_open
from nimsmail.network.outbox import Item
from nimsmail.network.outcome import Outcome
from nimsmail.network.people import Person
from nimsmail.network.records import Books


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatGiven(Letter):
    """There is room for you after all: you need wait no longer."""

    kind: ClassVar[str] = "seat-given"

    meeting: Meeting
    rsvp: Rsvp

    @property
    def not_after(self) -> datetime | None:
        """Once the meeting has begun nobody waits for a chair."""
        return self.meeting.starts


def taken(rsvps: Iterable[Rsvp]) -> int:
    """Count the chairs that are taken."""
    return sum(each.chairs for each in rsvps if each.waiting is None)


def line(rsvps: Iterable[Rsvp]) -> list[Rsvp]:
    """Return those who wait, the one who has waited longest first."""
    waiting = [(each.waiting, each.key, each) for each in rsvps if each.waiting is not None]
    return [each for _, _, each in sorted(waiting, key=lambda entry: entry[:2])]


def placed(
    books: Books, meeting: Meeting, before: Rsvp | None, rsvp: Rsvp, *, at_any_rate: bool
) -> Rsvp | None:
    """Return `rsvp` with a chair or a place in the line; None where neither would do.

    That is so where somebody who has a chair wants to bring more than there is room for:
    the chair is kept, and the coordinator decides. With `at_any_rate` they have decided.
    """
    if meeting.capacity is None or not rsvp.chairs:
        return rsvp
    others = (each for each in attendance(books, meeting.key) if each.person != rsvp.person)
    free = meeting.capacity - taken(others)
    if before is not None and before.chairs and before.waiting is not None:
        return rsvp if rsvp.chairs <= free else replace(rsvp, waiting=before.waiting)
    had = before.chairs if before is not None else 0
    if rsvp.chairs <= max(free, had) or (had and at_any_rate):
        return rsvp
    return None if had else replace(rsvp, waiting=rsvp.answered)


def let_in(books: Books, meeting: Meeting, now: datetime) -> tuple[Rsvp, ...]:
    """Return those who wait and fit now, each with a chair, in the order of the line."""
    if not is_open(meeting, now):
        return ()
    rsvps = attendance(books, meeting.key)
    free = None if meeting.capacity is None else meeting.capacity - taken(rsvps)
    admitted: list[Rsvp] = []
    for each in line(rsvps):
        if free is None or each.chairs <= free:
            admitted.append(replace(each, waiting=None))
            free = None if free is None else free - each.chairs
    return tuple(admitted)


def told(books: Books, meeting: Meeting, admitted: Iterable[Rsvp]) -> Outcome:
    """Give those who are let in their chairs, and tell them, once for each time they waited."""
    outcome = Outcome()
    for rsvp in admitted:
        person = books.get(Person, rsvp.person)
        to = Recipient.at(person) if person else None
        letter = to and SeatGiven(
            network=meeting.network,
            to=to,
            about=meeting.key,
            round=_times_told(books, meeting, rsvp.person) + 1,
            meeting=meeting,
            rsvp=rsvp,
        )
        letters = (letter,) if letter else ()
        outcome += Outcome(records=(rsvp,), letters=letters, notes=("a chair for one who waited",))
    return outcome


def _times_told(books: Books, meeting: Meeting, person: str) -> int:
    mine = books.find(Item, "person", person)
    return sum(each.kind == SeatGiven.kind and each.about == meeting.key for each in mine)
