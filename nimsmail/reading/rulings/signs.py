"""An answer to a notice as sentences, and each word of it as what it is good for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nimsmail.reading.matching import fold
from nimsmail.reading.phrases import rulings as phrases
from nimsmail.reading.wordlists import entries

# The signs. Those in capitals say nothing of matters, or that no verdict may stand.
_SIGNS = {
    "y": phrases.YES, "w": phrases.WEAK_YES, "n": phrases.NO, "k": phrases.KEEP,
    "x": phrases.NOT, "a": phrases.ALL, "r": phrases.REST, "b": phrases.BOTH,
    "e": phrases.EXCEPT, "M": phrases.BUT, "Q": phrases.BECAUSE, "C": phrases.CONDITION,
    "P": phrases.POINTERS, "F": phrases.PADS, "A": phrases.AND, "G": phrases.GREETINGS,
    "S": phrases.SIGN_OFFS, "H": phrases.COURTESY,
}  # fmt: skip
UNKNOWN = "?"
_NUMBERS = {
    each: number
    for table in (phrases.NUMBERS, phrases.TAL)
    for number, each in enumerate(entries(table), 2)
}
_ONE = ("et", "en", "one")
_NAMED_NUMBERS = ("nr", "nummer", "number", "sag", "sagen", "punkt", "forslag", "item", "matter")

_TOKEN = re.compile(r"\d{1,9}|[^\W\d_]+(?:['’][^\W\d_]+)*|[\U0001F44D\U0001F44E✅❌✔☑]|[^\s\w]")
_SILENT = frozenset("\"'“”„«»‘’`´*#_>=→|<-–—/.…!()[]+&:~^\ufe0f")
_LABEL = re.compile(r"(?<![\w.,-])(?:(?:nr|no)\.?\s?)?(\d{1,3})[.)](?=\s|$)", re.IGNORECASE)
_DASHED = re.compile(r"\A(\s{0,9}\d{1,3})\s[-–—]\s")
_LABELLED = re.compile(r"\s{0,9}(?:[-*•]\s{0,9})?\d{1,3}[.):]\s")
_ABBREVIATION = re.compile(r"\b(nr|no|num|evt)\.(?=\s?\w)", re.IGNORECASE)
_ORDINAL = re.compile(r"\b(\d{1,3})\.(?=\s?(?:og|and|samt|,)(?:\s|\d))", re.IGNORECASE)
_RANGE = re.compile(r"\b(\d{1,3})\s?(?:-|–|—|\btil\b|\bto\b)\s?(\d{1,3})\b", re.IGNORECASE)
_ALL_BUT_NUMBERS = re.compile(r"\b(all|everything|alle) but (?=\d)", re.IGNORECASE)
_SENTENCES = re.compile(r"[^.!?;\n]*[.!?;\n]?")


@dataclass(frozen=True, slots=True)
class Sign:
    """One word, or several, as what they are good for; `number` where they name a matter."""

    sign: str
    number: int = 0


def _table() -> dict[tuple[str, ...], str]:
    return {
        tuple(entry.split()): sign for sign, table in _SIGNS.items() for entry in entries(table)
    }


_TABLE = _table()
_LONGEST_ENTRY = max(map(len, _TABLE))


def signs_of(text: str, names: frozenset[str]) -> list[Sign]:
    """Return the signs of a text, the longest entry at each place first."""
    found = [each for each in _TOKEN.findall(text) if each not in _SILENT]
    tokens = [fold(each) for each in found]
    signs: list[Sign] = []
    at = 0
    while at < len(tokens):
        length, sign = _at(found, tokens, at, names)
        signs.append(sign)
        at += length
    return signs


def _at(found: list[str], tokens: list[str], at: int, names: frozenset[str]) -> tuple[int, Sign]:
    """Return the sign at a place, and how many words it takes."""
    word = tokens[at]
    if word.isdecimal():
        return 1, Sign("t", int(word))
    before = tokens[at - 1] if at else ""
    if before in _NAMED_NUMBERS and word in _ONE:
        return 1, Sign("t", 1)
    is_two = word != "to" or before in (*_NAMED_NUMBERS, "til")  # and not that of "yes to 2"
    if word in _NUMBERS and is_two:
        return 1, Sign("t", _NUMBERS[word])
    for length in range(min(_LONGEST_ENTRY, len(tokens) - at), 0, -1):
        sign = _TABLE.get(tuple(tokens[at : at + length]))
        if sign is not None:
            return length, Sign(sign)
    if word in names:
        return 1, Sign("H")
    # After "Hej", a word with a capital is whom it greets.
    return 1, Sign("N" if found[at][:1].isupper() else UNKNOWN)


def sentences_of(words: str) -> Iterator[str]:
    """Cut an answer into sentences; "1. ja" is one, and so is each line."""
    for line in words.split("\n"):
        text = _ORDINAL.sub(r"\1", _ABBREVIATION.sub(r"\1", line))
        text = _DASHED.sub(r"\1 ", text)
        if _LABELLED.match(text):
            text = _LABEL.sub(r", \1 ", text)
        text = _RANGE.sub(_counted, _ALL_BUT_NUMBERS.sub(r"\1 except ", text))
        for found in _SENTENCES.finditer(text):
            if found[0].strip(" .!;\t"):
                yield found[0]


def _counted(found: re.Match[str]) -> str:
    """Write out a range: 1-3 is 1, 2 and 3."""
    first, last = int(found[1]), int(found[2])
    if not first < last <= first + 100:
        return found[0]
    return " ".join(str(number) for number in range(first, last + 1))
