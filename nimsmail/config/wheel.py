"""The section of a network's year wheel: which duties, when, and whether they wait for a word."""

import difflib
import re
from datetime import date, time
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator

from nimsmail.config.keys import Key, Section, Wanted
from nimsmail.config.values import Unfit

_EARLIEST, _LATEST = time(7), time(16)
_WORD = re.compile(r"off|(?:[+-]\d{1,3}(?:wd|w|d))?\s*(?:ask|automatic)?")
_WEEKS = re.compile(r"weeks?\s+(\d{1,2})(?:\s*-\s*(\d{1,2}))?")
_DAYS = re.compile(r"(\d{1,2})/(\d{1,2})(?:\s*-\s*(\d{1,2})/(\d{1,2}))?")
_LEAP = 2024

Span = tuple[tuple[int, int], tuple[int, int]]

DUTIES = (
    "save-the-date",
    "theme-suggestions",
    "theme-ballot",
    "invitation",
    "reminder",
    "agenda",
    "decide-now",
    "participants",
    "practical",
    "thanks",
    "minutes-draft",
    "materials",
    "call-for-items",
    "draft-agenda",
    "summons",
    "minutes",
)


def read_quiet(text: str) -> tuple[tuple[int, ...], tuple[Span, ...]]:
    """Read quiet times as weeks by number, and spans of month and day; or raise ValueError.

    >>> read_quiet("weeks 28-29, week 42, 20/12-6/1")
    ((28, 29, 42), (((12, 20), (1, 6)),))
    """
    weeks: list[int] = []
    days: list[Span] = []
    for part in filter(None, (each.strip() for each in text.split(","))):
        if found := _WEEKS.fullmatch(part):
            weeks += _weeks(int(found[1]), int(found[2] or found[1]))
        elif found := _DAYS.fullmatch(part):
            first = _day(found[1], found[2])
            days.append((first, _day(found[3], found[4]) if found[3] else first))
        else:
            raise Unfit
    if len(set(weeks)) > 40:
        raise ValueError("leaves hardly a week of the year for any letter")
    return tuple(sorted(set(weeks))), tuple(days)


def _weeks(first: int, last: int) -> range:
    if not 1 <= first <= last <= 53:
        raise ValueError("names a week that no year has")
    return range(first, last + 1)


def _day(day: str, month: str) -> tuple[int, int]:
    try:
        date(_LEAP, int(month), int(day))
    except ValueError:
        raise ValueError(f"names a day that no year has: {day}/{month}") from None
    return int(month), int(day)


def _is_quiet(text: str) -> str:
    read_quiet(text)
    return text


def _is_hour(value: Any) -> str:
    found = re.fullmatch(r"(\d{1,2})[:.](\d{2})", value) if isinstance(value, str) else None
    try:
        hour = time(int(found[1]), int(found[2])) if found else None
    except ValueError:
        hour = None
    if hour is None or not _EARLIEST <= hour <= _LATEST:
        raise Unfit
    return f"{hour:%H:%M}"


def _are_duties(value: Any) -> dict[str, str]:
    if not isinstance(value, dict):
        raise Unfit
    return {str(key): _word(str(key), word) for key, word in value.items()}


def _word(key: str, word: Any) -> str:
    if key not in DUTIES:
        near = difflib.get_close_matches(key, DUTIES, n=1)
        known = near[0] if near else f"one of {', '.join(DUTIES)}"
        raise ValueError(f"has no duty {key}; did you mean {known}")
    if not isinstance(word, str) or not word.strip() or not _WORD.fullmatch(word.strip()):
        raise ValueError(f"says of {key} neither “off”, nor a time, nor “ask” or “automatic”")
    return word.strip()


Quiet = Annotated[
    str,
    AfterValidator(_is_quiet),
    Wanted('weeks and days such as "weeks 28-31, week 42, 20/12-6/1"'),
]
Hour = Annotated[str, BeforeValidator(_is_hour), Wanted('an hour from "07:00" to "16:00"')]
Changes = Annotated[
    dict[str, str],
    BeforeValidator(_are_duties),
    Wanted('a table of duties: "off", a time such as "-6w", "-5wd" or "+14d", "ask", "automatic"'),
]


class Wheel(Section):
    """The duties around each meeting of a network."""

    pattern: Annotated[
        Literal["nims", "committee"],
        Key(
            "Whose duties: nims (a network with two meetings a year) or committee (the chair sets"
            " the agenda)."
        ),
    ] = "nims"
    mode: Annotated[
        Literal["ask", "automatic"],
        Key(
            "Whether a letter to many waits for the coordinator's word (ask) or goes out by itself"
            " on its day (automatic)."
        ),
    ] = "ask"
    hour: Annotated[Hour, Key("When duties fall due, in the network's zone.")] = "09:00"
    quiet: Annotated[
        Quiet,
        Key("Weeks and days in which nobody is written to, beside weekends and holidays."),
    ] = "weeks 28-31, week 42, 20/12-6/1"
    duties: Annotated[
        Changes | None,
        Key(
            "What is different from the pattern: a duty that is off, at another time, or in"
            " another mode.",
            {"save-the-date": "off", "invitation": "-7w automatic"},
        ),
    ] = None
