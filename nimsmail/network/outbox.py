"""The life of a letter in the outbox, as a table."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from nimsmail.network.house import House
from nimsmail.network.letters import Letter
from nimsmail.network.people import Subscription, bare
from nimsmail.network.records import Record


class State(StrEnum):
    """Where a letter is on its way out."""

    QUEUED = "queued"
    HELD = "held"
    SENDING = "sending"
    DEFERRED = "deferred"
    SENT = "sent"
    FAILED = "failed"
    WITHDRAWN = "withdrawn"


# Every allowed step. Anything else is a bug, and `moved` says so.
#
#   HELD ◀──▶ QUEUED ──▶ SENDING ──▶ SENT
#     │         │          │  ▲ └──▶ FAILED     5yz, or given up (RFC 5321 §4.2.1, §4.5.4.1)
#     ▼         ▼          ▼  │
#      WITHDRAWN ◀────── DEFERRED               4yz, or cut: try again later
#
# A coordinator may queue a FAILED letter once more.
STEPS: dict[State, frozenset[State]] = {
    State.QUEUED: frozenset({State.SENDING, State.HELD, State.WITHDRAWN}),
    State.HELD: frozenset({State.QUEUED, State.WITHDRAWN}),
    State.SENDING: frozenset({State.SENT, State.DEFERRED, State.FAILED}),
    State.DEFERRED: frozenset({State.SENDING, State.HELD, State.QUEUED, State.WITHDRAWN}),
    State.FAILED: frozenset({State.QUEUED}),
    State.SENT: frozenset(),
    State.WITHDRAWN: frozenset(),
}
WAITING = (State.QUEUED, State.DEFERRED, State.SENDING)
UNDELIVERED = (State.FAILED, State.WITHDRAWN)
ENDED = (State.SENT, State.FAILED, State.WITHDRAWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(Record):
    """One letter in the outbox: whom it goes to, its words, and how far it has come.

    The key is the letter's id, for life; `letter` is its readable key, and `bare` the
    mailbox behind the recipient's address. `words` names the
    frozen wording; with the name, the address and the token it gives the same bytes each
    time. `queued` is the Date of the message. `reply` is what the relay said last, and
    `cut` counts the tries that ended without an answer: each may have arrived.
    `automatic` tells that no person approved it; `dispatch` is the key of the dispatch that
    it is part of.
    """

    table: ClassVar[str] = "outbox"
    indexes: ClassVar[tuple[str, ...]] = ("state", "bare", "about", "person", "dispatch")

    letter: str
    kind: str
    network: str
    about: str
    person: str | None
    name: str
    recipient: str
    words: str
    queued: datetime
    bare: str = ""
    in_reply_to: str | None = None
    subscription: Subscription | None = None
    to_outsiders: bool = False
    automatic: bool = True
    state: State = State.QUEUED
    not_before: datetime
    not_after: datetime | None = None
    attempts: int = 0
    cut: int = 0
    reply: str = ""
    ended: datetime | None = None
    dispatch: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long to wait between tries, and when to give up (RFC 5321 §4.5.4.1)."""

    first: timedelta = timedelta(minutes=5)
    last: timedelta = timedelta(hours=1)
    give_up: timedelta = timedelta(days=5)

    def wait(self, item: Item) -> timedelta:
        """Return how long `item` waits after one more failed try: doubled each time, ±20 %.

        The jitter comes from the letter's id, so that it needs no chance.
        """
        grown = min(self.first * 2 ** min(item.attempts, 20), self.last)
        spread = (sum(item.key.encode()) + 37 * item.attempts) % 41 / 100
        return timedelta(seconds=grown.total_seconds() * (0.8 + spread))


def moved(item: Item, to: State, now: datetime, reply: str = "") -> Item:
    """Return `item` one step on, or raise ValueError if there is no such step."""
    if to not in STEPS[item.state]:
        raise ValueError(f"{item.key}: no step from {item.state} to {to}")
    return replace(
        item,
        state=to,
        reply=reply or item.reply,
        attempts=item.attempts + (to is State.SENDING),
        ended=now if to in ENDED else None,
    )


def deferred(item: Item, patience: Patience, now: datetime, reply: str, *, cut: bool) -> Item:
    """Return `item` after a try that may go better later: DEFERRED, or FAILED when it is given up.

    `cut` tells that the relay's answer to the message was never seen, so that it may
    have arrived.
    """
    item = replace(item, cut=item.cut + cut)
    if now - item.queued >= patience.give_up:
        return moved(item, State.FAILED, now, f"given up: {reply}")
    later = moved(item, State.DEFERRED, now, reply)
    return replace(later, not_before=now + patience.wait(item))


def queued(
    letter: Letter,
    words: str,
    house: House,
    now: datetime,
    state: State = State.QUEUED,
    dispatch: str | None = None,
) -> Item:
    """Return the outbox's row for `letter`, worded as the record `words` says."""
    return Item(
        key=house.seal.id_of("letter", letter.key),
        letter=letter.key,
        kind=letter.kind,
        network=letter.network,
        about=letter.about,
        person=letter.to.person,
        name=letter.to.name,
        recipient=letter.to.address,
        bare=bare(letter.to.address),
        words=words,
        queued=now,
        in_reply_to=letter.answers.message_id if letter.answers else None,
        subscription=letter.subscription,
        to_outsiders=letter.to_outsiders,
        automatic=not letter.bulk,
        state=state,
        not_before=now,
        not_after=letter.not_after,
        dispatch=dispatch,
    )
