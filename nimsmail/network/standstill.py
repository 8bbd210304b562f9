"""The relay's own limit was reached: the account stands still, and no letter is to blame."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import ClassVar

from nimsmail.network.records import Books, Record

KEY = "relay"


# However often the relay repeats itself, it is asked again within the hour.
LONGEST = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standstill(Record):
    """Nothing is sent before `until`, since the relay said `why`; `times` it has, in a row.

    It is kept, so that another run, or a machine that starts anew, leaves the relay
    alone as well. The first letter that the relay takes again ends it.
    """

    table: ClassVar[str] = "standstills"

    since: datetime
    until: datetime
    why: str
    times: int = 1

    def stands(self, now: datetime) -> bool:
        """Tell whether nothing may be sent yet; a clock that was set back does not prolong it."""
        return now < self.until <= now + LONGEST


def stood_still(books: Books, pause: timedelta, why: str, now: datetime) -> Standstill:
    """Return the standstill after one more letter at which the relay named a limit of its own.

    `pause` is how long to wait the first time; it doubles up to an hour. What several
    connections hear at once, soon after it began, is the same time.
    """
    known = books.get(Standstill, KEY)
    if known is None:
        return Standstill(key=KEY, since=now, until=now + min(pause, LONGEST), why=why)
    times = known.times + (known.until - now < pause / 2)
    until = now + min(pause * 2 ** min(times - 1, 10), LONGEST)
    return replace(known, until=max(known.until, until), why=why, times=times)
