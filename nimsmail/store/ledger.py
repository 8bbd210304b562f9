"""A checkpoint and its journal, read together: what one generation of the store holds."""

from dataclasses import replace
from pathlib import Path
from typing import Self

from nimsmail.errors import StoreError
from nimsmail.store import checkpoint, journal
from nimsmail.store.checkpoint import Checkpoint, Marks
from nimsmail.store.journal import Entry, Heading, Journal
from nimsmail.store.memory import Memory, Write
from nimsmail.store.schema import Schema

_FLOOR = 4 << 20  # bytes of journal that are read in no time


class Ledger:
    """The open store: what is kept, in memory and on the disk."""

    def __init__(self, folder: Path, kept: Checkpoint, size: int, changes: Journal) -> None:
        self.folder = folder
        self.marks = kept.marks
        self.memory = Memory(kept.tables)
        self._size = size
        self._journal = changes

    @classmethod
    def load(cls, folder: Path, schema: Schema) -> Self:
        """Read what is in `folder`, of our schema or an older one, or raise StoreError.

        Without the lock the two files may be of different moments, while a checkpoint
        is made. They don't fit then; with the lock they must.
        """
        changes = Journal(folder / journal.NAME)
        try:
            kept, size = checkpoint.load(folder, schema)
            refuse_strangers(changes.heading, kept.marks, folder)
            ledger = cls(folder, kept, size, changes)
            ledger.read_on()
        except BaseException:
            changes.close()
            raise
        return ledger

    @property
    def sequence(self) -> int:
        """The number of the last change."""
        return self._journal.sequence

    @property
    def is_bulky(self) -> bool:
        """Tell whether the journal has outgrown the checkpoint."""
        return self._journal.size > max(self._size, _FLOOR)

    def is_unchanged(self) -> bool:
        """Tell whether nobody else can have written since the last look."""
        return self._journal.is_unchanged()

    def is_current(self) -> bool:
        """Tell whether this is still what is on the disk, up to where it was read."""
        return self._journal.is_mine()

    def read_on(self) -> None:
        """Take in what others have committed."""
        for entry in self._journal.read_on():
            self.memory.apply(entry.writes)

    def cut_tail(self) -> int:
        """Cut off a change that was never finished; return its size. Needs the lock."""
        return self._journal.cut()

    def append(self, why: str, writes: list[Write]) -> None:
        """Commit a change: to the disk first, then to the memory. Needs the lock."""
        number = self.sequence + 1
        self._journal.append(Entry(sequence=number, why=why, writes=writes))
        self.memory.apply(writes)

    def renew(self) -> None:
        """Write a checkpoint of all there is, and start the next journal. Needs the lock."""
        marks = replace(self.marks, generation=self.marks.generation + 1, sequence=self.sequence)
        self._size = checkpoint.save(self.folder, marks, self.memory.tables())
        start_journal(self.folder, marks)
        self._journal.close()
        self._journal = Journal(self.folder / journal.NAME)
        self.marks = marks

    def close(self) -> None:
        """Let go of the files."""
        self._journal.close()


def start_journal(folder: Path, marks: Marks) -> None:
    """Put an empty journal beside the checkpoint that has these marks."""
    journal.create(folder, Heading(generation=marks.generation, sequence=marks.sequence))


def refuse_strangers(heading: Heading, marks: Marks, folder: Path) -> None:
    """Raise StoreError unless the journal is the one that follows the checkpoint."""
    if (heading.generation, heading.sequence) != (marks.generation, marks.sequence):
        raise StoreError(
            f"{folder / journal.NAME} (generation {heading.generation}, change"
            f" {heading.sequence}) does not follow {folder / checkpoint.NAME} (generation"
            f" {marks.generation}, change {marks.sequence}); restore a backup"
        )
