"""Deadlines as they are told to those who follow them, and who has been told what."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import ClassVar, Literal
from zoneinfo import ZoneInfo

from nimsmail.network.calls import BRUSSELS, Call, Due, Label, Model, What
from nimsmail.network.follows import named
from nimsmail.network.house import House, Network
from nimsmail.network.letters import Letter
from nimsmail.network.people import Language, Subscription
from nimsmail.network.records import Record

_AHEAD = timedelta(days=90)


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """One deadline as a letter tells it.

    `clock` is in Brussels, or in `zone` where the source said another; `local` is the
    reader's own clock, where it shows another hour. Both are empty where nobody knows the
    hour. `was` is the day and clock that the reader was told before. In calendars it is the
    entry `entry`, for good, and `sequence` counts how often its date has moved.
    """

    programme: str
    title: str
    url: str
    source: str
    seen: datetime
    on: date
    clock: str
    zone: str
    assumed: bool
    local: str
    place: str
    label: Label
    model: Model
    days: int
    note: str = ""
    was: date | None = None
    was_clock: str = ""
    is_earlier: bool = False
    entry: str = ""
    sequence: int = 0
    moment: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert(Letter):
    """These deadlines are coming, the nearest first."""

    kind: ClassVar[str] = "alert"
    bulk: ClassVar[bool] = True
    subscription: ClassVar[Subscription | None] = "alerts"

    dues: tuple[Announced, ...]
    until: datetime

    @property
    def not_after(self) -> datetime | None:
        """Nobody is told of a deadline that is over."""
        return self.until


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineMoved(Letter):
    """A deadline that you were told of is another one now."""

    kind: ClassVar[str] = "deadline-moved"
    bulk: ClassVar[bool] = True
    subscription: ClassVar[Subscription | None] = "alerts"

    due: Announced


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineList(Letter):
    """All that you follow and that is due in the time to come."""

    kind: ClassVar[str] = "deadline-list"
    bulk: ClassVar[bool] = True
    subscription: ClassVar[Subscription | None] = "alerts"

    rhythm: Literal["weekly", "monthly"]
    dues: tuple[Announced, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedDeadline:
    """A call as it was taken in from a mail: what it is to us, and how its dates were read."""

    what: What
    key: str
    dues: tuple[Announced, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlinesNoted(Letter):
    """These are the deadlines that you wrote, as we read them.

    `unclear` says what of it could not be read, and why; `over` counts what is past, and
    `unchanged` what was known so. `confirmed` tells that followers will hear of them
    without another word.
    """

    kind: ClassVar[str] = "deadlines-noted"
    to_outsiders: ClassVar[bool] = True

    noted: tuple[NotedDeadline, ...]
    unclear: tuple[str, ...] = ()
    over: int = 0
    unchanged: int = 0
    confirmed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldDue:
    """A deadline as somebody was told of it, and at which of the days before it."""

    due: Due
    step: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Told(Record):
    """What one person has been told of one call; keyed `network/call/person`."""

    table: ClassVar[str] = "told"
    indexes: ClassVar[tuple[str, ...]] = ("call",)

    network: str
    call: str
    person: str
    dues: tuple[ToldDue, ...] = ()

    def lowest(self, due: Due) -> int | None:
        """Return the last step at which this very deadline was told; None if it never was."""
        steps = [each.step for each in self.dues if each.due.is_same_time(due)]
        return min(steps, default=None)

    def has_label(self, label: str) -> bool:
        """Tell whether they were told of that stage of it, at whatever date."""
        return any(each.due.label == label for each in self.dues)


@dataclass(frozen=True, slots=True, kw_only=True)
class Round(Record):
    """The last day on which a network's deadlines were gone through; keyed by the network.

    `weekly` and `monthly` are when the lists went last.
    """

    table: ClassVar[str] = "alert-rounds"

    day: date
    weekly: date | None = None
    monthly: date | None = None


def told_key(network: str, call: str, person: str) -> str:
    """Return the key of what this person was told of this call."""
    return f"{network}/{call}/{person}"


def may_be_told(call: Call, house: House, now: datetime) -> bool:
    """Tell whether anything may be sent of `call`: confirmed, or from a trusted source."""
    is_sure = call.confirmed is not None or call.source in house.trusted_sources
    return is_sure and call.vanished is None and not call.is_over(now)


def coming(calls: Iterable[Call], now: datetime) -> list[tuple[Call, Due]]:
    """Return the deadlines of the next 90 days, the nearest first."""
    found = [(call, due) for call in calls for due in call.dues if now < due.moment <= now + _AHEAD]
    return sorted(found, key=lambda each: (each[1].moment, each[0].programme, each[0].title))


def announced(call: Call, due: Due, today: date, language: Language, zone: str) -> Announced:
    """Return one deadline of `call` as a reader of `language` in `zone` is told of it."""
    there = due.moment.astimezone(ZoneInfo(due.zone)) if due.clock else None
    here = due.moment.astimezone(ZoneInfo(zone)) if due.clock else None
    differs = there is not None and here is not None and here.utcoffset() != there.utcoffset()
    return Announced(
        programme=named(call.programme, language),
        title=(call.title_da if language == "da" else "") or call.title,
        url=call.url,
        source=call.source,
        seen=call.seen_last,
        on=due.on,
        clock=_clock(there, language),
        zone=due.zone.rpartition("/")[2] if due.zone != BRUSSELS else "",
        assumed=due.assumed,
        local=_clock(here, language) if differs else "",
        place=zone.rpartition("/")[2].replace("_", " ") if differs else "",
        label=due.label,
        model=call.model,
        days=(due.on - today).days,
        note=call.note,
        entry=f"{call.key}/{_place(call, due)}",
        sequence=sum(each.what in ("moved", "back") for each in call.history),
        moment=due.moment if due.clock else None,
    )


def _place(call: Call, due: Due) -> str:
    """Return which of a call's deadlines this is, as long as it lives.

    Lists leave out cut-offs that are over, so that only their day tells one from another.
    """
    return due.label or (str(due.on) if call.model == "cut-off" else "0")


def announced_here(call: Call, due: Due, today: date, network: Network) -> Announced:
    """Return one deadline of `call` as a network's coordinators are told of it."""
    return announced(call, due, today, network.language, network.zone)


def _clock(moment: datetime | None, language: Language) -> str:
    if moment is None:
        return ""
    return f"{moment:%H.%M}" if language == "da" else f"{moment:%H:%M}"
