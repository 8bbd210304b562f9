"""The desk: many connections, one change of the books for all that have something to tell."""

import asyncio
import time
from collections.abc import Callable, Sequence

from nimsmail.delivery.counter import Counter, Done, Step, Stepped
from nimsmail.delivery.queue import NAP
from nimsmail.errors import Busy, NimsmailError, StoreError
from nimsmail.logs import get_logger
from nimsmail.network.outbox import Item

_log = get_logger("post")
_SLOW = 0.001  # seconds that the disk may take before a thread is worth its while


class Desk:
    """Keeps the steps that connections take at the same time in one change.

    Whoever waits while the disk is busy goes with the next change: the more connections,
    the less each letter costs. A change is made on the spot as long as the disk takes less
    than a thread would cost; where it is slow, or others write to the books, a thread waits,
    and letters are made and answers heard meanwhile.
    """

    def __init__(self, counter: Counter, kept: Callable[[], None]) -> None:
        self._counter = counter
        self._kept = kept
        self._waiting: list[tuple[Step, asyncio.Future[Stepped]]] = []
        self._seen: int | None = None  # how many waited when we last looked round
        self._thread: asyncio.Task[None] | None = None
        self._is_slow = False
        self._refused: dict[str, NimsmailError] = {}
        self._open = asyncio.Event()
        self._open.set()

    @property
    def is_open(self) -> bool:
        """Whether there is nothing that the books should have taken, and have not."""
        return self._open.is_set()

    @property
    def trouble(self) -> NimsmailError | None:
        """Why the books have not taken what became of a letter, if so."""
        return next(iter(self._refused.values()), None)

    async def opened(self) -> None:
        """Wait until the books have taken what became of every letter."""
        await self._open.wait()

    async def record(self, done: Done) -> Item:
        """Keep what became of a letter, however long it takes until the books can be written.

        A letter that went out and is not known to have gone out would go out again; so
        nothing else goes out meanwhile.
        """
        try:
            while True:
                try:
                    after = (await self.take(Step(done))).after
                except (Busy, StoreError) as error:
                    self._close(done.item.key, error)
                else:
                    assert after is not None
                    return after
                await asyncio.sleep(NAP)
        finally:
            self._refused.pop(done.item.key, None)
            if not self._refused:
                self._open.set()

    def _close(self, key: str, error: NimsmailError) -> None:
        if not self._refused:
            _log.warning("no letter goes out until the books can be written", why=str(error))
        self._refused[key] = error
        self._open.clear()
        self._kept()

    async def take(self, step: Step) -> Stepped:
        """Have one connection's step kept, and return when it is on the disk."""
        kept: asyncio.Future[Stepped] = asyncio.get_running_loop().create_future()
        self._waiting.append((step, kept))
        self._call()
        return await kept

    async def settled(self) -> None:
        """Wait until nothing is being written."""
        while self._waiting or self._thread is not None:
            await asyncio.sleep(0.01)

    def _call(self) -> None:
        if self._waiting and self._seen is None and self._thread is None:
            self._look_round()

    def _look_round(self) -> None:
        """Let those come in who are at the door, as long as there is anybody."""
        if self._seen == len(self._waiting):
            self._keep()
        else:
            self._seen = len(self._waiting)
            asyncio.get_running_loop().call_soon(self._look_round)

    def _keep(self) -> None:
        self._seen = None
        waiting, self._waiting = self._waiting, []
        steps = [_without_the_late(step, kept) for step, kept in waiting]
        results = [kept for _, kept in waiting]
        if self._is_slow:
            self._thread = asyncio.create_task(self._keep_later(steps, results))
            return
        try:
            stepped = self._timed(steps, wait=0)
        except Busy:
            self._thread = asyncio.create_task(self._keep_later(steps, results))
        except Exception as error:
            self._fail(steps, results, error)
        else:
            self._tell(results, stepped)

    def _timed(self, steps: Sequence[Step], wait: float | None = None) -> Sequence[Stepped]:
        """Keep steps, and see how long that meant to wait for others: for the disk, above all."""
        started, worked = time.perf_counter(), time.thread_time()
        stepped = self._counter.keep(steps, wait)
        waited = time.perf_counter() - started - (time.thread_time() - worked)
        self._is_slow = waited > _SLOW
        return stepped

    async def _keep_later(
        self, steps: Sequence[Step], results: Sequence[asyncio.Future[Stepped]]
    ) -> None:
        try:
            stepped = await asyncio.to_thread(self._timed, steps)
        except Exception as error:
            self._fail(steps, results, error)
        else:
            self._tell(results, stepped)
        finally:
            self._thread = None
            self._call()

    def _tell(self, results: Sequence[asyncio.Future[Stepped]], stepped: Sequence[Stepped]) -> None:
        for kept, each in zip(results, stepped, strict=True):
            if not kept.done():
                kept.set_result(each)
        self._kept()

    def _fail(
        self,
        steps: Sequence[Step],
        results: Sequence[asyncio.Future[Stepped]],
        error: BaseException,
    ) -> None:
        """Tell all that nothing was kept; those who have letters to record will try again."""
        for step, kept in zip(steps, results, strict=True):
            if kept.done():
                continue
            if step.done is not None and isinstance(error, Busy | StoreError):
                self._close(step.done.item.key, error)
            kept.set_exception(error)


def _without_the_late(step: Step, kept: asyncio.Future[Stepped]) -> Step:
    """Return what is left of the step of somebody who has gone: no letter is sent for them."""
    return Step(done=step.done) if kept.done() else step
