"""What is done to a store's folder, under the lock, before anybody reads it.

A store is made, a step that was cut short is finished, an older one is brought up to date.
Each can be cut short in its turn, anywhere, and done again.
"""

import os
from dataclasses import replace
from pathlib import Path

from nimsmail.errors import StoreError
from nimsmail.store import checkpoint, files, journal, secret
from nimsmail.store.archive import RESTORE, Archive
from nimsmail.store.cabinet import Cabinet
from nimsmail.store.checkpoint import Marks
from nimsmail.store.journal import Journal
from nimsmail.store.ledger import Ledger, start_journal
from nimsmail.store.memory import Memory
from nimsmail.store.schema import Schema


def is_restoring(folder: Path) -> bool:
    """Tell whether a restore was begun here and is not done yet."""
    return os.path.lexists(folder / RESTORE)


def settle(folder: Path, schema: Schema, *, create: bool) -> None:
    """Make the store in `folder` fit to be read: whole, and of our schema."""
    if is_restoring(folder):
        finish_restore(folder, schema)
    if not os.path.lexists(folder / checkpoint.NAME):
        if not create:
            raise files.no_store(folder)
        _begin(folder, schema)
    kept, _ = checkpoint.load(folder, schema)
    if _generation_of_journal(folder) < kept.marks.generation:
        # The checkpoint before was the last step that was done: all is in it.
        start_journal(folder, kept.marks)
    if kept.marks.schema < schema.version:
        _migrate(folder, schema)


def finish_restore(folder: Path, schema: Schema) -> None:
    """Put the archive that lies in the folder in place of the store. It may be done again."""
    archive = Archive.decode(files.read(folder / RESTORE), folder / RESTORE, schema)
    cabinet = Cabinet(folder)
    for name, octets in archive.files.items():
        cabinet.put(name, octets)
    files.replace(folder / secret.NAME, secret.encode(archive.secret))
    start_journal(folder, archive.checkpoint.marks)
    checkpoint.save(folder, archive.checkpoint.marks, archive.checkpoint.tables)
    files.remove(folder / RESTORE)


def _begin(folder: Path, schema: Schema) -> None:
    """Make an empty store, its checkpoint last, so that one without is never a whole one."""
    marks = Marks(schema=schema.version, generation=1, sequence=0)
    if os.path.lexists(folder / journal.NAME):
        _refuse_orphan(folder)
    secret.make(folder)
    start_journal(folder, marks)
    checkpoint.save(folder, marks, {})


def _refuse_orphan(folder: Path) -> None:
    orphan = Journal(folder / journal.NAME)
    try:
        if orphan.heading.generation > 1 or any(orphan.read_on()):
            raise StoreError(
                f"{folder / checkpoint.NAME} is missing, though its journal is there;"
                " restore a backup"
            )
    finally:
        orphan.close()


def _generation_of_journal(folder: Path) -> int:
    changes = Journal(folder / journal.NAME)
    changes.close()
    return changes.heading.generation


def _migrate(folder: Path, schema: Schema) -> None:
    """Bring the documents up to our schema; a whole checkpoint of the old one is kept."""
    old = Ledger.load(folder, schema)
    old.close()
    marks = replace(old.marks, sequence=old.sequence)
    copy = folder / f"{checkpoint.NAME}.v{marks.schema}"
    files.replace(copy, checkpoint.encode(marks, old.memory.tables()))
    tables = schema.migrated(old.memory.tables(), marks.schema)
    Memory(tables)  # refuses documents without keys of their own
    marks = replace(marks, schema=schema.version, generation=marks.generation + 1)
    checkpoint.save(folder, marks, tables)
    start_journal(folder, marks)
