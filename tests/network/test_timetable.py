"""How many letters may leave, how long many of them take, and when the relay is left alone."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from nimsmail.network.forecast import forecast
from nimsmail.network.quiet import Quiet
from nimsmail.network.standstill import LONGEST, stood_still
from nimsmail.network.timetable import Timetable, Wait, Why
from nimsmail.network.traffic import Traffic, counted, in_a_day
from tests.network.desk import MemoryBooks

NOW = datetime(2027, 1, 11, 9, 7, tzinfo=UTC)  # a Monday
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MICROSOFT = Timetable(rate=30, daily=10_000)
NIGHTS = Quiet(zone=ZoneInfo("Europe/Copenhagen"), night=time(20), morning=time(7))
TOKYO = Quiet(zone=ZoneInfo("Asia/Tokyo"), night=time(20), morning=time(7))


def sent(letters: int, begins: datetime) -> Traffic:
    return Traffic(key=begins.isoformat(), letters=letters, last=begins)


# -- what has left ----------------------------------------------------------------------------


def test_letters_of_one_quarter_of_an_hour_are_one_record() -> None:
    books = MemoryBooks()

    for minutes in (0, 7, 9):
        books.put(counted(books, 2, NOW + timedelta(minutes=minutes)))

    assert list(books.every(Traffic)) == [
        Traffic(key="2027-01-11T09:00:00+00:00", letters=4, last=NOW + timedelta(minutes=7)),
        Traffic(key="2027-01-11T09:15:00+00:00", letters=2, last=NOW + timedelta(minutes=9)),
    ]


def test_a_letter_counts_for_a_day_and_not_for_a_day_and_a_half_hour() -> None:
    traffic = [counted(MemoryBooks(), 3, NOW)]

    assert in_a_day(traffic, NOW + DAY) == 3
    assert in_a_day(traffic, NOW + DAY + timedelta(minutes=15)) == 0


def test_letters_under_a_clock_that_was_days_ahead_do_not_count() -> None:
    assert in_a_day([sent(3, NOW + 3 * DAY)], NOW) == 0


# -- what may leave ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("left", "under_way", "wait"),
    [
        (9_499, 0, None),
        (9_499, 1, Wait(Why.DAILY, NOW + DAY + timedelta(minutes=8))),
        (9_999, 0, Wait(Why.DAILY, NOW + DAY + timedelta(minutes=8))),
        (10_000, 0, Wait(Why.DAILY, NOW + DAY + timedelta(minutes=8), all_=True)),
    ],
)
def test_a_dispatch_leaves_a_twentieth_of_the_day_to_answers(
    left: int, under_way: int, wait: Wait | None
) -> None:
    traffic = [sent(left, datetime(2027, 1, 11, 9, tzinfo=UTC))]

    assert MICROSOFT.wait(traffic, NOW, under_way) == wait


def test_it_is_loud_when_it_is_quiet_in_no_zone() -> None:
    timetable = Timetable(quiet=(NIGHTS, TOKYO))

    assert timetable.wait((), NOW) is None  # 10 in Denmark, 18 in Japan
    assert timetable.wait((), NOW + 3 * HOUR) == Wait(
        Why.QUIET, datetime(2027, 1, 12, 6, tzinfo=UTC)
    )


# -- how long it takes ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("letters", "takes"),
    [
        (1, timedelta(seconds=62 / 30)),
        (9_000, timedelta(hours=5, minutes=10)),
        (20_000, timedelta(days=2)),
    ],
)
def test_a_dispatch_takes_as_long_as_the_relay_s_limits_make_it(
    letters: int, takes: timedelta
) -> None:
    foretold = forecast(MICROSOFT, (), letters, NOW)

    assert foretold.is_known
    assert abs(foretold.takes - takes) <= max(takes / 20, timedelta(seconds=1))


def test_what_left_today_is_taken_off_the_day() -> None:
    traffic = [sent(9_400, NOW - HOUR)]

    foretold = forecast(MICROSOFT, traffic, 200, NOW)

    assert NOW + 23 * HOUR < foretold.ends < NOW + 24 * HOUR


def test_a_dispatch_pauses_at_night_and_the_forecast_says_so() -> None:
    timetable = Timetable(rate=30, quiet=(NIGHTS,))
    evening = datetime(2027, 1, 11, 18, 0, tzinfo=UTC)  # 19 in Denmark

    foretold = forecast(timetable, (), 3_600, evening)

    # An hour before the night, and the rest from seven on.
    assert foretold.ends == pytest.approx(
        datetime(2027, 1, 12, 7, 4, tzinfo=UTC), abs=timedelta(minutes=3)
    )


def test_without_limits_nobody_can_tell_how_long_it_takes() -> None:
    foretold = forecast(Timetable(), (), 9_000, NOW)

    assert (foretold.is_known, foretold.takes) == (False, timedelta(0))


def test_letters_begin_when_the_relay_takes_them_again() -> None:
    stands = stood_still(MemoryBooks(), HOUR, "554 5.2.0", NOW)

    foretold = forecast(MICROSOFT, (), 30, NOW, stands)

    assert foretold.takes == pytest.approx(
        HOUR + timedelta(seconds=62), abs=timedelta(milliseconds=1)
    )


def test_only_a_day_s_limit_spreads_a_dispatch_over_days() -> None:
    assert forecast(Timetable(daily=2_000), (), 1_900, NOW).takes == timedelta(0)
    assert 4 * DAY < forecast(Timetable(daily=2_000), (), 9_000, NOW).takes < 5 * DAY


# -- the relay's own limit --------------------------------------------------------------------


def test_a_relay_that_repeats_itself_is_left_alone_twice_as_long_up_to_an_hour() -> None:
    books, now = MemoryBooks(), NOW
    lengths = []

    for _ in range(9):
        stands = stood_still(books, timedelta(minutes=1), "432 4.3.2 too many", now)
        books.put(stands)
        lengths.append(stands.until - now)
        now = stands.until + timedelta(seconds=1)

    assert lengths[:3] == [timedelta(minutes=minutes) for minutes in (1, 2, 4)]
    assert lengths[-1] == LONGEST
    assert (stands.times, stands.since) == (9, NOW)


def test_what_three_connections_hear_at_once_is_one_time() -> None:
    books = MemoryBooks()

    for seconds in range(3):
        heard = NOW + timedelta(seconds=seconds)
        books.put(stood_still(books, timedelta(minutes=1), "432 4.3.2", heard))

    stands = stood_still(books, timedelta(minutes=1), "432 4.3.2", NOW + timedelta(seconds=3))
    assert (stands.times, stands.until) == (1, NOW + timedelta(seconds=63))


def test_a_clock_that_was_set_back_prolongs_no_standstill() -> None:
    stands = stood_still(MemoryBooks(), timedelta(hours=1), "554 5.2.0", NOW)

    assert stands.stands(NOW)
    assert not stands.stands(NOW - 2 * HOUR)
    assert not stands.stands(stands.until)
