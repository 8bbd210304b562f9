"""Several threads, several processes, and what becomes of the rest when one of them dies."""

import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Barrier, Thread

import pytest

from nimsmail.errors import Busy
from nimsmail.network.outbox import Item
from nimsmail.store import Store, check
from tests.store.sample import keep, kept, letter

# Counts in one letter that both processes share, and in one of its own; says each number
# once it is kept. Now and then it makes a checkpoint.
COUNT = """
import sys
from dataclasses import replace
from pathlib import Path
from nimsmail.network.outbox import Item
from nimsmail.store import Store

store, own = Store(Path(sys.argv[1])), sys.argv[2]
for turn in range(int(sys.argv[3])):
    with store.change(own) as change:
        for key in ("k0", own):
            item = change.get(Item, key)
            change.put(replace(item, attempts=item.attempts + 1))
            kept = item.attempts + 1
    print(kept, flush=True)
    if turn % 40 == 39:
        store.checkpoint()
"""

# Takes the hold, says so, and stays until it is killed.
HOLD = """
import sys
from pathlib import Path
from nimsmail.store import Store

with Store(Path(sys.argv[1])).hold("daemon"):
    print("held", flush=True)
    sys.stdin.read()
"""

# Dies in the middle of a change, with the lock in its hands.
DIE = """
import os, signal, sys
from pathlib import Path
from nimsmail.network.outbox import Item
from nimsmail.store import Store

with Store(Path(sys.argv[1])).change("die") as change:
    change.remove(Item, "k1")
    os.kill(os.getpid(), signal.SIGKILL)
"""


def start(script: str, *words: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", script, *map(str, words)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True)


def run_together(*acts: Callable[[], None]) -> None:
    barrier = Barrier(len(acts))

    def run(act: Callable[[], None]) -> None:
        barrier.wait()
        act()

    threads = [Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def attempts(store: Store, key: str) -> int:
    item = store.books().get(Item, key)
    assert item is not None
    return item.attempts


def test_two_processes_lose_none_of_each_others_changes(store: Store, folder: Path) -> None:
    keep(store, letter(0), letter(1), letter(2))

    processes = [start(COUNT, folder, own, 100) for own in ("k1", "k2")]
    for process in processes:
        process.communicate()

    assert [process.returncode for process in processes] == [0, 0]
    assert [attempts(store, key) for key in ("k0", "k1", "k2")] == [200, 100, 100]
    assert check(folder) == []


def test_a_kill_of_either_process_loses_nothing_that_was_kept(store: Store, folder: Path) -> None:
    keep(store, letter(0), letter(1), letter(2))
    chance = random.Random(20)  # noqa: S311

    for _ in range(10):
        before = {own: attempts(store, own) for own in ("k1", "k2")}
        running = {own: start(COUNT, folder, own, 100_000) for own in before}
        said = dict(before)
        for own, process in running.items():
            assert process.stdout is not None
            for _ in range(chance.randrange(1, 30)):
                said[own] = int(process.stdout.readline())
        for own, process in sorted(running.items(), key=lambda _: chance.random()):
            process.kill()
            assert process.stdout is not None
            rest = process.stdout.read().split("\n")[:-1]
            said[own] = int(rest[-1]) if rest else said[own]
            process.communicate()

        for own in said:
            # One more may have been kept, of which its process lived not to tell.
            assert said[own] <= attempts(store, own) <= said[own] + 1
        assert attempts(store, "k0") == attempts(store, "k1") + attempts(store, "k2")
        assert not [finding for finding in check(folder) if finding.grave]


def test_whoever_dies_with_the_lock_lets_go_of_it_and_keeps_nothing(
    store: Store, folder: Path
) -> None:
    keep(store, letter(1))

    start(DIE, folder).communicate()
    keep(store, letter(2))

    assert kept(store) == ["k1", "k2"]


def test_threads_lose_none_of_each_others_changes(store: Store, other: Store) -> None:
    keep(store, letter(0))

    def count(through: Store) -> Callable[[], None]:
        def act() -> None:
            for _ in range(50):
                with through.change("count") as change:
                    item = change.get(Item, "k0")
                    assert item is not None
                    change.put(letter(0, attempts=item.attempts + 1))

        return act

    run_together(count(store), count(store), count(other))

    assert attempts(store, "k0") == attempts(other, "k0") == 150


def test_one_who_writes_all_the_time_does_not_starve_another(folder: Path, store: Store) -> None:
    # The busy one wants the lock again as soon as it lets go of it.
    patient = Store(folder)
    done: list[int] = []
    turns: list[int] = []

    def busy() -> None:
        for number in range(5000):
            keep(store, letter(number))
            turns.append(number)
            if done:
                return

    def wait() -> None:
        for number in range(10):
            keep(patient, letter(10_000 + number))
        done.append(1)

    run_together(busy, wait)

    assert done
    assert len(turns) < 2000


def test_books_may_be_read_while_they_are_written(store: Store) -> None:
    keep(store, *(letter(number) for number in range(20)))
    seen: set[int] = set()

    def read() -> None:
        for _ in range(300):
            books = store.books()
            seen.add(len(books.find(Item, "about", "spring")))
            seen.add(len(list(books.every(Item))))

    def write() -> None:
        for turn in range(60):
            keep(store, *(letter(number, attempts=turn) for number in range(20)))

    run_together(read, read, write)

    assert seen == {20}


def test_a_writer_is_waited_for_and_then_named(store: Store, folder: Path) -> None:
    impatient = Store(folder, wait=0.01)

    with (
        store.change("long"),
        pytest.raises(Busy, match=r"has been writing to .* for 0\.01 seconds; try again"),
        impatient.change("short"),
    ):
        pass

    with impatient.change("now"):
        pass


def test_a_thread_of_the_same_store_waits_as_long(folder: Path) -> None:
    store = Store(folder, wait=0.01)
    errors: list[Busy] = []

    def want() -> None:
        try:
            keep(store, letter(1))
        except Busy as error:
            errors.append(error)

    with store.change("long"):
        run_together(want)

    assert len(errors) == 1


def test_the_books_can_be_read_while_somebody_else_writes(store: Store, other: Store) -> None:
    keep(store, letter(1))

    with store.change("long") as change:
        change.put(letter(2))

        assert kept(other) == ["k1"]


def test_the_second_daemon_is_told_who_holds_the_store(store: Store, folder: Path) -> None:
    process = start(HOLD, folder)
    assert process.stdout is not None
    process.stdout.readline()

    with (
        pytest.raises(Busy, match=rf"another nimsmail daemon already .* \(pid {process.pid}\)"),
        store.hold("daemon"),
    ):
        pass
    with store.hold("post"):
        keep(store, letter(1))

    process.kill()
    process.communicate()
    with store.hold("daemon"):
        pass


def test_a_hold_ends_with_its_block(store: Store, other: Store) -> None:
    with store.hold("daemon"), pytest.raises(Busy), other.hold("daemon"):
        pass

    with other.hold("daemon"):
        pass


def test_a_lock_file_that_was_removed_keeps_nobody_out_and_lets_no_two_in(
    store: Store, folder: Path
) -> None:
    with store.hold("daemon"):
        pass
    (folder / "daemon.lock").unlink()
    (folder / "store.lock").unlink(missing_ok=True)

    keep(store, letter(1))
    with store.hold("daemon"), pytest.raises(Busy), Store(folder).hold("daemon"):
        pass
