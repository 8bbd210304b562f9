"""What a meeting is, as the command line takes and shows it."""

from collections.abc import Callable
from email.utils import parseaddr
from pathlib import Path
from typing import Any, TypeVar

import click

from nimsmail.cli.addresses import expect_address
from nimsmail.cli.call import Call
from nimsmail.cli.finding import find_meeting
from nimsmail.cli.show import facts, moment, say, when
from nimsmail.cli.texts import read_text
from nimsmail.errors import NotFound
from nimsmail.network.intents import Guest
from nimsmail.network.meetings import Meeting
from nimsmail.network.rollcall import ORDER, RollCall, roll_call

F = TypeVar("F", bound=Callable[..., Any])
_PARTS = 3  # who, what they do, what they eat


def house_options(command: F) -> F:
    """Give a command the options for what a meeting is held in, and how to take part."""
    for option in (
        click.option(
            "--practical",
            type=click.Path(path_type=Path),
            metavar="FILE.md",
            help="How to get there and where to park, in Markdown; guests are told of it.",
        ),
        click.option("--link", metavar="URL", help="Where to take part online."),
        click.option(
            "--contact", metavar='"NAME <ADDRESS>"', help="Whom the list of participants goes to."
        ),
        click.option("--host", metavar="NAME", help="The house that it is held in."),
        click.option(
            "--capacity", type=int, metavar="N", help="How many there is room for; the rest wait."
        ),
    ):
        command = option(command)
    return command


def house_of(
    *,
    capacity: int | None,
    host: str | None,
    contact: str | None,
    link: str | None,
    practical: Path | None,
) -> dict[str, Any]:
    """Return the fields that these options name; an empty text takes back what was said."""
    said: dict[str, Any] = {
        "capacity": capacity,
        "host": None if host is None else " ".join(host.split()),
        "link": None if link is None else link.strip(),
        "practical": None if practical is None else read_text(practical),
    }
    fields = {name: value for name, value in said.items() if value is not None}
    if contact is not None:
        fields["contact"] = guest_of(contact, "--contact") if contact.strip() else None
    return fields


def guest_of(text: str, option: str) -> Guest:
    """Read `Mette Friis <mette@varde.example>; architect; no nuts`; each part may be left out."""
    who, *more = (" ".join(part.split()) for part in text.split(";"))
    if len(more) >= _PARTS:
        raise NotFound(f"{option} {text}: write who; what they do; what they eat.")
    name, address = parseaddr(who) if "@" in who else (who, "")
    if "@" in who:
        try:
            expect_address(address)
        except ValueError as error:
            raise NotFound(f"{option} {text}: {error}; write NAME <ADDRESS>.") from None
    if not name and not address:
        raise NotFound(f"{option} says nothing; write NAME <ADDRESS>.")
    role, diet = (*more, "", "")[:2]
    return Guest(
        name=name or None, email=address.lower() or None, role=role or None, diet=diet or None
    )


def line_of(text: str, option: str) -> str:
    """Return `text` as one line, or raise NotFound where it says nothing."""
    line = " ".join(text.split())
    if not line:
        raise NotFound(f"{option} says nothing; write some words.")
    return line


def sentence(text: str) -> str:
    """Return what a rule says as a sentence."""
    return f"{text[0].upper()}{text[1:]}."


def coming(call: Call, key: str) -> Meeting:
    """Find a meeting that people may still be written to about."""
    from nimsmail.network.inviting import refusal

    meeting = find_meeting(call.books, key)
    reason = refusal(meeting, call.now)
    if reason is not None:
        raise NotFound(f"Nobody may be written to about {meeting.key} any more: {reason}.")
    return meeting


def tally(roll: RollCall) -> str:
    """Say in short how many have answered what."""
    return ", ".join(f"{len(roll.who(said))} {said}" for said in ORDER if roll.who(said))


def as_plain(call: Call, meeting: Meeting) -> dict[str, object]:
    """Return a meeting as JSON can hold it."""
    zone = call.zone(meeting.network)
    roll = roll_call(call.books, meeting.key)
    contact = meeting.contact
    return {
        "key": meeting.key,
        "network": meeting.network,
        "title": meeting.title,
        "starts": moment(meeting.starts, zone),
        "ends": moment(meeting.ends, zone),
        "place": meeting.place,
        "theme": meeting.theme or None,
        "answer_by": moment(meeting.answer_by, zone),
        "text": meeting.text,
        "cancelled": meeting.cancelled,
        "capacity": meeting.capacity,
        "host": meeting.host or None,
        "contact": contact and {"name": contact.name, "email": contact.email},
        "link": meeting.link or None,
        "practical": meeting.practical,
        "sequence": meeting.sequence,
        "answers": {said: len(roll.who(said)) for said in ORDER},
        "heads": roll.heads,
        "online": roll.online,
    }


def in_full(call: Call, meeting: Meeting) -> None:
    """Print a meeting, and how many have answered what."""
    zone = call.zone(meeting.network)
    roll = roll_call(call.books, meeting.key)
    room = "" if meeting.capacity is None else f" of {meeting.capacity}"
    contact = meeting.contact
    facts(
        (
            ("Key", meeting.key),
            ("Network", meeting.network),
            ("Title", meeting.title),
            ("Starts", when(meeting.starts, zone)),
            ("Ends", when(meeting.ends, zone)),
            ("Place", meeting.place),
            ("Online", meeting.link),
            ("Host", meeting.host),
            ("Contact", contact and " ".join(filter(None, (contact.name, contact.email)))),
            ("Theme", meeting.theme),
            ("Answer by", when(meeting.answer_by, zone)),
            ("Cancelled", meeting.cancelled),
            ("Answers", tally(roll) or "nobody is invited yet"),
            ("Heads", f"{roll.heads}{room}"),
        )
    )
    for text in filter(None, (meeting.text, meeting.practical)):
        say()
        say(text)
