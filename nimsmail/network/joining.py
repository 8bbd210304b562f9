"""How people come into a network and leave it: nobody by another's word."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from nimsmail.network.contacts import CONTACT, named
from nimsmail.network.draft import Draft
from nimsmail.network.handovers import ConfirmSuccessor, ConfirmTakeOver, passed_on
from nimsmail.network.house import House
from nimsmail.network.incoming import Sender
from nimsmail.network.intents import ChangeAddress, Join, Leave, to_plain
from nimsmail.network.letters import Answered, Letter, Recipient
from nimsmail.network.outcome import Outcome
from nimsmail.network.pending import Pending
from nimsmail.network.people import (
    Consent,
    Language,
    Membership,
    Person,
    Scope,
    Standing,
    membership_of,
    organisation_at,
    person_at,
    restored,
)
from nimsmail.network.records import Books


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmSignUp(Letter):
    """Somebody signed this address up: answer yes if it was you. Holds nothing they wrote."""

    kind: ClassVar[str] = "confirm-sign-up"
    to_outsiders: ClassVar[bool] = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Welcome(Letter):
    """You are in, and this is what you can write to us."""

    kind: ClassVar[str] = "welcome"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmLeave(Letter):
    """Somebody asked for this address to leave: answer yes if it was you."""

    kind: ClassVar[str] = "confirm-leave"

    scope: Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmMove(Letter):
    """Somebody asked for letters to go to another address: answer yes if it was you.

    It goes to the address that we know; `address` is the one that was named.
    """

    kind: ClassVar[str] = "confirm-change-address"

    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Goodbye(Letter):
    """You get no more of this from us; the one letter that a leaver still gets.

    `handed_over` tells that a part of the mail went on to the coordinator.
    """

    kind: ClassVar[str] = "goodbye"
    to_outsiders: ClassVar[bool] = True

    scopes: tuple[Scope, ...]
    handed_over: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Newcomer:
    """Somebody who comes into a network, as they or the coordinator named them."""

    network: str
    address: str
    name: str
    language: Language
    organisation: str | None = None
    roles: tuple[str, ...] = ()


CONFIRMATIONS = (
    ConfirmSignUp.kind,
    ConfirmLeave.kind,
    ConfirmMove.kind,
    ConfirmTakeOver.kind,
    ConfirmSuccessor.kind,
)


def asked_to_join(
    house: House,
    network: str,
    sender: Sender,
    wish: Join,
    language: Language,
    answers: Answered | None,
    now: datetime,
) -> Outcome:
    """Somebody signed up from this address: keep the wish, and ask them to confirm it.

    Nothing else is kept of them until they do, and the letter holds nothing they wrote.
    """
    person = person_key(house, sender.address)
    return _asked(house, network, person, sender.address, sender.name, language, wish, answers, now)


def asked_to_leave(
    house: House, network: str, person: Person, wish: Leave, answers: Answered, now: datetime
) -> Outcome:
    """Somebody asked for this person to leave, without proof: ask the person."""
    return _person_asked(house, network, person, wish, answers, now)


def asked_to_move(
    house: House,
    network: str,
    person: Person,
    wish: ChangeAddress,
    answers: Answered,
    now: datetime,
) -> Outcome:
    """Somebody asked for this person's letters elsewhere: ask at the address that we know."""
    return _person_asked(house, network, person, wish, answers, now)


def _person_asked(
    house: House,
    network: str,
    person: Person,
    wish: Leave | ChangeAddress,
    answers: Answered,
    now: datetime,
) -> Outcome:
    address = person.address
    if address is None:
        return Outcome()
    name, language = person.name, person.language
    return _asked(house, network, person.key, address, name, language, wish, answers, now)


def _asked(
    house: House,
    network: str,
    person: str,
    address: str,
    name: str,
    language: Language,
    wish: Join | Leave | ChangeAddress,
    answers: Answered | None,
    now: datetime,
) -> Outcome:
    # The name is not used before it is confirmed: a forger could write anything there.
    to = Recipient(name="", address=address, language=language, person=person)
    about = f"{network}/{now:%Y%m%dT%H%M%S}"
    letter: Letter
    if isinstance(wish, Join):
        letter = ConfirmSignUp(network=network, to=to, about=about, answers=answers)
    elif isinstance(wish, ChangeAddress):
        letter = ConfirmMove(
            network=network, to=to, about=about, answers=answers, address=wish.email or ""
        )
    else:
        letter = ConfirmLeave(
            network=network, to=to, about=about, answers=answers, scope=wish.scope
        )
    pending = Pending(
        key=house.seal.id_of("letter", letter.key),
        network=network,
        person=person,
        address=address,
        name=name,
        language=language,
        wish=to_plain(wish),
        asked=now,
    )
    return Outcome(records=(pending,), letters=(letter,))


def person_key(house: House, address: str) -> str:
    """Return the key of the person who is first known by `address`; it tells nothing of them."""
    return house.seal.id_of("person", address.lower())


def joined(
    books: Books,
    house: House,
    newcomer: Newcomer,
    consent: Consent,
) -> Outcome:
    """Take somebody into a network, with the ground for it, and welcome them.

    Somebody who is known from another network, or was here before, stays the same person.
    """
    known = person_at(books, newcomer.address)
    person = known or Person(
        key=person_key(house, newcomer.address),
        name=newcomer.name,
        addresses=(newcomer.address,),
        organisation=newcomer.organisation or _organisation_key(books, newcomer.address),
        language=newcomer.language,
    )
    # A confirmed address works: it is not suspended any longer.
    person = restored(person, newcomer.address)
    if person.organisation is None:
        person = replace(person, organisation=newcomer.organisation)
    before = membership_of(books, newcomer.network, person.key)
    if before is not None and before.standing is Standing.MEMBER:
        already = Outcome(records=(person,), notes=("is a member already",))
        return already + passed_on(books, person, before, newcomer.address)
    membership = Membership(
        key=f"{newcomer.network}/{person.key}",
        network=newcomer.network,
        person=person.key,
        standing=Standing.MEMBER,
        since=consent.given,
        roles=newcomer.roles,
        consent=consent,
    )
    to = Recipient.at(person)
    about = f"{newcomer.network}/{consent.given:%Y%m%dT%H%M%S}"
    letters = (Welcome(network=newcomer.network, to=to, about=about),) if to else ()
    came = Outcome(records=(person, membership), letters=letters, notes=("joined",))
    return came + _at_the_door(books, newcomer, person, membership)


def _at_the_door(
    books: Books, newcomer: Newcomer, person: Person, membership: Membership
) -> Outcome:
    """Let a newcomer be the one contact if they come as that, or take over what waits for them."""
    draft = Draft(books)
    draft.take([person, membership], ())
    if CONTACT not in newcomer.roles:
        return passed_on(books, person, membership, newcomer.address)
    records = named(draft, newcomer.network, person, CONTACT)
    return Outcome(records=records) + passed_on(draft, person, membership, newcomer.address)


def _organisation_key(books: Books, address: str) -> str | None:
    organisation = organisation_at(books, address)
    return organisation.key if organisation else None


def left(
    books: Books,
    network: str,
    person: Person,
    scope: Scope,
    answers: Answered | None,
    now: datetime,
) -> Outcome:
    """Let a person go, wholly or from one kind of letter, at once, and say goodbye."""
    membership = membership_of(books, network, person.key)
    if membership is None or membership.standing is Standing.LEFT:
        return Outcome(notes=("had left already",))
    remaining = tuple(s for s in membership.subscriptions if s != scope)
    after = (
        replace(membership, standing=Standing.LEFT, since=now)
        if scope == "all"
        else replace(membership, subscriptions=remaining)
    )
    to = Recipient.at(person)
    goodbye = (
        Goodbye(
            network=network,
            to=to,
            about=f"{network}/{now:%Y%m%dT%H%M%S}",
            answers=answers,
            scopes=(scope,),
        )
        if to
        else None
    )
    return Outcome(
        records=(after,), letters=(goodbye,) if goodbye else (), notes=(f"left {scope}",)
    )


def forgotten(books: Books, _house: House, now: datetime) -> Outcome:
    """Forget those who never confirmed."""
    return Outcome(removed=tuple(each for each in books.every(Pending) if each.is_over(now)))
