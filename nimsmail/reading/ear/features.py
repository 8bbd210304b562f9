"""What of a sentence the ear hears: its words, pairs and pieces of words, with names set aside.

Names, addresses, numbers, days and programmes become classes, so that what was learned of
"den 18. i Haderslev" holds for another day in another town. Beside the words stand their
senses (`phrases/senses.py`) and the phrases that the rules found, so that a word never met in
a sample still speaks.
"""

import itertools
import re
from collections.abc import Iterable
from functools import lru_cache

from nimsmail.network.incoming import Answering
from nimsmail.reading.dates import MONTHS, WEEKDAYS
from nimsmail.reading.matching import fold
from nimsmail.reading.phrases.not_names import PLACES, WORDS
from nimsmail.reading.phrases.senses import SENSES
from nimsmail.reading.sentences import Sentence

_TOKEN = re.compile(
    r"[\w.+-]{1,64}@[\w.-]{1,255}|\d+(?:[.:/-]\d+)*|[^\W\d_]+(?:['’+&-][^\W\d_]+)*\+?"
    r"|[?!]|[:;][-^]?[)D(|/]|[\U0001F300-\U0001FAFF✅❌✔☑♥]"
)
_PLACES = frozenset(fold(word) for word in PLACES.split())
_NO_NAMES = frozenset(fold(word) for word in WORDS.split())
_SMALL = re.compile(r"[1-9]")
# The letters that a kind of answer goes with: what is said to one is much as said to the other.
_LIKE = {
    "invitation-reminder": "invitation", "invitation-komdir": "invitation",
    "reminder": "invitation", "rsvp-receipt": "invitation", "confirm-sign-up": "confirmation",
    "confirm-take-over": "confirmation", "confirm-successor": "confirmation",
    "still-contact": "confirmation", "successor-wanted": "confirmation",
    "confirm-leave": "confirmation", "confirmation-annual": "confirmation",
    "confirm-change-address": "confirmation",
    "confirm-approval": "confirmation", "summons": "invitation",
    "minutes-approval": "agenda-approval", "item-call": "consultation",
    "agenda-komdir": "agenda-approval", "": "none",
}  # fmt: skip
_LONGEST = 60
_SHORT = 3


def like(kind: str | None) -> str:
    """Return the kind of letter whose answers are most like those to `kind`."""
    return _LIKE.get(kind or "", kind or "none")


def tokens(text: str, answering: Answering) -> list[str]:
    """Return the words of a sentence, folded, with what differs from mail to mail as classes."""
    words = _TOKEN.findall(text)[:_LONGEST]
    shouting = sum(word.isupper() for word in words if len(word) > 2) > len(words) / 2
    known = _known(answering)
    return [
        _class(word, place, known, answering, shouting=shouting) for place, word in enumerate(words)
    ]


def as_written(text: str) -> dict[str, str]:
    """Return how the words of a sentence are written, by the form in which they are compared."""
    return {fold(word): word for word in _TOKEN.findall(text)[:_LONGEST]}


def _known(answering: Answering) -> dict[str, str]:
    found = {fold(word): "<us>" for word in answering.coordinator.split()}
    found |= {fold(word): "<there>" for word in answering.meeting_place.replace(",", " ").split()}
    for each in answering.programmes:
        found[fold(each.split(" ")[0]).strip("+")] = "<programme>"
    return found


def _class(
    word: str, place: int, known: dict[str, str], answering: Answering, *, shouting: bool
) -> str:
    if "@" in word:
        return "<mail>"
    if word[0].isdigit():
        day = answering.meeting_date
        if day is not None and word.split(".")[0].split("/")[0].split("-")[0] == str(day.day):
            return "<day>"
        return "<few>" if _SMALL.fullmatch(word) else "<number>"
    folded = fold(word)
    found = known.get(folded.strip("+")) or known.get(folded.removesuffix("s"))
    if found:
        return found
    if folded in WEEKDAYS:
        day = answering.meeting_date
        return "<weekday>" if day is None or WEEKDAYS[folded] == day.weekday() else "<otherday>"
    if folded in MONTHS and len(folded) > 3:
        day = answering.meeting_date
        return "<month>" if day is None or MONTHS[folded] == day.month else "<othermonth>"
    capital = word[0].isupper() and place and not shouting and len(word) > 1
    if folded in _PLACES:
        return "<place>"
    if capital and folded not in _NO_NAMES:
        return "<Name>"
    return folded


_EXACT: dict[str, tuple[str, ...]] = {}
_HEADS: dict[str, list[tuple[str, str]]] = {}
_TAILS: dict[str, list[tuple[str, str]]] = {}
for _sense, _block in SENSES.items():
    for _word in fold(_block).split():
        if _word.endswith("*"):
            _HEADS.setdefault(_word[:3], []).append((_word[:-1], _sense))
        elif _word.startswith("*"):
            _TAILS.setdefault(_word[-3:], []).append((_word[1:], _sense))
        else:
            _EXACT[_word] = (*_EXACT.get(_word, ()), _sense)


@lru_cache(maxsize=16384)
def senses(token: str) -> tuple[str, ...]:
    """Return the heads under which a word stands in the table of senses."""
    found = [
        *_EXACT.get(token, ()),
        *(sense for head, sense in _HEADS.get(token[:3], ()) if token.startswith(head)),
        *(sense for tail, sense in _TAILS.get(token[-3:], ()) if token.endswith(tail)),
    ]
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=16384)
def pieces(token: str) -> tuple[str, ...]:
    """Return the features of one word by itself: the word, and each four letters in a row."""
    if token.startswith("<") or len(token) < 3:
        return (token,)
    bound = f"_{token}_"
    return (token, *(bound[at : at + 4] for at in range(len(bound) - 3)))


def features(
    sentence: Sentence,
    answering: Answering,
    before: Sentence | None = None,
    ruled: Iterable[str] = (),
) -> list[str]:
    """Return all features of a sentence in answer to a letter, each once.

    `before` is the sentence before it, `ruled` what the rules have made of it. A mark opens
    what is neither a word of the sentence nor a piece of one: @ the letter, # the length,
    ~ senses, % phrases, < the sentence before, ! the rules.
    """
    found = tokens(sentence.text, answering)
    kind = like(answering.kind)
    told = [f"@{kind}", f"#{min(len(found), 12) // 3}"]
    for token in found:
        told += pieces(token)
        told.append(f"{kind}:{token}")
    told += _pairs(found)
    if len(found) <= _SHORT:
        told.append(f"{kind}:={' '.join(found)}")
    told += _sensed(found, kind)
    told += _meanings(sentence, kind)
    told += [f"<{each}" for each in _met(before)] if before else ["<first"]
    told += [f"!{each}" for each in ruled]
    return list(dict.fromkeys(told))


def _pairs(found: list[str]) -> Iterable[str]:
    """Return two words in a row, and two with one between them."""
    padded = ["^", *found, "$"]
    for one, two in itertools.pairwise(padded):
        yield f"{one} {two}"
    for one, two in zip(padded, padded[2:], strict=False):
        yield f"{one} * {two}"


def _sensed(found: list[str], kind: str) -> Iterable[str]:
    """Return the senses met, alone, after each other and together."""
    row = [senses(token) or ((token,) if token.startswith("<") else ()) for token in found]
    met = sorted({sense for each in row for sense in each})
    for sense in met:
        yield f"~{sense}"
        yield f"~{kind}:{sense}"
    for place, one in enumerate(met):
        for two in met[place + 1 :]:
            yield f"~{one}&{two}"
    full = [each for each in row if each]
    for before, behind in itertools.pairwise(full):
        for one in before:
            for two in behind:
                yield f"~{one}>{two}"


def _met(sentence: Sentence) -> list[str]:
    return sorted({hit.meaning for clause in sentence.clauses for hit in clause.hits})


def _meanings(sentence: Sentence, kind: str) -> Iterable[str]:
    """Return what the phrases found in a sentence mean, alone and two by two."""
    met = _met(sentence)
    for each in met:
        yield f"%{each}"
        yield f"%{kind}:{each}"
    for place, one in enumerate(met):
        for two in met[place + 1 :]:
            yield f"%{one}&{two}"
    if not met:
        yield f"%{kind}:nothing"
    order = [hit.meaning for clause in sentence.clauses for hit in clause.hits]
    for one, two in itertools.pairwise(order):
        yield f"%{one}>{two}"
