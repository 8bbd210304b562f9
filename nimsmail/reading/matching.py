"""Phrases found among words, in one pass.

How a phrase is written, one to a line:

    kan ikke komme       these words, one after the other
    kan/kunne ikke       either word at that place
    deltag*              any word that begins so
    kan ~ ikke           at most three other words between
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
    return tuple(Word(fold(m[0]), m.start(), m.end()) for m in _TOKEN.finditer(text))


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found: what it means, its words, and which words of the text it took."""

    meaning: str
    phrase: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Element:
    exact: frozenset[str]
    prefixes: tuple[str, ...]
    gap: int = 0

    def accepts(self, word: str) -> bool:
        return word in self.exact or (bool(self.prefixes) and word.startswith(self.prefixes))


@dataclass(frozen=True, slots=True)
class _Phrase:
    meaning: str
    text: str
    elements: tuple[_Element, ...]
    first: bool = False
    last: bool = False

    def match(self, words: tuple[Word, ...], start: int) -> int:
        """Return where the phrase ends if it begins at `start`, else 0."""
        if self.first and start:
            return 0
        place = start
        for element in self.elements:
            for place_now in range(place, min(place + element.gap + 1, len(words))):
                if element.accepts(words[place_now].folded):
                    place = place_now + 1
                    break
            else:
                return 0
        return 0 if self.last and place < len(words) else place


class Phrases:
    """Tables of phrases, ready to be found."""

    def __init__(self, *tables: Mapping[str, str], rivals: Iterable[str] = ()) -> None:
        self._rivals = frozenset(rivals)
        self._exact: dict[str, list[_Phrase]] = {}
        self._prefix: dict[str, list[_Phrase]] = {}
        for table in tables:
            for meaning, block in table.items():
                for line in filter(None, map(str.strip, block.split("\n"))):
                    self._add(_compiled(meaning, line))

    def opens(self, word: str) -> bool:
        """Tell whether a phrase may begin with this folded word."""
        near = self._prefix.get(word[:3], ())
        return word in self._exact or any(each.elements[0].accepts(word) for each in near)

    def _add(self, phrase: _Phrase) -> None:
        first = phrase.elements[0]
        for word in first.exact:
            self._exact.setdefault(word, []).append(phrase)
        for prefix in first.prefixes:
            self._prefix.setdefault(prefix[:3], []).append(phrase)

    def find(self, words: tuple[Word, ...]) -> tuple[Hit, ...]:
        """Return the phrases in `words`, in order.

        Phrases of one meaning never share a word, the longest wins. So it is among those
        that speak of one matter (`rivals`); the rest stand side by side with them.
        """
        found = sorted(
            (hit for place in range(len(words)) for hit in self._at(words, place)),
            key=lambda hit: (hit.start - hit.end, -len(hit.phrase.split()), hit.start),
        )
        taken: dict[str, bytearray] = {}
        kept: list[Hit] = []
        for hit in found:
            rivalry = "rivals" if hit.meaning in self._rivals else hit.meaning
            mine = taken.setdefault(rivalry, bytearray(len(words)))
            if not any(mine[hit.start : hit.end]):
                mine[hit.start : hit.end] = b"\1" * (hit.end - hit.start)
                kept.append(hit)
        return tuple(sorted(kept, key=lambda hit: hit.start))

    def _at(self, words: tuple[Word, ...], place: int) -> Iterator[Hit]:
        word = words[place].folded
        for phrase in (*self._exact.get(word, ()), *self._prefix.get(word[:3], ())):
            end = phrase.match(words, place)
            if end:
                yield Hit(phrase.meaning, phrase.text, place, end)


def _compiled(meaning: str, line: str) -> _Phrase:
    pieces = line.split()
    first, last = pieces[0] == "^", pieces[-1] == "$"
    elements = tuple(_elements(pieces[first : -1 if last else None]))
    return _Phrase(meaning, line, elements, first, last)


def _elements(pieces: Iterable[str]) -> Iterator[_Element]:
    gap = 0
    for piece in pieces:
        if piece.startswith("~"):
            gap = int(piece[1:] or 3)
            continue
        choices = [fold(each) for each in piece.split("/")]
        exact = frozenset(each for each in choices if not each.endswith("*"))
        prefixes = tuple(each[:-1] for each in choices if each.endswith("*"))
        if any(len(each) < 3 for each in prefixes):
            raise ValueError(f"a prefix needs three letters: {piece!r}")
        yield _Element(exact, prefixes, gap)
        gap = 0
