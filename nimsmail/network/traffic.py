"""What has left: counted durably, so that no restart sends another day's share."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import ClassVar

from nimsmail.network.records import Books, Record

DAY = timedelta(days=1)  # rolling, as Microsoft and Google count it
QUARTER = timedelta(minutes=15)


@dataclass(frozen=True, slots=True, kw_only=True)
class Traffic(Record):
    """How many letters left in one quarter of an hour; keyed by its beginning, in UTC.

    At most a hundred of them are kept, so that counting costs the same however many
    letters the outbox holds. `last` is when the last one left.
    """

    table: ClassVar[str] = "traffic"

    letters: int
    last: datetime

    @property
    def begins(self) -> datetime:
        """When this quarter of an hour begins."""
        return datetime.fromisoformat(self.key)

    @property
    def counts_until(self) -> datetime:
        """When none of these letters counts any more; the first of them a little earlier."""
        return self.begins + QUARTER + DAY

    def counts(self, now: datetime) -> bool:
        """Tell whether these letters left within a day.

        What lies more than a day ahead was written under a clock that was wrong.
        """
        return self.begins - DAY < now < self.counts_until


def counted(books: Books, letters: int, now: datetime) -> Traffic:
    """Return the record of this quarter of an hour with so many letters more."""
    begins = now - (now - datetime.min.replace(tzinfo=now.tzinfo)) % QUARTER
    known = books.get(Traffic, begins.isoformat())
    if known is None:
        return Traffic(key=begins.isoformat(), letters=letters, last=now)
    return replace(known, letters=known.letters + letters, last=now)


def in_a_day(traffic: Iterable[Traffic], now: datetime) -> int:
    """Count the letters that left within a day before `now`."""
    return sum(each.letters for each in traffic if each.counts(now))
