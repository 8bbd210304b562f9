"""The timetable: how many letters may leave, and when none may that goes to many."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from nimsmail.network.quiet import Quiet
from nimsmail.network.traffic import Traffic, in_a_day

# A relay sees letters a little earlier or later than they leave. So that it never sees more
# of them in its minute than it allows, ours has two seconds more.
MINUTE = timedelta(seconds=62)
# Of a day's letters, the part that is kept for those that answer somebody.
_FOR_ANSWERS = 20


class Why(StrEnum):
    """Why letters wait although they are due."""

    QUIET = "quiet hours"
    DAILY = "the day's letters have left"


@dataclass(frozen=True, slots=True)
class Wait:
    """Letters that are due wait: why, and until when; `all_` tells that answers wait, too."""

    why: Why
    until: datetime
    all_: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Timetable:
    """So many letters a minute and within 24 hours (0 for no limit), and the quiet hours.

    Quiet hours hold only what goes to many, and do so while it is quiet for any network. A
    dispatch leaves a twentieth of a day's letters to those that answer somebody.
    """

    rate: int = 0
    daily: int = 0
    quiet: tuple[Quiet, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether what leaves must be counted."""
        return bool(self.rate or self.daily)

    @property
    def limits(self) -> bool:
        """Whether letters may have to wait for anything but their turn."""
        return bool(self.daily or self.quiet)

    @property
    def for_many(self) -> int:
        """How many letters within 24 hours may be of dispatches."""
        return self.daily - self.daily // _FOR_ANSWERS

    @property
    def gap(self) -> timedelta:
        """The distance from one letter to the next."""
        return MINUTE / self.rate if self.rate else timedelta(0)

    def wait(self, traffic: Iterable[Traffic], now: datetime, under_way: int = 0) -> Wait | None:
        """Tell what keeps letters waiting, if anything does; `under_way` are not counted yet."""
        if self.daily:
            counted = [each for each in traffic if each.counts(now)]
            left = in_a_day(counted, now) + under_way
            if left >= self.for_many:
                until = min((each.counts_until for each in counted), default=now)
                return Wait(Why.DAILY, max(until, self.loud(until)), all_=left >= self.daily)
        until = self.loud(now)
        return Wait(Why.QUIET, until) if until > now else None

    def loud(self, moment: datetime) -> datetime:
        """Return when it is quiet for nobody any more: `moment` itself if it is not quiet then."""
        until = moment
        while (later := max((q.ends(until) for q in self.quiet), default=until)) > until:
            until = later
        return until

    def quiet_next(self, moment: datetime) -> datetime | None:
        """Return when it is quiet next for anybody; None if it will not be."""
        begins = (each.begins(moment) for each in self.quiet)
        return min((each for each in begins if each is not None), default=None)
