"""Backups of the store: one file each, made while the daemon runs, and put back whole."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from nimsmail.errors import NotFound, StoreError
from nimsmail.network.outbox import WAITING, Item, State
from nimsmail.store import checkpoint, files, journal
from nimsmail.store.archive import RESTORE, Archive
from nimsmail.store.cabinet import Cabinet
from nimsmail.store.checking import kinds_of_core, of_documents
from nimsmail.store.checkpoint import Checkpoint, Marks
from nimsmail.store.codec import to_leaf, to_record
from nimsmail.store.ledger import Ledger
from nimsmail.store.locks import CommitLock, hold
from nimsmail.store.memory import Memory
from nimsmail.store.schema import CURRENT, Schema
from nimsmail.store.settling import finish_restore
from nimsmail.store.shelf import Leaves, Tables
from nimsmail.store.snapshot import NAMES, Snapshot
from nimsmail.store.store import Store

_ZIP = b"PK"  # how every zip begins


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What a restore did: how much it put back, how many letters it held, where the old store is.

    A letter that waited when the backup was made may have gone out since. So none of
    them is sent until a person has released it.
    """

    documents: int
    held: int
    kept: Path | None


def backup(folder: Path, target: Path, *, wait: float = 10.0, schema: Schema = CURRENT) -> int:
    """Copy the store in `folder`, as it is at this moment, to the file `target`.

    The copy is whole: it is put in place, mode 0600, when all of it was read back from the
    store, checked and synced. Returns how many documents are in it.
    """
    _expect_room_for(target, folder)
    Store(folder, wait=wait, create=False, schema=schema).close()
    snapshot = Snapshot.take(folder, wait)
    if snapshot.errors:
        raise snapshot.errors[0]
    whole = snapshot.replayed(snapshot.checkpoint(schema))
    cabinet = Cabinet(folder)  # what is in a file never changes, so no lock is needed
    archive = Archive(
        whole, snapshot.secret(), {name: cabinet.read(name) for name in cabinet.every()}
    )
    files.replace(target, archive.encode(), beside=f".{os.getpid()}.new")
    return len(Memory(whole.tables))


def restore(
    folder: Path,
    source: Path,
    *,
    force: bool = False,
    wait: float = 10.0,
    schema: Schema = CURRENT,
) -> Restored:
    """Put the store that was backed up to `source` in place of the one in `folder`.

    The backup is checked first. A store that holds anything is replaced only with `force`,
    and a copy of it is kept in a folder of its own. Nothing may run on the store meanwhile.
    """
    archive = Archive.decode(_read(source), source, schema)
    tables = schema.migrated(archive.checkpoint.tables, archive.checkpoint.marks.schema)
    for finding in of_documents(Memory(tables).tables(), kinds_of_core()):
        raise StoreError(f"{source}: {finding.what}")
    held = _hold_letters(tables)
    files.claim_folder(folder, create=True)
    with _nothing_else_on(folder, wait):
        generation = _generation_of_old(folder, schema, force=force)
        kept = _keep_old(folder)
        marks = Marks(
            schema=schema.version,
            generation=max(generation, archive.checkpoint.marks.generation) + 1,
            sequence=archive.checkpoint.marks.sequence,
        )
        staged = Archive(Checkpoint(marks, tables), archive.secret, archive.files)
        files.replace(folder / RESTORE, staged.encode())
        finish_restore(folder, schema)
    return Restored(documents=len(Memory(tables)), held=held, kept=kept)


def _expect_room_for(target: Path, folder: Path) -> None:
    """Refuse a target that no backup can be, as a slip of whoever named it."""
    if target.is_dir():
        example = target / "nimsmail.backup"
        raise NotFound(f"{target} is a folder; name a file in it, such as {example}.")
    if not target.parent.is_dir():
        raise NotFound(f"There is no folder {target.parent}; name a file in one that is there.")
    if not os.access(target.parent, os.W_OK | os.X_OK):
        raise NotFound(f"{target.parent} cannot be written in; name a file somewhere else.")
    if target.parent.resolve() == folder.resolve():
        raise NotFound(f"{target} is in the store itself; name a file somewhere else.")


def _read(source: Path) -> bytes:
    """Return what is in a backup; what cannot be one is a slip of whoever named it."""
    try:
        data = source.read_bytes()
    except OSError as error:
        raise NotFound(
            f"{source} cannot be read ({error.strerror}); name a file that "
            "`nimsmail store backup` made."
        ) from None
    if not data.startswith(_ZIP):
        raise NotFound(f"{source} is no backup; name a file that `nimsmail store backup` made.")
    return data


def _hold_letters(tables: Tables) -> int:
    """Hold every letter that waits; return how many there were.

    This is no step in the life of a letter: nobody knows what became of it after the
    backup was made, so even one that was being sent is held.
    """
    leaves: Leaves = tables.get(Item.table, {})
    held = 0
    for id_, leaf in leaves.items():
        item = to_record(Item, leaf)
        if item.state in WAITING:
            leaves[id_] = to_leaf(replace(item, state=State.HELD))
            held += 1
    return held


@contextmanager
def _nothing_else_on(folder: Path, wait: float) -> Iterator[None]:
    with hold(folder, "daemon"), hold(folder, "post"), CommitLock(folder, wait).held():
        yield


def _generation_of_old(folder: Path, schema: Schema, *, force: bool) -> int:
    """Return the generation of the store that is to be replaced, or refuse to replace it."""
    if not any(os.path.lexists(folder / name) for name in NAMES):
        return 0
    try:
        old = Ledger.load(folder, schema)
    except StoreError as error:
        if not force:
            raise StoreError(
                f"{error}; to replace it all the same, restore with --force"
            ) from error
        return _generation_of_damaged(folder)
    old.close()
    if len(old.memory) and not force:
        raise NotFound(
            f"{folder} holds {len(old.memory)} documents; to replace them, restore with --force."
        )
    return old.marks.generation


def _generation_of_damaged(folder: Path) -> int:
    try:
        changes = journal.Journal(folder / journal.NAME)
    except StoreError:
        return 0
    changes.close()
    return changes.heading.generation


def _keep_old(folder: Path) -> Path | None:
    """Copy the store's files to a new folder beside them; return it, or None if there are none."""
    old = [name for name in NAMES if os.path.lexists(folder / name)]
    if checkpoint.NAME not in old:
        return None
    number = 1 + sum(1 for _ in folder.glob("before-restore-*"))
    kept = folder / f"before-restore-{number}"
    files.claim_folder(kept, create=True)
    for name in old:
        files.replace(kept / name, files.read(folder / name))
    files.sync_folder(folder)
    return kept
