"""What a decision leads to."""

from dataclasses import dataclass
from typing import Self

from nimsmail.network.letters import Letter
from nimsmail.network.records import Record
from nimsmail.network.reviews import Review


@dataclass(frozen=True, slots=True)
class Outcome:
    """What to remember and to forget, what to say, what a person must see, and what to log.

    It is kept whole or not at all. `notes` are for the log: keys, never names or words.
    """

    records: tuple[Record, ...] = ()
    removed: tuple[Record, ...] = ()
    letters: tuple[Letter, ...] = ()
    reviews: tuple[Review, ...] = ()
    notes: tuple[str, ...] = ()

    def __add__(self, other: Self) -> "Outcome":
        return Outcome(
            self.records + other.records,
            self.removed + other.removed,
            self.letters + other.letters,
            self.reviews + other.reviews,
            self.notes + other.notes,
        )
