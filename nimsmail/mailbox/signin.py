"""Reaching the mailbox: connected, secured, and signed in, or a MailboxError with the remedy.

No credential leaves before TLS is up and the certificate verified (RFC 8314 §3, RFC 9051
§11); only a server on this very machine may do without.
"""

import ipaddress
import re
from collections.abc import Callable

from imapclient import IMAPClient, SocketTimeout
from imapclient.exceptions import LoginError

from nimsmail.config.servers import Mailbox as Place
from nimsmail.config.servers import tls_context
from nimsmail.credentials import Credential, xoauth2_response
from nimsmail.errors import ConfigError, MailboxError
from nimsmail.mailbox.trouble import Lost, cleaned, told

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def plain(text: str, what: str) -> str:
    """Return `text`, which is to be said to the server, or raise ConfigError.

    Neither imapclient nor imaplib stops a line end in an argument, and what stands
    behind it would be a command.
    """
    if _CONTROL.search(text):
        raise ConfigError(f"{what} holds a control character; write it without.")
    return text


def entered(place: Place, credential: Credential) -> IMAPClient:
    """Return a connection that is signed in; a token that was refused is renewed once."""
    try:
        return _entered(place, credential)
    except _Refused as refusal:
        if refusal.token is None or not credential.forget(refusal.token):
            raise
    return _entered(place, credential)


class _Refused(MailboxError):
    """The server did not believe who we are, nor the token if there was one."""

    def __init__(self, text: str, token: str | None) -> None:
        super().__init__(text)
        self.token = token


def _entered(place: Place, credential: Credential) -> IMAPClient:
    with told(place.host, place.port):
        client = _connected(place)
    try:
        with told(place.host, place.port):
            _check_greeting(client, place)
            _secure(client, place)
            _sign_in(client, place, credential)
    except BaseException:
        left(client)
        raise
    return client


def left(client: IMAPClient) -> None:
    """Hang up without a word, and whatever that meets."""
    try:
        client.shutdown()
    except OSError:
        return  # gone already


def _connected(place: Place) -> IMAPClient:
    seconds = place.timeout.total_seconds()
    client = IMAPClient(
        place.host,
        place.port,
        ssl=place.security == "tls",
        ssl_context=tls_context(place.ca_file) if place.security == "tls" else None,
        timeout=SocketTimeout(connect=seconds, read=seconds),
    )
    client.normalise_times = False
    return client


def _check_greeting(client: IMAPClient, place: Place) -> None:
    """Refuse to be signed in before we have said who we are.

    Before TLS that is the way to keep us from asking for TLS at all (RFC 9051 §11.1).
    """
    if (client.welcome or b"").upper().startswith(b"* PREAUTH"):
        raise Lost(
            f"mailbox {place.host}: it took us for somebody before we signed in, which nobody "
            "honest does; check mailbox.host and mailbox.port."
        )


def _secure(client: IMAPClient, place: Place) -> None:
    if place.security == "starttls":
        if not client.has_capability("STARTTLS"):
            raise Lost(
                f"mailbox {place.host}: it does not offer STARTTLS; set mailbox.security to tls, "
                "or check mailbox.port."
            )
        client.starttls(tls_context(place.ca_file))
    elif place.security == "none":
        peer = str(client.socket().getpeername()[0]).partition("%")[0]
        if not ipaddress.ip_address(peer).is_loopback:
            raise ConfigError(
                f"mailbox {place.host}: without TLS only a server on this machine is spoken to; "
                "set mailbox.security to tls or starttls."
            )


def _sign_in(client: IMAPClient, place: Place, credential: Credential) -> None:
    user = plain(credential.user, "mailbox.user")
    if credential.kind == "xoauth2":
        token = plain(credential.token(), "the access token")
        _tried(place, token, lambda: client.sasl_login("XOAUTH2", _xoauth2(user, token)))
        return
    secret = plain(credential.secret(), "the password of mailbox.user")
    # AUTHENTICATE PLAIN carries any letter; LOGIN only ASCII (RFC 4616, RFC 9051 §6.2.3).
    if client.has_capability("AUTH=PLAIN"):
        _tried(place, None, lambda: client.plain_login(user, secret))
    elif client.has_capability("LOGINDISABLED"):
        raise Lost(
            f"mailbox {place.host}: it takes no passwords here; check mailbox.port, "
            "mailbox.security and mailbox.auth."
        )
    else:
        _tried(place, None, lambda: client.login(user, secret))


def _tried(place: Place, token: str | None, attempt: Callable[[], object]) -> None:
    try:
        attempt()
    except LoginError as error:
        answer = cleaned(str(error))
        if "UNAVAILABLE" in answer.upper():
            raise Lost(
                f"mailbox {place.host}: it cannot check who we are for now ({answer})."
            ) from error
        what, remedy = (
            ("password", "mailbox.user and mailbox.password_command, _env or _file")
            if token is None
            else ("token", "mailbox.user, and that the application may use this mailbox")
        )
        raise _Refused(
            f"mailbox {place.host}: the {what} was refused ({answer}); check {remedy}.", token
        ) from error


def _xoauth2(user: str, token: str) -> Callable[[bytes], bytes]:
    """Answer the challenges of XOAUTH2: first the token, then nothing.

    A refusal comes as a second challenge that holds its reason, and wants an empty
    answer before the server says no.
    """
    answers = iter((xoauth2_response(user, token).encode(),))
    return lambda _challenge: next(answers, b"")
