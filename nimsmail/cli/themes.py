"""`nimsmail theme`: what has been suggested, and what is done about it."""

from typing import TYPE_CHECKING

import click

from nimsmail.cli import ballots, counts
from nimsmail.cli.call import Call, pass_call
from nimsmail.cli.completing import networks, people
from nimsmail.cli.completing import themes as known_themes
from nimsmail.cli.finding import find_person, find_theme
from nimsmail.cli.root import Noun
from nimsmail.cli.show import as_json, json_option, moment, say, table, when
from nimsmail.errors import NotFound
from nimsmail.network.themes import (
    LONGEST,
    NoTheme,
    Theme,
    dropped,
    like,
    merged,
    reworded,
    suggested,
)
from nimsmail.network.themes import worded as as_theme

if TYPE_CHECKING:
    from nimsmail.network.people import Person


@click.group("theme", cls=Noun)
def command() -> None:
    """Themes: call, list, suggest, reword, merge, drop; ballot, ballots, remind, result, close."""


for each in (*ballots.COMMANDS, *counts.COMMANDS):
    command.add_command(each)

network_option = click.option(
    "--network",
    metavar="KEY",
    shell_complete=networks,
    help="Whose themes; it need not be named where there is only one network.",
)


@command.command("list")
@network_option
@click.option("--all", "all_", is_flag=True, help="Also merged, dropped and chosen ones.")
@json_option
@pass_call
def list_(call: Call, network: str | None, all_: bool, json_: bool) -> None:
    """List the themes that were suggested, and which of them are alike."""
    of = call.network(network)
    known = sorted(call.books.find(Theme, "network", of.key), key=lambda each: each.number)
    shown = [each for each in known if all_ or each.state == "open"]
    others = [each for each in known if each.state in ("open", "chosen")]
    if json_:
        as_json([_plain(call, each, others) for each in shown])
        return
    rows = (
        (
            each.number,
            each.text,
            _by(call, each),
            when(each.suggested, of.timezone),
            _fate(each),
            _like(each, others),
        )
        for each in shown
    )
    heads = ("No.", "Theme", "By", "Suggested", "State", "Like")
    table(heads, rows, "No theme has been suggested; add one with nimsmail theme suggest.")


def _by(call: Call, theme: Theme) -> str:
    from nimsmail.network.people import Person

    people_ = (call.books.get(Person, key) for key in theme.by)
    return ", ".join(each.name or each.addresses[0] for each in people_ if each)


def _fate(theme: Theme) -> str:
    if theme.state == "merged":
        return f"merged into {(theme.into or '').rpartition('/')[2]}"
    if theme.state == "chosen" and theme.meeting:
        return f"chosen for {theme.meeting}"
    return "" if theme.state == "open" else theme.state


def _like(theme: Theme, others: list[Theme]) -> str:
    found = like(theme, others) if theme.state == "open" else None
    return f"{found[0].number} ({found[1]:.0%})" if found else ""


def _plain(call: Call, theme: Theme, others: list[Theme]) -> dict[str, object]:
    found = like(theme, others) if theme.state == "open" else None
    return {
        "number": theme.number,
        "network": theme.network,
        "text": theme.text,
        "by": theme.by,
        "suggested": moment(theme.suggested, call.zone(theme.network)),
        "state": theme.state,
        "into": int(theme.into.rpartition("/")[2]) if theme.into else None,
        "meeting": theme.meeting,
        "like": {"number": found[0].number, "likeness": round(found[1], 2)} if found else None,
    }


@command.command()
@click.argument("text")
@network_option
@click.option("--by", metavar="WHO", shell_complete=people, help="Who suggested it, to you.")
@pass_call
def suggest(call: Call, text: str, network: str | None, by: str | None) -> None:
    """Add a theme to the list, in a few words; members do it by mail."""
    of = call.network(network)
    _check(text)
    person: Person | None = None if by is None else find_person(call.books, by)
    with call.office.store.change("theme suggest") as change:
        outcome = suggested(change, of.key, text, person.key if person else None, call.now)
        call.office.clerk.keep(change, outcome, call.now)
    theme = next(each for each in outcome.records if isinstance(each, Theme))
    if len(outcome.records) == 1:
        say(f"Theme {theme.number} says so already: {theme.text}")
        return
    say(f"Theme {theme.number} is on the list: {as_theme(text)}")
    found = like(theme, call.books.find(Theme, "open_in", of.key))
    if found:
        say(f"It is like theme {found[0].number} ({found[1]:.0%}): {found[0].text}")
        say(f"  nimsmail theme merge {theme.number} --into {found[0].number} --network {of.key}")


def _check(text: str) -> None:
    if not any(letter.isalnum() for letter in text):
        raise NotFound("The theme says nothing; write some words.")
    if len(" ".join(text.split())) > LONGEST:
        raise NotFound(f"The theme is over {LONGEST} letters; shorten it to a heading.")


@command.command()
@click.argument("number", type=int, shell_complete=known_themes)
@click.argument("text")
@network_option
@pass_call
def reword(call: Call, number: int, text: str, network: str | None) -> None:
    """Say a theme in other words, before it is put to the vote."""
    of = call.network(network)
    _check(text)
    with call.office.store.change("theme reword") as change:
        try:
            outcome = reworded(find_theme(change, of.key, number), text)
        except NoTheme as error:
            raise _refusal(error) from None
        call.office.clerk.keep(change, outcome, call.now)
    say(f"Theme {number} is now: {as_theme(text)}")


@command.command()
@click.argument("numbers", nargs=-1, required=True, type=int, shell_complete=known_themes)
@click.option(
    "--into",
    required=True,
    type=int,
    metavar="NUMBER",
    shell_complete=known_themes,
    help="The theme that stays.",
)
@network_option
@pass_call
def merge(call: Call, numbers: tuple[int, ...], into: int, network: str | None) -> None:
    """Let themes be one with another: all who suggested either have suggested it."""
    of = call.network(network)
    with call.office.store.change("theme merge") as change:
        for number in numbers:
            theme, stays = find_theme(change, of.key, number), find_theme(change, of.key, into)
            try:
                call.office.clerk.keep(change, merged(theme, stays), call.now)
            except NoTheme as error:
                raise _refusal(error) from None
        stays = find_theme(change, of.key, into)
    say(f"Theme {into} stands for {', '.join(map(str, numbers))}, too: {stays.text}")


@command.command()
@click.argument("numbers", nargs=-1, required=True, type=int, shell_complete=known_themes)
@network_option
@pass_call
def drop(call: Call, numbers: tuple[int, ...], network: str | None) -> None:
    """Take themes off the list; theme list --all still shows them."""
    of = call.network(network)
    with call.office.store.change("theme drop") as change:
        for number in numbers:
            try:
                outcome = dropped(find_theme(change, of.key, number))
            except NoTheme as error:
                raise _refusal(error) from None
            call.office.clerk.keep(change, outcome, call.now)
    say(f"Off the list: {', '.join(map(str, numbers))}.")


def _refusal(error: NoTheme) -> NotFound:
    said = str(error)
    return NotFound(f"{said[0].upper()}{said[1:]}.")
