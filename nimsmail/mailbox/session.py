"""A connection that is made when it is needed, and made anew when it was lost."""

import secrets
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from queue import Empty, SimpleQueue
from socket import SHUT_RDWR, socket
from threading import Event, Thread
from typing import TypeVar

from imapclient import IMAPClient

from nimsmail.config.servers import Mailbox as Place
from nimsmail.credentials import Credential
from nimsmail.errors import NimsmailError
from nimsmail.logs import Log
from nimsmail.mailbox.signin import entered, left, plain
from nimsmail.mailbox.trouble import Denied, Lost, hurried, told

T = TypeVar("T")
FIRST, LAST = 5.0, 300.0
# A round may take so many times as long as a single answer.
ROUND = 20
# How long hanging up may go unheard while we sign in, in seconds.
SLICE = 0.2
_chance = secrets.SystemRandom().random


class Session:
    """The mailbox's inbox, selected; and how it has fared.

    `validity` is the UIDVALIDITY under which its numbers hold (RFC 9051 §2.3.1.1). The log
    hears of it when the state changes, not at each try.
    """

    def __init__(
        self,
        place: Place,
        credential: Credential,
        log: Log,
        chance: Callable[[], float] = _chance,
    ) -> None:
        self._place = place
        self._credential = credential
        self._log = log
        self._chance = chance
        self._client: IMAPClient | None = None
        self._failures = 0
        self._down = False
        # What another thread may hang up: the line lives longer than our word on it.
        self._line: socket | None = None
        self._over = Event()
        self.validity = 0
        self.retry_after = timedelta(0)

    def do(self, task: Callable[[IMAPClient], T], *, again: bool = True, longer: float = 0) -> T:
        """Carry out `task`, once more on a new connection if the old one had gone stale.

        `again` is False for what must not be done twice; `longer` is how many seconds the
        task may take on purpose.
        """
        reused = self._client is not None
        try:
            try:
                result = self._once(task, longer)
            except Lost:
                if not (reused and again):
                    raise
                result = self._once(task, longer)
        except NimsmailError as error:
            self._failed(error)
            raise
        self._succeeded()
        return result

    def close(self) -> None:
        """Take leave of the server, if there is a connection."""
        client, self._client = self._client, None
        if client is not None:
            try:
                with told(self._place.host, self._place.port):
                    client.logout()
            except NimsmailError:
                left(client)

    def hang_up(self) -> None:
        """Make whatever another thread is waiting for here end now, and connect no more."""
        self._over.set()
        line = self._line
        if line is not None:
            # Not SSLSocket.shutdown: that takes away the TLS state the other thread is using.
            with suppress(OSError):  # gone already
                socket.shutdown(line, SHUT_RDWR)

    def _once(self, task: Callable[[IMAPClient], T], longer: float) -> T:
        place = self._place
        seconds = longer + ROUND * place.timeout.total_seconds()
        try:
            client = self._opened()
            with told(place.host, place.port), hurried(client.socket(), seconds):
                return task(client)
        except Lost:
            self._drop()
            raise

    def _opened(self) -> IMAPClient:
        self._check_wanted()
        if self._client is None:
            client = self._entered()
            self._line = client.socket()
            try:
                with told(self._place.host, self._place.port):
                    self._select(client)
            except BaseException:
                left(client)
                raise
            self._client = client
        return self._client

    def _entered(self) -> IMAPClient:
        """Connect and sign in, unless we hang up meanwhile.

        There is no line to shut down yet, and a name server or a server may be silent; so
        another thread waits for them, and is left to itself if need be.
        """
        ends: SimpleQueue[IMAPClient | BaseException] = SimpleQueue()
        Thread(target=self._enter, args=(ends,), name="sign-in", daemon=True).start()
        while True:
            with suppress(Empty):
                end = ends.get(timeout=SLICE)
                if isinstance(end, BaseException):
                    raise end
                return end
            self._check_wanted()

    def _enter(self, ends: "SimpleQueue[IMAPClient | BaseException]") -> None:
        try:
            client = entered(self._place, self._credential)
        except BaseException as error:  # it is raised where the connection is wanted
            ends.put(error)
            return
        ends.put(client)
        if self._over.is_set():
            left(client)

    def _check_wanted(self) -> None:
        if self._over.is_set():
            raise Lost(f"mailbox {self._place.host}: we have hung up.")

    def _select(self, client: IMAPClient) -> None:
        selected = client.select_folder(plain(self._place.inbox, "mailbox.inbox"))
        validity = int(selected.get(b"UIDVALIDITY", 0))
        if self.validity not in (0, validity):
            self._log.info("the mailbox was numbered anew; all that waits in it is read again")
        self.validity = validity

    def _drop(self) -> None:
        client, self._client = self._client, None
        if client is not None:
            left(client)

    def _failed(self, error: NimsmailError) -> None:
        # A refusal is the caller's to tell: the mailbox itself is there.
        if not isinstance(error, Denied) and not self._down and not self._over.is_set():
            self._down = True
            self._log.warning("the mailbox cannot be used", why=str(error))
        wait = min(FIRST * 2 ** min(self._failures, 20), LAST)
        self._failures += 1
        self.retry_after = timedelta(seconds=wait * (0.8 + 0.4 * self._chance()))

    def _succeeded(self) -> None:
        if self._down:
            self._down = False
            self._log.info("the mailbox can be used again")
        self._failures = 0
        self.retry_after = timedelta(0)
