"""How fast letters leave: a whole `outbox deliver --wait`, beside Postfix and a naive loop.

    python -m bench.deliver HARNESS [--letters 300 9000] [--delay MS] [--connections 20]

HARNESS is a folder with `harness.py`, which starts a counting relay and measures Postfix's
`smtp-source` right before and after, and `aiosmtplib_loop.py`, what one would write at
first. A ratio of 1.0 is as fast as `smtp-source`. The store is restored before each run.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from nimsmail.clock import SystemClock
from nimsmail.config import load
from nimsmail.network.audience import audience_of
from nimsmail.network.people import Consent, Membership, Person, Standing
from nimsmail.network.publishing import newsletter
from nimsmail.office import Office

_CONFIG = """
[networks.nims]
name = "NIMS"
long_name = "Netværk for Internationale Medarbejdere i Syddanmark"
address = "nims@sekretariat.example"
coordinators = [{{ name = "Karen Holt", address = "karen.holt@sekretariat.example" }}]
[mailbox]
host = "127.0.0.1"
user = "nims"
security = "none"
password_file = "password"
[post]
host = "127.0.0.1"
security = "none"
auth = "none"
connections = {connections}
"""
_GIVEN = ("Anne", "Søren", "Mette", "Lars", "Åse", "Jens", "Gül", "Ingrid", "Bjørn", "Zoë")
_FAMILY = ("Jensen", "Nielsen", "Østergård", "Mølgaard", "Holm", "Kjær", "Rasmussen", "O'Brien")
_STORY = (
    "Kommunerne i netværket mødes igen for at drøfte den fælles aftale, og alle medlemmer er "
    "velkomne til at sende spørgsmål på forhånd; se også bilag og tidsplan nedenfor. "
)
_QUEUED = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)
_FIGURES = re.compile(
    r"wall (?P<rate>\d+)/s.*ratio wall (?P<ratio>[\d.]+).*peak (?P<peak>\d+) MiB.*(?P<is>OK|BAD.*)"
)


def main(arguments: list[str] | None = None) -> None:
    """Measure each number of letters once, the naive loop beside it."""
    given = _arguments(arguments or [])
    if given.harness is None:
        print("nothing measured: name a folder, python -m bench.deliver HARNESS")
        return
    print("letters      letters/s   ratio to smtp-source   peak MiB   checks")
    with tempfile.TemporaryDirectory(prefix="nimsmail-bench-") as folder:
        for letters in given.letters:
            _report(given, letters, "nimsmail", _ours(Path(folder), letters, given.connections))
            if letters <= given.naive:
                loop = given.harness / "aiosmtplib_loop.py"
                naive = [sys.executable, str(loop), str(given.connections)]
                _report(given, letters, "naive loop", naive)


def _arguments(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.deliver", description=__doc__)
    parser.add_argument("harness", type=Path, nargs="?")
    parser.add_argument("--letters", type=int, nargs="+", default=[300, 9000])
    parser.add_argument("--connections", type=int, default=20)
    parser.add_argument("--delay", type=float, default=0, help="milliseconds to each answer")
    parser.add_argument("--naive", type=int, default=9000, help="most letters for the naive loop")
    return parser.parse_args(arguments)


def _report(given: argparse.Namespace, letters: int, name: str, command: list[str]) -> None:
    run = [sys.executable, str(given.harness / "harness.py"), "-n", str(letters), "-r", "1"]
    run += ["--delay-us", str(round(1000 * given.delay)), "--", *command]
    told = subprocess.run(run, capture_output=True, text=True, check=False)
    found = _FIGURES.search(told.stdout)
    if found is None:
        print(f"{letters:7,}  {name}: {(told.stderr or told.stdout).strip()[-300:]}")
        return
    print(
        f"{letters:7,}   {int(found['rate']):8,}   {float(found['ratio']):20.3f}"
        f"   {found['peak']:>8}   {found['is']}  {name}"
    )


def _ours(folder: Path, letters: int, connections: int) -> list[str]:
    """Prepare a store with so many letters in its outbox; return the command that sends them."""
    place = folder / str(letters)
    shutil.rmtree(place, ignore_errors=True)
    prepared(place, letters, connections)
    os.sync()
    command = f"-m nimsmail --config {place / 'config.toml'} outbox deliver --wait"
    return ["sh", "-c", f"NIMSMAIL_POST__PORT={{port}} exec {sys.executable} {command}"]


def prepared(folder: Path, letters: int, connections: int) -> Office:
    """Make a network of so many members, and queue a newsletter of about 10 kB to each."""
    folder.mkdir(parents=True)
    (folder / "password").write_text("none")
    (folder / "password").chmod(0o600)
    (folder / "config.toml").write_text(_CONFIG.format(connections=connections), "utf-8")
    office = Office.open(load(folder / "config.toml", {}), SystemClock(), create=True)
    with office.store.change("bench: members") as change:
        for number in range(letters):
            person = _person(number)
            change.put(person)
            change.put(_membership(person))
    books = office.store.books()
    audience = audience_of(books, office.house, "nims")
    plan = newsletter(books, office.house, audience, "Nyt fra netværket", _text(), _QUEUED)
    office.approve(plan, "bench", "bench: newsletter", SystemClock().now())
    office.store.checkpoint()
    return office


def _person(number: int) -> Person:
    given, family = _GIVEN[number % len(_GIVEN)], _FAMILY[number // 7 % len(_FAMILY)]
    return Person(
        key=f"person-{number:06}",
        name=f"{given} {family} {number}",
        addresses=(f"r{number:06}@kommune{number % 98}.example",),
        language="en" if number % 5 == 0 else "da",
    )


def _membership(person: Person) -> Membership:
    return Membership(
        key=f"nims/{person.key}",
        network="nims",
        person=person.key,
        standing=Standing.MEMBER,
        since=_QUEUED,
        consent=Consent(given=_QUEUED, how="import"),
    )


def _text() -> str:
    stories = (f"## Nyhed {n}: Fælles udbud af strøm og varme\n\n{_STORY * 2}" for n in range(1, 5))
    dates = (f"- 15-{n:02}-2027: Frist for indberetning af tal til netværket" for n in range(1, 5))
    return "Her er nyt fra netværket.\n\n" + "\n\n".join(stories) + "\n\n" + "\n".join(dates)


if __name__ == "__main__":
    main(sys.argv[1:])
