"""What follows a meeting: thanks with a few questions, and the materials for everybody."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from nimsmail.network.letters import Letter
from nimsmail.network.meetings import Meeting
from nimsmail.network.people import Subscription

_FRESH = timedelta(days=14)  # nobody remembers longer what they would have said
_KEPT = timedelta(days=120)


@dataclass(frozen=True, slots=True, kw_only=True)
class Thanks(Letter):
    """Thank you for coming; a few questions, to be answered in one's own words."""

    kind: ClassVar[str] = "thanks"
    bulk: ClassVar[bool] = True
    subscription: ClassVar[Subscription | None] = "invitations"

    meeting: Meeting

    @property
    def not_after(self) -> datetime | None:
        """Thanks come while the meeting is fresh."""
        return self.meeting.ends + _FRESH


@dataclass(frozen=True, slots=True, kw_only=True)
class Materials(Letter):
    """Minutes and slides for everybody, also for those who could not come.

    `text` is Markdown by the coordinator; `coming` is the next meeting, if it is planned.
    """

    kind: ClassVar[str] = "materials"
    bulk: ClassVar[bool] = True
    subscription: ClassVar[Subscription | None] = "invitations"

    meeting: Meeting
    text: str
    coming: Meeting | None = None

    @property
    def not_after(self) -> datetime | None:
        """What waited for months is no news."""
        return self.meeting.ends + _KEPT
