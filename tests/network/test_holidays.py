"""The days on which a Danish office works."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nimsmail.network.holidays import (
    Quiet,
    easter,
    holidays,
    is_working_day,
    moved,
    working_days_from,
)

# From the almanac of the University of Copenhagen.
EASTERS = {
    1961: date(1961, 4, 2),
    2000: date(2000, 4, 23),
    2008: date(2008, 3, 23),
    2011: date(2011, 4, 24),
    2024: date(2024, 3, 31),
    2026: date(2026, 4, 5),
    2027: date(2027, 3, 28),
    2038: date(2038, 4, 25),
}
SUMMER = Quiet(weeks=(28, 29, 30, 31))
CHRISTMAS = Quiet(days=(((12, 20), (1, 6)),))
QUIETS = st.sampled_from([Quiet(), SUMMER, CHRISTMAS, Quiet(weeks=(7, 8, 42))])
DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize("year", EASTERS)
def test_easter_is_on_the_day_of_the_almanac(year: int) -> None:
    assert easter(year) == EASTERS[year]


def test_the_holidays_of_a_year_are_those_of_the_almanac() -> None:
    assert sorted(f"{day:%m-%d}" for day in holidays(2027)) == [
        "01-01",
        "03-25",
        "03-26",
        "03-28",
        "03-29",
        "05-06",
        "05-07",
        "05-16",
        "05-17",
        "06-05",
        "12-24",
        "12-25",
        "12-26",
        "12-31",
    ]


def test_the_great_prayer_day_is_a_holiday_no_longer() -> None:
    assert not is_working_day(date(2023, 5, 5))
    assert is_working_day(date(2024, 4, 26))


def test_a_span_of_quiet_days_runs_over_new_year() -> None:
    quiet = [date(2026, 12, 20), date(2026, 12, 31), date(2027, 1, 1), date(2027, 1, 6)]

    assert all(day in CHRISTMAS for day in quiet)
    assert date(2026, 12, 19) not in CHRISTMAS
    assert date(2027, 1, 7) not in CHRISTMAS


def test_the_industrial_holiday_is_passed_over() -> None:
    wednesday_of_week_30 = date(2027, 7, 28)

    assert moved(wednesday_of_week_30, "earlier", SUMMER) == date(2027, 7, 9)
    assert moved(wednesday_of_week_30, "later", SUMMER) == date(2027, 8, 9)


def test_working_days_are_counted_over_easter() -> None:
    tuesday_after_easter = date(2027, 3, 30)

    assert working_days_from(tuesday_after_easter, -5) == date(2027, 3, 18)
    assert working_days_from(date(2027, 3, 24), 1) == tuesday_after_easter


def test_a_year_without_a_day_left_is_refused() -> None:
    with pytest.raises(ValueError, match="quiet"):
        moved(date(2027, 3, 18), "later", Quiet(weeks=tuple(range(1, 54))))


@given(DAYS, QUIETS)
def test_a_day_is_moved_to_the_nearest_one_that_is_free(day: date, quiet: Quiet) -> None:
    earlier, later = moved(day, "earlier", quiet), moved(day, "later", quiet)

    assert earlier <= day <= later
    for found in (earlier, later):
        assert found.weekday() < 5 and found not in holidays(found.year) and found not in quiet
    between = [earlier + timedelta(days=n) for n in range(1, (later - earlier).days)]
    assert not any(is_working_day(each) and each not in quiet for each in between if each != day)
