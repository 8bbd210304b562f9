"""Reaching the relay: connected, secured, and signed in, or a PostError with the remedy.

No credential and no letter leaves before TLS is up and the certificate verified
(RFC 8314, RFC 3207 §5); only a relay on this very machine may do without.
"""

import asyncio
import ipaddress
import os
import platform
import re
import socket
import ssl
from dataclasses import dataclass
from typing import cast

from aiosmtplib import (
    SMTP,
    SMTPAuthenticationError,
    SMTPException,
    SMTPResponseException,
    SMTPTimeoutError,
)

from nimsmail.config.servers import Post as Relay
from nimsmail.config.servers import tls_context
from nimsmail.credentials import Credential
from nimsmail.errors import NimsmailError, PostError
from nimsmail.post.dialogue import Cut, Dialogue
from nimsmail.post.report import Reply, cleaned

# Seconds that a relay gets to answer QUIT.
_FAREWELL = 2.0


class Refused(PostError):
    """The relay would not let us in; `token` is what it did not believe, if that was why."""

    def __init__(self, text: str, token: str | None = None) -> None:
        super().__init__(text)
        self.token = token


@dataclass(frozen=True, slots=True)
class Session:
    """A connection that is ready for letters, and what the relay offers on it."""

    smtp: SMTP
    dialogue: Dialogue
    extensions: dict[str, str]

    async def leave(self) -> None:
        """Say QUIT, wait a moment for the answer, and hang up (RFC 5321 §4.1.1.10)."""
        try:
            self.dialogue.say(b"QUIT\r\n")
            await self.dialogue.hear(_FAREWELL)
        except Cut:
            pass  # it is gone already, and that is what was wanted
        await self.dialogue.gone(_FAREWELL)
        _hang_up(self.smtp)

    def drop(self, why: str) -> None:
        """Hang up at once, without a word."""
        self.dialogue.end(why)
        _hang_up(self.smtp)


class Door:
    """The way in. Who must sign in goes one at a time, so that a refused token is renewed once."""

    def __init__(self, relay: Relay, credential: Credential | None, *, connect: float) -> None:
        self._relay = relay
        self._credential = credential
        self._limit = connect
        self._turns: dict[asyncio.AbstractEventLoop, asyncio.Lock] = {}
        self._tls: ssl.SSLContext | None = None

    async def enter(self) -> Session:
        """Return a session ready for letters, or raise PostError."""
        if self._credential is None:
            return await self._enter()
        async with self._turn():
            try:
                return await self._enter()
            except Refused as refusal:
                if not await self._renewed(refusal):
                    raise
            return await self._enter()

    def _turn(self) -> asyncio.Lock:
        # A lock belongs to one event loop, and the pool outlives each.
        loop = asyncio.get_running_loop()
        self._turns = {loop: self._turns.get(loop) or asyncio.Lock()}
        return self._turns[loop]

    async def _renewed(self, refusal: Refused) -> bool:
        """Tell whether it was a kept token that the relay refused; then it is dropped."""
        if self._credential is None or refusal.token is None:
            return False
        return await asyncio.to_thread(self._credential.forget, refusal.token)

    async def _enter(self) -> Session:
        smtp = SMTP(
            hostname=self._relay.host,
            port=self._relay.port,
            local_hostname=_own_name(),
            timeout=self._limit,
            use_tls=self._relay.security == "tls",
            start_tls=self._relay.security == "starttls",
            tls_context=None if self._relay.security == "none" else self._context(),
        )
        try:
            await smtp.connect()
            self._check_secured(smtp)
            await smtp.ehlo()
            await self._sign_in(smtp)
            return Session(smtp, Dialogue(_transport(smtp)), dict(smtp.esmtp_extensions))
        except NimsmailError:
            _hang_up(smtp)
            raise
        except (SMTPException, OSError, ValueError) as error:
            _hang_up(smtp)
            raise Refused(self._sentence(error)) from error
        except BaseException:
            _hang_up(smtp)
            raise

    def _context(self) -> ssl.SSLContext:
        if self._tls is None:
            try:
                self._tls = tls_context(self._relay.ca_file)
            except OSError as error:
                raise PostError(
                    f"post.ca_file {self._relay.ca_file} cannot be read as a certificate "
                    f"({cleaned(str(error))}); name a PEM file."
                ) from error
        return self._tls

    def _check_secured(self, smtp: SMTP) -> None:
        if smtp.get_transport_info("sslcontext") is not None:
            return
        peer = smtp.get_transport_info("peername")[0]
        if not ipaddress.ip_address(peer.partition("%")[0]).is_loopback:
            raise PostError(
                f"post {self._relay.host}: without TLS only a relay on this machine is spoken to; "
                "set post.security to tls or starttls."
            )

    async def _sign_in(self, smtp: SMTP) -> None:
        credential = self._credential
        if credential is None:
            return
        offered = set(smtp.server_auth_methods)
        if not offered and self._relay.security == "none":
            return  # a relay on this machine that asks nobody who they are
        if credential.kind == "xoauth2":
            self._check_offered(offered & {"xoauth2"}, "XOAUTH2")
            token = await asyncio.to_thread(credential.token)
            try:
                await smtp.auth_xoauth2(credential.user, token)
            except SMTPAuthenticationError as error:
                raise Refused(self._sentence(error), token) from error
            return
        # One try by one method: trying them all counts as several wrong passwords.
        self._check_offered(offered & {"plain", "login"}, "PLAIN or LOGIN")
        secret = await asyncio.to_thread(credential.secret)
        method = smtp.auth_plain if "plain" in offered else smtp.auth_login
        await method(credential.user, secret)

    def _check_offered(self, found: set[str], wanted: str) -> None:
        if not found:
            raise PostError(
                f"post {self._relay.host}: it does not offer to sign in with {wanted}; "
                "check post.host, post.port and post.security."
            )

    def _sentence(self, error: Exception) -> str:
        return f"post {self._relay.host}: {_told(error, self._relay)}."


def _told(error: Exception, relay: Relay) -> str:
    cause = error.__cause__ or error
    if isinstance(cause, ssl.SSLCertVerificationError):
        return (
            f"its certificate was not accepted ({cleaned(cause.verify_message)}); check "
            "post.host, or set post.ca_file to the authority that made it"
        )
    if isinstance(error, SMTPAuthenticationError):
        return (
            f"sign-in was refused ({Reply(error.code, error.message)}); check post.user and "
            "its password or token"
        )
    if isinstance(error, SMTPResponseException) and error.code < 200:
        return "it said something that is not SMTP; check post.host and post.port"
    if isinstance(error, SMTPResponseException):
        return f"it turned us away ({Reply(error.code, error.message)}); it is tried again"
    if isinstance(error, (SMTPTimeoutError, TimeoutError)):
        return f"no answer in time on port {relay.port}; check post.host and post.port"
    if isinstance(cause, ssl.SSLError):
        return (
            f"no TLS on port {relay.port} ({cleaned(cause.reason or str(cause))}); "
            "check post.port and post.security"
        )
    if "STARTTLS" in str(error):
        return "it does not offer STARTTLS; set post.security to tls, or check post.port"
    return f"it cannot be reached ({_reason(cause)}); check post.host and post.port"


def _reason(cause: BaseException) -> str:
    """Say why nothing could be reached, without the numbers that Python and asyncio tell."""
    if isinstance(cause, socket.gaierror):
        return "no machine has that name"
    # Of several addresses tried, asyncio joins what each said; the first speaks for all.
    number = re.search(r"\[Errno (\d+)\]", str(cause))
    return os.strerror(int(number[1])) if number else cleaned(str(cause))


def _hang_up(smtp: SMTP) -> None:
    """Close at once: a farewell of TLS, which waits for the other side, may outlive the loop."""
    if smtp.transport is not None:
        cast(asyncio.Transport, smtp.transport).abort()
    smtp.close()


def _transport(smtp: SMTP) -> asyncio.Transport:
    if smtp.transport is None:
        raise PostError("the relay hung up after sign-in; it is tried again.")
    return cast(asyncio.Transport, smtp.transport)


def _own_name() -> str:
    """Return this machine's name for EHLO, without asking the network for it."""
    name = platform.node()
    return name if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9.-]*", name) else "localhost"
