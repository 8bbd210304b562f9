"""Deadlines behind an alert as a calendar that its reader may take over."""

from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes, policy
from typing import Any

from icalendar import Calendar

from nimsmail.network.alerts import Alert, DeadlineMoved
from nimsmail.network.letters import Letter
from nimsmail.network.people import Language
from tests.writing import samples
from tests.writing.test_compose import built

MOMENT = datetime(2027, 4, 15, 15, 0, tzinfo=UTC)
DUE = replace(samples.DUES[0], entry="life-2027-sap/0", moment=MOMENT)


def entries(letter: Letter) -> tuple[str, list[Any]]:
    message = message_from_bytes(built(letter), policy=policy.default)
    (file,) = message.iter_attachments()
    octets = file.get_payload(decode=True)
    assert isinstance(octets, bytes)
    calendar = Calendar.from_ical(octets)
    assert (file.get_content_type(), calendar["METHOD"]) == ("text/calendar", "PUBLISH")
    return str(file.get_filename()), calendar.walk("VEVENT")


def alert(language: Language, *dues: Any) -> Letter:
    sample = samples.letters(language)["alert"]
    assert isinstance(sample, Alert)
    return replace(sample, dues=dues)


def test_an_alert_brings_its_deadlines_for_the_calendar() -> None:
    sketch = replace(samples.DUES[1], entry="nordplus/sketch")

    name, (entry, day) = entries(alert("da", DUE, sketch))

    assert name == "frister.ics"
    assert entry["DTSTART"].dt == MOMENT
    assert entry["UID"] == "life-2027-sap/0@nims.example"
    assert "antaget" in entry["DESCRIPTION"]
    assert str(day["DTSTART"].dt) == "2027-04-17"


def test_a_moved_deadline_brings_the_same_entry_with_its_new_date() -> None:
    sample = samples.letters("en")["deadline-moved"]
    assert isinstance(sample, DeadlineMoved)
    later = replace(DUE, moment=MOMENT.replace(day=29), sequence=1)

    _, (before,) = entries(alert("en", DUE))
    _, (after,) = entries(replace(sample, due=later))

    assert (before["UID"], before["SEQUENCE"]) == (after["UID"], 0)
    assert (after["SEQUENCE"], after["DTSTART"].dt) == (1, MOMENT.replace(day=29))
