"""Whether every count adds up when the relay misbehaves, in every way the harness knows.

    python -m bench.faults HARNESS [--letters 1000] [--only NAME …] [--keep FOLDER]

HARNESS is a folder with `sink.py`, an SMTP server whose faults are scripted and that writes down
every message before it answers 250. Each plan runs a whole `outbox deliver --wait` over a store of
its own; then three records are compared: what the command said, what the books say, and what the
relay has. Exits with 1 unless all plans hold.

What it checks:
  served    every recipient whom the relay refuses for no good reason has the letter, once;
            twice only those whose answer was cut off
  bytes     the second copy of a letter is the first, byte for byte
  one each  no message went to another address than the one in its To field
  sum       sent + failed + withdrawn is all letters, in the command's words and in the books
  exit      0 from the run that saw the last letter end
  refused   nobody whom the relay refused for good was tried again
"""

import argparse
import json
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from bench.deliver import prepared
from bench.faulty import PLANS, Plan, Step
from nimsmail.clock import SystemClock
from nimsmail.network.outbox import Item, State
from nimsmail.store import Store

_PATIENCE = 900  # seconds for one run; none should take a third of that
_DELIVERED = ("accepted", "kept_noreply")
_ENDED = (State.SENT, State.FAILED, State.WITHDRAWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What one run said, how it ended, and how long it took."""

    code: int
    said: dict[str, Any]
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Sink:
    """The harness's relay, at work."""

    port: int
    control: int

    def change(self, plan: dict[str, Any]) -> None:
        """Have it misbehave in another way from now on."""
        if not plan:
            return
        with socket.create_connection(("127.0.0.1", self.control), 10) as line:
            line.sendall(json.dumps({"cmd": "set", "plan": plan}).encode() + b"\n")
            answer = line.makefile().readline()
        if "error" in answer:
            raise SystemExit(f"the relay does not understand {plan}: {answer}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One message that the relay has, as it wrote it down."""

    recipient: str
    sha256: str
    outcome: str
    to: str


@dataclass(slots=True, kw_only=True)
class Found:
    """What a plan came to: figures to show, and whatever does not add up."""

    name: str
    run: Run
    doubles: int = 0
    wrong: list[str] = field(default_factory=list)

    def expect(self, what: str, is_so: bool) -> None:
        """Note what does not hold."""
        if not is_so:
            self.wrong.append(what)

    def __str__(self) -> str:
        said = self.run.said
        figures = [said.get(part, "?") for part in ("sent", "failed", "withdrawn", "waiting")]
        columns = "".join(f"{figure:>10}" for figure in [*figures, self.doubles])
        end = "adds up" if not self.wrong else "DOES NOT: " + "; ".join(self.wrong)
        return f"{self.name:18}{columns}{self.run.seconds:9.0f}{self.run.code:6}   {end}"


def main(arguments: Sequence[str] = ()) -> int:
    """Run the plans, print a line for each, and return the exit code."""
    given = _arguments(arguments)
    plans = [plan for plan in PLANS if not given.only or plan.name in given.only]
    print(f"{'plan':18}      sent    failed withdrawn   waiting   doubles  seconds  exit")
    is_well = True
    with _folder(given.keep) as folder:
        for plan in plans:
            found = _tried(plan, given.harness, folder / plan.name, given.letters)
            print(found, flush=True)
            is_well = is_well and not found.wrong
    return 0 if is_well else 1


def _arguments(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.faults", description=__doc__)
    parser.add_argument("harness", type=Path)
    parser.add_argument("--letters", type=int, default=1000)
    parser.add_argument("--only", nargs="+", choices=[plan.name for plan in PLANS], metavar="NAME")
    parser.add_argument("--keep", type=Path, help="a folder to leave stores and records in")
    return parser.parse_args(arguments)


@contextmanager
def _folder(keep: Path | None) -> Iterator[Path]:
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
        yield keep
        return
    with tempfile.TemporaryDirectory(prefix="nimsmail-bench-") as folder:
        yield Path(folder)


def _tried(plan: Plan, harness: Path, folder: Path, letters: int) -> Found:
    """Run one plan, and compare the three records."""
    shutil.rmtree(folder, ignore_errors=True)
    prepared(folder, letters, plan.connections).store.close()
    environ = {**os.environ, **plan.environ(folder)}
    with _sink(plan, harness, folder) as sink:
        environ["NIMSMAIL_POST__PORT"] = str(sink.port)
        found = Found(name=plan.name, run=_delivered(plan, folder, environ, sink))
    _compared(plan, found, folder, letters)
    return found


@contextmanager
def _sink(plan: Plan, harness: Path, folder: Path) -> Iterator[Sink]:
    """Run the harness's relay under a plan."""
    ready, script = folder / "sink.json", folder / "plan.json"
    script.write_text(json.dumps(plan.sink), "utf-8")
    command = [sys.executable, str(harness / "sink.py"), "--db", str(folder / "sink.db")]
    command += ["--ready", str(ready), "--plan", str(script)]
    with (folder / "sink.log").open("wb") as log:
        sink = subprocess.Popen(command, stdout=log, stderr=log)
        try:
            told = _ready(ready, sink)
            yield Sink(port=int(told["port"]), control=int(told["control"]))
        finally:
            sink.terminate()
            sink.wait(20)


def _ready(file: Path, sink: "subprocess.Popen[bytes]") -> dict[str, Any]:
    for _ in range(200):
        if file.exists():
            told: dict[str, Any] = json.loads(file.read_text("utf-8"))
            return told
        if sink.poll() is not None:
            break
        time.sleep(0.05)
    raise SystemExit(f"the relay did not start; see {file.with_name('sink.log')}")


def _delivered(plan: Plan, folder: Path, environ: dict[str, str], sink: Sink) -> Run:
    """Take the plan's steps, and sum up what the command said."""
    start = time.monotonic()
    said: Counter[str] = Counter()
    code = 0
    for step in plan.steps:
        change = threading.Timer(step.after, sink.change, (step.then,))
        change.start()
        change.join(0 if step.after else None)
        code, told, complaint = _once(folder, environ, step)
        change.join()
        said.update({part: told.get(part, 0) for part in ("sent", "failed", "withdrawn")})
        said["waiting"] = told.get("waiting", 0)
        (folder / "command.log").write_bytes(complaint)
    return Run(code=code, said=dict(said), seconds=time.monotonic() - start)


def _once(folder: Path, environ: dict[str, str], step: Step) -> tuple[int, dict[str, Any], bytes]:
    """Run the command; return its exit code, what it said, and what it complained of."""
    command = [sys.executable, "-m", "nimsmail", "--config", str(folder / "config.toml")]
    if step.later:
        moment = SystemClock().now() + timedelta(hours=step.later)
        command += ["--now", f"{moment:%Y-%m-%dT%H:%M:%S}Z"]
    command += ["outbox", "deliver", "--json", *(["--wait"] if step.waits else [])]
    try:
        done = subprocess.run(
            command, env=environ, capture_output=True, timeout=_PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        return -1, {}, b"it never came to an end"
    return done.returncode, json.loads(done.stdout or b"{}"), done.stderr


# -- three records ---------------------------------------------------------------------------


def _compared(plan: Plan, found: Found, folder: Path, letters: int) -> None:
    items = _items(folder)
    copies = _copies(folder)
    states = Counter(item.state for item in items)
    said = found.run.said
    found.expect(f"exit {found.run.code}", found.run.code == 0)
    found.expect(f"{len(items)} letters in the books", len(items) == letters)
    for state in _ENDED:
        found.expect(
            f"{state}: it said {said.get(state, 0)}, the books {states[state]}",
            said.get(state, 0) == states[state],
        )
    ended = sum(states[state] for state in _ENDED)
    found.expect(f"{letters - ended} letters have not ended", ended == letters)
    _served(plan, found, items, copies)
    _tried_in_vain(found, folder)


def _items(folder: Path) -> list[Item]:
    with Store(folder / "store", create=False) as store:
        return list(store.books().every(Item))


def _copies(folder: Path) -> list[Copy]:
    with closing(sqlite3.connect(folder / "sink.db")) as record:
        rows = record.execute(
            "SELECT d.rcpt, m.sha256, m.outcome, m.hdr_to FROM deliveries d"
            " JOIN messages m ON m.id = d.msg ORDER BY m.id"
        ).fetchall()
    copies = (Copy(recipient=r, sha256=s, outcome=o, to=t) for r, s, o, t in rows)
    return [copy for copy in copies if copy.outcome in _DELIVERED]


def _served(plan: Plan, found: Found, items: Sequence[Item], copies: Sequence[Copy]) -> None:
    """Compare who should have a letter, who has one by our books, and who has one there."""
    got = Counter(copy.recipient for copy in copies)
    cut = sum(copy.outcome == "kept_noreply" for copy in copies)
    good = {item.recipient for item in items if plan.is_good(item.recipient)}
    sent = {item.recipient for item in items if item.state is State.SENT}
    found.doubles = sum(got.values()) - len(got)
    found.expect(f"{len(good - got.keys())} good recipients have nothing", good <= got.keys())
    found.expect(f"{len(sent - got.keys())} sent letters are not there", sent <= got.keys())
    taken = {copy.recipient for copy in copies if copy.outcome == "accepted"}
    found.expect(f"{len(taken - sent)} are there and not sent", plan.forgets or taken <= sent)
    found.expect(
        f"{found.doubles} doubles, {cut} answers cut off", plan.forgets or found.doubles <= cut
    )
    shapes = {(copy.recipient, copy.sha256) for copy in copies}
    found.expect("a second copy has other bytes", len(shapes) == len(got))
    strays = [copy for copy in copies if copy.recipient not in copy.to]
    found.expect(f"{len(strays)} messages for somebody else", not strays)


def _tried_in_vain(found: Found, folder: Path) -> None:
    """See that nobody who was refused for good was tried again."""
    with closing(sqlite3.connect(folder / "sink.db")) as record:
        rows = record.execute(
            "SELECT rcpt, COUNT(*) FROM refusals WHERE code IN (550, 554)"
            " AND text NOT LIKE '%5.2.0%' AND rcpt IS NOT NULL GROUP BY rcpt HAVING COUNT(*) > 1"
        ).fetchall()
    found.expect(f"{len(rows)} were tried again after a refusal for good", not rows)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
