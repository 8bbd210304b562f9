"""A calendar program answered an invitation (iTIP, RFC 5546; by mail, RFC 6047)."""

from dataclasses import dataclass
from typing import Any

from icalendar import Calendar

from nimsmail.reading.charsets import tidy
from nimsmail.reading.content import Content, Part, is_tnef
from nimsmail.reading.originator import addresses
from nimsmail.reading.tnef import read_tnef

_CALENDARS = ("text/calendar", "application/ics")
_ANSWERS = frozenset({"REPLY", "COUNTER"})
_LARGEST = 200_000
_MOST = 3  # a program sends its entry once, or twice: to be shown and to be saved
# How Outlook classes its answers inside winmail.dat: today (MS-OXOCAL §2.2.7), and by the older
# names that the attribute itself is written with (MS-OXTNEF §2.1.3.3).
_CLASSES = {
    "ipm.schedule.meeting.resp.pos": "ACCEPTED",
    "ipm.schedule.meeting.resp.neg": "DECLINED",
    "ipm.schedule.meeting.resp.tent": "TENTATIVE",
    "ipm.microsoft schedule.mtgrespp": "ACCEPTED",
    "ipm.microsoft schedule.mtgrespn": "DECLINED",
    "ipm.microsoft schedule.mtgrespa": "TENTATIVE",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a calendar program says for its owner.

    `comment` is None where it has no place of its own: then it is the words of the mail.
    """

    method: str
    uid: str = ""
    attendee: str | None = None
    partstat: str = ""
    comment: str | None = ""


def answer(content: Content) -> Answer | None:
    """Return the calendar answer in a message; an invitation to us is none."""
    authors = addresses(content.headers.get("from"))
    entries = [each for each in content.parts if each.type in _CALENDARS or is_tnef(each)]
    for part in entries[:_MOST]:
        found = _in_tnef(part) if is_tnef(part) else _in_calendar(part, authors)
        if found is not None:
            return found
    return None


def _in_calendar(part: Part, authors: list[str]) -> Answer | None:
    text = part.text()
    if len(text) > _LARGEST:
        return None
    try:
        calendar = Calendar.from_ical(text)
        return _of(calendar, {each.lower() for each in authors})
    except Exception:
        # icalendar raises many kinds of error on what programs write; a person will see it.
        return None


def _of(calendar: Any, authors: set[str]) -> Answer | None:
    method = str(calendar.get("METHOD", "")).upper()
    if method not in _ANSWERS:
        return None
    for component in calendar.subcomponents:
        if component.name in ("VEVENT", "VTODO", "VJOURNAL"):
            return _of_component(method, component, authors)
    return None


def _of_component(method: str, component: Any, authors: set[str]) -> Answer:
    who = _who_answers(_all(component, "ATTENDEE"), authors)
    comment = "\n".join(str(each) for each in _all(component, "COMMENT"))
    return Answer(
        method=method,
        uid=str(component.get("UID", ""))[:500],
        attendee=_address(str(who)) if who is not None else None,
        partstat=_partstat(who) if who is not None else "",
        comment=tidy(comment).strip()[:2000],
    )


def _who_answers(attendees: list[Any], authors: set[str]) -> Any:
    """Return the attendee who answers: the author, or who says something, or the first.

    Who delegates names the other as well (RFC 5546 §3.2.2.3), in any order.
    """
    ranked = sorted(
        attendees,
        key=lambda each: (
            _address(str(each)).lower() not in authors,
            _partstat(each) in ("", "NEEDS-ACTION"),
        ),
    )
    return ranked[0] if ranked else None


def _partstat(attendee: Any) -> str:
    return str(attendee.params.get("PARTSTAT", "")).upper()


def _all(component: Any, name: str) -> list[Any]:
    found = component.get(name, [])
    return found if isinstance(found, list) else [found]


def _address(value: str) -> str:
    return value[7:] if value.lower().startswith("mailto:") else value


def _in_tnef(part: Part) -> Answer | None:
    told = read_tnef(part.octets())
    partstat = _CLASSES.get(told.message_class.lower())
    if partstat is None:
        return None
    return Answer(method="REPLY", partstat=partstat, uid=told.uid, comment=None)
