"""What a message may weigh, checked on its bytes before any parser sees it.

The standard parser recurses on nested parts, is slow on thousands of them, and reads a long
list of parameters again and again; so a message beyond these limits goes to a person unread.
The scan is one pass over the lines.
"""

import re
from dataclasses import dataclass

# A boundary may be given in pieces and in a charset (RFC 2231); such a one is never found
# again, and so stays open: what is nested deep in that way is beyond the limits all the sooner.
_BOUNDARY = re.compile(
    rb'boundary[*\d \t]{0,20}=[ \t]{0,9}"?([^"\n;]{1,200})?|boundary[*\d \t]{0,20}$', re.IGNORECASE
)
_REPORTS = (b"message/delivery-status", b"message/global-delivery-status")
_ADDRESS_FIELDS = (b"to:", b"cc:", b"bcc:", b"from:", b"reply-to:", b"sender:", b"delivered-to:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How large, wide and deep a message may be.

    `parameters` is the length of a header of MIME's (Content-…), `told` how many recipients
    a report may tell of.
    """

    size: int = 10_000_000
    lines: int = 250_000
    header_block: int = 256_000
    header: int = 32_000
    parameters: int = 8_000
    parts: int = 100
    depth: int = 20
    addresses: int = 500
    told: int = 500


def excess(raw: bytes, limits: Limits = Limits()) -> str | None:
    """Say in a sentence which limit `raw` is beyond, or None if it may be parsed."""
    if len(raw) > limits.size:
        return f"The message is larger than {limits.size // 1_000_000} MB."
    # Lines end where they end for the parser: a return alone is an end, too.
    plain = raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    lines = plain.split(b"\n")
    if len(lines) > limits.lines:
        return f"The message has more than {limits.lines // 1000},000 lines."
    beyond = _excess_of_header(plain.partition(b"\n\n")[0], limits)
    if beyond:
        return beyond
    scan = _Scan(limits)
    return next((told for line in lines if (told := scan.excess_at(line))), None)


def _excess_of_header(block: bytes, limits: Limits) -> str | None:
    if len(block) > limits.header_block:
        return f"The header is longer than {limits.header_block // 1000} kB."
    addresses = 0
    counts = False
    for line in block.split(b"\n"):
        if line[:1] not in (b" ", b"\t"):
            counts = line[:13].lower().startswith(_ADDRESS_FIELDS)
        if counts:
            addresses += line.count(b"@")
    if addresses > limits.addresses:
        return f"The message names more than {limits.addresses} addresses."
    return None


class _Scan:
    """One pass over the lines: which parts are open, and whether this is a header.

    Any line that might be a boundary begins a header, whatever was declared as one.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        # The open boundaries, outermost first; a letter within, which has none, is open
        # until a boundary outside it comes.
        self._opened: list[bytes] = []
        self._parts = 0
        self._digests = False
        self._begin()

    def _begin(self) -> None:
        self._is_header = True
        self._embeds = self._digests
        self._reports = False
        self._told = self._length = 0
        self._most = self._limits.header

    def excess_at(self, line: bytes) -> str | None:
        """Go on by one line, and say if that is one too many."""
        if line[:2] == b"--":
            self._parts += _close(self._opened, line[2:].rstrip())
            self._begin()
        elif not self._is_header:
            return None
        elif line:
            self._read(line)
        else:
            self._end_header()
        return self._excess()

    def _read(self, line: bytes) -> None:
        """Read a line of a header."""
        low = line.lower()
        if line[:1] in (b" ", b"\t"):
            self._length += len(line)
        else:
            self._length = len(line)
            of_mime = low.startswith(b"content-")
            self._most = self._limits.parameters if of_mime else self._limits.header
        self._embeds = self._embeds or b"message/" in low
        self._reports = self._reports or any(each in low for each in _REPORTS)
        self._digests = self._digests or b"multipart/digest" in low
        found = _BOUNDARY.search(line)
        if found:
            self._opened.append((found[1] or b"").rstrip())

    def _end_header(self) -> None:
        """Go on to what the header was of: text, a letter, or the fields of a report."""
        if self._embeds and not self._reports:
            self._opened.append(b"")
        self._told += self._reports
        self._is_header = self._embeds or self._reports
        self._embeds, self._length = False, 0

    def _excess(self) -> str | None:
        if self._length > self._most:
            return f"One header is longer than {self._most // 1000} kB."
        if len(self._opened) > self._limits.depth:
            return f"The message nests its parts deeper than {self._limits.depth}."
        if self._parts > self._limits.parts:
            return f"The message has more than {self._limits.parts} parts."
        if self._told > self._limits.told:
            return f"The report tells of more than {self._limits.told} recipients."
        return None


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
