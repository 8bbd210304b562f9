"""`nimsmail member`: who is in which network."""

from pathlib import Path

import click

from nimsmail.cli import amending, pauses, terms
from nimsmail.cli.asking import queued_sentence
from nimsmail.cli.call import Call, pass_call
from nimsmail.cli.completing import networks, organisations, people, roles
from nimsmail.cli.finding import find_member, find_organisation, find_person
from nimsmail.cli.personal import Entry, as_cells, as_plain, dossier, entries, in_full
from nimsmail.cli.root import Noun
from nimsmail.cli.show import as_json, counted, json_option, say, table
from nimsmail.cli.spreadsheet import write_sheet, written
from nimsmail.errors import NotFound
from nimsmail.network.people import Standing, restored


@click.group("member", cls=Noun)
def command() -> None:
    """Who is in which network: list, show, add, import, export, leave, unsuspend, pause, resume.

    People are named by an address, the beginning of their key, or a name that only one has.
    """


for each in (*amending.COMMANDS, *pauses.COMMANDS, *terms.COMMANDS):
    command.add_command(each)

network_option = click.option(
    "--network",
    metavar="KEY",
    shell_complete=networks,
    help="The network; it need not be named where there is only one.",
)


@command.command("list")
@network_option
@click.option(
    "--organisation", metavar="NAME", shell_complete=organisations, help="Only its staff."
)
@click.option("--role", metavar="ROLE", shell_complete=roles, help="Only those with this role.")
@click.option("--left", is_flag=True, help="Those who have left, too.")
@json_option
@pass_call
def list_(
    call: Call,
    network: str | None,
    organisation: str | None,
    role: str | None,
    left: bool,
    json_: bool,
) -> None:
    """List the members; of all networks where none is named."""
    key = None if network is None else call.network(network).key
    staff = None if organisation is None else find_organisation(call.books, organisation).key
    found = [
        each
        for each in entries(call.books, key)
        if (left or each.membership.standing is Standing.MEMBER)
        and (role is None or role in each.membership.roles)
        and (staff is None or each.person.organisation == staff)
    ]
    if json_:
        as_json([as_plain(each, call.zone(each.membership.network)) for each in found])
        return
    heads = ("Key", "Name", "Address", "Organisation", "Network", "Language", "Roles", "State")
    asked = (network, organisation, role) != (None, None, None)
    nobody = "There are no such members." if asked else "There are no members."
    table(heads, (as_cells(each) for each in found), nobody)


@command.command()
@click.argument("who", shell_complete=people)
@json_option
@pass_call
def show(call: Call, who: str, json_: bool) -> None:
    """Show everything that is known of one person."""
    person = find_person(call.books, who)
    if json_:
        as_json(dossier(call.books, person, call.zone(), call.now))
    else:
        in_full(call.books, person, call.zone(), call.now)


@command.command()
@click.argument("address")
@network_option
@click.option("--name", default="", help="What the person is called.")
@click.option("--organisation", metavar="NAME", shell_complete=organisations, help="Where from.")
@click.option("--language", type=click.Choice(["da", "en"]), help="Else that of the network.")
@click.option("--role", "roles_", metavar="ROLE", multiple=True, help="May be given again.")
@click.option(
    "--confirmed", metavar="WHY", help="How they said yes; without it a letter asks them first."
)
@click.option("--no-welcome", is_flag=True, help="With --confirmed: send no letter.")
@pass_call
def add(
    call: Call,
    address: str,
    network: str | None,
    name: str,
    organisation: str | None,
    language: str | None,
    roles_: tuple[str, ...],
    confirmed: str | None,
    no_welcome: bool,
) -> None:
    """Add one person, also one who had left; who is a member already is given the roles."""
    from nimsmail.cli.adding import added, newcomer_of

    newcomer = newcomer_of(
        call, call.network(network), address, name, organisation, language, roles_
    )
    told = {"name": name, "organisation": organisation, "language": language}
    given = [field for field, value in told.items() if value]
    say(added(call, newcomer, confirmed, welcome=not no_welcome, given=given))


@command.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@network_option
@click.option(
    "--confirmed",
    metavar="WHY",
    help="How they all said yes; it is kept as the ground for the consent. Without it everybody "
    "gets a letter to confirm.",
)
@click.option("--skip-faulty", is_flag=True, help="Leave faulty lines out, and import the rest.")
@click.option("--dry-run", is_flag=True, help="Check the file, say who would come in; do nothing.")
@click.option("--yes", is_flag=True, help="Without --confirmed: send the letters without asking.")
@json_option
@pass_call
def import_(
    call: Call,
    file: Path,
    network: str | None,
    confirmed: str | None,
    skip_faulty: bool,
    dry_run: bool,
    yes: bool,
    json_: bool,
) -> None:
    """Take in a CSV file with the columns address, name, organisation and language.

    Cells are parted by ; or , and the text is UTF-8, or what Excel writes. Nothing is
    imported while a line is faulty. The same file may be imported twice: who is a member
    already is left alone, and so is who has left.
    """
    from nimsmail.cli.importing import Import

    Import(call, call.network(network), file).run(
        confirmed=confirmed, skip_faulty=skip_faulty, dry_run=dry_run, yes=yes, json_=json_
    )


COLUMNS = ("address", "name", "organisation", "language", "network", "roles", "since", "consent")


@command.command()
@network_option
@click.option("--raw", is_flag=True, help="Write cells as they are, also what a sheet would run.")
@click.option(
    "--output", type=click.Path(path_type=Path), metavar="FILE", help="A file, instead of stdout."
)
@json_option
@pass_call
def export(call: Call, network: str | None, raw: bool, output: Path | None, json_: bool) -> None:
    """Write the members as CSV that opens in Excel, with the columns that import reads."""
    key = None if network is None else call.network(network).key
    found = [e for e in entries(call.books, key) if e.membership.standing is Standing.MEMBER]
    if json_:
        as_json([as_plain(each, call.zone(each.membership.network)) for each in found])
        return
    text = written(COLUMNS, (_row(call, each) for each in found), raw=raw)
    if output is None:
        click.echo(text, nl=False)
    else:
        write_sheet(output, text)
        say(f"{counted(len(found), 'member')} written to {output}; it is full of personal data.")


def _row(call: Call, entry: Entry) -> tuple[str, ...]:
    person, membership = entry.person, entry.membership
    return (
        person.addresses[0],
        person.name,
        entry.organisation,
        person.language,
        membership.network,
        " ".join(membership.roles),
        f"{membership.since.astimezone(call.zone(membership.network)):%Y-%m-%d}",
        membership.consent.how if membership.consent else "",
    )


@command.command()
@click.argument("who", shell_complete=people)
@json_option
@pass_call
def unsuspend(call: Call, who: str, json_: bool) -> None:
    """Write to somebody again whose address was suspended since a letter came back.

    Named by one of several addresses, only that one is written to again.
    """
    with call.office.store.change("member unsuspend") as change:
        person = find_person(change, who)
        named = who.strip().lower() if "@" in who else None
        again = [s.address for s in person.suspended if named in (None, s.address)]
        if not again:
            whose = f"{named} is not" if named else f"No address of {person.name or who} is"
            raise NotFound(f"{whose} suspended; see nimsmail member show.")
        person = restored(person, named)
        change.put(person)
    if json_:
        as_json(dossier(call.books, person, call.zone(), call.now))
    else:
        say(f"{person.name or 'They'} will be written to at {', '.join(again)} again.")


@command.command()
@click.argument("who", shell_complete=people)
@network_option
@click.option(
    "--scope",
    type=click.Choice(["all", "newsletter", "alerts", "forum", "invitations"]),
    default="all",
    show_default=True,
    help="What they want no more of.",
)
@pass_call
def leave(call: Call, who: str, network: str | None, scope: str) -> None:
    """Let somebody go, at once; they get a goodbye and nothing after it."""
    from nimsmail.network.joining import left

    person = find_person(call.books, who)
    key = find_member(call.house, call.books, person, network).network
    office = call.office
    with office.store.change(f"member leave {person.key}") as change:
        outcome = left(change, key, person, scope, None, call.now)  # type: ignore[arg-type]
        kept = office.clerk.keep(change, outcome, call.now)
    if not outcome.records:
        raise NotFound(f"{person.name or who} has left {key} already; there is nothing to do.")
    what = f"left {key}" if scope == "all" else f"gets no more {scope} from {key}"
    say(f"{person.name or person.addresses[0]} {what}.")
    if kept.queued or kept.held:
        say(f"A goodbye: {queued_sentence(kept)}")
