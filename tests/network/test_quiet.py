"""When it is quiet, and when that begins and ends."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from nimsmail.network.quiet import Quiet

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
NIGHTS = Quiet(zone=COPENHAGEN, night=time(20), morning=time(7))
SUNDAYS = Quiet(zone=COPENHAGEN, weekdays=frozenset({6}))
BOTH = Quiet(zone=COPENHAGEN, night=time(20), morning=time(7), weekdays=frozenset({5, 6}))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=COPENHAGEN).astimezone(UTC)


@pytest.mark.parametrize(
    ("quiet", "moment", "ends"),
    [
        (NIGHTS, "2027-01-11T19:59", "2027-01-11T19:59"),
        (NIGHTS, "2027-01-11T20:00", "2027-01-12T07:00"),
        (NIGHTS, "2027-01-12T03:00", "2027-01-12T07:00"),
        (NIGHTS, "2027-01-12T07:00", "2027-01-12T07:00"),
        (SUNDAYS, "2027-01-10T00:00", "2027-01-11T00:00"),
        (BOTH, "2027-01-15T21:00", "2027-01-18T07:00"),  # a Friday night, until Monday
        # The clocks go forward on Sunday at 2: half past two is not.
        (
            Quiet(zone=COPENHAGEN, night=time(22), morning=time(2, 30)),
            "2027-03-27T23:00",
            "2027-03-28T03:30",
        ),
        (Quiet(zone=COPENHAGEN, night=time(9), morning=time(15)), "2027-01-11T12:00",
         "2027-01-11T15:00"),
    ],
)  # fmt: skip
def test_it_is_quiet_until_the_morning_or_the_next_working_day(
    quiet: Quiet, moment: str, ends: str
) -> None:
    assert quiet.ends(at(moment)) == at(ends)


@pytest.mark.parametrize(
    ("quiet", "moment", "begins"),
    [
        (NIGHTS, "2027-01-11T12:00", "2027-01-11T20:00"),
        (NIGHTS, "2027-01-11T23:00", "2027-01-11T23:00"),
        (SUNDAYS, "2027-01-11T12:00", "2027-01-17T00:00"),
    ],
)
def test_when_it_is_quiet_next(quiet: Quiet, moment: str, begins: str) -> None:
    assert quiet.begins(at(moment)) == at(begins)


def test_where_no_hours_are_quiet_it_never_is() -> None:
    never = Quiet(zone=COPENHAGEN)

    assert not never.is_ever
    assert never.begins(at("2027-01-10T03:00")) is None
    assert never.ends(at("2027-01-10T03:00")) == at("2027-01-10T03:00")


def test_a_holiday_is_quiet_all_day() -> None:
    christmas = {date(2026, 12, day) for day in (24, 25, 26)}
    quiet = Quiet(zone=COPENHAGEN, is_holiday=christmas.__contains__)

    assert quiet.is_ever
    assert quiet.begins(at("2026-12-23T12:00")) == at("2026-12-24T00:00")
    assert quiet.ends(at("2026-12-24T10:00")) == at("2026-12-27T00:00")
