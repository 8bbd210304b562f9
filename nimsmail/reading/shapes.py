"""What single lines of a body look like: footers, banners, disclaimers, sign-offs.

Each question looks at one line and costs no more than its length; what is asked about the
text as compared (`fold`) is given that.
"""

import re
from enum import IntEnum

from nimsmail.reading.matching import fold
from nimsmail.reading.phrases import mail_programs as table
from nimsmail.reading.wordlists import entries, words

_FOOTERS = entries(table.PHONE_FOOTERS)
_FOOTER_ENDS = entries(table.PHONE_FOOTER_ENDS)
_IN_FOOTERS = re.compile("|".join(entries(table.PHONE_FOOTER_PATTERNS)))
_ANSWERS = words(fold(table.FOOTER_ANSWERS))
_EXCUSES = words(fold(table.FOOTER_EXCUSES))
_BANNERS = entries(table.BANNERS)
_DISCLAIMERS = entries(table.DISCLAIMERS)
_SURE = frozenset(entries(table.SURE_SIGN_OFFS))
_POSSIBLE = frozenset(entries(table.POSSIBLE_SIGN_OFFS))
_STROKES = ("/", "-", "–", "—")
_AROUND = " ,.!*_-/"
_FIRST_WORDS = frozenset(each.split()[0].strip(_AROUND) for each in _SURE | _POSSIBLE)
_POSTSCRIPTS = words(table.POSTSCRIPTS)
_SPEAKING = words(fold(table.SPEAKING))
_NAME = re.compile(r"[^\W\d_][^\W\d_.'’-]*(?:[.'’-][^\W\d_]*)*")
_WORDS = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")


def is_phone_footer(folded: str) -> bool:
    """Tell whether a phone or a program wrote this line."""
    if len(folded) >= 160:
        return False
    bare = folded.strip("-–~ <>()[]«»*_")
    if bare.startswith(_FOOTERS) or _IN_FOOTERS.search(bare):
        said = _WORDS.findall(bare)
        return not _ANSWERS.intersection(said) or bool(_EXCUSES.intersection(said))
    return bare.endswith(_FOOTER_ENDS) and len(bare.split()) <= 4


def is_banner(text: str, folded: str, *, first: bool) -> bool:
    """Tell whether a gateway put this line above the words; `first`: nothing stands above."""
    if folded.startswith(_BANNERS):
        return True
    return first and text.startswith("***") and text.endswith("***")


def is_disclaimer(folded: str) -> bool:
    """Tell whether a line is of the kind that lawyers put under every mail."""
    return len(folded) >= 30 and any(each in folded for each in _DISCLAIMERS)


def is_picture(text: str) -> bool:
    """Tell whether a line only stands for a picture of the HTML form."""
    return text.startswith(("[cid:", "[image:", "[Logo", "[logo")) and text.endswith("]")


def is_delimiter(line: str) -> bool:
    """Tell whether a line parts words and signature: two dashes and a blank (RFC 3676 §4.3)."""
    return line.strip() in ("--", "—", "––")


def is_postscript(text: str) -> bool:
    """Tell whether a line begins a postscript."""
    return fold(text[:12]).split(" ")[0] in _POSTSCRIPTS


class SignOff(IntEnum):
    """How much a line is like the greeting at the end of a mail."""

    NONE = 0
    POSSIBLE = 1
    SURE = 2


def sign_off(text: str) -> SignOff:
    """Tell how much a line is like the greeting at the end.

    >>> [sign_off(each).name for each in ("Mvh Lone Krog", "Mange tak", "Jeg kommer")]
    ['SURE', 'POSSIBLE', 'NONE']
    """
    if len(text) > 90 or text.endswith("?"):
        return SignOff.NONE
    if _is_initialled(text):
        return SignOff.SURE
    first = text.split(maxsplit=1)[0][:20] if text.strip() else ""
    if fold(first).strip(_AROUND) not in _FIRST_WORDS:
        return SignOff.NONE
    folded = fold(text).strip(_AROUND)
    if folded in _SURE or _is_signed(text, folded.split()):
        return SignOff.SURE
    return SignOff.POSSIBLE if folded in _POSSIBLE else SignOff.NONE


def _is_signed(text: str, said: list[str]) -> bool:
    """Tell whether a line is a greeting with a name behind it."""
    for length in range(min(4, len(said) - 1), 0, -1):
        if " ".join(said[:length]).strip(",.!/ ") in _SURE:
            return _is_name(text, len(said) - length)
    return False


def _is_name(text: str, length: int) -> bool:
    """Tell whether the last `length` words could be names and a place of work."""
    rest = text.split()[-length:]
    return length <= 8 and all(not word[:1].islower() or len(word) <= 3 for word in rest)


def _is_initialled(text: str) -> bool:
    """Tell whether a line is "/Lone", "// LK" or "- Lone": a name behind a stroke."""
    if not text.startswith(_STROKES):
        return False
    found = re.fullmatch(
        r"(?:/{1,2}|[-–—])\s{0,3}([^\W\d_][\w.-]{0,30})(\s[^\W\d_][\w.-]{0,30}){0,2}", text
    )
    return found is not None and text.lstrip("/-–— ")[:1].isupper()


def speaks(text: str) -> bool:
    """Tell whether a line talks to us, as no line of a signature does."""
    said = [fold(word) for word in _WORDS.findall(text[:400])]
    if not (4 <= len(said) <= 60) or not text.endswith((".", "!", "?", ")")):
        return False
    return sum(word in _SPEAKING for word in said) >= 2 and said[0] in ("jeg", "vi", "i", "we")


def is_bare_name(text: str) -> bool:
    """Tell whether a line is a name and nothing else: "Lone", "Lone Krog", "LK"."""
    said = text.strip(" .,-/").split()
    if not 1 <= len(said) <= 4 or len(text) > 50:
        return False
    return all(each[:1].isupper() and _NAME.fullmatch(each) for each in said)
