"""Sending what waits, watched: the run itself, and a sum that adds up."""

import sys
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nimsmail.cli.call import Call
from nimsmail.cli.estimating import foretold_at, in_words, wait_sentence
from nimsmail.cli.show import warn, when
from nimsmail.cli.waiting import counting
from nimsmail.errors import NimsmailError, PostError
from nimsmail.network.dispatches import resting
from nimsmail.network.outbox import WAITING, Item, State
from nimsmail.network.records import Books

if TYPE_CHECKING:
    from nimsmail.delivery import Progress
    from nimsmail.network.timetable import Wait


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """What became of the letters that waited: each is in one part, and the parts add up.

    Of those that still wait, `paused` rest with their dispatch.
    `wait` is what keeps those that are due waiting, where the timetable does, and `trouble`
    what kept the rest from being tried, if anything did.
    """

    sent: int
    failed: int
    withdrawn: int
    waiting: int
    held: int
    paused: int
    cut: int
    reasons: Counter[str]
    wait: "Wait | None" = None
    trouble: NimsmailError | None = None

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
    from nimsmail.delivery import Progress, run_delivery

    # Who stays until every letter has ended must see why it takes so long.
    call.tells_from = "warning"
    office = call.office
    ended = _ended(call.books)
    waits = _Waits(call)
    progress, trouble = Progress(), None
    with counting("Sending") as bar:

        def seen(now: "Progress") -> None:
            nonlocal progress
            progress = now
            done = now.sent + now.failed + now.withdrawn
            bar(done, done + now.waiting, lambda: _left(call, now))
            if wait:
                waits.seen(now)

        try:
            progress = run_delivery(office, until="ended" if wait else "due", progress=seen)
        except PostError as error:
            trouble = error  # what was sent before it came must be told all the same
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
        wait=progress.wait,
        trouble=trouble,
    )


def _paused(books: Books) -> int:
    """Count the letters that rest with their dispatch."""
    return sum(
        books.count(Item, dispatch=key, state=state) for key in resting(books) for state in WAITING
    )


class _Waits:
    """Tells whoever stays, where no bar does, why nothing goes out for hours: each time once."""

    def __init__(self, call: Call) -> None:
        self._call = call
        self._told: Wait | None = None

    def seen(self, progress: "Progress") -> None:
        if progress.wait is not None and progress.wait != self._told and not sys.stderr.isatty():
            warn(wait_sentence(self._call, progress.wait))
        self._told = progress.wait or self._told


def _left(call: Call, progress: "Progress") -> str:
    """Say how long what waits will take; nothing where the relay alone sets the pace."""
    if progress.wait is not None:
        return f"{progress.wait.why}, until {when(progress.wait.until, call.zone())}"
    if progress.trouble:
        return "waiting for the relay"
    expected = foretold_at(call, progress.waiting, call.clock.now())
    return f"about {in_words(expected.takes)} left" if expected.is_known else ""


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
