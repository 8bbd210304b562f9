"""A member's desk: reads their own mailbox over IMAP, and writes through the relay over SMTP."""

import smtplib
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from imapclient import IMAPClient

from nimsmail.demo.cast import Member
from nimsmail.demo.post_office import HOST, PASSWORD, PostOffice

_PATIENCE = 20


class Desk:
    """One reader's mailbox at `office`; remembers what was read already."""

    def __init__(self, office: PostOffice, address: str) -> None:
        self._office = office
        self._address = address
        self._read = 0
        self.last: EmailMessage | None = None

    @classmethod
    def of(cls, office: PostOffice, member: Member) -> "Desk":
        """Sit down at this member's desk."""
        return cls(office, member.address)

    def send(self, message: EmailMessage) -> bytes:
        """Hand `message` to the relay, and return its octets."""
        to = message["To"].addresses[0].addr_spec
        octets = message.as_bytes()
        with smtplib.SMTP(HOST, self._office.smtp_port, timeout=_PATIENCE) as relay:
            relay.sendmail(self._address, [to], octets)
        return octets

    def new_mail(self) -> tuple[EmailMessage, ...]:
        """Return what has come in since last time, oldest first."""
        with self._inbox() as inbox:
            uids = sorted(uid for uid in inbox.search("ALL") if uid > self._read)
            found = inbox.fetch(uids, ["BODY.PEEK[]"]) if uids else {}
        letters = tuple(message_from_bytes(found[uid][b"BODY[]"], policy=default) for uid in uids)
        if uids:
            self._read = uids[-1]
            self.last = letters[-1]
        return letters

    @contextmanager
    def _inbox(self) -> Iterator[IMAPClient]:
        client = IMAPClient(HOST, self._office.imap_port, ssl=False, timeout=_PATIENCE)
        # imapclient sends a command in pieces, and Nagle's algorithm would hold the last back.
        client.socket().setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        try:
            client.login(self._address, PASSWORD)
            client.select_folder("INBOX", readonly=True)
            yield client
        finally:
            client.shutdown()
