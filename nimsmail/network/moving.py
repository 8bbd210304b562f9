"""What becomes of a new address: letters follow it, once it is sure who asks."""

from dataclasses import replace

from nimsmail.network import joining
from nimsmail.network.caps import admitted
from nimsmail.network.case import Carried, Case
from nimsmail.network.intents import ChangeAddress
from nimsmail.network.outbox import Item, State
from nimsmail.network.people import (
    Person,
    Suspension,
    bare,
    is_address,
    organisation_at,
    person_at,
)
from nimsmail.network.receipts import Noted
from nimsmail.network.records import Record
from nimsmail.network.reviews import Why

_STILL_HERE = (State.QUEUED, State.HELD, State.DEFERRED)


def change_address(case: Case, wish: ChangeAddress) -> Carried:
    """Write to a new address from now on.

    A forger could take all of somebody's letters by it. So the letter's token must come with
    a From that the boundary vouches for; otherwise the address that we know is asked.
    """
    person = case.person
    if person is None:
        return Carried(why=Why.STRANGER)
    if case.membership(person) is None:
        return Carried(why=Why.STRANGER)
    address = (wish.email or "").strip().lower()
    if _doubt(case, person, address):
        return Carried(why=Why.UNSURE)
    if case.is_overruled or case.is_beyond_doubt:
        return moved_to(case, person, address)
    asked = joining.asked_to_move(
        case.house,
        case.network,
        person,
        replace(wish, email=address),
        case.answers,
        case.now,
    )
    if (
        not asked.letters
        or admitted(case.books, case.house, asked.letters[0], case.now).state is None
    ):
        return Carried(why=Why.UNPROVEN)
    return Carried(outcome=asked)


def _doubt(case: Case, person: Person, address: str) -> bool:
    """Tell whether a person must look: no address, another's, or that of another organisation.

    Who moves to another organisation leaves a door behind, which the coordinator must know.
    """
    if not is_address(address):
        return True
    holder = person_at(case.books, address)
    if holder is not None and holder.key != person.key:
        return True
    there = organisation_at(case.books, address)
    elsewhere = there is not None and person.organisation not in (None, there.key)
    return elsewhere and not case.is_overruled


def moved_to(case: Case, person: Person, address: str) -> Carried:
    """Let letters go to `address`, also those that wait; answers from the old one are still theirs.

    Nothing goes to the old one any more: somebody else may read it by now.
    """
    moved = _with_address(case, person, address)
    author = replace(case.author, person=moved, alias=None)
    return replace(case, author=author).noted(
        Noted(do="change-address", text=address),
        moved,
        *_readdressed(case, person, address),
        about=case.network,
    )


def _with_address(case: Case, person: Person, address: str) -> Person:
    others = tuple(each for each in person.addresses if each != address)
    known = {each.address for each in person.suspended}
    left = tuple(
        Suspension(address=each, since=case.now, why="has moved to another address")
        for each in others
        if each == person.address and each not in known
    )
    there = organisation_at(case.books, address)
    return replace(
        person,
        addresses=(address, *others),
        organisation=there.key if there else person.organisation,
        suspended=(*(each for each in person.suspended if each.address != address), *left),
    )


def _readdressed(case: Case, person: Person, address: str) -> tuple[Record, ...]:
    """Return the letters that wait for the old address, so that they go to the new one.

    One that may have arrived there already (`cut`) stays as it is: its bytes are known. So
    does what asks the old address to confirm something.
    """
    waiting = (
        item
        for item in case.books.find(Item, "person", person.key)
        if item.state in _STILL_HERE
        and item.recipient == person.address
        and not item.cut
        and item.kind not in joining.CONFIRMATIONS
    )
    return tuple(replace(item, recipient=address, bare=bare(address)) for item in waiting)
