"""The clock of a deadline and the zone that it is in, as far as a literal says so."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

BRUSSELS = "Europe/Brussels"

# How people call the clocks of Europe; what follows the season is told apart from what does not.
_ZONES: tuple[tuple[str, str], ...] = (
    (r"\(?\s*(?:brussels?|bruxelles)[- ]*(?:local\s+)?(?:time|tid)?\s*\)?", BRUSSELS),
    (
        r"\(?\s*(?:dansk|danish|copenhagen|københavnsk)\s+(?:local\s+)?(?:time|tid)\s*\)?",
        "Europe/Copenhagen",
    ),
    (r"\(?\s*(?:uk|london|british)\s+(?:local\s+)?time\s*\)?", "Europe/London"),
    (r"\(?\s*(?:irish|dublin)\s+(?:local\s+)?time\s*\)?", "Europe/Dublin"),
    (r"\(?\s*(?:finnish|helsinki)\s+(?:local\s+)?time\s*\)?", "Europe/Helsinki"),
    (r"\(?\s*\b(?:utc|gmt)\b\s*\)?", "UTC"),
    (r"\(?\s*\bcest\b\s*\)?", "CEST"),
    (r"\(?\s*\bcet\b\s*\)?", "CET"),
    (r"\(?\s*(?:local\s+time|lokal\s+tid)\s*\)?", "local"),
)
_AMPM = re.compile(r"\b(\d{1,2})(?:[:.](\d\d)(?:[:.](\d\d))?)?\s*([ap])\.?\s?m\b\.?", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?:\b(?:kl\.?|klokken|at|um)\s*)?(?<![\d.:/-])(\d{1,2})[:.](\d\d)(?:[:.](\d\d))?"
    r"(?:\s*(?:hrs?|hours|h|uhr)\b\.?)?(?![\d:/-]|\.\d)",
    re.IGNORECASE,
)
_HOUR = re.compile(
    r"\b(?:kl\.?|klokken)\s*(\d{1,2})(?![\d.:/-]\d)\b|\b(\d{1,2})\s*(?:h|hrs?|hours|uhr)\b(?:\s*(\d\d)\b)?|"
    r"\b(\d{1,2})h(\d\d)\b",
    re.IGNORECASE,
)
_NOON = re.compile(
    r"\(?\s*\b(?:12\s+)?(?:noon|midday|kl\.?\s*12\s+middag|middag)\b\s*\)?", re.IGNORECASE
)
_MIDNIGHT = re.compile(r"\b(?:midnight|midnat|24[:.]00|kl\.?\s*24)\b", re.IGNORECASE)


class NoClock(ValueError):
    """What stands there is no time of the day that a deadline can be at."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of the day, and the zone that it is told in."""

    at: time
    zone: str = BRUSSELS

    @staticmethod
    def zone_of(name: str) -> ZoneInfo:
        """Return the zone by its name in the time zone database."""
        return ZoneInfo(name)

    def doubt(self, on: date) -> str:
        """Say why this is no one moment on that day; nothing if it is.

        An hour that the spring leaves out or the autumn has twice is none, and no zone's
        name may be that of the other season.
        """
        if self.zone in ("CET", "CEST"):
            return "say Brussels time in place of CET or CEST: people mean either by it"
        if self.zone == "local":
            return "whose local time is meant is not said"
        wall = datetime.combine(on, self.at)
        zone = ZoneInfo(self.zone)
        early, late = wall.replace(tzinfo=zone), wall.replace(tzinfo=zone, fold=1)
        if early.utcoffset() != late.utcoffset():
            return "the clocks are changed in that very hour"
        return ""


def clock_in(text: str) -> tuple[Clock | None, str]:
    """Return the clock that `text` says, if any, and what else it says."""
    zone, rest = _zone(text)
    if _MIDNIGHT.search(rest):
        raise NoClock("midnight belongs to two days; say 23:59, or the day after at 00:01")
    at, rest = _time(rest)
    if at is None:
        if zone not in (None, BRUSSELS, "Europe/Copenhagen"):
            raise NoClock("it has a time zone, and no time of the day")
        return None, rest
    if at == time(0) and not _is_portals_midnight(text):
        raise NoClock("midnight belongs to two days; say 23:59, or the day after at 00:01")
    if at == time(0):
        return None, rest
    return Clock(at, _settled(zone or BRUSSELS)), rest


def _settled(zone: str) -> str:
    """Copenhagen's clock is that of Brussels, all year; one name for both."""
    return BRUSSELS if zone == "Europe/Copenhagen" else zone


def _is_portals_midnight(text: str) -> bool:
    """Tell the portal's “12:00:00 AM”, which says that there is a day and no hour."""
    return re.search(r"12:00:00\s*AM", text) is not None


def _zone(text: str) -> tuple[str | None, str]:
    found: str | None = None
    for pattern, zone in _ZONES:
        rest, count = re.subn(pattern, " ", text, flags=re.IGNORECASE)
        if count and found is not None:
            raise NoClock("it names two time zones")
        if count:
            found, text = zone, rest
    return found, text


def _time(text: str) -> tuple[time | None, str]:
    times: list[time] = []
    for pattern, read in ((_AMPM, _ampm), (_CLOCK, _clock), (_HOUR, _hour)):
        times += [read(found) for found in pattern.finditer(text)]
        text = pattern.sub(" ", text)
    text, noons = _NOON.subn(" ", text)
    if noons:
        times.append(time(12))
    if len(set(times)) > 1:
        raise NoClock("it tells two times of the day")
    return (times[0] if times else None), text


def _ampm(found: re.Match[str]) -> time:
    hour, half = int(found[1]), found[4].lower()
    if not 1 <= hour <= 12:
        raise NoClock(f"{found[0].strip()} is no time of the day")
    return _made(hour % 12 + (12 if half == "p" else 0), found[2], found[3])


def _clock(found: re.Match[str]) -> time:
    return _made(int(found[1]), found[2], found[3])


def _hour(found: re.Match[str]) -> time:
    hour = found[1] or found[2] or found[4]
    return _made(int(hour), found[3] or found[5], None)


def _made(hour: int, minute: str | None, second: str | None) -> time:
    try:
        time(hour, int(minute or 0), int(second or 0))
    except ValueError as error:
        raise NoClock(f"there is no clock that shows {hour}:{minute or '00'}") from error
    # A deadline at 23:59:59 is over before 23:59 has ended for whoever reads it.
    return time(hour, int(minute or 0))


def moment(on: date, at: time, zone: str) -> datetime:
    """Return the moment, in UTC, at which it is `at` on that day in `zone`."""
    return datetime.combine(on, at, ZoneInfo(zone)).astimezone(UTC)


def end_of(on: date, zone: str = BRUSSELS) -> datetime:
    """Return the moment, in UTC, at which that day is over in `zone`."""
    return moment(on + timedelta(days=1), time(0), zone)
