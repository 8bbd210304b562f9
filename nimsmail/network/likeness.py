"""How alike two short texts are, by the pieces of their words; Danish endings count for little.

"Budgetter i EU-projekter" and "Et budget for et EU-projekt" are nearly the same suggestion,
and no word of them is.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TypeVar

ALIKE = 0.45  # worth a look
VERY_ALIKE = 0.7  # most likely the same, said twice

K = TypeVar("K")

_WORD = re.compile(r"[^\W_]+")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words that say nothing of what a text is about, in Danish and in English.
_LITTLE = _words("""
    af alle at bedre bliver da de dem den der deres det en end er et for fra få får gerne giver gør
    ham han har have hen her hos hun hvad hvem hvor hvordan hvorfor i igen ikke ind ja jeg kan kom
    kommer kommune kommunen kommuner kunne laver lidt man med mellem mere mig min mit mod må når
    nogle noget nu nye ny og om op os over på samt selv sig skal skulle som så tema temaet temaer
    til ud uden under ved vi vil ville vores være
    a about an and are as at be better by can could do does for from get gets give has have how
    in into is it its more new of on or our out should some than that the their them theme
    themes there to us we what when where which who why will with would you your
""")
# Longest first: what a Danish or an English word may end with without meaning another thing.
_ENDINGS = ("ernes", "erne", "enes", "eren", "erens", "ene", "ers", "ens", "ets", "ing", "ies")
_ENDINGS_SHORT = ("er", "en", "et", "es", "e", "s")
_SHORTEST = 4  # letters of a stem: what is shorter is not cut further


def likeness(one: str, other: str) -> float:
    """Return how alike two texts are, from 0 (nothing in common) to 1 (the same words).

    Short and long are compared fairly: a text that another holds whole is much like it.

    >>> round(likeness("Budgetter i EU-projekter", "Et budget for et EU-projekt"), 2)
    1.0
    >>> likeness("Frivillige", "Grøn omstilling")
    0.0
    """
    pieces, others = _pieces(one), _pieces(other)
    if not pieces or not others:
        return float(_squeezed(one) == _squeezed(other))
    shared = len(pieces & others)
    alike = 2 * shared / (len(pieces) + len(others))
    fewest = min(len(_stems(one)), len(_stems(other)))
    if fewest < 2:
        return alike  # one word within many says little
    held = shared / min(len(pieces), len(others))
    return max(alike, 0.8 * held)


def most_alike(text: str, others: Iterable[tuple[K, str]]) -> tuple[K, float] | None:
    """Return which of `others` is most like `text`, and how much; the first of equals.

    Each of `others` is a key and its text. Nothing that is not worth a look is returned.
    """
    best: tuple[K, float] | None = None
    for key, other in others:
        score = likeness(text, other)
        if score >= ALIKE and (best is None or score > best[1]):
            best = key, score
    return best


def is_same(one: str, other: str) -> bool:
    """Tell whether two texts have the same words, whatever stands between them."""
    return _squeezed(one) == _squeezed(other)


def _squeezed(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


@lru_cache(maxsize=4096)
def _stems(text: str) -> frozenset[str]:
    words = _WORD.findall(text.casefold())
    return frozenset(_stem(word) for word in words if word not in _LITTLE)


def _stem(word: str) -> str:
    for ending in (*_ENDINGS, *_ENDINGS_SHORT):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            cut = word.removesuffix(ending)
            # "budgetter", "budget": a doubled consonant belongs to the ending.
            return cut[:-1] if cut[-1] == cut[-2] and len(cut) > _SHORTEST else cut
    return word


@lru_cache(maxsize=4096)
def _pieces(text: str) -> frozenset[str]:
    """Return the trigrams of all stems, each marked where it begins."""
    return frozenset(
        padded[at : at + 3]
        for stem in _stems(text)
        for padded in (f"^{stem}",)
        for at in range(max(1, len(padded) - 2))
    )
