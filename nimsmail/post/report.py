"""What became of one letter, judged by what the relay said and when."""

import re
from dataclasses import dataclass
from datetime import timedelta
from enum import IntEnum, StrEnum

from nimsmail.logs import escape, redact
from nimsmail.post.quota import SHORT, named_limit

LONGEST = 200
_ENHANCED = re.compile(r"[245]\.\d{1,3}\.\d{1,3}(?!\S)")


class Verdict(StrEnum):
    """What became of one letter to one recipient."""

    SENT = "sent"  # the relay answers for it
    LATER = "later"  # surely not taken; may go better another time
    REFUSED = "refused"  # not taken, for good, for this recipient alone
    UNKNOWN = "unknown"  # may have arrived: the answer to it was never seen


class Stage(IntEnum):
    """How far a letter had come when the relay answered."""

    MAIL = 0
    RCPT = 1
    DATA = 2
    DOT = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What became of one letter, and what the relay said, made fit to keep and to show.

    `pause` tells that the account, not this letter, was refused: nothing is to be sent
    for that long, and the letter has lost nothing. `is_limit` tells that a limit of the
    relay was reached, so that another run must wait as well.
    """

    verdict: Verdict
    reply: str
    pause: timedelta | None = None
    is_limit: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer of a relay (RFC 5321 §4.2): a code, and text of one or several lines."""

    code: int
    text: str

    @property
    def status(self) -> str:
        """The enhanced status code, or nothing (RFC 2034, RFC 3463)."""
        found = _ENHANCED.match(self.text)
        return found.group() if found else ""

    def __str__(self) -> str:
        """Give the answer in one clean line."""
        return cleaned(f"{self.code} {self.text}")


def cleaned(text: str) -> str:
    """Return `text` in one line of at most 200 characters, fit to show: no addresses.

    >>> cleaned("550 5.1.1 <bo@odense.example>\\nno such user")
    '550 5.1.1 <[address]> no such user'
    """
    line = escape(redact(" ".join(text[: 4 * LONGEST].split())))
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


MIDDLE = timedelta(minutes=5)

# Sign-in and the right to send, not the recipient: RFC 4954 §6, RFC 3463 §3.8, and what
# Exchange Online says (5.7.3, 5.7.30, 5.7.57, 5.7.60, 5.7.64, 5.7.708).
_SIGN_IN_CODES = {432, 454, 530, 534, 535, 538}
_SIGN_IN = {"5.7.0", "5.7.3", "5.7.8", "5.7.9", "5.7.11", "5.7.30", "5.7.57", "5.7.60", "5.7.64"}
_RELAYING = re.compile(r"\brelay", re.IGNORECASE)


def is_about_sign_in(reply: Reply) -> bool:
    """Tell whether the relay wants us to sign in, perhaps anew."""
    return reply.code in _SIGN_IN_CODES - {432} or reply.status in _SIGN_IN


def account_pause(stage: Stage, reply: Reply) -> timedelta | None:
    """Return how long the whole account should rest after `reply`, if it is about the account.

    It is where we may not send, or not now; limits are judged elsewhere (`quota.py`).
    """
    if reply.code == 421:
        return None
    if is_about_sign_in(reply) or (reply.code >= 500 and _RELAYING.search(reply.text)):
        return MIDDLE
    if stage is Stage.MAIL:
        return MIDDLE if reply.code >= 500 else SHORT
    return None


# The relay did not understand the command: that says nothing about the recipient.
_MISUNDERSTOOD = range(500, 505)


def judged(stage: Stage, reply: Reply) -> Report:
    """Return what `reply`, given at `stage`, means for the letter (RFC 5321 §4.2.1).

    A reply that is none, once the whole letter has left, may hide a yes.
    """
    kind = reply.code // 100
    if stage is Stage.DOT and kind == 2:
        return Report(verdict=Verdict.SENT, reply=str(reply))
    if kind not in (4, 5):
        lost = Verdict.UNKNOWN if stage is Stage.DOT else Verdict.LATER
        return Report(verdict=lost, reply=f"not an answer: {reply}")
    limit = named_limit(reply.code, reply.status, reply.text, at_recipient=stage is Stage.RCPT)
    pause = limit or account_pause(stage, reply)
    final = kind == 5 and pause is None and reply.code not in _MISUNDERSTOOD
    verdict = Verdict.REFUSED if final else Verdict.LATER
    return Report(verdict=verdict, reply=str(reply), pause=pause, is_limit=limit is not None)
