"""The daemon, when a server is silent or away, or the disk is full."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Thread

import pytest

from nimsmail.daemon import heartbeat, run
from nimsmail.daemon.heartbeat import Heartbeat, Pulse
from nimsmail.daemon.trouble import Trouble
from nimsmail.errors import ConfigError
from nimsmail.network.outbox import Item, State
from tests.house import clients
from tests.house.secretariat import Secretariat
from tests.servers import proxy
from tests.servers.proxy import Proxy
from tests.servers.relay import Relay

NIMS = "nims@sekretariat.example"
ANNA = "anna.berg@varde.example"
MORNING = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


def beat(nims: Secretariat) -> Heartbeat:
    nothing = Heartbeat(pid=0, started=MORNING)
    return heartbeat.read(nims.office.store.folder) or nothing


def until(is_so: Callable[[], bool]) -> None:
    """Wait for the daemon to have done something."""
    for _ in range(600):
        if is_so():
            return
        time.sleep(0.1)
    raise AssertionError("it never came to be so")


def daemon_of(nims: Secretariat, stop: Event) -> Thread:
    return Thread(target=run, args=(nims.office,), kwargs={"once": False, "stop": stop})


# A server that says nothing: at the greeting, at sign-in, when asked what there is.
@pytest.mark.parametrize("silent_on", [rb"\* OK \[CAPA", rb"OK .*Logged in", rb"\* E?SEARCH"])
def test_a_daemon_whose_mailbox_is_silent_ends_when_told(
    tmp_path: Path, secretariat: Secretariat, imap_line: Proxy, silent_on: bytes
) -> None:
    config = secretariat.config.read_text("utf-8")
    config = config.replace(f"port = {secretariat.box.port}", f"port = {imap_line.port}")
    config = config.replace("[mailbox]", '[mailbox]\ntimeout = "10m"')
    secretariat.config.write_text(config, "utf-8")
    imap_line.trouble = proxy.Trouble(silent_on=silent_on, times=1)
    command = [sys.executable, "-m", "nimsmail", "--config", str(secretariat.config), "daemon"]

    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as daemon:
        until(lambda: not imap_line.trouble.times)
        daemon.send_signal(signal.SIGTERM)
        code = daemon.wait(60)

    assert code == 0


def test_the_heartbeat_tells_that_the_relay_is_away_until_a_letter_has_gone(
    secretariat: Secretariat, relay: Relay
) -> None:
    relay.plan.say("greeting", "421 4.3.2 Come back later")
    secretariat.box.deliver(clients.fresh(ANNA, NIMS, "Tilmelding", "Tilmeld mig NIMS, tak."))
    stop = Event()
    daemon = daemon_of(secretariat, stop)
    daemon.start()
    try:
        until(lambda: bool(beat(secretariat).post_trouble))
        trouble = beat(secretariat).post_trouble
        relay.plan.clear()
        until(lambda: not beat(secretariat).post_trouble)
    finally:
        stop.set()
        daemon.join(30)

    (item,) = secretariat.office.store.books().every(Item)
    assert "421" in trouble
    assert item.state is State.SENT
    assert beat(secretariat).letter_sent is not None


def test_a_secret_that_is_gone_does_not_end_the_daemon(secretariat: Secretariat) -> None:
    password = secretariat.folder / "password"
    word = password.read_bytes()
    password.unlink()
    stop = Event()
    daemon = daemon_of(secretariat, stop)
    daemon.start()
    try:
        until(lambda: bool(beat(secretariat).inbox_trouble))
        trouble = beat(secretariat).inbox_trouble
        password.write_bytes(word)
        password.chmod(0o600)
        until(lambda: not beat(secretariat).inbox_trouble)
    finally:
        stop.set()
        daemon.join(30)

    assert "mailbox.password_file" in trouble
    assert beat(secretariat).inbox_read is not None


def test_a_heartbeat_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    pulse = Pulse(tmp_path, MORNING)
    (tmp_path / "heartbeat.new").mkdir()

    pulse.note(inbox_read=MORNING)
    (tmp_path / "heartbeat.new").rmdir()
    unwritten = heartbeat.read(tmp_path)
    pulse.note(letter_sent=MORNING)

    written = heartbeat.read(tmp_path)
    assert unwritten is not None and unwritten.inbox_read is None
    assert written is not None and (written.inbox_read, written.letter_sent) == (MORNING, MORNING)


def test_a_trouble_is_felt_when_it_comes_and_when_it_is_over() -> None:
    felt: list[str] = []
    trouble = Trouble("relay", felt.append)

    waits = [trouble.met(ConfigError("no password")) for _ in range(3)]
    trouble.lasts("no password")
    trouble.over()
    trouble.over()

    assert felt == ["no password", ""]
    assert waits[0] < waits[1] < waits[2]
