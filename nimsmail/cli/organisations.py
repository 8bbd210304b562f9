"""`nimsmail organisation`: the municipalities and other bodies that people come from."""

from pathlib import Path

import click

from nimsmail.cli.call import Call, pass_call
from nimsmail.cli.completing import networks
from nimsmail.cli.contacts import COMMANDS, as_plain
from nimsmail.cli.root import Noun
from nimsmail.cli.show import as_json, counted, json_option, say, table
from nimsmail.errors import NotFound
from nimsmail.network.contacts import Contact, Door, DoorState, doors
from nimsmail.network.organisations import listed
from nimsmail.network.people import Organisation, Person


@click.group("organisation", cls=Noun)
def command() -> None:
    """The municipalities and other bodies: list, import, coverage, contact, ask."""


network_option = click.option(
    "--network",
    metavar="KEY",
    shell_complete=networks,
    help="The network; it need not be named where there is only one.",
)


@command.command("list")
@json_option
@pass_call
def list_(call: Call, json_: bool) -> None:
    """List the organisations, with their mail domains and how many people they have."""
    books = call.books
    found = sorted(books.every(Organisation), key=lambda each: each.name)
    staff = {each.key: len(books.find(Person, "organisation", each.key)) for each in found}
    if json_:
        as_json(
            [
                {
                    "key": each.key,
                    "name": each.name,
                    "domains": each.domains,
                    "spellings": each.spellings,
                    "networks": each.networks,
                    "people": staff[each.key],
                }
                for each in found
            ]
        )
        return
    rows = ((o.key, o.name, o.domains, o.networks, staff[o.key]) for o in found)
    heads = ("Key", "Name", "Domains", "Ought to be in", "People")
    table(heads, rows, "There are no organisations; take a list in with organisation import.")


@command.command("import")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@network_option
@click.option("--dry-run", is_flag=True, help="Check the list; change nothing.")
@pass_call
def import_(call: Call, file: Path | None, network: str | None, dry_run: bool) -> None:
    """Take in a list of organisations that ought to have a contact in a network.

    FILE is a CSV file with the columns name, domains and spellings (and key, if you wish);
    several domains or spellings are parted by |. Without FILE it is the list that the
    configuration names for the network. The same list may be taken in again.
    """
    from nimsmail.cli.bodies import read_list, shipped_list

    into = call.network(network)
    source = file or call.settings.networks[into.key].organisations
    if source is None:
        raise NotFound(
            f"The configuration names no list for {into.key}; name a CSV file, or write "
            f'organisations = "municipalities" in [networks.{into.key}].'
        )
    found = read_list(source if isinstance(source, Path) else shipped_list(source))
    if dry_run:
        _, new = listed(call.books, found, into.key)
        say(f"{counted(len(found), 'organisation')}, {new} of them new; nothing was changed.")
        return
    with call.office.store.change(f"organisation import {into.key}") as change:
        outcome, new = listed(change, found, into.key)
        call.office.clerk.keep(change, outcome, call.now)
    say(f"{counted(len(found), 'organisation')} in {into.key}, {new} of them new.")


@command.command("coverage")
@network_option
@json_option
@pass_call
def coverage_(call: Call, network: str | None, json_: bool) -> None:
    """Show which organisations have a contact who answers in a network, and which have not.

    Who is silent, or whose letters come back, counts as no door.
    """
    key = call.network(network).key
    found = doors(call.books, call.house, key, call.now)
    if json_:
        as_json([as_plain(each) for each in found])
        return
    rows = (
        (each.organisation.name, each.state, [_named(c) for c in each.contacts], each.members)
        for each in found
    )
    heads = ("Organisation", "Door", "Contact", "Members")
    table(heads, rows, f"No organisation ought to be in {key}; see organisation import --help.")
    if found:
        say()
        say(_sum(found))


def _named(contact: Contact) -> str:
    name = contact.person.name or contact.person.addresses[0]
    notes: list[str] = [contact.role] if contact.role != "contact" else []
    notes += [contact.doubt] if contact.doubt else []
    return f"{name} ({', '.join(notes)})" if notes else name


def _sum(found: tuple[Door, ...]) -> str:
    nobody = _in_state(found, "nobody")
    lines = [
        f"{len(nobody)} of {counted(len(found), 'organisation')} "
        f"{_have(len(nobody))} nobody" + (f": {', '.join(nobody)}." if nobody else ".")
    ]
    for state, says, remedy in _WANTING:
        if names := _in_state(found, state):
            lines.append(f"{len(names)} {_have(len(names))} {says}: {', '.join(names)}; {remedy}.")
    return "\n".join(lines)


_NAME_ONE = "name one with organisation contact ORG WHO"
_WANTING: tuple[tuple[DoorState, str, str], ...] = (
    ("members", "several members and no named contact", _NAME_ONE),
    ("deputy", "a deputy and no contact who answers", _NAME_ONE),
    ("doubtful", "a contact who does not answer or can't be reached", "find out, or " + _NAME_ONE),
)


def _in_state(found: tuple[Door, ...], state: DoorState) -> list[str]:
    return [each.organisation.name for each in found if each.state == state]


def _have(number: int) -> str:
    return "has" if number == 1 else "have"


for each in COMMANDS:
    command.add_command(each)
