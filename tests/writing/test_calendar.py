"""Calendar entries: read back by a calendar library, they say what was meant and no more."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from icalendar import Calendar

from nimsmail.network.meetings import Meeting
from nimsmail.writing import calendar
from nimsmail.writing.entry import filled
from nimsmail.writing.zones import timezone_of
from tests.writing import samples
from tests.writing.test_compose import NASTY, words

VALUES = {
    "name": "Mette Friis",
    "address": "mette@vejle.example",
    "uid": f"{samples.TOKEN}@nims.example",
}


def entry(meeting: Meeting = samples.MEETING, name: str = "Mette Friis") -> str:
    worded = calendar.request(meeting, samples.NETWORK, named=bool(name))
    return filled(worded, VALUES | {"name": name})


def event(text: str) -> Any:
    (found,) = Calendar.from_ical(text).walk("VEVENT")
    return found


def test_an_entry_says_when_where_and_who_asks_whom() -> None:
    read = event(entry())

    assert str(read["uid"]) == VALUES["uid"]
    assert read["sequence"] == 0
    assert read["dtstart"].dt == samples.MEETING.starts
    assert read["dtend"].dt == samples.MEETING.ends
    assert read["dtstart"].params["TZID"] == "Europe/Copenhagen"
    assert read["dtstamp"].dt == samples.MEETING.created
    assert str(read["summary"]) == samples.MEETING.title
    assert str(read["location"]) == samples.MEETING.place
    assert str(read["organizer"]) == "mailto:nims@nims.example"
    assert str(read["attendee"]) == "mailto:mette@vejle.example"
    assert dict(read["attendee"].params) == {
        "CN": "Mette Friis",
        "CUTYPE": "INDIVIDUAL",
        "ROLE": "REQ-PARTICIPANT",
        "PARTSTAT": "NEEDS-ACTION",
        "RSVP": "TRUE",
    }


def test_an_entry_tells_the_programme_in_plain_words() -> None:
    description = str(event(entry())["description"])

    assert "\n9.30 Kaffe og rundstykker\n" in description
    assert "**" not in description
    assert "Bispens egen side (https://bispen.example/om)" in description


def test_a_moved_meeting_raises_the_sequence_of_the_same_entry() -> None:
    moved = replace(samples.MEETING, sequence=2, starts=samples.MEETING.starts.replace(day=17))

    read = event(entry(moved))

    assert read["sequence"] == 2
    assert str(read["uid"]) == str(event(entry())["uid"])


def test_a_day_is_kept_free_under_the_uid_that_the_invitation_will_have() -> None:
    worded = calendar.hold(samples.MEETING, samples.NETWORK, named=True)

    held, invited = event(filled(worded, VALUES)), event(entry())

    assert str(held["uid"]) == str(invited["uid"])
    assert (str(held["status"]), str(invited["status"])) == ("TENTATIVE", "CONFIRMED")
    assert held["attendee"].params["RSVP"] == "FALSE"
    assert held["sequence"] == invited["sequence"]
    assert held["dtstamp"].dt < invited["dtstamp"].dt
    assert held["dtstart"].dt == samples.MEETING.starts


def test_an_attendee_without_a_name_has_none() -> None:
    assert "CN" not in event(entry(name=""))["attendee"].params


def test_lines_are_folded_between_letters_at_75_octets() -> None:
    long = replace(samples.MEETING, title="Æblegrød 🍏 " * 40)

    text = entry(long)

    lines = text.encode().split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(line.decode() for line in lines[:-1])
    assert str(event(text)["summary"]) == ("Æblegrød 🍏 " * 40).strip()


PROPERTIES = [
    line.split(":")[0].split(";")[0]
    for line in calendar.request(samples.MEETING, samples.NETWORK, named=True).split("\r\n")
]


@settings(max_examples=300, deadline=None)
@given(title=words, place=words, text=words, name=words)
def test_no_words_can_add_a_line_to_an_entry(title: str, place: str, text: str, name: str) -> None:
    said = text if "](" not in text and ">" not in text else "Program"
    meeting = replace(samples.MEETING, title=title, place=place, text=f"Program\n\n{said}")

    written = entry(meeting, f"M{name}")

    unfolded = written.replace("\r\n ", "").split("\r\n")
    assert [line.split(":")[0].split(";")[0] for line in unfolded] == PROPERTIES
    assert str(event(written)["attendee"]) == "mailto:mette@vejle.example"


@pytest.mark.parametrize("name", NASTY)
def test_a_name_comes_back_as_one_parameter(name: str) -> None:
    read = event(entry(name=f"M {name}".replace("\ud800", "")))

    attendee = read["attendee"]
    assert set(attendee.params) == {"CN", "CUTYPE", "ROLE", "PARTSTAT", "RSVP"}
    assert attendee.params["PARTSTAT"] == "NEEDS-ACTION"


# -- zones --------------------------------------------------------------------------------

ZONES = ["Europe/Copenhagen", "Europe/Brussels", "America/New_York", "Asia/Tokyo", "UTC"]
ODD_ZONES = ["Africa/Casablanca", "Australia/Lord_Howe", "Europe/Dublin", "Asia/Gaza"]


@pytest.mark.parametrize("name", ZONES + ODD_ZONES)
def test_a_zone_as_told_is_the_zone(name: str) -> None:
    zone = ZoneInfo(name)
    told = timezone_of(zone, 2027).to_tz(lookup_tzid=False)

    day = datetime(2027, 1, 1, 12, tzinfo=UTC)
    while day.year == 2027:
        local = day.astimezone(zone).replace(tzinfo=None)
        assert local.replace(tzinfo=told).utcoffset() == local.replace(tzinfo=zone).utcoffset()
        day += timedelta(days=1)


def test_denmark_is_told_by_its_yearly_rules() -> None:
    told = timezone_of(ZoneInfo("Europe/Copenhagen"), 2027).to_ical().decode()

    assert "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\n" in told
    assert "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\n" in told
