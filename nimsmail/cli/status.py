"""`nimsmail status`: is all well, and what waits for a person?"""

import click

from nimsmail.cli.call import Call, pass_call
from nimsmail.cli.estimating import in_words, wait_as_plain, wait_sentence
from nimsmail.cli.health import Health, health_of
from nimsmail.cli.root import Leaf
from nimsmail.cli.show import as_json, counted, facts, json_option, moment, say, table, warn, when


@click.command("status", cls=Leaf)
@click.option(
    "--check", is_flag=True, help="For monitoring: exit code 1 where something needs a person."
)
@json_option
@pass_call
def command(call: Call, check: bool, json_: bool) -> None:
    """Show whether the daemon lives, which letters wait, and what waits for you."""
    health = health_of(call)
    if json_:
        as_json(_plain(call, health))
    elif check:
        for each in health.troubles:
            warn(each)
        if not health.troubles:
            say("All is well.")
    else:
        _show(call, health)
    if check and health.troubles:
        click.get_current_context().exit(1)


def _plain(call: Call, health: Health) -> dict[str, object]:
    zone = call.zone()
    beat = health.beat
    return {
        "ok": not health.troubles,
        "troubles": health.troubles,
        "daemon": {
            "alive": health.alive,
            "pid": beat.pid if beat and health.alive else None,
            "started": moment(beat.started, zone) if beat else None,
            "inbox_read": moment(beat.inbox_read, zone) if beat else None,
            "letter_sent": moment(beat.letter_sent, zone) if beat else None,
            "inbox_trouble": (beat.inbox_trouble or None) if beat else None,
            "post_trouble": (beat.post_trouble or None) if beat else None,
        },
        "letters": {
            "waiting": health.waiting,
            "due": health.due,
            "held": health.held,
            "paused": health.paused,
            "failed_lately": len(health.failed),
        },
        "pace": _pace_as_plain(call, health),
        "review": health.reviews,
        "next_due": moment(health.next_due, zone),
        "last_errors": [
            {"id": each.key, "ended": moment(each.ended, zone), "reply": each.reply}
            for each in health.failed
        ],
    }


def _pace_as_plain(call: Call, health: Health) -> dict[str, object]:
    pace, zone, timetable = health.pace, call.zone(), call.house.timetable
    stands, known = pace.standstill, bool(health.waiting and pace.expected.is_known)
    return {
        "a_minute": timetable.rate or None,
        "in_24_hours": timetable.daily or None,
        "left_in_24_hours": pace.left if timetable.counts else None,
        "ends": moment(pace.expected.ends, zone) if known else None,
        "wait": wait_as_plain(call, pace.wait),
        "standstill": stands
        and {
            "until": moment(stands.until, zone),
            "since": moment(stands.since, zone),
            "why": stands.why,
        },
    }


def _show(call: Call, health: Health) -> None:
    zone = call.zone()
    beat = health.beat
    lives = f"alive (pid {beat.pid})" if beat and health.alive else "alive"
    facts(
        (
            ("Daemon", lives if health.alive else "not running"),
            ("Inbox read", when(beat.inbox_read, zone) if beat else "never"),
            ("Last letter", when(beat.letter_sent, zone) if beat else ""),
            ("Mailbox", beat.inbox_trouble if beat else ""),
            ("Relay", _relay(call, health)),
            ("Letters", _letters(health)),
            ("Pace", _pace(call, health)),
            ("Review", f"{health.reviews} waiting" if health.reviews else "nothing waits"),
            ("Next due", when(health.next_due, zone) or "nothing"),
        )
    )
    if health.failed:
        say()
        rows = ((i.key, when(i.ended, zone), i.recipient, i.reply) for i in health.failed)
        table(("Failed lately", "When", "To", "What the relay said"), rows, "")
    for each in health.troubles:
        say()
        say(each)


def _letters(health: Health) -> str:
    waiting = f"{counted(health.waiting, 'letter')} waiting, {health.due} of them due"
    paused = f", {health.paused} paused" if health.paused else ""
    return f"{waiting}{paused}, {health.held} held, {len(health.failed)} failed lately"


def _relay(call: Call, health: Health) -> str:
    """Say what the relay has against us; its own limit is known without a daemon, too."""
    stands = health.pace.standstill
    if stands is not None:
        until = when(stands.until, call.zone())
        return f"its limit is reached; nothing is sent until {until}: {stands.why}"
    return health.beat.post_trouble if health.beat else ""


def _pace(call: Call, health: Health) -> str:
    """Say how long what waits will take, and what keeps it waiting."""
    pace, timetable = health.pace, call.house.timetable
    said = []
    if timetable.daily:
        said.append(f"{pace.left:,} of {timetable.daily:,} letters left in the last 24 hours.")
    if health.waiting and pace.expected.is_known:
        until = when(pace.expected.ends, call.zone())
        said.append(f"What waits takes about {in_words(pace.expected.takes)}, until {until}.")
    if pace.wait is not None:
        said.append(wait_sentence(call, pace.wait))
    return " ".join(said)
