"""The proof of a store: everything that can be checked in it is."""

import importlib
import pkgutil
import stat
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from nimsmail import network
from nimsmail.errors import StoreError
from nimsmail.network.records import Record
from nimsmail.store import files, journal
from nimsmail.store.archive import RESTORE, Archive
from nimsmail.store.cabinet import Cabinet
from nimsmail.store.checkpoint import Checkpoint
from nimsmail.store.codec import to_record
from nimsmail.store.files import claim_folder
from nimsmail.store.memory import Memory
from nimsmail.store.schema import CURRENT, Schema
from nimsmail.store.settling import is_restoring
from nimsmail.store.shelf import Tables
from nimsmail.store.snapshot import NAMES, Snapshot
from nimsmail.writing.wording import Wording

Kinds = Mapping[str, type[Record]]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that `check` found, and what to do about it.

    What is not `grave` needs nothing done: the next change sees to it by itself. What is
    grave and no `damage` is about who may read or write: the records are whole.
    """

    what: str
    grave: bool = True
    damage: bool = True


def check(
    folder: Path, *, kinds: Kinds | None = None, wait: float = 10.0, schema: Schema = CURRENT
) -> list[Finding]:
    """Return everything that is wrong with the store in `folder`; nothing, if it is sound.

    Nothing is changed. The lock is held for a moment only, so a daemon may be running.
    Raises StoreError where no store is.
    `kinds` says which record each table holds; by default, all that the core has.
    """
    _expect_store(folder)
    try:
        claim_folder(folder, create=False)
    except StoreError as error:
        return [Finding(str(error), damage=False)]
    try:
        snapshot = Snapshot.take(folder, wait)
    except StoreError as error:
        return [Finding(str(error))]
    if is_restoring(folder):
        return [*_of_modes(folder), *_of_restore(folder, schema)]
    found = _of_files(snapshot, kinds or kinds_of_core(), schema)
    return [*_of_modes(folder), *found, *_of_cabinet(folder)]


def kinds_of_core() -> dict[str, type[Record]]:
    """Return every kind of record that is kept, by its table: the core's, and the words."""
    found: dict[str, type[Record]] = {Wording.table: Wording}
    for module in pkgutil.iter_modules(network.__path__, f"{network.__name__}."):
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, type) and issubclass(value, Record) and hasattr(value, "table"):
                found[value.table] = value
    return found


def of_documents(tables: Tables, kinds: Kinds) -> Iterator[Finding]:
    """Find the documents that are not what their table holds; unknown tables are left alone."""
    for name, leaves in tables.items():
        for leaf in leaves.values() if name in kinds else ():
            try:
                to_record(kinds[name], leaf)
            except StoreError as error:
                yield Finding(str(error))


def _expect_store(folder: Path) -> None:
    with files.naming(folder):
        there = any((folder / name).exists() for name in NAMES)
    if not there:
        raise files.no_store(folder)


def _of_cabinet(folder: Path) -> Iterator[Finding]:
    """Find the files beside the records that are not what they were."""
    cabinet = Cabinet(folder)
    for name in cabinet.every():
        yield from _raised(partial(cabinet.read, name))


def _of_modes(folder: Path) -> Iterator[Finding]:
    for path in sorted(folder.iterdir()):
        mode = stat.S_IMODE(path.lstat().st_mode)
        if path.is_file() and mode & 0o077:
            yield Finding(f"others can read {path}; run: chmod 600 {path}", damage=False)
        if path.suffix == ".new":
            what = f"{path} was left behind by a run that was cut short"
            yield Finding(what, grave=False, damage=False)


def _of_restore(folder: Path, schema: Schema) -> Iterator[Finding]:
    """Check the archive that is being put in place: until it is, the files are of two stores."""
    yield from _raised(
        lambda: Archive.decode(files.read(folder / RESTORE), folder / RESTORE, schema)
    )
    what = f"a restore of {folder} was cut short; the next run ends it"
    yield Finding(what, grave=False, damage=False)


def _of_files(snapshot: Snapshot, kinds: Kinds, schema: Schema) -> Iterator[Finding]:
    yield from (Finding(str(error)) for error in snapshot.errors)
    if snapshot.errors:
        return
    yield from _raised(snapshot.secret)
    yield from _raised(snapshot.lines)
    try:
        kept = snapshot.checkpoint(schema)
    except StoreError as error:
        yield Finding(str(error))
        return
    yield from _of_checkpoint(snapshot, kept, kinds, schema)


def _of_checkpoint(
    snapshot: Snapshot, kept: Checkpoint, kinds: Kinds, schema: Schema
) -> Iterator[Finding]:
    try:
        whole = snapshot.replayed(kept)
        tables = schema.migrated(Memory(whole.tables).tables(), whole.marks.schema)
    except StoreError as error:
        yield Finding(str(error))
        return
    yield from of_documents(tables, kinds)
    end, size = snapshot.lines()[-1].end, len(snapshot.files[journal.NAME])
    if end < size:
        yield Finding(
            f"{snapshot.folder / journal.NAME} ends with {size - end} bytes of a change that"
            " was never finished; the next change cuts them off",
            grave=False,
            damage=False,
        )


def _raised(look: Callable[[], object]) -> Iterator[Finding]:
    try:
        look()
    except StoreError as error:
        yield Finding(str(error))
