"""`nimsmail member import`: a sheet of people, checked whole and taken in whole."""

import difflib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from nimsmail.clerk import Kept
from nimsmail.cli.addresses import expect_address
from nimsmail.cli.asking import approve, named, queued_sentence, who_asks
from nimsmail.cli.call import Call
from nimsmail.cli.finding import alphabetical, organisation_name
from nimsmail.cli.letters import as_read, show_letter
from nimsmail.cli.show import as_json, counted, say, table, warn
from nimsmail.cli.spreadsheet import Sheet, read_sheet
from nimsmail.cli.waiting import working
from nimsmail.errors import NotFound
from nimsmail.network.dispatches import Dispatch, key_for
from nimsmail.network.house import Network
from nimsmail.network.joining import ConfirmSignUp
from nimsmail.network.people import Consent, Organisation
from nimsmail.network.records import Books
from nimsmail.network.roster import Line, Remark, Roster, asked, checked, taken_in

_READ = ("address", "name", "organisation", "language")
_OURS = ("network", "roles", "since", "consent")  # export writes these beside
# How sheets of Danish offices call them.
_ALSO = {
    "navn": "name",
    "e-mail": "address",
    "email": "address",
    "mail": "address",
    "mailadresse": "address",
    "kommune": "organisation",
    "sprog": "language",
}
_SHOWN = 50


class Import:
    """One import of one file into one network."""

    def __init__(self, call: Call, network: Network, file: Path) -> None:
        self._call = call
        self._network = network
        self._file = file

    def run(
        self, *, confirmed: str | None, skip_faulty: bool, dry_run: bool, yes: bool, json_: bool
    ) -> None:
        """Check the file, and take everybody in it in, or ask them; all in one change."""
        if confirmed is not None and not confirmed.strip():
            raise NotFound("--confirmed must say how they all said yes; it is kept as the ground.")
        sheet = _in_our_words(read_sheet(self._file))
        lines = list(_lines(sheet, self._file))
        with working(f"Checking {counted(len(lines), 'line')}"):
            roster = _checked(self._call.books, self._network, lines)
        self._remark(roster, quiet=json_)
        if not json_:
            self._remind_of_list()
        if dry_run:
            self._show(roster, confirmed, json_=json_)
        if roster.faults and not skip_faulty:
            raise NotFound(
                f"{counted(len(roster.faults), 'fault')} in {self._file}; nothing was imported. "
                "Mend them, or leave those lines out with --skip-faulty."
            )
        if not dry_run:
            self._take_in(lines, roster, confirmed, yes=yes, json_=json_)

    def _remark(self, roster: Roster, *, quiet: bool) -> None:
        """Say what is wrong with which line, and what is worth a look."""
        for fault in roster.faults:
            warn(f"{self._file}, line {fault.line}: {fault.what}")
        if quiet:
            return
        for remarks in (roster.left_alone, roster.doubts):
            for each in remarks[:_SHOWN]:
                warn(f"{self._file}, line {each.line}: {each.what}")
            if len(remarks) > _SHOWN:
                warn(f"… and {len(remarks) - _SHOWN} more of the kind")

    def _remind_of_list(self) -> None:
        """Say so where the list of organisations is still to be taken in: all would be new."""
        key = self._network.key
        named = self._call.settings.networks[key].organisations
        if named and not any(key in o.networks for o in self._call.books.every(Organisation)):
            warn(
                f"The organisations of {key} are not known yet; take them in before: "
                f"nimsmail organisation import --network {key}"
            )

    def _take_in(
        self, lines: list[Line], roster: Roster, confirmed: str | None, *, yes: bool, json_: bool
    ) -> None:
        number = len(roster.newcomers)
        if confirmed is None and number:
            few = named([each.name or each.address for each in roster.newcomers])
            approve(f"Ask {counted(number, 'person', 'people')} to confirm ({few})?", yes=yes)
        kept = Kept()
        if number:
            with working(f"Taking in {counted(number, 'person', 'people')}"):
                roster, kept = self._kept(lines, confirmed)
        if json_:
            as_json(
                {
                    **_plain(roster),
                    "dispatch": kept.dispatch,
                    "queued": list(kept.queued),
                    "held": list(kept.held),
                }
            )
            return
        say(self._sentence(roster, confirmed))
        if kept.queued or kept.held:
            say(queued_sentence(kept))

    def _kept(self, lines: list[Line], confirmed: str | None) -> tuple[Roster, Kept]:
        """Check once more within the change: somebody may have joined meanwhile."""
        call = self._call
        with call.office.store.change(f"member import {self._network.key}") as change:
            roster = _checked(change, self._network, lines)
            outcome = (
                taken_in(change, call.house, roster, Consent(given=call.now, how=confirmed.strip()))
                if confirmed is not None
                else asked(change, call.house, self._network.key, roster, call.now)
            )
            clerk, dispatch = call.office.clerk, self._dispatch(change)
            kept = clerk.keep(change, outcome, call.now, approved=True, dispatch=dispatch)
            return roster, kept

    def _dispatch(self, books: Books) -> Dispatch:
        """Return the dispatch that the letters to a list are, if there are any."""
        kind, about = ConfirmSignUp.kind, self._network.key
        return Dispatch(
            key=key_for(books, kind, about),
            network=self._network.key,
            kind=kind,
            about=about,
            title=self._file.name,
            audience=self._file.name,
            by=who_asks(),
            approved=self._call.now,
        )

    def _sentence(self, roster: Roster, confirmed: str | None) -> str:
        people = counted(len(roster.newcomers), "person", "people")
        done = f"taken into {self._network.key}" if confirmed else "asked to confirm"
        said = f"{people} {done}"
        if roster.left_alone:
            said += f", {len(roster.left_alone)} left alone"
        if roster.faults:
            said += f", {counted(len(roster.faults), 'fault')} skipped"
        if roster.organisations:
            said += f"; {counted(len(roster.organisations), 'organisation')} new"
        return f"{said}."

    def _show(self, roster: Roster, confirmed: str | None, *, json_: bool) -> None:
        if json_:
            as_json(_plain(roster))
            return
        call = self._call
        new = {
            each.key: f"{each.name} (new)"
            for each in roster.organisations
            if call.books.get(Organisation, each.key) is None
        }
        rows = (
            (
                n.address,
                n.name,
                new.get(n.organisation or "") or organisation_name(call.books, n.organisation),
                n.language,
            )
            for n in sorted(roster.newcomers, key=lambda n: alphabetical(n.name))
        )
        table(("Address", "Name", "Organisation", "Language"), rows, "Nobody would come in.")
        say()
        outcome = asked(call.books, call.house, self._network.key, roster, call.now)
        if confirmed is None and outcome.letters:
            say("Each would get this letter, and be in when they confirm:")
            say()
            show_letter(*as_read(call, outcome.letters[0], call.now))
            say()
        people = counted(len(roster.newcomers), "person", "people")
        alone = len(roster.left_alone)
        others = f", and {alone} would be left alone" if alone else ""
        say(f"{people} would come in{others}; nothing was changed.")


def _checked(books: Books, network: Network, lines: list[Line]) -> Roster:
    """Check every line; one that is faulty by itself takes no other line's address."""
    faults = [
        fault
        for line in lines
        for fault in checked(
            books, network, [replace(line, organisation="")], expect_address
        ).faults
    ]
    faulty = {each.line for each in faults}
    sound = [line for line in lines if line.number not in faulty]
    roster = checked(books, network, sound, expect_address)
    return replace(
        roster,
        faults=tuple(sorted((*faults, *roster.faults), key=lambda each: each.line)),
        doubts=(*roster.doubts, *_alike(roster, sound)),
    )


def _alike(roster: Roster, lines: list[Line]) -> Iterator[Remark]:
    """Doubt new organisations that are all but spelt alike: they may be one."""
    names = [each.name for each in roster.organisations]
    first: dict[str, int] = {}
    for line in lines:
        first.setdefault(" ".join(line.organisation.split()).casefold(), line.number)
    for number, name in enumerate(names):
        near = difflib.get_close_matches(name.casefold(), [n.casefold() for n in names[:number]])
        if near:
            other = next(each for each in names if each.casefold() == near[0])
            what = f"“{name}” and “{other}” would be two new organisations; are they one?"
            yield Remark(first.get(name.casefold(), 0), what)


def _lines(sheet: Sheet, file: Path) -> Iterator[Line]:
    _check_columns(sheet, file)
    for row in sheet.rows:
        cells = {name: row.cells.get(name, "") for name in _READ}
        yield Line(number=row.line, **cells)


def _in_our_words(sheet: Sheet) -> Sheet:
    """Return a sheet with its columns called as we call them."""
    columns = tuple(_ALSO.get(each, each) for each in sheet.columns)
    rows = tuple(
        replace(row, cells={_ALSO.get(name, name): cell for name, cell in row.cells.items()})
        for row in sheet.rows
    )
    return replace(sheet, columns=columns, rows=rows)


def _check_columns(sheet: Sheet, file: Path) -> None:
    if "address" not in sheet.columns:
        raise NotFound(
            f"{file}: no column is called “address”; name the columns in its first line: "
            f"{','.join(_READ)}."
        )
    twice = [each for each in sheet.columns if sheet.columns.count(each) > 1 and each in _READ]
    if twice:
        raise NotFound(f"{file}: two columns are called “{twice[0]}”; take one of them out.")
    for each in sheet.columns:
        if each and each not in (*_READ, *_OURS):
            near = difflib.get_close_matches(each, _READ, n=1)
            if near:
                raise NotFound(f"{file}: a column is called “{each}”; did you mean {near[0]}?")
            warn(f"{file}: the column “{each}” is not read")


def _plain(roster: Roster) -> dict[str, object]:
    return {
        "taken": [
            {
                "address": each.address,
                "name": each.name,
                "organisation": each.organisation,
                "language": each.language,
            }
            for each in roster.newcomers
        ],
        "left_alone": _remarks(roster.left_alone),
        "doubts": _remarks(roster.doubts),
        "faults": _remarks(roster.faults),
        "organisations": [each.name for each in roster.organisations],
    }


def _remarks(remarks: tuple[Remark, ...]) -> list[dict[str, object]]:
    return [{"line": each.line, "what": each.what} for each in remarks]
