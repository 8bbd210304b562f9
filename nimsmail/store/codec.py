"""Records to leaves and back: a leaf is a document as it is kept, the JSON of one record.

In memory, too, a document stays in this form until somebody asks for it: it takes a fifth
of the room, and a change writes it down as it is.

Fields that a document has beyond its record (a newer version kept it) are left aside,
and fields that it lacks (an older one did) take the record's defaults.
"""

from collections.abc import Callable
from dataclasses import MISSING, fields
from typing import Any

import msgspec

from nimsmail.errors import StoreError
from nimsmail.network.records import R, Record

# A document as TinyDB and migrations have it.
Document = dict[str, Any]
Leaf = msgspec.Raw


class _Keyed(msgspec.Struct):
    key: Any = None


_keyed = msgspec.json.Decoder(_Keyed)


def opened(leaf: Leaf) -> Document:
    """Return the document that a leaf holds."""
    document: Document = msgspec.json.decode(leaf)
    return document


def written(document: Document) -> Leaf:
    """Return a document as a leaf."""
    return Leaf(msgspec.json.encode(document))


def key_of(leaf: Leaf) -> str:
    """Return the key of a document; nothing if it has none."""
    try:
        key = _keyed.decode(leaf).key
    except msgspec.DecodeError:
        return ""
    return key if isinstance(key, str) else ""


def to_leaf(record: Record) -> Leaf:
    """Return `record` as a leaf, exactly as it will be read back from the disk.

    A lone surrogate (a byte of a mail that was no text) is no Unicode, so that no file
    can hold it; U+FFFD takes its place.
    """
    try:
        encoded = msgspec.json.encode(record)
    except UnicodeEncodeError:
        encoded = msgspec.json.encode(_as_unicode(msgspec.to_builtins(record)))
    try:
        read_back = _decoder(type(record)).decode(encoded)
    except msgspec.ValidationError as error:
        raise ValueError(f"{record.table}/{record.key} is no {_name(record)}: {error}") from error
    leaf = Leaf(encoded)
    _remember(leaf, read_back)
    return leaf


def to_record(kind: type[R], leaf: Leaf) -> R:
    """Return the record that `leaf` holds, or raise StoreError naming it."""
    lately = _lately.get(id(leaf))
    if lately is not None and lately[0] is leaf and type(lately[1]) is kind:
        return lately[1]
    record = _decoded(kind, leaf)
    _remember(leaf, record)
    return record


# What was read lately: neither is ever changed, and most are read several times in a row.
_lately: dict[int, tuple[Leaf, Record]] = {}
_KEPT = 1024


def _remember(leaf: Leaf, record: Record) -> None:
    if len(_lately) >= _KEPT:
        _lately.clear()
    _lately[id(leaf)] = leaf, record


def _decoded(kind: type[R], leaf: Leaf) -> R:
    try:
        return _decoder(kind).decode(leaf)
    except msgspec.DecodeError as error:
        raise StoreError(
            f"{kind.table}/{key_of(leaf)} is damaged: {error};"
            " run `nimsmail store check`, then restore a backup"
        ) from error


_decoders: dict[type[Record], msgspec.json.Decoder[Any]] = {}


def _decoder(kind: type[R]) -> msgspec.json.Decoder[R]:
    decoder = _decoders.get(kind)
    return _decoders.setdefault(kind, msgspec.json.Decoder(kind)) if decoder is None else decoder


def reader(kind: type[Record], index: str) -> Callable[[Leaf], tuple[str, ...]]:
    """Return a function that tells the texts that a leaf is found under in this index."""
    only = msgspec.defstruct("_Only", [(index, Any, _default(kind, index))])
    decode = msgspec.json.Decoder(only).decode

    def texts(leaf: Leaf) -> tuple[str, ...]:
        value = getattr(decode(leaf), index)
        if isinstance(value, str):
            return (value,)
        return tuple(value) if isinstance(value, list) else ()

    return texts


def _default(kind: type[Record], index: str) -> Any:
    field = next(field for field in fields(kind) if field.name == index)
    if field.default_factory is not MISSING:
        return msgspec.to_builtins(field.default_factory())
    return None if field.default is MISSING else msgspec.to_builtins(field.default)


def _as_unicode(value: Any) -> Any:
    if isinstance(value, str):
        return "".join(
            "\N{REPLACEMENT CHARACTER}" if "\ud800" <= c <= "\udfff" else c for c in value
        )
    if isinstance(value, dict):
        return {_as_unicode(name): _as_unicode(each) for name, each in value.items()}
    return [_as_unicode(each) for each in value] if isinstance(value, list | tuple) else value


def _name(record: Record) -> str:
    return type(record).__name__
