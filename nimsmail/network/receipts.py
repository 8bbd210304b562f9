"""The receipt: what we understood and did, in one letter for one mail."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from nimsmail.network.letters import Letter
from nimsmail.network.people import Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """One wish that was carried out, as a receipt tells it.

    `do` is the wish's name, as `explain` prints it; `templates/noted` has the words for
    each. `text` is what of it is in the member's or the coordinator's own words, `items`
    what it chose or named, the first one first, and `until` the day that it ends.
    """

    do: str
    text: str = ""
    items: tuple[str, ...] = ()
    until: date | None = None
    colleague: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt(Letter):
    """Thank you; this is what we noted.

    `alias` is a new address of the person's that we have taken note of, `left` what they
    asked to be spared in the same mail; `handed_over` tells that a part of it went on to
    the coordinator.
    """

    kind: ClassVar[str] = "receipt"

    noted: tuple[Noted, ...]
    alias: str | None = None
    left: tuple[Scope, ...] = ()
    handed_over: bool = False
