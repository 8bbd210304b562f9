"""Header fields, whatever their values hold: one line of visible words each, then encoded.

The lines are laid out here rather than by the standard library, whose folding differs from
one Python to the next and encodes long tokens: the same letter must have the same bytes for
life. What is written is read back by the standard library in `proof`.
"""

import base64
import re
from email.header import Header

from nimsmail.writing.slots import one_line

WORDS = 200  # longest value of free words
_FOLD = 76
_ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]*")
_UNSAFE = re.compile(rb"[^A-Za-z0-9!*+/ -]")  # in an encoded word, anywhere (RFC 2047 §5)
_MESSAGE_ID = re.compile(r"<[!-;=?A-~]+@[!-;=?A-~]+>")


def cap(value: str) -> str:
    """Return `value` as a header may hold it: one line, not too long."""
    line = one_line(value)
    return line if len(line) <= WORDS else line[: WORDS - 1].rstrip() + "…"


def field(name: str, value: str) -> str:
    """Return a header field of plain ASCII without any words of others, folded at spaces."""
    lines, line = [], f"{name}:"
    for word in value.split(" "):
        if len(line) + 1 + len(word) > _FOLD and line != f"{name}:":
            lines.append(line)
            line = ""
        line += f" {word}"
    return "\r\n".join([*lines, line]) + "\r\n"


def words(name: str, value: str) -> str:
    """Return a header field of free words, RFC 2047 where they need it."""
    value = cap(value)
    if _is_plain(value):
        return field(name, value)
    return f"{name}: {_encoded(value, len(name) + 2)}\r\n"


def mailbox(name: str, display: str, address: str) -> str:
    """Return a header field with one mailbox: a display name and an address on the wire."""
    display = cap(display)
    if not display:
        return field(name, address)
    if not _is_plain(display):
        return f"{name}: {_encoded(display, len(name) + 2)}\r\n <{address}>\r\n"
    return field(name, f"{_phrase(display)} <{address}>")


def message_id(value: str | None) -> str | None:
    """Return a Message-ID from a mail if it is fit to be repeated, else None."""
    if value is None:
        return None
    value = value.strip()
    return value if len(value) <= 500 and _MESSAGE_ID.fullmatch(value) else None


def _is_plain(value: str) -> bool:
    # "=?" might be taken for an encoded word (RFC 2047 §6.2), and long words can't be folded.
    return value.isascii() and "=?" not in value


def _phrase(display: str) -> str:
    if _ATOMS.fullmatch(display):
        return display
    escaped = display.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _encoded(value: str, indent: int) -> str:
    word = _encoded_word(value)
    if len(word) <= max(_FOLD - indent, 40):
        return word
    header = Header(value, "utf-8", maxlinelen=_FOLD - 2, continuation_ws=" ")
    return Header.encode(header, maxlinelen=max(_FOLD - indent, 40), linesep="\r\n")


def _encoded_word(value: str) -> str:
    """Return `value` as one encoded word, in the shorter encoding, as the library writes it."""
    octets = value.encode()
    unsafe = len(_UNSAFE.findall(octets))
    if (len(octets) + 2) // 3 * 4 < len(octets) + 2 * unsafe:
        return f"=?utf-8?b?{base64.b64encode(octets).decode()}?="
    quoted = _UNSAFE.sub(lambda match: b"=%02X" % ord(match[0]), octets)
    return f"=?utf-8?q?{quoted.replace(b' ', b'_').decode()}?="
