"""A year of NIMS on real servers: whoever turns the daemon, the clock goes from event to event."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from email import policy
from email.parser import BytesHeaderParser
from heapq import heappop, heappush
from pathlib import Path

from nimsmail.network.holidays import is_working_day
from nimsmail.network.outbox import Item
from nimsmail.network.telling import next_notice
from nimsmail.office import Office
from tests.house import clients
from tests.house.secretariat import Sent
from tests.servers.dovecot import Account
from tests.servers.relay import Relay
from tests.year.answers import PROGRAMS, Answers, Saying, sayings
from tests.year.coordinator import ACTS, BEGINS, ENDS, Act, Ruling, ruling
from tests.year.ledger import ZONE, Entry
from tests.year.place import HERE, Place, StoryClock, Turning, Turns

NIMS = "nims@sekretariat.example"
KAREN = "karen.holt@sekretariat.example"
VOUCHED = (
    b"Authentication-Results: mx.sekretariat.example;"
    b" dmarc=pass header.from=sekretariat.example\r\n"
)
HEADERS = BytesHeaderParser(policy=policy.default)
DIGEST = time(7, 30)  # when the coordinator's digest goes; duties fall due at nine
_NOTICE = timedelta(minutes=16)  # when the coordinator has been told of what a turn brought
_SOON = timedelta(minutes=5)  # how quickly machines answer
_HOUR = timedelta(hours=1)  # how quickly the coordinator does
Deed = Callable[[], None]


@dataclass
class Year:
    """The story as it is lived: what is still to come, and every letter so far."""

    place: Place
    office: Office
    clock: StoryClock
    turns: Turns
    letters: list[tuple[Entry, Sent]] = field(default_factory=list)
    given: list[tuple[datetime, Saying]] = field(default_factory=list)
    _ahead: dict[datetime, list[Deed]] = field(default_factory=dict)
    _moments: list[datetime] = field(default_factory=list)
    _seen: int = 0

    def __post_init__(self) -> None:
        said = sayings(HERE / "answers.txt")
        self.answers = Answers(said)
        names = (line.split(";") for line in (HERE / "members.csv").read_text().splitlines()[1:])
        self.names = {address.partition("@")[0]: (name, address) for address, name, *_ in names}
        self.names["soeren.krarup"] = ("Søren Krarup", "soeren.krarup@fanoe.example")
        for act in ACTS:
            self._plan(act.when, self._doing(act))
        for saying in said:
            if saying.on:
                when = datetime.combine(saying.on, BEGINS.time(), ZONE) + _HOUR
                self._plan(when, self._writing(saying, when))
        day = BEGINS
        while day < ENDS:
            if is_working_day(day.date()):
                self._plan(datetime.combine(day, DIGEST, ZONE))
                self._plan(day)
            day += timedelta(days=1)

    def live(self) -> None:
        """Let the year pass."""
        while self._moments and self._moments[0] <= ENDS:
            self.clock.moment = when = heappop(self._moments)
            deeds = self._ahead.pop(when)
            for deed in deeds:
                deed()
            self.turns.turn(when)
            if self._read(when) or deeds or self._has_news():
                self._plan(when + _NOTICE)

    def entries(self) -> list[Entry]:
        return [entry for entry, _ in self.letters]

    def _plan(self, when: datetime, *deeds: Deed) -> None:
        if when not in self._ahead:
            heappush(self._moments, when)
        self._ahead.setdefault(when, []).extend(deeds)

    def _has_news(self) -> bool:
        """Tell whether the coordinator is to be told of something."""
        return next_notice(self.office.store.books(), self.office.house) is not None

    # -- the letters ----------------------------------------------------------------------

    def _read(self, when: datetime) -> bool:
        """Have everybody read what has come, and make up their minds."""
        new = self.place.relay.messages[self._seen :]
        self._seen += len(new)
        books = self.office.store.books()
        for each in sorted(new, key=lambda letter: (letter.recipient, letter.message)):
            sent = Sent(each.recipient, each.mail_from, each.message)
            head = HEADERS.parsebytes(sent.raw)
            item = books.get(Item, str(head["X-Nimsmail-Letter"]))
            assert item is not None and item.recipient == sent.recipient
            entry = Entry(
                at=when,
                kind=item.kind,
                about=item.about,
                recipient=item.recipient,
                subject=str(head["Subject"]),
            )
            self.letters.append((entry, sent))
            self._answer(entry, sent)
        return bool(new)

    def _answer(self, entry: Entry, sent: Sent) -> None:
        if entry.recipient == KAREN and (ruled := ruling(sent.text)).words:
            self._plan(entry.at + _HOUR, self._ruling(sent, ruled))
        who = entry.recipient.partition("@")[0]
        for saying in self.answers.to(who, entry.kind, entry.about):
            when = entry.at + _SOON
            if saying.days:
                day = entry.local.date() + timedelta(days=saying.days)
                when = datetime.combine(day, BEGINS.time(), ZONE) + _HOUR
            self._plan(when, self._answering(saying, sent, when))

    # -- what people do -------------------------------------------------------------------

    def _deliver(self, mail: bytes) -> None:
        self.place.box.deliver(mail, self.clock.now())

    def _answering(self, saying: Saying, sent: Sent, when: datetime) -> Deed:
        def deed() -> None:
            self.given.append((when, saying))
            if saying.program == "bounce":
                mail = clients.bounce(sent.raw, sent.recipient, sent.return_path, saying.words)
            else:
                sender = f"{self.names[saying.who][0]} <{sent.recipient}>"
                mail = PROGRAMS[saying.program](sent.raw, sender, saying.words)
            self._deliver(mail)

        return deed

    def _writing(self, saying: Saying, when: datetime) -> Deed:
        def deed() -> None:
            self.given.append((when, saying))
            name, address = self.names[saying.who]
            sender = f"{name} <{address}>"
            self._deliver(clients.fresh(sender, NIMS, saying.subject, saying.words))

        return deed

    def _doing(self, act: Act) -> Deed:
        def deed() -> None:
            for command in act.commands:
                self.place.said(act.when, *command)
            if act.mail:
                self._deliver(VOUCHED + clients.fresh(f"Karen Holt <{KAREN}>", NIMS, *act.mail))

        return deed

    def _ruling(self, notice: Sent, ruled: Ruling) -> Deed:
        def deed() -> None:
            for command in ruled.commands:
                self.place.said(self.clock.moment, *command)
            sender = f"Karen Holt <{KAREN}>"
            self._deliver(VOUCHED + clients.outlook(notice.raw, sender, ruled.words))

        return deed


def lived(folder: Path, box: Account, relay: Relay, turning: Turning) -> Year:
    """Live the year in `folder`, with the daemon turned in one of the two ways."""
    place = Place(folder, box, relay)
    place.furnish()
    clock = StoryClock()
    office = place.office(clock)
    with turning(place, office) as turns:
        year = Year(place, office, clock, turns)
        year.live()
    return year
