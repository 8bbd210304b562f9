"""Sees what others put into the outbox while letters are being sent."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from nimsmail.network.dispatches import resting
from nimsmail.network.outbox import Item, State
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
        except BaseException:
            self._forget(number)
            raise

    def newly_waiting(self) -> list[Item]:
        """Return all letters that wait, if anybody else has kept anything since the last look.

        Those of a dispatch that is paused are not among them.
        """
        sequence = self._store.sequence
        if not self._is_news(sequence):
            return []
        books = self._store.books()
        found = [books.find(Item, "state", state) for state in (State.QUEUED, State.DEFERRED)]
        paused = resting(books)
        return [item for items in found for item in items if item.dispatch not in paused]

    def _is_news(self, sequence: int) -> bool:
        with self._lock:
            passed = {number for number in self._own if number <= sequence}
            is_news = self._seen + len(passed) != sequence
            self._own -= passed
            self._seen = sequence
            return is_news

    def _note(self, number: int) -> None:
        with self._lock:
            self._own.add(number)

    def _forget(self, number: int) -> None:
        with self._lock:
            self._own.discard(number)
