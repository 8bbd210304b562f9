"""How a command ends when something is wrong: one sentence on stderr, and an exit code.

Nobody but the one who asks for it with --debug ever sees a traceback.
"""

import errno
import os
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from typing import Any, TextIO

import click

from nimsmail.cli.call import Call
from nimsmail.cli.layout import wrapped
from nimsmail.cli.show import ended, escape, screen_width, warn
from nimsmail.errors import ConfigError, NimsmailError

FAULT = 1
USAGE = 2
STOPPED = 130  # what a shell gives for Ctrl-C: 128 + SIGINT
# What a stream says that is full or failing. Those of files name them, or are told by the store.
_OF_OUTPUT = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF)
UNREAD = 141  # … and for a reader who went away: 128 + SIGPIPE


def guarded(run: Callable[[], Any], call: Call) -> int:
    """Run a command and return its exit code; say on stderr why it is not 0."""
    try:
        result = run()
        sys.stdout.flush()  # what cannot be written is told here, not at the very end
    except (SystemExit, BrokenPipeError):
        return _unread()  # SystemExit is click's word for a reader who went away
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return USAGE
    except click.UsageError as error:
        return _usage(error)
    except click.ClickException as error:
        return _say(error.format_message(), error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        warn("Stopped; what was finished is kept. Run the command again to go on.")
        return STOPPED
    except ConfigError as error:
        return _say(_listed(str(error)), error.exit_code)
    except NimsmailError as error:
        return _say(ended(str(error)), error.exit_code)
    except MemoryError:
        return _say(
            "This machine has too little memory for that; free some, then try again.", FAULT
        )
    except OSError as error:
        is_output = error.filename is None and error.errno in _OF_OUTPUT
        return _unwritten(error) if is_output else _fault(error, call)
    except Exception as error:  # the outermost door: a fault of ours is a sentence, too
        return _fault(error, call)
    return result if isinstance(result, int) else 0


def _unwritten(error: OSError) -> int:
    _forget(sys.stdout)
    return _say(f"The output cannot be written ({error.strerror}); send it somewhere else.", FAULT)


def _unread() -> int:
    """End in silence: whoever read the output has seen enough."""
    _forget(sys.stdout)
    return UNREAD


def _forget(stream: TextIO) -> None:
    """Let what a stream still holds go nowhere, so that ending does not fail once more."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _usage(error: click.UsageError) -> int:
    context = error.ctx
    path = context.command_path if context else "nimsmail"
    # A choice is listed by click on lines of its own; here it is one sentence.
    said = " ".join(line.strip() for line in error.format_message().splitlines())
    return _say(f"{ended(said)}\nSee {path} --help.", USAGE)


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
    if sys.stderr.isatty():
        lines = [*wrapped(f"Error: {lines[0]}", screen_width()), *lines[1:]]
        lines[0] = lines[0].removeprefix("Error: ")
    click.secho("Error: ", fg="red", bold=True, err=True, nl=False)
    click.echo("\n".join(lines), err=True)
    return code
