"""The envelope of one letter, as it goes on the wire (RFC 5321 §4.1.2, RFC 6531)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

# Atext, or anything beyond ASCII but separators and controls, which `isprintable` bars.
_DOT_ATOM = re.compile(r"[^\s\x00-\x20\"(),:;<>@\[\\\]\x7f]+")
_QUOTED = re.compile(r'"(?:[^"\\\x00-\x1f\x7f]|\\[\x20-\x7e])*"')
_DOMAIN = re.compile(r"(?:[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?\.)*[A-Za-z0-9-]+")
_LINE_END = re.compile(rb"\r\n|\r|\n")
_DOT_FIRST = re.compile(rb"(?m)^\.")


_LONG = 1000  # bytes of a piece that is worth keeping

# A message as a whole, or in pieces of whole lines.
Message = bytes | Sequence[bytes]


class Unsendable(ValueError):
    """This letter can't go to this recipient by this relay; the text says why."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """What the relay is told about a letter: the arguments of MAIL and of RCPT."""

    mail: bytes
    rcpt: bytes


def enveloped(
    message: Message, return_path: str, recipient: str, extensions: Mapping[str, str]
) -> Envelope:
    """Return the envelope of `message`, or raise Unsendable if the relay can't carry it.

    `extensions` is what the relay offered after EHLO: SMTPUTF8 (RFC 6531), 8BITMIME
    (RFC 6152) and SIZE (RFC 1870) decide.
    """
    sender = path(return_path) if return_path else "<>"
    receiver = path(recipient)
    options = ""
    if not (sender + receiver).isascii():
        if "smtputf8" not in extensions:
            raise Unsendable("5.6.7 the relay takes no addresses with letters beyond ASCII")
        options += " SMTPUTF8"
    pieces = (message,) if isinstance(message, bytes) else message
    if not all(map(bytes.isascii, pieces)) or "SMTPUTF8" in options:
        if "8bitmime" not in extensions:
            raise Unsendable("5.6.3 the relay takes 7-bit letters only")
        options += " BODY=8BITMIME"
    most = extensions.get("size", "").strip()
    if most.isdecimal() and 0 < int(most) < sum(map(len, pieces)):
        raise Unsendable(f"5.3.4 the letter is larger than the relay takes, {most} bytes")
    return Envelope(f"FROM:{sender}{options}".encode(), f"TO:{receiver}".encode())


def path(address: str) -> str:
    """Return `address` as a path of RFC 5321 §4.1.2, its domain in ASCII (RFC 5890 A-labels).

    >>> path("bo@køge.example")
    '<bo@xn--kge-0na.example>'
    """
    local, at, domain = address.rpartition("@")
    domain = _a_labels(domain)
    possible = at and len(local.encode()) <= 64
    if not possible or not local.isprintable():
        raise Unsendable("5.1.3 the address is not one that mail can go to")
    if not (_DOT_ATOM.fullmatch(local) or _QUOTED.fullmatch(local)):
        raise Unsendable("5.1.3 the address is not one that mail can go to")
    return f"<{local}@{domain}>"


@lru_cache(maxsize=1024)
def _a_labels(domain: str) -> str:
    try:
        domain = domain.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise Unsendable("5.1.2 the address has no possible domain") from error
    if not _DOMAIN.fullmatch(domain) or len(domain) > 255:
        raise Unsendable("5.1.3 the address is not one that mail can go to")
    return domain


def on_the_wire(message: Message) -> bytes:
    r"""Return `message` with CRLF alone, dots made transparent, and the final dot.

    No bare CR or LF ever leaves (RFC 5321 §2.3.8, §4.5.2): relays disagree about
    what they mean, and that lets a letter smuggle in another.

    >>> on_the_wire(b"one\n.two\r\n")
    b'one\r\n..two\r\n.\r\n'
    """
    if isinstance(message, bytes):
        return _lines(message) + b".\r\n"
    if _are_clean([piece for piece in message if len(piece) <= _LONG]):
        lines = [_kept_lines(piece) if len(piece) > _LONG else piece for piece in message]
    else:
        lines = [_lines(piece) for piece in message]
    return b"".join((*lines, b".\r\n"))


def _are_clean(pieces: Sequence[bytes]) -> bool:
    """Tell whether all these can go as they are; together they are looked through at once."""
    return all([piece.endswith(b"\r\n") for piece in pieces]) and _is_clean(b"".join(pieces))


def _is_clean(lines: bytes) -> bool:
    ends = lines.count(b"\n")
    has_no_others = ends == lines.count(b"\r") == lines.count(b"\r\n")
    return has_no_others and b"\n." not in lines and not lines.startswith(b".")


def _lines(piece: bytes) -> bytes:
    if piece.endswith(b"\r\n") and _is_clean(piece):
        return piece
    lines = _LINE_END.sub(b"\r\n", piece)
    if not lines.endswith(b"\r\n"):
        lines += b"\r\n"
    return _DOT_FIRST.sub(b"..", lines)


# What is long is the same for many, and the same object too, so that it is found at once.
_kept_lines = lru_cache(maxsize=128)(_lines)
