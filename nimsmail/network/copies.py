"""What must leave a trace in the mailbox's Sent folder, for those who must keep records.

One copy of each single letter, and one of each variant of a dispatch: the list of who got
it is in the books.
"""

from dataclasses import dataclass
from typing import ClassVar, Literal

from nimsmail.network.outbox import Item
from nimsmail.network.records import Books, Record

Stage = Literal["waiting", "filing", "filed", "failed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy(Record):
    """A letter that was sent and is to be filed; keyed by its id, or by its words in a dispatch.

    From "filing" on, before the mailbox is touched, it may be in the folder already. A
    "failed" one cannot be filed: its message can't be made any more.
    """

    table: ClassVar[str] = "copies"
    indexes: ClassVar[tuple[str, ...]] = ("stage",)

    item: str
    stage: Stage = "waiting"


def copy_of(books: Books, item: Item) -> Copy | None:
    """Return the copy to be filed of a letter that was just sent, if one is wanted."""
    key = item.key if item.automatic else item.words
    return None if books.get(Copy, key) else Copy(key=key, item=item.key)
