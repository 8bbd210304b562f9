"""Deadlines that a person typed: a CSV file, or a line in a mail.

programme;titel;frist;kl;trin;link;note
frist: CERV | Venskabsbyer 2026 | 19.9.2026 kl. 17 | https://…
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256

from nimsmail.catalogues.literals import Unreadable, is_open_ended, read_literals
from nimsmail.catalogues.portal import PortalError, as_due
from nimsmail.network.calls import Due, Model, Sighting
from nimsmail.network.programmes import programme, today

COLUMNS = {
    "programme": ("programme", "program"),
    "title": ("titel", "title"),
    "date": ("frist", "deadline", "date", "dato"),
    "clock": ("kl", "kl.", "time", "tid"),
    "stage": ("trin", "stage"),
    "link": ("link", "url"),
    "note": ("note", "bemærkning"),
}
_LINE = re.compile(r"^[>\s*-]*(?:frist|deadline)\s*:\s*(.+)$", re.IGNORECASE | re.MULTILINE)
_IDENTIFIER = re.compile(r"\b[A-Z][A-Z0-9+]{1,15}(?:-[A-Z0-9]+){2,}(?:-two-stage)?\b")


def read_sheet(text: str) -> Iterator[Sighting]:
    """Return the calls of a CSV file; the rows of one call are its several deadlines."""
    sample = text.lstrip("\ufeff")
    first = sample.partition("\n")[0]
    delimiter = max(";,\t", key=first.count)
    rows = csv.DictReader(io.StringIO(sample), delimiter=delimiter)
    names = {_column(each): each for each in rows.fieldnames or () if _column(each)}
    missing = [name for name in ("programme", "title", "date") if name not in names]
    if missing:
        raise PortalError(
            "its first line must name the columns programme;titel;frist;kl;trin;link;note "
            f"(there is no {', '.join(COLUMNS[each][0] for each in missing)})"
        )
    try:
        cells = [{name: (row.get(names[name]) or "").strip() for name in names} for row in rows]
    except csv.Error as error:
        raise PortalError(f"it is no CSV file ({error})") from error
    yield from _joined(read_cells(each) for each in cells if any(each.values()))


def _column(name: str | None) -> str:
    wanted = (name or "").strip().casefold()
    return next((key for key, names in COLUMNS.items() if wanted in names), "")


def read_lines(text: str) -> Iterator[Sighting]:
    """Return the calls that a mail names, each in a line of its own that begins with “frist:”."""
    for found in _LINE.finditer(text):
        cells = [each.strip() for each in found[1].split("|")]
        link = next((each for each in cells[2:] if re.match(r"<?https?://", each)), "")
        rest = [each for each in cells if each != link] + ["", "", ""]
        yield read_cells(
            {
                "programme": rest[0],
                "title": rest[1],
                "date": rest[2],
                "link": link.strip("<>"),
                "note": " | ".join(each for each in rest[3:] if each),
            }
        )


def read_cells(cells: dict[str, str]) -> Sighting:
    """Return the call that a row or a line tells, by the names of its `COLUMNS`."""
    known = programme(cells["programme"])
    key = today(known).key if known else ""
    dues, model, doubts = _dues(cells)
    if known is None:
        named = cells["programme"] or "nothing"
        doubts = (*doubts, f"“{named}” is no programme that we know; see deadline programmes")
    title = " ".join(cells["title"].split())
    if not title:
        doubts = (*doubts, "it has no title")
    return Sighting(
        identifier=_identifier(key, title),
        programme=key,
        title=title,
        url=cells.get("link", ""),
        dues=dues,
        model=model,
        note=cells.get("note", ""),
        doubts=doubts,
    )


def _identifier(key: str, title: str) -> str:
    """Return the call's identifier, if the title holds it, or one made of programme and title."""
    named = _IDENTIFIER.search(title)
    if named:
        return named[0]
    plain = re.sub(r"[^a-z0-9æøåéüö]+", "-", title.casefold()).strip("-")
    # Long titles that begin alike must not be taken for one call.
    mark = f"-{sha256(plain.encode()).hexdigest()[:6]}" if len(plain) > 40 else ""
    return f"{key.lower()}-{plain[:40].rstrip('-')}{mark}"


def _dues(cells: dict[str, str]) -> tuple[tuple[Due, ...], Model, tuple[str, ...]]:
    date, clock = cells["date"], cells.get("clock", "")
    if is_open_ended(date):
        return (), "continuous", ()
    said = f"{date} kl. {re.sub('^kl[.]?', '', clock, flags=re.I).strip()}" if clock else date
    stage = re.sub(r"\D", "", cells.get("stage", ""))
    try:
        dues = tuple(as_due(each) for each in read_literals(said, day_first=True))
    except Unreadable as error:
        return (), "single", (f"“{said}”: {error}",)
    if stage in ("1", "2") and len(dues) == 1:
        dues = (replace(dues[0], label="1" if stage == "1" else "2"),)
    elif cells.get("stage", "").casefold().startswith("skitse") and len(dues) == 1:
        dues = (replace(dues[0], label="sketch"),)
    return dues, _model(dues), ()


def _model(dues: tuple[Due, ...]) -> Model:
    if any(due.label in ("1", "2", "sketch") for due in dues):
        return "two-stage"
    return "cut-off" if len(dues) > 1 else "single"


def _joined(rows: Iterator[Sighting]) -> Iterator[Sighting]:
    """Join the rows of one call: a stage each, or a cut-off each."""
    found: dict[str, Sighting] = {}
    for row in rows:
        known = found.get(row.key)
        if known is None:
            found[row.key] = row
            continue
        dues = tuple(sorted((*known.dues, *row.dues), key=lambda due: due.moment))
        doubts = (*known.doubts, *row.doubts)
        found[row.key] = replace(known, dues=dues, model=_model(dues), doubts=doubts)
    yield from found.values()
