"""The points of an agenda, and what has changed from one version of it to the next."""

import re
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from hashlib import sha256
from typing import Literal

Kind = Literal["dropped", "added", "renamed", "moved"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One point of an agenda, numbered by its place; `by` names who asked for it."""

    title: str
    note: str = ""
    by: str = ""


Points = tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change that a reader of both versions sees.

    `number` is the point's number in the version where it can be found: the old one for
    what was dropped, else the new one. `was` is the title it had before.
    """

    do: Kind
    number: int
    title: str
    was: str = ""


def digest_of(points: Points) -> str:
    """Return the hash that fixes what is approved: every word of it, in its order."""
    said = "\x1e".join(f"{each.title}\x1f{each.note}" for each in points)
    return sha256(said.encode()).hexdigest()


def changes_between(old: Points, new: Points) -> tuple[Change, ...]:
    """Tell what has changed, point by point, in the order of the new agenda.

    >>> one, two = Point(title="Budget"), Point(title="Ture")
    >>> changes_between((one, two), (two,))
    (Change(do='dropped', number=1, title='Budget', was=''),)
    """
    before, after = [p.title for p in old], [p.title for p in new]
    changes: list[Change] = []
    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        gone = [n for n in range(i, j) if before[n] not in after]
        come = [n for n in range(k, m) if after[n] not in before]
        renamed = list(zip(gone, come, strict=True)) if len(gone) == len(come) else []
        if renamed:
            changes += [_change("renamed", n, after[n], before[g]) for g, n in renamed]
        else:
            changes += [_change("dropped", n, before[n]) for n in gone]
            changes += [_change("added", n, after[n]) for n in come]
        changes += [_change("moved", n, after[n]) for n in range(k, m) if after[n] in before]
    return tuple(changes)


def _change(do: Kind, place: int, title: str, was: str = "") -> Change:
    return Change(do=do, number=place + 1, title=title, was=was)


def as_markdown(points: Points) -> str:
    """Write an agenda as a numbered list, with every word as words and no markup.

    >>> as_markdown((Point(title="Budget *2028*"),))
    '1. Budget \\\\*2028\\\\*'
    """
    lines: list[str] = []
    for number, point in enumerate(points, 1):
        lines.append(f"{number}. {as_words(point.title)}")
        lines += [f"   {as_words(line)}" for line in point.note.splitlines() if line.strip()]
    return "\n".join(lines)


_ITEM = re.compile(r"\s{0,3}(?:\d{1,3}[.)]|[-*+])\s+(.+)")


def from_markdown(text: str) -> Points:
    """Read a list, numbered or not, as points; what is set in below an item is its note.

    >>> from_markdown("1. Budget\\n   Bilag 1")
    (Point(title='Budget', note='Bilag 1', by=''),)
    """
    points: list[Point] = []
    for line in text.splitlines():
        if found := _ITEM.fullmatch(line):
            points.append(Point(title=_plain(found[1])))
        elif points and line.startswith(" ") and line.strip():
            note = f"{points[-1].note}\n{_plain(line)}".strip()
            points[-1] = replace(points[-1], note=note)
    return tuple(points)


def _plain(line: str) -> str:
    return " ".join(re.sub(r"\\([^\w\s])", r"\1", line).split())


_MARKUP = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_{}[]<>#|~!&:"})


def as_words(text: str) -> str:
    """Return what somebody wrote as one line of Markdown that says just that."""
    return " ".join(text.split()).translate(_MARKUP)
