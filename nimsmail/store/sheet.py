"""What a change is about to do to one table.

A sheet lies over a shelf: what is written on it hides what is below, and nothing below is
touched. It is the mapping that TinyDB's own operations work on, too.
"""

from collections.abc import Iterator, Mapping, MutableMapping

from nimsmail.network.records import Record
from nimsmail.store.codec import Document, Leaf, key_of, opened, written
from nimsmail.store.memory import GONE, Write
from nimsmail.store.shelf import Shelf


class Sheet(MutableMapping[int, Document]):
    """Documents by id, those of a shelf with a change's own over them.

    A document that was looked up may be changed in place, as TinyDB does: it is compared
    with its leaf in the end. So a change costs what it looks at.
    """

    def __init__(self, below: Shelf) -> None:
        self._below = below
        self._new = Shelf(below.name)
        self._gone: set[str] = set()
        self._lent: dict[str, Document] = {}

    # -- by key, as records are ------------------------------------------------------------

    def find(self, kind: type[Record], index: str, value: str) -> list[Leaf]:
        """Find documents under `value` in an index, by key order."""
        below = [d for d in self._below.find(kind, index, value) if not self._hides(d)]
        return sorted(below + self._new.find(kind, index, value), key=key_of)

    def keys_where(self, kind: type[Record], where: Mapping[str, str]) -> set[str]:
        """Return the keys of the documents that are under all these values; none is read."""
        below = self._below.keys_where(kind, where) - self._hidden()
        return below | self._new.keys_where(kind, where)

    def has_where(self, kind: type[Record], where: Mapping[str, str]) -> bool:
        """Tell whether a document is under all these values."""
        hidden = self._hidden()
        return self._new.has_where(kind, where) or self._below.has_where(kind, where, hidden)

    def get_by_key(self, key: str) -> Leaf | None:
        """Find the document with this key."""
        id_ = self._id_of(key)
        return None if id_ is None else self._at(id_)

    def every(self) -> Iterator[Leaf]:
        """Go through all documents, in the order first kept."""
        for id_ in map(str, self):
            leaf = self._at(id_)
            if leaf is not None:
                yield leaf

    def put(self, leaf: Leaf) -> None:
        """Write a document, over the one with its key if there is one."""
        id_ = self._id_of(key_of(leaf)) or str(self.next_id())
        if self._at(id_) != leaf:
            self._write(id_, leaf)

    def remove(self, key: str) -> None:
        """Strike out the document with this key, if there is one."""
        id_ = self._id_of(key)
        if id_ is not None:
            self._strike(id_)

    def next_id(self) -> int:
        """Return an id that no document of this table has or, while it was open, had."""
        return max(self._below.last_id, self._new.last_id) + 1

    def writes(self) -> list[Write]:
        """Return what the change comes to: nothing for what is as it was."""
        for id_, document in list(self._lent.items()):
            if written(document) != self._at(id_):
                self[int(id_)] = document
        name, below = self._below.name, self._below.leaves
        gone: list[Write] = [(name, id_, GONE) for id_ in self._gone if id_ in below]
        kept = self._new.leaves.items()
        return gone + [(name, id_, new) for id_, new in kept if below.get(id_) != new]

    # -- by id, as TinyDB does ---------------------------------------------------------------

    def __getitem__(self, id_: int) -> Document:
        name = str(id_)
        if name not in self._lent:
            leaf = self._at(name)
            if leaf is None:
                raise KeyError(id_)
            self._lent[name] = opened(leaf)
        return self._lent[name]

    def __setitem__(self, id_: int, document: Document) -> None:
        key = document.get("key")
        if not isinstance(key, str) or not key:
            raise ValueError("a document needs a key: a text that no other in its table has")
        if (self._id_of(key) or str(id_)) != str(id_):
            raise ValueError(f"{self._below.name} has another document with the key {key!r}")
        old = self._at(str(id_))
        if old is not None and key_of(old) != key:
            raise ValueError(f"{self._below.name}: the key {key_of(old)!r} is for life")
        self._write(str(id_), written(dict(document)))

    def __delitem__(self, id_: int) -> None:
        if id_ not in self:
            raise KeyError(id_)
        self._strike(str(id_))

    def __contains__(self, id_: object) -> bool:
        return self._at(str(id_)) is not None

    def __iter__(self) -> Iterator[int]:
        below, new = self._below.leaves, self._new.leaves
        kept = [id_ for id_ in below if id_ not in self._gone]
        return iter([int(id_) for id_ in (*kept, *(id_ for id_ in new if id_ not in below))])

    def __len__(self) -> int:
        return sum(1 for _ in self)

    # -- which of the two --------------------------------------------------------------------

    def _at(self, id_: str) -> Leaf | None:
        if id_ in self._gone:
            return None
        return self._new.leaves.get(id_) or self._below.leaves.get(id_)

    def _id_of(self, key: str) -> str | None:
        id_ = self._new.id_of(key) or self._below.id_of(key)
        return None if id_ in self._gone else id_

    def _hides(self, leaf: Leaf) -> bool:
        id_ = self._below.id_of(key_of(leaf))
        return id_ in self._gone or id_ in self._new.leaves

    def _hidden(self) -> set[str]:
        """Return the keys of the documents below that this change has written over or struck."""
        below = self._below.leaves
        put = (*self._gone, *self._new.leaves)
        return {key_of(below[id_]) for id_ in put if id_ in below}

    def _write(self, id_: str, leaf: Leaf) -> None:
        self._lent.pop(id_, None)
        self._gone.discard(id_)
        self._new.put(id_, leaf)

    def _strike(self, id_: str) -> None:
        self._lent.pop(id_, None)
        self._new.remove(id_)
        self._gone.add(id_)
