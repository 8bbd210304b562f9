"""Mass mail: who gets it, who does not and why, and a person's word before anything goes out."""

import sys
from collections.abc import Callable
from typing import Any, TypeVar

import click

from nimsmail.clerk import Kept
from nimsmail.cli.call import Call
from nimsmail.cli.letters import as_read, show_letter
from nimsmail.cli.show import as_json, counted, say, table
from nimsmail.errors import NotFound
from nimsmail.network.dispatch import Plan

F = TypeVar("F", bound=Callable[..., Any])


def mass_mail(command: F) -> F:
    """Give a command the options of everything that goes to many."""
    for option in (
        click.option("--json", "json_", is_flag=True, help="Print JSON."),
        click.option("--yes", is_flag=True, help="Do it without asking."),
        click.option(
            "--dry-run",
            is_flag=True,
            help="Show who would get it, who not and why, and one letter; send nothing.",
        ),
    ):
        command = option(command)
    return command


def dispatch(
    call: Call, plan: Plan, what: str, why: str, *, yes: bool, dry_run: bool, json_: bool
) -> None:
    """Show `plan`, or have it approved and queue its letters.

    `what` says it to the coordinator ("the invitation to …"); `why` is for the journal.
    """
    if dry_run:
        _show_json(call, plan) if json_ else _show(call, plan, what)
        return
    if not plan.letters:
        _told(json_, plan, Kept(), f"Nobody is to get {what}{_left_out(plan)}; nothing was queued.")
        return
    approve(f"Send {what} to {counted(len(plan.letters), 'person', 'people')}?", yes=yes)
    kept = call.office.keep(plan.outcome, why, call.now)
    _told(json_, plan, kept, queued_sentence(kept) + _left_out_sentence(plan))


def approve(question: str, *, yes: bool) -> None:
    """Return when a person has said yes; nothing else counts as approval."""
    if yes:
        return
    if not sys.stdin.isatty():
        raise NotFound(
            "This goes to many, and nobody is here to approve it; look at it with --dry-run, "
            "then say --yes."
        )
    if not click.confirm(question, default=False, err=True):
        raise NotFound("Nothing was sent; run the command again when it may go.")


def queued_sentence(kept: Kept) -> str:
    """Say what became of the letters, and what sends them."""
    queued = counted(len(kept.queued), "letter")
    parts = [f"{queued} queued; the daemon sends them, or nimsmail outbox deliver."]
    if kept.held:
        parts.append(
            f"{counted(len(kept.held), 'letter')} held, since too many would go out by "
            "themselves; see nimsmail outbox list --state held, then release them."
        )
    return "\n".join(parts)


def _left_out(plan: Plan) -> str:
    return f" ({counted(len(plan.left_out), 'person', 'people')} left out)" if plan.left_out else ""


def _left_out_sentence(plan: Plan) -> str:
    if not plan.left_out:
        return ""
    reasons: dict[str, int] = {}
    for each in plan.left_out:
        reasons[each.why] = reasons.get(each.why, 0) + 1
    said = ", ".join(f"{number} {why}" for why, number in reasons.items())
    return f"\nLeft out: {said}."


def _told(json_: bool, plan: Plan, kept: Kept, sentence: str) -> None:
    if json_:
        as_json(
            {
                "queued": list(kept.queued),
                "held": list(kept.held),
                "left_out": [{"person": o.person.key, "why": o.why} for o in plan.left_out],
            }
        )
    else:
        say(sentence)


def _show(call: Call, plan: Plan, what: str) -> None:
    say(f"{counted(len(plan.letters), 'person', 'people')} would get {what}:")
    say()
    table(
        ("Name", "Address", "Language"),
        ((each.to.name, each.to.address, each.to.language) for each in plan.letters),
        "nobody",
    )
    if plan.left_out:
        say()
        say(f"{counted(len(plan.left_out), 'person', 'people')} would not:")
        say()
        rows = ((o.person.name, ", ".join(o.person.addresses[:1]), o.why) for o in plan.left_out)
        table(("Name", "Address", "Why"), rows, "")
    if plan.letters:
        say()
        say(f"One of the letters, to {plan.letters[0].to.name or plan.letters[0].to.address}:")
        say()
        show_letter(*as_read(call, plan.letters[0], call.now))
    say()
    say(f"{counted(len(plan.letters), 'letter')}; nothing was sent.")


def _show_json(call: Call, plan: Plan) -> None:
    letter = None
    if plan.letters:
        subject, text = as_read(call, plan.letters[0], call.now)
        letter = {"to": plan.letters[0].to.address, "subject": subject, "text": text}
    as_json(
        {
            "count": len(plan.letters),
            "in": [
                {"person": e.to.person, "name": e.to.name, "address": e.to.address}
                for e in plan.letters
            ],
            "out": [
                {"person": o.person.key, "name": o.person.name, "why": o.why} for o in plan.left_out
            ],
            "letter": letter,
        }
    )
