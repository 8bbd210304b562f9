"""What came back from an earlier mail: quoted lines, what announces them, and all below a cut.

One pass; each line is looked at a fixed number of times.
"""

from collections.abc import Sequence

from nimsmail.reading import attributions as announced
from nimsmail.reading.attributions import Likeness
from nimsmail.reading.lines import Line, Zone

_BROKEN_OVER = 5  # lines that one attribution may stand on, blank ones included
_RULES = frozenset("-_=*–—# ")
_OPENED = {")": "(", ">": "<", "]": "["}


def parted(lines: Sequence[Line]) -> list[Line]:
    """Give an attribution that stands beside own words a line of its own."""
    whole: list[Line] = []
    for place, line in enumerate(lines):
        text = line.text
        cut = 0
        if not text.startswith((">", "|")):
            cut = announced.beside(text, [each.text for each in lines[place + 1 : place + 3]])
        if cut:
            whole.append(Line(text[:cut].rstrip(), line.hint))
        whole.append(Line(text[cut:], line.hint))
    return whole


def mark_quotations(lines: Sequence[Line], zones: list[Zone]) -> None:
    """Mark in `zones`, one for each line, what the writer did not write."""
    _Quotations(lines, zones).mark()


class _Quotations:
    """The lines of a body, and what is known of them so far."""

    def __init__(self, lines: Sequence[Line], zones: list[Zone]) -> None:
        self._hints = [line.hint for line in lines]
        self._texts = [line.text.strip() for line in lines]
        self._labels = [
            "" if text.startswith(">") else announced.header_label(text) for text in self._texts
        ]
        self._may_end = [announced.may_end_attribution(text) for text in self._texts]
        self._zones = zones

    def mark(self) -> None:
        place = 0
        while place < len(self._texts):
            cut = self._cut(place)
            if cut is not None:
                self._fill(place, len(self._zones), cut)
                return
            if self._is_quoted(place):
                self._fill(place, place + 1, Zone.QUOTATION)
                place += 1
                continue
            end = self._attribution(place)
            self._fill(place, end, Zone.ATTRIBUTION)
            if end > place and not self._quoted_next(end):
                self._fill(end, len(self._zones), Zone.QUOTATION)
                return
            place = self._barred(end) if end > place else place + 1

    def _fill(self, start: int, end: int, zone: Zone) -> None:
        self._zones[start:end] = [zone] * (end - start)

    def _is_quoted(self, place: int) -> bool:
        text = self._texts[place]
        if self._hints[place] == "quotation":
            return True
        if text.startswith((">", "|>")):
            # ">>> www.ribe.example <<<" is somebody's ornament.
            return not text.endswith("<")
        return place > 0 and bool(text) and self._closes_link(place)

    def _closes_link(self, place: int) -> bool:
        """Tell whether a line is the end of an address that broke out of the quoted line above."""
        text, above = self._texts[place], self._texts[place - 1]
        opening = _OPENED.get(text[-1])
        if opening is None or len(text) > 300 or " " in text or not above.startswith(">"):
            return False
        last = above.rfind(opening + "http")
        return last >= 0 and text[-1] not in above[last:] and opening not in text

    # -- who wrote what follows ---------------------------------------------------------

    def _attribution(self, place: int) -> int:
        """Return where an attribution that begins at `place` ends; `place` if none does."""
        if self._hints[place] == "attribution":
            return self._while_hinted(place)
        if not self._texts[place] or not announced.may_open_attribution(self._texts[place]):
            return place
        last = min(place + _BROKEN_OVER, len(self._texts))
        if not any(self._may_end[place:last]):
            return place
        joined = ""
        for end in range(place, last):
            text = self._texts[end]
            if len(text) > 300 or (end > place and self._marked(end, joined)):
                return place
            if not text and not announced.is_attribution_head(joined):
                return place
            joined = f"{joined} {text}".strip()
            if self._may_end[end] and self._announces(joined, end + 1):
                return place if self._begins_below(place, end) else end + 1
            if text.endswith(":"):
                return place
        return place

    def _while_hinted(self, place: int) -> int:
        end = place
        while end < len(self._hints) and self._hints[end] == "attribution":
            end += 1
        return end

    def _marked(self, place: int, joined: str) -> bool:
        """Tell whether a line is quoted; one that closes an address opened above is not."""
        if self._hints[place] != self._hints[place - 1]:
            return True
        text = self._texts[place]
        return text.startswith(">") and not (
            text.endswith(":") and len(text) < 40 and joined.count("<") > joined.count(">")
        )

    def _announces(self, joined: str, end: int) -> bool:
        like = announced.likeness(joined)
        return like is Likeness.STRONG or (like is Likeness.WEAK and self._quoted_next(end))

    def _begins_below(self, place: int, last: int) -> bool:
        """Tell whether the first line is the writer's, and the attribution is what follows it."""
        if last == place or announced.is_attribution_head(self._texts[place]):
            return False
        below = " ".join(self._texts[place + 1 : last + 1])
        return announced.likeness(below) is Likeness.STRONG

    def _quoted_next(self, place: int) -> bool:
        for near in range(place, min(place + 4, len(self._texts))):
            if self._texts[near]:
                return self._hints[near] == "quotation" or self._texts[near].startswith((">", "|"))
        return False

    def _barred(self, place: int) -> int:
        """Mark lines with a bar before them, which stands for ">" below an attribution."""
        start = place
        while start < len(self._texts) and not self._texts[start]:
            start += 1
        end = start
        while end < len(self._texts) and self._texts[end].startswith("|"):
            end += 1
        self._fill(start, end, Zone.QUOTATION)
        return end if end > start else place

    # -- where an unmarked quotation begins ----------------------------------------------

    def _cut(self, place: int) -> Zone | None:
        """Return the zone of all from `place` on, if somebody else's mail begins there."""
        text, hint = self._texts[place], self._hints[place]
        if hint == "quoted-from-here":
            return Zone.QUOTATION
        if not text or text.startswith(">"):
            return None
        if hint == "quotation":
            passed_on = announced.is_forward_mark(text) and not self._quoted_before(place)
            return Zone.FORWARDED if passed_on else None
        if len(text) >= 3 and _RULES.issuperset(text):
            return Zone.QUOTATION if self._header(place + 1) else None
        if announced.is_forward_mark(text):
            return Zone.FORWARDED
        if announced.is_original_mark(text) or self._header(place):
            return Zone.QUOTATION
        labelled = any(self._labels[place + 1 : place + 3])
        return Zone.QUOTATION if labelled and announced.is_bare_original_mark(text) else None

    def _quoted_before(self, place: int) -> bool:
        for near in range(place - 1, max(place - 5, -1), -1):
            if self._texts[near]:
                return self._zones[near] in (Zone.QUOTATION, Zone.ATTRIBUTION)
        return False

    def _header(self, place: int) -> bool:
        """Tell whether the header of another mail, as programs write it out, begins here."""
        if not "".join(self._labels[place : place + 4]):
            return False
        last = min(place + 10, len(self._texts))
        near = [each for each in range(place, last) if self._texts[each]][:6]
        return announced.is_header(
            [self._labels[each] for each in near],
            "\n".join(self._texts[each][:300] for each in near),
        )
