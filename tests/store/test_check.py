from pathlib import Path

import pytest

from nimsmail.errors import StoreError
from nimsmail.network.outbox import Item
from nimsmail.network.people import Person
from nimsmail.store import Store, check
from nimsmail.store.checking import kinds_of_core
from tests.store.sample import files_of, keep, letter, to_document


def test_a_sound_store_has_no_findings_and_is_not_touched(store: Store, folder: Path) -> None:
    keep(store, letter(1))
    store.checkpoint()
    keep(store, letter(2))
    before = files_of(folder)

    assert check(folder) == []

    assert files_of(folder) == before


def test_a_document_that_is_no_record_is_found(store: Store, folder: Path) -> None:
    outbox = store.tinydb.table("outbox")
    outbox.insert({**to_document(letter(1)), "state": "posted"})
    outbox.insert(to_document(letter(2)))

    findings = check(folder)

    assert len(findings) == 1
    assert findings[0].grave
    assert findings[0].what.startswith("outbox/k1 is damaged: Invalid enum value 'posted'")


def test_a_table_that_nobody_here_knows_is_left_alone(store: Store, folder: Path) -> None:
    store.tinydb.table("from-the-future").insert({"key": "x", "more": [1, 2]})

    assert check(folder) == []


def test_every_kind_of_record_in_the_core_is_known() -> None:
    kinds = kinds_of_core()

    assert kinds["outbox"] is Item
    assert kinds["people"] is Person
    assert all(table == kind.table for table, kind in kinds.items())


def test_all_that_is_wrong_is_found_at_once(store: Store, folder: Path) -> None:
    keep(store, letter(1))
    store.close()
    (folder / "secret").write_bytes(b"short")
    (folder / "store.json").write_bytes(b"{}")

    findings = check(folder)

    assert [finding.what.split(" ")[0] for finding in findings] == [
        f"{folder}/secret",
        f"{folder}/store.json",
    ]


def test_where_there_is_no_store_check_says_so_and_makes_none(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)

    with pytest.raises(StoreError, match=r"There is no store in .*; mount its disk if it has one"):
        check(tmp_path)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("open_to_others", ["", "store.json"], ids=["folder", "file"])
def test_what_others_can_get_at_is_grave_and_no_damage(
    store: Store, folder: Path, open_to_others: str
) -> None:
    (folder / open_to_others).chmod(0o777)

    (finding,) = check(folder)

    assert (finding.grave, finding.damage) == (True, False)
    assert "chmod" in finding.what


def test_what_a_run_that_was_cut_short_left_behind_goes_with_the_next_checkpoint(
    store: Store, folder: Path
) -> None:
    (folder / "store.json.new").write_bytes(b"half")
    (folder / "store.json.new").chmod(0o600)
    (folder / "secret.new").write_bytes(b"half")
    (folder / "secret.new").chmod(0o600)

    findings = check(folder)
    store.checkpoint()

    assert [finding.grave for finding in findings] == [False, False]
    assert check(folder) == []
