"""The letters that wait, in the order they are to go, and those that a window has in hand."""

import asyncio
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
        self._in_hand = 0
        self._is_looking = False
        self._next_look = 0.0
        self.trouble: NimsmailError | None = None

    def __len__(self) -> int:
        return len(self._schedule) + self._in_hand

    @property
    def is_idle(self) -> bool:
        """Whether no window has a letter in hand."""
        return not self._in_hand

    def is_due(self) -> bool:
        """Tell whether a letter's time has come, be the gate open to it or not."""
        return self._schedule.is_due(self._clock.now())

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
            for item in await asyncio.to_thread(self._counter.newly_waiting):
                self._schedule.add(item)
        finally:
            self._is_looking = False
            self._next_look = clock() + max(NAP, _SHARE * (clock() - started))

    def next(self) -> Waiting | None:
        """Take out the next letter that may go now, and make its message."""
        while (place := self._next()) is not None:
            prepared = self._counter.prepared(place.key)
            if prepared is not None:
                self._in_hand += 1
                return Waiting(place, prepared)
        return None

    def _next(self) -> Place | None:
        lets = self._gate.lets(self._in_hand)
        if lets is Lets.NONE:
            return None
        return self._schedule.next(self._clock.now(), bulk=lets is Lets.ALL)

    def put_back(self, waiting: Waiting) -> None:
        """Give a letter back the place that it had: it could not be tried."""
        self._in_hand -= 1
        self._schedule.put_back(waiting.place)

    def let_go(self, after: Item | None) -> None:
        """Have a letter out of hand; one that has not ended takes its place again."""
        self._in_hand -= 1
        if after is not None and after.state is State.DEFERRED:
            self._schedule.add(after)
