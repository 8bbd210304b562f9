"""The books as they are kept, and a change to them that is being made."""

from collections.abc import Iterator

from nimsmail.network.records import R, Record
from nimsmail.store.codec import to_leaf, to_record
from nimsmail.store.memory import Memory, Write
from nimsmail.store.sheet import Sheet


class KeptBooks:
    """What was kept last, each time something is looked up. Several threads may read it."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def get(self, kind: type[R], key: str) -> R | None:
        """Find the record of `kind` with this key."""
        leaf = self._memory.shelf(kind.table).get(key)
        return None if leaf is None else to_record(kind, leaf)

    def find(self, kind: type[R], index: str, value: str) -> tuple[R, ...]:
        """Find the records of `kind` whose indexed field is, or holds, `value`, by key order."""
        found = self._memory.shelf(kind.table).find(kind, index, value)
        return tuple(to_record(kind, leaf) for leaf in found)

    def count(self, kind: type[Record], **where: str) -> int:
        """Count the records of `kind` whose indexed fields are, or hold, all these values."""
        return len(self._memory.shelf(kind.table).keys_where(kind, where))

    def has(self, kind: type[Record], **where: str) -> bool:
        """Tell whether there is a record whose indexed fields are, or hold, all these values."""
        return self._memory.shelf(kind.table).has_where(kind, where)

    def every(self, kind: type[R]) -> Iterator[R]:
        """Go through all records of `kind`, in the order they were first kept."""
        for leaf in self._memory.shelf(kind.table).every():
            yield to_record(kind, leaf)


class Change:
    """Books that can be written in: everything that is put or removed is kept together.

    It sees its own writes; nobody else does before it is kept. Once it is over it can
    only be let go of.
    """

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._sheets: dict[str, Sheet] = {}
        self._is_over = False

    def get(self, kind: type[R], key: str) -> R | None:
        """Find the record of `kind` with this key."""
        leaf = self.sheet(kind.table).get_by_key(key)
        return None if leaf is None else to_record(kind, leaf)

    def find(self, kind: type[R], index: str, value: str) -> tuple[R, ...]:
        """Find the records of `kind` whose indexed field is, or holds, `value`, by key order."""
        found = self.sheet(kind.table).find(kind, index, value)
        return tuple(to_record(kind, leaf) for leaf in found)

    def count(self, kind: type[Record], **where: str) -> int:
        """Count the records of `kind` whose indexed fields are, or hold, all these values."""
        return len(self.sheet(kind.table).keys_where(kind, where))

    def has(self, kind: type[Record], **where: str) -> bool:
        """Tell whether there is a record whose indexed fields are, or hold, all these values."""
        return self.sheet(kind.table).has_where(kind, where)

    def every(self, kind: type[R]) -> Iterator[R]:
        """Go through all records of `kind`, in the order they were first kept."""
        for leaf in self.sheet(kind.table).every():
            yield to_record(kind, leaf)

    def put(self, record: Record) -> None:
        """Keep `record`, in place of the one with its key if there is one."""
        if not record.key:
            raise ValueError(f"a record of {record.table} has no key")
        self.sheet(record.table).put(to_leaf(record))

    def remove(self, kind: type[Record], key: str) -> None:
        """Keep the record with this key no longer; it may be gone already."""
        self.sheet(kind.table).remove(key)

    def sheet(self, table: str) -> Sheet:
        """Return what this change does to a table."""
        if self._is_over:
            raise RuntimeError("this change is over; make another")
        if table not in self._sheets:
            self._sheets[table] = Sheet(self._memory.shelf(table))
        return self._sheets[table]

    def writes(self) -> list[Write]:
        """Return all that the change comes to."""
        return [write for sheet in self._sheets.values() for write in sheet.writes()]

    def end(self) -> None:
        """Take no more writes."""
        self._is_over = True
