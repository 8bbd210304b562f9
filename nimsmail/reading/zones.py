"""Whose words each line of a body is: nothing is cut away, every line is marked.

One pass over the lines finds what came back from an earlier mail, a second what programs
added, and a third, over each stretch between quotations, where a signature begins. No line
is looked at more than a fixed number of times, so a body of any shape takes time in
proportion to its length.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from nimsmail.reading import shapes
from nimsmail.reading.lines import MOST_LINES, Line, Zone
from nimsmail.reading.matching import fold
from nimsmail.reading.quotations import mark_quotations, parted
from nimsmail.reading.signatures import mark_signature

__all__ = ["Zone", "Zoned", "has_forward", "own_words", "zoned"]

_LONGEST_BODY = 64_000
# A line of about this length was broken by a program, if no sentence ends there.
_BROKEN_AT = range(50, 101)
_APART = (Zone.QUOTATION, Zone.ATTRIBUTION, Zone.FORWARDED)


@dataclass(frozen=True, slots=True)
class Zoned:
    """One line of a body, and the zone it is in."""

    zone: Zone
    text: str


def zoned(lines: tuple[Line, ...], author: str = "") -> tuple[Zoned, ...]:
    """Mark every line; `author` is the writer's name, which opens many a signature.

    What is beyond the length that we judge is one last piece. A line that holds own words
    and an attribution beside them becomes two.
    """
    judged, beyond = _within_limit(lines)
    within = parted(judged)
    texts = [line.text.strip() for line in within]
    zones = [Zone.OWN for _ in within]
    mark_quotations(within, zones)
    _mark_furniture(within, texts, zones)
    for stretch in _stretches(zones):
        mark_signature(texts, zones, stretch, author)
    marked = [Zoned(zone, line.text) for zone, line in zip(zones, within, strict=True)]
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
        if room < 0 or place >= MOST_LINES or line.hint == "beyond":
            return list(lines[:place]), list(lines[place:])
    return list(lines), []


def _mark_furniture(lines: Sequence[Line], texts: Sequence[str], zones: list[Zone]) -> None:
    """Mark what programs and gateways added to the lines that are not quoted."""
    first = True
    for place, text in enumerate(texts):
        if zones[place] is not Zone.OWN or not text:
            continue
        zones[place] = _furniture(lines[place], text, first=first)
        first = first and zones[place] is not Zone.OWN
    _mark_broken(texts, zones)


def _furniture(line: Line, text: str, *, first: bool) -> Zone:
    folded = fold(text[:2000])
    if line.hint == "footer" or shapes.is_phone_footer(folded):
        return Zone.FOOTER
    if line.hint == "signature":
        return Zone.SIGNATURE
    if shapes.is_banner(text, folded, first=first):
        return Zone.BANNER
    if shapes.is_disclaimer(folded):
        return Zone.DISCLAIMER
    return Zone.SIGNATURE if shapes.is_picture(text) else Zone.OWN


def _mark_broken(texts: Sequence[str], zones: list[Zone]) -> None:
    """Mark the other lines of a banner or disclaimer that was broken into several."""
    places = range(1, len(texts))
    for place in places:
        above = zones[place - 1]
        if above in (Zone.BANNER, Zone.DISCLAIMER) and _goes_on(texts, place):
            zones[place] = above if zones[place] is Zone.OWN else zones[place]
    for place in reversed(places):
        if zones[place] is Zone.DISCLAIMER and _goes_on(texts, place):
            above = zones[place - 1]
            zones[place - 1] = Zone.DISCLAIMER if above is Zone.OWN else above


def _goes_on(texts: Sequence[str], place: int) -> bool:
    """Tell whether a line only goes on with what the line above it says."""
    above = texts[place - 1]
    return (
        texts[place] != ""
        and len(above) in _BROKEN_AT
        and not above.endswith((".", "!", "?", ":", "]", "*"))
    )


def _stretches(zones: Sequence[Zone]) -> list[tuple[int, int]]:
    """Return where own words stand: runs of lines between quotations."""
    found: list[tuple[int, int]] = []
    start: int | None = None
    for place, zone in enumerate([*zones, Zone.QUOTATION]):
        if zone in _APART:
            if start is not None:
                found.append((start, place))
            start = None
        elif start is None:
            start = place
    return found
