"""The files enclosed in a mail that may be kept: slides, photos and papers that members send.

What a file is, is read from what is in it, never from its name or what its mail says. Only
types on the list are kept, each up to a size, and nothing is ever unpacked (R59).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

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


_PICTURES = ((b"\x89PNG\r\n\x1a\n", "png", "image/png"), (b"\xff\xd8\xff", "jpg", "image/jpeg"))
# The suffixes that tell one zip of an office program's from another; none may hold macros.
_OFFICE = {
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
}
_MACROS = (b"vbaProject", b"vbaData", b"Basic/script", b"Scripts/")


def type_of(octets: bytes, name: str) -> tuple[str, str] | None:
    """Return the suffix and the media type of a file that may be kept; None for any other."""
    for begins, suffix, type_ in _PICTURES:
        if octets.startswith(begins):
            return suffix, type_
    if octets.startswith(b"%PDF-"):
        return "pdf", "application/pdf"
    suffix = name.lower().rpartition(".")[2]
    if octets.startswith(b"PK\x03\x04") and suffix in _OFFICE:
        # The names of what is in a zip stand in it as they are (APPNOTE 4.3.12).
        return None if any(sign in octets for sign in _MACROS) else (suffix, _OFFICE[suffix])
    return ("txt", "text/plain") if suffix == "txt" and _is_text(octets) else None


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


def _is_text(octets: bytes) -> bool:
    try:
        return b"\0" not in octets and bool(octets.decode("utf-8").strip())
    except UnicodeDecodeError:
        return False
