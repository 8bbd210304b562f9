"""Choices among what a letter offers: themes on a ballot, programmes to follow."""

import re
from collections.abc import Iterable

from nimsmail.network.intents import Follow, Unfollow, Vote
from nimsmail.reading.matching import fold, words_of
from nimsmail.reading.sentences import Clause, Sentence
from nimsmail.reading.view import View
from nimsmail.reading.wordlists import words

_WORDS = {
    "et": 1, "en": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "syv": 7, "otte": 8,
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "1'eren": 1, "2'eren": 2, "3'eren": 3, "4'eren": 4, "5'eren": 5, "6'eren": 6,
    "toeren": 2, "treeren": 3, "firen": 4, "femmeren": 5, "sekseren": 6,
}  # fmt: skip
# Words that may stand between the numbers of a plain vote.
_PLAIN = words(
    """
    og and saa then derefter dernaest samt plus foerst first second third som foerste andet
    anden tredje valg prioritet nr nummer numrene number numbers no tema temaerne theme themes
    emne jeg i we vi stemmer vote votes for paa mine min my go to tak please stemme vores er are
    is det the in that order med og hej dear 1'er 👍 ✅ os us me mig choose vaelger peger til saa
    derpaa sidst last og choice priority
    """
)
_MARKS = words(
    """
    nr nummer number no tema theme punkt emne numbers numrene
    """
)
_EXCEPT = ("alt andet end", "alle andre end", "alle undtagen", "alle paa naer", "everything but",
           "all but", "all except", "anything but", "everything except")  # fmt: skip
_RANKS = re.compile(r"\b(?:fra|from) (\d) (?:til|to) (\d)\b")


def read_vote(view: View) -> None:
    """Find the numbers or titles chosen on a ballot."""
    themes = view.answering.themes
    if view.kind != "ballot" or not themes:
        return
    ballots = []
    for number, sentence in view.free():
        if view.is_courtesy(sentence) or sentence.has("doubt", "condition", "past"):
            continue
        found = _choices(sentence, len(themes)) or _by_title(sentence, themes)
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


def _choices(sentence: Sentence, count: int) -> tuple[list[int], str] | None:
    folded = fold(sentence.text)
    changed = _RANKS.search(folded)
    if changed:
        return [int(changed[2])], ""
    numbers = _numbers(sentence.folded)
    for phrase in _EXCEPT:
        if phrase in folded and numbers:
            return [each for each in range(1, count + 1) if each not in numbers], ""
    if not numbers:
        return None
    if all(word in _PLAIN or _number(word) for word in sentence.folded):
        doubt = "a question" if sentence.is_question else ""
        return numbers, doubt
    marked = [n for clause in sentence.clauses for n in _marked(clause)]
    if marked and not sentence.has("not") and not sentence.is_question:
        return marked, ""
    return numbers, "other words stand beside the numbers"


def _numbers(words: Iterable[str]) -> list[int]:
    listed = list(words)
    alone = [_digit(word) for word in listed if _digit(word)]
    spelt = [_WORDS[word] for word in listed if word in _WORDS]
    # "to" and "en" are little words far more often than numbers.
    rest = [w for w in listed if w not in _PLAIN and not _number(w)]
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


def _by_title(sentence: Sentence, themes: tuple[str, ...]) -> tuple[list[int], str] | None:
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
    return word[:8] if len(word) >= 6 else ""


# -- programmes ---------------------------------------------------------------------------------


def read_follows(view: View) -> None:
    """Find the programmes that somebody wants alerts about, or no more."""
    if view.kind in ("theme-call", "ballot", "consultation", "agenda-approval"):
        return
    offered = view.answering.programmes
    for number, sentence in view.free():
        named = tuple(_programmes(sentence.text, offered))
        if not named or (sentence.has("keep") and not sentence.has("stop", "follow")):
            continue
        _wish_programmes(view, number, sentence, named)


def _wish_programmes(view: View, number: int, sentence: Sentence, named: tuple[str, ...]) -> None:
    stops = sentence.has("stop", "leave")
    follows = sentence.has("follow") or (view.kind == "deadline-alert" and _is_bare(sentence))
    if not stops and not follows:
        return
    asked = sentence.is_question and not sentence.has("ask")
    sure = not asked and not sentence.has("doubt", "condition", "past", "other-person")
    sure = sure and not (stops and sentence.has("follow")) and not view.persons(sentence.text)
    if stops:
        kept = [c for c in sentence.clauses if c.has("keep") and _programmes(c.text, named)]
        why = f"“{sentence.phrase('stop', 'leave')}” with {', '.join(named)}"
        view.wish(Unfollow(programmes=named), why, number, certain=sure and not kept)
    else:
        why = f"“{sentence.phrase('follow') or sentence.text[:40]}” with {', '.join(named)}"
        sure = sure and not sentence.has("not")
        view.wish(Follow(programmes=named), why, number, certain=sure)


def _is_bare(sentence: Sentence) -> bool:
    """Tell whether a sentence is no more than a programme's name: "CERV", "Alt om Interreg"."""
    return len(sentence.folded) <= 2 or sentence.folded[:2] in (("alt", "om"), ("all", "about"))


def _programmes(text: str, offered: Iterable[str]) -> list[str]:
    """Return the programmes named in `text`, by the first word of each name offered."""
    words = {word.folded.strip("+") for word in words_of(text)}
    found: dict[str, str] = {}
    for programme in offered:
        first = fold(programme.split(" ")[0]).strip("+")
        if first in words or (first == "horizon" and "horisont" in words):
            found.setdefault(
                first,
                " ".join(programme.split(" ")[:2]) if first in _TWO else programme.split(" ")[0],
            )
    return list(found.values())


_TWO = frozenset({"horizon", "digital", "creative"})
