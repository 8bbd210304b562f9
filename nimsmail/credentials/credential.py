"""What the mailbox and the post office sign in with."""

import threading
import time
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Literal

from nimsmail.config import Mailbox, OAuth2, Post, Settings
from nimsmail.credentials.secrets import SecretPlace
from nimsmail.credentials.token import Token
from nimsmail.errors import MailboxError, NimsmailError, PostError
from nimsmail.logs import conceal

Kind = Literal["password", "xoauth2"]
# How many days before a client secret runs out somebody is told.
WARN_DAYS = (60, 30, 7, 1)
_MARGIN = 300.0  # seconds before its end that a token is not handed out any more


def xoauth2_response(user: str, token: str) -> str:
    r"""Return the initial response of SASL XOAUTH2, before base64.

    >>> xoauth2_response("nims@kommune.example", "abc")
    'user=nims@kommune.example\x01auth=Bearer abc\x01\x01'
    """
    return f"user={user}\x01auth=Bearer {token}\x01\x01"


class Credential:
    """Who signs in, and with what. Both `secret` and `token` may take seconds: not for a loop.

    A password is read anew each time. A token is kept in memory, and nowhere else, until
    shortly before it ends; one from a command is asked for each time, for only the command
    knows how long it is good. Safe to use from several threads.
    """

    def __init__(
        self,
        *,
        user: str,
        kind: Kind,
        name: str,
        fetch: Callable[[], Token],
        expires: date | None = None,
        elapsed: Callable[[], float] = time.monotonic,
    ) -> None:
        self.user = user
        self.kind: Kind = kind
        self.expires = expires
        self._name = name
        self._fetch = fetch
        self._elapsed = elapsed
        self._lock = threading.Lock()
        self._kept: Token | None = None
        self._good_until = 0.0
        self._uses = 0

    def __repr__(self) -> str:
        return f"<Credential {self._name} {self.kind}>"

    def secret(self) -> str:
        """Return the password."""
        assert self.kind == "password"
        return self._fresh().text

    def token(self) -> str:
        """Return an access token that is good now, as far as we were told."""
        assert self.kind == "xoauth2"
        with self._lock:
            if self._kept is None or self._elapsed() >= self._good_until:
                asked = self._elapsed()
                self._kept = self._fresh()
                life = self._kept.life
                self._good_until = asked + life - min(_MARGIN, life / 10)
                self._uses = 0
            self._uses += 1
            return self._kept.text

    def forget(self, token: str | None = None) -> bool:
        """Take note that the server refused `token`; tell whether a new one is worth a try.

        It is when the token had been in use: it was revoked, or its time was up early. A
        token that was refused when it was new says that the account lacks the right.
        """
        with self._lock:
            if self._kept is None or token not in (None, self._kept.text):
                return True  # another connection has dropped it already
            self._kept = None
            return self._uses > 1

    def days_left(self, now: datetime) -> int | None:
        """Return how many days the client secret is good for, where its end is known."""
        return (self.expires - now.date()).days if self.expires else None

    def _fresh(self) -> Token:
        token = self._fetch()
        conceal(self._name, token.text)
        return token


def for_mailbox(settings: Settings, environ: Mapping[str, str]) -> Credential:
    """Return what the mailbox is opened with."""
    server = settings.mailbox
    if server.auth == "oauth2":
        return _by_token("mailbox", server, settings, environ, MailboxError)
    return _by_password("mailbox", server, environ, MailboxError)


def for_post(settings: Settings, environ: Mapping[str, str]) -> Credential | None:
    """Return what we sign in to the relay with; None where it wants no sign-in."""
    server = settings.post
    if server.auth == "oauth2":
        return _by_token("post", server, settings, environ, PostError)
    if server.auth == "none" or server.password_way is None:
        return None
    return _by_password("post", server, environ, PostError)


def _by_password(
    name: str, server: Mailbox | Post, environ: Mapping[str, str], passing: type[NimsmailError]
) -> Credential:
    place = SecretPlace(
        key=f"{name}.{server.password_way}",
        environ=environ,
        passing=passing,
        command=server.password_command,
        variable=server.password_env,
        file=server.password_file,
    )
    return Credential(
        user=server.user, kind="password", name=name, fetch=lambda: Token(place.read(), 0)
    )


def _by_token(
    name: str,
    server: Mailbox | Post,
    settings: Settings,
    environ: Mapping[str, str],
    passing: type[NimsmailError],
) -> Credential:
    way = settings.oauth2_for(server)
    assert way is not None  # load has seen to it
    key = f"{name}.oauth2" if server.oauth2 else "oauth2"
    fetch = _fetcher(way, key, environ, passing)
    expires = way.microsoft365.expires if way.microsoft365 else None
    return Credential(user=server.user, kind="xoauth2", name=name, fetch=fetch, expires=expires)


def _fetcher(
    way: OAuth2, key: str, environ: Mapping[str, str], passing: type[NimsmailError]
) -> Callable[[], Token]:
    if way.microsoft365:
        key = f"{key}.microsoft365"
        # It takes half as long to read as all the rest, and few need it.
        from nimsmail.credentials.microsoft import TokenDesk

        return TokenDesk(way.microsoft365, key=key, environ=environ, passing=passing).fetch
    place = SecretPlace(
        key=f"{key}.token_command", environ=environ, passing=passing, command=way.token_command
    )
    return lambda: Token(place.read(), 0)
