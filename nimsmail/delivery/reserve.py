"""Room on the disk that is kept free for what becomes of the letters on the wire."""

import os
from contextlib import suppress
from pathlib import Path
from threading import Lock

from nimsmail.store.files import naming, open_private, write_all

NAME = "post.reserve"
_SIZE = 64 << 10  # several times what all connections together have to tell


class Reserve:
    """A file in the store's folder that only takes up room, and is let go of when it is needed.

    Without it a disk at its edge takes the mark of a letter as on its way, and then not
    the word that it was sent: the letter would go out again.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / NAME
        self._lock = Lock()
        self._is_held = False

    def take(self) -> None:
        """Hold the room, or raise StoreError if there is none: then nothing may be sent."""
        with self._lock:
            if not self._is_held:
                try:
                    self._write()
                except BaseException:
                    with suppress(OSError):
                        self._file.unlink()
                    raise
                self._is_held = True

    def let_go(self) -> None:
        """Give the room back."""
        with self._lock, naming(self._file):
            self._is_held = False
            self._file.unlink(missing_ok=True)

    def _write(self) -> None:
        descriptor = open_private(self._file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        try:
            with naming(self._file):
                # Nothing that a file system could make smaller.
                write_all(descriptor, os.urandom(_SIZE))
                os.fsync(descriptor)
        finally:
            os.close(descriptor)
