"""HTML to lines, keeping what its markup tells of quotations and signatures.

The tree is walked without recursion: mail with thousands of nested elements exists.
"""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from nimsmail.reading.charsets import tidy
from nimsmail.reading.lines import Hint, Line
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
_MOST_NODES = 50_000
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
        self._pieces: list[str] = []

    def write(self, text: str) -> None:
        self._pieces.append(text)

    def break_line(self, *, blank: bool = False) -> None:
        text = " ".join("".join(self._pieces).split())
        self._pieces = []
        if text or blank:
            self.lines.append(Line(text, self.hints[-1]))


def _walk(root: LexborNode, page: _Page) -> None:
    node: LexborNode | None = root
    for _ in range(_MOST_NODES):
        if node is None:
            return
        below = _enter(node, page)
        child = node.child if below else None
        if child is not None:
            node = child
            continue
        while node is not None and node.next is None:
            _leave(node, page, root)
            node = None if node.mem_id == root.mem_id else node.parent
        if node is not None:
            _leave(node, page, root)
            node = node.next


def _enter(node: LexborNode, page: _Page) -> bool:
    tag = node.tag or ""
    if tag == "-text":
        page.write(tidy(node.text_content or "").replace("\n", " "))
        return False
    if tag in _SILENT or tag.startswith("-") or tag == "_comment":
        page.hints.append(page.hints[-1])
        return False
    if tag == "br":
        page.break_line(blank=True)
    elif tag in _BLOCKS:
        page.break_line()
    elif tag == "td":
        page.write(" ")
    hint = _hint(node, tag)
    if hint == "quoted-from-here":
        page.break_line()
        page.lines.append(Line("", hint))
    page.hints.append(hint if hint not in ("", "quoted-from-here") else page.hints[-1])
    return not _is_hidden(node)


def _leave(node: LexborNode, page: _Page, root: LexborNode) -> None:
    tag = node.tag or ""
    if tag == "-text":
        return
    if tag in _BLOCKS:
        page.break_line()
    if tag in ("p", "blockquote"):
        page.break_line(blank=True)
    if len(page.hints) > 1:
        page.hints.pop()


def _hint(node: LexborNode, tag: str) -> Hint:
    if tag == "blockquote":
        return "quotation"
    if tag not in ("div", "span", "table"):
        return ""
    attributes = node.attributes
    named = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower()
    if not named.strip():
        return ""
    if "gmail_quote" in named or "moz-cite-prefix" in named or "yahoo_quoted" in named:
        return "quotation"
    if "divrplyfwdmsg" in named or "appendonsend" in named:
        return "quoted-from-here"
    if "gmail_signature" in named or "moz-signature" in named:
        return "signature"
    return "footer" if "mobile-signature" in named or "composer_signature" in named else ""


def _is_hidden(node: LexborNode) -> bool:
    style = (node.attributes.get("style") or "").replace(" ", "").lower()
    return "display:none" in style
