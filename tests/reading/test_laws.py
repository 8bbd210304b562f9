"""What holds for every message, however malformed."""

import sys
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nimsmail.network.incoming import Answering, Incoming, Unreadable
from nimsmail.reading import Opened, explain, open_mail, understand
from nimsmail.reading.limits import Limits, excess
from nimsmail.reading.lines import plain_lines
from nimsmail.reading.zones import zoned

NOW = datetime(2026, 10, 19, 8, 0, tzinfo=UTC)
KINDS = (
    None, "invitation", "reminder", "confirm-sign-up", "ballot", "newsletter", "theme-call",
    "news-call", "agenda-approval", "consultation", "deadline-alert", "minutes", "forum",
)  # fmt: skip
FIELDS = st.sampled_from(
    [
        "From", "To", "Cc", "Subject", "Message-ID", "References", "In-Reply-To", "Content-Type",
        "Content-Transfer-Encoding", "Content-Disposition", "MIME-Version", "Date",
        "Auto-Submitted", "Precedence", "Return-Path", "Authentication-Results", "List-Id",
        "X-Failed-Recipients", "Delivered-To",
    ]
)  # fmt: skip
PIECES = st.sampled_from(
    [
        "<", ">", '"', "(", ")", "@", ",", ";", ":", "=?utf-8?q?", "?=", "=?idna?b?AA?=", "\\",
        "a@b.example", "multipart/mixed", "multipart/report; report-type=delivery-status",
        "text/html", "text/calendar; method=REPLY", "message/delivery-status", "message/rfc822",
        "text/plain; charset=rot13", "charset=undefined", "charset=utf-7", "boundary=b",
        "base64", "quoted-printable", "uuencode", "attachment; filename*=x''%ff", "auto-replied",
        "æøå", "\udcff", "\x00", " ", "\r\n ", "mx.net.example; dmarc=pass header.from=b.example",
    ]
)  # fmt: skip
VALUES = st.lists(PIECES, max_size=6).map("".join)
HEADERS = st.lists(st.tuples(FIELDS, VALUES), max_size=8)
LINES = st.sampled_from(
    [
        "", "Jeg kommer", "> Ja", ">", "--b", "--b--", "-- ", "Mvh", "Fra: a", "Til: b", "Emne: c",
        "Den 1. dec. 2026 kl. 9.00 skrev A <a@b.example>:", "_" * 32, "PS: nej", "Sendt fra min x",
        "Content-Type: text/html", "BEGIN:VCALENDAR", "METHOD:REPLY", "END:VCALENDAR", "=C3", "=",
        "<div><blockquote>", "</p><table>", "hvis", "2 og 5", "a@b.example", "Bo Friis", "?",
        "550 5.1.1",
        "Final-Recipient: rfc822;", "Status: 5", "\x00\xff", "Tak for det, men", "(",
        "Anna Bo og jeg",
    ]
)  # fmt: skip
BODIES = st.lists(LINES, max_size=30).map("\r\n".join)


def built(headers: list[tuple[str, str]], body: str) -> bytes:
    text = "".join(f"{name}: {value}\r\n" for name, value in headers) + "\r\n" + body
    return text.encode("utf-8", "surrogateescape")


@settings(max_examples=300, deadline=None)
@given(
    headers=HEADERS,
    body=BODIES,
    kind=st.sampled_from(KINDS),
    trust=st.sampled_from(["m365", "mx.net.example"]),
)
def test_no_message_can_stop_the_reader(
    headers: list[tuple[str, str]], body: str, kind: str | None, trust: str
) -> None:
    raw = built(headers, body)
    answering = Answering(
        kind=kind,
        today=NOW.date(),
        meeting_date=date(2026, 11, 12),
        meeting_place="Ribe",
        themes=("Klima", "Budget"),
        programmes=("LIFE", "Digital Europe"),
    )

    opened = open_mail(raw, NOW, trust=trust)
    incoming = understand(opened, answering)

    assert isinstance(opened, Opened)
    assert isinstance(incoming, Incoming)
    assert explain(raw, answering)["kind"]


@settings(max_examples=200, deadline=None)
@given(raw=st.binary(max_size=2000))
def test_no_bytes_can_stop_the_reader(raw: bytes) -> None:
    assert isinstance(understand(open_mail(raw, NOW), Answering()), Incoming)


@settings(max_examples=200, deadline=None)
@given(body=BODIES)
def test_zones_cover_every_line_and_lose_none(body: str) -> None:
    lines = tuple(plain_lines(body))

    zones = zoned(lines, "Bo Friis")

    assert [zone.text for zone in zones] == [line.text for line in lines]


def test_a_body_beyond_all_measure_is_kept_as_one_piece() -> None:
    body = "\n".join(f"linje {number}" for number in range(5000))

    zones = zoned(tuple(plain_lines(body)), "")

    assert "\n".join(zone.text for zone in zones) == body


@pytest.mark.parametrize(
    "line",
    ["Den 1. dec skrev", "On ", "Fra: a", ">", "Mvh", "Bo Friis", "", "____________", "Wrote:"],
)
def test_twice_the_lines_take_about_twice_the_steps(line: str) -> None:
    once = calls_of(lambda: zoned(tuple(plain_lines("\n".join([line] * 400))), "Bo Friis"))
    twice = calls_of(lambda: zoned(tuple(plain_lines("\n".join([line] * 800))), "Bo Friis"))

    assert twice <= 2.2 * once


def calls_of(work: Callable[[], object]) -> int:
    """Count the calls that `work` makes: its steps, whatever the clock says."""
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return calls


SMALL = Limits(size=5000, header_block=1000, header=300, parts=3, depth=2, addresses=4)
NESTED = "".join(
    f'Content-Type: multipart/mixed; boundary="n{n}"\r\n\r\n--n{n}\r\n' for n in range(4)
)
BEYOND = {
    "size": "Subject: x\r\n\r\n" + "a" * 6000,
    "header block": "".join(f"X-{n}: {'a' * 200}\r\n" for n in range(8)) + "\r\n",
    "one header": "Subject: " + "a\r\n " * 200 + "\r\n\r\n",
    "parts": 'Content-Type: multipart/mixed; boundary="b"\r\n\r\n' + "--b\r\n\r\nx\r\n" * 5,
    "depth": NESTED,
    "addresses": "To: " + ", ".join(f"a{n}@b.example" for n in range(9)) + "\r\n\r\n",
}


@pytest.mark.parametrize("raw", BEYOND.values(), ids=BEYOND.keys())
def test_what_is_beyond_a_limit_is_not_parsed(raw: str) -> None:
    assert excess(raw.encode(), SMALL)


def test_what_is_within_the_limits_is_parsed() -> None:
    raw = (
        "To: a@b.example, c@d.example\r\n"
        'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\n\r\nx\r\n--b--\r\n'
    )

    assert excess(raw.encode(), SMALL) is None


def test_ten_thousand_nested_elements_are_read_as_text() -> None:
    raw = b"From: a@b.example\r\nContent-Type: text/html\r\n\r\n" + b"<div>" * 10_000 + b"Ja tak"

    assert open_mail(raw, NOW).words == "Ja tak"


def test_a_message_that_no_parser_takes_is_unreadable() -> None:
    raw = b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\n" * 200

    assert isinstance(open_mail(raw, NOW).told, Unreadable)
