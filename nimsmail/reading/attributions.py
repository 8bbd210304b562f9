"""The lines that announce somebody else's words: "On … wrote:", "Original Message", "From:".

Each question looks at a few lines at most and costs no more than their length.
"""

import re
from collections.abc import Sequence
from enum import IntEnum

from nimsmail.reading.matching import fold
from nimsmail.reading.phrases import mail_programs as table
from nimsmail.reading.wordlists import entries, words

_LABELS = {
    word: label for label, names in table.HEADER_LABELS.items() for word in words(fold(names))
}
_OPENERS = words(fold(table.ATTRIBUTION_OPENERS))
_VERBS = words(fold(table.ATTRIBUTION_VERBS))
_LAST_VERBS = tuple(fold(table.ATTRIBUTION_ENDINGS).split())
_SPEAKERS = words(fold(table.SPEAKERS))
_ORIGINALS = entries(table.ORIGINAL_MARKS)
_FORWARDS = entries(table.FORWARD_MARKS)
_LONGEST = 500
_LABEL = re.compile(r"[*_\s]{0,4}([^\W\d_][\w\- ]{0,18})[*_ ]{0,4}:[*_\s]{0,4}(.{0,80})")
_WORDS = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_ADDRESS = re.compile(r"<\s?(?:mailto:)?[^<>\s@]{1,80}@[^<>\s@]{1,120}\s?>?")
_TIME = re.compile(r"\b\d{1,2}[:.h]\d\d(?!\d|[./-]\d)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b")
_COLONS = (":", "：")
_STROKES = ("-", "_", "=", "*")
_LONG_STROKES = ("---", "___", "===")
_ENDS = (*_COLONS, *_STROKES)
_I = re.compile(r"\bI [a-zæøå]")  # English, or the Danish "you"
_NUMBER = re.compile(r"\d+")
_DAY_FIRST = re.compile(r"\d{1,4}(?:[./-]\s?\d|\.?\s[^\W\d_]{3}|[년年])")
_MARKS = " -_*=:>\t"
_BESIDE = re.compile(
    r"(?<=[^\s-])(?:\s+|(?=-{2,}\s)|(?<=[.!?]))(?=(?:-{2,}\s{0,3})?"
    r"(?:On|Den|Am|Le|El|Il|Em|Op|På|Dnia|W dniu)\s(?:[^\W\d_]{1,12}[.,]{0,2}\s){0,2}\d)"
)


class Likeness(IntEnum):
    """How much some lines look like an attribution."""

    NONE = 0
    WEAK = 1  # it is one if marked quotation follows
    STRONG = 2


def header_label(text: str) -> str:
    """Return which header field a line writes out ("from", "to", …), or nothing."""
    if ":" not in text[:40]:
        return ""
    found = _LABEL.match(text.lstrip("> "))
    return _LABELS.get(fold(found[1].strip()).replace(" ", "-"), "") if found else ""


def is_header(labels: list[str], text: str) -> bool:
    """Tell whether lines with these labels are the header of a mail, as programs write it out.

    People write such lines too: "Fra: …" and "Til: …" may be somebody's old and new address,
    or the first and last day of a holiday. So fewer labels want more in the text.
    """
    if not labels or labels[0] not in ("from", "sent", "date", "to", "subject"):
        return False
    known = set(labels) - {""}
    if len(known) >= 3 and ("@" in text or known & {"sent", "subject"}):
        return True
    if not ("@" in text or _TIME.search(text)):
        return False
    if labels[0] == "from":
        return bool(known & {"sent", "date", "subject"})
    return bool(known & {"from", "to"}) and bool(known & {"sent", "date"})


def may_open_attribution(text: str) -> bool:
    """Tell cheaply whether "On … wrote:" may begin at this line."""
    if len(text) > 300:
        return False
    if text.endswith(_COLONS) or "<" in text or _NUMBER.search(text):
        return True
    return len(text) < 150 and text.startswith("--") and text.endswith("--")


def may_end_attribution(text: str) -> bool:
    """Tell cheaply whether "On … wrote:" may end with this line."""
    return text.endswith(_ENDS) or (text.endswith(">") and "@" in text)


def likeness(text: str) -> Likeness:
    """Tell how much these joined lines say that somebody wrote what follows.

    >>> likeness("Den tirs. 30. sep. 2025 kl. 19.08 skrev Lone Krog <lone@vejle.example>:").name
    'STRONG'
    >>> likeness("Lone skrev:").name
    'WEAK'
    >>> likeness("Den dag skrev jeg til Hanne om følgende:").name
    'NONE'
    """
    if len(text) > _LONGEST or not may_end_attribution(text):
        return Likeness.NONE
    if text.endswith(">") and not text[:1].isdigit():
        return Likeness.NONE
    text, ruled = _unruled(text)
    if not (ruled or text.rstrip(" *_>").endswith(_COLONS)):
        return _without_colon(text)
    said = _WORDS.findall(fold(text))
    if not said or _SPEAKERS.intersection(said) or _I.search(text):
        return Likeness.NONE
    address, time, year = (bool(each.search(text)) for each in (_ADDRESS, _TIME, _YEAR))
    opened = said[0] in _OPENERS or _DAY_FIRST.match(text) is not None
    if _has_verb(said):
        if ruled and said[-1] in _VERBS:
            return Likeness.STRONG
        return _with_verb(said, text, opened=opened, address=address, time=time, year=year)
    if address and time and year:
        return Likeness.STRONG if opened or text.endswith(">:") else Likeness.WEAK
    return Likeness.WEAK if address and (time or year or text.endswith(">:")) else Likeness.NONE


def _with_verb(
    said: list[str], text: str, *, opened: bool, address: bool, time: bool, year: bool
) -> Likeness:
    """Judge a line that ends with a colon and says "wrote"."""
    dated = (time and year) or (opened and (time or (year and len(_NUMBER.findall(text)) > 1)))
    last = said[-1] in _VERBS or said[-1].endswith(_LAST_VERBS)
    if dated and (opened or _is_framed(said)):
        return Likeness.STRONG
    if address and (last or text.endswith(">:")):
        return Likeness.STRONG
    numbered = opened and _NUMBER.search(text) is not None
    return Likeness.WEAK if numbered or (last and len(said) <= 8) else Likeness.NONE


def _unruled(text: str) -> tuple[str, bool]:
    """Return `text` without the strokes around it, and whether there were any on both sides."""
    bare = text.strip("* ")
    inner = bare.strip("-_= ")
    ruled = bare.startswith(_STROKES) and bare.endswith(_STROKES) and len(inner) < len(bare) - 3
    return (inner, True) if ruled else (text.lstrip("-*_ "), False)


def _without_colon(text: str) -> Likeness:
    """Judge a line without a colon: old Gmail wrote "2011/4/7 Lone Krog <…>" above the marks."""
    dated = text[:2].isdigit() and _YEAR.match(text[:12].replace("/", "-")) is not None
    return Likeness.WEAK if dated and text.endswith(">") and "@" in text else Likeness.NONE


def _has_verb(said: list[str]) -> bool:
    return bool(_VERBS.intersection(said)) or said[-1].endswith(_LAST_VERBS)


def _is_framed(said: list[str]) -> bool:
    """Tell whether the verb is near either end, as programs put it."""
    return bool(_VERBS.intersection(said[-12:])) or said[-1].endswith(_LAST_VERBS)


def is_attribution_head(text: str) -> bool:
    """Tell whether a line is only the date that an attribution begins with."""
    said = _WORDS.findall(fold(text[:200]))
    if not said or len(said) > 14 or text.endswith((".", "!", "?")):
        return False
    if _SPEAKERS.intersection(said) or not (said[0] in _OPENERS or text[:1].isdigit()):
        return False
    return bool(_TIME.search(text) or _YEAR.search(text))


def beside(text: str, following: Sequence[str]) -> int:
    """Return where in a line an attribution begins beside own words; 0 if none does.

    `following` are the next lines, in case the attribution goes on there.

    >>> beside("Ja tak On Wed, Nov 4, 2026 at 3:59 PM, bo@ribe.example wrote:", [])
    7
    """
    if len(text) > _LONGEST or not _NUMBER.search(text):
        return 0
    for found in list(_BESIDE.finditer(text))[:3]:
        rest = text[found.end() :]
        for more in ("", *following):
            rest = f"{rest} {more}".strip()
            if likeness(rest) is Likeness.STRONG:
                return found.end()
    return 0


def is_original_mark(text: str) -> bool:
    """Tell whether a line announces the original message, unmarked, below it.

    Some phones write the header of the original on the same line, behind the strokes.
    """
    plain = text.strip("* ")
    if not plain.startswith(_STROKES):
        return plain.endswith((*_COLONS, *_STROKES)) and _bare(plain) in _ORIGINALS
    return _is_mark(plain, _ORIGINALS)


def is_bare_original_mark(text: str) -> bool:
    """Tell whether a line is that mark without strokes, as BlackBerry wrote it above a header."""
    return len(text) < 60 and _bare(text) in _ORIGINALS


def is_forward_mark(text: str) -> bool:
    """Tell whether a line announces a message that is passed on."""
    bare = _bare(text)
    if bare in _FORWARDS:
        return True
    return text.strip("* ").startswith(_LONG_STROKES) and bare.startswith(_FORWARDS)


def _is_mark(text: str, known: tuple[str, ...]) -> bool:
    bare = _bare(text)
    return bare in known or re.split(r"[-_=]{2,}", bare, maxsplit=1)[0].strip(_MARKS) in known


def _bare(text: str) -> str:
    return fold(text[:400]).strip(_MARKS)
