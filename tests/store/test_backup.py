import zipfile
from pathlib import Path
from threading import Event, Thread

import pytest
import tinydb
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nimsmail.errors import Busy, NotFound, StoreError
from nimsmail.network.outbox import Item, State
from nimsmail.store import Store, backup, check, restore
from tests.store.sample import files_of, keep, kept, letter


@pytest.fixture
def copy(store: Store, folder: Path, tmp_path: Path) -> Path:
    """A backup of a store with three letters, one of which was sent."""
    keep(store, letter(1, state=State.SENT), letter(2))
    store.checkpoint()
    keep(store, letter(3, state=State.DEFERRED, attempts=2))
    backup(folder, tmp_path / "copy.zip")
    return tmp_path / "copy.zip"


def test_a_backup_holds_all_that_was_committed(copy: Path, store: Store, tmp_path: Path) -> None:
    restored = restore(tmp_path / "new", copy)

    new = Store(tmp_path / "new")
    assert restored.documents == 3
    assert restored.kept is None
    assert kept(new) == ["k1", "k2", "k3"]
    assert new.books().get(Item, "k1") == letter(1, state=State.SENT)
    assert new.secret() == store.secret()
    assert check(new.folder) == []


def test_letters_that_waited_are_held_since_they_may_have_gone_out(
    copy: Path, tmp_path: Path
) -> None:
    restored = restore(tmp_path / "new", copy)

    books = Store(tmp_path / "new").books()
    assert restored.held == 2
    assert [item.key for item in books.find(Item, "state", State.HELD)] == ["k2", "k3"]
    assert books.get(Item, "k3") == letter(3, state=State.HELD, attempts=2)


def test_a_store_that_holds_something_is_not_overwritten_unasked(
    copy: Path, store: Store, folder: Path
) -> None:
    keep(store, letter(4))
    before = files_of(folder)

    with pytest.raises(NotFound, match=r"holds 4 documents; .* --force"):
        restore(folder, copy)

    assert {name: files_of(folder)[name] for name in before} == before


def test_what_is_replaced_is_kept_beside(copy: Path, store: Store, folder: Path) -> None:
    keep(store, letter(4))

    restored = restore(folder, copy, force=True)

    assert restored.kept == folder / "before-restore-1"
    assert kept(Store(restored.kept)) == ["k1", "k2", "k3", "k4"]
    assert check(folder) == []


def test_a_damaged_store_is_replaced_only_if_asked_and_kept_as_it_was(
    copy: Path, store: Store, folder: Path
) -> None:
    store.close()
    damaged = (folder / "store.json").read_bytes().replace(b"Mette", b"Peter")
    (folder / "store.json").write_bytes(damaged)
    with pytest.raises(StoreError, match="--force"):
        restore(folder, copy)

    restored = restore(folder, copy, force=True)

    assert restored.kept is not None
    assert (restored.kept / "store.json").read_bytes() == damaged
    assert kept(Store(folder)) == ["k1", "k2", "k3"]


def test_those_who_have_the_store_open_go_on_with_the_restored_one(
    copy: Path, store: Store, other: Store, folder: Path
) -> None:
    keep(store, letter(4))

    restore(folder, copy, force=True)

    assert kept(other) == ["k1", "k2", "k3"]
    keep(store, letter(5))
    assert kept(other) == ["k1", "k2", "k3", "k5"]
    assert check(folder) == []


@pytest.mark.parametrize("name", ["daemon", "post"])
def test_nothing_is_restored_under_a_running_daemon(
    copy: Path, store: Store, folder: Path, name: str
) -> None:
    before = kept(store)

    with store.hold(name), pytest.raises(Busy, match=rf"another nimsmail {name} .* stop it"):
        restore(folder, copy, force=True)

    assert kept(store) == before


def test_every_backup_made_during_changes_is_sound(
    store: Store, folder: Path, tmp_path: Path
) -> None:
    keep(store, letter(0))
    done = Event()

    def write() -> None:
        # Two letters always have the same count; now and then there is a checkpoint.
        for turn in range(10_000):
            keep(store, letter(1, attempts=turn), letter(2, attempts=turn))
            if turn % 20 == 19:
                store.checkpoint()
            if done.is_set():
                return

    writer = Thread(target=write)
    writer.start()
    for number in range(12):
        backup(folder, tmp_path / "copy.zip")
        restore(tmp_path / f"new{number}", tmp_path / "copy.zip")
    done.set()
    writer.join()

    for number in range(12):
        new = tmp_path / f"new{number}"
        counts = {item.attempts for item in Store(new).books().find(Item, "about", "spring")}
        assert check(new) == []
        assert len(counts - {0}) <= 1


def test_plain_tinydb_opens_what_is_in_a_backup(copy: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(copy) as file:
        file.extract("store.json", tmp_path)

    with tinydb.TinyDB(tmp_path / "store.json", access_mode="r") as plain:
        assert len(plain.table("outbox")) == 3


def test_an_older_backup_is_replaced_when_the_new_one_is_whole(
    copy: Path, store: Store, folder: Path, tmp_path: Path
) -> None:
    keep(store, letter(4))

    assert backup(folder, copy) == 4

    assert restore(tmp_path / "new", copy).documents == 4
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy.zip", "new", "store"]


@pytest.mark.parametrize(
    ("target", "remedy"),
    [
        ("store/copy.zip", "is in the store itself; name a file somewhere else"),
        ("nowhere/copy.zip", "There is no folder .*nowhere; name a file in one that is there"),
        (".", "is a folder; name a file in it, such as .*nimsmail.backup"),
    ],
)
def test_a_place_where_no_backup_can_be_is_refused(
    store: Store, tmp_path: Path, target: str, remedy: str
) -> None:
    with pytest.raises(NotFound, match=remedy):
        backup(store.folder, tmp_path / target)


@pytest.mark.parametrize("source", ["nowhere.zip", "store", "config.toml"])
def test_what_is_no_backup_is_refused_as_a_slip(store: Store, tmp_path: Path, source: str) -> None:
    (tmp_path / "config.toml").write_text("[mailbox]\n")

    with pytest.raises(NotFound, match=r"name a file that `nimsmail store backup` made"):
        restore(tmp_path / "new", tmp_path / source)

    assert not (tmp_path / "new").exists()


def test_a_store_that_is_not_there_cannot_be_backed_up(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        backup(tmp_path / "nothing", tmp_path / "copy.zip")

    assert list(tmp_path.iterdir()) == []


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7), cut=st.booleans())
def test_a_damaged_backup_is_refused_before_anything_is_touched(
    copy: Path, tmp_path: Path, at: float, bit: int, cut: bool
) -> None:
    data = bytearray(copy.read_bytes())
    spot = int(at * len(data))
    data[spot] ^= 1 << bit
    (tmp_path / "bad.zip").write_bytes(data[:spot] if cut else data)

    try:
        restored = restore(tmp_path / "new", tmp_path / "bad.zip", force=True)
    except (StoreError, NotFound):
        assert not (tmp_path / "new").exists() or check(tmp_path / "new") == []
    else:
        # Some bits of a zip mean nothing: a date, a version.
        assert restored.documents == 3
        assert check(tmp_path / "new") == []


def test_a_restore_that_was_cut_short_is_finished_by_whoever_comes_next(
    copy: Path, store: Store, folder: Path
) -> None:
    keep(store, letter(4))
    copy.replace(folder / "store.restore")
    noted = check(folder)

    assert kept(store) == ["k1", "k2", "k3", "k4"]
    keep(store, letter(5))

    assert [finding.grave for finding in noted] == [False]
    assert kept(store) == ["k1", "k2", "k3", "k5"]
    assert not (folder / "store.restore").exists()
    assert check(folder) == []
