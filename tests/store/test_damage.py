"""What breaks off, runs full or rots: never a traceback, never a silent loss."""

import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nimsmail.errors import StoreError
from nimsmail.network.outbox import Item
from nimsmail.store import Store, check
from tests.store.sample import files_of, keep, kept, letter

FILES = ("store.json", "store.journal", "secret")


@pytest.fixture
def full(folder: Path, store: Store) -> Path:
    """A store with three letters in its checkpoint and four more in its journal."""
    keep(store, letter(1), letter(2), letter(3))
    store.checkpoint()
    for number in (4, 5, 6, 7):
        keep(store, letter(number))
    store.close()
    return folder


def test_a_journal_cut_anywhere_loses_at_most_the_change_that_was_torn(full: Path) -> None:
    whole = (full / "store.journal").read_bytes()
    ends = [at + 1 for at, byte in enumerate(whole) if byte == ord("\n")]

    for size in range(ends[1], len(whole) + 1):
        (full / "store.journal").write_bytes(whole[:size])
        finished = sum(end <= size for end in ends) - 1

        assert not [finding for finding in check(full) if finding.grave]
        with Store(full) as store:
            assert kept(store) == [f"k{number}" for number in range(1, 4 + finished)]
            keep(store, letter(9))
            assert store.books().get(Item, "k9") == letter(9)
            assert len(store.reports) == (size not in ends)


def test_a_torn_change_is_told_of_once_and_cut_off(full: Path) -> None:
    journal = full / "store.journal"
    whole = journal.read_bytes()
    journal.write_bytes(whole + whole.splitlines(keepends=True)[-1][:-1])
    noted = [finding.what for finding in check(full)]

    with Store(full) as store:
        assert store.reports == ()
        with store.change("nothing"):
            pass

        assert len(store.reports) == 1
        assert "never finished" in store.reports[0]
    assert len(noted) == 1
    assert "never finished" in noted[0]
    assert journal.read_bytes() == whole
    assert check(full) == []


def test_blocks_that_a_power_cut_left_empty_are_a_torn_change(full: Path) -> None:
    journal = full / "store.journal"
    whole = journal.read_bytes()
    last = whole.splitlines(keepends=True)[-1]
    journal.write_bytes(whole[: -len(last)] + last[:50] + bytes(len(last) - 60) + last[-10:])

    with Store(full) as store:
        assert kept(store) == ["k1", "k2", "k3", "k4", "k5", "k6"]
        keep(store, letter(7))

        assert len(store.reports) == 1
    assert journal.read_bytes() == whole


@pytest.mark.parametrize("line", [0, 1, 3, 4])
def test_a_damaged_change_is_named_and_nothing_is_touched(full: Path, line: int) -> None:
    journal = full / "store.journal"
    lines = journal.read_bytes().splitlines(keepends=True)
    start = sum(map(len, lines[:line]))
    lines[line] = lines[line][:-9] + b"#" + lines[line][-8:]
    journal.write_bytes(b"".join(lines))
    damaged = files_of(full)

    with pytest.raises(StoreError, match=rf"store\.journal is damaged at byte {start}: .*restore"):
        Store(full)

    assert files_of(full) | damaged == files_of(full)
    assert [finding.grave for finding in check(full)] == [True, True]


def test_a_change_that_is_missing_in_the_middle_is_damage(full: Path) -> None:
    journal = full / "store.journal"
    lines = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(b"".join(lines[:2] + lines[3:]))

    with pytest.raises(StoreError, match="damaged"):
        Store(full)


def test_the_journal_of_another_store_is_refused(full: Path, tmp_path: Path) -> None:
    other = Store(tmp_path / "other")
    keep(other, letter(8))
    (full / "store.journal").write_bytes((other.folder / "store.journal").read_bytes())
    other.checkpoint()
    other.checkpoint()
    newer = (other.folder / "store.journal").read_bytes()

    # A journal of an older generation is what a checkpoint leaves when it is cut short.
    assert kept(Store(full)) == ["k1", "k2", "k3"]
    (full / "store.journal").write_bytes(newer)
    with pytest.raises(StoreError, match="does not follow"):
        Store(full)


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_no_empty_store(full: Path, name: str) -> None:
    (full / name).unlink()

    with pytest.raises(StoreError, match=name), Store(full) as store:
        store.secret()

    assert [finding for finding in check(full) if finding.grave]
    assert not (full / name).exists()


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(FILES),
    at=st.floats(0, 1, exclude_max=True),
    how=st.sampled_from(["flip", "cut", "zero", "repeat"]),
    bit=st.integers(0, 7),
)
def test_rot_is_seen_or_does_no_harm(full: Path, name: str, at: float, how: str, bit: int) -> None:
    sound = files_of(full)
    data = bytearray(sound[name])
    spot = int(at * len(data))
    if how == "flip":
        data[spot] ^= 1 << bit
    elif how == "zero":
        data[spot : spot + 16] = bytes(len(data[spot : spot + 16]))
    elif how == "repeat":
        data[spot:spot] = data[spot:]
    else:
        del data[spot:]
    (full / name).write_bytes(data)

    try:
        with Store(full) as store:
            letters, secret = list(store.books().every(Item)), store.secret()
    except StoreError:
        assert [finding for finding in check(full) if finding.grave]
    else:
        # A journal that was cut is one that was not written to its end.
        everything = [letter(number) for number in range(1, 8)]
        assert letters == everything[: len(letters)]
        assert len(letters) >= (3 if name == "store.journal" else 7)
        assert secret.hex().encode() in sound["secret"]
    finally:
        (full / name).write_bytes(sound[name])


def test_a_checkpoint_that_somebody_edited_is_refused(full: Path) -> None:
    checkpoint = full / "store.json"
    checkpoint.write_bytes(checkpoint.read_bytes().replace(b"Mette", b"Peter"))

    with pytest.raises(StoreError, match="changed by something else than nimsmail"):
        Store(full)


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """Let no file grow beyond `size` bytes, as on a disk that is full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, handler)


def test_a_full_disk_keeps_the_old_state_and_the_next_change_works(
    full: Path, store: Store, other: Store
) -> None:
    before = files_of(full)
    with (
        room_for((full / "store.journal").stat().st_size + 100),
        pytest.raises(StoreError, match=r"store\.journal: File too large; .*nothing was changed"),
    ):
        keep(store, letter(8))
    assert files_of(full) == before
    assert kept(store) == kept(other) == [f"k{number}" for number in range(1, 8)]

    keep(store, letter(8))

    assert kept(other)[-1] == "k8"
    assert check(full) == []


def test_a_checkpoint_that_finds_no_room_leaves_all_as_it_was(full: Path, store: Store) -> None:
    before = files_of(full)

    with room_for(200), pytest.raises(StoreError, match=r"store\.json: File too large"):
        store.checkpoint()

    assert files_of(full) == before
    store.checkpoint()
    assert kept(store) == [f"k{number}" for number in range(1, 8)]


def test_a_reader_forgets_a_change_that_its_writer_had_to_take_back(
    full: Path, other: Store
) -> None:
    # The writer's line was whole and could be read, and then its fsync failed.
    journal = full / "store.journal"
    synced = journal.read_bytes()
    with Store(full) as writer:
        keep(writer, letter(8))
    assert kept(other)[-1] == "k8"
    with journal.open("r+b") as file:
        file.truncate(len(synced))

    with Store(full) as writer:
        keep(writer, letter(9))

    assert kept(other)[-2:] == ["k7", "k9"]
    keep(other, letter(10))
    assert check(full) == []
