"""The folder that the demo leaves: every letter as HTML and as .eml, and a page to browse them.

The page is one file without scripts; a letter opens in the frame beside the conversation.
"""

from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import assert_never

from nimsmail.demo.events import Event, Letters, Posted, Said, Scene, Table, Written
from nimsmail.demo.storytime import ZONE
from nimsmail.errors import ConfigError

_MARK = ".nimsmail-demo"
_LETTERS = "letters"


def made_ready(folder: Path) -> None:
    """Make the folder, in place of what an earlier demo left there; nobody else's is touched."""
    if folder.exists() and not (folder / _MARK).is_file():
        if not folder.is_dir() or any(folder.iterdir()):
            raise ConfigError(
                f"{folder} is there already, and not from a demo; name another folder with --out."
            )
    elif folder.exists():
        _emptied(folder)
    try:
        (folder / _LETTERS).mkdir(parents=True)
        (folder / _MARK).touch()
    except OSError as error:
        raise ConfigError(
            f"{folder} cannot be made ({error.strerror}); name another folder with --out."
        ) from None


def _emptied(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not path.is_symlink():
            path.rmdir()
        elif path.name != _MARK:
            path.unlink()


def keep(folder: Path, letter: Posted, raw: bytes) -> None:
    """Write one letter, as it reads and as it travelled."""
    place = folder / _LETTERS
    (place / f"{letter.file}.html").write_text(letter.page, encoding="utf-8")
    (place / f"{letter.file}.eml").write_bytes(raw)


def bind(folder: Path, events: Iterable[Event]) -> Path:
    """Write the page with the whole conversation, and return it."""
    told = list(events)
    first = next(iter(_letters(told)), None)
    start = f"{_LETTERS}/{first.file}.html" if first else "about:blank"
    page = _PAGE.format(style=_STYLE, start=start, story="\n".join(map(_block, told)))
    index = folder / "index.html"
    index.write_text(page, encoding="utf-8")
    return index


def _letters(events: Iterable[Event]) -> Iterator[Posted]:
    for event in events:
        if isinstance(event, Posted):
            yield event
        elif isinstance(event, Letters):
            yield from event.letters


def _block(event: Event) -> str:
    match event:
        case Scene():
            about = f"<p>{escape(event.about)}</p>" if event.about else ""
            day = f"{event.when.astimezone(ZONE):%A %-d %B}"
            return (
                f"<header><h2><b>{event.number}</b> {escape(event.title)}</h2>"
                f"<time>{day}</time>{about}</header>"
            )
        case Written():
            return _written(event)
        case Posted():
            return _link(event)
        case Letters():
            links = "".join(map(_link, event.letters))
            return f'<p class="said">{escape(event.what)}</p><div class="many">{links}</div>'
        case Said():
            kind = "said aside" if event.aside else "said"
            return f'<p class="{kind}">{escape(event.text)}</p>'
        case Table():
            return _table(event)
        case _:
            assert_never(event)


def _written(mail: Written) -> str:
    words = escape(mail.words.strip()).replace("\n", "<br>")
    understood = (
        f'<p class="understood">understood: {escape(mail.understood)}</p>'
        if mail.understood
        else ""
    )
    return (
        f'<article class="mail"><h3>{escape(mail.who)}<small>{escape(mail.whence)} · '
        f"{escape(mail.program)} · {mail.when.astimezone(ZONE):%H:%M}</small></h3>"
        f"<blockquote>{words}</blockquote>{understood}</article>"
    )


def _link(letter: Posted) -> str:
    path = f"{_LETTERS}/{escape(letter.file)}"
    return (
        f'<article class="letter"><a href="{path}.html" target="letter">'
        f"<small>to {escape(letter.name)}</small>{escape(letter.subject)}</a>"
        f'<a class="eml" href="{path}.eml" title="the message itself">.eml</a></article>'
    )


def _table(event: Table) -> str:
    heads = "".join(f"<th>{escape(head)}</th>" for head in event.heads)
    rows = "".join("<tr>" + "".join(map(_cell, row)) + "</tr>" for row in event.rows)
    return f"<table><caption>{escape(event.title)}</caption><tr>{heads}</tr>{rows}</table>"


def _cell(text: str) -> str:
    # A word is not broken; a mail address, which has no room to break in, may be.
    kind = ' class="address"' if "@" in text else ""
    return f"<td{kind}>{escape(text)}</td>"


_STYLE = """
:root { --ink: #1c2b33; --soft: #5d6f78; --line: #dde4e7; --paper: #f4f6f5; --sea: #17466a;
        --mail: #ffffff; --gold: #8a6400; color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; display: grid; grid-template-columns: minmax(26rem, 39rem) 1fr; height: 100vh;
       font: 15px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif; color: var(--ink);
       background: var(--paper); }
main { overflow-y: auto; padding: 1.5rem 1.5rem 4rem; }
h1 { font-size: 1.35rem; margin: 0; } h1 + p { color: var(--soft); margin: .2rem 0 0; }
header { margin: 2.2rem 0 .8rem; padding-top: .9rem; border-top: 1px solid var(--line); }
h2 { display: inline; font-size: 1.05rem; margin: 0; }
h2 b { color: var(--sea); margin-right: .4rem; }
time { color: var(--soft); font-size: .85rem; margin-left: .6rem; }
header p, .said { color: var(--soft); font-size: .9rem; margin: .4rem 0; }
.mail { background: var(--mail); border: 1px solid var(--line); border-radius: 4px 14px 14px 14px;
        padding: .7rem 1rem; margin: .8rem 3rem .4rem 0; }
h3 { font-size: .95rem; margin: 0; } h3 small { font-weight: 400; color: var(--soft);
     margin-left: .6rem; font-size: .8rem; }
blockquote { margin: .3rem 0; }
.understood { color: var(--gold); font-size: .85rem; margin: .3rem 0 0; }
.letter { display: flex; align-items: end; gap: .6rem; margin: .4rem 0 .4rem 3rem; }
.letter > a:first-child { flex: 1; background: var(--sea); color: #fff; text-decoration: none;
        border-radius: 14px 4px 14px 14px; padding: .55rem 1rem; font-weight: 600; }
.letter > a:first-child:hover, .letter > a:first-child:focus-visible { background: #0d2f4a; }
.letter small { display: block; font-weight: 400; opacity: .85; font-size: .78rem; }
.aside { margin-left: 3rem; }
.eml { color: var(--soft); font-size: .78rem; }
table { border-collapse: collapse; width: 100%; background: var(--mail); font-size: .82rem;
        margin: 1rem 0; border: 1px solid var(--line); }
caption { text-align: left; font-weight: 600; padding: .4rem 0; }
th, td { text-align: left; overflow-wrap: break-word; padding: .35rem .5rem;
         border-bottom: 1px solid var(--line); }
td.address { overflow-wrap: anywhere; }
th { color: var(--soft); font-weight: 500; }
iframe { width: 100%; height: 100vh; border: 0; border-left: 1px solid var(--line);
         background: #fff; }
@media (max-width: 60rem) { body { grid-template-columns: 1fr; height: auto; }
         iframe { height: 80vh; border: 0; border-top: 1px solid var(--line); } }
"""

_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>nimsmail: the demo's letters</title><style>{style}</style></head>
<body><main>
<h1>nimsmail, nine days in the life of a network</h1>
<p>What the members wrote, what was understood, and every letter that went out. Click a letter.</p>
{story}
</main><iframe name="letter" title="The letter" sandbox src="{start}"></iframe></body></html>
"""
