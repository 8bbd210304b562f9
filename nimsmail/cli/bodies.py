"""Lists of organisations, as files: those that are shipped, and the coordinator's own."""

from importlib.resources import files
from pathlib import Path

from nimsmail.cli.spreadsheet import Row, read_sheet
from nimsmail.errors import NotFound
from nimsmail.network.organisations import key_for
from nimsmail.network.people import Organisation

_COLUMNS = ("key", "name", "domains", "spellings")


def shipped_list(name: str) -> Path:
    """Return the file of a list that comes with nimsmail."""
    return Path(str(files("nimsmail"))) / "shipped" / "sample" / f"{name}.csv"


def read_list(path: Path) -> list[Organisation]:
    """Read a list of organisations, or raise NotFound naming the line and the remedy."""
    sheet = read_sheet(path)
    if "name" not in sheet.columns:
        raise NotFound(f"{path}: no column is called “name”; write name,domains,spellings first.")
    found: dict[str, Organisation] = {}
    for row in sheet.rows:
        organisation = _organisation(row, path)
        if organisation.key in found:
            raise NotFound(
                f"{path}, line {row.line}: “{organisation.name}” is there twice; take one out."
            )
        found[organisation.key] = organisation
    return list(found.values())


def _organisation(row: Row, path: Path) -> Organisation:
    name = " ".join(row.cells["name"].split())
    if not name:
        raise NotFound(f"{path}, line {row.line}: has no name; write one, or take the line out.")
    domains = _several(row, "domains")
    for domain in domains:
        if "@" in domain or "." not in domain:
            raise NotFound(
                f"{path}, line {row.line}: “{domain}” is no mail domain; write e.g. varde.dk."
            )
    return Organisation(
        key=row.cells.get("key", "") or key_for(name),
        name=name,
        domains=tuple(each.lower() for each in domains),
        spellings=_several(row, "spellings"),
    )


def _several(row: Row, column: str) -> tuple[str, ...]:
    parts = row.cells.get(column, "").split("|")
    return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))
