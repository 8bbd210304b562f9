"""`nimsmail completion`: what a shell needs to complete commands and keys."""

import click
from click.shell_completion import get_completion_class

from nimsmail.cli.root import Leaf

_VARIABLE = "_NIMSMAIL_COMPLETE"


@click.command("completion", cls=Leaf)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> None:
    """Print what makes SHELL complete commands, and keys of meetings, members and reviews.

    For bash, add `eval "$(nimsmail completion bash)"` to ~/.bashrc; zsh is alike, in
    ~/.zshrc. For fish: nimsmail completion fish > ~/.config/fish/completions/nimsmail.fish
    """
    found = get_completion_class(shell)
    assert found is not None
    root = click.get_current_context().find_root().command
    completer = found(root, {}, "nimsmail", _VARIABLE)
    click.echo(completer.source_template % completer.source_vars())
