"""Which mail was being read when we died: it is tried in a child before it is read again.

The note is written before a mail is read, without waiting for the disk: it has to outlive
this process, not the machine. A process may die of other things, so a suspect mail is
read by a child under limits first; only one that ends the child too is put aside.
"""

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

SECONDS = 30
MEMORY = 1 << 30  # bytes


class Suspicion:
    """The note in `file`: the mail being read, if any, and the suspect of the last death."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._suspect = _read(file)

    def begin(self, raw: bytes) -> None:
        """Note that this mail is about to be read."""
        self._write(sha256(raw).hexdigest())

    def end(self) -> None:
        """Note that it has been read, and we are alive."""
        self._write("")

    def is_suspect(self, raw: bytes) -> bool:
        """Tell whether this mail was being read when we died."""
        return bool(self._suspect) and sha256(raw).hexdigest() == self._suspect

    def _write(self, text: str) -> None:
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW
        file = os.open(self._file, flags, 0o600)
        try:
            os.write(file, text.encode())
        finally:
            os.close(file)


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8").strip()
    except (OSError, UnicodeError):
        return ""


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
