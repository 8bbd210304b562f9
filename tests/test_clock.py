"""The clock, and days and hours as people write them."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from nimsmail.clock import FixedClock, SystemClock, parse_day, parse_when
from nimsmail.errors import NotFound

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
TODAY = date(2026, 11, 21)

DAYS = {
    "2027-03-18": date(2027, 3, 18),
    "18.3.2027": date(2027, 3, 18),
    "18/3-27": date(2027, 3, 18),
    "18/3-2027": date(2027, 3, 18),
    "18/3 2027": date(2027, 3, 18),
    "18.03.27": date(2027, 3, 18),
    "18/3": date(2027, 3, 18),
    "18.3.": date(2027, 3, 18),
    "18. marts 2027": date(2027, 3, 18),
    "18 marts": date(2027, 3, 18),
    "  Torsdag   den 18. MARTS ": date(2027, 3, 18),
    "lørdag d. 21. november": date(2026, 11, 21),
    "1999-12-31": date(1999, 12, 31),
    "0000-01-01": None,
    "March 18 2027": date(2027, 3, 18),
    "March 18th, 2027": date(2027, 3, 18),
    "Thursday, 18 March 2027": date(2027, 3, 18),
    "the 18th of March": date(2027, 3, 18),
    "18 mar. 2027": date(2027, 3, 18),
    "3. maj": date(2027, 5, 3),
    "21/11": date(2026, 11, 21),
    "20/11": date(2027, 11, 20),
    "29. februar": date(2028, 2, 29),
    "i dag": date(2026, 11, 21),
    "Tomorrow": date(2026, 11, 22),
    "31. februar": None,
    "29/2-27": None,
    "18/13": None,
    "0/3": None,
    "18": None,
    "1832027": None,
    "2027-3-181": None,
    "næste fredag": None,
    "": None,
    "18. marts 2027 x": None,
}


@pytest.mark.parametrize("text", [text for text, day in DAYS.items() if day])
def test_a_day_is_read_as(text: str) -> None:
    assert parse_day(text, TODAY) == DAYS[text]


@pytest.mark.parametrize("text", [text for text, day in DAYS.items() if not day])
def test_what_is_no_day_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(NotFound) as refused:
        parse_day(text, TODAY)

    assert str(refused.value) == (
        f'“{text}” is not a day; write it like "2027-03-18" or "18. marts 2027".'
    )


@pytest.mark.parametrize("text", ["fredag den 18. marts 2027", "Friday 18 March"])
def test_a_day_that_is_another_day_of_the_week_is_refused(text: str) -> None:
    with pytest.raises(NotFound, match="2027-03-18 is another day of the week; mend the one"):
        parse_day(text, TODAY)


HALF_PAST_NINE = (
    "2027-03-18 09:30",
    "2027-03-18T09:30",
    "2027-03-18T09:30:00",
    "2027-03-18T08:30Z",
    "2027-03-18T09:30+01:00",
    "18.3.2027 kl. 9.30",
    "18.3.2027 9.30",
    "18/3-27 kl 09:30",
    "18/3, kl. 9.30",
    "18. marts 2027 kl. 9.30",
    "torsdag den 18. marts kl. 9.30",
    "March 18 2027 9:30",
    "March 18, 2027 at 9:30",
    "18 March 2027, 09:30",
)


@pytest.mark.parametrize("text", HALF_PAST_NINE)
def test_a_moment_is_read_in_the_network_s_zone(text: str) -> None:
    moment = parse_when(text, COPENHAGEN, TODAY)

    assert moment == datetime(2027, 3, 18, 8, 30, tzinfo=UTC)
    assert moment.tzinfo == COPENHAGEN


def test_a_whole_hour_needs_the_word_for_it() -> None:
    assert parse_when("18/3 kl. 9", COPENHAGEN, TODAY).hour == 9


@pytest.mark.parametrize("text", ["18/3 kl. 25", "18/3 kl. 9.75", "9.30", "kl. 9.30", "soon", ""])
def test_what_is_no_moment_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(NotFound, match="write it like") as refused:
        parse_when(text, COPENHAGEN, TODAY)

    assert f"“{text}”" in str(refused.value)


def test_a_day_without_an_hour_is_refused_where_an_hour_is_wanted() -> None:
    with pytest.raises(NotFound, match="“18/3-27” names no hour; write it like"):
        parse_when("18/3-27", COPENHAGEN, TODAY)


def test_a_day_without_an_hour_takes_the_hour_that_stands_in() -> None:
    moment = parse_when("18/3-27", COPENHAGEN, TODAY, hour=time(12))

    assert moment == datetime(2027, 3, 18, 11, tzinfo=UTC)


def test_summer_time_is_kept() -> None:
    assert parse_when("18/6 kl. 9", COPENHAGEN, TODAY).utcoffset() == timedelta(hours=2)


def test_the_hour_that_summer_time_leaves_out_does_not_exist() -> None:
    with pytest.raises(NotFound, match=r"does not exist in Europe/Copenhagen.*choose another hour"):
        parse_when("28.3.2027 kl. 2.30", COPENHAGEN, TODAY)


def test_the_hour_that_comes_twice_is_the_first_of_them() -> None:
    moment = parse_when("31.10.2027 kl. 2.30", COPENHAGEN, TODAY)

    assert moment.utcoffset() == timedelta(hours=2)


def test_a_set_clock_goes_on_from_where_it_was_set() -> None:
    seconds = iter((100.0, 100.0, 160.5))
    clock = FixedClock(datetime(2027, 3, 18, 9, 30, tzinfo=COPENHAGEN), lambda: next(seconds))

    first, second = clock.now(), clock.now()

    assert (first, first.tzinfo) == (datetime(2027, 3, 18, 8, 30, tzinfo=UTC), UTC)
    assert second - first == timedelta(seconds=60.5)


@pytest.mark.parametrize("text", ["2027-03-18", "18. marts 2027"])
def test_a_clock_set_to_a_day_starts_at_midnight(text: str) -> None:
    clock = FixedClock.at(text, COPENHAGEN, TODAY)

    assert clock.now().astimezone(COPENHAGEN).date() == date(2027, 3, 18)


def test_the_machine_s_clock_speaks_utc_and_goes_forward() -> None:
    clock = SystemClock()
    first = clock.now()

    assert first.tzinfo is UTC
    assert clock.now() >= first
