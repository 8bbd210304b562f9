"""Rounds of a letter that is sent again: nobody is reminded twice in a day."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from nimsmail.network.outbox import Item
from nimsmail.network.records import Books

_APART = timedelta(hours=20)


@dataclass(frozen=True, slots=True)
class Round:
    """The number of a round, and the persons who had such a letter less than a day ago."""

    number: int
    lately: frozenset[str | None]


def next_round(books: Books, about: str, kind: str, now: datetime) -> Round:
    """Return the round that letters of `kind` about a matter belong to, if planned at `now`.

    A plan made again within a day belongs to the same round, so that it has the same letters.
    """
    sent = [item for item in books.find(Item, "about", about) if item.kind == kind]
    lately = frozenset(item.person for item in sent if now - item.queued < _APART)
    last = max((_number(item) for item in sent), default=0)
    return Round(last if lately else last + 1, lately)


def _number(item: Item) -> int:
    """Return which round of its kind a letter belongs to, as its key says."""
    last = item.letter.rpartition("/")[2]
    return int(last) if last.isdecimal() else 1
