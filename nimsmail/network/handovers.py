"""Handing a municipality's door over: named by the old contact, taken by the new one's own yes."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from nimsmail.network.contacts import Role, named, with_roles
from nimsmail.network.draft import Draft
from nimsmail.network.house import House
from nimsmail.network.letters import Letter, Recipient
from nimsmail.network.outcome import Outcome
from nimsmail.network.pending import LIFE
from nimsmail.network.people import (
    Membership,
    Organisation,
    Person,
    Standing,
    membership_of,
)
from nimsmail.network.records import Books, Record
from nimsmail.network.reviews import Review, Why


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover(Record):
    """Somebody was named as successor and has not said yes yet; keyed `network/address`.

    `roles` are what they take over from `predecessor`, for `organisation`; both are keys.
    """

    table: ClassVar[str] = "handovers"
    indexes: ClassVar[tuple[str, ...]] = ("predecessor",)

    network: str
    address: str
    name: str
    organisation: str | None
    predecessor: str
    roles: tuple[Role, ...]
    asked: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmTakeOver(Letter):
    """You were named as successor: answer yes if you take over, and come into the network.

    `predecessor` and `organisation` are names as we know them: it holds nothing that the
    mail said. `roles` are what is taken over; none where the predecessor had none.
    """

    kind: ClassVar[str] = "confirm-take-over"
    to_outsiders: ClassVar[bool] = True

    predecessor: str
    organisation: str
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmSuccessor(Letter):
    """Somebody named a successor in your name: answer yes if it was you.

    It goes to the address that we know; `name` and `address` are the successor's.
    """

    kind: ClassVar[str] = "confirm-successor"

    name: str
    address: str


def handover_to(books: Books, network: str, address: str) -> Handover | None:
    """Find what waits for the yes of somebody at this address."""
    return books.get(Handover, f"{network}/{address.lower()}")


def take_over_letter(books: Books, handover: Handover, to: Recipient, now: datetime) -> Letter:
    """Return the letter that asks a successor for their yes."""
    before = books.get(Person, handover.predecessor)
    organisation = books.get(Organisation, handover.organisation) if handover.organisation else None
    return ConfirmTakeOver(
        network=handover.network,
        to=to,
        about=f"{handover.network}/{now:%Y%m%dT%H%M%S}",
        predecessor=before.name if before else "",
        organisation=organisation.name if organisation else "",
        roles=handover.roles,
    )


def passed_on(books: Books, person: Person, membership: Membership, address: str) -> Outcome:
    """Let somebody who has come in take over what waits for them, if anything does.

    `membership` is theirs as it will be. The predecessor keeps the rest of their own.
    """
    handover = handover_to(books, membership.network, address)
    if handover is None:
        return Outcome()
    draft = Draft(books)
    draft.take([person, membership], ())
    records: list[Record] = []
    for role in handover.roles:
        new = named(draft, membership.network, person, role)
        draft.take(new, ())
        records += new
    before = membership_of(draft, membership.network, handover.predecessor)
    if before is not None:
        records.append(with_roles(before, drop=handover.roles))
    return Outcome(records=tuple(records), removed=(handover,), notes=("took over",))


def declined(books: Books, handover: Handover, now: datetime) -> Outcome:
    """Forget a handover that comes to nothing, and tell the coordinator, who must find another."""
    organisation = books.get(Organisation, handover.organisation) if handover.organisation else None
    review = Review(
        key=f"no-successor/{handover.network}/{now:%Y-%m-%dT%H%M%S}/{handover.predecessor[:8]}",
        network=handover.network,
        received=now,
        why=Why.NO_SUCCESSOR,
        sender=handover.address,
        sender_name=handover.name,
        person=handover.predecessor,
        subject=organisation.name if organisation else "",
    )
    return Outcome(removed=(handover,), reviews=(review,), notes=("no successor",))


def lapsed(books: Books, _house: House, now: datetime) -> Outcome:
    """Give up successors who have not answered in time."""
    outcome = Outcome()
    for each in books.every(Handover):
        if now - each.asked >= LIFE:
            outcome += declined(books, each, now)
    return outcome


def is_leaving(membership: Membership | None, now: datetime) -> bool:
    """Tell whether somebody left in the very mail that is being carried out."""
    left = membership is not None and membership.standing is Standing.LEFT
    return left and membership is not None and membership.since == now
