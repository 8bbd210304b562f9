"""The gate: which letters may leave now, as the timetable and the relay have it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum

from nimsmail.clock import Clock
from nimsmail.errors import PostError
from nimsmail.logs import get_logger
from nimsmail.network.house import House
from nimsmail.network.records import Books
from nimsmail.network.standstill import KEY, Standstill, stood_still
from nimsmail.network.timetable import Wait
from nimsmail.network.traffic import QUARTER, Traffic, counted, in_a_day
from nimsmail.post import Report, Verdict
from nimsmail.store import Change

_log = get_logger("post")


class Lets(Enum):
    """Which letters the gate lets through."""

    NONE = "none"
    ANSWERS = "those that answer somebody"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Marked:
    """What a change of the books holds about what has left, to be taken in once it is kept."""

    traffic: Traffic | None = None
    standstill: Standstill | None = None


class Gate:
    """Counts what leaves, durably, and tells what still may.

    Asked for each letter, it looks at the timetable only where that may say something new.
    """

    def __init__(self, house: House, clock: Clock) -> None:
        self._timetable = house.timetable
        self._zone = next(iter(house.networks.values())).timezone
        self._clock = clock
        self._traffic: dict[str, Traffic] = {}
        self._standstill: Standstill | None = None
        self._looked = self._look_again = datetime.min.replace(tzinfo=UTC)
        self._is_quiet = False
        self._room = self._room_for_many = 0
        self._wait: Wait | None = None
        self._is_told = False

    def enter(self, books: Books) -> None:
        """Take in what earlier runs have sent and heard."""
        self._traffic = {each.key: each for each in books.every(Traffic)}
        self._standstill = books.get(Standstill, KEY)

    # -- what may leave -----------------------------------------------------------------------

    def lets(self, under_way: int) -> Lets:
        """Tell which letters may leave now; `under_way` are on their way and not counted yet."""
        if self._standstill is None and not self._timetable.limits:
            return Lets.ALL
        now = self._clock.now()
        if self._stands(now):
            return Lets.NONE
        if not self._looked <= now < self._look_again:
            self._look(now)
        if self._timetable.daily and under_way >= self._room:
            return Lets.NONE
        if self._is_quiet or (self._timetable.daily and under_way >= self._room_for_many):
            return Lets.ANSWERS
        return Lets.ALL

    def _stands(self, now: datetime) -> bool:
        return self._standstill is not None and self._standstill.stands(now)

    def _look(self, now: datetime) -> None:
        """See what the timetable allows, and until when that holds."""
        timetable = self._timetable
        left = in_a_day(self._traffic.values(), now)
        self._room, self._room_for_many = timetable.daily - left, timetable.for_many - left
        loud = timetable.loud(now)
        self._is_quiet = loud > now
        turn = loud if self._is_quiet else timetable.quiet_next(now)
        quarter = now - (now - datetime.min.replace(tzinfo=UTC)) % QUARTER + QUARTER
        self._looked, self._look_again = now, min(quarter, turn or quarter)
        self._wait = None

    def wait(self, under_way: int) -> Wait | None:
        """Tell what keeps due letters waiting, if the timetable does."""
        now = self._clock.now()
        if self.lets(under_way) is Lets.ALL or self._stands(now):
            return None
        if self._wait is None:
            self._wait = self._timetable.wait(self._traffic.values(), now, under_way)
        return self._wait

    @property
    def trouble(self) -> PostError | None:
        """Why nothing may leave at all, if the relay's own limit was reached."""
        if self._standstill is None or not self._stands(self._clock.now()):
            return None
        until, why = self._standstill.until.astimezone(self._zone), self._standstill.why
        return PostError(f"The relay takes nothing for now, until {until:%Y-%m-%d %H:%M}: {why}.")

    def since_last(self) -> timedelta | None:
        """Return how long ago the last letter left, if that is known."""
        last = max((each.last for each in self._traffic.values()), default=None)
        return None if last is None else self._clock.now() - last

    def tell(self, wait: Wait | None) -> None:
        """Say in the log, once, that letters whose time has come must wait, and that they go on."""
        if wait is not None and not self._is_told:
            until = wait.until.isoformat(timespec="minutes")
            _log.info("letters wait", why=str(wait.why), until=until)
        elif wait is None and self._is_told:
            _log.info("letters go on")
        self._is_told = wait is not None

    # -- what has left ------------------------------------------------------------------------

    def mark(self, change: Change, reports: Sequence[Report], now: datetime) -> Marked:
        """Write down what these reports mean for those that come after."""
        left = sum(report.verdict in (Verdict.SENT, Verdict.UNKNOWN) for report in reports)
        return Marked(self.count(change, left, now), self._heed(change, reports, now))

    def count(self, change: Change, letters: int, now: datetime) -> Traffic | None:
        """Write down that so many letters have left, or may have."""
        if not letters or not self._timetable.counts:
            return None
        traffic = counted(change, letters, now)
        change.put(traffic)
        if traffic.key not in self._traffic:
            for old in self._traffic.values():
                if not old.counts(now):
                    change.remove(Traffic, old.key)
        return traffic

    def _heed(self, change: Change, reports: Sequence[Report], now: datetime) -> Standstill | None:
        """Write down that the relay's limit was reached, or that it takes letters again."""
        standstill = self._standstill
        for report in reports:
            if report.pause is not None and report.is_limit:
                standstill = stood_still(change, report.pause, report.reply, now)
                change.put(standstill)
            elif report.verdict is Verdict.SENT and standstill is not None:
                change.remove(Standstill, KEY)
                standstill = None
        return standstill

    def marked(self, marked: Marked, now: datetime) -> None:
        """Take in what was marked, now that it is kept."""
        self._standstill = marked.standstill
        self.noted(marked.traffic, now)

    def noted(self, traffic: Traffic | None, now: datetime) -> None:
        """Take in what was counted, now that it is kept."""
        if traffic is None:
            return
        known = self._traffic.get(traffic.key)
        if known is None:
            self._traffic = {key: t for key, t in self._traffic.items() if t.counts(now)}
        self._traffic[traffic.key] = traffic
        fresh = traffic.letters - (known.letters if known else 0)
        self._room -= fresh
        self._room_for_many -= fresh
        self._wait = None
