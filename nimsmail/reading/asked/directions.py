"""Which programmes are wanted and which no more, in sentences that are known to say so."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from nimsmail.reading.matching import fold, words_of
from nimsmail.reading.phrases import programme_names as tables
from nimsmail.reading.spelling import is_near

_TWO = frozenset({"horizon", "digital", "creative"})
_CLAUSE = re.compile(r"[,;.:!?()–]|\b(?:og|and|men|but|mens|while|samt)\b")
_OTHER_LIFE = re.compile(
    r"\b(?:my|your|our|his|her|in|of|real|daily|family|working|whole|the rest of) life\b"
    r"|\blife (?:in|of|goes)\b"
)
_PRONOUN = re.compile(
    r"\b(?:den|det|de|dem|disse|begge|it|that|this|those|them|these|both|programmet|"
    r"the programme)\b"
)
_CLOSE = 15
_SHORT = 6
MORE = "more"
LESS = "less"


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence about programmes: what it is for, and what stands before it."""

    text: str
    purposes: frozenset[str]
    before: str = ""


@dataclass(slots=True)
class Directions:
    """What is wanted and what not, and what is doubtful about it."""

    more: list[str] = field(default_factory=list)
    less: list[str] = field(default_factory=list)
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class _Named:
    programme: str
    start: int
    end: int


def directions_in(
    told: Sequence[Told], offered: Sequence[str], follows: Sequence[str]
) -> Directions:
    """Return which programmes the sentences ask for, and which they give up.

    >>> directions_in([Told("Byt LIFE ud med CERV", frozenset({"follow"}))], ["LIFE", "CERV"], [])
    Directions(more=['CERV'], less=['LIFE'], doubt='')
    """
    found = Directions()
    for each in told:
        _read(each, offered, [_short(name) for name in follows], found)
    found.more = list(dict.fromkeys(found.more))
    found.less = list(dict.fromkeys(found.less))
    wanted = frozenset[str]().union(*(each.purposes for each in told))
    if set(found.more) & set(found.less):
        found.doubt = found.doubt or "a programme is both wanted and not"
    if ("follow" in wanted and not found.more) or ("unfollow" in wanted and not found.less):
        found.doubt = found.doubt or "no programme is named that we know"
    return found


def _read(told: Told, offered: Sequence[str], follows: Sequence[str], found: Directions) -> None:
    folded = fold(told.text)
    named = _named(told.text, offered)
    if not named and not _says_all(folded) and not _says(tables.REST, folded):
        if _PRONOUN.search(folded):
            before = _named(told.before, offered)
            _note([each.programme for each in before], _direction(told), found)
        return
    if _swapped(folded, named, found) or _wholesale(told, folded, named, offered, follows, found):
        return
    only = _direction(told)
    for each in named:
        if _excepted(folded, named, each):
            continue
        _note([each.programme], only or _governed(folded, named, each), found)


def _direction(told: Told) -> str:
    """Return the one direction that a sentence has, or nothing where it has both."""
    if {"follow", "unfollow"} <= told.purposes:
        return ""
    return MORE if "follow" in told.purposes else LESS if "unfollow" in told.purposes else ""


def _note(programmes: Iterable[str], direction: str, found: Directions) -> None:
    if direction == MORE:
        found.more += programmes
    elif direction == LESS:
        found.less += programmes
    elif list(programmes):
        found.doubt = "which programmes are wanted, and which not, is not clear"


# -- everything, the rest, one for another ----------------------------------------------------


def _wholesale(
    told: Told,
    folded: str,
    named: Sequence[_Named],
    offered: Sequence[str],
    follows: Sequence[str],
    found: Directions,
) -> bool:
    """Read "everything", "the rest" and "only this"; tell whether it was one of them."""
    own = [each.programme for each in named]
    spared = [each.programme for each in named if _excepted(folded, named, each)]
    rest = _says(tables.REST, folded)
    every = _says_all(folded) and not rest
    keeping = _says(tables.ONLY, folded) or _says(tables.KEEP, folded)
    if told.purposes.isdisjoint({"follow"}) and own and (rest or spared or _only(told, folded)):
        kept, gone = _parted(folded, named, rest=rest)
        if rest and not kept and keeping:
            kept, gone = gone, []
        found.less += gone or [each for each in follows if each not in kept]
        return True
    if "follow" in told.purposes and (every or rest) and (not own or spared):
        whole = [_short(each) for each in offered]
        found.more += [e for e in whole if e not in spared and not (rest and e in follows)]
        return True
    if _direction(told) == LESS and every and not own:
        found.less += follows
        return True
    return False


def _parted(folded: str, named: Sequence[_Named], *, rest: bool) -> tuple[list[str], list[str]]:
    """Part what is kept from what is given up: "kun A, resten kan ryge: B og C"."""
    cue = re.search(rf"\b(?:{tables.REST})\b", folded) if rest else None
    if cue is None:
        only = re.search(rf"\b(?:{tables.ONLY})\b", folded)
        cue = _LESS.search(folded, only.end()) if only else None
    if cue is None:
        return [each.programme for each in named], []
    kept = [each.programme for each in named if each.start < cue.start()]
    return kept, [each.programme for each in named if each.start >= cue.start()]


def _only(told: Told, folded: str) -> bool:
    return "keep" in told.purposes and _says(tables.ONLY, folded)


def _excepted(folded: str, named: Sequence[_Named], each: _Named) -> bool:
    before = _between(folded, named, each)
    return bool(_EXCEPT.search(before))


_EXCEPT = re.compile(
    rf"\b(?:{tables.EXCEPT}|(?:everything|all|anything|nothing|any) but)\b(?:\W*\w+){{0,3}}\W*$"
)


def _swapped(folded: str, named: Sequence[_Named], found: Directions) -> bool:
    """Read "A instead of B" and "replace A with B"."""
    if len(named) != 2:
        return False
    plain = _marked_up(folded, named)
    first, second = (each.programme for each in named)
    if re.search(rf"#0\b[^#]*\b(?:{tables.INSTEAD})\b(?! (?:this|that|it|det|den))[^#]*#1", plain):
        found.more.append(first)
        found.less.append(second)
        return True
    instead = rf"\b(?:{tables.INSTEAD})\b(?! (?:this|that|it|det|den))[^#]*#0"
    swap = rf"\b(?:{tables.SWAP})\b[^#]*#0[^#]*\b(?:{tables.TOWARDS})\b"
    away = f"(?:{instead}|{swap})"
    if re.search(rf"{away}[^#]*#1", plain):
        found.less.append(first)
        found.more.append(second)
        return True
    return False


# -- which way --------------------------------------------------------------------------------


def _governed(folded: str, named: Sequence[_Named], each: _Named) -> str:
    """Return the direction told by the word nearest to a name: before it, or behind it."""
    plain = _blanked(folded, named)
    start, end = _clause(plain, each)
    cues = _cues(plain)
    before = [way for place, way in cues if start <= place < each.start]
    behind = [(place, way) for place, way in cues if each.end <= place < end]
    earlier = [way for place, way in cues if place < start]
    later = [way for place, way in cues if place >= end]
    if before:
        return before[-1]
    if behind:
        # "må gerne udgå": a "no" that is close behind tells.
        first = behind[0][0]
        return LESS if any(w == LESS and p - first < _CLOSE for p, w in behind) else MORE
    return earlier[-1] if earlier else later[0] if later else ""


def _blanked(folded: str, named: Sequence[_Named]) -> str:
    """Return the text without the names, each letter of them a mark."""
    for each in named:
        folded = f"{folded[: each.start]}{'#' * (each.end - each.start)}{folded[each.end :]}"
    return folded


def _clause(plain: str, each: _Named) -> tuple[int, int]:
    starts = [m.end() for m in _CLAUSE.finditer(plain) if m.end() <= each.start]
    ends = [m.start() for m in _CLAUSE.finditer(plain) if m.start() >= each.end]
    return (starts[-1] if starts else 0), (ends[0] if ends else len(plain))


def _cues(plain: str) -> list[tuple[int, str]]:
    cues: dict[int, str] = {m.start(): MORE for m in _MORE.finditer(plain)}
    for match in _LESS.finditer(plain):
        # "ikke have", "not want": the "not" governs the verb beside it.
        for place in [each for each in cues if 0 <= each - match.end() <= 12]:
            del cues[place]
        cues[match.start()] = LESS
    return sorted(cues.items())


_MORE = re.compile(rf"\b(?:{tables.MORE})\b")
_LESS = re.compile(rf"\b(?:{tables.LESS})\b")


def _says_all(folded: str) -> bool:
    short = len(folded.split()) <= _SHORT
    return _says(tables.ALL, folded) or (short and _says(tables.ALL_BARE, folded))


def _says(pattern: str, folded: str) -> bool:
    return bool(re.search(rf"\b(?:{pattern})\b", folded))


def _between(folded: str, named: Sequence[_Named], each: _Named) -> str:
    """Return the words before a name, over the names that stand in a row with it."""
    start = each.start
    for other in reversed([n for n in named if n.end <= each.start]):
        if re.fullmatch(r"[\s,]*(?:og|and|eller|or)?\s*", folded[other.end : start]):
            start = other.start
            continue
        return folded[other.end : start]
    return folded[:start]


def _marked_up(folded: str, named: Sequence[_Named]) -> str:
    for number, each in reversed(list(enumerate(named))):
        folded = f"{folded[: each.start]}#{number}{folded[each.end :]}"
    return folded


# -- names ------------------------------------------------------------------------------------


def named_in(text: str, offered: Iterable[str]) -> list[str]:
    """Return the programmes named in `text`, in order, however people call them."""
    return [each.programme for each in _named(text, list(offered))]


def _named(text: str, offered: Sequence[str]) -> list[_Named]:
    folded = fold(text)
    known = {fold(each.split(" ")[0]).strip("+"): _short(each) for each in offered}
    found = [
        _Named(programme, m.start(), m.end())
        for first, programme in known.items()
        for m in _calls(first).finditer(folded)
        if not (first == "life" and "LIFE" not in text and _is_other_life(folded, m.start()))
    ]
    found += _misspelt(folded, known, found)
    if not found:
        found = [
            _Named(programme, m.start(), m.end())
            for first, programme in known.items()
            if first in tables.TOPICS
            for m in re.finditer(rf"\b(?:{tables.TOPICS[first]})\b", folded)
        ]
    return _once(found)


def _calls(first: str) -> re.Pattern[str]:
    own = rf"{re.escape(first)}\b\+?"
    more = tables.NAMES.get(first)
    # "Digital" alone may be anything; its pattern tells where it is the programme.
    forms = more if first == "digital" and more else f"{more}|{own}" if more else own
    return re.compile(rf"\b(?:{forms})(?!\w)(?:-?(?:varsl|alert|frist|deadline|call)\w*)?")


def _is_other_life(folded: str, place: int) -> bool:
    return any(m.start() <= place < m.end() for m in _OTHER_LIFE.finditer(folded))


def _misspelt(folded: str, known: dict[str, str], found: Sequence[_Named]) -> list[_Named]:
    have = {each.programme for each in found}
    return [
        _Named(programme, word.start, word.end)
        for word in words_of(folded)
        for first, programme in known.items()
        if programme not in have
        and first not in ("digital", word.folded)
        and is_near(word.folded.strip("+"), first)
    ]


def _once(found: Iterable[_Named]) -> list[_Named]:
    """Keep each programme where it is named first, and no name inside of another."""
    kept: list[_Named] = []
    for each in sorted(found, key=lambda n: (n.start, n.start - n.end)):
        inside = any(k.start <= each.start < k.end for k in kept)
        if not inside and each.programme not in {k.programme for k in kept}:
            kept.append(each)
    return kept


def _short(programme: str) -> str:
    words = programme.split(" ")
    return " ".join(words[:2]) if fold(words[0]).strip("+") in _TWO else words[0]
