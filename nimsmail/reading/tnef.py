"""winmail.dat: what Outlook packs its meeting responses in (MS-OXTNEF).

Of all that may be in it we need three things: the class of the message, its plain text, and
which entry it answers. Whatever is cut off or makes no sense ends the reading where it stands.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from nimsmail.reading.charsets import decoded, tidy

_SIGNATURE = b"\x78\x9f\x3e\x22"
_LARGEST = 1_000_000
_MOST = 500  # attributes, properties, and values of one property
_MOST_TEXT = 100_000

# Attributes (MS-OXTNEF §2.1.3.2) of the message itself, which has level 1.
_MESSAGE = 1
_CLASS, _BODY, _PROPERTIES, _CODEPAGE = 0x00078008, 0x0002800C, 0x00069003, 0x00069007
# Properties (MS-OXPROPS) of those that MAPI keeps: plain text, class, and the entry's identity.
_PLAIN, _CLASS_PROPERTY = 0x1000, 0x001A
_MEETING = bytes.fromhex("90dad86e0b451b1098da00aa003f1305")
_IDENTITIES = (0x0003, 0x0023)
# How many bytes a value of each type takes, padded; all others say so themselves (MS-OXCDATA).
_SIZES = {
    0x02: 4, 0x03: 4, 0x04: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x0A: 4, 0x0B: 4, 0x14: 8, 0x40: 8,
    0x48: 16,
}  # fmt: skip
_MEASURED = frozenset({0x0D, 0x1E, 0x1F, 0x102})
_UNICODE, _SEVERAL = 0x1F, 0x1000
# In an identity that another program gave, its UID stands behind this (MS-OXOCAL §2.2.1.27).
_FOREIGN = b"vCal-Uid\x01\x00\x00\x00"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tnef:
    """What a winmail.dat tells: empty where it does not."""

    message_class: str = ""
    text: str = ""
    uid: str = ""


@dataclass(frozen=True, slots=True)
class _Property:
    """One property: its number, the set its name is from if it has one, its type and value."""

    number: int
    set: bytes
    type: int
    value: bytes


class _Ended(Exception):
    """The bytes are over before what they promised."""


class _Bytes:
    """Bytes that are read from front to back, and never beyond."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._place = 0

    def take(self, size: int) -> bytes:
        end = self._place + size
        if end > len(self._data):
            raise _Ended
        taken = self._data[self._place : end]
        self._place = end
        return taken

    def padded(self, size: int) -> bytes:
        taken = self.take(size)
        self.take(-size % 4)
        return taken

    def number(self, size: int = 4) -> int:
        return int.from_bytes(self.take(size), "little")


def read_tnef(data: bytes) -> Tnef:
    """Return what is needed of a winmail.dat; this never raises."""
    if not data.startswith(_SIGNATURE) or len(data) > _LARGEST:
        return Tnef()
    attributes: dict[int, bytes] = {}
    for tag, value in _attributes(_Bytes(data[6:])):
        attributes.setdefault(tag, value)
    charset = f"windows-{int.from_bytes(attributes.get(_CODEPAGE, b'')[:4], 'little')}"
    properties = list(_properties(_Bytes(attributes.get(_PROPERTIES, b""))))
    texts = {each.number: _text(each, charset) for each in reversed(properties) if not each.set}
    return Tnef(
        message_class=_string(attributes.get(_CLASS, b""), charset)[:200]
        or texts.get(_CLASS_PROPERTY, "")[:200],
        text=texts.get(_PLAIN, "") or _string(attributes.get(_BODY, b""), charset),
        uid=next((_uid(each.value) for each in properties if _is_identity(each)), ""),
    )


def _attributes(source: _Bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the attributes of the message: level, tag, length, value, checksum each."""
    try:
        for _ in range(_MOST):
            level, tag, length = struct.unpack("<BII", source.take(9))
            value = source.take(length)
            source.take(2)
            if level == _MESSAGE:
                yield tag, value
    except _Ended:
        return


def _properties(source: _Bytes) -> Iterator[_Property]:
    """Yield the properties (MS-OXTNEF §2.1.3.4); the first of unknown type ends them."""
    try:
        for _ in range(min(source.number(), _MOST)):
            kind, number = source.number(2), source.number(2)
            of_set = b""
            if number >= 0x8000:
                of_set, number = source.take(16), _name(source)
            yield _Property(number, of_set, kind, _value(source, kind))
    except _Ended:
        return


def _name(source: _Bytes) -> int:
    """Return the number that names a property; none where a text does."""
    if source.number() == 0:
        return source.number()
    source.padded(source.number())
    return -1


def _value(source: _Bytes, kind: int) -> bytes:
    """Return the first value, and go past all others."""
    bare = kind & ~_SEVERAL
    if bare in _SIZES:
        count = source.number() if kind & _SEVERAL else 1
        return b"".join(source.take(_SIZES[bare]) for _ in range(_few(count)))
    if bare not in _MEASURED:
        raise _Ended
    values = [source.padded(source.number()) for _ in range(_few(source.number()))]
    return values[0] if values else b""


def _few(count: int) -> int:
    if count > _MOST:
        raise _Ended
    return count


def _text(each: _Property, charset: str) -> str:
    if each.type == _UNICODE:
        return tidy(each.value[:_MOST_TEXT].decode("utf-16-le", "replace")).strip()
    return _string(each.value, charset)


def _string(value: bytes, charset: str) -> str:
    return tidy(decoded(value[:_MOST_TEXT].split(b"\0")[0], charset)).strip()


def _is_identity(each: _Property) -> bool:
    return each.set == _MEETING and each.number in _IDENTITIES and bool(_uid(each.value))


def _uid(identity: bytes) -> str:
    """Return the UID as it stood in the invitation, where Outlook did not make it itself."""
    _, found, uid = identity.partition(_FOREIGN)
    return decoded(uid.split(b"\0")[0])[:500] if found else ""
