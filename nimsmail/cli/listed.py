"""`nimsmail deadline import`: a list of calls, of whatever kind it is, taken in."""

import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import IO, Any

import click

from nimsmail.cli.call import Call, pass_call
from nimsmail.cli.dues import plain_due, told
from nimsmail.cli.root import Leaf
from nimsmail.cli.show import as_json, json_option, say, table
from nimsmail.errors import NotFound
from nimsmail.network.calls import Sighting
from nimsmail.network.sightings import Change, Source, Taken, taken_in, wanted_programmes


@click.command("import", cls=Leaf)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--source", metavar="NAME", help="What to call it; the file's name if not said.")
@click.option(
    "--complete/--partial",
    default=None,
    help="Whether it lists all there is, so that what is missing has vanished.",
)
@click.option("--every-programme", is_flag=True, help="Also those that no municipality follows.")
@click.option("--dry-run", is_flag=True, help="Show what would change; change nothing.")
@json_option
@pass_call
def import_(
    call: Call,
    file: Path,
    source: str | None,
    complete: bool | None,
    every_programme: bool,
    dry_run: bool,
    json_: bool,
) -> None:
    """Take in a list of calls, of whatever kind it is.

    The portal's catalogue (grantsTenders.json), a page of its search, a topic's details, an
    RSS feed, a calendar (ICS), a CSV file (programme;titel;frist;kl;trin;link;note), or a
    mail with lines such as "frist: CERV | titel | 19.9.2026 kl. 17 | link". The same list
    may be taken in again. Nothing of it is sent to anybody before you have confirmed it.
    """
    name = source or file.name
    of = Source(
        name=name,
        is_complete=_is_whole(file) if complete is None else complete,
        is_trusted=name in call.house.trusted_sources,
        programmes=None if every_programme else wanted_programmes(call.books),
    )
    with _sightings(file) as sightings:
        seen = list(sightings)
    if dry_run:
        taken = taken_in(call.books, of, seen, call.now)
    else:
        with call.office.store.change(f"deadline import {name}") as change:
            taken = taken_in(change, of, seen, call.now)
            call.office.clerk.keep(change, taken.outcome, call.now)
    _report(taken, json_=json_, dry_run=dry_run)


def _is_whole(file: Path) -> bool:
    """Tell whether the file is the catalogue of all calls, which others are not."""
    with file.open("rb") as opened:
        return b'"fundingData"' in opened.read(4096)


@contextmanager
def _sightings(path: Path) -> Iterator[Iterator[Sighting]]:
    from nimsmail.catalogues.portal import PortalError
    from nimsmail.catalogues.reading import read_calls

    try:
        with _opened(path) as file:
            yield read_calls(file)
    except PortalError as error:
        raise NotFound(f"{path} was not taken in: {error}.") from error
    except OSError as error:
        raise NotFound(f"{path} cannot be read: {error.strerror}.") from error


def _opened(path: Path) -> AbstractContextManager[IO[bytes]]:
    """Open a file, with a bar that shows how much of it is read where somebody is watching."""
    if not sys.stderr.isatty():
        return path.open("rb")
    from rich.console import Console
    from rich.progress import open as watched

    return watched(path, "rb", description=path.name, console=Console(stderr=True), transient=True)


def _report(taken: Taken, *, json_: bool, dry_run: bool) -> None:
    if json_:
        as_json(
            {
                "changes": [_change(each) for each in taken.changes],
                "unchanged": taken.unchanged,
                "over": taken.over,
                "refused": [
                    {"key": each.key, "title": each.title, "why": each.doubts}
                    for each in taken.refused
                ],
            }
        )
        return
    rows = [
        (
            each.what + (" EARLIER" if each.is_earlier else ""),
            each.call.key,
            [told(due) for due in each.before.dues] if each.before else "",
            [told(due) for due in each.call.dues],
            each.call.title,
        )
        for each in taken.changes
    ]
    if rows:
        table(("What", "Key", "Before", "Deadlines", "Title"), rows, "")
    for each in taken.refused:
        why = "; ".join(each.doubts) or "it has no date"
        say(f"Not taken in: {each.key or each.title}: {why}.")
    done = "would be taken in" if dry_run else "taken in"
    counts: dict[str, int] = {}
    for change in taken.changes:
        counts[change.what] = counts.get(change.what, 0) + 1
    sums = ", ".join(f"{number} {what}" for what, number in counts.items()) or "nothing new"
    say(f"{sums} {done}; {taken.unchanged} as known, {taken.over} over.")
    if counts and not dry_run:
        say("Look at what waits for your word: nimsmail deadline list --unconfirmed")


def _change(each: Change) -> dict[str, Any]:
    return {
        "what": each.what,
        "key": each.call.key,
        "earlier": each.is_earlier,
        "before": [plain_due(due) for due in each.before.dues] if each.before else [],
        "deadlines": [plain_due(due) for due in each.call.dues],
    }
