"""What the coordinator has written for a meeting, kept until it is sent."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Literal

from nimsmail.network.records import Books, Record

TextKind = Literal["practical", "materials"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingText(Record):
    """Markdown by the coordinator for one meeting and one kind of letter; keyed `meeting/kind`.

    `version` is 1 for the first, and one more for each text that replaced another.
    """

    table: ClassVar[str] = "meeting_texts"
    indexes: ClassVar[tuple[str, ...]] = ("meeting",)

    meeting: str
    kind: TextKind
    text: str
    kept: datetime
    version: int = 1


def text_of(books: Books, meeting: str, kind: TextKind) -> MeetingText | None:
    """Find what the coordinator has written of this kind for this meeting."""
    return books.get(MeetingText, f"{meeting}/{kind}")


def kept(books: Books, meeting: str, kind: TextKind, text: str, now: datetime) -> MeetingText:
    """Return `text` as what is kept of this kind, in place of an earlier one."""
    before = text_of(books, meeting, kind)
    if before is not None and before.text == text:
        return before
    version = before.version + 1 if before else 1
    key = f"{meeting}/{kind}"
    return MeetingText(key=key, meeting=meeting, kind=kind, text=text, kept=now, version=version)
