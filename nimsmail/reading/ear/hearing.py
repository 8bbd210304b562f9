"""What each sentence of a reply is for, as the ear has learned it, and how sure that is."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nimsmail.network.incoming import Answering
from nimsmail.network.intents import name_of
from nimsmail.reading.ear.features import as_written, features
from nimsmail.reading.ear.model import model
from nimsmail.reading.ear.purposes import (
    IMPLIED,
    NOTHING,
    PURPOSES,
    WITHOUT_CONSEQUENCE,
    rivals_of,
)
from nimsmail.reading.own_phrases import Said
from nimsmail.reading.sentences import Clause, Sentence
from nimsmail.reading.view import View

_LIKELY = 0.5
_MOST_REASONS = 3
# How likely what a coordinator's own phrase says is, and how likely what it rules out.
_TOLD = 0.995
_RULED_OUT = 0.002


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
    said: tuple[Said, ...] = ()

    def nothing_but(self, purposes: Iterable[str]) -> float:
        """Return how likely it is that a sentence asks for nothing beside these."""
        known = {*WITHOUT_CONSEQUENCE, *purposes}
        return math.prod(1 - odd for label, odd in self.odds.items() if label not in known)

    @property
    def told(self) -> str:
        """What was heard, in a coordinator's words."""
        purposes = " and ".join(PURPOSES[each] for each in sorted(self.purposes))
        words = ", ".join(f"“{each}”" for each in self.reasons())
        if self.said:
            words = " and ".join(f"your phrase “{each.phrase}”" for each in self.said)
        heard = f"{purposes} ({self.sure:.0%} sure{words and f', by {words}'})"
        return f"“{self.text[:60]}” sounds like {heard}"

    def reasons(self) -> list[str]:
        """Return the words that speak most for what was heard, the strongest first.

        Only words as they were written, one or two: senses, pieces of words and the kind of
        letter speak as well, but nobody would know them again.
        """
        known = model()
        spelt = as_written(self.text)
        wanted = [known.labels.index(each) for each in self.purposes if each in known.labels]
        spoken = [
            (max(known.speaks(feature, place) for place in wanted), feature)
            for feature in self.found
            if wanted and len(feature) > 1 and all(word in spelt for word in feature.split(" "))
        ]
        best = [feature for weight, feature in sorted(spoken, reverse=True) if weight > 0]
        return [" ".join(spelt[word] for word in each.split(" ")) for each in best[:_MOST_REASONS]]


def hear_all(view: View) -> tuple[Heard, ...]:
    """Return what each sentence is for, once the rules have been over them."""
    before = (None, *view.sentences)
    return tuple(
        _hear_in(view, sentence, prior, ruled_of(view, number))
        for number, (sentence, prior) in enumerate(zip(view.sentences, before, strict=False))
    )


def hear_clause(clause: Clause, view: View) -> Heard:
    """Return what one clause by itself is for."""
    return _hear_in(view, Sentence(clause.text, (clause,)))


def _hear_in(
    view: View, sentence: Sentence, before: Sentence | None = None, ruled: Iterable[str] = ()
) -> Heard:
    said = view.own.said(sentence, view.language)
    return hear(sentence, view.answering, before, ruled, said)


def hear(
    sentence: Sentence,
    answering: Answering,
    before: Sentence | None = None,
    ruled: Iterable[str] = (),
    said: tuple[Said, ...] = (),
) -> Heard:
    """Return what a sentence is for, behind another or as the first.

    `said` are the phrases of a coordinator's own in it, whose word is taken.
    """
    found = features(sentence, answering, before, ruled)
    odds = _odds(found)
    if said:
        odds = _as_told(odds, said, _rest_of(sentence, said, answering), _hedges(sentence))
    chosen = {label for label, odd in odds.items() if odd > _LIKELY}
    chosen = chosen or {max(odds, key=lambda label: odds[label])}
    if len(chosen) > 1:
        chosen.discard(NOTHING)
    return Heard(sentence.text, frozenset(chosen), _sure(odds, chosen), odds, found, said)


def _odds(found: Sequence[str]) -> dict[str, float]:
    known = model()
    scores = zip(known.labels, known.scores(found), strict=True)
    return {label: _probability(score) for label, score in scores}


def _rest_of(sentence: Sentence, said: Iterable[Said], answering: Answering) -> dict[str, float]:
    """Return what the clauses without such a phrase are for, if there are any."""
    taken = {each.place for each in said}
    rest = tuple(each for n, each in enumerate(sentence.clauses) if n not in taken and each.words)
    text = ", ".join(each.text for each in rest)
    return _odds(features(Sentence(text, rest), answering)) if rest else {}


def _hedges(sentence: Sentence) -> frozenset[str]:
    """Return what no phrase rules out here: a "perhaps" or an "if" beside it holds."""
    return frozenset({"maybe"} if sentence.has("doubt", "condition") else ())


def _as_told(
    odds: dict[str, float],
    said: Iterable[Said],
    rest: dict[str, float],
    hedges: frozenset[str],
) -> dict[str, float]:
    """Return the odds with what was said for sure; what rivals it is left to the other clauses."""
    told = {each.purpose for each in said}
    rivals = frozenset[str]().union(*map(rivals_of, told)) - told - hedges
    lowered = {each: min(odds[each], rest.get(each, _RULED_OUT)) for each in rivals & {*odds}}
    return odds | lowered | dict.fromkeys(told, _TOLD)


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
