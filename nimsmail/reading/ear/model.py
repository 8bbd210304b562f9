"""The learned weights: kept small in one file, read once, asked for each sentence.

The file, packed by zlib: a line of JSON (purposes, biases, scale, how many purposes each
feature speaks of), a line with the features, then a byte for each purpose and a signed byte
for each weight.
"""

import json
import math
import zlib
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any

MODEL = Path(__file__).with_name("model.bin")
_STEPS = 127


@dataclass(frozen=True, slots=True)
class Model:
    """Weights by feature: what each speaks for or against, and how much."""

    labels: tuple[str, ...]
    bias: tuple[float, ...]
    scale: float
    places: Mapping[str, tuple[int, int]]
    purposes: Sequence[int]
    weights: Sequence[int]

    def scores(self, found: Sequence[str]) -> list[float]:
        """Return for each purpose the odds (natural logarithm) that the features are for it."""
        total = [0] * len(self.labels)
        for feature in found:
            place = self.places.get(feature)
            if place is not None:
                for at in range(*place):
                    total[self.purposes[at]] += self.weights[at]
        by = self.scale / math.sqrt(len(found) or 1)
        return [bias + each * by for bias, each in zip(self.bias, total, strict=True)]

    def speaks(self, feature: str, purpose: int) -> int:
        """Return how much a feature speaks for a purpose, by its place among the labels."""
        for at in range(*self.places.get(feature, (0, 0))):
            if self.purposes[at] == purpose:
                return self.weights[at]
        return 0


@cache
def model() -> Model:
    """Return the model that the package ships with."""
    head, names, packed = zlib.decompress(MODEL.read_bytes()).split(b"\n", 2)
    told = json.loads(head)
    ends = list(accumulate(told["counts"]))
    half = len(packed) // 2
    return Model(
        labels=tuple(told["labels"]),
        bias=tuple(told["bias"]),
        scale=told["scale"],
        places=dict(
            zip(names.decode().split("\t"), zip([0, *ends], ends, strict=False), strict=True)
        ),
        purposes=packed[:half],
        weights=array("b", packed[half:]),
    )


def taught_by() -> str:
    """Return the fingerprint of the samples that the shipped model was taught with."""
    head = zlib.decompress(MODEL.read_bytes()).split(b"\n", 1)[0]
    return str(json.loads(head)["taught_by"])


def write(
    labels: Sequence[str], rows: Mapping[str, Mapping[int, float]], bias: Any, taught_by: str
) -> None:
    """Write a model, its weights rounded; `rows` has weights by feature and purpose."""
    scale = max(abs(weight) for row in rows.values() for weight in row.values()) / _STEPS
    named = sorted(rows.items())
    head = {
        "taught_by": taught_by,
        "labels": list(labels),
        "bias": [round(float(each), 4) for each in bias],
        "scale": scale,
        "counts": [len(row) for _, row in named],
    }
    flat = [(purpose, round(w / scale)) for _, row in named for purpose, w in sorted(row.items())]
    packed = b"\n".join(
        (
            json.dumps(head, separators=(",", ":")).encode(),
            "\t".join(name for name, _ in named).encode(),
            bytes(purpose for purpose, _ in flat) + array("b", [w for _, w in flat]).tobytes(),
        )
    )
    MODEL.write_bytes(zlib.compress(packed, 9))
