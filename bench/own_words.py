"""How often the words that a writer wrote anew are found, beside what other parsers find.

    python -m bench.own_words [FOLDER] [--rivals PYTHON] [--ruby RUBY] [--node NODE] [--misses]

FOLDER (or the variable NIMSMAIL_CORPORA) names where `reply-pairs.jsonl` is: the `input` or
`html` of a mail, the `expected` words, and the `set` it is of. The interpreters are those
where the rivals are installed; what is not named is not measured.

A set has the convention of the parser it was made for, so each is compared with the zones
that it keeps. A rival has its choice: where it offers several readings, the one that does
best on the set is counted.
"""

import argparse
import json
import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench._rivals import RIVALS, answers
from nimsmail.reading.lines import Line, plain_lines
from nimsmail.reading.markup import html_lines
from nimsmail.reading.shapes import is_delimiter
from nimsmail.reading.zones import Zone, Zoned, zoned

_OURS = frozenset({Zone.OWN, Zone.SIGN_OFF})
_ADDED = frozenset({Zone.SIGNATURE, Zone.FOOTER, Zone.BANNER, Zone.DISCLAIMER})


@dataclass(frozen=True, slots=True, kw_only=True)
class Convention:
    """What a set calls the words of the writer."""

    maker: str  # the parser whose own tests they are
    keeps: frozenset[Zone]
    otherwise: frozenset[Zone] = frozenset()  # kept where none of those is there
    first: bool = False  # only the first stretch of them
    undashed: bool = False  # a signature only if no two dashes stand above it

    def words(self, zones: tuple[Zoned, ...]) -> str:
        """Return what of these zones the set keeps."""
        shown = tuple(_without_dashed(zones)) if self.undashed else zones
        return "\n".join(self._kept(shown, self.keeps) or self._kept(shown, self.otherwise))

    def _kept(self, zones: tuple[Zoned, ...], keeps: frozenset[Zone]) -> list[str]:
        kept: list[str] = []
        for each in zones:
            if each.zone in keeps:
                kept.append(each.text)
            elif self.first and any(text.strip() for text in kept):
                break
        return kept if any(text.strip() for text in kept) else []

    def __str__(self) -> str:
        notes = [
            *(["the first stretch only"] if self.first else []),
            *(["no signature below two dashes"] if self.undashed else []),
            *([f"without them {_named(self.otherwise)}"] if self.otherwise else []),
        ]
        return "; ".join([_named(self.keeps), *notes])


CONVENTIONS = {
    "discourse-trimmer": Convention(
        maker="email_reply_trimmer",
        keeps=_OURS | {Zone.SIGNATURE},
        undashed=True,
        otherwise=frozenset({Zone.QUOTATION}),
    ),
    "talon-text": Convention(maker="talon", keeps=_OURS | _ADDED | {Zone.FORWARDED}),
    "talon-html": Convention(maker="talon", keeps=_OURS | _ADDED | {Zone.FORWARDED}),
    "crisp": Convention(maker="email-reply-parser (npm)", keeps=_OURS, first=True),
}
PLAIN = Convention(maker="", keeps=_OURS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One mail of a set, and the words that should remain of it."""

    set: str
    name: str
    lines: tuple[Line, ...]
    html: str
    expected: str

    @property
    def text(self) -> str:
        """The mail as plain text, for those who read nothing else."""
        return "\n".join(line.text for line in self.lines)


def pairs(folder: Path) -> list[Pair]:
    """Read the pairs that are kept in `folder`."""
    rows = map(json.loads, (folder / "reply-pairs.jsonl").read_text("utf-8").splitlines())
    return [
        Pair(
            set=row["set"],
            name=row["name"],
            lines=tuple(plain_lines(row["input"]) if row["input"] else html_lines(row["html"])),
            html="" if row["input"] else row["html"],
            expected=_squeezed(row["expected"]),
        )
        for row in rows
    ]


def main(arguments: tuple[str, ...] = ()) -> None:
    """Measure, and print the table."""
    options = _options(arguments)
    if options.folder is None or not (options.folder / "reply-pairs.jsonl").is_file():
        print("no pairs: give a folder with reply-pairs.jsonl, or name it in NIMSMAIL_CORPORA")
        return
    known = pairs(options.folder)
    sets = list(dict.fromkeys(pair.set for pair in known))
    for each in sets:
        print(f"{each}: kept are {_convention(each)}")
    print(f"\n{'found exactly, blanks aside':28}" + "".join(f"{each:>20}" for each in sets))
    _print_row("nimsmail", sets, _ours(known), known)
    _print_row("nimsmail, own convention", sets, _ours(known, PLAIN), known)
    interpreters = {"python": options.rivals, "ruby": options.ruby, "node": options.node}
    mails = [(pair.text, pair.html) for pair in known]
    for rival in RIVALS:
        interpreter = interpreters[rival.runs]
        if not interpreter:
            known_of = f" ({rival.published})" if rival.published else ""
            print(f"{rival.name:28}  not measured: no {rival.runs} named{known_of}")
            continue
        said = list(answers(rival, interpreter, mails))
        _print_row(rival.name, sets, _best(known, said), known, hung=said.count(None))
    print("* made for it: the set is that parser's own tests")
    if options.misses:
        _print_misses(known)


def _options(arguments: tuple[str, ...]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.own_words")
    named = os.environ.get("NIMSMAIL_CORPORA")
    parser.add_argument("folder", nargs="?", type=Path, default=Path(named) if named else None)
    for option in ("rivals", "ruby", "node"):
        parser.add_argument(f"--{option}", default="")
    parser.add_argument("--misses", action="store_true")
    return parser.parse_args(arguments)


def _without_dashed(zones: tuple[Zoned, ...]) -> Iterator[Zoned]:
    """Yield the zones without signatures that two dashes part from the words."""
    dashed = False
    for each in zones:
        if each.zone is Zone.SIGNATURE:
            dashed = dashed or is_delimiter(each.text)
            if dashed:
                continue
        yield each


def _ours(known: list[Pair], convention: Convention | None = None) -> list[bool]:
    return [
        _squeezed((convention or _convention(pair.set)).words(zoned(pair.lines))) == pair.expected
        for pair in known
    ]


def _best(known: list[Pair], said: list[list[str] | None]) -> list[bool]:
    """Tell for each pair whether the reading that does best on its set is right."""
    right = [
        [_squeezed(_as_text(each)) == pair.expected for each in readings or []]
        for pair, readings in zip(known, said, strict=True)
    ]
    best: dict[str, int] = {}
    for name in {pair.set for pair in known}:
        rows = [row for row, pair in zip(right, known, strict=True) if pair.set == name]
        most = max(map(len, rows), default=0)
        score = [sum(row[at : at + 1] == [True] for row in rows) for at in range(most)] or [0]
        best[name] = score.index(max(score))
    return [
        row[best[pair.set] : best[pair.set] + 1] == [True]
        for row, pair in zip(right, known, strict=True)
    ]


def _as_text(reading: str) -> str:
    if reading.lstrip().startswith("<html"):
        return "\n".join(line.text for line in html_lines(reading))
    return reading


def _print_row(
    name: str, sets: list[str], right: list[bool], known: list[Pair], hung: int = 0
) -> None:
    cells = []
    for each in sets:
        found = [good for good, pair in zip(right, known, strict=True) if pair.set == each]
        own = "*" if _convention(each).maker == name else " "
        cells.append(f"{sum(found):>12} of {len(found):>3}{own}")
    late = f"  no answer to {hung}" if hung else ""
    print(f"{name:28}" + "".join(f"{cell:>20}" for cell in cells) + late)


def _print_misses(known: list[Pair]) -> None:
    for pair, good in zip(known, _ours(known), strict=True):
        if not good:
            words = _squeezed(_convention(pair.set).words(zoned(pair.lines)))
            print(
                f"\n{pair.set} {pair.name}\n  is     {words[:300]}\n  should {pair.expected[:300]}"
            )


def _convention(name: str) -> Convention:
    return CONVENTIONS.get(name, PLAIN)


def _named(zones: frozenset[Zone]) -> str:
    return ", ".join(zone for zone in Zone if zone in zones)


def _squeezed(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "").strip()


if __name__ == "__main__":
    main(tuple(sys.argv[1:]))
