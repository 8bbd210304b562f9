"""Filing papers: what a file's name says of it, and the paper that comes of it."""

import re
from datetime import date, datetime

from nimsmail.network.papers import Paper, PaperKind, kept, paper_key
from nimsmail.network.records import Books
from nimsmail.network.searching import Wanted, wanted

_HEADING = re.compile(r"^#\s+(.+)$", re.MULTILINE)


class CannotFile(ValueError):
    """A paper cannot be kept so; the text says what is missing, and what to write."""


def said_by(name: str, text: str, today: date) -> Wanted:
    """Read kind and date from a file's name, or else from its heading: "2013 - Maj"."""
    by_name = wanted(name.replace("_", " "), today)
    heading = _HEADING.search(text)
    if by_name.year is not None or heading is None:
        return by_name
    return wanted(heading[1], today)


def title_of(name: str, text: str) -> str:
    """Return what a paper calls itself: its heading, or the name of its file."""
    heading = _HEADING.search(text)
    return " ".join((heading[1] if heading else name.replace("_", " ")).split())


def filed(
    books: Books,
    *,
    network: str,
    kind: PaperKind,
    title: str,
    on: date,
    month_only: bool,
    text: str,
    source: str,
    now: datetime,
    meeting: str | None = None,
) -> Paper:
    """Return the paper as it is kept; the same text again is the same paper.

    Of several papers of one kind and day each has a key of its own.
    """
    if not text.strip():
        raise CannotFile(f"“{title}” has no text; a paper needs some")
    for number in range(1, 100):
        key = paper_key(network, kind, on, month_only, number)
        known = books.get(Paper, key)
        if known is not None and known.text == text and known.title == title:
            return known
        if known is None:
            break
    return kept(
        Paper(
            key=key,
            network=network,
            kind=kind,
            title=title,
            on=on,
            month_only=month_only,
            text=text,
            meeting=meeting,
            added=now,
            source=source,
        )
    )
