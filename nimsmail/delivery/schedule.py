"""Which letters wait, the next one first."""

import heapq
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, NamedTuple

from nimsmail.network.outbox import Item, State
from nimsmail.network.records import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn(Record):
    """An outbox item as far as it says when the letter may go: quickly read, soon forgotten."""

    table: ClassVar[str] = Item.table
    indexes: ClassVar[tuple[str, ...]] = ("state",)

    queued: datetime
    not_before: datetime
    dispatch: str | None = None
    automatic: bool = True
    state: State = State.QUEUED


class Place(NamedTuple):
    """A letter's place among those that wait for their time."""

    not_before: datetime
    queued: datetime
    key: str
    is_bulk: bool

    @classmethod
    def of(cls, item: Item | Turn) -> "Place":
        """Give `item` its place."""
        return cls(item.not_before, item.queued, item.key, not item.automatic)


class Schedule:
    """The waiting letters by the time that each may go.

    Of those that may go now, what answers somebody is before what goes to many: a receipt
    does not wait behind a dispatch of hours. Then the older is first.
    """

    def __init__(self) -> None:
        # A place that is no longer a letter's own stays in its heap until it comes up.
        self._places: dict[str, Place] = {}
        self._later: list[Place] = []
        self._due: list[tuple[bool, Place]] = []

    def __len__(self) -> int:
        return len(self._places)

    def add(self, item: Item | Turn) -> None:
        """Put a letter in its place; one that has a place can only come forward."""
        place = Place.of(item)
        known = self._places.get(item.key)
        if known is None or place.not_before < known.not_before:
            self.put_back(place)

    def put_back(self, place: Place) -> None:
        """Give a letter back the place that it had: it could not be tried."""
        self._places[place.key] = place
        heapq.heappush(self._later, place)

    def is_due(self, now: datetime, *, bulk: bool = True) -> bool:
        """Tell whether a letter may go now; without `bulk`, one that answers somebody."""
        while self._later and self._later[0].not_before <= now:
            place = heapq.heappop(self._later)
            heapq.heappush(self._due, (place.is_bulk, place))
        while self._due and self._places.get(self._due[0][1].key) != self._due[0][1]:
            heapq.heappop(self._due)
        return bool(self._due) and (bulk or not self._due[0][0])

    def next(self, now: datetime, *, bulk: bool = True) -> Place | None:
        """Take out the next letter that may go now, if there is one."""
        if not self.is_due(now, bulk=bulk):
            return None
        place = heapq.heappop(self._due)[1]
        del self._places[place.key]
        return place
