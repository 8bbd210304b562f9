"""TinyDB on the store: its Storage and its Table, the two that it lets others replace.

TinyDB's own table copies itself whole at each operation, and its own storage writes
everything at each. Here an operation works on a sheet over the table, and what it comes
to is one change: it costs the same however much is kept.
"""

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from typing import Any

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from nimsmail.store.books import Change
from nimsmail.store.codec import opened
from nimsmail.store.memory import Memory
from nimsmail.store.schema import Opened
from nimsmail.store.sheet import Sheet


class JournalStorage(Storage):
    """What TinyDB reads is the store's memory, what it writes is a change of the store's."""

    def __init__(
        self,
        memory: Callable[[], Memory],
        change: Callable[[str], AbstractContextManager[Change]],
    ) -> None:
        self.memory = memory
        self.change = change

    def read(self) -> Opened:
        """Return all tables, those that others have changed too."""
        tables = self.memory().tables().items()
        return {
            name: {id_: opened(leaf) for id_, leaf in leaves.items()} for name, leaves in tables
        }

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        """Make the store hold just `data`, in one change (TinyDB drops tables this way)."""
        with self.change("tinydb: all tables") as change:
            for name in self.read().keys() | data.keys():
                sheet = change.sheet(name)
                wanted = {int(id_): dict(document) for id_, document in data.get(name, {}).items()}
                for id_ in [id_ for id_ in sheet if id_ not in wanted]:
                    del sheet[id_]
                for id_, document in wanted.items():
                    sheet[id_] = document


class KeyedTable(Table):
    """A table whose documents have keys of their own, and whose operations cost what they touch.

    The parts of TinyDB 4.9 replaced here are `_read_table`, `_update_table` and
    `_get_next_id`; `insert`, since it would choose an id before the lock is taken; and
    the cache of queries, which could not know what others have changed.
    """

    _storage: JournalStorage
    _sheet: Sheet

    def __init__(
        self, storage: Storage, name: str, cache_size: int = 0, persist_empty: bool = False
    ) -> None:
        """Make the table. `cache_size` is TinyDB's; anything but 0 may give old answers."""
        super().__init__(storage, name, cache_size, persist_empty)

    def insert(self, document: Mapping[str, Any]) -> int:
        """Insert a document with a key that is not in the table yet, and return its id."""
        return self.insert_multiple([document])[0]

    def insert_multiple(self, documents: Iterable[Mapping[str, Any]]) -> list[int]:
        """Insert documents, all or none, and return their ids."""
        return super().insert_multiple(list(documents))

    def _read_table(self) -> dict[str, Mapping[str, Any]]:
        leaves = self._storage.memory().shelf(self.name).copy()
        return {id_: opened(leaf) for id_, leaf in leaves.items()}

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        with self._storage.change(f"tinydb: {self.name}") as change:
            self._sheet = change.sheet(self.name)
            updater(self._sheet)

    def _get_next_id(self) -> int:
        return self._sheet.next_id()


class KeyedTinyDB(TinyDB):
    """TinyDB over an open store, for a coordinator's own scripts."""

    table_class = KeyedTable

    def __init__(
        self,
        memory: Callable[[], Memory],
        change: Callable[[str], AbstractContextManager[Change]],
    ) -> None:
        super().__init__(memory, change, storage=JournalStorage)
