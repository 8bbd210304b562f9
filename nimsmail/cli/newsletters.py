"""`nimsmail newsletter`: drafted, edited as a Markdown file, seen, tested, and then sent."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import click

from nimsmail.cli.asking import approve, dispatch, mass_mail, queued_sentence
from nimsmail.cli.call import Call, pass_call
from nimsmail.cli.circles import named_audience
from nimsmail.cli.completing import audiences, editions, networks
from nimsmail.cli.drafting import draft
from nimsmail.cli.finding import find_edition, find_network
from nimsmail.cli.previewing import preview
from nimsmail.cli.root import Noun
from nimsmail.cli.show import as_json, counted, facts, json_option, moment, say, table, when
from nimsmail.cli.times import moment_of
from nimsmail.errors import NotFound
from nimsmail.network.dispatch import Plan
from nimsmail.network.newsletters import Edition, Newsletter
from nimsmail.network.outbox import Item

_SOON = timedelta(minutes=1)


@click.group("newsletter", cls=Noun)
def command() -> None:
    """Newsletters: draft, preview, test, send, schedule. A file's first heading is the subject."""


command.add_command(draft)
command.add_command(preview)

to_option = click.option(
    "--to",
    "audience",
    metavar="AUDIENCE",
    shell_complete=audiences,
    help="Who gets it, such as nims, or nims:contacts + nims:role=board; needed where there "
    "are several networks, else everybody.",
)
file_argument = click.argument("file", metavar="FILE.md", type=click.Path(path_type=Path))


@command.command()
@file_argument
@to_option
@mass_mail
@pass_call
def send(
    call: Call, file: Path, audience: str | None, yes: bool, dry_run: bool, json_: bool
) -> None:
    """Freeze a newsletter and queue it, one letter for each reader.

    The same file sent again goes only to those who do not have it yet.
    """
    to = named_audience(call, audience)
    title, plan = _plan(call, file, to, keep=not dry_run)
    what, why = f"“{title}”", f"newsletter {to.partition(':')[0]}"
    dispatch(call, plan, what, why, audience=to, yes=yes, dry_run=dry_run, json_=json_)


def _plan(call: Call, file: Path, audience: str, *, keep: bool) -> tuple[str, Plan]:
    from nimsmail.cli.circles import find_audience
    from nimsmail.cli.manuscripts import read_manuscript, refused
    from nimsmail.network.news import CannotUse
    from nimsmail.network.publishing import frozen, issue

    written = read_manuscript(call, file)
    whom = find_audience(call, audience)
    edition = frozen(
        call.books,
        whom.network,
        written.title,
        written.text,
        call.now,
        enclosed=written.files,
        news=written.news,
    )
    try:
        plan = issue(call.books, call.house, whom, edition, call.now)
    except CannotUse as error:
        raise refused(file, error) from None
    if keep:
        written.keep_files(call)
    return written.title, plan


@command.command()
@file_argument
@click.option("--network", metavar="KEY", shell_complete=networks, help="Whose newsletter it is.")
@json_option
@pass_call
def test(call: Call, file: Path, network: str | None, json_: bool) -> None:
    """Send a newsletter to the network's coordinators alone, as its readers would get it."""
    from nimsmail.cli.manuscripts import read_manuscript
    from nimsmail.cli.proving import proofs

    of = find_network(call.house, network)
    written = read_manuscript(call, file, finished=False)
    written.keep_files(call)
    kept = call.office.keep(proofs(call, of, written), f"newsletter test {of.key}", call.now)
    if json_:
        as_json({"queued": list(kept.queued), "held": list(kept.held)})
    else:
        say(queued_sentence(kept))


@command.command()
@file_argument
@click.option("--at", required=True, metavar="WHEN", help='e.g. "1. marts 2027 kl. 9"')
@to_option
@click.option("--yes", is_flag=True, help="Do it without asking.")
@json_option
@pass_call
def schedule(call: Call, file: Path, at: str, audience: str | None, yes: bool, json_: bool) -> None:
    """Freeze a newsletter now, and have the daemon send it at its time.

    Who gets it is found when it goes. `newsletter withdraw` takes it back until then.
    """
    to = named_audience(call, audience)
    title, plan = _plan(call, file, to, keep=True)
    edition = next(each for each in plan.records if isinstance(each, Edition))
    network = call.house.networks[edition.network]
    moment_ = moment_of(call, network, at)
    if moment_ < call.now + _SOON:
        raise NotFound(f"{at} is over already; name a time to come with --at.")
    before = call.books.get(Edition, edition.key)
    if before is not None and before.stage in ("sent", "scheduled"):
        raise NotFound(
            f"This edition is {before.stage} already; see nimsmail newsletter show {edition.key}."
        )
    goes = when(moment_, network.timezone)
    people = counted(len(plan.letters), "person", "people")
    approve(f"Send “{title}” to {to}, now {people}, at {goes}?", yes=yes)
    waiting = replace(edition, stage="scheduled", at=moment_, audience=to)
    with call.office.store.change(f"newsletter schedule {edition.key}") as change:
        change.put(waiting)
    if json_:
        as_json(_plain(call, waiting))
        return
    say(f"“{title}” goes at {goes}, by the daemon. To take it back:")
    say(f"  nimsmail newsletter withdraw {edition.key}")


@command.command()
@click.argument("key", shell_complete=editions)
@pass_call
def withdraw(call: Call, key: str) -> None:
    """Take back an edition that is scheduled or drafted, and has not been sent."""
    from nimsmail.network.contributing import settled

    edition = find_edition(call.books, key)
    with call.office.store.change(f"newsletter withdraw {edition.key}") as change:
        edition = change.get(Edition, edition.key) or edition
        if edition.stage not in ("scheduled", "draft"):
            raise NotFound(f"{edition.key} is {edition.stage}; only what waits can be taken back.")
        change.put(replace(edition, stage="dropped", at=None))
        for record in settled(change, f"edition/{edition.key}", "withdrawn", call.now).records:
            change.put(record)
    say(f"{edition.key} is taken back; nothing of it was sent.")


@command.command("list")
@click.option("--network", metavar="KEY", shell_complete=networks, help="Only of this network.")
@click.option("--all", "all_", is_flag=True, help="Those that were taken back, too.")
@json_option
@pass_call
def list_(call: Call, network: str | None, all_: bool, json_: bool) -> None:
    """List the editions: sent, scheduled and drafted, the newest first."""
    key = None if network is None else call.network(network).key
    found = sorted(
        (
            each
            for each in call.books.every(Edition)
            if (key is None or each.network == key) and (all_ or each.stage != "dropped")
        ),
        key=lambda each: each.frozen,
        reverse=True,
    )
    if json_:
        as_json([_plain(call, each) for each in found])
        return
    rows = []
    for each in found:
        zone = call.zone(each.network)
        rows.append(
            (
                each.key,
                each.stage,
                when(each.at or each.frozen, zone),
                _title(call, each),
                _readers(call, each) or "",
            )
        )
    heads = ("Key", "Stage", "When", "Title", "Readers")
    table(heads, rows, "There is no newsletter yet; make one with nimsmail newsletter draft.")


@command.command()
@click.argument("key", shell_complete=editions)
@json_option
@pass_call
def show(call: Call, key: str, json_: bool) -> None:
    """Show one edition as it was frozen, and how many it went to."""
    edition = find_edition(call.books, key)
    if json_:
        as_json(_plain(call, edition))
        return
    zone = call.zone(edition.network)
    facts(
        (
            ("Key", edition.key),
            ("Network", edition.network),
            ("Title", _title(call, edition)),
            ("Stage", edition.stage),
            ("Frozen", when(edition.frozen, zone)),
            ("Goes", when(edition.at, zone)),
            ("Audience", edition.audience),
            ("Readers", _readers(call, edition) or None),
            ("Files", [f"{e.name} ({e.size // 1000 + 1} kB)" for e in edition.enclosed]),
            ("News", edition.news),
        )
    )
    say()
    say(_words(call, edition).rstrip())


def _readers(call: Call, edition: Edition) -> int:
    items = call.books.find(Item, "about", edition.key)
    return sum(each.kind == Newsletter.kind for each in items)


def _words(call: Call, edition: Edition) -> str:
    """Return an edition's Markdown; of one that was drafted by itself, in its network's words."""
    if edition.material is None:
        return edition.text
    network = call.house.networks[edition.network]
    return call.office.writer.writer.draft("newsletter-draft", network, {"edition": edition})


def _title(call: Call, edition: Edition) -> str:
    return edition.title or _words(call, edition).partition("\n")[0].removeprefix("# ")


def _plain(call: Call, edition: Edition) -> dict[str, object]:
    zone = call.zone(edition.network)
    return {
        "key": edition.key,
        "network": edition.network,
        "title": _title(call, edition),
        "stage": edition.stage,
        "frozen": moment(edition.frozen, zone),
        "at": moment(edition.at, zone),
        "audience": edition.audience or None,
        "readers": _readers(call, edition),
        "files": [
            {"file": e.file, "name": e.name, "type": e.type, "size": e.size}
            for e in edition.enclosed
        ],
        "news": edition.news,
        "text": _words(call, edition),
    }
