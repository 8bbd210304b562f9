"""A reader called a letter of ours spam, and their provider tells us (ARF, RFC 5965)."""

from email.message import Message

from nimsmail.reading.content import Content, Part
from nimsmail.reading.headers import Headers
from nimsmail.reading.originator import addresses

# Kinds that are no reader's wish (RFC 5965 §7.3, RFC 6591).
_NO_COMPLAINT = frozenset({"not-spam", "auth-failure", "dmarc"})


def is_report(content: Content) -> bool:
    """Tell whether this is a feedback report of any kind."""
    return content.first("message/feedback-report") is not None


def is_complaint(content: Content) -> bool:
    """Tell whether a reader wants no more, as against a report about authentication."""
    fields = _fields(content)
    return fields is not None and fields.get("feedback-type").lower() not in _NO_COMPLAINT


def complainant(content: Content) -> str | None:
    """Return the address whose reader complained, where the report still shows it."""
    fields = _fields(content)
    for name in ("original-rcpt-to", "removal-recipient", "redacted-address"):
        found = addresses(fields.get(name)) if fields else []
        if found:
            return found[0]
    for part in content.parts:
        if part.type in ("message/rfc822", "text/rfc822-headers"):
            found = addresses(_returned(part).get("to"))
            return found[0] if found else None
    return None


def _fields(content: Content) -> Headers | None:
    part = content.first("message/feedback-report")
    if part is None:
        return None
    return _parsed(part)


def _returned(part: Part) -> Headers:
    payload = part.message.get_payload()
    if isinstance(payload, list) and payload and isinstance(payload[0], Message):
        return Headers(payload[0])
    return _parsed(part)


def _parsed(part: Part) -> Headers:
    """Read the fields in the body of a part, however the standard parser took it."""
    payload = part.message.get_payload()
    if isinstance(payload, list):
        blocks = [each for each in payload if isinstance(each, Message)]
        return Headers(blocks[0]) if blocks else Headers(Message())
    message = Message()
    for line in part.text()[:20_000].split("\n"):
        name, colon, value = line.partition(":")
        if colon and name and " " not in name:
            message[name] = value.strip()
    return Headers(message)
