"""The post's counter: where the books and the relay meet, one letter at a time."""

from dataclasses import dataclass, replace
from datetime import datetime

from nimsmail.delivery.lookout import Lookout
from nimsmail.delivery.making import Unmade, fault, made, told
from nimsmail.delivery.reserve import Reserve
from nimsmail.delivery.tally import Tally
from nimsmail.errors import StoreError
from nimsmail.logs import get_logger
from nimsmail.network.copies import copy_of
from nimsmail.network.lastlook import reason_to_withdraw
from nimsmail.network.outbox import Item, State, deferred, moved
from nimsmail.network.returned import refused
from nimsmail.office import Office
from nimsmail.post import Report, Verdict
from nimsmail.press import Printed
from nimsmail.store import Change

_log = get_logger("post")


@dataclass(frozen=True, slots=True)
class Claimed:
    """A letter that is marked as on its way, and what the relay is to hear of it."""

    item: Item
    printed: Printed


class Counter:
    """Hands letters out to be sent, and writes down what became of them.

    `tally` counts what is kept. All of it blocks, and is to be called off the event loop.
    """

    def __init__(self, office: Office) -> None:
        self._office = office
        self._lookout = Lookout(office.store)
        self._reserve = Reserve(office.store.folder)
        self.tally = Tally()

    def recover(self) -> None:
        """Take up the letters whose end a run has not seen: each may have arrived."""
        with self._lookout.change("recover") as change:
            stranded = change.find(Item, "state", State.SENDING)
            now = self._office.clock.now()
            for item in stranded:
                why = "interrupted while sending; may have arrived"
                change.put(deferred(item, self._office.patience, now, why, cut=True))
        for item in stranded:
            self.tally.cut(item.key)
        if stranded:
            _log.warning("letters were interrupted; they may arrive twice", count=len(stranded))

    def newly_waiting(self) -> list[Item]:
        """Return all letters that wait, if others have kept anything since this was last asked."""
        return self._lookout.newly_waiting()

    def close(self) -> None:
        """Give back what is only held while letters are sent."""
        self._reserve.let_go()

    # -- before it is sent ------------------------------------------------------------------

    def claim(self, key: str) -> Claimed | None:
        """Mark a letter as on its way, unless it must not go any more, or cannot be made."""
        self._reserve.take()
        books, now = self._office.store.books(), self._office.clock.now()
        item = books.get(Item, key)
        if item is None:
            return None
        letter = made(self._office.press, books, item)
        with self._lookout.change(f"send {key}") as change:
            item = change.get(Item, key)
            if item is None or item.state not in (State.QUEUED, State.DEFERRED):
                return None
            item = self._stepped(change, item, letter, now)
            change.put(item)
        if isinstance(letter, Printed) and item.state is State.SENDING:
            return Claimed(item, letter)
        self._count(item)
        return None

    def _stepped(self, change: Change, item: Item, letter: Printed | Unmade, now: datetime) -> Item:
        """Return a letter that would be sent as it is now: SENDING, WITHDRAWN or FAILED."""
        try:
            reason = reason_to_withdraw(change, item, now)
        except Exception as error:  # one letter: whether it may go cannot be told
            reason, letter = None, Unmade(fault(item, error))
        if reason is not None:
            return moved(item, State.WITHDRAWN, now, reason)
        sending = moved(item, State.SENDING, now)
        if isinstance(letter, Printed):
            return sending
        self._office.clerk.keep(change, told(change, item, letter, now), now)
        return moved(sending, State.FAILED, now, letter.why)

    # -- what became of it ------------------------------------------------------------------

    def record(self, item: Item, report: Report) -> Item:
        """Keep what became of a letter, and return it as it is now; may be done again.

        On a disk that is full it takes the room that was held for this.
        """
        try:
            return self._record(item, report)
        except StoreError:
            self._reserve.let_go()
            return self._record(item, report)

    def _record(self, item: Item, report: Report) -> Item:
        now = self._office.clock.now()
        after = self._after(item, report, now)
        with self._lookout.change(f"{report.verdict} {item.key}") as change:
            change.put(after)
            try:
                self._follow_up(change, after, report, now)
            except Exception as error:  # what became of the letter must be kept all the same
                fault(item, error)
        if report.verdict is Verdict.UNKNOWN:
            self.tally.cut(item.key)
        self._count(after)
        return after

    def _after(self, item: Item, report: Report, now: datetime) -> Item:
        match report.verdict:
            case Verdict.SENT:
                return moved(item, State.SENT, now, report.reply)
            case Verdict.REFUSED:
                return moved(item, State.FAILED, now, report.reply)
            case Verdict.LATER | Verdict.UNKNOWN:
                return self._waiting(item, report, now)

    def _waiting(self, item: Item, report: Report, now: datetime) -> Item:
        if report.pause is None:
            cut = report.verdict is Verdict.UNKNOWN
            return deferred(item, self._office.patience, now, report.reply, cut=cut)
        # The account rests; the letter has lost nothing by it.
        return replace(
            moved(item, State.DEFERRED, now, report.reply),
            attempts=item.attempts - 1,
            not_before=now + report.pause,
        )

    def _follow_up(self, change: Change, item: Item, report: Report, now: datetime) -> None:
        """Keep what follows for the Sent folder, the address and the coordinator."""
        if report.verdict is Verdict.REFUSED:
            outcome = refused(change, item, report.reply, now)
            self._office.clerk.keep(change, outcome, now)
        elif report.verdict is Verdict.SENT and self._office.settings.mailbox.sent:
            copy = copy_of(change, item)
            if copy is not None:
                change.put(copy)

    def _count(self, item: Item) -> None:
        if item.state is State.DEFERRED:
            _log.info("letter waits", letter=item.key, reply=item.reply)
            return
        self.tally.ended(item.state)
        _log.info(f"letter {item.state}", letter=item.key, kind=item.kind, reply=item.reply)
