"""What a file is, told by what is in it: the types that are kept, shown and attached.

A name and what a mail says of a file are its sender's claims. Nothing is ever unpacked (R59).
"""

import struct

_PICTURES = (
    (b"\x89PNG\r\n\x1a\n", "png", "image/png"),
    (b"\xff\xd8\xff", "jpg", "image/jpeg"),
)
# The suffixes that tell one zip of an office program's from another; none may hold macros.
_OFFICE = {
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
}
_MACROS = (b"vbaProject", b"vbaData", b"Basic/script", b"Scripts/")
# The frames of a JPEG that say how large it is: all SOFn but DHT, JPG and DAC (T.81 table B.1).
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_BARE = frozenset({0x01, *range(0xD0, 0xD9)})  # markers that nothing follows
KNOWN = ("pdf", "png", "jpg", "txt", *_OFFICE)


def type_of(octets: bytes, name: str) -> tuple[str, str] | None:
    """Return the suffix and the media type of a file that may be kept; None for any other.

    >>> type_of(b"%PDF-1.7", "anything.exe")
    ('pdf', 'application/pdf')
    """
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


def size_of_picture(octets: bytes) -> tuple[int, int] | None:
    """Return width and height in pixels; None for what is no PNG or JPEG, or is cut short."""
    if octets.startswith(_PICTURES[0][0]):
        if octets[12:16] != b"IHDR" or len(octets) < 24:
            return None
        width, height = struct.unpack(">II", octets[16:24])
        return (width, height) if width and height else None
    return _size_of_jpeg(octets) if octets.startswith(_PICTURES[1][0]) else None


def _size_of_jpeg(octets: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 <= len(octets) and octets[at] == 0xFF:
        marker = octets[at + 1]
        if marker == 0xFF or marker in _BARE:
            at += 1 if marker == 0xFF else 2
            continue
        if marker in _FRAMES:
            height, width = struct.unpack(">HH", octets[at + 5 : at + 9])
            return (width, height) if width and height else None
        at += 2 + int.from_bytes(octets[at + 2 : at + 4])
    return None


def _is_text(octets: bytes) -> bool:
    try:
        return b"\0" not in octets and bool(octets.decode("utf-8").strip())
    except UnicodeDecodeError:
        return False
