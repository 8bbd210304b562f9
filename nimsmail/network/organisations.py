"""Organisations by their many spellings, lists of them, and which has nobody in a network."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from nimsmail.network.outcome import Outcome
from nimsmail.network.people import (
    Organisation,
    Person,
    Standing,
    membership_of,
)
from nimsmail.network.records import Books

CONTACT = "contact"

_DANISH = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})


def key_for(name: str) -> str:
    """Return the key for an organisation of this name.

    >>> key_for("Ærø"), key_for("Faaborg-Midtfyn"), key_for("Région d'Été")
    ('aeroe', 'faaborg-midtfyn', 'region-d-ete')
    """
    letters = unicodedata.normalize("NFKD", name.casefold().translate(_DANISH))
    plain = letters.encode("ascii", "ignore").decode()
    # A name in another script leaves nothing behind; the name itself is a key, too.
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or name.casefold()


def spellings_of(organisation: Organisation) -> frozenset[str]:
    """Return every way to write an organisation, in small letters."""
    written = (organisation.key, organisation.name, *organisation.spellings)
    return frozenset(each.casefold() for each in written)


class Register:
    """All organisations, to be found by any spelling."""

    def __init__(self, organisations: Iterable[Organisation]) -> None:
        self._found: dict[str, Organisation] = {}
        for each in organisations:
            self.add(each)

    def add(self, organisation: Organisation) -> None:
        """Note one more; who has a spelling first keeps it."""
        for spelling in spellings_of(organisation):
            self._found.setdefault(spelling, organisation)

    def find(self, text: str) -> Organisation | None:
        """Find the organisation that is written so."""
        return self._found.get(" ".join(text.casefold().split()))

    def spellings(self) -> tuple[str, ...]:
        """Return every spelling there is."""
        return tuple(self._found)


def listed(
    books: Books, organisations: Iterable[Organisation], network: str | None
) -> tuple[Outcome, int]:
    """Take a list of organisations in; with it comes how many of them are new.

    Who is known keeps the domains and spellings that the list does not have. With
    `network` they ought to have a contact there, from now on.
    """
    records: list[Organisation] = []
    new = 0
    for each in organisations:
        known = books.get(Organisation, each.key)
        new += known is None
        merged = _merged(known, each) if known else each
        if network and network not in merged.networks:
            merged = replace(merged, networks=(*merged.networks, network))
        if merged != known:
            records.append(merged)
    return Outcome(records=tuple(records)), new


def _merged(known: Organisation, listed: Organisation) -> Organisation:
    return replace(
        listed,
        domains=tuple(dict.fromkeys((*listed.domains, *known.domains))),
        spellings=tuple(dict.fromkeys((*listed.spellings, *known.spellings))),
        networks=known.networks,
    )


Door = Literal["contact", "members", "nobody"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Who of an organisation can be reached in a network: its contacts, and all its members."""

    organisation: Organisation
    contacts: tuple[Person, ...]
    members: tuple[Person, ...]

    @property
    def door(self) -> Door:
        """Tell what door there is: a contact, members but none of them named, or nobody."""
        return "contact" if self.contacts else "members" if self.members else "nobody"


def covered(books: Books, organisation: Organisation, network: str) -> Coverage:
    """Return how one organisation is covered in a network, whether or not it ought to be.

    Who has no address that works is no door. The only member of an organisation is its
    contact without being named so.
    """
    staff = books.find(Person, "organisation", organisation.key)
    found = ((each.key, membership_of(books, network, each.key)) for each in staff)
    roles = {key: each.roles for key, each in found if each and each.standing is Standing.MEMBER}
    return _covered(books, organisation, roles)


def _covered(
    books: Books, organisation: Organisation, roles: dict[str, tuple[str, ...]]
) -> Coverage:
    staff = books.find(Person, "organisation", organisation.key)
    members = tuple(each for each in staff if each.key in roles and each.address is not None)
    contacts = tuple(each for each in members if CONTACT in roles[each.key])
    if not contacts and len(members) == 1:
        contacts = members
    return Coverage(organisation=organisation, contacts=contacts, members=members)
