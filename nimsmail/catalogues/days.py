"""The days that a literal names: in words, in figures, and never in doubt."""

import re
from datetime import date

_MONTHS = (
    "januar january jan",
    "februar february feb",
    "marts march mar märz",
    "april apr",
    "maj may mai",
    "juni june jun",
    "juli july jul",
    "august aug",
    "september sept sep",
    "oktober october oct okt",
    "november nov",
    "december dec dezember dez",
)
_MONTH = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_WEEKDAYS = (
    "mandag monday mon man montag",
    "tirsdag tuesday tue tues tir dienstag",
    "onsdag wednesday wed ons mittwoch",
    "torsdag thursday thu thur thurs tor donnerstag",
    "fredag friday fri fre freitag",
    "lørdag saturday sat lør samstag",
    "søndag sunday sun søn sonntag",
)
_WEEKDAY = {name: number for number, names in enumerate(_WEEKDAYS) for name in names.split()}

_NAME = "|".join(sorted(_MONTH, key=len, reverse=True))
_DAY_NAME = "|".join(sorted(_WEEKDAY, key=len, reverse=True))
_PATTERNS = (
    # 19. september 2024 · 26th of August 2021 · 26 Sep 2024
    rf"(?P<d>\d{{1,2}})(?:\.|st|nd|rd|th)?\s*(?:of\s+)?(?P<name>{_NAME})\b\.?,?\s*(?P<y>\d{{4}})\b",
    # Mar 28, 2023 · September 19th 2024
    rf"\b(?P<name>{_NAME})\b\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})\b",
    # 2026-11-26
    r"\b(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})\b",
    # 19.09.2024 · 19. 9. 26
    r"\b(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>\d{4}|\d{2})\b(?![.:]?\d)",
    # 19/9-2024, as only Danes write it
    r"\b(?P<d>\d{1,2})/(?P<m>\d{1,2})[- ]+(?P<y>\d{4}|\d{2})\b",
    # 19/09/2024 · 19-09-2024, which may be the American order
    r"\b(?P<one>\d{1,2})(?P<sep>[/-])(?P<two>\d{1,2})(?P=sep)(?P<y>\d{4})\b",
)
_ANY = tuple(re.compile(pattern, re.IGNORECASE) for pattern in _PATTERNS)
_NAMED_DAY = re.compile(rf"\b({_DAY_NAME})\b\.?,?", re.IGNORECASE)
_SPAN = re.compile(r"\d\.?\s*(?:-|–|—|to|til|through)\s*\d", re.IGNORECASE)


class NoDay(ValueError):
    """What stands there is no day, or not one day beyond doubt."""


def days_in(text: str, *, day_first: bool) -> tuple[tuple[date, ...], str]:
    """Return the days that `text` names, in their order, and what else it says."""
    weekdays = [_WEEKDAY[found[1].lower()] for found in _NAMED_DAY.finditer(text)]
    rest = _NAMED_DAY.sub(" ", text)
    found: list[tuple[int, date]] = []
    for pattern in _ANY:
        for each in pattern.finditer(rest):
            found.append((each.start(), _day(each, day_first=day_first)))
        # What was read is blanked, so that places stay what they are.
        rest = pattern.sub(lambda each: " " * len(each[0]), rest)
    days = tuple(day for _, day in sorted(found))
    _check(days, weekdays, text, rest)
    return days, rest


def _day(found: re.Match[str], *, day_first: bool) -> date:
    said = found.groupdict()
    if "one" in said:
        day, month = _in_order(int(said["one"]), int(said["two"]), day_first=day_first)
    else:
        day = int(said["d"])
        month = _MONTH[said["name"].lower()] if said.get("name") else int(said["m"])
    year = int(said["y"])
    try:
        return date(year if year > 99 else 2000 + year, month, day)
    except ValueError as error:
        raise NoDay(f"there is no such day as {found[0].strip()}") from error


def _in_order(one: int, two: int, *, day_first: bool) -> tuple[int, int]:
    """Return day and month of two numbers, where it is beyond doubt which is which."""
    if day_first or one == two or (one > 12 >= two):
        return one, two
    if two > 12 >= one:
        return two, one
    raise NoDay("it may be the day or the month that comes first; write it as 2026-11-26")


def _check(days: tuple[date, ...], weekdays: list[int], text: str, rest: str) -> None:
    if not days and re.search(rf"\b\d{{1,2}}\.?\s*(?:{_NAME})\b|\b(?:{_NAME})\s+\d", text, re.I):
        raise NoDay("it has no year")
    if _SPAN.search(re.sub(r"\s+", " ", rest)) and not days:
        raise NoDay("it is a span, and no day")
    if len(days) > 1 and re.search(r"\s(?:-|–|—|to|til)\s", text):
        raise NoDay("it is a span, and no day")
    if len(weekdays) > 1 or (weekdays and not days):
        raise NoDay("its weekday is of no date")
    if weekdays and days[0].weekday() != weekdays[0]:
        raise NoDay("the weekday and the date do not go together")
