"""What one change costs in a small store and in a large one.

Both stores are measured in turns within each round, so that whatever else the machine does
meets both alike. A change is what delivery does most: one letter takes one step.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median, quantiles

from nimsmail.network.outbox import Item, State
from nimsmail.store import Store

SIZES = (300, 90_000)
ROUNDS = 400
MOST = 2.0  # the ratio that is promised

_QUEUED = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)
_OPEN = """
import resource, sys, time
from pathlib import Path
import nimsmail.network.outbox
from nimsmail.store import Store

def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()

before, start = resident(), time.perf_counter()
store = Store(Path(sys.argv[1]))
print(time.perf_counter() - start, (resident() - before) / 1e6)
"""


def main() -> None:
    """Fill the stores, measure, and print the table."""
    with tempfile.TemporaryDirectory(prefix="nimsmail-bench-") as folder:
        stores = {size: filled(Path(folder) / str(size), size) for size in SIZES}
        commits = measured(stores)
        print("documents   median ms   p95 ms   open ms   memory MB   checkpoint ms")
        for size, store in stores.items():
            p95 = quantiles(commits[size], n=20)[-1]
            opened, memory = opening(store.folder)
            print(
                f"{size:9,}   {1e3 * median(commits[size]):9.2f}   {1e3 * p95:6.2f}"
                f"   {1e3 * opened:7.0f}   {memory:9.0f}   {1e3 * timed(store.checkpoint):13.0f}"
            )
        ratio = median(commits[SIZES[-1]]) / median(commits[SIZES[0]])
        verdict = "as promised" if ratio <= MOST else "NOT as promised"
        print(f"ratio of the medians: {ratio:.2f} (at most {MOST:g}: {verdict})")


def filled(folder: Path, size: int) -> Store:
    """Make a store with this many letters in its outbox."""
    store = Store(folder)
    with store.change("bench: fill") as change:
        for number in range(size):
            change.put(letter(number))
    store.checkpoint()
    store.books().find(Item, "state", State.QUEUED)
    return store


def letter(number: int) -> Item:
    """Return a letter as a dispatch queues them."""
    return Item(
        key=f"{number:05}qx7f3kmtaw2",
        letter=f"invitation/nims/2026-11/person-{number:05}",
        kind="invitation",
        network="nims",
        about="nims/2026-11",
        person=f"person-{number:05}",
        name=f"Kirsten Nørgaard Sørensen {number}",
        recipient=f"kirsten.sorensen.{number}@kommune{number % 98}.example",
        words="invitation/nims/2026-11/da/6f1d0c2b9a7e4853",
        queued=_QUEUED,
        not_before=_QUEUED + timedelta(seconds=number),
        state=State.SENT if number % 30 else State.QUEUED,
        reply="250 2.0.0 Ok: queued as 4XyZ123456",
    )


def measured(stores: dict[int, Store]) -> dict[int, list[float]]:
    """Return how long each change took, for each store."""
    taken: dict[int, list[float]] = {size: [] for size in stores}
    for number in range(ROUNDS):
        # Whoever comes second finds a warmer machine: they take turns at that.
        order = list(stores) if number % 2 else list(reversed(stores))
        for size in order:
            taken[size].append(timed(partial(step, stores[size], number)))
    return taken


def step(store: Store, number: int) -> None:
    """Let one letter take a step."""
    with store.change("bench: step") as change:
        key = letter(number % SIZES[0]).key
        item = change.get(Item, key)
        assert item is not None
        change.put(replace(item, attempts=item.attempts + 1, state=State.SENDING))


def timed(act: Callable[[], object]) -> float:
    """Return how many seconds `act` takes."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def opening(folder: Path) -> tuple[float, float]:
    """Open a store in a process of its own; return the seconds and the megabytes it took."""
    command = [sys.executable, "-c", _OPEN, str(folder)]
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    seconds, megabytes = map(float, output.split())
    return seconds, megabytes
