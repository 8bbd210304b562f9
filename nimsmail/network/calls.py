"""Calls for applications and their deadlines, as they were known when, and from whom."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import ClassVar, Literal
from zoneinfo import ZoneInfo

from nimsmail.network.records import Record

BRUSSELS = "Europe/Brussels"

Model = Literal["single", "two-stage", "cut-off", "continuous"]
Label = Literal["", "1", "2", "sketch"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One deadline of a call: its day, and its clock in `zone` where it is known.

    `assumed` tells that no source said the clock, and that it is the programme's habit.
    `label` is the stage, or "sketch" for what must come in before an application.
    """

    on: date
    clock: time | None = None
    zone: str = BRUSSELS
    assumed: bool = False
    label: Label = ""

    @property
    def moment(self) -> datetime:
        """When it is over, in UTC; without a clock, when the day is over in `zone`."""
        if self.clock is not None:
            wall = datetime.combine(self.on, self.clock, ZoneInfo(self.zone))
        else:
            wall = datetime.combine(self.on + timedelta(days=1), time(0), ZoneInfo(self.zone))
        return wall.astimezone(UTC)

    def is_same_time(self, other: "Due") -> bool:
        """Tell whether both are one deadline: a clock that is only assumed moves nothing."""
        clocks = {each.clock for each in (self, other) if each.clock and not each.assumed}
        return self.on == other.on and len(clocks) < 2


What = Literal["new", "moved", "changed", "vanished", "back", "confirmed", "typed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What became known of a call, when and from which source; `was` is what held before."""

    at: datetime
    what: What
    source: str
    was: tuple[Due, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Call(Record):
    """A call with its deadlines; the key is its identifier in small letters, or one of our own.

    `source` says where it was read last. Nothing is sent of it before `confirmed`, unless
    its source is trusted. `vanished` is when a full list no longer had it; `unsettled` tells
    that those who were told of a date are still to be told of the one in its place.
    """

    table: ClassVar[str] = "calls"
    indexes: ClassVar[tuple[str, ...]] = ("programme", "unsettled")

    programme: str
    identifier: str
    title: str
    title_da: str = ""
    url: str = ""
    opens: date | None = None
    dues: tuple[Due, ...] = ()
    model: Model = "single"
    status: str = ""
    source: str
    seen_first: datetime
    seen_last: datetime
    history: tuple[Event, ...] = ()
    confirmed: datetime | None = None
    confirmed_by: str = ""
    vanished: datetime | None = None
    note: str = ""
    unsettled: Literal["moved"] | None = None

    def next_due(self, now: datetime) -> Due | None:
        """Return the deadline that is next to come; None if all are over, or there is none."""
        return next((due for due in self.dues if due.moment > now), None)

    def is_over(self, now: datetime) -> bool:
        """Tell by the dates whether nobody can apply any more; portals forget to say so."""
        return self.model != "continuous" and self.next_due(now) is None

    @property
    def parts(self) -> tuple[str, ...]:
        """What of the identifier somebody may follow: CL5 and MISS in HORIZON-MISS-…-CL5."""
        return tuple(self.identifier.upper().split("-"))


def call_key(identifier: str) -> str:
    """Return the key of the call that is called so; lists write it in either case.

    >>> call_key("HORIZON-CL6-2026-04-GOVERNANCE-01")
    'horizon-cl6-2026-04-governance-01'
    """
    return "-".join(identifier.lower().split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """One call as a source shows it; `doubts` are what of it could not be read, and why."""

    identifier: str
    programme: str
    title: str
    url: str = ""
    opens: date | None = None
    dues: tuple[Due, ...] = ()
    model: Model = "single"
    status: str = ""
    note: str = ""
    doubts: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The key of the call that was seen."""
        return call_key(self.identifier)

    @property
    def richness(self) -> tuple[int, int, int]:
        """How much it tells: lists repeat a call, and the first copy may be a bare stub."""
        return (len(self.dues), bool(self.status) + bool(self.opens), len(self.title))
