"""Which mail was in hand when we died, and how often: a mail that kills is not taken in for ever.

The note is written before a mail is read and taken back when its effect is kept, without
waiting for the disk: it has to outlive this process, not the machine. A process may die of
other things, so a suspect mail is first read by a child under limits, and put aside only if
it ends the child too. What a child does not share, such as the books, ends us again: a mail
that was in hand at `MOST` deaths running is put aside whatever the child says. Nothing is
noted while the child reads, nor between two mails, so that chance hardly ever counts.
"""

import os
import subprocess
import sys
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from nimsmail.errors import StoreError

MOST = 3
SECONDS = 30
MEMORY = 1 << 30  # bytes


class Suspicion:
    """The note in `file`: the mail in hand, if any, and at how many deaths running it was."""

    def __init__(self, file: Path) -> None:
        self._path = file
        self._suspect, self._deaths = _read(file)
        self._file: int | None = None

    def begin(self, raw: bytes) -> None:
        """Note that this mail is in hand from now on."""
        with self._written() as file:
            os.pwrite(file, f"{sha256(raw).hexdigest()} {self.deaths(raw)}\n".encode(), 0)

    def end(self) -> None:
        """Note that no mail is in hand, and we are alive."""
        with self._written() as file:
            os.ftruncate(file, 0)

    def forget(self) -> None:
        """Suspect nobody any more: mails have been handled since the last death."""
        self._suspect, self._deaths = "", 0

    def deaths(self, raw: bytes) -> int:
        """Return at how many deaths running this mail was in hand."""
        return self._deaths if self._suspect and sha256(raw).hexdigest() == self._suspect else 0

    @contextmanager
    def _written(self) -> Iterator[int]:
        try:
            if self._file is None:
                self._file = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW, 0o600)
                weakref.finalize(self, os.close, self._file)
            yield self._file
        except OSError as error:
            raise StoreError(
                f"{self._path} cannot be written: {error.strerror}; "
                "make room on the disk, or give this user the right to write it."
            ) from error


def _read(file: Path) -> tuple[str, int]:
    """Return whose death the last run left behind, and how many that makes."""
    try:
        # A longer note may lie under this one: what counts is its first line.
        note, _, _ = file.read_text("utf-8").partition("\n")
    except (OSError, UnicodeError):
        return "", 0
    suspect, _, before = note.strip().partition(" ")
    if not suspect:
        return "", 0
    return suspect, 1 + (int(before) if before.isascii() and before.isdecimal() else 0)


def kills_a_reader(raw: bytes, *, seconds: int = SECONDS, memory: int = MEMORY) -> bool:
    """Have a child read `raw` under limits of time and memory; tell whether that ended it."""
    command = [sys.executable, "-m", "nimsmail.intake.trial", str(seconds), str(memory)]
    try:
        child = subprocess.run(  # noqa: S603 - our own module, and the mail is on its input
            command, input=raw, capture_output=True, timeout=2 * seconds, check=False
        )
    except subprocess.TimeoutExpired:
        return True
    return child.returncode != 0
