"""Organisations, persons, and the memberships that tie them to networks."""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, Literal, get_args

from nimsmail.network.records import Books, Record

Language = Literal["da", "en"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Record):
    """A municipality, or another body with a seat in a network.

    `domains` are all the mail domains its staff write from; some have several.
    `networks` are those in which it ought to have a contact.
    """

    table: ClassVar[str] = "organisations"
    indexes: ClassVar[tuple[str, ...]] = ("domains",)

    name: str
    domains: tuple[str, ...] = ()
    spellings: tuple[str, ...] = ()
    networks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspension:
    """An address that letters no longer go to, since when and why."""

    address: str
    since: datetime
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Record):
    """Somebody with one or more addresses; letters go to the first that is not suspended.

    Addresses are addr-specs (RFC 5322 §3.4.1), lower-cased. The key says nothing about
    the person, so it may be logged. `zone` is their own time zone where it is not that of
    their network.
    """

    table: ClassVar[str] = "people"
    indexes: ClassVar[tuple[str, ...]] = ("addresses", "organisation")

    name: str
    addresses: tuple[str, ...]
    organisation: str | None = None
    language: Language = "da"
    suspended: tuple[Suspension, ...] = ()
    zone: str | None = None

    @property
    def address(self) -> str | None:
        """Where letters go; None when every address is suspended."""
        dead = {each.address for each in self.suspended}
        return next((a for a in self.addresses if a not in dead), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """How a person said yes to being written to (GDPR article 7).

    `evidence` is the SHA-256 of the mail that said so, or None for an import, whose
    ground is then in `how`. `text` names the letter that asked: its words are kept.
    """

    given: datetime
    how: str
    evidence: str | None = None
    text: str | None = None


class Standing(StrEnum):
    """Where a person stands with a network."""

    MEMBER = "member"
    LEFT = "left"


Subscription = Literal["invitations", "newsletter", "alerts", "forum"]
Scope = Literal["all", "newsletter", "alerts", "forum", "invitations"]
SUBSCRIPTIONS: tuple[Subscription, ...] = get_args(Subscription)


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership(Record):
    """What ties a person to a network; keyed `network/person`."""

    table: ClassVar[str] = "memberships"
    indexes: ClassVar[tuple[str, ...]] = ("network", "person")

    network: str
    person: str
    standing: Standing
    since: datetime
    roles: tuple[str, ...] = ()
    subscriptions: tuple[Subscription, ...] = SUBSCRIPTIONS
    consent: Consent | None = None


def membership_of(books: Books, network: str, person: str) -> Membership | None:
    """Find what ties this person to this network."""
    return books.get(Membership, f"{network}/{person}")


def person_at(books: Books, address: str) -> Person | None:
    """Find the person who writes from `address`."""
    return next(iter(books.find(Person, "addresses", address.lower())), None)


def organisation_at(books: Books, address: str) -> Organisation | None:
    """Find the organisation whose domain `address` lies under, to the letter."""
    domain = address.lower().rpartition("@")[2]
    return next(iter(books.find(Organisation, "domains", domain)), None)


def is_alias(books: Books, person: Person, address: str) -> bool:
    """Tell whether `address` is the person's own under another domain of their organisation.

    Some municipalities have two domains; the same local part at either is the same desk.
    """
    local = address.lower().rpartition("@")[0]
    here = organisation_at(books, address)
    return here is not None and any(
        local == known.rpartition("@")[0] and organisation_at(books, known) == here
        for known in person.addresses
    )


def restored(person: Person, address: str | None = None) -> Person:
    """Return `person` with `address`, or with every address, written to again."""
    kept = tuple(s for s in person.suspended if address not in (None, s.address))
    return replace(person, suspended=kept)


# Enough to tell an address from words; what the relay makes of it is told when it refuses.
_ADDRESS = re.compile(r"[^\s@<>,;:\"()\[\]\\]{1,64}@(?:[\w-]{1,63}\.){1,8}[\w-]{2,63}")


def is_address(text: str) -> bool:
    """Tell whether `text` could be somebody's address.

    >>> is_address("anna.berg@varde.example"), is_address("Anna"), is_address("a@b")
    (True, False, False)
    """
    return _ADDRESS.fullmatch(text) is not None


def bare(address: str) -> str:
    """Return the mailbox that `address` reaches, without its subaddress (RFC 5233).

    >>> bare("Anna.Berg+nims@varde.example")
    'anna.berg@varde.example'
    """
    local, _, domain = address.lower().rpartition("@")
    return f"{local.partition('+')[0]}@{domain}"
