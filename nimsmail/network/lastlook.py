"""The last look at a letter, at the moment it would be sent: does it still make sense?

Letters wait: for the relay, for their turn in a long dispatch, for a machine that was off.
Meanwhile people leave, answer, and change addresses.
"""

from datetime import datetime

from nimsmail.network.ballots import Ballot, BallotPaper, BallotReminder, cast_of
from nimsmail.network.dispatches import CANCELLED, is_cancelled
from nimsmail.network.meetings import Meeting, Reminder, rsvp_of
from nimsmail.network.outbox import Item
from nimsmail.network.pauses import pause_of
from nimsmail.network.people import Person, Standing, membership_of
from nimsmail.network.records import Books
from nimsmail.network.runup import FOR_THOSE_WHO_COME


def reason_to_withdraw(books: Books, item: Item, now: datetime) -> str | None:
    """Tell why a waiting letter must not go any more, if there is a reason.

    Who has left gets nothing more, also when the letter was queued before they left.
    """
    if item.not_after is not None and now >= item.not_after:
        return "it is too late for it"
    if item.dispatch is not None and is_cancelled(books, item):
        return CANCELLED
    meeting = books.get(Meeting, item.about)
    if meeting is not None and meeting.cancelled and item.not_after is not None:
        return "the meeting is cancelled"
    if item.person is None:
        return None
    if item.kind == Reminder.kind and rsvp_of(books, item.about, item.person):
        return "has answered meanwhile"
    if item.kind in FOR_THOSE_WHO_COME and _says_no(books, item.about, item.person):
        return "has said no meanwhile"
    if item.kind in (BallotPaper.kind, BallotReminder.kind):
        reason = _needless_vote(books, item, item.person)
        if reason is not None:
            return reason
    return None if item.to_outsiders else _unwanted(books, item, item.person, now)


def _says_no(books: Books, meeting: str, person: str) -> bool:
    rsvp = rsvp_of(books, meeting, person)
    return rsvp is not None and rsvp.answer == "no"


def _needless_vote(books: Books, item: Item, key: str) -> str | None:
    """Tell why nobody need be asked to vote: the ballot is closed, or a reminder was heeded."""
    ballot, person = books.get(Ballot, item.about), books.get(Person, key)
    if ballot is not None and ballot.closed is not None:
        return "the ballot is closed"
    if ballot is None or person is None or item.kind != BallotReminder.kind:
        return None
    return "has voted meanwhile" if cast_of(books, ballot, person) else None


def _unwanted(books: Books, item: Item, key: str, now: datetime) -> str | None:
    person = books.get(Person, key)
    if person and any(item.recipient == each.address for each in person.suspended):
        return "the address is suspended"
    membership = membership_of(books, item.network, key)
    if membership is None or membership.standing is Standing.LEFT:
        return "has left the network"
    if item.subscription and item.subscription not in membership.subscriptions:
        return f"no longer takes {item.subscription}"
    pausing = None if item.automatic else pause_of(books, item.network, key)
    return str(pausing) if pausing and not pausing.is_over(now) else None
