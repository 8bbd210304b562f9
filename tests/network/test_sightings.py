"""What a list says of calls today, beside what we knew."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from nimsmail.network.calls import Call, Due, Sighting
from nimsmail.network.sightings import Source, Taken, taken_in
from tests.network.desk import MemoryBooks

NOW = datetime(2027, 1, 11, 9, tzinfo=UTC)
PORTAL = Source(name="grantsTenders.json", is_complete=True)
SHEET = Source(name="frister.csv")
DUE = Due(on=date(2027, 4, 15), clock=time(17))
SEEN = Sighting(identifier="LIFE-2027-SAP", programme="LIFE", title="Greener towns", dues=(DUE,))


def take(
    books: MemoryBooks, *seen: Sighting, source: Source = PORTAL, now: datetime = NOW
) -> Taken:
    taken = taken_in(books, source, seen, now)
    for record in taken.outcome.records:
        books.put(record)
    return taken


def whats(taken: Taken) -> list[str]:
    return [change.what for change in taken.changes]


def kept(books: MemoryBooks) -> Call:
    call = books.get(Call, "life-2027-sap")
    assert call is not None
    return call


def test_a_list_read_twice_changes_nothing_the_second_time() -> None:
    books = MemoryBooks()

    first = take(books, SEEN)
    again = take(books, SEEN, now=NOW + timedelta(days=1))

    assert whats(first) == ["new"]
    assert (again.changes, again.unchanged) == ((), 1)
    assert kept(books).confirmed is None


def test_a_date_that_moves_is_told_with_what_it_was_and_is_to_be_confirmed_anew() -> None:
    books = MemoryBooks()
    take(books, SEEN)
    books.put(replace(kept(books), confirmed=NOW, confirmed_by="karen"))

    taken = take(books, replace(SEEN, dues=(replace(DUE, on=date(2027, 5, 4)),)))

    (change,) = taken.changes
    assert (change.what, change.is_earlier) == ("moved", False)
    assert kept(books).history[-1].was == (DUE,)
    assert kept(books).confirmed is None


def test_a_date_that_comes_nearer_is_urgent() -> None:
    books = MemoryBooks()
    take(books, SEEN)

    (change,) = take(books, replace(SEEN, dues=(replace(DUE, on=date(2027, 4, 1)),))).changes

    assert change.is_earlier


def test_a_clock_that_was_assumed_and_is_now_told_moves_nothing() -> None:
    books = MemoryBooks()
    take(books, replace(SEEN, dues=(replace(DUE, clock=None),)))
    assert kept(books).dues == (replace(DUE, assumed=True),)

    taken = take(books, SEEN)

    assert whats(taken) == ["changed"]
    assert kept(books).dues == (DUE,)


def test_another_clock_on_the_same_day_has_moved() -> None:
    books = MemoryBooks()
    take(books, SEEN)

    (change,) = take(books, replace(SEEN, dues=(replace(DUE, clock=time(12)),))).changes

    assert (change.what, change.is_earlier) == ("moved", True)


def test_no_clock_is_invented_for_a_programme_that_has_no_habit() -> None:
    books = MemoryBooks()
    due = replace(DUE, clock=None)

    take(books, Sighting(identifier="nordplus-1", programme="NORDPLUS", title="S", dues=(due,)))

    call = books.get(Call, "nordplus-1")
    assert call is not None and call.dues == (due,)


def test_a_date_that_is_over_is_not_taken_up_whatever_the_portal_calls_it() -> None:
    books = MemoryBooks()
    stale = replace(SEEN, dues=(replace(DUE, on=date(2024, 2, 7)),), status="Forthcoming")

    taken = take(books, stale)

    assert (taken.changes, taken.over) == ((), 1)


def test_what_a_full_list_no_longer_has_has_vanished_and_may_come_back() -> None:
    books = MemoryBooks()
    take(books, SEEN)

    gone, still_gone, back = take(books), take(books), take(books, SEEN)

    assert [whats(each) for each in (gone, still_gone, back)] == [["vanished"], [], ["back"]]


def test_what_is_over_does_not_vanish() -> None:
    books = MemoryBooks()
    take(books, SEEN)

    taken = take(books, now=datetime(2027, 4, 16, tzinfo=UTC))

    assert taken.changes == ()


def test_a_list_that_is_not_complete_makes_nothing_vanish_nor_does_another_source() -> None:
    books = MemoryBooks()
    take(books, SEEN, source=SHEET)

    taken = [take(books, source=SHEET), take(books, source=PORTAL)]

    assert [each.changes for each in taken] == [(), ()]


def test_of_several_copies_of_a_call_the_one_that_tells_most_is_taken() -> None:
    books = MemoryBooks()
    stub = replace(SEEN, identifier="life-2027-sap", dues=(), title="")

    take(books, stub, SEEN, stub)

    assert kept(books).dues == (DUE,)


def test_a_cut_off_that_is_over_and_left_out_of_the_list_has_not_moved_the_next_one() -> None:
    books = MemoryBooks()
    first, second = replace(DUE, on=date(2027, 2, 1)), replace(DUE, on=date(2027, 10, 1))
    take(books, replace(SEEN, dues=(first, second), model="cut-off"))

    later = datetime(2027, 3, 1, tzinfo=UTC)
    taken = take(books, replace(SEEN, dues=(second,), model="cut-off"), now=later)

    assert whats(taken) == ["changed"]
    assert not kept(books).is_over(later)


def test_what_was_in_doubt_is_refused_and_changes_nothing() -> None:
    books = MemoryBooks()
    take(books, SEEN)

    taken = take(books, replace(SEEN, dues=(), doubts=("“maj”: it has no year",)))

    assert (taken.changes, len(taken.refused)) == ((), 1)
    assert kept(books).dues == (DUE,)


def test_a_trusted_source_needs_nobody_to_confirm_it() -> None:
    books = MemoryBooks()

    take(books, SEEN, source=replace(PORTAL, is_trusted=True))

    assert kept(books).confirmed_by == PORTAL.name
