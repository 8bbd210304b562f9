"""`nimsmail member change` and `move`: what is known of somebody, put right by the coordinator."""

from dataclasses import replace
from typing import cast
from zoneinfo import available_timezones

import click

from nimsmail.clerk import Ledger
from nimsmail.cli.addresses import expect_address
from nimsmail.cli.call import Call, pass_call
from nimsmail.cli.completing import networks, organisations, people, roles
from nimsmail.cli.finding import find_member, find_organisation, find_person
from nimsmail.cli.personal import dossier
from nimsmail.cli.root import Leaf
from nimsmail.cli.show import as_json, ended, json_option, say
from nimsmail.errors import NotFound
from nimsmail.network.contacts import CONTACT, DOOR_ROLES, door_of, named, with_roles
from nimsmail.network.people import Language, Membership, Organisation, Person, person_at

network_option = click.option(
    "--network",
    metavar="KEY",
    shell_complete=networks,
    help="For roles: which network, where they are in several.",
)


@click.command(cls=Leaf)
@click.argument("who", shell_complete=people)
@click.option("--name", help="What they are called.")
@click.option(
    "--organisation", metavar="NAME", shell_complete=organisations, help="Where from; as move."
)
@click.option("--language", type=click.Choice(["da", "en"]), help="What letters are written in.")
@click.option("--zone", metavar="ZONE", help="Their own time zone; “” for that of the network.")
@click.option(
    "--add-address", "address", metavar="ADDRESS", help="One more address that they write from."
)
@click.option(
    "--role", "given", metavar="ROLE", multiple=True, shell_complete=roles, help="Give a role."
)
@click.option(
    "--no-role", "taken", metavar="ROLE", multiple=True, shell_complete=roles, help="Take one away."
)
@network_option
@json_option
@pass_call
def change(
    call: Call,
    who: str,
    name: str | None,
    organisation: str | None,
    language: str | None,
    zone: str | None,
    address: str | None,
    given: tuple[str, ...],
    taken: tuple[str, ...],
    network: str | None,
    json_: bool,
) -> None:
    """Put right what is known of somebody; what is not named stays as it is.

    An added address is one they write from: letters go on to the first.
    """
    told = (name, organisation, language, zone, address)
    if told == (None,) * len(told) and not given and not taken:
        raise NotFound("Nothing is to be changed; name at least one of the options in --help.")
    with call.office.store.change("member change") as books:
        before = person = find_person(books, who)
        if name is not None:
            person = replace(person, name=_expect_name(name))
        if language is not None:
            person = replace(person, language=cast(Language, language))
        if zone is not None:
            person = replace(person, zone=_expect_zone(zone))
        if address is not None:
            person = _with_address(books, person, address)
        if person != before:
            books.put(person)
        if organisation is not None:
            person = _moved(call, books, person, find_organisation(books, organisation))
        if given or taken:
            membership = find_member(call.house, books, person, network)
            _with_roles(books, person, membership, given, taken)
    _tell(call, person, json_=json_)


@click.command(cls=Leaf)
@click.argument("who", shell_complete=people)
@click.option(
    "--to", "organisation", metavar="ORG", required=True, shell_complete=organisations,
    help="The organisation that they work for now.",
)  # fmt: skip
@json_option
@pass_call
def move(call: Call, who: str, organisation: str, json_: bool) -> None:
    """Let somebody be of another organisation; they leave the old one's door behind."""
    with call.office.store.change("member move") as books:
        person = find_person(books, who)
        to = find_organisation(books, organisation)
        if person.organisation == to.key:
            raise NotFound(f"{person.name or who} is of {to.name} already; nothing was changed.")
        left = books.get(Organisation, person.organisation) if person.organisation else None
        person = _moved(call, books, person, to)
        doors = [
            each.network
            for each in books.find(Membership, "person", person.key)
            if left and not door_of(books, call.house, each.network, left, call.now).is_covered
        ]
    _tell(call, person, json_=json_)
    if doors and left and not json_:
        say(
            f"{left.name} has no contact in {', '.join(doors)} now; name one with "
            f'nimsmail organisation contact "{left.name}" WHO.'
        )


def _moved(call: Call, books: Ledger, person: Person, to: Organisation) -> Person:
    if person.organisation == to.key:
        return person
    moved = replace(person, organisation=to.key)
    books.put(moved)
    for membership in books.find(Membership, "person", person.key):
        if set(membership.roles) & set(DOOR_ROLES):
            books.put(with_roles(membership, drop=DOOR_ROLES))
    return moved


def _with_address(books: Ledger, person: Person, text: str) -> Person:
    address = text.strip().lower()
    try:
        expect_address(address)
    except ValueError as error:
        raise NotFound(ended(str(error))) from None
    holder = person_at(books, address)
    if holder is not None and holder.key != person.key:
        raise NotFound(
            f"{address} is the address of {holder.name or 'somebody else'}; nothing was changed."
        )
    if address in person.addresses:
        return person
    return replace(person, addresses=(*person.addresses, address))


def _with_roles(
    books: Ledger,
    person: Person,
    membership: Membership,
    given: tuple[str, ...],
    taken: tuple[str, ...],
) -> None:
    drop = tuple(each.strip().casefold() for each in taken)
    add = tuple(role for role in (each.strip().casefold() for each in given) if role)
    books.put(with_roles(membership, add=add, drop=drop))
    if CONTACT in add and CONTACT not in drop:
        for record in named(books, membership.network, person, CONTACT):
            books.put(record)


def _expect_name(text: str) -> str:
    name = " ".join(text.split())
    if not name:
        raise NotFound("--name must hold a name; leave it out to keep the one that is known.")
    return name


def _expect_zone(text: str) -> str | None:
    if not text.strip():
        return None
    if text.strip() not in available_timezones():
        raise NotFound(f"--zone {text}: there is no such time zone; write e.g. Europe/Brussels.")
    return text.strip()


def _tell(call: Call, person: Person, *, json_: bool) -> None:
    if json_:
        as_json(dossier(call.books, person, call.zone(), call.now))
    else:
        say(f"{person.name or person.addresses[0]} is changed; see nimsmail member show.")


COMMANDS = (change, move)
