"""Nobody but the owner reads the store, whatever the umask; and nobody else writes in it."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from nimsmail.errors import StoreError
from nimsmail.store import Store, backup, check, restore
from tests.store.sample import keep, letter


@pytest.fixture(params=[0o000, 0o022, 0o777], ids=oct)
def umask(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.umask(request.param)
    yield
    os.umask(before)


def modes_below(folder: Path) -> set[str]:
    found = [folder, *folder.rglob("*")]
    return {
        ("d" if path.is_dir() else "f") + oct(stat.S_IMODE(path.stat().st_mode)) for path in found
    }


@pytest.mark.usefixtures("umask")
def test_every_file_is_the_owners_alone(tmp_path: Path) -> None:
    folder, target = tmp_path / "store", tmp_path / "backup.zip"

    with Store(folder) as store, store.hold("daemon"):
        keep(store, letter(1))
        store.checkpoint()
        keep(store, letter(2))
    backup(folder, target)
    restore(folder, target, force=True)

    assert modes_below(folder) == {"d0o700", "f0o600"}
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


@pytest.mark.parametrize("mode", [0o770, 0o707, 0o722])
def test_a_folder_that_others_can_write_in_is_refused(folder: Path, mode: int) -> None:
    folder.mkdir()
    folder.chmod(mode)

    with pytest.raises(StoreError, match=r"others can write in .*; run: chmod 700"):
        Store(folder)

    assert list(folder.iterdir()) == []


def test_a_symlinked_store_is_refused(store: Store, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(store.folder)

    with pytest.raises(StoreError, match="is a symbolic link"):
        Store(link)
    assert "is a symbolic link" in check(link)[0].what


@pytest.mark.parametrize("name", ["store.journal", "store.json", "secret", "store.lock"])
def test_a_symlinked_file_is_refused_and_what_it_points_to_is_not_touched(
    store: Store, tmp_path: Path, name: str
) -> None:
    keep(store, letter(1))
    store.close()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(b"not ours")
    (store.folder / name).unlink(missing_ok=True)
    (store.folder / name).symlink_to(elsewhere)

    with pytest.raises(StoreError, match=f"{name}.*symbolic link"), Store(store.folder) as opened:
        keep(opened, letter(2))
        opened.secret()

    assert elsewhere.read_bytes() == b"not ours"


def test_a_planted_link_is_not_written_through(store: Store, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(b"not ours")
    (store.folder / "store.json.new").symlink_to(elsewhere)

    with pytest.raises(StoreError, match=r"store\.json\.new: .*symbolic link"):
        store.checkpoint()

    assert elsewhere.read_bytes() == b"not ours"


def test_a_folder_of_somebody_elses_is_refused(folder: Path) -> None:
    folder.mkdir(mode=0o700)
    try:
        os.chown(folder, os.geteuid() + 1, -1)
    except PermissionError:
        pytest.skip("only root can give a folder away")

    with pytest.raises(StoreError, match=r"belongs to user .*; run nimsmail as that user"):
        Store(folder)


def test_a_file_in_the_folders_place_is_refused(folder: Path) -> None:
    folder.write_text("a file")

    with pytest.raises(StoreError, match="is not a folder"):
        Store(folder)


def test_a_file_that_others_can_read_is_found(store: Store) -> None:
    (store.folder / "secret").chmod(0o644)

    findings = check(store.folder)

    assert [finding.what for finding in findings] == [
        f"others can read {store.folder}/secret; run: chmod 600 {store.folder}/secret"
    ]
