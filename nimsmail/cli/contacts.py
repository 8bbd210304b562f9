"""`nimsmail organisation contact` and `ask`: the one door of a municipality."""

import click

from nimsmail.cli.asking import dispatch, mass_mail
from nimsmail.cli.call import Call, pass_call
from nimsmail.cli.completing import networks, organisations, people
from nimsmail.cli.finding import find_organisation, find_person, organisation_name
from nimsmail.cli.root import Leaf
from nimsmail.cli.show import as_json, json_option, say
from nimsmail.errors import NotFound
from nimsmail.network.contacts import CONTACT, DEPUTY, Door, door_of, named, with_roles
from nimsmail.network.people import Organisation, Person, Standing, membership_of
from nimsmail.network.records import Books

network_option = click.option(
    "--network",
    metavar="KEY",
    shell_complete=networks,
    help="The network; it need not be named where there is only one.",
)


@click.command(cls=Leaf)
@click.argument("organisation", metavar="ORG", shell_complete=organisations)
@click.argument("who", required=False, shell_complete=people)
@click.option("--deputy", is_flag=True, help="Name a deputy; there may be several.")
@click.option("--remove", is_flag=True, help="Let WHO be neither any more; they stay a member.")
@network_option
@json_option
@pass_call
def contact(
    call: Call,
    organisation: str,
    who: str | None,
    deputy: bool,
    remove: bool,
    network: str | None,
    json_: bool,
) -> None:
    """Name the one contact of an organisation, or a deputy; without WHO show who it is.

    Who was the contact before stays a member.
    """
    key = call.network(network).key
    found = find_organisation(call.books, organisation)
    if who is not None:
        _name(call, key, found, who, deputy=deputy, remove=remove)
    elif deputy or remove:
        raise NotFound("Say who is meant: nimsmail organisation contact ORG WHO.")
    door = door_of(call.books, call.house, key, found, call.now)
    if json_:
        as_json(as_plain(door))
    else:
        say(_sentence(door, key))


def _name(
    call: Call, network: str, organisation: Organisation, who: str, *, deputy: bool, remove: bool
) -> None:
    with call.office.store.change(f"organisation contact {organisation.key}") as change:
        person = find_person(change, who)
        _expect_member(change, person, network, organisation)
        if remove:
            membership = membership_of(change, network, person.key)
            assert membership is not None
            change.put(with_roles(membership, drop=(CONTACT, DEPUTY)))
            return
        for record in named(change, network, person, DEPUTY if deputy else CONTACT):
            change.put(record)


def _expect_member(books: Books, person: Person, network: str, organisation: Organisation) -> None:
    """Raise NotFound unless `person` is in the network, and of that organisation."""
    name = person.name or person.addresses[0]
    membership = membership_of(books, network, person.key)
    if membership is None or membership.standing is Standing.LEFT:
        raise NotFound(
            f"{name} is not in {network}; add them with nimsmail member add {person.addresses[0]}."
        )
    if person.organisation != organisation.key:
        of = organisation_name(books, person.organisation) or "no organisation"
        raise NotFound(
            f"{name} is of {of}, not of {organisation.name}; "
            f"if that has changed: nimsmail member move {person.addresses[0]} "
            f'--to "{organisation.name}".'
        )


def _sentence(door: Door, network: str) -> str:
    name = door.organisation.name
    if not door.contacts:
        return f"{name} has no contact in {network}; {door.members} of its people are members."
    return "\n".join(
        f"{each.person.name or each.person.addresses[0]} is the {each.role} of {name} in {network}"
        + (f", but {DOUBTS[each.doubt]}." if each.doubt else ".")
        for each in door.contacts
    )


DOUBTS = {
    "declined": "says that they are not any more",
    "bouncing": "letters to them come back",
    "silent": "has not answered for long",
}


def as_plain(door: Door) -> dict[str, object]:
    """Return a door as JSON can hold it."""
    return {
        "key": door.organisation.key,
        "name": door.organisation.name,
        "door": door.state,
        "contacts": [
            {
                "key": each.person.key,
                "name": each.person.name,
                "address": each.person.address,
                "role": each.role,
                "doubt": each.doubt or None,
            }
            for each in door.contacts
        ],
        "members": door.members,
    }


@click.command(cls=Leaf)
@network_option
@mass_mail
@pass_call
def ask(call: Call, network: str | None, yes: bool, dry_run: bool, json_: bool) -> None:
    """Ask the contacts whether they still are; who said so within half a year is left out.

    The daemon proposes it once a year. Who is silent is reminded after two weeks.
    """
    from nimsmail.network.yearly import round_plan

    key = call.network(network).key
    plan = round_plan(call.books, call.house, key, call.now)
    what, why = f"the question to the contacts of {key}", f"organisation ask {key}"
    dispatch(call, plan, what, why, yes=yes, dry_run=dry_run, json_=json_)


COMMANDS = (contact, ask)
