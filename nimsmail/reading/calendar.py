"""A calendar program answered an invitation (iTIP, RFC 5546; by mail, RFC 6047)."""

from dataclasses import dataclass
from typing import Any

from icalendar import Calendar

from nimsmail.reading.charsets import tidy
from nimsmail.reading.content import Content, Part

_ANSWERS = frozenset({"REPLY", "COUNTER"})
_LARGEST = 200_000
# How Outlook classes its answers inside winmail.dat (MS-OXCMSG; PidTagMessageClass).
_TNEF = {
    b"IPM.Schedule.Meeting.Resp.Pos": "ACCEPTED",
    b"IPM.Schedule.Meeting.Resp.Neg": "DECLINED",
    b"IPM.Schedule.Meeting.Resp.Tent": "TENTATIVE",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a calendar program says for its owner."""

    method: str
    uid: str = ""
    attendee: str | None = None
    partstat: str = ""
    comment: str = ""


def answer(content: Content) -> Answer | None:
    """Return the calendar answer in a message; an invitation to us is none."""
    for part in content.parts:
        if part.type in ("text/calendar", "application/ics"):
            found = _in_calendar(part)
        elif part.type in ("application/ms-tnef", "application/vnd.ms-tnef"):
            found = _in_tnef(part)
        else:
            continue
        if found is not None:
            return found
    return None


def _in_calendar(part: Part) -> Answer | None:
    text = part.text()
    if len(text) > _LARGEST:
        return None
    try:
        calendar = Calendar.from_ical(text)
        return _of(calendar)
    except Exception:
        # icalendar raises many kinds of error on what programs write; a person will see it.
        return None


def _of(calendar: Any) -> Answer | None:
    method = str(calendar.get("METHOD", "")).upper()
    if method not in _ANSWERS:
        return None
    for component in calendar.subcomponents:
        if component.name in ("VEVENT", "VTODO", "VJOURNAL"):
            return _of_component(method, component)
    return None


def _of_component(method: str, component: Any) -> Answer:
    attendees = component.get("ATTENDEE", [])
    attendees = attendees if isinstance(attendees, list) else [attendees]
    first = attendees[0] if attendees else None
    comment = component.get("COMMENT", "")
    comment = comment[0] if isinstance(comment, list) else comment
    return Answer(
        method=method,
        uid=str(component.get("UID", ""))[:500],
        attendee=_address(str(first)) if first is not None else None,
        partstat=str(first.params.get("PARTSTAT", "")).upper() if first is not None else "",
        comment=tidy(str(comment)).strip()[:2000],
    )


def _address(value: str) -> str:
    return value[7:] if value.lower().startswith("mailto:") else value


def _in_tnef(part: Part) -> Answer | None:
    octets = part.octets()[:_LARGEST]
    for message_class, partstat in _TNEF.items():
        if message_class in octets:
            return Answer(method="REPLY", partstat=partstat)
    return None
