"""Deadlines as portals, newsletters and people write them: read right, or refused with a reason.

A wrong date costs a municipality an application, so nothing here is guessed: every word of
a literal must be one that we know to say nothing else. What a literal does not say (the
clock, mostly) stays unsaid; what a programme's habit adds is added elsewhere, and marked.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import pairwise

from nimsmail.catalogues.clocks import BRUSSELS, Clock, NoClock, clock_in
from nimsmail.catalogues.days import NoDay, days_in


class Unreadable(ValueError):
    """A literal that does not say one deadline beyond doubt; the text says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Literal:
    """One deadline as it was written: a day, its clock and zone if they were said, its label.

    `label` is "1" or "2" for a stage, "sketch" or "application" for a round in two steps,
    and empty for a deadline that stands alone.
    """

    on: date
    clock: time | None = None
    zone: str = BRUSSELS
    label: str = ""


_INSTANT = re.compile(r"\d{12,14}")
_PORTAL = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?\+0000")
_ISO = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)")
_PARTS = re.compile(
    r"\s*[|;\n]\s*|(?<=\d)\s*,?\s+(?:and|og|samt|&)\s+(?=\D*\d)|,\s+(?=(?:trin|stage|fase)\b)",
    re.IGNORECASE,
)
_STAGE = r"(?:trin|stage|fase|step|phase)"
_LABELS: tuple[tuple[str, str], ...] = (
    (
        r"(?:trin|stage|fase|step|phase)\s*1|(?:1st|first|1\.|første)\s+(?:stage|trin|step|fase)",
        "1",
    ),
    (
        r"(?:trin|stage|fase|step|phase)\s*2|(?:2nd|second|2\.|andet)\s+(?:stage|trin|step|fase)",
        "2",
    ),
    (r"projektskitse\w*|skitse\w*|sketch|outline|concept\s+note", "sketch"),
    (r"ansøgningsfrist\w*|ansøgning\w*|(?:full\s+)?(?:application|proposal)s?(?!\s+period)", ""),
    (r"(?:\d+(?:st|nd|rd|th|\.)?\s+)?cut-?\s?off(?:\s+date)?(?:\s*\d+)?|afskæringsdato", ""),
)
_OPEN_ENDED = re.compile(
    r"\W*(?:løbende|permanent|continuous(?:ly)?|rolling|open[- ]ended|ingen frist|no deadline)"
    r"(?:\s+(?:frist|ansøgningsfrist|deadline|open|åben))?\W*",
    re.IGNORECASE,
)
_UNFIXED = re.compile(
    r"\b(?:forvent\w*|foreløbig\w*|expected|indicative|tentative|provisional|tbc|tba|tbd|"
    r"to be (?:confirmed|announced)|ca\.?|cirka|omkring|around|about|approx\w*|medio|primo|ultimo|"
    r"mid|early|late|primo|måske|perhaps|probably|formentlig|planned|planlagt)\b",
    re.IGNORECASE,
)
_REFUSED: tuple[tuple[str, str], ...] = (
    (
        r"\b(?:opens?|opening|åbner|åbning\w*|published|offentliggjort|udkommer)\b",
        "it speaks of when something opens",
    ),
    (
        r"\b(?:udskudt|postponed|extended|forlænget|flyttet|moved|changed|previously|tidligere|"
        r"instead|i stedet|was|var)\b",
        "it speaks of two dates, one of which does not hold any more",
    ),
    (r"\b(?:before|inden|før|prior)\b", "“before” may or may not mean the day itself"),
    (r"\b(?:after|efter|from|fra|between|mellem)\b", "it speaks of a span"),
    (r"\b(?:not|ikke|no|aldrig|never|cancelled|aflyst)\b", "it says what is not"),
)
_NOTHING = re.compile(
    r"\b(?:(?:no|not) later than|ikke senere end|ansøgningsfrist(?:en)?|deadlines?|frist(?:en)?|"
    r"senest|latest|due|by|at|on|the|of|is|er|til|kl|klokken|den|d|dato|date|closing|closes|close|"
    r"submission|indsendelse|applications?|call|indkaldelse|lukker|ends?|udløber|for|i|in|and|og|"
    r"det|um)\b",
    re.IGNORECASE,
)


def is_open_ended(text: str) -> bool:
    """Tell whether `text` says that there is no deadline at all."""
    return _OPEN_ENDED.fullmatch(text) is not None


def read_literals(text: str, *, day_first: bool = False) -> tuple[Literal, ...]:
    """Return the deadlines that `text` says, in their order, or raise `Unreadable`.

    A clock that is told once, behind two dates, is that of the second alone.

    `day_first` tells that 9/10/2026 is the ninth of October, as Danes write it.

    >>> read_literals("26 August 2021 17:00:00 Brussels time")[0].clock
    datetime.time(17, 0)
    """
    words = " ".join(text.replace("\xa0", " ").split(" ")).strip()
    if not words:
        raise Unreadable("it is empty")
    parts = [part for part in _PARTS.split(words) if part.strip()]
    found = tuple(_read(part, day_first=day_first) for part in parts)
    for one, other in pairwise(found):
        if other.on <= one.on:
            raise Unreadable("its dates are not in their order")
    return found


def _read(text: str, *, day_first: bool) -> Literal:
    machine = _by_machine(text.strip())
    if machine is not None:
        return machine
    label, rest = _label(text)
    if _UNFIXED.search(rest):
        raise Unreadable("it says that the date is not fixed yet")
    try:
        days, rest = days_in(rest, day_first=day_first)
        clock, rest = clock_in(rest)
    except (NoDay, NoClock) as error:
        raise Unreadable(str(error)) from error
    _check_rest(rest)
    if len(days) != 1:
        raise Unreadable("it holds no date" if not days else "it holds two dates: which is it?")
    return _placed(days[0], clock, label)


def _by_machine(text: str) -> Literal | None:
    """Read what programs write: an instant in ms, or a time that is followed by an offset."""
    if _INSTANT.fullmatch(text):
        moment = datetime.fromtimestamp(int(text) / 1000, UTC)
    elif found := _PORTAL.fullmatch(text):
        # The search service writes Brussels' clock, and +0000 after it whatever the season.
        return _portal(*map(int, found.groups()))
    elif _ISO.fullmatch(text):
        moment = datetime.fromisoformat(text)
    else:
        return None
    local = moment.astimezone(Clock.zone_of(BRUSSELS))
    return Literal(on=local.date(), clock=local.time().replace(second=0, microsecond=0))


def _portal(year: int, month: int, day: int, hour: int, minute: int, second: int) -> Literal:
    try:
        on, clock = date(year, month, day), time(hour, minute)
    except ValueError as error:
        raise Unreadable("there is no such day or time") from error
    if (hour, minute, second) == (0, 0, 0):
        return Literal(on=on)
    if clock in (time(15), time(16)):
        # 17:00 in Brussels, told in UTC for once? Or four o'clock there? Nothing tells.
        raise Unreadable("its clock may be that of Brussels or UTC")
    return Literal(on=on, clock=clock)


def _label(text: str) -> tuple[str, str]:
    for pattern, label in _LABELS:
        found = re.search(rf"\b(?:{pattern})(?!\w)\s*[:=–-]?", text, re.IGNORECASE)
        if found:
            return label, text[: found.start()] + " " + text[found.end() :]
    return "", text


def _check_rest(rest: str) -> None:
    """Refuse whatever is left that we cannot show to say nothing."""
    told = _NOTHING.sub(" ", rest)
    for pattern, why in _REFUSED:
        if re.search(pattern, told, re.IGNORECASE):
            raise Unreadable(why)
    words = re.sub(r"[\s.,:()\[\]…*-]+", " ", told).strip()
    if words:
        raise Unreadable(f"“{words[:40]}” is not a part of a date that we know")


def _placed(on: date, clock: Clock | None, label: str) -> Literal:
    if clock is None:
        return Literal(on=on, label=label)
    why = clock.doubt(on)
    if why:
        raise Unreadable(why)
    return Literal(on=on, clock=clock.at, zone=clock.zone, label=label)
