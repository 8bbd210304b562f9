"""The post's counter: where the books and the relay meet."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from nimsmail.delivery.gate import Gate
from nimsmail.delivery.lookout import Lookout
from nimsmail.delivery.making import Unmade, fault, made, told
from nimsmail.delivery.reserve import Reserve
from nimsmail.delivery.schedule import Turn
from nimsmail.delivery.tally import Tally
from nimsmail.errors import StoreError
from nimsmail.logs import get_logger, tells
from nimsmail.network.copies import copy_of
from nimsmail.network.dispatches import rests
from nimsmail.network.lastlook import reason_to_withdraw
from nimsmail.network.outbox import Item, State, deferred, moved
from nimsmail.network.records import Books
from nimsmail.network.returned import refused
from nimsmail.office import Office
from nimsmail.post import Report, Verdict
from nimsmail.press import Printed
from nimsmail.store import Change

_log = get_logger("post")


@dataclass(frozen=True, slots=True)
class Prepared:
    """A letter that waits, and its message; `may_go` as far as is known before it is claimed.

    That is still known as long as the lookout has had no `news` since.
    """

    item: Item
    letter: Printed | Unmade
    may_go: bool
    news: int


@dataclass(frozen=True, slots=True)
class Claimed:
    """A letter that is marked as on its way, and what the relay is to hear of it."""

    item: Item
    printed: Printed


@dataclass(frozen=True, slots=True)
class Done:
    """A letter that was on its way, and what became of it."""

    item: Item
    report: Report


@dataclass(frozen=True, slots=True)
class Step:
    """What one connection has to have written down before it sends on."""

    done: Done | None = None
    next: Prepared | None = None


@dataclass(frozen=True, slots=True)
class Stepped:
    """What was written down: the letter that was on its way as it is now, and the one that is."""

    after: Item | None = None
    claimed: Claimed | None = None


class Counter:
    """Hands letters out to be sent, and writes down what became of them.

    `tally` counts what is kept, `gate` tells which letters may leave. All of it may block.
    """

    def __init__(self, office: Office) -> None:
        self._office = office
        self.gate = Gate(office.house, office.clock)
        self._lookout = Lookout(office.store)
        self._kept: Books | None = None
        self._reserve = Reserve(office.store.folder)
        self._is_heard = tells("post", "info")
        self.tally = Tally()

    def recover(self) -> None:
        """Take up the letters whose end a run has not seen: each may have arrived."""
        with self._lookout.change("recover") as change:
            stranded = change.find(Item, "state", State.SENDING)
            now = self._office.clock.now()
            for item in stranded:
                why = "interrupted while sending; may have arrived"
                change.put(deferred(item, self._office.patience, now, why, cut=True))
            traffic = self.gate.count(change, len(stranded), now)
        self.gate.noted(traffic, now)
        for item in stranded:
            self.tally.cut(item.key)
        if stranded:
            _log.warning("letters were interrupted; they may arrive twice", count=len(stranded))

    def newly_waiting(self) -> list[Turn]:
        """Return all letters that wait, if others have kept anything since this was last asked."""
        return self._lookout.newly_waiting()

    def close(self) -> None:
        """Give back what is only held while letters are sent."""
        self._reserve.let_go()

    def prepared(self, key: str) -> Prepared | None:
        """Make a waiting letter's message; None if it does not wait for its turn any more."""
        news, books = self._lookout.news, self._books()
        item = books.get(Item, key)
        if item is None or not _may_be_tried(books, item):
            return None
        letter = made(self._office.press, books, item)
        if isinstance(letter, Unmade):
            return Prepared(item, letter, may_go=False, news=news)
        try:
            reason = reason_to_withdraw(books, item, self._office.clock.now())
        except Exception as error:  # one letter: whether it may go cannot be told
            return Prepared(item, Unmade(fault(item, error)), may_go=False, news=news)
        return Prepared(item, letter, may_go=reason is None, news=news)

    def is_still_good(self, prepared: Prepared, now: datetime) -> bool:
        """Tell whether a look at the books could show nothing else than the last one did."""
        is_in_time = prepared.item.not_after is None or now < prepared.item.not_after
        return is_in_time and prepared.news == self._lookout.news

    def _books(self) -> Books:
        """Return the books as they were at the last change: what counts is asked in the next."""
        if self._kept is None:
            self._kept = self._office.store.books()
        return self._kept

    # -- one change for all that wait ----------------------------------------------------------

    def keep(self, steps: Sequence[Step], wait: float | None = None) -> list[Stepped]:
        """Write down the steps of several connections, in one change; may be done again.

        What became of letters takes the room that was held for it, on a disk that is full.
        """
        if any(step.next for step in steps):
            self._reserve.take()
            return self._keep(steps, wait)
        try:
            return self._keep(steps, wait)
        except StoreError:
            self._reserve.let_go()
            return self._keep(steps, wait)

    def _keep(self, steps: Sequence[Step], wait: float | None) -> list[Stepped]:
        now = self._office.clock.now()
        self._kept, news = None, self._lookout.news
        with self._lookout.change(_why(steps), wait) as change:
            # What happened comes first: what may still go can depend on it.
            ends = [self._ended(change, step.done, now) for step in steps]
            starts = [self._started(change, step.next, now) for step in steps]
            reports = [step.done.report for step in steps if step.done is not None]
            marked = self.gate.mark(change, reports, now)
        self.gate.marked(marked, now)
        if self._lookout.news != news:
            self._lookout.stir()  # who looked meanwhile did not see it yet
        self._kept = None
        for step, after, start in zip(steps, ends, starts, strict=True):
            self._count(step, after, start)
        return [
            Stepped(after, _claimed(step.next, start))
            for step, after, start in zip(steps, ends, starts, strict=True)
        ]

    # -- before it is sent ------------------------------------------------------------------

    def _started(self, change: Change, prepared: Prepared | None, now: datetime) -> Item | None:
        """Mark a letter as on its way, unless it must not go any more, or cannot be made."""
        if prepared is None:
            return None
        item = change.get(Item, prepared.item.key)
        if item is None or not _may_be_tried(change, item):
            return None
        if prepared.may_go and self.is_still_good(prepared, now):
            item = moved(item, State.SENDING, now)
        else:
            item = self._stepped(change, item, prepared.letter, now)
        change.put(item)
        return item

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
        self._lookout.stir()
        self._office.clerk.keep(change, told(change, item, letter, now), now)
        return moved(sending, State.FAILED, now, letter.why)

    # -- what became of it ------------------------------------------------------------------

    def _ended(self, change: Change, done: Done | None, now: datetime) -> Item | None:
        if done is None:
            return None
        after = self._after(done.item, done.report, now)
        change.put(after)
        try:
            self._follow_up(change, after, done.report, now)
        except Exception as error:  # what became of the letter must be kept all the same
            fault(done.item, error)
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
            self._lookout.stir()
            outcome = refused(change, item, report.reply, now)
            self._office.clerk.keep(change, outcome, now)
        elif report.verdict is Verdict.SENT and self._office.settings.mailbox.sent:
            copy = copy_of(change, item)
            if copy is not None:
                change.put(copy)

    # -- counting -----------------------------------------------------------------------------

    def _count(self, step: Step, after: Item | None, start: Item | None) -> None:
        if step.done is not None and after is not None:
            if step.done.report.verdict is Verdict.UNKNOWN:
                self.tally.cut(after.key)
            self._tell(after)
        if start is not None and start.state is not State.SENDING:
            self._tell(start)

    def _tell(self, item: Item) -> None:
        if item.state is not State.DEFERRED:
            self.tally.ended(item.state)
        if not self._is_heard:
            return
        if item.state is State.DEFERRED:
            _log.info("letter waits", letter=item.key, reply=item.reply)
        else:
            _log.info(f"letter {item.state}", letter=item.key, kind=item.kind, reply=item.reply)


def _may_be_tried(books: Books, item: Item) -> bool:
    """Tell whether a letter waits for nothing but its turn.

    One whose dispatch is paused drops out of the schedule here. That the dispatch goes on
    is news from others, and brings it back.
    """
    return item.state in (State.QUEUED, State.DEFERRED) and not rests(books, item)


def _claimed(prepared: Prepared | None, item: Item | None) -> Claimed | None:
    """Return the letter that is to be sent, if it is marked as on its way."""
    if prepared is None or item is None or item.state is not State.SENDING:
        return None
    assert isinstance(prepared.letter, Printed)
    return Claimed(item, prepared.letter)


def _why(steps: Sequence[Step]) -> str:
    """Say what a change is for: what became of which letters, and which are to be sent."""
    done = [f"{step.done.report.verdict} {step.done.item.key}" for step in steps if step.done]
    next_ = [f"send {step.next.item.key}" for step in steps if step.next]
    return ", ".join(done + next_)
