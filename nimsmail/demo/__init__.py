"""The demo: the whole service on this machine, with mail servers of its own and invented people.

Everything is the real thing, the daemon's turns, the store, IMAP and SMTP, but for the
clock, which goes through nine days in a few seconds.
"""

import signal
from pathlib import Path
from threading import Event
from types import ModuleType

from rich.console import Console

from nimsmail.clock import Clock, SystemClock
from nimsmail.errors import ConfigError


def run(
    *,
    out: Path = Path("demo-out"),
    keep: bool = False,
    imap_port: int = 0,
    smtp_port: int = 0,
    console: Console | None = None,
    clock: Clock | None = None,
    stop: Event | None = None,
) -> None:
    """Play the demo, and leave its letters in `out`; with `keep`, stay until Ctrl-C or `stop`.

    A port of 0 is any that is free.
    """
    stop = stop or _stopped_by_signal()
    performance = _performance()
    performance.perform(
        out.absolute(),
        console or Console(highlight=False),
        clock or SystemClock(),
        keep=keep,
        ports=(imap_port, smtp_port),
        stop=stop,
    )


def _stopped_by_signal() -> Event:
    stop = Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    return stop


def _performance() -> ModuleType:
    """Load what needs the mail servers, which an ordinary installation is without."""
    try:
        from nimsmail.demo import performance
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("nimsmail"):
            raise
        raise ConfigError(
            f"The demo needs mail servers of its own ({error.name} is missing); "
            "run `make demo`, or install nimsmail[demo]."
        ) from None
    return performance
