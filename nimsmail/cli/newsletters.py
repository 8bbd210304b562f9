"""`nimsmail newsletter`: a Markdown file, seen first and then sent."""

from pathlib import Path

import click

from nimsmail.cli.asking import dispatch, mass_mail
from nimsmail.cli.call import Call, pass_call
from nimsmail.cli.completing import audiences
from nimsmail.cli.root import Noun
from nimsmail.cli.show import as_json, json_option, say, warn
from nimsmail.cli.texts import read_text, titled
from nimsmail.errors import NotFound
from nimsmail.network.dispatch import Plan
from nimsmail.network.letters import Recipient
from nimsmail.network.newsletters import Edition, Newsletter
from nimsmail.network.outbox import queued
from nimsmail.writing.compose import preview as filled


@click.group("newsletter", cls=Noun)
def command() -> None:
    """Newsletters: preview, send. The first heading of the file is the subject."""


to_option = click.option(
    "--to",
    "audience",
    metavar="AUDIENCE",
    shell_complete=audiences,
    help="Who gets it, such as nims, or nims:contacts + nims:role=board; needed where there "
    "are several networks, else everybody.",
)


@command.command()
@click.argument("file", metavar="FILE.md", type=click.Path(path_type=Path))
@to_option
@mass_mail
@pass_call
def send(
    call: Call, file: Path, audience: str | None, yes: bool, dry_run: bool, json_: bool
) -> None:
    """Freeze a newsletter and queue it, one letter for each reader.

    The same file sent again goes only to those who do not have it yet.
    """
    to = _audience(call, audience)
    title, plan = _plan(call, file, to)
    what, why = f"“{title}”", f"newsletter {to.partition(':')[0]}"
    dispatch(call, plan, what, why, audience=to, yes=yes, dry_run=dry_run, json_=json_)


def _audience(call: Call, named: str | None) -> str:
    """Return the audience that was named; everybody in the network where there is only one."""
    if named is not None:
        return named
    if len(call.house.networks) == 1:
        return next(iter(call.house.networks))
    known = ", ".join(call.house.networks)
    raise NotFound(f"There are several networks; say with --to who gets it, such as: {known}.")


def _plan(call: Call, file: Path, audience: str) -> tuple[str, Plan]:
    from nimsmail.cli.circles import find_audience
    from nimsmail.network.publishing import newsletter

    title, text = titled(read_text(file), file)
    whom = find_audience(call, audience)
    return title, newsletter(call.books, call.house, whom, title, text, call.now)


@command.command()
@click.argument("file", metavar="FILE.md", type=click.Path(path_type=Path))
@to_option
@click.option(
    "--html", type=click.Path(path_type=Path), metavar="FILE", help="Write the HTML to FILE."
)
@json_option
@pass_call
def preview(call: Call, file: Path, audience: str | None, html: Path | None, json_: bool) -> None:
    """Show a newsletter as its first reader would see it; nothing is kept or sent."""
    from nimsmail.cli.letters import show_letter, without_tokens

    to = _audience(call, audience)
    _, plan = _plan(call, file, to)
    letter = _to_somebody(plan)
    if letter is None:
        raise NotFound(f"Nobody would get it: the audience “{to}” is empty; name another.")
    wording = call.office.writer.word(letter)
    item = queued(letter, wording.key, call.house, call.now)
    token = call.house.seal.token(item.key, item.kind, item.person or item.recipient)
    shown = filled(wording, item, token)
    parts = {part.type: without_tokens(part.text) for part in shown.parts}
    if html is not None:
        _write(html, parts["text/html"])
        warn(f"The HTML is in {html}; open it in a browser.")
    if json_:
        as_json({"subject": shown.subject, "text": parts["text/plain"], "html": parts["text/html"]})
    else:
        show_letter(without_tokens(shown.subject), parts["text/plain"])
        say()
        say("Nothing was sent.")


def _to_somebody(plan: Plan) -> Newsletter | None:
    """Return the edition as its first reader gets it, be it one who has it already."""
    (edition,) = plan.records
    assert isinstance(edition, Edition)
    readers = [each.to for each in plan.letters]
    readers += [to for each in plan.left_out if (to := Recipient.at(each.person))]
    if not readers:
        return None
    return Newsletter(network=edition.network, to=readers[0], about=edition.key, edition=edition)


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise NotFound(f"{path} cannot be written ({error.strerror}); name another file.") from None
