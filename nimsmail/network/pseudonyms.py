"""Invented people in place of real ones: the same one each time, throughout.

Each word of a name has one invented word, so that "Hanne" below a mail stays the Hanne Riis
who is invited in another. What is replaced is what is known to be a name, every address,
and every number that may be a telephone's or a person's. A name that nobody has told us
stays: somebody must read what is given away.
"""

import re
from dataclasses import dataclass, field
from typing import Any


def _pool(names: str) -> tuple[str, ...]:
    return tuple(names.split())


_FIRST = _pool("""
Alva Birk Clara Ditlev Esther Folmer Gerda Holger Inga Johan Karla Laust Magna Niels Olga Palle
Ragna Svend Thyra Ulrik Vera Walther Yrsa Aksel Bodil Carl Dorthea Ejnar Fanny Gudrun Harald Ingrid
Jakob Kirstine Ludvig Marthe Nanna Oskar Petra Regnar Sigrid Tage Ursula Viggo
""")
_LAST = _pool("""
Agerskov Birkholm Dalsgaard Elkjær Fuglsang Grønlund Højberg Ildved Jernved Klintø Lyngby Mosegård
Nørskov Overby Pilegaard Rosenlund Stensig Toftegård Ulvedal Vesterlund Yderby Ærtholm Østerby
Bakkely Damkær Engsig Flintholm Hedelund Kærsgård Lindeborg Marklund Nygårds Poulstrup Rævsgård
""")
# Written small, these are words before they are names.
_WORDS = frozenset(
    (
        "best",
        "dean",
        "else",
        "even",
        "frank",
        "grace",
        "grant",
        "hope",
        "june",
        "lund",
        "mark",
        "rose",
    )
)
_SHORTEST = 4  # letters of a name that is known again when it is written small

_ADDRESS = re.compile(r"[\w.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,6}")
_LINK = re.compile(r"\b(?:https?://|www\.)[^\s<>]{1,500}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2}[-./]\d{1,2}[-./]\d{2,4}")
# A telephone's number or a person's (CPR): eight digits or more, with what parts them.
_NUMBER = re.compile(r"(?<![\w])\+?\d(?:[ ().-]{0,2}\d){7,14}(?![\w])")
_NOT_WORDS = re.compile("|".join(each.pattern for each in (_ADDRESS, _LINK, _DAY, _NUMBER)))
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(slots=True)
class Pseudonyms:
    """Who stands for whom; `ordinary` words are no names, whoever is called by them."""

    ordinary: frozenset[str] = frozenset()
    _names: dict[str, str] = field(default_factory=dict)
    _taken: set[str] = field(default_factory=set)
    _addresses: dict[str, str] = field(default_factory=dict)
    _numbers: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, *addresses: str) -> None:
        """Let somebody be known: a name that is given again is the same person's."""
        words = _WORD.findall(name)
        for place, word in enumerate(words):
            self._invent(word, _LAST if place and place == len(words) - 1 else _FIRST)
        for address in addresses:
            self._address(address, name)

    def _invent(self, word: str, pool: tuple[str, ...]) -> None:
        key = word.casefold()
        if len(key) < 2 or key in self._names or key in self.ordinary:
            return
        free = (each for each in pool if each not in self._taken)
        # Where all are given away, a number makes another: nobody is two people.
        invented = next(free, f"{pool[len(self._names) % len(pool)]}{len(self._names)}")
        self._taken.add(invented)
        self._names[key] = invented

    def _address(self, address: str, name: str = "") -> str:
        key = address.casefold()
        if key and key not in self._addresses:
            words = [self._named(each).casefold() for each in _WORD.findall(name)]
            local = ".".join(words) or f"skriver{len(self._addresses) + 1}"
            taken = set(self._addresses.values())
            made = f"{_plain(local)}@kommune.example"
            number = 2
            while made in taken:
                made = f"{_plain(local)}{number}@kommune.example"
                number += 1
            self._addresses[key] = made
        return self._addresses.get(key, "")

    def _named(self, word: str) -> str:
        return self._names.get(word.casefold(), word)

    # -- telling of them ------------------------------------------------------------------

    def told(self, text: str) -> str:
        """Return `text` as it would be of the invented people."""
        parts: list[str] = []
        end = 0
        for found in _NOT_WORDS.finditer(text):
            parts += [self._words(text[end : found.start()]), self._other(found[0])]
            end = found.end()
        return "".join([*parts, self._words(text[end:])])

    def _other(self, text: str) -> str:
        """Return an address, a link, a day or a number as it is told."""
        if "@" in text and not text.startswith(("http", "www")):
            return self._address(text)
        if _LINK.fullmatch(text):
            return "https://sted.example/"
        return text if _DAY.fullmatch(text) else self._number(text)

    def _number(self, text: str) -> str:
        """Return another number of the same shape, the same for the same digits."""
        digits = re.sub(r"\D", "", text)[-8:]
        made = self._numbers.setdefault(digits, f"{20_000_000 + len(self._numbers) + 1}")
        spare = reversed(made)
        last_first = [next(spare, "0") if each.isdigit() else each for each in reversed(text)]
        return "".join(reversed(last_first))

    def _words(self, text: str) -> str:
        return _WORD.sub(lambda found: self._word(found[0]), text)

    def _word(self, word: str) -> str:
        """Return a word, or the invented one in its place, in its letters and its genitive."""
        for stem, ending in ((word, ""), (word[:-1], word[-1:])):
            invented = self._names.get(stem.casefold())
            if invented is None or (ending and ending not in "sS"):
                continue
            if word.islower() and (len(stem) < _SHORTEST or stem in _WORDS):
                continue
            return _in_the_letters_of(word, invented + ending)
        return word

    def plainly(self, value: Any) -> Any:
        """Return what JSON can hold as it would be of the invented people; keys stay."""
        if isinstance(value, str):
            return self.told(value)
        if isinstance(value, dict):
            return {name: self.plainly(each) for name, each in value.items()}
        return [self.plainly(each) for each in value] if isinstance(value, list | tuple) else value


def _in_the_letters_of(word: str, told: str) -> str:
    if word.islower():
        return told.casefold()
    return told.upper() if len(word) > 1 and word.isupper() else told


def _plain(local: str) -> str:
    """Return the left side of an address in the letters that every address may have."""
    spelt = local.replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    return re.sub(r"[^a-z0-9.]", "", spelt) or "skriver"
