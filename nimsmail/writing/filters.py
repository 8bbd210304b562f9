"""The few filters that a template may use."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from babel.dates import format_date, format_time
from jinja2 import pass_context
from jinja2.runtime import Context

from nimsmail.network.intents import INTENTS, Thanks
from nimsmail.network.people import Language
from nimsmail.network.wishes import CARRIED_OUT
from nimsmail.writing.slots import Slot, many_lines, markdown_slot, quoted_slot

_QUOTED = 2000  # letters; whoever wants more has the mail itself
_TITLE = re.compile(r"\A\s*#[ \t][^\n]*\n?")


@dataclass(frozen=True, slots=True)
class _Manner:
    """How a language writes days and times; patterns are those of CLDR."""

    locale: str
    day: str
    clock: str
    at: str
    dash: str
    dash_between_days: str


_MANNERS: dict[Language, _Manner] = {
    "da": _Manner("da", "EEEE 'den' d. MMMM y", "H.mm", " kl. ", "-", " til "),
    "en": _Manner("en_GB", "EEEE d MMMM y", "H:mm", ", ", "–", " to "),
}


@pass_context
def day(context: Context, value: date) -> str:
    """Write the day: `torsdag den 18. marts 2027`, `Thursday 18 March 2027`."""
    manner = _manner(context)
    local = _local(context, value) if isinstance(value, datetime) else value
    return format_date(local, manner.day, locale=manner.locale)


@pass_context
def clock(context: Context, value: datetime) -> str:
    """Write the time of day in the network's zone: `9.30`, `9:30`."""
    manner = _manner(context)
    return format_time(_local(context, value), manner.clock, locale=manner.locale)


@pass_context
def when(context: Context, value: Any) -> str:
    """Write day and time of a moment, or of what starts and ends."""
    if isinstance(value, datetime):
        return _moment(context, value)
    manner = _manner(context)
    starts, ends = _local(context, value.starts), _local(context, value.ends)
    if starts.date() == ends.date():
        return f"{_moment(context, starts)}{manner.dash}{clock(context, ends)}"
    return f"{_moment(context, starts)}{manner.dash_between_days}{_moment(context, ends)}"


def markdown(value: str) -> Slot:
    """Let the coordinator's own text be Markdown; it needs a paragraph of its own."""
    return markdown_slot(many_lines(value))


def quoted(value: str) -> Slot:
    """Show somebody's words as they wrote them; they need a paragraph of their own."""
    return quoted_slot(value if len(value) <= _QUOTED else value[:_QUOTED].rstrip() + " …")


def in_full(value: str) -> Slot:
    """Show all of somebody's words as they wrote them; they need a paragraph of their own."""
    return quoted_slot(value)


def untitled(value: str) -> str:
    """Leave out the heading that a text begins with: it is the subject already."""
    return _TITLE.sub("", value)


def can_be_done(suggestion: Iterable[Mapping[str, Any]]) -> bool:
    """Tell whether the coordinator's yes carries out all of a suggestion, in its plain form."""
    # Nothing is to be done about a thank-you, and that can be done.
    return all(INTENTS.get(str(each["do"])) in {*CARRIED_OUT, Thanks} for each in suggestion)


def _manner(context: Context) -> _Manner:
    language: Language = context["language"]
    return _MANNERS[language]


def _local(context: Context, value: datetime) -> datetime:
    zoned: datetime = value.astimezone(context["network"].timezone)
    return zoned


def _moment(context: Context, value: datetime) -> str:
    return f"{day(context, value)}{_manner(context).at}{clock(context, value)}"


FILTERS: dict[str, Callable[..., Any]] = {
    "day": day,
    "clock": clock,
    "when": when,
    "markdown": markdown,
    "quoted": quoted,
    "in_full": in_full,
    "untitled": untitled,
    "length": len,
    "can_be_done": can_be_done,
}
