"""On which days a dispatch goes out, at relays that count: days of sending in minutes.

    python -m bench.pace [--letters 9000]

The post, the store and SMTP are the real ones; only the clock is not: it moves while no
socket has anything to say. The relay refuses whatever is over its limits, on that clock.
"""

import argparse
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from nimsmail.cli.estimating import in_words
from nimsmail.logs import setup
from nimsmail.network.forecast import forecast
from nimsmail.network.outbox import State
from tests.house.days import MONDAY, Days, by_day
from tests.servers.exchange import Exchange

_QUIET = 'night = "20:00-07:00"\nweekdays = ["saturday", "sunday"]'
_FRIDAY = datetime(2027, 1, 15, 16, 0, tzinfo=UTC)  # at five in Denmark


@dataclass(frozen=True)
class Case:
    """What the configuration says, what the relay does, and when the dispatch begins."""

    name: str
    post: str
    daily: int
    quiet: str = ""
    starts: datetime = MONDAY


_CASES = (
    Case("microsoft365", 'profile = "microsoft365"', 10_000),
    Case(
        "microsoft365, quiet nights and weekends, from Friday at five",
        'profile = "microsoft365"',
        10_000,
        _QUIET,
        _FRIDAY,
    ),
    Case("google", 'profile = "google"', 2_000),
    Case("microsoft365, but the relay takes 2,000 a day", 'profile = "microsoft365"', 2_000),
)


def main(arguments: list[str] | None = None) -> None:
    """Send each case's dispatch, and print its days."""
    parser = argparse.ArgumentParser(prog="python -m bench.pace", description=__doc__)
    parser.add_argument("--letters", type=int, default=9000)
    letters = parser.parse_args(arguments or []).letters
    setup(level="error", format="plain", file=None)
    for case in _CASES:
        with tempfile.TemporaryDirectory(prefix="nimsmail-bench-") as folder:
            _report(case, letters, Path(folder))


def _report(case: Case, letters: int, folder: Path) -> None:
    days = Days(folder, post=case.post, quiet=case.quiet, starts=case.starts).queued(letters)
    expected = forecast(days.office.house.timetable, (), letters, case.starts)
    relay = Exchange(days.clock, daily=case.daily)
    days.delivered(relay)
    ends = Counter(item.state for item in days.items())
    took = relay.taken[-1][1] - case.starts
    print(f"{case.name}: {letters:,} letters")
    print(f"  foretold about {in_words(expected.takes)}, took {in_words(took)}")
    print("  " + ", ".join(f"{day}: {sent:,}" for day, sent in by_day(relay).items()))
    twice = letters - len({recipient for recipient, _ in relay.taken})
    print(f"  sent {ends[State.SENT]:,}, failed {ends[State.FAILED]}, missing or twice {twice}")
    for reply, times in relay.refused.items():
        print(f"  refused {times} times: {reply}")
    print(flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
