"""How well people's answers are understood: right, handed over, slips, wrong and certain.

    python -m bench.reading [--replies FOLDER] [--corpora FOLDER] [--misses N]

Every reply of `samples/` goes through the whole reader as a mail. `heldback` is what nobody
works on, and the figure that counts; `learn` is what the ear was taught with, and so flatters;
what is in `measured` has been looked at. --misses shows the N worst readings of a set, but never
of what is held back.

--replies names a folder of labelled replies in the shapes of mail clients, with the programs
`build.py` and `read_all.py`, which build and score them. --corpora names one with mail of
others: see `bench.own_words` and `bench.arrivals`.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from bench import arrivals, own_words
from bench.judging import VERDICTS
from bench.measuring import (
    HELD_BACK,
    TAUGHT,
    Read,
    Run,
    by_intent,
    certainty,
    measured,
    misses,
    sets,
)

_SAYS = {
    HELD_BACK: "never worked on",
    TAUGHT: "what the ear was taught with, so it flatters",
}
_LOOKED_AT = "not taught with, but looked at"
_LANGUAGES = {"da": "in Danish", "en": "in English"}
_LETTERS = "letters.yaml"


def main(arguments: Sequence[str] = ()) -> None:
    """Measure, and print the tables."""
    given = _arguments(arguments)
    for name, samples in sets().items():
        run = measured(name, samples)
        report(run)
        if given.misses and name != HELD_BACK:
            _show(misses(run)[: given.misses])
    _others_replies(given.replies)
    _others_mail(given.corpora)


def _arguments(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bench.reading",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    for option in ("replies", "corpora"):
        named = os.environ.get(f"NIMSMAIL_{option.upper()}")
        parser.add_argument(
            f"--{option}", type=Path, metavar="FOLDER", default=Path(named) if named else None
        )
    parser.add_argument("--misses", type=int, metavar="N", default=0)
    return parser.parse_args(arguments)


# -- tables -----------------------------------------------------------------------------------


def report(run: Run) -> None:
    """Print what the readings of a set are worth, how sure they are, and each intent."""
    speed = len(run.read) / max(run.seconds, 1e-6)
    print(f"{run.name} ({_SAYS.get(run.name, _LOOKED_AT)}): {speed:.0f} mails a second\n")
    print(f"{'':20}{'mails':>8}" + "".join(f"{each:>10}" for each in VERDICTS))
    _row("all", run.verdicts)
    for language, found in run.by(lambda sample: sample.language).items():
        _row(_LANGUAGES[language], found)
    for kind, found in run.by(lambda sample: sample.kind).items():
        _row(kind, found)
    _report_certainty(run)
    _report_intents(run)


def _row(name: str, found: Counter[str]) -> None:
    cells = [f"{100 * found[each] / max(1, found.total()):.1f} %" for each in VERDICTS]
    print(f"{name:20}{found.total():>8}" + "".join(f"{each:>10}" for each in cells))


def _report_certainty(run: Run) -> None:
    found = certainty(run)
    print(
        f"\nOf {found.said} wishes said to be certain, {_part(found.right, found.said)} are"
        f" labelled as they were read, {found.to_be_asked} stand in a mail to be asked about,"
        f" and {len(found.others)} are wrong."
    )


def _report_intents(run: Run) -> None:
    heads = ("asked for", "found", "certain", "read", "right")
    print(f"\n{'':20}" + "".join(f"{each:>11}" for each in heads))
    for do, row in by_intent(run).items():
        cells = (
            str(row.asked),
            _part(row.met, row.asked),
            _part(row.carried, row.asked),
            str(row.read),
            _part(row.right, row.read),
        )
        print(f"{do:20}" + "".join(f"{each:>11}" for each in cells))
    print()


def _part(some: int, of: int) -> str:
    return f"{100 * some / of:.1f} %" if of else "-"


def _show(missed: Sequence[Read]) -> None:
    for each in missed:
        words = " ".join(each.sample.text.split())[:200]
        print(f"{each.verdict}: {each.sample.place}: {each.amiss}\n  {words}\n  {each.why[:300]}")
    print()


# -- what others have -------------------------------------------------------------------------


def _others_replies(folder: Path | None) -> None:
    programs = [folder / each for each in ("build.py", "read_all.py")] if folder else []
    if folder is None or not all(each.is_file() for each in programs):
        print("labelled replies of others: not there; name a folder by --replies\n", flush=True)
        return
    build, read_all = programs
    for labelled in sorted(set(folder.glob("*.yaml")) - {folder / _LETTERS}):
        with tempfile.TemporaryDirectory() as built:
            print(f"labelled replies of others, {labelled.stem}:", flush=True)
            _run(build, labelled, built)
            _run(read_all, built, "--nimsmail", Path(sys.executable).with_name("nimsmail"))


def _run(program: Path, *arguments: Path | str) -> None:
    command = [sys.executable, "-B", str(program), *map(str, arguments)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    print(done.stdout if not done.returncode else f"{program.name} gave up ({done.returncode})")


def _others_mail(folder: Path | None) -> None:
    if folder is None or not folder.is_dir():
        print("mail of others: not there; name a folder by --corpora")
        return
    own_words.main((str(folder),))
    print()
    arrivals.main([str(folder)])


if __name__ == "__main__":
    main(sys.argv[1:])
