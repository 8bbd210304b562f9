"""A meeting as a calendar entry that asks for an answer (RFC 5545, RFC 5546 §3.2.2).

The entry is worded once, with open slots for the attendee and the UID. Each UID carries its
own person's token, so that the answer of a calendar program brings it back; the token is the
invitation's for good, so a later change of the meeting speaks of the same entry.
"""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event, vCalAddress, vDDDTypes, vText, vUri

from nimsmail.network.house import Network
from nimsmail.network.meetings import Answer, Meeting
from nimsmail.writing.addresses import on_the_wire
from nimsmail.writing.markdown import tokens_of
from nimsmail.writing.plain import text_of
from nimsmail.writing.slots import Open, many_lines, one_line
from nimsmail.writing.zones import timezone_of

_FOLD = re.compile(rb"\r\n[ \t]")
_NAME = Open("name").slot
_PARTSTAT: dict[Answer, str] = {
    "yes": "ACCEPTED",
    "no": "DECLINED",
    "maybe": "TENTATIVE",
    "delegate": "DELEGATED",
}


def request(meeting: Meeting, network: Network, *, named: bool) -> str:
    """Return the iTIP REQUEST for `meeting`, unfolded, with open slots.

    `named` tells that the attendee will have a name.
    """
    return _asked(_event(meeting, network, _attendee(named=named)), meeting, network)


def hold(meeting: Meeting, network: Network, *, named: bool) -> str:
    """Return the iTIP REQUEST that keeps the day free until the invitation comes.

    It is TENTATIVE and asks for no answer. The invitation, under the same UID, makes it
    CONFIRMED and asks. Of two entries with one SEQUENCE the later DTSTAMP counts (RFC 5546
    §2.1.5), so this one is a moment older.
    """
    attendee = _attendee(named=named)
    attendee.params["RSVP"] = "FALSE"
    event = _event(meeting, network, attendee)
    event["status"] = vText("TENTATIVE")
    event["dtstamp"] = vDDDTypes(meeting.created.astimezone(UTC) - timedelta(seconds=1))
    return _asked(event, meeting, network)


def update(meeting: Meeting, network: Network, said: Answer | None, *, named: bool) -> str:
    """Return the REQUEST that changes an entry whose attendee has `said` what they will do.

    Their answer stands, so none is asked for; who has not answered yet still may.
    """
    attendee = _attendee(named=named)
    if said is not None:
        attendee.params["PARTSTAT"] = _PARTSTAT[said]
        attendee.params["RSVP"] = "FALSE"
    return _asked(_event(meeting, network, attendee), meeting, network)


def expected(meeting: Meeting, network: Network, at: datetime, *, named: bool) -> str:
    """Return the REQUEST for a guest, of whom somebody has said that they come.

    They were not there when the meeting was planned, so it tells how to get there, too. An
    entry of the same sequence is newer when it is stamped later (RFC 5546 §2.1.5): `at`.
    """
    attendee = _attendee(named=named)
    attendee.params["PARTSTAT"] = "ACCEPTED"
    attendee.params["RSVP"] = "FALSE"
    texts = (meeting.text.strip(), meeting.practical.strip())
    informed = replace(meeting, text="\n\n".join(filter(None, texts)), changed=at)
    return _asked(_event(informed, network, attendee), meeting, network)


def cancellation(meeting: Meeting, network: Network, at: datetime, *, named: bool) -> str:
    """Return the iTIP CANCEL that takes an entry back (RFC 5546 §3.2.5)."""
    attendee = _attendee(named=named)
    del attendee.params["PARTSTAT"]
    del attendee.params["RSVP"]
    event = _event(replace(meeting, changed=at), network, attendee)
    event["status"] = "CANCELLED"
    event["transp"] = "TRANSPARENT"
    return _asked(event, meeting, network, method="CANCEL")


def _asked(event: Event, meeting: Meeting, network: Network, method: str = "REQUEST") -> str:
    calendar = Calendar()
    calendar.add("prodid", "-//nimsmail//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    calendar.add_component(timezone_of(network.timezone, meeting.starts.year))
    calendar.add_component(event)
    unfolded = _FOLD.sub(b"", calendar.to_ical()).decode()
    # The name is not known yet, so the library can't tell that it may need its quotes.
    return unfolded.replace(f"CN={_NAME}", f'CN="{_NAME}"')


def _event(meeting: Meeting, network: Network, attendee: vCalAddress) -> Event:
    event = Event()
    event.add("uid", Open("uid").slot)
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", meeting.stamped.astimezone(UTC))
    event.add("dtstart", meeting.starts.astimezone(network.timezone))
    event.add("dtend", meeting.ends.astimezone(network.timezone))
    event.add("summary", one_line(meeting.title))
    event.add("location", one_line(meeting.place))
    description = _description(meeting)
    if description:
        event.add("description", description)
    if meeting.link:
        # Where a program shows a button to join (RFC 7986 §5.11); the others show the words.
        event.add("conference", vUri(one_line(meeting.link)), {"FEATURE": "VIDEO", "VALUE": "URI"})
    event.add("status", "CONFIRMED")
    event.add("transp", "OPAQUE")
    event.add("organizer", _organizer(network))
    event.add("attendee", attendee)
    return event


def _description(meeting: Meeting) -> str:
    said = text_of(tokens_of(many_lines(meeting.text))).rstrip() if meeting.text.strip() else ""
    link = f"Online: {one_line(meeting.link)}" if meeting.link else ""
    return "\n\n".join(filter(None, (said, link)))


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
