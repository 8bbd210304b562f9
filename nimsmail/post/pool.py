"""The pool: what all connections to the relay share."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import timedelta

from nimsmail.config.servers import Post as Relay
from nimsmail.credentials import Credential
from nimsmail.logs import Log, get_logger
from nimsmail.post.limits import Limits
from nimsmail.post.line import Line
from nimsmail.post.pace import Pace
from nimsmail.post.rest import Rest
from nimsmail.post.signin import Door


class Post:
    """The way to the relay: as many lines as are asked for, one pace, one rest, one sign-in.

    Each worker keeps a line of its own::

        async with post.line() as line:
            await line.ready()
            ...  # mark the letter as on its way, durably
            report = await line.send(message, return_path=..., recipient=...)
            ...  # record the report, durably, before any of the next letter is sent

    `credential` is None where the relay wants no sign-in.
    """

    def __init__(
        self,
        relay: Relay,
        credential: Credential | None,
        *,
        limits: Limits | None = None,
        log: Log | None = None,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self._limits = limits or Limits.of(relay)
        self._now = now
        self._rest = Rest(log or get_logger("post"), now=now)
        self._pace = Pace(relay.rate, now=now, sleep=sleep)
        self._door = Door(relay, credential, connect=self._limits.connect)

    @property
    def resting(self) -> timedelta:
        """How long the relay is still to be left alone; nothing, most of the time."""
        return self._rest.left

    def resume(self, since: timedelta) -> None:
        """Keep the pace of an earlier run, whose last letter left so long ago."""
        self._pace.resume(since)

    def line(self) -> Line:
        """Return a new line, which connects when it is first needed."""
        return Line(self._door, self._pace, self._rest, limits=self._limits, now=self._now)

    async def probe(self) -> tuple[str, ...]:
        """Connect, sign in and leave; return what the relay offers, or raise PostError."""
        session = await self._door.enter()
        await session.leave()
        return tuple(sorted(session.extensions))
