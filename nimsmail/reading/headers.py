"""The header of a message or part as plain text; reading it cannot fail.

Encoded words (RFC 2047) are decoded here in one pass: the standard decoder takes
seconds for a header made of thousands of them, and raises on some.
"""

import base64
import binascii
import quopri
import re
from collections.abc import Iterator
from email.message import Message

from nimsmail.reading.charsets import decoded, tidy

_ENCODED = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]{0,2000})\?=")
_FOLD = re.compile(r"\r?\n[ \t]?")


class Headers:
    """All fields of one header, by lower-case name, in their order."""

    __slots__ = ("_fields",)

    def __init__(self, message: Message) -> None:
        self._fields: dict[str, list[str]] = {}
        for name, value in message.raw_items():
            text = _FOLD.sub(" ", _as_text(str(value)))
            self._fields.setdefault(name.lower(), []).append(text.strip())

    def all(self, name: str) -> list[str]:
        """Return every value of this field, undecoded, topmost first."""
        return self._fields.get(name, [])

    def get(self, name: str) -> str:
        """Return the first value of this field, undecoded, or nothing."""
        return self._fields.get(name, [""])[0]

    def words(self, name: str) -> str:
        """Return the first value of this field as people read it."""
        return " ".join(tidy(decode_words(self.get(name))).split())

    def __contains__(self, name: str) -> bool:
        return name in self._fields


def _as_text(value: str) -> str:
    # Eight-bit bytes in a header come out of the parser as lone surrogates.
    if value.isascii():
        return value
    return decoded(value.encode("utf-8", "surrogateescape"))


def decode_words(value: str) -> str:
    """Return `value` with its encoded words decoded (RFC 2047 §6.2).

    >>> decode_words("=?iso-8859-1?Q?Bo_J=F8rgensen?= <bo@odense.example>")
    'Bo Jørgensen <bo@odense.example>'
    """
    if "=?" not in value:
        return value
    return "".join(_decoded_pieces(value))


def _decoded_pieces(value: str) -> Iterator[str]:
    end = 0
    pending, charset = b"", ""
    for found in _ENCODED.finditer(value):
        between = value[end : found.start()]
        # Only blanks between two encoded words: they are one, and a letter may be cut in two.
        if between.strip() or found[1].lower() != charset or not charset:
            yield decoded(pending, charset)
            pending, joined = b"", bool(charset) and not between.strip() and end > 0
            yield "" if joined else between
        pending += _octets(found[2].lower(), found[3])
        charset, end = found[1].lower(), found.end()
    yield decoded(pending, charset)
    yield value[end:]


def _octets(encoding: str, text: str) -> bytes:
    data = text.encode("ascii", "replace")
    if encoding == "q":
        return quopri.decodestring(data.replace(b"_", b"=20"), header=False)
    try:
        return base64.b64decode(data + b"=" * (-len(data) % 4))
    except (binascii.Error, ValueError):
        return data
