"""`nimsmail meeting change`, `move` and `cancel`: everybody who was invited is told."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from nimsmail.cli.asking import mass_mail, settle
from nimsmail.cli.call import Call, pass_call
from nimsmail.cli.completing import meetings
from nimsmail.cli.finding import find_meeting
from nimsmail.cli.gathering import coming, house_of, house_options, line_of, sentence
from nimsmail.cli.root import Leaf
from nimsmail.cli.texts import read_text
from nimsmail.cli.times import end_of, end_of_day, moment_of
from nimsmail.errors import NotFound
from nimsmail.network.dispatch import Plan
from nimsmail.network.meetings import Meeting
from nimsmail.network.records import Books


@click.command(cls=Leaf)
@click.argument("key", shell_complete=meetings)
@click.option("--starts", required=True, metavar="WHEN", help="When it starts now.")
@click.option("--ends", required=True, metavar="WHEN", help="When it ends now; or the hour alone.")
@click.option("--place", help="Where it is now, if that is new, too.")
@click.option("--answer-by", metavar="DAY", help="The last day to answer, now.")
@mass_mail
@pass_call
def move(
    call: Call,
    key: str,
    starts: str,
    ends: str,
    place: str | None,
    answer_by: str | None,
    yes: bool,
    dry_run: bool,
    json_: bool,
) -> None:
    """Move a meeting to another time, and ask everybody anew whether they come.

    Everybody who was invited gets a letter, and their calendar entry moves along. What they
    had answered is kept as history and does not count any more: all are silent again.
    """
    from nimsmail.network.rescheduling import move as plan_of

    of = call.network(coming(call, key).network)
    begins = moment_of(call, of, starts)
    new: dict[str, Any] = {"starts": begins, "ends": end_of(call, of, ends, begins)}
    if place is not None:
        new["place"] = line_of(place, "--place")
    if answer_by is not None:
        new["answer_by"] = end_of_day(call, of, answer_by)

    def plan(books: Books) -> Plan:
        before = find_meeting(books, key)
        if (before.starts, before.ends) == (new["starts"], new["ends"]):
            raise NotFound(
                f"{before.key} is at that time already; for another place see meeting change."
            )
        return plan_of(books, call.house, before, _replanned(call, before, new), call.now)

    what, why = f"the news that {key} is moved", f"move {key}"
    said = f"The meeting {key} is moved."
    settle(call, plan, what, why, said, yes=yes, dry_run=dry_run, json_=json_)


@click.command(cls=Leaf)
@click.argument("key", shell_complete=meetings)
@click.option("--title", help="What it is called now.")
@click.option("--place", help="Where it is now.")
@click.option("--answer-by", metavar="DAY", help="The last day to answer, now.")
@click.option(
    "--text",
    type=click.Path(path_type=Path),
    metavar="FILE.md",
    help="What the invitation says of it now, in Markdown.",
)
@house_options
@click.option("--no-capacity", is_flag=True, help="There is room for everybody.")
@mass_mail
@pass_call
def change(
    call: Call,
    /,
    key: str,
    title: str | None,
    place: str | None,
    answer_by: str | None,
    text: Path | None,
    no_capacity: bool,
    yes: bool,
    dry_run: bool,
    json_: bool,
    **house: Any,
) -> None:
    """Change a meeting, but not its time; nobody is asked again.

    A new title, place, text or link is told to those who were invited and have not said no,
    and changed in their calendars. The rest is told to nobody. Where there is more room now,
    those who wait are let in, and told so. An empty text ("") takes back a host, contact or link.
    """
    from nimsmail.network.rescheduling import change as plan_of

    of = call.network(coming(call, key).network)
    if no_capacity and house["capacity"] is not None:
        raise click.UsageError("Say --capacity or --no-capacity.")
    new = house_of(**house) | ({"capacity": None} if no_capacity else {})
    for name, value in (("title", title), ("place", place)):
        if value is not None:
            new[name] = line_of(value, f"--{name}")
    if answer_by is not None:
        new["answer_by"] = end_of_day(call, of, answer_by)
    if text is not None:
        new["text"] = read_text(text)

    def plan(books: Books) -> Plan:
        before = find_meeting(books, key)
        return plan_of(books, call.house, before, _replanned(call, before, new), call.now)

    what, why = f"the news of the change to {key}", f"change {key}"
    said = f"The meeting {key} is changed."
    settle(call, plan, what, why, said, yes=yes, dry_run=dry_run, json_=json_)


@click.command(cls=Leaf)
@click.argument("key", shell_complete=meetings)
@click.option("--why", "reason", default="", metavar="TEXT", help="Why, as the letter says it.")
@mass_mail
@pass_call
def cancel(call: Call, key: str, reason: str, yes: bool, dry_run: bool, json_: bool) -> None:
    """Call a meeting off, and take it out of the calendars of all who were invited.

    Letters about it that wait are withdrawn. There is no way back: plan another meeting.
    """
    from nimsmail.network.rescheduling import cancel as plan_of

    coming(call, key)

    def plan(books: Books) -> Plan:
        return plan_of(books, call.house, find_meeting(books, key), reason.strip(), call.now)

    what, why = f"the news that {key} is cancelled", f"cancel {key}"
    said = f"The meeting {key} is cancelled."
    settle(call, plan, what, why, said, yes=yes, dry_run=dry_run, json_=json_)


def _replanned(call: Call, before: Meeting, new: dict[str, Any]) -> Meeting:
    from nimsmail.network.planning import CannotPlan, replanned

    try:
        return replanned(before, replace(before, **new), call.now)
    except CannotPlan as error:
        raise NotFound(sentence(str(error))) from None
