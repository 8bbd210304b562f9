"""Calendar entries as they go out: the bytes that were looked at, read back by two libraries."""

import email
from email import policy
from pathlib import Path
from typing import Any

import pytest
import vobject
from icalendar import Calendar

from nimsmail.network.people import Language
from nimsmail.writing.compose import compose
from tests.writing import samples

GOLDEN = Path(__file__).parent / "golden"
WRITER = samples.writer()
UID = f"{samples.TOKEN}@nims.example"
LINK = samples.MOVED.link

# What each letter's entry says: its method, status, sequence, and the attendee's part.
ENTRIES = {
    "invitation": ("REQUEST", "CONFIRMED", 0, ("NEEDS-ACTION", "TRUE")),
    "meeting-moved": ("REQUEST", "CONFIRMED", 1, ("NEEDS-ACTION", "TRUE")),
    "meeting-changed": ("REQUEST", "CONFIRMED", 1, ("ACCEPTED", "FALSE")),
    "meeting-cancelled": ("CANCEL", "CANCELLED", 2, (None, None)),
    "guest-invited": ("REQUEST", "CONFIRMED", 1, ("ACCEPTED", "FALSE")),
    "guest-updated": ("REQUEST", "CONFIRMED", 1, ("ACCEPTED", "FALSE")),
    "guest-released": ("CANCEL", "CANCELLED", 1, (None, None)),
}


def built(name: str, language: Language = "da") -> bytes:
    letter = samples.letters(language)[name]
    wording = WRITER.word(letter)
    return compose(
        wording,
        samples.item(wording, letter),
        samples.token_for(letter) or None,
        calendar_token=samples.TOKEN,
    )


def parts(name: str) -> list[Any]:
    return list(email.message_from_bytes(built(name), policy=policy.default).iter_parts())


def entry(name: str) -> str:
    return bytes(parts(name)[-1].get_payload(decode=True)).decode()


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("name", [name for name in ENTRIES if name != "invitation"])
def test_a_letter_with_an_entry_has_the_bytes_that_were_looked_at(
    name: str, language: Language
) -> None:
    assert built(name, language) == (GOLDEN / f"{name}-{language}.eml").read_bytes()


@pytest.mark.parametrize("name", ENTRIES)
def test_an_entry_is_the_last_of_three_alternatives_and_its_part_names_its_method(
    name: str,
) -> None:
    found = parts(name)

    method = ENTRIES[name][0]
    types = [part.get_content_type() for part in found]
    assert types == ["text/plain", "text/html", "text/calendar"]
    assert found[-1].get_param("method") == method
    assert f"METHOD:{method}\r\n" in entry(name)


@pytest.mark.parametrize("name", ENTRIES)
def test_icalendar_reads_what_was_meant(name: str) -> None:
    method, status, sequence, part = ENTRIES[name]

    calendar: Any = Calendar.from_ical(entry(name))

    (event,) = calendar.walk("VEVENT")
    params = event["attendee"].params
    assert (str(calendar["method"]), str(event["status"])) == (method, status)
    assert (str(event["uid"]), event["sequence"]) == (UID, sequence)
    assert (params.get("PARTSTAT"), params.get("RSVP")) == part
    assert str(event["organizer"]) == "mailto:nims@nims.example"


@pytest.mark.parametrize("name", ENTRIES)
def test_vobject_reads_the_same(name: str) -> None:
    method, status, sequence, part = ENTRIES[name]

    calendar = vobject.readOne(entry(name))

    event = calendar.vevent
    params = event.attendee.params
    told = tuple(params[key][0] if key in params else None for key in ("PARTSTAT", "RSVP"))
    assert (calendar.method.value, event.status.value) == (method, status)
    assert (event.uid.value, int(event.sequence.value)) == (UID, sequence)
    assert told == part
    assert event.dtstart.value == _meeting(name).starts
    assert event.dtend.value == _meeting(name).ends
    assert event.location.value == _meeting(name).place


def _meeting(name: str) -> Any:
    return samples.letters()[name].meeting  # type: ignore[attr-defined]


def test_the_link_is_where_programs_and_people_look_for_it() -> None:
    (event,) = Calendar.from_ical(entry("meeting-moved")).walk("VEVENT")

    assert str(event["conference"]) == LINK
    assert dict(event["conference"].params) == {"FEATURE": "VIDEO", "VALUE": "URI"}
    assert f"Online: {LINK}" in str(event["description"])
    assert "\r\nCONFERENCE" not in entry("invitation")


def test_a_guest_reads_the_practical_details_in_the_calendar_too() -> None:
    (event,) = Calendar.from_ical(entry("guest-invited")).walk("VEVENT")

    assert "Parkering er gratis bag huset." in str(event["description"])
