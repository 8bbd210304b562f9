"""Why a letter came back, as servers of many makes tell it: who, for good, and is anybody there?"""

from datetime import UTC, datetime

import pytest

from nimsmail.network.incoming import Bounce, Failure
from nimsmail.reading import open_mail
from nimsmail.reading.reasons import is_gone, status_of

NOW = datetime(2026, 10, 19, 8, 0, tzinfo=UTC)
LETTER = "--b\nContent-Type: message/rfc822\n\nTo: {to}\nSubject: Invitation\n\nKom.\n"


def bounced(body: str, *headers: str, kind: str = "text/plain; charset=utf-8") -> Bounce:
    lines = ["From: Mail Delivery System <mailer-daemon@mx.example>", "To: net@net.example"]
    given = {each.partition(":")[0] for each in headers}
    lines = [each for each in lines if each.partition(":")[0] not in given]
    header = "\n".join([*lines, "Return-Path: <>", *headers, f"Content-Type: {kind}"])
    told = open_mail(f"{header}\n\n{body}".encode(), NOW).told
    assert isinstance(told, Bounce)
    return told


def report(prose: str, fields: str) -> Bounce:
    """Return the reading of a report in the standard's form, with prose above its fields."""
    return bounced(
        f"--b\nContent-Type: text/plain\n\n{prose}\n"
        f"--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx\n\n{fields}\n"
        "--b--\n",
        kind='multipart/report; report-type=delivery-status; boundary="b"',
    )


# -- the address is gone, or it is not ------------------------------------------------------

GONE = {
    "postfix": ("5.1.1", "smtp; 550 5.1.1 <a@b.example>: Recipient address rejected: User unknown"),
    "exchange": ("5.1.10", "smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found"),
    "exchange, older": ("5.1.1", "smtp;550 5.1.1 RESOLVER.ADR.ExRecipNotFound; not found"),
    "microsoft's edge": (
        "5.4.1",
        "smtp;550 5.4.1 Recipient address rejected: Access denied. AS(1)",
    ),
    "exim, no domain": ("", "550 Unrouteable address"),
    "exim, null mx": ("", "an MX or SRV record indicated no SMTP service"),
    "sendmail, no host": ("5.1.2", "SMTP; 550 5.1.2 <a@b.example>... Host unknown"),
    "gmail": ("5.1.1", "smtp; 550-5.1.1 The email account that you tried to reach does not exist."),
    "yahoo": ("5.0.0", "smtp; 554 delivery error: dd This user doesn't have a b.example account"),
    "qmail": ("5.1.1", "Sorry, no mailbox here by that name. (#5.1.1)"),
    "qmail, no host": ("5.1.2", "Sorry, I couldn't find any host named b.example. (#5.1.2)"),
    "domino": ("5.0.0", "User Bo Friis (bofr@b.example) not listed in Domino Directory"),
    "domino, japanese": ("5.0.0", "ユーザーは Domino ディレクトリには見つかりません。"),
    "moved away": ("5.1.6", "smtp; 550 5.1.6 recipient no longer on server: a@b.example"),
    "as mailbox disabled": ("5.2.1", "smtp; 550 5.2.1 <a@b.example>... User Unknown"),
    "as a matter of policy": ("5.7.1", "SMTP; 553 5.7.1 Invalid recipient a@b.example"),
    "bare rejection": ("5.0.0", "smtp; 550 <a@b.example>: Recipient address rejected."),
    "symantec": ("5.0.0", "smtp; 542 a@b.example Rejected"),
    "microsoft's danish": ("5.1.10", "Adressen blev ikke fundet hos b.example"),
    "code alone": ("5.1.1", ""),
}
THERE = {
    "full": ("5.2.2", "smtp; 552 5.2.2 Mailbox full"),
    "full, with the code of unknown": ("5.1.1", "550 5.1.1 mailbox is over quota temporarily"),
    "full, in danish": ("5.2.0", "Modtagerens postkasse er fyldt"),
    "too large": ("5.3.4", "552 5.3.4 Message size exceeds fixed limit"),
    "spam": ("5.7.1", "554 5.7.1 message looks like spam"),
    "listed": ("5.1.3", "553 http://www.spamhaus.org/query/bl?ip=192.0.2.1"),
    "relaying": ("5.7.1", "554 5.7.1 <a@b.example>: Relay access denied"),
    "shut for now": ("5.2.1", "550-5.2.1 The email account that you tried to reach is inactive."),
    "suspended": ("5.0.0", "554 This account has been disabled or discontinued. User unknown"),
    "our own domain": ("5.1.8", "553 5.1.8 Domain of sender address net.example does not exist"),
    "sender not proven": ("5.1.0", "550 5.1.0 192.0.2.2 is not allowed to send from <net.example>"),
    "a list, perhaps": ("", "the group may not exist, or you may not have permission to post"),
    "name server down": ("", "Name service error: Host not found, try again"),
    "a local program": ("5.1.1", "x-unix; procmail: Couldn't create /var/mail/a: No such user"),
    "as the reader likes it": ("5.1.1", "550 5.1.1 Refused due to recipient preferences"),
    "after the letter was taken": ("5.0.0", "550 : User unknown"),
    "looping": ("5.4.6", "554 5.4.6 Hop count exceeded - possible mail loop"),
    "policy that names existence": ("5.7.1", "550 5.7.1 does not exist in our policy"),
    "nothing told": ("5.0.0", "550 Rejected"),
}


@pytest.mark.parametrize(("status", "reason"), GONE.values(), ids=GONE.keys())
def test_nobody_is_there(status: str, reason: str) -> None:
    assert is_gone(status, reason)


@pytest.mark.parametrize(("status", "reason"), THERE.values(), ids=THERE.keys())
def test_the_address_may_well_be_there(status: str, reason: str) -> None:
    assert not is_gone(status, reason)


def test_a_refusal_of_the_sender_says_nothing_of_the_recipient() -> None:
    beside = "553 our-domain.example does not exist (in reply to MAIL FROM command)"

    assert not is_gone("5.1.0", "553 5.1.0 does not exist", beside)


def test_an_address_that_holds_such_words_says_nothing() -> None:
    assert not is_gone("5.0.0", "550 <user-unknown.mailbox-full@b.example>: try again later")


STATUS = {
    "field": ("5.1.1", "smtp; 550 no", "5.1.1"),
    "the remote's own word": ("5.1.1", "SMTP; 550 5.7.1 IP address blacklisted", "5.7.1"),
    "behind a relay's guess": ("5.0.0", "smtp; 5.1.0 - Unknown address 550-'5.7.1 no'", "5.7.1"),
    "a vague one gives way": ("5.0.0 (failure)", "smtp; 550 5.2.2 full", "5.2.2"),
    "vague is better than none": ("", "554 5.0.0 Service unavailable", "5.0.0"),
    "from the reply code": ("", "550 no such user", "5.0.0"),
    "no status in a host's address": ("", "host mx.example[5.1.1.9] is down", ""),
    "none": ("", "", ""),
}


@pytest.mark.parametrize(("field", "reason", "expected"), STATUS.values(), ids=STATUS.keys())
def test_the_clearest_status_counts(field: str, reason: str, expected: str) -> None:
    assert status_of(field, reason) == expected


# -- reports in the standard's form ---------------------------------------------------------


def test_who_gives_up_on_a_recipient_unknown_for_now_takes_it_for_gone() -> None:
    told = report(
        "",
        "Final-Recipient: rfc822; bo@ribe.example\nAction: failed\nStatus: 4.1.1\n"
        "Diagnostic-Code: smtp; 450 4.1.1 User unknown in virtual alias table",
    )

    assert told.failures == (
        Failure(recipient="bo@ribe.example", status="4.1.1", permanent=True, dead=True),
    )


def test_who_gives_up_for_want_of_a_connection_takes_nobody_for_gone() -> None:
    told = report(
        "",
        "Final-Recipient: rfc822; bo@ribe.example\nAction: failed\nStatus: 4.4.1\n"
        "Diagnostic-Code: X-Postfix; connect to ribe.example: Connection timed out",
    )

    assert told.failures == (Failure(recipient="bo@ribe.example", status="4.4.1", given_up=True),)


def test_a_delay_is_no_failure_whatever_is_said_beside_it() -> None:
    told = report(
        "",
        "Final-Recipient: rfc822; bo@ribe.example\nAction: delayed\nStatus: 4.1.1\n"
        "Diagnostic-Code: smtp; 450 4.1.1 User unknown",
    )

    assert told.failures == (Failure(recipient="bo@ribe.example", status="4.1.1"),)


def test_where_the_fields_say_nothing_the_prose_does() -> None:
    told = report(
        "<bo@ribe.example>: Domain not found\n",
        "Final-Recipient: rfc822; bo@ribe.example\nAction: failed\nStatus: 5.0.0",
    )

    assert [each.dead for each in told.failures] == [True]


def test_fields_that_lost_their_form_are_read_in_any_order() -> None:
    told = bounced(
        "Technical report:\n\nAction: failed\nFinal-Recipient: rfc822; bo@ribe.example\n"
        "Diagnostic-Code: smtp; 550 5.1.1 User Unknown\nStatus: 5.1.1\n",
        "Subject: Delivery Status Notification (Failure)",
    )

    assert told.failures == (
        Failure(recipient="bo@ribe.example", status="5.1.1", permanent=True, dead=True),
    )


def test_a_report_that_a_gateway_passes_on_as_a_letter_is_read() -> None:
    inner = (
        "From: mailer-daemon@mx.ribe.example\nSubject: Returned mail\n"
        "Content-Type: multipart/report; report-type=delivery-status; boundary=c\n\n"
        "--c\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx\n\n"
        "Final-Recipient: rfc822; bo@ribe.example\nAction: failed\nStatus: 5.1.1\n\n--c--\n"
    )

    told = bounced(
        "--b\nContent-Type: text/plain\n\nReturned.\n"
        f"--b\nContent-Type: message/rfc822\n\n{inner}\n--b--\n",
        "Subject: Returned mail: User unknown",
        kind="multipart/mixed; boundary=b",
    )

    assert [each.recipient for each in told.failures] == ["bo@ribe.example"]


# -- servers that write prose ---------------------------------------------------------------


def test_each_recipient_has_a_reason_of_their_own() -> None:
    told = bounced(
        "I wasn't able to deliver your message to the following addresses.\n\n"
        "<full@ribe.example>:\nRemote host said: 552 5.2.2 Mailbox full\n\n"
        "<gone@ribe.example>:\nRemote host said: 550 5.1.1 User unknown\n",
        "Subject: failure notice",
    )

    assert told.failures == (
        Failure(recipient="full@ribe.example", status="5.2.2", permanent=True),
        Failure(recipient="gone@ribe.example", status="5.1.1", permanent=True, dead=True),
    )


def test_an_address_may_open_the_line_that_tells_of_it() -> None:
    told = bounced(
        "List of recipients:\n\n"
        "full@ribe.example: 550 5.2.2 <full@ribe.example>... Mailbox Full\n"
        "gone@ribe.example: 550 5.1.1 <gone@ribe.example>... User Unknown\n\n"
        "Below is a copy of the original message:\n",
        "Subject: Delivery status notification: error",
    )

    assert [(each.recipient, each.dead) for each in told.failures] == [
        ("full@ribe.example", False),
        ("gone@ribe.example", True),
    ]


def test_what_is_said_above_the_only_address_counts() -> None:
    told = bounced(
        "The user(s) account is disabled.\n\n<bo@ribe.example>: 550 user unknown\n",
        "Subject: Mail System Error - Returned Mail",
    )

    assert [each.dead for each in told.failures] == [False]


def test_sendmails_account_of_the_session_is_prose_not_the_letter_returned() -> None:
    told = bounced(
        "The original message was received at Mon, 19 Oct 2026 08:00:00 +0200\n\n"
        "----- The following addresses had permanent fatal errors -----\n"
        "<bo@ribe.example>\n    (reason: 550 5.1.1 User unknown)\n",
        "Subject: Returned mail: see transcript for details",
    )

    assert told.failures == (
        Failure(recipient="bo@ribe.example", status="5.1.1", permanent=True, dead=True),
    )


def test_a_postmaster_can_be_the_one_who_is_not_reached() -> None:
    told = bounced(
        "There was an error delivering your mail to <postmaster@ribe.example>.\n\n"
        "DNS lookup failure: host ribe.example not found\n",
        "Subject: Mail delivery failed",
    )

    assert [each.recipient for each in told.failures] == ["postmaster@ribe.example"]


def test_of_whom_nothing_is_told_the_letter_returned_tells() -> None:
    told = bounced(
        "   ----- Transcript of session follows -----\n421 Deferred: Connection timed out\n\n"
        "   ----- Unsent message follows -----\nFrom: net@net.example\nTo: bo@ribe.example\n",
        "Subject: Returned mail: Cannot send message for 4 days",
    )

    assert told.failures == (Failure(recipient="bo@ribe.example", status="4.0.0"),)


def test_a_full_mailbox_told_by_nobody_in_particular_is_a_bounce() -> None:
    told = bounced(
        "--b\nContent-Type: text/plain\n\nYour mail could not be delivered to: <bo@ribe.example>\n"
        "As their mailbox is full.\n\n" + LETTER.format(to="bo@ribe.example") + "--b--\n",
        "From: no-reply@ribe.example",
        "Subject: Mail",
        kind="multipart/mixed; boundary=b",
    )

    assert told.failures == (Failure(recipient="bo@ribe.example", permanent=True),)


def test_a_type_without_its_semicolon_is_still_text() -> None:
    told = bounced(
        "--b\nContent-Type: text/plain\n   charset=utf-8\n\n"
        "bo@ribe.example [User unknown]\n--b--\n",
        "Subject: Returned Mail: User unknown",
        kind="multipart/mixed; boundary=b",
    )

    assert [each.recipient for each in told.failures] == ["bo@ribe.example"]


LETTERS = {
    "microsoft, danish": (
        "Din meddelelse til bo@ribe.example kunne ikke leveres.\n\nbo blev ikke fundet.",
        True,
    ),
    "microsoft, english, with advice": (
        "Your message to bo@ribe.example couldn't be delivered.\nbo wasn't found at ribe.example.\n"
        "How to Fix It\nThe address may be misspelled or may not exist. Check the spelling.",
        True,
    ),
    "microsoft, full": (
        "Modtagerens postkasse er fuld og kan ikke modtage flere meddelelser: bo@ribe.example",
        False,
    ),
    "google, danish": (
        "** Adressen blev ikke fundet **\nDin besked blev ikke leveret til bo@ribe.example.",
        True,
    ),
    "a closed group": (
        "Your message wasn't delivered to bo@ribe.example because you are not allowed to send.\n"
        "550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; authentication required",
        False,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("words", "gone"), LETTERS.values(), ids=LETTERS.keys())
def test_what_large_hosts_write_to_people_is_understood(words: str, gone: bool) -> None:
    told = bounced(words, "Subject: Kan ikke leveres: Invitation")

    assert [(each.recipient, each.dead) for each in told.failures] == [("bo@ribe.example", gone)]
