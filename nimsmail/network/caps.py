"""How much may go out by itself: against loops, forgers and floods (RFC 3834 §2).

What a person has approved (a dispatch) is not capped here; only letters that a mail, or
the clock, brings about.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import ClassVar

from nimsmail.network.answers import HelpLetter, NotUnderstood
from nimsmail.network.handovers import ConfirmSuccessor, ConfirmTakeOver
from nimsmail.network.house import House
from nimsmail.network.joining import ConfirmLeave, ConfirmMove, ConfirmSignUp
from nimsmail.network.letters import Letter
from nimsmail.network.notices import Notice
from nimsmail.network.outbox import Item, State
from nimsmail.network.people import bare
from nimsmail.network.reckoning import DispatchSummary
from nimsmail.network.records import Books, Record

_DAY = timedelta(days=1)
_ONCE_A_DAY = (HelpLetter, NotUnderstood)
# Notices are one for many matters, and a summary comes of a dispatch that a person approved.
_TO_COORDINATORS = (Notice, DispatchSummary)
_CONFIRMATIONS = (ConfirmSignUp, ConfirmLeave, ConfirmMove, ConfirmTakeOver, ConfirmSuccessor)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally(Record):
    """How many automatic letters one hour has seen; keyed by the hour, in UTC."""

    table: ClassVar[str] = "tallies"

    letters: int = 0
    confirmations: int = 0


@dataclass(frozen=True, slots=True)
class Admission:
    """Whether a letter may go: queued, held for the coordinator, or dropped (None), and why."""

    state: State | None
    why: str = ""
    tally: Tally | None = None


def admitted(
    books: Books, house: House, letter: Letter, now: datetime, *, approved: bool = False
) -> Admission:
    """Tell whether `letter` may go out now, and count it if it may.

    `approved` tells that a person has seen who gets it, and said yes.
    """
    if approved or letter.bulk or isinstance(letter, _TO_COORDINATORS):
        return Admission(State.QUEUED)
    refusal = _against_address(books, house, letter, now)
    if refusal is not None:
        return refusal
    tally = tally_of(books, now)
    confirms = isinstance(letter, _CONFIRMATIONS)
    caps = house.caps
    if tally.letters >= caps.in_all_an_hour:
        return Admission(State.HELD, f"over {caps.in_all_an_hour} automatic letters this hour")
    if confirms and tally.confirmations >= caps.confirmations_an_hour:
        return Admission(State.HELD, f"over {caps.confirmations_an_hour} confirmations this hour")
    counted = replace(
        tally, letters=tally.letters + 1, confirmations=tally.confirmations + confirms
    )
    return Admission(State.QUEUED, tally=counted)


def tally_of(books: Books, now: datetime) -> Tally:
    """Return the count of the hour that `now` lies in."""
    hour = f"{now:%Y-%m-%dT%H}"
    return books.get(Tally, hour) or Tally(key=hour)


def _against_address(books: Books, house: House, letter: Letter, now: datetime) -> Admission | None:
    """Return the refusal that the letters sent to this address before lead to, if any."""
    month = [
        item
        for item in books.find(Item, "bare", bare(letter.to.address))
        if now - item.queued < 30 * _DAY and item.automatic
    ]
    day = [item for item in month if now - item.queued < _DAY]
    same = [item for item in day if item.kind == letter.kind]
    if isinstance(letter, _ONCE_A_DAY) and same:
        return Admission(None, f"{letter.kind} was sent there within a day")
    if isinstance(letter, _CONFIRMATIONS):
        before = sum(item.kind == letter.kind for item in month)
        if same or before >= house.caps.confirmations_per_address_a_month:
            return Admission(None, f"{letter.kind} was sent there already")
    if len(day) >= house.caps.per_address_a_day:
        # Whoever gets that many has had every answer there is: this one is not kept for later.
        return Admission(None, f"over {house.caps.per_address_a_day} letters a day to one address")
    return None
