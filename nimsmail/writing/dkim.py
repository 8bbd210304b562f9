"""DKIM signatures (RFC 6376, RFC 8301, RFC 8463): a letter says which domain answers for it.

Both halves are canonicalised as "relaxed", which survives what relays do to white space. What
a dispatch has in common is brought into that form once: its pieces are the same objects
each time. The signature is made anew for each try, and is the same each time: its t= is when
the letter was queued, and neither RSA (PKCS #1 v1.5) nor Ed25519 signs by chance.
"""

import base64
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from hashlib import sha256

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

SigningKey = RSAPrivateKey | Ed25519PrivateKey

# What a reader sees or a program acts on (RFC 6376 §5.4.1); RFC 8058 §4 wants the fields of
# a list signed.
SIGNED = frozenset({
    "from", "to", "subject", "date", "message-id", "reply-to", "in-reply-to", "references",
    "mime-version", "content-type", "content-language", "auto-submitted",
    "list-id", "list-help", "list-unsubscribe", "list-unsubscribe-post",
})  # fmt: skip
_SPACES = re.compile(rb"[ \t]+")
_SPACES_AT_END = re.compile(rb"[ \t]+(?=\r\n)")
_WIDTH = 72


@dataclass(frozen=True, slots=True)
class Signer:
    """Signs for `domain` with the key whose other half is published under `selector`."""

    domain: str
    selector: str
    key: SigningKey = field(repr=False)

    def signature(self, pieces: Sequence[bytes], queued: datetime) -> bytes:
        """Return the field to put before the message that `pieces` make up.

        The first piece holds the whole header, and the blank line behind it.
        """
        header, body = _parted(pieces)
        fields = [each for each in _fields(header) if each[0] in SIGNED]
        names = [name for name, _value in fields]
        # Named once more than it is there: nobody can put another From on top (§5.4).
        names.append("from")
        unsigned = self._field(names, _digest(body), int(queued.timestamp()))
        text = b"".join(b"%s:%s\r\n" % (name.encode(), value) for name, value in fields)
        signed = text + b"dkim-signature:" + _relaxed(unsigned.partition(b":")[2])
        return unsigned + _folded(base64.b64encode(self._signed(signed))) + b"\r\n"

    def _field(self, names: Sequence[str], digest: bytes, moment: int) -> bytes:
        """Return the field up to the signature itself, which is not part of what is signed."""
        algorithm = "rsa" if isinstance(self.key, RSAPrivateKey) else "ed25519"
        head = (
            f"DKIM-Signature: v=1; a={algorithm}-sha256; c=relaxed/relaxed;\r\n"
            f" d={self.domain}; s={self.selector}; t={moment};\r\n"
            f" h={_listed(names)};\r\n bh="
        )
        return head.encode("ascii") + base64.b64encode(digest) + b";\r\n b="

    def _signed(self, text: bytes) -> bytes:
        if isinstance(self.key, RSAPrivateKey):
            return self.key.sign(text, PKCS1v15(), hashes.SHA256())
        return self.key.sign(sha256(text).digest())  # RFC 8463 §3


def record(key: SigningKey) -> str:
    """Return the TXT record that publishes the other half of `key` (RFC 6376 §3.6.1)."""
    public = key.public_key()
    if isinstance(key, RSAPrivateKey):
        der = public.public_bytes(
            serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
        )
        return f"v=DKIM1; k=rsa; p={base64.b64encode(der).decode()}"
    raw = public.public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
    return f"v=DKIM1; k=ed25519; p={base64.b64encode(raw).decode()}"


# -- canonical forms (RFC 6376 §3.4) ------------------------------------------------------------


def _parted(pieces: Sequence[bytes]) -> tuple[bytes, Sequence[bytes]]:
    header, blank, rest = pieces[0].partition(b"\r\n\r\n")
    if not blank:
        raise ValueError("the first piece of a message holds its whole header")
    return header + b"\r\n", (rest, *pieces[1:]) if rest else pieces[1:]


def _fields(header: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield name and relaxed value of each field."""
    for text in re.split(rb"\r\n(?![ \t])", header.removesuffix(b"\r\n")):
        name, _, value = text.partition(b":")
        yield name.strip().decode("ascii").lower(), _relaxed(value)


def _relaxed(value: bytes) -> bytes:
    return b" ".join(value.split())


def _digest(body: Sequence[bytes]) -> bytes:
    """Return the hash of the body, whose empty lines at the end do not count (§3.4.4)."""
    digest = sha256()
    ends = b""  # the line ends since the last word: they count if another follows
    is_empty = True
    for piece in map(_relaxed_lines, body):
        text = piece.rstrip(b"\r\n")
        if text:
            digest.update(ends + text)
            ends, is_empty = b"", False
        ends += piece[len(text) :]
    if not is_empty:
        digest.update(b"\r\n")
    return digest.digest()


@lru_cache(maxsize=1024)
def _relaxed_lines(lines: bytes) -> bytes:
    """Return whole lines without white space at their ends, and single blanks elsewhere."""
    return _SPACES.sub(b" ", _SPACES_AT_END.sub(b"", lines))


# -- laying it out ------------------------------------------------------------------------------


def _listed(names: Sequence[str]) -> str:
    lines, line = [], ""
    for name in names:
        if line and len(line) + len(name) > _WIDTH - 4:
            lines.append(line)
            line = ""
        line += f"{name}:"
    return "\r\n ".join([*lines, line]).removesuffix(":")


def _folded(text: bytes) -> bytes:
    return b"\r\n ".join(text[at : at + _WIDTH] for at in range(0, len(text), _WIDTH))
