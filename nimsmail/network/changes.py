"""A meeting is moved, changed or called off: what was answered before, and the letters."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from nimsmail.network.letters import Letter
from nimsmail.network.meetings import Answer, Meeting, Rsvp
from nimsmail.network.records import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class PastRsvp(Record):
    """An answer to a time that the meeting was moved from; keyed `meeting/sequence/person`.

    It is history: who was asked anew is silent until they answer again.
    """

    table: ClassVar[str] = "past_rsvps"
    indexes: ClassVar[tuple[str, ...]] = ("meeting", "person")

    meeting: str
    person: str
    starts: datetime
    rsvp: Rsvp


def past(meeting: Meeting, rsvp: Rsvp) -> PastRsvp:
    """Return `rsvp` as what was answered to `meeting`, as it is before it is moved."""
    return PastRsvp(
        key=f"{meeting.key}/{meeting.sequence}/{rsvp.person}",
        meeting=meeting.key,
        person=rsvp.person,
        starts=meeting.starts,
        rsvp=rsvp,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingMoved(Letter):
    """The meeting is moved: will you come then? The calendar entry moves along.

    `before` is the meeting as it was, `said` what was answered to that.
    """

    kind: ClassVar[str] = "meeting-moved"
    bulk: ClassVar[bool] = True

    meeting: Meeting
    before: Meeting
    said: Answer | None = None

    @property
    def not_after(self) -> datetime | None:
        """Once the meeting has begun nobody is asked to it."""
        return self.meeting.starts


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingChanged(Letter):
    """Something about the meeting is new, but not its time: no answer is asked for."""

    kind: ClassVar[str] = "meeting-changed"
    bulk: ClassVar[bool] = True

    meeting: Meeting
    before: Meeting
    said: Answer | None = None

    @property
    def not_after(self) -> datetime | None:
        """Once the meeting has begun everybody is there."""
        return self.meeting.starts


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingCancelled(Letter):
    """The meeting is off, and so is its calendar entry; `why` is in the coordinator's words."""

    kind: ClassVar[str] = "meeting-cancelled"
    bulk: ClassVar[bool] = True

    meeting: Meeting
    why: str = ""
