"""Where the writer's words end and a signature begins, in a run of lines between quotations."""

import re
from collections.abc import Sequence

from nimsmail.reading import shapes
from nimsmail.reading.lines import Zone
from nimsmail.reading.matching import fold
from nimsmail.reading.shapes import SignOff

_BETWEEN_WORDS = re.compile(r"[^\w'-]+")


def mark_signature(
    texts: Sequence[str], zones: list[Zone], stretch: tuple[int, int], author: str
) -> None:
    """Mark sign-off and signature in one stretch; words after them (a PS) stay own.

    `author` is the writer's name, which opens many a signature.
    """
    start, end = stretch
    _Signing(texts, zones, end, _parts(author)).mark(start)
    _reopen_prose(texts, zones, stretch)


def _parts(name: str) -> list[str]:
    return [word for word in _BETWEEN_WORDS.split(fold(name)) if word]


class _Signing:
    """One stretch of lines, on the look-out for its end."""

    def __init__(
        self, texts: Sequence[str], zones: list[Zone], end: int, author: list[str]
    ) -> None:
        self._texts = texts
        self._zones = zones
        self._end = end
        self._author = author

    def mark(self, start: int) -> None:
        signing = opened = False
        last: Zone | None = None
        for place in range(start, self._end):
            text = self._texts[place]
            if self._zones[place] is not Zone.OWN or not text:
                last = self._zones[place] if text else last
                continue
            if shapes.is_postscript(text):
                signing = False
            elif signing:
                # "Vi ses" and "Mvh" may follow each other; a name below them is signature.
                greets = last is Zone.SIGN_OFF and shapes.sign_off(text) is not SignOff.NONE
                last = self._zones[place] = Zone.SIGN_OFF if greets else Zone.SIGNATURE
                if greets:
                    self._mark_bare_name(place + 1)
                continue
            last = self._zones[place] = self._zone(place, opened=opened)
            signing = last is not Zone.OWN
            if last is Zone.SIGN_OFF:
                self._mark_bare_name(place + 1)
            opened = True

    def _zone(self, place: int, *, opened: bool) -> Zone:
        """Return what a line is if no signature has begun yet."""
        text = self._texts[place]
        if shapes.is_delimiter(text):
            return Zone.SIGNATURE
        if self._is_sign_off(place):
            return Zone.SIGN_OFF
        signed = opened and self._is_author(text) and _looks_signed(text)
        return Zone.SIGNATURE if signed else Zone.OWN

    def _is_sign_off(self, place: int) -> bool:
        """Tell whether a line is a sign-off; a doubtful one is if nobody talks on."""
        like = shapes.sign_off(self._texts[place])
        if like is not SignOff.POSSIBLE:
            return like is SignOff.SURE
        following = next(filter(None, self._texts[place + 1 : min(self._end, place + 12)]), "")
        return len(following.split()) <= 4 and not following.endswith((".", "!", "?", ","))

    def _mark_bare_name(self, place: int) -> None:
        """Let a name that is all there is below a sign-off go with it, as in "Mvh / Lone"."""
        own = (
            each
            for each in range(place, min(self._end, place + 12))
            if self._texts[each] and self._zones[each] is Zone.OWN
        )
        named, after = next(own, None), next(own, None)
        if named is None or not shapes.is_bare_name(self._texts[named]):
            return
        if after is None or shapes.is_postscript(self._texts[after]):
            self._zones[named] = Zone.SIGN_OFF

    def _is_author(self, text: str) -> bool:
        if len(self._author) < 2 or len(text) > 160:
            return False
        said = _parts(text)
        short = [self._author[0], self._author[-1]]
        return said[: len(self._author)] == self._author or said == short


def _looks_signed(text: str) -> bool:
    if any(mark in text for mark in ("|", "·", "•", "/", ",")):
        return True
    return len(text.split()) <= 6 and not text.endswith(("?", "!", ":"))


def _reopen_prose(texts: Sequence[str], zones: list[Zone], stretch: tuple[int, int]) -> None:
    """Give back a paragraph after a sign-off that plainly speaks to us again."""
    signed = False
    for place in range(*stretch):
        signed = signed or zones[place] is Zone.SIGN_OFF
        if signed and zones[place] is Zone.SIGNATURE and shapes.speaks(texts[place]):
            zones[place] = Zone.OWN
