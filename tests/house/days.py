"""A dispatch of days, sent in seconds: the real post and store, at a relay that counts."""

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from nimsmail.config import load
from nimsmail.delivery import Delivery, Progress, Until
from nimsmail.network.audience import audience_of
from nimsmail.network.outbox import Item
from nimsmail.network.people import Consent, Membership, Person, Standing
from nimsmail.network.publishing import newsletter
from nimsmail.network.records import Record
from nimsmail.office import Office
from nimsmail.post import Post
from tests.servers.exchange import Exchange
from tests.servers.virtual import VirtualClock, VirtualLoop, VirtualTime

MONDAY = datetime(2027, 1, 11, 8, 0, tzinfo=UTC)  # at nine in Denmark
_NAP = 30.0  # seconds between looks at the outbox: nobody else writes to it
_CONFIG = """
[networks.nims]
name = "NIMS"
long_name = "Netværk for Internationale Medarbejdere"
address = "nims@sekretariat.example"
coordinators = [{{ name = "Karen Holt", address = "karen.holt@sekretariat.example" }}]
[mailbox]
host = "127.0.0.1"
user = "nims"
security = "none"
password_file = "password"
sent = ""
[post]
host = "127.0.0.1"
port = {port}
security = "none"
auth = "none"
{post}
[quiet]
{quiet}
"""


@dataclass
class Days:
    """A secretariat with a dispatch, and a clock that only sending moves."""

    folder: Path
    post: str = 'profile = "microsoft365"'
    quiet: str = ""
    starts: datetime = MONDAY
    passed: VirtualTime = field(default_factory=VirtualTime)
    office: Office = field(init=False)

    def __post_init__(self) -> None:
        self.clock = VirtualClock(self.starts, self.passed)
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / "password").write_text("none")
        (self.folder / "password").chmod(0o600)

    def queued(self, letters: int) -> "Days":
        """Queue a newsletter to so many members."""
        self.office = office = self._opened(port=25, create=True)
        now = self.clock.now()
        with office.store.change("members") as change:
            for number in range(letters):
                person = _person(number)
                change.put(person)
                change.put(_membership(person, now))
        books = office.store.books()
        audience = audience_of(books, office.house, "nims")
        plan = newsletter(books, office.house, audience, "Nyt", "Hej", now)
        office.keep(plan.outcome, "newsletter", now)
        return self

    def delivered(
        self, relay: Exchange, until: Until = "ended", *, stop_after: int | None = None
    ) -> Progress:
        """Send as `outbox deliver` does, or until the relay has taken so many."""
        with asyncio.Runner(loop_factory=lambda: VirtualLoop(self.passed)) as runner:
            return runner.run(self._run(relay, until, stop_after))

    def pass_by(self, length: timedelta) -> None:
        """Let time pass in which nothing is sent."""
        self.passed.seconds += length.total_seconds()

    async def _run(self, relay: Exchange, until: Until, stop_after: int | None) -> Progress:
        async with relay:
            office = self.office = self._opened(port=relay.port)
            post = Post(office.settings.post, None, now=lambda: self.passed.seconds)
            delivery = Delivery(
                office,
                post,
                stop=lambda: stop_after is not None and len(relay.taken) >= stop_after,
                nap=_NAP,
            )
            return await delivery.run(until)

    def _opened(self, port: int, *, create: bool = False) -> Office:
        config = self.folder / "config.toml"
        config.write_text(_CONFIG.format(port=port, post=self.post, quiet=self.quiet), "utf-8")
        return Office.open(load(config, {}), self.clock, create=create)

    def items(self) -> list[Item]:
        """Return the letters as the books have them now."""
        return list(self.office.store.books().every(Item))

    def put(self, *records: Record) -> None:
        """Keep records as if they had come about before."""
        with self.office.store.change("test") as change:
            for record in records:
                change.put(record)


def by_day(relay: Exchange) -> dict[str, int]:
    """Count what the relay has taken by the day, in Denmark's winter time."""
    return dict(Counter(f"{moment:%a %d %b}" for _, moment in relay.taken))


def _person(number: int) -> Person:
    return Person(
        key=f"p{number:05}",
        name=f"P{number}",
        addresses=(f"p{number:05}@varde.example",),
        language="da",
    )


def _membership(person: Person, now: datetime) -> Membership:
    return Membership(
        key=f"nims/{person.key}",
        network="nims",
        person=person.key,
        standing=Standing.MEMBER,
        since=now,
        consent=Consent(given=now, how="test"),
    )
