"""Letters for the tests of the store."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from nimsmail.network.outbox import Item
from nimsmail.network.records import Record
from nimsmail.store import Store
from nimsmail.store.codec import Document, opened, to_leaf

NOON = datetime(2027, 3, 1, 12, 0, tzinfo=UTC)
_LETTER = Item(
    key="",
    letter="",
    kind="invitation",
    network="nims",
    about="spring",
    person="p1",
    name="Mette Friis",
    recipient="mette@varde.example",
    bare="mette@varde.example",
    words="w1",
    queued=NOON,
    not_before=NOON,
)


def letter(number: int, **changes: Any) -> Item:
    return replace(_LETTER, key=f"k{number}", letter=f"invitation/{number}", **changes)


def to_document(record: Record) -> Document:
    return opened(to_leaf(record))


def keep(store: Store, *letters: Item) -> None:
    with store.change("test") as change:
        for each in letters:
            change.put(each)


def kept(store: Store) -> list[str]:
    return [each.key for each in store.books().every(Item)]


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
