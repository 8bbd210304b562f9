"""Records to documents and back: a document is what JSON can hold, and TinyDB keeps.

Fields that a document has beyond its record (a newer version kept it) are left aside,
and fields that it lacks (an older one did) take the record's defaults.
"""

from dataclasses import MISSING, fields
from typing import Any

import msgspec

from nimsmail.errors import StoreError
from nimsmail.network.records import R, Record

Document = dict[str, Any]


def to_document(record: Record) -> Document:
    """Return `record` as a document, exactly as it will be read back from the disk.

    A lone surrogate (a byte of a mail that was no text) is no Unicode, so that no file
    can hold it; U+FFFD takes its place.
    """
    try:
        encoded = msgspec.json.encode(record)
    except UnicodeEncodeError:
        encoded = msgspec.json.encode(_as_unicode(msgspec.to_builtins(record)))
    document: Document = msgspec.json.decode(encoded)
    try:
        msgspec.convert(document, type(record))
    except msgspec.ValidationError as error:
        raise ValueError(f"{record.table}/{record.key} is no {_name(record)}: {error}") from error
    return document


def to_record(kind: type[R], document: Document) -> R:
    """Return the record that `document` holds, or raise StoreError naming it."""
    lately = _lately.get(id(document))
    if lately is not None and lately[0] is document and type(lately[1]) is kind:
        return lately[1]
    record = _converted(kind, document)
    if len(_lately) >= _KEPT:
        _lately.clear()
    _lately[id(document)] = document, record
    return record


# What was read lately: neither is ever changed, and most are read several times in a row.
_lately: dict[int, tuple[Document, Record]] = {}
_KEPT = 1024


def _converted(kind: type[R], document: Document) -> R:
    try:
        return msgspec.convert(document, kind)
    except msgspec.ValidationError as error:
        raise StoreError(
            f"{kind.table}/{document.get('key')} is damaged: {error};"
            " run `nimsmail store check`, then restore a backup"
        ) from error


def texts(kind: type[Record], index: str, document: Document) -> tuple[str, ...]:
    """Return the texts that `document` is found under in this index."""
    value = document[index] if index in document else _default(kind, index)
    if isinstance(value, str):
        return (value,)
    return tuple(value) if isinstance(value, list) else ()


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
