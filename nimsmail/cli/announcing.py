"""Who follows what, and telling them: the other half of `nimsmail deadline`."""

from dataclasses import replace
from pathlib import Path

import click

from nimsmail.cli.asking import dispatch, mass_mail
from nimsmail.cli.call import Call, pass_call
from nimsmail.cli.completing import networks, organisations, people, programmes
from nimsmail.cli.finding import find_organisation, find_person
from nimsmail.cli.root import Leaf
from nimsmail.cli.show import as_json, counted, json_option, moment, say, table, when
from nimsmail.errors import NotFound
from nimsmail.network import calls as records
from nimsmail.network.alerting import alerts_of
from nimsmail.network.alerts import may_be_told
from nimsmail.network.dispatch import Plan
from nimsmail.network.follows import (
    Following,
    Profile,
    following_of,
    thing,
    with_less,
    with_more,
)

network_option = click.option(
    "--network", metavar="KEY", shell_complete=networks, help="In which network."
)


def _things(names: tuple[str, ...]) -> tuple[str, ...]:
    found = []
    for name in names:
        what = thing(name)
        if what is None:
            raise NotFound(f"There is no programme “{name}”; see nimsmail deadline programmes.")
        found.append(what)
    return tuple(found)


@click.command(cls=Leaf)
@click.argument("who", shell_complete=people)
@click.argument("names", nargs=-1, metavar="PROGRAMME…", shell_complete=programmes)
@click.option("--not", "less", is_flag=True, help="No longer follow them.")
@click.option(
    "--rhythm",
    type=click.Choice(["at-once", "weekly", "monthly"]),
    help="An alert some days before each deadline, or a list instead.",
)
@network_option
@json_option
@pass_call
def follow(
    call: Call,
    who: str,
    names: tuple[str, ...],
    less: bool,
    rhythm: str | None,
    network: str | None,
    json_: bool,
) -> None:
    """Let somebody follow programmes, as if they had written so; or show what they follow.

    A part of a programme is followed as HORIZON:CL5, or CERV:TT.
    """
    of, person = call.network(network), find_person(call.books, who)
    following = following_of(call.books, of.key, person)
    if names or rhythm:
        things = _things(names)
        after = with_less(following, things) if less else with_more(following, things, call.now)
        if rhythm:
            after = replace(after, rhythm=rhythm)  # type: ignore[arg-type]
        with call.office.store.change(f"deadline follow {person.key}") as change:
            change.put(after)
        following = after
    _show(call, following, json_=json_)


def _show(call: Call, following: Following, *, json_: bool) -> None:
    zone = call.zone(following.network)
    if json_:
        as_json(
            {
                "person": following.person,
                "network": following.network,
                "rhythm": following.rhythm,
                "follows": [
                    {"what": each.what, "since": moment(each.since, zone)}
                    for each in following.things
                ],
            }
        )
        return
    rows = [(each.what, when(each.since, zone)) for each in following.things]
    table(("Follows", "Since"), rows, "They follow nothing.")


@click.command(cls=Leaf)
@click.argument("organisation", shell_complete=organisations)
@click.argument("names", nargs=-1, metavar="PROGRAMME…", shell_complete=programmes)
@network_option
@json_option
@pass_call
def profile(
    call: Call, organisation: str, names: tuple[str, ...], network: str | None, json_: bool
) -> None:
    """Say what an organisation's people follow who have said nothing themselves; or show it."""
    of, body = call.network(network), find_organisation(call.books, organisation)
    key = f"{of.key}/{body.key}"
    known = call.books.get(Profile, key)
    if names:
        blank = Following(key=key, network=of.key, person="")
        things = with_more(blank, _things(names), call.now).things
        known = Profile(key=key, network=of.key, organisation=body.key, things=things)
        with call.office.store.change(f"deadline profile {body.key}") as change:
            change.put(known)
    things = known.things if known else ()
    shown = Following(key=key, network=of.key, person=body.key, things=things)
    _show(call, shown, json_=json_)


@click.command(cls=Leaf)
@network_option
@mass_mail
@pass_call
def alert(call: Call, network: str | None, dry_run: bool, yes: bool, json_: bool) -> None:
    """Tell the followers of a network what is due to be told today.

    The daemon does so by itself every working day; nobody is told the same twice.
    """
    of = call.network(network)
    outcome = alerts_of(call.books, call.house, of, call.now)
    plan = Plan(
        letters=outcome.letters,
        left_out=(),
        title=of.name,
        audience=of.key,
        records=outcome.records,
    )
    why = f"deadline alert {of.key}"
    dispatch(call, plan, "the alerts", why, yes=yes, dry_run=dry_run, json_=json_)


@click.command(cls=Leaf)
@click.argument("out", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE.ics")
@click.option("--programme", "of", metavar="NAME", shell_complete=programmes, help="Only of this.")
@click.option("--member", "who", metavar="WHO", shell_complete=people, help="What they follow.")
@network_option
@pass_call
def calendar(call: Call, out: Path, of: str | None, who: str | None, network: str | None) -> None:
    """Write the deadlines to come as a calendar file, to be given to others."""
    from nimsmail.writing.deadlines import calendar_of

    in_ = call.network(network)
    found = [c for c in call.books.every(records.Call) if may_be_told(c, call.house, call.now)]
    if of is not None:
        (what,) = _things((of,))
        found = [c for c in found if c.programme == what.partition(":")[0]]
    if who is not None:
        following = following_of(call.books, in_.key, find_person(call.books, who))
        found = [c for c in found if any(each.is_about(c) for each in following.things)]
    text = calendar_of(found, in_, call.now)
    try:
        out.write_bytes(text.encode())
    except OSError as error:
        raise NotFound(f"{out} cannot be written: {error.strerror}.") from error
    say(f"{counted(len(found), 'call')} written to {out}.")


COMMANDS = (follow, profile, alert, calendar)
