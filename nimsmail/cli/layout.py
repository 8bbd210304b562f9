"""How a table fits on a terminal: in columns whose words are whole, or a record at a time.

What is too wide is made narrower in this order: dates of one year lose it, then columns
are folded between words. Where even that is too wide, each record is a block of its own.
"""

import re
from collections.abc import Sequence
from datetime import datetime

_GAP = 2
_NARROWEST = 70  # below, columns are not worth their trouble
_WHEN = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d")
_SHORT = re.compile(r"\d\d [A-Z]\w+ \d\d:\d\d")


def wrapped(text: str, width: int) -> list[str]:
    """Fold a line between words; a word that is longer than `width` stays whole.

    >>> wrapped("Nobody is invited yet", 12)
    ['Nobody is', 'invited yet']
    """
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        joined = f"{line} {word}" if line else word
        if line and _width(joined) > width:
            lines.append(line.rstrip())
            line = word
        else:
            line = joined
    return [*lines, line.rstrip()]


def laid_out(heads: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> list[str]:
    """Return the lines of a table for a terminal of this width, the heads first.

    Columns without a word in them are left out.
    """
    filled = [n for n, _ in enumerate(heads) if any(row[n] for row in rows)]
    names = [heads[n] for n in filled]
    columns = [[row[n] for row in rows] for n in filled]
    if _total(_natural(names, columns)) > width:
        columns = [_without_year(column) for column in columns]
    widths = _fitted(names, columns, width) if width >= _NARROWEST else None
    if widths is None:
        return _blocks(names, columns, width)
    return [
        line for row in (names, *zip(*columns, strict=True)) for line in _folded(list(row), widths)
    ]


def _width(text: str) -> int:
    from rich.cells import cell_len

    return cell_len(text)


def _total(widths: Sequence[int]) -> int:
    return sum(widths) + _GAP * (len(widths) - 1)


def _natural(names: Sequence[str], columns: Sequence[Sequence[str]]) -> list[int]:
    return [max(map(_width, (name, *column))) for name, column in zip(names, columns, strict=True)]


def _fitted(names: Sequence[str], columns: Sequence[Sequence[str]], width: int) -> list[int] | None:
    """Return how wide each column may be, the widest made narrower first; None if none can."""
    widths = _natural(names, columns)
    least = [
        max(_width(word) for text in (name, *column) for word in _words(text))
        for name, column in zip(names, columns, strict=True)
    ]
    least[0] = widths[0]  # what a record is known by is never folded
    if _total(least) > width:
        return None
    while _total(widths) > width:
        loose = [n for n, each in enumerate(widths) if each > least[n]]
        widths[max(loose, key=lambda n: widths[n])] -= 1
    return widths


def _words(text: str) -> list[str]:
    return [text] if _WHEN.fullmatch(text) or _SHORT.fullmatch(text) else text.split(" ")


def _without_year(column: list[str]) -> list[str]:
    """Write moments of one year without it: 2027-03-18 09:30 becomes 18 Mar 09:30."""
    written = [each for each in column if each]
    if not all(_WHEN.fullmatch(each) for each in written) or len({e[:4] for e in written}) != 1:
        return column
    return [f"{datetime.fromisoformat(each):%d %b %H:%M}" if each else "" for each in column]


def _folded(row: list[str], widths: list[int]) -> list[str]:
    cells = [wrapped(text, width) for text, width in zip(row, widths, strict=True)]
    lines = []
    for number in range(max(map(len, cells))):
        parts = [cell[number] if number < len(cell) else "" for cell in cells]
        padded = (part + " " * (w - _width(part)) for part, w in zip(parts, widths, strict=True))
        lines.append((" " * _GAP).join(padded).rstrip())
    return lines


def _blocks(names: list[str], columns: list[list[str]], width: int) -> list[str]:
    """Write each record as a block of lines, a name and what it is."""
    labels = [name.strip() for name in names]
    edge = max(map(_width, labels)) + _GAP
    lines: list[str] = []
    for row in zip(*columns, strict=True):
        if lines:
            lines.append("")
        for label, text in zip(labels, row, strict=True):
            if text.strip():
                first, *rest = wrapped(text.strip(), max(width - edge, 1))
                lines += [f"{label:<{edge}}{first}", *(" " * edge + each for each in rest)]
    return lines
