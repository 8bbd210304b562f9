"""The year wheel: what a network does before and after each meeting, counted from its day.

Two wheels are shipped, for the two kinds of body that run on nimsmail. A network takes one
of them and changes what differs: when a duty falls, whether it waits for a word, or that it
is none of theirs.
"""

import re
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import Literal
from zoneinfo import ZoneInfo

from nimsmail.network.holidays import Quiet, is_working_day, moved, working_days_from

Mode = Literal["ask", "automatic"]
Unit = Literal["days", "weeks", "working days"]

_WRITTEN = re.compile(r"([+-])\s*(\d{1,3})\s*(wd|w|d)")
_UNITS: dict[str, Unit] = {"d": "days", "w": "weeks", "wd": "working days"}
_MARKS = {unit: mark for mark, unit in _UNITS.items()}
# What lies within this of the meeting is bound to it, in a quiet week as in any other: the
# way to the house is told on the day before, or not at all.
_BOUND = timedelta(days=10)
_OFFICE_CLOSES = time(17)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offset:
    """How far from a meeting's day: before it below zero, after it above."""

    number: int
    unit: Unit

    @classmethod
    def read(cls, text: str) -> "Offset":
        """Read an offset as it is written, or raise ValueError.

        >>> Offset.read("-6w")
        Offset(number=-6, unit='weeks')
        """
        found = _WRITTEN.fullmatch(text.strip())
        if found is None or not int(found[2]):
            raise ValueError(f"“{text}” is no time from a meeting; write e.g. -6w, -5wd or +14d")
        return cls(number=int(found[1] + found[2]), unit=_UNITS[found[3]])

    @property
    def words(self) -> str:
        """Say it in words.

        >>> Offset.read("-6w").words, Offset.read("+1d").words
        ('6 weeks before', '1 day after')
        """
        unit = self.unit if abs(self.number) != 1 else self.unit.removesuffix("s")
        return f"{abs(self.number)} {unit} {'before' if self.number < 0 else 'after'}"

    def __str__(self) -> str:
        return f"{self.number:+d}{_MARKS[self.unit]}"

    def day(self, meeting: date, quiet: Quiet) -> date:
        """Return the day this far from `meeting` that is a working day and not quiet.

        What comes before a meeting is moved to an earlier day, so that nobody gets less time.
        """
        if self.unit == "working days":
            return working_days_from(meeting, self.number)
        span = timedelta(days=self.number * (7 if self.unit == "weeks" else 1))
        heeded = quiet if abs(span) > _BOUND else Quiet()
        return moved(meeting + span, "earlier" if self.number < 0 else "later", heeded)


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One thing to be done for each meeting of a network.

    `grace` is how many days after its time it still makes sense. `to` says who is written
    to: everybody in the network ("all"), or those of the meeting with these answers, in the
    words of an audience; nobody ("") where it is the coordinator's own to do. `again` tells
    that it is due once more where the meeting is moved. `mode` is None where the wheel's
    own is meant. `lasts` is how many days it takes: what comes next comes no sooner, unless
    the wheel itself wants it sooner.
    """

    key: str
    at: Offset
    grace: int
    to: tuple[str, ...] = ()
    again: bool = True
    mode: Mode | None = None
    lasts: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Wheel:
    """The duties of one network, in the order of their days; and when it is left in peace.

    `hour` is when a duty falls due in the network's zone.
    """

    duties: tuple[Duty, ...]
    mode: Mode = "ask"
    hour: time = time(9)
    quiet: Quiet = field(default_factory=Quiet)

    def mode_of(self, duty: Duty) -> Mode:
        """Return how this duty is done: the coordinator's own can only be asked for."""
        return (duty.mode or self.mode) if duty.to else "ask"

    def is_office_hour(self, now: datetime, zone: ZoneInfo) -> bool:
        """Tell whether a duty may be done now: on a working day, by daylight, nobody's Sunday."""
        local = now.astimezone(zone)
        return is_working_day(local.date()) and self.hour <= local.time() < _OFFICE_CLOSES

    def with_duty(self, key: str, at: Offset | None, mode: Mode | None) -> "Wheel":
        """Return the wheel with one duty at another time, or done in another way."""
        changed = (
            replace(each, at=at or each.at, mode=mode or each.mode) if each.key == key else each
            for each in self.duties
        )
        return replace(self, duties=tuple(changed))

    def without(self, key: str) -> "Wheel":
        """Return the wheel without one duty."""
        return replace(self, duties=tuple(each for each in self.duties if each.key != key))


@lru_cache(maxsize=256)
def times(wheel: Wheel, starts: datetime, zone: ZoneInfo) -> tuple[tuple[Duty, datetime], ...]:
    """Return when each duty of `wheel` falls due for a meeting that `starts` then, in UTC.

    Where days have been moved together, no two letters to everybody leave on one day, and
    nothing begins before what it builds on has had its time.
    """
    meeting = starts.astimezone(zone).date()
    days = {duty.key: duty.at.day(meeting, wheel.quiet) for duty in wheel.duties}
    _part(wheel, days)
    _give_time(wheel, days)
    hours = ((duty, datetime.combine(days[duty.key], wheel.hour, zone)) for duty in wheel.duties)
    return tuple(sorted(((d, at.astimezone(UTC)) for d, at in hours), key=lambda each: each[1]))


def _part(wheel: Wheel, days: dict[str, date]) -> None:
    """Move letters that would meet on one day apart: the one that is farther off gives way."""
    taken: set[date] = set()
    letters = (duty for duty in wheel.duties if "all" in duty.to or "silent" in duty.to)
    for duty in sorted(letters, key=lambda each: abs(_span(each.at))):
        away: Literal["earlier", "later"] = "earlier" if duty.at.number < 0 else "later"
        step = timedelta(days=-1 if away == "earlier" else 1)
        while days[duty.key] in taken:
            days[duty.key] = moved(days[duty.key] + step, away, wheel.quiet)
        taken.add(days[duty.key])


def _give_time(wheel: Wheel, days: dict[str, date]) -> None:
    """Move what takes its time ahead, so that a theme is not asked for on the day of the vote."""
    ahead = sorted((d for d in wheel.duties if d.at.number < 0), key=lambda each: _span(each.at))
    for duty, following in reversed([*pairwise(ahead)]):
        lasts = min(duty.lasts, int(_span(following.at) - _span(duty.at)))
        if lasts:
            latest = days[following.key] - timedelta(days=lasts)
            days[duty.key] = min(days[duty.key], moved(latest, "earlier", wheel.quiet))


def _span(at: Offset) -> float:
    return at.number * {"days": 1, "weeks": 7, "working days": 1.4}[at.unit]


def _duty(
    key: str, at: str, grace: int, to: tuple[str, ...] = (), *, again: bool = True, lasts: int = 0
) -> Duty:
    return Duty(key=key, at=Offset.read(at), grace=grace, to=to, again=again, lasts=lasts)


# Two meetings a year, themes that the members choose, an invitation that asks for an answer.
NIMS = Wheel(
    duties=(
        _duty("save-the-date", "-12w", 21, ("all",), again=False, lasts=7),
        _duty("theme-suggestions", "-10w", 10, again=False, lasts=14),
        _duty("theme-ballot", "-8w", 10, again=False, lasts=11),
        _duty("invitation", "-6w", 35, ("all",), again=False),
        _duty("reminder", "-3w", 9, ("silent",)),
        _duty("agenda", "-2w", 10),
        _duty("decide-now", "-7d", 4, ("yes", "maybe")),
        _duty("participants", "-5wd", 4),
        _duty("practical", "-1wd", 1, ("yes", "maybe")),
        _duty("thanks", "+1d", 7, ("yes",)),
        _duty("minutes-draft", "+7d", 14),
        _duty("materials", "+14d", 60, ("all",)),
    )
)

# The chair sets the agenda, and nothing goes out before the chair has said so: what needs
# that word is the coordinator's own to do.
COMMITTEE = Wheel(
    duties=(
        _duty("call-for-items", "-4w", 10),
        _duty("draft-agenda", "-2w", 5),
        _duty("summons", "-8d", 5),
        _duty("participants", "-5wd", 4),
        _duty("practical", "-1wd", 1, ("all",)),
        _duty("minutes-draft", "+7d", 14),
        _duty("minutes", "+14d", 30),
    )
)

WHEELS: dict[str, Wheel] = {"nims": NIMS, "committee": COMMITTEE}
DUTIES = tuple(dict.fromkeys(duty.key for wheel in WHEELS.values() for duty in wheel.duties))
