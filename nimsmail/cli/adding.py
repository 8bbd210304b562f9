"""Adding one person: at once where the coordinator has their word, else by asking them."""

from collections.abc import Collection
from dataclasses import replace
from typing import cast

from nimsmail.cli.addresses import expect_address
from nimsmail.cli.asking import queued_sentence
from nimsmail.cli.call import Call
from nimsmail.cli.finding import find_organisation
from nimsmail.cli.show import ended
from nimsmail.errors import NotFound
from nimsmail.network.contacts import CONTACT, named
from nimsmail.network.house import Network
from nimsmail.network.incoming import Sender
from nimsmail.network.intents import Join
from nimsmail.network.joining import Newcomer, asked_to_join, joined
from nimsmail.network.people import (
    Consent,
    Language,
    Membership,
    Person,
    Standing,
    membership_of,
    person_at,
)
from nimsmail.network.records import Books


def newcomer_of(
    call: Call,
    network: Network,
    address: str,
    name: str,
    organisation: str | None,
    language: str | None,
    roles: tuple[str, ...],
) -> Newcomer:
    """Return somebody as the coordinator names them, or raise NotFound."""
    try:
        expect_address(address.strip())
    except ValueError as error:
        raise NotFound(ended(str(error))) from None
    return Newcomer(
        network=network.key,
        address=address.strip().lower(),
        name=" ".join(name.split()),
        language=cast(Language, language or network.language),
        organisation=None
        if organisation is None
        else find_organisation(call.books, organisation).key,
        roles=tuple(dict.fromkeys(each.strip().casefold() for each in roles if each.strip())),
    )


def added(
    call: Call,
    newcomer: Newcomer,
    confirmed: str | None,
    *,
    welcome: bool,
    given: Collection[str] = (),
) -> str:
    """Add somebody in one change, and return the sentence that says what was done.

    `given` names the fields of `newcomer` that the coordinator said something of.
    """
    member = _member(call.books, newcomer)
    if member is not None:
        _expect_nothing_else(call.books, newcomer, member, confirmed, given)
        return _with_roles(call, newcomer, member)
    if confirmed is None:
        return _asked(call, newcomer)
    how = confirmed.strip()
    if not how:
        raise NotFound("--confirmed must say how they said yes, e.g. “by phone, 3 March 2027”.")
    consent = Consent(given=call.now, how=how)
    with call.office.store.change(f"member add {newcomer.network}") as change:
        outcome = joined(change, call.house, newcomer, consent)
        letters = outcome.letters if welcome else ()
        kept = call.office.clerk.keep(change, replace(outcome, letters=letters), call.now)
    said = f"{newcomer.address} is in {newcomer.network} now."
    return f"{said} A welcome: {queued_sentence(kept)}" if welcome else said


def _member(books: Books, newcomer: Newcomer) -> Membership | None:
    person = person_at(books, newcomer.address)
    found = membership_of(books, newcomer.network, person.key) if person else None
    return found if found and found.standing is Standing.MEMBER else None


def _expect_nothing_else(
    books: Books,
    newcomer: Newcomer,
    member: Membership,
    confirmed: str | None,
    given: Collection[str],
) -> None:
    """Refuse what would not be carried out for a member: this command gives them roles only."""
    person = books.get(Person, member.person)
    other = [f"--{n}" for n in given if getattr(newcomer, n) != getattr(person, n)]
    if confirmed is not None and (member.consent is None or member.consent.how != confirmed):
        other.append("--confirmed")
    if other:
        raise NotFound(
            f"{newcomer.address} is in {newcomer.network} already, and this command gives a "
            f"member roles only; leave {' and '.join(other)} out (nothing was changed)."
        )


def _with_roles(call: Call, newcomer: Newcomer, member: Membership) -> str:
    """Give a member the roles that they don't have yet."""
    new = tuple(role for role in newcomer.roles if role not in member.roles)
    if not new:
        return f"{newcomer.address} is in {newcomer.network} already; nothing was changed."
    with call.office.store.change(f"member roles {member.key}") as change:
        change.put(replace(member, roles=(*member.roles, *new)))
        person = change.get(Person, member.person)
        if CONTACT in new and person is not None:
            for record in named(change, member.network, person, CONTACT):
                change.put(record)
    roles = (*member.roles, *new)
    noun = "role" if len(roles) == 1 else "roles"
    return f"{newcomer.address} now has the {noun} {', '.join(roles)}."


def _asked(call: Call, newcomer: Newcomer) -> str:
    if newcomer.roles:
        raise NotFound(
            "Who must confirm first can have no role yet; leave --role out and give it with the "
            "same command when they are in, or say with --confirmed how they said yes."
        )
    outcome = asked_to_join(
        call.house,
        newcomer.network,
        Sender(address=newcomer.address, name=newcomer.name),
        Join(name=newcomer.name or None, organisation=newcomer.organisation),
        newcomer.language,
        None,
        call.now,
    )
    kept = call.office.keep(outcome, f"member ask {newcomer.network}", call.now)
    if kept.dropped:
        return (
            f"{newcomer.address} was asked to confirm lately, and is not asked again so soon; "
            "wait for the answer, or say with --confirmed how they said yes."
        )
    return f"{newcomer.address} is in when they confirm. The letter: {queued_sentence(kept)}"
