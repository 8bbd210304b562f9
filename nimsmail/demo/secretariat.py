"""The secretariat of the demo: a real one, in a folder of its own, on the demo's servers."""

import csv
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from importlib.resources import files
from pathlib import Path
from threading import Event

from nimsmail import daemon
from nimsmail.clock import Clock
from nimsmail.config import Settings, load
from nimsmail.demo.post_office import HOST, PASSWORD, PostOffice
from nimsmail.network.audience import audience_of
from nimsmail.network.decide import answering
from nimsmail.network.dispatch import Plan
from nimsmail.network.incoming import Incoming
from nimsmail.network.intents import Intent
from nimsmail.network.inviting import invite, remind
from nimsmail.network.meetings import Meeting, Rsvp, attendance
from nimsmail.network.outbox import Item, State
from nimsmail.network.people import Organisation, Person
from nimsmail.network.resolving import resolved
from nimsmail.network.reviews import Review, Stage
from nimsmail.office import Office
from nimsmail.reading import open_mail, phrasebook, understand

NETWORK = "nims"
ADDRESS = "nims@syd.example"
COORDINATOR = ("Hanne Dahl", "hanne.dahl@syd.example")
_CONFIG = """\
# Made by `nimsmail demo`: a secretariat whose mail servers live as long as the demo.

[networks.{network}]
name = "NIMS"
long_name = "Netværket for Internationale Medarbejdere i Syddanmark"
address = "{address}"
language = "da"
zone = "Europe/Copenhagen"
coordinators = [{{ name = "{name}", address = "{coordinator}" }}]

[mailbox]
host = "{host}"
port = {imap}
user = "{address}"
security = "none"
password_file = "password"

[post]
host = "{host}"
port = {smtp}
user = "{address}"
security = "none"
password_file = "password"

# It is a quiet afternoon, whatever the clock says.
[digest]
at = "never"
"""


class Secretariat:
    """The office in `folder`, and what the coordinator does with it."""

    def __init__(self, folder: Path, servers: PostOffice, clock: Clock) -> None:
        self.settings = _settled(folder, servers)
        self.office = Office.open(self.settings, clock, create=True)
        with self.office.store.change("organisations") as change:
            for organisation in _municipalities():
                change.put(organisation)

    def turn(self) -> None:
        """Let the daemon take one turn: mail in, what is due, letters out."""
        daemon.run(self.office, once=True, stop=Event())

    def understood(self, raw: bytes, received: datetime) -> Incoming:
        """Read a mail as the daemon is about to, and change nothing."""
        opened = open_mail(raw, received, trust=self.settings.mailbox.trust)
        house, now = self.office.house, self.office.clock.now()
        told = answering(self.office.store.books(), house, opened.mail, now)
        return understand(opened, told, phrasebook.read(self.settings.own_phrases))

    # -- what the coordinator does ---------------------------------------------------------

    def call_meeting(self, starts: datetime) -> Meeting:
        """Put a meeting into the books."""
        meeting = Meeting(
            key=f"{starts:%Y-%m}",
            network=NETWORK,
            title="NIMS-netværksmøde i Haderslev",
            starts=starts,
            ends=starts + timedelta(hours=5),
            place="Bispen, Bispebroen 3, Haderslev",
            answer_by=(starts - timedelta(weeks=3)).replace(hour=23, minute=59),
            text="Tema: **EU-projektet fra A til Z**, med en case fra Svendborg.",
            created=self.office.clock.now(),
        )
        with self.office.store.change(f"meeting {meeting.key}") as change:
            change.put(meeting)
        return meeting

    def plan_invitations(self, meeting: Meeting, audience: str) -> Plan:
        """Work out who would be invited; nothing is sent."""
        books, house = self.office.store.books(), self.office.house
        return invite(books, house, meeting, audience_of(books, house, audience))

    def plan_reminders(self, meeting: Meeting) -> Plan:
        """Work out who would be reminded; nothing is sent."""
        books, house, now = self.office.store.books(), self.office.house, self.office.clock.now()
        return remind(books, house, meeting, now)

    def approve(self, plan: Plan, why: str) -> None:
        """Say yes to a plan: its letters are on their way."""
        self.office.approve(plan, "the coordinator", why, self.office.clock.now())

    def resolve(self, review: Review, intents: Sequence[Intent]) -> None:
        """Decide what a mail in review meant."""
        books, house, now = self.office.store.books(), self.office.house, self.office.clock.now()
        outcome = resolved(books, house, review, intents, now)
        self.office.keep(outcome, f"review {review.key[:8]}", now)

    # -- what the books say ----------------------------------------------------------------

    def open_reviews(self) -> tuple[Review, ...]:
        """Return what waits for the coordinator."""
        books = self.office.store.books()
        stages = (Stage.NEW, Stage.OPEN)
        return tuple(each for stage in stages for each in books.find(Review, "stage", stage))

    def answers(self, meeting: Meeting) -> tuple[tuple[Person, Rsvp], ...]:
        """Return who answered what, by name."""
        books = self.office.store.books()
        found = [
            (person, rsvp)
            for rsvp in attendance(books, meeting.key)
            if (person := books.get(Person, rsvp.person)) is not None
        ]
        return tuple(sorted(found, key=lambda pair: pair[0].name))

    def outbox(self) -> dict[State, int]:
        """Count the letters in each state."""
        items = list(self.office.store.books().every(Item))
        return {state: sum(item.state is state for item in items) for state in State}

    def close(self) -> None:
        """Let go of the store's files."""
        self.office.store.close()


def _settled(folder: Path, servers: PostOffice) -> Settings:
    """Write the configuration into `folder`, and read it as every command does."""
    folder.mkdir(parents=True)
    password = folder / "password"
    password.touch(mode=0o600)
    password.write_text(f"{PASSWORD}\n")
    config = folder / "config.toml"
    name, coordinator = COORDINATOR
    config.write_text(
        _CONFIG.format(
            network=NETWORK,
            address=ADDRESS,
            name=name,
            coordinator=coordinator,
            host=HOST,
            imap=servers.imap_port,
            smtp=servers.smtp_port,
        ),
        encoding="utf-8",
    )
    # Without the environment: a real secretariat's settings there are not the demo's.
    return load(config, {})


def _municipalities() -> Iterator[Organisation]:
    """Go through the shipped list; with domains under .example, so that nobody real is met."""
    text = (files("nimsmail") / "shipped" / "sample" / "municipalities.csv").read_text("utf-8")
    for row in csv.DictReader(text.splitlines()):
        domains = (f"{row['key']}.example",)
        yield Organisation(key=row["key"], name=row["name"], domains=domains, networks=(NETWORK,))
