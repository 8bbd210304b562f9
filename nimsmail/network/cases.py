"""Cases: what members offer to present, and the meeting that each is booked for."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from nimsmail.network.incoming import Enclosure
from nimsmail.network.letters import Letter
from nimsmail.network.meetings import Meeting
from nimsmail.network.records import Books, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedCase(Record):
    """One case that somebody offers to present; `meeting` is the one that it is booked for.

    `person` is None for one that the coordinator typed in.
    """

    table: ClassVar[str] = "cases"
    indexes: ClassVar[tuple[str, ...]] = ("network", "meeting")

    network: str
    text: str
    person: str | None = None
    came: datetime
    meeting: str | None = None
    booked: datetime | None = None
    enclosures: tuple[Enclosure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseBooked(Letter):
    """Your case is on the programme."""

    kind: ClassVar[str] = "case-booked"

    meeting: Meeting
    text: str

    @property
    def not_after(self) -> datetime | None:
        """Once the meeting has begun it is too late to prepare for it."""
        return self.meeting.starts


def booked(case: OfferedCase, meeting: str, now: datetime) -> OfferedCase:
    """Return `case` on the programme of a meeting, and of no other."""
    return replace(case, meeting=meeting, booked=now)


def released(case: OfferedCase) -> OfferedCase:
    """Return `case` free for another meeting."""
    return replace(case, meeting=None, booked=None)


def booked_for(books: Books, meeting: str) -> tuple[OfferedCase, ...]:
    """Return the cases on the programme of a meeting, in the order they were booked."""
    cases = books.find(OfferedCase, "meeting", meeting)
    return tuple(sorted(cases, key=lambda each: (each.booked or each.came, each.key)))


def on_offer(books: Books, network: str) -> tuple[OfferedCase, ...]:
    """Return the cases that no meeting has taken, the oldest offer first."""
    cases = (c for c in books.find(OfferedCase, "network", network) if c.meeting is None)
    return tuple(sorted(cases, key=lambda each: (each.came, each.key)))
