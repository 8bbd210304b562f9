"""Dates in Danish and English words, as people write them in mail."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan januar january", "feb februar february", "mar marts march", "apr april",
            "maj may", "jun juni june", "jul juli july", "aug august", "sep sept september",
            "okt oktober oct october", "nov november", "dec december",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("mandag monday", "tirsdag tuesday", "onsdag wednesday", "torsdag thursday",
         "fredag friday", "loerdag saturday", "soendag sunday")
    )
    for name in names.split()
}  # fmt: skip
_YEAR = r"(?:,? ?(?:-|/)?(20\d\d|\d\d(?![\d.:])))?"


@dataclass(frozen=True, slots=True)
class Found:
    """A day that a text names, and where."""

    day: date
    start: int
    end: int


def dates_in(text: str, today: date) -> list[Found]:
    """Return the days that `text` names; without a year, the next such day from a month ago.

    >>> dates_in("Jeg er tilbage den 26. februar", date(2027, 2, 15))
    [Found(day=datetime.date(2027, 2, 26), start=19, end=30)]
    """
    lower = text.lower()
    found: list[Found] = []
    for pattern, read in _FORMS:
        for match in pattern.finditer(lower):
            day = read(match, today)
            apart = all(match.end() <= f.start or match.start() >= f.end for f in found[-20:])
            if day is not None and apart:
                found.append(Found(day, match.start(), match.end()))
    return sorted(found, key=lambda each: each.start)


def weekdays_in(words: tuple[str, ...]) -> Iterator[int]:
    """Return the weekdays among folded words, Monday as 0."""
    for word in words:
        bare = word.removesuffix("s") if word not in WEEKDAYS else word
        if bare in WEEKDAYS:
            yield WEEKDAYS[bare]


def months_in(words: tuple[str, ...]) -> list[int]:
    """Return the months among folded words; "may" and "mar" may be something else."""
    return [MONTHS[word] for word in words if (word in MONTHS and len(word) > 3) or word == "maj"]


def _day(year: str | None, month: int, day: int, today: date) -> date | None:
    try:
        if year:
            return date(int(year) + (2000 if len(year) == 2 else 0), month, day)
        near = date(today.year, month, day)
        return near if near >= today - timedelta(days=31) else date(today.year + 1, month, day)
    except ValueError:
        return None


def _named(match: re.Match[str], today: date) -> date | None:
    return _day(match[3], MONTHS[match[2]], int(match[1]), today)


def _english(match: re.Match[str], today: date) -> date | None:
    return _day(match[3], MONTHS[match[1]], int(match[2]), today)


def _numbers(match: re.Match[str], today: date) -> date | None:
    return _day(match[3], int(match[2]), int(match[1]), today)


def _iso(match: re.Match[str], today: date) -> date | None:
    return _day(match[1], int(match[2]), int(match[3]), today)


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], date | None]], ...] = (
    (re.compile(r"(?<![\d.])(20\d\d)-(\d\d)-(\d\d)(?!\d)"), _iso),
    (
        re.compile(rf"(?<![\d.])(\d{{1,2}})(?:\.|st|nd|rd|th)? ?(?:of )?({_MONTH})\b\.?{_YEAR}"),
        _named,
    ),
    (re.compile(rf"\b({_MONTH})\.? (\d{{1,2}})(?:st|nd|rd|th)?(?![\d:]|\.\d){_YEAR}"), _english),
    (re.compile(r"(?<![\d./:])(\d{1,2})/(\d{1,2})(?:[-/](20\d\d|\d\d))?(?![\d/:])"), _numbers),
    # With dots it may be a time of day (9.30); a dot behind the month tells that it is none.
    (re.compile(r"(?<![\d./:])(\d{1,2})\.(\d{1,2})\.(20\d\d|\d\d)?(?![\d/:])"), _numbers),
)
ORDINAL = re.compile(r"\b(?:den|d\.|the) ?(\d{1,2})(?:\.|st|nd|rd|th)?(?![\d/:]|\.\d| ?%)")
