"""The journal: one checked line for each change since the checkpoint.

A line is `CHECKSUM LENGTH BODY`, the body being JSON. The checksum covers the line before
too, so that no line can be missing, moved or from another journal. The first line says
which checkpoint this journal follows.

A line without its newline is one that was never finished, by a kill or a power cut: it was
never promised to anybody. A finished line that does not check is damage.
"""

import os
import weakref
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

import msgspec

from nimsmail.errors import StoreError
from nimsmail.store.files import naming, open_private, read_from, replace, write_all
from nimsmail.store.memory import Write

NAME = "store.journal"
_CHECKSUM = 32
_FIRST = 4096  # more than any first line takes
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The first line of a journal: which checkpoint its changes come after."""

    generation: int
    sequence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One change: its number, what it was for (keys, never names), and what it does."""

    sequence: int
    why: str
    writes: list[Write]


@dataclass(frozen=True, slots=True)
class Line:
    """One line that checks, and where it begins and ends."""

    checksum: bytes
    body: bytes
    start: int
    end: int


_heading = msgspec.json.Decoder(Heading)
_entry = msgspec.json.Decoder(Entry)


def create(folder: Path, heading: Heading) -> None:
    """Put a new journal, with no changes in it yet, in place of the old one."""
    replace(folder / NAME, line_of(b"", heading))


def line_of(previous: bytes, value: Heading | Entry) -> bytes:
    """Return the line that holds `value` and follows the line with checksum `previous`."""
    body = msgspec.json.encode(value)
    return b"%s %d %s\n" % (_checksum(previous, body), len(body), body)


def lines(data: bytes, path: Path, previous: bytes = b"", start: int = 0) -> Iterator[Line]:
    """Go through the finished lines of `data`, which lies at `start` of the file at `path`.

    Raises StoreError at the first that is damaged.
    """
    at = 0
    while (end := data.find(b"\n", at)) >= 0:
        checksum, _, rest = data[at:end].partition(b" ")
        length, _, body = rest.partition(b" ")
        if checksum != _checksum(previous, body) or length != b"%d" % len(body):
            # Blocks that never reached the disk before a power cut read as zeros; no
            # finished line has any. With nothing after it, this one was never finished.
            if b"\0" in data[at:end] and end + 1 == len(data):
                return
            raise _damaged(path, start + at, "a line does not have its checksum")
        yield Line(checksum, body, start + at, start + end + 1)
        previous, at = checksum, end + 1


def heading_of(line: Line, path: Path) -> Heading:
    """Read the first line of a journal."""
    return _decoded(_heading, line, path)


def entry_of(line: Line, path: Path, sequence: int) -> Entry:
    """Read the line of the change that has this number."""
    entry = _decoded(_entry, line, path)
    if entry.sequence != sequence:
        raise _damaged(path, line.start, f"change {sequence} is missing")
    return entry


class Journal:
    """An open journal, read up to a point: `sequence` is the last change read so far."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = open_private(path, os.O_RDWR | os.O_APPEND)
        self._close = weakref.finalize(self, os.close, self._file)
        self._looks = self._looks_now()
        first = next(lines(self._part(0, _FIRST), path), None)
        if first is None:
            raise _damaged(path, 0, "it does not begin as a journal does")
        self._last = first
        self.heading = heading_of(first, path)
        self.sequence = self.heading.sequence

    @property
    def size(self) -> int:
        """How many bytes have been read so far."""
        return self._last.end

    def is_unchanged(self) -> bool:
        """Tell whether the file looks as it did when it was last read: one look, no reading."""
        with naming(self.path):
            return self._looks == _looks_of(self.path.stat())

    def is_mine(self) -> bool:
        """Tell whether the last line that was read is still there.

        It is not when there is another journal by now, or when its writer took the
        line back, since it could not be synced.
        """
        with naming(self.path):
            if not os.path.samestat(self.path.stat(), os.fstat(self._file)):
                return False
            return read_from(self._file, self._last.start, _CHECKSUM) == self._last.checksum

    def read_on(self) -> Iterator[Entry]:
        """Go through the changes that others have appended; each counts as read when taken."""
        self._looks = self._looks_now()
        data = self._part(self.size)
        for line in lines(data, self.path, self._last.checksum, self.size):
            entry = entry_of(line, self.path, self.sequence + 1)
            self._last, self.sequence = line, entry.sequence
            yield entry

    def cut(self) -> int:
        """Cut off what comes after the last line that was read; return how much that was.

        Only the holder of the lock may do this: others could be writing there.
        """
        with naming(self.path):
            excess = os.fstat(self._file).st_size - self.size
            if excess:
                os.ftruncate(self._file, self.size)
                os.fsync(self._file)
                self._looks = self._looks_now()
        return excess

    def append(self, entry: Entry) -> None:
        """Append a change and sync it. When that fails, what was written is cut off again."""
        data = line_of(self._last.checksum, entry)
        try:
            with naming(self.path):
                write_all(self._file, data)
                os.fsync(self._file)
        except BaseException:
            self.cut()
            raise
        start = self.size
        self._last = Line(data[:_CHECKSUM], b"", start, start + len(data))
        self.sequence = entry.sequence
        self._looks = self._looks_now()

    def close(self) -> None:
        """Let go of the file."""
        self._close()

    def _part(self, start: int, size: int | None = None) -> bytes:
        with naming(self.path):
            return read_from(self._file, start, size)

    def _looks_now(self) -> tuple[int, ...]:
        with naming(self.path):
            return _looks_of(os.fstat(self._file))


def _looks_of(state: os.stat_result) -> tuple[int, ...]:
    return (state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns)


def _decoded(decoder: msgspec.json.Decoder[T], line: Line, path: Path) -> T:
    try:
        return decoder.decode(line.body)
    except msgspec.DecodeError as error:
        raise _damaged(path, line.start, str(error)) from error


def _checksum(previous: bytes, body: bytes) -> bytes:
    return blake2b(previous + body, digest_size=_CHECKSUM // 2).hexdigest().encode()


def _damaged(path: Path, start: int, why: str) -> StoreError:
    return StoreError(
        f"{path} is damaged at byte {start}: {why};"
        " it was left as it is; restore a backup, or see `nimsmail store check`"
    )
