"""Inviting to a meeting, and reminding the silent: the coordinator's word to many."""

from datetime import datetime, timedelta

from nimsmail.network.audience import Audience
from nimsmail.network.dispatch import Plan, plan_for, tries
from nimsmail.network.house import House
from nimsmail.network.letters import Letter, Recipient
from nimsmail.network.meetings import Invitation, Meeting, Reminder, attendance, invited, is_open
from nimsmail.network.outbox import Item, State
from nimsmail.network.people import Person
from nimsmail.network.records import Books

_ROUND = timedelta(hours=20)


def invite(books: Books, house: House, meeting: Meeting, audience: Audience) -> Plan:
    """Plan the invitation of `audience` to `meeting`; who has one already is left out."""
    already = invited(books, meeting.key)
    failed = tries(books, meeting.key, Invitation.kind)

    def not_asked_yet(person: Person) -> str | None:
        return "is invited already" if person.key in already else None

    def letter(to: Recipient) -> Letter:
        round_ = failed[to.person] + 1
        return Invitation(
            network=meeting.network, to=to, about=meeting.key, meeting=meeting, round=round_
        )

    subscription = Invitation.subscription
    return plan_for(books, audience, meeting.title, subscription, not_asked_yet, letter)


def remind(books: Books, house: House, meeting: Meeting, now: datetime) -> Plan:
    """Plan a reminder to those who were invited and have not answered; never to anyone else.

    Nobody is asked twice in a day: a plan made again within it belongs to the same round.
    """
    answered = {rsvp.person for rsvp in attendance(books, meeting.key)}
    has_it = {
        item.person
        for item in books.find(Item, "about", meeting.key)
        if item.kind == Invitation.kind and item.state is State.SENT
    }
    persons = tuple(sorted(invited(books, meeting.key)))
    written = f"meeting/{meeting.key}:silent"
    audience = Audience(network=meeting.network, persons=persons, text=written)
    sent = [i for i in books.find(Item, "about", meeting.key) if i.kind == Reminder.kind]
    today = {item.person for item in sent if now - item.queued < _ROUND}
    round_ = max((_round(item) for item in sent), default=0) + (0 if today else 1)

    def silent(person: Person) -> str | None:
        if person.key in answered:
            return "has answered"
        if person.key not in has_it:
            return "the invitation has not gone out yet"
        return "was reminded less than a day ago" if person.key in today else None

    return plan_for(
        books,
        audience,
        meeting.title,
        Reminder.subscription,
        silent,
        lambda to: Reminder(
            network=meeting.network, to=to, about=meeting.key, meeting=meeting, round=round_
        ),
    )


def _round(item: Item) -> int:
    """Return which round of its kind a letter belongs to, as its key says."""
    last = item.letter.rpartition("/")[2]
    return int(last) if last.isdecimal() else 1


def refusal(meeting: Meeting, now: datetime) -> str | None:
    """Tell why nobody may be written to about `meeting` any more, if so."""
    if is_open(meeting, now):
        return None
    return "it is cancelled" if meeting.cancelled else "it has begun"
