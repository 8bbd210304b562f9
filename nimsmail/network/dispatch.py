"""The third door: the coordinator sends one kind of letter to many.

A plan says who gets a letter, who does not, and why; nothing goes out before it is
approved. Made twice, it has the same letters, and the outbox holds each once.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from nimsmail.network.audience import Audience
from nimsmail.network.dispatches import Dispatch, Omission, key_for
from nimsmail.network.letters import Letter, Recipient
from nimsmail.network.outbox import UNDELIVERED, Item
from nimsmail.network.outcome import Outcome
from nimsmail.network.pauses import Pausing, pause_of
from nimsmail.network.people import Membership, Person, Standing, Subscription, membership_of
from nimsmail.network.records import Books, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Somebody of the audience who gets no letter, and why."""

    person: Person
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One kind of letter to an audience, as it would go out.

    `title` is that of what the letters are about; `audience` is as it was written.
    """

    letters: tuple[Letter, ...]
    left_out: tuple[LeftOut, ...]
    title: str
    audience: str
    records: tuple[Record, ...] = ()
    removed: tuple[Record, ...] = ()

    @property
    def outcome(self) -> Outcome:
        """What approving the plan leads to."""
        return Outcome(records=self.records, removed=self.removed, letters=self.letters)

    def dispatch(self, books: Books, by: str, now: datetime) -> Dispatch | None:
        """Return the dispatch that approving the plan makes; None where it has no letter."""
        if not self.letters:
            return None
        first = self.letters[0]
        return Dispatch(
            key=key_for(books, first.kind, first.about),
            network=first.network,
            kind=first.kind,
            about=first.about,
            title=self.title,
            audience=self.audience,
            by=by,
            approved=now,
            left_out=tuple(Omission(person=o.person.key, why=o.why) for o in self.left_out),
        )


def plan_for(
    books: Books,
    audience: Audience,
    title: str,
    subscription: Subscription | None,
    objection: Callable[[Person], str | None],
    letter: Callable[[Recipient], Letter],
) -> Plan:
    """Plan a letter about `title` to everybody in `audience` without an `objection`.

    Who takes no such letters, has left, or can't be reached is left out, and told of.
    """
    letters: list[Letter] = []
    left_out: list[LeftOut] = []
    for person in _persons(books, audience.persons):
        membership = membership_of(books, audience.network, person.key)
        to = Recipient.at(person)
        pausing = pause_of(books, audience.network, person.key)
        why = objection(person) or _unwanted(membership, subscription, pausing)
        if why is None and to is None:
            why = "every address is suspended"
        if why is None and to is not None:
            letters.append(letter(to))
        else:
            left_out.append(LeftOut(person=person, why=why or ""))
    letters.sort(key=lambda each: (each.to.name.casefold(), each.key))
    left_out.sort(key=lambda each: (each.person.name.casefold(), each.person.key))
    return Plan(
        letters=tuple(letters), left_out=tuple(left_out), title=title, audience=audience.text
    )


def tries(books: Books, about: str, kind: str) -> Counter[str | None]:
    """Count the letters of a kind about a matter that each person was to get and did not."""
    items = (item for item in books.find(Item, "about", about) if item.kind == kind)
    return Counter(item.person for item in items if item.state in UNDELIVERED)


def _unwanted(
    membership: Membership | None, subscription: Subscription | None, pausing: Pausing | None
) -> str | None:
    if membership is None or membership.standing is Standing.LEFT:
        return "has left"
    if subscription is not None and subscription not in membership.subscriptions:
        return f"does not take {subscription}"
    return str(pausing) if pausing else None


def _persons(books: Books, keys: Iterable[str]) -> list[Person]:
    found = (books.get(Person, key) for key in keys)
    return [person for person in found if person is not None]
