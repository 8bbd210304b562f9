"""What a message may weigh, checked on its bytes before any parser sees it.

The standard parser recurses on nested parts and is slow on thousands of them, so a message
beyond these limits goes to a person unread. The scan is one pass over the lines.
"""

import re
from dataclasses import dataclass

_BOUNDARY = re.compile(rb'boundary[ \t]{0,9}=[ \t]{0,9}"?([^"\r\n;]{1,200})', re.IGNORECASE)
_RFC822 = re.compile(rb"^content-type:[ \t]{0,9}message/(?:rfc822|global)", re.IGNORECASE)
_BLANK = re.compile(rb"\r?\n\r?\n")
_ADDRESS_FIELDS = (b"to:", b"cc:", b"bcc:", b"from:", b"reply-to:", b"sender:", b"delivered-to:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How large, wide and deep a message may be."""

    size: int = 10_000_000
    header_block: int = 256_000
    header: int = 32_000
    parts: int = 100
    depth: int = 20
    addresses: int = 500


def excess(raw: bytes, limits: Limits = Limits()) -> str | None:
    """Say in a sentence which limit `raw` is beyond, or None if it may be parsed."""
    if len(raw) > limits.size:
        return f"The message is larger than {limits.size // 1_000_000} MB."
    return _excess_of_headers(raw, limits) or _excess_of_parts(raw, limits)


def _excess_of_headers(raw: bytes, limits: Limits) -> str | None:
    end = _BLANK.search(raw)
    block = raw[: end.start()] if end else raw
    if len(block) > limits.header_block:
        return f"The header is longer than {limits.header_block // 1000} kB."
    length = addresses = 0
    counts = False
    for line in block.split(b"\n"):
        folded = line[:1] in (b" ", b"\t")
        length = length + len(line) if folded else len(line)
        if not folded:
            counts = line[:13].lower().startswith(_ADDRESS_FIELDS)
        if counts:
            addresses += line.count(b"@")
        if length > limits.header:
            return f"One header is longer than {limits.header // 1000} kB."
    if addresses > limits.addresses:
        return f"The message names more than {limits.addresses} addresses."
    return None


def _excess_of_parts(raw: bytes, limits: Limits) -> str | None:
    # The open boundaries, outermost first; a message/rfc822 is open until one outside it comes.
    opened: list[bytes] = []
    parts = 0
    for line in raw.split(b"\n"):
        if line[:2] == b"--" and opened:
            parts += _close(opened, line[2:].rstrip())
        elif (declared := _declared(line)) is not None:
            opened.append(declared)
        if len(opened) > limits.depth:
            return f"The message nests its parts deeper than {limits.depth}."
        if parts > limits.parts:
            return f"The message has more than {limits.parts} parts."
    return None


def _declared(line: bytes) -> bytes | None:
    if len(line) > 1000:
        return None
    found = _BOUNDARY.search(line)
    if found:
        return found[1].rstrip()
    return b"" if _RFC822.match(line) else None


def _close(opened: list[bytes], delimiter: bytes) -> int:
    for place in range(len(opened) - 1, -1, -1):
        boundary = opened[place]
        if boundary and delimiter == boundary:
            del opened[place + 1 :]
            return 1
        if boundary and delimiter == boundary + b"--":
            del opened[place:]
            return 0
    return 0
