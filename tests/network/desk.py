"""A desk for the rules: books in memory, and a clerk who queues letters without wording them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import TypeVar

from nimsmail.network.caps import admitted
from nimsmail.network.decide import decide
from nimsmail.network.house import Caps, Coordinator, House, Network
from nimsmail.network.identity import RETURN
from nimsmail.network.incoming import Incoming, Mail, Reply, Sender, Wish
from nimsmail.network.intents import Intent
from nimsmail.network.joining import Newcomer, joined
from nimsmail.network.letters import Letter
from nimsmail.network.meetings import Meeting
from nimsmail.network.outbox import Item, State, queued
from nimsmail.network.outcome import Outcome
from nimsmail.network.people import Consent, Organisation, Person
from nimsmail.network.records import Record
from nimsmail.network.seal import Seal

R = TypeVar("R", bound=Record)

NIMS = Network(
    key="nims",
    name="NIMS",
    long_name="Netværk for Internationale Medarbejdere",
    address="nims@sekretariat.example",
    language="da",
    zone="Europe/Copenhagen",
    coordinators=(Coordinator("Karen Holt", "karen.holt@sekretariat.example"),),
)
SEAL = Seal(b"a secret of thirty-two bytes, ok")
NOW = datetime(2027, 1, 11, 9, 0, tzinfo=UTC)
VARDE = Organisation(key="varde", name="Varde", domains=("varde.example", "vardekommune.example"))


def mail_key(number: int) -> str:
    return sha256(str(number).encode()).hexdigest()


class MemoryBooks:
    """Books in a dict; fulfils both what the rules read and what the clerk writes."""

    def __init__(self) -> None:
        self.tables: dict[str, dict[str, Record]] = {}

    def get(self, kind: type[R], key: str) -> R | None:
        record = self.tables.get(kind.table, {}).get(key)
        assert record is None or isinstance(record, kind)
        return record

    def find(self, kind: type[R], index: str, value: str) -> tuple[R, ...]:
        assert index in kind.indexes
        held = ((each, getattr(each, index)) for each in self.every(kind))
        return tuple(r for r, v in held if v == value or (isinstance(v, tuple) and value in v))

    def count(self, kind: type[Record], **where: str) -> int:
        found = (set(map(id, self.find(kind, index, value))) for index, value in where.items())
        return len(set.intersection(*found))

    def has(self, kind: type[Record], **where: str) -> bool:
        return self.count(kind, **where) > 0

    def every(self, kind: type[R]) -> Iterator[R]:
        for record in tuple(self.tables.get(kind.table, {}).values()):
            assert isinstance(record, kind)
            yield record

    def put(self, record: Record) -> None:
        self.tables.setdefault(record.table, {})[record.key] = record

    def remove(self, kind: type[Record], key: str) -> None:
        self.tables.get(kind.table, {}).pop(key, None)


class Desk:
    """The rules at work: mails come in, outcomes are kept, and time can pass."""

    def __init__(self, caps: Caps | None = None) -> None:
        self.books = MemoryBooks()
        self.house = House(networks={"nims": NIMS}, seal=SEAL, caps=caps or Caps())
        self.now = NOW
        self.mails = 0
        self.books.put(VARDE)

    def later(self, **more: float) -> None:
        self.now += timedelta(**more)

    def mail(
        self,
        sender: str | None,
        *,
        answers: Item | None = None,
        returns: Item | None = None,
        authenticated: bool = False,
    ) -> Mail:
        self.mails += 1
        return Mail(
            key=mail_key(self.mails),
            received=self.now,
            message_id=f"<{self.mails}@varde.example>",
            sender=Sender(address=sender, authenticated=authenticated) if sender else None,
            recipients=("nims@sekretariat.example",),
            tokens=tuple(
                [self.token(item) for item in (answers,) if item]
                + [self.return_token(item) for item in (returns,) if item]
            ),
        )

    def token(self, item: Item) -> str:
        return SEAL.token(item.key, item.kind, item.person or item.recipient)

    def return_token(self, item: Item) -> str:
        return SEAL.token(item.key, RETURN, item.person or item.recipient)

    def uid(self, item: Item) -> str:
        return f"{self.token(item)}@sekretariat.example"

    def deliver(self) -> None:
        """Let everything that is queued have been sent."""
        for item in self.books.every(Item):
            if item.state is State.QUEUED:
                self.books.put(replace(item, state=State.SENT))

    def write(
        self,
        sender: str | None,
        *intents: Intent,
        answers: Item | None = None,
        authenticated: bool = False,
        certain: bool = True,
    ) -> Outcome:
        mail = self.mail(sender, answers=answers, authenticated=authenticated)
        wishes = tuple(Wish(intent=intent, certain=certain) for intent in intents)
        return self.take_in(Reply(mail=mail, words="(ord)", language="da", wishes=wishes))

    def take_in(self, incoming: Incoming) -> Outcome:
        return self.keep(decide(self.books, self.house, incoming, self.now))

    def keep(self, outcome: Outcome) -> Outcome:
        for record in outcome.removed:
            self.books.remove(type(record), record.key)
        for record in (*outcome.records, *outcome.reviews):
            self.books.put(record)
        kept = tuple(letter for letter in outcome.letters if self._queue(letter))
        return replace(outcome, letters=kept)

    def _queue(self, letter: Letter) -> bool:
        key = SEAL.id_of("letter", letter.key)
        admission = admitted(self.books, self.house, letter, self.now)
        if self.books.get(Item, key) is not None or admission.state is None:
            return False
        if admission.tally:
            self.books.put(admission.tally)
        self.books.put(queued(letter, "words", self.house, self.now, admission.state))
        return True

    def item(self, letter: Letter) -> Item:
        item = self.books.get(Item, SEAL.id_of("letter", letter.key))
        assert item is not None
        return item

    def last_item(self, kind: str) -> Item:
        return [item for item in self.books.every(Item) if item.kind == kind][-1]

    def member(self, address: str = "anna.berg@varde.example", name: str = "Anna Berg") -> Person:
        newcomer = Newcomer(network="nims", address=address, name=name, language="da")
        consent = Consent(given=self.now, how="imported: minutes of 2026")
        self.keep(joined(self.books, self.house, newcomer, consent))
        (person,) = self.books.find(Person, "addresses", address)
        return person

    def meeting(self, key: str = "nims-2027-03") -> Meeting:
        meeting = Meeting(
            key=key,
            network="nims",
            title="Forårsmøde",
            starts=datetime(2027, 3, 18, 8, 30, tzinfo=UTC),
            ends=datetime(2027, 3, 18, 14, 0, tzinfo=UTC),
            place="Kulturhuset, Vejen",
            answer_by=datetime(2027, 3, 3, 22, 59, tzinfo=UTC),
            created=self.now,
        )
        self.books.put(meeting)
        return meeting
