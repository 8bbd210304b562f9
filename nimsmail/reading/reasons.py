"""Why a server refused: the status it states (RFC 3463), and whether it says that nobody is there.

The words decide before the code, since many a server answers 5.1.1 for a full mailbox and
5.7.1 or 5.2.1 for an unknown one. The words of each kind are data: `phrases/machines.py`.
"""

import re

from nimsmail.reading.matching import fold
from nimsmail.reading.phrases import machines as table
from nimsmail.reading.wordlists import entries

_STATUS = re.compile(r"(?<![\d.])([245])\.(\d{1,3})\.(\d{1,3})(?![\d.])")
_REPLY_CODE = re.compile(r"(?<![\d.-])([45])\d\d(?=[ -])")
_ADDRESS = re.compile(r"[^\s<>]{1,64}@[^\s<>]{1,255}")
# Bad destination mailbox or system, moved, no such recipient, null MX (RFC 3463 §3.2, RFC 7505).
_GONE = frozenset({"5.1.1", "5.1.2", "5.1.6", "5.1.10"})
# These mean as much only where no words speak against it.
_LIKELY_GONE = frozenset({"5.1.0", "5.1.3", "5.4.4"})
# Bad sender (RFC 3463 §3.2).
_OF_THE_SENDER = frozenset({"5.1.7", "5.1.8"})
# A mailbox that is there, or a letter too large (RFC 3463 §3.3, §3.4).
_THERE = frozenset({"5.2.0", "5.2.2", "5.2.3", "5.2.4", "5.3.4"})
# What a server does not like about a letter or mailbox, unless it names nobody (§3.3, §3.7, §3.8).
_DISLIKED = ("5.2.", "5.6.", "5.7.")

_TOO_EARLY = entries(table.BEFORE_RECIPIENT)
_ALIVE = (
    *entries(table.SENDER_REASONS),
    *entries(table.FULL_REASONS),
    *entries(table.SUSPENDED_REASONS),
    *entries(table.OTHER_REASONS),
)
_NOBODY = entries(table.GONE_REASONS)
_NOWHERE = entries(table.NOWHERE_REASONS)
_LIVING = entries(table.LIVING_REASONS)
_UNDELIVERED = entries(table.UNDELIVERED_WORDS)
_TOLD = (*_ALIVE, *_NOBODY, *_NOWHERE, *_UNDELIVERED)


def status_of(field: str, reason: str) -> str:
    """Return the status: the last in the reason, which the server that refused wrote itself.

    What a relay puts before it, or in the field beside it, is the relay's guess.

    >>> status_of("5.1.1", "SMTP; 550 5.7.1 IP address blacklisted")
    '5.7.1'
    """
    told = [each for each in _stated(reason) if not each.startswith("2")]
    stated = _stated(field)
    clear = [each for each in (*told[::-1], *stated) if not each.endswith(".0.0")]
    if clear or stated or told:
        return (clear or stated or told)[0]
    code = _REPLY_CODE.search(reason)
    return f"{code[1]}.0.0" if code else ""


def _stated(text: str) -> list[str]:
    return [found[0] for found in _STATUS.finditer(text)]


def tells_of_failure(prose: str) -> bool:
    """Tell whether words are those of a server that could not deliver."""
    told = _told(prose)
    coded = _STATUS.search(told) or _REPLY_CODE.search(told)
    return bool(coded) or _has(told, _TOLD)


def names_a_failure(prose: str) -> bool:
    """Tell whether words say outright that a letter was not delivered."""
    return _has(_told(prose), _UNDELIVERED)


def is_gone(status: str, reason: str, beside: str = "") -> bool:
    """Tell whether the address does not exist, by the reason and by what is said `beside` it."""
    if status in _OF_THE_SENDER or _has(_told(f"{reason}\n{beside}"), _TOO_EARLY):
        return False
    verdict = _verdict(status, _told(reason))
    if verdict is None:
        verdict = _verdict(status, _told(beside))
    return bool(verdict)


def _verdict(status: str, told: str) -> bool | None:
    """Return whether nobody is there; None where neither words nor status tell."""
    if status in _THERE or _has(told, _ALIVE):
        return False
    if _has(told, _NOBODY):
        return True
    if status.startswith(_DISLIKED):
        return False
    if status in _GONE or _has(told, _NOWHERE):
        return True
    if _has(told, _LIVING):
        return False
    return True if status in _LIKELY_GONE else None


def _told(text: str) -> str:
    """Return text as it is compared; an address may hold any word, and says nothing."""
    return fold(" ".join(_ADDRESS.sub(" ", text).split()))


def _has(told: str, phrases: tuple[str, ...]) -> bool:
    return any(each in told for each in phrases)
