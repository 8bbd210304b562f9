"""The clock, and how people write a day and an hour on the command line.

Only this module asks what time it is; everybody else takes `now` as an argument. Times
are kept in UTC and read in the network's zone.
"""

import re
import time as stopwatch
from collections.abc import Callable
from datetime import MAXYEAR, UTC, date, datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from nimsmail.errors import NotFound


class Clock(Protocol):
    """Whatever tells what time it is."""

    def now(self) -> datetime:
        """Return this moment, in UTC."""


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """Return this moment, in UTC."""
        return datetime.now(UTC)  # noqa: TID251 - this is the door where time enters


class FixedClock:
    """A clock that was set to another moment and goes on from there, for `--now`.

    `elapsed` counts the seconds since any fixed moment; the monotonic clock by default.
    """

    def __init__(self, start: datetime, elapsed: Callable[[], float] = stopwatch.monotonic) -> None:
        self._start = start.astimezone(UTC)
        self._elapsed = elapsed
        self._began = elapsed()

    @classmethod
    def at(cls, text: str, zone: ZoneInfo, today: date) -> "FixedClock":
        """Make a clock that starts at the moment `text` names; without an hour, at midnight."""
        return cls(parse_when(text, zone, today, hour=time()))

    def now(self) -> datetime:
        """Return this clock's moment, in UTC."""
        return self._start + timedelta(seconds=self._elapsed() - self._began)


EXAMPLES = '"2027-03-18 09:30" or "18. marts 2027 kl. 9.30"'
DAY_EXAMPLES = '"2027-03-18" or "18. marts 2027"'

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january januar jan",
            "february februar feb",
            "march marts mar",
            "april apr",
            "may maj",
            "june juni jun",
            "july juli jul",
            "august aug",
            "september sept sep",
            "october oktober oct okt",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
_NEAR = {
    **dict.fromkeys(("i går", "igår", "yesterday"), -1),
    **dict.fromkeys(("i dag", "idag", "today"), 0),
    **dict.fromkeys(("i morgen", "imorgen", "tomorrow"), 1),
}
_WEEKDAYS = {
    name: number
    for names in (
        "mandag tirsdag onsdag torsdag fredag lørdag søndag",
        "monday tuesday wednesday thursday friday saturday sunday",
    )
    for number, name in enumerate(names.split())
}
_WEEKDAY = rf"(?:(?P<weekday>{'|'.join(_WEEKDAYS)}),?\s+)?(?:den\s+|d\.\s*|the\s+)?"
_HOUR = re.compile(
    r"(?:[\s,]\s*|t)(?:kl\.?\s*|at\s+)?(?P<hour>\d{1,2})(?:[.:](?P<minute>\d{2}))(?::\d{2})?$"
    r"|[\s,]\s*(?:kl\.?\s*|at\s+)(?P<bare>\d{1,2})$"
)
_DAYS = tuple(
    re.compile(_WEEKDAY + form)
    for form in (
        r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})",
        r"(?P<day>\d{1,2})-(?P<month>\d{1,2})-(?P<year>\d{4})",
        r"(?P<day>\d{1,2})[./](?P<month>\d{1,2})\.?(?:[-./ ]?(?<=\D)(?P<year>\d{4}|\d{2}))?",
        rf"(?P<day>\d{{1,2}})(?:\.|st|nd|rd|th)?\s*(?:of\s+)?(?P<month>{_NAMES})\.?"
        r"(?:,?\s*(?P<year>\d{4}))?",
        rf"(?P<month>{_NAMES})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(?P<year>\d{{4}}))?",
    )
)


def parse_day(text: str, today: date) -> date:
    """Read a day in ISO, Danish or English form; without a year, the next one to come.

    >>> parse_day("18/3-27", date(2026, 11, 21))
    datetime.date(2027, 3, 18)
    >>> parse_day("torsdag den 18. marts", date(2026, 11, 21))
    datetime.date(2027, 3, 18)
    """
    found = _day(" ".join(text.casefold().split()), today)
    if found is None:
        raise NotFound(f"“{text}” is not a day; write it like {DAY_EXAMPLES}.")
    return found


def parse_when(text: str, zone: ZoneInfo, today: date, *, hour: time | None = None) -> datetime:
    """Read a day and an hour as a moment in `zone`; `hour` stands in where none is written.

    >>> parse_when("18.3.2027 kl. 9.30", ZoneInfo("Europe/Copenhagen"), date(2026, 11, 21))
    datetime.datetime(2027, 3, 18, 9, 30, tzinfo=zoneinfo.ZoneInfo(key='Europe/Copenhagen'))
    """
    if (moment := _with_offset(text)) is not None:
        return moment.astimezone(zone)
    plain = " ".join(text.casefold().split())
    # Days first: "18.3.2027" and "18.3" end like an hour, too.
    if (whole := _day(plain, today)) is not None:
        if hour is None:
            raise NotFound(f"“{text}” names no hour; write it like {EXAMPLES}.")
        return _in_zone(text, datetime.combine(whole, hour), zone)
    found = _HOUR.search(plain)
    day = _day(plain[: found.start()], today) if found else None
    clock_time = _time(found) if found else None
    if day is None or clock_time is None:
        raise NotFound(f"“{text}” is not a day and an hour; write it like {EXAMPLES}.")
    return _in_zone(text, datetime.combine(day, clock_time), zone)


def _with_offset(text: str) -> datetime | None:
    """Read an ISO moment that says its own offset from UTC."""
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def _time(found: re.Match[str]) -> time | None:
    try:
        return time(int(found["hour"] or found["bare"]), int(found["minute"] or 0))
    except ValueError:
        return None


def _day(text: str, today: date) -> date | None:
    if text in _NEAR:
        return today + timedelta(days=_NEAR[text])
    for form in _DAYS:
        if found := form.fullmatch(text):
            month = _MONTHS.get(found["month"]) or int(found["month"])
            day = _dated(int(found["day"]), month, found["year"], today)
            return _on_its_weekday(day, found["weekday"], text)
    return None


def _dated(day: int, month: int, year: str | None, today: date) -> date | None:
    """Return the day, or None where the calendar has none; of no year, the next to come."""
    if year:
        years = range(int(year) + (2000 if len(year) == 2 else 0), MAXYEAR + 1)[:1]
    else:
        years = range(today.year, today.year + 9)  # 29 February is at most eight years away
    for each in years:
        try:
            found = date(each, month, day)
        except ValueError:
            continue
        if year or found >= today:
            return found
    return None


def _on_its_weekday(day: date | None, weekday: str | None, text: str) -> date | None:
    """Refuse a day that is not the weekday it is called: one of the two is a mistake."""
    if day and weekday and day.weekday() != _WEEKDAYS[weekday]:
        raise NotFound(
            f"“{text}”: {day} is another day of the week; mend the one or the other, "
            f"like {DAY_EXAMPLES}."
        )
    return day


def _in_zone(text: str, moment: datetime, zone: ZoneInfo) -> datetime:
    """Set `moment` in `zone`, and refuse the hour that summer time leaves out."""
    aware = moment.replace(tzinfo=zone)
    if aware.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != moment:
        raise NotFound(
            f"“{text}” does not exist in {zone.key}: the clocks go forward over that hour; "
            "choose another hour."
        )
    return aware
