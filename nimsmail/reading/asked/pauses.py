"""Until when, in sentences that are known to ask for a while without letters."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from nimsmail.reading.dates import MONTHS, ORDINAL, WEEKDAYS, dates_in
from nimsmail.reading.matching import fold

_NUMBERS = {
    "en": 1, "et": 1, "a": 1, "an": 1, "one": 1, "to": 2, "two": 2, "tre": 3, "three": 3,
    "fire": 4, "four": 4, "fem": 5, "five": 5, "seks": 6, "six": 6, "syv": 7, "seven": 7,
    "otte": 8, "eight": 8, "ni": 9, "nine": 9, "ti": 10, "ten": 10, "elleve": 11, "eleven": 11,
    "tolv": 12, "twelve": 12,
}  # fmt: skip
_MONTH = "|".join(
    sorted((fold(each) for each in MONTHS if len(each) > 3 or each == "maj"), reverse=True)
)
_WEEKDAY = "|".join(WEEKDAYS)
_UNTIL = (
    r"(?:til|indtil|foer|inden|until|till|til|to|before|by|efter|tilbage|back|igen|again|hjemme|home|"
    r"retur|through|thru)(?: og med| and including| efter| after| on| i| in| paa)?"
)
_AMOUNT = rf"(\d{{1,2}}|{'|'.join(_NUMBERS)}|(?:et |a )?halv\w*|half(?: an?)?|(?:et )?kvart\w*)"
_UNIT = r"(dage?s?|days?|uger?s?|weeks?|maaned\w*|months?|aars?|years?)"
_SPAN = re.compile(rf"\b{_AMOUNT}(?: og en halv)?[ -]{_UNIT}\b")
_QUARTER = re.compile(r"\b(?:et )?kvartal\b|\ba quarter\b")
_THIS_YEAR = re.compile(
    r"\b(?:resten af aaret|aaret ud|ud aaret|rest of the year|rest of this year|end of the year|"
    r"end of this year|udgangen af aaret|aarets udgang|aarsskiftet|nytaar|new year)\b"
)
_END_OF = re.compile(
    rf"\b(?:udgangen af|slutningen af|ud|end of|the end of|til og med|through|hele)"
    rf" ({_MONTH})(?: maaned)?(?: (20\d\d))?\b|\b({_MONTH}) ud\b"
)
_WHOLE = re.compile(rf"\b(?:i|in|during|throughout|all|for) ({_MONTH})(?: maaned)?(?: (20\d\d))?\b")
_TO_MONTH = re.compile(rf"\b{_UNTIL} (?:den |the )?({_MONTH}|(?<=[ltre] )may)(?: (20\d\d))?\b")
_SEVERAL_MONTHS = re.compile(rf"\b(?:fra|from|between|mellem)(?: i)? (?:{_MONTH})\b")
_WEEK = re.compile(
    rf"\b({_UNTIL} )?(?:og med )?(?:uge|week|wk) (\d{{1,2}})"
    rf"(?: ?(?:-|–|til|to|og|and|until) ?(?:uge |week )?(\d{{1,2}}))?\b"
)
_TO_WEEKDAY = re.compile(rf"\b{_UNTIL} (?:naeste |next |paa )?({_WEEKDAY})\b")
_UNCLEAR = re.compile(
    r"\b(?:paaske\w*|easter|jul|juleferie\w*|christmas|sommer\w*|summer|efteraar\w*|autumn|foraar\w*|"
    r"spring|vinter\w*|winter|valget|election\w*|ferien|holidays?|pinse\w*|midsummer)\b"
)
_BACK = re.compile(r"\b(?:tilbage|hjemme|igen|klar|back|home|again|ready|return\w*)\b")
_MARKED = re.compile(rf"\b{_UNTIL}(?: den| d\.| the)?\s*$|\bigen(?: den)?\s*$")


def pause_until(text: str, today: date) -> tuple[date | None, str]:
    """Return the day until when no letters are wanted, and what is doubtful about it.

    >>> pause_until("Vent til udgangen af marts", date(2027, 1, 18))
    (datetime.date(2027, 3, 31), '')
    """
    folded = fold(text)
    days = list(dict.fromkeys(_days(text, folded, today)))
    if not days:
        return None, "until when is not clear"
    if len(days) > 1:
        return max(days), "more than one day is named"
    if days[0] <= today:
        return None, "the day is over"
    return days[0], ""


def _days(text: str, folded: str, today: date) -> Iterator[date]:
    """Find the day in the first way that names one: the exact ways come first."""
    for way in (_dated, _numbered, _ended, _in_weeks, _after_a_span, _on_a_weekday):
        if found := way(text, folded, today):
            yield from found
            return


def _dated(text: str, folded: str, today: date) -> list[date]:
    """Read days with their month; of several the one behind an "until", or the end of a span."""
    found = [each for each in dates_in(text, today) if each.day > today]
    marked = [each for each in found if _MARKED.search(fold(text[: each.start]))]
    days = [each.day for each in marked or found]
    spans = re.search(r"\b(?:fra|from|between|mellem|og|and)\b|\d ?[-–]", folded)
    return [max(days)] if days and (spans or marked) else days


def _numbered(text: str, folded: str, today: date) -> list[date]:
    """Read "til den 20.": the next such day."""
    for match in ORDINAL.finditer(folded):
        number = int(match[1])
        if not _MARKED.search(folded[: match.start()]) or not 1 <= number <= 31:
            continue
        for ahead in range(1, 63):
            day = today + timedelta(days=ahead)
            if day.day == number:
                return [day]
    return []


def _ended(text: str, folded: str, today: date) -> list[date]:
    """Read ends: of a month, of the year; and "til oktober", which is its first day."""
    if match := _END_OF.search(folded):
        return [_last_of(match[1] or match[3], match[2], today)]
    if _THIS_YEAR.search(folded):
        return [date(today.year, 12, 31)]
    if _SEVERAL_MONTHS.search(folded):
        return []
    if match := _TO_MONTH.search(folded):
        return [_in_month(match[1], match[2], today).replace(day=1)]
    if (match := _WHOLE.search(folded)) and not _UNCLEAR.search(folded):
        if _BACK.search(folded):
            return [_in_month(match[1], match[2], today)]
        return [_last_of(match[1], match[2], today)]
    return []


def _in_month(month: str, year: str | None, today: date) -> date:
    number = next(value for name, value in MONTHS.items() if fold(name) == month)
    ahead = number <= today.month
    return date(int(year) if year else today.year + ahead, number, 1)


def _last_of(month: str, year: str | None, today: date) -> date:
    first = _in_month(month, year, today)
    if not year and first.month == today.month and first.year > today.year:
        # "July", said in July, is this one.
        first = first.replace(year=today.year)
    return first.replace(day=monthrange(first.year, first.month)[1])


def _in_weeks(text: str, folded: str, today: date) -> list[date]:
    """Read calendar weeks: until one it is its Monday, in one its Sunday."""
    match = _WEEK.search(folded)
    if not match:
        return []
    inclusive = "og med" in match[0] or not match[1] or bool(match[3])
    week = int(match[3] or match[2])
    for year in (today.year, today.year + 1):
        try:
            day = date.fromisocalendar(year, week, 7 if inclusive else 1)
        except ValueError:
            continue
        if day > today:
            return [day]
    return []


def _after_a_span(text: str, folded: str, today: date) -> list[date]:
    """Read "i tre måneder", "half a year": counted from today."""
    if _QUARTER.search(folded):
        return [_months_on(today, 3)]
    match = _SPAN.search(folded)
    if not match:
        return []
    amount, unit = match[1], match[2]
    half = "half" in amount or "halv" in amount
    number = 0 if half else int(amount) if amount.isdigit() else _NUMBERS.get(amount, 0)
    read = _SPANS[next(each for each in _SPANS if unit.startswith(each))]
    return [read(today, number, half)] if number or half else []


def _months_on(today: date, months: int) -> date:
    year, month = divmod(today.month - 1 + months, 12)
    last = monthrange(today.year + year, month + 1)[1]
    return date(today.year + year, month + 1, min(today.day, last))


_SPANS: dict[str, Callable[[date, int, bool], date]] = {
    "da": lambda today, number, half: today + timedelta(days=max(1, number)),
    "ug": lambda today, number, half: today + timedelta(days=4 if half else 7 * number),
    "we": lambda today, number, half: today + timedelta(days=4 if half else 7 * number),
    "ma": lambda today, number, half: (
        today + timedelta(days=15) if half else _months_on(today, number)
    ),
    "mo": lambda today, number, half: (
        today + timedelta(days=15) if half else _months_on(today, number)
    ),
    "aa": lambda today, number, half: _months_on(today, 6 if half else 12 * number),
    "ye": lambda today, number, half: _months_on(today, 6 if half else 12 * number),
}


def _on_a_weekday(text: str, folded: str, today: date) -> list[date]:
    match = _TO_WEEKDAY.search(folded)
    if not match:
        return []
    ahead = (WEEKDAYS[match[1]] - today.weekday() - 1) % 7 + 1
    return [today + timedelta(days=ahead)]
