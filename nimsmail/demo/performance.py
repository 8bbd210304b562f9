"""The performance: servers up, the story, what came of it, and how to look on."""

import logging
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event as Signal

from rich.console import Console

from nimsmail import logs
from nimsmail.clock import Clock
from nimsmail.demo import album
from nimsmail.demo.endings import ending
from nimsmail.demo.post_office import HOST, PASSWORD, PostOffice
from nimsmail.demo.secretariat import ADDRESS, Secretariat
from nimsmail.demo.stage import Stage
from nimsmail.demo.story import play
from nimsmail.demo.storytime import StoryClock
from nimsmail.demo.telling import Teller
from nimsmail.demo.visitors import receive_visitors

_OPENING = "nimsmail, nine days in the life of a network: invented people, real mail servers"


def perform(
    out: Path,
    console: Console,
    machine: Clock,
    *,
    keep: bool,
    ports: tuple[int, int],
    stop: Signal,
) -> None:
    """Play the story in the folder `out`; with `keep`, go on with whoever writes until `stop`."""
    began = time.monotonic()
    album.made_ready(out)
    home = out / "secretariat"
    clock = StoryClock(machine)
    imap_port, smtp_port = ports
    with PostOffice(clock, imap_port=imap_port, smtp_port=smtp_port, web=keep) as servers:
        secretariat = Secretariat(home, servers, clock)
        logs.setup(level="info", format="plain", file=home / "nimsmail.log")
        # aiosmtpd warns of a name of its own that is going away; that is not the secretariat's.
        logging.getLogger("mail.log").setLevel(logging.ERROR)
        try:
            stage = Stage(out, servers, secretariat, clock, Teller(console).tell)
            console.print(_OPENING, style="bold")
            ending(stage, play(stage))
            index = album.bind(out, stage.events)
            _say(console, _look(index, home, keep=keep, seconds=time.monotonic() - began))
            if keep:
                clock.catch_up()
                _go_on(console, stage, servers, stop)
                album.bind(out, stage.events)
        finally:
            secretariat.close()
            logs.setup()


def _go_on(console: Console, stage: Stage, servers: PostOffice, stop: Signal) -> None:
    """Say where to write to, and see to whoever does, until `stop` is set or Ctrl-C is pressed."""
    with _ended_by_ctrl_c(stop):
        _say(console, _write(servers))
        receive_visitors(stage, servers, stop)
    _say(console, "Stopped; the letters stay where they are.")


@contextmanager
def _ended_by_ctrl_c(stop: Signal) -> Iterator[None]:
    """Have Ctrl-C set `stop`, rather than strike wherever we are; only the main thread may."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, lambda *_: stop.set())
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _look(index: Path, home: Path, *, keep: bool, seconds: float) -> str:
    on_store = f"nimsmail --config {home / 'config.toml'}"
    lines = (
        f"\nThat took {seconds:.0f} s. Every letter, to be browsed: {index.as_uri()}",
        f"The secretariat itself, its store and its log: {home}",
        f"  {on_store} member list",
        f"  {on_store} outbox list",
    )
    ending = "" if keep else "\nWrite to it yourself: nimsmail demo --keep"
    return "\n".join(lines) + ending


def _write(servers: PostOffice) -> str:
    return f"""
It goes on: write to {ADDRESS} from a mail program, as anybody under .example.
  SMTP  {HOST}, port {servers.smtp_port}, no encryption
  IMAP  {HOST}, port {servers.imap_port}, no encryption
        user: the address, e.g. anna.berg@varde.example; password: {PASSWORD}
  Every mailbox in a browser: http://{HOST}:{servers.web_port}/
Ctrl-C ends it."""


def _say(console: Console, text: str) -> None:
    console.print(text, markup=False, highlight=False, soft_wrap=True)
