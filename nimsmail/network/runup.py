"""The run-up to a meeting: keep the day free, make up your mind, and how to get there."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Literal

from nimsmail.network.letters import Letter
from nimsmail.network.meetings import Meeting
from nimsmail.network.people import Subscription


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveTheDate(Letter):
    """Keep this day free; the invitation follows. With a calendar entry, not certain yet."""

    kind: ClassVar[str] = "save-the-date"
    bulk: ClassVar[bool] = True
    subscription: ClassVar[Subscription | None] = "invitations"

    meeting: Meeting

    @property
    def not_after(self) -> datetime | None:
        """Once the meeting has begun there is no day to keep free."""
        return self.meeting.starts


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideNow(Letter):
    """The meeting is near: whoever said maybe decides, whoever said yes is reminded."""

    kind: ClassVar[str] = "decide-now"
    bulk: ClassVar[bool] = True
    subscription: ClassVar[Subscription | None] = "invitations"

    meeting: Meeting
    answer: Literal["yes", "maybe"]

    @property
    def not_after(self) -> datetime | None:
        """Once the meeting has begun nobody need decide."""
        return self.meeting.starts


@dataclass(frozen=True, slots=True, kw_only=True)
class Practical(Letter):
    """Where to go, when, and whom to call; `text` is Markdown by the coordinator, or nothing."""

    kind: ClassVar[str] = "practical"
    bulk: ClassVar[bool] = True
    subscription: ClassVar[Subscription | None] = "invitations"

    meeting: Meeting
    text: str = ""

    @property
    def not_after(self) -> datetime | None:
        """Once the meeting has begun nobody is on the way."""
        return self.meeting.starts


# An answer to these is an answer to the invitation, and is read as one.
LIKE_INVITATIONS = frozenset({SaveTheDate.kind, DecideNow.kind, Practical.kind})
# Who has said no meanwhile is spared these.
FOR_THOSE_WHO_COME = frozenset({DecideNow.kind, Practical.kind})
