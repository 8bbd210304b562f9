"""Sending what waits, watched: the run itself, and a sum that adds up."""

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nimsmail.cli.call import Call
from nimsmail.cli.waiting import counting
from nimsmail.network.dispatches import resting
from nimsmail.network.outbox import WAITING, Item, State
from nimsmail.network.records import Books

if TYPE_CHECKING:
    from nimsmail.delivery import Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """What became of the letters that waited: each is in one part, and the parts add up.

    Of those that still wait, `paused` rest with their dispatch.
    """

    sent: int
    failed: int
    withdrawn: int
    waiting: int
    held: int
    paused: int
    cut: int
    reasons: Counter[str]

    @property
    def total(self) -> int:
        """How many letters that is, without those that are held."""
        return sum(self.parts().values())

    def parts(self) -> dict[str, int]:
        """Return the parts, by what became of them."""
        return {
            "sent": self.sent,
            "failed": self.failed,
            "withdrawn": self.withdrawn,
            "waiting": self.waiting,
        }

    def as_plain(self) -> dict[str, Any]:
        """Return the sum as JSON can hold it."""
        return {
            "total": self.total,
            **self.parts(),
            "held": self.held,
            "paused": self.paused,
            "may_arrive_twice": self.cut,
            "reasons": [{"why": why, "letters": n} for why, n in self.reasons.most_common()],
        }


def deliver_letters(call: Call, *, wait: bool) -> Delivered:
    """Send what is due, or stay until all have ended, and sum up what was done."""
    from nimsmail.delivery import run_delivery

    # Who stays until every letter has ended must see why it takes so long.
    call.tells_from = "warning"
    office = call.office
    ended = _ended(call.books)
    with counting("Sending") as bar:

        def seen(progress: "Progress") -> None:
            done = progress.sent + progress.failed + progress.withdrawn
            bar(done, done + progress.waiting)

        progress = run_delivery(office, until="ended" if wait else "due", progress=seen)
    books = call.books
    return Delivered(
        sent=progress.sent,
        failed=progress.failed,
        withdrawn=progress.withdrawn,
        waiting=sum(len(books.find(Item, "state", each)) for each in WAITING),
        held=books.count(Item, state=State.HELD),
        paused=_paused(books),
        cut=progress.cut,
        reasons=_reasons(books, ended),
    )


def _paused(books: Books) -> int:
    """Count the letters that rest with their dispatch."""
    return sum(
        books.count(Item, dispatch=key, state=state) for key in resting(books) for state in WAITING
    )


def _ended(books: Books) -> set[str]:
    return {
        i.key for state in (State.FAILED, State.WITHDRAWN) for i in books.find(Item, "state", state)
    }


def _reasons(books: Books, before: set[str]) -> Counter[str]:
    """Count why letters failed or were withdrawn in this run."""
    return Counter(
        f"{state}: {item.reply}"
        for state in (State.FAILED, State.WITHDRAWN)
        for item in books.find(Item, "state", state)
        if item.key not in before
    )
