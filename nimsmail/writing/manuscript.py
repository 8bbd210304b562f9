"""A newsletter's file as the coordinator wrote it: the files that it names, and their limits.

A picture is shown only from the letter itself, is small enough to be sent to many, and has
words for those who cannot see it (WCAG 1.1.1). One on the network is refused (R73).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import unquote

from markdown_it import MarkdownIt

from nimsmail.network.filetypes import KNOWN, size_of_picture, type_of
from nimsmail.network.letters import Enclosed

LARGEST_PICTURE = 1_000_000  # octets
LARGEST = 3_000_000  # octets of all files together: each reader gets them
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//|#", re.IGNORECASE)
_PARSER = MarkdownIt("commonmark", {"html": False})


class BadManuscript(ValueError):
    """The file names something that a newsletter cannot have; the text says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A file that a manuscript names: a picture among its words, or a link, which attaches it."""

    target: str
    is_picture: bool

    @property
    def path(self) -> str:
        """Where the file is, as the coordinator wrote it."""
        return unquote(self.target)


def named_in(text: str) -> tuple[Named, ...]:
    """Return the files that `text` names, each once; raises BadManuscript for a bad picture."""
    return tuple(dict.fromkeys(_named(text)))


def _named(text: str) -> Iterator[Named]:
    for token in _PARSER.parse(text):
        for child in token.children or ():
            if child.type == "image":
                yield _picture(str(child.attrs["src"]), child.content)
            elif child.type == "link_open" and not _SCHEME.match(str(child.attrs["href"])):
                yield Named(target=str(child.attrs["href"]), is_picture=False)


def _picture(target: str, words: str) -> Named:
    shown = unquote(target)
    if _SCHEME.match(target):
        raise BadManuscript(
            f"the picture {shown} is on the network, whose server would learn who reads the "
            "letter; save it beside the file and name it there"
        )
    if not words.strip():
        raise BadManuscript(
            f"the picture {shown} has no words for those who cannot see it; write between the "
            f"brackets what it shows: ![…]({shown})"
        )
    return Named(target=target, is_picture=True)


def enclosed(named: Named, octets: bytes, name: str) -> Enclosed:
    """Return a file as it goes with a letter, or raise BadManuscript saying what is wrong.

    `name` is what its reader sees.
    """
    kind = type_of(octets, name)
    if kind is None:
        raise BadManuscript(
            f"{named.path} is of no type that may be sent; there are: {', '.join(KNOWN)}"
        )
    suffix, type_ = kind
    width, height = _measured(named, octets) if named.is_picture else (0, 0)
    return Enclosed(
        target=named.target,
        file=f"{sha256(octets).hexdigest()[:32]}.{suffix}",
        name=name,
        type=type_,
        size=len(octets),
        width=width,
        height=height,
    )


def _measured(named: Named, octets: bytes) -> tuple[int, int]:
    size = size_of_picture(octets)
    if size is None:
        raise BadManuscript(f"{named.path} is no picture that mail programs show; use PNG or JPEG")
    if len(octets) > LARGEST_PICTURE:
        raise BadManuscript(
            f"the picture {named.path} has {_megabytes(len(octets))} MB, and at most "
            f"{_megabytes(LARGEST_PICTURE)} may be sent; make it smaller (1,200 pixels is wide "
            "enough)"
        )
    return size


def expect_light(files: tuple[Enclosed, ...]) -> None:
    """Raise BadManuscript if all files together are more than each reader should get."""
    weight = sum({each.file: each.size for each in files}.values())
    if weight > LARGEST:
        raise BadManuscript(
            f"its files have {_megabytes(weight)} MB together, and at most {_megabytes(LARGEST)} "
            "may be sent to everybody; leave one out, or link to it"
        )


def _megabytes(octets: int) -> str:
    return f"{octets / 1_000_000:.1f}"
