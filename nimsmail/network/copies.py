"""What must leave a trace in the mailbox's Sent folder, for those who must keep records.

One copy of each single letter, and one of each variant of a dispatch: the list of who got
it is in the books.
"""

from dataclasses import dataclass
from typing import ClassVar

from nimsmail.network.outbox import Item
from nimsmail.network.records import Books, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy(Record):
    """A letter that was sent and is to be filed; keyed by its id, or by its words in a dispatch."""

    table: ClassVar[str] = "copies"
    indexes: ClassVar[tuple[str, ...]] = ("stage",)

    item: str
    stage: str = "waiting"


def copy_of(books: Books, item: Item) -> Copy | None:
    """Return the copy to be filed of a letter that was just sent, if one is wanted."""
    key = item.key if item.automatic else item.words
    return None if books.get(Copy, key) else Copy(key=key, item=item.key)
