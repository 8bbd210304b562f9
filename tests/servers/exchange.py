"""A relay that counts as Exchange Online does, on a clock of the test's, and forgives nothing."""

import asyncio
from collections import Counter, deque
from datetime import datetime, timedelta
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope, Session

from nimsmail.clock import Clock

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
TOO_MANY = "432 4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded"
TOO_FAST = "421 4.4.2 Message submission rate for this client has exceeded the configured limit"
DAY_OVER = "554 5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException"


class _Talk(SMTP):
    relay: "Exchange"

    def connection_made(self, transport: Any) -> None:
        self.relay.open.append(self)
        super().connection_made(transport)

    def connection_lost(self, error: Exception | None) -> None:
        self.relay.open.remove(self)
        super().connection_lost(error)


class Exchange:
    """Takes so many connections, letters in any minute, and letters in any 24 hours.

    `taken` has each letter's recipient and moment; `refused` counts the limits reached.
    """

    def __init__(
        self, clock: Clock, *, connections: int = 3, rate: int = 30, daily: int = 10_000
    ) -> None:
        self.clock = clock
        self.limits = (connections, rate, daily)
        self.open: list[SMTP] = []
        self.taken: list[tuple[str, datetime]] = []
        self.refused: Counter[str] = Counter()
        self._lately: deque[datetime] = deque()
        self._today: deque[datetime] = deque()
        self.port = 0

    async def __aenter__(self) -> "Exchange":
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(self._talk, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_error: object) -> None:
        self._server.close()
        while self.open:
            await asyncio.sleep(0.1)

    def _talk(self) -> SMTP:
        talk = _Talk(
            self,
            hostname="relay.example",
            ident="test relay",
            timeout=10**9,
            loop=asyncio.get_running_loop(),
        )
        talk.relay = self
        return talk

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.open.index(server) >= self.limits[0]:
            return self._refusal(TOO_MANY)
        envelope.mail_from = address
        return "250 2.1.0 Sender OK"

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self._within(self._today, DAY) >= self.limits[2]:
            return self._refusal(DAY_OVER)
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 Recipient OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if self._within(self._lately, MINUTE) >= self.limits[1]:
            return self._refusal(TOO_FAST)
        now = self.clock.now()
        self._lately.append(now)
        self._today.append(now)
        self.taken.extend((recipient, now) for recipient in envelope.rcpt_tos)
        return "250 2.0.0 OK"

    def _within(self, moments: deque[datetime], length: timedelta) -> int:
        while moments and self.clock.now() - moments[0] >= length:
            moments.popleft()
        return len(moments)

    def _refusal(self, reply: str) -> str:
        self.refused[reply] += 1
        return reply
