"""Deadlines as a calendar file that anybody may take in (METHOD:PUBLISH, RFC 5546 §3.2.1).

An entry keeps its UID for good, and its SEQUENCE rises when its date moves.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event

from nimsmail.network.alerts import Announced, announced
from nimsmail.network.calls import Call
from nimsmail.network.house import Network
from nimsmail.network.people import Language
from nimsmail.writing.addresses import domain_of, on_the_wire
from nimsmail.writing.slots import one_line

_STAGE = {
    "da": {"1": " (trin 1)", "2": " (trin 2)", "sketch": " (skitse)"},
    "en": {"1": " (stage 1)", "2": " (stage 2)", "sketch": " (sketch)"},
}
_ASSUMED = {"da": "Klokkeslættet er antaget.", "en": "The hour is assumed."}
_SOURCE = {"da": "Kilde", "en": "Source"}


def calendar_of(calls: Iterable[Call], network: Network, now: datetime) -> str:
    """Return the deadlines of `calls` that are still to come, as a calendar."""
    today = now.astimezone(network.timezone).date()
    dues = (
        announced(call, due, today, network.language, network.zone)
        for call in calls
        for due in call.dues
        if due.moment > now
    )
    return entries_of(dues, network, network.language)


def entries_of(dues: Iterable[Announced], network: Network, language: Language) -> str:
    """Return `dues` as a calendar in `language`."""
    calendar = Calendar()
    calendar.add("prodid", "-//nimsmail//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for due in dues:
        calendar.add_component(_event(due, network, language))
    text: bytes = calendar.to_ical()
    return text.decode()


def _event(due: Announced, network: Network, language: Language) -> Event:
    event = Event()
    event.add("uid", f"{due.entry}@{domain_of(on_the_wire(network.address))}")
    event.add("sequence", due.sequence)
    event.add("dtstamp", due.seen.astimezone(UTC))
    if due.moment is None:
        event.add("dtstart", due.on)
        event.add("dtend", due.on + timedelta(days=1))
    else:
        event.add("dtstart", due.moment)
        event.add("dtend", due.moment)
    stage = _STAGE[language].get(due.label, "")
    event.add("summary", one_line(f"{due.programme}: {due.title}{stage}"))
    told = [f"{_SOURCE[language]}: {due.source}"]
    if due.assumed:
        told.append(_ASSUMED[language])
    event.add("description", one_line(" ".join((*told, due.note))))
    if due.url:
        event.add("url", one_line(due.url))
    event.add("transp", "TRANSPARENT")
    return event
