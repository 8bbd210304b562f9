"""How a command ends when something is wrong: one sentence on stderr, and an exit code.

Nobody but the one who asks for it with --debug ever sees a traceback.
"""

import traceback
from collections.abc import Callable
from typing import Any

import click

from nimsmail.cli.call import Call
from nimsmail.cli.show import escape
from nimsmail.errors import ConfigError, NimsmailError

FAULT = 1
USAGE = 2
STOPPED = 130  # what a shell gives for Ctrl-C: 128 + SIGINT


def guarded(run: Callable[[], Any], call: Call) -> int:
    """Run a command and return its exit code; say on stderr why it is not 0."""
    try:
        result = run()
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return USAGE
    except click.UsageError as error:
        return _usage(error)
    except click.ClickException as error:
        return _say(error.format_message(), error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        return _say("Stopped; what was finished is kept. Run the command again to go on.", STOPPED)
    except ConfigError as error:
        return _say(_listed(str(error)), error.exit_code)
    except NimsmailError as error:
        return _say(str(error), error.exit_code)
    except MemoryError:
        return _say(
            "This machine has too little memory for that; free some, then try again.", FAULT
        )
    except Exception as error:  # the outermost door: a fault of ours is a sentence, too
        return _fault(error, call)
    return result if isinstance(result, int) else 0


def _usage(error: click.UsageError) -> int:
    context = error.ctx
    path = context.command_path if context else "nimsmail"
    return _say(f"{error.format_message()}\nSee {path} --help.", USAGE)


def _listed(text: str) -> str:
    """Put several faults, one to a line, below one heading."""
    faults = text.splitlines()
    if len(faults) < 2:
        return text
    return "\n  ".join([f"{len(faults)} things in the configuration need mending:", *faults])


def _fault(error: Exception, call: Call) -> int:
    """Own up to a fault: what kind, never what it held."""
    if call.debug:
        from nimsmail.logs import redact

        # A traceback names lines of ours; what the exception says may hold people's words.
        trace = "".join(traceback.format_list(traceback.extract_tb(error.__traceback__)))
        click.echo(trace + escape(redact(f"{type(error).__name__}: {error}")), err=True)
    where = "" if call.debug else "; run the command again with --debug and"
    joint = ": please" if call.debug else ""
    return _say(
        f"This is a fault in nimsmail ({type(error).__name__}){joint}{where} report what it says.",
        FAULT,
    )


def _say(text: str, code: int) -> int:
    # Line ends are ours, where several faults are listed; the rest may be a stranger's.
    lines = [escape(line) for line in text.splitlines()] or [""]
    click.secho("Error: ", fg="red", bold=True, err=True, nl=False)
    click.echo("\n".join(lines), err=True)
    return code
