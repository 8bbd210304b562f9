"""Finding the paper that somebody means: by kind, by date, by body, and by words.

What a request says beyond doubt (minutes, September 2016, the last one) narrows down;
the other words rank what is left.
"""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from nimsmail.network.papers import Paper, PaperKind
from nimsmail.network.records import Books
from nimsmail.network.stems import stem, stems_of

_MONTHS = (
    "januar january jan",
    "februar february feb",
    "marts march mar",
    "april apr",
    "maj may",
    "juni june jun",
    "juli july jul",
    "august aug",
    "september sept sep",
    "oktober october okt oct",
    "november nov",
    "december dec",
)
_MONTH = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_SEASONS = {
    "forår": (3, 5),
    "spring": (3, 5),
    "sommer": (6, 8),
    "summer": (6, 8),
    "efterår": (9, 11),
    "autumn": (9, 11),
    "fall": (9, 11),
    "vinter": (12, 2),
    "winter": (12, 2),
}
_KINDS: tuple[tuple[str, PaperKind], ...] = (
    (r"(?:møde|beslutnings)?referat\w*|minutes|protokol\w*|record of the meeting", "minutes"),
    (r"dagsorden\w*|agenda\w*|programmet", "agenda"),
    (r"\w*bilag\w*|annex\w*|attachments?|slides|præsentation\w*", "annex"),
    (r"strategi\w*|strategy", "strategy"),
)
_LATEST = re.compile(
    r"\b(?:seneste|sidste|nyeste|sidst|latest|last|most recent|newest)\b"
    r"(?!\s+(?:år|year|måned|month))",
    re.IGNORECASE,
)
_LONG = 5  # letters of a word that may be the beginning of a compound
_LAST_YEAR = re.compile(r"\b(?:sidste år|i fjor|last year)\b", re.IGNORECASE)
_THIS_YEAR = re.compile(r"\b(?:i år|this year)\b", re.IGNORECASE)
_YEARS_AGO = re.compile(r"\b(?:for )?(\w+) (?:år siden|years? ago)\b", re.IGNORECASE)
_NUMBERS = {
    w: n
    for n, ws in enumerate(("", "et one a", "to two", "tre three", "fire four", "fem five"))
    for w in ws.split()
}
_YEAR = re.compile(r"\b(20\d\d|19\d\d)\b|(?<!\w)'(\d\d)\b")
_ISO_MONTH = re.compile(r"\b(20\d\d)-(\d\d)(?:-(\d\d))?\b")
_DANISH_DAY = re.compile(r"\b(\d{1,2})[./-]\s?(\d{1,2})[-./]\s?(20\d\d|\d\d)\b")
_DAY_OF = re.compile(
    rf"\b(\d{{1,2}})\.?(?:st|nd|rd|th)?\s+(?:of\s+)?({'|'.join(_MONTH)})\b", re.IGNORECASE
)


# Words that are no part of what a paper is about: they say its kind, or when.
_OF_KIND_AND_TIME = """
referat referatet referater minutes mødereferat beslutningsreferat dagsorden dagsordenen agenda
bilag annex slides møde mødet møder meeting meetings seneste sidste sidst nyeste latest last newest
recent siden ago år året year years måned month kopi copy dokument dokumentet papir papers paper
document forår foråret sommer sommeren efterår efteråret vinter vinteren spring summer autumn winter
to tre fire fem two three four five
"""
_SAID = frozenset(stem(w) for w in (*_OF_KIND_AND_TIME.split(), *_MONTH))


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a request says: kind, year, months and day where it says them, and its other words."""

    kind: PaperKind | None = None
    year: int | None = None
    months: tuple[int, ...] = ()
    day: int | None = None
    is_latest: bool = False
    words: frozenset[str] = frozenset()

    def suits(self, paper: Paper) -> bool:
        """Tell whether nothing that was said speaks against `paper`."""
        if self.kind is not None and paper.kind != self.kind:
            return False
        if self.year is not None and paper.on.year != self.year:
            return False
        if self.months and paper.on.month not in self.months:
            return False
        return self.day is None or paper.month_only or paper.on.day == self.day


@dataclass(frozen=True, slots=True)
class Hit:
    """A paper, and how well it fits; the better, the more."""

    paper: Paper
    score: float


def wanted(text: str, today: date) -> Wanted:
    """Read what `text` asks for.

    >>> wanted("Kan I sende referatet fra ICMA-mødet i september 2016?", date(2027, 1, 11)).months
    (9,)
    """
    said = text.casefold()
    year, months, day, rest = _date(said, today)
    kind = next((k for pattern, k in _KINDS if re.search(rf"\b(?:{pattern})\b", said)), None)
    words = stems_of(rest) - _SAID
    return Wanted(
        kind=kind,
        year=year,
        months=months,
        day=day,
        is_latest=bool(_LATEST.search(said)) and year is None and not months,
        words=frozenset(word for word in words if not word.isdecimal()),
    )


def _date(said: str, today: date) -> tuple[int | None, tuple[int, ...], int | None, str]:
    """Return year, months and day that are told, and the words without them."""
    if found := _ISO_MONTH.search(said):
        day = int(found[3]) if found[3] else None
        return int(found[1]), (int(found[2]),), day, _ISO_MONTH.sub(" ", said)
    if found := _DANISH_DAY.search(said):
        year = int(found[3]) + (2000 if len(found[3]) == 2 else 0)
        return year, (int(found[2]),), int(found[1]), _DANISH_DAY.sub(" ", said)
    day = None
    if found := _DAY_OF.search(said):
        day = int(found[1])
    months = _months(said)
    return _year(said, today, months), months, day, said


def _months(said: str) -> tuple[int, ...]:
    for word in re.findall(r"[^\W\d_]+", said):
        if word in _MONTH:
            return (_MONTH[word],)
    for name, (first, last) in _SEASONS.items():
        if re.search(rf"\b{name}\w*\b", said):
            return tuple(
                m
                for m in range(1, 13)
                if (first <= m <= last) or (first > last and (m >= first or m <= last))
            )
    return ()


def _year(said: str, today: date, months: tuple[int, ...]) -> int | None:
    if found := _YEAR.search(said):
        return int(found[1]) if found[1] else 2000 + int(found[2])
    if _LAST_YEAR.search(said):
        return today.year - 1
    if _THIS_YEAR.search(said):
        return today.year
    if (found := _YEARS_AGO.search(said)) and (found[1] in _NUMBERS or found[1].isdecimal()):
        number = _NUMBERS.get(found[1]) or int(found[1])
        return today.year - number
    return None


def searched(books: Books, text: str, today: date, networks: Iterable[str]) -> tuple[Hit, ...]:
    """Return the papers that `text` may mean, the likeliest first."""
    want = wanted(text, today)
    of, suiting = _suiting(books, tuple(networks), want)
    if not suiting and want.words and want.year is not None:
        # "The calendar for 2027" is decided on in 2026: the year is what it is about.
        of, suiting = _suiting(books, tuple(networks), replace(want, year=None, months=()))
    if not suiting:
        return ()
    rarity = _rarity(want.words, of)
    hits = [Hit(paper, _score(want, paper, rarity)) for paper in suiting]
    if want.words and max(rarity.values(), default=0) > 0:
        best = max(hit.score for hit in hits)
        hits = [hit for hit in hits if hit.score > 0 or best == 0]
    return tuple(
        sorted(
            hits, key=lambda hit: (-round(hit.score, 6), -hit.paper.on.toordinal(), hit.paper.key)
        )
    )


def _suiting(
    books: Books, networks: tuple[str, ...], want: Wanted
) -> tuple[list[Paper], list[Paper]]:
    """Return the papers that are looked at, and those that nothing speaks against."""
    of = [paper for network in networks for paper in _candidates(books, network, want)]
    return of, [paper for paper in of if want.suits(paper)]


def _candidates(books: Books, network: str, want: Wanted) -> list[Paper]:
    """Return a network's papers that may be meant, by what narrows down most."""
    if want.year is not None:
        months = [f"{want.year}-{month:02}" for month in want.months] or [str(want.year)]
        found = [paper for when in months for paper in books.find(Paper, "when", when)]
        return [paper for paper in found if paper.network == network]
    return list(books.find(Paper, "network", network))


def _rarity(words: frozenset[str], papers: list[Paper]) -> dict[str, float]:
    """Return how much each word tells: the fewer papers have it, the more."""
    number = len(papers) + 1
    having = {word: sum(_has(paper.words, word) > 0 for paper in papers) for word in words}
    return {word: math.log(number / n) + 0.1 for word, n in having.items() if n}


def _has(words: Iterable[str], word: str) -> float:
    """Return how surely `word` is among `words`: whole, or as a part of a Danish compound."""
    if word in words:
        return 1.0
    is_long = len(word) >= _LONG
    is_part = is_long and any(
        each.startswith(word) or (len(each) >= _LONG and word.startswith(each)) for each in words
    )
    return 0.5 if is_part else 0.0


def _score(want: Wanted, paper: Paper, rarity: dict[str, float]) -> float:
    title = stems_of(paper.title)
    found = sum(weight * _has(paper.words, word) for word, weight in rarity.items())
    found += sum(2 * weight * _has(title, word) for word, weight in rarity.items())
    # Without a kind, minutes are what people mean by "the meeting in May".
    return found + (0.05 if want.kind is None and paper.kind == "minutes" else 0)


def is_clear(hits: tuple[Hit, ...], want: Wanted) -> bool:
    """Tell whether the first hit is what was meant, and no other may be."""
    if not hits or not want.suits(hits[0].paper):
        return False
    if len(hits) == 1 or want.is_latest:
        return True
    first, second = hits[0], hits[1]
    return first.score > second.score * 1.25 + 0.2
