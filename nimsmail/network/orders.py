"""The order of business of a meeting, as it is being drafted: its points, items and annexes.

It becomes an agenda by the chair's word, and goes out with the summons.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import ClassVar, Literal

from nimsmail.network.house import House
from nimsmail.network.letters import Letter
from nimsmail.network.meetings import Meeting
from nimsmail.network.papers import Paper
from nimsmail.network.people import Subscription
from nimsmail.network.points import Change, Points
from nimsmail.network.records import Books, Record
from nimsmail.network.submissions import Submission, latest

Stage = Literal["draft", "with-chair", "approved", "summoned"]
Taken = Literal["waiting", "taken", "declined"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Order(Record):
    """The draft of one meeting's agenda; keyed by the meeting.

    `annexes` are keys of papers that go with the summons. `summoned` is the version that
    the members were sent last, 0 for none.
    """

    table: ClassVar[str] = "orders"
    indexes: ClassVar[tuple[str, ...]] = ("network",)

    network: str
    points: Points
    annexes: tuple[str, ...] = ()
    drafted: datetime
    summoned: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal(Record):
    """An item that a member wants on an agenda, in their own words."""

    table: ClassVar[str] = "proposals"
    indexes: ClassVar[tuple[str, ...]] = ("meeting",)

    network: str
    meeting: str
    person: str
    text: str
    received: datetime
    taken: Taken = "waiting"


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemCall(Letter):
    """What would you have on the agenda? Any answer is kept as an item."""

    kind: ClassVar[str] = "item-call"
    bulk: ClassVar[bool] = True
    subscription: ClassVar[Subscription | None] = "invitations"

    meeting: Meeting
    until: datetime | None = None

    @property
    def not_after(self) -> datetime | None:
        """Once items are in, or the meeting has begun, nobody is asked for any."""
        return self.until or self.meeting.starts


@dataclass(frozen=True, slots=True, kw_only=True)
class Summons(Letter):
    """You are summoned, with the agenda that the chair approved, and its annexes."""

    kind: ClassVar[str] = "summons"
    bulk: ClassVar[bool] = True

    meeting: Meeting
    version: int
    points: Points
    changes: tuple[Change, ...] = ()
    annexes: tuple[Paper, ...] = ()

    @property
    def not_after(self) -> datetime | None:
        """Once the meeting has begun nobody is summoned to it."""
        return self.meeting.starts


def summons_by(house: House, meeting: Meeting) -> datetime:
    """Return the last moment for a meeting's summons: on a working day, whole days before."""
    network = house.networks[meeting.network]
    starts = meeting.starts.astimezone(network.timezone).date()
    day = starts - timedelta(days=network.procedure.summons)
    while house.is_day_off(day):
        day -= timedelta(days=1)
    return datetime.combine(day, time(23, 59), network.timezone).astimezone(meeting.starts.tzinfo)


def approved_agenda(books: Books, meeting: str) -> Submission | None:
    """Find the agenda that may go out: the newest version, if the chair has approved it."""
    newest = latest(books, meeting, "agenda")
    return newest if newest is not None and newest.fate == "approved" else None


def stage_of(books: Books, order: Order) -> Stage:
    """Tell how far the agenda has come."""
    newest = latest(books, order.key, "agenda")
    if newest is None or newest.points != order.points:
        return "draft"
    if newest.fate == "approved":
        return "summoned" if order.summoned == newest.version else "approved"
    return "with-chair" if newest.open else "draft"
