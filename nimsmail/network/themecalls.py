"""The call for themes: what would you take up? Everybody is asked, and any answer is welcome."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from nimsmail.network.letters import Letter
from nimsmail.network.meetings import Meeting
from nimsmail.network.outbox import Item
from nimsmail.network.people import Subscription
from nimsmail.network.records import Books, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeCall(Record):
    """One round of asking for themes, for a meeting or for whatever comes.

    `closes` is when the list is made up; a suggestion that comes later is for another time.
    """

    table: ClassVar[str] = "theme-calls"
    indexes: ClassVar[tuple[str, ...]] = ("network",)

    network: str
    meeting: str | None = None
    opened: datetime
    closes: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeCallLetter(Letter):
    """What would you take up? `themes` are those that have been suggested already."""

    kind: ClassVar[str] = "theme-call"
    bulk: ClassVar[bool] = True
    subscription: ClassVar[Subscription | None] = "invitations"

    closes: datetime | None = None
    themes: tuple[str, ...] = ()
    meeting: Meeting | None = None

    @property
    def not_after(self) -> datetime | None:
        """After the last day nobody is asked."""
        return self.closes


def call_key(network: str, meeting: str | None, now: datetime) -> str:
    """Return the key of a call: one for each meeting, else one a day."""
    return f"themes/{meeting}" if meeting else f"themes/{network}/{now:%Y-%m-%d}"


def call_of(books: Books, item: Item | None) -> ThemeCall | None:
    """Find the call that the letter `item` is about, be it the call itself or a receipt."""
    return books.get(ThemeCall, item.about) if item is not None else None
