"""The audience: a small language for who gets a letter.

    nims                          everybody who is in the network
    nims:contacts                 those with the role "contact"; also nims:role=contact
    nims:organisation=Esbjerg     those of one organisation
    meeting/2027-03:yes           those who answered so: yes, no, maybe, delegate
    meeting/2027-03:waiting       those who want to come and wait for a chair
    meeting/2027-03:silent        those who were invited and have not answered

Terms are joined by `+` and `-`, from left to right: `nims - meeting/2027-03:no`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from nimsmail.network.house import House
from nimsmail.network.meetings import Meeting, attendance, invited
from nimsmail.network.people import Membership, Organisation, Person, Standing
from nimsmail.network.records import Books

_ANSWERS = ("yes", "no", "maybe", "delegate", "waiting", "silent")


class BadAudience(ValueError):
    """The audience says something that nothing answers to; its text says what would."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """Who is meant, by person, in which network; in the order of their keys.

    `text` is how it was written.
    """

    network: str
    persons: tuple[str, ...]
    text: str = ""


def audience_of(books: Books, house: House, text: str) -> Audience:
    """Find everybody whom `text` means, or raise `BadAudience`."""
    chosen: frozenset[str] = frozenset()
    network: str | None = None
    for sign, term in _terms(text):
        of, persons = _term(books, house, term)
        if network is not None and of != network:
            raise BadAudience(f"{text}: is about both {network} and {of}; send to one at a time")
        network = of
        chosen = chosen | persons if sign == "+" else chosen - persons
    assert network is not None
    return Audience(network=network, persons=tuple(sorted(chosen)), text=" ".join(text.split()))


def _terms(text: str) -> list[tuple[str, str]]:
    """Split at `+`, and at `-` between blanks: keys may hold hyphens."""
    parts = re.split(r"\s*([+])\s*|\s+([-])\s+", text.strip())
    tokens = [part for part in parts if part]
    if not tokens or len(tokens) % 2 == 0 or any(t in "+-" for t in tokens[::2]):
        raise BadAudience(
            f"“{text}” is no audience; write e.g. nims, or nims:contacts + nims:role=board"
        )
    signs = ["+", *tokens[1::2]]
    return list(zip(signs, tokens[::2], strict=True))


def _term(books: Books, house: House, term: str) -> tuple[str, frozenset[str]]:
    name, _, filter_ = term.partition(":")
    if name.startswith("meeting/"):
        return _meeting_term(books, name.removeprefix("meeting/"), filter_)
    if name not in house.networks:
        known = ", ".join(house.networks)
        raise BadAudience(f"{term}: there is no network “{name}”; there are: {known}")
    return name, frozenset(_members(books, name, filter_, term))


def _members(books: Books, network: str, filter_: str, term: str) -> Iterable[str]:
    members = [
        each
        for each in books.find(Membership, "network", network)
        if each.standing is Standing.MEMBER
    ]
    if not filter_:
        return (each.person for each in members)
    kind, _, value = filter_.partition("=")
    if filter_ == "contacts" or (kind == "role" and value):
        role = value or "contact"
        return (each.person for each in members if role in each.roles)
    if kind == "organisation" and value:
        persons = _staff(books, value, term)
        return (each.person for each in members if each.person in persons)
    raise BadAudience(f"{term}: write :contacts, :role=… or :organisation=… after the network")


def _staff(books: Books, name: str, term: str) -> frozenset[str]:
    wanted = name.casefold()
    found = [
        o
        for o in books.every(Organisation)
        if wanted in (o.key, o.name.casefold(), *(s.casefold() for s in o.spellings))
    ]
    if not found:
        raise BadAudience(f"{term}: no organisation is called “{name}”; see organisation list")
    return frozenset(p.key for p in books.find(Person, "organisation", found[0].key))


def _meeting_term(books: Books, key: str, answer: str) -> tuple[str, frozenset[str]]:
    meeting = books.get(Meeting, key)
    if meeting is None:
        raise BadAudience(f"there is no meeting “{key}”; see meeting list")
    if answer not in _ANSWERS:
        raise BadAudience(f"meeting/{key}: write one of :{', :'.join(_ANSWERS)} after it")
    answers = {
        rsvp.person: "waiting" if rsvp.waiting else rsvp.answer for rsvp in attendance(books, key)
    }
    if answer == "silent":
        return meeting.network, invited(books, key) - answers.keys()
    return meeting.network, frozenset(p for p, said in answers.items() if said == answer)
