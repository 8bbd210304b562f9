"""Files beside the records: named by what is in them, backed up, and found damaged."""

import stat
from pathlib import Path

import pytest

from nimsmail.errors import StoreError
from nimsmail.store import Store, backup, check, restore
from nimsmail.store import cabinet as cabinets
from nimsmail.store.cabinet import Cabinet, name_of
from tests.files import PDF, png

NAME = name_of(PDF, "pdf")


def test_a_file_is_kept_once_and_only_its_owner_reads_it(store: Store, folder: Path) -> None:
    cabinet = store.cabinet

    first, again = cabinet.put(NAME, PDF), cabinet.put(NAME, PDF)

    assert first and again
    assert list(cabinet.every()) == [NAME]
    assert cabinet.read(NAME) == PDF
    assert stat.S_IMODE((folder / "files" / NAME).stat().st_mode) == 0o600
    assert stat.S_IMODE((folder / "files").stat().st_mode) == 0o700


@pytest.mark.parametrize("name", ["../store.json", "/etc/passwd", "a.pdf", f"{'a' * 32}.pdf"])
def test_no_other_name_is_written_under(store: Store, folder: Path, name: str) -> None:
    before = sorted(folder.rglob("*"))

    with pytest.raises(StoreError):
        store.cabinet.put(name, PDF)

    assert sorted(folder.rglob("*")) == before


def test_a_full_cabinet_takes_no_more(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cabinets, "_MOST", len(PDF))
    picture = png()

    kept = store.cabinet.put(NAME, PDF), store.cabinet.put(name_of(picture, "png"), picture)

    assert kept == (True, False)


def test_a_backup_holds_the_files_too(store: Store, folder: Path, tmp_path: Path) -> None:
    store.cabinet.put(NAME, PDF)

    backup(folder, tmp_path / "copy.zip")
    restore(tmp_path / "new", tmp_path / "copy.zip")

    assert Cabinet(tmp_path / "new").read(NAME) == PDF
    assert check(tmp_path / "new") == []


def test_a_file_that_has_changed_is_damage(store: Store, folder: Path, tmp_path: Path) -> None:
    store.cabinet.put(NAME, PDF)
    (folder / "files" / NAME).write_bytes(PDF + b"x")

    (finding,) = check(folder)

    assert finding.grave and NAME in finding.what
    with pytest.raises(StoreError, match="damaged"):
        backup(folder, tmp_path / "copy.zip")
