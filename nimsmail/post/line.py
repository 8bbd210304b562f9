"""One connection to the relay, used for one letter after the other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from nimsmail.errors import NimsmailError, PostError
from nimsmail.post.dialogue import Cut
from nimsmail.post.envelope import Envelope, Message, Unsendable, enveloped
from nimsmail.post.limits import Limits
from nimsmail.post.pace import Pace
from nimsmail.post.quota import LONG
from nimsmail.post.report import Reply, Report, Stage, Verdict, cleaned, is_about_sign_in, judged
from nimsmail.post.rest import Rest
from nimsmail.post.signin import Door, Session
from nimsmail.post.transaction import Transaction


class Sendable(Protocol):
    """A letter as it is sent."""

    @property
    def pieces(self) -> Sequence[bytes]:
        """Its message, in pieces of whole lines."""
        ...

    @property
    def return_path(self) -> str:
        """Where it says that it comes from."""
        ...

    @property
    def recipient(self) -> str:
        """Where it goes."""
        ...


@dataclass(frozen=True, slots=True)
class Offer:
    """A letter whose envelope has left ahead of it."""

    message: Message
    envelope: Envelope


class Line:
    """A connection that is made when it is first needed, and made anew when it was lost.

    Nothing is written between the report on one letter and the next `send`, so that the
    report can be made durable before the relay sees any of the next letter. With `ahead`
    the next one's envelope leaves behind a letter, before there is a report: by that
    nothing can be taken yet. It is taken up by the next `send`, or costs the connection.
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
        self._offered: Offer | None = None
        self._letters = 0
        self._last_used = 0.0
        self._away_until = 0.0
        self._times_away = 0

    async def __aenter__(self) -> "Line":
        """Give the line; it connects later."""
        return self

    async def __aexit__(self, *_error: object) -> None:
        """Hang up."""
        await self.close()

    @property
    def is_ready(self) -> bool:
        """Whether the next letter could leave at once, without waiting for anything."""
        session = self._session
        return (
            session is not None
            and self._is_fresh(session)
            and not self._pace.gap
            and not self._rest.left
        )

    @property
    def is_away(self) -> bool:
        """Whether this connection is to stay closed, though others may go on."""
        return self._now() < self._away_until

    @property
    def takes_ahead(self) -> bool:
        """Whether the envelope of the letter after the next may leave ahead of its time."""
        session = self._session
        return (
            session is not None
            and "pipelining" in session.extensions
            and not self._pace.gap
            and self._letters + 1 < self._limits.letters
        )

    async def ready(self) -> None:
        """Wait for a turn and an open connection, or raise PostError.

        To be awaited before a letter is marked as on its way: what waits here has not
        been tried.
        """
        self._rest.check()
        if self.is_away:
            raise PostError("The relay has named a limit; this connection stays closed for now.")
        await self._opened()
        await self._pace.turn()
        self._rest.check()
        await self._opened()

    async def send(
        self, message: Message, *, return_path: str, recipient: str, ahead: Sendable | None = None
    ) -> Report:
        """Send one letter to one recipient, and tell what became of it.

        `ahead` is the letter that will be sent next, if `takes_ahead` says so.
        """
        reused = self._letters > 0
        report, stage = await self._tried(message, return_path, recipient, ahead)
        if reused and stage is Stage.MAIL and self._session is None:
            # The line had gone stale (closed by the relay, or its token expired) before
            # anything of this letter was taken: that was no try.
            report, _ = await self._tried(message, return_path, recipient, ahead)
        self._rest.note(report)
        await self._heed(report)
        return report

    async def _heed(self, report: Report) -> None:
        """Stay away for a while, longer each time, if this connection may be one too many."""
        if report.is_limit and report.pause is not None:
            away = min(report.pause * 2 ** min(self._times_away, 10), LONG)
            self._away_until = self._now() + away.total_seconds()
            self._times_away += 1
            await self.close()
        elif report.verdict is Verdict.SENT:
            self._times_away = 0

    def abandon(self) -> None:
        """Give up what was offered ahead and will not be sent: only hanging up can do that."""
        if self._offered is not None:
            self._drop("the next letter is not sent after all")

    async def close(self) -> None:
        """Take leave of the relay, if there is a connection."""
        self.abandon()
        session, self._session = self._session, None
        self._letters = 0
        if session is not None:
            await session.leave()

    def _drop(self, why: str) -> None:
        session, self._session = self._session, None
        self._letters = 0
        self._offered = None
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
        self, message: Message, return_path: str, recipient: str, ahead: Sendable | None
    ) -> tuple[Report, Stage]:
        """Try once, and tell how far the letter came."""
        try:
            session = await self._opened()
            offered = self._offered
            if offered is not None and offered.message is message:
                envelope = offered.envelope
            else:
                self.abandon()
                session = await self._opened()
                envelope = enveloped(message, return_path, recipient, session.extensions)
        except NimsmailError as error:
            why = cleaned(str(error))
            return Report(verdict=Verdict.LATER, reply=why, pause=self._rest.left), Stage.MAIL
        except Unsendable as error:
            return Report(verdict=Verdict.REFUSED, reply=str(error)), Stage.RCPT
        return await self._transacted(session, envelope, message, ahead)

    async def _transacted(
        self, session: Session, envelope: Envelope, message: Message, ahead: Sendable | None
    ) -> tuple[Report, Stage]:
        transaction = Transaction(
            session.dialogue, self._limits, pipelining="pipelining" in session.extensions
        )
        reset, self._half_open = self._half_open, True
        offered, self._offered = self._offered is not None, None
        next_ = self._next(session, ahead)
        try:
            reply = await transaction.run(
                envelope,
                message,
                reset=reset,
                offered=offered,
                ahead=next_.envelope if next_ else None,
            )
        except Cut as cut:
            self._drop(str(cut))
            lost = Verdict.UNKNOWN if transaction.stage is Stage.DOT else Verdict.LATER
            return Report(verdict=lost, reply=cleaned(str(cut))), transaction.stage
        except BaseException:
            # Cancelled in the middle: what comes next on this connection is not ours.
            self._drop("interrupted")
            raise
        if transaction.stage is Stage.DOT:
            self._offered = next_
        self._after(transaction.stage, reply)
        return judged(transaction.stage, reply), transaction.stage

    def _next(self, session: Session, ahead: Sendable | None) -> Offer | None:
        """Return what is to leave behind the letter, if the relay can carry it."""
        if ahead is None or not self.takes_ahead:
            return None
        try:
            envelope = enveloped(
                ahead.pieces, ahead.return_path, ahead.recipient, session.extensions
            )
        except Unsendable:
            return None
        return Offer(ahead.pieces, envelope)

    def _after(self, stage: Stage, reply: Reply) -> None:
        """Note in what state the answer left the line."""
        self._half_open = stage is not Stage.DOT
        self._letters += 1
        self._last_used = self._now()
        over = reply.code == 421 or reply.code // 100 not in (2, 4, 5)
        if over or (stage is Stage.MAIL and is_about_sign_in(reply)):
            self._drop(str(reply))
