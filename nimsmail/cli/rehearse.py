"""`nimsmail rehearse`: the clock run forward on a copy; every letter, and nothing sent."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from nimsmail.cli.asking import named
from nimsmail.cli.call import Call, pass_call
from nimsmail.cli.completing import networks
from nimsmail.cli.root import Leaf
from nimsmail.cli.show import as_json, counted, json_option, moment, say, table, warn, when
from nimsmail.cli.times import end_of_day
from nimsmail.errors import NotFound

if TYPE_CHECKING:
    from nimsmail.rehearsal import Asked, Rehearsal, Rehearsed
    from nimsmail.rehearsal.told import Dispatch


@click.command("rehearse", cls=Leaf)
@click.option("--until", required=True, metavar="DAY", help="How far to run the clock.")
@click.option("--network", metavar="KEY", shell_complete=networks, help="Only of this network.")
@click.option(
    "--assume-yes", is_flag=True, help="Answer what the year wheel asks with yes, at once."
)
@click.option("--each", is_flag=True, help="A row for each letter, not for each dispatch.")
@click.option("--show", type=int, metavar="N", help="Show the letter with this number.")
@click.option(
    "--html",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write one page with the year drawn, in which each letter opens.",
)
@json_option
@pass_call
def command(
    call: Call,
    until: str,
    network: str | None,
    assume_yes: bool,
    each: bool,
    show: int | None,
    html: Path | None,
    json_: bool,
) -> None:
    """Show every letter that would go out until then: when, to whom, and why.

    The clock runs forward on a copy, as if nobody wrote in: nothing is sent, and nothing is
    changed.
    """
    from nimsmail.rehearsal import rehearse

    of = call.network(network) if network else next(iter(call.house.networks.values()))
    end = end_of_day(call, of, until)
    if end <= call.now:
        raise NotFound(f"“{until}” is over; name a day to come.")
    key = of.key if network else None
    found = rehearse(call.office, call.now, end, network=key, assume_yes=assume_yes)
    if html is not None:
        _write(call, found, html)
    if show is not None:
        _show(call, _numbered(found, show), json_=json_)
    elif json_:
        as_json(_plain(call, found))
    else:
        _tell(call, found, each=each)


def _write(call: Call, rehearsal: "Rehearsal", path: Path) -> None:
    """Write the page so that only its owner can read it: it is full of people."""
    from nimsmail.cli.spreadsheet import write_sheet
    from nimsmail.rehearsal.page import page

    write_sheet(path, page(rehearsal, call.house))
    warn(f"The page is in {path}; open it in a browser.")


def _numbered(rehearsal: "Rehearsal", number: int) -> "Rehearsed":
    if not 1 <= number <= len(rehearsal.letters):
        many = counted(len(rehearsal.letters), "letter")
        raise NotFound(f"There is no letter {number}: {many} would go out; see rehearse --each.")
    return rehearsal.letters[number - 1]


def _show(call: Call, letter: "Rehearsed", *, json_: bool) -> None:
    from nimsmail.cli.letters import show_letter

    if json_:
        as_json({**_letter(call, letter), "text": letter.text})
        return
    item = letter.item
    at = when(letter.at, call.zone(item.network))
    say(f"Letter {letter.number}, {item.kind} to {item.name} <{item.recipient}>, {at}:")
    say(f"{letter.why}.")
    say()
    show_letter(letter.subject, letter.text)


def _plain(call: Call, rehearsal: "Rehearsal") -> dict[str, object]:
    zone = call.zone()
    return {
        "from": moment(rehearsal.begins, zone),
        "until": moment(rehearsal.until, zone),
        "assume_yes": rehearsal.approved,
        "letters": [_letter(call, each) for each in rehearsal.letters],
        "asked": [_asked(call, each) for each in rehearsal.asked],
        "meetings": [
            {
                "key": each.key,
                "network": each.network,
                "title": each.title,
                "starts": moment(each.starts, call.zone(each.network)),
            }
            for each in rehearsal.meetings
        ],
    }


def _letter(call: Call, letter: "Rehearsed") -> dict[str, object]:
    item = letter.item
    return {
        "number": letter.number,
        "when": moment(letter.at, call.zone(item.network)),
        "network": item.network,
        "kind": item.kind,
        "about": item.about,
        "person": item.person,
        "name": item.name,
        "to": item.recipient,
        "subject": letter.subject,
        "why": letter.why,
    }


def _asked(call: Call, asked: "Asked") -> dict[str, object]:
    return {
        "when": moment(asked.at, call.zone(asked.network)),
        "network": asked.network,
        "key": asked.key,
        "meeting": asked.meeting,
        "duty": asked.duty,
        "letters": asked.letters,
        "why": asked.why,
    }


def _tell(call: Call, rehearsal: "Rehearsal", *, each: bool) -> None:
    if each:
        heads: tuple[str, ...] = ("No.", "When", "Letter", "To", "Address", "Why")
        rows = [_row(call, letter) for letter in rehearsal.letters]
    else:
        heads = ("No.", "When", "Letter", "To", "Why")
        told = [(a.at, _row_of_question(call, a)) for a in rehearsal.asked]
        told += [(d.first.at, _row_of_dispatch(call, d)) for d in rehearsal.dispatches()]
        rows = [row for _, row in sorted(told, key=lambda pair: pair[0])]
    table(heads, rows, "Nothing would go out.")
    say()
    say(
        f"{counted(len(rehearsal.letters), 'letter')} and "
        f"{counted(len(rehearsal.asked), 'question')} to the coordinators; nothing was sent. "
        "See a letter with --show N."
    )


def _row(call: Call, letter: "Rehearsed") -> tuple[object, ...]:
    item = letter.item
    at = when(letter.at, call.zone(item.network))
    return letter.number, at, item.kind, item.name, item.recipient, letter.why


def _row_of_dispatch(call: Call, dispatch: "Dispatch") -> tuple[object, ...]:
    first, last = dispatch.letters[0], dispatch.letters[-1]
    at = when(first.at, call.zone(first.item.network))
    numbers = str(first.number) if first is last else f"{first.number}-{last.number}"
    to = named([each.item.name or each.item.recipient for each in dispatch.letters])
    return numbers, at, first.item.kind, to, first.why


def _row_of_question(call: Call, asked: "Asked") -> tuple[object, ...]:
    would = "yours to do" if asked.letters is None else f"a yes sends {asked.letters}"
    return "?", when(asked.at, call.zone(asked.network)), asked.duty, would, asked.why
