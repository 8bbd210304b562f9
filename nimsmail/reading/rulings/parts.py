"""What stands between two commas of an answer, and the shape that its signs have."""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from nimsmail.reading.matching import fold
from nimsmail.reading.rulings.signs import UNKNOWN, Sign, signs_of

_PARTS = re.compile(r"[,()]|\s[-–—]\s")
# A group of matters, with those that are excepted from it.
GROUP = r"[tarb]+(?:et+)?"
_BEFORE = re.compile(rf"(?:[ynk]{GROUP}(?:xt+)?)+")
_BEHIND = re.compile(rf"(?:{GROUP}[ynkx])+")
_ALONE = re.compile(r"([ynk])(?:et+)?")
_MATTERS = re.compile(r"t+")
_ALL = re.compile(r"a")
_ALL_BUT = re.compile(r"aet+")
_EXCEPTION = re.compile(r"[ex]t+")

Shape = Literal[
    "before", "behind", "alone", "matters", "all", "all-but", "exception", "empty", "unclear"
]


@dataclass(frozen=True, slots=True)
class Part:
    """What stands between two commas."""

    shape: Shape
    row: str = ""
    numbers: tuple[int, ...] = ()
    but: bool = False
    signs: str = ""
    opening: str = ""

    @property
    def named(self) -> tuple[int, ...]:
        """The numbers that it names."""
        return tuple(number for number in self.numbers if number)


def parts_of(sentence: str, names: frozenset[str], matters: int) -> list[Part]:
    """Cut a sentence at its commas, and wherever a "men" stands."""
    parts: list[Part] = []
    but = False
    for text in _PARTS.split(sentence):
        part: list[Sign] = []
        for sign in signs_of(text, names):
            if sign.sign != "M":
                part.append(sign)
                continue
            parts += [_part(part, text, matters, but=but)] if part else []
            part, but = [], True
        if part:
            parts.append(_part(part, text, matters, but=but))
            but = False
    return parts


def _part(signs: list[Sign], text: str, matters: int, *, but: bool) -> Part:
    every = "".join(each.sign for each in signs)
    if "Q" in every:
        signs = _without_reason(signs)
    row = _row(signs, matters)
    numbers = tuple(each.number for each in row)
    signed = "".join(each.sign for each in row)
    shape = _shape(signed, "".join(each.sign for each in signs), matters)
    if shape == "unclear":
        numbers = tuple(each.number for each in signs if each.sign == "t")
    opening = fold(next(iter(text.split()), ""))
    return Part(shape, signed, numbers, but, every, opening)


def _without_reason(signs: list[Sign]) -> list[Sign]:
    """Return the signs before a "fordi", if what it says can change nothing of them."""
    at = next(n for n, each in enumerate(signs) if each.sign == "Q")
    reason = {each.sign for each in signs[at:]}
    return signs if reason & set("ynkwCtarbe") else signs[:at]


def _row(signs: list[Sign], matters: int) -> list[Sign]:
    """Return the signs that speak of matters; "begge" are the two there are, "alle 3" all three."""
    row: list[Sign] = []
    for before, each in pairwise([Sign(""), *signs]):
        if before.sign == "a" and each.sign == "t":
            row += [] if each.number == matters else [Sign(UNKNOWN)]
        elif each.sign == "b" and matters == 2:
            row += [Sign("t", 1), Sign("t", 2)]
        elif each.sign == "w":
            row.append(Sign("y"))
        elif each.sign in "ynkxtarbe" and not (row and each.sign in "ynk" and row[-1] == each):
            row.append(each)
    return row


def _shape(row: str, signs: str, matters: int) -> Shape:
    """Tell which shape the signs of a part have."""
    if not row and re.fullmatch(r"[GSHAFPN]*", signs) and _is_polite(signs):
        return "empty"
    if set(signs) & {UNKNOWN, "N", "C", "Q"} or "b" in row:
        return "unclear"
    if row == "y" and "w" in signs and "y" not in signs:
        return "empty"  # praise, and no more
    if _ALONE.fullmatch(row):
        # "Ja til den" points at one of several.
        return "unclear" if "P" in signs and "e" not in row and matters != 1 else "alone"
    shapes: tuple[tuple[Shape, re.Pattern[str]], ...] = (
        ("before", _BEFORE),
        ("behind", _BEHIND),
        ("all-but", _ALL_BUT),
        ("matters", _MATTERS),
        ("all", _ALL),
        ("exception", _EXCEPTION),
    )
    return next((shape for shape, form in shapes if form.fullmatch(row)), "unclear")


def _is_polite(signs: str) -> bool:
    """Tell whether words without a verdict are a greeting or a farewell, with whom they greet."""
    known = signs.replace("N", "")
    return signs.count("N") <= 3 and (not signs or known[:1] in ("G", "S", "H") or (signs == "A"))
