"""Markdown into tokens, with the values of its slots put in as plain words.

Values go in after the parsing, as the text of tokens that are there already, so that they
can't become markup. Both renderers take a token's text literally.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from urllib.parse import quote

from markdown_it import MarkdownIt
from markdown_it.token import Token

from nimsmail.network.letters import Enclosed
from nimsmail.writing.bare_links import linked
from nimsmail.writing.enclosing import shown
from nimsmail.writing.slots import (
    block_in,
    has_slots,
    many_lines,
    open_slots,
    put_in,
    shaped,
    unshaped,
)

_SCHEMES = re.compile(r"(https?://[^/]|mailto:[^/])", re.IGNORECASE)
_IN_LINKS = frozenset({"address", "reply_address", "token"})


class _Parser(MarkdownIt):
    """The parser, told to leave slots in links as they are: their values are encoded later."""

    def normalizeLink(self, url: str) -> str:
        return url if has_slots(url) else super().normalizeLink(url)


def _parser() -> MarkdownIt:
    # A new line in the source is a new line in the letter: what you see is what they get.
    parser = _Parser("commonmark", {"html": False, "breaks": True})
    parser.enable(["table", "strikethrough"]).disable(["html_block", "html_inline"])
    return parser


_PARSER = _parser()


def tokens_of(source: str, enclosed: Iterable[Enclosed] = ()) -> list[Token]:
    """Return the tokens of `source`, or raise ValueError saying what can't stand there.

    A picture or a link that names a file in `enclosed` shows it, or says that it is attached.
    """
    files = {each.target: each for each in enclosed}
    expanded = list(shown(_expanded(source, frozenset(files)), files))
    return list(_without_empty_heads(_without_empty_paragraphs(expanded)))


def html_of(tokens: list[Token]) -> str:
    """Return `tokens` as HTML; every text is escaped."""
    return str(_PARSER.renderer.render(tokens, _PARSER.options, {}))


def _expanded(source: str, files: frozenset[str]) -> list[Token]:
    shape, slots = shaped(source)
    tokens = [_with_slots(token, slots) for token in _parsed(shape)]
    expanded: list[Token] = []
    position = 0
    while position < len(tokens):
        block = _block_at(tokens, position, files)
        if block is None:
            expanded.append(_with_values(tokens[position], files))
            position += 1
        else:
            level = tokens[position].level
            expanded += [_deeper(token, level) for token in block]
            position += 3
    return expanded


@lru_cache(maxsize=256)
def _parsed(shape: str) -> tuple[Token, ...]:
    """Parse Markdown of this shape; nobody may change the tokens, which others get as well."""
    return tuple(_PARSER.parse(shape))


def _with_slots(token: Token, slots: tuple[str, ...]) -> Token:
    """Return a token of a shape with the slots of one letter."""
    if not slots:
        return token
    children = token.children and [_with_slots(child, slots) for child in token.children]
    attrs = {
        name: unshaped(value, slots) if isinstance(value, str) else value
        for name, value in token.attrs.items()
    }
    content = unshaped(token.content, slots)
    return replace(token, content=content, children=children, attrs=attrs)


def _deeper(token: Token, levels: int) -> Token:
    return replace(token, level=token.level + levels)


def _block_at(tokens: list[Token], position: int, files: frozenset[str]) -> list[Token] | None:
    """Return what the paragraph at `position` stands for, if it is the slot of a block."""
    if tokens[position].type != "paragraph_open":
        return None
    found = block_in(tokens[position + 1].content)
    if found is None:
        return None
    kind, words = found
    return _expanded(words, files) if kind == "m" else list(_quotation(words))


def _quotation(words: str) -> Iterator[Token]:
    """Yield a quotation of `words` as they are, line by line."""
    children: list[Token] = []
    for line in many_lines(words).split("\n"):
        if children:
            children.append(Token("hardbreak", "br", 0))
        children.append(Token("text", "", 0, content=line))
    yield Token("blockquote_open", "blockquote", 1, block=True)
    yield Token("paragraph_open", "p", 1, block=True, level=1)
    yield Token("inline", "", 0, children=children, block=True, level=2)
    yield Token("paragraph_close", "p", -1, block=True, level=1)
    yield Token("blockquote_close", "blockquote", -1, block=True)


def _with_values(token: Token, files: frozenset[str]) -> Token:
    if token.type == "inline":
        # Before the values go in: what members write becomes no link.
        spans = linked(token.children or ())
        children = [each for child in spans for each in _inline(child, files)]
        return replace(token, children=children)
    # The language of a code block would become a class of the HTML.
    return replace(token, content=put_in(token.content), info="")


def _inline(token: Token, files: frozenset[str]) -> Iterator[Token]:
    if (token.attrs.get("src") or token.attrs.get("href")) in files:
        yield token
    elif token.type == "image":
        yield from _instead_of_image(token)
    elif token.type == "link_open":
        yield replace(token, attrs={"href": _target(str(token.attrs["href"]))})
    else:
        yield replace(token, content=put_in(token.content))


def _instead_of_image(token: Token) -> Iterator[Token]:
    # A picture from the network tells its server who reads; a link to it does not.
    target = _target(str(token.attrs["src"]))
    yield Token("link_open", "a", 1, attrs={"href": target})
    yield Token("text", "", 0, content=put_in(token.content) or target)
    yield Token("link_close", "a", -1)


def _target(href: str) -> str:
    """Return where a link leads: by http, https or mailto only, whatever its slots hold."""
    if not _SCHEMES.match(href):
        raise ValueError(f"a link must begin with https:// or mailto:, not {href[:40]!r}")
    if open_slots(href) - _IN_LINKS:
        raise ValueError("a name can't be part of a link")
    return put_in(href, lambda value: quote(value, safe="@"))


# -- what a condition in a template leaves behind -----------------------------------------


def _without_empty_paragraphs(tokens: list[Token]) -> Iterator[Token]:
    skip = 0
    for position, token in enumerate(tokens):
        if token.type == "paragraph_open" and _is_empty(tokens[position + 1]):
            skip = 3
        if skip:
            skip -= 1
        else:
            yield token


def _without_empty_heads(tokens: Iterator[Token]) -> Iterator[Token]:
    """Leave out the head of a table that has no words in it: such a table lists facts."""
    head: list[Token] = []
    for token in tokens:
        if token.type == "table_open" or head:
            head.append(token)
        else:
            yield token
        if token.type == "thead_close":
            yield from _fact_table(head) if all(map(_is_empty, head)) else head
            head = []


def _fact_table(head: list[Token]) -> Iterator[Token]:
    yield replace(head[0], attrs={"class": "facts"})


def _is_empty(token: Token) -> bool:
    return not any(child.content.strip() or child.attrs for child in token.children or ())
