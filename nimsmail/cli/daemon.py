"""`nimsmail daemon`: the whole house at work."""

import click

from nimsmail.cli.call import Call, pass_call
from nimsmail.cli.root import Leaf


@click.command("daemon", cls=Leaf)
@click.option("--once", is_flag=True, help="Take in, see to what is due, send what may go; end.")
@pass_call
def command(call: Call, once: bool) -> None:
    """Poll the mailbox, decide, and send, until told to stop.

    SIGTERM and Ctrl-C end it cleanly. One daemon at a time runs on a store; another ends
    with exit code 3.
    """
    from nimsmail.daemon import run

    call.tells_all = True
    run(call.office, once=once)
