"""A window of the post: one connection, and the letters that go through it one by one."""

from collections.abc import Callable

from nimsmail.delivery.counter import Claimed, Done, Step, Stepped
from nimsmail.delivery.desk import Desk
from nimsmail.delivery.making import fault
from nimsmail.delivery.queue import Queue, Waiting
from nimsmail.errors import PostError
from nimsmail.post import Line, Report, Verdict
from nimsmail.press import Printed


class Window:
    """Sends letter after letter over one line, none before the books know of the one before.

    Where the relay takes commands in groups, the next letter's envelope leaves behind a
    letter's last line, and its text once the books have what became of that letter: so
    each letter costs one round trip and half a change of the books.
    """

    def __init__(self, line: Line, queue: Queue, desk: Desk, is_over: Callable[[], bool]) -> None:
        self._line = line
        self._queue = queue
        self._desk = desk
        self._is_over = is_over

    @property
    def is_shut(self) -> bool:
        """Whether this window's connection is to stay closed, though others may go on."""
        return self._line.is_away

    async def serve(self, waiting: Waiting | None) -> None:
        """Send `waiting`, and what comes after it, as long as anything may go now.

        Raises PostError, ConfigError or Busy if a letter could not even be tried; it is
        back in its place then.
        """
        done: Done | None = None
        while done is not None or waiting is not None:
            claimed = await self._step(done, waiting)
            done, waiting = None, None
            if claimed is None:
                self._line.abandon()
            else:
                if self._line.takes_ahead:
                    waiting = self._next()
                try:
                    report = await self._sent(claimed, waiting.ahead if waiting else None)
                except BaseException:  # interrupted, most likely
                    if waiting is not None:
                        self._queue.put_back(waiting)
                    raise
                done = Done(claimed.item, report)
            waiting = waiting or self._next()
            await self._queue.look()

    def _next(self) -> Waiting | None:
        return None if self._is_over() else self._queue.next()

    async def _sent(self, claimed: Claimed, ahead: Printed | None) -> Report:
        printed = claimed.printed
        try:
            report = await self._line.send(
                printed.pieces,
                return_path=printed.return_path,
                recipient=printed.recipient,
                ahead=ahead,
            )
        except Exception as error:  # one letter: the others must go out whatever this was
            self._line.abandon()
            return Report(verdict=Verdict.REFUSED, reply=fault(claimed.item, error))
        if report.pause is not None:
            self._queue.trouble = PostError(f"The relay takes nothing for now: {report.reply}.")
        return report

    async def _step(self, done: Done | None, waiting: Waiting | None) -> Claimed | None:
        """Have it kept what became of one letter, and that another is on its way."""
        if done is not None and (waiting is None or not self._is_ready()):
            # What happened is not to wait for what may happen.
            self._queue.let_go(await self._desk.record(done))
            done = None
        if waiting is None:
            return None
        try:
            if done is None and not await self._made_ready():
                self._queue.put_back(waiting)
                return None
            stepped = await self._desk.take(Step(done, waiting.prepared))
        except Exception:  # what became of a letter is kept whatever this was
            self._queue.put_back(waiting)
            if done is not None:
                self._queue.let_go(await self._desk.record(done))
            elif self._desk.is_open:
                raise
            # It was somebody else's letter that could not be recorded; this one can wait.
            return None
        self._note(stepped, is_done=done is not None)
        return stepped.claimed

    def _note(self, stepped: Stepped, *, is_done: bool) -> None:
        if is_done:
            self._queue.let_go(stepped.after)
        if stepped.claimed is None:
            self._queue.let_go(None)

    def _is_ready(self) -> bool:
        return self._line.is_ready and self._desk.is_open and not self._is_over()

    async def _made_ready(self) -> bool:
        """Wait until a letter can be tried; False if none is to be any more."""
        await self._line.ready()
        self._queue.trouble = None
        await self._desk.opened()
        return not self._is_over()
