"""What an automatic reply tells beside: back when, who else, gone for good.

Nothing acts on it by itself: it is shown to the coordinator, and only "no longer employed
here" is brought to their notice.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from nimsmail.network.intents import Guest
from nimsmail.reading.dates import WEEKDAYS, dates_in
from nimsmail.reading.matching import fold
from nimsmail.reading.persons import Person, persons_in
from nimsmail.reading.phrases import machines as table
from nimsmail.reading.wordlists import entries

_MOST_WORDS = 5_000
_DEPARTED = re.compile(
    "|".join(
        r"[^.!?]{1,60}".join(re.escape(piece) for piece in each.split("~"))
        for each in entries(table.DEPARTED_WORDS)
    )
)
_STILL_HERE = entries(table.STILL_HERE_WORDS)
_CONTACT = entries(table.CONTACT_WORDS)
_BACK = entries(table.BACK_WORDS)

# A full stop ends a sentence unless it stands behind a number or an abbreviation.
_SENTENCE = re.compile(r"(?<=[^\d\s.]{3}[.!?])\s+|\n+")
_DAYNAME = "|".join(sorted({*WEEKDAYS, "lørdag", "søndag"}, key=len, reverse=True))
# With the day of the month behind it, a weekday names that day.
_DAYWORD = re.compile(
    rf"\b({_DAYNAME}|i morgen|tomorrow)\b(?:,? (?:the |den |d\. ?)?(\d{{1,2}})(?:st|nd|rd|th|\.)"
    r"(?![\d/:]|\.\d))?",
    re.IGNORECASE,
)
_WEEKS = re.compile(
    r"\b(?:uge|ugerne|week|weeks) (\d{1,2})(?: ?(?:-|–|,|og|til|and|to) ?(\d{1,2}))?\b",
    re.IGNORECASE,
)
# What stands right before the last day of an absence.
_UP_TO = re.compile(
    r"(?:\b(?:til|to|through|thru|indtil|until|till|foer|before|i dag og|today and)\b"
    r"|\d\.? ?[-–])\s*"
    rf"(?:(?:og med|including|on|the|den|d\.|{_DAYNAME}),?\s*){{0,4}}$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What an automatic reply tells: until when, who stands in, and whether they have left."""

    until: date | None = None
    substitute: Guest | None = None
    departed: bool = False


def hints(words: str, today: date) -> Hints:
    """Return what the words of an automatic reply tell, as of `today`."""
    words = words[:_MOST_WORDS]
    sentences = [each for each in _SENTENCE.split(words) if each.strip()]
    return Hints(
        until=_until(sentences, today),
        substitute=_substitute(sentences),
        departed=_has_departed(words),
    )


def _has_departed(words: str) -> bool:
    told = fold(" ".join(words.split()))
    for each in _STILL_HERE:
        told = told.replace(each, " ")
    return _DEPARTED.search(told) is not None


# -- until when -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Day:
    day: date
    before: str  # what the sentence says before it, folded


def _until(sentences: list[str], today: date) -> date | None:
    """Return the day they are back, else the last day they are away."""
    days = [day for each in sentences for day in _days(each, today) if day.day >= today]
    back = [each.day for each in days if any(word in each.before for word in _BACK)]
    last = [each.day for each in days if _UP_TO.search(each.before)]
    weeks = [day for each in sentences for day in _last_of_weeks(each, today)]
    return next(iter((*back, *last, *weeks)), None)


def _days(sentence: str, today: date) -> Iterator[_Day]:
    """Return the days that a sentence names; a weekday beside a date is only its name."""
    dated = dates_in(sentence, today)
    for found in dated:
        yield _Day(found.day, fold(sentence[: found.start]))
    for word in _DAYWORD.finditer(sentence):
        if not any(0 <= each.start - word.end(1) <= 10 for each in dated):
            day = _next(fold(word[1]), word[2], today)
            yield _Day(day, fold(sentence[: word.start()]))


def _next(word: str, number: str | None, today: date) -> date:
    """Return the day that a weekday names, or `number` behind it: always one to come."""
    if number and 1 <= int(number) <= 31:
        coming = (today + timedelta(days=days) for days in range(1, 63))
        return next(day for day in coming if day.day == int(number))
    if word not in WEEKDAYS:
        return today + timedelta(days=1)
    return today + timedelta(days=(WEEKDAYS[word] - today.weekday() - 1) % 7 + 1)


def _last_of_weeks(sentence: str, today: date) -> Iterator[date]:
    """Return the day of each week named that counts: its Monday for a return, else its Sunday."""
    for found in _WEEKS.finditer(sentence):
        comes_back = any(each in fold(sentence[: found.start()]) for each in _BACK)
        number = int(found[1] if comes_back else found[2] or found[1])
        year = today.year if number >= today.isocalendar().week else today.year + 1
        try:
            yield date.fromisocalendar(year, number, 1 if comes_back else 7)
        except ValueError:
            continue


# -- who else -------------------------------------------------------------------------------


def _substitute(sentences: list[str]) -> Guest | None:
    """Return who stands in: whom the words say to turn to; the address may follow the name."""
    name: str | None = None
    for sentence in sentences:
        if not any(each in fold(sentence) for each in _CONTACT):
            continue
        people = persons_in(sentence)
        named = next((each for each in people if _is_full(each)), None)
        if name and named and named.name != name:
            break
        name = name or (named.name if named else None)
        email = next((each.email for each in people if each.email), None)
        if email:
            return Guest(name=name, email=email)
    return Guest(name=name) if name else None


def _is_full(person: Person) -> bool:
    # One word with a capital may be an office or a place; two are a name.
    return person.name is not None and " " in person.name
