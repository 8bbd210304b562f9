"""What a rehearsal tells: its letters, and what it would ask the coordinator."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from nimsmail.network.meetings import Meeting
from nimsmail.network.outbox import Item


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsed:
    """One letter that would go out: which in the order of the rehearsal, when (UTC), and why.

    `subject` and `text` are as its reader would see them, without the token.
    """

    number: int
    at: datetime
    item: Item
    why: str
    subject: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One duty that would wait for a word; `letters` is how many it would send, if any."""

    at: datetime
    key: str
    network: str
    meeting: str
    duty: str
    why: str
    letters: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispatch:
    """Letters of one kind about one matter that leave at one time."""

    letters: tuple[Rehearsed, ...]

    @property
    def first(self) -> Rehearsed:
        """The first of them, which has the kind, the time and the reason of all."""
        return self.letters[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal:
    """All that would happen from `begins` to `until`, in the order of time."""

    begins: datetime
    until: datetime
    letters: tuple[Rehearsed, ...]
    asked: tuple[Asked, ...]
    meetings: tuple[Meeting, ...]
    approved: bool

    def dispatches(self) -> Iterator[Dispatch]:
        """Go through the letters, those together that belong together."""
        for _, found in groupby(self.letters, _together):
            yield Dispatch(letters=tuple(found))


def _together(letter: Rehearsed) -> tuple[object, ...]:
    return letter.at, letter.item.kind, letter.item.network, letter.item.about
