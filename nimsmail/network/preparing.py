"""Writing to many before and after a meeting: who gets which letter of the wheel, and who not."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from nimsmail.network import inviting
from nimsmail.network.aftermath import Materials, Thanks
from nimsmail.network.audience import Audience
from nimsmail.network.dispatch import LeftOut, Plan, plan_for, tries
from nimsmail.network.house import House
from nimsmail.network.letters import Letter, Recipient
from nimsmail.network.meetings import Invitation, Meeting, attendance, invited, is_open
from nimsmail.network.outbox import UNDELIVERED, Item
from nimsmail.network.people import Person
from nimsmail.network.records import Books
from nimsmail.network.runup import DecideNow, Practical, SaveTheDate

# An answer needs a few days to be written, before anybody is asked for it again.
_TIME_TO_ANSWER = timedelta(days=5)
# Why somebody gets no letter, where others ask for the reason.
TOO_SOON = "was invited these days"
HAS_IT = "has it already"
# Rounds of one text: the first, and one more for each time that it did not arrive.
_ROUNDS = 10


def save_the_date(books: Books, house: House, meeting: Meeting, audience: Audience) -> Plan:
    """Plan to tell `audience` of the day; who is invited to it knows."""
    already = invited(books, meeting.key)
    return _plan(
        books,
        meeting,
        audience,
        SaveTheDate,
        lambda person: "is invited already" if person.key in already else None,
        lambda to, round_: SaveTheDate(
            network=meeting.network, to=to, about=meeting.key, round=round_, meeting=meeting
        ),
    )


def remind(books: Books, house: House, meeting: Meeting, now: datetime) -> Plan:
    """Plan a reminder to the silent, but for those who were invited only these days."""
    plan = inviting.remind(books, house, meeting, now)
    lately = {
        item.person
        for item in books.find(Item, "about", meeting.key)
        if item.kind == Invitation.kind and now - item.queued < _TIME_TO_ANSWER
    }
    spared = [letter.to.person for letter in plan.letters if letter.to.person in lately]
    persons = (books.get(Person, key) for key in spared if key)
    left_out = (LeftOut(person=p, why=TOO_SOON) for p in persons if p)
    return replace(
        plan,
        letters=tuple(letter for letter in plan.letters if letter.to.person not in lately),
        left_out=(*plan.left_out, *left_out),
    )


def decide_now(books: Books, house: House, meeting: Meeting, audience: Audience) -> Plan:
    """Plan to ask those who said maybe to decide, and to remind those who said yes."""
    answers = {rsvp.person: rsvp.answer for rsvp in attendance(books, meeting.key)}

    def neither(person: Person) -> str | None:
        return None if answers.get(person.key) in ("yes", "maybe") else "has not said yes or maybe"

    def letter(to: Recipient, round_: int) -> Letter:
        return DecideNow(
            network=meeting.network,
            to=to,
            about=meeting.key,
            round=round_,
            meeting=meeting,
            answer="maybe" if answers.get(to.person or "") == "maybe" else "yes",
        )

    return _plan(books, meeting, audience, DecideNow, neither, letter)


def practical(
    books: Books, house: House, meeting: Meeting, audience: Audience, text: str, version: int
) -> Plan:
    """Plan the practical letter to `audience`; a new version of its text goes to all once more."""
    no = {rsvp.person for rsvp in attendance(books, meeting.key) if rsvp.answer == "no"}
    return _plan(
        books,
        meeting,
        audience,
        Practical,
        lambda person: "has said no" if person.key in no else None,
        lambda to, round_: Practical(
            network=meeting.network,
            to=to,
            about=meeting.key,
            round=round_,
            meeting=meeting,
            text=text,
        ),
        version,
    )


def thanks(books: Books, house: House, meeting: Meeting, audience: Audience) -> Plan:
    """Plan the thanks, with their questions, to those who came."""
    return _plan(
        books,
        meeting,
        audience,
        Thanks,
        lambda person: None,
        lambda to, round_: Thanks(
            network=meeting.network, to=to, about=meeting.key, round=round_, meeting=meeting
        ),
    )


def materials(
    books: Books, house: House, meeting: Meeting, audience: Audience, text: str, version: int
) -> Plan:
    """Plan minutes and slides to `audience`, who came or not; the next meeting is named."""
    coming = next_meeting(books, meeting)
    return _plan(
        books,
        meeting,
        audience,
        Materials,
        lambda person: None,
        lambda to, round_: Materials(
            network=meeting.network,
            to=to,
            about=meeting.key,
            round=round_,
            meeting=meeting,
            text=text,
            coming=coming,
        ),
        version,
    )


def next_meeting(books: Books, meeting: Meeting) -> Meeting | None:
    """Find the meeting of the same network that follows, if it is planned."""
    others = books.find(Meeting, "network", meeting.network)
    later = (m for m in others if is_open(m, meeting.ends) and m.key != meeting.key)
    return min(later, key=lambda each: each.starts, default=None)


def _plan(
    books: Books,
    meeting: Meeting,
    audience: Audience,
    kind: type[Letter],
    objection: Callable[[Person], str | None],
    letter: Callable[[Recipient, int], Letter],
    version: int = 1,
) -> Plan:
    """Plan one kind of letter; who has it in this version, for this date, is left out.

    What did not arrive may be sent again: the letter is then one of another round.
    """
    first = 1 + _ROUNDS * (meeting.sequence + version - 1)
    failed: Counter[str | None] = tries(books, meeting.key, kind.kind)
    has_it = {
        item.person
        for item in books.find(Item, "about", meeting.key)
        if item.kind == kind.kind and item.state not in UNDELIVERED and _round(item) >= first
    }

    def not_yet(person: Person) -> str | None:
        return HAS_IT if person.key in has_it else objection(person)

    return plan_for(
        books,
        audience,
        meeting.title,
        kind.subscription,
        not_yet,
        lambda to: letter(to, first + failed[to.person]),
    )


def _round(item: Item) -> int:
    last = item.letter.rpartition("/")[2]
    return int(last) if last.isdecimal() else 1
