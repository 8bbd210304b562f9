"""What each sentence of a reply is for, as the ear has learned it, and how sure that is."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nimsmail.network.incoming import Answering
from nimsmail.network.intents import name_of
from nimsmail.reading.ear.features import features
from nimsmail.reading.ear.model import model
from nimsmail.reading.ear.purposes import IMPLIED, NOTHING, PURPOSES, WITHOUT_CONSEQUENCE
from nimsmail.reading.sentences import Clause, Sentence
from nimsmail.reading.view import View

_LIKELY = 0.5
_MOST_REASONS = 3
# What no coordinator would know for words: letters, kinds, senses and phrases by their marks.
_MARKS = frozenset("@#_%<~!")


@dataclass(frozen=True, slots=True)
class Heard:
    """One sentence: what it is for, and how likely each purpose is.

    `sure` is the probability that these purposes are right, as far as it matters which they are.
    """

    text: str
    purposes: frozenset[str]
    sure: float
    odds: dict[str, float]
    found: Sequence[str] = ()

    @property
    def told(self) -> str:
        """What was heard, in a coordinator's words."""
        purposes = " and ".join(PURPOSES[each] for each in sorted(self.purposes))
        words = ", ".join(f"“{each}”" for each in self.reasons())
        heard = f"{purposes} ({self.sure:.0%} sure{words and f', by {words}'})"
        return f"“{self.text[:60]}” sounds like {heard}"

    def reasons(self) -> list[str]:
        """Return the words that speak most for what was heard, the strongest first."""
        known = model()
        wanted = [known.labels.index(each) for each in self.purposes if each in known.labels]
        spoken = [
            (max(known.speaks(feature, place) for place in wanted), feature)
            for feature in filter(_is_words, self.found)
            if wanted
        ]
        best = [feature for weight, feature in sorted(spoken, reverse=True) if weight > 0]
        return best[:_MOST_REASONS]


def hear_all(view: View) -> tuple[Heard, ...]:
    """Return what each sentence is for, once the rules have been over them."""
    before = (None, *view.sentences)
    return tuple(
        hear(sentence, view.answering, prior, ruled_of(view, number))
        for number, (sentence, prior) in enumerate(zip(view.sentences, before, strict=False))
    )


def hear_clause(clause: Clause, answering: Answering) -> Heard:
    """Return what one clause by itself is for."""
    return hear(Sentence(clause.text, (clause,)), answering)


def hear(
    sentence: Sentence,
    answering: Answering,
    before: Sentence | None = None,
    ruled: Iterable[str] = (),
) -> Heard:
    """Return what a sentence is for, behind another or as the first."""
    found = features(sentence, answering, before, ruled)
    known = model()
    odds = {
        label: _probability(score)
        for label, score in zip(known.labels, known.scores(found), strict=True)
    }
    chosen = {label for label, odd in odds.items() if odd > _LIKELY}
    chosen = chosen or {max(odds, key=lambda label: odds[label])}
    if len(chosen) > 1:
        chosen.discard(NOTHING)
    return Heard(sentence.text, frozenset(chosen), _sure(odds, chosen), odds, found)


def ruled_of(view: View, number: int) -> list[str]:
    """Return what the rules have made of a sentence, as features."""
    wishes = [view.wishes[place] for place in view.led_to.get(number, ())]
    if not wishes:
        courtesy = view.is_courtesy(view.sentences[number])
        return ["courtesy" if courtesy else "used" if number in view.used else "nothing"]
    told = []
    for wish in wishes:
        answer = getattr(wish.intent, "answer", "") or getattr(wish.intent, "scope", "")
        name = f"{name_of(wish.intent)}={answer}"
        told += [name, f"{name}{'!' if wish.certain else '?'}"]
    return told


def _probability(score: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def _sure(odds: dict[str, float], chosen: set[str]) -> float:
    implied = WITHOUT_CONSEQUENCE.union(*(IMPLIED.get(each, ()) for each in chosen))
    return math.prod(
        odd if label in chosen else 1 - odd for label, odd in odds.items() if label not in implied
    )


def _is_words(feature: str) -> bool:
    return feature[0] not in _MARKS and not {":", "*", "^", "$"} & {*feature} and len(feature) > 2
