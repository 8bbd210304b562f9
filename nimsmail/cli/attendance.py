"""`nimsmail meeting attendance`, `diets` and `participants`: who comes, for us and for the host."""

from pathlib import Path

import click

from nimsmail.cli import guestlist
from nimsmail.cli.asking import approve, queued_sentence
from nimsmail.cli.call import Call, pass_call
from nimsmail.cli.completing import meetings
from nimsmail.cli.finding import find_meeting
from nimsmail.cli.gathering import coming, guest_of
from nimsmail.cli.letters import as_read, show_letter
from nimsmail.cli.root import Leaf
from nimsmail.cli.show import as_json, counted, json_option, moment, say, table
from nimsmail.errors import NotFound
from nimsmail.network.hosting import (
    Diet,
    Participant,
    ParticipantList,
    list_for_host,
    tally,
)
from nimsmail.network.hosting import diets as diets_of
from nimsmail.network.hosting import participants as participants_of
from nimsmail.network.intents import Guest
from nimsmail.network.meetings import Meeting
from nimsmail.network.outcome import Outcome
from nimsmail.network.rollcall import roll_call


@click.command(cls=Leaf)
@click.argument("key", shell_complete=meetings)
@click.option(
    "--csv",
    "sheet",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write the list to a CSV file for Excel; - for stdout.",
)
@click.option("--raw", is_flag=True, help="In CSV, also what a sheet would run as a formula.")
@json_option
@pass_call
def attendance(call: Call, key: str, sheet: Path | None, raw: bool, json_: bool) -> None:
    """Show who comes, whom they bring, who waits, who does not come, who has not answered."""
    meeting = find_meeting(call.books, key)
    roll = roll_call(call.books, meeting.key)
    zone = call.zone(meeting.network)
    if sheet is not None:
        guestlist.write(call.books, roll, zone, sheet, raw=raw)
    elif json_:
        as_json(guestlist.as_plain(call.books, meeting, roll, zone))
    else:
        guestlist.show(call.books, meeting, roll, zone)


@click.command(cls=Leaf)
@click.argument("key", shell_complete=meetings)
@json_option
@pass_call
def diets(call: Call, key: str, json_: bool) -> None:
    """Show what the kitchen must know of those who come: counted, and in their own words."""
    meeting = find_meeting(call.books, key)
    roll = roll_call(call.books, meeting.key)
    found = diets_of(roll)
    if json_:
        as_json(
            {
                "meeting": meeting.key,
                "heads": roll.heads,
                "counts": tally(found),
                "diets": [_diet(each) for each in found],
            }
        )
        return
    say(f"{counted(roll.heads, 'head')} to count on at {meeting.title}.")
    for name, number in tally(found).items():
        say(f"  {number} {name}")
    say()
    rows = ((each.whose, each.said) for each in found)
    table(("Name", "In their words"), rows, "Nobody has written what they cannot eat.")


def _diet(diet: Diet) -> dict[str, object]:
    return {"name": diet.whose, "said": diet.said, "counted": list(diet.counted)}


@click.command(cls=Leaf)
@click.argument("key", shell_complete=meetings)
@click.option("--to-host", is_flag=True, help="Send the list to the meeting's contact.")
@click.option("--to", "other", metavar='"NAME <ADDRESS>"', help="Send it to somebody else.")
@click.option("--dry-run", is_flag=True, help="Show the letter; send nothing.")
@click.option("--yes", is_flag=True, help="Do it without asking.")
@json_option
@pass_call
def participants(
    call: Call, key: str, to_host: bool, other: str | None, dry_run: bool, yes: bool, json_: bool
) -> None:
    """Show names and organisations of those who come, or send the list to the host.

    It holds no addresses: the host needs none. What a kitchen must know stands beneath it.
    """
    meeting = find_meeting(call.books, key)
    roll = roll_call(call.books, meeting.key)
    found = participants_of(call.books, roll)
    if to_host or other is not None:
        _send(call, coming(call, key), _host(meeting, other), yes=yes, dry_run=dry_run, json_=json_)
    elif json_:
        as_json([_participant(each) for each in found])
    else:
        rows = ((each.name or "guest, not named", each.organisation, each.role) for each in found)
        table(("Name", "Organisation", "Role"), rows, "Nobody has said that they come.")


def _participant(one: Participant) -> dict[str, object]:
    return {
        "name": one.name or None,
        "organisation": one.organisation or None,
        "role": one.role or None,
    }


def _host(meeting: Meeting, other: str | None) -> Guest:
    host = meeting.contact if other is None else guest_of(other, "--to")
    if host is None or host.email is None:
        raise NotFound(
            f"Nobody knows an address at the host of {meeting.key}; write it with "
            'meeting change --contact "NAME <ADDRESS>", or here with --to.'
        )
    return host


def _send(
    call: Call, meeting: Meeting, host: Guest, *, yes: bool, dry_run: bool, json_: bool
) -> None:
    letter = _letter(call, meeting, host)
    subject, text = as_read(call, letter, call.now)
    whom = host.name or host.email or ""
    if dry_run and json_:
        as_json({"to": letter.to.address, "subject": subject, "text": text})
    elif dry_run:
        say(f"The list would go to {whom}:")
        say()
        show_letter(subject, text)
        say()
        say("Nothing was sent.")
    else:
        approve(f"Send the list of {counted(letter.heads, 'head')} to {whom}?", yes=yes)
        kept = call.office.keep(Outcome(letters=(letter,)), f"participants {meeting.key}", call.now)
        if json_:
            as_json({"queued": list(kept.queued), "at": moment(call.now, call.zone())})
        else:
            say(queued_sentence(kept))


def _letter(call: Call, meeting: Meeting, host: Guest) -> ParticipantList:
    roll = roll_call(call.books, meeting.key)
    language = call.network(meeting.network).language
    return list_for_host(
        call.books, meeting, roll, host.name or "", host.email or "", language, call.now
    )
