"""Whether a relay names a limit of its own: then the account rests, and nobody has failed."""

import re
from datetime import timedelta

SHORT = timedelta(minutes=1)
LONG = timedelta(hours=1)

# The day's recipients: Exchange Online (5.1.90; 5.7.232, 5.7.233 and 5.7.705 for the whole
# tenant), Google (5.4.5).
_DAILY = {"5.1.90", "5.4.5", "5.7.232", "5.7.233", "5.7.705"}

_SENDING = r"sending|submission|outgoing|outbound|daily|hourly|relay|sender|connections?|messages"
_LIMIT = re.compile(
    rf"\b(?:{_SENDING}|message rate|recipient rate|recipients)\b[^.;]{{0,60}}\b(?:limit|quota)\b"
    r"|\b(?:limit|quota|maximum)\b[^.;]{0,40}\b(?:sending|e-?mails|messages|connections)\b"
    r"|\btoo (?:many|much) (?:connections|messages|e-?mails?|mails?|recipients)\b",
    re.I,
)
_LASTS = re.compile(r"\b(?:daily|day|hourly|hours?|quota|sending|submission|relay)\b", re.I)
_PASSES = re.compile(r"\b(?:rate|minute|connections?|thread)\b", re.I)
# What the recipient's mailbox can't take, or the letter is too large for.
_NOT_OURS = re.compile(
    r"receiv|recipient has|mailbox|over quota|size|length|line|too large|attachment|header",
    re.I,
)


def named_limit(code: int, status: str, text: str, *, at_recipient: bool) -> timedelta | None:
    """Return how long to wait for a limit of the account that an answer names; None if it does not.

    `at_recipient` tells that the answer is to RCPT, where a full mailbox is the recipient's.

    >>> named_limit(550, "5.4.5", "5.4.5 Daily user sending limit exceeded", at_recipient=False)
    datetime.timedelta(seconds=3600)
    """
    if _is_exchange_s(code, status, at_recipient=at_recipient) or status in _DAILY:
        return LONG
    # Each letter has one recipient: too many can only be those of many letters.
    if code == 432 or (code == 452 and status == "4.5.3" and not _NOT_OURS.search(text)):
        return SHORT
    if code // 100 in (4, 5) and _LIMIT.search(text) and not _NOT_OURS.search(text):
        return LONG if _LASTS.search(text) and not _PASSES.search(text) else SHORT
    return None


def _is_exchange_s(code: int, status: str, *, at_recipient: bool) -> bool:
    """Tell whether Exchange Online speaks of its own account.

    It says 554 5.2.0 for the day's limit, and 554 5.2.2 when its own folder Sent Items
    has filled the mailbox.
    """
    return code == 554 and (status == "5.2.0" or (status == "5.2.2" and not at_recipient))
