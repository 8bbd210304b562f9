"""Sees what others keep while letters are being sent."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from nimsmail.delivery.schedule import Turn
from nimsmail.network.dispatches import resting
from nimsmail.network.outbox import State
from nimsmail.store import Change, Store


class Lookout:
    """Knows which changes of the store are the post's own, and so when to look.

    A look costs as much as letters wait; a dispatch that nobody disturbs needs only one.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = Lock()
        self._seen = -1
        self._own: set[int] = set()
        self._last = -1
        self._news = 0

    @property
    def news(self) -> int:
        """How often anything was kept that could decide whether a letter may go.

        While this stays as it is, what was looked up before is still true.
        """
        return self._news

    def stir(self) -> None:
        """Count a change of the post's own that could decide whether another letter may go."""
        self._news += 1

    @contextmanager
    def change(self, why: str, wait: float | None = None) -> Iterator[Change]:
        """Change the books without taking that for news; Busy if they can't be had in time."""
        number = -1
        try:
            with self._store.change(why, wait) as change:
                # Nobody else changes the books before this is over, so the number is ours.
                number = self._store.sequence + 1
                self._note(number)
                yield change
                if not change.writes():
                    self._forget(number)
                    number -= 1
            self._last = number
        except BaseException:
            self._forget(number)
            raise

    def newly_waiting(self) -> list[Turn]:
        """Return all letters that wait, if anybody else has kept anything since the last look.

        Those of a dispatch that is paused are not among them.
        """
        sequence = self._store.sequence
        if not self._is_news(sequence):
            return []
        books = self._store.books()
        found = [books.find(Turn, "state", state) for state in (State.QUEUED, State.DEFERRED)]
        paused = resting(books)
        return [turn for turns in found for turn in turns if turn.dispatch not in paused]

    def _is_news(self, sequence: int) -> bool:
        with self._lock:
            passed = {number for number in self._own if number <= sequence}
            is_news = self._seen + len(passed) != sequence
            self._own -= passed
            self._seen = sequence
            return is_news

    def _note(self, number: int) -> None:
        if number != self._last + 1:
            self._news += 1
        with self._lock:
            self._own.add(number)

    def _forget(self, number: int) -> None:
        with self._lock:
            self._own.discard(number)
