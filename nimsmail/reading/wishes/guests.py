"""How many come, and who is brought along."""

import re

from nimsmail.network.intents import Guest
from nimsmail.reading.persons import Person
from nimsmail.reading.sentences import Sentence
from nimsmail.reading.view import View
from nimsmail.reading.wishes.subjects import without_the_absent
from nimsmail.reading.wordlists import words

WE = frozenset({"vi", "we", "we'll", "we're"})
_NUMBERS = {
    "to": 2, "tre": 3, "fire": 4, "fem": 5, "two": 2, "three": 3, "four": 4, "five": 5,
    "begge": 2, "both": 2,
}  # fmt: skip
_HEADS = words(
    """
    mand personer deltagere people persons participants stykker hoveder of fra i from der
    """
)
_COUNT_BEFORE = words(
    """
    er bliver kommer vi med are be are is stiller deltager
    """
)


def guests_in(view: View, coming: set[int]) -> tuple[tuple[Guest, ...], set[int], str]:
    """Return the guests, the sentences that name them, and what is doubtful about them."""
    people: list[Person] = []
    numbers: set[int] = set()
    unnamed = 0
    doubt = ""
    for number, sentence in enumerate(view.sentences):
        if number not in coming and not _names_guests(sentence):
            continue
        brings = sentence.has("bring", "colleague") or heads_in(sentence) > 1
        brings = brings and not view.is_on_behalf
        found = view.persons(without_the_absent(view, sentence)) if brings else []
        people += [each for each in found if each not in people]
        if brings and (found or sentence.has("bring")):
            numbers.add(number)
        if sentence.has("colleague") and sentence.has("bring") and not found:
            unnamed = max(unnamed, colleagues_in(sentence))
            doubt = doubt or _doubt_of_guest(sentence)
        if found and sentence.has("doubt", "condition", "not"):
            doubt = "whether the guest comes is not sure"
    heads = max((heads_in(sentence) for sentence in view.sentences), default=0)
    if sum(_numbers_of(sentence) for sentence in view.sentences if heads_in(sentence)) > 1:
        doubt = "two numbers of people are named"
    if heads and len(people) > heads - 1:
        doubt = f"{heads} are to come, but {len(people) + 1} are named"
    missing = max(unnamed if not people else 0, heads - 1 - len(people))
    guests = [Guest(name=each.name, email=each.email) for each in people]
    return tuple(guests + [Guest()] * max(0, missing)), numbers, doubt


def colleagues_in(sentence: Sentence) -> int:
    """Return how many colleagues are brought without a name: "med to medarbejdere" are two."""
    for clause in sentence.clauses:
        for hit in clause.hits:
            before = clause.folded[hit.start - 1] if hit.start else ""
            if hit.meaning == "colleague" and before in _NUMBERS:
                return _NUMBERS[before]
            if hit.meaning == "colleague" and re.fullmatch(r"[2-9]", before):
                return int(before)
    return 1


def _numbers_of(sentence: Sentence) -> int:
    words = [word for clause in sentence.clauses for word in clause.folded]
    return len({word for word in words if re.fullmatch(r"[2-9]", word)})


def _names_guests(sentence: Sentence) -> bool:
    return (
        sentence.has("bring") and not sentence.is_question and not sentence.has("past", "instead")
    )


def _doubt_of_guest(sentence: Sentence) -> str:
    if sentence.has("doubt", "condition", "mild") or sentence.is_question:
        return "whether the guest comes is not sure"
    return ""


def heads_in(sentence: Sentence) -> int:
    """Return how many are to come by a sentence, or 0: "vi bliver 3", "two of us"."""
    for clause in sentence.clauses:
        words = clause.folded
        if not WE.intersection(words) and not clause.has("bring", "come"):
            continue
        for place, word in enumerate(words):
            number = _NUMBERS.get(word) or (int(word) if re.fullmatch(r"[2-9]", word) else 0)
            before = words[place - 1] if place else ""
            after = words[place + 1] if place + 1 < len(words) else ""
            if not number or word in ("both", "begge"):
                continue
            counted = after in _HEADS - {"der", "i", "fra", "from"} or (
                before in _COUNT_BEFORE and (after in _HEADS or not after)
            )
            if counted and not clause.has("part"):
                return number
    return 0
