"""`nimsmail meeting answer` and `admit`: what the coordinator was told, and what they decide."""

from dataclasses import replace
from typing import get_args

import click

from nimsmail.cli.asking import queued_sentence
from nimsmail.cli.call import Call, pass_call
from nimsmail.cli.completing import meetings, people
from nimsmail.cli.finding import find_meeting, find_person
from nimsmail.cli.gathering import guest_of
from nimsmail.cli.root import Leaf
from nimsmail.cli.show import say
from nimsmail.errors import NotFound
from nimsmail.network.intents import Attend, Guest
from nimsmail.network.meetings import Answer, Meeting, Rsvp, is_open, rsvp_of
from nimsmail.network.people import Person, Standing, membership_of
from nimsmail.network.records import Books

_ANSWERS = click.Choice(get_args(Answer))


@click.command(cls=Leaf)
@click.argument("key", shell_complete=meetings)
@click.argument("who", shell_complete=people)
@click.argument("said", metavar="yes|no|maybe|delegate", type=_ANSWERS)
@click.option(
    "--guest",
    "guests",
    multiple=True,
    metavar='"NAME <ADDRESS>; ROLE; DIET"',
    help="Whom they bring, or who comes in their place; may be given again.",
)
@click.option("--note", default="", metavar="TEXT", help="What else they said, such as a diet.")
@click.option("--online", is_flag=True, help="They take part online.")
@click.option("--quiet", is_flag=True, help="Send them no receipt.")
@pass_call
def answer(
    call: Call,
    key: str,
    who: str,
    said: Answer,
    guests: tuple[str, ...],
    note: str,
    online: bool,
    quiet: bool,
) -> None:
    """Enter an answer that WHO gave by phone; it counts as the latest.

    It may be entered after the day to answer by, and until the meeting is over.
    """
    from nimsmail.network.phoning import by_phone

    wish = _wish(said, [guest_of(each, "--guest") for each in guests], note)
    with call.office.store.change(f"meeting answer {key}") as change:
        meeting, person = find_meeting(change, key), find_person(change, who)
        _expect(change, meeting, person, online=online)
        carried = by_phone(
            change, call.house, meeting, person, wish, call.now, online=online, quiet=quiet
        )
        kept = call.office.clerk.keep(change, carried.outcome, call.now)
        rsvp = rsvp_of(change, meeting.key, person.key)
    waits = rsvp is not None and rsvp.waiting is not None
    say(f"{person.name}: {said} to {meeting.key}{', and waits for a place' if waits else ''}.")
    if kept.queued or kept.held:
        say(queued_sentence(kept))


def _wish(said: Answer, guests: list[Guest], note: str) -> Attend:
    delegate = None
    if said == "delegate":
        delegate, *guests = guests or [Guest()]
    elif said == "no" and guests:
        raise click.UsageError("Who does not come brings nobody; leave --guest out.")
    return Attend(answer=said, guests=tuple(guests), delegate=delegate, note=note.strip() or None)


def _expect(books: Books, meeting: Meeting, person: Person, *, online: bool) -> None:
    membership = membership_of(books, meeting.network, person.key)
    if membership is None or membership.standing is Standing.LEFT:
        raise NotFound(f"{person.name} is not in {meeting.network}; add them with member add.")
    if meeting.cancelled:
        raise NotFound(f"{meeting.key} is cancelled; nobody comes to it.")
    if online and not meeting.link:
        raise NotFound(
            f"{meeting.key} cannot be joined online; add a link with meeting change --link."
        )


@click.command(cls=Leaf)
@click.argument("key", shell_complete=meetings)
@click.argument("who", shell_complete=people)
@pass_call
def admit(call: Call, key: str, who: str) -> None:
    """Let WHO in, who waits for a place: before the others, and even if it is full."""
    from nimsmail.network.admitting import admitted

    with call.office.store.change(f"meeting admit {key}") as change:
        meeting, person = find_meeting(change, key), find_person(change, who)
        rsvp = _waiting(change, meeting, person, call)
        outcome = admitted(change, call.house, meeting, rsvp, call.now)
        kept = call.office.clerk.keep(change, outcome, call.now)
    party = replace(rsvp, waiting=None).party
    more = f" with {party - 1} more" if party > 1 else ""
    say(f"{person.name} is let in{more}, and told so.")
    say(queued_sentence(kept))


def _waiting(books: Books, meeting: Meeting, person: Person, call: Call) -> Rsvp:
    if not is_open(meeting, call.now):
        raise NotFound(f"{meeting.key} is over or cancelled; nobody can be let in any more.")
    rsvp = rsvp_of(books, meeting.key, person.key)
    if rsvp is None or rsvp.waiting is None:
        raise NotFound(
            f"{person.name} does not wait for a place; see meeting attendance {meeting.key}."
        )
    return rsvp
