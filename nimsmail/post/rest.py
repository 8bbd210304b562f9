"""When the relay is to be left alone: it cannot be reached, or will not have us now."""

import secrets
from collections.abc import Callable
from datetime import timedelta

from nimsmail.errors import PostError
from nimsmail.logs import Log
from nimsmail.post.report import Report, Verdict

FIRST = 5.0
LAST = 300.0
_chance = secrets.SystemRandom().random


class Rest:
    """The state that all lines share; the log hears of it when it changes, not at each try."""

    def __init__(
        self,
        log: Log,
        *,
        now: Callable[[], float],
        chance: Callable[[], float] = _chance,
    ) -> None:
        self._log = log
        self._now = now
        self._chance = chance
        self._until = 0.0
        self._failures = 0
        self._why = ""

    @property
    def left(self) -> timedelta:
        """How long the relay is still to be left alone."""
        return timedelta(seconds=max(0.0, self._until - self._now()))

    def check(self) -> None:
        """Raise PostError while the relay rests."""
        if self.left:
            raise PostError(self._why)

    def failed(self, why: str) -> timedelta:
        """Let the relay rest after it could not be reached: longer each time, ±20 %."""
        if not self.left:
            grown = min(FIRST * 2 ** min(self._failures, 20), LAST)
            self._failures += 1
            self._begin(timedelta(seconds=grown * (0.8 + 0.4 * self._chance())), why)
        return self.left

    def note(self, report: Report) -> None:
        """Take in what became of a letter."""
        if report.pause is not None:
            self._begin(report.pause, f"The relay takes nothing for now: {report.reply}.")
        elif report.verdict is Verdict.SENT:
            if self._why:
                self._log.info("the relay takes letters again")
            self._failures, self._until, self._why = 0, 0.0, ""

    def _begin(self, pause: timedelta, why: str) -> None:
        # What the first line met is what the log and the coordinator are told.
        if not self.left or not self._why:
            if not self._why:
                seconds = round(pause.total_seconds())
                self._log.warning("the relay rests", why=why, seconds=seconds)
            self._why = why
        self._until = max(self._until, self._now() + pause.total_seconds())
