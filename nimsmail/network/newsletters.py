"""Newsletters: a Markdown file of the coordinator's, frozen and sent."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from nimsmail.network.letters import Letter
from nimsmail.network.people import Subscription
from nimsmail.network.records import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition(Record):
    """One issue of a newsletter, as it was when it was sent: title and Markdown."""

    table: ClassVar[str] = "editions"
    indexes: ClassVar[tuple[str, ...]] = ("network",)

    network: str
    title: str
    text: str
    frozen: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Newsletter(Letter):
    """An edition, to one reader."""

    kind: ClassVar[str] = "newsletter"
    bulk: ClassVar[bool] = True
    subscription: ClassVar[Subscription | None] = "newsletter"

    edition: Edition
