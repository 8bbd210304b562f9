"""The store: what is kept, by one change after another, for several threads and processes."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Self

from nimsmail.errors import StoreError
from nimsmail.store import secret
from nimsmail.store.books import Change, KeptBooks
from nimsmail.store.cabinet import Cabinet
from nimsmail.store.files import claim_folder, sweep
from nimsmail.store.ledger import Ledger
from nimsmail.store.locks import CommitLock, hold
from nimsmail.store.memory import Memory, Write
from nimsmail.store.schema import CURRENT, Schema
from nimsmail.store.settling import is_restoring, settle
from nimsmail.store.storage import KeyedTinyDB


class Store:
    """A folder with all that the secretariat knows.

    Any number of threads and processes may have it open at once: each sees what the
    others have committed, and one at a time changes it. It is read without any lock.
    An open store must not be carried over a fork.
    """

    def __init__(
        self, folder: Path, *, wait: float = 10.0, create: bool = True, schema: Schema = CURRENT
    ) -> None:
        """Open the store in `folder`, making it if there is none and `create` says so.

        `wait` is how many seconds a change waits for the changes of others.
        """
        self.folder = folder
        self._schema = schema
        self._create = create
        claim_folder(folder, create=create)
        self._lock = CommitLock(folder, wait)
        # Guards the ledger among threads; whoever wants both takes `_lock` first.
        self._mutex = RLock()
        self._ledger: Ledger | None = None
        self._reports: list[str] = []
        self._refreshed()

    def books(self) -> KeptBooks:
        """Return the books, with all that anybody has committed by now.

        When nothing was, it costs a look at one file.
        """
        return KeptBooks(self._refreshed().memory)

    @contextmanager
    def change(self, why: str, wait: float | None = None) -> Iterator[Change]:
        """Change the books: all that the block puts and removes is committed at its end.

        If the block raises, nothing is. Nobody else changes the books meanwhile, so what
        it reads stays true; Busy when that can't be had in time, or within `wait` seconds.
        `why` is kept in the journal: keys, never names.
        """
        with self._lock.held(wait):
            change = Change(self._settled().memory)
            try:
                yield change
                writes = change.writes()
            finally:
                change.end()
            if writes:
                self._commit(why, writes)

    def scratch(self) -> Change:
        """Return the books to write in without anything being kept, for a rehearsal.

        They are as they were at this moment, as long as this store is asked for nothing else.
        """
        return Change(self._refreshed().memory)

    def is_bulky(self) -> bool:
        """Tell whether it is time for a checkpoint."""
        with self._mutex:
            return self._ledger is not None and self._ledger.is_bulky

    def checkpoint(self) -> None:
        """Write everything to the file that plain TinyDB opens, and start the journal anew.

        Its cost grows with the store, so it is never made as part of a change.
        """
        with self._lock.held(), self._mutex, self._trusting():
            self._settled().renew()
            sweep(self.folder)

    @property
    def sequence(self) -> int:
        """How many changes there have been: another number means that something was kept."""
        return self._refreshed().sequence

    @property
    def cabinet(self) -> Cabinet:
        """The files that are kept beside the records."""
        return Cabinet(self.folder)

    def secret(self) -> bytes:
        """Return the store's own secret, from which ids and tokens are made."""
        return secret.load(self.folder)

    def hold(self, name: str) -> AbstractContextManager[None]:
        """Be the only `name` on this store ("daemon", "post") during a block, or raise Busy."""
        return hold(self.folder, name)

    @property
    def reports(self) -> tuple[str, ...]:
        """What the operator should know of: changes cut short, which were cut off."""
        return tuple(self._reports)

    @property
    def tinydb(self) -> KeyedTinyDB:
        """Return the store as TinyDB, for scripts: whatever it writes is a change, too."""
        return KeyedTinyDB(self._memory, self.change)

    def close(self) -> None:
        """Let go of the files. Using the store again opens them again."""
        with self._mutex:
            self._drop()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    # -- the ledger ------------------------------------------------------------------------

    def _memory(self) -> Memory:
        return self._refreshed().memory

    def _refreshed(self) -> Ledger:
        """Return the ledger as others have left it, read without the lock if that can be done.

        It can't when a checkpoint is being made at this moment, or a step that was cut
        short must be finished first; and damage counts only when it is seen with the lock.
        """
        with self._mutex:
            try:
                return self._followed()
            except StoreError:
                self._drop()
        with self._lock.held():
            return self._settled()

    def _followed(self) -> Ledger:
        ledger = self._ledger
        if ledger is not None and ledger.is_unchanged():
            return ledger
        if ledger is not None and ledger.is_current():
            ledger.read_on()
            return ledger
        return self._loaded()

    def _settled(self) -> Ledger:
        """Return the ledger with nothing left undone. Needs the lock."""
        with self._mutex, self._trusting():
            ledger = self._ledger
            if ledger is None or is_restoring(self.folder) or not ledger.is_current():
                settle(self.folder, self._schema, create=self._create)
                ledger = self._loaded()
            elif not ledger.is_unchanged():
                ledger.read_on()
            if cut := ledger.cut_tail():
                self._reports.append(
                    f"the last {cut} bytes of {self.folder}/store.journal were a change that"
                    " was never finished; they were cut off, and nothing else is missing"
                )
            return ledger

    def _loaded(self) -> Ledger:
        self._drop()
        if is_restoring(self.folder):
            raise StoreError(f"a restore of {self.folder} is not finished")
        ledger = Ledger.load(self.folder, self._schema)
        if ledger.marks.schema != self._schema.version:
            ledger.close()
            raise StoreError(f"{self.folder} must be migrated first")
        self._ledger = ledger
        return ledger

    def _commit(self, why: str, writes: list[Write]) -> None:
        with self._mutex, self._trusting():
            self._settled().append(why, writes)

    @contextmanager
    def _trusting(self) -> Iterator[None]:
        """Trust nothing in memory after a failure: the next one who asks reads it all again."""
        try:
            yield
        except BaseException:
            self._drop()
            raise

    def _drop(self) -> None:
        if self._ledger is not None:
            self._ledger.close()
            self._ledger = None
