"""Meetings, who comes to them, and the letters about both."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Literal

from nimsmail.network.incoming import Mail
from nimsmail.network.intents import Attend, Guest
from nimsmail.network.letters import Letter
from nimsmail.network.outbox import UNDELIVERED, Item
from nimsmail.network.people import Scope, Subscription
from nimsmail.network.receipts import Noted
from nimsmail.network.records import Books, Record

Answer = Literal["yes", "no", "maybe", "delegate"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Record):
    """One gathering of a network. Times are UTC; `text` is Markdown by the coordinator.

    `sequence` counts the changes that calendars must be told of (RFC 5545 §3.8.7.4).
    """

    table: ClassVar[str] = "meetings"
    indexes: ClassVar[tuple[str, ...]] = ("network",)

    network: str
    title: str
    starts: datetime
    ends: datetime
    place: str
    answer_by: datetime | None = None
    text: str = ""
    theme: str = ""
    sequence: int = 0
    created: datetime
    cancelled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rsvp(Record):
    """A person's latest answer to one meeting; keyed `meeting/person`."""

    table: ClassVar[str] = "rsvps"
    indexes: ClassVar[tuple[str, ...]] = ("meeting", "person")

    meeting: str
    person: str
    answer: Answer
    guests: tuple[Guest, ...] = ()
    delegate: Guest | None = None
    note: str = ""
    answered: datetime
    mail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation(Letter):
    """Will you come? With a calendar entry to answer by."""

    kind: ClassVar[str] = "invitation"
    bulk: ClassVar[bool] = True
    subscription: ClassVar[Subscription | None] = "invitations"

    meeting: Meeting

    @property
    def not_after(self) -> datetime | None:
        """Once the meeting has begun nobody is asked to it."""
        return self.meeting.starts


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder(Letter):
    """You have not answered yet; for the silent only."""

    kind: ClassVar[str] = "reminder"
    bulk: ClassVar[bool] = True
    subscription: ClassVar[Subscription | None] = "invitations"

    meeting: Meeting

    @property
    def not_after(self) -> datetime | None:
        """Once the meeting has begun nobody is asked to it."""
        return self.meeting.starts


@dataclass(frozen=True, slots=True, kw_only=True)
class RsvpReceipt(Letter):
    """Thank you for your answer; this is what we noted.

    `noted` is what else the same mail asked for and got; the rest is as in `Receipt`.
    """

    kind: ClassVar[str] = "rsvp-receipt"

    meeting: Meeting
    rsvp: Rsvp
    noted: tuple[Noted, ...] = ()
    alias: str | None = None
    left: tuple[Scope, ...] = ()
    handed_over: bool = False


def is_open(meeting: Meeting, now: datetime) -> bool:
    """Tell whether the meeting is still to come."""
    return not meeting.cancelled and now < meeting.starts


def is_late(meeting: Meeting, attend: Attend, now: datetime) -> bool:
    """Tell whether an answer comes too late to be taken without the coordinator.

    A no is welcome as long as the meeting has not begun: the host counts heads.
    """
    if not is_open(meeting, now):
        return True
    due = meeting.answer_by
    return due is not None and now > due and attend.answer != "no"


def rsvp_of(books: Books, meeting: str, person: str) -> Rsvp | None:
    """Find this person's latest answer to this meeting."""
    return books.get(Rsvp, f"{meeting}/{person}")


def answered(meeting: Meeting, person: str, attend: Attend, mail: Mail) -> Rsvp:
    """Return the answer as it is noted, in place of any earlier one."""
    return Rsvp(
        key=f"{meeting.key}/{person}",
        meeting=meeting.key,
        person=person,
        answer=attend.answer,
        guests=attend.guests,
        delegate=attend.delegate,
        note=attend.note or "",
        answered=mail.received,
        mail=mail.key,
    )


def attendance(books: Books, meeting: str) -> tuple[Rsvp, ...]:
    """Return every answer to this meeting, by person."""
    return books.find(Rsvp, "meeting", meeting)


def invited(books: Books, meeting: str) -> frozenset[str]:
    """Return the persons who have an invitation to this meeting, on its way or sent."""
    return frozenset(
        item.person
        for item in books.find(Item, "about", meeting)
        if item.kind == Invitation.kind and item.person and item.state not in UNDELIVERED
    )


def meeting_about(
    books: Books, network: str, item: Item | None, person: str | None, now: datetime
) -> Meeting | None:
    """Find the meeting that an answer to the letter `item`, or to none, is about.

    A letter about a meeting says which. Any other answer can only be about the one
    meeting to come that its author is invited to, if there is exactly one.
    """
    if item is not None:
        meeting = books.get(Meeting, item.about)
        if meeting is not None:
            return meeting
    coming = [m for m in _invitations_of(books, network, person) if is_open(m, now)]
    return coming[0] if len(coming) == 1 else None


def _invitations_of(books: Books, network: str, person: str | None) -> list[Meeting]:
    if person is None:
        return []
    letters = [i for i in books.find(Item, "person", person) if i.kind == Invitation.kind]
    meetings = (books.get(Meeting, key) for key in {item.about for item in letters})
    return [m for m in meetings if m is not None and m.network == network]
