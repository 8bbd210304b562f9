"""What has happened, told by the records of mails, letters, answers and memberships."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from nimsmail.cli.finding import brief
from nimsmail.cli.show import counted
from nimsmail.network.dispatches import Dispatch
from nimsmail.network.handled import Handled
from nimsmail.network.meetings import Meeting, Rsvp
from nimsmail.network.newsletters import Edition
from nimsmail.network.outbox import Item, State
from nimsmail.network.people import Membership, Person
from nimsmail.network.records import Books
from nimsmail.network.reviews import Review

BY_COORDINATOR = "withdrawn by the coordinator"  # kept as the reply of a letter
_COORDINATOR = "the coordinator"
_WE = "the secretariat"

# The order within a second: what came or was said, what it led to, the letters about it.
_CAUSE, _DEED, _LETTER, _FATE = range(4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that happened: when, by whom, what, and the key of its record."""

    when: datetime
    who: str
    what: str
    key: str
    person: str | None = None
    about: str | None = None
    network: str | None = None
    rank: int = _DEED


def events(books: Books) -> list[Event]:
    """Return everything that has happened, the oldest first."""
    named = {person.key: person.name or person.addresses[0] for person in books.every(Person)}

    def name(key: str | None, other: str) -> str:
        return named.get(key or "", other)

    found = [
        each
        for tell in (_mails, _letters, _answers, _memberships, _words)
        for each in tell(books, name)
    ]
    # Within a second, what was done comes after what it was done for.
    return sorted(found, key=lambda each: (each.when.replace(microsecond=0), each.rank))


Name = Callable[[str | None, str], str]


def _mails(books: Books, name: Name) -> Iterator[Event]:
    for mail in books.every(Handled):
        notes = f": {', '.join(mail.notes)}" if mail.notes else ""
        item = books.get(Item, mail.letter) if mail.letter else None
        yield Event(
            when=mail.handled,
            who=name(mail.person, "somebody"),
            what=f"{mail.kind} came in, {mail.folder}{notes}",
            key=brief(mail.key),
            person=mail.person,
            about=item.about if item else None,
            network=mail.network,
            rank=_CAUSE,
        )


def _letters(books: Books, name: Name) -> Iterator[Event]:
    for item in books.every(Item):
        who = _WE if item.automatic else _COORDINATOR
        to = name(item.person, item.recipient)
        yield _of(item, item.queued, who, f"{item.kind} to {to} queued", _LETTER)
        if item.ended is not None:
            reply = f": {item.reply}" if item.reply else ""
            told = f"{item.kind} to {to} {item.state}"
            if item.state is State.WITHDRAWN and item.reply == BY_COORDINATOR:
                yield _of(item, item.ended, _COORDINATOR, told, _FATE)
            else:
                yield _of(item, item.ended, _WE, f"{told}{reply}", _FATE)


def _of(item: Item, when: datetime, who: str, what: str, rank: int) -> Event:
    return Event(
        when=when,
        who=who,
        what=what,
        key=item.key,
        person=item.person,
        about=item.about,
        network=item.network,
        rank=rank,
    )


def _answers(books: Books, name: Name) -> Iterator[Event]:
    for rsvp in books.every(Rsvp):
        guests = f", bringing {len(rsvp.guests)}" if rsvp.guests else ""
        yield Event(
            when=rsvp.answered,
            who=name(rsvp.person, "somebody"),
            what=f"answered {rsvp.answer} to {rsvp.meeting}{guests}",
            key=brief(rsvp.mail) if rsvp.mail else rsvp.key,
            person=rsvp.person,
            about=rsvp.meeting,
        )


def _memberships(books: Books, name: Name) -> Iterator[Event]:
    for each in books.every(Membership):
        ground = f": {each.consent.how}" if each.consent and each.standing == "member" else ""
        yield Event(
            when=each.since,
            who=name(each.person, "somebody"),
            what=f"{'in' if each.standing == 'member' else 'has left'} {each.network}{ground}",
            key=brief(each.person),
            person=each.person,
            about=each.network,
            network=each.network,
        )


def _words(books: Books, name: Name) -> Iterator[Event]:
    """Tell what the coordinators said: meetings, newsletters, and words on what was unclear."""
    for meeting in books.every(Meeting):
        yield Event(
            when=meeting.created,
            who=_COORDINATOR,
            what=f"planned the meeting {meeting.key}",
            key=meeting.key,
            about=meeting.key,
            network=meeting.network,
            rank=_CAUSE,
        )
    yield from _dispatches(books)
    for edition in books.every(Edition):
        yield Event(
            when=edition.frozen,
            who=_COORDINATOR,
            what=f"froze the newsletter “{edition.title}”",
            key=edition.key,
            about=edition.key,
            network=edition.network,
            rank=_CAUSE,
        )
    for review in books.every(Review):
        if review.resolved is not None:
            yield Event(
                when=review.resolved,
                who=_COORDINATOR,
                what=f"settled {brief(review.key)}: {review.resolution}",
                key=brief(review.key),
                person=review.person,
                network=review.network,
                rank=_CAUSE,
            )


def _dispatches(books: Books) -> Iterator[Event]:
    for each in books.every(Dispatch):
        sent = f"sent {each.key} to {each.audience}: {counted(each.count, 'letter')}"
        deeds = [(each.approved, each.by, sent, _CAUSE)]
        if each.cancelled is not None:
            deeds.append((each.cancelled, _COORDINATOR, f"cancelled {each.key}", _DEED))
        if each.ended is not None:
            deeds.append((each.ended, _WE, f"{each.key} is over", _FATE))
        for moment, who, what, rank in deeds:
            yield Event(
                when=moment,
                who=who,
                what=what,
                key=each.key,
                about=each.about,
                network=each.network,
                rank=rank,
            )
