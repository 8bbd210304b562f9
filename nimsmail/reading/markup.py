"""HTML to lines, keeping what its markup tells of quotations and signatures.

The tree is walked without recursion: mail with thousands of nested elements exists.
"""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from nimsmail.reading.charsets import tidy
from nimsmail.reading.hints import Attributes, hint_of
from nimsmail.reading.lines import MOST_LINES, Hint, Line
from nimsmail.reading.wordlists import words

_BLOCKS = words(
    """
    address article blockquote body center dd div dl dt fieldset footer form h1 h2 h3 h4 h5 h6
    header hr html li main nav ol p pre section table tbody tr ul
    """
)
_SILENT = words(
    """
    script style head title template noscript object svg select
    """
)
_MAXIMUM = 500_000
_MOST_NODES = 16_000
_DEEPEST = 500
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})")
_ANY_TAG = re.compile(r"<[^<>]{0,2000}>")
_UNCLOSED = words(
    """
    br hr img input link meta p li td tr th col area base wbr option dd dt
    """
)


def html_lines(html: str) -> list[Line]:
    """Return the text of `html` as a browser would break it into lines."""
    html = html[:_MAXIMUM]
    if _is_deep(html):
        return _stripped(html)
    root = LexborHTMLParser(html).root
    if root is None:
        return []
    page = _Page()
    _walk(root, page)
    page.break_line()
    return page.lines


def _is_deep(html: str) -> bool:
    """Tell whether elements are nested so deep that the parser's time grows with the square."""
    depth = 0
    for tag in _TAG.finditer(html):
        if tag[2].lower() not in _UNCLOSED:
            depth = max(0, depth - 1) if tag[1] else depth + 1
        if depth > _DEEPEST:
            return True
    return False


def _stripped(html: str) -> list[Line]:
    """Return the text of `html` without knowing its structure: each tag breaks the line."""
    return [Line(text) for each in _ANY_TAG.split(html) if (text := tidy(each).strip())]


class _Page:
    """The lines so far, the one being written, and the hints that are in force."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.hints: list[Hint] = [""]
        self.kept_breaks = 0  # how many elements we are in that keep the line ends of the source
        self.lists: list[int | None] = []  # the next number of each list that we are in
        self._pieces: list[str] = []
        self._number = ""

    def write(self, text: str) -> None:
        if self.kept_breaks:
            *whole, text = text.split("\n")
            for each in whole:
                self._pieces.append(each)
                self.break_line(blank=True)
        self._pieces.append(text.replace("\n", " "))

    def number(self, given: str) -> None:
        """Put the number of an item before the text that comes next, if its list has numbers."""
        if not self.lists or self.lists[-1] is None:
            self._number = ""
            return
        number = int(given) if given.isdecimal() else self.lists[-1]
        self._number, self.lists[-1] = f"{number}. ", number + 1

    @property
    def is_full(self) -> bool:
        """Whether all that follows is one line to us."""
        return len(self.lines) >= MOST_LINES

    def break_line(self, *, blank: bool = False) -> None:
        if not (self._pieces or blank):
            return
        text = " ".join("".join(self._pieces).split())
        self._pieces = []
        if text and self._number:
            text, self._number = self._number + text, ""
        if text or blank:
            self.lines.append(Line(text, self.hints[-1]))


def _walk(root: LexborNode, page: _Page) -> None:
    node: LexborNode | None = root
    for _ in range(_MOST_NODES):
        if node is None:
            return
        if page.is_full:
            break
        child = node.child if _enter(node, page) else None
        if child is not None:
            node = child
            continue
        after = node.next
        while after is None:
            _leave(node, page)
            node = node.parent
            if node is None:
                return
            after = node.next
        _leave(node, page)
        node = after
    page.break_line()
    page.hints.append("beyond")
    for rest in _from(node):
        page.write(rest)


def _from(node: LexborNode | None) -> Iterator[str]:
    """Yield the text from `node` on, whatever its structure: beyond our limits nobody judges it."""
    while node is not None:
        yield f"{tidy(node.text(deep=True, separator=' '))} "
        after = node.next
        while after is None and node.parent is not None:
            node = node.parent
            after = node.next
        node = after


def _enter(node: LexborNode, page: _Page) -> bool:
    tag = node.tag or ""
    if tag == "-text":
        page.write(tidy(node.text_content or ""))
        return False
    if tag in _SILENT or tag.startswith("-") or tag == "_comment":
        page.hints.append(page.hints[-1])
        return False
    attributes = node.attributes
    _begin(tag, attributes, page)
    hint = hint_of(node, tag, attributes) if attributes or tag == "blockquote" else ""
    if hint:
        page.break_line()
    if hint == "quoted-from-here":
        page.lines.append(Line("", hint))
    page.hints.append(hint if hint not in ("", "quoted-from-here") else page.hints[-1])
    return not _is_hidden(attributes)


def _begin(tag: str, attributes: Attributes, page: _Page) -> None:
    if tag == "br":
        page.break_line(blank=True)
    elif tag == "td":
        page.write(" ")
    elif tag == "img":
        page.write(_picture(attributes))
    elif tag in _BLOCKS:
        page.break_line()
    if tag == "pre":
        page.kept_breaks += 1
    elif tag in ("ol", "ul"):
        page.lists.append(_first_number(attributes) if tag == "ol" else None)
    elif tag == "li":
        page.number((attributes.get("value") or "")[:4])


def _leave(node: LexborNode, page: _Page) -> None:
    tag = node.tag or ""
    if tag == "-text":
        return
    _end(tag, page)
    if len(page.hints) > 1:
        if page.hints[-1] != page.hints[-2]:
            page.break_line()
        page.hints.pop()
    if tag == "blockquote" and page.hints[-1] == "attribution":
        # What stands behind the first quotation of a wrapper may be an answer between two.
        page.hints[-1] = page.hints[-2] if len(page.hints) > 1 else ""


def _end(tag: str, page: _Page) -> None:
    if tag in _BLOCKS:
        page.break_line()
    if tag == "pre":
        page.kept_breaks -= 1
    elif tag in ("ol", "ul"):
        page.lists.pop()
    elif tag in ("p", "blockquote"):
        page.break_line(blank=True)


def _first_number(attributes: Attributes) -> int:
    start = (attributes.get("start") or "")[:4]
    return int(start) if start.isdecimal() else 1


def _picture(attributes: Attributes) -> str:
    """Return the sign that a picture stands for, as mail programs send thumbs and smiles."""
    shown = attributes.get("alt") or ""
    return shown if len(shown) <= 4 and not any(map(str.isalnum, shown)) else ""


def _is_hidden(attributes: Attributes) -> bool:
    style = (attributes.get("style") or "").replace(" ", "").lower()
    return "display:none" in style
