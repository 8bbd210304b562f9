"""Moving, changing and cancelling a meeting: the coordinator's word to all who were invited.

Every change raises SEQUENCE, so that calendars take it for the newer one (RFC 5546 §2.1.4).
Letters that tell of the meeting as it was, and have not gone out yet, are withdrawn.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from nimsmail.network.admitting import room_given
from nimsmail.network.audience import Audience
from nimsmail.network.changes import MeetingCancelled, MeetingChanged, MeetingMoved, past
from nimsmail.network.dispatch import Plan, plan_for, tries
from nimsmail.network.draft import Draft
from nimsmail.network.guests import GuestInvited, GuestUpdated, entries, released, updated
from nimsmail.network.house import House
from nimsmail.network.letters import Letter, Recipient
from nimsmail.network.meetings import Invitation, Meeting, Reminder, attendance, invited
from nimsmail.network.outbox import Item, State, moved
from nimsmail.network.outcome import Outcome
from nimsmail.network.people import Person
from nimsmail.network.records import Books, Record

# What an invitation says; a change of anything else is told to nobody.
TOLD = ("title", "place", "text", "link")
_NOT_GONE = (State.QUEUED, State.HELD, State.DEFERRED)
_SAYS_HOW_IT_IS = frozenset(
    kind.kind
    for kind in (Invitation, Reminder, MeetingMoved, MeetingChanged, GuestInvited, GuestUpdated)
)

Letters = Callable[[Recipient], Letter]
Objection = Callable[[Person], str | None]


def move(books: Books, house: House, before: Meeting, after: Meeting, now: datetime) -> Plan:
    """Plan to move the meeting `before` to the times and place of `after`, and to ask anew.

    Whoever was invited is silent again; what they had answered is kept as history.
    """
    meeting = replace(after, sequence=before.sequence + 1, changed=now, asked=now)
    answers = {rsvp.person: rsvp for rsvp in attendance(books, before.key)}

    def letter(to: Recipient) -> Letter:
        said = answers.get(to.person or "")
        return MeetingMoved(
            network=meeting.network,
            to=to,
            about=meeting.key,
            round=meeting.sequence,
            meeting=meeting,
            before=before,
            said=said.answer if said else None,
        )

    plan = _to_the_invited(books, before, meeting, letter, now)
    history = tuple(past(before, each) for each in answers.values())
    return replace(plan, records=(*plan.records, *history), removed=tuple(answers.values()))


def change(books: Books, house: House, before: Meeting, after: Meeting, now: datetime) -> Plan:
    """Plan to make the meeting `before` what `after` is, without asking anybody again.

    Who has said no is not told. Where there is more room now, those who wait are let in.
    """
    if not is_told(before, after):
        plan = Plan(
            letters=(), left_out=(), title=after.title, audience=_written(after), records=(after,)
        )
        return _with_room(books, house, plan, after, now)
    meeting = replace(after, sequence=before.sequence + 1, changed=now)
    answers = {rsvp.person: rsvp for rsvp in attendance(books, before.key)}

    def letter(to: Recipient) -> Letter:
        said = answers.get(to.person or "")
        return MeetingChanged(
            network=meeting.network,
            to=to,
            about=meeting.key,
            round=meeting.sequence,
            meeting=meeting,
            before=before,
            said=said.answer if said else None,
        )

    def stays_away(person: Person) -> str | None:
        said = answers.get(person.key)
        return "has said no" if said and said.answer == "no" else None

    plan = _to_the_invited(books, before, meeting, letter, now, stays_away)
    return _with_room(books, house, plan, meeting, now)


def cancel(books: Books, house: House, before: Meeting, why: str, now: datetime) -> Plan:
    """Plan to call the meeting off, and to tell everybody who has an entry of it."""
    meeting = replace(before, cancelled=True, sequence=before.sequence + 1, changed=now)
    waiting = _not_gone(books, meeting.key)
    never_told = {item.person for item in waiting if item.kind == Invitation.kind}

    def letter(to: Recipient) -> Letter:
        return MeetingCancelled(
            network=meeting.network, to=to, about=meeting.key, meeting=meeting, why=why
        )

    def was_never_told(person: Person) -> str | None:
        return "the invitation has not gone out" if person.key in never_told else None

    plan = plan_for(books, _invited(books, meeting), meeting.title, None, was_never_told, letter)
    guests = Outcome()
    for entry in entries(books, meeting.key):
        guests += released(meeting, entry, now, why)
    gone = _withdrawn((item for item in waiting if item.not_after is not None), now)
    return replace(
        plan,
        letters=(*plan.letters, *guests.letters),
        records=(meeting, *gone, *guests.records),
    )


def is_told(before: Meeting, after: Meeting) -> bool:
    """Tell whether those who were invited must be told of the change."""
    return any(getattr(before, name) != getattr(after, name) for name in TOLD)


def _to_the_invited(
    books: Books,
    before: Meeting,
    meeting: Meeting,
    letter: Letters,
    now: datetime,
    objection: Objection = lambda person: None,
) -> Plan:
    """Plan a letter to whoever was invited; who has not got the invitation yet gets a new one."""
    waiting = [item for item in _not_gone(books, meeting.key) if item.kind in _SAYS_HOW_IT_IS]
    never_told = {item.person for item in waiting if item.kind == Invitation.kind}
    failed = tries(books, meeting.key, Invitation.kind)

    def either(to: Recipient) -> Letter:
        if to.person not in never_told:
            return letter(to)
        round_ = failed[to.person] + 2  # the one that is withdrawn, and this
        return Invitation(
            network=meeting.network, to=to, about=meeting.key, meeting=meeting, round=round_
        )

    plan = plan_for(books, _invited(books, meeting), meeting.title, None, objection, either)
    guests = tuple(updated(meeting, before, entries(books, meeting.key)))
    return replace(
        plan,
        letters=(*plan.letters, *guests),
        records=(meeting, *_withdrawn(waiting, now)),
    )


def _invited(books: Books, meeting: Meeting) -> Audience:
    persons = tuple(sorted(invited(books, meeting.key)))
    return Audience(network=meeting.network, persons=persons, text=_written(meeting))


def _written(meeting: Meeting) -> str:
    return f"those invited to {meeting.key}"


def _not_gone(books: Books, meeting: str) -> list[Item]:
    return [item for item in books.find(Item, "about", meeting) if item.state in _NOT_GONE]


def _withdrawn(items: Iterable[Item], now: datetime) -> Iterator[Record]:
    for item in items:
        yield moved(item, State.WITHDRAWN, now, "the meeting has been changed since")


def _with_room(books: Books, house: House, plan: Plan, meeting: Meeting, now: datetime) -> Plan:
    draft = Draft(books)
    draft.take(plan.records, ())
    room = room_given(draft, house, meeting, now)
    return replace(
        plan, letters=(*plan.letters, *room.letters), records=(*plan.records, *room.records)
    )
