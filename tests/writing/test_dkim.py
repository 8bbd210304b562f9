"""Signatures (RFC 6376, RFC 8463): another library finds them good, and no other letter."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import dkim
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from nimsmail.writing.dkim import Signer, record
from nimsmail.writing.plate import Plate
from tests.writing import samples

RSA = Signer("kommune.example", "nims1", rsa.generate_private_key(65537, 2048))
ED25519 = Signer("kommune.example", "nims1", Ed25519PrivateKey.generate())
WRITER = samples.writer()
QUEUED = datetime(2026, 1, 12, 9, 0, tzinfo=UTC)  # no signature may be from the future


def pieces_of(kind: str) -> tuple[bytes, ...]:
    letter = samples.letters("da")[kind]
    wording = WRITER.word(letter)
    item, token = samples.item(wording, letter), samples.token_for(letter)
    return Plate(wording).printed(item, token, calendar_token=None, proven=False)


def signed(signer: Signer, pieces: tuple[bytes, ...]) -> bytes:
    return b"".join((signer.signature(pieces, QUEUED), *pieces))


def is_good(signer: Signer, message: bytes) -> bool:
    published = {b"nims1._domainkey.kommune.example.": record(signer.key).encode()}
    return dkim.verify(message, dnsfunc=lambda name, timeout=0: published[name])


@pytest.mark.parametrize("signer", [RSA, ED25519], ids=["rsa", "ed25519"])
@pytest.mark.parametrize("kind", samples.letters("da"))
def test_every_letter_is_found_good(signer: Signer, kind: str) -> None:
    assert is_good(signer, signed(signer, pieces_of(kind)))


TAMPERINGS: dict[str, Callable[[bytes], bytes]] = {
    "another author": lambda m: m.replace(b"\r\nFrom: ", b"\r\nFrom: Boss ", 1),
    "an author on top": lambda m: b"From: Boss <boss@kommune.example>\r\n" + m,
    "an author below": lambda m: m.replace(b"\r\nTo: ", b"\r\nFrom: boss@x.example\r\nTo: ", 1),
    "another subject": lambda m: re.sub(rb"\r\nSubject: ", rb"\r\nSubject: FW: ", m, count=1),
    "another recipient": lambda m: re.sub(
        rb"\r\nTo: .*?>", rb"\r\nTo: <eve@x.example>", m, count=1
    ),
    "another way to leave": lambda m: m.replace(b"List-Unsubscribe: <", b"List-Unsubscribe: <x"),
    "a word more": lambda m: m.replace(b"</html>", b"ja</html>"),
    "a line more": lambda m: m + b"PS\r\n",
    "another domain": lambda m: m.replace(b"d=kommune.example", b"d=kommunen.example", 1),
    "another moment": lambda m: m.replace(b"t=1", b"t=2", 1),
}


@pytest.mark.parametrize("tampering", TAMPERINGS)
def test_a_letter_that_was_changed_is_not_found_good(tampering: str) -> None:
    message = signed(RSA, pieces_of("invitation"))

    changed = TAMPERINGS[tampering](message)

    assert changed != message
    try:
        assert not is_good(RSA, changed)
    except KeyError:  # it asks for a key that nobody published
        assert tampering == "another domain"


@pytest.mark.parametrize("signer", [RSA, ED25519], ids=["rsa", "ed25519"])
def test_what_relays_do_to_white_space_does_no_harm(signer: Signer) -> None:
    message = signed(signer, pieces_of("invitation"))

    worn = message.replace(b"\r\nSubject: ", b"\r\nSubject:   ", 1) + b"\r\n\r\n"

    assert is_good(signer, worn)


@pytest.mark.parametrize("signer", [RSA, ED25519], ids=["rsa", "ed25519"])
def test_a_letter_has_the_same_signature_at_each_try(signer: Signer) -> None:
    pieces = pieces_of("invitation")

    first, again = (signer.signature(pieces, QUEUED) for _ in range(2))

    assert first == again
    assert first != signer.signature(pieces, QUEUED + timedelta(seconds=1))


def test_what_others_act_on_is_signed() -> None:
    field = RSA.signature(pieces_of("newsletter"), QUEUED).decode()

    names = re.sub(r"\s", "", field).partition("h=")[2].partition(";")[0].split(":")

    assert {"list-unsubscribe", "list-id", "reply-to", "message-id", "content-type"} < set(names)
    assert names.count("from") == 2


@given(
    lines=st.lists(st.text(alphabet=" \tab=.\u00e6", max_size=12).map(str.encode), max_size=12),
    cuts=st.sets(st.integers(0, 12)),
)
@settings(max_examples=60, deadline=None)
def test_whatever_the_lines_and_pieces_are_it_is_found_good(
    lines: list[bytes], cuts: set[int]
) -> None:
    header = b"From: nims@kommune.example\r\nTo: a@b.example\r\nSubject: x\r\n\r\n"
    pieces = [header]
    for number, line in enumerate(lines):
        if number in cuts or len(pieces) == 1:
            pieces.append(b"")
        pieces[-1] += line + b"\r\n"

    assert is_good(ED25519, signed(ED25519, tuple(pieces)))
