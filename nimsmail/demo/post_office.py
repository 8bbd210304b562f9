"""The demo's mail servers: IMAP and SMTP with the real protocols, on this machine only.

pymap speaks IMAP and aiosmtpd SMTP, both brought by mail-devel, whose way to make an
account of any address is used as it is. Its own SMTP handler is not: it sorts mail by the
To header and rewrites it, where a relay goes by the envelope and keeps every octet.
"""

import asyncio
import threading
import warnings
from argparse import Namespace
from asyncio import StreamReader, StreamWriter
from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import Any, Self
from uuid import uuid4

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session
from proxyprotocol.sock import SocketInfo
from pysasl.hashing import BuiltinHash

from nimsmail.clock import Clock
from nimsmail.errors import PostError

with warnings.catch_warnings():
    # passlib, which pymap brings, asks for a module that Python is about to drop.
    warnings.filterwarnings("ignore", "'crypt' is deprecated", DeprecationWarning)
    from mail_devel.auth import IMAPAuthenticator  # type: ignore[import-untyped]
    from mail_devel.http import Frontend  # type: ignore[import-untyped]
    from mail_devel.mailbox import TestMailboxDict  # type: ignore[import-untyped]
    from pymap.backend.dict import Config, DictBackend
    from pymap.backend.dict.filter import FilterSet
    from pymap.imap import IMAPServer
    from pymap.parsing.message import AppendMessage

HOST = "127.0.0.1"
PASSWORD = "demo"  # noqa: S105 - the servers are on loopback, and live as long as the demo
_OURS = ".example"  # RFC 2606 §2: a name that belongs to nobody
_START = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A message that the relay took, for one recipient, as it came in."""

    when: datetime
    mail_from: str
    recipient: str
    message: bytes


def account_of(address: str) -> str:
    """Return the account that takes mail for `address`: a subaddress is its owner's (RFC 5233).

    >>> account_of("NIMS+abc@syd.example")
    'nims@syd.example'
    """
    local, _, domain = address.lower().rpartition("@")
    return f"{local.partition('+')[0]}@{domain}"


class PostOffice:
    """Everybody's mailbox and the one relay, in a thread of their own.

    A port of 0 is any that is free. Every address under .example has a mailbox, with
    the address as user and one password for all; other addresses are refused.
    """

    def __init__(
        self, clock: Clock, *, imap_port: int = 0, smtp_port: int = 0, web: bool = False
    ) -> None:
        self._clock = clock
        self._wanted = (imap_port, smtp_port)
        self._web = web
        self._loop = asyncio.new_event_loop()
        self._closing = asyncio.Event()
        self._taken: list[Taken] = []
        self.imap_port = 0
        self.smtp_port = 0
        self.web_port: int | None = None

    @property
    def taken(self) -> tuple[Taken, ...]:
        """Everything the relay took so far, in order."""
        return tuple(self._taken)

    def __enter__(self) -> Self:
        ready: Future[None] = Future()
        self._thread = threading.Thread(target=self._run, args=(ready,), name="post office")
        self._thread.start()
        try:
            ready.result(_START)
        except OSError as error:
            self._thread.join()
            raise PostError(
                f"The demo's mail servers cannot listen on {HOST} ({error.strerror}); "
                "choose other ports, or none, so that free ones are found."
            ) from None
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._loop.call_soon_threadsafe(self._closing.set)
        self._thread.join()

    def _run(self, ready: "Future[None]") -> None:
        with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            runner.run(self._serve(ready))

    async def _serve(self, ready: "Future[None]") -> None:
        async with AsyncExitStack() as stack:
            try:
                await self._open(stack)
            except OSError as error:
                ready.set_exception(error)
                return
            ready.set_result(None)
            await self._closing.wait()
        await _end_conversations()

    async def _open(self, stack: AsyncExitStack) -> None:
        config = Config.from_args(_arguments(), hash_context=_quick_hash())
        login = IMAPAuthenticator(config, multi_user=True)
        await DictBackend._add_demo_user(config, login)
        self._accounts = TestMailboxDict(config, FilterSet(), multi_user=True)
        imap = _conversing(IMAPServer(login, config))
        wanted_imap, wanted_smtp = self._wanted
        opening_imap = asyncio.start_server(imap, HOST, wanted_imap)
        self.imap_port = await self._listen(stack, opening_imap)
        opening_smtp = self._loop.create_server(self._relay, HOST, wanted_smtp)
        self.smtp_port = await self._listen(stack, opening_smtp)
        if self._web:
            await self._show(stack)

    async def _listen(self, stack: AsyncExitStack, opening: Any) -> int:
        server: asyncio.Server = await opening
        stack.callback(server.close)
        port: int = server.sockets[0].getsockname()[1]
        return port

    def _relay(self) -> SMTP:
        return SMTP(
            _Sorting(self._take),
            hostname="localhost",
            ident="nimsmail demo",
            loop=self._loop,
            authenticator=_anybody,
            auth_require_tls=False,
            enable_SMTPUTF8=True,
        )

    async def _take(self, mail_from: str, recipient: str, message: bytes) -> None:
        """Keep a message, and put it in its reader's mailbox as it is."""
        now = self._clock.now()
        self._taken.append(
            Taken(when=now, mail_from=mail_from, recipient=recipient, message=message)
        )
        account = await self._accounts.get(account_of(recipient))
        inbox = await account.get_mailbox("INBOX")
        received = b"Delivered-To: %s\r\n" % recipient.encode()
        await inbox.append(AppendMessage(received + message, now, frozenset()))

    async def _show(self, stack: AsyncExitStack) -> None:
        """Serve mail-devel's web page, where every mailbox can be looked into."""
        page = Frontend(self._accounts, user="", host=HOST, port=0, multi_user=True)
        runner = await page.start()
        stack.push_async_callback(runner.cleanup)
        self.web_port = runner.addresses[0][1]


class _Sorting:
    """What aiosmtpd asks at each stage of a conversation."""

    def __init__(self, take: Callable[[str, str, bytes], Any]) -> None:
        self._take = take

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Refuse whoever might be real."""
        if not address.lower().endswith(_OURS):
            return f"550 5.7.1 this relay knows only addresses under {_OURS}"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Take a message for each of its recipients."""
        content = envelope.content
        assert isinstance(content, bytes)
        for recipient in envelope.rcpt_tos:
            await self._take(envelope.mail_from or "", recipient, content)
        return "250 2.0.0 OK: kept"


def _conversing(server: IMAPServer) -> Callable[[StreamReader, StreamWriter], Awaitable[None]]:
    # Awaited here, so that asyncio keeps the conversation: the way in that pymap uses itself
    # forgets the task it starts, and the garbage collector may end that in mid-sentence.
    async def converse(reader: StreamReader, writer: StreamWriter) -> None:
        line = SocketInfo.get(writer, None, unique_id=uuid4().bytes)
        await server(reader, writer, line)

    return converse


def _anybody(*_: object) -> AuthResult:
    return AuthResult(success=True)


def _quick_hash() -> BuiltinHash:
    # The one password is no secret: hashing it slowly would only make each sign-in slow.
    return BuiltinHash(rounds=1)


def _arguments() -> Namespace:
    """Return what pymap reads its settings from."""
    return Namespace(
        host=HOST,
        port=0,
        debug=False,
        cert=None,
        key=None,
        tls=False,
        proxy_protocol=None,
        inherited_sockets=None,
        passlib_cfg=None,
        demo_data=False,
        demo_user="demo",
        demo_password=PASSWORD,
    )


async def _end_conversations() -> None:
    """End what is still open, and wait for it, so that nothing is left to complain."""
    rest = asyncio.all_tasks() - {asyncio.current_task()}
    for task in rest:
        task.cancel()
    await asyncio.gather(*rest, return_exceptions=True)
