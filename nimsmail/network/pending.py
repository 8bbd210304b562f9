"""What waits for a confirmation: the wish is kept, and carried out when its letter is answered."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, ClassVar

from nimsmail.network.people import Language
from nimsmail.network.records import Record

LIFE = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending(Record):
    """A wish that must be confirmed; keyed by the id of the letter that asks.

    It acts once, and is forgotten after a week: somebody who never confirms leaves
    nothing behind. `wish` is the intent in its plain form.
    """

    table: ClassVar[str] = "pending"
    indexes: ClassVar[tuple[str, ...]] = ("address",)

    network: str
    person: str
    address: str
    name: str
    language: Language
    wish: dict[str, Any]
    asked: datetime

    def is_over(self, now: datetime) -> bool:
        """Tell whether its time is up."""
        return now - self.asked >= LIFE
