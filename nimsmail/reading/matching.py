"""Phrases found among words, in one pass.

How a phrase is written, one to a line:

    kan ikke komme       these words, one after the other
    kan/kunne ikke       either word at that place
    deltag*              any word that begins so
    kan ~ ikke           at most three other words between, none of them a "not"
    kan ~1 ikke          at most one
    kan godt $           at the end of a clause only
    ^ kommer             at its beginning only

Words are compared folded: lower case, æ as ae, ø as oe, å as aa, no accents. The longest
phrase at a place wins and uses up its words, so "ikke noget problem" is no negation.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ß": "ss", "’": "'", "´": "'", "`": "'"})


def fold(text: str) -> str:
    """Return `text` as it is compared: lower case, without accents, æøå as ae, oe, aa.

    >>> fold("Ærø, José")
    'aeroe, jose'
    """
    lower = text.lower().translate(_LETTERS)
    if lower.isascii():
        return lower
    apart = unicodedata.normalize("NFKD", lower)
    return "".join(each for each in apart if not unicodedata.combining(each)).translate(_LETTERS)


@dataclass(frozen=True, slots=True)
class Word:
    """One word as compared, and where it stands in the text."""

    folded: str
    start: int
    end: int


_TOKEN = re.compile(
    r"[\w.+-]{1,64}@[\w.-]{1,255}|[^\W_]+(?:['’+][^\W_]+)*\+?|\+\d|[\U0001F44D\U0001F44E✅❌✔☑]"
)


def words_of(text: str) -> tuple[Word, ...]:
    """Return the words of `text`, each with its place."""
    return tuple(Word(_fold_word(m[0]), m.start(), m.end()) for m in _TOKEN.finditer(text))


# Words recur, and are short: a token is bounded by its pattern only where it is an address.
@lru_cache(maxsize=8192)
def _fold_word(word: str) -> str:
    return fold(word)


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found: what it means, its words, and which words of the text it took."""

    meaning: str
    phrase: str
    start: int
    end: int


# A gap does not reach over these: "jeg nok ikke kommer" is no "jeg … kommer".
_NEGATIONS = frozenset(
    [
        "ikke",
        "ik",
        "ikk",
        "ikek",
        "aldrig",
        "naeppe",
        "ingen",
        "intet",
        "hverken",
        "uden",
        "not",
        "never",
        "no",
        "none",
        "without",
        "neither",
        "don't",
        "can't",
        "cannot",
        "won't",
        "doesn't",
        "isn't",
        "aren't",
        "couldn't",
        "wouldn't",
        "shan't",
        "nobody",
        "nothing",
    ]
)


# Nor, when it speaks of coming, over these: "jeg undlader at komme", "I refuse to come".
_GOVERNING = frozenset({"at", "to"})


def negations(words: Iterable[Word]) -> list[int]:
    """Return the places of the words that say "not"."""
    return [place for place, word in enumerate(words) if word.folded in _NEGATIONS]


@dataclass(frozen=True, slots=True)
class _Element:
    exact: frozenset[str]
    prefixes: tuple[str, ...]
    suffixes: tuple[str, ...] = ()
    gap: int = 0

    def accepts(self, word: str) -> bool:
        if word in self.exact:
            return True
        begins = bool(self.prefixes) and word.startswith(self.prefixes)
        return begins or (bool(self.suffixes) and word.endswith(self.suffixes))


@dataclass(frozen=True, slots=True)
class _Phrase:
    meaning: str
    text: str
    elements: tuple[_Element, ...]
    first: bool = False
    last: bool = False
    # One of these words must be there, or the phrase cannot be; empty where that is not known.
    needs: frozenset[str] = frozenset()

    def match(self, words: tuple[Word, ...], start: int) -> int:
        """Return where the phrase ends if it begins at `start`, else 0."""
        if self.first and start:
            return 0
        place = start
        for element in self.elements:
            for place_now in range(place, min(place + element.gap + 1, len(words))):
                word = words[place_now].folded
                if element.accepts(word):
                    place = place_now + 1
                    break
                if word in _NEGATIONS or (word in _GOVERNING and self.meaning == "come"):
                    return 0
            else:
                return 0
        return 0 if self.last and place < len(words) else place


# Of two phrases as long, the one that takes its words out of play holds.
_HEDGES = frozenset({"doubt", "condition"})
_FIRST = frozenset({"idiom", "mild", "past"})


class Phrases:
    """Tables of phrases, ready to be found."""

    def __init__(
        self,
        *tables: Mapping[str, str],
        rivals: Iterable[str] = (),
        fields: Mapping[str, str] | None = None,
    ) -> None:
        self._rivals = frozenset(rivals)
        self._exact: dict[str, list[_Phrase]] = {}
        self._prefix: dict[str, list[_Phrase]] = {}
        self._suffix: dict[str, list[_Phrase]] = {}
        known = {name: tuple(words.split()) for name, words in (fields or {}).items()}
        for table in tables:
            for meaning, block in table.items():
                for line in filter(None, map(str.strip, block.split("\n"))):
                    self._add(_compiled(meaning, line, known))

    def opens(self, word: str) -> bool:
        """Tell whether a phrase may begin with this folded word."""
        near = (*self._prefix.get(word[:3], ()), *self._suffix.get(word[-3:], ()))
        return word in self._exact or any(each.elements[0].accepts(word) for each in near)

    def _add(self, phrase: _Phrase) -> None:
        first = phrase.elements[0]
        for word in first.exact:
            self._exact.setdefault(word, []).append(phrase)
        for prefix in first.prefixes:
            self._prefix.setdefault(prefix[:3], []).append(phrase)
        for suffix in first.suffixes:
            self._suffix.setdefault(suffix[-3:], []).append(phrase)

    def find(self, words: tuple[Word, ...]) -> tuple[Hit, ...]:
        """Return the phrases in `words`, in order.

        Phrases of one meaning never share a word, the longest wins. So it is among those
        that speak of one matter (`rivals`); the rest stand side by side with them.
        """
        present = frozenset(word.folded for word in words)
        found = sorted(
            (hit for place in range(len(words)) for hit in self._at(words, place, present)),
            key=lambda hit: (
                hit.start - hit.end,
                hit.meaning not in _FIRST,
                -len(hit.phrase.split()),
                hit.start,
            ),
        )
        taken: dict[str, bytearray] = {}
        kept: list[Hit] = []
        for hit in found:
            rivalry = "rivals" if hit.meaning in self._rivals else hit.meaning
            mine = taken.setdefault(rivalry, bytearray(len(words)))
            # A hedge is heard inside of what it hedges: "jeg håber at komme".
            bar = b"\2" if hit.meaning in _HEDGES else b"\1\2"
            if not any(each in bar for each in mine[hit.start : hit.end]):
                mark = b"\1" if hit.meaning == "come" else b"\2"
                mine[hit.start : hit.end] = mark * (hit.end - hit.start)
                kept.append(hit)
        return tuple(sorted(kept, key=lambda hit: hit.start))

    def _at(self, words: tuple[Word, ...], place: int, present: frozenset[str]) -> Iterator[Hit]:
        word = words[place].folded
        near = (self._prefix.get(word[:3], ()), self._suffix.get(word[-3:], ()))
        for phrase in (*self._exact.get(word, ()), *near[0], *near[1]):
            if phrase.needs and phrase.needs.isdisjoint(present):
                continue
            end = phrase.match(words, place)
            if end:
                yield Hit(phrase.meaning, phrase.text, place, end)


def _compiled(meaning: str, line: str, fields: Mapping[str, tuple[str, ...]]) -> _Phrase:
    pieces = line.split()
    first, last = pieces[0] == "^", pieces[-1] == "$"
    elements = tuple(_elements(pieces[first : -1 if last else None], fields))
    final = elements[-1]
    known = len(elements) > 1 and not final.prefixes and not final.suffixes
    needs = final.exact if known else frozenset[str]()
    return _Phrase(meaning, line, elements, first, last, needs)


def _elements(pieces: Iterable[str], fields: Mapping[str, tuple[str, ...]]) -> Iterator[_Element]:
    gap = 0
    for piece in pieces:
        if piece.startswith("~"):
            gap = int(piece[1:] or 3)
            continue
        yield _element(piece, fields, gap)
        gap = 0


def _element(piece: str, fields: Mapping[str, tuple[str, ...]], gap: int) -> _Element:
    choices: list[str] = []
    for each in piece.split("/"):
        choices += fields[each[1:-1]] if each.startswith("<") else [each]
    folded = [fold(each) for each in choices]
    exact = frozenset(each for each in folded if "*" not in each)
    prefixes = tuple(each[:-1] for each in folded if each.endswith("*"))
    suffixes = tuple(each[1:] for each in folded if each.startswith("*"))
    if any(len(each) < 3 for each in (*prefixes, *suffixes)):
        raise ValueError(f"a word's head or tail needs three letters: {piece!r}")
    return _Element(exact, prefixes, suffixes, gap)
