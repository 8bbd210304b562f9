"""One run of the post: several windows, each with a connection of its own."""

import asyncio
import os
from collections.abc import Callable
from contextlib import suppress
from typing import Literal

from nimsmail.credentials import for_post
from nimsmail.delivery.counter import Counter
from nimsmail.delivery.desk import Desk
from nimsmail.delivery.queue import NAP, Queue
from nimsmail.delivery.tally import Progress
from nimsmail.delivery.window import Window
from nimsmail.errors import Busy, ConfigError, NimsmailError, PostError
from nimsmail.office import Office
from nimsmail.post import Post

_GRACE = 8.0  # seconds that letters on the wire have when we are told to stop

Until = Literal["due", "ended", "stopped"]


class Delivery:
    """One run of the post: several windows, each with a connection of its own.

    `nap` is how many seconds pass between looks at the outbox and at the wish to stop.
    """

    def __init__(
        self,
        office: Office,
        post: Post,
        *,
        stop: Callable[[], bool] = lambda: False,
        progress: Callable[[Progress], None] | None = None,
        nap: float = NAP,
    ) -> None:
        self._nap = nap
        self._connections = office.settings.post.connections
        self._books = office.store.books
        self._counter = Counter(office)
        self._gate = self._counter.gate
        self._queue = Queue(self._counter, office.clock)
        self._desk = Desk(self._counter, self._report)
        self._post = post
        self._stop = stop
        self._tell = progress or (lambda _: None)
        self._is_ending = False

    async def run(self, until: Until) -> Progress:
        """Send letters until what is due has been tried, until all have ended, or until stopped.

        Raises the trouble where what is due could not even be tried. Whatever ends the
        run, letters on the wire are seen through first, within a limit if it is we who
        were told to stop.
        """
        await asyncio.to_thread(self._take_up)
        await self._queue.look()
        workers = [asyncio.create_task(self._work(until)) for _ in range(self._connections)]
        try:
            await self._see_through(workers)
        except BaseException:  # Ctrl-C, most likely
            await self._wind_up(workers)
            raise
        finally:
            await self._desk.settled()
            await asyncio.to_thread(self._counter.close)
        for error in [worker.exception() for worker in workers if not worker.cancelled()]:
            if error is not None:
                raise error
        if until == "due" and not self._stop():
            self._check_tried()
        return self.progress()

    def _take_up(self) -> None:
        """Go on where earlier runs have left off."""
        self._gate.enter(self._books())
        self._counter.recover()
        if (since := self._gate.since_last()) is not None:
            self._post.resume(since)

    def progress(self) -> Progress:
        """Tell how far this run has come."""
        trouble = self._desk.trouble or self._trouble
        wait = self._queue.wait() if self._queue.is_idle else None
        return self._counter.tally.progress(len(self._queue), str(trouble or ""), wait)

    @property
    def _trouble(self) -> NimsmailError | None:
        return self._gate.trouble or self._queue.trouble

    def _report(self) -> None:
        self._tell(self.progress())

    def _check_tried(self) -> None:
        if self._trouble is not None and self._queue.is_due():
            raise self._trouble

    async def _see_through(self, workers: list[asyncio.Task[None]]) -> None:
        while not self._stop():
            _, busy = await asyncio.wait(workers, timeout=self._nap)
            if not busy:
                return
        await self._wind_up(workers)

    async def _wind_up(self, workers: list[asyncio.Task[None]]) -> None:
        """Give the letters on the wire a little while, then hang up."""
        self._is_ending = True
        _, late = await asyncio.wait(workers, timeout=_GRACE)
        if late:
            for worker in late:
                worker.cancel()
            await asyncio.wait(late)
            await self._desk.settled()
            with suppress(NimsmailError):  # then the next run does it
                await asyncio.to_thread(self._counter.recover)

    def _is_over(self) -> bool:
        return self._is_ending or self._stop()

    # -- one worker -----------------------------------------------------------------------

    async def _work(self, until: Until) -> None:
        try:
            async with self._post.line() as line:
                await self._serve(Window(line, self._queue, self._desk, self._is_over), until)
        except BaseException:
            self._is_ending = True  # the others finish the letter that they have in hand
            raise

    async def _serve(self, window: Window, until: Until) -> None:
        while not self._is_over():
            await self._queue.look()
            if self._queue.is_idle:
                self._gate.tell(self._queue.wait())
            rests = until != "due" and (window.is_shut or bool(self._post.resting))
            waiting = None if rests else self._queue.next()
            if waiting is None:
                if not await self._more_to_come(until):
                    return
                continue
            try:
                await window.serve(waiting)
            except (PostError, ConfigError, Busy) as error:
                self._queue.trouble = error
                self._report()
                if until == "due":
                    return
                await asyncio.sleep(self._nap)

    async def _more_to_come(self, until: Until) -> bool:
        """Wait a moment for the next letter; tell whether it is worth waiting on."""
        is_idle = self._queue.is_idle
        if is_idle:
            self._report()
        if until == "due" or (until == "ended" and is_idle and not len(self._queue)):
            return False
        await self._queue.nap(self._nap)
        return True


def run_delivery(
    office: Office,
    *,
    until: Until,
    stop: Callable[[], bool] = lambda: False,
    progress: Callable[[Progress], None] | None = None,
) -> Progress:
    """Deliver letters as the only run that does; raises Busy if another one does."""
    post = Post(office.settings.post, for_post(office.settings, os.environ))
    office.signers.ready()  # a key that cannot be had stops the run, and fails no letter
    with office.store.hold("post"):
        return asyncio.run(Delivery(office, post, stop=stop, progress=progress).run(until))
