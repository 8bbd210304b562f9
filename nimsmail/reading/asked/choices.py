"""What sentences that are known to be a vote choose on a ballot, and what is doubtful in it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from nimsmail.reading.asked.marks import Mark, marks_in, segments_of
from nimsmail.reading.phrases import ballot_words as tables

# So many words may stand between a "not" and what it denies.
_REACH = 8
_SHORT = 9
_DASHES = frozenset({"-", "–", "til", "to", "through"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """A choice, or what is spared or dropped, with its rank."""

    values: tuple[int, ...]
    mark: Mark
    rank: float | None = None
    # "" for a choice, "spared" for all but this, "dropped" for what was taken back.
    against: str = ""
    # Joined to another choice by no more than an "and".
    joined: bool = False


def choices_in(texts: Sequence[str], themes: Sequence[str]) -> tuple[tuple[int, ...], str]:
    """Return what the sentences choose together, in order, and what is doubtful about it.

    >>> choices_in(["Alt undtagen nummer to"], ["Klima", "Skole", "Havn"])
    ((1, 3), '')
    """
    marks = _ranges_filled(marks_in(texts, themes))
    said = _moved(marks, _said(marks))
    chosen = [each for each in said if not each.against]
    against = [each for each in said if each.against]
    if not chosen:
        return _all_but(marks, against, len(themes))
    gone = {value for each in against for value in each.values}
    told = _without_asides(chosen)
    ordered = [value for each in _ranked(told) for value in each.values]
    kept = [value for value in dict.fromkeys(ordered) if value not in gone]
    valid = tuple(value for value in kept if 1 <= value <= len(themes))
    return valid, _doubt(marks, told, kept, valid)


def _all_but(
    marks: Sequence[Mark], against: Sequence[_Said], count: int
) -> tuple[tuple[int, ...], str]:
    """Return the rest of the ballot, where it is told what is not wanted."""
    gone = {value for each in against for value in each.values}
    words = {mark.text for mark in marks}
    rest = tuple(value for value in range(1, count + 1) if value not in gone)
    if not gone:
        every = bool(tables.ALL & words) and len(marks) < _SHORT
        return (rest, "") if every else ((), "what is chosen is not clear")
    if any(not 1 <= value <= count for value in gone) or not rest:
        return (), "what is left of the ballot is not clear"
    spared = any(each.against == "spared" for each in against)
    if spared or words & (tables.ALL | _REST):
        return rest, ""
    return (), "it is told what is not chosen, but not what is"


_REST = frozenset({"rest", "resten", "others", "andre", "oevrige", "ellers", "otherwise"})


def _doubt(
    marks: Sequence[Mark], told: Sequence[_Said], kept: Sequence[int], valid: Sequence[int]
) -> str:
    if not valid or len(valid) != len(kept):
        return "a number is not on the ballot"
    if any(each.mark.title and len(each.values) > 1 for each in told):
        return "words fit more than one title"
    if _is_left_open(marks, set(valid)):
        return "one or the other is chosen"
    dashes = sum(mark.text in _DASHES for mark in marks)
    spans = (_is_span(marks[n : n + 3], set(valid)) for n in range(len(marks)))
    if dashes == 1 and any(spans):
        return "a range, or just its ends"
    words = [mark.text for mark in marks]
    if {"mellem", "between"} & {*words} and len(valid) > 1:
        return "a choice between two is left open"
    if any(_disagree(one, two) for one, two in pairwise(marks)):
        return "a number and a title disagree"
    return ""


def _is_left_open(marks: Sequence[Mark], chosen: set[int]) -> bool:
    for place, mark in enumerate(marks):
        if mark.kind != "word" or mark.text not in tables.OR:
            continue
        before = next((m for m in marks[max(0, place - 3) : place][::-1] if m.kind == "pick"), None)
        after = next((m for m in marks[place + 1 : place + 4] if m.kind == "pick"), None)
        words = {each.text for each in marks[place + 1 : place + 3]}
        if words & {"subsidiaert", "alternativt", "alternatively"} or not before or not after:
            continue
        if set(before.values) != set(after.values) and {*before.values, *after.values} <= chosen:
            return True
    return False


def _is_span(three: Sequence[Mark], chosen: set[int]) -> bool:
    """Tell whether two numbers may mean those between as well: "1 til 3", "2-5"."""
    if len(three) < 3 or three[1].text not in _DASHES:
        return False
    first, last = three[0], three[2]
    numbers = all(m.kind == "pick" and not m.title and len(m.values) == 1 for m in (first, last))
    both = numbers and {*first.values, *last.values} <= chosen
    return both and last.values[0] - first.values[0] > 1


def _disagree(one: Mark, two: Mark) -> bool:
    """Tell whether a number is called by another title: "nr. 3 Klima", where Klima is 4."""
    both = one.kind == "pick" and two.kind == "pick"
    return both and not one.title and two.title and set(one.values).isdisjoint(two.values)


# -- what is said of each ---------------------------------------------------------------------


def _said(marks: Sequence[Mark]) -> list[_Said]:
    said: list[_Said] = []
    going_on = ""
    rank: float | None = None
    for segment in segments_of(marks):
        if said and _is_reason(segment):
            continue
        own = _cut_at_reason(segment)
        picks = [mark for mark in own if mark.kind == "pick"]
        plain = all(m.kind == "pick" or m.text in _JOINING for m in own)
        for piece in _by_rank(own):
            found, rank = _of_piece(piece, rank, going_on if plain else "")
            said += found
        if picks:
            last = said[-1] if said else None
            going_on = last.against if last and last.against == "spared" else ""
        elif not plain:
            going_on = "spared" if _cue(own, len(own), tables.EXCEPTING) else ""
    return said


_JOINING = frozenset(
    {"og", "and", "samt", "nor", "heller", "ikke", "or", "eller", "the", "det", "den"}
)
_WE = frozenset({"vi", "jeg", "we", "i", "det", "it", "der", "there", "os"})


def _is_reason(segment: Sequence[Mark]) -> bool:
    words = [mark.text for mark in segment[:2]]
    if words[:1] and words[0] in tables.BECAUSE:
        return True
    return words[:1] == ["for"] and len(words) > 1 and words[1] in _WE


def _cut_at_reason(segment: list[Mark]) -> list[Mark]:
    """Drop what follows a "because", where something was chosen before it."""
    for place, mark in enumerate(segment):
        because = mark.text in tables.BECAUSE or (
            mark.text in ("for", "da")
            and place + 1 < len(segment)
            and segment[place + 1].text in _WE
        )
        if because and any(each.kind == "pick" for each in segment[:place]):
            return segment[:place]
    return segment


def _by_rank(segment: list[Mark]) -> list[list[Mark]]:
    """Part a piece with several choices and ranks at its "and"s: "4 first and 2 second"."""
    if sum(mark.kind == "rank" for mark in segment) < 2:
        return [segment]
    pieces: list[list[Mark]] = [[]]
    for mark in segment:
        if mark.text in ("og", "and") or (
            # "2. prioritet 1 1. prioritet 4"
            mark.kind == "rank" and {"rank", "pick"} <= {m.kind for m in pieces[-1]}
        ):
            pieces.append([])
        pieces[-1].append(mark)
    return pieces


def _of_piece(
    piece: Sequence[Mark], rank: float | None, going_on: str
) -> tuple[list[_Said], float | None]:
    ranks = [mark.values[0] for mark in piece if mark.kind == "rank"]
    if ranks:
        rank = float(ranks[0])
    said = []
    against = going_on
    for place, mark in enumerate(piece):
        if mark.kind != "pick":
            continue
        against = _against(piece, place) or (against if _goes_on(piece, place) else "")
        said.append(
            _Said(
                values=mark.values,
                mark=mark,
                rank=rank,
                against=against,
                joined=_is_joined(piece, place),
            )
        )
    picks = bool(said)
    return said, rank if rank is None or not picks else rank + 0.1


def _is_joined(piece: Sequence[Mark], place: int) -> bool:
    one = len(piece[place].values) == 1
    behind = place >= 2 and piece[place - 1].text in _AND and piece[place - 2].kind == "pick"
    two = piece[place + 1 : place + 3]
    before = len(two) == 2 and two[0].text in _AND and two[1].kind == "pick"
    return one and (behind or before)


_AND = frozenset({"og", "and", "samt", "plus"})


def _goes_on(piece: Sequence[Mark], place: int) -> bool:
    """Tell whether a choice is one of a row with the one before it."""
    start = max((n for n in range(place) if piece[n].kind == "pick"), default=-1) + 1
    return all(mark.text in _JOINING for mark in piece[start:place])


def _against(piece: Sequence[Mark], place: int) -> str:
    """Return how a "not" or an "except" before a choice, or behind it, takes it away."""
    if _cue(piece, place, tables.EXCEPTING) or _is_left_out(piece, place):
        return "spared"
    if _is_outdone(piece, place):
        return "dropped"
    if _cue(piece, place, tables.DROPPING):
        return "dropped"
    behind = " ".join(mark.text for mark in piece[place + 1 :])
    before = " ".join(mark.text for mark in piece[:place])
    if "tilbage" in behind and re.search(r"\b(?:traek|tag|kald)", before):
        return "dropped"
    gone = any(re.search(rf"\b{phrase}\b", behind) for phrase in tables.DROPPED)
    return "dropped" if gone else ""


def _is_left_out(piece: Sequence[Mark], place: int) -> bool:
    """Tell whether a "without" stands right before a choice."""
    before = [m.text for m in piece[:place] if m.text not in tables.MARKS | _LITTLE]
    return bool(before) and before[-1] in tables.WITHOUT


_LITTLE = frozenset({"lige", "den", "det", "the", "om"})


def _is_outdone(piece: Sequence[Mark], place: int) -> bool:
    """Tell whether another is preferred: "hellere 5 end 4"."""
    words = [mark.text for mark in piece[:place] if mark.text not in tables.MARKS | _LITTLE]
    return words[-1:] in (["end"], ["than"]) and not _RATHER.isdisjoint(words)


_RATHER = frozenset({"hellere", "snarere", "bedre", "heller", "rather", "sooner", "better"})


def _cue(piece: Sequence[Mark], place: int, phrases: Sequence[str]) -> bool:
    start = max((n for n in range(place) if piece[n].kind == "pick"), default=-1) + 1
    before = " ".join(mark.text for mark in piece[max(start, place - _REACH) : place])
    return any(re.search(rf"\b{phrase}\b", before) for phrase in phrases)


def _moved(marks: Sequence[Mark], said: list[_Said]) -> list[_Said]:
    """Drop the first of two where a vote is moved from it: "2 er omgjort til 5"."""
    places = [n for n, mark in enumerate(marks) if mark.kind == "pick"]
    words = {mark.text for mark in marks}
    gone: set[int] = set()
    for one, two in pairwise(places):
        between = {mark.text for mark in marks[one + 1 : two]}
        before = {mark.text for mark in marks[max(0, one - 4) : one]}
        towards = between & {"til", "to", "into"}
        if towards and (words & tables.MOVED or before & {"fra", "from"}):
            gone.add(id(marks[one]))
        if "med" in between and words & {"byt", "bytte", "erstat", "skift"}:
            gone.add(id(marks[one]))
        if "with" in between and words & {"replace", "swap", "exchange"}:
            gone.add(id(marks[one]))
    return [
        _Said(values=each.values, mark=each.mark, rank=each.rank, against="dropped")
        if id(each.mark) in gone
        else each
        for each in said
    ]


# -- in which order ---------------------------------------------------------------------------


def _without_asides(chosen: list[_Said]) -> list[_Said]:
    """Leave out common words of titles where something better is chosen beside them."""
    numbers = [each for each in chosen if not each.mark.title]
    clear = [each for each in chosen if not each.mark.title or each.mark.weight >= 1 or each.joined]
    if numbers:
        marked = [e for e in numbers if e.mark.marked or e.mark.listed or e.mark.ordinal]
        wanted = {v for each in numbers for v in each.values}
        told = marked if marked and len(marked) < len(numbers) and not _in_row(numbers) else numbers
        strong = [
            e for e in clear if e.mark.title and len(e.values) == 1 and e.values[0] not in wanted
        ]
        return sorted([*told, *strong], key=chosen.index)
    return clear or chosen


def _in_row(numbers: Sequence[_Said]) -> bool:
    return all(each.mark.text.isdigit() for each in numbers)


def _ranked(chosen: Sequence[_Said]) -> list[_Said]:
    """Return the choices by their ranks; what has none stays behind the one before it."""
    if not any(each.rank is not None for each in chosen):
        return list(chosen)
    return sorted(chosen, key=lambda each: 0.5 if each.rank is None else each.rank)


def _ranges_filled(marks: list[Mark]) -> list[Mark]:
    """Put the numbers between into a range: "numrene 2-4", "1 through 3"."""
    filled: list[Mark] = []
    place = 0
    while place < len(marks):
        three = marks[place : place + 3]
        if len(three) == 3 and _is_range(three, marks[max(0, place - 2) : place]):
            first, last = three[0].values[0], three[2].values[0]
            span = tuple(range(first, last + 1))
            filled.append(Mark(kind="pick", text=three[0].text, values=span, marked=True))
            place += 3
            continue
        filled.append(marks[place])
        place += 1
    return filled


def _is_range(three: Sequence[Mark], before: Sequence[Mark]) -> bool:
    first, dash, last = three
    numbers = all(m.kind == "pick" and not m.title and len(m.values) == 1 for m in (first, last))
    if not numbers or dash.text not in _DASHES or first.values >= last.values:
        return False
    several = any(mark.text in tables.SEVERAL for mark in before)
    return several or dash.text == "through"
