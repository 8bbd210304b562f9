"""The story's clock: it goes through nine days in a few seconds, and ends at today."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from nimsmail.clock import Clock

ZONE = ZoneInfo("Europe/Copenhagen")
_BACK = timedelta(days=9)
_CHRISTMAS = {*((12, day) for day in range(20, 32)), (1, 1), (1, 2)}


class StoryClock:
    """A clock that the story sets; between that it runs as the machine's does.

    Day 0 is a Monday at least nine days ago, so that the story, which takes nine days,
    lies in the past: whoever writes to the demo afterwards writes later than everybody in it.
    """

    def __init__(self, machine: Clock) -> None:
        self._machine = machine
        today = machine.now().astimezone(ZONE).date() - _BACK
        self.monday = today - timedelta(days=today.weekday())
        self._behind = timedelta(0)
        self.set(0, "08:00")

    def now(self) -> datetime:
        """Return the story's moment, in UTC."""
        return self._machine.now() - self._behind

    def set(self, day: int, hour: str) -> None:
        """Go to this hour of the story's day, counted from its Monday."""
        moment = datetime.combine(
            self.monday + timedelta(days=day), time.fromisoformat(hour), tzinfo=ZONE
        )
        self._behind = self._machine.now() - moment

    def pass_by(self, span: timedelta) -> None:
        """Let this much time go by."""
        self._behind -= span

    def catch_up(self) -> None:
        """Be the machine's clock from now on."""
        self._behind = timedelta(0)

    def meeting_day(self) -> datetime:
        """Return when the meeting of the story begins: a Thursday some weeks from now."""
        day = self.monday + timedelta(days=3, weeks=8)
        while (day.month, day.day) in _CHRISTMAS:
            day += timedelta(weeks=1)
        return datetime.combine(day, time(9, 30), tzinfo=ZONE)
