"""Deadlines in a calendar file (RFC 5545): each VEVENT or VTODO is one call's deadline."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from icalendar import Calendar

from nimsmail.catalogues.clocks import BRUSSELS, Clock
from nimsmail.catalogues.portal import PortalError, programme_key
from nimsmail.network.calls import Due, Sighting
from nimsmail.network.programmes import programme


def read_calendar(text: bytes) -> Iterator[Sighting]:
    """Return the calls that the entries of a calendar name.

    A due date is when a to-do is due, or when an entry starts; a floating time (one
    without a zone) is Brussels'. The programme is a category, or the summary's first word.
    """
    try:
        calendar = Calendar.from_ical(text)
        entries = [each for each in calendar.walk() if each.name in ("VEVENT", "VTODO")]
    except (ValueError, IndexError) as error:
        raise PortalError("it is no calendar file") from error
    for entry in entries:
        yield _sighting(entry)


def _sighting(entry: Any) -> Sighting:
    summary = " ".join(str(entry.get("SUMMARY") or "").split())
    uid = str(entry.get("UID") or "")
    moment = entry.get("DUE") or entry.get("DTSTART")
    due, doubt = _due(getattr(moment, "dt", None))
    if str(entry.get("STATUS") or "").upper() == "CANCELLED":
        due, doubt = None, "the entry is cancelled"
    return Sighting(
        identifier=uid.partition("@")[0] or summary,
        programme=_programme(entry, summary),
        title=summary,
        url=str(entry.get("URL") or ""),
        dues=(due,) if due else (),
        doubts=(doubt,) if doubt else (),
    )


def _due(moment: date | datetime | None) -> tuple[Due | None, str]:
    if moment is None:
        return None, "the entry has no date"
    if not isinstance(moment, datetime):
        return Due(on=moment), ""
    local = moment.astimezone(Clock.zone_of(BRUSSELS)) if moment.tzinfo else moment
    return Due(on=local.date(), clock=local.time().replace(second=0, microsecond=0)), ""


def _programme(entry: Any, summary: str) -> str:
    categories = entry.get("CATEGORIES")
    named = [str(each) for each in getattr(categories, "cats", ())]
    for name in (*named, summary.partition(":")[0], summary.partition(" ")[0]):
        found = programme(name)
        if found is not None:
            return found.key
    return programme_key(summary)
