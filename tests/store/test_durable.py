"""What is promised is on the disk: the order in which the system is told to put it there."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

from nimsmail.store import Store, backup, restore
from nimsmail.store.schema import SCHEMA, Schema
from tests.store.sample import keep, letter

TOLD = ("write", "fsync", "rename", "ftruncate")
REPLACED = ["write", "fsync", "rename", "fsync"]  # the file, then the name in its folder


def told(act: Callable[[], object]) -> list[str]:
    """Return what `act` tells the system about files, in order."""
    calls: list[str] = []

    def listen(_frame: FrameType, event: str, function: Any) -> None:
        if event == "c_call" and function.__module__ == os.open.__module__:
            calls.append(function.__name__)

    sys.setprofile(listen)
    try:
        act()
    finally:
        sys.setprofile(None)
    return [call for call in calls if call in TOLD]


def test_a_change_is_synced_before_it_is_promised(store: Store) -> None:
    assert told(lambda: keep(store, letter(1))) == ["write", "fsync"]


def test_a_torn_change_is_cut_off_for_good_before_the_next_is_written(
    store: Store, folder: Path
) -> None:
    with (folder / "store.journal").open("ab") as journal:
        journal.write(b"half a li")

    calls = told(lambda: keep(store, letter(1)))

    assert calls == ["ftruncate", "fsync", "write", "fsync"]


def test_the_checkpoint_is_on_the_disk_before_its_journal_is_started(store: Store) -> None:
    keep(store, letter(1))

    assert told(store.checkpoint) == REPLACED * 2


def test_the_old_store_is_on_the_disk_before_it_is_brought_up_to_date(
    store: Store, folder: Path
) -> None:
    keep(store, letter(1))

    calls = told(lambda: Store(folder, schema=Schema(SCHEMA + 1, {SCHEMA: lambda all_: all_})))

    assert calls == REPLACED * 3


def test_a_backup_is_on_the_disk_before_it_has_its_name(store: Store, tmp_path: Path) -> None:
    assert told(lambda: backup(store.folder, tmp_path / "copy.zip")) == REPLACED


def test_a_restore_is_staged_whole_before_anything_is_replaced(
    store: Store, folder: Path, tmp_path: Path
) -> None:
    keep(store, letter(1))
    backup(folder, tmp_path / "copy.zip")

    calls = told(lambda: restore(folder, tmp_path / "copy.zip", force=True))

    # Two holds; the folder's name; three files kept; the archive; three put in place.
    holds, kept, placed = ["ftruncate", "write", "fsync"] * 2, REPLACED * 3, REPLACED * 4
    assert calls == [*holds, "fsync", *kept, "fsync", *placed, "fsync"]
