"""The agenda of a meeting: the coordinator's Markdown, frozen in versions, and its letter."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from nimsmail.network.letters import Letter
from nimsmail.network.meetings import Meeting
from nimsmail.network.people import Subscription
from nimsmail.network.records import Books, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda(Record):
    """One version of an agenda, as it was sent; keyed `meeting/version`.

    From version 2 on `change` says what differs from the one before.
    """

    table: ClassVar[str] = "agendas"
    indexes: ClassVar[tuple[str, ...]] = ("meeting",)

    meeting: str
    version: int
    text: str
    change: str = ""
    frozen: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaLetter(Letter):
    """What we shall talk about, and when."""

    kind: ClassVar[str] = "agenda"
    bulk: ClassVar[bool] = True
    subscription: ClassVar[Subscription | None] = "invitations"

    meeting: Meeting
    agenda: Agenda

    @property
    def not_after(self) -> datetime | None:
        """Once the meeting has begun nobody needs its agenda by mail."""
        return self.meeting.starts


class NeedsNote(ValueError):
    """A changed agenda must say what has changed."""


def latest(books: Books, meeting: str) -> Agenda | None:
    """Return the version that was sent last."""
    versions = books.find(Agenda, "meeting", meeting)
    return max(versions, key=lambda each: each.version, default=None)


def frozen(books: Books, meeting: str, text: str, change: str, now: datetime) -> Agenda:
    """Return the version that `text` is: the one that was sent, or the next one.

    Raises NeedsNote for a next one that does not say what has changed.
    """
    before = latest(books, meeting)
    if before is not None and before.text == text:
        return before
    version = before.version + 1 if before else 1
    if before is not None and not change.strip():
        raise NeedsNote(f"version {before.version} of the agenda was sent, and this one differs")
    return Agenda(
        key=f"{meeting}/{version}",
        meeting=meeting,
        version=version,
        text=text,
        change=" ".join(change.split()) if before else "",
        frozen=now,
    )
