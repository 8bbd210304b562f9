"""Web addresses that stand bare in a text, made into links.

Markdown wants them between `<` and `>`; people paste them as they are, and mail programs
would make links of them anyway, each by a rule of its own.
"""

import re
from collections.abc import Iterable, Iterator

from markdown_it.common.normalize_url import normalizeLink
from markdown_it.token import Token

# What goes on in a slot is not known yet, so an address that a slot touches stays as it is.
_BARE = re.compile(
    r"(?<![\w\ue001])https?://[^\W_][^\s<>\"\ue000\ue001]*+(?!\ue000)", re.IGNORECASE
)
_AFTER = ".,:;!?'’”*_~"


def linked(tokens: Iterable[Token]) -> Iterator[Token]:
    """Yield the tokens of a paragraph with its bare http addresses as links."""
    depth = 0
    for token in tokens:
        depth += token.nesting if token.type in ("link_open", "link_close") else 0
        if token.type == "text" and not depth:
            yield from _parted(token.content)
        else:
            yield token


def _parted(text: str) -> Iterator[Token]:
    position = 0
    for match in _BARE.finditer(text):
        address = _without_the_sentence(match[0])
        if position < match.start():
            yield _words(text[position : match.start()])
        yield Token("link_open", "a", 1, attrs={"href": normalizeLink(address)})
        yield _words(address)
        yield Token("link_close", "a", -1)
        position = match.start() + len(address)
    if position < len(text) or not text:
        yield _words(text[position:])


def _words(text: str) -> Token:
    return Token("text", "", 0, content=text)


def _without_the_sentence(address: str) -> str:
    """Return `address` without what belongs to the sentence that it stands in.

    >>> _without_the_sentence("https://da.example/wiki/Fyn_(ø)).")
    'https://da.example/wiki/Fyn_(ø)'
    """
    while True:
        shorter = address.rstrip(_AFTER)
        for opens, closes in ("()", "[]"):
            if shorter.endswith(closes) and shorter.count(closes) > shorter.count(opens):
                shorter = shorter[:-1]
        if shorter == address:
            return address
        address = shorter
