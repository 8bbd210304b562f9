"""All that is kept, in memory: the shelves, and what a change does to them."""

from collections.abc import Iterable

from nimsmail.store.codec import Leaf
from nimsmail.store.shelf import Shelf, Tables

# What one change does to one document: its table, its id, and its leaf or, if it is to go,
# `GONE`.
Write = tuple[str, str, Leaf]
GONE = Leaf(b"null")


class Memory:
    """One shelf for each table."""

    def __init__(self, tables: Tables) -> None:
        self._shelves = {name: Shelf(name, leaves) for name, leaves in tables.items()}

    def shelf(self, name: str) -> Shelf:
        """Return the shelf of this table; an empty one if nothing was ever kept there."""
        shelf = self._shelves.get(name)
        return self._shelves.setdefault(name, Shelf(name)) if shelf is None else shelf

    def apply(self, writes: Iterable[Write]) -> None:
        """Do what a change does."""
        for table, id_, leaf in writes:
            if leaf == GONE:
                self.shelf(table).remove(id_)
            else:
                self.shelf(table).put(id_, leaf)

    def tables(self) -> Tables:
        """Return the leaves of every table that holds any; they are not copies."""
        shelves = list(self._shelves.items())
        return {name: shelf.leaves for name, shelf in shelves if len(shelf)}

    def __len__(self) -> int:
        return sum(map(len, list(self._shelves.values())))
