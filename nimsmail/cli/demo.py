"""`nimsmail demo`: the whole service at work, on this machine alone."""

from pathlib import Path

import click

from nimsmail.cli.call import Call, pass_call
from nimsmail.cli.root import Leaf
from nimsmail.errors import NotFound, PostError


@click.command("demo", cls=Leaf)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    default="demo-out",
    show_default=True,
    help="Where its letters go, to be looked at.",
)
@click.option("--keep", is_flag=True, help="Stay until Ctrl-C, so that you can write to it.")
@click.option("--imap-port", type=click.IntRange(0, 65535), default=0, help="0: any that is free.")
@click.option("--smtp-port", type=click.IntRange(0, 65535), default=0, help="0: any that is free.")
@pass_call
def command(call: Call, out: Path, keep: bool, imap_port: int, smtp_port: int) -> None:
    """See the whole service with mail servers of its own: members write, it answers.

    Invented people, the real protocols, and nothing leaves this machine.
    """
    from nimsmail import demo

    try:
        demo.run(
            out=out, keep=keep, imap_port=imap_port, smtp_port=smtp_port, clock=call.reading_clock
        )
    except PostError as error:
        # Its servers are our own: no later try mends what another choice of ports does.
        raise NotFound(str(error)) from None
