"""CSV as spreadsheets write and read it.

Excel in Danish parts cells by semicolons and writes windows-1252 or UTF-8 with a mark;
others write commas and plain UTF-8. All of it is read. What is written opens in Danish
Excel by a double click, and no cell of it is ever run as a formula.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from nimsmail.errors import NotFound

_DELIMITERS = ";,\t"
_LARGEST = 50_000_000  # bytes

# What a spreadsheet may run: = + - @ tab and CR at the start, also after blanks or a
# quotation mark, and in their full-width forms.
_FORMULA = re.compile(r"""[\s"'“”‘’＂＇]*[=+\-@\t\r＝＋－＠]""")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a sheet, by the names of its columns; `line` is where it begins in the file."""

    line: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: the names of its columns, in small letters, and its rows without the empty ones."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def read_sheet(path: Path) -> Sheet:
    """Read a sheet, or raise NotFound saying why it cannot be."""
    text = _text(path)
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        rows = list(_rows(reader))
    except csv.Error as error:
        raise NotFound(f"{path}, {_damage(error, text, reader.line_num)}") from None
    if not rows:
        raise NotFound(f"{path} is empty; its first line must name the columns.")
    columns = tuple(each.strip().casefold() for each in rows[0][1])
    return Sheet(columns, tuple(_row(columns, *each, path) for each in rows[1:]))


def _damage(error: csv.Error, text: str, line: int) -> str:
    """Say what is no CSV; an unclosed quotation mark is told of where it opens."""
    if "unexpected end" not in str(error):
        return f"line {line}: is no CSV ({error}); save the sheet as CSV again."
    opened = _opened_on(text)
    return f"line {opened}: a quotation mark is not closed; close it, or take it out."


def _opened_on(text: str) -> int:
    """Return the line of the quotation mark that has none to close it."""
    line, inside = 1, 0
    for letter in text:
        if letter == '"':
            inside = 0 if inside else line
        line += letter == "\n"
    return inside or line


def _rows(reader: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    before = 0
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield before + 1, cells
        before = reader.line_num  # type: ignore[attr-defined]


def _row(columns: tuple[str, ...], line: int, cells: list[str], path: Path) -> Row:
    surplus = [cell for cell in cells[len(columns) :] if cell.strip()]
    if surplus:
        raise NotFound(
            f"{path}, line {line}: has {len(cells)} cells for {len(columns)} columns; put cells "
            'that hold commas or semicolons in "quotes".'
        )
    padded = [*cells, *[""] * (len(columns) - len(cells))]
    return Row(line, dict(zip(columns, map(_unquoted, padded), strict=False)))


def _unquoted(cell: str) -> str:
    """Take away the apostrophe that `safe` puts before what looks like a formula."""
    cell = cell.strip()
    return cell[1:].strip() if cell.startswith("'") and _FORMULA.match(cell[1:]) else cell


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            raise NotFound(f"{path} is over {_LARGEST // 1_000_000} MB; part it into several.")
        content = path.read_bytes()
    except OSError as error:
        raise NotFound(f"{path} cannot be read ({error.strerror}); name another file.") from None
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise NotFound(f"{path} is a workbook; save the sheet as CSV and import that.")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("windows-1252", "replace")
    if "\0" in text:
        raise NotFound(f"{path} is no text; save the sheet as CSV and import that.")
    return text


def safe(cell: str) -> str:
    """Return a cell that no spreadsheet runs.

    >>> safe("=1+1"), safe(' "@home'), safe("Anna")
    ("'=1+1", '\\' "@home', 'Anna')
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell


def written(heads: Sequence[str], rows: Iterable[Sequence[str]], *, raw: bool = False) -> str:
    """Return a sheet as text, for Danish Excel: semicolons, and a mark that says UTF-8."""
    sheet = io.StringIO()
    writer = csv.writer(sheet, delimiter=";", lineterminator="\r\n")
    writer.writerow(heads)
    for row in rows:
        writer.writerow(row if raw else [safe(cell) for cell in row])
    return "\ufeff" + sheet.getvalue()


def write_sheet(path: Path, text: str) -> None:
    """Write a sheet that only its owner can read: it is full of people."""
    import os

    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
            file.write(text)
    except OSError as error:
        raise NotFound(f"{path} cannot be written ({error.strerror}); name another file.") from None
