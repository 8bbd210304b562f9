"""A whole secretariat on real servers, and the people who write to it."""

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from threading import Event

from nimsmail.clock import SystemClock
from nimsmail.config import load
from nimsmail.daemon import run
from nimsmail.network.meetings import Meeting
from nimsmail.network.outbox import Item
from nimsmail.network.people import Organisation
from nimsmail.office import Office
from tests.servers.dovecot import Account

CONFIG = """
[networks.nims]
name = "NIMS"
long_name = "Netværk for Internationale Medarbejdere"
address = "nims@sekretariat.example"
coordinators = [{{ name = "Karen Holt", address = "karen.holt@sekretariat.example" }}]

[mailbox]
host = "127.0.0.1"
port = {imap}
user = "{user}"
security = "none"
password_file = "password"
{mailbox}

[post]
host = "127.0.0.1"
port = {smtp}
security = "none"
auth = "none"
retry_first = "1s"
retry_last = "1s"
{post}

[caps]
notice_after = "1s"
in_all_an_hour = 100000

[digest]
at = "{digest}"
"""


@dataclass(frozen=True)
class Sent:
    """One letter as the relay got it."""

    recipient: str
    return_path: str
    raw: bytes

    @property
    def message(self) -> EmailMessage:
        return message_from_bytes(self.raw, policy=policy.default)

    @property
    def subject(self) -> str:
        return str(self.message["Subject"])

    @property
    def text(self) -> str:
        body = self.message.get_body(("plain",))
        assert isinstance(body, EmailMessage)
        return str(body.get_content())


@dataclass
class Secretariat:
    """The daemon's turns, and what came of them."""

    folder: Path
    box: Account
    smtp: int
    letters: Callable[[], list[Sent]]
    mailbox: str = ""
    post: str = ""
    digest: str = "never"
    office: Office = field(init=False)

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        password = self.folder / "password"
        password.write_text(self.box.password)
        password.chmod(0o600)
        self.config = self.folder / "config.toml"
        self.config.write_text(
            CONFIG.format(
                imap=self.box.port,
                user=self.box.user,
                smtp=self.smtp,
                mailbox=self.mailbox,
                post=self.post,
                digest=self.digest,
            )
        )
        self.office = Office.open(load(self.config, {}), SystemClock(), create=True)

    def turn(self) -> None:
        """Let the daemon take one turn: mail in, what is due, letters out."""
        run(self.office, once=True, stop=Event())

    def wait_a_second(self) -> None:
        """Let the clock of the mailbox move on: its times are whole seconds."""
        time.sleep(1)

    def until(self, is_so: Callable[[], bool], *, turns: bool = True) -> None:
        """Let turns pass until something is so; with `turns` off, a daemon takes them."""
        for _ in range(120):
            if is_so():
                return
            if turns:
                self.turn()
            time.sleep(0.25)
        raise AssertionError("it never came to be so")

    def take_in(self, *mails: bytes) -> None:
        """Have these mails arrive, and the daemon see to them."""
        for mail in mails:
            self.box.deliver(mail)
        self.turn()

    def to(self, address: str) -> list[Sent]:
        """Return the letters that went to `address`, oldest first."""
        return [letter for letter in self.letters() if letter.recipient == address]

    def last_to(self, address: str) -> Sent:
        return self.to(address)[-1]

    def counts(self) -> Counter[tuple[str, str]]:
        """Count the letters by recipient and kind, as the books know them by their ids."""
        books = self.office.store.books()
        found: Counter[tuple[str, str]] = Counter()
        for sent in self.letters():
            item = books.get(Item, str(sent.message["X-Nimsmail-Letter"]))
            assert item is not None and item.recipient == sent.recipient
            found[sent.recipient, item.kind] += 1
        return found

    def add_organisations(self, names: list[str]) -> None:
        with self.office.store.change("organisations") as change:
            for name in names:
                key = name.lower()
                domains = (f"{key}.example",)
                change.put(Organisation(key=key, name=name, domains=domains, networks=("nims",)))

    def add_meeting(self) -> Meeting:
        now = datetime.now(UTC)  # noqa: TID251 - the mailbox's own time is the real one
        starts = (now + timedelta(days=60)).replace(hour=8, minute=30, second=0, microsecond=0)
        meeting = Meeting(
            key="nims-spring",
            network="nims",
            title="Forårsmøde i NIMS",
            starts=starts,
            ends=starts + timedelta(hours=5),
            place="Kulturhuset, Vejen",
            answer_by=starts - timedelta(days=14),
            text="Tema: **EU-projektet fra A til Z**",
            created=now,
        )
        with self.office.store.change("meeting") as change:
            change.put(meeting)
        return meeting
