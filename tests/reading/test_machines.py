"""Automatic mail and bounces, as many systems write them: never taken for an answer."""

from datetime import UTC, datetime

import pytest

from nimsmail.network.incoming import (
    Answering,
    Automatic,
    Bounce,
    CalendarAnswer,
    Complaint,
    Failure,
    Reply,
)
from nimsmail.reading import open_mail, understand

NOW = datetime(2026, 10, 19, 8, 0, tzinfo=UTC)


def message(headers: str, body: str = "Jeg kommer igen mandag.") -> bytes:
    given = {line.partition(":")[0].lower() for line in headers.split("\n")}
    common = {"from": "From: Tove Bisp <tobi@ribe.example>", "subject": "Subject: SV: Invitation"}
    lines = [line for name, line in common.items() if name not in given]
    return "\r\n".join([*lines, *headers.split("\n"), "", body]).encode()


AUTOMATIC = {
    "auto-submitted replied": "Auto-Submitted: auto-replied",
    "auto-submitted generated": "Auto-Submitted: auto-generated",
    "auto-submitted with parameters": "Auto-Submitted: auto-replied; owner-email=a@b.example",
    "auto-notified": "Auto-Submitted: auto-notified",
    "precedence auto_reply": "Precedence: auto_reply",
    "precedence bulk": "Precedence: bulk",
    "precedence junk": "Precedence: junk",
    "precedence list": "Precedence: list",
    "x-autoreply": "X-Autoreply: yes",
    "x-autorespond": "X-Autorespond: Invitation",
    "empty return path": "Return-Path: <>",
    "mailing list": "List-Id: <others.example>",
    "no-reply author": "From: noreply@ribe.example",
    "ticket robot": "From: Helpdesk <do-not-reply@ribe.example>",
    "danish subject": "Subject: Automatisk svar: Invitation",
    "danish subject, absent": "Subject: Ikke til stede: Invitation",
    "danish subject, autosvar": "Subject: Autosvar: ferie",
    "danish subject, fraværende": "Subject: =?utf-8?q?Frav=C3=A6rende=3A_m=C3=B8de?=",
    "english subject": "Subject: Automatic reply: Invitation",
    "english subject, ooo": "Subject: Out of Office: Invitation",
    "german subject": "Subject: Automatische Antwort: Invitation",
    "swedish subject": "Subject: Automatiskt svar: Invitation",
    "finnish subject": "Subject: Automaattinen vastaus: Invitation",
    "read receipt, danish": "Subject: =?utf-8?q?L=C3=A6st=3A_Invitation?=",
    "read receipt, english": "Subject: Read: Invitation",
    "forward notification": "Subject: Meeting Forward Notification: Invitation",
    "mdn": "Content-Type: multipart/report; report-type=disposition-notification; boundary=x",
    "comment behind auto-submitted": "Auto-Submitted: auto-generated (rejected)",
    "amazon's responder": "X-Amz-Autoreply: yes",
    "danish no-reply": "From: Klima <ikke-svar@ribe.example>",
    "challenge": "Subject: Your email requires verification verify#x1",
    "absence by a rule of its own": (
        "Auto-Submitted: auto-generated\nX-MS-Exchange-Inbox-Rules-Loop: tobi@ribe.example\n"
        "Subject: Jeg er her ikke"
    ),
    "absence by the rules agent": (
        "Auto-Submitted: auto-generated\nX-MS-Exchange-Generated-Message-Source: Rules Agent\n"
        "Subject: SV: Invitation"
    ),
    "absence that was redirected": (
        "Auto-Submitted: auto-replied\nResent-From: a@b.example\nSubject: Ferie"
    ),
}
AUTOMATIC_WORDS = [
    "Tak for din mail. Jeg er på ferie til den 2. november.",
    "Tak for din henvendelse. Vi vender tilbage inden for 24 timer.",
    "Jeg holder ferie og læser ikke mine mails. Ved hastende sager: ring.",
    "Denne postkasse overvåges ikke. Mailen bliver ikke videresendt.",
    "Thank you for your e-mail. I am out of the office until 2 November.",
    "I will be back on Monday. For urgent matters please contact Ann Reid.",
    "This mailbox is protected by a spam filter. Please click the link below to deliver it.",
    "Tak for din henvendelse. Din sag er oprettet og har fået et nummer.",
    "A ticket has been created. Your ticket is 4711.",
]
PEOPLE = {
    "suppression asked for is no sign": ("X-Auto-Response-Suppress: All", "Jeg kommer."),
    "auto-submitted: no": ("Auto-Submitted: no", "Jeg kommer."),
    "passed on by a rule": (
        "Auto-Submitted: auto-generated\nX-MS-Exchange-Inbox-Rules-Loop: a@b.example",
        "Jeg kommer.",
    ),
    "redirected by a rule": (
        "Auto-Submitted: auto-generated\nResent-From: a@b.example\n"
        "X-MS-Exchange-Generated-Message-Source: Mailbox Rules Agent",
        "Jeg kommer.",
    ),
    "ordinary return path": ("Return-Path: <tobi@ribe.example>", "Jeg kommer."),
    "on holiday, but a person": ("X-Mailer: x", "Jeg er på ferie den dag, desværre."),
}


@pytest.mark.parametrize("headers", AUTOMATIC.values(), ids=AUTOMATIC.keys())
def test_a_machine_is_known_by_header_or_subject(headers: str) -> None:
    told = open_mail(message(headers), NOW).told

    assert isinstance(told, Automatic)


@pytest.mark.parametrize("words", AUTOMATIC_WORDS)
def test_a_machine_without_any_sign_is_known_by_two_of_its_phrases(words: str) -> None:
    raw = message("Content-Type: text/plain; charset=utf-8", words)

    told = open_mail(raw, NOW).told

    assert isinstance(told, Automatic)


@pytest.mark.parametrize("subject", ["FW: Invitation", "VS: Invitation", "Videresendt: Møde"])
def test_what_a_rule_forwards_from_its_owner_is_kept_for_a_person(subject: str) -> None:
    headers = (
        f"Subject: {subject}\nAuto-Submitted: auto-generated\n"
        "X-MS-Exchange-Inbox-Rules-Loop: tobi@ribe.example\n"
        "Content-Type: text/plain; charset=utf-8"
    )
    words = (
        "________________________________\r\nFra: Bo Friis <bofr@ribe.example>\r\n"
        "Sendt: 18. oktober 2026 09:12\r\nTil: Tove Bisp\r\nEmne: Invitation\r\n\r\nJeg kommer.\r\n"
    )

    incoming = understand(open_mail(message(headers, words), NOW), Answering(kind="invitation"))

    assert isinstance(incoming, Reply)
    assert not any(wish.certain for wish in incoming.wishes)


def test_a_receipt_is_known_by_the_part_that_says_so() -> None:
    headers = "Subject: Kvittering\nContent-Type: multipart/mixed; boundary=b"
    body = (
        "--b\r\nContent-Type: text/plain\r\n\r\nJeg kommer.\r\n"
        "--b\r\nContent-Type: message/disposition-notification\r\n\r\n"
        "Final-Recipient: rfc822; tobi@ribe.example\r\n"
        "Disposition: automatic-action/MDN-sent-automatically; displayed\r\n--b--\r\n"
    )

    assert isinstance(open_mail(message(headers, body), NOW).told, Automatic)


# -- feedback reports (RFC 5965) -------------------------------------------------------------


def feedback(fields: str, headers: str = "From: fbl@provider.example") -> bytes:
    return message(
        f'{headers}\nContent-Type: multipart/report; report-type=feedback-report; boundary="b"',
        "--b\r\nContent-Type: text/plain\r\n\r\nA report.\r\n"
        f"--b\r\nContent-Type: message/feedback-report\r\n\r\n{fields}\r\nVersion: 1\r\n\r\n"
        "--b\r\nContent-Type: message/rfc822\r\n\r\nTo: tobi@ribe.example\r\n\r\nKom.\r\n--b--\r\n",
    )


@pytest.mark.parametrize("kind", ["abuse", "Abuse", "opt-out", "opt-out-list"])
def test_a_reader_who_called_a_letter_spam_complains(kind: str) -> None:
    told = open_mail(feedback(f"Feedback-Type: {kind}"), NOW).told

    assert isinstance(told, Complaint)
    assert told.recipient == "tobi@ribe.example"


@pytest.mark.parametrize(
    "kind", ["auth-failure", "not-spam", "fraud", "virus", "other", "dmarc", "x-something"]
)
def test_no_other_report_makes_anybody_leave(kind: str) -> None:
    told = open_mail(feedback(f"Feedback-Type: {kind}"), NOW).told

    assert isinstance(told, Automatic)


def test_a_report_that_does_not_say_what_of_makes_nobody_leave() -> None:
    assert isinstance(open_mail(feedback("User-Agent: x"), NOW).told, Automatic)


def test_outlook_com_complains_in_a_form_of_its_own() -> None:
    raw = message(
        "From: staff@hotmail.com\nSubject:  complaint about message from 192.0.2.1\n"
        "Content-Type: multipart/mixed; boundary=b",
        "--b\r\nContent-Type: message/rfc822\r\n\r\nTo: tobi@ribe.example\r\n\r\nKom.\r\n--b--\r\n",
    )

    told = open_mail(raw, NOW).told

    assert isinstance(told, Complaint)
    assert told.recipient == "tobi@ribe.example"


@pytest.mark.parametrize(("headers", "words"), PEOPLE.values(), ids=PEOPLE.keys())
def test_a_person_is_not_taken_for_a_machine(headers: str, words: str) -> None:
    raw = message(f"{headers}\nContent-Type: text/plain; charset=utf-8", words)

    incoming = understand(open_mail(raw, NOW), Answering(kind="invitation"))

    assert isinstance(incoming, Reply)
    assert incoming.wishes[0].certain


# -- bounces --------------------------------------------------------------------------------

EXIM = """This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

  nobody@ribe.example
    {reason}

------ This is a copy of the message, including all the headers. ------

To: nobody@ribe.example
"""
EXCHANGE = """Delivery has failed to these recipients or groups:

nobody@ribe.example
The email address you entered couldn't be found.

Diagnostic information for administrators:
Remote Server returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found'
"""
DAEMON = "From: Mail Delivery System <MAILER-DAEMON@mx.example>\nReturn-Path: <>\n"
UNDELIVERED = f"{DAEMON}Subject: Undelivered Mail Returned to Sender"


def failed(status: str, *, permanent: bool = True, dead: bool = False) -> Failure:
    return Failure(recipient="nobody@ribe.example", status=status, permanent=permanent, dead=dead)


PROSE = {
    "exim, unknown": (
        f"{DAEMON}X-Failed-Recipients: nobody@ribe.example\nSubject: Mail delivery failed",
        EXIM.format(reason="550 5.1.1 Unrouteable address"),
        failed("5.1.1", dead=True),
    ),
    "exim, full": (
        f"{DAEMON}Subject: Mail delivery failed: returning message to sender",
        EXIM.format(reason="552 5.2.2 mailbox is full"),
        failed("5.2.2"),
    ),
    "exim, refused as spam": (
        f"{DAEMON}Subject: Mail delivery failed",
        EXIM.format(reason="554 5.7.1 message looks like spam"),
        failed("5.7.1"),
    ),
    "exchange text": (
        "From: postmaster@ribe.example\nSubject: Undeliverable: Invitation",
        EXCHANGE,
        failed("5.1.10", dead=True),
    ),
    "danish exchange subject": (
        "From: postmaster@ribe.example\nSubject: Kan ikke leveres: Invitation",
        EXCHANGE,
        failed("5.1.10", dead=True),
    ),
    "delayed": (
        f"{DAEMON}Subject: Warning: message delayed 4 hours",
        "<nobody@ribe.example>\n450 4.2.0 try again later\n",
        failed("4.2.0", permanent=False),
    ),
    "code only": (
        UNDELIVERED,
        "<nobody@ribe.example>:\n550 no such user here\n",
        failed("5.0.0", dead=True),
    ),
    "5.1.1 for a full mailbox": (
        UNDELIVERED,
        "<nobody@ribe.example>:\n550 5.1.1 mailbox full\n",
        failed("5.1.1"),
    ),
}


@pytest.mark.parametrize(("headers", "words", "expected"), PROSE.values(), ids=PROSE.keys())
def test_a_server_that_writes_prose_is_understood(
    headers: str, words: str, expected: Failure
) -> None:
    told = open_mail(message(headers, words), NOW).told

    assert isinstance(told, Bounce)
    assert told.failures == (expected,)


def report(fields: str) -> bytes:
    return message(
        f"{DAEMON}Subject: Delivery Status Notification\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
        "--b\r\nContent-Type: text/plain\r\n\r\nSorry.\r\n"
        "--b\r\nContent-Type: message/delivery-status\r\n\r\n"
        "Reporting-MTA: dns; mx.example\r\n\r\n" + fields.replace("\n", "\r\n") + "\r\n--b--\r\n",
    )


DSN = {
    "failed": ("Action: failed\nStatus: 5.1.1", failed("5.1.1", dead=True)),
    "host gone": (
        "Action: failed\nStatus: 5.4.4\nDiagnostic-Code: X; Host not found",
        failed("5.4.4", dead=True),
    ),
    "delayed": ("Action: delayed\nStatus: 4.4.7", failed("4.4.7", permanent=False)),
    "delivered": ("Action: delivered\nStatus: 2.0.0", failed("2.0.0", permanent=False)),
    "vague status, clear reason": (
        "Action: failed\nStatus: 5.0.0\nDiagnostic-Code: smtp; 550 5.2.2 full",
        failed("5.2.2"),
    ),
    "too large": ("Action: failed\nStatus: 5.3.4", failed("5.3.4")),
    "policy": (
        "Action: failed\nStatus: 5.7.1\nDiagnostic-Code: smtp; 550 5.7.1 not exist in policy",
        failed("5.7.1"),
    ),
}


@pytest.mark.parametrize(("fields", "expected"), DSN.values(), ids=DSN.keys())
def test_a_status_decides_what_is_permanent(fields: str, expected: Failure) -> None:
    raw = report(f"Final-Recipient: rfc822; nobody@ribe.example\n{fields}\n")

    told = open_mail(raw, NOW).told

    assert isinstance(told, Bounce)
    assert told.failures == (expected,)


def test_one_report_may_speak_of_several_recipients() -> None:
    raw = report(
        "Final-Recipient: rfc822; nobody@ribe.example\nAction: failed\nStatus: 5.1.1\n\n"
        "Final-Recipient: rfc822; full@ribe.example\nAction: failed\nStatus: 5.2.2\n"
    )

    told = open_mail(raw, NOW).told

    assert isinstance(told, Bounce)
    assert told.failures == (
        failed("5.1.1", dead=True),
        Failure(recipient="full@ribe.example", status="5.2.2", permanent=True),
    )


def test_a_person_who_quotes_an_error_is_no_bounce() -> None:
    raw = message("Subject: SV: Invitation", "Jeg kommer.\r\n\r\n> 550 5.1.1 User unknown\r\n")

    assert open_mail(raw, NOW).told is None


ASKING = {
    "a letter came back": (
        "Subject: Undelivered Mail Returned to Sender - hvad gør jeg?",
        "Min mail til jer kom retur i går.",
    ),
    "with its report": (
        "Subject: SV: Invitation",
        "Jeg fik denne fejl:\r\n\r\nFinal-Recipient: rfc822; net@net.example\r\n"
        "Action: failed\r\nStatus: 5.1.1\r\n\r\nMen jeg kommer.",
    ),
    "and nothing was automatic": (
        "Subject: Ikke leveret: min tilmelding\nAuto-Submitted: no",
        "Fejlen var 550 5.1.1 User unknown, men jeg kommer.",
    ),
}


@pytest.mark.parametrize(("headers", "words"), ASKING.values(), ids=ASKING.keys())
def test_a_person_who_asks_about_a_bounce_is_a_person(headers: str, words: str) -> None:
    raw = message(f"{headers}\nContent-Type: text/plain; charset=utf-8", words)

    incoming = understand(open_mail(raw, NOW), Answering(kind="invitation"))

    assert isinstance(incoming, Reply)


@pytest.mark.parametrize(
    "sign", ["Return-Path: <>", "From: Postmaster@ribe.example", "Auto-Submitted: auto-replied"]
)
def test_a_report_that_lost_its_form_is_known_by_any_sign_of_a_machine(sign: str) -> None:
    words = "Final-Recipient: rfc822; Nobody@Ribe.example\r\nAction: failed\r\nStatus: 5.1.1\r\n"

    told = open_mail(message(f"{sign}\nSubject: Undeliverable", words), NOW).told

    assert isinstance(told, Bounce)
    assert told.failures == (failed("5.1.1", dead=True),)


def test_a_calendar_that_answers_by_itself_still_answers_for_its_owner() -> None:
    calendar = (
        "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:x\r\n"
        "ATTENDEE;PARTSTAT=ACCEPTED:mailto:tobi@ribe.example\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    headers = "Auto-Submitted: auto-replied\nContent-Type: text/calendar; method=REPLY"

    told = open_mail(message(headers, calendar), NOW).told

    assert isinstance(told, CalendarAnswer)
    assert told.partstat == "ACCEPTED"
