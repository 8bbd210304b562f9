"""A meeting as a calendar entry that asks for an answer (RFC 5545, RFC 5546 §3.2.2).

The entry is worded once, with open slots for the attendee and the UID. Each UID carries its
own person's token, so that the answer of a calendar program brings it back; the token is the
invitation's for good, so a later change of the meeting speaks of the same entry.
"""

import re
from datetime import UTC

from icalendar import Calendar, Event, vCalAddress

from nimsmail.network.house import Network
from nimsmail.network.meetings import Meeting
from nimsmail.writing.addresses import on_the_wire
from nimsmail.writing.markdown import tokens_of
from nimsmail.writing.plain import text_of
from nimsmail.writing.slots import Open, many_lines, one_line
from nimsmail.writing.zones import timezone_of

_FOLD = re.compile(rb"\r\n[ \t]")
_NAME = Open("name").slot


def request(meeting: Meeting, network: Network, *, named: bool) -> str:
    """Return the iTIP REQUEST for `meeting`, unfolded, with open slots.

    `named` tells that the attendee will have a name.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//nimsmail//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "REQUEST")
    calendar.add_component(timezone_of(network.timezone, meeting.starts.year))
    calendar.add_component(_event(meeting, network, named=named))
    unfolded = _FOLD.sub(b"", calendar.to_ical()).decode()
    # The name is not known yet, so the library can't tell that it may need its quotes.
    return unfolded.replace(f"CN={_NAME}", f'CN="{_NAME}"')


def _event(meeting: Meeting, network: Network, *, named: bool) -> Event:
    event = Event()
    event.add("uid", Open("uid").slot)
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", meeting.created.astimezone(UTC))
    event.add("dtstart", meeting.starts.astimezone(network.timezone))
    event.add("dtend", meeting.ends.astimezone(network.timezone))
    event.add("summary", one_line(meeting.title))
    event.add("location", one_line(meeting.place))
    if meeting.text.strip():
        event.add("description", text_of(tokens_of(many_lines(meeting.text))).rstrip())
    event.add("status", "CONFIRMED")
    event.add("transp", "OPAQUE")
    event.add("organizer", _organizer(network))
    event.add("attendee", _attendee(named=named))
    return event


def _organizer(network: Network) -> vCalAddress:
    organizer = vCalAddress(f"mailto:{on_the_wire(network.address)}")
    organizer.params["CN"] = one_line(network.name)
    return organizer


def _attendee(*, named: bool) -> vCalAddress:
    attendee = vCalAddress(f"mailto:{Open('address').slot}")
    if named:
        attendee.params["CN"] = _NAME
    attendee.params["CUTYPE"] = "INDIVIDUAL"
    attendee.params["ROLE"] = "REQ-PARTICIPANT"
    attendee.params["PARTSTAT"] = "NEEDS-ACTION"
    attendee.params["RSVP"] = "TRUE"
    return attendee
