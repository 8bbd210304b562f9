"""The letters that wait, in the order they are to go, and those that a window has in hand."""

import asyncio
from collections import deque
from contextlib import suppress
from dataclasses import dataclass

from nimsmail.clock import Clock
from nimsmail.delivery.counter import Counter, Prepared
from nimsmail.delivery.gate import Lets
from nimsmail.delivery.schedule import Place, Schedule
from nimsmail.errors import NimsmailError
from nimsmail.network.outbox import Item, State
from nimsmail.network.timetable import Wait
from nimsmail.press import Printed

NAP = 0.2  # seconds between looks at the outbox and at the wish to stop
_SHARE = 9  # a look at the outbox may take a tenth of the time
# Letters are made many at a time, one right behind the other: that takes far less than making
# each between other work, of the processor too. If it can be, it is while the relay is busy.
_AT_ONCE = 256
_FEW = 32


@dataclass(frozen=True, slots=True)
class Waiting:
    """A letter that was taken out of its place to be sent."""

    place: Place
    prepared: Prepared

    @property
    def ahead(self) -> Printed | None:
        """What may be said of it to the relay before it is claimed, if anything may."""
        letter = self.prepared.letter
        return letter if self.prepared.may_go and isinstance(letter, Printed) else None


class Queue:
    """What all windows take their letters from.

    `trouble` is what keeps letters from going out now, if anything does.
    """

    def __init__(self, counter: Counter, clock: Clock) -> None:
        self._counter = counter
        self._gate = counter.gate
        self._clock = clock
        self._schedule = Schedule()
        self._ready: deque[Waiting] = deque()
        self._is_making = False
        self._in_hand = 0
        self._idle = asyncio.Event()
        self._is_looking = False
        self._next_look = 0.0
        self.trouble: NimsmailError | None = None

    def __len__(self) -> int:
        return len(self._schedule) + len(self._ready) + self._in_hand

    @property
    def is_idle(self) -> bool:
        """Whether no window has a letter in hand."""
        return not self._in_hand

    async def nap(self, seconds: float) -> None:
        """Wait a moment; less, if the last letter in hand is out of it by then."""
        self._idle.clear()
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._idle.wait()

    def is_due(self) -> bool:
        """Tell whether a letter's time has come, be the gate open to it or not."""
        return bool(self._ready) or self._schedule.is_due(self._clock.now())

    def wait(self) -> Wait | None:
        """Tell what keeps letters whose time has come waiting, if the timetable does."""
        return self._gate.wait(self._in_hand) if self.is_due() else None

    async def look(self) -> None:
        """Find the letters that others have queued or let go meanwhile."""
        clock = asyncio.get_running_loop().time
        started = clock()
        if self._is_looking or started < self._next_look:
            return
        self._is_looking = True
        try:
            found = await asyncio.to_thread(self._counter.newly_waiting)
            if found:
                self._unready()
            for turn in found:
                self._schedule.add(turn)
        finally:
            self._is_looking = False
            self._next_look = clock() + max(NAP, _SHARE * (clock() - started))

    def next(self) -> Waiting | None:
        """Take out the next letter that may go now, with its message."""
        lets = self._gate.lets(self._in_hand)
        if lets is Lets.NONE:
            return None
        if lets is Lets.ANSWERS and self._ready and self._ready[0].place.is_bulk:
            self._unready()
        while self._ready or self._make_ready(bulk=lets is Lets.ALL):
            waiting = self._ready.popleft()
            if not self._counter.is_still_good(waiting.prepared, self._clock.now()):
                prepared = self._counter.prepared(waiting.place.key)
                if prepared is None:
                    continue
                waiting = Waiting(waiting.place, prepared)
            self._in_hand += 1
            if len(self._ready) < _FEW and not self._is_making:
                self._is_making = True
                asyncio.get_running_loop().call_soon(self._make_more)
            return waiting
        return None

    def _make_more(self) -> None:
        self._is_making = False
        with suppress(NimsmailError):  # whoever takes the next letter is told
            self._make_ready(bulk=self._gate.lets(self._in_hand) is Lets.ALL)

    def _make_ready(self, *, bulk: bool) -> bool:
        """Make the messages of the next letters that may go now; False if there are none."""
        now = self._clock.now()
        while len(self._ready) < _AT_ONCE:
            place = self._schedule.next(now, bulk=bulk)
            if place is None:
                break
            try:
                prepared = self._counter.prepared(place.key)
            except BaseException:
                self._schedule.put_back(place)
                raise
            if prepared is not None:
                self._ready.append(Waiting(place, prepared))
        return bool(self._ready)

    def _unready(self) -> None:
        """Give the letters that are ready their places back: others may be before them now."""
        while self._ready:
            self._schedule.put_back(self._ready.pop().place)

    def put_back(self, waiting: Waiting) -> None:
        """Give a letter back the place that it had: it could not be tried."""
        self._out_of_hand()
        self._schedule.put_back(waiting.place)

    def let_go(self, after: Item | None) -> None:
        """Have a letter out of hand; one that has not ended takes its place again."""
        self._out_of_hand()
        if after is not None and after.state is State.DEFERRED:
            self._schedule.add(after)

    def _out_of_hand(self) -> None:
        self._in_hand -= 1
        if not self._in_hand:
            self._idle.set()
