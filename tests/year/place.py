"""Where the year is lived: the secretariat's folder and servers, and who turns its daemon."""

import os
import re
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from typing import Protocol

from click.testing import CliRunner

from nimsmail.cli import cli
from nimsmail.config import load
from nimsmail.credentials import for_mailbox
from nimsmail.daemon import Daemon
from nimsmail.mailbox import Mailbox
from nimsmail.office import Office
from tests.servers.dovecot import Account
from tests.servers.relay import Relay
from tests.year.coordinator import BEGINS

HERE = Path(__file__).parent
_BLANK = re.compile(r"\[\[.*?\]\]", re.DOTALL)


class StoryClock:
    """A clock that shows the moment of the story, and stands still between two."""

    def __init__(self) -> None:
        self.moment = BEGINS

    def now(self) -> datetime:
        return self.moment.astimezone(UTC)


@dataclass(frozen=True)
class Place:
    """Where the secretariat is: its folder, and the environment that names its servers."""

    folder: Path
    box: Account
    relay: Relay

    def furnish(self) -> None:
        """Lay out what the coordinator has on her machine, and make the store."""
        self.folder.mkdir(parents=True)
        for file in (HERE / "config.toml", HERE / "members.csv", *HERE.glob("papers/*.md")):
            shutil.copy(file, self.folder)
        password = self.folder / "password"
        password.write_text(self.box.password)
        password.chmod(0o600)
        self.said(BEGINS, "store", "make")

    @property
    def environ(self) -> dict[str, str]:
        return {
            "NIMSMAIL_CONFIG": str(self.folder / "config.toml"),
            "NIMSMAIL_MAILBOX__PORT": str(self.box.port),
            "NIMSMAIL_MAILBOX__USER": self.box.user,
            "NIMSMAIL_POST__PORT": str(self.relay.port),
        }

    def said(self, when: datetime, *command: str) -> str:
        """Run a command at that moment, which must end well; "edit" is the coordinator's own."""
        if command[0] == "edit":
            return self._edited(*command[1:])
        files = (self.folder / word if word.endswith((".md", ".csv")) else word for word in command)
        words = [str(each) for each in files]
        result = CliRunner(env=self.environ | {"NIMSMAIL_NOW": when.isoformat()}).invoke(cli, words)
        assert result.exit_code == 0, (when, command, result.output)
        return result.output

    def _edited(self, file: str, heading: str) -> str:
        """Fill in what a draft leaves to the coordinator, under a heading of her own."""
        path = self.folder / file
        text = _BLANK.sub("Karen Holt byder velkommen.", path.read_text("utf-8"))
        if heading:
            text = heading + text.partition("\n")[2].lstrip()
        path.write_text(text, "utf-8")
        return text

    def office(self, clock: StoryClock) -> Office:
        return Office.open(load(self.folder / "config.toml", os.environ | self.environ), clock)


class Turns(Protocol):
    """Whoever turns the daemon: at each moment it takes in, minds what is due, and sends."""

    def turn(self, when: datetime) -> None: ...


class OneDaemon:
    """A daemon that lives all the year, by the story's clock."""

    def __init__(self, daemon: Daemon) -> None:
        self._daemon = daemon

    def turn(self, when: datetime) -> None:
        self._daemon.once()


class FromOutside:
    """`nimsmail daemon --once --now WHEN`, called anew for each turn."""

    def __init__(self, place: Place) -> None:
        self._place = place

    def turn(self, when: datetime) -> None:
        self._place.said(when, "daemon", "--once", "--now", when.isoformat())


@contextmanager
def one_daemon(_place: Place, office: Office) -> Iterator[Turns]:
    """Let one daemon live as long as this lasts."""
    settings = office.settings
    mailbox = Mailbox(settings.mailbox, for_mailbox(settings, os.environ))
    with office.store.hold("daemon"):
        try:
            yield OneDaemon(Daemon(office, mailbox, Event()))
        finally:
            mailbox.close()


@contextmanager
def from_outside(place: Place, _office: Office) -> Iterator[Turns]:
    """Call the daemon for each turn; it listens for signals, which are the test runner's."""
    handlers = {n: signal.getsignal(n) for n in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)}
    try:
        yield FromOutside(place)
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)


Turning = Callable[[Place, Office], AbstractContextManager[Turns]]
