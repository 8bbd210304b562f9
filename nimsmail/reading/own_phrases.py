"""Phrases of a coordinator's own: each says what a sentence that holds it is for.

They stand beside the shipped ones and use up their words as these do. One that is denied
in its clause says nothing. Of coming and staying away the rules hear them too, so that
whatever makes a shipped phrase doubtful makes these doubtful.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Self, get_args

from nimsmail.network.people import Language
from nimsmail.reading.matching import Hit, Phrases, negations
from nimsmail.reading.sentences import Clause, Sentence

# What the rules take such a phrase for.
_MEANINGS = {
    "yes": "come",
    "no": "not-come",
    "maybe": "doubt",
    "away": "hindrance",
    "bring": "bring",
    "delegate": "instead",
}
# What a phrase of one's own puts out of play where it has the same words …
_USED_UP = frozenset(
    {"come", "not-come", "yes", "weak-yes", "no", "cannot", "hindrance", "idiom", "mild"}
)
# … and what goes only if it stands wholly within the phrase.
_WITHIN = _USED_UP | {"not", "doubt", "condition", "past"}
# "Ikke kun" and "uden problemer" deny nothing.
_NO_DENIAL = frozenset({"idiom", "mild"})


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPhrase:
    """One phrase, what it is for, and a sentence in which it stands."""

    purpose: str
    phrase: str
    example: str
    languages: tuple[Language, ...] = get_args(Language)
    line: int = 0


@dataclass(frozen=True, slots=True)
class Said:
    """A phrase of one's own that was found, and in which clause of a sentence."""

    purpose: str
    phrase: str
    place: int


@dataclass(frozen=True, slots=True)
class OwnPhrases:
    """All phrases of a coordinator's own, ready to be found."""

    every: tuple[OwnPhrase, ...] = ()
    _tables: dict[Language, Phrases] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, every: Iterable[OwnPhrase]) -> Self:
        """Return these phrases, of which the longest wins where two share a word."""
        kept = tuple(every)
        languages: tuple[Language, ...] = get_args(Language)
        return cls(kept, {each: _table(kept, each) for each in languages} if kept else {})

    def said(self, sentence: Sentence, language: Language) -> tuple[Said, ...]:
        """Return which of them are said in a sentence, and not denied."""
        return tuple(
            Said(hit.meaning, hit.phrase, place)
            for place, clause in enumerate(sentence.clauses if self.every else ())
            for hit in self._hits(clause, language)
        )

    def stands(self, sentence: Sentence, language: Language) -> bool:
        """Tell whether one of them stands in a sentence, denied or not."""
        found = (self._tables[language].find(each.words) for each in sentence.clauses)
        return any(found)

    def marked(self, sentence: Sentence, language: Language) -> Sentence:
        """Return a sentence with what they mean to the rules, and without what they use up."""
        if not self.said(sentence, language):
            return sentence
        clauses = tuple(_marked(each, self._hits(each, language)) for each in sentence.clauses)
        return replace(sentence, clauses=clauses)

    def _hits(self, clause: Clause, language: Language) -> list[Hit]:
        found = self._tables[language].find(clause.words)
        return [hit for hit in found if not _is_denied(clause, hit)]


NO_PHRASES = OwnPhrases()


def _table(every: Iterable[OwnPhrase], language: Language) -> Phrases:
    spoken = [each for each in every if language in each.languages]
    tables = [{each.purpose: each.phrase} for each in spoken]
    return Phrases(*tables, rivals={each.purpose for each in spoken})


def _is_denied(clause: Clause, hit: Hit) -> bool:
    """Tell whether a "not" stands in the clause, outside the phrase and what denies nothing."""
    harmless = [hit, *(each for each in clause.hits if each.meaning in _NO_DENIAL)]
    return any(
        not any(each.start <= place < each.end for each in harmless)
        for place in negations(clause.words)
    )


def _marked(clause: Clause, own: list[Hit]) -> Clause:
    kept = [each for each in clause.hits if not any(_gives_way(each, hit) for hit in own)]
    meant = [
        replace(hit, meaning=_MEANINGS[hit.meaning]) for hit in own if hit.meaning in _MEANINGS
    ]
    return replace(clause, hits=tuple(sorted((*kept, *meant), key=lambda each: each.start)))


def _gives_way(hit: Hit, own: Hit) -> bool:
    if own.start <= hit.start and hit.end <= own.end:
        return hit.meaning in _WITHIN
    return hit.meaning in _USED_UP and hit.start < own.end and own.start < hit.end
