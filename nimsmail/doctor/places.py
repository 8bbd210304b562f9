"""The store: whether it can be written, is whole, and has room."""

import os
import pwd
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from nimsmail.doctor.finding import Finding, doubtful, ill, of_error, well
from nimsmail.doctor.patient import Patient
from nimsmail.errors import Busy, StoreError
from nimsmail.store import check
from nimsmail.store.files import no_store
from nimsmail.store.schema import CURRENT
from nimsmail.store.snapshot import Snapshot

_PATIENCE = 10.0  # seconds that a commit under way gets to end
_ROOM = 200_000_000  # octets; a checkpoint writes the whole store beside the old one


def look(patient: Patient) -> Iterator[Finding]:
    """Look at the folder, then at everything in it."""
    folder = patient.settings.store.folder
    if not folder.is_dir():
        yield of_error("store", no_store(folder))
        return
    trouble = _write(folder)
    if trouble is not None:
        yield ill(
            "store",
            f"{folder} cannot be written to ({trouble})",
            f"give it to the user that nimsmail runs as: chown -R {_us()} {folder}",
        )
    else:
        yield well("store", f"{folder} can be written to")
    yield from _of_room(folder)
    yield from _of_records(folder)


def _write(folder: Path) -> str | None:
    """Write and sync a file as a commit does; return what stood in the way, if anything."""
    try:
        with tempfile.NamedTemporaryFile(dir=folder, prefix=".doctor-") as file:
            file.write(b"nimsmail doctor")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        return error.strerror or type(error).__name__
    return None


def _of_room(folder: Path) -> Iterator[Finding]:
    free = shutil.disk_usage(folder).free
    if free < _ROOM:
        what = f"only {free // 1_000_000} MB are free where {folder} is"
        yield doubtful("store", what, "make room: backups may be moved, old logs deleted")


def _of_records(folder: Path) -> Iterator[Finding]:
    """Have the store prove itself; it is not opened, which would bring it up to date."""
    try:
        found = tuple(check(folder))
    except (StoreError, Busy) as error:
        yield of_error("store", error, "restore a backup with `nimsmail store restore`")
        return
    for each in found:
        yield _told(each.what, grave=each.grave)
    if any(each.grave for each in found):
        return
    kept = Snapshot.take(folder, _PATIENCE).checkpoint(CURRENT).marks.schema
    if kept == CURRENT.version:
        yield well("store", "every record is whole")
    else:
        yield doubtful(
            "store",
            f"it has the form of an older nimsmail (schema {kept}); the next command or"
            f" daemon that opens it brings it to schema {CURRENT.version}",
            "make a backup before: nimsmail store backup",
        )


def _told(text: str, *, grave: bool) -> Finding:
    if not grave:
        return doubtful("store", text, "nothing need be done")
    return of_error("store", StoreError(text), "restore a backup with `nimsmail store restore`")


def _us() -> str:
    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:
        return str(os.geteuid())
