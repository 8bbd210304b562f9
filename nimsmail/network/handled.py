"""What has come in, and what became of it: each mail has its effect once."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Literal

from nimsmail.network.records import Record

Folder = Literal["handled", "review"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Handled(Record):
    """A mail that has been read and acted on; the key is the mail's identity.

    It is kept in the same change as the mail's effects, before the mailbox is touched:
    the same mail read again is only put away again. `notes` say what was done, in keys.
    """

    table: ClassVar[str] = "mails"
    indexes: ClassVar[tuple[str, ...]] = ("letter", "person")

    network: str | None
    kind: str
    folder: Folder
    received: datetime
    handled: datetime
    letter: str | None = None
    person: str | None = None
    answered_with: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
