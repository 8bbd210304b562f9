"""An SMTP relay that keeps what it takes, and misbehaves as it is told (aiosmtpd)."""

import asyncio
import base64
import ssl
import threading
from dataclasses import dataclass, field
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

# What a fault may say in place of a reply.
CUT = "cut"  # the connection ends, nothing is kept
CUT_KEPT = "cut, kept"  # the letter is kept, and the connection ends without a word
HANG = "hang"  # no answer, ever
GARBAGE = "garbage"  # an answer that is not SMTP
ENDLESS = "endless"  # an answer that does not end


@dataclass(frozen=True)
class Letter:
    """A letter that the relay has taken, or kept without saying so."""

    mail_from: str
    recipient: str
    message: bytes
    connection: int


@dataclass
class Fault:
    """What to say at `stage` (greeting, mail, rcpt, data, dot), to whom, how often."""

    stage: str
    reply: str
    to: str | None
    times: int | None


@dataclass
class Plan:
    """The faults still to come, in the order they were asked for."""

    faults: list[Fault] = field(default_factory=list)

    def say(
        self, stage: str, reply: str, *, to: str | None = None, times: int | None = None
    ) -> None:
        self.faults.append(Fault(stage, reply, to, times))

    def clear(self) -> None:
        self.faults.clear()

    def reply(self, stage: str, recipient: str | None = None) -> str | None:
        """Find what was planned for now, and use it up."""
        for fault in self.faults:
            if fault.stage == stage and fault.to in (None, recipient) and fault.times != 0:
                if fault.times is not None:
                    fault.times -= 1
                return fault.reply
        return None


class _Talk(SMTP):
    """One connection: aiosmtpd's, but its answers pass the plan first."""

    relay: "Relay"
    number = 0
    stage: str | None = "greeting"

    async def push(self, status: Any) -> None:
        stage, self.stage = self.stage, None
        text = status if isinstance(status, str) else status.decode()
        if stage == "greeting":
            self.relay.connections += 1
            self.number = self.relay.connections
        planned = self.relay.plan.reply("greeting") if stage else None
        await self.answer(planned or text)

    async def answer(self, text: str) -> None:
        if text in (CUT, CUT_KEPT):
            self.cut()
        elif text == HANG:
            await asyncio.sleep(3600)
        elif text == GARBAGE:
            await super().push(b"?? \x00 this is not SMTP")
        elif text == ENDLESS:
            while self.transport is not None:
                self._writer.write(b"250-" + b"more " * 2000 + b"\r\n")
                await self._writer.drain()
        else:
            await super().push(text)
            if text.startswith("421"):
                self._writer.close()

    def cut(self) -> None:
        assert isinstance(self.transport, asyncio.Transport)
        self.transport.abort()
        raise asyncio.CancelledError

    def hang_up(self) -> None:
        """End the connection if there still is one."""
        if isinstance(self.transport, asyncio.Transport):
            self.transport.abort()

    async def smtp_MAIL(self, arg: str | None) -> None:
        self.relay.commands.append(("MAIL", arg or ""))
        await super().smtp_MAIL(arg)

    async def smtp_DATA(self, arg: str | None) -> None:
        assert isinstance(self.envelope, Envelope)
        recipients = self.envelope.rcpt_tos
        planned = self.relay.plan.reply("data", recipients[0]) if recipients else None
        if planned:
            await self.answer(planned)
        else:
            await super().smtp_DATA(arg)

    async def smtp_RSET(self, arg: str | None) -> None:
        self.relay.commands.append(("RSET", ""))
        await super().smtp_RSET(arg)

    async def smtp_AUTH(self, arg: str) -> None:
        self.relay.commands.append(("AUTH", arg.partition(" ")[0]))
        await super().smtp_AUTH(arg)

    async def smtp_EHLO(self, hostname: str) -> None:
        self.relay.commands.append(("EHLO", hostname))
        await super().smtp_EHLO(hostname)

    def data_received(self, data: bytes) -> None:
        self.relay.received += data
        super().data_received(data)


class _Handler:
    """What aiosmtpd asks at each step."""

    def __init__(self, relay: "Relay") -> None:
        self._relay = relay

    async def handle_EHLO(
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, replies: list[str]
    ) -> list[str]:
        session.host_name = hostname
        if self._relay.pipelining:
            replies.insert(1, "250-PIPELINING")
        offered = [each for each in replies if each.strip() != "250-AUTH"]
        return [each for each in offered if each[4:].split()[0] not in self._relay.hidden]

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        relay = self._relay
        known = relay.tokens is None or getattr(session, "auth_data", None) in relay.tokens
        if not known or (relay.account and not session.authenticated):
            return "530 5.7.57 Client not authenticated to send mail"
        reply = self._relay.plan.reply("mail")
        if reply is None:
            envelope.mail_from = address
            envelope.mail_options.extend(options)
        return await self._said(server, reply or "250 2.1.0 OK")

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        reply = self._relay.plan.reply("rcpt", address)
        if reply is None:
            envelope.rcpt_tos.append(address)
        return await self._said(server, reply or "250 2.1.5 OK")

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        reply = self._relay.plan.reply("dot", envelope.rcpt_tos[0])
        if reply in (None, CUT_KEPT, HANG) or (reply or "").startswith("250"):
            self._relay.take(server, envelope)
        return await self._said(server, reply or "250 2.0.0 OK")

    async def _said(self, server: SMTP, reply: str) -> str:
        assert isinstance(server, _Talk)
        if reply[:3].isdigit():
            return reply
        await server.answer(reply)
        raise asyncio.CancelledError

    async def auth_XOAUTH2(self, server: SMTP, args: list[str]) -> AuthResult:
        given = base64.b64decode(args[1]).decode()
        token = given.partition("auth=Bearer ")[2].rstrip("\x01")
        if self._relay.tokens is None or token not in self._relay.tokens:
            await server.push("535 5.7.3 Authentication unsuccessful")
            return AuthResult(success=False, handled=True)
        return AuthResult(success=True, auth_data=token)

    def check(self, server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> Any:
        given = (data.login.decode(), data.password.decode())
        return AuthResult(success=given == self._relay.account, handled=False)


class Relay:
    """The relay as a test sees it: where it is, what it took, and how it should misbehave.

    `account` is a user and a password, `tokens` the access tokens it believes: either
    makes it ask for a sign-in. `hidden` are extensions that it does not offer.
    """

    def __init__(
        self,
        *,
        account: tuple[str, str] | None = None,
        tokens: set[str] | None = None,
        starttls: ssl.SSLContext | None = None,
        implicit_tls: ssl.SSLContext | None = None,
        pipelining: bool = True,
        smtputf8: bool = True,
        hidden: frozenset[str] = frozenset(),
        size: int = 33_554_432,
    ) -> None:
        self.plan = Plan()
        self.messages: list[Letter] = []
        self.commands: list[tuple[str, str]] = []
        self.received = b""
        self.connections = 0
        self.account = account
        self.tokens = tokens
        self.pipelining = pipelining
        self.hidden = hidden
        self._starttls = starttls
        self._smtputf8 = smtputf8
        self._size = size
        self._implicit_tls = implicit_tls
        self._talks: list[_Talk] = []
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self.port = 0

    def __enter__(self) -> "Relay":
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._listen(), self._loop).result(10)
        return self

    def __exit__(self, *_error: object) -> None:
        asyncio.run_coroutine_threadsafe(self._stop(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    async def _listen(self) -> None:
        self._server = await self._loop.create_server(
            self._talk, "127.0.0.1", self.port, ssl=self._implicit_tls
        )
        self.port = self._server.sockets[0].getsockname()[1]

    async def _stop(self) -> None:
        self._server.close()
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for talk in self._talks:
            talk.hang_up()
        for _ in range(3):  # a transport that was told to go is gone a turn or two later
            await asyncio.sleep(0)

    def recipients(self) -> list[str]:
        """Return who got a letter, in the order they came."""
        return [letter.recipient for letter in self.messages]

    def take(self, server: SMTP, envelope: Envelope) -> None:
        assert isinstance(server, _Talk)
        assert isinstance(envelope.content, bytes)
        sender = envelope.mail_from or ""
        for recipient in envelope.rcpt_tos:
            self.messages.append(Letter(sender, recipient, envelope.content, server.number))

    def _talk(self) -> SMTP:
        handler = _Handler(self)
        talk = _Talk(
            handler,
            enable_SMTPUTF8=self._smtputf8,
            data_size_limit=self._size,
            hostname="relay.example",
            ident="test relay",
            tls_context=self._starttls,
            require_starttls=self._starttls is not None,
            auth_require_tls=False,
            authenticator=handler.check if self.account else None,
            auth_exclude_mechanism=self._unoffered(),
            loop=asyncio.get_running_loop(),
        )
        talk.relay = self
        self._talks.append(talk)
        return talk

    def _unoffered(self) -> list[str]:
        offered = {"XOAUTH2"} if self.tokens is not None else set()
        if self.account:
            offered |= {"PLAIN", "LOGIN"}
        return sorted({"PLAIN", "LOGIN", "XOAUTH2"} - offered)
