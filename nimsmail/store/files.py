"""Files that only their owner can read, written so that no crash leaves half of one.

Everything the store does to the disk is done here or in `journal`. What the system says
against it becomes a StoreError that names the path, the reason and the remedy.
"""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from nimsmail.errors import StoreError

_REMEDIES = {
    errno.ENOSPC: "free some space on this disk; nothing was changed",
    errno.EDQUOT: "free some space within this user's quota; nothing was changed",
    errno.EFBIG: "raise the limit on the size of a file; nothing was changed",
    errno.EIO: "the disk is failing; nothing was changed; make a backup at once",
    errno.EROFS: "make the file system writable",
    errno.EACCES: "run nimsmail as the user who owns the store",
    errno.EPERM: "run nimsmail as the user who owns the store",
    errno.ELOOP: "it is a symbolic link: put the store itself there",
    errno.ENOENT: "restore a backup with `nimsmail store restore FILE`",
}

_NEW = ".new"


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Turn what the system says into a StoreError that names `path`, why, and what to do."""
    try:
        yield
    except OSError as error:
        remedy = _REMEDIES.get(error.errno or 0, "see to the disk, then try again")
        raise StoreError(f"{path}: {error.strerror or error}; {remedy}") from error


def no_store(folder: Path) -> StoreError:
    """Return what to say where no store is: its disk may be missing, so none is made unasked."""
    return StoreError(
        f"There is no store in {folder}; mount its disk if it has one, restore a backup with "
        "`nimsmail store restore FILE`, or make an empty store with `nimsmail store make`"
    )


def claim_folder(folder: Path, *, create: bool) -> None:
    """See that `folder` is there, is ours, and that nobody else can write in it."""
    if not create and not os.path.lexists(folder):
        raise no_store(folder)
    with naming(folder):
        if create:
            with suppress(FileExistsError):
                folder.mkdir(mode=0o700, parents=True)
                folder.chmod(0o700)
                sync_folder(folder.parent)
        state = folder.lstat()
    if stat.S_ISLNK(state.st_mode):
        raise StoreError(f"{folder} is a symbolic link; name the folder that it points to")
    if not stat.S_ISDIR(state.st_mode):
        raise StoreError(f"{folder} is not a folder; name the store's folder")
    if state.st_uid != os.geteuid():
        raise StoreError(f"{folder} belongs to user {state.st_uid}; run nimsmail as that user")
    if state.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        raise StoreError(f"others can write in {folder}; run: chmod 700 {folder}")


def open_private(path: Path, flags: int) -> int:
    """Open `path` and return its descriptor.

    What is opened to be written is 0600 from then on, whatever the umask. A symbolic link
    is refused, and so is anything that is not a file.
    """
    with naming(path):
        descriptor = os.open(path, flags | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK, 0o600)
        try:
            mode = os.fstat(descriptor).st_mode
            if not stat.S_ISREG(mode):
                raise StoreError(f"{path} is not a file; move it out of the store's folder")
            if flags & os.O_ACCMODE != os.O_RDONLY and stat.S_IMODE(mode) != 0o600:
                os.fchmod(descriptor, 0o600)
        except BaseException:
            os.close(descriptor)
            raise
    return descriptor


def read(path: Path) -> bytes:
    """Return all that is in `path`."""
    descriptor = open_private(path, os.O_RDONLY)
    try:
        with naming(path):
            return read_from(descriptor, 0)
    finally:
        os.close(descriptor)


def read_from(descriptor: int, start: int, size: int | None = None) -> bytes:
    """Return what is in a file from `start` on: `size` bytes, or all there are by now."""
    pieces, end = [], start if size is None else start + size
    while size is None or start < end:
        piece = os.pread(descriptor, 1 << 20 if size is None else end - start, start)
        if not piece:
            break
        pieces.append(piece)
        start += len(piece)
    return b"".join(pieces)


def write_all(descriptor: int, data: bytes) -> None:
    """Write all of `data`, however few bytes the system takes at a time."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def replace(path: Path, data: bytes, *, beside: str = _NEW) -> None:
    """Put `data` in place of what is in `path`: whole and on the disk, or not at all.

    It is written to a file beside, synced and renamed, and the folder is synced, so that
    it holds after a power cut too. What was written is removed again if it cannot be kept.
    """
    new = path.with_name(path.name + beside)
    descriptor = open_private(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    try:
        with naming(path):
            try:
                write_all(descriptor, data)
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
            new.rename(path)
    except BaseException:
        with suppress(OSError):
            new.unlink()
        raise
    sync_folder(path.parent)


def remove(path: Path) -> None:
    """Remove `path` for good, if it is there."""
    with naming(path):
        path.unlink(missing_ok=True)
    sync_folder(path.parent)


def sweep(folder: Path) -> None:
    """Remove what runs that were cut short have left beside their files. Needs the lock."""
    for stray in folder.glob(f"*{_NEW}"):
        remove(stray)


def sync_folder(folder: Path) -> None:
    """See that the names in `folder` are on the disk."""
    with naming(folder):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
