"""Deadlines as a calendar file that anybody may take in (METHOD:PUBLISH, RFC 5546 §3.2.1).

An entry keeps its UID for good, and its SEQUENCE rises when its date moves.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event

from nimsmail.network.calls import Call, Due
from nimsmail.network.follows import named
from nimsmail.network.house import Network
from nimsmail.writing.addresses import domain_of, on_the_wire
from nimsmail.writing.slots import one_line

_STAGE = {
    "da": {"1": " (trin 1)", "2": " (trin 2)", "sketch": " (skitse)"},
    "en": {"1": " (stage 1)", "2": " (stage 2)", "sketch": " (sketch)"},
}
_ASSUMED = {"da": "Klokkeslættet er antaget.", "en": "The hour is assumed."}
_SOURCE = {"da": "Kilde", "en": "Source"}


def calendar_of(calls: Iterable[Call], network: Network, now: datetime) -> bytes:
    """Return the deadlines of `calls` that are still to come, as a calendar."""
    calendar = Calendar()
    calendar.add("prodid", "-//nimsmail//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for call in calls:
        for number, due in enumerate(call.dues):
            if due.moment > now:
                calendar.add_component(_event(call, due, number, network))
    text: bytes = calendar.to_ical()
    return text


def _event(call: Call, due: Due, number: int, network: Network) -> Event:
    event, language = Event(), network.language
    place = due.label or str(number)
    event.add("uid", f"{call.key}/{place}@{domain_of(on_the_wire(network.address))}")
    event.add("sequence", sum(each.what in ("moved", "back") for each in call.history))
    event.add("dtstamp", call.seen_last.astimezone(UTC))
    if due.clock is None:
        event.add("dtstart", due.on)
        event.add("dtend", due.on + timedelta(days=1))
    else:
        event.add("dtstart", due.moment)
        event.add("dtend", due.moment)
    stage = _STAGE[language].get(due.label, "")
    event.add("summary", one_line(f"{named(call.programme, language)}: {call.title}{stage}"))
    told = [f"{_SOURCE[language]}: {call.source}"]
    if due.assumed:
        told.append(_ASSUMED[language])
    event.add("description", one_line(" ".join((*told, call.note))))
    if call.url:
        event.add("url", one_line(call.url))
    event.add("transp", "TRANSPARENT")
    return event
