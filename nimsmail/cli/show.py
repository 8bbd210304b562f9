"""What a command prints: sentences, tables and JSON.

Whatever strangers wrote is escaped here, so that no mail can speak to a terminal.
"""

import json
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import click


def escape(text: str) -> str:
    """Show what a terminal would obey as escapes; the log's way, loaded when it is needed."""
    from nimsmail.logs import escape as escaped

    return escaped(text)


def say(text: str = "") -> None:
    """Print a sentence, or several lines, on stdout."""
    click.echo("\n".join(_lines(text, sys.stdout.isatty())))


def warn(text: str) -> None:
    """Print what a person should know beside the result, on stderr."""
    click.echo("\n".join(_lines(text, sys.stderr.isatty())), err=True)


def _lines(text: str, on_screen: bool) -> list[str]:
    """Escape each line; on a terminal fold prose between words.

    What is set in holds a command to be copied, or a letter as it is: it is never folded.
    """
    lines = [escape(line) for line in text.split("\n")]
    if not on_screen:
        return lines
    from nimsmail.cli.layout import wrapped

    width = screen_width()
    return [
        part
        for line in lines
        for part in ([line] if line.startswith(" ") else wrapped(line, width))
    ]


def screen_width() -> int:
    """Return how many letters go on one line of the terminal."""
    return shutil.get_terminal_size().columns


def table(heads: Sequence[str], rows: Iterable[Sequence[object]], nothing: str) -> None:
    """Print rows under their heads; without any, the sentence `nothing`.

    A terminal gets what fits its width. A pipe gets one line a row.
    """
    cells = [[escape(_shown(value)) for value in row] for row in rows]
    if not cells:
        say(nothing)
    elif sys.stdout.isatty():
        _on_screen(heads, cells)
    else:
        _in_columns([list(heads), *cells])


def _on_screen(heads: Sequence[str], rows: list[list[str]]) -> None:
    from nimsmail.cli.layout import laid_out

    for line in laid_out(heads, rows, screen_width()):
        click.echo(line)


def _in_columns(rows: list[list[str]]) -> None:
    from rich.cells import cell_len

    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        padded = (c + " " * (w - cell_len(c)) for c, w in zip(row, widths, strict=True))
        click.echo("  ".join(padded).rstrip())


def facts(pairs: Iterable[tuple[str, object]]) -> None:
    """Print what is known of one thing, a line each; what is empty is left out."""
    known = [(name, _shown(value)) for name, value in pairs]
    known = [(name, text) for name, text in known if text]
    width = max((len(name) for name, _ in known), default=0) + 2
    for name, text in known:
        first, *rest = _beside(text, width)
        click.echo(f"{name:<{width}}{first}")
        for line in rest:
            click.echo(" " * width + line)


def _beside(text: str, edge: int) -> list[str]:
    """Return the lines of `text` as they stand to the right of `edge`."""
    lines = [escape(line) for line in text.split("\n")]
    if not sys.stdout.isatty():
        return lines
    from nimsmail.cli.layout import wrapped

    return [part for line in lines for part in wrapped(line, max(screen_width() - edge, 20))]


def _shown(value: object) -> str:
    match value:
        case None | False:
            return ""
        case True:
            return "yes"
        case str():
            return value
        case tuple() | list():
            return ", ".join(map(_shown, value))
        case _:
            return str(value)


def when(moment: datetime | None, zone: ZoneInfo) -> str:
    """Return a moment as a table shows it, in the network's zone."""
    return f"{moment.astimezone(zone):%Y-%m-%d %H:%M}" if moment else ""


def moment(value: datetime | None, zone: ZoneInfo) -> str | None:
    """Return a moment as JSON holds it: ISO 8601 with the zone's offset."""
    return value.astimezone(zone).isoformat(timespec="seconds") if value else None


def as_json(value: Any, *, indent: int | None = 2) -> None:
    """Print `value` as JSON, with all that a terminal would obey escaped."""
    text = json.dumps(_plain(value), ensure_ascii=False, indent=indent)
    click.echo(_without_commands(text))


def _without_commands(text: str) -> str:
    """Escape what JSON lets stand and a terminal would obey: C1, bidi, halves of surrogates."""
    if text.replace("\n", "").isprintable():
        return text
    return "".join(
        letter if letter == "\n" or letter.isprintable() else json.dumps(letter)[1:-1]
        for letter in text
    )


def _plain(value: Any) -> Any:
    match value:
        case datetime() | date():
            return value.isoformat()
        case Mapping():
            return {str(key): _plain(each) for key, each in value.items()}
        case tuple() | list() | frozenset() | set() | Iterator():
            return [_plain(each) for each in value]
        case _:
            return value


def ended(text: str) -> str:
    """Return a sentence with its full stop.

    >>> ended("the disk is full; make room"), ended("did you mean Varde?")
    ('the disk is full; make room.', 'did you mean Varde?')
    """
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun.

    >>> counted(1, "letter"), counted(0, "reply", "replies")
    ('1 letter', '0 replies')
    """
    return f"{number} {one if number == 1 else many or one + 's'}"


json_option = click.option("--json", "json_", is_flag=True, help="Print JSON.")
