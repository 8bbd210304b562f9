from pathlib import Path

import pytest

from nimsmail.errors import StoreError
from nimsmail.network.outbox import Item, State
from nimsmail.network.people import Organisation, Person
from nimsmail.store import Store
from tests.store.sample import keep, kept, letter


def test_what_was_put_is_there_when_the_store_is_opened_again(store: Store, folder: Path) -> None:
    keep(store, letter(1), letter(2, state=State.SENT))
    store.close()

    books = Store(folder).books()

    assert books.get(Item, "k2") == letter(2, state=State.SENT)
    assert books.get(Item, "k3") is None
    assert list(books.every(Item)) == [letter(1), letter(2, state=State.SENT)]


def test_a_change_that_raises_keeps_nothing(store: Store, folder: Path) -> None:
    journal = (folder / "store.journal").read_bytes()

    with pytest.raises(ZeroDivisionError), store.change("half") as change:
        change.put(letter(1))
        raise ZeroDivisionError

    assert kept(store) == []
    assert (folder / "store.journal").read_bytes() == journal


def test_a_change_that_changes_nothing_writes_nothing(store: Store, folder: Path) -> None:
    keep(store, letter(1))
    journal = (folder / "store.journal").read_bytes()

    with store.change("again") as change:
        change.put(letter(1))
        change.remove(Item, "k7")
        change.put(letter(2))
        change.remove(Item, "k2")

    assert (folder / "store.journal").read_bytes() == journal


def test_a_change_is_one_line_of_the_journal(store: Store, folder: Path) -> None:
    before = (folder / "store.journal").read_bytes().count(b"\n")

    keep(store, letter(1), letter(2), letter(3))

    assert (folder / "store.journal").read_bytes().count(b"\n") == before + 1


def test_a_change_sees_its_own_writes_and_nobody_else_does(store: Store, other: Store) -> None:
    keep(store, letter(1), letter(2))

    with store.change("steps") as change:
        change.put(letter(1, state=State.SENT))
        change.remove(Item, "k2")
        change.put(letter(3))

        assert change.get(Item, "k1") == letter(1, state=State.SENT)
        assert change.get(Item, "k2") is None
        assert change.find(Item, "state", "queued") == (letter(3),)
        assert change.find(Item, "state", "sent") == (letter(1, state=State.SENT),)
        assert [each.key for each in change.every(Item)] == ["k1", "k3"]
        assert kept(store) == kept(other) == ["k1", "k2"]
    assert kept(store) == kept(other) == ["k1", "k3"]


def test_a_change_that_is_over_takes_no_more_writes(store: Store) -> None:
    with store.change("short") as change:
        pass

    with pytest.raises(RuntimeError, match="over"):
        change.put(letter(1))


def test_a_change_within_a_change_is_a_bug_and_not_a_wait(store: Store) -> None:
    with (
        store.change("outer"),
        pytest.raises(RuntimeError, match="within"),
        store.change("inner"),
    ):
        pass


def test_records_are_found_by_index_in_the_order_of_their_keys(store: Store) -> None:
    keep(store, letter(9), letter(3), letter(5, person=None), letter(1, bare="bo@x.example"))

    books = store.books()

    assert [each.key for each in books.find(Item, "person", "p1")] == ["k1", "k3", "k9"]
    assert books.find(Item, "bare", "bo@x.example")[0].key == "k1"
    assert books.find(Item, "bare", "nobody@x.example") == ()


def test_a_record_is_found_under_each_of_several_texts(store: Store) -> None:
    mette = Person(key="p1", name="Mette", addresses=("m@a.example", "m@b.example"))
    with store.change("people") as change:
        change.put(mette)

    assert store.books().find(Person, "addresses", "m@b.example") == (mette,)

    with store.change("moved") as change:
        change.put(Person(key="p1", name="Mette", addresses=("m@a.example",)))

    assert store.books().find(Person, "addresses", "m@b.example") == ()


def test_an_index_that_was_not_declared_is_a_bug(store: Store) -> None:
    with pytest.raises(ValueError, match="no index 'name'"):
        store.books().find(Organisation, "name", "Varde")


def test_a_replaced_record_keeps_its_place_and_a_new_one_comes_last(store: Store) -> None:
    keep(store, letter(1), letter(2), letter(3))

    keep(store, letter(1, attempts=1))
    with store.change("anew") as change:
        change.remove(Item, "k2")
        change.put(letter(2))

    assert kept(store) == ["k1", "k3", "k2"]


def test_a_field_that_an_older_document_lacks_is_found_under_its_default(store: Store) -> None:
    document = {"key": "k1", "letter": "l", "kind": "x", "network": "n", "about": "a"}
    document |= {"person": None, "name": "", "recipient": "r", "words": "w"}  # type: ignore[dict-item]
    document |= {"queued": "2027-03-01T12:00:00Z", "not_before": "2027-03-01T12:00:00Z"}
    store.tinydb.table("outbox").insert({**document, "from_the_future": [1]})

    found = store.books().find(Item, "state", "queued")

    assert [each.key for each in found] == ["k1"]


def test_a_record_without_a_key_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="no key"), store.change("bug") as change:
        change.put(Organisation(key="", name="Varde"))


def test_a_checkpoint_changes_nothing_that_can_be_seen(store: Store, other: Store) -> None:
    keep(store, letter(1), letter(2))

    store.checkpoint()
    keep(other, letter(3))
    other.checkpoint()
    keep(store, letter(4))

    assert kept(store) == kept(other) == ["k1", "k2", "k3", "k4"]


def test_a_checkpoint_is_due_when_the_journal_has_outgrown_it(store: Store) -> None:
    assert not store.is_bulky()

    keep(store, letter(1, reply="x" * (5 << 20)))
    assert store.is_bulky()

    store.checkpoint()
    assert not store.is_bulky()


def test_the_journal_grows_by_the_change_and_not_by_the_store(store: Store, folder: Path) -> None:
    def growth(number: int) -> int:
        before = (folder / "store.journal").stat().st_size
        keep(store, letter(number, attempts=1))
        return (folder / "store.journal").stat().st_size - before

    keep(store, letter(1000))
    alone = growth(1000)
    keep(store, *(letter(number) for number in range(1001, 3000)))
    in_company = growth(2000)

    assert in_company < alone + 10


def test_the_secret_is_made_once(store: Store, folder: Path) -> None:
    secret = store.secret()

    assert len(secret) == 32
    assert Store(folder).secret() == secret


def test_a_folder_without_a_store_is_not_made_one_unasked(folder: Path) -> None:
    folder.mkdir(mode=0o700)

    with pytest.raises(StoreError, match="no store in"):
        Store(folder, create=False)

    assert not (folder / "store.json").exists()


def test_records_are_counted_by_all_that_is_asked_with_what_the_change_has_written(
    store: Store, other: Store
) -> None:
    keep(store, *(letter(n, dispatch="d1" if n < 4 else "d2") for n in range(6)))

    with store.change("steps") as change:
        change.put(letter(1, dispatch="d1", state=State.SENT))
        change.put(letter(9, dispatch="d1"))
        change.remove(Item, "k2")
        waiting = change.count(Item, dispatch="d1", state=State.QUEUED)
        sent = change.count(Item, dispatch="d1", state=State.SENT)
        before = other.books().count(Item, dispatch="d1", state=State.QUEUED)
        found = [change.has(Item, dispatch=each, state=State.SENT) for each in ("d1", "d2")]
        change.remove(Item, "k1")
        found.append(change.has(Item, dispatch="d1", state=State.SENT))
        change.put(letter(1, dispatch="d1", state=State.SENT))

    assert (waiting, sent, before) == (3, 1, 4)
    assert found == [True, False, False]
    assert other.books().has(Item, dispatch="d1", state=State.SENT)
    assert other.books().count(Item, dispatch="d1") == 4
    assert other.books().count(Item, dispatch="d3") == 0


def test_a_letter_of_before_there_were_dispatches_is_part_of_none(
    store: Store, folder: Path
) -> None:
    keep(store, letter(1))
    (document,) = store.tinydb.table(Item.table).all()
    old = {name: value for name, value in document.items() if name != "dispatch"}

    store.tinydb.table(Item.table).truncate()
    store.tinydb.table(Item.table).insert(old)

    assert store.books().get(Item, "k1") == letter(1)
    assert store.books().count(Item, dispatch="") == 0
