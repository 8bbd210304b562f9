"""How fast letters may leave: so many a minute, evenly, over all connections."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

from nimsmail.network.timetable import MINUTE


class Pace:
    """Turns at equal distances, taken by whoever asks first.

    There are no bursts: a relay that counts by the minute would punish them.
    `per_minute` of zero is no limit; `gap` is the distance in seconds.
    """

    def __init__(
        self,
        per_minute: float,
        *,
        now: Callable[[], float],
        sleep: Callable[[float], Awaitable[object]],
    ) -> None:
        self.gap = MINUTE.total_seconds() / per_minute if per_minute else 0.0
        self._now = now
        self._sleep = sleep
        self._next = 0.0

    def resume(self, since: timedelta) -> None:
        """Go on from an earlier run, whose last letter left so long ago."""
        self._next = self._now() + min(max(self.gap - since.total_seconds(), 0.0), self.gap)

    async def turn(self) -> None:
        """Wait until the next letter may leave."""
        if not self.gap:
            return
        at = max(self._next, self._now())
        self._next = at + self.gap
        if at > self._now():
            await self._sleep(at - self._now())
