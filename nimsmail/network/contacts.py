"""One door per municipality: its contact, the deputies, and whether they still answer."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar, Literal

from nimsmail.network.handled import Handled
from nimsmail.network.house import House
from nimsmail.network.meetings import Rsvp
from nimsmail.network.organisations import covered
from nimsmail.network.outbox import Item, State
from nimsmail.network.people import Membership, Organisation, Person, Standing, membership_of
from nimsmail.network.records import Books, Record
from nimsmail.network.returns import streaks

Role = Literal["contact", "deputy"]
CONTACT: Role = "contact"
DEPUTY: Role = "deputy"
DOOR_ROLES: tuple[Role, ...] = (CONTACT, DEPUTY)

# The letters that ask their reader for an answer; a newsletter may well stay without one.
_ASKING = frozenset(
    {"invitation", "reminder", "theme-call", "ballot", "ballot-reminder", "still-contact"}
)
_BY_A_PERSON = frozenset({"reply", "calendaranswer"})

Course = Literal["asked", "reminded", "confirmed", "declined", "silent"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contactship(Record):
    """What a contact last said of still being one; keyed `network/person`.

    `asked` is when the year's letter went to them, `since` when it came to `course`.
    """

    table: ClassVar[str] = "contactships"
    indexes: ClassVar[tuple[str, ...]] = ("course",)

    network: str
    person: str
    course: Course
    asked: datetime
    since: datetime


# Why somebody is no living door: says that they are not, letters come back, or never answers.
Doubt = Literal["", "declined", "bouncing", "silent"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Somebody whom an organisation can be reached by, in which role, and what speaks against it.

    Without being named so, an organisation's only member is its contact.
    """

    person: Person
    role: Role
    doubt: Doubt = ""


DoorState = Literal["contact", "deputy", "doubtful", "members", "nobody"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """How an organisation can be reached in a network; `members` counts all who can."""

    organisation: Organisation
    contacts: tuple[Contact, ...]
    members: int

    @property
    def state(self) -> DoorState:
        """Tell what door there is: the best of what can be said for it."""
        living = {each.role for each in self.contacts if not each.doubt}
        if living:
            return "contact" if CONTACT in living else "deputy"
        return "doubtful" if self.contacts else "members" if self.members else "nobody"

    @property
    def is_covered(self) -> bool:
        """Whether it has a contact who lives up to it."""
        return self.state == "contact"


def doors(books: Books, house: House, network: str, now: datetime) -> tuple[Door, ...]:
    """Return how each organisation that ought to have a contact in `network` is reached."""
    expected = (each for each in books.every(Organisation) if network in each.networks)
    by_name = sorted(expected, key=lambda each: each.name)
    return tuple(door_of(books, house, network, each, now) for each in by_name)


def door_of(
    books: Books, house: House, network: str, organisation: Organisation, now: datetime
) -> Door:
    """Return how one organisation is reached."""
    found = covered(books, organisation, network)
    by_role = [(p, role_in(membership_of(books, network, p.key))) for p in found.members]
    named = [(person, role) for person, role in by_role if role is not None]
    if not any(role == CONTACT for _, role in named):
        known = {person.key for person, _ in named}
        named += [(each, "contact") for each in found.contacts if each.key not in known]
    contacts = (
        Contact(person=each, role=role, doubt=doubt_of(books, house, network, each, now))
        for each, role in sorted(named, key=lambda pair: (pair[1], pair[0].name, pair[0].key))
    )
    return Door(organisation=organisation, contacts=tuple(contacts), members=len(found.members))


def role_in(membership: Membership | None) -> Role | None:
    """Return the role in which a membership was named a door; None if it was not."""
    roles = membership.roles if membership else ()
    return "contact" if CONTACT in roles else "deputy" if DEPUTY in roles else None


def role_of(books: Books, network: str, person: Person) -> Role | None:
    """Return the role in which `person` is a door of their organisation; None if they are not."""
    membership = membership_of(books, network, person.key)
    role = role_in(membership)
    organisation = books.get(Organisation, person.organisation) if person.organisation else None
    if role is not None or organisation is None:
        return role
    contacts = covered(books, organisation, network).contacts
    return "contact" if any(each.key == person.key for each in contacts) else None


# -- whether they still answer ------------------------------------------------------------


def doubt_of(books: Books, house: House, network: str, person: Person, now: datetime) -> Doubt:
    """Tell what speaks against a contact: their own word, returned letters, or long silence."""
    said = books.get(Contactship, f"{network}/{person.key}")
    if said is not None and said.course == "declined":
        return "declined"
    back = streaks(books, person, now).get(person.address or "")
    if back is not None and back.is_beyond(house.tolerance):
        return "bouncing"
    heard = last_heard(books, network, person, said)
    if said is not None and said.course == "silent" and (heard is None or heard < said.since):
        return "silent"
    asked = _unanswered(books, network, person, heard)
    is_long = bool(asked) and now - min(asked.values()) >= house.contacts.over
    return "silent" if is_long and len(asked) >= house.contacts.letters else ""


def last_heard(
    books: Books, network: str, person: Person, said: Contactship | None
) -> datetime | None:
    """Return when somebody last gave a sign of life: a mail, an answer by phone, a sign-up."""
    mails = books.find(Handled, "person", person.key)
    membership = membership_of(books, network, person.key)
    times = [each.received for each in mails if each.kind in _BY_A_PERSON]
    times += [each.answered for each in books.find(Rsvp, "person", person.key)]
    times += [membership.since] if membership else []
    times += [said.since] if said and said.course in ("confirmed", "declined") else []
    return max(times, default=None)


def _unanswered(
    books: Books, network: str, person: Person, heard: datetime | None
) -> dict[str, datetime]:
    """Return what they were asked since they were last heard of, and when first.

    An invitation and its reminders are one question.
    """
    first: dict[str, datetime] = {}
    for item in books.find(Item, "person", person.key):
        counts = item.network == network and item.kind in _ASKING and item.state is State.SENT
        if counts and (heard is None or item.queued > heard):
            first[item.about] = min(item.queued, first.get(item.about, item.queued))
    return first


# -- naming them --------------------------------------------------------------------------


def named(books: Books, network: str, person: Person, role: Role) -> tuple[Record, ...]:
    """Return the records that make a member the contact, or a deputy, of their organisation.

    There is one contact: who was it before stays a member. That they once said they were not,
    or were silent, is over with it.
    """
    membership = membership_of(books, network, person.key)
    assert membership is not None and membership.standing is Standing.MEMBER
    records: list[Record] = [with_roles(membership, add=(role,), drop=_others(role))]
    if role == CONTACT:
        records += _relieved(books, network, person)
    said = books.get(Contactship, membership.key)
    if said is not None and said.course in ("declined", "silent"):
        records.append(replace(said, course="confirmed"))
    return tuple(records)


def _others(role: Role) -> tuple[str, ...]:
    return tuple(each for each in DOOR_ROLES if each != role)


def _relieved(books: Books, network: str, person: Person) -> Iterator[Membership]:
    """Go through the memberships of those who are the contact until now, without that role."""
    if person.organisation is None:
        return
    for colleague in books.find(Person, "organisation", person.organisation):
        theirs = membership_of(books, network, colleague.key)
        if colleague.key != person.key and theirs and CONTACT in theirs.roles:
            yield with_roles(theirs, drop=(CONTACT,))


def with_roles(
    membership: Membership, *, add: tuple[str, ...] = (), drop: tuple[str, ...] = ()
) -> Membership:
    """Return a membership with these roles and without those."""
    kept = (role for role in (*membership.roles, *add) if role not in drop)
    return replace(membership, roles=tuple(dict.fromkeys(kept)))
