"""Who comes to a meeting: everybody who was asked or has answered, and the heads to feed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from nimsmail.network.intents import Guest
from nimsmail.network.meetings import Answer, Meeting, attendance, invited
from nimsmail.network.people import Person, Standing, membership_of
from nimsmail.network.records import Books

Said = Answer | Literal["waiting", "silent"]
ORDER: tuple[Said, ...] = ("yes", "delegate", "waiting", "maybe", "no", "silent")


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """One person and what they said; `delegate` comes in their place.

    Who wants to come and waits for a chair is "waiting", since `waiting`.
    """

    person: Person
    said: Said
    guests: tuple[Guest, ...] = ()
    delegate: Guest | None = None
    note: str = ""
    answered: datetime | None = None
    waiting: datetime | None = None
    online: bool = False

    @property
    def is_coming(self) -> bool:
        """Whether this party is counted on."""
        return self.said in ("yes", "delegate")

    @property
    def heads(self) -> int:
        """How many chairs this answer takes, if they come: the person or a delegate, and guests."""
        wanted = self.said in ("yes", "delegate", "maybe", "waiting") and not self.online
        return 1 + len(self.guests) if wanted else 0


@dataclass(frozen=True, slots=True)
class RollCall:
    """All who were invited to a meeting or have answered, by what they said and then by name."""

    called: tuple[Called, ...]

    def who(self, said: Said) -> tuple[Called, ...]:
        """Return those who said so."""
        return tuple(each for each in self.called if each.said == said)

    @property
    def heads(self) -> int:
        """How many come: those who said yes or send somebody, with their guests."""
        return sum(each.heads for each in self.called if each.is_coming)

    @property
    def online(self) -> int:
        """How many take part from afar."""
        return sum(each.is_coming and each.online for each in self.called)

    @property
    def waiting(self) -> tuple[Called, ...]:
        """Those who wait for a chair, the one who has waited longest first."""
        line = [(each.waiting, each.person.key, each) for each in self.called if each.waiting]
        return tuple(each for _, _, each in sorted(line, key=lambda entry: entry[:2]))

    @property
    def perhaps(self) -> int:
        """How many more there may be: those who are not sure, with their guests."""
        return sum(each.heads for each in self.who("maybe"))


def roll_call(books: Books, meeting: str) -> RollCall:
    """Call the roll of `meeting`. Who has left without an answer is not waited for."""
    held = books.get(Meeting, meeting)
    network = held.network if held else ""
    answers = {each.person: each for each in attendance(books, meeting)}
    called: list[Called] = []
    for key in answers.keys() | invited(books, meeting):
        person, rsvp = books.get(Person, key), answers.get(key)
        if person is None:
            continue
        if rsvp is None:
            if _is_member(books, network, key):
                called.append(Called(person=person, said="silent"))
        else:
            called.append(
                Called(
                    person=person,
                    said="waiting" if rsvp.waiting else rsvp.answer,
                    guests=rsvp.guests,
                    delegate=rsvp.delegate,
                    note=rsvp.note,
                    answered=rsvp.answered,
                    waiting=rsvp.waiting,
                    online=rsvp.online,
                )
            )
    order = {said: place for place, said in enumerate(ORDER)}
    return RollCall(
        tuple(sorted(called, key=lambda c: (order[c.said], c.person.name, c.person.key)))
    )


def _is_member(books: Books, network: str, person: str) -> bool:
    membership = membership_of(books, network, person)
    return membership is not None and membership.standing is Standing.MEMBER
