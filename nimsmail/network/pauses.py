"""Who wants no letters for a while, and until when."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from nimsmail.network.records import Books, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Pausing(Record):
    """A member who gets no letters that go to many; keyed `network/person`.

    `until` is the first moment at which they get them again (UTC), the beginning of `day`
    in the network's zone; None until they write so. It is a record of its own, and forgotten
    when it is over, so that nobody need look through all the members for those who are back.
    """

    table: ClassVar[str] = "pauses"

    network: str
    person: str
    since: datetime
    until: datetime | None = None
    day: date | None = None

    def is_over(self, now: datetime) -> bool:
        """Tell whether letters may go again."""
        return self.until is not None and now >= self.until

    def __str__(self) -> str:
        """Say it to the coordinator."""
        return f"pauses until {self.day}" if self.day else "pauses until they write"


def pause_of(books: Books, network: str, person: str) -> Pausing | None:
    """Find the pause that a member has asked for."""
    return books.get(Pausing, f"{network}/{person}")
