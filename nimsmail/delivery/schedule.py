"""Which letters wait, the next one first."""

import heapq
from datetime import datetime

from nimsmail.network.outbox import Item


class Schedule:
    """The waiting letters by the time that each may go, and then by age."""

    def __init__(self) -> None:
        self._heap: list[tuple[datetime, datetime, str]] = []
        self._known: set[str] = set()

    def __len__(self) -> int:
        return len(self._known)

    def add(self, item: Item) -> None:
        """Put a letter in its place, unless it has one."""
        if item.key not in self._known:
            self._known.add(item.key)
            heapq.heappush(self._heap, (item.not_before, item.queued, item.key))

    def put_off(self, key: str, until: datetime) -> None:
        """Put a letter back that could not be tried."""
        self._known.add(key)
        heapq.heappush(self._heap, (until, until, key))

    def is_due(self, now: datetime) -> bool:
        """Tell whether a letter may go now."""
        return bool(self._heap) and self._heap[0][0] <= now

    def next(self, now: datetime) -> str | None:
        """Take out the next letter that may go now, if there is one."""
        if not self.is_due(now):
            return None
        key = heapq.heappop(self._heap)[2]
        self._known.discard(key)
        return key
