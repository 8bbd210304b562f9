"""Words that are the same but for their endings, or for a slip of the fingers."""

from functools import lru_cache
from itertools import takewhile

_ENDINGS = (
    "ernes", "erne", "enes", "ene", "ens", "ets", "ers", "en", "et", "er", "es", "s", "e", "n",
    "r", "t", "ne", "ing", "ings",
)  # fmt: skip
_SHORTEST_TYPO = 5
_SHORTEST_PART = 5


def is_near(word: str, other: str) -> bool:
    """Tell whether two words of five letters or more are at most one slip apart.

    >>> is_near("erasmsu", "erasmus"), is_near("interrreg", "interreg"), is_near("life", "live")
    (True, True, False)
    """
    if word == other:
        return True
    if min(len(word), len(other)) < _SHORTEST_TYPO or abs(len(word) - len(other)) > 1:
        return False
    head = _shared(word, other)
    one, two = word[head:], other[head:]
    swapped = one[:2] == two[1::-1] and one[2:] == two[2:]
    return swapped or one[1:] == two[1:] or one[1:] == two or one == two[1:]


def is_akin(word: str, other: str) -> bool:
    """Tell whether two words share what they mean: inflected, or one a part of the other.

    >>> is_akin("kulturen", "kultur"), is_akin("lobbying", "lobbyisme"), is_akin("medlem", "medier")
    (True, True, False)
    """
    short, long = sorted((word, other), key=len)
    if short == long:
        return True
    if len(short) < 3 or short.isdigit():
        return False
    shared = _shared(short, long)
    if _stem(short) == _stem(long) and len(_stem(short)) >= 3:
        return True
    if len(short) <= 4:
        return shared == len(short) and long[shared:] in _ENDINGS
    # A compound holds the other whole, at its head or at its tail.
    if len(_stem(short)) >= _SHORTEST_PART - 1 and long.startswith(_stem(short)):
        return True
    if len(_stem(short)) >= _SHORTEST_PART and _ends_with(long, _stem(short)):
        return True
    spare = 3 if len(short) >= 8 else 2
    return shared >= max(len(short) - spare, 6 if spare == 3 else 5) or is_near(short, long)


def _ends_with(word: str, stem: str) -> bool:
    return word.endswith(stem) or _stem(word).endswith(stem)


def _shared(one: str, two: str) -> int:
    """Return how many letters two words share from their heads."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, two, strict=False)))


@lru_cache(maxsize=8192)
def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            stem = word.removesuffix(ending)
            return stem[:-1] if stem[-1:] == stem[-2:-1] else stem
    return word
