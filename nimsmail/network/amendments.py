"""What a chair asks to have changed in an agenda, in their own words.

Every word of a sentence must be understood, or none of it counts: "punkt 3 udgår" is a
change, "punkt 3 udgår, hvis Bo ikke kan" is a matter for the secretary. Numbers are those
of the letter that is answered, also after the first change.
"""

import re
from dataclasses import dataclass, replace

from nimsmail.network.change_words import (
    ADDS,
    AGAIN,
    DROPS,
    FILLING,
    HEDGES,
    LAST,
    MOVES,
    NUMBERS,
    ORDINAL,
    ORDINALS,
    RENAMES,
    SPELT,
    SWAPS,
    N,
)
from nimsmail.network.points import Point, Points
from nimsmail.network.stems import STOP, stem


@dataclass(frozen=True, slots=True)
class Amended:
    """The points as they become, what was not understood, and whether to show them again."""

    points: Points
    unclear: tuple[str, ...] = ()
    again: bool = False


class _Unclear(ValueError):
    """A sentence cannot be carried out as it stands."""


_LONG = 5  # letters of a word that may stand for its title
_LONGEST = 120


def amended(points: Points, text: str) -> Amended:
    """Carry out in `points` what `text` clearly asks for; the rest is told as unclear."""
    order: list[tuple[int, Point]] = list(enumerate(points, 1))
    unclear: list[str] = []
    again = False
    for sentence in _sentences(text):
        shown = AGAIN.sub(" ", sentence)
        again = again or shown != sentence
        try:
            order = _carried_out(order, points, shown)
        except _Unclear:
            unclear.append(sentence.strip())
    return Amended(tuple(point for _, point in order), tuple(unclear), again)


def _sentences(text: str) -> list[str]:
    """Part at full stops that end a sentence: not those of "3." and "pkt."."""
    plain = re.sub(r"\b(pkt|nr|kl|evt|no)\.", r"\1", text, flags=re.IGNORECASE)
    plain = re.sub(r",? så (?:den|det) (?:ligger|kommer)\b", "", plain, flags=re.IGNORECASE)
    parts = re.split(r"(?<!\d)[.!;]+(?:\s|$)|\n|(?<=[?])", plain)
    return [" ".join(part.split()) for part in parts if part.strip(" .-–,")]


Order = list[tuple[int, Point]]


def _carried_out(order: Order, points: Points, sentence: str) -> Order:
    if HEDGES.search(sentence):
        raise _Unclear
    rest = _with_numbers(sentence, points)
    for patterns, act in _ACTS:
        for pattern in patterns:
            rest, order = _each(pattern, act, rest, order, points)
    rest = _named(rest, points)
    for patterns, act in _ACTS[2:]:
        for pattern in patterns:
            rest, order = _each(pattern, act, rest, order, points)
    left = [word for word in re.findall(r"[^\W_]+", rest.lower()) if word not in FILLING]
    if left:
        raise _Unclear
    return order


def _each(pattern: str, act: object, rest: str, order: Order, points: Points) -> tuple[str, Order]:
    """Carry out what `pattern` finds in `rest`, and return what is left of it."""
    assert callable(act)
    whole = rf"(?<![\w]){pattern}(?![\w])"
    if act in (_added, _renamed):
        # A title runs to the end of its sentence: of what follows nobody knows where it begins.
        whole = rf"(?<![\w]){pattern}[ .]*$"
    for _ in range(len(points) + 1):
        found = re.search(whole, rest, re.IGNORECASE)
        if found is None:
            break
        order = act(order, found, len(points))
        rest = f"{rest[: found.start()]} {rest[found.end() :]}"
    return rest, order


def _dropped(order: Order, found: "re.Match[str]", most: int) -> Order:
    numbers = {int(n) for n in re.findall(r"\d{1,2}", found[1])}
    for number in numbers:
        _place(order, number)
    return [each for each in order if each[0] not in numbers]


def _swapped(order: Order, found: "re.Match[str]", most: int) -> Order:
    one, two = _place(order, int(found[1])), _place(order, int(found[2]))
    order = list(order)
    order[one], order[two] = order[two], order[one]
    return order


def _moved(order: Order, found: "re.Match[str]", most: int) -> Order:
    number, words = _first(found.groups()[:2]), found.groups()[2:]
    at = _place(order, number)
    rest = [*order[:at], *order[at + 1 :]]
    if len(words) == 3:  # after, before, and the other point
        there = _place(rest, int(words[2])) + (words[0] is not None)
    elif len(words) == 2:  # first, last
        there = 0 if words[0] else len(rest)
    else:
        there = int(words[0]) - 1
        if not 0 <= there <= len(rest):
            raise _Unclear
    return [*rest[:there], order[at], *rest[there:]]


def _added(order: Order, found: "re.Match[str]", most: int) -> Order:
    title, as_number, after, behind, before, ahead = found.groups()
    point = (0, Point(title=_title(title)))
    if as_number:
        there = int(as_number) - 1
        if not 0 <= there <= len(order):
            raise _Unclear
    elif after or before:
        there = _place(order, int(behind or ahead)) + bool(after)
    else:
        there = len(order) - (bool(order) and bool(LAST.match(order[-1][1].title)))
    return [*order[:there], point, *order[there:]]


def _renamed(order: Order, found: "re.Match[str]", most: int) -> Order:
    at = _place(order, int(found[1]))
    new = replace(order[at][1], title=_title(found[2]))
    return [*order[:at], (order[at][0], new), *order[at + 1 :]]


_ACTS = (
    (ADDS, _added),
    (RENAMES, _renamed),
    (SWAPS, _swapped),
    (MOVES, _moved),
    (DROPS, _dropped),
)


def _first(groups: tuple[str | None, ...]) -> int:
    return int(next(each for each in groups if each))


def _title(said: str) -> str:
    """Return a title, or refuse what may hold more than one."""
    title = " ".join(said.split()).strip(" .,:–-")
    several = rf"{N} ?\d|, (?:og|and|slet|flyt|byt)\b"
    if not title or len(title) > _LONGEST or re.search(several, title, re.IGNORECASE):
        raise _Unclear
    return title[0].upper() + title[1:]


def _place(order: Order, number: int) -> int:
    """Return where the point with this number in the letter stands now."""
    for place, (own, _) in enumerate(order):
        if own == number:
            return place
    raise _Unclear


def _with_numbers(sentence: str, points: Points) -> str:
    """Write "det tredje punkt" and "punkt tre" with figures, and "3." without its dot."""
    last = len(points)

    def ordinal(found: "re.Match[str]") -> str:
        number = ORDINALS[found[1].lower()]
        return f"punkt {last if number < 0 else number}"

    said = ORDINAL.sub(ordinal, sentence)
    said = SPELT.sub(lambda found: f"{found[1]} {NUMBERS[found[2].lower()]}", said)
    return re.sub(r"(\d{1,2})\.(?=\s|,|$)", r"\1", said)


def _named(rest: str, points: Points) -> str:
    """Write a word that only one title has as the number of that point."""
    titles = [{stem(w) for w in re.findall(r"[^\W_]+", p.title.lower())} for p in points]

    def number(found: "re.Match[str]") -> str:
        word = found[0].lower()
        if len(word) < _LONG or word in STOP or word in FILLING:
            return found[0]
        having = [n for n, words in enumerate(titles, 1) if stem(word) in words]
        return f"punkt {having[0]}" if len(having) == 1 else found[0]

    return re.sub(r"[^\W\d_]+", number, rest)
