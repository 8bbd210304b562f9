"""`nimsmail report`: what came of it, for those who must account for it."""

from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click

from nimsmail.cli.call import Call, pass_call
from nimsmail.cli.completing import dispatches
from nimsmail.cli.dispatches import as_plain
from nimsmail.cli.finding import find_dispatch
from nimsmail.cli.root import Noun
from nimsmail.cli.show import as_json, counted, json_option, moment, say, table, when
from nimsmail.cli.spreadsheet import write_sheet, written
from nimsmail.network.outbox import State
from nimsmail.network.reckoning import Fate, fates, summed


@click.group("report", cls=Noun)
def command() -> None:
    """What came of it: dispatch."""


@command.command()
@click.argument("id_", metavar="ID", shell_complete=dispatches)
@click.option(
    "--csv",
    "sheet",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write the list to a CSV file for Excel; - for stdout.",
)
@click.option("--raw", is_flag=True, help="In CSV, also what a sheet would run as a formula.")
@json_option
@pass_call
def dispatch(call: Call, id_: str, sheet: Path | None, raw: bool, json_: bool) -> None:
    """Say exactly who got what, and when; and of all others why they did not."""
    found = find_dispatch(call.books, id_)
    all_ = fates(call.books, found)
    zone = call.zone(found.network)
    if sheet is not None:
        _write(all_, zone, sheet, raw=raw)
    elif json_:
        letters = [_plain(each, zone) for each in all_]
        as_json({**as_plain(call, found), **_sum(all_), "recipients": letters})
    else:
        heads = ("Name", "Address", "What", "When", "The relay said", "")
        table(heads, (_row(each, zone) for each in all_), "It has no letters any more.")
        say()
        say(_sentence(all_))


def _row(fate: Fate, zone: ZoneInfo) -> tuple[str, ...]:
    item = fate.item
    return (
        item.name,
        item.recipient,
        _what(fate),
        when(_when(fate), zone),
        item.reply,
        "may be there twice" if fate.may_be_twice else "",
    )


def _what(fate: Fate) -> str:
    """Return what became of a letter in a word or two."""
    if fate.returned is not None:
        return f"came back {fate.returned.status}".strip()
    if fate.state is State.HELD:
        return "held"
    return "waiting" if fate.is_waiting else str(fate.state)


def _when(fate: Fate) -> Any:
    return fate.returned.received if fate.returned else fate.item.ended


def _plain(fate: Fate, zone: ZoneInfo) -> dict[str, Any]:
    item, returned = fate.item, fate.returned
    return {
        "letter": item.key,
        "person": item.person,
        "name": item.name,
        "to": item.recipient,
        "state": str(item.state),
        "words": item.words,
        "queued": moment(item.queued, zone),
        "ended": moment(item.ended, zone),
        "tries": item.attempts,
        "reply": item.reply or None,
        "may_arrive_twice": fate.may_be_twice,
        "returned": returned
        and {
            "when": moment(returned.received, zone),
            "status": returned.status or None,
            "permanent": returned.permanent,
        },
    }


def _sum(all_: tuple[Fate, ...]) -> dict[str, Any]:
    sum_ = summed(all_)
    return {
        "may_arrive_twice": sum_.twice,
        "returned": sum_.returned,
        "failures": [
            {"name": each.name, "to": each.address, "why": each.why} for each in sum_.failures
        ],
        "withdrawals": [{"why": each.why, "letters": each.letters} for each in sum_.withdrawals],
    }


def _sentence(all_: tuple[Fate, ...]) -> str:
    sum_ = summed(all_)
    parts = {
        "sent": sum_.sent,
        "failed": sum_.failed,
        "withdrawn": sum_.withdrawn,
        "waiting": sum_.waiting,
    }
    said = ", ".join(f"{number} {name}" for name, number in parts.items() if number)
    also = f"; {sum_.returned} of those sent came back" if sum_.returned else ""
    twice = f"; {sum_.twice} may have arrived twice" if sum_.twice else ""
    return f"{counted(sum_.letters, 'letter')}: {said or 'none'}{also}{twice}."


def _write(all_: tuple[Fate, ...], zone: ZoneInfo, path: Path, *, raw: bool) -> None:
    """Write the list as a sheet, one line a letter; `-` is stdout."""
    heads = ("name", "address", "what", "when", "reply", "twice", "tries", "letter")
    rows = [(*_row(each, zone), str(each.item.attempts), each.item.key) for each in all_]
    text = written(heads, rows, raw=raw)
    if str(path) == "-":
        click.echo(text, nl=False)
    else:
        write_sheet(path, text)
        say(f"{counted(len(rows), 'line')} written to {path}; it is full of personal data.")
