"""Pictures and attachments of a letter: in its words, and as parts of its message.

A picture is shown from the message itself by its Content-ID (RFC 2392), never from the
network, whose server would learn who reads what. The page and its pictures are one
multipart/related (RFC 2387); attachments stand behind all words (RFC 2046 §5.1.3).
"""

import base64
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from email.utils import encode_rfc2231

from markdown_it.token import Token

from nimsmail.network.letters import Enclosed

_WIDEST = 528  # pixels: the sheet's 600 without its margins; Outlook obeys no max-width
_LINE = 57  # octets that base64 makes 76 letters of (RFC 2045 §6.8)
_SAFE = re.compile(r"[A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class Packed:
    """A file as a part of a message: its head and its octets, the same for everybody."""

    enclosed: Enclosed
    octets: bytes
    part: bytes


def content_id(enclosed: Enclosed) -> str:
    """Return what names a picture within its message (RFC 2045 §7).

    It has the form of a Message-ID; a hash of the picture is the same in no other's mail.
    """
    return f"{enclosed.file}@enclosed.nimsmail"


def shown(tokens: Iterable[Token], files: Mapping[str, Enclosed]) -> Iterator[Token]:
    """Go through `tokens` with the files among them shown, or named where they are attached."""
    for token in tokens:
        if token.type != "inline" or not files:
            yield token
            continue
        yield replace(token, children=list(_spans(token.children or [], files)))


def _spans(children: list[Token], files: Mapping[str, Enclosed]) -> Iterator[Token]:
    attached: Enclosed | None = None
    for child in children:
        target = str(child.attrs.get("src") or child.attrs.get("href") or "")
        if child.type == "image" and target in files:
            yield _picture(child, files[target])
        elif child.type == "link_open" and target in files:
            attached = files[target]
        elif child.type == "link_close" and attached is not None:
            yield Token("text", "", 0, content=f" ({attached.name})")
            attached = None
        else:
            yield child


def _picture(token: Token, enclosed: Enclosed) -> Token:
    width = min(enclosed.width, _WIDEST)
    attrs: dict[str, str | int | float] = {
        "src": f"cid:{content_id(enclosed)}",
        "alt": "",  # the renderer puts the words between the brackets here
        "width": str(width),
    }
    return replace(token, attrs=attrs)


def packed(enclosed: Enclosed, octets: bytes) -> Packed:
    """Return a file made ready to stand in any number of messages."""
    head = [f"Content-Type: {enclosed.type}", "Content-Transfer-Encoding: base64"]
    if enclosed.is_picture:
        head += [f"Content-ID: <{content_id(enclosed)}>", "Content-Disposition: inline"]
    else:
        head.append(f"Content-Disposition: attachment;\r\n {_filename(enclosed.name)}")
    lines = (
        base64.b64encode(octets[at : at + _LINE]) for at in range(0, max(len(octets), 1), _LINE)
    )
    body = b"\r\n".join(lines)
    part = "\r\n".join(head).encode("ascii") + b"\r\n\r\n" + body + b"\r\n"
    return Packed(enclosed, octets, part)


def _filename(name: str) -> str:
    """Write a file's name as a parameter, in UTF-8 where it needs more than ASCII (RFC 2231)."""
    if _SAFE.fullmatch(name):
        return f'filename="{name}"'
    return f"filename*={encode_rfc2231(name, 'utf-8')}"


def enclosing(
    boundary: str, words: Iterable[bytes], files: Iterable[Packed], kind: str
) -> Iterator[bytes]:
    """Yield a multipart of `kind` with `words`, a whole part, and behind them `files`."""
    yield f'Content-Type: multipart/{kind};\r\n boundary="{boundary}"\r\n\r\n'.encode("ascii")
    delimiter = f"--{boundary}".encode("ascii")
    yield delimiter + b"\r\n"
    yield from words
    for each in files:
        yield delimiter + b"\r\n"
        yield each.part
    yield delimiter + b"--\r\n"
