"""The ledger: every letter of the year on one line, as the relay got it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Copenhagen")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One letter: when the relay took it by the story's clock, and what the books call it."""

    at: datetime
    kind: str
    about: str
    recipient: str
    subject: str

    @property
    def local(self) -> datetime:
        """When it went, as its readers see it."""
        return self.at.astimezone(ZONE)

    @property
    def line(self) -> str:
        """The letter as one line: date, kind, recipient, subject."""
        return f"{self.local:%Y-%m-%d %H:%M}  {self.kind:<22}  {self.recipient:<40}  {self.subject}"


def written(entries: Iterable[Entry]) -> str:
    """Write the letters down, sorted: by time, kind and recipient."""
    return "".join(f"{line}\n" for line in sorted(each.line for each in entries))


def entries(text: str) -> tuple[Entry, ...]:
    """Read a ledger back; what each letter is about, the file does not say."""
    found = []
    for line in text.splitlines():
        when, kind, recipient, subject = re.split(r" {2,}", line, maxsplit=3)
        at = datetime.fromisoformat(when).replace(tzinfo=ZONE)
        found.append(Entry(at=at, kind=kind, about="", recipient=recipient, subject=subject))
    return tuple(found)
