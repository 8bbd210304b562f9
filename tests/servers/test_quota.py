"""What relays say when the account has sent enough, and what sounds like it but is not that."""

from datetime import timedelta

import pytest

from nimsmail.post.quota import LONG, SHORT, named_limit
from nimsmail.post.report import Reply

LIMITS = {
    "432 4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded": SHORT,
    "421 4.4.2 Message submission rate for this client has exceeded the configured limit": SHORT,
    "554 5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException": LONG,
    "550 5.1.90 Your message can't be sent because you've reached your daily limit": LONG,
    "550 5.7.233 tenant exceeded its external recipient rate limit": LONG,
    "550 5.4.5 Daily user sending limit exceeded": LONG,
    "550 5.7.1 Daily SMTP relay limit exceeded for customer": LONG,
    "450 4.2.1 Peak SMTP relay limit exceeded for customer": LONG,
    "452 4.5.3 Your message has too many recipients": SHORT,
    "421 4.7.0 mail.example Error: too many connections from 192.0.2.1": SHORT,
    "450 4.7.1 Error: too much mail from 192.0.2.1": SHORT,
    "550 You have exceeded your hourly sending quota": LONG,
    "554 5.7.1 You have reached the maximum number of emails per hour": LONG,
}
OTHERS = (
    "421 4.3.2 closing",
    "450 4.2.1 The user you are trying to contact is receiving mail too quickly",
    "450 4.2.1 The user is receiving mail at a rate that exceeds the limit for messages",
    "452 4.2.2 The email account that you tried to reach is over quota",
    "452 4.3.1 Insufficient system storage",
    "452 4.5.3 Domain policy size per transaction exceeded",
    "550 5.1.1 no such user",
    "550 5.2.122 The recipient has exceeded their limit for the number of messages",
    "552 5.2.2 mailbox full: quota for messages exceeded",
    "552 5.3.4 Message size exceeds fixed limit",
    "554 5.4.6 too many hops",
    "554 5.6.0 message line length limit exceeded",
    "554 5.7.1 it looks like spam",
)


def pause(text: str, *, at_recipient: bool = False) -> timedelta | None:
    reply = Reply(int(text[:3]), text[4:])
    return named_limit(reply.code, reply.status, reply.text, at_recipient=at_recipient)


@pytest.mark.parametrize("text", LIMITS)
def test_a_limit_of_the_account_is_known_wherever_it_is_named(text: str) -> None:
    assert pause(text) == LIMITS[text]
    assert pause(text, at_recipient=True) == LIMITS[text]


@pytest.mark.parametrize("text", OTHERS)
def test_what_concerns_the_letter_or_its_recipient_is_no_limit_of_the_account(text: str) -> None:
    assert pause(text) is None


def test_a_full_mailbox_is_the_recipient_s_where_the_recipient_is_refused() -> None:
    text = "554 5.2.2 mailbox full"

    assert pause(text) == LONG  # Exchange's own: Sent Items
    assert pause(text, at_recipient=True) is None
