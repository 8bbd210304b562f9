"""What each word of a vote is: a place on the ballot, a rank, or a word between these."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Literal

from nimsmail.reading.asked.titles import Titles
from nimsmail.reading.matching import fold
from nimsmail.reading.phrases import ballot_words as tables

Kind = Literal["pick", "rank", "word", "stop"]

_WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*|[,;.:()!?=/–—-]")
_ROMAN = re.compile(r"\b[IV]{1,4}\b")
_ROMANS_ONLY = re.compile(r"^(?:\W|\b[IVX]{1,4}\b|\b(?:og|and|saa|så|then)\b)*$")
_ROMAN_MARKED = re.compile(r"(?i:\b(?:nr|no|nummer|number|tema|theme)\b\.? ?)([IV]{1,4})\b")
_ROMANS_IN_ROW = re.compile(r"\b[IV]{1,4}(?: ?(?:,|\+|&|og|and) ?[IV]{1,4}\b)+")
_MONTHS = "jan|feb|mar|apr|ma[jy]|jun|jul|aug|sep|okt|oct|nov|dec"
# Days, times of day, shares and large numbers choose nothing.
_ELSEWHERE = re.compile(
    rf"\b(?:den |d\. ?|the )?\d{{1,2}}(?:\.|st|nd|rd|th)? ?(?:of )?(?:{_MONTHS})[a-z]*\b\.?"
    r"(?: \d{4})?|"
    r"\b\d{1,3}(?:[.,]\d{3})+\b|\b\d{3,}\b|\b\d{1,2}[.:]\d\d\b|\b\d{1,2}/\d{1,2}-\d{2,4}\b|"
    r"\b(?:kl|klokken)\.? ?\d{1,2}\b|\b\d+ ?%|\b\d+\+(?!\d)"
)
_BUT = re.compile(r"\b(everything|anything|all|any|every one) but\b")
_PAIR = re.compile(
    r"(?<![\w.])(\d)\.? ?(?:=|:|→|->|=>|\)) ?(?:(?:nr|nummer|tema|number|no|theme)\.? ?)?(\d)(?!\w)"
)
_FIGURE = re.compile(r"(\d{1,2})(?:-?(?:er|eren|ern|tallet|eerne))?")
_RANK_TAIL = re.compile(
    r"([a-z]+|\d)-?(?:prioritet|prioriteten|prioritetet|valg|valget|pladsen|plads|stemme)"
)
_FEW = 8
# "Femmer" and the like are no shorter.
_NOUN = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A word of a vote, and what it is."""

    kind: Kind
    text: str
    # Of a pick the places on the ballot; of a rank its order, points counting downwards.
    values: tuple[int, ...] = ()
    # A pick by its title, or by a word for its place that may tell a rank as well.
    title: bool = False
    ordinal: bool = False
    listed: bool = False
    definite: bool = False
    marked: bool = False
    weight: float = 0.0


def marks_in(texts: Sequence[str], themes: Sequence[str]) -> list[Mark]:
    """Return the words of a vote, with the punctuation, in order."""
    marks = _read(_words(" ; ".join(map(_in_figures, texts))), themes)
    return _numbers_settled(_ordinals_settled(_together(marks)))


def _in_figures(text: str) -> str:
    """Write Roman numbers as figures, where no words stand beside them that "VI" could be."""
    arabic = _ROMAN_MARKED.sub(
        lambda m: m[0].replace(m[1], str(tables.ROMAN.get(m[1], m[1]))), text
    )
    if _ROMANS_ONLY.match(text):
        return _figures(arabic)
    return _ROMANS_IN_ROW.sub(lambda m: _figures(m[0]), arabic)


def _figures(text: str) -> str:
    return _ROMAN.sub(lambda m: str(tables.ROMAN.get(m[0], m[0])), text)


def _words(text: str) -> list[str]:
    folded = fold(text).replace("'", "")
    folded = re.sub(r"(?<=\d) ?[+&] ?(?=\D{0,7}\d)", " og ", folded)
    folded = re.sub(r"(?<=\d) ?([-–/]) ?(?=\d)", r" \1 ", folded)
    folded = _ELSEWHERE.sub(" ", folded) if not _PAIR.search(folded) else folded
    for phrase in tables.HARMLESS:
        folded = re.sub(rf"\b{phrase}\b", " ", folded)
    folded = _BUT.sub(r"\1 except", folded)
    pairs = _PAIR.findall(folded)
    if len(pairs) > 1 and sorted(int(rank) for rank, _ in pairs) == list(range(1, len(pairs) + 1)):
        folded = _PAIR.sub(r"prioritet \1 = \2 ,", folded)
    return _WORD.findall(folded)


def _read(spoken: list[str], themes: Sequence[str]) -> list[Mark]:
    titles = Titles(themes)
    marks: list[Mark] = []
    place = 0
    while place < len(spoken):
        mark, taken = _mark(spoken, place, titles, len(themes))
        marks.append(mark)
        place += taken
    return marks


def _mark(spoken: list[str], place: int, titles: Titles, count: int) -> tuple[Mark, int]:
    """Return what the words from `place` on are, and how many of them it takes."""
    word = spoken[place]
    for read in (_rank, _few, _position, _figure):
        if found := read(spoken, place, count):
            return found
    if not word[0].isalnum():
        return Mark(kind="stop", text=word), 1
    own, weight = titles.holding(word)
    before = spoken[place - 1] if place else ""
    # "Our town" speaks of the writer.
    if own and not (word in tables.WEAK and before in _OURS):
        return Mark(kind="pick", text=word, values=own, title=True, weight=weight), 1
    return Mark(kind="word", text=word), 1


_OURS = ("our", "my", "vores", "vor", "min", "mit", "mine")


def _after(spoken: list[str], place: int, far: int = 1) -> str:
    return spoken[place + far] if place + far < len(spoken) else ""


def _rank(spoken: list[str], place: int, count: int) -> tuple[Mark, int] | None:
    word = spoken[place]
    number = _ordinal(word) or _number(word)
    behind = 2 if _after(spoken, place) == "." else 1
    following = _after(spoken, place, behind)
    if number and following in tables.RANK_NOUNS:
        return Mark(kind="rank", text=following, values=(number,)), behind + 1
    if number and following in tables.POINTS and word not in ("en", "et"):
        return Mark(kind="rank", text=following, values=(-number,)), behind + 1
    if value := _compound_rank(word):
        return Mark(kind="rank", text=word, values=(value,)), 1
    if word in tables.RANK_NOUNS and _number(following) and _after(spoken, place, 2) in _IS:
        return Mark(kind="rank", text=word, values=(_number(following),)), 3
    if word in ("som", "as") and following in tables.MARKS and _number(_after(spoken, place, 2)):
        return Mark(kind="rank", text=word, values=(_number(_after(spoken, place, 2)),)), 3
    if word in tables.RANKS:
        return Mark(kind="rank", text=word, values=(tables.RANKS[word],)), 1
    return None


def _compound_rank(word: str) -> int:
    """Read "førsteprioritet", "andetvalg", "2-prioritet"."""
    tail = _RANK_TAIL.fullmatch(word)
    return (_ordinal(tail[1]) or _number(tail[1])) if tail else 0


_IS = ("=", ":", "er", "is", "gaar", "goes")


def _few(spoken: list[str], place: int, count: int) -> tuple[Mark, int] | None:
    """Read several places at once: "de tre første", "the last two", "top 3"."""
    one, two = spoken[place], _after(spoken, place)
    opens = place == 0 and two in tables.NUMBERS
    told = opens or one == "top" or (place and spoken[place - 1] in ("de", "the"))
    for number, side in ((one, two), (two, one)):
        many = _number(number)
        first = side in tables.TOP or side in ("foerste", "first")
        if told and 1 < many < _FEW and (first or side in tables.BOTTOM):
            span = range(1, many + 1) if first else range(max(1, count - many + 1), count + 1)
            return Mark(kind="pick", text=one, values=tuple(span), listed=True), 2
    return None


def _position(spoken: list[str], place: int, count: int) -> tuple[Mark, int] | None:
    word = spoken[place]
    following = _after(spoken, place)
    before = spoken[place - 1] if place else ""
    listed = following in tables.LISTED
    value = _ordinal(word)
    if word in tables.LAST_BUT_ONE:
        value, listed = count - 1, True
    elif word in tables.BOTTOM and (listed or before in _ARTICLES):
        value, listed = count, listed or word not in ("sidste", "last")
    elif word in tables.TOP and (
        following in ("one", "theme") if word == "top" else listed or before in _ARTICLES
    ):
        value, listed = 1, True
    if not value:
        return None
    taken = 2 if listed and following in ("one", "ones") else 1
    definite = before in _DEFINITE
    pick = Mark(
        kind="pick", text=word, values=(value,), ordinal=True, listed=listed, definite=definite
    )
    return pick, taken


_DEFINITE = ("den", "det", "the")
_ARTICLES = ("den", "det", "de", "the", "og", "and", "til", "for")


def _figure(spoken: list[str], place: int, count: int) -> tuple[Mark, int] | None:
    word = spoken[place]
    back = 2 if place > 1 and spoken[place - 1] in ".:" else 1
    before = spoken[place - back] if place >= back else ""
    ranked = before in tables.RANK_NOUNS or bool(_compound_rank(before))
    noun = len(word) > 3 and word.endswith(("er", "eren", "ern", "tallet"))
    marked = noun or ranked or before in tables.MARKS or _is_in_row(spoken, place)
    value = _number(word) or (_begun(word) if marked else 0)
    if word == "0" and marked:
        value = count + 1
    little = word in tables.LITTLE and not marked and not _ends_a_row(spoken, place)
    if not value or (little and not _is_alone(spoken)):
        return None
    if not marked and _counts(spoken, place):
        return Mark(kind="word", text="counted"), 1
    return Mark(kind="pick", text=word, values=(value,), marked=marked), 1


def _is_in_row(spoken: list[str], place: int) -> bool:
    """Tell whether a number goes on from one that is called a number: "nr. 2, 4 og fem"."""
    for word in reversed(spoken[:place]):
        if word in tables.MARKS:
            return True
        if not (word in (".", ",", "og", "and", "-") or _number(word)):
            return False
    return False


def _ends_a_row(spoken: list[str], place: int) -> bool:
    """Tell whether a number is the last of several: "seks, fem og en"."""
    following = _after(spoken, place)
    if following in (",", "og", "and") and _number(_after(spoken, place, 2)):
        return _after(spoken, place, 2) not in tables.LITTLE or following == ","
    joined = place > 1 and spoken[place - 1] in ("og", "and", "then", "saa", ",")
    before = [word for word in spoken[: place - 1] if word not in _ROW]
    return joined and bool(before) and bool(_number(before[-1])) and not following.isalnum()


_ROW = frozenset({",", "og", "and", "foerst", "first"})


def _is_alone(spoken: list[str]) -> bool:
    """Tell whether a vote is no more than numbers: "to og fem", "en, tre"."""
    said = [word for word in spoken if word[0].isalnum() and word not in ("og", "and", "tak")]
    return all(_number(word) for word in said)


def _counts(spoken: list[str], place: int) -> bool:
    """Tell whether a number only counts something: "3 af os", "alle seks", "mine tre: …"."""
    following = _after(spoken, place)
    before = spoken[place - 1] if place else ""
    further = any(_number(word) for word in spoken[place + 1 :])
    if following in tables.UNITS or before in tables.COUNTING - _BEING:
        return True
    if before in ("the", "de") and not spoken[place].isdigit():
        return spoken[place] in tables.NUMBERS and len(spoken[place]) < _NOUN
    if _spelt_and_counting(spoken[place], following):
        return True
    if before in _BEING and spoken[max(0, place - 2) : place - 1] in (["vi"], ["we"]):
        return True
    return following == ":" and further and not spoken[place].isdigit()


def _spelt_and_counting(word: str, following: str) -> bool:
    """Tell whether a number word stands before what it counts: "vore tre havne"."""
    spelt = tables.NUMBERS.get(word, 0) and not word.endswith(("er", "eren", "tallet"))
    return bool(spelt) and following[:1].isalpha() and following not in tables.PLAIN


_BEING = frozenset({"at", "er", "are", "har", "have"})


def _ordinal(word: str) -> int:
    return tables.ORDINALS.get(word, 0)


def _number(word: str) -> int:
    if figure := _FIGURE.fullmatch(word):
        return int(figure[1])
    return tables.NUMBERS.get(word, 0)


def _begun(word: str) -> int:
    """Read a number word that was broken off: "nr fir"."""
    if len(word) < 3:
        return 0
    found = {value for each, value in tables.NUMBERS.items() if each.startswith(word)}
    return found.pop() if len(found) == 1 else 0


def _together(marks: list[Mark]) -> list[Mark]:
    """Join the words of one title; a word of several titles goes with the one beside it."""
    joined: list[Mark] = []
    gap: list[Mark] = []
    for mark in marks:
        last = joined[-1] if joined else None
        if last is not None and mark.title and last.title:
            shared = tuple(each for each in last.values if each in mark.values)
            if shared and all(each.text in tables.COMMON for each in gap):
                weight = last.weight + mark.weight
                joined[-1] = replace(last, values=shared, weight=weight)
                gap = []
                continue
            # "digital twin towns": of two titles in one breath the better told one.
            if not gap and last.weight != mark.weight:
                joined[-1] = max(last, mark, key=lambda each: each.weight)
                continue
        if mark.kind == "word" and mark.text in tables.COMMON and last is not None:
            gap.append(mark)
            continue
        joined += [*gap, mark]
        gap = []
    return joined + gap


def _ordinals_settled(marks: list[Mark]) -> list[Mark]:
    """Make ranks of the ordinals that stand beside other choices: "4 first, 2 second"."""
    if all(
        m.ordinal and (m.listed or m.definite or _is_joined(marks, place))
        for place, m in enumerate(marks)
        if m.kind == "pick"
    ):
        return marks
    others = any(m.kind == "pick" and (not m.ordinal or m.listed) for m in marks)
    return [replace(m, kind="rank") if others and m.ordinal and not m.listed else m for m in marks]


def _is_joined(marks: Sequence[Mark], place: int) -> bool:
    return any(mark.text in ("og", "and") for mark in marks[place + 1 : place + 2])


def _numbers_settled(marks: list[Mark]) -> list[Mark]:
    """Make ranks of the numbers that a title is said to be: "nummer et er kulturen"."""
    if not any(mark.kind == "pick" for mark in marks):
        # "It came out as number four".
        return [
            replace(m, kind="pick") if m.text in ("som", "as") and m.values else m for m in marks
        ]
    return [
        replace(mark, kind="rank") if mark.marked and _is_title_behind(marks, place) else mark
        for place, mark in enumerate(marks)
    ]


def _is_title_behind(marks: Sequence[Mark], place: int) -> bool:
    ahead = marks[place + 1 : place + 6]
    if not ahead or ahead[0].text not in ("er", "is", "bliver", "becomes"):
        return False
    same = takewhile(lambda mark: mark.kind != "stop", ahead)
    title = next((mark for mark in same if mark.title), None)
    return title is not None and set(title.values).isdisjoint(marks[place].values)


def segments_of(marks: Sequence[Mark]) -> Iterator[list[Mark]]:
    """Return the pieces between the stops, and before the words that open something new."""
    piece: list[Mark] = []
    for place, mark in enumerate(marks):
        tied = (
            mark.text in ":=.-"
            and mark.kind == "stop"
            and place
            and (marks[place - 1].kind == "rank" or marks[place - 1].text in tables.MARKS)
        )
        if tied:
            continue
        if mark.kind == "stop" or mark.text in _TURNS:
            if piece:
                yield piece
            piece = [] if mark.kind == "stop" else [mark]
            continue
        piece.append(mark)
    if piece:
        yield piece


_TURNS = frozenset(
    {"men", "but", "saa", "then", "dernaest", "derefter", "derpaa", "however", "hvorimod"}
)
