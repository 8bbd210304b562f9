"""A patient in good health, whom each test makes ill in one way."""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from nimsmail.clock import Clock, SystemClock
from nimsmail.config import load
from nimsmail.doctor import Finding, Verdict, examine
from nimsmail.doctor.patient import Patient
from nimsmail.store import Store
from tests.servers.dovecot import Account
from tests.servers.relay import Relay

CONFIG = """
[networks.nims]
name = "NIMS"
long_name = "Netværket for Internationale Medarbejdere"
address = "{user}"
zone = "{zone}"
coordinators = [{{ name = "Hanne Dahl", address = "hanne@network.example" }}]

[mailbox]
host = "127.0.0.1"
port = {imap}
user = "{user}"
security = "none"
password_file = "password"

[post]
host = "127.0.0.1"
port = {smtp}
security = "none"
auth = "none"
connect_timeout = "5s"

[templates]
folder = "templates"
"""


class Practice:
    """A secretariat on real servers, and the doctor who looks at it."""

    def __init__(self, folder: Path, dovecot: Account, smtp: int) -> None:
        self.folder = folder
        self.config = folder / "config.toml"
        self.zone = "Europe/Copenhagen"
        self.smtp = smtp
        self._dovecot = dovecot
        self.set_password(dovecot.password)
        (folder / "templates").mkdir()
        Store(folder / "store").close()

    def set_password(self, password: str) -> None:
        file = self.folder / "password"
        file.touch(mode=0o600)
        file.write_text(password)

    def configured(self) -> Path:
        """Write the configuration, and return its file."""
        self.config.write_text(
            CONFIG.format(
                user=self._dovecot.user, imap=self._dovecot.port, smtp=self.smtp, zone=self.zone
            )
        )
        return self.config

    def patient(self) -> Patient:
        settings = load(self.configured(), os.environ)
        return Patient(settings=settings, clock=SystemClock(), environ=os.environ)

    def findings(self, clock: Clock | None = None, **more: Any) -> list[Finding]:
        file = self.configured()
        return list(examine(file, clock or SystemClock(), environ=os.environ, **more))

    def failures(self, clock: Clock | None = None) -> list[Finding]:
        return [each for each in self.findings(clock) if each.verdict is Verdict.FAIL]


@pytest.fixture(autouse=True)
def set_zone() -> Iterator[Callable[[str], None]]:
    """Let the machine be in Denmark, wherever the tests run, or elsewhere."""
    with pytest.MonkeyPatch.context() as patch:

        def move(zone: str) -> None:
            patch.setenv("TZ", zone)
            time.tzset()

        move("Europe/Copenhagen")
        yield move
    time.tzset()


@pytest.fixture
def practice(tmp_path: Path, dovecot: Account, relay: Relay) -> Practice:
    return Practice(tmp_path, dovecot, relay.port)
