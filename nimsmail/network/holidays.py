"""Which days a Danish office works, and which of them a network leaves in peace.

A handful of rules, so they are computed here: no table runs out, and no library of all the
world's holidays is loaded to know about Easter.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

_DAY = timedelta(days=1)
_PRAYER_DAY_UNTIL = 2023  # Store Bededag was abolished from 2024 (law no. 214 of 2023)

# Days from Easter Sunday: Maundy Thursday, Good Friday, Easter, Easter Monday, Ascension and
# the Friday after it, on which offices are as good as closed, Whitsun and Whit Monday.
_MOVABLE = (-3, -2, 0, 1, 39, 40, 49, 50)
# New Year's Day, Constitution Day, Christmas Eve, the two days of Christmas, New Year's Eve.
_FIXED = ((1, 1), (6, 5), (12, 24), (12, 25), (12, 26), (12, 31))

MonthDay = tuple[int, int]
Towards = Literal["earlier", "later"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiet:
    """When a network is left in peace: weeks by their ISO number, and days of each year.

    `days` are spans of month and day, both ends included; one may run over New Year.
    """

    weeks: tuple[int, ...] = ()
    days: tuple[tuple[MonthDay, MonthDay], ...] = ()

    def __contains__(self, day: date) -> bool:
        """Tell whether `day` is a quiet one."""
        here = (day.month, day.day)
        return day.isocalendar().week in self.weeks or any(
            first <= here <= last if first <= last else here >= first or here <= last
            for first, last in self.days
        )


NO_QUIET = Quiet()


def easter(year: int) -> date:
    """Return Easter Sunday (the Gregorian computus of Meeus, Jones and Butcher).

    >>> easter(2027)
    datetime.date(2027, 3, 28)
    """
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    shift = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * shift) // 451
    month, day = divmod(h + shift - 7 * m + 114, 31)
    return date(year, month, day + 1)


@lru_cache(maxsize=64)
def holidays(year: int) -> frozenset[date]:
    """Return the days of `year`, beside weekends, on which no Danish office works."""
    sunday = easter(year)
    movable = {sunday + days * _DAY for days in _MOVABLE}
    if year <= _PRAYER_DAY_UNTIL:
        movable.add(sunday + 26 * _DAY)
    return frozenset(movable | {date(year, month, day) for month, day in _FIXED})


def is_working_day(day: date) -> bool:
    """Tell whether offices work on `day`."""
    return day.weekday() < 5 and day not in holidays(day.year)


def moved(day: date, towards: Towards, quiet: Quiet = NO_QUIET) -> date:
    """Return `day`, or the nearest one in a direction that is a working day and not quiet.

    >>> moved(date(2027, 3, 28), "earlier")
    datetime.date(2027, 3, 24)
    """
    step = _DAY if towards == "later" else -_DAY
    for _ in range(366):
        if is_working_day(day) and day not in quiet:
            return day
        day += step
    raise ValueError("no day of the year is left: everything is quiet")


def working_days_from(day: date, number: int) -> date:
    """Return the working day that is `number` working days after `day`, or before it.

    >>> working_days_from(date(2027, 3, 30), -1)
    datetime.date(2027, 3, 24)
    """
    step = _DAY if number > 0 else -_DAY
    for _ in range(abs(number)):
        day += step
        while not is_working_day(day):
            day += step
    return day
