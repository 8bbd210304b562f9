"""A plate: a letter's words made ready for print once, for all who get the same.

What is the same for everybody is encoded when the plate is cast; only the lines that
name the recipient are encoded for each. So a letter of many costs little more than its
own lines, and has the same bytes as one that is made alone.

The parts of an invitation are three alternatives, plain text, HTML and text/calendar, the
calendar last: the tree that Exchange itself writes ([MS-OXCMAIL] §2.1.3.3.8), so Outlook
shows its buttons, and Gmail and Apple Mail, which must read Exchange's, show theirs. A
second copy as an attachment, which Google adds, would only add a paper clip.

Everything is quoted-printable: readable in the source, short lines, nothing that a relay
could want to change. Its lines are encoded independently of each other (RFC 2045 §6.7).
"""

import binascii
from collections.abc import Iterable, Mapping
from itertools import groupby

from nimsmail.network.outbox import Item
from nimsmail.writing import entry, headers, proof
from nimsmail.writing.filling import CALENDAR, ENCODERS, Part, bodies, filled, values_of
from nimsmail.writing.head import Head
from nimsmail.writing.slots import as_pattern, fill, has_slots
from nimsmail.writing.wording import Wording


class Plate:
    """One wording, ready for print."""

    def __init__(self, wording: Wording) -> None:
        self.wording = wording
        self._head = Head(wording)
        self._bodies = [_Body(part) for part in bodies(wording)]

    def printed(
        self, item: Item, token: str | None, *, calendar_token: str | None, proven: bool
    ) -> tuple[bytes, ...]:
        """Return the message for `item` in pieces of whole lines; see `compose`.

        Those that are the same for everybody are the same objects each time.
        """
        if self.wording.answerable != (token is not None):
            raise ValueError(f"{item.key}: a {self.wording.kind} letter and its token don't fit")
        values = values_of(self.wording, item, token, calendar_token or token)
        subject = headers.cap(fill(self.wording.subject, values))
        head = self._head.fields(item, token, values, subject)
        boundary = f"=_nimsmail_{item.key}"  # "=_" never stands in quoted-printable
        pieces = (self._top(head, boundary), *self._parts(boundary, values))
        if proven:
            letter = filled(self.wording, values)
            message = b"".join(pieces)
            proof.read_back(message, head, values["address"], letter.subject, letter.parts)
        return pieces

    def _top(self, head: Iterable[str], boundary: str) -> bytes:
        kind = f'Content-Type: multipart/alternative;\r\n boundary="{boundary}"\r\n\r\n'
        return ("".join(head) + headers.field("MIME-Version", "1.0") + kind).encode("ascii")

    def _parts(self, boundary: str, values: dict[str, str]) -> Iterable[bytes]:
        delimiter = b"--" + boundary.encode("ascii")
        for body in self._bodies:
            yield delimiter + b"\r\n"
            yield from body.printed(values)
        yield delimiter + b"--\r\n"


class _Body:
    """One part of a message: runs of lines that are the same for all, and of those that aren't."""

    def __init__(self, part: Part) -> None:
        self._is_calendar = part.type == CALENDAR
        self._encode = ENCODERS[part.type]
        # The end of the last line belongs to the boundary behind it (RFC 2046 §5.1.1).
        *lines, last = part.text.replace("\r\n", "\n").split("\n")
        self._runs: list[bytes | str] = [_head_of(part)]
        for is_open, run in groupby((f"{line}\r\n" for line in lines), has_slots):
            self._runs.append(self._cast("".join(run), is_open=is_open))
        self._last = last

    def _cast(self, run: str, *, is_open: bool) -> bytes | str:
        if not is_open:
            return _quoted_printable(self._folded(run))
        return as_pattern(run)

    def printed(self, values: Mapping[str, str]) -> Iterable[bytes]:
        """Return the part's bytes, piece by piece."""
        encoded = {name: self._encode(value) for name, value in values.items()}
        for run in self._runs:
            if isinstance(run, bytes):
                yield run
            else:
                yield _quoted_printable(self._folded(run % encoded))
        last = self._folded(as_pattern(self._last) % encoded + "\r\n")
        yield _quoted_printable(last)

    def _folded(self, lines: str) -> str:
        return entry.folded(lines) if self._is_calendar else lines


def _head_of(part: Part) -> bytes:
    method = f"; method={entry.method_of(part.text)}" if part.type == CALENDAR else ""
    head = headers.field("Content-Type", f"{part.type}; charset=utf-8{method}")
    encoding = headers.field("Content-Transfer-Encoding", "quoted-printable")
    return f"{head}{encoding}\r\n".encode("ascii")


def _quoted_printable(lines: str) -> bytes:
    """Encode whole lines, each with its end: the ends tell the encoder what ends are."""
    return binascii.b2a_qp(lines.encode("utf-8", "replace"))
