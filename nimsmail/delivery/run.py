"""One run of the post: several workers, each with a connection of its own."""

import asyncio
import os
from collections.abc import Callable
from typing import Literal

from nimsmail.credentials import for_post
from nimsmail.delivery.counter import Counter
from nimsmail.delivery.schedule import Schedule
from nimsmail.delivery.tally import Progress, progress_of
from nimsmail.errors import PostError
from nimsmail.network.outbox import Item, State
from nimsmail.office import Office
from nimsmail.post import Line, Post

_NAP = 0.2  # seconds between looks at the outbox and at the wish to stop
_GRACE = 8.0  # seconds that letters on the wire have when we are told to stop

Until = Literal["due", "ended", "stopped"]


class Delivery:
    """One run of the post: several workers, each with a connection of its own."""

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
        self._seen = -1
        self._trouble: PostError | None = None

    async def run(self, until: Until) -> Progress:
        """Send letters until what is due has been tried, until all have ended, or until stopped.

        Raises PostError where what is due could not even be tried.
        """
        await asyncio.to_thread(self._counter.recover)
        workers = asyncio.gather(
            *(self._work(until) for _ in range(self._office.settings.post.connections))
        )
        watch = asyncio.create_task(self._watch(workers))
        try:
            await workers
        except asyncio.CancelledError:
            if not self._stop():
                raise
        finally:
            watch.cancel()
        if until == "due" and self._trouble is not None and not self._stop():
            raise self._trouble
        return self.progress()

    def progress(self) -> Progress:
        """Tell how far this run has come."""
        return progress_of(self._counter.ended, len(self._schedule) + self._on_the_wire)

    async def _watch(self, workers: "asyncio.Future[list[None]]") -> None:
        """When told to stop, give the letters on the wire a little while, then hang up."""
        while not self._stop():
            await asyncio.sleep(_NAP)
        await asyncio.sleep(_GRACE)
        workers.cancel()

    # -- which letters wait -----------------------------------------------------------

    async def _look(self) -> None:
        """Find the letters that wait, if anything was kept since the last look."""
        for item in await asyncio.to_thread(self._newly_waiting):
            self._schedule.add(item)

    def _newly_waiting(self) -> list[Item]:
        books = self._office.store.books()
        sequence = self._office.store.sequence
        if sequence == self._seen:
            return []
        self._seen = sequence
        found = [books.find(Item, "state", state) for state in (State.QUEUED, State.DEFERRED)]
        return [item for items in found for item in items]

    async def _more_to_come(self, until: Until) -> bool:
        """Wait a moment for the next letter; tell whether it is worth waiting on."""
        await self._look()
        if self._schedule.is_due(self._office.clock.now()):
            return True
        nothing_left = not self._schedule and not self._on_the_wire
        if until == "due" or (until == "ended" and nothing_left):
            return False
        await asyncio.sleep(_NAP)
        return True

    # -- one worker -----------------------------------------------------------------------

    async def _work(self, until: Until) -> None:
        async with self._post.line() as line:
            while not self._stop():
                key = self._schedule.next(self._office.clock.now())
                if key is not None:
                    if not await self._deliver(line, key) and until == "due":
                        return
                elif not await self._more_to_come(until):
                    return

    async def _deliver(self, line: Line, key: str) -> bool:
        """Try one letter, from its mark as on its way to the record of what became of it.

        Returns False if the relay could not be reached, so that nothing was tried.
        """
        self._on_the_wire += 1
        try:
            await line.ready()
            claimed = await asyncio.to_thread(self._counter.claim, key)
            if claimed is not None:
                report = await line.send(
                    claimed.printed.message,
                    return_path=claimed.printed.return_path,
                    recipient=claimed.printed.recipient,
                )
                after = await asyncio.to_thread(self._counter.record, claimed.item, report)
                if after.state is State.DEFERRED:
                    self._schedule.add(after)
        except PostError as error:
            self._trouble = error
            self._schedule.put_off(key, self._office.clock.now() + self._post.resting)
            return False
        finally:
            self._on_the_wire -= 1
            self._tell(self.progress())
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
    with office.store.hold("post"):
        return asyncio.run(Delivery(office, post, stop=stop, progress=progress).run(until))
