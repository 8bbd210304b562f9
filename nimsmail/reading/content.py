"""A message taken apart: its header, its text, and the parts that say what kind it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from email.policy import compat32

from nimsmail.reading.charsets import decoded, tidy
from nimsmail.reading.headers import Headers, decode_words
from nimsmail.reading.lines import Line, plain_lines, unflowed
from nimsmail.reading.markup import html_lines
from nimsmail.reading.tnef import read_tnef

_MOST_TEXT = 400_000
_TNEF = ("application/ms-tnef", "application/vnd.ms-tnef")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One leaf of a message, or a message within it."""

    type: str
    headers: Headers
    message: Message
    attached: bool
    name: str

    def octets(self) -> bytes:
        """Return the bytes of this part, its transfer encoding undone."""
        payload = self.message.get_payload(decode=True)
        return payload if isinstance(payload, bytes) else b""

    def text(self) -> str:
        """Return this part as text with plain line ends."""
        charset = self.message.get_param("charset", "")
        named = charset if isinstance(charset, str) else str(charset[-1])
        text = tidy(decoded(self.octets()[:_MOST_TEXT], named))
        if self.type == "text/plain" and self._parameter("format") == "flowed":
            return unflowed(text, delsp=self._parameter("delsp") == "yes")
        return text

    def _parameter(self, name: str) -> str:
        value = self.message.get_param(name, "")
        return value.lower() if isinstance(value, str) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A parsed message: `lines` is the body as a person sees it, `parts` are all its leaves."""

    headers: Headers
    type: str
    report: str
    parts: tuple[Part, ...]
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """The whole body, quotations and all."""
        return "\n".join(line.text for line in self.lines)

    def first(self, *types: str) -> Part | None:
        """Return the first part of one of these types."""
        return next((part for part in self.parts if part.type in types), None)


def parse(raw: bytes) -> Content:
    """Take `raw` apart; the caller guards, since the standard parser can raise."""
    message = message_from_bytes(raw, policy=compat32)
    report = message.get_param("report-type", "")
    bodies: list[Part] = []
    parts = tuple(_leaves(message, bodies))
    return Content(
        headers=Headers(message),
        type=message.get_content_type(),
        report=report.lower() if isinstance(report, str) else "",
        parts=parts,
        lines=tuple(line for body in bodies for line in _lines(body)) or _packed(parts),
    )


def is_tnef(part: Part) -> bool:
    """Tell whether a part is Outlook's winmail.dat, whatever a gateway made of its type."""
    return part.type in _TNEF or part.name.lower() == "winmail.dat"


def _packed(parts: tuple[Part, ...]) -> tuple[Line, ...]:
    """Return the text that is only in a winmail.dat."""
    part = next((each for each in parts if is_tnef(each)), None)
    return tuple(plain_lines(read_tnef(part.octets()).text)) if part else ()


def _leaves(message: Message, bodies: list[Part]) -> Iterator[Part]:
    """Go through the leaves in order, and put those that a reader sees into `bodies`."""
    waiting: list[tuple[Message, bool]] = [(message, True)]
    while waiting:
        current, seen = waiting.pop()
        children = _children(current)
        if children is None:
            part = _part(current)
            if seen and _is_shown(part):
                bodies.append(part)
            yield part
            continue
        chosen = _chosen(current, children)
        shown = [seen and (chosen is None or child is chosen) for child in children]
        waiting.extend(reversed(list(zip(children, shown, strict=True))))


def _is_shown(part: Part) -> bool:
    # A multipart whose parts were not found is shown as the text that it is.
    shown = part.type in ("text/plain", "text/html") or part.type.startswith("multipart/")
    return shown and not part.attached


def _children(message: Message) -> list[Message] | None:
    payload = message.get_payload()
    if message.get_content_maintype() != "multipart" or not isinstance(payload, list):
        return None
    return [each for each in payload if isinstance(each, Message)]


def _chosen(message: Message, children: list[Message]) -> Message | None:
    """Return the alternative to read: the plain text, unless it is empty beside another."""
    if message.get_content_subtype() != "alternative":
        return None
    plain = [child for child in children if child.get_content_type() == "text/plain"]
    for child in plain:
        if _part(child).text().strip():
            return child
    rich = [child for child in children if child.get_content_type() != "text/plain"]
    ranked = sorted(rich, key=lambda child: child.get_content_type() == "text/calendar")
    return (ranked or plain or children or [message])[0]


def _part(message: Message) -> Part:
    disposition = str(message.get("content-disposition", "")).lower()
    name = message.get_filename() or ""
    return Part(
        # Some forget the semicolon before the charset.
        type=message.get_content_type().split()[0],
        headers=Headers(message),
        message=message,
        attached=disposition.startswith("attachment"),
        name=decode_words(name)[:200],
    )


def _lines(part: Part) -> list[Line]:
    if part.type == "text/html":
        return html_lines(part.text())
    return plain_lines(part.text())
