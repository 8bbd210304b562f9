"""`nimsmail init`: a new secretariat, no questions asked."""

from pathlib import Path

import click

from nimsmail.cli.call import Call, pass_call
from nimsmail.cli.root import Leaf
from nimsmail.cli.show import say


@click.command("init", cls=Leaf)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--network", metavar="KEY", help="The key of its network; nims if none is given.")
@click.option(
    "--sample",
    type=click.Choice(["nims"]),
    help="Both bodies of the sample, the 22 municipalities and five themes, on servers of this "
    "machine.",
)
@click.option("--with-templates", is_flag=True, help="Copy all templates, to be edited.")
@pass_call
def command(
    call: Call, folder: Path, network: str | None, sample: str | None, with_templates: bool
) -> None:
    """Make a new secretariat in DIR: configuration, templates, empty store.

    Nothing that is there is overwritten. The other commands find config.toml in the
    folder they are run in.
    """
    from nimsmail.cli.founding import found_from_example, found_sample

    if sample and network:
        raise click.UsageError("--sample has networks of its own; leave --network out.")
    if sample:
        found_sample(folder, sample, call.reading_clock.now(), with_templates=with_templates)
    else:
        found_from_example(folder, network or "nims", with_templates=with_templates)
    _show_next(folder, sample)


def _show_next(folder: Path, sample: str | None) -> None:
    say(f"A new secretariat is in {folder}. Next:")
    say(f"  cd {folder}")
    if sample:
        say("  nimsmail organisation coverage --network nims   # the 22 municipalities are in")
        say("  nimsmail member import members.csv --network nims --dry-run")
        say("  nimsmail demo         # or see it all at work, with mail servers of its own")
        return
    say("  nano config.toml      # names, addresses, servers: every key says what it does")
    say("  nano secrets/mailbox  # the mailbox's password; secrets/post: that of the relay")
    say("  chmod 600 secrets/*")
    say("  nimsmail doctor       # checks it all, and says what to mend")
    say("  nimsmail organisation import   # if config.toml names organisations for a network")
    say("  nimsmail member import FILE.csv --dry-run")
    say("  nimsmail daemon       # or let systemd run it")
