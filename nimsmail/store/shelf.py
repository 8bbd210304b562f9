"""One table in memory, and the ways to find what is on it.

Its documents are in the form that TinyDB knows: by id, in the order first kept. A shelf
may be read by several threads while one writes.
"""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from threading import Lock

from nimsmail.errors import StoreError
from nimsmail.network.records import Record
from nimsmail.store.codec import Document, texts

Documents = dict[str, Document]
Tables = dict[str, Documents]


class Index:
    """For each text, the keys of the documents whose field is, or holds, that text."""

    def __init__(self, kind: type[Record], field: str, documents: Iterable[Document]) -> None:
        self._kind = kind
        self._field = field
        self._keys: dict[str, set[str]] = {}
        for document in documents:
            self.add(document)

    def add(self, document: Document) -> None:
        """Note a document."""
        for text in texts(self._kind, self._field, document):
            self._keys.setdefault(text, set()).add(document["key"])

    def discard(self, document: Document) -> None:
        """Forget a document."""
        for text in texts(self._kind, self._field, document):
            keys = self._keys[text]
            keys.discard(document["key"])
            if not keys:
                del self._keys[text]

    def keys(self, text: str) -> list[str]:
        """Return the keys found under `text`, in order."""
        return sorted(self._keys.get(text, ()))

    def held(self, text: str) -> AbstractSet[str]:
        """Return the keys found under `text`, to be looked at and not kept."""
        return self._keys.get(text, frozenset())


class Shelf:
    """The documents of one table, by id and by key; an index is made when first asked for.

    The documents it is made with become its own.
    """

    def __init__(self, name: str, documents: Documents | None = None) -> None:
        self.name = name
        self.documents: Documents = documents or {}
        self._ids = {str(document.get("key")): id_ for id_, document in self.documents.items()}
        self._refuse_keyless()
        self.last_id = max(map(int, self.documents), default=0)
        self._indexes: dict[str, Index] = {}
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self.documents)

    def id_of(self, key: str) -> str | None:
        """Find the id of the document with this key."""
        return self._ids.get(key)

    def get(self, key: str) -> Document | None:
        """Find the document with this key."""
        with self._lock:
            id_ = self._ids.get(key)
            return None if id_ is None else self.documents[id_]

    def find(self, kind: type[Record], index: str, value: str) -> list[Document]:
        """Find the documents under `value` in an index that `kind` declares, by key order."""
        with self._lock:
            keys = self._index(kind, index).keys(value)
            return [self.documents[self._ids[key]] for key in keys]

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

    def every(self) -> Iterator[Document]:
        """Go through all documents as they are now, in the order first kept."""
        return iter(self.copy().values())

    def copy(self) -> Documents:
        """Return the documents by id as they are now."""
        with self._lock:
            return dict(self.documents)

    def put(self, id_: str, document: Document) -> None:
        """Put a document in its place, or at the end; StoreError if it has no key of its own."""
        key = document.get("key")
        if not isinstance(key, str) or self._ids.get(key, id_) != id_ or not id_.isdecimal():
            raise self._keyless(id_)
        with self._lock:
            self._forget(id_)
            self.documents[id_] = document
            self._ids[key] = id_
            self.last_id = max(self.last_id, int(id_))
            for index in self._indexes.values():
                index.add(document)

    def remove(self, id_: str) -> None:
        """Take a document away, if it is there."""
        with self._lock:
            self._forget(id_)
            self.documents.pop(id_, None)

    def _index(self, kind: type[Record], name: str) -> Index:
        """Return an index that `kind` declares. Needs the lock."""
        if name not in kind.indexes:
            raise ValueError(f"{kind.__name__} has no index {name!r}")
        if name not in self._indexes:
            self._indexes[name] = Index(kind, name, self.documents.values())
        return self._indexes[name]

    def _forget(self, id_: str) -> None:
        old = self.documents.get(id_)
        if old is not None:
            del self._ids[old["key"]]
            for index in self._indexes.values():
                index.discard(old)

    def _refuse_keyless(self) -> None:
        for id_, document in self.documents.items():
            key = document.get("key")
            if not isinstance(key, str) or self._ids[key] != id_ or not id_.isdecimal():
                raise self._keyless(id_)

    def _keyless(self, id_: str) -> StoreError:
        return StoreError(
            f"{self.name}/{id_} has no key of its own, so the store is damaged; restore a backup"
        )
