"""A server could not deliver a letter: which addresses, for how long, and are they gone?

First the standard form (RFC 3464); then the many servers that write prose instead
(`prose`). What a status and the words beside it mean is told in `reasons`.
"""

from collections.abc import Iterable
from dataclasses import replace
from email import message_from_string
from email.message import Message
from email.policy import compat32

from nimsmail.network.incoming import Failure
from nimsmail.reading.content import Content
from nimsmail.reading.headers import Headers
from nimsmail.reading.matching import fold
from nimsmail.reading.originator import addresses
from nimsmail.reading.phrases import machines as table
from nimsmail.reading.prose import Prose, prose_of
from nimsmail.reading.reasons import is_gone, names_a_failure, status_of, tells_of_failure
from nimsmail.reading.wordlists import entries, words

_MOST_TEXT = 20_000
_STATUS_TYPES = ("message/delivery-status", "message/global-delivery-status")
# RFC 3464 §2.3.3: what has been, or may yet be, delivered.
_NOT_FAILED = frozenset({"delayed", "delivered", "relayed", "expanded", "deliverable"})
_SENDERS = words(table.BOUNCE_SENDERS)
_SUBJECTS = entries(table.BOUNCE_SUBJECTS)
_DELAYS = entries(table.DELAY_SUBJECTS)
_NOBODY: list[str | None] = [None]


def failures(content: Content) -> tuple[Failure, ...] | None:
    """Return what was not delivered, or None if this is no bounce.

    What lacks the standard's form must at least come from a machine: a person may well ask
    about a letter that came back, under its subject and with its text.
    """
    standard = _standard(content)
    if standard:
        return standard
    if not _is_from_a_server(content):
        return None
    return _in_words(content)


# -- delivery status notifications (RFC 3464) ---------------------------------------------


def _standard(content: Content) -> tuple[Failure, ...]:
    report = _report(content)
    if report is None and not _is_a_machines(content):
        return ()
    blocks = _blocks(report) if report else _blocks_in(content.text)
    prose = prose_of(content)
    found = [_failure(fields, prose) for fields in blocks]
    told = dict.fromkeys(each for each in found if each is not None)
    if any(each.recipient is None for each in told):
        named = prose.recipients()
        told = dict.fromkeys(_named(each, named) for each in told)
    return tuple(told)


def _report(content: Content) -> Message | None:
    """Return the fields of a report; some gateways pass a server's whole report on as a letter."""
    part = content.first(*_STATUS_TYPES)
    if part is not None:
        return part.message
    returned = content.first("message/rfc822") if _is_a_machines(content) else None
    inner = returned.message.walk() if returned else ()
    return next((each for each in inner if each.get_content_type() in _STATUS_TYPES), None)


def _named(failure: Failure, named: list[str]) -> Failure:
    """Return a failure with the address from the prose, where the fields hold none."""
    if failure.recipient is not None or not named:
        return failure
    return replace(failure, recipient=named[0])


def _blocks(message: Message) -> Iterable[Headers]:
    payload = message.get_payload()
    if not isinstance(payload, list):
        return []
    return [Headers(each) for each in payload[:200] if isinstance(each, Message)]


def _blocks_in(text: str) -> list[Headers]:
    """Return the fields of a report whose parts lost their form on the way."""
    blocks = text[:_MOST_TEXT].split("\n\n")
    found = [each.strip() for each in blocks if _is_of_recipient(each)]
    return [Headers(message_from_string(each + "\n\n", policy=compat32)) for each in found]


def _is_of_recipient(block: str) -> bool:
    lines = block.strip().lower().split("\n")
    first = lines[0].partition(":")[0]
    named = any(each.startswith("final-recipient:") for each in lines)
    return named and " " not in first and ":" in lines[0]


def _failure(fields: Headers, prose: Prose) -> Failure | None:
    """Read the fields of one recipient (RFC 3464 §2.3); None for those about the message."""
    named = fields.get("final-recipient") or fields.get("original-recipient")
    action = fields.get("action").lower().split(" ")[0].strip(";")
    if not named and not action:
        return None
    recipient = _address(named) or _address(fields.get("original-recipient"))
    reason = fields.get("diagnostic-code")
    status = status_of(fields.get("status"), reason)
    gone = action not in _NOT_FAILED and _is_gone(status, reason, prose.of(recipient))
    permanent = gone or (status.startswith("5") and action not in _NOT_FAILED)
    given_up = action == "failed" and status.startswith("4") and not permanent
    return Failure(
        recipient=recipient, status=status, permanent=permanent, dead=gone, given_up=given_up
    )


def _is_gone(status: str, reason: str, beside: str) -> bool:
    """Tell whether the address is gone; who gave up on 4.1.x takes it for gone, too.

    Some servers never say 5.1.1, lest their own trouble cost anybody an address.
    """
    if status.startswith("4"):
        return status.startswith("4.1.") and is_gone(f"5{status[1:]}", reason, beside)
    return status.startswith("5") and is_gone(status, reason, beside)


def _address(field: str) -> str | None:
    found = addresses(field.partition(";")[2] or field)
    return found[0].lower() if found else None


# -- servers that write prose ---------------------------------------------------------------


def _is_from_a_server(content: Content) -> bool:
    if "x-failed-recipients" in content.headers:
        return True
    if not _is_a_machines(content):
        return False
    if _says_bounce(content):
        return True
    told = prose_of(content).text
    if _is_by_a_daemon(content):
        sure = _has_empty_path(content) or content.type == "multipart/report"
        return sure or tells_of_failure(told)
    return _has_empty_path(content) and names_a_failure(told) and _returns_a_letter(content)


def _is_a_machines(content: Content) -> bool:
    """Tell whether the envelope, the author or the form shows that no person sent this."""
    submitted = content.headers.get("auto-submitted").lower().split(";")[0].strip()
    return (
        _has_empty_path(content)
        or _is_by_a_daemon(content)
        or content.type == "multipart/report"
        or submitted not in ("", "no")
    )


def _has_empty_path(content: Content) -> bool:
    return content.headers.get("return-path").strip() == "<>"


def _is_by_a_daemon(content: Content) -> bool:
    author = fold(content.headers.words("from"))
    return any(each in author for each in _SENDERS)


def _returns_a_letter(content: Content) -> bool:
    return content.first("message/rfc822", "text/rfc822-headers", "message/global") is not None


def _in_words(content: Content) -> tuple[Failure, ...] | None:
    prose = prose_of(content)
    named = prose.recipients()
    if not named and not tells_of_failure(prose.text) and not _says_bounce(content):
        return None
    late = _is_delay(content)
    return tuple(_told(each, prose, late=late) for each in (named or _NOBODY))


def _told(recipient: str | None, prose: Prose, *, late: bool) -> Failure:
    """Read what the prose tells of one recipient; without any code it is about giving up."""
    said = prose.of(recipient)
    status = status_of("", said)
    permanent = not late and not status.startswith("4")
    gone = permanent and is_gone(status, said)
    return Failure(recipient=recipient, status=status, permanent=permanent, dead=gone)


def _says_bounce(content: Content) -> bool:
    return fold(content.headers.words("subject")).startswith(_SUBJECTS)


def _is_delay(content: Content) -> bool:
    subject = fold(content.headers.words("subject"))
    return any(each in subject for each in _DELAYS)
