"""The third door: the coordinator sends one kind of letter to many.

A plan says who gets a letter, who does not, and why; nothing goes out before it is
approved. Made twice, it has the same letters, and the outbox holds each once.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from nimsmail.network.audience import Audience
from nimsmail.network.house import House
from nimsmail.network.letters import Letter, Recipient
from nimsmail.network.meetings import Invitation, Meeting, Reminder, attendance, invited, is_open
from nimsmail.network.newsletters import Edition, Newsletter
from nimsmail.network.outbox import UNDELIVERED, Item, State
from nimsmail.network.outcome import Outcome
from nimsmail.network.people import Membership, Person, Standing, Subscription, membership_of
from nimsmail.network.records import Books, Record

_ROUND = timedelta(hours=20)


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Somebody of the audience who gets no letter, and why."""

    person: Person
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One kind of letter to an audience, as it would go out."""

    letters: tuple[Letter, ...]
    left_out: tuple[LeftOut, ...]
    records: tuple[Record, ...] = ()

    @property
    def outcome(self) -> Outcome:
        """What approving the plan leads to."""
        return Outcome(records=self.records, letters=self.letters)


def invite(books: Books, house: House, meeting: Meeting, audience: Audience) -> Plan:
    """Plan the invitation of `audience` to `meeting`; who has one already is left out."""
    already = invited(books, meeting.key)
    tries = _tries(books, meeting.key, Invitation.kind)

    def not_asked_yet(person: Person) -> str | None:
        return "is invited already" if person.key in already else None

    def letter(to: Recipient) -> Letter:
        round_ = tries[to.person] + 1
        return Invitation(
            network=meeting.network, to=to, about=meeting.key, meeting=meeting, round=round_
        )

    return _plan(books, audience, Invitation.subscription, not_asked_yet, letter)


def _tries(books: Books, about: str, kind: str) -> Counter[str | None]:
    """Count the letters of a kind about a matter that each person was to get and did not."""
    items = (item for item in books.find(Item, "about", about) if item.kind == kind)
    return Counter(item.person for item in items if item.state in UNDELIVERED)


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
    audience = Audience(network=meeting.network, persons=tuple(sorted(invited(books, meeting.key))))
    sent = [i for i in books.find(Item, "about", meeting.key) if i.kind == Reminder.kind]
    today = {item.person for item in sent if now - item.queued < _ROUND}
    round_ = max((_round(item) for item in sent), default=0) + (0 if today else 1)

    def silent(person: Person) -> str | None:
        if person.key in answered:
            return "has answered"
        if person.key not in has_it:
            return "the invitation has not gone out yet"
        return "was reminded less than a day ago" if person.key in today else None

    return _plan(
        books,
        audience,
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


def newsletter(
    books: Books, house: House, audience: Audience, title: str, text: str, now: datetime
) -> Plan:
    """Plan an edition to `audience`; the same text again is the same edition."""
    digest = sha256(f"{title}\n{text}".encode()).hexdigest()[:12]
    key = f"{audience.network}/{digest}"
    edition = books.get(Edition, key) or Edition(
        key=key, network=audience.network, title=title, text=text, frozen=now
    )
    items = books.find(Item, "about", key)
    has_it = {item.person for item in items if item.state not in UNDELIVERED}
    tries = _tries(books, key, Newsletter.kind)

    def not_yet(person: Person) -> str | None:
        return "has it already" if person.key in has_it else None

    plan = _plan(
        books,
        audience,
        Newsletter.subscription,
        not_yet,
        lambda to: Newsletter(
            network=audience.network,
            to=to,
            about=key,
            edition=edition,
            round=tries[to.person] + 1,
        ),
    )
    return Plan(letters=plan.letters, left_out=plan.left_out, records=(edition,))


def _plan(
    books: Books,
    audience: Audience,
    subscription: Subscription | None,
    objection: Callable[[Person], str | None],
    letter: Callable[[Recipient], Letter],
) -> Plan:
    letters: list[Letter] = []
    left_out: list[LeftOut] = []
    for person in _persons(books, audience.persons):
        membership = membership_of(books, audience.network, person.key)
        to = Recipient.at(person)
        why = objection(person) or _unwanted(membership, subscription)
        if why is None and to is None:
            why = "every address is suspended"
        if why is None and to is not None:
            letters.append(letter(to))
        else:
            left_out.append(LeftOut(person=person, why=why or ""))
    letters.sort(key=lambda each: (each.to.name.casefold(), each.key))
    left_out.sort(key=lambda each: (each.person.name.casefold(), each.person.key))
    return Plan(letters=tuple(letters), left_out=tuple(left_out))


def _unwanted(membership: Membership | None, subscription: Subscription | None) -> str | None:
    if membership is None or membership.standing is Standing.LEFT:
        return "has left"
    if subscription is not None and subscription not in membership.subscriptions:
        return f"does not take {subscription}"
    return None


def _persons(books: Books, keys: Iterable[str]) -> list[Person]:
    found = (books.get(Person, key) for key in keys)
    return [person for person in found if person is not None]


def refusal(meeting: Meeting, now: datetime) -> str | None:
    """Tell why nobody may be written to about `meeting` any more, if so."""
    if is_open(meeting, now):
        return None
    return "it is cancelled" if meeting.cancelled else "it has begun"
