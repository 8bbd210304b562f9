"""Themes: what a network might take up at a meeting, who suggested it, and what became of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar, Literal

from nimsmail.network.likeness import is_same, most_alike
from nimsmail.network.outcome import Outcome
from nimsmail.network.records import Books, Record

LONGEST = 300  # letters of a theme: what is longer is no heading any more

ThemeState = Literal["open", "merged", "dropped", "chosen"]


class NoTheme(ValueError):
    """What was asked of a theme cannot be done; the text says why and what would help."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme(Record):
    """One suggestion; keyed `network/number`, and the number is its own for good.

    `by` are the persons who suggested it, the first one first; nobody where the coordinator
    did. `into` is the key of the theme it was merged into, `meeting` that of the meeting it
    was chosen for. `open_in` is the network for as long as it can be put on a ballot.
    """

    table: ClassVar[str] = "themes"
    indexes: ClassVar[tuple[str, ...]] = ("network", "open_in", "by")

    network: str
    number: int
    text: str
    by: tuple[str, ...] = ()
    suggested: datetime
    state: ThemeState = "open"
    open_in: str | None = None
    into: str | None = None
    meeting: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeCount(Record):
    """How many themes a network has numbered so far; keyed by the network."""

    table: ClassVar[str] = "theme-counts"

    last: int = 0


def worded(text: str) -> str:
    """Return a suggestion as one line, without the full stop, and not endlessly long.

    >>> worded("  Frivillige i \\n projekter. ")
    'Frivillige i projekter'
    """
    line = " ".join(text.split())
    line = line.removesuffix(".") if not line.endswith("..") else line
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…"


def open_themes(books: Books, network: str) -> tuple[Theme, ...]:
    """Return the themes that can be put on a ballot, by number."""
    found = books.find(Theme, "open_in", network)
    return tuple(sorted(found, key=lambda each: each.number))


def suggested(books: Books, network: str, text: str, by: str | None, now: datetime) -> Outcome:
    """Take a suggestion in. Who says what was said in the same words before joins in it."""
    said = worded(text)
    for known in open_themes(books, network):
        if is_same(known.text, said):
            joined = known.by if by is None or by in known.by else (*known.by, by)
            return Outcome(records=(replace(known, by=joined),))
    return numbered(books, network, (said,), by, now)


def numbered(
    books: Books, network: str, texts: Iterable[str], by: str | None, now: datetime
) -> Outcome:
    """Take themes in, each under the next number of the network."""
    count = books.get(ThemeCount, network) or ThemeCount(key=network)
    themes = tuple(
        Theme(
            key=f"{network}/{number}",
            network=network,
            number=number,
            text=worded(text),
            by=(by,) if by else (),
            suggested=now,
            open_in=network,
        )
        for number, text in enumerate(texts, count.last + 1)
    )
    return Outcome(records=(*themes, replace(count, last=count.last + len(themes))))


def like(theme: Theme, others: Iterable[Theme]) -> tuple[Theme, float] | None:
    """Return the earlier one of `others` that `theme` is most like, and how much."""
    earlier = ((each, each.text) for each in others if each.number < theme.number)
    return most_alike(theme.text, earlier)


def merged(theme: Theme, into: Theme) -> Outcome:
    """Let `theme` be one with `into`, which is suggested by all who suggested either."""
    if theme.key == into.key:
        raise NoTheme(f"theme {theme.number} cannot be merged into itself; name another")
    for each in (theme, into):
        if each.state != "open":
            raise NoTheme(f"theme {each.number} is {each.state}, and only open ones are merged")
    by = tuple(dict.fromkeys((*into.by, *theme.by)))
    gone = replace(theme, state="merged", into=into.key, open_in=None)
    return Outcome(records=(gone, replace(into, by=by)))


def reworded(theme: Theme, text: str) -> Outcome:
    """Say a theme in other words; ballots that went out keep the words that they have."""
    if theme.state != "open":
        raise NoTheme(f"theme {theme.number} is {theme.state}, and only open ones are reworded")
    return Outcome(records=(replace(theme, text=worded(text)),))


def dropped(theme: Theme) -> Outcome:
    """Take `theme` off the list; what was suggested is not forgotten."""
    if theme.state != "open":
        raise NoTheme(f"theme {theme.number} is {theme.state} already; there is nothing to drop")
    return Outcome(records=(replace(theme, state="dropped", open_in=None),))


def standing_for(books: Books, key: str) -> Theme | None:
    """Find the theme with this key, or the one that it was merged into since."""
    theme = books.get(Theme, key)
    while theme is not None and theme.into is not None:
        theme = books.get(Theme, theme.into)
    return theme
