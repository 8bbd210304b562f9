"""The way in: the nouns, loaded when they are called for, and what every command shares."""

import difflib
import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from nimsmail import __version__
from nimsmail.cli import failing
from nimsmail.cli.call import Call, shared_options

_GARBAGE = 50_000

# Each noun: the module that has its `command`, and what it is for in a few words, so that
# help need not load them all.
NOUNS = {
    "init": ("init", "A new secretariat, no questions asked."),
    "demo": ("demo", "The whole service on this machine: members write, it answers."),
    "doctor": ("doctor", "Is everything there? Each failure with its remedy."),
    "daemon": ("daemon", "Poll the mailbox, decide, send."),
    "status": ("status", "Is all well, and what waits for you?"),
    "explain": ("explain", "What a mail would be read as, and why."),
    "member": ("members", "Who is in which network."),
    "organisation": ("organisations", "Municipalities, and which has no contact."),
    "meeting": ("meetings", "Plan, invite, remind, and see who comes."),
    "agenda": ("agenda", "Items, a draft, the chair's word, the summons."),
    "deadline": ("deadlines", "Deadlines of EU calls, and who is told of them."),
    "minutes": ("papers", "Minutes and papers: kept, found, sent on request."),
    "theme": ("themes", "What members would take up, and the vote about it."),
    "duty": ("duties", "What the meetings ask of you, and when."),
    "rehearse": ("rehearse", "The year to come, letter by letter; nothing is sent."),
    "news": ("news", "What members tell, and your word on it."),
    "case": ("cases", "What members offer to present, and at which meeting."),
    "newsletter": ("newsletters", "Drafted, edited, seen first, and then sent."),
    "review": ("reviews", "What waits for your word, and that word."),
    "outbox": ("outbox", "Every letter, and what became of it."),
    "dispatch": ("dispatches", "What goes to many: how far it is; pause, resume, cancel."),
    "report": ("reports", "Who got what, and when."),
    "dkim": ("dkim", "Sign letters where the relay does not."),
    "store": ("store", "Check, back up and restore all that is kept."),
    "log": ("log", "Who did what when."),
    "completion": ("completion", "Have your shell complete commands and keys."),
}


class Leaf(click.Command):
    """A command that also takes the shared options."""

    def __init__(self, *args: Any, **values: Any) -> None:
        super().__init__(*args, **values)
        self.params.extend(shared_options())


class Noun(click.Group):
    """A noun with its verbs; a mistyped one is told which was meant."""

    command_class = Leaf

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that `args` begin with, or say which come near."""
        name = args[0] if args else ""
        if name and not name.startswith("-") and self.get_command(ctx, name) is None:
            ctx.fail(_unknown(name, self.list_commands(ctx)))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the verbs, each with the whole first sentence of its help."""
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl([(n, c.get_short_help_str(200)) for n, c in commands if c])


def _unknown(name: str, known: Sequence[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1)
    remedy = f"did you mean {near[0]}?" if near else f"there are: {', '.join(known)}."
    return f"There is no command {name!r}; {remedy}"


class Root(Noun):
    """All the nouns. Whatever goes wrong in one of them ends as a sentence and an exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the nouns, in the order a newcomer needs them."""
        return list(NOUNS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load the module of this noun."""
        if cmd_name not in NOUNS:
            return None
        found = import_module(f"nimsmail.cli.{NOUNS[cmd_name][0]}").command
        assert isinstance(found, click.Command)
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the nouns without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, short) for name, (_, short) in NOUNS.items()])

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run the command that the arguments name, and exit."""

        def run() -> Any:
            return super(Root, self).main(
                args, prog_name, complete_var, standalone_mode=False, **extra
            )

        if not standalone_mode:
            return run()
        call = extra.setdefault("obj", Call())
        sys.exit(failing.guarded(run, call))


@click.group(
    cls=Root,
    name="nimsmail",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    params=shared_options(),
)
@click.version_option(__version__, prog_name="nimsmail")
def cli() -> None:
    """A secretariat that lives in a mailbox.

    It reads what the members of a network write, keeps the books, and writes the letters.
    Begin with `nimsmail init DIR`, or see it at work with `nimsmail demo`.
    """


def main() -> None:
    """Run nimsmail from the shell."""
    # Reading a large store makes many things and no garbage: it is looked for less often.
    gc.set_threshold(_GARBAGE)
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            # Closed by the shell (>&-); its number must not become that of a file of ours.
            setattr(sys, name, Path(os.devnull).open(mode))  # noqa: SIM115 - open to the end
    for stream in (sys.stdout, sys.stderr):
        # A terminal that can't show a letter gets its escape, not an error.
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    cli.main(prog_name="nimsmail")
