"""A secretariat with two meetings in a year, whose time to come is rehearsed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from nimsmail.cli import cli
from nimsmail.clock import FixedClock
from nimsmail.config import load
from nimsmail.network.joining import Newcomer, joined
from nimsmail.network.meetings import Meeting
from nimsmail.network.people import Consent
from nimsmail.office import Office

NOW = datetime(2027, 1, 11, 8, 0, tzinfo=UTC)
# Whoever rehearses sees what people wrote as words, whatever signs they hold.
NAMES = ("Anna Berg", "Bo <b>Iversen</b>", "Ida & Co")


@dataclass(frozen=True)
class Stage:
    """An office with people and meetings, and a clock that stands still."""

    office: Office
    folder: Path


@pytest.fixture
def stage(tmp_path: Path) -> Callable[[str], Stage]:
    """Make a stage whose wheel asks, or is automatic."""

    return lambda mode: staged(tmp_path / mode, mode)


def staged(folder: Path, mode: str) -> Stage:
    """Make a secretariat in `folder` with three people and two meetings."""
    made = CliRunner().invoke(cli, ["init", str(folder), "--sample", "nims"])
    assert made.exit_code == 0, made.output
    config = folder / "config.toml"
    text = config.read_text("utf-8")
    text = text.replace('pattern = "nims"', f'mode = "{mode}"')
    # What waits is told in the notice; the daily letter would only say it again.
    config.write_text(f'{text}\n[digest]\nat = "never"\n', "utf-8")
    office = Office.open(load(config, {}), FixedClock(NOW, lambda: 0.0))
    _people(office)
    for key, starts in (
        ("nims-2027-06", datetime(2027, 6, 10, 7, 30, tzinfo=UTC)),
        ("nims-2027-11", datetime(2027, 11, 18, 8, 30, tzinfo=UTC)),
    ):
        _meeting(office, key, starts)
    return Stage(office, folder)


def _people(office: Office) -> None:
    for number, name in enumerate(NAMES):
        newcomer = Newcomer(
            network="nims",
            address=f"person{number}@varde.example",
            name=name,
            language="en" if number == 2 else "da",
        )
        consent = Consent(given=NOW, how="imported: by phone")
        outcome = joined(office.store.books(), office.house, newcomer, consent)
        with office.store.change("test") as change:
            for record in outcome.records:
                change.put(record)


def _meeting(office: Office, key: str, starts: datetime) -> None:
    meeting = Meeting(
        key=key,
        network="nims",
        title="Netværksmøde <i Vejen>",
        starts=starts,
        ends=starts + timedelta(hours=5),
        place="Vejen",
        created=NOW,
    )
    with office.store.change("test") as change:
        change.put(meeting)
