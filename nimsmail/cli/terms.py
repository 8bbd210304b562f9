"""`nimsmail member role` and `member terms`: who is in which role, from when to when."""

from datetime import date, timedelta

import click

from nimsmail.cli.call import Call, pass_call
from nimsmail.cli.completing import networks, people, roles
from nimsmail.cli.finding import find_member, find_person
from nimsmail.cli.root import Leaf
from nimsmail.cli.show import as_json, json_option, say, table
from nimsmail.clock import parse_day
from nimsmail.errors import NotFound


@click.command(cls=Leaf)
@click.argument("who", shell_complete=people)
@click.argument("role", shell_complete=roles)
@click.option("--network", metavar="KEY", shell_complete=networks, help="In which network.")
@click.option("--from", "since", metavar="DAY", help="The first day; today if nothing is said.")
@click.option("--until", metavar="DAY", help="The last day; without it the role runs on.")
@click.option("--end", is_flag=True, help="Let the role end: at once, or after the day of --until.")
@pass_call
def role(
    call: Call,
    who: str,
    role: str,
    network: str | None,
    since: str | None,
    until: str | None,
    end: bool,
) -> None:
    """Put WHO in the ROLE (chair, member, board, observer, or one of your own) for a term.

    The chair approves agendas and minutes; the board gets minutes and no agendas, observers
    no annexes. A role that runs already is prolonged or cut short.
    """
    from nimsmail.network.terms import NoTerm, given, taken

    name = role.strip().lower()
    if not name or any(sign in name for sign in " /:+=,"):
        raise NotFound(f"“{role}” is no role; write one word, such as chair or board.")
    person = find_person(call.books, who)
    with call.office.store.change(f"member role {person.key} {name}") as change:
        membership = find_member(call.house, change, person, network)
        today = call.now.astimezone(call.zone(membership.network)).date()
        first = today if since is None else parse_day(since, today)
        last = None if until is None else parse_day(until, today)
        try:
            if end:
                outcome = taken(change, membership, name, last or today - timedelta(days=1), today)
            else:
                outcome = given(change, membership, name, first, last, today)
        except NoTerm as error:
            said = str(error)
            raise NotFound(f"{said[0].upper()}{said[1:]}.") from None
        call.office.clerk.keep(change, outcome, call.now)
    called = person.name or who
    if end:
        when = f"after {last}" if last else "any more"
        say(f"{called} is not {name} in {membership.network} {when}.")
    else:
        to = f" to {last}" if last else ""
        say(f"{called} is {name} in {membership.network} from {first}{to}.")


@click.command(cls=Leaf)
@click.option("--network", metavar="KEY", shell_complete=networks, help="Only of this network.")
@click.option("--role", "name", metavar="ROLE", shell_complete=roles, help="Only this role.")
@click.option("--on", "day", metavar="DAY", help="Only who was in a role on that day.")
@json_option
@pass_call
def terms(call: Call, network: str | None, name: str | None, day: str | None, json_: bool) -> None:
    """List who was in which role when, also what is over, the latest first."""
    from nimsmail.network.people import Person
    from nimsmail.network.terms import runs, terms_of

    keys = [call.network(network).key] if network is not None else list(call.house.networks)
    today: date = call.now.astimezone(call.zone()).date()
    on = None if day is None else parse_day(day, today)
    found = [
        (each, person.name if (person := call.books.get(Person, each.person)) else "")
        for key in keys
        for each in terms_of(call.books, key)
        if (name is None or each.role == name) and (on is None or runs(each, on))
    ]
    if json_:
        as_json(
            [
                {
                    "network": each.network,
                    "person": each.person,
                    "name": called,
                    "role": each.role,
                    "since": each.since.isoformat(),
                    "until": each.until.isoformat() if each.until else None,
                    "running": each.open is not None and runs(each, today),
                }
                for each, called in found
            ]
        )
        return
    rows = (
        (each.network, each.role, called, each.since, each.until or "") for each, called in found
    )
    nothing = "There are no such terms; give somebody a role with nimsmail member role."
    table(("Network", "Role", "Name", "Since", "Until"), rows, nothing)


COMMANDS = (role, terms)
