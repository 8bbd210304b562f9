"""Meetings, who comes to them, and the letters about both."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Literal

from nimsmail.network.incoming import Mail
from nimsmail.network.intents import Attend, Guest
from nimsmail.network.letters import Letter
from nimsmail.network.notes import is_from_afar
from nimsmail.network.outbox import UNDELIVERED, Item
from nimsmail.network.people import Scope, Subscription
from nimsmail.network.receipts import Noted
from nimsmail.network.records import Books, Record

Answer = Literal["yes", "no", "maybe", "delegate"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Record):
    """One gathering of a network. Times are UTC; `text` and `practical` are Markdown.

    `capacity` is how many chairs there are, None where nobody counts them. `host` is the
    house that it is held in, `contact` whom to write to there, `link` where to take part
    from afar, `practical` how to get there and where to park.

    `sequence` counts the changes that calendars must be told of (RFC 5545 §3.8.7.4),
    `changed` is when the last of them was made. `asked` is when everybody was asked anew
    whether they come, since the meeting was moved; answers from before do not count.
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
    capacity: int | None = None
    host: str = ""
    contact: Guest | None = None
    link: str = ""
    practical: str = ""
    changed: datetime | None = None
    asked: datetime | None = None

    @property
    def stamped(self) -> datetime:
        """When it was last as it is now: of two entries of one sequence, the later holds."""
        return self.changed or self.created


@dataclass(frozen=True, slots=True, kw_only=True)
class Rsvp(Record):
    """A person's latest answer to one meeting; keyed `meeting/person`.

    `waiting` is since when they wait for a chair, None if they have one or need none.
    `online` tells that they take part from afar, and so need none.
    """

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
    waiting: datetime | None = None
    online: bool = False

    @property
    def party(self) -> int:
        """How many come by this answer: the person or a delegate, and guests."""
        return 1 + len(self.guests) if self.answer in ("yes", "delegate") else 0

    @property
    def chairs(self) -> int:
        """How many chairs they want."""
        return 0 if self.online else self.party

    @property
    def comers(self) -> tuple[Guest, ...]:
        """Those who come besides the one who answered, or in their place."""
        return (*((self.delegate,) if self.delegate else ()), *self.guests) if self.party else ()

    @property
    def diets(self) -> tuple[str, ...]:
        """What the kitchen must know of this party."""
        said = (self.note, *(each.diet or "" for each in self.comers))
        return tuple(each for each in said if each)


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
    `moved` tells that the letter that was answered named another time.
    """

    kind: ClassVar[str] = "rsvp-receipt"

    meeting: Meeting
    rsvp: Rsvp
    moved: bool = False
    noted: tuple[Noted, ...] = ()
    alias: str | None = None
    left: tuple[Scope, ...] = ()
    handed_over: bool = False


def is_open(meeting: Meeting, now: datetime) -> bool:
    """Tell whether the meeting is still to come."""
    return not meeting.cancelled and now < meeting.starts


def is_over(meeting: Meeting, at: datetime) -> bool:
    """Tell whether the day to answer by is over."""
    return meeting.answer_by is not None and at > meeting.answer_by


def is_late(
    meeting: Meeting, rsvp: Rsvp, before: Rsvp | None, received: datetime, now: datetime
) -> bool:
    """Tell whether an answer comes too late to be taken without the coordinator.

    A no is welcome as long as the meeting has not begun, and so is a smaller party, or a
    word on what those who are expected already eat: the host counts heads.
    """
    if not is_open(meeting, now):
        return True
    was_expected = before is not None and before.party > 0 and before.waiting is None
    is_expected = before is not None and was_expected and rsvp.chairs <= before.chairs
    return is_over(meeting, received) and rsvp.answer != "no" and not is_expected


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
        online=_is_online(meeting, attend),
    )


def _is_online(meeting: Meeting, attend: Attend) -> bool:
    """Tell whether an answer needs no chair; whom a writer brings along does."""
    alone = attend.answer == "yes" and not attend.guests
    return bool(meeting.link) and alone and is_from_afar(attend.note or "")


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


def coming(books: Books, network: str, now: datetime) -> tuple[Meeting, ...]:
    """Return the meetings of a network that are still to come, the next one first."""
    open_ = (m for m in books.find(Meeting, "network", network) if is_open(m, now))
    return tuple(sorted(open_, key=lambda each: (each.starts, each.key)))


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
