"""`nimsmail minutes`: minutes and other papers, kept, found and sent on request."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from nimsmail.cli import minuting
from nimsmail.cli.call import Call, pass_call
from nimsmail.cli.completing import networks
from nimsmail.cli.completing import papers as papers_
from nimsmail.cli.finding import find_paper
from nimsmail.cli.root import Noun
from nimsmail.cli.show import as_json, counted, facts, json_option, moment, say, table, when
from nimsmail.cli.texts import read_text
from nimsmail.clock import parse_day
from nimsmail.errors import NotFound
from nimsmail.network.filing import CannotFile, filed, said_by, title_of
from nimsmail.network.papers import KINDS, Paper, PaperKind
from nimsmail.network.searching import searched

_DANISH: dict[str, PaperKind] = {"referat": "minutes", "dagsorden": "agenda", "bilag": "annex"}

network_option = click.option(
    "--network", metavar="KEY", shell_complete=networks, help="Whose papers they are."
)


@click.group("minutes", cls=Noun)
def command() -> None:
    """Minutes and other papers: import, list, show, search, drop; and from draft to final.

    From a draft to the final minutes: draft, send-to-chair, approve, circulate, objections,
    finish.
    """


for each in minuting.COMMANDS:
    command.add_command(each)


@command.command("import")
@click.argument(
    "files",
    nargs=-1,
    required=True,
    metavar="FILE…",
    type=click.Path(exists=True, path_type=Path),
)
@network_option
@click.option("--kind", type=click.Choice(KINDS), help="What they are, where no name says so.")
@click.option("--on", "day", metavar="DAY", help="The day they are of, where no name says so.")
@click.option("--title", help="What the paper is called; its heading or its name if not said.")
@click.option("--dry-run", is_flag=True, help="Show what would be kept; keep nothing.")
@json_option
@pass_call
def import_(
    call: Call,
    files: tuple[Path, ...],
    network: str | None,
    kind: PaperKind | None,
    day: str | None,
    title: str | None,
    dry_run: bool,
    json_: bool,
) -> None:
    """Keep papers from Markdown or text files, or from folders of them.

    A file's name or heading says what it is of: "2013 - Maj.md", "Dagsorden 18-6-2026.md".
    Without a kind they are minutes. The same file again changes nothing.
    """
    of = call.network(network).key
    paths = [each for path in files for each in _texts(path)]
    if title is not None and len(paths) > 1:
        raise NotFound("--title is for one file; leave it out for several.")
    with call.office.store.change(f"minutes import {of}") as change:
        found = []
        for path in paths:
            paper = _paper(call, change, of, path, kind, day, title)
            found.append((paper, change.get(Paper, paper.key) is None))
            if not dry_run:
                change.put(paper)
    if json_:
        as_json([{**_plain(call, paper), "new": new} for paper, new in found])
        return
    rows = [(p.key, p.kind, p.title, "new" if new else "known") for p, new in found]
    table(("Key", "Kind", "Title", "State"), rows, "There were no papers.")
    if dry_run:
        say("Nothing was kept.")


def _texts(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(each for each in path.iterdir() if each.suffix in (".md", ".txt"))
    return [path]


def _paper(
    call: Call,
    books: Any,
    of: str,
    path: Path,
    kind: PaperKind | None,
    day: str | None,
    title: str | None,
) -> Paper:
    text = read_text(path)
    today = call.now.astimezone(call.zone(of)).date()
    said = said_by(path.stem, text, today)
    if day is not None:
        on, month_only = parse_day(day, today), False
    elif said.year is not None:
        on = date(said.year, said.months[0] if said.months else 1, said.day or 1)
        month_only = said.day is None
    else:
        raise NotFound(
            f"{path.name} does not say when it is of; name it such as “2026 - September.md”, "
            "or say --on."
        )
    try:
        return filed(
            books,
            network=of,
            kind=kind or said.kind or "minutes",
            title=title or title_of(path.stem, text),
            on=on,
            month_only=month_only,
            text=text,
            source=path.name,
            now=call.now,
        )
    except CannotFile as error:
        raise NotFound(f"{error}.") from None


@command.command("list")
@network_option
@click.option("--kind", type=click.Choice(KINDS), help="Only of this kind.")
@json_option
@pass_call
def list_(call: Call, network: str | None, kind: str | None, json_: bool) -> None:
    """List the papers, the latest first."""
    key = None if network is None else call.network(network).key
    found = [
        each
        for each in call.books.every(Paper)
        if key in (None, each.network) and kind in (None, each.kind)
    ]
    found.sort(key=lambda each: (-each.on.toordinal(), each.key))
    if json_:
        as_json([_plain(call, each) for each in found])
        return
    _table(found)


def _table(found: list[Paper]) -> None:
    rows = [(p.key, p.kind, _day(p), p.title, "draft" if p.draft else "") for p in found]
    nothing = "There are no such papers; keep some with nimsmail minutes import."
    table(("Key", "Kind", "Of", "Title", "State"), rows, nothing)


def _day(paper: Paper) -> str:
    return f"{paper.on:%Y-%m}" if paper.month_only else str(paper.on)


def _plain(call: Call, paper: Paper) -> dict[str, Any]:
    return {
        "key": paper.key,
        "network": paper.network,
        "kind": paper.kind,
        "title": paper.title,
        "on": _day(paper),
        "version": paper.version,
        "draft": paper.draft,
        "meeting": paper.meeting,
        "source": paper.source,
        "added": moment(paper.added, call.zone(paper.network)),
    }


@command.command()
@click.argument("key", shell_complete=papers_)
@json_option
@pass_call
def show(call: Call, key: str, json_: bool) -> None:
    """Show one paper with its text."""
    paper = find_paper(call.books, key)
    if json_:
        as_json({**_plain(call, paper), "text": paper.text})
        return
    facts(
        (
            ("Key", paper.key),
            ("Network", paper.network),
            ("Kind", paper.kind),
            ("Title", paper.title),
            ("Of", _day(paper)),
            ("Version", str(paper.version)),
            ("Draft", paper.draft),
            ("Source", paper.source),
            ("Added", when(paper.added, call.zone(paper.network))),
        )
    )
    say()
    say(paper.text)


@command.command()
@click.argument("words", nargs=-1, required=True, metavar="WORDS…")
@network_option
@json_option
@pass_call
def search(call: Call, words: tuple[str, ...], network: str | None, json_: bool) -> None:
    """Find papers as members do: "referatet fra september 2016", "the latest minutes"."""
    of = [call.network(network).key] if network is not None else list(call.house.networks)
    today = call.now.astimezone(call.zone()).date()
    found = [hit.paper for hit in searched(call.books, " ".join(words), today, of)]
    if json_:
        as_json([_plain(call, each) for each in found])
        return
    _table(found)


@command.command()
@click.argument("keys", nargs=-1, required=True, metavar="KEY…", shell_complete=papers_)
@pass_call
def drop(call: Call, keys: tuple[str, ...]) -> None:
    """Throw papers away. Nobody is told."""
    found = [find_paper(call.books, key) for key in keys]
    with call.office.store.change("minutes drop") as change:
        for paper in found:
            change.remove(Paper, paper.key)
    say(f"{counted(len(found), 'paper')} thrown away.")
