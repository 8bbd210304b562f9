"""What one sentence of an answer says of the matters that a notice numbers."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from nimsmail.reading.phrases import rulings as phrases
from nimsmail.reading.rulings.parts import GROUP, Part, parts_of
from nimsmail.reading.wordlists import entries

_REASONS = frozenset(entries(phrases.BECAUSE_FIRST))


@dataclass(slots=True)
class Heard:
    """What one sentence says."""

    text: str
    on: dict[int, set[str]] = field(default_factory=dict)
    others: set[str] = field(default_factory=set)
    alone: list[tuple[str, bool]] = field(default_factory=list)  # and whether a "men" follows
    doubtful: set[int] = field(default_factory=set)
    unclear: bool = False
    hopeless: bool = False  # nobody knows what of the mail it concerns
    spoilt: bool = False  # a part of it may bear on all of it
    praise: bool = False
    begins_with_but: bool = False

    def say(self, verdict: str, numbers: Iterable[int]) -> None:
        """Note a verdict on these matters."""
        for number in numbers:
            self.on.setdefault(number, set()).add(verdict)

    def spoil(self) -> None:
        """Let nothing of this sentence stand."""
        self.unclear = True
        self.doubtful |= self.on.keys()
        self.on.clear()
        self.others.clear()
        self.alone.clear()


def heard_in(sentence: str, names: frozenset[str], matters: int) -> Heard:
    """Return what a sentence says; `matters` is how many there are to speak of."""
    parts = parts_of(sentence.rstrip(".!?;\n"), names, matters)
    heard = Heard(" ".join(sentence.split()))
    heard.begins_with_but = bool(parts) and parts[0].but
    heard.praise = any("w" in part.signs for part in parts)
    _read(heard, [each for each in parts if each.shape != "empty"])
    if sentence.rstrip().endswith("?") and any(each.shape != "empty" for each in parts):
        _doubt_question(heard, parts)
    return heard


def _doubt_question(heard: Heard, parts: list[Part]) -> None:
    """Let no question decide anything: neither on its numbers, nor, without any, at all."""
    named = {number for part in parts for number in part.named}
    heard.spoil()
    heard.doubtful |= named
    heard.hopeless |= not named


def _read(heard: Heard, parts: list[Part]) -> None:
    waiting: list[int] = []  # numbers whose verdict is not told yet: "1, 3 og 5 ja"
    last = ""  # the verdict that further numbers may belong to: "ja til 1, 3 og 5"
    for place, part in enumerate(parts):
        if part.shape == "matters":
            waiting += part.numbers
            continue
        if waiting and part.shape == "behind" and not last:
            heard.say(next(sign for sign in part.row if sign in "ynkx"), waiting)
        elif waiting:
            _belong(heard, waiting, "" if part.shape == "behind" else last)
        waiting = []
        if part.shape == "all" and heard.alone and last:  # "ja, alle sammen"
            heard.alone, part = [], replace(part, shape="before", row=last + "a", numbers=(0, 0))
        last = _take(heard, part, place)
    _belong(heard, waiting, last)
    if heard.spoilt:
        heard.spoil()


def _belong(heard: Heard, numbers: list[int], verdict: str) -> None:
    """Give numbers that stand alone the verdict before them, or doubt them."""
    if not numbers:
        return
    if not verdict:
        heard.unclear = True
        heard.doubtful.update(numbers)
        return
    heard.alone = [each for each in heard.alone if each != (verdict, False)]
    heard.say(verdict, numbers)


def _take(heard: Heard, part: Part, place: int) -> str:
    """Note what a part says; returns the verdict that numbers behind it may belong to."""
    if part.but and part.shape != "unclear":
        heard.alone = [(verdict, True) for verdict, _ in heard.alone]
    match part.shape:
        case "before" | "behind":
            return _grouped(heard, part)
        case "all-but":
            heard.others.add("y")
            heard.say("k", part.named)
        case "alone":
            heard.alone.append((part.row[0], "e" in part.row))
            heard.say("k", part.named)
            return part.row[0] if part.row in ("y", "n") else ""
        case "exception":
            _excepted(heard, part)
        case _:
            _not_understood(heard, part, place)
    return ""


def _excepted(heard: Heard, part: Part) -> None:
    """Leave out what "undtagen 2" or "men ikke 2" names; "nej, ikke 2" says nothing clear."""
    if part.row[0] == "x" and any(verdict == "n" for verdict, _ in heard.alone):
        heard.spoilt = True
    if part.row[0] == "e":
        heard.alone = [(verdict, True) for verdict, _ in heard.alone]
    heard.say("k", part.named)


def _grouped(heard: Heard, part: Part) -> str:
    """Note verdicts with their matters, before or behind them."""
    form = rf"(?P<v>[ynkx])(?P<g>{GROUP}|t+)" if part.shape == "before" else None
    form = form or rf"(?P<g>{GROUP})(?P<v>[ynkx])"
    verdict = ""
    for found in re.finditer(form, part.row):
        verdict = "k" if found["v"] == "x" else found["v"]
        signs = part.row[slice(*found.span("g"))]
        numbers = part.numbers[slice(*found.span("g"))]
        head = signs.partition("e")[0]
        heard.say(verdict, [number for number in numbers[: len(head)] if number])
        heard.say("k", [number for number in numbers[len(head) :] if number])
        if set(head) & set("ar"):
            heard.others.add(verdict)
    return verdict if part.shape == "before" else ""


def _not_understood(heard: Heard, part: Part, place: int) -> None:
    """Doubt what a part that is not understood may concern; a reason concerns nothing."""
    if place and _is_reason(part):
        return  # "nej til 2, hun er rejst"
    heard.unclear = True
    heard.doubtful.update(part.named)
    begins_with_number = part.signs.lstrip("PFA")[:1] == "t"
    if begins_with_number or (part.named and part.but and "C" not in part.signs):
        return
    if place:
        heard.spoilt = True
    elif not part.named or "C" in part.signs:
        heard.hopeless = True


def _is_reason(part: Part) -> bool:
    return part.opening in _REASONS and not set(part.signs) & set("ynkwCtarbe")
