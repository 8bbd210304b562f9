"""What the coordinator means by a name, a key or the beginning of one."""

from collections.abc import Iterable
from typing import TypeVar

from nimsmail.errors import NotFound
from nimsmail.network.ballots import Ballot
from nimsmail.network.calls import Call
from nimsmail.network.cases import OfferedCase
from nimsmail.network.dispatches import Dispatch
from nimsmail.network.house import House, Network
from nimsmail.network.meetings import Meeting
from nimsmail.network.news import NewsItem
from nimsmail.network.newsletters import Edition
from nimsmail.network.organisations import Register
from nimsmail.network.outbox import Item
from nimsmail.network.papers import Paper
from nimsmail.network.people import Membership, Organisation, Person, Standing, person_at
from nimsmail.network.records import Books, Record
from nimsmail.network.reviews import Review
from nimsmail.network.themes import Theme

_FEW = 5
_SHORT = 8
_LAST = str.maketrans("æøå", "{|}")  # the three signs after z
R = TypeVar("R", bound=Record)


def brief(key: str) -> str:
    """Return as much of a key as listings show; one that says something is shown whole."""
    return key if "/" in key else key[:_SHORT]


def alphabetical(name: str) -> str:
    """Return what sorts a name as Danes do: æ, ø and å come last.

    >>> sorted(["Åse", "Ærø", "Anna"], key=alphabetical)
    ['Anna', 'Ærø', 'Åse']
    """
    return name.casefold().translate(_LAST)


def find_network(house: House, key: str | None) -> Network:
    """Find the network with this key; where there is only one, it need not be named."""
    networks = house.networks
    if key is None and len(networks) == 1:
        return next(iter(networks.values()))
    known = ", ".join(networks)
    if key is None:
        raise NotFound(f"There are several networks; say which with --network: {known}.")
    if key not in networks:
        raise NotFound(f"There is no network “{key}”; there are: {known}.")
    return networks[key]


def find_person(books: Books, text: str) -> Person:
    """Find a person by address, by the beginning of their key, or by a name that one has."""
    if "@" in text:
        person = person_at(books, text.strip())
        if person is None:
            raise NotFound(f"Nobody here writes from {text}; see nimsmail member list.")
        return person
    exact = books.get(Person, text)
    if exact is not None:
        return exact
    everybody = list(books.every(Person))
    by_key = [each for each in everybody if len(text) >= 4 and each.key.startswith(text)]
    found = by_key or _named(everybody, text)
    if len(found) == 1:
        return found[0]
    if not found:
        raise NotFound(f"Nobody here is called “{text}”; see nimsmail member list.")
    few = ", ".join(f"{each.name} <{each.addresses[0]}>" for each in found[:_FEW])
    more = " and others" if len(found) > _FEW else ""
    raise NotFound(f"“{text}” may be {few}{more}; name one by their address.")


def _named(everybody: Iterable[Person], text: str) -> list[Person]:
    """Return those with this very name, or else those whose name has all its words."""
    wanted = text.casefold().split()
    named = [(each, each.name.casefold().split()) for each in everybody]
    exact = [each for each, words in named if words == wanted]
    return exact or [each for each, words in named if wanted and set(wanted) <= set(words)]


def find_meeting(books: Books, key: str) -> Meeting:
    """Find a meeting by its key, or by the beginning of one."""
    return _found(books, Meeting, key, "meeting", "nimsmail meeting list")


def find_call(books: Books, key: str) -> Call:
    """Find a call by its key, or by the beginning of one."""
    return _found(books, Call, key.lower(), "deadline", "nimsmail deadline list")


def find_paper(books: Books, key: str) -> Paper:
    """Find a paper by its key, or by the beginning of one."""
    return _found(books, Paper, key.lower(), "paper", "nimsmail minutes list")


def find_ballot(books: Books, key: str) -> Ballot:
    """Find a ballot by its key, or by the beginning of one."""
    return _found(books, Ballot, key, "ballot", "nimsmail theme ballots")


def find_theme(books: Books, network: str, number: int) -> Theme:
    """Find a theme of a network by its number."""
    found = books.get(Theme, f"{network}/{number}")
    if found is None:
        raise NotFound(f"There is no theme {number} in {network}; see nimsmail theme list.")
    return found


def find_review(books: Books, key: str) -> Review:
    """Find something in review by its key, or by the beginning of one."""
    return _found(books, Review, key, "review", "nimsmail review list")


def find_news(books: Books, key: str) -> NewsItem:
    """Find a piece of news by its key, or by the beginning of one."""
    return _found(books, NewsItem, key, "piece of news", "nimsmail news list --all")


def find_case(books: Books, key: str) -> OfferedCase:
    """Find a case by its key, or by the beginning of one."""
    return _found(books, OfferedCase, key, "case", "nimsmail case list")


def find_edition(books: Books, key: str) -> Edition:
    """Find an edition by its key, or by the beginning of one."""
    return _found(books, Edition, key, "edition", "nimsmail newsletter list")


def find_item(books: Books, key: str) -> Item:
    """Find a letter by its id, or by the beginning of one."""
    return _found(books, Item, key.lower(), "letter", "nimsmail outbox list")


def find_dispatch(books: Books, key: str) -> Dispatch:
    """Find a dispatch by its id, or by the beginning of one."""
    return _found(books, Dispatch, key, "dispatch", "nimsmail dispatch list")


def _found(books: Books, kind: type[R], key: str, noun: str, listing: str) -> R:
    exact = books.get(kind, key)
    if exact is not None:
        return exact
    found = [each for each in books.every(kind) if key and each.key.startswith(key)]
    if not found:
        raise NotFound(f"There is no {noun} “{key}”; see {listing}.")
    if len(found) > 1:
        few = ", ".join(each.key for each in found[:_FEW])
        raise NotFound(f"“{key}” may be {few}; write more of it.")
    return found[0]


def find_organisation(books: Books, text: str) -> Organisation:
    """Find an organisation by key, name or another spelling."""
    found = Register(books.every(Organisation)).find(text)
    if found is None:
        raise NotFound(f"No organisation is called “{text}”; see nimsmail organisation list.")
    return found


def organisation_name(books: Books, key: str | None) -> str:
    """Return the name of the organisation with this key, as far as it is known."""
    organisation = books.get(Organisation, key) if key else None
    return organisation.name if organisation else key or ""


def find_member(house: House, books: Books, person: Person, network: str | None) -> Membership:
    """Find this person's membership; the only one where no network is named."""
    if network is not None:
        key = find_network(house, network).key
        found = books.get(Membership, f"{key}/{person.key}")
        if found is None:
            raise NotFound(f"{person.name} is not in {key}; see nimsmail member show.")
        return found
    mine = books.find(Membership, "person", person.key)
    current = [each for each in mine if each.standing is Standing.MEMBER] or list(mine)
    if len(current) == 1:
        return current[0]
    if not current:
        raise NotFound(f"{person.name} is in no network.")
    keys = ", ".join(each.network for each in current)
    raise NotFound(f"{person.name} is in several networks; say which with --network: {keys}.")
