"""The post's counter: where the books and the relay meet, one letter at a time."""

from collections import Counter as Counts
from dataclasses import dataclass, replace
from datetime import datetime

from nimsmail.logs import get_logger
from nimsmail.network.copies import copy_of
from nimsmail.network.outbox import Item, State, deferred, moved, reason_to_withdraw
from nimsmail.network.returned import refused
from nimsmail.office import Office
from nimsmail.post import Report, Verdict
from nimsmail.press import Printed
from nimsmail.store import Change
from nimsmail.writing.addresses import Unwritable

_log = get_logger("post")


@dataclass(frozen=True, slots=True)
class Claimed:
    """A letter that is marked as on its way, and what the relay is to hear of it."""

    item: Item
    printed: Printed


class Counter:
    """Hands letters out to be sent, and writes down what became of them.

    `ended` counts what has happened here, by state; "cut" counts the tries whose end was
    never seen. All of it blocks, and is to be called off the event loop.
    """

    def __init__(self, office: Office) -> None:
        self._office = office
        self.ended: Counts[str] = Counts()

    def recover(self) -> None:
        """Take up the letters that a run before this one died over: each may have arrived."""
        now = self._office.clock.now()
        stranded = self._office.store.books().find(Item, "state", State.SENDING)
        if stranded:
            with self._office.store.change("recover") as change:
                for item in stranded:
                    why = "interrupted while sending; may have arrived"
                    change.put(deferred(item, self._office.patience, now, why, cut=True))
            self.ended["cut"] += len(stranded)
            _log.warning("letters were interrupted; they may arrive twice", count=len(stranded))

    def claim(self, key: str) -> Claimed | None:
        """Mark a letter as on its way, unless it must not go any more."""
        office, now = self._office, self._office.clock.now()
        item = office.store.books().get(Item, key)
        if item is None:
            return None
        printed: Printed | None = None
        unwritable = ""
        try:
            printed = self._office.press.printed(office.store.books(), item)
        except Unwritable as error:
            unwritable = str(error)
        with office.store.change(f"send {key}") as change:
            item = change.get(Item, key)
            if item is None or item.state not in (State.QUEUED, State.DEFERRED):
                return None
            reason = reason_to_withdraw(change, item)
            if reason is not None:
                withdrawn = moved(item, State.WITHDRAWN, now, reason)
                change.put(withdrawn)
                self._ended(withdrawn, reason)
                return None
            item = moved(item, State.SENDING, now)
            if printed is None:
                self._fail(change, item, unwritable, now)
                return None
            change.put(item)
        return Claimed(item, printed)

    # -- what became of it ------------------------------------------------------------------

    def record(self, item: Item, report: Report) -> Item:
        """Keep what became of a letter, and return it as it is now."""
        now = self._office.clock.now()
        with self._office.store.change(f"{report.verdict} {item.key}") as change:
            match report.verdict:
                case Verdict.SENT:
                    return self._sent(change, item, report.reply, now)
                case Verdict.REFUSED:
                    return self._fail(change, item, report.reply, now)
                case Verdict.LATER | Verdict.UNKNOWN:
                    return self._defer(change, item, report, now)

    def _sent(self, change: Change, item: Item, reply: str, now: datetime) -> Item:
        sent = moved(item, State.SENT, now, reply)
        change.put(sent)
        copy = copy_of(change, item) if self._office.settings.mailbox.sent else None
        if copy is not None:
            change.put(copy)
        return self._ended(sent, reply)

    def _fail(self, change: Change, item: Item, reply: str, now: datetime) -> Item:
        failed = moved(item, State.FAILED, now, reply)
        change.put(failed)
        outcome = refused(change, item, reply, now)
        self._office.clerk.keep(change, outcome, now)
        return self._ended(failed, reply)

    def _defer(self, change: Change, item: Item, report: Report, now: datetime) -> Item:
        if report.pause is not None:
            # The account rests; the letter has lost nothing by it.
            waiting = replace(
                moved(item, State.DEFERRED, now, report.reply),
                attempts=item.attempts - 1,
                not_before=now + report.pause,
            )
        else:
            cut = report.verdict is Verdict.UNKNOWN
            waiting = deferred(item, self._office.patience, now, report.reply, cut=cut)
            self.ended["cut"] += cut
        change.put(waiting)
        if waiting.state is State.FAILED:
            return self._ended(waiting, waiting.reply)
        _log.info("letter waits", letter=item.key, reply=report.reply)
        return waiting

    def _ended(self, item: Item, reply: str) -> Item:
        self.ended[item.state] += 1
        _log.info(f"letter {item.state}", letter=item.key, kind=item.kind, reply=reply)
        return item
