"""What the coordinator is told: everything that waits for a person, the same day.

A notice numbers what it tells of, and its answer decides by these numbers. So they are
frozen with it: whatever comes later, 2 stays the matter that the letter calls 2.
"""

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from nimsmail.network.letters import Letter
from nimsmail.network.newsletters import EditionDraft
from nimsmail.network.records import Record
from nimsmail.network.reviews import Review

MOST = 25  # matters in one notice; nobody decides on what the letter does not show


@dataclass(frozen=True, slots=True, kw_only=True)
class Docket(Record):
    """The matters of one notice, in the order of their numbers; the key is what it is about.

    Every coordinator's letter, its receipts, and what asks to confirm an answer share it.
    """

    table: ClassVar[str] = "dockets"

    network: str
    reviews: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice(Letter):
    """These mails wait for your word; with what each says and what we would have done.

    `reviews` are all that wait. The first of them are shown and numbered from 1.
    """

    kind: ClassVar[str] = "notice"
    to_outsiders: ClassVar[bool] = True

    reviews: tuple[Review, ...]


Done = Literal["carried-out", "closed", "settled-before", "not-possible", "open", "gone"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """One thing that a notice numbers: its number there, who wrote it, and about what.

    `key` is what the command line calls it.
    """

    number: int
    name: str = ""
    subject: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate(Matter):
    """What became of one matter; `intents` are what was carried out, in their plain form."""

    done: Done
    intents: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RulingReceipt(Letter):
    """This is what we did by your answer, matter by matter; its answer decides on the rest.

    `unknown` are numbers that the notice does not have, `unclear` words that we did not
    understand; `lapsed` tells that what was to be confirmed does not wait any longer.
    """

    kind: ClassVar[str] = "ruling-receipt"
    to_outsiders: ClassVar[bool] = True

    fates: tuple[Fate, ...]
    unknown: tuple[int, ...] = ()
    unclear: tuple[str, ...] = ()
    lapsed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmRuling(Letter):
    """Somebody answered our notice in your name: answer yes if it was you.

    `yes` and `no` are what would be carried out and closed.
    """

    kind: ClassVar[str] = "confirm-ruling"
    to_outsiders: ClassVar[bool] = True

    yes: tuple[Matter, ...]
    no: tuple[Matter, ...]
    unknown: tuple[int, ...] = ()
    unclear: tuple[str, ...] = ()


# The digest, which repeats what is still open, is a notice with more in it (digests.py).
RULED_ON = (Notice.kind, "digest", RulingReceipt.kind, ConfirmRuling.kind, EditionDraft.kind)
