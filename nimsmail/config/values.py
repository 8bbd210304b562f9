"""Numbers, sizes and times of the configuration: each kind read once, here.

A reader that finds nothing of its kind raises `Unfit`; what to say about it follows from
the type's `Wanted`. One that knows better raises ValueError with its own words.
"""

import re
from datetime import date, time, timedelta
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from nimsmail.config.keys import Wanted


class Unfit(ValueError):
    """The value is not of its kind at all."""


_DURATION = re.compile(r"(\d{1,9}(?:\.\d{1,3})?)\s*([smhdw])")
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604800}
_SIZE = re.compile(r"(\d{1,9})\s*(B|kB|KB|MB|GB|KiB|MiB|GiB)")
_BYTES = {
    "B": 1,
    "kB": 10**3,
    "KB": 10**3,
    "MB": 10**6,
    "GB": 10**9,
    "KiB": 2**10,
    "MiB": 2**20,
    "GiB": 2**30,
}


def read_duration(value: Any) -> timedelta:
    """Read "90s", "5m", "2h", "5d" or "1w"; a bare number says no unit and is refused.

    >>> read_duration("90s")
    datetime.timedelta(seconds=90)
    """
    found = _DURATION.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        raise Unfit
    length = timedelta(seconds=float(found[1]) * _SECONDS[found[2]])
    if not timedelta(0) < length <= timedelta(days=3650):
        raise Unfit
    return length


def read_size(value: Any) -> int:
    """Read "10 MB" as octets; MB are millions, MiB are 2**20.

    >>> read_size("10 MB")
    10000000
    """
    found = _SIZE.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None or not int(found[1]):
        raise Unfit
    return int(found[1]) * _BYTES[found[2]]


def _read_rate(value: Any) -> Any:
    return 0 if value == "none" else value


# bool is an int in Python: `port = true` must not become port 1.
def _no_bool(value: Any) -> Any:
    if isinstance(value, bool | float):
        raise Unfit
    return value


Duration = Annotated[
    timedelta,
    BeforeValidator(read_duration),
    Wanted('a length of time such as "90s", "5m", "2h" or "5d"'),
]
Size = Annotated[int, BeforeValidator(read_size), Wanted('a size such as "10 MB"')]
Port = Annotated[
    int,
    Field(ge=1, le=65535),
    BeforeValidator(_no_bool),
    Wanted("a whole number from 1 to 65535"),
]
Count = Annotated[
    int,
    Field(ge=1, le=1_000_000),
    BeforeValidator(_no_bool),
    Wanted("a whole number from 1 to 1000000"),
]
Rate = Annotated[
    int,
    Field(ge=0, le=1_000_000),
    BeforeValidator(_no_bool),
    BeforeValidator(_read_rate),
    Wanted('a whole number of letters a minute, 0 or "none" for no limit'),
]

Daily = Annotated[
    int,
    Field(ge=0, le=1_000_000),
    BeforeValidator(_no_bool),
    BeforeValidator(_read_rate),
    Wanted('a whole number of letters within 24 hours, 0 or "none" for no limit'),
]


def _read_day(value: Any) -> Any:
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise Unfit from None
    if type(value) is not date:
        raise Unfit
    return value


Day = Annotated[date, BeforeValidator(_read_day), Wanted("a day such as 2027-03-18")]


def read_hours(value: Any) -> tuple[time, time]:
    """Read "20:00-07:00" as two hours of the day, which are not the same.

    >>> read_hours("20:00-07:00")
    (datetime.time(20, 0), datetime.time(7, 0))
    """
    found = _HOURS.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        raise Unfit
    try:
        begins = time(int(found[1]), int(found[2]))
        ends = time(int(found[3]), int(found[4]))
    except ValueError:
        raise Unfit from None
    if begins == ends:
        raise Unfit
    return begins, ends


def read_hour(value: Any) -> time | None:
    """Read "7:30" as an hour of the day, and "never" as none.

    >>> read_hour("7:30")
    datetime.time(7, 30)
    """
    if value == "never":
        return None
    found = _HOUR.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        raise Unfit
    try:
        return time(int(found[1]), int(found[2]))
    except ValueError:
        raise Unfit from None


_HOUR = re.compile(r"(\d{1,2}):(\d{2})")
Hour = Annotated[
    time | None,
    BeforeValidator(read_hour),
    Wanted('an hour of the day such as "07:30", or "never"'),
]
_HOURS = re.compile(r"(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})")
Hours = Annotated[
    tuple[time, time],
    BeforeValidator(read_hours),
    Wanted('two hours of the day such as "20:00-07:00"'),
]


WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def read_weekdays(value: Any) -> tuple[str, ...]:
    """Read a list of days of the week, in the order of the week; one of the seven must be left.

    >>> read_weekdays(["Sunday", "saturday"])
    ('saturday', 'sunday')
    """
    if not isinstance(value, list | tuple) or not all(isinstance(each, str) for each in value):
        raise Unfit
    named = {each.strip().lower(): each for each in value}
    if stranger := next((named[day] for day in named if day not in WEEKDAYS), None):
        raise ValueError(f"names “{stranger}”, which is no day of the week")
    if len(named) == len(WEEKDAYS):
        raise ValueError("names all days of the week, so that no mass mail would ever go out")
    return tuple(day for day in WEEKDAYS if day in named)


Weekdays = Annotated[
    tuple[str, ...],
    BeforeValidator(read_weekdays),
    Wanted('a list of at most six days of the week such as ["saturday", "sunday"]'),
]
