"""A letter as its reader will see it, but for the token, which nobody else may."""

import re
from datetime import datetime

from nimsmail.cli.call import Call
from nimsmail.cli.show import say
from nimsmail.network.letters import Letter
from nimsmail.network.outbox import Item, queued
from nimsmail.network.seal import find_tokens
from nimsmail.writing.addresses import Unwritable
from nimsmail.writing.compose import compose, preview
from nimsmail.writing.wording import Wording

_HIDDEN = "[token]"
_SUBJECT = re.compile(r"^Subject:.*\n(?:[ \t].*\n)*", re.MULTILINE)


def as_read(call: Call, letter: Letter, now: datetime) -> tuple[str, str]:
    """Return subject and text of `letter`, as it would go out."""
    wording = call.office.writer.word(letter)
    return _read(call, wording, queued(letter, wording.key, call.house, now))


def _read(call: Call, wording: Wording, item: Item) -> tuple[str, str]:
    shown = preview(wording, item, _token(call, wording, item))
    return without_tokens(shown.subject), without_tokens(shown.parts[0].text)


def as_kept(call: Call, item: Item) -> tuple[str, str, str] | None:
    """Return header, subject and text of a letter in the outbox; None where its words are gone."""
    wording = call.books.get(Wording, item.words)
    if wording is None:
        return None
    try:
        message = compose(wording, item, _token(call, wording, item), proven=False)
    except Unwritable as error:
        return (f"No message can be made of it: {error}.", wording.subject, "")
    header = message.partition(b"\r\n\r\n")[0].decode("ascii", "replace").replace("\r\n", "\n")
    return (without_tokens(header), *_read(call, wording, item))


def readable(header: str, subject: str) -> str:
    """Return a header with its subject as people read it; the other fields as they go out."""
    return _SUBJECT.sub(lambda _: f"Subject: {subject}\n", f"{header}\n").rstrip("\n")


def _token(call: Call, wording: Wording, item: Item) -> str | None:
    if not wording.answerable:
        return None
    return call.house.seal.token(item.key, item.kind, item.person or item.recipient)


def without_tokens(text: str) -> str:
    """Hide every token in `text`: whoever has one can answer in another's name."""
    for token in find_tokens(text):
        text = text.replace(token, _HIDDEN)
    return text


def show_letter(subject: str, text: str) -> None:
    """Print a letter, set off from what is said about it."""
    say(f"  Subject: {subject}")
    say()
    for line in text.rstrip().split("\n"):
        say(f"  {line}".rstrip())
