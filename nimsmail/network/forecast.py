"""How long letters will take, said before they are approved and while they leave."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from nimsmail.network.standstill import Standstill
from nimsmail.network.timetable import Timetable
from nimsmail.network.traffic import DAY, QUARTER, Traffic


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """So many letters that go to many, from now until they will all have left.

    `is_known` is False where nothing limits them: they take as long as the relay takes.
    """

    letters: int
    begins: datetime
    ends: datetime
    is_known: bool = True

    @property
    def takes(self) -> timedelta:
        """How long they take, pauses and all."""
        return self.ends - self.begins


def forecast(
    timetable: Timetable,
    traffic: Iterable[Traffic],
    letters: int,
    now: datetime,
    stands: Standstill | None = None,
) -> Forecast:
    """Foretell when so many letters will have left, if nothing else is sent meanwhile.

    `stands` is what the relay said last, if it named a limit of its own.
    """
    planned = _Plan(timetable, [each for each in traffic if each.counts(now)])
    starts = stands.until if stands is not None and stands.stands(now) else now
    ends = planned.through(letters, starts)
    known = bool(timetable.rate) or ends > now
    return Forecast(letters=letters, begins=now, ends=ends, is_known=known)


class _Plan:
    """Goes ahead a quarter of an hour at a time, as the counting does."""

    def __init__(self, timetable: Timetable, traffic: Iterable[Traffic]) -> None:
        self._timetable = timetable
        pairs = sorted((each.counts_until, each.letters) for each in traffic)
        self._left = deque(pairs)
        self._count = sum(letters for _, letters in pairs)

    def through(self, letters: int, now: datetime) -> datetime:
        """Return when so many letters have left."""
        at = now
        while letters > 0:
            at = self._opened(at)
            until = self._closing(at)
            sent = min(letters, self._room(at, until))
            at = at + sent * self._timetable.gap if sent == letters else until
            letters -= sent
            if self._timetable.daily and sent:
                self._left.append((until + DAY, sent))
                self._count += sent
        return at

    def _opened(self, at: datetime) -> datetime:
        """Return when the next letter may leave."""
        at = self._timetable.loud(at)
        while self._left and (self._is_full or self._left[0][0] <= at):
            counts_until, letters = self._left.popleft()
            self._count -= letters
            at = self._timetable.loud(max(at, counts_until))
        return at

    @property
    def _is_full(self) -> bool:
        return bool(self._timetable.daily) and self._count >= self._timetable.for_many

    def _closing(self, at: datetime) -> datetime:
        """Return how far letters may leave before anything must be asked anew."""
        quiet = self._timetable.quiet_next(at)
        until = at + QUARTER
        return until if quiet is None else min(until, quiet)

    def _room(self, at: datetime, until: datetime) -> int:
        """Count the letters that fit between the two, and into the day."""
        gap, daily = self._timetable.gap, self._timetable.daily
        by_rate = int((until - at) / gap) if gap else None
        by_day = self._timetable.for_many - self._count if daily else None
        return min((each for each in (by_rate, by_day) if each is not None), default=10**9)
