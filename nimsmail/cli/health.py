"""How the secretariat is: what its books and the daemon's signs of life say."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from nimsmail.cli.call import Call
from nimsmail.daemon.heartbeat import Heartbeat, read
from nimsmail.errors import Busy
from nimsmail.network.dispatches import resting
from nimsmail.network.forecast import Forecast, forecast
from nimsmail.network.minding import next_duty
from nimsmail.network.outbox import WAITING, Item, State
from nimsmail.network.records import Books
from nimsmail.network.reviews import Review, Stage
from nimsmail.network.standstill import KEY, Standstill
from nimsmail.network.telling import next_notice
from nimsmail.network.timetable import Wait
from nimsmail.network.traffic import Traffic, in_a_day
from nimsmail.store import Store

_LONG = timedelta(minutes=15)  # without a look at the inbox, or without sending what is due
_LATELY = timedelta(days=7)
_FEW = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How fast letters leave, and what keeps them waiting although they are due, if anything.

    `left` counts those of the last 24 hours, where a limit makes it worth counting.
    """

    left: int
    expected: Forecast
    wait: Wait | None
    standstill: Standstill | None

    def lets(self, item: Item) -> bool:
        """Tell whether the timetable lets this letter out."""
        return self.wait is None or (item.automatic and not self.wait.all_)


def pace_of(call: Call, waiting: list[Item]) -> Pace:
    """Look at what has left, and foretell when what waits will have."""
    books, now, timetable = call.books, call.now, call.house.timetable
    traffic = tuple(books.every(Traffic))
    standstill = books.get(Standstill, KEY)
    return Pace(
        left=in_a_day(traffic, now),
        expected=forecast(timetable, traffic, len(waiting), now, standstill),
        wait=timetable.wait(traffic, now) if waiting else None,
        standstill=standstill if standstill and standstill.stands(now) else None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """What there is to know at a glance; `troubles` are sentences that need a person.

    Of the letters that wait, `paused` rest with their dispatch.
    """

    alive: bool
    beat: Heartbeat | None
    waiting: int
    due: int
    held: int
    paused: int
    failed: tuple[Item, ...]
    reviews: int
    next_due: datetime | None
    pace: Pace
    troubles: tuple[str, ...]


def health_of(call: Call) -> Health:
    """Look at the books and at the daemon."""
    store, now = call.office.store, call.now
    books = call.books
    waiting = [item for state in WAITING for item in books.find(Item, "state", state)]
    alive, beat = is_alive(store), read(store.folder)
    paused = resting(books)
    free = [item for item in waiting if item.dispatch not in paused]
    pace = pace_of(call, free)
    due = [item for item in free if item.not_before <= now and pace.lets(item)]
    return Health(
        alive=alive,
        beat=beat,
        waiting=len(waiting),
        due=len(due),
        held=books.count(Item, state=State.HELD),
        paused=len(waiting) - len(free),
        failed=_failed(books, now),
        reviews=sum(len(books.find(Review, "stage", each)) for each in (Stage.NEW, Stage.OPEN)),
        next_due=_next_due(call, free),
        pace=pace,
        troubles=tuple(_troubles(alive, beat, due, now)),
    )


def is_alive(store: Store) -> bool:
    """Tell whether a daemon runs on this store: while it does, nobody else can be the daemon."""
    try:
        with store.hold("daemon"):
            return False
    except Busy:
        return True


def _failed(books: Books, now: datetime) -> tuple[Item, ...]:
    lately = [
        item
        for item in books.find(Item, "state", State.FAILED)
        if item.ended is not None and now - item.ended < _LATELY
    ]
    return tuple(sorted(lately, key=lambda item: item.ended or now, reverse=True)[:_FEW])


def _next_due(call: Call, waiting: list[Item]) -> datetime | None:
    oldest = next_notice(call.books, call.house)
    notices = [oldest + call.house.caps.notice_after] if oldest else []
    duty = next_duty(call.books, call.house, call.now)
    duties = [duty] if duty else []
    return min([*notices, *duties, *(item.not_before for item in waiting)], default=None)


def _troubles(alive: bool, beat: Heartbeat | None, due: list[Item], now: datetime) -> list[str]:
    if not alive:
        return ["The daemon is not running; start it with nimsmail daemon, or see its log."]
    if beat is None:
        return ["The daemon has given no sign of life; see its log."]
    found = []
    since = beat.inbox_read or beat.started
    if now - since > _LONG:
        why = f" ({beat.inbox_trouble})" if beat.inbox_trouble else ""
        found.append(
            f"The inbox was not read for {_minutes(now - since)}{why}; run nimsmail doctor."
        )
    oldest = min((item.not_before for item in due), default=now)
    still = now - max(oldest, beat.letter_sent or oldest)
    if due and still > _LONG:
        why = f" ({beat.post_trouble})" if beat.post_trouble else ""
        found.append(
            f"Letters are due, and none has gone out for {_minutes(still)}{why}; "
            "run nimsmail doctor."
        )
    return found


def _minutes(length: timedelta) -> str:
    minutes = int(length.total_seconds() // 60)
    return f"{minutes} minutes" if minutes < 120 else f"{minutes // 60} hours"
