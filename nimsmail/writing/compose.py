"""Words and an outbox item into the bytes of a message (RFC 5322, RFC 2045).

The parts of an invitation are three alternatives, plain text, HTML and text/calendar, the
calendar last: the tree that Exchange itself writes ([MS-OXCMAIL] §2.1.3.3.8), so Outlook
shows its buttons, and Gmail and Apple Mail, which must read Exchange's, show theirs. A
second copy as an attachment, which Google adds, would only add a paper clip.

Everything is quoted-printable: readable in the source, short lines, nothing that a relay
could want to change.
"""

import binascii
import html
from dataclasses import dataclass
from datetime import UTC
from email.utils import format_datetime
from urllib.parse import quote

from nimsmail.network.outbox import Item
from nimsmail.network.people import Language
from nimsmail.writing import calendar, headers, proof
from nimsmail.writing.addresses import domain_of, on_the_wire, subaddress
from nimsmail.writing.names import first_name
from nimsmail.writing.slots import fill, one_line
from nimsmail.writing.wording import Wording

_UNSUBSCRIBE: dict[Language, str] = {"da": "AFMELD", "en": "UNSUBSCRIBE"}
_HELP: dict[Language, str] = {"da": "HJÆLP", "en": "HELP"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One body of a message, as it reads."""

    type: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A letter as its recipient will read it."""

    subject: str
    parts: tuple[Part, ...]


def compose(
    wording: Wording,
    item: Item,
    token: str | None,
    *,
    calendar_token: str | None = None,
    proven: bool = True,
) -> bytes:
    """Return the message for `item`: the same bytes each time.

    `token` is None for a letter that wants no answer. `calendar_token` is that of the
    invitation whose entry this letter changes; without it, this is the invitation.
    `proven` has the bytes read back and compared. Raises Unwritable if this recipient
    can't be written to, or if the message doesn't read back as it was meant.
    """
    if wording.answerable != (token is not None):
        raise ValueError(f"{item.key}: a {wording.kind} letter and its token don't fit")
    values = _values(wording, item, token, calendar_token or token)
    letter = filled(wording, values)
    head = _head(wording, item, token, values, letter.subject)
    boundary = f"=_nimsmail_{item.key}"  # "=_" never stands in quoted-printable (RFC 2045 §6.7)
    message = (
        "".join(head)
        + headers.field("MIME-Version", "1.0")
        + f'Content-Type: multipart/alternative;\r\n boundary="{boundary}"\r\n\r\n'
        + "".join(f"--{boundary}\r\n{_part(part)}\r\n" for part in letter.parts)
        + f"--{boundary}--\r\n"
    ).encode("ascii")
    if proven:
        proof.read_back(message, head, values["address"], letter.subject, letter.parts)
    return message


def preview(wording: Wording, item: Item, token: str | None) -> Filled:
    """Return what the recipient of `item` will read, without making a message of it."""
    return filled(wording, _values(wording, item, token, token))


def filled(wording: Wording, values: dict[str, str]) -> Filled:
    """Return `wording` with its open slots filled, each place with its own encoder."""
    parts = [
        Part(type="text/plain", text=fill(wording.text, values)),
        Part(type="text/html", text=fill(wording.html, values, html.escape)),
    ]
    if wording.calendar is not None:
        entry = calendar.filled(wording.calendar, values)
        parts.append(Part(type="text/calendar", text=entry))
    return Filled(subject=headers.cap(fill(wording.subject, values)), parts=tuple(parts))


def _values(
    wording: Wording, item: Item, token: str | None, calendar_token: str | None
) -> dict[str, str]:
    name = headers.cap(item.name)
    return {
        "name": name,
        "first_name": first_name(name),
        "address": on_the_wire(one_line(item.recipient)),
        "token": token or "",
        "reply_address": _reply_address(wording, token),
        "uid": f"{calendar_token}@{domain_of(wording.sender)}",
    }


def _reply_address(wording: Wording, token: str | None) -> str:
    if token is None or not wording.subaddresses:
        return wording.sender
    return on_the_wire(subaddress(wording.sender, token))


def _head(
    wording: Wording, item: Item, token: str | None, values: dict[str, str], subject: str
) -> list[str]:
    if item.queued.tzinfo is None:
        raise ValueError(f"{item.key}: queued at a time without a zone")
    queued = item.queued.astimezone(UTC).replace(microsecond=0)
    fields = [
        headers.mailbox("From", wording.sender_name, wording.sender),
        headers.mailbox("To", values["name"], values["address"]),
        headers.words("Subject", subject),
        headers.field("Date", format_datetime(queued)),
        headers.field("Message-ID", f"<{token or item.key}@{domain_of(wording.sender)}>"),
    ]
    if values["reply_address"] != wording.sender:
        fields.append(headers.field("Reply-To", values["reply_address"]))
    answered = headers.message_id(item.in_reply_to)
    if answered:
        fields.append(headers.field("In-Reply-To", answered))
        fields.append(headers.field("References", answered))
    return fields + _marks(wording, item) + _list_fields(wording, token, values)


def _marks(wording: Wording, item: Item) -> list[str]:
    """Return what tells machines that a machine wrote this, so that none answers (RFC 3834)."""
    # "All" would also have Exchange keep back its non-delivery reports ([MS-OXCMAIL]
    # §2.1.3.2.20); what goes to many needs those, or dead addresses stay unknown.
    suppressed = "DR, RN, NRN, OOF, AutoReply" if wording.bulk else "All"
    return [
        headers.field("Auto-Submitted", wording.automation),
        headers.field("X-Auto-Response-Suppress", suppressed),
        headers.field("X-Nimsmail-Letter", item.key),
        headers.field("Content-Language", wording.language),
    ]


def _list_fields(wording: Wording, token: str | None, values: dict[str, str]) -> list[str]:
    """Return the fields of a list (RFC 2919, RFC 2369) for what goes to many.

    There is no https address to unsubscribe at, so no List-Unsubscribe-Post either
    (RFC 8058 §3.1 wants both). Precedence is no standard, but vacation programs older
    than RFC 3834 go by it alone.
    """
    if not wording.bulk:
        return []
    return [
        headers.mailbox("List-Id", wording.sender_name, wording.list_id),
        headers.field("List-Unsubscribe", _unsubscribe(wording, token, values["reply_address"])),
        headers.field("List-Help", _mailto(wording.sender, _HELP[wording.language])),
        headers.field("Precedence", "bulk"),
    ]


def _unsubscribe(wording: Wording, token: str | None, reply_address: str) -> str:
    word = _UNSUBSCRIBE[wording.language]
    if wording.subaddresses or token is None:
        return _mailto(reply_address, word)
    # Where no address can carry the token, the words of the mail do.
    return _mailto(wording.sender, word, body=f"{word}\r\n\r\nRef.: {token}")


def _mailto(address: str, subject: str, body: str = "") -> str:
    url = f"mailto:{address}?subject={quote(subject)}"
    return f"<{url}&body={quote(body)}>" if body else f"<{url}>"


def _part(part: Part) -> str:
    method = "; method=REQUEST" if part.type == "text/calendar" else ""
    head = headers.field("Content-Type", f"{part.type}; charset=utf-8{method}")
    return head + headers.field("Content-Transfer-Encoding", "quoted-printable") + _body(part.text)


def _body(text: str) -> str:
    # A blank line ends the head; lines end as they do on the wire.
    lines = text.replace("\r\n", "\n").replace("\n", "\r\n")
    return "\r\n" + binascii.b2a_qp(lines.encode("utf-8", "replace")).decode("ascii")
