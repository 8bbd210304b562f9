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
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from nimsmail.network.letters import Enclosed
from nimsmail.network.outbox import Item
from nimsmail.writing import entry, headers, proof
from nimsmail.writing.enclosing import Packed, enclosing, packed
from nimsmail.writing.filling import CALENDAR, ENCODERS, HTML, Part, bodies, filled, values_of
from nimsmail.writing.head import Head
from nimsmail.writing.slots import as_pattern, fill, has_slots, open_slots
from nimsmail.writing.wording import Wording

# Parts the open runs of a letter, so that all are encoded at once. No clean value holds it.
_SEAM = "\ue001\r\n"
_ENCODED_SEAM = binascii.b2a_qp(_SEAM.encode())


class Plate:
    """One wording, ready for print."""

    def __init__(self, wording: Wording, files: Mapping[str, bytes] | None = None) -> None:
        """Cast `wording`; `files` has what it encloses, by name."""
        self.wording = wording
        self._packed = [packed(each, (files or {})[each.file]) for each in wording.enclosed]
        if wording.entries:
            self._packed.append(_calendar_file(wording))
        self._head = Head(wording)
        self._bodies = [_Body(part) for part in bodies(wording)]
        self._layout = _Layout(self._bodies)

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
        boundary = f"=_nimsmail_{item.key}"  # "=_" never stands in quoted-printable
        top = self._head.printed(item, token, values, subject) + _VERSION
        runs = self._open_runs(values)
        if self._packed:
            kind, *body = self._enclosing(boundary, iter(runs))
            pieces = (top.encode("ascii") + kind, *body)
        else:
            pieces = self._layout.filled(top.encode("ascii") + _words_in(boundary), boundary, runs)
        if proven:
            head = self._head.fields(item, token, values, subject)
            letter = filled(self.wording, values)
            message = b"".join(pieces)
            files = [(each.enclosed.type, each.octets) for each in self._in_order()]
            proof.read_back(message, head, values["address"], letter.subject, letter.parts, files)
        return pieces

    def _enclosing(self, boundary: str, runs: Iterator[bytes]) -> Iterable[bytes]:
        """Return all words, with their pictures among them, and the attachments behind them."""
        attached = [each for each in self._packed if not each.enclosed.is_picture]
        words = self._words(boundary, runs)
        return enclosing(f"{boundary}_a", words, attached, "mixed") if attached else words

    def _words(self, boundary: str, runs: Iterator[bytes]) -> Iterable[bytes]:
        yield _words_in(boundary)
        pictures = [each for each in self._packed if each.enclosed.is_picture]
        delimiter = b"--" + boundary.encode("ascii")
        for body in self._bodies:
            yield delimiter + b"\r\n"
            page: Iterable[bytes] = body.pieces(runs)
            if pictures and body.is_page:
                page = enclosing(f"{boundary}_p", page, pictures, 'related; type="text/html"')
            yield from page
        yield delimiter + b"--\r\n"

    def _in_order(self) -> list[Packed]:
        """Return the files as they stand in the message."""
        return sorted(self._packed, key=lambda each: not each.enclosed.is_picture)

    def _open_runs(self, values: Mapping[str, str]) -> list[bytes]:
        """Return the lines that are this letter's own, run by run, as they are sent."""
        lines = _SEAM.join([body.open_runs(values) for body in self._bodies])
        return _quoted_printable(lines).split(_ENCODED_SEAM)


def _calendar_file(wording: Wording) -> Packed:
    """Return the calendar that stands behind a letter's words.

    As an alternative of the words some programs would show it in their place.
    """
    octets = wording.entries.encode()
    name = "frister.ics" if wording.language == "da" else "deadlines.ics"
    kind = Enclosed(target="", file="", name=name, type=CALENDAR, size=len(octets))
    return packed(kind, octets)


_VERSION = headers.field("MIME-Version", "1.0")


def _words_in(boundary: str) -> bytes:
    """Return the head of a letter's words, each part of which says the same."""
    kind = f'Content-Type: multipart/alternative;\r\n boundary="{boundary}"\r\n\r\n'
    return kind.encode("ascii")


class _Body:
    """One part of a message: runs of lines that are the same for all, and of those that aren't.

    They take turns, an open one being the last.
    """

    def __init__(self, part: Part) -> None:
        self._fold = entry.folded if part.type == CALENDAR else str
        self.is_page = part.type == HTML
        self._encode = ENCODERS[part.type]
        # The end of the last line belongs to the boundary behind it (RFC 2046 §5.1.1).
        *lines, last = part.text.replace("\r\n", "\n").split("\n")
        self.fixed: list[bytes] = []
        patterns: list[str] = []
        fixed = _head_of(part)
        for is_open, run in groupby((f"{line}\r\n" for line in lines), has_slots):
            text = "".join(run)
            if is_open:
                self.fixed.append(fixed)
                patterns.append(as_pattern(text))
                fixed = b""
            else:
                fixed += _quoted_printable(self._fold(text))
        self.fixed.append(fixed)
        patterns.append(as_pattern(last) + "\r\n")
        self._pattern = _SEAM.join(patterns)
        self._names = open_slots(part.text)

    def pieces(self, runs: Iterator[bytes]) -> Iterator[bytes]:
        """Yield the part piece by piece, with the next of `runs` where its own lines are."""
        for fixed in self.fixed:
            if fixed:
                yield fixed
            yield next(runs)

    def open_runs(self, values: Mapping[str, str]) -> str:
        """Return the lines that name somebody, run by run, parted by seams."""
        encode = self._encode
        return self._fold(self._pattern % {name: encode(values[name]) for name in self._names})


class _Layout:
    """The order of the pieces of a message, those that are the same for all in their places."""

    def __init__(self, bodies: list[_Body]) -> None:
        self._pieces: list[bytes] = [b""]
        self._delimiters: list[int] = []
        self._open: list[int] = []
        for body in bodies:
            self._delimiters.append(self._placed(b""))
            for fixed in body.fixed:
                if fixed:
                    self._placed(fixed)
                self._open.append(self._placed(b""))
        self._placed(b"")

    def _placed(self, piece: bytes) -> int:
        self._pieces.append(piece)
        return len(self._pieces) - 1

    def filled(self, top: bytes, boundary: str, runs: list[bytes]) -> tuple[bytes, ...]:
        """Return the pieces of one letter."""
        delimiter = b"--%b\r\n" % boundary.encode("ascii")
        pieces = self._pieces.copy()
        pieces[0] = top
        for place in self._delimiters:
            pieces[place] = delimiter
        for place, run in zip(self._open, runs, strict=True):
            pieces[place] = run
        pieces[-1] = delimiter[:-2] + b"--\r\n"
        return tuple(pieces)


def _head_of(part: Part) -> bytes:
    method = f"; method={entry.method_of(part.text)}" if part.type == CALENDAR else ""
    head = headers.field("Content-Type", f"{part.type}; charset=utf-8{method}")
    encoding = headers.field("Content-Transfer-Encoding", "quoted-printable")
    return f"{head}{encoding}\r\n".encode("ascii")


def _quoted_printable(lines: str) -> bytes:
    """Encode whole lines, each with its end: the ends tell the encoder what ends are."""
    return binascii.b2a_qp(lines.encode("utf-8", "replace"))
