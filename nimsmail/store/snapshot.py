"""The store's files as they were at one moment, for a backup or a check."""

import os
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from nimsmail.errors import StoreError
from nimsmail.store import checkpoint, journal, secret
from nimsmail.store.checkpoint import Checkpoint, Marks
from nimsmail.store.files import naming, open_private, read_from
from nimsmail.store.journal import Line, entry_of, heading_of, lines
from nimsmail.store.ledger import refuse_strangers
from nimsmail.store.locks import CommitLock
from nimsmail.store.memory import Memory
from nimsmail.store.schema import Schema

NAMES = (checkpoint.NAME, journal.NAME, secret.NAME)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The bytes of the files, all of one moment; a file that can't be read is not among them."""

    folder: Path
    files: dict[str, bytes]
    errors: tuple[StoreError, ...] = ()

    @classmethod
    def take(cls, folder: Path, wait: float) -> "Snapshot":
        """Open the files under the lock, and read them after it is let go.

        A checkpoint is replaced and never written to, and a journal only grows: what was
        in the open files then is what will be read.
        """
        opened, errors = [], []
        with ExitStack() as stack:
            with CommitLock(folder, wait).held():
                for name in NAMES:
                    try:
                        file = open_private(folder / name, os.O_RDONLY)
                    except StoreError as error:
                        errors.append(error)
                    else:
                        stack.callback(os.close, file)
                        opened.append((name, file, os.fstat(file).st_size))
            with naming(folder):
                files = {name: read_from(file, 0, size) for name, file, size in opened}
        return cls(folder, files, tuple(errors))

    def checkpoint(self, schema: Schema) -> Checkpoint:
        """Return the checkpoint alone; its documents may be of an older schema."""
        path = self.folder / checkpoint.NAME
        return checkpoint.decode(self.files[checkpoint.NAME], path, schema)

    def secret(self) -> bytes:
        """Return the secret."""
        return secret.decode(self.files[secret.NAME], self.folder / secret.NAME)

    def lines(self) -> list[Line]:
        """Return the finished lines of the journal."""
        return list(lines(self.files[journal.NAME], self.folder / journal.NAME))

    def replayed(self, kept: Checkpoint) -> Checkpoint:
        """Return `kept` with all changes of the journal in it."""
        path = self.folder / journal.NAME
        first, *rest = self.lines() or [Line(b"", b"", 0, 0)]
        heading = heading_of(first, path)
        if heading.generation < kept.marks.generation:
            return kept
        refuse_strangers(heading, kept.marks, self.folder)
        memory = Memory(kept.tables)
        for number, line in enumerate(rest, start=kept.marks.sequence + 1):
            memory.apply(entry_of(line, path, number).writes)
        marks: Marks = replace(kept.marks, sequence=kept.marks.sequence + len(rest))
        return Checkpoint(marks, memory.tables())
