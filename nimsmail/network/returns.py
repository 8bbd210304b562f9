"""Letters that came back after the relay had taken them: each once, with its status.

One report of a fault that may pass says little; several over weeks say that an address
should be looked at. So they are counted, by address.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from nimsmail.network.house import Tolerance
from nimsmail.network.incoming import Failure
from nimsmail.network.outbox import Item
from nimsmail.network.people import Person, bare
from nimsmail.network.records import Books, Record

_LATELY = timedelta(days=180)  # older returns say nothing of an address today


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned(Record):
    """A letter that came back; keyed as the letter, so that one told of twice counts once.

    `bare` is the mailbox behind its address, and `status` that of RFC 3463, if one was
    given. What is not `permanent` may pass: a full mailbox, a server that was away.
    """

    table: ClassVar[str] = "returned"
    indexes: ClassVar[tuple[str, ...]] = ("bare", "dispatch")

    bare: str
    dispatch: str | None
    status: str
    permanent: bool
    received: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Streak:
    """How many letters to one address came back for a fault that may pass, from when to when."""

    times: int
    first: datetime
    last: datetime

    def is_beyond(self, tolerance: Tolerance) -> bool:
        """Tell whether it has gone on for so long that somebody should look at the address."""
        return self.times >= tolerance.returns and self.last - self.first >= tolerance.over


def noted(books: Books, item: Item, failure: Failure, now: datetime) -> Returned:
    """Return the note that a letter came back; what is for good is never noted as passing."""
    before = books.get(Returned, item.key)
    if before is not None and (before.permanent or not failure.permanent):
        return before
    return Returned(
        key=item.key,
        bare=item.bare or bare(item.recipient),
        dispatch=item.dispatch,
        status=failure.status,
        permanent=failure.permanent,
        received=now,
    )


def streak(books: Books, address: str, now: datetime, new: Returned | None = None) -> Streak | None:
    """Return how often letters to an address came back lately for a fault that may pass.

    `new` is one that is not in the books yet.
    """
    found = {each.key: each for each in books.find(Returned, "bare", bare(address))}
    if new is not None:
        found[new.key] = new
    times = sorted(
        each.received
        for each in found.values()
        if not each.permanent and now - each.received < _LATELY
    )
    return Streak(times=len(times), first=times[0], last=times[-1]) if times else None


def streaks(books: Books, person: Person, now: datetime) -> dict[str, Streak]:
    """Return what came back lately from each address of a person, for faults that may pass."""
    found = ((address, streak(books, address, now)) for address in person.addresses)
    return {address: each for address, each in found if each is not None}
