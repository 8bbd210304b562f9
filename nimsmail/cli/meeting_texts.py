"""`nimsmail meeting practical` and `materials`: the coordinator's own words around a meeting."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import click

from nimsmail.cli.asking import dispatch, mass_mail
from nimsmail.cli.call import Call, pass_call
from nimsmail.cli.circles import find_audience
from nimsmail.cli.completing import audiences, meetings
from nimsmail.cli.finding import find_meeting
from nimsmail.cli.root import Leaf
from nimsmail.cli.show import say
from nimsmail.cli.texts import read_text
from nimsmail.errors import NotFound
from nimsmail.network.dispatch import Plan
from nimsmail.network.meeting_texts import MeetingText, TextKind, kept, text_of
from nimsmail.network.meetings import Meeting

F = TypeVar("F", bound=Callable[..., Any])


def _of_paper(command: F) -> F:
    """Give a command the arguments of what is written for a meeting and sent to many."""
    for option in (
        click.option(
            "--to",
            "audience",
            metavar="AUDIENCE",
            shell_complete=audiences,
            help="Who gets it, if not those that it is meant for.",
        ),
        click.option(
            "--later",
            is_flag=True,
            help="Keep the text and send nothing: the year wheel sends it on its day.",
        ),
        click.argument(
            "file", metavar="[FILE.md]", type=click.Path(path_type=Path), required=False
        ),
        click.argument("key", shell_complete=meetings),
    ):
        command = option(command)
    return command


@click.command("practical", cls=Leaf)
@mass_mail
@_of_paper
@pass_call
def practical(
    call: Call,
    key: str,
    file: Path | None,
    later: bool,
    audience: str | None,
    yes: bool,
    dry_run: bool,
    json_: bool,
) -> None:
    """Send where to go and whom to call, to those who said yes or maybe.

    Time and place are in the letter by themselves. FILE.md tells the rest, in Markdown; without
    it, what was kept with --later is sent. A new text goes to all once more.
    """
    from nimsmail.network.inviting import refusal
    from nimsmail.network.preparing import practical as plan_of

    meeting = find_meeting(call.books, key)
    reason = refusal(meeting, call.now)
    if reason is not None:
        raise NotFound(f"Nobody may be written to about {meeting.key} any more: {reason}.")
    paper = _paper(call, meeting, "practical", file)
    if later:
        _keep(call, meeting, paper)
        return
    to = audience or f"meeting/{meeting.key}:yes + meeting/{meeting.key}:maybe"
    whom = find_audience(call, to)
    text, version = (paper.text, paper.version) if paper else ("", 1)
    plan = plan_of(call.books, call.house, meeting, whom, text, version)
    what = f"the practical details of “{meeting.title}”"
    _dispatch(call, meeting, paper, plan, what, yes=yes, dry_run=dry_run, json_=json_)


@click.command("materials", cls=Leaf)
@mass_mail
@_of_paper
@pass_call
def materials(
    call: Call,
    key: str,
    file: Path | None,
    later: bool,
    audience: str | None,
    yes: bool,
    dry_run: bool,
    json_: bool,
) -> None:
    """Send minutes and materials to everybody in the network, also to those who were absent.

    FILE.md holds them, in Markdown, with links to slides; without it, what was kept with
    --later is sent. The next meeting is told of, if it is planned. A new text goes to all once
    more.
    """
    from nimsmail.network.preparing import materials as plan_of

    meeting = find_meeting(call.books, key)
    if meeting.cancelled or call.now < meeting.starts:
        why = "it is cancelled" if meeting.cancelled else "it has not begun"
        raise NotFound(f"There are no materials of {meeting.key} yet: {why}.")
    paper = _paper(call, meeting, "materials", file)
    if paper is None:
        raise NotFound(
            f"There is nothing to send: name a file with the minutes, such as "
            f"nimsmail meeting materials {meeting.key} minutes.md."
        )
    if later:
        _keep(call, meeting, paper)
        return
    whom = find_audience(call, audience or meeting.network)
    plan = plan_of(call.books, call.house, meeting, whom, paper.text, paper.version)
    what = f"the materials of “{meeting.title}”"
    _dispatch(call, meeting, paper, plan, what, yes=yes, dry_run=dry_run, json_=json_)


def _paper(call: Call, meeting: Meeting, kind: TextKind, file: Path | None) -> MeetingText | None:
    if file is None:
        return text_of(call.books, meeting.key, kind)
    return kept(call.books, meeting.key, kind, read_text(file), call.now)


def _keep(call: Call, meeting: Meeting, paper: MeetingText | None) -> None:
    if paper is None:
        raise NotFound("There is nothing to keep; name a file with --later.")
    with call.office.store.change(f"{paper.kind} {meeting.key}") as change:
        change.put(paper)
    say(f"Kept for {meeting.key}; nothing was sent. See when it goes with nimsmail duty list.")


def _dispatch(
    call: Call,
    meeting: Meeting,
    paper: MeetingText | None,
    plan: Plan,
    what: str,
    *,
    yes: bool,
    dry_run: bool,
    json_: bool,
) -> None:
    """Send it by the coordinator's word; the wheel need not ask for it any more."""
    kind = "practical" if paper is None else paper.kind
    records = (*plan.records, *((paper,) if paper else ()), *_seen(call, meeting, kind))
    plan = replace(plan, records=records)
    dispatch(call, plan, what, f"{kind} {meeting.key}", yes=yes, dry_run=dry_run, json_=json_)


def _seen(call: Call, meeting: Meeting, kind: TextKind) -> tuple[Any, ...]:
    from nimsmail.network.duties import ENDED, Fate, task_named
    from nimsmail.network.performing import settled

    task = task_named(call.books, call.house, f"{meeting.key}/{kind}", call.now)
    if task is None or task.fate in ENDED:
        return ()
    return settled(call.books, task, Fate.BY_HAND, call.now).records
