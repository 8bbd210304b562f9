"""A dispatch keeps to what the relay allows and to the quiet hours, for days if need be."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from nimsmail.errors import PostError
from nimsmail.network.forecast import forecast
from nimsmail.network.outbox import Item, State
from nimsmail.network.standstill import Standstill
from nimsmail.network.traffic import Traffic
from tests.house.days import MONDAY, Days, by_day
from tests.servers.exchange import DAY_OVER, TOO_MANY, Exchange

HOUR = timedelta(hours=1)


def ends(days: Days) -> Counter[tuple[State, int]]:
    """Count the letters by their state, and by how often they were tried."""
    return Counter((item.state, item.attempts) for item in days.items())


def test_exchange_s_limits_are_kept_and_used(tmp_path: Path) -> None:
    days = Days(tmp_path).queued(60)
    relay = Exchange(days.clock)

    days.delivered(relay)

    assert relay.refused == {}
    assert ends(days) == {(State.SENT, 1): 60}
    assert relay.taken[-1][1] - relay.taken[0][1] < timedelta(minutes=2, seconds=3)


def test_a_dispatch_of_more_than_a_day_s_letters_goes_out_on_the_days_foretold(
    tmp_path: Path,
) -> None:
    days = Days(tmp_path, post='profile = "microsoft365"\ndaily = 40').queued(100)
    relay = Exchange(days.clock, daily=40)
    foretold = forecast(days.office.house.timetable, (), 100, days.clock.now())

    days.delivered(relay)

    assert relay.refused == {}
    assert by_day(relay) == {"Mon 11 Jan": 38, "Tue 12 Jan": 38, "Wed 13 Jan": 24}
    assert abs(relay.taken[-1][1] - foretold.ends) < timedelta(minutes=30)
    assert ends(days) == {(State.SENT, 1): 100}


def test_a_new_run_does_not_send_another_day_s_letters(tmp_path: Path) -> None:
    days = Days(tmp_path, post='profile = "microsoft365"\ndaily = 40').queued(60)
    relay = Exchange(days.clock, daily=40)

    for _ in range(3):
        days.delivered(relay, stop_after=len(relay.taken) + 11)
        days.pass_by(HOUR)
    days.delivered(relay)

    assert relay.refused == {}
    assert by_day(relay) == {"Mon 11 Jan": 38, "Tue 12 Jan": 22}


def test_what_is_counted_is_forgotten_when_it_counts_no_more(tmp_path: Path) -> None:
    days = Days(tmp_path, post="rate = 1").queued(4)
    relay = Exchange(days.clock)
    days.put(Traffic(key=(MONDAY - 30 * HOUR).isoformat(), letters=7, last=MONDAY - 30 * HOUR))

    days.delivered(relay)

    kept = list(days.office.store.books().every(Traffic))
    assert [(each.begins, each.letters) for each in kept] == [(MONDAY, 4)]


def test_letters_that_a_run_was_killed_over_count_as_sent(tmp_path: Path) -> None:
    days = Days(tmp_path, post="daily = 100\nretry_first = '1h'").queued(5)
    on_their_way = [replace(i, state=State.SENDING, attempts=1) for i in days.items()[:2]]
    days.put(*on_their_way)

    days.delivered(Exchange(days.clock), "due")

    assert sum(each.letters for each in days.office.store.books().every(Traffic)) == 5


# -- the relay is stricter than we know ----------------------------------------------------------


def test_a_day_s_limit_that_nobody_knew_pauses_the_account_and_fails_nobody(
    tmp_path: Path,
) -> None:
    days = Days(tmp_path).queued(50)
    relay = Exchange(days.clock, daily=20)

    days.delivered(relay)

    assert by_day(relay) == {"Mon 11 Jan": 20, "Tue 12 Jan": 20, "Wed 13 Jan": 10}
    assert ends(days) == {(State.SENT, 1): 50}
    # Each connection may learn of it by itself; then one letter asks every hour.
    assert 40 <= relay.refused[DAY_OVER] <= 2 * 25 + 2
    assert days.office.store.books().get(Standstill, "relay") is None


def test_a_relay_that_takes_fewer_connections_gets_all_letters(tmp_path: Path) -> None:
    days = Days(tmp_path, post="connections = 8").queued(40)
    relay = Exchange(days.clock, rate=1000, connections=2)

    days.delivered(relay)

    assert relay.refused[TOO_MANY] > 0
    assert ends(days) == {(State.SENT, 1): 40}


def test_another_run_leaves_the_relay_alone_too(tmp_path: Path) -> None:
    days = Days(tmp_path, post="connections = 1").queued(30)
    relay = Exchange(days.clock, daily=20)
    with pytest.raises(PostError, match=r"554 5\.2\.0"):
        days.delivered(relay, "due")

    with pytest.raises(PostError, match=r"takes nothing for now, until 2027-01-11 10:0\d: 554"):
        days.delivered(relay, "due")

    asked = relay.refused[DAY_OVER]
    days.pass_by(25 * HOUR)
    days.delivered(relay, "due")
    assert asked == 1
    assert ends(days) == {(State.SENT, 1): 30}


# -- quiet hours ----------------------------------------------------------------------------------

QUIET = 'night = "20:00-07:00"\nweekdays = ["tuesday"]'


def test_a_dispatch_pauses_in_quiet_hours_and_goes_on_after(tmp_path: Path) -> None:
    evening = datetime(2027, 1, 11, 18, 50, tzinfo=UTC)  # ten to eight in Denmark
    days = Days(tmp_path, post="rate = 2", quiet=QUIET, starts=evening).queued(40)
    relay = Exchange(days.clock)
    foretold = forecast(days.office.house.timetable, (), 40, evening)

    days.delivered(relay)

    moments = [moment for _, moment in relay.taken]
    before = [each for each in moments if each < evening + HOUR]
    assert 18 <= len(before) <= 23
    assert before[-1] < evening + timedelta(minutes=12)
    assert moments[len(before)] >= datetime(2027, 1, 13, 6, 0, tzinfo=UTC)
    assert abs(moments[-1] - foretold.ends) < timedelta(minutes=5)


def test_an_answer_does_not_wait_for_the_morning(tmp_path: Path) -> None:
    night = datetime(2027, 1, 11, 22, 0, tzinfo=UTC)
    days = Days(tmp_path, quiet=QUIET, starts=night).queued(5)
    answer = replace(days.items()[3], automatic=True)
    days.put(answer)
    relay = Exchange(days.clock)

    progress = days.delivered(relay, "due")

    assert [recipient for recipient, _ in relay.taken] == [answer.recipient]
    assert progress.trouble == ""
    assert progress.wait is not None
    assert progress.wait.until == datetime(2027, 1, 13, 6, 0, tzinfo=UTC)


def test_answers_get_what_a_dispatch_leaves_of_the_day(tmp_path: Path) -> None:
    days = Days(tmp_path, post="daily = 20\nconnections = 1").queued(25)
    relay = Exchange(days.clock, rate=1000)
    days.delivered(relay, "due")
    answers = [
        replace(item, automatic=True) for item in days.items() if item.state is State.QUEUED
    ][:3]
    days.put(*answers)

    days.delivered(relay, "due")

    sent: list[Item] = [item for item in days.items() if item.state is State.SENT]
    assert len(sent) == 20
    assert sum(item.automatic for item in sent) == 1
