"""Files that are kept beside the records: what was enclosed in mail, and goes with letters.

Each is named by what is in it, so that it is kept once, never changes, and can be put there
again; a record that names it is kept after it. What its sender called it names nothing here.
"""

import os
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from nimsmail.errors import StoreError
from nimsmail.store import files

FOLDER = "files"
_NAME = re.compile(r"[0-9a-f]{32}\.[a-z0-9]{1,5}")
_MOST = 500_000_000  # octets in all


def name_of(octets: bytes, suffix: str) -> str:
    """Return the name that a file with this in it has; `suffix` tells programs its type."""
    return f"{sha256(octets).hexdigest()[:32]}.{suffix}"


def expect_whole(name: str, octets: bytes, place: Path) -> None:
    """Raise StoreError unless these are the octets that `name` was made from."""
    if not _NAME.fullmatch(name) or name_of(octets, name.partition(".")[2]) != name:
        raise StoreError(f"{place}: the file {name} is damaged; restore a backup, or an older one")


class Cabinet:
    """The folder `files` in a store's folder."""

    def __init__(self, store: Path) -> None:
        self._folder = store / FOLDER

    def put(self, name: str, octets: bytes) -> bool:
        """Keep a file, if it is not there yet; False if there is no room for it."""
        path = self._path(name)
        expect_whole(name, octets, path)
        if os.path.lexists(path):
            return True
        files.claim_folder(self._folder, create=True)
        if self._size() + len(octets) > _MOST:
            return False
        files.replace(path, octets, beside=f".{os.getpid()}.new")
        return True

    def read(self, name: str) -> bytes:
        """Return what is in a file, or raise StoreError if it is missing or damaged."""
        path = self._path(name)
        if not os.path.lexists(path):
            raise StoreError(f"{path} is missing; restore a backup")
        octets = files.read(path)
        expect_whole(name, octets, path)
        return octets

    def every(self) -> Iterator[str]:
        """Go through the names of all files."""
        if self._folder.is_dir():
            yield from sorted(p.name for p in self._folder.iterdir() if _NAME.fullmatch(p.name))

    def _path(self, name: str) -> Path:
        if not _NAME.fullmatch(name):
            raise StoreError(f"{name!r} names no file that is kept; run nimsmail store check")
        return self._folder / name

    def _size(self) -> int:
        with files.naming(self._folder), os.scandir(self._folder) as entries:
            return sum(each.stat(follow_symlinks=False).st_size for each in entries)
