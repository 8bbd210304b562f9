"""The loop: poll, decide, send. No rule lives here, only the order of things."""

from nimsmail.daemon.loop import Daemon, run

__all__ = ["Daemon", "run"]
