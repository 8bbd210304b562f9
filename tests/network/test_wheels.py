"""When the duties of a year wheel fall due."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nimsmail.cli.wheel_words import DUTIES as WORDS
from nimsmail.config import wheel as section
from nimsmail.network.holidays import Quiet, is_working_day
from nimsmail.network.performing import PLANS
from nimsmail.network.wheels import COMMITTEE, DUTIES, NIMS, WHEELS, Offset, Wheel, times

ZONE = ZoneInfo("Europe/Copenhagen")
QUIET = Quiet(weeks=(28, 29, 30, 31, 42), days=(((12, 20), (1, 6)),))
DAYS = st.dates(date(2026, 6, 1), date(2040, 12, 31)).filter(is_working_day)


def starts(day: date) -> datetime:
    return datetime.combine(day, time(9, 30), ZONE).astimezone(UTC)


def days(wheel: Wheel, meeting: date) -> dict[str, str]:
    found = times(wheel, starts(meeting), ZONE)
    return {duty.key: f"{at.astimezone(ZONE):%a %Y-%m-%d %H:%M}" for duty, at in found}


def test_the_wheel_of_nims_is_counted_back_from_the_meeting() -> None:
    assert days(NIMS, date(2027, 6, 10)) == {
        "save-the-date": "Thu 2027-03-18 09:00",
        "theme-suggestions": "Thu 2027-04-01 09:00",
        "theme-ballot": "Thu 2027-04-15 09:00",
        "invitation": "Thu 2027-04-29 09:00",
        "reminder": "Thu 2027-05-20 09:00",
        "agenda": "Thu 2027-05-27 09:00",
        "decide-now": "Thu 2027-06-03 09:00",
        "participants": "Thu 2027-06-03 09:00",
        "practical": "Wed 2027-06-09 09:00",
        "thanks": "Fri 2027-06-11 09:00",
        "minutes-draft": "Thu 2027-06-17 09:00",
        "materials": "Thu 2027-06-24 09:00",
    }


def test_the_wheel_of_a_committee_has_the_chairs_word_before_the_summons() -> None:
    found = days(COMMITTEE, date(2027, 3, 18))

    assert list(found) == [
        "call-for-items",
        "draft-agenda",
        "summons",
        "participants",
        "practical",
        "minutes-draft",
        "minutes",
    ]
    assert found["summons"] == "Wed 2027-03-10 09:00"
    assert not any(duty.to for duty in COMMITTEE.duties if duty.key != "practical")


def test_easter_moves_what_comes_before_earlier_and_what_comes_after_later() -> None:
    # Good Friday is 26 March 2027, Easter Monday the 29th.
    before, after = days(NIMS, date(2027, 4, 9)), days(NIMS, date(2027, 3, 24))

    assert before["agenda"] == "Wed 2027-03-24 09:00"
    assert after["thanks"] == "Tue 2027-03-30 09:00"


def test_quiet_weeks_are_passed_over_but_not_by_what_is_bound_to_the_meeting() -> None:
    wheel = replace(NIMS, quiet=QUIET)

    found = days(wheel, date(2027, 9, 9))

    # Six weeks before lies in week 30; the invitation goes out before the holiday begins.
    assert found["invitation"] == "Fri 2027-07-09 09:00"
    assert days(wheel, date(2028, 1, 6))["practical"] == "Wed 2028-01-05 09:00"


def test_two_letters_to_all_that_are_moved_to_one_day_are_parted() -> None:
    wheel = replace(NIMS, quiet=QUIET).with_duty("reminder", Offset.read("-5w"), None)

    found = days(wheel, date(2027, 9, 9))

    assert found["reminder"] == "Fri 2027-07-09 09:00"
    assert found["invitation"] == "Thu 2027-07-08 09:00"


def test_a_quiet_month_does_not_bring_the_call_for_themes_and_the_vote_together() -> None:
    wheel = replace(NIMS, quiet=QUIET)

    found = days(wheel, date(2027, 9, 30))

    # Ten and eight weeks before both lie in the industrial holiday.
    assert found["theme-ballot"] == "Fri 2027-07-09 09:00"
    assert found["theme-suggestions"] == "Fri 2027-06-25 09:00"
    assert found["save-the-date"] == "Fri 2027-06-18 09:00"


def test_a_wheel_that_wants_it_sooner_has_it_sooner() -> None:
    wheel = NIMS.with_duty("theme-ballot", Offset.read("-7w"), None)

    found = days(wheel, date(2027, 9, 30))

    assert found["theme-ballot"] == "Thu 2027-08-12 09:00"
    assert found["theme-suggestions"] == "Thu 2027-07-22 09:00"


@given(DAYS)
def test_themes_are_called_for_two_weeks_before_they_are_voted_on(meeting: date) -> None:
    found = {duty.key: at for duty, at in times(replace(NIMS, quiet=QUIET), starts(meeting), ZONE)}

    order = ("save-the-date", "theme-suggestions", "theme-ballot", "invitation")
    days_between = [(found[b] - found[a]).days for a, b in pairwise(order)]

    assert days_between[0] >= 6 and days_between[1] >= 13 and days_between[2] >= 10


def test_a_duty_keeps_its_hour_over_summer_time() -> None:
    found = dict(zip(NIMS.duties, times(NIMS, starts(date(2027, 4, 15)), ZONE), strict=True))

    hours = {at.astimezone(ZONE).hour for _, at in found.values()}

    assert hours == {9}
    assert {at.hour for _, at in found.values()} == {7, 8}  # UTC


@given(DAYS, st.sampled_from(list(WHEELS.values())))
def test_no_duty_falls_on_a_day_off(meeting: date, wheel: Wheel) -> None:
    for duty, at in times(replace(wheel, quiet=QUIET), starts(meeting), ZONE):
        local = at.astimezone(ZONE)
        assert is_working_day(local.date())
        assert local.time() == wheel.hour
        assert (local.date() < meeting) == (duty.at.number < 0)


@pytest.mark.parametrize(
    ("moment", "is_one"),
    [
        ("2027-03-18 09:00", True),
        ("2027-03-18 16:59", True),
        ("2027-03-18 08:59", False),
        ("2027-03-18 17:00", False),
        ("2027-03-21 10:00", False),  # a Sunday
        ("2027-03-26 10:00", False),  # Good Friday
    ],
)
def test_office_hours_are_those_of_a_working_day(moment: str, is_one: bool) -> None:
    now = datetime.fromisoformat(moment).replace(tzinfo=ZONE).astimezone(UTC)

    assert NIMS.is_office_hour(now, ZONE) is is_one


def test_what_is_the_coordinators_own_to_do_is_never_automatic() -> None:
    wheel = replace(NIMS, mode="automatic")

    modes = {duty.key: wheel.mode_of(duty) for duty in wheel.duties}

    assert {key for key, mode in modes.items() if mode == "automatic"} == set(PLANS)
    assert modes["agenda"] == "ask"


@pytest.mark.parametrize("text", ["6w", "-w", "-0d", "-6 weeks", "", "+1000d"])
def test_what_is_no_time_from_a_meeting_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="-6w"):
        Offset.read(text)


def test_the_configuration_and_the_command_line_know_every_duty() -> None:
    assert set(section.DUTIES) == set(DUTIES) == set(WORDS)
