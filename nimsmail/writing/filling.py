"""Words with their open slots filled: a letter as its recipient will read it."""

import html
from collections.abc import Callable
from dataclasses import dataclass

from nimsmail.network.outbox import Item
from nimsmail.writing import entry, headers
from nimsmail.writing.addresses import domain_of, on_the_wire, subaddress
from nimsmail.writing.names import first_name
from nimsmail.writing.slots import fill, one_line
from nimsmail.writing.wording import Wording

PLAIN, HTML, CALENDAR = "text/plain", "text/html", "text/calendar"
# How a value is written where it goes.
ENCODERS: dict[str, Callable[[str], str]] = {
    PLAIN: str,
    HTML: html.escape,
    CALENDAR: entry.as_parameter,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One body of a message, as it reads."""

    type: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A letter as its recipient will read it."""

    subject: str
    parts: tuple[Part, ...]


def bodies(wording: Wording) -> tuple[Part, ...]:
    """Return the bodies of a letter in the order they are sent, with their slots still open."""
    parts = (Part(type=PLAIN, text=wording.text), Part(type=HTML, text=wording.html))
    if wording.calendar is None:
        return parts
    return (*parts, Part(type=CALENDAR, text=wording.calendar))


def filled(wording: Wording, values: dict[str, str]) -> Filled:
    """Return `wording` with its open slots filled, each place with its own encoder."""
    parts = tuple(Part(type=part.type, text=_text(part, values)) for part in bodies(wording))
    return Filled(subject=headers.cap(fill(wording.subject, values)), parts=parts)


def _text(part: Part, values: dict[str, str]) -> str:
    if part.type == CALENDAR:
        return entry.filled(part.text, values)
    return fill(part.text, values, ENCODERS[part.type])


def values_of(
    wording: Wording, item: Item, token: str | None, calendar_token: str | None
) -> dict[str, str]:
    """Return what goes into the open slots of a letter; each value is one clean line.

    Raises Unwritable if nobody can be written to at the address.
    """
    name = headers.cap(item.name)
    return {
        "name": name,
        "first_name": one_line(first_name(name)),
        "address": on_the_wire(one_line(item.recipient)),
        "token": token or "",
        "reply_address": _reply_address(wording, token),
        "uid": f"{calendar_token}@{domain_of(wording.sender)}",
    }


def _reply_address(wording: Wording, token: str | None) -> str:
    if token is None or not wording.subaddresses:
        return wording.sender
    return on_the_wire(subaddress(wording.sender, token))
