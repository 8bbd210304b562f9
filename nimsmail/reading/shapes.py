"""What single lines of a body look like: attributions, footers, banners, sign-offs.

Each question looks at one line and costs no more than its length.
"""

import re

from nimsmail.reading.matching import fold
from nimsmail.reading.phrases import mail_programs as table
from nimsmail.reading.wordlists import entries, words

_LABELS = {
    word: label for label, names in table.HEADER_LABELS.items() for word in words(fold(names))
}
_OPENERS = words(fold(table.ATTRIBUTION_OPENERS))
_VERBS = words(fold(table.ATTRIBUTION_VERBS))
_ORIGINALS = entries(table.ORIGINAL_MARKS)
_FORWARDS = entries(table.FORWARD_MARKS)
_FOOTERS = entries(table.PHONE_FOOTERS)
_BANNERS = entries(table.BANNERS)
_DISCLAIMERS = entries(table.DISCLAIMERS)
_SURE = frozenset(entries(table.SURE_SIGN_OFFS))
_POSSIBLE = frozenset(entries(table.POSSIBLE_SIGN_OFFS))
_POSTSCRIPTS = words(table.POSTSCRIPTS)
_SPEAKING = words(fold(table.SPEAKING))
_LABEL = re.compile(r"[*_\s]{0,4}([^\W\d_][\w\- ]{0,18})[*_ ]{0,4}:[*_\s]{0,4}(.{0,80})")
_WORDS = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")


def header_label(text: str) -> str:
    """Return which header field a line writes out ("from", "to", …), or nothing."""
    if ":" not in text[:40]:
        return ""
    found = _LABEL.match(text.lstrip("> "))
    return _LABELS.get(fold(found[1].strip()).replace(" ", "-"), "") if found else ""


def may_open_attribution(text: str) -> bool:
    """Tell cheaply whether "On … wrote:" may begin at this line."""
    if len(text) > 300:
        return False
    first = _WORDS.search(text)
    if first is None:
        return False
    if first[0][:1].isdigit():
        return True
    return fold(first[0]) in _OPENERS or text.endswith(":") or "<" in text


def is_attribution(text: str) -> bool:
    """Tell whether these joined lines say that somebody wrote what follows.

    >>> is_attribution("Den tirs. 30. sep. 2025 kl. 19.08 skrev Lone Krog <lone@vejle.example>:")
    True
    >>> is_attribution("Den dag skrev jeg til Hanne om følgende:")
    False
    """
    if len(text) > 500 or not text.endswith(":"):
        return False
    said = [fold(word) for word in _WORDS.findall(text)]
    if _is_dated_address(text):
        return True
    if not _VERBS.intersection(said):
        return False
    dated = any(each.isdigit() for each in text)
    return (dated and (said[0] in _OPENERS or bool(_VERBS.intersection(said[-12:])))) or (
        "@" in text and "<" in text
    )


def _is_dated_address(text: str) -> bool:
    """Tell whether a line is only a date, a name and an address: "2014-10-17 11:28 … <…>:"."""
    return (
        text[:2].isdigit()
        and bool(re.search(r"<[^<>\s]{1,80}@[^<>\s]{1,80}>:$", text))
        and bool(re.search(r"\d{1,2}:\d\d|\d{4}", text))
    )


def _bare(text: str) -> str:
    return fold(text).strip(" -_*=:>\t")


def is_original_mark(text: str) -> bool:
    """Tell whether a line announces the original message, unmarked, below it."""
    return _bare(text) in _ORIGINALS and (text.startswith("-") or text.endswith((":", "-")))


def is_forward_mark(text: str) -> bool:
    """Tell whether a line announces a message that is passed on."""
    return _bare(text) in _FORWARDS


def is_phone_footer(text: str) -> bool:
    """Tell whether a phone or a program wrote this line."""
    return len(text) < 160 and fold(text).lstrip("-–~ ").startswith(_FOOTERS)


def is_banner(text: str, *, first: bool) -> bool:
    """Tell whether a gateway put this line above the words; `first`: nothing stands above."""
    folded = fold(text[:300])
    if folded.startswith(_BANNERS):
        return True
    return first and folded.startswith(("[", "***")) and folded.endswith(("]", "***"))


def is_disclaimer(text: str) -> bool:
    """Tell whether a line is of the kind that lawyers put under every mail."""
    if len(text) < 30:
        return False
    folded = fold(text[:2000])
    return any(each in folded for each in _DISCLAIMERS)


def is_picture(text: str) -> bool:
    """Tell whether a line only stands for a picture of the HTML form."""
    return text.startswith(("[cid:", "[image:", "[Logo", "[logo")) and text.endswith("]")


def is_delimiter(line: str) -> bool:
    """Tell whether a line parts words and signature: two dashes and a blank (RFC 3676 §4.3)."""
    return line.rstrip() in ("--", "—", "––")


def is_postscript(text: str) -> bool:
    """Tell whether a line begins a postscript."""
    return fold(text[:12]).split(" ")[0] in _POSTSCRIPTS


def is_sure_sign_off(text: str) -> bool:
    """Tell whether a line can be nothing but the greeting at the end."""
    return _sign_off(text, _SURE) or _is_initialled(text)


def is_sign_off(text: str) -> bool:
    """Tell whether a line may be the greeting at the end."""
    return is_sure_sign_off(text) or _sign_off(text, _POSSIBLE)


def _sign_off(text: str, known: frozenset[str]) -> bool:
    if len(text) > 90 or text.endswith("?"):
        return False
    folded = fold(text).strip(" ,.!*_-/")
    if folded in known:
        return True
    said = folded.split()
    for length in range(min(4, len(said) - 1), 0, -1):
        head = " ".join(said[:length]).strip(",.!/ ")
        if head in known:
            return known is _SURE and _is_name(text, len(said) - length)
    return False


def _is_name(text: str, length: int) -> bool:
    """Tell whether the last `length` words could be names and a place of work."""
    rest = text.split()[-length:]
    return length <= 8 and all(not word[:1].islower() or len(word) <= 3 for word in rest)


def _is_initialled(text: str) -> bool:
    """Tell whether a line is "/Lone", "// LK" or "- Lone": a name behind a stroke."""
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
