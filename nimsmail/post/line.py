"""One connection to the relay, used for one letter after the other."""

from collections.abc import Callable

from nimsmail.errors import NimsmailError
from nimsmail.post.dialogue import Cut
from nimsmail.post.envelope import Envelope, Unsendable, enveloped
from nimsmail.post.limits import Limits
from nimsmail.post.pace import Pace
from nimsmail.post.report import Reply, Report, Stage, Verdict, cleaned, is_about_sign_in, judged
from nimsmail.post.rest import Rest
from nimsmail.post.signin import Door, Session
from nimsmail.post.transaction import Transaction


class Line:
    """A connection that is made when it is first needed, and made anew when it was lost.

    Nothing is written between the report on one letter and the next `send`, so that the
    report can be made durable before the relay sees that it was heard.
    """

    def __init__(
        self, door: Door, pace: Pace, rest: Rest, *, limits: Limits, now: Callable[[], float]
    ) -> None:
        self._door = door
        self._pace = pace
        self._rest = rest
        self._limits = limits
        self._now = now
        self._session: Session | None = None
        self._half_open = False
        self._letters = 0
        self._last_used = 0.0

    async def __aenter__(self) -> "Line":
        """Give the line; it connects later."""
        return self

    async def __aexit__(self, *_error: object) -> None:
        """Hang up."""
        await self.close()

    async def ready(self) -> None:
        """Wait for a turn and an open connection, or raise PostError.

        To be awaited before a letter is marked as on its way: what waits here has not
        been tried.
        """
        self._rest.check()
        await self._opened()
        await self._pace.turn()
        self._rest.check()
        await self._opened()

    async def send(self, message: bytes, *, return_path: str, recipient: str) -> Report:
        """Send one letter to one recipient, and tell what became of it."""
        reused = self._letters > 0
        report, stage = await self._tried(message, return_path, recipient)
        if reused and stage is Stage.MAIL and self._session is None:
            # The line had gone stale (closed by the relay, or its token expired) before
            # anything of this letter was taken: that was no try.
            report, _ = await self._tried(message, return_path, recipient)
        self._rest.note(report)
        return report

    async def close(self) -> None:
        """Take leave of the relay, if there is a connection."""
        session, self._session = self._session, None
        self._letters = 0
        if session is not None:
            await session.leave()

    def _drop(self, why: str) -> None:
        session, self._session = self._session, None
        self._letters = 0
        if session is not None:
            session.drop(why)

    async def _opened(self) -> Session:
        if self._session is not None and not self._is_fresh(self._session):
            await self.close()
        if self._session is None:
            try:
                self._session = await self._door.enter()
            except NimsmailError as error:
                self._rest.failed(str(error))
                raise
            self._half_open = False
            self._last_used = self._now()
        return self._session

    def _is_fresh(self, session: Session) -> bool:
        return (
            session.dialogue.alive
            and self._letters < self._limits.letters
            and self._now() - self._last_used < self._limits.idle
        )

    async def _tried(
        self, message: bytes, return_path: str, recipient: str
    ) -> tuple[Report, Stage]:
        """Try once, and tell how far the letter came."""
        try:
            session = await self._opened()
            envelope = enveloped(message, return_path, recipient, session.extensions)
        except NimsmailError as error:
            why = cleaned(str(error))
            return Report(verdict=Verdict.LATER, reply=why, pause=self._rest.left), Stage.MAIL
        except Unsendable as error:
            return Report(verdict=Verdict.REFUSED, reply=str(error)), Stage.RCPT
        return await self._transacted(session, envelope, message)

    async def _transacted(
        self, session: Session, envelope: Envelope, message: bytes
    ) -> tuple[Report, Stage]:
        transaction = Transaction(
            session.dialogue, self._limits, pipelining="pipelining" in session.extensions
        )
        reset, self._half_open = self._half_open, True
        try:
            reply = await transaction.run(envelope, message, reset=reset)
        except Cut as cut:
            self._drop(str(cut))
            lost = Verdict.UNKNOWN if transaction.stage is Stage.DOT else Verdict.LATER
            return Report(verdict=lost, reply=cleaned(str(cut))), transaction.stage
        except BaseException:
            # Cancelled in the middle: what comes next on this connection is not ours.
            self._drop("interrupted")
            raise
        self._after(transaction.stage, reply)
        return judged(transaction.stage, reply), transaction.stage

    def _after(self, stage: Stage, reply: Reply) -> None:
        """Note in what state the answer left the line."""
        self._half_open = stage is not Stage.DOT
        self._letters += 1
        self._last_used = self._now()
        over = reply.code == 421 or reply.code // 100 not in (2, 4, 5)
        if over or (stage is Stage.MAIL and is_about_sign_in(reply)):
            self._drop(str(reply))
