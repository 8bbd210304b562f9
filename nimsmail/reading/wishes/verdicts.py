"""What one sentence says of coming to a meeting: yes, no, perhaps, or nothing."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from nimsmail.reading.matching import fold
from nimsmail.reading.sentences import Clause, Sentence
from nimsmail.reading.view import View, covered_words
from nimsmail.reading.wishes.guests import WE, heads_in
from nimsmail.reading.wishes.objects import is_besides, is_elsewhere
from nimsmail.reading.wishes.subjects import Subject, subjects_in

# Letters that ask who comes; in answer to others only what names the meeting counts.
ASKED = frozenset(
    {"invitation", "invitation-reminder", "invitation-komdir", "reminder", "rsvp-receipt"}
)
_TURNS = frozenset({"men", "but", "however", "saa", "so", "although", "dog"})
# What speaks of something else than coming, once another rule has understood it.
_TAKEN = (
    "minutes", "leave", "join", "case", "follow", "new-address", "successor", "pause", "confirm",
    "yes", "amend",
)  # fmt: skip

_ANSWERS = ("come", "not-come", "yes", "no", "doubt")
_BEEN = frozenset({"var", "was", "were", "been", "haft", "vaeret", "sidste", "last"})
# "Nej, hvor hyggeligt!" is no no.
_EXCLAIMS = frozenset({"hvor", "how", "sikke", "sikken", "what"})

Said = Literal["yes", "no", "maybe"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one sentence says of coming, by which words, and what makes it doubtful."""

    number: int
    sentence: Sentence
    said: Said
    phrase: str
    doubt: str = ""
    # Whether it is said of somebody else than the writer.
    of_other: bool = False
    # Whether it also says that somebody else comes: "Jeg kan ikke, men Nis kommer".
    instead: bool = False


def verdicts_in(view: View) -> Iterable[Verdict]:
    """Return what each sentence says of coming, in order; most say nothing."""
    asked = view.kind in ASKED
    for number, whole in enumerate(view.sentences):
        sentence = _left_of(whole) if number in view.used else whole
        if not sentence.clauses:
            continue
        if not asked and not _is_about_the_meeting(view, sentence):
            continue
        verdict = _verdict(view, number, sentence, asked=asked)
        if verdict is not None:
            yield _pointed(view, verdict)


def _pointed(view: View, verdict: Verdict) -> Verdict:
    """Doubt a "det gør jeg ikke" that may point back at what the writer has just said."""
    first, number = verdict.sentence.folded[:1], verdict.number
    points = first in (("det",), ("that",)) and verdict.phrase.lower().startswith(("det", "that"))
    before = view.sentences[number - 1] if number else None
    if not points or before is None or view.is_courtesy(before) or before.has(*_ANSWERS):
        return verdict
    return replace(verdict, doubt=verdict.doubt or "it may be said of the sentence before")


def _left_of(sentence: Sentence) -> Sentence:
    """Return those clauses of a sentence, of which another rule made use, that speak of coming."""
    kept = [
        clause
        for clause in sentence.clauses
        if clause.has("come", "not-come") and not clause.has(*_TAKEN)
    ]
    return Sentence(sentence.text, tuple(kept))


def _is_about_the_meeting(view: View, sentence: Sentence) -> bool:
    if not sentence.has("come", "not-come") or sentence.has("minutes", "case"):
        return False
    if sentence.clauses[0].folded[:1] in (("moedet",), ("meeting",), ("moede",)):
        return True
    return view.names_the_meeting(sentence)


def _verdict(view: View, number: int, sentence: Sentence, *, asked: bool) -> Verdict | None:
    clauses = [clause for clause in sentence.clauses if not clause.has("past")]
    said: list[tuple[Said, Clause]] = []
    others: list[tuple[Said, Clause]] = []
    for clause, subject in zip(sentence.clauses, subjects_in(view, sentence), strict=True):
        one = _said(view, clause, sentence, subject, asked=asked) if clause in clauses else None
        if one is not None:
            (others if subject == "other" else said).append((one, clause))
    if sentence.is_question and not _is_answer_before_question(sentence, said):
        return _of_question(view, number, sentence)
    doubtful = [clause for clause in clauses if clause.has("doubt", "condition")]
    if doubtful and (said or (asked and sentence.has("doubt"))):
        verdict = _of_doubt(view, number, sentence, said, doubtful[0])
        subject = subjects_in(view, sentence)[sentence.clauses.index(doubtful[0])]
        if not said and subject == "other" and not verdict.doubt:
            return replace(verdict, doubt="it may be said of somebody else")
        return verdict
    if not said and asked and heads_in(sentence) > 1:
        return Verdict(number, sentence, "yes", sentence.text[:40])
    if not said:
        return _of_others(number, sentence, others) if others else None
    verdict = _of_words(view, number, sentence, said)
    if verdict.said == "no" and any(one == "yes" for one, _ in others):
        return replace(verdict, instead=True)
    return verdict


def _of_others(number: int, sentence: Sentence, said: list[tuple[Said, Clause]]) -> Verdict:
    one, clause = said[-1]
    phrase = clause.phrase("comes", "come") if one == "yes" else clause.phrase("not-come", "no")
    doubt = "it may be said of somebody else"
    return Verdict(number, sentence, one, phrase or clause.text[:40], doubt, of_other=True)


def _said(
    view: View, clause: Clause, sentence: Sentence, subject: Subject, *, asked: bool
) -> Said | None:
    if clause.has("not-come", "no", "cannot"):
        # "Nej tak til kaffe": a no to a part of the meeting is no answer to it.
        other = clause.has("part") or is_elsewhere(view, clause)
        return None if other else "no"
    if clause.has("come") or (subject == "other" and clause.has("comes")):
        if is_elsewhere(view, clause):
            return None
        if clause.has("not"):
            return None if clause.has("part") else "no"
        return "yes"
    if clause.has("yes"):
        return "yes"
    turns = bool(clause.folded) and clause.folded[0] in _TURNS
    free = turns or not sentence.has("come", "yes")
    return "no" if asked and free and _hinders(view, clause) else None


def _hinders(view: View, clause: Clause) -> bool:
    """Tell whether something keeps the writer away; what has been, or is there, does not."""
    here = fold(view.answering.meeting_place or "").split()
    return clause.has("hindrance") and not (_BEEN | {*here}) & {*clause.folded}


def _is_answer_before_question(sentence: Sentence, said: list[tuple[Said, Clause]]) -> bool:
    """Tell whether a question stands behind an answer: "Jeg kommer, hvor holder jeg?"."""
    return (
        bool(said)
        and len(sentence.clauses) > 1
        and said[0][1] is not sentence.clauses[-1]
        and (
            sentence.clauses[0].folded[:1]
            in (("jeg",), ("i",), ("ja",), ("yes",), ("nej",), ("no",))
        )
    )


def _of_question(view: View, number: int, sentence: Sentence) -> Verdict | None:
    """A polite request is a question in form only: "Vil du melde mig fra?"."""
    last = sentence.clauses[-1]
    first = " ".join(last.folded[:2])
    if first not in ("vil du", "vil i", "kan du", "kan i", "could you", "can you", "would you"):
        return None
    mine = view.first_person.intersection(last.folded)
    if mine and last.has("not-come"):
        return Verdict(number, sentence, "no", last.phrase("not-come"))
    if mine and last.has("come"):
        return Verdict(number, sentence, "yes", last.phrase("come"))
    return None


def _of_doubt(
    view: View, number: int, sentence: Sentence, said: list[tuple[Said, Clause]], doubtful: Clause
) -> Verdict:
    phrase = doubtful.phrase("doubt", "condition")
    if any(one == "no" for one, _ in said):
        if doubtful.has("condition") and not doubtful.has("doubt"):
            return Verdict(number, sentence, "no", phrase, "a no with a condition")
        return Verdict(number, sentence, "no", phrase, "a no beside a doubt")
    if view.persons(sentence.text):
        return Verdict(number, sentence, "maybe", phrase, "it may be said of somebody else")
    near = view.first_person | WE | {"det", "it", "vores", "our"}
    sure = said or len(sentence.folded) <= 5 or near & set(sentence.folded)
    return Verdict(number, sentence, "maybe", phrase, "" if sure else "what is open is not said")


def _of_words(
    view: View, number: int, sentence: Sentence, said: list[tuple[Said, Clause]]
) -> Verdict:
    last, clause = said[-1]
    phrase = clause.phrase("come", "yes") if last == "yes" else clause.phrase("not-come", "no")
    phrase = phrase or clause.phrase("hindrance")
    answers = {one for one, _ in said}
    if len(answers) == 1:
        return Verdict(number, sentence, last, phrase, _doubt_of_words(view, sentence, last))
    if clause.folded[:1] and clause.folded[0] in _TURNS:
        return Verdict(number, sentence, last, phrase)
    parts = [one for one, each in said if not each.has("part")]
    if len(set(parts)) == 1:
        return Verdict(number, sentence, parts[0], phrase)
    return Verdict(number, sentence, last, phrase, "yes and no in one sentence")


def _doubt_of_words(view: View, sentence: Sentence, said: Said) -> str:
    """Return what makes one plain answer doubtful: it may be an answer to something else."""
    if said == "no" and not sentence.has("not-come", "no", "hindrance", "come"):
        return "what it is that cannot be, is not said"
    if said == "no" and any(c.has("not-come") and c.has("not") for c in sentence.clauses):
        return "a no is denied"
    if any(is_besides(view, clause) for clause in sentence.clauses):
        return "it may be another meeting"
    if sentence.has("come", "not-come", "hindrance"):
        return ""
    if said == "yes" and any(c.has("yes") and c.has("part") for c in sentence.clauses):
        return "it may be a yes to a part"
    if any(clause.folded[:1] and clause.folded[0] in _EXCLAIMS for clause in sentence.clauses):
        return "it may be an exclamation"
    left = sum(len(clause.words) for clause in sentence.clauses) - covered_words(sentence)
    noted = sentence.has("note") and said == "yes"
    return "a bare word with more beside it" if left > 3 and not noted else ""
