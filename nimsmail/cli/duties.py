"""`nimsmail duty`: what is to be done before and after the meetings, and the word on it."""

from dataclasses import replace
from datetime import UTC, datetime

import click

from nimsmail.cli.asking import dispatch, mass_mail
from nimsmail.cli.call import Call, pass_call
from nimsmail.cli.completing import duties, networks
from nimsmail.cli.root import Noun
from nimsmail.cli.show import as_json, facts, json_option, moment, say, table, when
from nimsmail.cli.times import end_of_day
from nimsmail.cli.wheel_words import FATES, what_is
from nimsmail.errors import NotFound
from nimsmail.network.duties import ENDED, Fate, Task, task_named, tasks
from nimsmail.network.performing import approved, is_wanting, kind_of, plan_of, settled


@click.group("duty", cls=Noun)
def command() -> None:
    """The year wheel: list, show, approve, skip.

    KEY is that of the meeting, a slash, and the duty: nims-2027-03/invitation.
    """


@command.command("list")
@click.option("--network", metavar="KEY", shell_complete=networks, help="Only of this network.")
@click.option("--until", metavar="DAY", help="Only what falls due until then.")
@click.option("--all", "all_", is_flag=True, help="What is done or dropped, too.")
@json_option
@pass_call
def list_(call: Call, network: str | None, until: str | None, all_: bool, json_: bool) -> None:
    """List the duties to come and those that wait for your word, in the order they fall due."""
    found = _found(call, network, until, all_=all_)
    if json_:
        as_json([_plain(call, each) for each in found])
        return
    rows = [
        (
            each.key,
            when(each.at, call.zone(each.meeting.network)),
            what_is(each),
            ", ".join(each.duty.to) or "you",
            each.mode,
            FATES[each.fate],
        )
        for each in found
    ]
    table(("Key", "When", "What", "To", "Mode", "State"), rows, _nothing(call))


def _found(call: Call, network: str | None, until: str | None, *, all_: bool) -> list[Task]:
    of = None if network is None else call.network(network)
    horizon = None if until is None else _end_of_day(call, of.key if of else None, until)
    found = (
        each
        for each in tasks(call.books, call.house, call.now)
        if (of is None or each.meeting.network == of.key)
        and (horizon is None or each.at <= horizon)
        and (all_ or each.fate not in ENDED)
    )
    return sorted(found, key=lambda each: (each.at, each.key))


def _end_of_day(call: Call, network: str | None, text: str) -> datetime:
    of = call.house.networks.get(network or "") or next(iter(call.house.networks.values()))
    return end_of_day(call, of, text).astimezone(UTC)


def _nothing(call: Call) -> str:
    if not any(each.wheel for each in call.house.networks.values()):
        return "No network has a year wheel; write a section [networks.KEY.wheel] to have one."
    return "Nothing is to be done; plan a meeting with nimsmail meeting new."


def _plain(call: Call, task: Task) -> dict[str, object]:
    zone = call.zone(task.meeting.network)
    return {
        "key": task.key,
        "network": task.meeting.network,
        "meeting": task.meeting.key,
        "duty": task.duty.key,
        "what": what_is(task),
        "when": moment(task.at, zone),
        "not_after": moment(task.not_after, zone),
        "offset": str(task.duty.at),
        "to": list(task.duty.to),
        "letter": kind_of(task),
        "mode": task.mode,
        "state": str(task.fate),
        "seen": moment(task.seen, zone),
    }


@command.command()
@click.argument("key", shell_complete=duties)
@json_option
@pass_call
def show(call: Call, key: str, json_: bool) -> None:
    """Show one duty: when it falls due, what it sends to whom, and what became of it."""
    task = _task(call, key)
    plan = None if task.fate in ENDED else plan_of(call.books, call.house, task, call.now)
    letters = None if plan is None else len(plan.letters)
    if json_:
        as_json({**_plain(call, task), "letters": letters})
        return
    zone = call.zone(task.meeting.network)
    facts(
        (
            ("Key", task.key),
            ("Meeting", f"{task.meeting.title}, {when(task.meeting.starts, zone)}"),
            ("What", what_is(task)),
            ("When", f"{when(task.at, zone)}, {task.duty.at.words} the meeting"),
            ("Too late", when(task.not_after, zone)),
            ("To", ", ".join(task.duty.to) or "your own to do"),
            ("Letters", "" if letters is None else f"{letters} as things stand"),
            ("Mode", task.mode),
            ("State", FATES[task.fate]),
            ("Seen to", when(task.seen, zone)),
        )
    )
    if task.fate not in ENDED:
        say()
        say(f"  nimsmail duty approve {task.key}{' --dry-run' if task.duty.to else ''}")
        say(f"  nimsmail duty skip {task.key}")


@command.command()
@click.argument("key", shell_complete=duties)
@mass_mail
@pass_call
def approve(call: Call, key: str, yes: bool, dry_run: bool, json_: bool) -> None:
    """See to a duty now, by your word: send its letters, or note that you have done it."""
    task = _open(call, key)
    if is_wanting(call.books, task):
        raise NotFound(
            f"{task.key} lacks its text; write it in a file, and give it with "
            f"nimsmail meeting {task.duty.key} {task.meeting.key} FILE.md --later."
        )
    plan = plan_of(call.books, call.house, task, call.now)
    if plan is None:
        _note_done(call, task, dry_run=dry_run, json_=json_)
        return
    done = settled(call.books, task, Fate.DONE, call.now)
    plan = replace(plan, records=(*plan.records, *done.records))
    what = f"{what_is(task)} of “{task.meeting.title}”"
    dispatch(call, plan, what, f"duty {task.key}", yes=yes, dry_run=dry_run, json_=json_)


def _note_done(call: Call, task: Task, *, dry_run: bool, json_: bool) -> None:
    """Note that the coordinator has done what only they can do."""
    if dry_run:
        sentence = f"{task.key} is your own to do: {what_is(task)}. It would be noted as done."
    else:
        outcome = approved(call.books, call.house, task, call.now)
        call.office.keep(outcome, f"duty {task.key}", call.now)
        sentence = f"{task.key} is noted as done."
    if json_:
        as_json({**_plain(call, _task(call, task.key)), "queued": []})
    else:
        say(sentence)


@command.command()
@click.argument("key", shell_complete=duties)
@json_option
@pass_call
def skip(call: Call, key: str, json_: bool) -> None:
    """Let a duty be for this meeting: nothing is sent, and you are not asked again."""
    task = _open(call, key)
    outcome = settled(call.books, task, Fate.SKIPPED, call.now)
    call.office.keep(outcome, f"duty {task.key}", call.now)
    if json_:
        as_json(_plain(call, _task(call, task.key)))
    else:
        say(f"{task.key} is skipped; nothing is sent.")


def _task(call: Call, key: str) -> Task:
    found = task_named(call.books, call.house, key, call.now)
    if found is None:
        raise NotFound(f"There is no duty “{key}”; see nimsmail duty list.")
    return found


def _open(call: Call, key: str) -> Task:
    task = _task(call, key)
    zone = call.zone(task.meeting.network)
    if task.fate in ENDED:
        since = f" {when(task.seen, zone)}" if task.seen else ""
        raise NotFound(f"{task.key} is settled: {FATES[task.fate]}{since}; see duty list --all.")
    if call.now >= task.not_after:
        raise NotFound(f"{task.key} made sense until {when(task.not_after, zone)}; it is too late.")
    return task
