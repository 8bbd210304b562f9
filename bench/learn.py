"""Teach the ear: from the labelled sentences of `samples/learn`, what a sentence is for.

    python -m bench.learn           writes nimsmail/reading/ear/model.bin
    python -m bench.learn --try     leaves out one file of replies after the other, and says how
                                    well the rest have taught it

A linear model: one logistic regression for each purpose, by AdaGrad, with a penalty (L1) that
leaves only the features which tell something. It needs numpy, which only this program needs.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from email.utils import parseaddr
from pathlib import Path
from typing import Any

import numpy as np

from bench.samples import UNTOLD, Sample, fingerprint, lessons, read
from nimsmail.network.people import Language
from nimsmail.reading.ear.features import features
from nimsmail.reading.ear.hearing import ruled_of
from nimsmail.reading.ear.model import MODEL, write
from nimsmail.reading.ear.purposes import NOTHING
from nimsmail.reading.sentences import Sentence
from nimsmail.reading.understanding import ruled, viewed
from nimsmail.reading.view import View

_EPOCHS = 8
_RATE = 0.5
_PENALTY = 2e-3
_LEAST_SEEN = 4
_LEAST_WEIGHT = 0.4
_SAYS_LITTLE = -2.0
_SEED = 7
Unit = tuple[list[str], frozenset[str], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Taught:
    """Weights by feature and purpose, and the biases."""

    labels: tuple[str, ...]
    index: dict[str, int]
    weights: Any
    bias: Any

    def probabilities(self, found: Sequence[str]) -> Any:
        """Return for each purpose how likely it is."""
        rows = [self.index[each] for each in found if each in self.index]
        score = self.weights[rows].sum(0) / np.sqrt(len(found) or 1) + self.bias
        return 1 / (1 + np.exp(-score))

    @property
    def rows(self) -> dict[str, dict[int, float]]:
        """Return what is worth keeping."""
        kept = {}
        for feature, place in self.index.items():
            row = self.weights[place]
            telling = {int(n): float(row[n]) for n in np.flatnonzero(abs(row) > _LEAST_WEIGHT)}
            if telling:
                kept[feature] = telling
        return kept


# -- the samples as features and labels -------------------------------------------------------


def view_of(sample: Sample) -> View:
    """Return a sample's sentences once the rules have been over them."""
    language: Language = "en" if sample.language == "en" else "da"
    view = viewed(
        sample.text,
        answering=sample.answering,
        language=language,
        author=parseaddr(sample.author)[0],
        today=sample.answering.today or date(2027, 1, 1),
    )
    ruled(view)
    return view


def units_of(sample: Sample) -> Iterator[Unit]:
    """Return what a reply teaches: sentences and clauses of which somebody has said the purpose."""
    return (unit for unit in _units_of(sample) if UNTOLD not in unit[1])


def _units_of(sample: Sample) -> Iterator[Unit]:
    """Return the sentences and clauses of a reply: features, labels, and whether it is whole."""
    spans = _spans(sample)
    view = view_of(sample)
    at = 0
    before = None
    for number, sentence in enumerate(view.sentences):
        start, end = _found(sample.text, sentence.text, at)
        at = start
        labels = _labels(spans, start, end)
        yield features(sentence, view.answering, before, ruled_of(view, number)), labels, True
        before = sentence
        inside = start
        for clause in sentence.clauses if len(sentence.clauses) > 1 else ():
            begin, stop = _found(sample.text, clause.text, inside)
            inside = begin
            alone = Sentence(clause.text, (clause,))
            yield features(alone, view.answering), _labels(spans, begin, stop), False


def _spans(sample: Sample) -> list[tuple[int, int, frozenset[str]]]:
    spans = []
    at = 0
    for said in sample.said:
        start = sample.text.index(said.text, at)
        at = start + len(said.text)
        spans.append((start, at, frozenset(said.labels)))
    return spans


def _found(text: str, piece: str, at: int) -> tuple[int, int]:
    """Return where a piece stands, or where its first words do."""
    start = text.find(piece[:12], at)
    start = at if start < 0 else start
    return start, min(len(text), start + len(piece))


def _labels(
    spans: Sequence[tuple[int, int, frozenset[str]]], start: int, end: int
) -> frozenset[str]:
    met: set[str] = set()
    for begin, stop, labels in spans:
        shared = min(stop, end) - max(begin, start)
        if shared > 0.5 * min(stop - begin, end - start):
            met |= labels
    return frozenset(met - {NOTHING}) or frozenset({NOTHING})


# -- teaching ---------------------------------------------------------------------------------


def teach(units: Sequence[Unit]) -> Taught:
    """Return the weights that tell the labels of `units` apart."""
    counted = Counter(each for found, _, _ in units for each in found)
    known = [each for each, count in counted.items() if count >= _LEAST_SEEN]
    index = {each: place for place, each in enumerate(known)}
    labels = tuple(sorted({each for _, told, _ in units for each in told}))
    shape = (len(index), len(labels))
    weights: Any = np.zeros(shape, np.float32)
    seen: Any = np.full(shape, 1e-3, np.float32)
    bias: Any = np.full(len(labels), _SAYS_LITTLE, np.float32)
    lessons = [_lesson(unit, index, labels) for unit in units]
    order = np.random.default_rng(_SEED)
    for _ in range(_EPOCHS):
        for number in order.permutation(len(lessons)):
            rows, by, gold = lessons[number]
            was = weights[rows]
            error = 1 / (1 + np.exp(-(was.sum(0) * by + bias))) - gold
            step = error * by
            seen[rows] += step * step
            rate = _RATE / np.sqrt(seen[rows])
            now = was - rate * step
            weights[rows] = np.sign(now) * np.maximum(abs(now) - rate * _PENALTY, 0)
            bias -= 0.02 * error
    return Taught(labels=labels, index=index, weights=weights, bias=bias)


def _lesson(unit: Unit, index: dict[str, int], labels: tuple[str, ...]) -> tuple[Any, float, Any]:
    found, told, _ = unit
    rows = np.array([index[each] for each in found if each in index], dtype=np.int64)
    gold = np.array([label in told for label in labels], dtype=np.float32)
    return rows, float(1 / np.sqrt(len(found) or 1)), gold


# -- trying -----------------------------------------------------------------------------------


def _try(files: Sequence[Path]) -> None:
    units = {path: [u for sample in read(path) for u in units_of(sample)] for path in files}
    for left_out in files:
        if left_out.name.startswith("bank"):
            continue
        taught = teach([u for path, told in units.items() if path != left_out for u in told])
        whole = [u for u in units[left_out] if u[2]]
        right = sum(_heard(taught, found) == told for found, told, _ in whole)
        print(f"{left_out.name}: {right / len(whole):.1%} of {len(whole)} sentences heard right")


def _heard(taught: Taught, found: Sequence[str]) -> set[str]:
    odds = taught.probabilities(found)
    chosen = {taught.labels[n] for n in np.flatnonzero(odds > 0.5)}
    chosen = chosen or {taught.labels[int(odds.argmax())]}
    return chosen - {NOTHING} or chosen


def main() -> None:
    """Teach, or try how well it works."""
    files = lessons()
    if "--try" in sys.argv:
        _try(files)
        return
    taught = teach([u for path in files for sample in read(path) for u in units_of(sample)])
    rows = taught.rows
    write(taught.labels, rows, taught.bias, fingerprint(files))
    print(f"{MODEL.name}: {len(rows)} features, {MODEL.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
