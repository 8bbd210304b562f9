"""Ids and tokens that nobody can guess, made anew whenever they are needed.

Nothing secret is kept with a letter: its id and its token are keyed hashes (HMAC-SHA-256,
RFC 2104) under the secretariat's own secret, so the same letter has the same bytes each
time it is built. An id may be logged; a token may not.
"""

import hmac
import re
from dataclasses import dataclass, field
from functools import lru_cache

_ID_LENGTH = 16  # 80 bits, base32
_MAC_LENGTH = 26  # 130 bits, base32
_ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"
_PAIRS = [first + second for first in _ALPHABET for second in _ALPHABET]
_TOKEN = re.compile(
    rf"(?<![a-z0-9])([a-z2-7]{{{_ID_LENGTH}}})-([a-z2-7]{{{_MAC_LENGTH}}})(?![a-z0-9])",
    re.IGNORECASE | re.ASCII,  # without ASCII, a long s would pass for an s
)


@dataclass(frozen=True, slots=True)
class Seal:
    """The secretariat's secret, and all that is made with it."""

    secret: bytes = field(repr=False)

    def id_of(self, purpose: str, text: str) -> str:
        """Return the id of `text`: 80 bits that look random and are always the same.

        >>> Seal(b"x" * 32).id_of("letter", "welcome/nims/p1")
        'w5wjtojkk323ty3u'
        """
        return self._mac("id", purpose, text)[:_ID_LENGTH]

    def token(self, letter: str, purpose: str, person: str) -> str:
        """Return the token of the letter with this id: good for its purpose and person only."""
        return f"{letter}-{self._mac('token', purpose, letter, person)[:_MAC_LENGTH]}"

    def is_good(self, token: str, purpose: str, person: str) -> bool:
        """Tell whether `token` was made here, for this purpose and this person."""
        letter, _, _ = token.partition("-")
        return hmac.compare_digest(token.encode(), self.token(letter, purpose, person).encode())

    def _mac(self, *parts: str) -> str:
        return _mac(self.secret, parts)


@lru_cache(maxsize=64)  # one mail's token is asked about several times over
def _mac(secret: bytes, parts: tuple[str, ...]) -> str:
    # Lengths first, so that no two lists of parts make the same message.
    text = "".join(f"{len(part)}:{part}" for part in parts)
    return _base32(hmac.digest(secret, text.encode(), "sha256")[:20])


def _base32(digest: bytes) -> str:
    """Return 20 bytes in base32 (RFC 4648 §6), in small letters.

    Two letters at a time: the standard library looks at each byte in Python.
    """
    bits = int.from_bytes(digest, "big")
    return "".join([_PAIRS[bits >> shift & 1023] for shift in range(150, -1, -10)])


def find_tokens(text: str) -> tuple[str, ...]:
    """Return everything in `text` that has the shape of a token, each once, in order.

    >>> find_tokens("To: nims+aaaaaaaaaaaaaaaa-bbbbbbbbbbbbbbbbbbbbbbbbbb@nims.example")
    ('aaaaaaaaaaaaaaaa-bbbbbbbbbbbbbbbbbbbbbbbbbb',)
    """
    return tuple(dict.fromkeys(f"{m[1]}-{m[2]}".lower() for m in _TOKEN.finditer(text)))


def letter_of(token: str) -> str:
    """Return the id of the letter that `token` speaks of; says nothing about its being good."""
    return token.partition("-")[0]
