"""The clerk: writes an outcome into the books, whole, within one change.

All three doors end here: what a mail, the clock or the coordinator leads to is kept in
the same way, and a letter that the outbox has already is not queued again.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from nimsmail.network.caps import Admission, admitted
from nimsmail.network.dispatches import Dispatch
from nimsmail.network.house import House
from nimsmail.network.letters import Letter
from nimsmail.network.outbox import Item, State, queued
from nimsmail.network.outcome import Outcome
from nimsmail.network.records import Books, Record
from nimsmail.network.reviews import Review, Why
from nimsmail.writing.wording import Wording


class Ledger(Books, Protocol):
    """The books, open for one change."""

    def put(self, record: Record) -> None:
        """Keep `record`, in place of any with its key."""
        ...

    def remove(self, kind: type[Record], key: str) -> None:
        """Forget the record of `kind` with this key, if there is one."""
        ...


class Words(Protocol):
    """Somebody who can put a letter into words."""

    def word(self, letter: Letter) -> Wording:
        """Word `letter` in its reader's language."""
        ...


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of an outcome's letters, by their ids, and the dispatch that they make."""

    queued: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    dispatch: str | None = None


class Clerk:
    """Keeps outcomes, in the words of `words`, under the caps of `house`."""

    def __init__(self, house: House, words: Words) -> None:
        self.house = house
        self._words = words

    def keep(
        self,
        ledger: Ledger,
        outcome: Outcome,
        now: datetime,
        *,
        approved: bool = False,
        dispatch: Dispatch | None = None,
    ) -> Kept:
        """Write `outcome` into `ledger`: the change that holds it is kept whole or not at all.

        `approved` tells that a person has approved its letters, which are not capped then.
        They are then the letters of `dispatch`, if there is one. Where the outbox has them
        all already, since the same was approved before, no dispatch is made.
        """
        for record in outcome.removed:
            ledger.remove(type(record), record.key)
        for record in (*outcome.records, *outcome.reviews):
            ledger.put(record)
        key = dispatch.key if dispatch else None
        kept = self._queue(ledger, outcome.letters, now, approved, key)
        count = len(kept.queued) + len(kept.held)
        if dispatch is None or not count:
            return kept
        ledger.put(replace(dispatch, count=count))
        return replace(kept, dispatch=key)

    def _queue(
        self,
        ledger: Ledger,
        letters: Iterable[Letter],
        now: datetime,
        approved: bool,
        dispatch: str | None,
    ) -> Kept:
        sent: list[str] = []
        held: list[str] = []
        dropped: list[str] = []
        for letter in letters:
            key = self.house.seal.id_of("letter", letter.key)
            if ledger.get(Item, key) is not None:
                continue
            admission = admitted(ledger, self.house, letter, now, approved=approved)
            if admission.state is None:
                dropped.append(key)
                continue
            (held if admission.state is State.HELD else sent).append(key)
            self._put(ledger, letter, admission, now, dispatch)
        return Kept(tuple(sent), tuple(held), tuple(dropped))

    def _put(
        self,
        ledger: Ledger,
        letter: Letter,
        admission: Admission,
        now: datetime,
        dispatch: str | None,
    ) -> None:
        assert admission.state is not None
        wording = self._words.word(letter)
        if ledger.get(Wording, wording.key) is None:
            ledger.put(wording)
        if admission.tally is not None:
            ledger.put(admission.tally)
        if admission.why:
            ledger.put(_capped(letter, admission, now))
        state = admission.state
        ledger.put(queued(letter, wording.key, self.house, now, state, dispatch))


def _capped(letter: Letter, admission: Admission, now: datetime) -> Review:
    """Return the word to the coordinator that letters are held; one for each hour."""
    return Review(
        key=f"capped/{letter.network}/{now:%Y-%m-%dT%H}",
        network=letter.network,
        received=now,
        why=Why.CAPPED,
        details=(admission.why,),
    )
