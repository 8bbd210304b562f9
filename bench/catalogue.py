"""How the portal's whole catalogue is taken in: time, memory, and whether the changes are right.

    python -m bench.catalogue [--records 11000]

Makes a file in the shape of grantsTenders.json (126 MB at 11,000 records), takes it in, takes
it in again, and takes in a copy with changes that are known.
"""

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

_NOW = datetime(2027, 1, 11, 9, tzinfo=UTC)
_PROGRAMMES = ("HORIZON", "LIFE2027", "CERV", "DIGITAL", "ERASMUS2027", "EDF")
_PADDING = "x" * 10_000  # a record of the real file has some 11 kB, most of it budgets


def records(number: int, changed: bool) -> Iterator[dict[str, Any]]:
    """Return the catalogue's records; with `changed`, some of them other than before."""
    chance = random.Random(1)  # noqa: S311 - the same catalogue each time
    for n in range(number):
        programme = _PROGRAMMES[n % len(_PROGRAMMES)]
        is_open = n % 17 == 0
        day = _NOW + timedelta(
            days=chance.randint(20, 300) if is_open else -chance.randint(1, 3000)
        )
        due = day.replace(hour=16, minute=0)
        if changed and is_open and n % 170 == 0:
            due += timedelta(days=7)
        if changed and is_open and n % 510 == 34:
            continue
        yield {
            "type": 1,
            "identifier": f"{programme.removesuffix('2027')}-2027-{n:05}",
            "title": f"Topic {n}",
            "frameworkProgramme": {"abbreviation": programme},
            "status": {"abbreviation": "Open" if is_open else "Closed"},
            "deadlineDatesLong": [int(due.timestamp() * 1000)],
            "deadlineModel": "single-stage",
            "budgetOverviewContribution": _PADDING,
        }
    if changed:
        late = int((_NOW + timedelta(days=90)).timestamp() * 1000)
        yield {
            "type": 1,
            "identifier": "LIFE-2027-NEW",
            "title": "New",
            "deadlineDatesLong": [late],
            "deadlineModel": "single-stage",
        }


def write(path: Path, number: int, *, changed: bool) -> None:
    """Write the catalogue to `path`."""
    with path.open("w") as file:
        file.write('{"fundingData": {"GrantTenderObj": [')
        for n, record in enumerate(records(number, changed)):
            file.write(("," if n else "") + json.dumps(record))
        file.write("]}}")


def imported(folder: Path, path: Path) -> tuple[dict[str, Any], float, float]:
    """Run the command; return its report, its seconds, and its peak memory in MiB."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "nimsmail", "--now", "2027-01-11 10:00"]
    command += ["deadline", "import", str(path), "--source", "catalogue", "--json"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    done = subprocess.run(command, cwd=folder, capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return json.loads(done.stdout), time.perf_counter() - began, max(before, after) / 1024


def main() -> None:
    """Make the catalogues, take them in, and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=11_000)
    number = parser.parse_args().records
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "secretariat"
        init = [sys.executable, "-m", "nimsmail", "init", str(folder), "--sample", "nims"]
        subprocess.run(init, check=True, capture_output=True)
        first, second = Path(name) / "first.json", Path(name) / "second.json"
        write(first, number, changed=False)
        write(second, number, changed=True)
        print(f"{number} records, {first.stat().st_size / 1e6:.0f} MB")
        for what, path in (("first", first), ("again", first), ("changed", second)):
            report, seconds, memory = imported(folder, path)
            counts: dict[str, int] = {}
            for change in report["changes"]:
                counts[change["what"]] = counts.get(change["what"], 0) + 1
            print(
                f"{what:8} {seconds:5.1f} s, peak {memory:.0f} MiB: {counts or 'no change'}, "
                f"{report['unchanged']} as known, {report['over']} over"
            )


if __name__ == "__main__":
    main()
