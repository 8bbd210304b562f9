"""The story on a terminal, to be read at a glance: who wrote what, and what came back."""

import re
import textwrap
from collections.abc import Iterable, Iterator
from typing import assert_never

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.style import Style
from rich.table import Table as Grid
from rich.text import Text

from nimsmail.demo.events import Event, Letters, Posted, Said, Scene, Table, Written
from nimsmail.demo.storytime import ZONE
from nimsmail.logs import escape

_WIDEST = 92
_LINES = 3
_UNDERLINE = re.compile(r"\s*(-{3,}|={3,})")
_MEMBER, _LETTER, _READ, _QUIET = "cyan", "green", "yellow", "dim"


class Teller:
    """Tells events on a console, in colours where it has them."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._width = min(console.width, _WIDEST)

    def tell(self, event: Event) -> None:
        """Tell of one event."""
        match event:
            case Scene():
                self._scene(event)
            case Written():
                self._written(event)
            case Posted():
                self._posted(event)
            case Letters():
                self._letters(event)
            case Said(text=text, aside=aside):
                self._folded(text, " " * 13 if aside else "  ", _QUIET)
            case Table():
                self._table(event)
            case _:
                assert_never(event)

    def _scene(self, scene: Scene) -> None:
        day = f"{scene.when.astimezone(ZONE):%A %-d %B}"
        self._console.print()
        self._console.print(
            Rule(
                Text(f"{scene.number}  {scene.title}  ·  {day}", style="bold"),
                align="left",
                style=_QUIET,
            ),
            width=self._width,
        )
        if scene.about:
            self._folded(scene.about, "  ", _QUIET)

    def _written(self, mail: Written) -> None:
        hour = f"{mail.when.astimezone(ZONE):%H:%M}"
        head = Text().append(f"\n  {hour}  ", style=_QUIET)
        head.append(escape(mail.who), style=Style.parse(f"bold {_MEMBER}"))
        head.append(escape(f", {mail.whence}"), style=_MEMBER)
        head.append(f"  ·  {mail.program}", style=_QUIET)
        self._print(head)
        self._bar(_lines(mail.words, self._width - 12), "         ", _MEMBER)
        if mail.understood:
            self._folded(f"nimsmail understood: {mail.understood}", "         ", _READ)

    def _posted(self, letter: Posted) -> None:
        head = Text().append("             NIMS to ", style=_QUIET)
        head.append(escape(letter.name), style=_LETTER)
        head.append("  ")
        head.append(escape(letter.subject), style=Style.parse(f"bold {_LETTER}"))
        self._print(head)
        self._bar(opening(letter.text, self._width - 16), "             ", _LETTER)

    def _letters(self, event: Letters) -> None:
        names = ", ".join(dict.fromkeys(letter.name for letter in event.letters))
        self._folded(f"{event.what}: {names}.", "  ", _QUIET)
        if event.one_of_them:
            self._posted(event.letters[0])

    def _table(self, event: Table) -> None:
        grid = Grid(title=event.title, title_justify="left", title_style="bold", box=None)
        for head in event.heads:
            grid.add_column(head, header_style=_QUIET)
        for row in event.rows:
            grid.add_row(*(Text(escape(cell)) for cell in row))
        self._console.print()
        self._console.print(Padding(grid, (0, 0, 0, 2)), width=self._width)

    def _bar(self, lines: Iterable[str], margin: str, style: str) -> None:
        for line in lines:
            text = Text(f"{margin}│ ", style=style)
            text.append(escape(line), style="default")
            self._print(text)

    def _folded(self, words: str, margin: str, style: str) -> None:
        for line in textwrap.wrap(words, self._width - len(margin)):
            self._print(Text(f"{margin}{escape(line)}", style=style))

    def _print(self, text: Text) -> None:
        self._console.print(text, soft_wrap=True)


def opening(text: str, width: int) -> Iterator[str]:
    """Return the first lines of a letter, after the greeting.

    >>> list(opening("Kære Anna\\n\\nTak for dit svar.\\nVi ses.\\n\\nVenlig hilsen", 40))
    ['Tak for dit svar. Vi ses.', 'Venlig hilsen']
    >>> list(opening("Kære Hanne\\n\\nOle Madsen\\n----------\\n\\nHej", 40))
    ['Ole Madsen', 'Hej']
    """
    _, _, body = text.partition("\n\n")
    lines = _lines(body, width)
    yield from lines[:_LINES]
    if len(lines) > _LINES:
        yield "…"


def _lines(text: str, width: int) -> list[str]:
    """Fold `text` to `width`: paragraphs are filled, tables and lists keep their lines."""
    found: list[str] = []
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        rows = [row for row in paragraph.splitlines() if not _UNDERLINE.fullmatch(row)]
        if not any("  " in row.strip() or row.startswith(("- ", "* ")) for row in rows):
            rows = [" ".join(rows)]
        for row in rows:
            found += textwrap.wrap(row, width)
    return found
