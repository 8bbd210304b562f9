"""What is too much for any parser, however it is hidden: it goes to a person unread.

Each of these once took seconds, or minutes, in a mail that was within the limits looked for.
"""

from datetime import UTC, datetime

import pytest

from nimsmail.network.incoming import Bounce, CalendarAnswer, Unreadable
from nimsmail.reading import open_mail
from nimsmail.reading.limits import Limits, excess

NOW = datetime(2026, 10, 19, 8, 0, tzinfo=UTC)
SMALL = Limits(lines=60, header=100, parameters=50, depth=2, parts=3, told=4)
MIXED = "Content-Type: multipart/mixed; boundary=b\n\n"
LONG = "x " * 60
FIELDS = "Action: failed\n\n"

BEYOND = {
    "a long header in a part": f"{MIXED}--b\nX-Note: {LONG}\n\nHej",
    "a long header of folded lines": f"{MIXED}--b\nX-Note: a\n {LONG[:60]}\n {LONG[:60]}\n\nHej",
    "a long header in a letter within": f"Content-Type: message/rfc822\n\nTo: {LONG}\n\nHej",
    "a long header in a digest": (
        "Content-Type: multipart/digest; boundary=b\n\n--b\n\n"
        f"Subject: {LONG}\n\nHej"
    ),
    "a long header in a report": (
        f"Content-Type: message/delivery-status\n\n{FIELDS}Status: {LONG}\n"
    ),
    "many parameters": f"Content-Type: text/plain{'; a=b' * 12}\n\nHej",
    "many parameters in a part": f"{MIXED}--b\nContent-Type: text/plain{'; a=b' * 12}\n\nHej",
    "many recipients in a report": (
        f"Content-Type: message/delivery-status\n\n{FIELDS * 4}"
    ),
    "letters in letters": "Content-Type: message/rfc822\n\n" * 4,
    "letters in letters, folded": "Content-Type:\n message/rfc822\n\n" * 4,
    "letters of any kind": "Content-Type: message/x\n\n" * 4,
    "parts in parts": "".join(
        f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(4)
    ),
    "parts in parts, in another charset": "".join(
        f"Content-Type: multipart/x; boundary*=us-ascii''b{n}\n\n--b{n}\n" for n in range(4)
    ),
    "parts in parts, in pieces": "".join(
        f"Content-Type: multipart/x; boundary*0=b; boundary*1={n}\n\n--b{n}\n" for n in range(4)
    ),
    "parts in parts, folded": "".join(
        f"Content-Type: multipart/x;\n boundary\n =b{n}\n\n--b{n}\n" for n in range(4)
    ),
    "many lines": "\n" * 70,
}  # fmt: skip
WITHIN = {
    "long lines in a text": f"{MIXED}--b\n\nHej\n\n{LONG}\n--b--\n",
    "a text that speaks of boundaries": "Subject: x\n\n" + "The boundary of the park\n" * 5,
    "a text that shows a type": "Subject: x\n\n" + "Content-Type: message/rfc822\n\n" * 5,
    "parts beside each other": f"{MIXED}--b\n\na\n--b\n\nb\n--b\n\nc\n--b--\n",
    "an ordinary report": f"Content-Type: message/delivery-status\n\n{FIELDS * 2}",
}


@pytest.mark.parametrize("text", BEYOND.values(), ids=BEYOND.keys())
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["unix", "mail", "returns alone"])
def test_what_is_too_much_is_noticed_however_its_lines_end(text: str, end: str) -> None:
    assert excess(text.replace("\n", end).encode(), SMALL)


@pytest.mark.parametrize("text", WITHIN.values(), ids=WITHIN.keys())
def test_what_only_looks_like_it_is_read(text: str) -> None:
    assert excess(text.encode(), SMALL) is None


def test_the_limit_is_named_in_kilobytes() -> None:
    raw = f"Content-Type: text/plain{'; a=b' * 2000}\n\nHej".encode()

    told = open_mail(raw, NOW).told

    assert isinstance(told, Unreadable)
    assert told.why == "One header is longer than 8 kB."


def test_a_token_is_found_in_the_letter_that_a_report_returns() -> None:
    token = "q7wz2m4kx5ab3cde-h6j5k4l3m2n7o6p5q4r3s2t7u6"
    raw = (
        "From: mailer-daemon@mx.example\nReturn-Path: <>\nSubject: Undeliverable\n"
        "Content-Type: multipart/report; boundary=b\n\n--b\n\n<bo@ribe.example>: user unknown\n"
        "--b\nContent-Type: message/rfc822\n\n"
        f"Return-Path: <net+{token}@net.example>\nTo: bo@ribe.example\n\nKom.\n--b--\n"
    )

    opened = open_mail(raw.encode(), NOW)

    assert isinstance(opened.told, Bounce)
    assert opened.mail.tokens == (token,)


def test_only_the_first_calendars_of_a_mail_are_tried() -> None:
    entry = "--b\nContent-Type: text/calendar\n\n{}\n"
    answer = (
        "BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nUID:x\n"
        "ATTENDEE;PARTSTAT=ACCEPTED:mailto:bo@ribe.example\nEND:VEVENT\nEND:VCALENDAR"
    )
    head = f"From: bo@ribe.example\n{MIXED}"

    second = open_mail((head + entry.format("x") + entry.format(answer)).encode(), NOW).told
    fourth = open_mail((head + entry.format("x") * 3 + entry.format(answer)).encode(), NOW).told

    assert isinstance(second, CalendarAnswer)
    assert not isinstance(fourth, CalendarAnswer)
