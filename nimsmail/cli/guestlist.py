"""Who comes to a meeting, as the host needs it: on the screen, as JSON, and as a sheet."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click

from nimsmail.cli.finding import organisation_name
from nimsmail.cli.show import counted, moment, say, table, when
from nimsmail.cli.spreadsheet import write_sheet, written
from nimsmail.network.intents import Guest
from nimsmail.network.meetings import Meeting
from nimsmail.network.records import Books
from nimsmail.network.rollcall import ORDER, Called, RollCall, Said

_HEADINGS: dict[Said, str] = {
    "yes": "Coming",
    "delegate": "Sending somebody",
    "waiting": "Waiting for a place",
    "maybe": "Not sure",
    "no": "Not coming",
    "silent": "Not answered",
}


def guest_name(guest: Guest | None) -> str:
    """Name a guest as far as anybody has."""
    if guest is None or not (guest.name or guest.email):
        return "guest, not named"
    return f"{guest.name} <{guest.email}>" if guest.name and guest.email else _only(guest)


def _only(guest: Guest) -> str:
    return guest.name or guest.email or ""


def show(books: Books, meeting: Meeting, roll: RollCall, zone: ZoneInfo) -> None:
    """Print the list, by answer, guests under the one who brings them."""
    say(f"{meeting.title}, {when(meeting.starts, zone)}, {meeting.place}")
    perhaps = f", and perhaps {roll.perhaps} more" if roll.perhaps else ""
    room = "" if meeting.capacity is None else f", with room for {meeting.capacity}"
    afar = f", and {roll.online} online" if roll.online else ""
    say(f"{counted(roll.heads, 'head')} to count on{perhaps}{room}{afar}.")
    for said in ORDER:
        who = roll.waiting if said == "waiting" else roll.who(said)
        if not who:
            continue
        say()
        say(f"{_HEADINGS[said]} ({len(who)})")
        rows = [row for each in who for row in _lines(books, each)]
        table(("  Name", "Address", "Organisation", "Note"), rows, "")
    if not roll.called:
        say("Nobody is invited yet; see nimsmail meeting invite --help.")


def _lines(books: Books, called: Called) -> Iterator[tuple[str, str, str, str]]:
    person = called.person
    address = person.addresses[0] if person.addresses else ""
    organisation = organisation_name(books, person.organisation)
    note = "; ".join(filter(None, ("online" if called.online else "", called.note)))
    yield (f"  {person.name}", address, organisation, note)
    if called.said == "delegate":
        yield _line("in their place: ", called.delegate)
    for guest in called.guests:
        yield _line("with ", guest)


def _line(before: str, guest: Guest | None) -> tuple[str, str, str, str]:
    named = guest is not None and (guest.name or guest.email)
    name = (guest.name or guest.email or "") if guest and named else "guest, not named"
    more = "; ".join(filter(None, (guest.role, guest.diet))) if guest else ""
    return (f"    {before}{name}", (guest.email or "") if guest else "", "", more)


def as_plain(books: Books, meeting: Meeting, roll: RollCall, zone: ZoneInfo) -> dict[str, Any]:
    """Return the list as JSON can hold it."""
    return {
        "meeting": meeting.key,
        "title": meeting.title,
        "starts": moment(meeting.starts, zone),
        "place": meeting.place,
        "heads": roll.heads,
        "perhaps": roll.perhaps,
        "online": roll.online,
        "capacity": meeting.capacity,
        "line": [each.person.key for each in roll.waiting],
        "counts": {said: len(roll.who(said)) for said in ORDER},
        "answers": [_plain(books, each, zone) for each in roll.called],
    }


def _plain(books: Books, called: Called, zone: ZoneInfo) -> dict[str, Any]:
    person = called.person
    return {
        "person": person.key,
        "name": person.name,
        "address": person.addresses[0] if person.addresses else None,
        "organisation": organisation_name(books, person.organisation) or None,
        "answer": called.said,
        "guests": [_guest(each) for each in called.guests],
        "delegate": called.delegate and _guest(called.delegate),
        "waiting": moment(called.waiting, zone),
        "online": called.online,
        "note": called.note or None,
        "answered": moment(called.answered, zone),
        "heads": called.heads,
    }


def _guest(guest: Guest) -> dict[str, str | None]:
    return {"name": guest.name, "email": guest.email, "role": guest.role, "diet": guest.diet}


def write(books: Books, roll: RollCall, zone: ZoneInfo, path: Path, *, raw: bool) -> None:
    """Write the list as a sheet, one line a head; `-` is stdout."""
    heads = ("answer", "name", "address", "organisation", "brought by", "note", "answered")
    rows = [row for each in roll.called for row in _rows(books, each, zone)]
    text = written(heads, rows, raw=raw)
    if str(path) == "-":
        click.echo(text, nl=False)
    else:
        write_sheet(path, text)
        say(f"{counted(len(rows), 'line')} written to {path}; it is full of personal data.")


def _rows(books: Books, called: Called, zone: ZoneInfo) -> Iterator[tuple[str, ...]]:
    person = called.person
    address = person.addresses[0] if person.addresses else ""
    organisation = organisation_name(books, person.organisation)
    answered = when(called.answered, zone)
    yield (called.said, person.name, address, organisation, "", called.note, answered)
    others = [called.delegate] if called.said == "delegate" else []
    for guest in (*others, *called.guests):
        name = (guest.name if guest else None) or "guest, not named"
        email = (guest.email if guest else None) or ""
        said = (guest.role, guest.diet) if guest else ()
        yield ("guest", name, email, "", person.name, "; ".join(filter(None, said)), "")
