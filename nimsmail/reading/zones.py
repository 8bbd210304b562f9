"""Whose words each line of a body is: nothing is cut away, every line is marked.

One pass over the lines finds what came back from an earlier mail, a second over each
stretch between quotations finds where a signature begins. No line is looked at more than
a fixed number of times, so a body of any shape takes time in proportion to its length.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from nimsmail.reading import shapes
from nimsmail.reading.lines import MOST_LINES, Line
from nimsmail.reading.matching import fold

_LONGEST_BODY = 64_000


class Zone(StrEnum):
    """What a line of a body is."""

    OWN = "own"
    SIGN_OFF = "sign-off"
    SIGNATURE = "signature"
    FOOTER = "phone footer"
    BANNER = "banner"
    DISCLAIMER = "disclaimer"
    ATTRIBUTION = "attribution"
    QUOTATION = "quotation"
    FORWARDED = "forwarded"
    BEYOND = "beyond"


@dataclass(frozen=True, slots=True)
class Zoned:
    """One line of a body, and the zone it is in."""

    zone: Zone
    text: str


def zoned(lines: tuple[Line, ...], author: str = "") -> tuple[Zoned, ...]:
    """Mark every line; `author` is the writer's name, which opens many a signature.

    What is beyond the length that we judge is one last piece.
    """
    within, beyond = _within_limit(lines)
    marks = _Marks(within)
    marks.mark_quotations()
    marks.mark_furniture()
    name = [word for word in re.split(r"[^\w'-]+", fold(author)) if word]
    for start, end in marks.stretches():
        _mark_signature(marks, start, end, name)
    marked = [Zoned(zone, line.text) for zone, line in zip(marks.zones, within, strict=True)]
    if beyond:
        marked.append(Zoned(Zone.BEYOND, "\n".join(line.text for line in beyond)))
    return tuple(marked)


def own_words(zones: tuple[Zoned, ...]) -> str:
    """Return what the writer wrote anew, the sign-off included, the signature not.

    Between two stretches of own words stands one empty line.
    """
    kept: list[str] = []
    for zone in zones:
        text = zone.text if zone.zone in (Zone.OWN, Zone.SIGN_OFF) else ""
        if text.strip() or (kept and kept[-1].strip()):
            kept.append(text)
    return "\n".join(kept).strip()


def has_forward(zones: tuple[Zoned, ...]) -> bool:
    """Tell whether a mail of somebody else's was passed on to us."""
    return any(each.zone is Zone.FORWARDED for each in zones)


def _within_limit(lines: tuple[Line, ...]) -> tuple[list[Line], list[Line]]:
    room = _LONGEST_BODY
    for place, line in enumerate(lines):
        room -= len(line.text) + 1
        if room < 0 or place >= MOST_LINES:
            return list(lines[:place]), list(lines[place:])
    return list(lines), []


class _Marks:
    """The zones of a body while they are being found."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self.texts = [line.text.strip() for line in lines]
        self.zones = [Zone.OWN for _ in lines]
        self.labels = [shapes.header_label(text) for text in self.texts]

    # -- what came back from an earlier mail --------------------------------------------

    def mark_quotations(self) -> None:
        """Mark quoted lines, the lines that announce them, and all that follows a cut."""
        place = 0
        while place < len(self.texts):
            hint = self.lines[place].hint
            text = self.texts[place]
            if hint == "quoted-from-here":
                self._rest(place, Zone.QUOTATION)
                return
            if hint == "quotation" or text.startswith((">", "|>")):
                self.zones[place] = Zone.QUOTATION
                place += 1
                continue
            length = self._attribution(place)
            if length:
                self._fill(place, length, Zone.ATTRIBUTION)
                place += length
                if not self._quoted_next(place):
                    self._rest(place, Zone.QUOTATION)
                    return
                continue
            cut = self._cut(place)
            if cut is not None:
                self._rest(place, cut)
                return
            place += 1

    def _attribution(self, place: int) -> int:
        """Return how many lines from `place` say that somebody wrote what follows."""
        if not self.texts[place] or not shapes.may_open_attribution(self.texts[place]):
            return 0
        joined = ""
        for length, text in enumerate(self.texts[place : place + 4], start=1):
            if len(text) > 300 or (length > 1 and text.startswith(">")):
                return 0
            joined = f"{joined} {text}".strip()
            if shapes.is_attribution(joined):
                return length
            if not text:
                return 0
        return 0

    def _quoted_next(self, place: int) -> bool:
        for near in range(place, min(place + 4, len(self.texts))):
            if self.texts[near]:
                return self.texts[near].startswith(">") or self.lines[near].hint == "quotation"
        return False

    def _cut(self, place: int) -> Zone | None:
        """Return the zone of all from `place` on, if an unmarked quotation begins there."""
        text = self.texts[place]
        if not text or len(text) > 200:
            return None
        if shapes.is_forward_mark(text):
            return Zone.FORWARDED
        if shapes.is_original_mark(text):
            return Zone.QUOTATION
        if set(text) <= {"_", "-", " "} and len(text) >= 10:
            return Zone.QUOTATION if self._header_block(place + 1) else None
        return Zone.QUOTATION if self._header_block(place) else None

    def _header_block(self, place: int) -> bool:
        """Tell whether the header of another mail, as programs write it out, begins here."""
        near = range(place, min(place + 10, len(self.texts)))
        window = [self.labels[each] for each in near if self.texts[each]][:6]
        if not window or window[0] not in ("from", "sent", "date", "to", "subject"):
            return False
        labels = set(window) - {""}
        return len(labels) >= 3 or (len(labels) >= 2 and window[0] == "from")

    def _rest(self, place: int, zone: Zone) -> None:
        self._fill(place, len(self.zones) - place, zone)

    def _fill(self, place: int, length: int, zone: Zone) -> None:
        for each in range(place, min(place + length, len(self.zones))):
            self.zones[each] = zone

    # -- what programs and gateways add -------------------------------------------------

    def mark_furniture(self) -> None:
        """Mark banners, phone footers and disclaimers among the lines not quoted."""
        first = True
        for place, text in enumerate(self.texts):
            if self.zones[place] is not Zone.OWN or not text:
                continue
            if self.lines[place].hint == "footer" or shapes.is_phone_footer(text):
                self.zones[place] = Zone.FOOTER
            elif self.lines[place].hint == "signature":
                self.zones[place] = Zone.SIGNATURE
            elif shapes.is_banner(text, first=first):
                self.zones[place] = Zone.BANNER
            elif shapes.is_disclaimer(text):
                self.zones[place] = Zone.DISCLAIMER
            elif shapes.is_picture(text):
                self.zones[place] = Zone.SIGNATURE
            else:
                first = False

    def stretches(self) -> list[tuple[int, int]]:
        """Return where own words stand: runs of lines between quotations."""
        found: list[tuple[int, int]] = []
        start: int | None = None
        apart = (Zone.QUOTATION, Zone.ATTRIBUTION, Zone.FORWARDED)
        for place, zone in enumerate([*self.zones, Zone.QUOTATION]):
            if zone in apart:
                if start is not None:
                    found.append((start, place))
                start = None
            elif start is None:
                start = place
        return found


# -- where a signature begins --------------------------------------------------------------


def _mark_signature(marks: _Marks, start: int, end: int, name: list[str]) -> None:
    """Mark sign-off and signature in one stretch; words after them (a PS) stay own."""
    signing = False
    opened = False
    for place in range(start, end):
        if marks.zones[place] is not Zone.OWN:
            continue
        text = marks.texts[place]
        if not text:
            continue
        if shapes.is_postscript(text):
            signing = False
        elif signing:
            marks.zones[place] = Zone.SIGNATURE
            continue
        if shapes.is_delimiter(marks.lines[place].text):
            marks.zones[place], signing = Zone.SIGNATURE, True
        elif shapes.is_sign_off(text) and _ends_after(marks, place, end):
            marks.zones[place], signing = Zone.SIGN_OFF, True
        elif opened and _is_full_name(text, name) and _looks_signed(marks, place, end):
            marks.zones[place], signing = Zone.SIGNATURE, True
        else:
            opened = True
    _reopen_prose(marks, start, end)


def _ends_after(marks: _Marks, place: int, end: int) -> bool:
    """Tell whether a line that may be a sign-off is one: what follows does not go on talking."""
    following = [text for text in marks.texts[place + 1 : min(end, place + 12)] if text]
    if not following:
        return True
    if shapes.is_sure_sign_off(marks.texts[place]):
        return True
    return len(following[0].split()) <= 4 and not following[0].endswith((".", "!", "?", ","))


def _is_full_name(text: str, name: list[str]) -> bool:
    if len(name) < 2 or len(text) > 160:
        return False
    words = [word for word in re.split(r"[^\w'-]+", fold(text[:160])) if word]
    return words[: len(name)] == name or words == [name[0], name[-1]]


def _looks_signed(marks: _Marks, place: int, end: int) -> bool:
    text = marks.texts[place]
    if any(mark in text for mark in ("|", "·", "•", "/", ",")):
        return True
    return len(text.split()) <= 6 and not text.endswith(("?", "!", ":"))


def _reopen_prose(marks: _Marks, start: int, end: int) -> None:
    """Give back a paragraph after a sign-off that plainly speaks to us again."""
    signed = False
    for place in range(start, end):
        zone = marks.zones[place]
        signed = signed or zone is Zone.SIGN_OFF
        if signed and zone is Zone.SIGNATURE and shapes.speaks(marks.texts[place]):
            marks.zones[place] = Zone.OWN
