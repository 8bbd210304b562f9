"""`nimsmail store`: proof, backup and restore of all that is kept."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from nimsmail.cli.call import Call, pass_call
from nimsmail.cli.root import Noun
from nimsmail.cli.show import as_json, counted, ended, json_option, say
from nimsmail.errors import NotFound, StoreError

if TYPE_CHECKING:
    from nimsmail.store import Finding


@click.group("store", cls=Noun)
def command() -> None:
    """All that is kept: make, check, backup, restore."""


@command.command()
@pass_call
def make(call: Call) -> None:
    """Make an empty store where the configuration says; never in place of one.

    No other command makes one unasked: a disk that is not mounted must not look like a
    network without members.
    """
    from nimsmail.cli.founding import make_store
    from nimsmail.store.snapshot import NAMES

    folder = call.settings.store.folder
    if any(os.path.lexists(folder / name) for name in NAMES):
        raise NotFound(f"There is a store in {folder} already; look at it with store check.")
    make_store(folder)
    say(f"An empty store is in {folder} now.")


@command.command()
@json_option
@pass_call
def check(call: Call, json_: bool) -> None:
    """Prove that the store is whole; also while the daemon runs.

    Exit code 4 if it is damaged, 1 if it is whole and others can get at it.
    """
    from nimsmail import store

    folder = call.settings.store.folder
    found = store.check(folder)
    grave = [each for each in found if each.grave]
    if json_:
        as_json(
            {
                "folder": str(folder),
                "sound": not grave,
                "findings": [{"what": each.what, "grave": each.grave} for each in found],
            }
        )
    else:
        for each in found:
            say(f"{_label(each)}: {ended(each.what)}")
        say(_verdict(folder, found))
    if grave:
        damaged = any(each.damage for each in grave)
        click.get_current_context().exit(StoreError.exit_code if damaged else NotFound.exit_code)


def _label(finding: "Finding") -> str:
    if not finding.grave:
        return "note"
    return "damaged" if finding.damage else "not private"


def _verdict(folder: Path, found: "list[Finding]") -> str:
    grave = [each for each in found if each.grave]
    if not grave:
        return f"The store in {folder} is sound."
    how = "damaged" if any(each.damage for each in grave) else "whole, but not private"
    return f"The store in {folder} is {how}: {counted(len(grave), 'thing')} to see to."


@command.command()
@click.argument("file", type=click.Path(path_type=Path))
@json_option
@pass_call
def backup(call: Call, file: Path, json_: bool) -> None:
    """Copy the store, as it is at this moment, to FILE; also while the daemon runs.

    FILE holds the store's secret and everybody's data: keep it where nobody else can read.
    """
    from nimsmail import store

    documents = store.backup(call.settings.store.folder, file)
    if json_:
        as_json({"file": str(file), "documents": documents})
    else:
        say(f"{counted(documents, 'document')} copied to {file}.")
        say("It holds everybody's data and the store's secret: keep it where nobody else can read.")


@command.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Replace a store that holds anything; a copy is kept.")
@json_option
@pass_call
def restore(call: Call, file: Path, force: bool, json_: bool) -> None:
    """Put the store from a backup in place. Stop the daemon first.

    Letters that waited when the backup was made may have gone out since. They are held
    until you release them.
    """
    from nimsmail import store

    folder = call.settings.store.folder
    restored = store.restore(folder, file, force=force)
    if json_:
        as_json(
            {
                "documents": restored.documents,
                "held": restored.held,
                "kept": str(restored.kept) if restored.kept else None,
            }
        )
        return
    say(f"{counted(restored.documents, 'document')} are in {folder} now.")
    if restored.kept:
        say(f"What was there before is in {restored.kept}.")
    if restored.held:
        say(
            f"{counted(restored.held, 'letter')} held, since they may have gone out already; see "
            "nimsmail outbox list --state held, then release or withdraw them."
        )
