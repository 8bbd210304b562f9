"""`nimsmail news`: what members tell, and the coordinator's word on each piece of it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from nimsmail.cli.asking import dispatch, mass_mail
from nimsmail.cli.call import Call, pass_call
from nimsmail.cli.circles import named_audience
from nimsmail.cli.completing import audiences, networks, news
from nimsmail.cli.finding import find_news, find_person
from nimsmail.cli.root import Noun
from nimsmail.cli.show import as_json, facts, json_option, moment, say, table, when
from nimsmail.cli.texts import read_text
from nimsmail.clock import parse_day
from nimsmail.errors import NotFound
from nimsmail.network.news import CannotUse, NewsItem
from nimsmail.network.people import Person

_OPEN = ("new", "accepted")


@click.group("news", cls=Noun)
def command() -> None:
    """News: list, show, add, accept, decline, and collect, which asks members for it.

    Members send news by mail. Nothing of it is passed on before you accept it.
    """


@command.command("list")
@click.option("--network", metavar="KEY", shell_complete=networks, help="Only of this network.")
@click.option("--all", "all_", is_flag=True, help="What is used or declined, too.")
@json_option
@pass_call
def list_(call: Call, network: str | None, all_: bool, json_: bool) -> None:
    """List the news that waits for your word, or for the next newsletter, the oldest first."""
    key = None if network is None else call.network(network).key
    found = sorted(
        (
            each
            for each in call.books.every(NewsItem)
            if (key is None or each.network == key) and (all_ or each.standing in _OPEN)
        ),
        key=lambda each: (each.came, each.key),
    )
    if json_:
        as_json([_plain(call, each) for each in found])
        return
    rows = (
        (
            each.key,
            when(each.came, call.zone(each.network)),
            _name(call, each),
            each.standing,
            each.not_before or "",
            len(each.enclosures) or "",
            " ".join(each.text.split()),
        )
        for each in found
    )
    heads = ("Key", "Came", "From", "State", "Not before", "Files", "Text")
    table(heads, rows, "There is no news; ask for some with nimsmail news collect.")


def _name(call: Call, item: NewsItem) -> str:
    person = call.books.get(Person, item.person) if item.person else None
    return person.name if person else ""


def _plain(call: Call, item: NewsItem) -> dict[str, object]:
    zone = call.zone(item.network)
    return {
        "key": item.key,
        "network": item.network,
        "text": item.text,
        "person": item.person,
        "name": _name(call, item) or None,
        "came": moment(item.came, zone),
        "state": item.standing,
        "decided": moment(item.decided, zone),
        "not_before": item.not_before,
        "used_in": item.used_in,
        "files": [
            {"file": e.file, "name": e.name, "type": e.type, "size": e.size}
            for e in item.enclosures
        ],
    }


@command.command()
@click.argument("key", shell_complete=news)
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
    """Show one piece of news: its words, who sent it, and the files that came with it."""
    from nimsmail.cli.filing import write_files

    item = find_news(call.books, key)
    if folder is not None:
        write_files(call, item.enclosures, folder)
    if json_:
        as_json(_plain(call, item))
        return
    zone = call.zone(item.network)
    facts(
        (
            ("Key", item.key),
            ("Network", item.network),
            ("From", _name(call, item)),
            ("Came", when(item.came, zone)),
            ("State", item.standing),
            ("Not before", item.not_before),
            ("Used in", item.used_in),
            ("Files", "\n".join(f"{e.file}  {e.name} ({e.size} bytes)" for e in item.enclosures)),
        )
    )
    say()
    say("\n".join(f"  > {line}" for line in item.text.split("\n")))


@command.command()
@click.argument("text")
@click.option("--network", metavar="KEY", shell_complete=networks, help="Whose news it is.")
@click.option("--from", "who", metavar="WHO", help="The member who told you, by name or address.")
@click.option("--not-before", metavar="DAY", help="The first day on which it may be told.")
@json_option
@pass_call
def add(
    call: Call,
    text: str,
    network: str | None,
    who: str | None,
    not_before: str | None,
    json_: bool,
) -> None:
    """Note a piece of news yourself; it is accepted at once."""
    from nimsmail.network.news import accepted, item_key

    of = call.network(network)
    words = text.strip()
    if not words:
        raise NotFound("The news says nothing; write some words.")
    item = NewsItem(
        key=item_key(of.key, call.now.isoformat(), words),
        network=of.key,
        text=words,
        person=find_person(call.books, who).key if who else None,
        came=call.now,
        not_before=_day(call, of.key, not_before),
    )
    item = accepted(item, call.now)
    with call.office.store.change(f"news add {item.key}") as change:
        change.put(item)
    if json_:
        as_json(_plain(call, item))
    else:
        say(f"Noted as {item.key}; it comes into the next newsletter and agenda.")


def _day(call: Call, network: str, text: str | None) -> date | None:
    if text is None:
        return None
    return parse_day(text, call.now.astimezone(call.zone(network)).date())


@command.command()
@click.argument("keys", metavar="KEY...", nargs=-1, required=True, shell_complete=news)
@click.option("--not-before", metavar="DAY", help="The first day on which it may be told.")
@pass_call
def accept(call: Call, keys: tuple[str, ...], not_before: str | None) -> None:
    """Let news through, for the next newsletter and agenda; or hold it back until a day."""
    from nimsmail.network.news import accepted

    for key in keys:
        item = find_news(call.books, key)
        day = _day(call, item.network, not_before) or item.not_before
        _decide(call, replace(accepted(item, call.now), not_before=day), "accepted")
        held = f"; it is told from {day} on" if day else ""
        say(f"{item.key} is accepted{held}.")


@command.command()
@click.argument("keys", metavar="KEY...", nargs=-1, required=True, shell_complete=news)
@pass_call
def decline(call: Call, keys: tuple[str, ...]) -> None:
    """Decline news: it is told nowhere. Who sent it is told nothing; write to them yourself."""
    from nimsmail.network.news import declined

    for key in keys:
        item = find_news(call.books, key)
        try:
            _decide(call, declined(item, call.now), "declined")
        except CannotUse as error:
            raise NotFound(f"Too late: {error}.") from None
        say(f"{item.key} is declined.")


def _decide(call: Call, item: NewsItem, said: str) -> None:
    """Keep a decision, and close what asked for it."""
    from nimsmail.network.contributing import settled

    with call.office.store.change(f"news {said} {item.key}") as change:
        change.put(item)
        for record in settled(change, f"news/{item.key}", said, call.now).records:
            change.put(record)


@command.command()
@click.option(
    "--to",
    "audience",
    metavar="AUDIENCE",
    shell_complete=audiences,
    help="Whom to ask, such as nims:contacts; needed where there are several networks.",
)
@click.option("--by", "until", metavar="DAY", help="The last day to answer.")
@click.option(
    "--text",
    type=click.Path(path_type=Path),
    metavar="FILE.md",
    help="What else the letter says, in Markdown.",
)
@mass_mail
@pass_call
def collect(
    call: Call,
    audience: str | None,
    until: str | None,
    text: Path | None,
    yes: bool,
    dry_run: bool,
    json_: bool,
) -> None:
    """Ask members for news; they answer in their own words, with pictures if they like.

    Nobody is asked twice in a day.
    """
    from nimsmail.cli.circles import find_audience
    from nimsmail.network.calling import call_for_news

    to = named_audience(call, audience)
    whom = find_audience(call, to)
    day = _day(call, whom.network, until)
    if day is not None and day < call.now.astimezone(call.zone(whom.network)).date():
        raise NotFound(f"{until} is over already; name a day to come with --by.")
    words = "" if text is None else read_text(text)
    plan = call_for_news(call.books, call.house, whom, words, day, call.now)
    what, why = "the call for news", f"news collect {whom.network}"
    dispatch(call, plan, what, why, audience=to, yes=yes, dry_run=dry_run, json_=json_)
