"""The titles of a ballot, told by any part of them."""

import re
from collections.abc import Sequence
from functools import lru_cache

from nimsmail.reading.matching import fold
from nimsmail.reading.phrases import ballot_words as tables
from nimsmail.reading.phrases.topics import KINDRED
from nimsmail.reading.spelling import is_akin

_WORD = re.compile(r"[a-z0-9]+")
_SHORTEST = 4
_SHARED = 0.3
_COMMON = 0.5


class Titles:
    """Which titles a word speaks of."""

    def __init__(self, themes: Sequence[str]) -> None:
        self._titles = [_telling(title) for title in themes]

    def holding(self, word: str) -> tuple[tuple[int, ...], float]:
        """Return the numbers of the titles that a word is a part of, and how much it tells."""
        if word in tables.COMMON:
            return (), 0.0
        by_part = [
            {
                number
                for number, own in enumerate(self._titles, start=1)
                if any(_speaks_of(part, each) for each in own)
            }
            for part in _parts(word)
        ]
        # "Ukraine-samarbejde": what one part leaves open another may tell.
        telling = min(filter(None, by_part), key=len, default=None)
        if telling is None:
            return (), 0.0
        found = sorted(telling)
        weight = _COMMON if word in tables.WEAK else 1.0
        return tuple(found), weight if len(found) == 1 else _SHARED


@lru_cache(maxsize=64)
def _telling(title: str) -> frozenset[str]:
    """Return the words of a title that tell it from others; all of them where none does."""
    words = [
        part
        for word in re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", fold(title).replace("'", ""))
        for part in _parts(word)
    ]
    telling = frozenset(word for word in words if word not in tables.COMMON)
    return telling or frozenset(words)


def _parts(word: str) -> list[str]:
    """Return a word with hyphens as its parts and as one: "fund-raising", "EU-projekter"."""
    parts = _WORD.findall(word)
    telling = [part for part in parts if part not in tables.COMMON]
    return [*telling, "".join(parts)] if len(parts) > 1 else parts


def _speaks_of(said: str, own: str) -> bool:
    if said == own:
        return True
    if min(len(said), len(own)) >= _SHORTEST and is_akin(said, own):
        return True
    return not _topics_of_title(own).isdisjoint(_topics_of_word(said))


@lru_cache(maxsize=1024)
def _topics_of_title(own: str) -> frozenset[int]:
    """Return the topics that a word of a title belongs to; the same titles come back all day."""
    return frozenset(n for n, kin in enumerate(KINDRED) if any(is_akin(own, each) for each in kin))


@lru_cache(maxsize=4096)
def _topics_of_word(said: str) -> frozenset[int]:
    return frozenset(
        n for n, kin in enumerate(KINDRED) if any(_is_form(said, each) for each in kin)
    )


def _is_form(said: str, word: str) -> bool:
    return said == word or (min(len(said), len(word)) >= _SHORTEST and is_akin(said, word))
