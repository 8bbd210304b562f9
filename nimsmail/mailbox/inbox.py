"""The mailbox as the secretariat uses it: what waits, and putting it away."""

import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Literal

from imapclient import SEEN, IMAPClient
from imapclient.exceptions import IMAPClientReadOnlyError

from nimsmail.config.servers import Mailbox as Place
from nimsmail.credentials import Credential
from nimsmail.logs import Log, get_logger
from nimsmail.mailbox.folders import made, sent_folder, server_name
from nimsmail.mailbox.messages import (
    HEADER,
    Listed,
    Waiting,
    bodies,
    headers,
    listed,
    move,
    waiting,
)
from nimsmail.mailbox.news import Watch
from nimsmail.mailbox.session import Session
from nimsmail.mailbox.trouble import Denied

Folder = Literal["handled", "review"]

# The most mails in one command, whose line servers limit (RFC 9051 §4.3 advises 8,192 octets).
MOST = 500
_ID = re.compile(r"[a-z2-7]{16}")  # the shape of network.seal's ids


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """What `doctor` wants to know of a mailbox that lets us in.

    `folders` are the names on the server; `closed` are those that we may not write to.
    """

    waiting: int
    idle: bool
    move: bool
    folders: tuple[str, ...]
    closed: tuple[str, ...]


class Mailbox:
    """The IMAP mailbox; connects when it is first needed and again whenever it must.

    Every method raises MailboxError when the server cannot be reached or refuses;
    `retry_after` then says how long to let it be.
    """

    def __init__(
        self,
        place: Place,
        credential: Credential,
        *,
        log: Log | None = None,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] = time.sleep,
        watch: Watch | None = None,
    ) -> None:
        self._place = place
        self._session = Session(place, credential, log or get_logger("mailbox"))
        self._now = now
        self._watch = watch or Watch(idle=place.idle, now=now, sleep=sleep)
        self._last = 0
        # What was handled but could not be put away yet: it is not handed out again.
        self._owed: dict[tuple[int, int], Folder] = {}

    @property
    def retry_after(self) -> timedelta:
        """How long to leave the server alone: 5 s after the first failure, at last 5 minutes."""
        return self._session.retry_after

    @property
    def owed(self) -> int:
        """How many mails were handled but could not be put away."""
        return len(self._owed)

    def batches(self) -> Iterator[list[Waiting]]:
        """Go through everything that waits, in batches that are small enough to hold.

        What a person has marked as deleted is not ours to read.
        """
        with suppress(Denied):  # `put_away` has said so; new mail can be read all the same
            self._settle()
        uids = self._session.do(waiting)
        validity = self._session.validity
        self._last = uids[-1] if uids else 0
        uids = [uid for uid in uids if (validity, uid) not in self._owed]
        step = min(self._place.batch, MOST)
        for start in range(0, len(uids), step):
            part = uids[start : start + step]
            for load in self._loads(self._session.do(partial(listed, uids=part))):
                batch = self._session.do(partial(self._fetched, load=load, validity=validity))
                if self._session.validity != validity:
                    return  # numbered anew: these numbers now mean other mails
                if batch:
                    yield batch

    def put_away(self, mails: Iterable[Waiting], folder: Folder) -> None:
        """Move `mails` out of the inbox, for good.

        Only to be called once what they led to is durable. What a person has moved
        meanwhile stays where they put it.
        """
        for mail in mails:
            self._owed[mail.validity, mail.uid] = folder
        self._settle()

    def wait_for_news(self, seconds: float, stop: Callable[[], bool] = lambda: False) -> bool:
        """Return True when new mail came, False after `seconds` or soon after `stop` is true."""
        until = self._now() + seconds
        return self._session.do(
            lambda client: self._watch.keep(client, self._last, until, stop), longer=seconds
        )

    def file_sent(self, message: bytes, sent: datetime) -> None:
        """Keep a copy of what was sent on `sent`, where the configuration names a folder for it."""
        if not self._place.sent:
            return
        # A second copy would be worse than none, so see first that the line is alive.
        folder = self._session.do(lambda client: sent_folder(client, self._place.sent))
        self._session.do(lambda client: client.append(folder, message, (SEEN,), sent), again=False)

    def has_sent(self, letter: str) -> bool:
        """Tell whether the folder for sent mail holds the letter of ours with this id."""
        # It becomes part of a command, so it must be one of our own making.
        if not self._place.sent or not _ID.fullmatch(letter):
            return False
        try:
            return self._session.do(partial(_holds, name=self._place.sent, letter=letter))
        finally:
            self._session.close()  # it has selected another folder than the inbox

    def probe(self) -> Probe:
        """Sign in, make the folders that are missing, and tell what can be done here."""
        try:
            return self._session.do(self._probed)
        finally:
            self._session.close()  # it has selected other folders than the inbox

    def close(self) -> None:
        """Take leave of the server."""
        self._session.close()

    def hang_up(self) -> None:
        """End for good, from another thread, whatever is being waited for here: MailboxError."""
        self._session.hang_up()

    def _loads(self, mails: Sequence[Listed]) -> Iterator[list[Listed]]:
        """Part a batch so that no part holds more than the size limit in all."""
        load: list[Listed] = []
        weight = 0
        for mail in mails:
            cost = mail.size if self._is_readable(mail) else HEADER
            if load and weight + cost > self._place.size_limit:
                yield load
                load, weight = [], 0
            load.append(mail)
            weight += cost
        if load:
            yield load

    def _is_readable(self, mail: Listed) -> bool:
        return mail.size <= self._place.size_limit

    def _fetched(self, client: IMAPClient, load: Sequence[Listed], validity: int) -> list[Waiting]:
        if self._session.validity != validity:
            return []
        raw = bodies(client, [mail.uid for mail in load if self._is_readable(mail)])
        header = headers(client, [mail.uid for mail in load if mail.uid not in raw])
        return [
            Waiting(
                uid=mail.uid,
                validity=validity,
                received=mail.received,
                size=mail.size,
                raw=raw[mail.uid] if mail.uid in raw else header[mail.uid],
                whole=mail.uid in raw,
            )
            for mail in load
            if mail.uid in raw or mail.uid in header
        ]

    def _settle(self) -> None:
        refusal: Denied | None = None
        for folder in sorted(set(self._owed.values())):
            try:
                self._session.do(partial(self._move, folder=folder))
            except Denied as error:
                refusal = error  # the other folder may still take what is owed to it
        if refusal is not None:
            raise refusal

    def _move(self, client: IMAPClient, folder: Folder) -> None:
        """Move what is owed to `folder`, as far as its numbers still hold."""
        validity = self._session.validity
        self._owed = {key: to for key, to in self._owed.items() if key[0] == validity}
        uids = [uid for (_, uid), to in self._owed.items() if to == folder]
        place = self._place.handled if folder == "handled" else self._place.review
        name = server_name(client, place)
        for start in range(0, len(uids), MOST):
            part = uids[start : start + MOST]
            move(client, part, name)
            for uid in part:
                del self._owed[validity, uid]

    def _probed(self, client: IMAPClient) -> Probe:
        place = self._place
        folders = [made(client, name) for name in (place.handled, place.review)]
        if place.sent:
            folders.append(sent_folder(client, place.sent))
        closed = tuple(name for name in (*folders, place.inbox) if not _is_writable(client, name))
        return Probe(
            waiting=len(waiting(client)),
            idle=client.has_capability("IDLE"),
            move=client.has_capability("MOVE"),
            folders=tuple(folders),
            closed=closed,
        )


def _holds(client: IMAPClient, name: str, letter: str) -> bool:
    """Look for a letter by its id, which its Message-ID begins with, too."""
    client.select_folder(sent_folder(client, name), readonly=True)
    by_field = ["HEADER", "X-Nimsmail-Letter", letter]
    return bool(client.search(["OR", *by_field, "HEADER", "Message-ID", letter]))


def _is_writable(client: IMAPClient, folder: str) -> bool:
    try:
        return b"READ-WRITE" in client.select_folder(folder)
    except IMAPClientReadOnlyError:
        return False
