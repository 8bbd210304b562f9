"""News: what members tell each other by way of the secretariat, and the call for it."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256
from typing import ClassVar, Literal

from nimsmail.network.incoming import Enclosure
from nimsmail.network.letters import Letter
from nimsmail.network.people import Subscription
from nimsmail.network.records import Books, Record

Standing = Literal["new", "accepted", "declined", "used"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsItem(Record):
    """One piece of news. Only what a coordinator has accepted is ever passed on.

    `person` is None for what the coordinator typed in. `not_before` is an embargo: the
    first day on which it may be told. `used_in` is the key of the edition that told it.
    """

    table: ClassVar[str] = "news"
    indexes: ClassVar[tuple[str, ...]] = ("network", "person")

    network: str
    text: str
    person: str | None = None
    came: datetime
    standing: Standing = "new"
    decided: datetime | None = None
    not_before: date | None = None
    used_in: str | None = None
    enclosures: tuple[Enclosure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsCall(Letter):
    """What is new with you? `text` is the coordinator's Markdown, `until` the last day."""

    kind: ClassVar[str] = "news-call"
    bulk: ClassVar[bool] = True
    subscription: ClassVar[Subscription | None] = "newsletter"

    text: str = ""
    until: date | None = None


class CannotUse(ValueError):
    """An item may not be told, or not yet; the text says why, and what would help."""


def item_key(network: str, origin: str, text: str) -> str:
    """Return the key of what `text` tells, the same each time its mail is handled.

    `origin` is the key of its mail, or the moment at which it was typed in.
    """
    return sha256(f"{network}\n{origin}\n{text}".encode("utf-8", "replace")).hexdigest()[:10]


def accepted(item: NewsItem, now: datetime) -> NewsItem:
    """Return `item` let through; what was told already stays so."""
    if item.standing == "used":
        return item
    return replace(item, standing="accepted", decided=now)


def declined(item: NewsItem, now: datetime) -> NewsItem:
    """Return `item` not to be told, unless it was told already."""
    if item.standing == "used":
        raise CannotUse(f"the item {item.key} was told in {item.used_in} already")
    return replace(item, standing="declined", decided=now)


def used(item: NewsItem, edition: str, today: date) -> NewsItem:
    """Return `item` told in an edition, or raise CannotUse where that may not be."""
    if item.standing == "new":
        raise CannotUse(f"the item {item.key} is not accepted yet; accept it, or take it out")
    if item.standing == "declined":
        raise CannotUse(f"the item {item.key} was declined; accept it, or take it out")
    if is_held_back(item, today):
        raise CannotUse(
            f"the item {item.key} may not be told before {item.not_before}; take it out, or wait"
        )
    return replace(item, standing="used", used_in=edition)


def is_held_back(item: NewsItem, today: date) -> bool:
    """Tell whether the day has not come yet on which `item` may be told."""
    return item.not_before is not None and today < item.not_before


def tellable(books: Books, network: str, today: date) -> tuple[NewsItem, ...]:
    """Return what is accepted, may be told today and was not told yet, the oldest first."""
    items = books.find(NewsItem, "network", network)
    free = (i for i in items if i.standing == "accepted" and not is_held_back(i, today))
    return tuple(sorted(free, key=lambda each: (each.came, each.key)))
