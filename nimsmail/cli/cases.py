"""`nimsmail case`: what members offer to present, and the meeting that each is booked for."""

from pathlib import Path

import click

from nimsmail.cli.asking import queued_sentence
from nimsmail.cli.call import Call, pass_call
from nimsmail.cli.completing import cases, meetings, networks
from nimsmail.cli.finding import find_case, find_meeting, find_person
from nimsmail.cli.root import Noun
from nimsmail.cli.show import as_json, facts, json_option, moment, say, table, when
from nimsmail.errors import NotFound
from nimsmail.network.cases import OfferedCase
from nimsmail.network.outcome import Outcome
from nimsmail.network.people import Person


@click.group("case", cls=Noun)
def command() -> None:
    """Cases: list, show, add, book for a meeting, release.

    Members offer by mail to present a case. A meeting's agenda has those booked for it.
    """


@command.command("list")
@click.option("--network", metavar="KEY", shell_complete=networks, help="Only of this network.")
@json_option
@pass_call
def list_(call: Call, network: str | None, json_: bool) -> None:
    """List the cases, those on offer first, the oldest offer first."""
    key = None if network is None else call.network(network).key
    found = sorted(
        (each for each in call.books.every(OfferedCase) if key is None or each.network == key),
        key=lambda each: (each.meeting is not None, each.came, each.key),
    )
    if json_:
        as_json([_plain(call, each) for each in found])
        return
    rows = (
        (
            each.key,
            when(each.came, call.zone(each.network)),
            _name(call, each),
            each.meeting or "on offer",
            " ".join(each.text.split()),
        )
        for each in found
    )
    heads = ("Key", "Came", "From", "Meeting", "Text")
    table(heads, rows, "Nobody has offered a case; ask for some with nimsmail news collect.")


def _name(call: Call, case: OfferedCase) -> str:
    person = call.books.get(Person, case.person) if case.person else None
    return person.name if person else ""


def _plain(call: Call, case: OfferedCase) -> dict[str, object]:
    zone = call.zone(case.network)
    return {
        "key": case.key,
        "network": case.network,
        "text": case.text,
        "person": case.person,
        "name": _name(call, case) or None,
        "came": moment(case.came, zone),
        "meeting": case.meeting,
        "booked": moment(case.booked, zone),
        "files": [
            {"file": e.file, "name": e.name, "type": e.type, "size": e.size}
            for e in case.enclosures
        ],
    }


@command.command()
@click.argument("key", shell_complete=cases)
@click.option(
    "--files",
    "folder",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Write the files that came with it to DIR, under names of ours.",
)
@json_option
@pass_call
def show(call: Call, key: str, folder: Path | None, json_: bool) -> None:
    """Show one case: its words, who offers it, and the files that came with it."""
    from nimsmail.cli.filing import write_files

    case = find_case(call.books, key)
    if folder is not None:
        write_files(call, case.enclosures, folder)
    if json_:
        as_json(_plain(call, case))
        return
    zone = call.zone(case.network)
    facts(
        (
            ("Key", case.key),
            ("Network", case.network),
            ("From", _name(call, case)),
            ("Came", when(case.came, zone)),
            ("Meeting", case.meeting or "on offer"),
            ("Booked", when(case.booked, zone)),
            ("Files", "\n".join(f"{e.file}  {e.name} ({e.size} bytes)" for e in case.enclosures)),
        )
    )
    say()
    say("\n".join(f"  > {line}" for line in case.text.split("\n")))


@command.command()
@click.argument("text")
@click.option("--network", metavar="KEY", shell_complete=networks, help="Whose case it is.")
@click.option("--from", "who", metavar="WHO", help="The member who offers, by name or address.")
@json_option
@pass_call
def add(call: Call, text: str, network: str | None, who: str | None, json_: bool) -> None:
    """Note a case that somebody offered by other ways than mail."""
    from nimsmail.network.news import item_key

    of = call.network(network)
    words = text.strip()
    if not words:
        raise NotFound("The case says nothing; write some words.")
    case = OfferedCase(
        key=item_key(of.key, call.now.isoformat(), words),
        network=of.key,
        text=words,
        person=find_person(call.books, who).key if who else None,
        came=call.now,
    )
    with call.office.store.change(f"case add {case.key}") as change:
        change.put(case)
    if json_:
        as_json(_plain(call, case))
    else:
        say(f"Noted as {case.key}; book it with nimsmail case book {case.key} MEETING.")


@command.command()
@click.argument("key", shell_complete=cases)
@click.argument("meeting", shell_complete=meetings)
@click.option("--quiet", is_flag=True, help="Write no letter to the one who offered it.")
@pass_call
def book(call: Call, key: str, meeting: str, quiet: bool) -> None:
    """Put a case on the programme of a meeting, and tell the one who offered it."""
    from nimsmail.network.contributing import booking, settled
    from nimsmail.network.meetings import is_open

    case, found = find_case(call.books, key), find_meeting(call.books, meeting)
    if found.network != case.network:
        raise NotFound(
            f"{found.key} is a meeting of {found.network}, and the case is of {case.network}."
        )
    if not is_open(found, call.now):
        raise NotFound(f"{found.key} is over, or cancelled; name a meeting to come.")
    outcome = booking(call.books, case, found, call.now)
    if quiet:
        outcome = Outcome(records=outcome.records, notes=outcome.notes)
    outcome += settled(call.books, f"case/{case.key}", f"booked for {found.key}", call.now)
    kept = call.office.keep(outcome, f"case book {case.key}", call.now)
    say(f"{case.key} is on the programme of {found.key}.")
    if kept.queued or kept.held:
        say(queued_sentence(kept))


@command.command()
@click.argument("key", shell_complete=cases)
@pass_call
def release(call: Call, key: str) -> None:
    """Take a case off its meeting, so that it is on offer again. Nobody is told; write yourself."""
    from nimsmail.network.cases import released

    case = find_case(call.books, key)
    if case.meeting is None:
        raise NotFound(f"{case.key} is booked for no meeting.")
    with call.office.store.change(f"case release {case.key}") as change:
        change.put(released(case))
    say(f"{case.key} is on offer again; it was booked for {case.meeting}.")
