"""The numbers, or the titles, that somebody chooses on a ballot."""

import re
from collections.abc import Iterable

from nimsmail.network.intents import Vote
from nimsmail.reading.matching import fold, words_of
from nimsmail.reading.phrases.ballot_words import PLAIN as _PLAIN
from nimsmail.reading.sentences import Clause, Sentence
from nimsmail.reading.view import View
from nimsmail.reading.wordlists import words

_WORDS = {
    "et": 1, "en": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "syv": 7, "otte": 8,
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "1'eren": 1, "2'eren": 2, "3'eren": 3, "4'eren": 4, "5'eren": 5, "6'eren": 6,
    "1'er": 1, "2'er": 2, "3'er": 3, "4'er": 4, "5'er": 5, "6'er": 6,
    "etter": 1, "toer": 2, "treer": 3, "firer": 4, "femmer": 5, "sekser": 6,
    "etteren": 1, "eteren": 1, "toeren": 2, "treeren": 3, "trieren": 3, "firen": 4, "fireren": 4,
    "femmeren": 5, "sekseren": 6, "ettallet": 1, "totallet": 2, "tretallet": 3,
    "firetallet": 4, "femtallet": 5, "sekstallet": 6,
}  # fmt: skip
_ORDINALS = {
    "foerste": 1, "anden": 2, "andet": 2, "tredje": 3, "tredie": 3, "fjerde": 4, "femte": 5,
    "sjette": 6, "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6,
}  # fmt: skip
_LAST = words("sidste last")
_RANK_TAIL = ("prioritet", "prioriteten", "valg", "valget", "pladsen", "plads")
_MARKS = words(
    """
    nr nummer number no tema theme punkt emne numbers numrene temaerne emnerne themes
    """
)
_EXCEPT = ("alt andet end", "alle andre end", "alle undtagen", "alle paa naer", "everything but",
           "all but", "all except", "anything but", "everything except", "alt undtagen",
           "alt paa naer", "alle bortset fra", "alt bortset fra", "samtlige undtagen",
           "all apart from", "everything apart from", "anything except", "alle minus")  # fmt: skip
# Far more often little words than numbers.
_LITTLE = frozenset({"en", "et", "to", "one"})
_CHANGED = re.compile(r"\b(?:fra|from) (\d) (?:til|to) (\d)\b")
_RANGE = re.compile(
    r"\b(?:numrene|temaerne|emnerne|numbers|themes|topics) (\d) ?(?:-|–|til|to|through) ?(\d)\b"
)
_FIRST_FEW = re.compile(
    r"\b(?:de (to|tre|fire|2|3|4) (foerste|sidste|oeverste|nederste)"
    r"|the (first|last|top) (two|three|four|2|3|4))\b"
)


def read_vote(view: View) -> None:
    """Find the numbers or titles chosen on a ballot."""
    themes = view.answering.themes
    if view.kind != "ballot" or not themes:
        return
    ballots = []
    for number, sentence in view.free():
        if view.is_courtesy(sentence) or sentence.has("doubt", "condition"):
            continue
        if sentence.has("past") and not _is_plain(sentence):
            continue
        found = _choices(sentence, themes) or _by_title(sentence, themes)
        if found is not None:
            ballots.append((number, *found))
    if ballots:
        _wish_vote(view, ballots, len(themes))


def _wish_vote(view: View, ballots: list[tuple[int, list[int], str]], count: int) -> None:
    """Make one vote of all the sentences that hold a part of it."""
    chosen = [each for _, choices, _ in ballots for each in choices]
    valid = tuple(each for each in dict.fromkeys(chosen) if 1 <= each <= count)
    doubts = [doubt for _, _, doubt in ballots if doubt]
    if len(valid) != len(set(chosen)):
        doubts.append("a number is not on the ballot")
    if len(ballots) > 1 and len(chosen) != len(set(chosen)):
        doubts.append("a number is named twice")
    numbers = [number for number, _, _ in ballots]
    why = f"numbers of the ballot in “{view.sentences[numbers[0]].text[:60]}”"
    if doubts:
        why += f", but {'; '.join(doubts)}"
    view.wish(Vote(choices=valid), why, *numbers, certain=not doubts and bool(valid))


def _choices(sentence: Sentence, themes: tuple[str, ...]) -> tuple[list[int], str] | None:
    folded = fold(sentence.text)
    whole = _in_words(folded, sentence, len(themes))
    if whole:
        return whole, ""
    numbers = _numbers(sentence)
    if any(phrase in folded for phrase in _EXCEPT):
        spared = numbers or (_by_title(sentence, themes) or ([], ""))[0]
        return [n for n in range(1, len(themes) + 1) if n not in spared] if spared else [], ""
    if not numbers:
        return None
    if _is_plain(sentence):
        return _ranked(sentence) or numbers, "a question" if sentence.is_question else ""
    marked = [n for clause in sentence.clauses for n in _marked(clause)]
    if marked and not sentence.has("not") and not sentence.is_question:
        counted = sum(_counted(clause) for clause in sentence.clauses)
        plain = len(marked) + counted >= len(numbers)
        return marked, "" if plain else "not all numbers are called so"
    return numbers, "other words stand beside the numbers"


def _is_plain(sentence: Sentence) -> bool:
    return all(word in _PLAIN or _number(word) for word in sentence.folded)


def _in_words(folded: str, sentence: Sentence, count: int) -> list[int]:
    """Return what is told as a whole: a change, a range, "the first two", "first and last"."""
    if changed := _CHANGED.search(folded):
        return [int(changed[2])]
    if (span := _RANGE.search(folded)) and span[1] < span[2]:
        return list(range(int(span[1]), int(span[2]) + 1))
    if few := _FIRST_FEW.search(folded):
        many = _number(few[1] or few[4])
        first = (few[2] or few[3]) in ("foerste", "oeverste", "first", "top")
        return list(range(1, many + 1)) if first else list(range(count - many + 1, count + 1))
    if any(_number(word) for word in sentence.folded if word not in ("en", "et", "to")):
        return []
    return _ordinals(sentence, count)


def _ordinals(sentence: Sentence, count: int) -> list[int]:
    """Return the places named without any number: "den første og den sidste"."""
    plain = _PLAIN | _LAST | _ORDINALS.keys()
    if sentence.is_question or not all(word in plain for word in sentence.folded):
        return []
    return [
        _ORDINALS.get(word, count) for word in sentence.folded if word in _ORDINALS or word in _LAST
    ]


def _ranked(sentence: Sentence) -> list[int]:
    """Return the numbers in the order that ranks give them: "2. prioritet 1, 1. prioritet 4"."""
    pairs: list[tuple[int, int]] = []
    for clause in sentence.clauses:
        numbers = [_digit(word) for word in clause.folded if _digit(word)]
        ranks = [rank for word in clause.folded if (rank := _rank(word))]
        if len(numbers) != 1 or len(ranks) != 1:
            return []
        pairs.append((ranks[0], numbers[0]))
    return [number for _, number in sorted(pairs)]


def _rank(word: str) -> int:
    for tail in _RANK_TAIL:
        if word.endswith(tail) and word.removesuffix(tail) in _ORDINALS:
            return _ORDINALS[word.removesuffix(tail)]
    return {"foerst": 1, "first": 1, "second": 2, "third": 3}.get(word, 0)


def _numbers(sentence: Sentence) -> list[int]:
    listed = list(sentence.folded)
    alone = [_digit(word) for word in listed if _digit(word)]
    # "to" and "en" are little words far more often than numbers.
    spelt = [_WORDS[word] for word in listed if word in _WORDS and word not in ("en", "et")]
    english = bool({"the", "my", "vote", "and", "please", "go", "i"} & set(listed))
    if english and any(word in _WORDS and word != "to" for word in listed):
        spelt = [_WORDS[word] for word in listed if word in _WORDS and word != "to"]
    rest = [w for w in listed if w not in _PLAIN and not _number(w)]
    # "Toeren", "nummer et": a number, and nothing else.
    if not alone and listed and listed[-1] in _WORDS and set(listed[:-1]) <= _MARKS:
        return [_WORDS[listed[-1]]]
    return alone or (spelt if not rest else [])


def _number(word: str) -> int:
    return _digit(word) or _WORDS.get(word, 0)


def _digit(word: str) -> int:
    return int(word) if re.fullmatch(r"\d{1,2}", word) else 0


def _marked(clause: Clause) -> list[int]:
    """Return the numbers that a clause calls numbers: "nr. 4", "tema 2 og 5"."""
    found: list[int] = []
    open_list = False
    for word in clause.folded:
        if word in _MARKS:
            open_list = True
        elif open_list and _number(word):
            found.append(_number(word))
        elif word not in ("og", "and"):
            open_list = False
    return found


def _counted(clause: Clause) -> int:
    """Return how many numbers of a clause only count something: "3 af os", "vi er 4"."""
    words = clause.folded
    return sum(
        1
        for place, word in enumerate(words)
        if _digit(word)
        and words[place - 1 : place] not in [(mark,) for mark in _MARKS]
        and (
            words[place + 1 : place + 2] in (("af",), ("of",))
            or (words[place + 1 : place + 2] and words[place + 1] not in _PLAIN)
            or words[max(0, place - 2) : place]
            in (("vi", "er"), ("vi", "har"), ("we", "are"), ("we", "have"))
        )
    )


def _by_title(sentence: Sentence, themes: Iterable[str]) -> tuple[list[int], str] | None:
    """Match words against those that only one title has."""
    if sentence.has("not", "suggest"):
        return None
    stems = [{_stem(word.folded) for word in words_of(title)} - {""} for title in themes]
    said = [_stem(word) for word in sentence.folded]
    chosen = []
    for word in said:
        holders = [number for number, own in enumerate(stems, start=1) if word and word in own]
        if len(holders) == 1:
            chosen.append(holders[0])
    if not chosen:
        return None
    return list(dict.fromkeys(chosen)), ""


def _stem(word: str) -> str:
    return word[:8] if len(word) >= 5 else ""
