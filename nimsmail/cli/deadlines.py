"""`nimsmail deadline`: calls and their deadlines, where they come from, and your word on them."""

from datetime import timedelta
from typing import Any

import click

from nimsmail.cli import announcing, listed
from nimsmail.cli.call import Call, pass_call
from nimsmail.cli.completing import deadlines, programmes
from nimsmail.cli.dues import plain_due, told
from nimsmail.cli.finding import find_call
from nimsmail.cli.root import Noun
from nimsmail.cli.show import as_json, counted, facts, json_option, moment, say, table, when
from nimsmail.errors import NotFound
from nimsmail.network import calls as records
from nimsmail.network.programmes import PROGRAMMES, programme
from nimsmail.network.sightings import Source, confirmed, taken_in


@click.group("deadline", cls=Noun)
def command() -> None:
    """Deadlines of EU calls: add, import, confirm; follow and alert."""


for _each in (*announcing.COMMANDS, listed.import_):
    command.add_command(_each)


def _key(text: str) -> str:
    found = programme(text)
    if found is None:
        raise NotFound(f"There is no programme “{text}”; see nimsmail deadline programmes.")
    return found.key


@command.command("list")
@click.option("--programme", "of", metavar="NAME", shell_complete=programmes, help="Only of this.")
@click.option("--days", type=int, metavar="N", help="Only what is due in the next N days.")
@click.option("--unconfirmed", is_flag=True, help="Only what waits for your word.")
@click.option("--all", "all_", is_flag=True, help="What is over, too.")
@json_option
@pass_call
def list_(
    call: Call, of: str | None, days: int | None, unconfirmed: bool, all_: bool, json_: bool
) -> None:
    """List the calls, the nearest deadline first."""
    key = None if of is None else _key(of)
    last = None if days is None else call.now + timedelta(days=days)
    found = [
        each
        for each in _by_date(call)
        if (key is None or each.programme == key)
        and (all_ or not each.is_over(call.now))
        and (not unconfirmed or not _is_sure(call, each))
        and (last is None or _is_by(each, call, last))
    ]
    if json_:
        as_json([_plain(call, each) for each in found])
        return
    rows = [
        (each.key, each.programme, _next(call, each), each.title, _state(call, each))
        for each in found
    ]
    heads = ("Key", "Programme", "Next deadline (Brussels)", "Title", "State")
    table(heads, rows, "No deadlines are known; add one with deadline add, or deadline import.")


def _by_date(call: Call) -> list[records.Call]:
    far = call.now + timedelta(days=36500)

    def place(each: records.Call) -> Any:
        due = each.next_due(call.now)
        return (due.moment if due else far, each.key)

    return sorted(call.books.every(records.Call), key=place)


def _is_by(each: records.Call, call: Call, last: Any) -> bool:
    due = each.next_due(call.now)
    return due is not None and due.moment <= last


def _is_sure(call: Call, each: records.Call) -> bool:
    return each.confirmed is not None or each.source in call.house.trusted_sources


def _next(call: Call, each: records.Call) -> str:
    if each.model == "continuous":
        return "any time"
    due = each.next_due(call.now) or (each.dues[-1] if each.dues else None)
    return "unknown" if due is None else told(due)


def _state(call: Call, each: records.Call) -> str:
    if each.vanished is not None:
        return "vanished: confirm or drop it"
    if each.is_over(call.now):
        return "over"
    return "" if _is_sure(call, each) else "to be confirmed"


def _plain(call: Call, each: records.Call) -> dict[str, Any]:
    zone = call.zone()
    return {
        "key": each.key,
        "programme": each.programme,
        "identifier": each.identifier,
        "title": each.title,
        "url": each.url,
        "opens": each.opens,
        "model": each.model,
        "deadlines": [plain_due(due) for due in each.dues],
        "source": each.source,
        "confirmed": moment(each.confirmed, zone),
        "vanished": moment(each.vanished, zone),
        "over": each.is_over(call.now),
        "note": each.note,
    }


@command.command()
@click.argument("key", shell_complete=deadlines)
@json_option
@pass_call
def show(call: Call, key: str, json_: bool) -> None:
    """Show one call: its deadlines, and what was known of it when, from whom."""
    found = find_call(call.books, key)
    zone = call.zone()
    history = [
        {
            "at": moment(each.at, zone),
            "what": each.what,
            "source": each.source,
            "was": [plain_due(due) for due in each.was],
        }
        for each in found.history
    ]
    if json_:
        as_json({**_plain(call, found), "history": history})
        return
    facts(
        (
            ("Key", found.key),
            ("Programme", found.programme),
            ("Title", found.title),
            ("Deadlines", [told(due) for due in found.dues] or [_next(call, found)]),
            ("Opens", found.opens),
            ("Link", found.url),
            ("Source", found.source),
            ("Confirmed", when(found.confirmed, zone)),
            ("State", _state(call, found)),
            ("Note", found.note),
        )
    )
    say()
    rows = [
        (when(each.at, zone), each.what, each.source, [told(due) for due in each.was])
        for each in found.history
    ]
    table(("When", "What", "Source", "Before"), rows, "Nothing is known of its past.")


@command.command()
@click.argument("name", metavar="PROGRAMME", shell_complete=programmes)
@click.argument("title")
@click.argument("date")
@click.option("--link", default="", metavar="URL", help="Where the call is described.")
@click.option("--stage", default="", metavar="1|2|sketch", help="If it is one of two.")
@click.option("--note", default="", help="What its readers should know.")
@pass_call
def add(call: Call, name: str, title: str, date: str, link: str, stage: str, note: str) -> None:
    """Add a deadline by your own word: it needs no further confirmation.

    DATE is a day, with its clock if you know it: "19.9.2026 kl. 17", or "løbende".
    """
    from nimsmail.catalogues.typed import read_cells

    cells = {"programme": name, "title": title, "date": date, "link": link, "note": note}
    sighting = read_cells({**cells, "stage": stage})
    if sighting.doubts:
        raise NotFound(f"{sighting.doubts[0]}; write it another way.")
    source = Source(name="typed", is_trusted=True)
    with call.office.store.change(f"deadline add {sighting.key}") as change:
        taken = taken_in(change, source, [sighting], call.now)
        call.office.clerk.keep(change, taken.outcome, call.now)
    if taken.over:
        raise NotFound("That day is over; a deadline has to be in the time to come.")
    if not taken.changes:
        say(f"{sighting.key} is known so already.")
        return
    for each in taken.changes:
        say(f"{each.call.key}: {', '.join(map(told, each.call.dues)) or 'any time'}.")


@command.command()
@click.argument("keys", nargs=-1, metavar="KEY…", shell_complete=deadlines)
@click.option("--source", metavar="NAME", help="All that waits from this source.")
@click.option("--all", "all_", is_flag=True, help="All that waits.")
@pass_call
def confirm(call: Call, keys: tuple[str, ...], source: str | None, all_: bool) -> None:
    """Say that deadlines are right: from now on their followers are told of them."""
    waiting = [
        each
        for each in call.books.every(records.Call)
        if not _is_sure(call, each) and not each.is_over(call.now) and each.vanished is None
    ]
    if source is not None or all_:
        chosen = [each for each in waiting if source in (None, each.source)]
    elif keys:
        chosen = [find_call(call.books, key) for key in keys]
    else:
        raise NotFound("Say which: keys from deadline list --unconfirmed, --source, or --all.")
    with call.office.store.change("deadline confirm") as change:
        for each in chosen:
            change.put(confirmed(each, "the coordinator", call.now))
    say(f"{counted(len(chosen), 'deadline')} confirmed.")


@command.command()
@click.argument("key", shell_complete=deadlines)
@pass_call
def drop(call: Call, key: str) -> None:
    """Forget a call. Nobody is told anything more of it."""
    found = find_call(call.books, key)
    with call.office.store.change(f"deadline drop {found.key}") as change:
        change.remove(records.Call, found.key)
    say(f"{found.key} is forgotten.")


@command.command("programmes")
@json_option
@pass_call
def programmes_(call: Call, json_: bool) -> None:
    """List the programmes, and what people call them."""
    if json_:
        as_json(
            [
                {"key": p.key, "name": p.name, "danish": p.danish, "aliases": p.aliases}
                for p in PROGRAMMES
            ]
        )
        return
    rows = ((p.key, p.name, p.danish, p.aliases) for p in PROGRAMMES)
    table(("Key", "Name", "In Danish", "Also called"), rows, "")
