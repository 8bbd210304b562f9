"""What a dispatch has come to: who got what, a sum that adds up, and the letter that tells it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from nimsmail.network.dispatches import UNFINISHED, Course, Dispatch, is_under_way, stepped
from nimsmail.network.house import House, Network
from nimsmail.network.letters import Letter, Recipient
from nimsmail.network.outbox import WAITING, Item, State
from nimsmail.network.outcome import Outcome
from nimsmail.network.records import Books
from nimsmail.network.returns import Returned

FEWEST = 3  # letters; who writes to one or two sees at once what becomes of them
MOST = 25  # failures that the summary names; `report dispatch` has them all


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """What became of one letter: its item, and how it came back if it did."""

    item: Item
    returned: Returned | None = None

    @property
    def state(self) -> State:
        """How far the letter has come."""
        return self.item.state

    @property
    def is_waiting(self) -> bool:
        """Whether it may still go: it waits for its turn, for the relay, or to be let go."""
        return self.state in WAITING or self.state is State.HELD

    @property
    def may_be_twice(self) -> bool:
        """Whether a try ended without an answer, and so may have arrived beside another one."""
        return self.item.cut > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """One who did not get the letter, and what the relay said."""

    name: str
    address: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why so many letters were withdrawn."""

    why: str
    letters: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """What a dispatch has come to: each letter is in one of four parts, and they add up.

    The parts are sent, failed, withdrawn and waiting. `twice` of all letters may have
    arrived twice, and `returned` of those sent came back.
    """

    letters: int
    sent: int
    failed: int
    withdrawn: int
    waiting: int
    twice: int
    returned: int
    failures: tuple[Failed, ...]
    withdrawals: tuple[Reason, ...]

    @property
    def is_smooth(self) -> bool:
        """Whether every letter was sent, and there is nothing else to say."""
        return self.sent == self.letters and not self.twice and not self.returned


@dataclass(frozen=True, slots=True, kw_only=True)
class DispatchSummary(Letter):
    """This is what your dispatch has come to; to all coordinators, when it is over.

    `dispatch` is its key, `dispatched` the kind of its letters, `title` that of what they
    were about. Of the failures the first are named.
    """

    kind: ClassVar[str] = "dispatch-summary"
    wants_answer: ClassVar[bool] = False
    to_outsiders: ClassVar[bool] = True

    dispatch: str
    dispatched: str
    title: str
    audience: str
    approved: datetime
    cancelled: bool
    sum: Sum


def fates(books: Books, dispatch: Dispatch) -> tuple[Fate, ...]:
    """Return what became of every letter of a dispatch, by the names they went to."""
    returned = {each.key: each for each in books.find(Returned, "dispatch", dispatch.key)}
    items = books.find(Item, "dispatch", dispatch.key)
    found = (Fate(item=item, returned=returned.get(item.key)) for item in items)
    return tuple(sorted(found, key=lambda each: (each.item.name.casefold(), each.item.key)))


def summed(all_: tuple[Fate, ...]) -> Sum:
    """Add up what became of letters."""
    states = Counter(each.state for each in all_)
    reasons = Counter(each.item.reply for each in all_ if each.state is State.WITHDRAWN)
    return Sum(
        letters=len(all_),
        sent=states[State.SENT],
        failed=states[State.FAILED],
        withdrawn=states[State.WITHDRAWN],
        waiting=sum(each.is_waiting for each in all_),
        twice=sum(each.may_be_twice for each in all_),
        returned=sum(each.returned is not None for each in all_),
        failures=tuple(_failed(each.item) for each in all_ if each.state is State.FAILED),
        withdrawals=tuple(Reason(why=why, letters=n) for why, n in reasons.most_common()),
    )


def _failed(item: Item) -> Failed:
    return Failed(name=item.name, address=item.recipient, why=item.reply)


def finished(books: Books, house: House, now: datetime) -> Outcome:
    """End the dispatches of which no letter is under way, and tell the coordinators of each.

    While letters are under way, looking costs next to nothing: one of them is found at
    once. One that the coordinator holds back may wait for ever, so it is not waited for.
    """
    outcome = Outcome()
    for dispatch in _unfinished(books):
        if not is_under_way(books, dispatch):
            outcome += _ended(books, house, dispatch, now)
    return outcome


def _unfinished(books: Books) -> Iterator[Dispatch]:
    for state in UNFINISHED:
        yield from books.find(Dispatch, "state", state)


def _ended(books: Books, house: House, dispatch: Dispatch, now: datetime) -> Outcome:
    done = stepped(dispatch, Course.DONE, now)
    sum_ = summed(fates(books, dispatch))
    network = house.networks.get(dispatch.network)
    outcome = Outcome(records=(done,), notes=(f"dispatch {dispatch.key} is over",))
    if network is None or (sum_.letters < FEWEST and sum_.is_smooth):
        return outcome
    return outcome + Outcome(letters=_told(network, dispatch, sum_))


def _told(network: Network, dispatch: Dispatch, sum_: Sum) -> tuple[Letter, ...]:
    return tuple(
        DispatchSummary(
            network=network.key,
            to=Recipient(name=who.name, address=who.address, language=network.language),
            about=dispatch.key,
            dispatch=dispatch.key,
            dispatched=dispatch.kind,
            title=dispatch.title,
            audience=dispatch.audience,
            approved=dispatch.approved,
            cancelled=dispatch.cancelled is not None,
            sum=replace(sum_, failures=sum_.failures[:MOST]),
        )
        for who in network.coordinators
    )
