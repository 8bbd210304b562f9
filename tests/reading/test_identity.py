"""One mail or two: what its author's program wrote tells, not the way it came."""

import pytest

from nimsmail.reading.opened import identity

FIELDS = {
    "From": "Bo <bofr@ribe.example>",
    "To": "net@net.example",
    "Cc": "net+news@net.example",
    "Subject": "SV: Invitation",
    "Date": "Mon, 19 Oct 2026 09:12:00 +0200",
    "Message-ID": "<one@ribe.example>",
    "In-Reply-To": "<ours@net.example>",
    "References": "<ours@net.example>",
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Transfer-Encoding": "8bit",
}


def mail(fields: dict[str, str] = FIELDS, body: str = "Ja", above: str = "") -> bytes:
    header = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"{above}{header}\r\n{body}\r\n".encode()


ON_THE_WAY = {
    "another recipient's": "Delivered-To: net+news@net.example\r\n",
    "another journey": "Return-Path: <bofr@ribe.example>\r\nReceived: from a\r\n\tby b; now\r\n",
    "another boundary's word": "Authentication-Results: mx.net.example; none\r\n",
    "another gateway's": "X-MS-Exchange-Organization-SCL: 1\r\nARC-Seal: i=1; cv=none\r\n",
}


@pytest.mark.parametrize("above", ON_THE_WAY.values(), ids=ON_THE_WAY.keys())
def test_a_copy_that_came_another_way_is_the_same_mail(above: str) -> None:
    assert identity(mail(above=above)) == identity(mail())


def test_a_field_that_was_folded_under_way_is_the_same_field() -> None:
    folded = mail().replace(b"SV: Invitation", b"SV:\r\n Invitation")

    assert identity(folded) == identity(mail())


@pytest.mark.parametrize("name", FIELDS)
def test_a_mail_with_another_word_from_its_author_is_another(name: str) -> None:
    other = mail(FIELDS | {name: FIELDS[name] + " x"})

    assert identity(other) != identity(mail())


def test_a_mail_with_other_words_is_another() -> None:
    assert identity(mail(body="Nej")) != identity(mail())


def test_what_follows_a_broken_header_counts() -> None:
    broken = [mail(above=f"{words}\r\n") for words in ("Ja", "Nej")]

    assert identity(broken[0]) != identity(broken[1])


def test_without_a_message_id_every_byte_counts() -> None:
    nameless = {name: value for name, value in FIELDS.items() if name != "Message-ID"}

    assert identity(mail(nameless)) != identity(mail(nameless, above="Received: from a\r\n"))
