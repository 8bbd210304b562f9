"""How well bounces and calendar answers of others' systems are read.

    python -m bench.arrivals CORPUS [--flufl PYTHON] [--verbose]

CORPUS is a folder with `bounces.jsonl` and `itip.jsonl`: one mail a line, its file, and what
is right. PYTHON is an interpreter that has flufl.bounce, which then reads the same files.
"""

import argparse
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from nimsmail.network.incoming import Bounce, CalendarAnswer, Complaint, Incoming
from nimsmail.reading import open_mail

_RECEIVED = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)
# Kinds of the corpus that are no failed delivery.
_NO_FAILURE = frozenset({"feedback", "vacation"})
_FLUFL = """
import email, json, sys
from flufl.bounce import all_failures

for path in sys.stdin.read().split("\\n"):
    try:
        with open(path, "rb") as file:
            late, failed = all_failures(email.message_from_binary_file(file))
    except Exception:
        late, failed = set(), set()
    plain = [sorted(each.decode("utf-8", "replace") for each in found) for found in (late, failed)]
    print(json.dumps(plain))
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a bounce tells, or what a reader made of it; a reader may not tell some of it."""

    recipients: frozenset[str]
    permanent: bool | None
    dead: bool | None
    others: frozenset[str] = frozenset()  # right as well: what an alias stands for

    def names(self, got: "Told") -> bool:
        """Tell whether another names one of these, and nobody else."""
        known = self.recipients | self.others
        return bool(got.recipients & known) and got.recipients <= known


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One labelled bounce."""

    path: Path
    told: Told
    reasons: frozenset[str]


def main(arguments: list[str] | None = None) -> None:
    """Read the corpus that is given, and print the figures."""
    given = _arguments(arguments or [])
    if given.corpus is None:
        print("nothing measured: name a folder, python -m bench.arrivals CORPUS")
        return
    labels = _lines(given.corpus / "bounces.jsonl")
    cases = [_case(given.corpus, each) for each in labels if each.get("recipients")]
    _report_bounces([each for each in cases if not each.reasons & _NO_FAILURE], given)
    _report_feedback([each for each in cases if "feedback" in each.reasons])
    _report_calendars(given)


def _arguments(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.arrivals", description=__doc__)
    parser.add_argument("corpus", type=Path, nargs="?")
    parser.add_argument("--flufl", metavar="PYTHON", help="an interpreter with flufl.bounce")
    parser.add_argument("--verbose", action="store_true", help="name each mail that is misread")
    return parser.parse_args(arguments)


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def _read(raw: bytes) -> Incoming | None:
    return open_mail(raw, _RECEIVED).told


# -- bounces --------------------------------------------------------------------------------


def _case(corpus: Path, label: dict[str, Any]) -> Case:
    recipients = label["recipients"]
    return Case(
        path=corpus / label["file"],
        told=Told(
            recipients=frozenset(each["recipient"].lower() for each in recipients),
            permanent=any(each["hard"] or each["status"][:1] == "5" for each in recipients),
            dead=any(each["hard"] for each in recipients),
            others=frozenset(each["alias"].lower() for each in recipients if each["alias"]),
        ),
        reasons=frozenset(each["reason"] for each in recipients),
    )


def _report_bounces(cases: list[Case], given: argparse.Namespace) -> None:
    readers = {"nimsmail": [_ours(each.path) for each in cases]}
    if given.flufl:
        readers["flufl.bounce"] = list(_flufls(given.flufl, cases))
    print(f"bounces: {len(cases)} mails    " + "".join(f"{name:>14}" for name in readers))
    for title, is_right in _QUESTIONS.items():
        row = [_share(cases, read, is_right) for read in readers.values()]
        print(f"  {title:24}" + "".join(f"{each:>14}" for each in row))
    for case, got in zip(cases, readers["nimsmail"], strict=True) if given.verbose else ():
        wrong = [title for title, is_right in _QUESTIONS.items() if not is_right(case.told, got)]
        if wrong:
            print(f"    {case.path.name}: {', '.join(wrong)}; {', '.join(sorted(case.reasons))}")


_GONE = "address gone or not"
_QUESTIONS: dict[str, Callable[[Told, Told], bool]] = {
    "the right recipient": lambda wanted, got: wanted.names(got),
    "permanent or not": lambda wanted, got: wanted.permanent == got.permanent,
    _GONE: lambda wanted, got: wanted.dead == got.dead,
}


def _share(cases: list[Case], read: list[Told], is_right: Callable[[Told, Told], bool]) -> str:
    if is_right is _QUESTIONS[_GONE] and all(got.dead is None for got in read):
        return "not told"
    right = sum(is_right(case.told, got) for case, got in zip(cases, read, strict=True))
    return f"{100 * right / max(1, len(cases)):.1f} %"


def _ours(path: Path) -> Told:
    told = _read(path.read_bytes())
    if not isinstance(told, Bounce):
        return Told(recipients=frozenset(), permanent=None, dead=None)
    return Told(
        recipients=frozenset(each.recipient for each in told.failures if each.recipient),
        permanent=any(each.permanent for each in told.failures),
        dead=any(each.dead for each in told.failures),
    )


def _flufls(python: str, cases: list[Case]) -> Iterator[Told]:
    """Return what flufl.bounce makes of the mails; it does not ask whether an address is gone."""
    paths = "\n".join(str(each.path) for each in cases)
    done = subprocess.run(
        [python, "-c", _FLUFL], input=paths, capture_output=True, text=True, check=True
    )
    for line in done.stdout.splitlines():
        late, failed = json.loads(line)
        named = frozenset(each.lower() for each in (*late, *failed))
        yield Told(recipients=named, permanent=bool(failed) if named else None, dead=None)


def _report_feedback(cases: list[Case]) -> None:
    read = [_read(each.path.read_bytes()) for each in cases]
    complaints = sum(isinstance(each, Complaint) for each in read)
    print(f"feedback reports: {complaints} of {len(cases)} taken for complaints")


# -- calendar answers -----------------------------------------------------------------------


def _report_calendars(given: argparse.Namespace) -> None:
    labels = [
        each
        for each in _lines(given.corpus / "itip.jsonl")
        if each["method"] in ("REPLY", "COUNTER")
    ]
    wrong = [each["file"] for each in labels if not _is_calendar_right(given.corpus, each)]
    print(f"calendar answers: {len(labels) - len(wrong)} of {len(labels)} read right")
    for name in wrong if given.verbose else ():
        print(f"    {name}")


def _is_calendar_right(corpus: Path, label: dict[str, Any]) -> bool:
    """Tell whether one answer is read as its label says, and its comment if it has one."""
    data = (corpus / label["file"]).read_bytes()
    told = _read(_HEADER % label["method"].encode() + data)
    if not isinstance(told, CalendarAnswer) or told.method != label["method"]:
        return False
    # The label's UID ends where its line was folded.
    named = told.uid.startswith(label["uid"])
    commented = bool(re.search(rb"^COMMENT[:;]", data, re.MULTILINE)) == bool(told.comment)
    attendees = [[f"mailto:{(told.attendee or '').lower()}", told.partstat]]
    return named and commented and (not label["attendees"] or attendees == label["attendees"][:1])


_HEADER = (
    b"From: A Person <person@ribe.example>\r\nTo: secretariat@net.example\r\nMIME-Version: 1.0\r\n"
    b"Content-Type: text/calendar; charset=utf-8; method=%s\r\n"
    b"Content-Transfer-Encoding: 8bit\r\n\r\n"
)

if __name__ == "__main__":
    main(sys.argv[1:])
