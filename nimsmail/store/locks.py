"""Locks between processes and threads, which a death frees at once.

They are flocks: the kernel lets go of them when their holder dies, so that no stale
file ever keeps the next run out. A process that forks shares them with its child.
"""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock, get_ident

from nimsmail.errors import Busy
from nimsmail.store.files import naming, open_private, read_from, write_all

_PAUSES = (0.0005, 0.001, 0.002, 0.005)


class CommitLock:
    """The right to write to one store: one thread of one process has it at a time.

    Nobody is starved. Whoever wants it first stands in the doorway (`turn`), where there
    is room for one, and leaves that as soon as the lock itself is theirs. So somebody
    who lets go and wants it again at once finds the doorway taken by those who waited.
    """

    def __init__(self, folder: Path, wait: float) -> None:
        self._folder = folder
        self._wait = wait
        self._turn = Lock()
        self._lock = Lock()
        self._owner: int | None = None

    @contextmanager
    def held(self, wait: float | None = None) -> Iterator[None]:
        """Hold the lock; raise Busy when it cannot be had in time, or within `wait` seconds."""
        if self._owner == get_ident():
            raise RuntimeError("a change within a change: the inner one would wait for ever")
        deadline = time.monotonic() + (self._wait if wait is None else wait)
        self._enter(deadline)
        try:
            with self._file("store.turn", deadline) as turn:
                lock = self._taken("store.lock", deadline)
                fcntl.flock(turn, fcntl.LOCK_UN)
            try:
                self._owner = get_ident()
                yield
            finally:
                self._owner = None
                os.close(lock)
        finally:
            self._lock.release()

    def _enter(self, deadline: float) -> None:
        if not self._turn.acquire(timeout=max(deadline - time.monotonic(), 0)):
            raise self._busy()
        try:
            if not self._lock.acquire(timeout=max(deadline - time.monotonic(), 0)):
                raise self._busy()
        finally:
            self._turn.release()

    @contextmanager
    def _file(self, name: str, deadline: float) -> Iterator[int]:
        descriptor = self._taken(name, deadline)
        try:
            yield descriptor
        finally:
            os.close(descriptor)

    def _taken(self, name: str, deadline: float) -> int:
        tries = 0
        while (descriptor := _try(self._folder / name)) is None:
            if time.monotonic() >= deadline:
                raise self._busy()
            time.sleep(_PAUSES[min(tries, len(_PAUSES) - 1)])
            tries += 1
        return descriptor

    def _busy(self) -> Busy:
        return Busy(
            f"another run of nimsmail has been writing to {self._folder} for"
            f" {self._wait:g} seconds; try again in a moment"
        )


@contextmanager
def hold(folder: Path, name: str) -> Iterator[None]:
    """Be the only `name` on this store for as long as the block lasts, or raise Busy at once."""
    path = folder / f"{name}.lock"
    descriptor = _try(path)
    if descriptor is None:
        raise Busy(
            f"another nimsmail {name} already runs on this store ({_holder(path)});"
            " stop it, or wait until it has ended"
        )
    try:
        with naming(path):
            os.ftruncate(descriptor, 0)
            write_all(descriptor, f"{os.getpid()}\n".encode())
            os.fsync(descriptor)
        yield
    finally:
        os.close(descriptor)


def _try(path: Path) -> int | None:
    """Take the lock on `path` and return its descriptor, or None if somebody has it."""
    while True:
        descriptor = open_private(path, os.O_RDWR | os.O_CREAT)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            # A lock on a file that was removed meanwhile keeps nobody out.
            if _is_at(path, descriptor):
                return descriptor
        except BlockingIOError:
            os.close(descriptor)
            return None
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)


def _is_at(path: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _holder(path: Path) -> str:
    descriptor = open_private(path, os.O_RDONLY)
    try:
        pid = read_from(descriptor, 0, 20).decode("ascii", "replace").strip()
    finally:
        os.close(descriptor)
    return f"pid {pid}" if pid.isdigit() else "its pid is not known"
