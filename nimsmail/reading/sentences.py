"""The own words as sentences, and these as clauses, with the phrases found in each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from nimsmail.network.people import Language
from nimsmail.reading.matching import Hit, Phrases, Word, fold, words_of
from nimsmail.reading.vocabulary import TABLES

# Longer words of one's own no machine should act on by itself.
MOST_WORDS = 4_000
MOST_SENTENCES = 100
_LONGEST_CLAUSE = 80
_END = re.compile(r"(?<=[.!?…])[\"”)»]?\s+")
_SPLIT = re.compile(
    r"\s*[,;()–—]\s*|:\s+|\s-+\s|\s(?=(?:men|however|although|så|fordi|because|dog|though)\s)|"
    # "all but the newsletter" is one thing.
    r"(?<!\ball)(?<!everything)(?<!anything)(?<!nothing)\s(?=but\s)",
    re.IGNORECASE,
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:kl|nr|pkt|ca|bl|evt|f|eks|dvs|pga|mht|vedr|inkl|tlf|mr|mrs|ms|dr|st|no|d|den|jan|feb|"
    r"mar|apr|jun|jul|aug|sep|sept|okt|oct|nov|dec|hhv|osv|mvh|vh|resp|e\.g|i\.e|afd|kgl|sml|pr|stk|medd|kom|dir|tdl|div|max|min|approx|incl|tel|art|bl\.a|m\.fl|o\.l|m\.m)|\d)\.$",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"[(<]\s?([^\s()<>]{1,64}@[^\s()<>]{1,200})\s?[)>]")
# "1. prioritet: …" is no item of a list.
_BULLET = re.compile(
    r"^(?:[-*•·–]|\d{1,2}[.)](?!\s+(?:prio|valg|plads|choice|pref))|[a-h]\))\s+", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A piece of a sentence that says one thing, and the phrases in it."""

    text: str
    words: tuple[Word, ...]
    hits: tuple[Hit, ...]

    def has(self, *meanings: str) -> bool:
        """Tell whether a phrase with one of these meanings is in it."""
        return any(hit.meaning in meanings for hit in self.hits)

    def phrase(self, *meanings: str) -> str:
        """Return the first words in it with one of these meanings, as they were written."""
        hit = next((hit for hit in self.hits if hit.meaning in meanings), None)
        if hit is None:
            return ""
        return self.text[self.words[hit.start].start : self.words[hit.end - 1].end]

    def denies(self, *meanings: str) -> bool:
        """Tell whether a "not" stands before or behind such words, and is no part of them."""
        told = [hit for hit in self.hits if hit.meaning in meanings]
        return any(
            hit.meaning == "not"
            and all(hit.end <= each.start or each.end <= hit.start for each in told)
            for hit in self.hits
            if told
        )

    def negates(self, *meanings: str) -> bool:
        """Tell whether a "not" stands before such words, and is no part of them."""
        told = [hit for hit in self.hits if hit.meaning in meanings]
        return any(
            hit.meaning == "not" and all(hit.end <= each.start for each in told)
            for hit in self.hits
            if told
        )

    @property
    def folded(self) -> tuple[str, ...]:
        """The words as compared."""
        return tuple(word.folded for word in self.words)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or a line that stands by itself."""

    text: str
    clauses: tuple[Clause, ...] = field(default=())

    @property
    def is_question(self) -> bool:
        """Whether it ends as a question does."""
        return self.text.rstrip(" )\"'”🙂😊👍").endswith("?")

    def has(self, *meanings: str) -> bool:
        """Tell whether a phrase with one of these meanings is anywhere in it."""
        return any(clause.has(*meanings) for clause in self.clauses)

    def phrase(self, *meanings: str) -> str:
        """Return the first words in it with one of these meanings."""
        return next((p for clause in self.clauses if (p := clause.phrase(*meanings))), "")

    @property
    def folded(self) -> tuple[str, ...]:
        """The words as compared."""
        return tuple(word for clause in self.clauses for word in clause.folded)


def sentences_of(text: str, language: Language) -> tuple[Sentence, ...]:
    """Return the sentences of `text`, but no more than one beyond MOST_SENTENCES."""
    table = TABLES[language]
    spoken = (
        Sentence(each, clauses)
        for line in _unwrapped(text)
        for each in _pieces(line)
        if (clauses := tuple(_clauses(each, table)))
    )
    return tuple(islice(spoken, MOST_SENTENCES + 1))


def _unwrapped(text: str) -> Iterator[str]:
    """Join lines that were broken for width: a long line without an end goes on in the next."""
    held = ""
    for line in text.split("\n"):
        stripped = line.strip()
        goes_on = (
            len(held.rsplit("\n", 1)[-1]) >= 55 or (held and stripped[:1].islower())
        ) and not held.endswith((".", "!", "?", ":"))
        if held and stripped and goes_on and not _BULLET.match(stripped):
            held = f"{held} {stripped}"
            continue
        if held:
            yield held
        held = stripped
    if held:
        yield held


def _pieces(line: str) -> Iterator[str]:
    held = ""
    for piece in _END.split(_BULLET.sub("", line) if not _BULLET.fullmatch(f"{line} ") else line):
        held = f"{held} {piece}".strip() if held else piece.strip()
        if _ABBREVIATION.search(held[-12:]):
            continue
        if held:
            yield held
        held = ""
    if held:
        yield held


def _clauses(sentence: str, table: Phrases) -> Iterator[Clause]:
    # An address in brackets parts nothing: "tager Bo (bofr@ribe.example) med".
    for piece in _SPLIT.split(_BRACKETED.sub(r" \1 ", sentence)):
        words = words_of(piece)
        for start in range(0, len(words), _LONGEST_CLAUSE):
            some = words[start : start + _LONGEST_CLAUSE]
            yield Clause(piece, some, table.find(some))


def first_word(sentence: Sentence) -> str:
    """Return the first word of a sentence as compared."""
    return next(iter(sentence.folded), "")


def folded_name(name: str) -> list[str]:
    """Return the words of a name as compared."""
    return [word.folded for word in words_of(fold(name))]
