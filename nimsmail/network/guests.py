"""Those who are brought along or sent: outsiders, invited to this one meeting only.

A guest whose address is known gets a calendar entry of their own, with what they need to
know; the entry follows the meeting, and goes when they do not come any more.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from nimsmail.network.house import House
from nimsmail.network.intents import Guest
from nimsmail.network.letters import Letter, Recipient
from nimsmail.network.meetings import Invitation, Meeting, Rsvp
from nimsmail.network.outbox import Item
from nimsmail.network.outcome import Outcome
from nimsmail.network.people import Language, Person, Standing, membership_of, person_at
from nimsmail.network.records import Books, Record

# More than anybody brings to a meeting; nobody is to make us write to a list of strangers.
_MOST = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class GuestEntry(Record):
    """A guest who has a calendar entry of ours; keyed `meeting/address`.

    `person` brought them. `round` counts how often they were invited; one who does not
    come any more is no longer `expected`.
    """

    table: ClassVar[str] = "guest_entries"
    indexes: ClassVar[tuple[str, ...]] = ("meeting", "person", "address")

    meeting: str
    person: str
    name: str
    address: str
    language: Language
    round: int = 1
    expected: bool = True

    @property
    def recipient(self) -> Recipient:
        """Where letters to them go."""
        return Recipient(name=self.name, address=self.address, language=self.language)


@dataclass(frozen=True, slots=True, kw_only=True)
class GuestInvited(Letter):
    """You are expected: when and where, with a calendar entry that asks for no answer.

    `host` is the name of the one who wrote to us of them; `instead` tells that they come
    in the host's place. `at` is when this became so.
    """

    kind: ClassVar[str] = "guest-invited"
    to_outsiders: ClassVar[bool] = True

    meeting: Meeting
    host: str
    instead: bool = False
    at: datetime

    @property
    def not_after(self) -> datetime | None:
        """Once the meeting has begun they are there."""
        return self.meeting.starts


@dataclass(frozen=True, slots=True, kw_only=True)
class GuestUpdated(Letter):
    """The meeting that you are expected at is moved or changed; `before` is how it was."""

    kind: ClassVar[str] = "guest-updated"
    to_outsiders: ClassVar[bool] = True

    meeting: Meeting
    before: Meeting

    @property
    def not_after(self) -> datetime | None:
        """Once the meeting has begun they are there."""
        return self.meeting.starts


@dataclass(frozen=True, slots=True, kw_only=True)
class GuestReleased(Letter):
    """You are not expected any more: the meeting is off, or your host has said so.

    `at` is when this became so, `why` the coordinator's words on a cancelled meeting.
    """

    kind: ClassVar[str] = "guest-released"
    to_outsiders: ClassVar[bool] = True
    wants_answer: ClassVar[bool] = False

    meeting: Meeting
    why: str = ""
    at: datetime


def entries(books: Books, meeting: str) -> tuple[GuestEntry, ...]:
    """Return the guests that are expected, and have a calendar entry."""
    return tuple(each for each in books.find(GuestEntry, "meeting", meeting) if each.expected)


def kept_posted(
    books: Books, house: House, meeting: Meeting, host: Person, rsvp: Rsvp, now: datetime
) -> Outcome:
    """Invite those whom `rsvp` names anew, and release those whom it does not name any more.

    Who waits for a chair brings nobody yet.
    """
    named = rsvp.comers if rsvp.waiting is None else ()
    coming = {each.email.lower(): each for each in named if each.email}
    outcome = Outcome()
    for entry in books.find(GuestEntry, "person", host.key):
        if entry.meeting == meeting.key and entry.expected and entry.address not in coming:
            outcome += released(meeting, entry, now)
    for address, guest in list(coming.items())[:_MOST]:
        if _is_to_be_invited(books, house, meeting, host, address):
            outcome += _invited(books, meeting, host, guest, now, instead=guest is rsvp.delegate)
    return outcome


def released(meeting: Meeting, entry: GuestEntry, now: datetime, why: str = "") -> Outcome:
    """Take a guest's calendar entry back, and say why."""
    letter = GuestReleased(
        network=meeting.network,
        to=entry.recipient,
        about=meeting.key,
        round=entry.round,
        meeting=meeting,
        why=why,
        at=now,
    )
    gone = replace(entry, expected=False)
    return Outcome(records=(gone,), letters=(letter,), notes=("a guest released",))


def _is_to_be_invited(
    books: Books, house: House, meeting: Meeting, host: Person, address: str
) -> bool:
    """Tell whether a guest is to get a letter: not a machine of ours, nor whoever has their own."""
    entry = books.get(GuestEntry, f"{meeting.key}/{address}")
    if entry is not None and entry.expected:
        return False
    if address in host.addresses or house.network_at((address,)) is not None:
        return False
    known = person_at(books, address)
    if known is None:
        return True
    membership = membership_of(books, meeting.network, known.key)
    if membership is not None and membership.standing is Standing.LEFT:
        return False
    return not any(_is_invitation(each, meeting) for each in books.find(Item, "person", known.key))


def _is_invitation(item: Item, meeting: Meeting) -> bool:
    return item.kind == Invitation.kind and item.about == meeting.key


def _invited(
    books: Books, meeting: Meeting, host: Person, guest: Guest, now: datetime, *, instead: bool
) -> Outcome:
    assert guest.email is not None
    address = guest.email.lower()
    before = books.get(GuestEntry, f"{meeting.key}/{address}")
    entry = GuestEntry(
        key=f"{meeting.key}/{address}",
        meeting=meeting.key,
        person=host.key,
        name=guest.name or "",
        address=address,
        language=host.language,
        round=before.round + 1 if before else 1,
    )
    letter = GuestInvited(
        network=meeting.network,
        to=entry.recipient,
        about=meeting.key,
        round=entry.round,
        meeting=meeting,
        host=host.name,
        instead=instead,
        at=now,
    )
    return Outcome(records=(entry,), letters=(letter,), notes=("a guest invited",))


def updated(meeting: Meeting, before: Meeting, guests: tuple[GuestEntry, ...]) -> Iterator[Letter]:
    """Tell the guests that are expected what is new."""
    for entry in guests:
        yield GuestUpdated(
            network=meeting.network,
            to=entry.recipient,
            about=meeting.key,
            round=meeting.sequence + 1,
            meeting=meeting,
            before=before,
        )
