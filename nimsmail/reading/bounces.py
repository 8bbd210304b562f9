"""A server could not deliver a letter: which addresses, for how long, and are they gone?

First the standard form (RFC 3464); then the many servers that write prose instead. A
status (RFC 3463) decides what is permanent; whether the address is dead is told by the
status and, where the two differ, by the reason in words, since many a server answers
5.1.1 for a full mailbox.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from email import message_from_string
from email.message import Message
from email.policy import compat32

from nimsmail.network.incoming import Failure
from nimsmail.reading.charsets import tidy
from nimsmail.reading.content import Content
from nimsmail.reading.headers import Headers
from nimsmail.reading.matching import fold
from nimsmail.reading.originator import addresses
from nimsmail.reading.phrases import machines as table
from nimsmail.reading.wordlists import entries, words

_STATUS = re.compile(r"(?<![\d.])([245])\.(\d{1,3})\.(\d{1,3})(?![\d.])")
_REPLY_CODE = re.compile(r"(?<![\d.-])([45])\d\d(?=[ -])")
_MOST_TEXT = 20_000
_GONE = frozenset({"5.1.1", "5.1.2", "5.1.6", "5.1.10"})
_DEAD_STATUS = frozenset({"5.1.0", "5.1.3", "5.4.4"})
_SENDERS = words(table.BOUNCE_SENDERS)
_NOBODY: list[str | None] = [None]
_ADDRESS = re.compile(r"[^\s<>]{1,64}@[^\s<>]{1,255}")


_SUBJECTS = entries(table.BOUNCE_SUBJECTS)
_DEAD = entries(table.DEAD_REASONS)
_LIVING = entries(table.LIVING_REASONS)
_FULL = entries(table.FULL_REASONS)
_BELOW = entries(table.ORIGINAL_BELOW)


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
    part = content.first("message/delivery-status", "message/global-delivery-status")
    if part is None and not _is_a_machines(content):
        return ()
    blocks = _blocks(part.message) if part else _blocks_in(content.text)
    prose = _prose(content)
    found = [_failure(fields, prose) for fields in blocks]
    told = dict.fromkeys(each for each in found if each is not None)
    if any(each.recipient is None for each in told):
        named = _recipients_in(prose, content)
        told = dict.fromkeys(_named(each, named) for each in told)
    return tuple(told)


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
    if "final-recipient:" not in text[:_MOST_TEXT].lower():
        return []
    blocks = text[:_MOST_TEXT].split("\n\n")
    found = [each for each in blocks if each.lower().lstrip().startswith("final-recipient:")]
    return [Headers(message_from_string(each.strip() + "\n\n", policy=compat32)) for each in found]


def _failure(fields: Headers, prose: str) -> Failure | None:
    """Read the fields of one recipient (RFC 3464 §2.3); None for those about the message."""
    named = fields.get("final-recipient") or fields.get("original-recipient")
    action = fields.get("action").lower().split(" ")[0].strip(";")
    if not named and not action:
        return None
    recipient = _address(named) or _address(fields.get("original-recipient"))
    reason = fields.get("diagnostic-code")
    status = _status(fields.get("status"), reason)
    permanent = status.startswith("5") and action not in ("delayed", "delivered", "relayed")
    return Failure(
        recipient=recipient,
        status=status,
        permanent=permanent,
        dead=permanent and _is_dead(status, reason or prose),
    )


def _address(field: str) -> str | None:
    found = _addresses(field.partition(";")[2] or field)
    return found[0] if found else None


def _status(field: str, reason: str) -> str:
    """Return the status; a vague x.0.0 gives way to a clearer one in the reason."""
    stated = _STATUS.search(field)
    told = _STATUS.search(reason)
    if told and (stated is None or stated[0].endswith(".0.0")):
        return told[0]
    if stated:
        return stated[0]
    code = _REPLY_CODE.search(reason)
    return f"{code[1]}.0.0" if code else ""


def _is_dead(status: str, reason: str) -> bool:
    """Tell whether the address is gone: by the words first, then by the status.

    5.2.x and 5.7.x speak of a mailbox that is there (RFC 3463 §3.3, §3.8).
    """
    if status.startswith(("5.2.", "5.7.")):
        return False
    told = fold(" ".join(_ADDRESS.sub(" ", reason).split()))
    full = any(each in told for each in _FULL)
    if any(each in told for each in _DEAD) and not full:
        return True
    if status in _GONE:
        return not full
    return status in _DEAD_STATUS and not any(each in told for each in _LIVING)


# -- servers that write prose ---------------------------------------------------------------


def _is_from_a_server(content: Content) -> bool:
    headers = content.headers
    if "x-failed-recipients" in headers:
        return True
    if not _is_a_machines(content):
        return False
    if _says_bounce(content):
        return True
    sure = _has_empty_path(content) or content.type == "multipart/report"
    return _is_by_a_daemon(content) and (sure or _reads_as_failure(content))


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


def _reads_as_failure(content: Content) -> bool:
    told = fold(_prose(content))
    return bool(_STATUS.search(told) or _REPLY_CODE.search(told)) or any(
        each in told for each in _DEAD
    )


def _in_words(content: Content) -> tuple[Failure, ...] | None:
    prose = _prose(content)
    status = _status_in(prose)
    permanent = not status.startswith("4") and not _is_delay(content)
    named = _addresses(content.headers.get("x-failed-recipients")) or _recipients_in(prose, content)
    if not named and not status and not _reads_as_failure(content) and not _says_bounce(content):
        return None
    dead = permanent and _is_dead(status, prose)
    return tuple(
        Failure(recipient=each, status=status, permanent=permanent, dead=dead)
        for each in (named or _NOBODY)
    )


def _says_bounce(content: Content) -> bool:
    return fold(content.headers.words("subject")).startswith(_SUBJECTS)


def _is_delay(content: Content) -> bool:
    subject = fold(content.headers.words("subject"))
    return any(word in subject for word in ("delay", "forsinket", "warning: "))


def _status_in(prose: str) -> str:
    found = [each[0] for each in _STATUS.finditer(prose) if not each[0].startswith("2")]
    clear = [each for each in found if not each.endswith(".0.0")]
    if clear or found:
        return (clear or found)[0]
    code = _REPLY_CODE.search(prose)
    return f"{code[1]}.0.0" if code else ""


def _prose(content: Content) -> str:
    """Return what the server says itself, above the message that it returns."""
    kept: list[str] = []
    for line in content.text[:_MOST_TEXT].split("\n"):
        if fold(line[:200]).lstrip("-=> ").startswith(_BELOW_BARE):
            break
        kept.append(line)
    return "\n".join(kept)


_BELOW_BARE = tuple(each.lstrip("- ") for each in _BELOW)


def _recipients_in(prose: str, content: Content) -> list[str]:
    """Return the addresses that failed: those set apart, else those told of, but not our own."""
    ours = {each for name in ("to", "delivered-to") for each in _all(content, name)}
    ours |= set(_addresses(content.headers.get("from")))
    apart: list[str] = []
    told: list[str] = []
    for line in prose.split("\n"):
        found = [each for each in _addresses(line) if not _is_server(each)]
        bare = tidy(line).strip(" <>:\t*-\"'.")
        alone = len(found) == 1 and bare.lower() == found[0]
        (apart if alone else told).extend(found)
    told = [each for each in told if each not in ours]
    others = [each for each in apart if each not in ours]
    chosen = others or apart or told[:1] or _returned_to(content)
    return list(dict.fromkeys(chosen))[:50]


def _addresses(text: str) -> list[str]:
    """Return the addresses in `text` in the form in which they are compared."""
    return [each.lower() for each in addresses(text)]


def _all(content: Content, name: str) -> list[str]:
    return [each for value in content.headers.all(name) for each in _addresses(value)]


def _is_server(address: str) -> bool:
    local = address.partition("@")[0]
    return local in _SENDERS or local in ("support", "abuse") or len(local) > 50


def _returned_to(content: Content) -> list[str]:
    """Return whom the returned message was for."""
    for part in content.parts:
        if part.type in ("message/rfc822", "text/rfc822-headers", "message/global"):
            return _recipients_of(part.message)
    return []


def _recipients_of(message: Message) -> list[str]:
    payload = message.get_payload()
    if isinstance(payload, list) and payload and isinstance(payload[0], Message):
        return _addresses(Headers(payload[0]).get("to"))[:1]
    text = payload if isinstance(payload, str) else ""
    for line in text[:_MOST_TEXT].split("\n"):
        if line.lower().startswith("to:"):
            return _addresses(line)[:1]
    return []
