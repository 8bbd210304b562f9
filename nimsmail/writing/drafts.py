"""Drafts: a template filled in as Markdown, for the coordinator to edit before it is sent.

Whatever members wrote is escaped, so that in the file too it stays words.
"""

import re

from nimsmail.writing.slots import block_in, has_slots, many_lines, put_in

OPEN = re.compile(r"\[\[.*?\]\]", re.DOTALL)  # a place that the coordinator has yet to fill
_MARK = re.compile(r"<!--\s*news\s+([0-9a-f]+)\s*-->[ \t]*\n?")
_SIGNS = re.compile(r"([\\`*_\[\]<>~|])")
_BEGINS = re.compile(r"^(\s*)([#+=-]|\d+(?=[.)](?:\s|$)))", re.MULTILINE)
_GAPS = re.compile(r"\n{3,}")


def as_source(rendered: str) -> str:
    """Return a rendered template as plain Markdown, each value as words that are no markup."""
    lines = (_source_of(line) for line in rendered.split("\n"))
    return _GAPS.sub("\n\n", "\n".join(lines)).strip() + "\n"


def _source_of(line: str) -> str:
    found = block_in(line)
    if found is None:
        return put_in(line, _escaped) if has_slots(line) else line
    kind, words = found
    if kind == "m":
        return many_lines(words)
    lines = many_lines(words).split("\n")
    return "\n".join(f"> {_escaped(each.strip())}".rstrip() for each in lines)


def _escaped(words: str) -> str:
    """Write words so that Markdown reads them as they are.

    >>> _escaped("# Vi *fik* 2. pris_en")
    '\\\\\\\\# Vi \\\\\\\\*fik\\\\\\\\* 2. pris\\\\\\\\_en'
    """
    plain = _SIGNS.sub(r"\\\1", words)
    return _BEGINS.sub(lambda m: f"{m[1]}{_unread(m[2])}", plain)


def _unread(sign: str) -> str:
    # Of "1." it is the point that makes a list.
    return f"{sign}\\" if sign[0].isdigit() else f"\\{sign}"


def marks_in(text: str) -> tuple[tuple[str, ...], str]:
    """Return the news items that a draft's marks name, and the text without the marks."""
    keys = tuple(dict.fromkeys(_MARK.findall(text)))
    return keys, _GAPS.sub("\n\n", _MARK.sub("", text))


def open_places(text: str) -> tuple[int, ...]:
    """Return the lines of places in a draft that are still to be filled in, from 1."""
    return tuple(text.count("\n", 0, match.start()) + 1 for match in OPEN.finditer(text))
