"""A reader called a letter of ours spam, and their provider tells us (ARF, RFC 5965)."""

from email.message import Message

from nimsmail.reading.content import Content, Part
from nimsmail.reading.headers import Headers
from nimsmail.reading.originator import addresses

# A reader's wish to have no more (RFC 5965 §7.3). A report that authentication failed
# (RFC 6591), of fraud or a virus, or that a letter is no spam (RFC 6430) is no wish to leave.
_WISHES = frozenset({"abuse", "opt-out", "opt-out-list"})
# Outlook.com has a form of its own: a letter passed on under this name and subject.
_MICROSOFT = "staff@hotmail.com"
_MICROSOFT_SUBJECT = "complaint about message from"
_RETURNED = ("message/rfc822", "text/rfc822-headers", "text/rfc822-header")


def is_report(content: Content) -> bool:
    """Tell whether this is a feedback report of any kind."""
    return content.first("message/feedback-report") is not None


def is_complaint(content: Content) -> bool:
    """Tell whether a reader wants no more, as against a report about authentication."""
    fields = _fields(content)
    if fields is None:
        return _is_by_microsoft(content)
    return fields.get("feedback-type").lower().partition(";")[0].strip() in _WISHES


def _is_by_microsoft(content: Content) -> bool:
    headers = content.headers
    return (
        [each.lower() for each in addresses(headers.get("from"))] == [_MICROSOFT]
        and headers.words("subject").lower().startswith(_MICROSOFT_SUBJECT)
        and content.first(*_RETURNED) is not None
    )


def complainant(content: Content) -> str | None:
    """Return the address whose reader complained, where the report still shows it."""
    fields = _fields(content)
    for name in ("original-rcpt-to", "removal-recipient", "redacted-address"):
        found = addresses(fields.get(name)) if fields else []
        if found:
            return found[0]
    part = content.first(*_RETURNED)
    found = addresses(_returned(part).get("to")) if part else []
    return found[0] if found else None


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
