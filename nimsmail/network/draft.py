"""The books as they would be: what one mail's first wish changes, its second wish sees."""

from collections.abc import Iterable, Iterator

from nimsmail.network.records import Books, R, Record


class Draft:
    """Books over other books, with records that are not kept yet. Fulfils `Books`."""

    def __init__(self, books: Books) -> None:
        self._books = books
        self._put: dict[tuple[str, str], Record] = {}
        self._removed: set[tuple[str, str]] = set()

    def take(self, records: Iterable[Record], removed: Iterable[Record]) -> None:
        """Let `records` be kept and `removed` be forgotten, as far as readers of this are told."""
        for record in removed:
            self._put.pop((record.table, record.key), None)
            self._removed.add((record.table, record.key))
        for record in records:
            self._removed.discard((record.table, record.key))
            self._put[record.table, record.key] = record

    def get(self, kind: type[R], key: str) -> R | None:
        """Find the record of `kind` with this key."""
        found = self._put.get((kind.table, key))
        if isinstance(found, kind):
            return found
        return None if (kind.table, key) in self._removed else self._books.get(kind, key)

    def find(self, kind: type[R], index: str, value: str) -> tuple[R, ...]:
        """Find the records of `kind` whose indexed field is, or holds, `value`, by key order."""
        kept = [each for each in self._books.find(kind, index, value) if self._stands(each)]
        mine = [each for each in self._of(kind) if _holds(getattr(each, index), value)]
        return tuple(sorted((*kept, *mine), key=lambda each: each.key))

    def count(self, kind: type[Record], **where: str) -> int:
        """Count the records of `kind` whose indexed fields are, or hold, all these values."""
        (index, value), *rest = where.items()
        found = self.find(kind, index, value)
        return sum(all(_holds(getattr(each, i), v) for i, v in rest) for each in found)

    def has(self, kind: type[Record], **where: str) -> bool:
        """Tell whether there is a record whose indexed fields are, or hold, all these values."""
        return self.count(kind, **where) > 0

    def every(self, kind: type[R]) -> Iterator[R]:
        """Go through all records of `kind`."""
        yield from (each for each in self._books.every(kind) if self._stands(each))
        yield from self._of(kind)

    def _stands(self, record: Record) -> bool:
        key = (record.table, record.key)
        return key not in self._put and key not in self._removed

    def _of(self, kind: type[R]) -> list[R]:
        return [each for each in self._put.values() if isinstance(each, kind)]


def _holds(field: object, value: str) -> bool:
    return field == value or (isinstance(field, tuple) and value in field)
