"""Reading a message back: is it what we meant to write, and nothing else?

Whatever gets past the encoders, the proof catches before it is sent: a field too many, a
part too many, another recipient, other words.
"""

from collections.abc import Sequence
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from typing import Protocol

from nimsmail.writing.addresses import Unwritable

_LONGEST = 998  # octets of a line without its end (RFC 5322 §2.1.1)


class Body(Protocol):
    """One body of a message, as it reads."""

    @property
    def type(self) -> str:
        """Its media type."""
        ...

    @property
    def text(self) -> str:
        """Its words."""
        ...


def read_back(
    message: bytes,
    head: Sequence[str],
    address: str,
    subject: str,
    parts: Sequence[Body],
    files: Sequence[tuple[str, bytes]] = (),
) -> None:
    """Raise Unwritable unless `message` reads back with these fields, recipient and parts.

    `files` are the pictures and attachments, each its type and octets, in their order.
    """
    _check_lines(message)
    read = message_from_bytes(message, policy=policy.default)
    meant = [field.partition(":")[0] for field in head] + ["MIME-Version", "Content-Type"]
    _check(read.keys() == meant, "its header fields")
    _check(_recipients(read) == [address], "its recipient")
    _check(str(read["Subject"]) == subject, "its subject")
    leaves = [part for part in read.walk() if not part.is_multipart()]
    bodies, rest = leaves[: len(parts)], leaves[len(parts) :]
    _check([body.get_content_type() for body in bodies] == [p.type for p in parts], "its parts")
    _check(all(map(_same, bodies, parts)), "its words")
    enclosed = [(part.get_content_type(), part.get_payload(decode=True)) for part in rest]
    _check(enclosed == [*files], "its files")
    _check(not any(part.defects for part in read.walk()), "its form")


def _check_lines(message: bytes) -> None:
    lines = message.split(b"\r\n")
    _check(not any(b"\r" in line or b"\n" in line for line in lines), "its line ends")
    _check(max(map(len, lines)) <= _LONGEST, "its longest line")


def _recipients(read: EmailMessage) -> list[str]:
    return [each.addr_spec for each in read["To"].addresses]


def _same(body: MIMEPart, part: Body) -> bool:
    got = str(body.get_content()).replace("\r\n", "\n").strip("\n")
    return got == part.text.replace("\r\n", "\n").strip("\n")


def _check(holds: bool, what: str) -> None:
    if not holds:
        raise Unwritable(f"the message does not read back as it was meant: {what} differ")
