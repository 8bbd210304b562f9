"""The files enclosed in a mail that may be kept: slides, photos and papers that members send.

What a file is, is read from what is in it, never from its name or what its mail says. Only
types on the list are kept, each up to a size, and nothing is ever unpacked (R59).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from nimsmail.network.filetypes import type_of
from nimsmail.network.incoming import Enclosure
from nimsmail.reading.content import Content, Part, parse
from nimsmail.reading.limits import excess

_NAME = 120  # letters
_LOGO = 20_000  # octets; a smaller picture among the words is a signature's


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """How large a file may be, in octets, and how many of a mail are kept."""

    size: int = 8_000_000
    number: int = 10


def enclosed(raw: bytes, bounds: Bounds = Bounds()) -> Iterator[tuple[Enclosure, bytes]]:
    """Go through the files in a mail that may be kept, each once, with what is in them."""
    if excess(raw) is None:
        yield from _enclosed(parse(raw), bounds)


def enclosures_in(content: Content, bounds: Bounds = Bounds()) -> tuple[Enclosure, ...]:
    """Return the files in an opened mail that may be kept."""
    return tuple(each for each, _ in _enclosed(content, bounds))


def _enclosed(content: Content, bounds: Bounds) -> Iterator[tuple[Enclosure, bytes]]:
    seen: set[str] = set()
    for part in content.parts:
        if not part.attached and not part.type.startswith("image/"):
            continue
        found = _kept(part, bounds)
        if found is not None and found[0].file not in seen and len(seen) < bounds.number:
            seen.add(found[0].file)
            yield found


def _kept(part: Part, bounds: Bounds) -> tuple[Enclosure, bytes] | None:
    octets = part.octets()
    kind = type_of(octets, part.name)
    if kind is None or len(octets) > bounds.size:
        return None
    if not part.attached and len(octets) < _LOGO:
        return None
    suffix, type_ = kind
    file = f"{sha256(octets).hexdigest()[:32]}.{suffix}"
    return Enclosure(
        file=file, name=_named(part.name, suffix), type=type_, size=len(octets)
    ), octets


def _named(name: str, suffix: str) -> str:
    """Return what a sender calls a file, as one line of visible letters without a path."""
    base = name.replace("\\", "/").rpartition("/")[2]
    visible = " ".join("".join(c if c.isprintable() else " " for c in base).split())
    stem = visible.rpartition(".")[0] or visible
    return f"{stem.strip('. ')[:_NAME] or 'file'}.{suffix}"
