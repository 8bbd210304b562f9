"""The talk with a relay after sign-in: commands out, answers in the same order.

aiosmtplib connects, secures and signs in; then its transport is handed over to a
`Dialogue`, because aiosmtplib cannot send several commands at once (RFC 2920), which
saves two of four round trips for each letter.
"""

import asyncio
import re
from collections import deque

from nimsmail.post.report import Reply

# More than any honest answer, less than a nuisance.
MOST_BYTES = 32_768
_LINE = re.compile(rb"([2-5][0-9][0-9])(?:([ -])(.*))?", re.DOTALL)


class Cut(Exception):
    """The relay went away, fell silent, or spoke no SMTP; the text says which."""


class Dialogue(asyncio.Protocol):
    """Reads answers, each for a command that was sent before.

    An answer nobody waits for ends the talk: it is a relay closing down (RFC 5321
    §3.8), and read as the answer to a later command it would be a lie.
    """

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport
        self._rest = b""
        self._text: list[bytes] = []
        self._size = 0
        self._due = 0
        self._replies: deque[Reply] = deque()
        self._waiter: asyncio.Future[None] | None = None
        self._limit = self._deadline = 0.0
        self._alarm: asyncio.TimerHandle | None = None
        self._cut: str | None = None
        self._gone = asyncio.Event()
        transport.set_protocol(self)

    @property
    def alive(self) -> bool:
        """Whether something can still be said."""
        return self._cut is None and not self._transport.is_closing()

    def say(self, data: bytes, *, answers: int = 1) -> None:
        """Send `data`, to which the relay owes so many answers."""
        if not self.alive:
            raise Cut(self._cut or "the connection was lost")
        self._due += answers
        self._transport.write(data)

    async def hear(self, limit: float) -> Reply:
        """Return the next answer, or raise Cut if there is none within `limit` seconds."""
        if not self._replies:
            await self._arrival(limit)
        return self._replies.popleft()

    async def _arrival(self, limit: float) -> None:
        loop = asyncio.get_running_loop()
        self._limit, self._deadline = limit, loop.time() + limit
        self._watch(loop)
        try:
            while not self._replies:
                if self._cut is not None:
                    raise Cut(self._cut)
                self._waiter = loop.create_future()
                await self._waiter
        finally:
            self._waiter = None

    def _watch(self, loop: asyncio.AbstractEventLoop) -> None:
        """See to it that somebody looks at the clock at the deadline; it may be put off till then.

        Thousands of answers come long before theirs, so one alarm serves them all.
        """
        if self._alarm is not None:
            if self._alarm.when() <= self._deadline:
                return
            self._alarm.cancel()
        self._alarm = loop.call_at(self._deadline, self._look_at_the_clock, loop)

    def _look_at_the_clock(self, loop: asyncio.AbstractEventLoop) -> None:
        self._alarm = None
        # An answer that has come by now counts, however long it lay unread.
        if self._waiter is None or self._replies:
            return
        if loop.time() < self._deadline:
            self._watch(loop)
        else:
            self.end(f"no answer within {self._limit:g} s")

    def end(self, why: str) -> None:
        """Hang up at once."""
        self._cut = self._cut or why
        self._transport.abort()
        self._wake()

    async def gone(self, limit: float) -> None:
        """Close in good order, and wait until it is done; after `limit` seconds, just hang up."""
        self._cut = self._cut or "the connection was closed"
        self._transport.close()
        try:
            async with asyncio.timeout(limit):
                await self._gone.wait()
        except TimeoutError:
            self._transport.abort()

    def data_received(self, data: bytes) -> None:
        """Take in what came, line by line."""
        *lines, self._rest = (self._rest + data).split(b"\n")
        self._size += len(data)
        for line in lines:
            if self._cut is None:
                self._take(line.rstrip(b"\r"))
        if self._size > MOST_BYTES and self._cut is None:
            self.end("an answer that would not end")

    def _take(self, line: bytes) -> None:
        parts = _LINE.fullmatch(line)
        if parts is None:
            self.end("an answer that is not SMTP")
            return
        self._text.append(parts[3] or b"")
        if parts[2] == b"-":
            return
        text = b"\n".join(self._text).decode("utf-8", "replace")
        self._text, self._size = [], 0
        if self._due == 0:
            self.end(f"the relay closed: {Reply(int(parts[1]), text)}")
            return
        self._due -= 1
        self._replies.append(Reply(int(parts[1]), text))
        self._wake()

    def connection_lost(self, error: Exception | None) -> None:
        """Note that the connection is gone."""
        self._cut = self._cut or "the connection was lost"
        if self._alarm is not None:
            self._alarm.cancel()
        self._gone.set()
        self._wake()

    def _wake(self) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)
