"""`nimsmail newsletter draft`: a newsletter made from what has come in, as a file to edit."""

from pathlib import Path

import click

from nimsmail.cli.call import Call, pass_call
from nimsmail.cli.completing import networks
from nimsmail.cli.root import Leaf
from nimsmail.cli.show import counted, say
from nimsmail.cli.texts import read_text, write_new
from nimsmail.network.newsletters import Edition, last_frozen


@click.command("draft", cls=Leaf)
@click.option("--network", metavar="KEY", shell_complete=networks, help="Whose newsletter it is.")
@click.option(
    "--deadlines",
    type=click.Path(path_type=Path),
    metavar="FILE.md",
    help="What “Et kig i glaskuglen” says, in Markdown, in place of the deadlines we know.",
)
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="FILE.md", help="Write it to a new file."
)
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@pass_call
def draft(
    call: Call, network: str | None, deadlines: Path | None, out: Path | None, force: bool
) -> None:
    """Draft a newsletter from what has come in since the last one, as Markdown to edit.

    Accepted news, cases, meetings to come and deadlines; a section with nothing in it is
    left out. Marks such as <!-- news a1b2 --> tell which items are used: they are never sent.
    """
    from nimsmail.network.material import for_newsletter

    of = call.network(network)
    ahead = "" if deadlines is None else read_text(deadlines)
    since = last_frozen(call.books, of.key)
    material = for_newsletter(call.books, call.house, of, call.now, since, ahead)
    edition = Edition(key="", network=of.key, title="", text="", frozen=call.now, material=material)
    text = call.office.writer.writer.draft("newsletter-draft", of, {"edition": edition})
    if out is None:
        say(text.rstrip())
        return
    write_new(out, text, force=force)
    items = counted(len(material.news), "piece of news", "pieces of news")
    say(f"{out} has {items}; edit it, then see it with:")
    say(f"  nimsmail newsletter preview {out}")
