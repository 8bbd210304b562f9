"""Who wrote, and in answer to what: a claim until a token or the boundary proves it."""

from dataclasses import dataclass
from typing import Literal

from nimsmail.network.house import House, Network
from nimsmail.network.incoming import Mail
from nimsmail.network.outbox import Item
from nimsmail.network.pending import Pending
from nimsmail.network.people import Person, is_alias, person_at
from nimsmail.network.records import Books
from nimsmail.network.seal import letter_of

RETURN = "return-path"  # what the return path's token is good for

Proof = Literal["token", "authenticated", "claim", "other-sender", "none", "coordinator"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Who wrote a mail, how we know, and which letter it answers.

    `proof` is "token" for a letter's token sent by the person it was made for,
    "authenticated" for a known address that the boundary vouches for, "claim" for one
    that it does not, "other-sender" for a good token from somebody else's address, and
    "none" for a stranger; "coordinator" stands for the coordinator's own word on it.
    `alias` is an address of the person's that was not known yet.
    """

    network: Network | None
    item: Item | None = None
    person: Person | None = None
    pending: Pending | None = None
    proof: Proof = "none"
    alias: str | None = None


def letter_answered(books: Books, house: House, mail: Mail) -> Item | None:
    """Find the letter of ours that `mail` answers, by the first good token in it."""
    for token in mail.tokens:
        item = books.get(Item, letter_of(token))
        if item is not None and house.seal.is_good(token, item.kind, item.person or item.recipient):
            return item
    return None


def letter_returned(books: Books, house: House, mail: Mail) -> Item | None:
    """Find the letter of ours that `mail`, a bounce or a complaint, is about.

    The return path carries a token of its own, which no reader of the letter ever sees:
    whoever has a forwarded copy cannot forge its bounce. Only where the mailbox takes no
    subaddresses, so that there is none, the letter's own token has to do.
    """
    for token in mail.tokens:
        item = books.get(Item, letter_of(token))
        if item is None:
            continue
        if house.seal.is_good(token, RETURN, item.person or item.recipient):
            return item
        network = house.networks.get(item.network)
        if network is not None and not network.subaddresses:
            return letter_answered(books, house, mail)
    return None


def author_of(books: Books, house: House, mail: Mail) -> Author:
    """Find out who wrote `mail`; the same for a person's every address."""
    item = letter_answered(books, house, mail)
    network = house.networks.get(item.network) if item else None
    network = network or house.network_at(mail.recipients) or _only(house)
    if mail.sender is None:
        return Author(network=network, item=item)
    address = mail.sender.address
    if item is None:
        person = person_at(books, address)
        if person is None:
            return Author(network=network)
        proof: Proof = "authenticated" if mail.sender.authenticated else "claim"
        return Author(network=network, person=person, proof=proof)
    return _addressee(books, network, item, address)


def _addressee(books: Books, network: Network | None, item: Item, address: str) -> Author:
    """Tell whether `address` is that of the one whom the letter `item` was made for."""
    person = books.get(Person, item.person) if item.person else None
    pending = books.get(Pending, item.key)
    known = {item.recipient.lower(), *(person.addresses if person else ())}
    if address in known:
        return Author(network=network, item=item, person=person, pending=pending, proof="token")
    is_free = person_at(books, address) is None  # another's address is nobody's alias
    if person is not None and is_free and is_alias(books, person, address):
        return Author(
            network=network,
            item=item,
            person=person,
            pending=pending,
            proof="token",
            alias=address,
        )
    return Author(network=network, item=item, person=person, proof="other-sender")


def _only(house: House) -> Network | None:
    networks = list(house.networks.values())
    return networks[0] if len(networks) == 1 else None
