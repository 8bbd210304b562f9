"""Mass mail: who gets it, who does not and why, and a person's word before anything goes out."""

import getpass
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any, TypeVar

import click

from nimsmail.clerk import Kept
from nimsmail.cli.call import Call
from nimsmail.cli.estimating import estimate_as_plain, estimate_sentence
from nimsmail.cli.finding import alphabetical
from nimsmail.cli.letters import as_read, show_letter
from nimsmail.cli.show import as_json, counted, escape, say, table, warn
from nimsmail.errors import NotFound
from nimsmail.network.dispatch import Plan
from nimsmail.network.letters import Letter
from nimsmail.network.records import Books

F = TypeVar("F", bound=Callable[..., Any])
_FEW = 3


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
    call: Call,
    plan: Plan,
    what: str,
    why: str,
    *,
    audience: str | None = None,
    yes: bool,
    dry_run: bool,
    json_: bool,
) -> None:
    """Show `plan`, or have it approved and queue its letters.

    `what` says it to the coordinator ("the invitation to …"); `why` is for the journal.
    An `audience` is named in the question.
    """
    plan = _in_order(plan)
    if dry_run:
        _show_json(call, plan) if json_ else _show(call, plan, what)
        return
    if not plan.letters:
        _told(json_, plan, Kept(), f"Nobody is to get {what}{_left_out(plan)}; nothing was queued.")
        return
    whom = f"{audience}, which is " if audience else ""
    people = counted(len(plan.letters), "person", "people")
    few = named([each.to.name or each.to.address for each in plan.letters])
    estimate = estimate_sentence(call, len(plan.letters))
    approve(f"Send {what} to {whom}{people} ({few})?", yes=yes, beforehand=estimate)
    told = estimate_as_plain(call, len(plan.letters)) if json_ else None
    kept = call.office.approve(plan, who_asks(), why, call.now)
    lines = (queued_sentence(kept), estimate, _left_out_sentence(plan))
    _told(json_, plan, kept, "\n".join(filter(None, lines)), told)


def who_asks() -> str:
    """Return the name under which somebody is signed in to this machine.

    Several may work as the daemon's own user: then it is the one whom sudo knows.
    """
    try:
        return os.environ.get("SUDO_USER") or getpass.getuser()
    except (OSError, KeyError):  # a user without a name, as in some containers
        return str(os.getuid())


def settle(
    call: Call,
    plan_of: Callable[[Books], Plan],
    what: str,
    why: str,
    done: str,
    *,
    yes: bool,
    dry_run: bool,
    json_: bool,
) -> None:
    """Show a plan that changes more than the outbox, or have it approved and carried out.

    The plan is made again within the change that keeps it: what was sent while somebody
    thought it over counts. `done` is what it has led to, said even if nobody is written to.
    """
    plan = plan_of(call.books)
    if dry_run:
        plan = _in_order(plan)
        _show_json(call, plan) if json_ else _show(call, plan, what)
        return
    if plan.letters:
        people = counted(len(plan.letters), "person", "people")
        few = named([each.to.name or each.to.address for each in _in_order(plan).letters])
        estimate = estimate_sentence(call, len(plan.letters))
        approve(f"Send {what} to {people} ({few})?", yes=yes, beforehand=estimate)
    with call.office.store.change(why) as change:
        plan = plan_of(change)
        dispatch = plan.dispatch(change, who_asks(), call.now)
        kept = call.office.clerk.keep(
            change, plan.outcome, call.now, approved=True, dispatch=dispatch
        )
    lines = (queued_sentence(kept), _left_out_sentence(plan)) if plan.letters else ()
    _told(json_, plan, kept, "\n".join(filter(None, (done, *lines))))


def _in_order(plan: Plan) -> Plan:
    letters = tuple(sorted(plan.letters, key=lambda each: alphabetical(each.to.name)))
    left_out = tuple(sorted(plan.left_out, key=lambda each: alphabetical(each.person.name)))
    return replace(plan, letters=letters, left_out=left_out)


def approve(question: str, *, yes: bool, beforehand: str = "") -> None:
    """Return when a person has said yes; nothing else counts as approval.

    `beforehand` is what they should know when they are asked.
    """
    if yes:
        return
    if not sys.stdin.isatty():
        raise NotFound(
            "This goes to many, and nobody is here to approve it; look at it with --dry-run, "
            "then say --yes."
        )
    if beforehand:
        warn(beforehand)
    if not click.confirm(question, default=False, err=True):
        warn("Nothing was sent; run the command again when it may go.")
        raise click.exceptions.Exit(1)


def named(names: Sequence[str]) -> str:
    """Name a few of many people.

    >>> named(["Anna", "Bo"]), named(["Anna", "Bo", "Cai", "Dorte", "Emma"])
    ('Anna, Bo', 'Anna, Bo, Cai and 2 others')
    """
    if len(names) <= _FEW + 1:
        return ", ".join(map(escape, names))
    return f"{', '.join(map(escape, names[:_FEW]))} and {len(names) - _FEW} others"


def queued_sentence(kept: Kept) -> str:
    """Say what became of the letters, and what sends them."""
    queued = counted(len(kept.queued), "letter")
    parts = [f"{queued} queued; the daemon sends them, or nimsmail outbox deliver."]
    if kept.dispatch:
        parts.append(f"What becomes of them: nimsmail dispatch show {kept.dispatch}")
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
    return f"Left out: {said}."


def _told(
    json_: bool, plan: Plan, kept: Kept, sentence: str, estimate: dict[str, Any] | None = None
) -> None:
    if json_:
        as_json(
            {
                "dispatch": kept.dispatch,
                "queued": list(kept.queued),
                "held": list(kept.held),
                "left_out": [{"person": o.person.key, "why": o.why} for o in plan.left_out],
                "estimate": estimate,
            }
        )
    else:
        say(sentence)


def _show(call: Call, plan: Plan, what: str) -> None:
    if plan.letters:
        say(f"{counted(len(plan.letters), 'person', 'people')} would get {what}:")
        say()
        rows = ((each.to.name, each.to.address, each.to.language) for each in plan.letters)
        table(("Name", "Address", "Language"), rows, "")
    else:
        say(f"Nobody would get {what}.")
    if plan.left_out:
        say()
        say(f"{counted(len(plan.left_out), 'person', 'people')} would not:")
        say()
        others = ((o.person.name, ", ".join(o.person.addresses[:1]), o.why) for o in plan.left_out)
        table(("Name", "Address", "Why"), others, "")
    for letter in _one_of_each_language(plan):
        say()
        say(f"One of the letters, to {letter.to.name or letter.to.address}:")
        say()
        show_letter(*as_read(call, letter, call.now))
    say()
    if estimate := estimate_sentence(call, len(plan.letters)):
        say(estimate)
    say(f"{counted(len(plan.letters), 'letter')}; nothing was sent.")


def _one_of_each_language(plan: Plan) -> Iterator[Letter]:
    seen: set[str] = set()
    for letter in plan.letters:
        if letter.to.language not in seen:
            seen.add(letter.to.language)
            yield letter


def _show_json(call: Call, plan: Plan) -> None:
    letter = None
    if plan.letters:
        subject, text = as_read(call, plan.letters[0], call.now)
        letter = {"to": plan.letters[0].to.address, "subject": subject, "text": text}
    as_json(
        {
            "count": len(plan.letters),
            "estimate": estimate_as_plain(call, len(plan.letters)) if plan.letters else None,
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
