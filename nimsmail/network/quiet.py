"""Quiet hours: the nights, the days of the week and the holidays when no mass mail goes out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

# Further ahead nobody looks: by then a night, or a day that is not quiet, has come.
_DAYS_AHEAD = 60


def _no_holiday(_day: date) -> bool:
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiet:
    """When it is quiet in one zone.

    The night is from `night` until `morning`, which may be the next day's. `weekdays` are
    counted from 0, Monday (`date.weekday`), and quiet from midnight to midnight, as are
    the days that `is_holiday`.
    """

    zone: ZoneInfo
    night: time | None = None
    morning: time | None = None
    weekdays: frozenset[int] = frozenset()
    is_holiday: Callable[[date], bool] = _no_holiday

    @property
    def is_ever(self) -> bool:
        """Whether it is ever quiet."""
        return bool(self.night or self.weekdays or self.is_holiday is not _no_holiday)

    def is_at(self, moment: datetime) -> bool:
        """Tell whether it is quiet at `moment`."""
        local = moment.astimezone(self.zone)
        return self._is_day(local.date()) or self._is_night(local.time())

    def ends(self, moment: datetime) -> datetime:
        """Return when it is no longer quiet: `moment` itself if it is not quiet then."""
        if not self.is_at(moment):
            return moment
        return self._first(moment, quiet=False) or moment + timedelta(days=_DAYS_AHEAD)

    def begins(self, moment: datetime) -> datetime | None:
        """Return when it is quiet next; None if it will not be."""
        return moment if self.is_at(moment) else self._first(moment, quiet=True)

    def _is_day(self, day: date) -> bool:
        return day.weekday() in self.weekdays or self.is_holiday(day)

    def _is_night(self, at: time) -> bool:
        if self.night is None or self.morning is None:
            return False
        if self.night <= self.morning:
            return self.night <= at < self.morning
        return at >= self.night or at < self.morning

    def _first(self, moment: datetime, *, quiet: bool) -> datetime | None:
        return next((m for m in self._turns(moment) if self.is_at(m) is quiet), None)

    def _turns(self, moment: datetime) -> Iterator[datetime]:
        """Go through the moments after `moment` at which quiet may begin or end."""
        hours = sorted({time(), *(each for each in (self.night, self.morning) if each)})
        today = moment.astimezone(self.zone).date()
        for ahead in range(_DAYS_AHEAD):
            for hour in hours:
                turn = datetime.combine(today + timedelta(days=ahead), hour, self.zone)
                if turn > moment:
                    yield turn.astimezone(UTC)
