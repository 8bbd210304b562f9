"""Signs of life, for `status` and for whatever watches from outside."""

import json
import os
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Any

from nimsmail.logs import get_logger

NAME = "heartbeat.json"
_log = get_logger("daemon")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heartbeat:
    """What the daemon did last: times in UTC, and its troubles in words, if it has any."""

    pid: int
    started: datetime
    inbox_read: datetime | None = None
    letter_sent: datetime | None = None
    inbox_trouble: str = ""
    post_trouble: str = ""


class Pulse:
    """Writes the heartbeat into the store's folder; both threads of the daemon feel it."""

    def __init__(self, folder: Path, now: datetime) -> None:
        self._file = folder / NAME
        self._lock = Lock()
        self._is_felt = True
        self._beat = Heartbeat(pid=os.getpid(), started=now)
        self.note()

    def note(self, **changes: Any) -> None:
        """Write down what has changed, if the disk takes it: on a full one the mail goes on."""
        with self._lock:
            self._beat = replace(self._beat, **changes)
            try:
                self._write()
                self._is_felt = True
            except OSError as error:
                if self._is_felt:
                    _log.warning("no sign of life can be written", why=error.strerror)
                self._is_felt = False

    def _write(self) -> None:
        plain = {
            k: v.isoformat() if isinstance(v, datetime) else v
            for k, v in asdict(self._beat).items()
        }
        beside = self._file.with_suffix(".new")
        file = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
        with os.fdopen(file, "w", encoding="utf-8") as written:
            json.dump(plain, written)
        beside.replace(self._file)


def read(folder: Path) -> Heartbeat | None:
    """Return the last heartbeat, or None if there never was one."""
    try:
        plain = json.loads((folder / NAME).read_text("utf-8"))
        times = {
            name: datetime.fromisoformat(plain[name]) if plain.get(name) else None
            for name in ("started", "inbox_read", "letter_sent")
        }
        return Heartbeat(**{**plain, **times})
    except (OSError, ValueError, TypeError):
        return None
