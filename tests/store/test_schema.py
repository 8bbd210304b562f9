from pathlib import Path

import pytest
import tinydb

from nimsmail.errors import StoreError
from nimsmail.network.outbox import Item
from nimsmail.store import Store, backup, check, restore
from nimsmail.store.schema import CURRENT, MIGRATIONS, SCHEMA, Opened, Schema
from tests.store.sample import files_of, keep, kept, letter, to_document


def renamed(tables: Opened) -> Opened:
    """What called the outbox "letters" calls it "outbox"."""
    return {"outbox" if name == "letters" else name: rows for name, rows in tables.items()}


def moved(tables: Opened) -> Opened:
    for document in tables["outbox"].values():
        document["network"] = "komdir"
    return tables


def broken(tables: Opened) -> Opened:
    del tables["outbox"]["1"]["key"]
    return tables


THIRD = Schema(SCHEMA + 2, {SCHEMA: renamed, SCHEMA + 1: moved})


@pytest.fixture
def old(store: Store, folder: Path) -> Path:
    keep(store, letter(1))
    store.checkpoint()
    keep(store, letter(2))
    store.close()
    return folder


def test_every_version_has_a_way_to_the_next() -> None:
    assert MIGRATIONS.keys() == set(range(1, SCHEMA))
    assert CURRENT.version == SCHEMA


def test_an_older_store_is_brought_up_to_date_step_by_step(old: Path) -> None:
    books = Store(old, schema=THIRD).books()

    assert list(books.every(Item)) == [letter(1, network="komdir"), letter(2, network="komdir")]
    assert check(old, schema=THIRD) == []


def test_the_whole_old_store_is_kept_beside(old: Path) -> None:
    Store(old, schema=THIRD)

    with tinydb.TinyDB(old / f"store.json.v{SCHEMA}", access_mode="r") as copy:
        assert copy.table("_nimsmail").all()[0]["schema"] == SCHEMA
        assert copy.table("outbox").all() == [to_document(letter(1)), to_document(letter(2))]


def test_a_newer_store_is_refused_and_left_as_it_is(old: Path) -> None:
    Store(old, schema=THIRD)
    newer = files_of(old)

    with pytest.raises(StoreError, match=r"newer nimsmail \(schema 3, .*update nimsmail"):
        Store(old)

    assert "newer nimsmail" in check(old)[0].what
    assert files_of(old) == newer


def test_a_run_that_is_older_stops_when_the_store_is_brought_up_to_date(
    old: Path, store: Store
) -> None:
    Store(old, schema=THIRD)

    with pytest.raises(StoreError, match="newer nimsmail"):
        store.books()
    with pytest.raises(StoreError, match="newer nimsmail"):
        keep(store, letter(3))


@pytest.mark.parametrize(
    "schema",
    [
        pytest.param(Schema(SCHEMA + 1, {}), id="no way"),
        pytest.param(Schema(SCHEMA + 1, {SCHEMA: broken}), id="a broken way"),
    ],
)
def test_what_cannot_be_brought_up_to_date_is_left_as_it_is(old: Path, schema: Schema) -> None:
    before = files_of(old)

    with pytest.raises(StoreError):
        Store(old, schema=schema)

    assert {name: files_of(old)[name] for name in before} == before
    assert kept(Store(old)) == ["k1", "k2"]


def test_a_backup_from_before_is_brought_up_to_date_when_it_is_restored(
    old: Path, tmp_path: Path
) -> None:
    backup(old, tmp_path / "old.zip")

    restore(tmp_path / "new", tmp_path / "old.zip", schema=THIRD)

    networks = {item.network for item in Store(tmp_path / "new", schema=THIRD).books().every(Item)}
    assert networks == {"komdir"}


def test_a_backup_from_later_is_refused(old: Path, tmp_path: Path) -> None:
    backup(old, tmp_path / "new.zip", schema=THIRD)

    with pytest.raises(StoreError, match=r"new\.zip was written by a newer nimsmail"):
        restore(tmp_path / "other", tmp_path / "new.zip")
