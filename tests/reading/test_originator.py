"""Who a mail is from: one strict reader, and only our own boundary's word for it."""

from datetime import UTC, datetime

import pytest

from nimsmail.reading import open_mail

NOW = datetime(2026, 10, 19, 8, 0, tzinfo=UTC)
PASS = "mx.net.example; dmarc=pass (p=none) header.from=ribe.example"


def opened(headers: str, trust: str = "none") -> object:
    raw = headers.replace("\n", "\r\n").encode() + b"\r\n\r\nJa"
    return open_mail(raw, NOW, trust=trust).mail.sender


NOBODY = {
    "two fields": "From: a@ribe.example\nFrom: b@ribe.example",
    "two addresses": "From: a@ribe.example, b@ribe.example",
    "no field": "Subject: Ja",
    "empty": "From: ",
    "an open bracket": "From: <",
    "two brackets": "From: A <a@ribe.example> <b@evil.example>",
    "a comment": "From: a@ribe.example (b@evil.example)",
    "a route": "From: <@evil.example:a@ribe.example>",
    "two ats": "From: a@ribe.example@evil.example",
    "a name that is another address": 'From: "chair@ribe.example" <a@evil.example>',
    "an encoded other address": "From: =?utf-8?q?chair=40ribe.example?= <a@evil.example>",
    "an encoded address": "From: =?utf-8?q?a=40ribe.example?=",
    "a zero-width mark": "From: Chair\u200b <a@ribe.example>",
    "an encoded zero-width mark": "From: =?utf-8?b?Q2hhaXLigIs=?= <a@ribe.example>",
    "a trailing dot": "From: a@ribe.example.",
    "a look-alike domain": "From: a@rib\u0435.example",
    "a group": "From: members: a@ribe.example;",
    "no domain": "From: a@ribe",
    "a quoted local part": 'From: "a b"@ribe.example',
    "an odd domain": "From: a@-ribe.example",
}


@pytest.mark.parametrize("headers", NOBODY.values(), ids=NOBODY.keys())
def test_a_trick_in_from_is_nobody(headers: str) -> None:
    assert opened(headers) is None


@pytest.mark.parametrize(
    "headers",
    [
        "From: Bo Friis <bofr@Ribe.Example>",
        "from: =?iso-8859-1?Q?J=F8rgen?= <bofr@ribe.example>",
        'From: "Friis, Bo" <bofr@ribe.example>',
        "From: bofr@ribe.example",
        "From: Bo Friis\n <bofr@ribe.example>",
        "From: Bo Friis <BoFr@Ribe.Example>",
    ],
)
def test_one_plain_address_is_somebody(headers: str) -> None:
    sender = opened(headers)

    assert getattr(sender, "address", None) == "bofr@ribe.example"


VOUCHED = {
    "our boundary": (f"Authentication-Results: {PASS}", "mx.net.example", True),
    "microsoft": (
        "Authentication-Results: spf=pass (x; y) smtp.mailfrom=ribe.example; "
        "dmarc=pass action=none header.from=ribe.example;compauth=pass reason=100",
        "m365",
        True,
    ),
    "nobody is trusted": (f"Authentication-Results: {PASS}", "none", False),
    "no field": ("Subject: Ja", "mx.net.example", False),
    "another's field": (
        "Authentication-Results: mx.evil.example; dmarc=pass header.from=ribe.example",
        "mx.net.example",
        False,
    ),
    "ours below another's": (
        f"Authentication-Results: mx.evil.example; none\nAuthentication-Results: {PASS}",
        "mx.net.example",
        False,
    ),
    "a failure on top of a forged pass": (
        "Authentication-Results: mx.net.example; dmarc=fail header.from=ribe.example\n"
        f"Authentication-Results: {PASS}",
        "mx.net.example",
        False,
    ),
    "another domain": (
        "Authentication-Results: mx.net.example; dmarc=pass header.from=evil.example",
        "mx.net.example",
        False,
    ),
    "a domain that ends alike": (
        "Authentication-Results: mx.net.example; dmarc=pass header.from=e.ribe.example",
        "mx.net.example",
        False,
    ),
    "only spf": (
        "Authentication-Results: mx.net.example; spf=pass smtp.mailfrom=a@ribe.example",
        "mx.net.example",
        False,
    ),
    "two verdicts": (
        f"Authentication-Results: {PASS}; dmarc=fail header.from=ribe.example",
        "mx.net.example",
        False,
    ),
    "in a comment": (
        "Authentication-Results: mx.net.example; none (dmarc=pass header.from=ribe.example)",
        "mx.net.example",
        False,
    ),
    "in a comment, microsoft": (
        "Authentication-Results: spf=fail (; dmarc=pass header.from=ribe.example)",
        "m365",
        False,
    ),
    "another's field, microsoft": (
        "Authentication-Results: mx.evil.example; dmarc=pass header.from=ribe.example",
        "m365",
        False,
    ),
    "another's version, microsoft": (
        "Authentication-Results: mx.evil.example 1; dmarc=pass header.from=ribe.example",
        "m365",
        False,
    ),
    "nobody's field, microsoft": (
        "Authentication-Results: ; dmarc=pass header.from=ribe.example",
        "m365",
        False,
    ),
    "look-alike fields": (
        f"X-Authentication-Results: {PASS}\nARC-Authentication-Results: i=1; {PASS}",
        "mx.net.example",
        False,
    ),
    "unreadable": ("Authentication-Results: ;;;==(", "mx.net.example", False),
}


@pytest.mark.parametrize(("headers", "trust", "vouched"), VOUCHED.values(), ids=VOUCHED.keys())
def test_only_the_topmost_word_of_our_boundary_counts(
    headers: str, trust: str, vouched: bool
) -> None:
    sender = opened(f"{headers}\nFrom: Bo <bofr@ribe.example>", trust)

    assert getattr(sender, "authenticated", None) is vouched


def test_tokens_come_best_place_first() -> None:
    one, two, three = (f"{c * 16}-{c * 26}" for c in "abc")
    raw = (
        f"From: a@b.example\r\nTo: net+{one}@net.example\r\nReferences: <{two}@net.example>\r\n"
        f"\r\nJa\r\n\r\n> Ref.: {three}\r\n"
    ).encode()

    assert open_mail(raw, NOW).mail.tokens == (one, two, three)


def test_recipients_are_compared_in_small_letters() -> None:
    raw = b"From: a@b.example\r\nTo: Net@NET.example\r\nCc: net@net.example\r\n\r\nJa"

    assert open_mail(raw, NOW).mail.recipients == ("net@net.example",)
