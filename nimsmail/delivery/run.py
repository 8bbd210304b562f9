"""One run of the post: several workers, each with a connection of its own."""

import asyncio
import os
from collections.abc import Callable
from contextlib import suppress
from typing import Literal

from nimsmail.credentials import for_post
from nimsmail.delivery.counter import Claimed, Counter
from nimsmail.delivery.making import fault
from nimsmail.delivery.schedule import Place, Schedule
from nimsmail.delivery.tally import Progress
from nimsmail.errors import Busy, ConfigError, NimsmailError, PostError, StoreError
from nimsmail.logs import get_logger
from nimsmail.network.outbox import Item, State
from nimsmail.office import Office
from nimsmail.post import Line, Post, Report, Verdict

_NAP = 0.2  # seconds between looks at the outbox and at the wish to stop
_GRACE = 8.0  # seconds that letters on the wire have when we are told to stop
_SHARE = 9  # a look at the outbox may take a tenth of the time

Until = Literal["due", "ended", "stopped"]
_log = get_logger("post")


class Delivery:
    """One run of the post: several workers, each with a connection of its own.

    What became of a letter is kept in memory until the books take it; as long as they
    don't, no other letter goes out.
    """

    def __init__(
        self,
        office: Office,
        post: Post,
        *,
        stop: Callable[[], bool] = lambda: False,
        progress: Callable[[Progress], None] | None = None,
    ) -> None:
        self._office = office
        self._counter = Counter(office)
        self._post = post
        self._stop = stop
        self._tell = progress or (lambda _: None)
        self._schedule = Schedule()
        self._on_the_wire = 0
        self._is_ending = False
        self._is_looking = False
        self._next_look = 0.0
        self._trouble: NimsmailError | None = None
        self._unkept: dict[str, NimsmailError] = {}
        self._keeps = asyncio.Event()
        self._keeps.set()

    async def run(self, until: Until) -> Progress:
        """Send letters until what is due has been tried, until all have ended, or until stopped.

        Raises the trouble where what is due could not even be tried. Whatever ends the
        run, letters on the wire are seen through first, within a limit if it is we who
        were told to stop.
        """
        await asyncio.to_thread(self._counter.recover)
        await self._look()
        number = self._office.settings.post.connections
        workers = [asyncio.create_task(self._work(until)) for _ in range(number)]
        try:
            await self._see_through(workers)
        except BaseException:  # Ctrl-C, most likely
            await self._wind_up(workers)
            raise
        finally:
            await asyncio.to_thread(self._counter.close)
        for error in [worker.exception() for worker in workers if not worker.cancelled()]:
            if error is not None:
                raise error
        if until == "due" and not self._stop():
            self._check_tried()
        return self.progress()

    def progress(self) -> Progress:
        """Tell how far this run has come."""
        trouble = next(iter(self._unkept.values()), self._trouble)
        waiting = len(self._schedule) + self._on_the_wire
        return self._counter.tally.progress(waiting, str(trouble or ""))

    def _check_tried(self) -> None:
        if self._trouble is not None and self._schedule.is_due(self._office.clock.now()):
            raise self._trouble

    async def _see_through(self, workers: list[asyncio.Task[None]]) -> None:
        while not self._stop():
            _, busy = await asyncio.wait(workers, timeout=_NAP)
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
            with suppress(NimsmailError):  # then the next run does it
                await asyncio.to_thread(self._counter.recover)

    def _is_over(self) -> bool:
        return self._is_ending or self._stop()

    # -- which letters wait -----------------------------------------------------------

    async def _look(self) -> None:
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
            self._next_look = clock() + max(_NAP, _SHARE * (clock() - started))

    async def _more_to_come(self, until: Until) -> bool:
        """Wait a moment for the next letter; tell whether it is worth waiting on."""
        is_idle = not self._on_the_wire
        if is_idle and not self._schedule.is_due(self._office.clock.now()):
            self._tell(self.progress())
        if until == "due" or (until == "ended" and is_idle and not self._schedule):
            return False
        await asyncio.sleep(_NAP)
        return True

    # -- one worker -----------------------------------------------------------------------

    async def _work(self, until: Until) -> None:
        try:
            async with self._post.line() as line:
                await self._serve(line, until)
        except BaseException:
            self._is_ending = True  # the others finish the letter that they have in hand
            raise

    async def _serve(self, line: Line, until: Until) -> None:
        while not self._is_over():
            await self._look()
            rests = until != "due" and bool(self._post.resting)
            place = None if rests else self._schedule.next(self._office.clock.now())
            if place is None:
                if not await self._more_to_come(until):
                    return
            elif not await self._deliver(line, place):
                if until == "due":
                    return
                await asyncio.sleep(_NAP)

    async def _deliver(self, line: Line, place: Place) -> bool:
        """Try one letter, from its mark as on its way to the record of what became of it.

        Returns False if it could not even be tried.
        """
        self._on_the_wire += 1
        tried = True
        try:
            claimed = await self._claimed(line, place)
            if claimed is not None:
                await self._send(line, claimed)
        except (PostError, ConfigError, Busy) as error:
            self._trouble = error
            self._schedule.put_back(place)
            tried = False
        finally:
            self._on_the_wire -= 1
        self._tell(self.progress())
        return tried

    async def _claimed(self, line: Line, place: Place) -> Claimed | None:
        await line.ready()
        self._trouble = None
        await self._keeps.wait()
        if self._is_over():
            self._schedule.put_back(place)
            return None
        return await asyncio.to_thread(self._counter.claim, place.key)

    async def _send(self, line: Line, claimed: Claimed) -> None:
        await self._keeps.wait()
        try:
            report = await line.send(
                claimed.printed.message,
                return_path=claimed.printed.return_path,
                recipient=claimed.printed.recipient,
            )
        except Exception as error:  # one letter: the others must go out whatever this was
            report = Report(verdict=Verdict.REFUSED, reply=fault(claimed.item, error))
        after = await self._recorded(claimed.item, report)
        if report.pause is not None:
            self._trouble = PostError(f"The relay takes nothing for now: {report.reply}.")
        if after.state is State.DEFERRED:
            self._schedule.add(after)

    async def _recorded(self, item: Item, report: Report) -> Item:
        """Keep what became of a letter, however long it takes until the books can be written.

        A letter that went out and is not known to have gone out would go out again.
        """
        try:
            while True:
                try:
                    return await asyncio.to_thread(self._counter.record, item, report)
                except (Busy, StoreError) as error:
                    self._cannot_keep(item.key, error)
                await asyncio.sleep(_NAP)
        finally:
            self._unkept.pop(item.key, None)
            if not self._unkept:
                self._keeps.set()

    def _cannot_keep(self, key: str, error: NimsmailError) -> None:
        if not self._unkept:
            _log.warning("no letter goes out until the books can be written", why=str(error))
        self._unkept[key] = error
        self._keeps.clear()
        self._tell(self.progress())


def run_delivery(
    office: Office,
    *,
    until: Until,
    stop: Callable[[], bool] = lambda: False,
    progress: Callable[[Progress], None] | None = None,
) -> Progress:
    """Deliver letters as the only run that does; raises Busy if another one does."""
    post = Post(office.settings.post, for_post(office.settings, os.environ))
    with office.store.hold("post"):
        return asyncio.run(Delivery(office, post, stop=stop, progress=progress).run(until))
