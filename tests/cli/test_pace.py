"""How long letters take, and why they wait: before they are approved, and after."""

import os
import pty
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from nimsmail.network.standstill import Standstill
from nimsmail.network.traffic import Traffic
from tests.cli.conftest import NOW, Shell
from tests.servers.relay import Relay

INVITE = ("meeting", "invite", "nims-2027-03")
PROFILE = {"NIMSMAIL_POST__PROFILE": "microsoft365"}
NIGHTS = {"NIMSMAIL_QUIET__NIGHT": "08:00-10:00"}  # for the mornings of these tests
MOMENT = datetime(2027, 1, 11, 8, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _meeting(meeting: str) -> None:
    """Have a meeting with three members to invite."""


def full_day(shell: Shell, letters: int = 9_500) -> None:
    """Let so many letters have left an hour ago."""
    an_hour_ago = MOMENT - timedelta(hours=1)
    shell.kept(Traffic(key=an_hour_ago.isoformat(), letters=letters, last=an_hour_ago))


def test_a_dry_run_and_the_approval_say_how_long_it_takes(shell: Shell) -> None:
    shell.environ = PROFILE

    shown = shell.said(*INVITE, "--dry-run")
    queued = shell.said(*INVITE, "--yes")

    estimate = "3 letters: about a minute, until 2027-01-11 09:00 (30 a minute, 9,500 in 24 hours)."
    assert estimate in shown
    assert estimate in queued


def test_a_person_is_told_how_long_it_takes_before_they_are_asked(shell: Shell) -> None:
    full_day(shell)
    ours, theirs = pty.openpty()
    os.write(ours, b"n\n")

    done = subprocess.run(
        (sys.executable, "-m", "nimsmail", *INVITE),
        stdin=theirs,
        capture_output=True,
        text=True,
        env={**os.environ, **PROFILE, "NIMSMAIL_NOW": NOW},
        check=False,
        timeout=60,
    )

    os.close(ours)
    os.close(theirs)
    before, _, after = done.stderr.partition("Send the invitation")
    assert "3 letters: about 23 hours, until 2027-01-12 08:15 (30 a minute" in before
    assert "[y/N]" in after


def test_letters_that_wait_already_are_counted_in(shell: Shell) -> None:
    shell.environ = {"NIMSMAIL_POST__RATE": "1"}
    shell.said(*INVITE, "--yes")
    news = shell.file("news.md", "# Nyt\n\nHej\n")

    shown = shell.said("newsletter", "send", news, "--to", "nims", "--dry-run")
    plain = shell.json("newsletter", "send", news, "--to", "nims", "--dry-run")

    assert "3 letters: about 6 minutes, until 2027-01-11 09:06, behind 3 letters that wait" in shown
    assert plain["estimate"] == {"seconds": 372, "ends": "2027-01-11T09:06:12+01:00"}


def test_without_limits_no_time_is_foretold(shell: Shell) -> None:
    shown = shell.said(*INVITE, "--dry-run")
    plain = shell.json(*INVITE, "--dry-run")

    assert "about" not in shown.splitlines()[-2]
    assert plain["estimate"] == {"seconds": None, "ends": None}


def test_in_quiet_hours_a_dispatch_waits_and_is_said_to(shell: Shell) -> None:
    shell.environ = NIGHTS
    shell.said(*INVITE, "--yes")

    said = shell.said("outbox", "deliver")
    plain = shell.json("outbox", "deliver")

    assert "3 letters: 3 waiting." in said
    assert "Letters that go to many wait until 2027-01-11 10:00: quiet hours." in said
    assert plain["wait"] == {
        "why": "quiet hours",
        "until": "2027-01-11T10:00:00+01:00",
        "all": False,
    }


def test_who_stays_is_told_once_why_nothing_goes_out_yet(shell: Shell, relay: Relay) -> None:
    shell.said(*INVITE, "--yes")
    shell.environ = {
        **NIGHTS,
        "NIMSMAIL_POST__PORT": str(relay.port),
        "NIMSMAIL_NOW": "2027-01-11T09:59:58+01:00",
    }

    result = shell.run("outbox", "deliver", "--wait")

    assert "3 letters: 3 sent." in result.stdout
    assert result.stderr.count("wait until 2027-01-11 10:00: quiet hours.") == 1
    assert len(relay.messages) == 3


def test_the_status_says_how_far_the_day_s_letters_have_gone(shell: Shell) -> None:
    shell.environ = PROFILE
    full_day(shell, 9_499)
    shell.said(*INVITE, "--yes")

    said = shell.said("status")
    pace = shell.json("status")["pace"]

    assert "9,499 of 10,000 letters left in the last 24 hours." in said
    assert "What waits takes about 23 hours, until 2027-01-12 08:15." in said
    assert (pace["a_minute"], pace["in_24_hours"], pace["left_in_24_hours"]) == (30, 10_000, 9_499)
    assert pace["ends"].startswith("2027-01-12T08:15")


def test_what_waits_for_the_morning_is_no_trouble(shell: Shell) -> None:
    shell.said(*INVITE, "--yes")
    shell.environ = {**NIGHTS, "NIMSMAIL_NOW": "2027-01-11 09:50"}

    health = shell.json("status")

    assert health["letters"]["due"] == 0
    assert health["pace"]["wait"]["until"] == "2027-01-11T10:00:00+01:00"
    assert "wait until 2027-01-11 10:00: quiet hours." in shell.said("status")


def test_the_status_tells_that_the_relay_s_limit_is_reached(shell: Shell) -> None:
    until, why = MOMENT + timedelta(minutes=20), "554 5.2.0 recipient limit exceeded"
    shell.kept(Standstill(key="relay", since=MOMENT, until=until, why=why))

    said = shell.said("status")
    stands = shell.json("status")["pace"]["standstill"]

    assert f"its limit is reached; nothing is sent until 2027-01-11 09:20: {why}" in said
    assert stands["why"] == why
    assert shell.json(*INVITE, "--dry-run")["estimate"]["ends"].startswith("2027-01-11T09:20")
