"""`nimsmail minutes draft`, `send-to-chair`, `approve`, `circulate`, `objections`, `finish`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from nimsmail.cli.agenda import audience_option, circle, refused
from nimsmail.cli.asking import dispatch, mass_mail, queued_sentence
from nimsmail.cli.call import Call, pass_call
from nimsmail.cli.completing import meetings
from nimsmail.cli.finding import find_meeting
from nimsmail.cli.root import Leaf
from nimsmail.cli.show import as_json, json_option, moment, say, table, when
from nimsmail.cli.texts import read_text
from nimsmail.errors import NotFound

if TYPE_CHECKING:
    from nimsmail.network.points import Points

text_option = click.option(
    "--text",
    "source",
    type=click.Path(path_type=Path),
    metavar="FILE.md",
    help="The minutes, in Markdown; else those that wait already.",
)


@click.command(cls=Leaf)
@click.argument("key", shell_complete=meetings)
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="FILE.md", help="A file; else stdout."
)
@pass_call
def draft(call: Call, key: str, out: Path | None) -> None:
    """Draft minutes from the agenda and the attendance of the meeting KEY, to be filled in."""
    from nimsmail.network.minuting import first_draft
    from nimsmail.network.rollcall import roll_call

    meeting = find_meeting(call.books, key)
    network = call.house.networks[meeting.network]
    roll = roll_call(call.books, meeting.key)
    points = _points(call, meeting.key)
    text = first_draft(meeting, points, roll, network.language, network.timezone)
    if out is None:
        click.echo(text, nl=False)
        return
    if out.exists():
        raise NotFound(f"{out} is there already; name another file, so that no work is lost.")
    out.write_text(text, encoding="utf-8")
    say(f"The draft is in {out}; fill it in, then send it to the chair:")
    say(f"  nimsmail minutes send-to-chair {meeting.key} --text {out}")


def _points(call: Call, meeting: str) -> "Points":
    from nimsmail.network.orders import Order, approved_agenda

    agenda = approved_agenda(call.books, meeting)
    if agenda is not None:
        return agenda.points
    order = call.books.get(Order, meeting)
    return order.points if order else ()


@click.command("send-to-chair", cls=Leaf)
@click.argument("key", shell_complete=meetings)
@click.option(
    "--text",
    "source",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FILE.md",
    help="The minutes, in Markdown.",
)
@click.option("--dry-run", is_flag=True, help="Show the letter; send nothing.")
@pass_call
def send_to_chair(call: Call, key: str, source: Path, dry_run: bool) -> None:
    """Send draft minutes to the chair, who approves or corrects them by answering."""
    from nimsmail.cli.letters import as_read, show_letter
    from nimsmail.network.minuting import without_form
    from nimsmail.network.presenting import CannotPresent
    from nimsmail.network.recording import to_chair

    office, meeting = call.office, find_meeting(call.books, key)
    text = without_form(read_text(source))
    try:
        if dry_run:
            outcome = to_chair(call.books, meeting, text, call.now)
            show_letter(*as_read(call, outcome.letters[0], call.now))
            return
        with office.store.change(f"minutes send-to-chair {meeting.key}") as change:
            outcome = to_chair(change, meeting, text, call.now)
            kept = office.clerk.keep(change, outcome, call.now)
    except CannotPresent as error:
        raise refused(error) from None
    say(queued_sentence(kept))


@click.command(cls=Leaf)
@click.argument("key", shell_complete=meetings)
@text_option
@click.option("--yes", is_flag=True, help="Do it without asking.")
@pass_call
def approve(call: Call, key: str, source: Path | None, yes: bool) -> None:
    """Note that minutes are approved by phone or in person, by whom they lie with."""
    from nimsmail.cli.asking import approve as asked
    from nimsmail.network.granting import approved
    from nimsmail.network.minuting import without_form
    from nimsmail.network.presenting import CannotPresent
    from nimsmail.network.recording import by_phone

    office, meeting = call.office, find_meeting(call.books, key)
    text = None if source is None else without_form(read_text(source))
    try:
        version = by_phone(call.books, meeting, text, call.now)
        whose = "the chair" if version.circle == "chair" else "the members"
        asked(f"Have {whose} approved version {version.version}?", yes=yes)
        with office.store.change(f"minutes approve {meeting.key}") as change:
            version = by_phone(change, meeting, text, call.now)
            outcome = approved(change, call.house, version, call.now, by="phone")
            office.clerk.keep(change, outcome, call.now)
    except CannotPresent as error:
        raise refused(error) from None
    verb = "circulate" if version.circle == "chair" else "finish"
    say(
        f"Version {version.version} is approved; go on with "
        f"nimsmail minutes {verb} {meeting.key} --dry-run"
    )


@click.command(cls=Leaf)
@click.argument("key", shell_complete=meetings)
@audience_option
@mass_mail
@pass_call
def circulate(
    call: Call, key: str, audience: str | None, yes: bool, dry_run: bool, json_: bool
) -> None:
    """Send the minutes that the chair approved to the members, for objections."""
    from nimsmail.network.presenting import CannotPresent
    from nimsmail.network.recording import circulate as plan_of

    meeting = find_meeting(call.books, key)
    whom = circle(call, meeting, audience)
    try:
        plan = plan_of(call.books, call.house, meeting, whom, call.now)
    except CannotPresent as error:
        raise refused(error) from None
    what, why = f"the minutes of “{meeting.title}”", f"minutes circulate {meeting.key}"
    dispatch(call, plan, what, why, yes=yes, dry_run=dry_run, json_=json_)


@click.command(cls=Leaf)
@click.argument("key", shell_complete=meetings)
@json_option
@pass_call
def objections(call: Call, key: str, json_: bool) -> None:
    """List what members object to in the minutes of the meeting KEY."""
    from nimsmail.network.objecting import Objection
    from nimsmail.network.people import Person

    meeting = find_meeting(call.books, key)
    zone = call.zone(meeting.network)
    found = sorted(
        call.books.find(Objection, "meeting", meeting.key), key=lambda each: each.received
    )
    people = {each.person: call.books.get(Person, each.person) for each in found}
    if json_:
        as_json(
            [
                {
                    "key": each.key,
                    "version": each.version,
                    "person": each.person,
                    "name": p.name if (p := people[each.person]) else None,
                    "text": each.text,
                    "received": moment(each.received, zone),
                }
                for each in found
            ]
        )
        return
    rows = (
        (each.version, p.name if (p := people[each.person]) else "", each.text,
         when(each.received, zone))
        for each in found
    )  # fmt: skip
    table(("Version", "From", "Objection", "Received"), rows, "Nobody objects.")


@click.command(cls=Leaf)
@click.argument("key", shell_complete=meetings)
@text_option
@audience_option
@mass_mail
@pass_call
def finish(
    call: Call,
    key: str,
    source: Path | None,
    audience: str | None,
    yes: bool,
    dry_run: bool,
    json_: bool,
) -> None:
    """Send the approved minutes to members and board, and keep them and their actions."""
    from nimsmail.network.minuting import without_form
    from nimsmail.network.presenting import CannotPresent
    from nimsmail.network.recording import finish as plan_of

    meeting = find_meeting(call.books, key)
    text = None if source is None else without_form(read_text(source))
    whom = circle(call, meeting, audience)
    try:
        plan = plan_of(call.books, call.house, meeting, whom, text, call.now)
    except CannotPresent as error:
        raise refused(error) from None
    what, why = f"the final minutes of “{meeting.title}”", f"minutes finish {meeting.key}"
    dispatch(call, plan, what, why, yes=yes, dry_run=dry_run, json_=json_)


@click.command(cls=Leaf)
@click.argument("key", required=False, shell_complete=meetings)
@click.option("--done", "done", multiple=True, metavar="KEY", help="Note that one is done.")
@click.option("--all", "all_", is_flag=True, help="Those that are done, too.")
@json_option
@pass_call
def actions(call: Call, key: str | None, done: tuple[str, ...], all_: bool, json_: bool) -> None:
    """List who is to do what by when, of one meeting or of all, and note what is done."""
    from nimsmail.network.actions import Action, completed

    with call.office.store.change("minutes actions") as change:
        for each in done:
            known = change.get(Action, each)
            if known is None:
                raise NotFound(f"There is no action “{each}”; see nimsmail minutes actions.")
            change.put(completed(known, call.now))
    of = None if key is None else find_meeting(call.books, key).key
    found = [
        each
        for each in call.books.every(Action)
        if of in (None, each.meeting) and (all_ or each.open)
    ]
    if json_:
        as_json(
            [
                {
                    "key": each.key,
                    "meeting": each.meeting,
                    "name": each.name,
                    "person": each.person,
                    "task": each.task,
                    "due": each.due.isoformat() if each.due else None,
                    "done": moment(each.done, call.zone(each.network)),
                    "asked": each.times,
                }
                for each in found
            ]
        )
        return
    rows = ((e.key, e.name, e.task, e.due or "", "done" if e.done else "open") for e in found)
    nothing = "Nothing is to be done; actions come from the final minutes."
    table(("Key", "Who", "What", "By", "State"), rows, nothing)


COMMANDS = (actions, draft, send_to_chair, approve, circulate, objections, finish)
