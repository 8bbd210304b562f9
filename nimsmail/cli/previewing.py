"""`nimsmail newsletter preview`: a newsletter as its readers would see it, and nothing sent."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from nimsmail.cli.call import Call, pass_call
from nimsmail.cli.completing import audiences
from nimsmail.cli.root import Leaf
from nimsmail.cli.show import as_json, json_option, say, warn
from nimsmail.errors import NotFound
from nimsmail.network.letters import Recipient
from nimsmail.network.newsletters import Newsletter
from nimsmail.network.outbox import queued
from nimsmail.network.people import Person
from nimsmail.writing.compose import Filled
from nimsmail.writing.compose import preview as filled

if TYPE_CHECKING:
    from nimsmail.cli.manuscripts import Manuscript


@click.command("preview", cls=Leaf)
@click.argument("file", metavar="FILE.md", type=click.Path(path_type=Path))
@click.option(
    "--to",
    "audience",
    metavar="AUDIENCE",
    shell_complete=audiences,
    help="Whose newsletter it is; needed where there are several networks.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Write pages to DIR: desktop and phone side by side, light and dark, and the text.",
)
@click.option("--open", "open_", is_flag=True, help="Open them in a browser, too.")
@click.option(
    "--html", type=click.Path(path_type=Path), metavar="FILE", help="Write the HTML alone to FILE."
)
@json_option
@pass_call
def preview(
    call: Call,
    file: Path,
    audience: str | None,
    out: Path | None,
    open_: bool,
    html: Path | None,
    json_: bool,
) -> None:
    """Show a newsletter as its first reader would see it; nothing is kept or sent."""
    from nimsmail.cli.circles import named_audience
    from nimsmail.cli.letters import show_letter, without_tokens
    from nimsmail.cli.manuscripts import read_manuscript

    if open_ and out is None:
        raise click.UsageError("--open needs --out DIR, where the pages are written.")
    written = read_manuscript(call, file, finished=False)
    letter = _letter(call, written, named_audience(call, audience))
    shown = _shown(call, letter)
    subject = without_tokens(shown.subject)
    parts = {part.type: without_tokens(part.text) for part in shown.parts}
    if html is not None:
        _write(html, parts["text/html"])
        warn(f"The HTML is in {html}; open it in a browser.")
    if out is not None:
        index = _pages(call, out, letter, written.octets, subject, parts)
        warn(f"The preview is in {index}; open it in a browser.")
        if open_:
            click.launch(str(index))
    if json_:
        as_json({"subject": subject, "text": parts["text/plain"], "html": parts["text/html"]})
    elif out is None:
        show_letter(subject, parts["text/plain"])
        say()
        say("Nothing was sent.")


def _letter(call: Call, written: "Manuscript", audience: str) -> Newsletter:
    """Return the letter as the first of its readers gets it, be it one who has it already."""
    from nimsmail.cli.circles import find_audience
    from nimsmail.network.publishing import frozen

    whom = find_audience(call, audience)
    people = (call.books.get(Person, key) for key in whom.persons)
    readers = (to for person in people if person and (to := Recipient.at(person)))
    first = min(readers, key=lambda each: each.name.casefold(), default=None)
    if first is None:
        raise NotFound(f"Nobody would get it: the audience “{audience}” is empty; name another.")
    edition = frozen(
        call.books,
        whom.network,
        written.title,
        written.text,
        call.now,
        enclosed=written.files,
    )
    return Newsletter(network=whom.network, to=first, about=edition.key, edition=edition)


def _shown(call: Call, letter: Newsletter) -> Filled:
    wording = call.office.writer.word(letter)
    item = queued(letter, wording.key, call.house, call.now)
    token = call.house.seal.token(item.key, item.kind, item.person or item.recipient)
    return filled(wording, item, token)


def _pages(
    call: Call,
    folder: Path,
    letter: Newsletter,
    files: dict[str, bytes],
    subject: str,
    parts: dict[str, str],
) -> Path:
    from nimsmail.writing.proofsheet import pages, sheet

    network = call.house.networks[letter.network]
    attached = tuple(each.name for each in letter.enclosed if not each.is_picture)
    text = parts["text/plain"]
    made = pages(parts["text/html"], letter.enclosed, files)
    made["index.html"] = sheet(subject, text, network.name, attached, letter.to.language)
    made["letter.txt"] = text
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotFound(f"{folder} cannot be made ({error.strerror}); name another.") from None
    for name, page in made.items():
        _write(folder / name, page)
    return folder / "index.html"


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise NotFound(f"{path} cannot be written ({error.strerror}); name another file.") from None
