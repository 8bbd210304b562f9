from importlib.metadata import version
from pathlib import Path

import pytest
import tinydb
from tinydb.table import Document

from nimsmail.network.outbox import Item, State
from nimsmail.store import Store, check
from tests.store.sample import keep, kept, letter, to_document

KEY = tinydb.where("key")


def test_the_version_whose_parts_are_replaced_is_the_one_that_is_installed() -> None:
    assert version("tinydb").startswith(("4.8.", "4.9."))


def test_plain_tinydb_opens_the_checkpoint(store: Store, folder: Path) -> None:
    keep(store, letter(1), letter(2, state=State.SENT))
    store.checkpoint()

    with tinydb.TinyDB(folder / "store.json", access_mode="r") as plain:
        sent = plain.table("outbox").search(tinydb.where("state") == "sent")

        assert plain.tables() == {"_nimsmail", "outbox"}
        assert [dict(document) for document in sent] == [to_document(letter(2, state=State.SENT))]
        assert plain.table("_nimsmail").all()[0]["schema"] == 1


def test_a_script_can_ask_the_open_store_with_tinydbs_queries(store: Store, other: Store) -> None:
    db = store.tinydb
    keep(store, letter(1))
    sent = tinydb.where("state") == "sent"
    assert db.table("outbox").search(sent) == []

    keep(other, letter(2, state=State.SENT))

    assert [document["key"] for document in db.table("outbox").search(sent)] == ["k2"]
    assert len(db.table("outbox")) == 2
    assert db.tables() == {"outbox"}


def test_what_a_script_writes_is_a_change_like_any_other(
    store: Store, other: Store, folder: Path
) -> None:
    keep(store, letter(1), letter(2))
    outbox = store.tinydb.table("outbox")

    first, second = outbox.insert_multiple([to_document(letter(n)) for n in (3, 4)])
    outbox.update({"name": "Bo"}, KEY == "k1")
    outbox.update(lambda document: document.update(attempts=9), doc_ids=[second])
    outbox.upsert(to_document(letter(5)), KEY == "k5")
    outbox.remove(KEY == "k2")

    assert (first, second) == (3, 4)
    assert kept(other) == ["k1", "k3", "k4", "k5"]
    assert other.books().get(Item, "k1") == letter(1, name="Bo")
    assert other.books().get(Item, "k4") == letter(4, attempts=9)
    assert check(folder) == []


def test_two_scripts_never_choose_the_same_id(store: Store, other: Store) -> None:
    ours, theirs = store.tinydb.table("outbox"), other.tinydb.table("outbox")

    ids = [
        table.insert(to_document(letter(10 * turn + number)))
        for turn in range(3)
        for number, table in enumerate((ours, theirs))
    ]

    assert sorted(set(ids)) == ids


def test_an_update_that_matches_little_writes_little(store: Store, folder: Path) -> None:
    keep(store, *(letter(number) for number in range(200)))
    before = (folder / "store.journal").stat().st_size

    store.tinydb.table("outbox").update({"name": "Bo"}, KEY == "k7")

    assert (folder / "store.journal").stat().st_size - before < 1000


def test_a_document_needs_a_key_of_its_own_for_life(store: Store) -> None:
    keep(store, letter(1), letter(2))
    outbox = store.tinydb.table("outbox")

    with pytest.raises(ValueError, match="needs a key"):
        outbox.insert({"name": "Mette"})
    with pytest.raises(ValueError, match="another document with the key"):
        outbox.insert({"key": "k1"})
    with pytest.raises(ValueError, match="for life"):
        outbox.update({"key": "k3"}, KEY == "k1")
    with pytest.raises(ValueError, match="already exists"):
        outbox.insert(Document({"key": "k3"}, doc_id=1))

    assert kept(store) == ["k1", "k2"]


def test_what_a_script_does_with_a_result_does_not_reach_the_store(store: Store) -> None:
    keep(store, letter(1))

    store.tinydb.table("outbox").all()[0]["name"] = "Bo"

    assert store.books().get(Item, "k1") == letter(1)


def test_tables_can_be_emptied_and_dropped(store: Store, other: Store) -> None:
    keep(store, letter(1))
    db = store.tinydb
    db.table("news").insert({"key": "n1"})

    db.drop_table("news")
    assert db.tables() == {"outbox"}

    db.table("outbox").truncate()
    assert kept(other) == []

    keep(other, letter(2))
    db.drop_tables()
    assert kept(other) == []
