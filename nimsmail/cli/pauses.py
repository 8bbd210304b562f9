"""`nimsmail member pause` and `resume`: a while without letters, said by phone."""

import click

from nimsmail.cli.call import Call, pass_call
from nimsmail.cli.completing import networks, people
from nimsmail.cli.finding import find_member, find_person
from nimsmail.cli.root import Leaf
from nimsmail.cli.show import say
from nimsmail.clock import parse_day
from nimsmail.errors import NotFound
from nimsmail.network.pauses import Pausing, pause_of

network_option = click.option(
    "--network",
    metavar="KEY",
    shell_complete=networks,
    help="Which network, where they are in several.",
)


@click.command(cls=Leaf)
@click.argument("who", shell_complete=people)
@network_option
@click.option(
    "--until", metavar="DAY", help="The first day with letters again; else until they write."
)
@pass_call
def pause(call: Call, who: str, network: str | None, until: str | None) -> None:
    """Send somebody nothing that goes to many, for a while."""
    from nimsmail.network.pausing import paused

    person = find_person(call.books, who)
    of = call.network(find_member(call.house, call.books, person, network).network)
    today = call.now.astimezone(of.timezone).date()
    day = None if until is None else parse_day(until, today)
    pausing = paused(of, person.key, day, call.now)
    if pausing.is_over(call.now):
        raise NotFound(f"--until {until}: that day has come; name a later one.")
    with call.office.store.change(f"member pause {person.key}") as change:
        change.put(pausing)
    ends = f"before {day}" if day else "until they write, or nimsmail member resume"
    say(f"{person.name or who} gets nothing that goes to many in {of.key} {ends}.")


@click.command(cls=Leaf)
@click.argument("who", shell_complete=people)
@network_option
@pass_call
def resume(call: Call, who: str, network: str | None) -> None:
    """End somebody's pause."""
    person = find_person(call.books, who)
    key = find_member(call.house, call.books, person, network).network
    with call.office.store.change(f"member resume {person.key}") as change:
        pausing = pause_of(change, key, person.key)
        if pausing is None:
            raise NotFound(f"{person.name or who} does not pause in {key}.")
        change.remove(Pausing, pausing.key)
    say(f"{person.name or who} gets the letters of {key} again.")


COMMANDS = (pause, resume)
