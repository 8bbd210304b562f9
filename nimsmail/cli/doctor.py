"""`nimsmail doctor`: is everything there that nimsmail needs?"""

import os
from pathlib import Path

import click

from nimsmail.cli.call import Call, pass_call
from nimsmail.cli.root import Leaf
from nimsmail.cli.show import as_json, counted, json_option, say, warn

_COLOURS = {"ok": "green", "warn": "yellow", "fail": "red"}


@click.command("doctor", cls=Leaf)
@click.option(
    "--send-test", is_flag=True, help="Also send a mail from the secretariat to itself, and wait."
)
@json_option
@pass_call
def command(call: Call, send_test: bool, json_: bool) -> None:
    """Check configuration, mailbox, relay, store, templates and clock.

    Each failure comes with its remedy; exit code 1 if there is one.
    """
    from nimsmail import logs
    from nimsmail.config import find_config
    from nimsmail.doctor import Finding, Verdict, examine

    file = find_config(call.config, Path.cwd(), os.environ)
    clock = call.clock if call.set_time_text else call.reading_clock
    # What is wrong is told here, finding by finding; the log need not tell it, too.
    logs.setup(level="debug" if call.debug else "error")
    found: list[Finding] = []
    for finding in examine(file, clock, environ=os.environ, send_test=send_test):
        found.append(finding)
        if not json_:
            _show(str(finding.verdict), finding.check, finding.what, finding.remedy)
    failed = sum(each.verdict is Verdict.FAIL for each in found)
    doubtful = sum(each.verdict is Verdict.WARN for each in found)
    if json_:
        as_json(
            [
                {
                    "check": each.check,
                    "verdict": str(each.verdict),
                    "what": each.what,
                    "remedy": each.remedy or None,
                }
                for each in found
            ]
        )
    elif failed or doubtful:
        warn(f"{counted(failed, 'failure')}, {counted(doubtful, 'warning')}.")
    else:
        say("All is well.")
    if failed:
        click.get_current_context().exit(1)


def _show(verdict: str, check: str, what: str, remedy: str) -> None:
    click.secho(f"{verdict:<5}", fg=_COLOURS.get(verdict), nl=False)
    say(f"{check}: {what}")
    if remedy:
        say(f"     → {remedy}")
