"""What a coordinator decides by answering a notice: which of its numbers, and how.

Every word of an answer is understood, or what stands with it is not acted on: a ruling may
carry out anything, and a question costs a line. So "ja til 1, hvis hun stadig vil" settles
nothing, and "ja" beside "nej til 2" leaves the others open unless a "men" says it means them.

An answer is cut into sentences, and these at commas and at "men" into parts. Each part
becomes a row of signs, one for each word that says something, and the row has a shape:
a verdict before its numbers ("nej til 2"), behind them ("2 nej"), or alone.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Literal

from nimsmail.network.incoming import Answering, Wish
from nimsmail.network.intents import Question, Rule, Thanks
from nimsmail.reading.matching import fold
from nimsmail.reading.phrases import rulings as phrases
from nimsmail.reading.wordlists import entries

_LONGEST = 2_000  # characters; who decides writes less
_SHOWN = 200
Verdict = Literal["y", "n", "k"]  # carry out, close, keep as it is

# The signs. Those in capitals say nothing of matters, or that no verdict may stand.
_SIGNS = {
    "y": phrases.YES, "w": phrases.WEAK_YES, "n": phrases.NO, "k": phrases.KEEP,
    "x": phrases.NOT, "a": phrases.ALL, "r": phrases.REST, "b": phrases.BOTH,
    "e": phrases.EXCEPT, "M": phrases.BUT, "Q": phrases.BECAUSE, "C": phrases.CONDITION,
    "P": phrases.POINTERS, "F": phrases.PADS, "A": phrases.AND, "G": phrases.GREETINGS,
    "S": phrases.SIGN_OFFS, "H": phrases.COURTESY,
}  # fmt: skip
_UNKNOWN = "?"
_NUMBERS = {
    each: number
    for table in (phrases.NUMBERS, phrases.TAL)
    for number, each in enumerate(entries(table), 2)
}
_ONE = ("et", "en", "one")
_REASONS = frozenset(entries(phrases.BECAUSE_FIRST))
_NAMED_NUMBERS = ("nr", "nummer", "number", "sag", "sagen", "punkt", "forslag", "item", "matter")

_TOKEN = re.compile(r"\d{1,9}|[^\W\d_]+(?:['’][^\W\d_]+)*|[\U0001F44D\U0001F44E✅❌✔☑]|[^\s\w]")
_SILENT = frozenset("\"'“”„«»‘’`´*#_>=→|<-–—/.…!()[]+&:~^\ufe0f")
_LABEL = re.compile(r"(?<![\w.,-])(?:(?:nr|no)\.?\s?)?(\d{1,3})[.)](?=\s|$)", re.IGNORECASE)
_DASHED = re.compile(r"\A(\s{0,9}\d{1,3})\s[-–—]\s")
_LABELLED = re.compile(r"\s{0,9}(?:[-*•]\s{0,9})?\d{1,3}[.):]\s")
_ABBREVIATION = re.compile(r"\b(nr|no|num|evt)\.(?=\s?\w)", re.IGNORECASE)
_ORDINAL = re.compile(r"\b(\d{1,3})\.(?=\s?(?:og|and|samt|,)(?:\s|\d))", re.IGNORECASE)
_RANGE = re.compile(r"\b(\d{1,3})\s?(?:-|–|—|\btil\b|\bto\b)\s?(\d{1,3})\b", re.IGNORECASE)
_ALL_BUT_NUMBERS = re.compile(r"\b(all|everything|alle) but (?=\d)", re.IGNORECASE)
_SENTENCES = re.compile(r"[^.!?;\n]*[.!?;\n]?")
_PARTS = re.compile(r"[,()]|\s[-–—]\s")

# A group of matters, with those that are excepted from it.
_GROUP = r"[tarb]+(?:et+)?"
_BEFORE = re.compile(rf"(?:[ynk]{_GROUP}(?:xt+)?)+")
_BEHIND = re.compile(rf"(?:{_GROUP}[ynkx])+")
_ALONE = re.compile(r"([ynk])(?:et+)?")
_MATTERS = re.compile(r"t+")
_ALL = re.compile(r"a")
_ALL_BUT = re.compile(r"aet+")
_EXCEPTION = re.compile(r"[ex]t+")


def rulings_in(
    words: str, answering: Answering, *, author: str, forwarded: bool
) -> tuple[Wish, ...]:
    """Return the rulings in `words`, and what of them is not understood."""
    if forwarded:
        return (_unclear(words, "the mail passes on somebody else's"),)
    if len(words) > _LONGEST:
        return (_unclear(words, "more is written than a machine should act on"),)
    names = frozenset(fold(f"{author} {answering.coordinator}").replace(".", " ").split())
    said = _Said()
    signed = False
    for sentence in _sentences(words):
        signs = {each.sign for each in _signs(sentence, names)}
        if signed and signs <= set("NHSGAP"):
            continue  # who signs, and as what
        signed = "S" in signs
        said.take(_heard(sentence, names, answering.matters))
    return tuple(said.wishes())


def _unclear(text: str, why: str) -> Wish:
    shown = " ".join(text.split())
    cut = shown if len(shown) <= _SHOWN else shown[:_SHOWN].rstrip() + " …"
    return Wish(intent=Question(text=cut), certain=False, why=why)


# -- words to signs -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Sign:
    """One word, or several, as what they are good for; `number` where they name a matter."""

    sign: str
    number: int = 0


def _table() -> dict[tuple[str, ...], str]:
    return {
        tuple(entry.split()): sign for sign, table in _SIGNS.items() for entry in entries(table)
    }


_TABLE = _table()
_LONGEST_ENTRY = max(map(len, _TABLE))


def _signs(text: str, names: frozenset[str]) -> list[_Sign]:
    """Return the signs of a text, the longest entry at each place first."""
    found = [each for each in _TOKEN.findall(text) if each not in _SILENT]
    tokens = [fold(each) for each in found]
    signs: list[_Sign] = []
    at = 0
    while at < len(tokens):
        length, sign = _at(found, tokens, at, names)
        signs.append(sign)
        at += length
    return signs


def _at(found: list[str], tokens: list[str], at: int, names: frozenset[str]) -> tuple[int, _Sign]:
    """Return the sign at a place, and how many words it takes."""
    word = tokens[at]
    if word.isdecimal():
        return 1, _Sign("t", int(word))
    before = tokens[at - 1] if at else ""
    if before in _NAMED_NUMBERS and word in _ONE:
        return 1, _Sign("t", 1)
    is_two = word != "to" or before in (*_NAMED_NUMBERS, "til")  # and not that of "yes to 2"
    if word in _NUMBERS and is_two:
        return 1, _Sign("t", _NUMBERS[word])
    for length in range(min(_LONGEST_ENTRY, len(tokens) - at), 0, -1):
        sign = _TABLE.get(tuple(tokens[at : at + length]))
        if sign is not None:
            return length, _Sign(sign)
    if word in names:
        return 1, _Sign("H")
    # After "Hej", a word with a capital is whom it greets.
    return 1, _Sign("N" if found[at][:1].isupper() else _UNKNOWN)


# -- signs to parts -------------------------------------------------------------------------

Shape = Literal[
    "before", "behind", "alone", "matters", "all", "all-but", "exception", "empty", "unclear"
]


@dataclass(frozen=True, slots=True)
class _Part:
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


def _parts(sentence: str, names: frozenset[str], matters: int) -> list[_Part]:
    parts: list[_Part] = []
    but = False
    for text in _PARTS.split(sentence):
        part: list[_Sign] = []
        for sign in _signs(text, names):
            if sign.sign != "M":
                part.append(sign)
                continue
            parts += [_part(part, text, matters, but=but)] if part else []
            part, but = [], True
        if part:
            parts.append(_part(part, text, matters, but=but))
            but = False
    return parts


def _part(signs: list[_Sign], text: str, matters: int, *, but: bool) -> _Part:
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
    return _Part(shape, signed, numbers, but, every, opening)


def _without_reason(signs: list[_Sign]) -> list[_Sign]:
    """Return the signs before a "fordi", if what it says can change nothing of them."""
    at = next(n for n, each in enumerate(signs) if each.sign == "Q")
    reason = {each.sign for each in signs[at:]}
    return signs if reason & set("ynkwCtarbe") else signs[:at]


def _row(signs: list[_Sign], matters: int) -> list[_Sign]:
    """Return the signs that speak of matters; "begge" are the two there are, "alle 3" all three."""
    row: list[_Sign] = []
    for before, each in pairwise([_Sign(""), *signs]):
        if before.sign == "a" and each.sign == "t":
            row += [] if each.number == matters else [_Sign(_UNKNOWN)]
        elif each.sign == "b" and matters == 2:
            row += [_Sign("t", 1), _Sign("t", 2)]
        elif each.sign == "w":
            row.append(_Sign("y"))
        elif each.sign in "ynkxtarbe" and not (row and each.sign in "ynk" and row[-1] == each):
            row.append(each)
    return row


def _shape(row: str, signs: str, matters: int) -> Shape:
    """Tell which shape the signs of a part have."""
    if not row and re.fullmatch(r"[GSHAFPN]*", signs) and _is_polite(signs):
        return "empty"
    if set(signs) & {_UNKNOWN, "N", "C", "Q"} or "b" in row:
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


# -- parts to rulings -----------------------------------------------------------------------


@dataclass(slots=True)
class _Heard:
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
        for number in numbers:
            self.on.setdefault(number, set()).add(verdict)

    def spoil(self) -> None:
        """Let nothing of this sentence stand."""
        self.unclear = True
        self.doubtful |= self.on.keys()
        self.on.clear()
        self.others.clear()
        self.alone.clear()


def _heard(sentence: str, names: frozenset[str], matters: int) -> _Heard:
    parts = _parts(sentence.rstrip(".!?;\n"), names, matters)
    heard = _Heard(" ".join(sentence.split()))
    heard.begins_with_but = bool(parts) and parts[0].but
    heard.praise = any("w" in part.signs for part in parts)
    _read(heard, [each for each in parts if each.shape != "empty"])
    if sentence.rstrip().endswith("?") and any(each.shape != "empty" for each in parts):
        _doubt_question(heard, parts)
    return heard


def _doubt_question(heard: _Heard, parts: list[_Part]) -> None:
    """Let no question decide anything: neither on its numbers, nor, without any, at all."""
    named = {number for part in parts for number in part.named}
    heard.spoil()
    heard.doubtful |= named
    heard.hopeless |= not named


def _read(heard: _Heard, parts: list[_Part]) -> None:
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


def _belong(heard: _Heard, numbers: list[int], verdict: str) -> None:
    """Give numbers that stand alone the verdict before them, or doubt them."""
    if not numbers:
        return
    if not verdict:
        heard.unclear = True
        heard.doubtful.update(numbers)
        return
    heard.alone = [each for each in heard.alone if each != (verdict, False)]
    heard.say(verdict, numbers)


def _take(heard: _Heard, part: _Part, place: int) -> str:
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


def _excepted(heard: _Heard, part: _Part) -> None:
    """Leave out what "undtagen 2" or "men ikke 2" names; "nej, ikke 2" says nothing clear."""
    if part.row[0] == "x" and any(verdict == "n" for verdict, _ in heard.alone):
        heard.spoilt = True
    if part.row[0] == "e":
        heard.alone = [(verdict, True) for verdict, _ in heard.alone]
    heard.say("k", part.named)


def _grouped(heard: _Heard, part: _Part) -> str:
    """Note verdicts with their matters, before or behind them."""
    form = rf"(?P<v>[ynkx])(?P<g>{_GROUP}|t+)" if part.shape == "before" else None
    form = form or rf"(?P<g>{_GROUP})(?P<v>[ynkx])"
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


def _not_understood(heard: _Heard, part: _Part, place: int) -> None:
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


def _is_reason(part: _Part) -> bool:
    return part.opening in _REASONS and not set(part.signs) & set("ynkwCtarbe")


# -- the whole answer -----------------------------------------------------------------------


@dataclass(slots=True)
class _Said:
    """What all sentences say together."""

    on: dict[int, set[str]] = field(default_factory=dict)
    others: set[str] = field(default_factory=set)
    alone: list[tuple[str, bool, str]] = field(default_factory=list)
    doubtful: set[int] = field(default_factory=set)
    unclear: list[str] = field(default_factory=list)
    heard: list[str] = field(default_factory=list)
    hopeless: bool = False
    praise: bool = False

    def take(self, heard: _Heard) -> None:
        """Add what another sentence says."""
        if heard.begins_with_but and not heard.unclear:
            self.alone = [(verdict, True, text) for verdict, _, text in self.alone]
        for number, verdicts in heard.on.items():
            self.on.setdefault(number, set()).update(verdicts)
        self.others |= heard.others
        self.alone += [(verdict, sure, heard.text) for verdict, sure in heard.alone]
        self.doubtful |= heard.doubtful
        self.hopeless |= heard.hopeless
        self.praise |= heard.praise
        self.unclear += [heard.text] if heard.unclear else []
        self.heard.append(heard.text)

    def wishes(self) -> Iterator[Wish]:
        """Return the ruling, if there is one, and what was not understood."""
        self._settle_verdicts_alone()
        self._settle_contradictions()
        rule = self._rule()
        if rule is not None and not self.hopeless:
            yield Wish(intent=rule, certain=True, why=f"“{self._quoted()}”")
        for text in dict.fromkeys(self.unclear):
            yield _unclear(text, "not understood, so nothing is done for it")
        if rule is None and not self.unclear and self.heard:
            yield self._courtesy()

    def _courtesy(self) -> Wish:
        """Return what no verdict leaves: "tak" asks for nothing, "fint" may be meant as a yes."""
        if self.praise:
            return _unclear(self._quoted(), "may be praise, or a yes")
        return Wish(intent=Thanks(), certain=True, why="nothing but courtesy")

    def _settle_verdicts_alone(self) -> None:
        """Take "ja" as meant for all others, where nothing else makes that doubtful.

        Beside what is not understood it is not: it may belong to that.
        """
        doubted = bool(self.unclear)
        given = {v for verdicts in self.on.values() for v in verdicts} | self.others
        for verdict, sure, text in self.alone:
            if verdict == "n" and self.praise:
                self.unclear.append(text)  # "nej nej, det er fint"
            elif sure or not (given or doubted):
                self.others.add(verdict)
            elif given != {verdict}:  # else it only opens: "ok, ja til 1"
                self.unclear.append(text)

    def _settle_contradictions(self) -> None:
        torn = {number for number, verdicts in self.on.items() if len(verdicts) > 1}
        if torn or len(self.others) > 1:
            self.unclear.append(self._quoted())
        self.doubtful |= torn
        if len(self.others) > 1:
            self.others.clear()

    def _rule(self) -> Rule | None:
        def those(verdict: str) -> tuple[int, ...]:
            clear = (n for n, said in self.on.items() if said == {verdict})
            return tuple(sorted(set(clear) - self.doubtful))

        others: Literal["yes", "no", ""] = ""
        if self.others == {"y"}:
            others = "yes"
        elif self.others == {"n"}:
            others = "no"
        left = tuple(sorted({*those("k"), *self.doubtful}))
        rule = Rule(yes=those("y"), no=those("n"), left=left, others=others)
        return rule if rule.yes or rule.no or rule.others or those("k") else None

    def _quoted(self) -> str:
        return " ".join(self.heard)[:_SHOWN]


def _sentences(words: str) -> Iterator[str]:
    """Cut an answer into sentences; "1. ja" is one, and so is each line."""
    for line in words.split("\n"):
        text = _ORDINAL.sub(r"\1", _ABBREVIATION.sub(r"\1", line))
        text = _DASHED.sub(r"\1 ", text)
        if _LABELLED.match(text):
            text = _LABEL.sub(r", \1 ", text)
        text = _RANGE.sub(_counted, _ALL_BUT_NUMBERS.sub(r"\1 except ", text))
        for found in _SENTENCES.finditer(text):
            if found[0].strip(" .!;\t"):
                yield found[0]


def _counted(found: re.Match[str]) -> str:
    """Write out a range: 1-3 is 1, 2 and 3."""
    first, last = int(found[1]), int(found[2])
    if not first < last <= first + 100:
        return found[0]
    return " ".join(str(number) for number in range(first, last + 1))
