"""Calendar entries: which letter one came with, and how answers to later letters are read."""

from nimsmail.network.changes import MeetingChanged, MeetingMoved
from nimsmail.network.guests import GuestInvited
from nimsmail.network.meetings import Invitation, RsvpReceipt
from nimsmail.network.outbox import Item
from nimsmail.network.records import Books
from nimsmail.network.runup import LIKE_INVITATIONS, SaveTheDate
from nimsmail.network.seal import Seal
from nimsmail.network.seats import SeatGiven

# Letters that bring an entry, the first one first.
FIRST = (SaveTheDate.kind, Invitation.kind, GuestInvited.kind)

# An answer to these is read as an answer to the letter that they follow.
READ_AS = {
    **dict.fromkeys(LIKE_INVITATIONS, Invitation.kind),
    MeetingMoved.kind: Invitation.kind,
    MeetingChanged.kind: RsvpReceipt.kind,
    SeatGiven.kind: RsvpReceipt.kind,
}


def entry_letter(books: Books, seal: Seal, item: Item) -> Item:
    """Return the letter whose token names the calendar entry that `item` speaks of.

    It is the first that brought the entry to this person. So every later change of the
    meeting speaks of the same entry (RFC 5546 §2.1.4).
    """
    whom = item.person or item.recipient
    for kind in FIRST:
        first = books.get(Item, seal.id_of("letter", f"{kind}/{item.about}/{whom}"))
        if first is not None:
            return first
    return item


def is_of_entry(named: Item | None, item: Item) -> bool:
    """Tell whether `named` brought an entry to the one whom `item` is to, about the same."""
    return (
        named is not None
        and named.kind in FIRST
        and (named.about, named.person) == (item.about, item.person)
    )
