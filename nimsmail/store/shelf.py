"""One table in memory, and the ways to find what is on it.

Its leaves are in the order that TinyDB knows: by id, as first kept. A shelf may be read by
several threads while one writes.
"""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from threading import Lock

from nimsmail.errors import StoreError
from nimsmail.network.records import Record
from nimsmail.store.codec import Leaf, key_of, reader

Leaves = dict[str, Leaf]
Tables = dict[str, Leaves]


class Index:
    """For each text, the keys of the documents whose field is, or holds, that text."""

    def __init__(self, kind: type[Record], field: str, leaves: Iterable[tuple[str, Leaf]]) -> None:
        self._read = reader(kind, field)
        self._keys: dict[str, set[str]] = {}
        self._texts: dict[str, tuple[str, ...]] = {}
        for key, leaf in leaves:
            self.add(key, leaf)

    def add(self, key: str, leaf: Leaf) -> None:
        """Note a document."""
        texts = self._read(leaf)
        for text in texts:
            self._keys.setdefault(text, set()).add(key)
        self._texts[key] = texts

    def discard(self, key: str) -> None:
        """Forget a document."""
        for text in self._texts.pop(key):
            keys = self._keys[text]
            keys.discard(key)
            if not keys:
                del self._keys[text]

    def keys(self, text: str) -> list[str]:
        """Return the keys found under `text`, in order."""
        return sorted(self._keys.get(text, ()))

    def held(self, text: str) -> AbstractSet[str]:
        """Return the keys found under `text`, to be looked at and not kept."""
        return self._keys.get(text, frozenset())


class Shelf:
    """The leaves of one table, by id and by key; an index is made when first asked for.

    The leaves it is made with become its own.
    """

    def __init__(self, name: str, leaves: Leaves | None = None) -> None:
        self.name = name
        self.leaves: Leaves = leaves or {}
        self._ids = {key_of(leaf): id_ for id_, leaf in self.leaves.items()}
        self._refuse_keyless()
        self.last_id = max(map(int, self.leaves), default=0)
        self._indexes: dict[str, Index] = {}
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self.leaves)

    def id_of(self, key: str) -> str | None:
        """Find the id of the document with this key."""
        return self._ids.get(key)

    def get(self, key: str) -> Leaf | None:
        """Find the document with this key."""
        with self._lock:
            id_ = self._ids.get(key)
            return None if id_ is None else self.leaves[id_]

    def find(self, kind: type[Record], index: str, value: str) -> list[Leaf]:
        """Find the documents under `value` in an index that `kind` declares, by key order."""
        with self._lock:
            keys = self._index(kind, index).keys(value)
            return [self.leaves[self._ids[key]] for key in keys]

    def keys_where(self, kind: type[Record], where: Mapping[str, str]) -> set[str]:
        """Return the keys of the documents that are under all these values; none is read."""
        with self._lock:
            found = [self._index(kind, index).held(value) for index, value in where.items()]
            few, *others = sorted(found, key=len)
            return set(few).intersection(*others)

    def has_where(
        self, kind: type[Record], where: Mapping[str, str], but: AbstractSet[str] = frozenset()
    ) -> bool:
        """Tell whether a document is under all these values, beside those with the keys `but`."""
        with self._lock:
            found = [self._index(kind, index).held(value) for index, value in where.items()]
            few, *others = sorted(found, key=len)
            return any(key not in but and all(key in other for other in others) for key in few)

    def every(self) -> Iterator[Leaf]:
        """Go through all documents as they are now, in the order first kept."""
        return iter(self.copy().values())

    def copy(self) -> Leaves:
        """Return the leaves by id as they are now."""
        with self._lock:
            return dict(self.leaves)

    def put(self, id_: str, leaf: Leaf) -> None:
        """Put a document in its place, or at the end; StoreError if it has no key of its own."""
        key = key_of(leaf)
        if not key or self._ids.get(key, id_) != id_ or not id_.isdecimal():
            raise self._keyless(id_)
        with self._lock:
            if key in self._ids:
                for index in self._indexes.values():
                    index.discard(key)
            else:
                self._forget(id_)  # it may have had another key
                self._ids[key] = id_
                self.last_id = max(self.last_id, int(id_))
            self.leaves[id_] = leaf
            for index in self._indexes.values():
                index.add(key, leaf)

    def remove(self, id_: str) -> None:
        """Take a document away, if it is there."""
        with self._lock:
            self._forget(id_)
            self.leaves.pop(id_, None)

    def _index(self, kind: type[Record], name: str) -> Index:
        """Return an index that `kind` declares. Needs the lock."""
        if name not in kind.indexes:
            raise ValueError(f"{kind.__name__} has no index {name!r}")
        if name not in self._indexes:
            leaves = ((key, self.leaves[id_]) for key, id_ in self._ids.items())
            self._indexes[name] = Index(kind, name, leaves)
        return self._indexes[name]

    def _forget(self, id_: str) -> None:
        old = self.leaves.get(id_)
        if old is not None:
            key = key_of(old)
            del self._ids[key]
            for index in self._indexes.values():
                index.discard(key)

    def _refuse_keyless(self) -> None:
        # Of two with the same key, the earlier has lost its place to the later.
        if "" in self._ids or len(self._ids) < len(self.leaves):
            own = set(self._ids.values()) - {self._ids.get("")}
            raise self._keyless(next(id_ for id_ in self.leaves if id_ not in own))
        for id_ in self.leaves:
            if not id_.isdecimal():
                raise self._keyless(id_)

    def _keyless(self, id_: str) -> StoreError:
        return StoreError(
            f"{self.name}/{id_} has no key of its own, so the store is damaged; restore a backup"
        )
