"""Tokens of Markdown into plain text that reads well by itself."""

import textwrap
from collections.abc import Iterator
from urllib.parse import unquote

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

WIDTH = 76  # RFC 5322 §2.1.1 asks for at most 78, and quotation marks will be added
_NARROWEST = 24
_GLUE = "\ue002"  # a space that no line ends at: a command must be copied whole


def text_of(tokens: list[Token]) -> str:
    """Return `tokens` as text, wrapped; open slots count as they stand."""
    lines = _blocks(SyntaxTreeNode(tokens).children, WIDTH)
    return "\n".join(lines).replace(_GLUE, " ") + "\n"


def _blocks(nodes: list[SyntaxTreeNode], width: int, *, tight: bool = False) -> list[str]:
    lines: list[str] = []
    for node in nodes:
        if lines and not tight:
            lines.append("")
        lines += _block(node, max(width, _NARROWEST))
    return lines


def _block(node: SyntaxTreeNode, width: int) -> list[str]:
    match node.type:
        case "heading":
            return _heading(node, width)
        case "bullet_list" | "ordered_list":
            return _list(node, width)
        case "blockquote":
            inside = _blocks(node.children, width - 2)
            return [f"> {line}".rstrip() for line in inside]
        case "table":
            return _table(node, width)
        case "fence" | "code_block":
            return [f"    {line}".rstrip() for line in node.content.rstrip("\n").split("\n")]
        case "hr":
            # Not "-- ": what stands below that is cut from replies, and we need the reference.
            return ["-" * 40]
        case _:
            return _wrapped(_inline(node), width)


def _heading(node: SyntaxTreeNode, width: int) -> list[str]:
    lines = _wrapped(_inline(node), width)
    rule = {"h1": "=", "h2": "-"}.get(node.tag)
    return [*lines, rule * max(map(len, lines), default=0)] if rule else lines


def _list(node: SyntaxTreeNode, width: int) -> list[str]:
    lines: list[str] = []
    tight = all(_is_tight(item) for item in node.children)
    for number, item in enumerate(node.children, int(node.attrs.get("start", 1))):
        mark = "- " if node.type == "bullet_list" else f"{number}. "
        inside = _blocks(item.children, width - len(mark), tight=tight) or [""]
        if lines and not tight:
            lines.append("")
        lines += _hanging(mark, inside)
    return lines


def _is_tight(item: SyntaxTreeNode) -> bool:
    return all(child.type != "paragraph" or child.hidden for child in item.children)


def _hanging(mark: str, lines: list[str]) -> list[str]:
    first, *rest = lines
    return [(mark + first).rstrip(), *((" " * len(mark) + line).rstrip() for line in rest)]


def _table(node: SyntaxTreeNode, width: int) -> list[str]:
    rows = [
        [_inline(cell) for cell in row.children] for part in node.children for row in part.children
    ]
    columns = list(zip(*rows, strict=True))
    widths = [max(map(len, column)) for column in columns[:-1]]
    lines: list[str] = []
    for *cells, last in rows:
        mark = "".join(f"{cell:<{wide}}  " for cell, wide in zip(cells, widths, strict=True))
        inside = _wrapped(last, max(width - len(mark), _NARROWEST)) or [""]
        lines += _hanging(mark, inside)
    return lines


def _wrapped(text: str, width: int) -> list[str]:
    lines: list[str] = []
    for line in text.split("\n"):
        lines += textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False) or [""]
    return lines


def _inline(node: SyntaxTreeNode) -> str:
    return "".join(_spans(node))


def _spans(node: SyntaxTreeNode) -> Iterator[str]:
    for child in node.children:
        match child.type:
            case "softbreak" | "hardbreak":
                yield "\n"
            case "link":
                yield _link(_inline(child), str(child.attrs["href"]))
            case "code_inline":
                yield child.content.replace(" ", _GLUE)
            case "text":
                yield child.content
            case "image":
                yield f"[{child.content}]"
            case _:
                yield _inline(child)


def _link(text: str, href: str) -> str:
    """Write a link as its words and its target, once if they are the same."""
    target = href.partition("?")[0][7:] if href.lower().startswith("mailto:") else href
    return text if text in (href, target, unquote(target)) else f"{text} ({target})"
