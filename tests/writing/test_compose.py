"""Messages: the right fields, the right parts, the same bytes, and nothing by others' words."""

import email
import re
from dataclasses import replace
from datetime import datetime
from email import policy
from email.header import Header
from email.message import EmailMessage
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.parser import HTMLParser

from nimsmail.network.house import House
from nimsmail.network.intents import Guest
from nimsmail.network.letters import Letter
from nimsmail.network.meetings import Invitation, RsvpReceipt
from nimsmail.network.notices import Notice
from nimsmail.network.people import Language
from nimsmail.network.seal import find_tokens
from nimsmail.writing import headers, proof
from nimsmail.writing.addresses import Unwritable, on_the_wire
from nimsmail.writing.compose import Part, compose, preview
from nimsmail.writing.plate import Plate
from nimsmail.writing.templates import Templates
from nimsmail.writing.words import Writer
from tests.writing import samples

GOLDEN = Path(__file__).parent / "golden"
LANGUAGES: tuple[Language, ...] = get_args(Language)
EVERY_LETTER = [(language, name) for language in LANGUAGES for name in samples.letters(language)]
WRITER = samples.writer()
ANOTHER = samples.writer()


def built(letter: Letter, writer: Writer = WRITER) -> bytes:
    wording = writer.word(letter)
    return compose(wording, samples.item(wording, letter), samples.token_for(letter))


def read(message: bytes) -> EmailMessage:
    return email.message_from_bytes(message, policy=policy.default)


def invitation(language: Language = "da") -> Invitation:
    letter = samples.letters(language)["invitation"]
    assert isinstance(letter, Invitation)
    return letter


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_invitation_has_the_bytes_that_were_looked_at(language: Language) -> None:
    assert built(invitation(language)) == (GOLDEN / f"invitation-{language}.eml").read_bytes()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_day_to_keep_free_has_the_bytes_that_were_looked_at(language: Language) -> None:
    letter = samples.letters(language)["save-the-date"]

    assert built(letter) == (GOLDEN / f"save-the-date-{language}.eml").read_bytes()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "name", ["notice", "notice-duties", "ruling-receipt-in-part", "confirm-ruling"]
)
def test_what_a_coordinator_decides_by_has_the_bytes_that_were_looked_at(
    name: str, language: Language
) -> None:
    letter = samples.letters(language)[name]

    assert built(letter) == (GOLDEN / f"{name}-{language}.eml").read_bytes()


@pytest.mark.parametrize(("language", "name"), EVERY_LETTER)
def test_every_letter_has_one_recipient_and_every_field_once(language: Language, name: str) -> None:
    letter = samples.letters(language)[name]

    message = read(built(letter))

    assert len(set(message.keys())) == len(message.keys())
    assert str(message["From"]) == "NIMS <nims@nims.example>"
    assert message["To"].addresses[0].addr_spec == letter.to.address
    assert message["To"].addresses[0].display_name == letter.to.name
    assert len(message["To"].addresses) == 1
    assert message["Date"].datetime == samples.QUEUED
    assert message["Content-Language"] == language
    assert "Cc" not in message and "Bcc" not in message


@pytest.mark.parametrize(("language", "name"), EVERY_LETTER)
def test_every_letter_is_marked_as_a_machine_s(language: Language, name: str) -> None:
    letter = samples.letters(language)[name]

    message = read(built(letter))

    answer = "auto-replied" if letter.answers else "auto-generated"
    suppressed = "DR, RN, NRN, OOF, AutoReply" if letter.bulk else "All"
    assert message["Auto-Submitted"] == answer
    assert message["X-Auto-Response-Suppress"] == suppressed
    assert message["X-Nimsmail-Letter"] == samples.HOUSE.seal.id_of("letter", letter.key)


@pytest.mark.parametrize(("language", "name"), EVERY_LETTER)
def test_the_token_travels_in_three_places(language: Language, name: str) -> None:
    letter = samples.letters(language)[name]

    message = read(built(letter))
    body = message.get_body(("plain",))

    assert body is not None
    if letter.wants_answer:
        assert message["Message-ID"] == f"<{samples.TOKEN}@nims.example>"
        assert str(message["Reply-To"]) == f"nims+{samples.TOKEN}@nims.example"
        assert find_tokens(body.get_content()) == (samples.TOKEN,)
    else:
        key = samples.HOUSE.seal.id_of("letter", letter.key)
        assert message["Message-ID"] == f"<{key}@nims.example>"
        assert message["Reply-To"] is None
        assert find_tokens(body.get_content()) == ()


@pytest.mark.parametrize(("language", "name"), EVERY_LETTER)
def test_only_what_goes_to_many_is_a_list_s(language: Language, name: str) -> None:
    letter = samples.letters(language)[name]
    word = {"da": "AFMELD%20ALT", "en": "UNSUBSCRIBE%20ALL"}[language]

    message = read(built(letter))

    lists = [field for field in message if field.startswith(("List-", "Precedence"))]
    if letter.bulk:
        assert lists == ["List-Id", "List-Unsubscribe", "List-Help", "Precedence"]
        assert message["List-Id"] == "NIMS <nims.nims.example>"
        there = f"nims+{samples.TOKEN}@nims.example"
        assert message["List-Unsubscribe"] == f"<mailto:{there}?subject={word}>"
    else:
        assert lists == []


def test_a_mailbox_without_subaddresses_gets_the_token_in_words() -> None:
    plain = replace(samples.NETWORK, subaddresses=False)
    writer = Writer(Templates.read(), House(networks={"nims": plain}, seal=samples.HOUSE.seal))

    message = read(built(invitation(), writer))

    assert "Reply-To" not in message
    assert f"body=AFMELD%20ALT%0D%0A%0D%0ARef.%3A%20{samples.TOKEN}>" in message["List-Unsubscribe"]


@pytest.mark.parametrize(("language", "name"), EVERY_LETTER)
def test_an_answer_joins_its_thread(language: Language, name: str) -> None:
    letter = samples.letters(language)[name]

    message = read(built(letter))

    answered = letter.answers.message_id if letter.answers else None
    assert message["In-Reply-To"] == answered
    assert message["References"] == answered


HOSTILE_IDS = ["<a@b>\r\nBcc: <x@y>", "a@b", "<a b@c>", "", "<æ@b>", f"<{'a' * 600}@b>", "<a@b"]


@pytest.mark.parametrize("message_id", HOSTILE_IDS)
def test_a_message_id_that_is_none_is_not_repeated(message_id: str) -> None:
    letter = samples.letters()["help"]
    wording = WRITER.word(letter)
    item = replace(samples.item(wording, letter), in_reply_to=message_id)

    message = read(compose(wording, item, samples.TOKEN))

    assert "In-Reply-To" not in message and "References" not in message
    assert "Bcc" not in message


@pytest.mark.parametrize(("language", "name"), EVERY_LETTER)
def test_the_bytes_are_fit_for_every_server(language: Language, name: str) -> None:
    message = built(samples.letters(language)[name])

    lines = message.split(b"\r\n")
    assert message.isascii()
    assert all(b"\r" not in line and b"\n" not in line for line in lines)
    assert max(map(len, lines)) <= 200


WITH_ENTRY = frozenset(
    {
        "invitation",
        "save-the-date",
        "meeting-moved",
        "meeting-changed",
        "meeting-cancelled",
        "guest-invited",
        "guest-updated",
        "guest-released",
    }
)


def test_only_what_tells_of_an_entry_has_a_calendar_part_and_has_it_last() -> None:
    for letter in samples.letters().values():
        parts = [part.get_content_type() for part in read(built(letter)).walk()]
        # Files stand behind the words, and are no part of them.
        types = parts[2:4] if parts[0] == "multipart/mixed" else parts[1:]

        expected = ["text/plain", "text/html"]
        if letter.kind in WITH_ENTRY:
            expected.append("text/calendar")
        assert types == expected


def test_the_calendar_part_names_its_method() -> None:
    part = list(read(built(invitation())).iter_parts())[-1]

    assert part.get_param("method") == "REQUEST"
    assert part.get_param("charset") == "utf-8"
    assert "METHOD:REQUEST\r\n" in part.get_payload(decode=True).decode()  # type: ignore[union-attr]


def test_a_letter_has_the_same_bytes_whatever_became_of_the_templates(tmp_path: Path) -> None:
    letter = invitation()
    wording = WRITER.word(letter)
    item = samples.item(wording, letter)
    first = compose(wording, item, samples.TOKEN)
    (tmp_path / "invitation").mkdir()
    (tmp_path / "invitation" / "da.md").write_text("Subject: Nyt\n\nHelt nyt.\n")
    Writer(Templates.read(tmp_path), samples.HOUSE).word(letter)

    again = compose(wording, item, samples.TOKEN, proven=False)

    assert again == first


def test_two_recipients_of_the_same_words_share_nothing_of_their_own() -> None:
    mette = invitation()
    jens = replace(mette, to=replace(mette.to, name="Jens Holm", address="jens@b.example"))
    wording = WRITER.word(mette)
    token = samples.HOUSE.seal.token("a" * 16, "invitation", "jens")

    message = compose(wording, samples.item(wording, jens), token).decode()

    assert "Mette" not in message and "vejle" not in message and samples.TOKEN not in message
    parts = [str(part.get_content()) for part in read(message.encode()).iter_parts()]
    assert [part.replace("\r\n ", "").count(token) for part in parts] == [1, 1, 1]


def test_a_changed_meeting_speaks_of_the_invitation_s_own_entry() -> None:
    letter = invitation()
    wording = WRITER.word(letter)
    other = samples.HOUSE.seal.token("b" * 16, "invitation", "p1")

    message = read(
        compose(wording, samples.item(wording, letter), samples.TOKEN, calendar_token=other)
    )

    entry = list(message.iter_parts())[-1].get_content()
    assert f"UID:{other}@nims.example" in str(entry).replace("\r\n ", "")


# -- recipients that can't be written to --------------------------------------------------

NO_ADDRESSES = [
    "mette",
    "@b.example",
    "mette@",
    "mette@b..example",
    "mette@-b.example",
    "mette holm@b.example",
    "mette@b.example>",
    "mette@b.example\r\nBcc: x@y.example",
    "<mette@b.example>",
    "a@b@c.example",
    ".mette@b.example",
    "mætte@b.example",
    f"{'a' * 65}@b.example",
    f"mette@{'a' * 64}.example",
    f"mette@{'a.' * 130}example",
    '"mette"@b.example',
    "mette@[127.0.0.1]",
]


@pytest.mark.parametrize("address", NO_ADDRESSES)
def test_an_address_that_is_none_fails_that_letter_alone(address: str) -> None:
    letter = invitation()
    wording = WRITER.word(letter)
    item = replace(samples.item(wording, letter), recipient=address)

    with pytest.raises(Unwritable) as caught:
        compose(wording, item, samples.TOKEN)

    assert str(caught.value).isascii() and "\n" not in str(caught.value)


def test_a_danish_domain_goes_as_its_a_label() -> None:
    letter = invitation()
    wording = WRITER.word(letter)
    item = replace(samples.item(wording, letter), recipient="mette@ærø.example")

    message = compose(wording, item, samples.TOKEN)

    assert b"To: Mette Friis <mette@xn--r-3fa9c.example>\r\n" in message
    assert on_the_wire("mette@ærø.example") == "mette@xn--r-3fa9c.example"


def test_a_letter_and_its_token_must_fit() -> None:
    letter = invitation()
    wording = WRITER.word(letter)

    with pytest.raises(ValueError, match="token"):
        compose(wording, samples.item(wording, letter), None)


def test_a_time_without_a_zone_is_refused() -> None:
    letter = invitation()
    wording = WRITER.word(letter)
    item = replace(samples.item(wording, letter), queued=datetime(2027, 2, 15))  # noqa: DTZ001

    with pytest.raises(ValueError, match="zone"):
        compose(wording, item, samples.TOKEN)


# -- the proof ----------------------------------------------------------------------------


def proven(message: bytes) -> None:
    letter = samples.letters()["help"]
    wording = WRITER.word(letter)
    item = samples.item(wording, letter)
    written = compose(wording, item, samples.TOKEN)
    head = written.partition(b"MIME-Version")[0].decode()
    fields = re.split(r"(?<=\r\n)(?! )", head)[:-1]
    meant = preview(wording, item, samples.TOKEN)
    proof.read_back(message, fields, letter.to.address, meant.subject, meant.parts)


TAMPERED = {
    "another field": (b"Subject:", b"Bcc: x@y.example\r\nSubject:"),
    "another recipient": (b"<mette@", b"<jens@"),
    "another subject": (b"Det kan", b"Det skal"),
    "other words": (b"AFMELD FORUM", b"AFMELD FEST!"),
    "a bare line feed": (b"MIME-Version: 1.0\r\n", b"MIME-Version: 1.0\n"),
    "another type": (b"text/html", b"text/xhtml"),
    "a part too few": (b"\r\nContent-Type: text/html", b"x\r\nContent-Type: text/html"),
    "a long line": (b"Auto-Submitted: ", b"Auto-Submitted: " + b"x" * 1000),
}


@pytest.mark.parametrize("what", TAMPERED)
def test_the_proof_finds_what_was_not_meant(what: str) -> None:
    message = built(samples.letters()["help"])
    before, after = TAMPERED[what]
    assert before in message

    proven(message)
    with pytest.raises(Unwritable, match="does not read back"):
        proven(message.replace(before, after))


def test_a_part_has_a_type_and_words() -> None:
    assert Part(type="text/plain", text="Hej") != Part(type="text/html", text="Hej")


# -- laws: whatever people write, it stays words ------------------------------------------

NASTY = [
    "\r\nBcc: x@evil.example\r\n\r\nHello",
    "=?utf-8?q?hi=0D=0ABcc:_x@evil.example?=",
    "{{7*7}}{% for a in b %}{{ cycler.__init__ }}",
    '<img src="http://evil.example/p.gif"><script>x</script>',
    "](http://evil.example) [a](http://evil.example) ![](http://evil.example/p.gif)",
    "<https://evil.example> [x]: http://evil.example",
    "| a | b |\n|---|---|\n| c | d |\n\n# H\n\n- x\n\n```\n---\n\n    code",
    "END:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:x\r\nATTENDEE:mailto:x@evil.example",
    '"; CN=x:mailto:x@evil.example\r\nATTENDEE;CN="',
    "a\x00b\u202ec\u2028d\u2029e\x85f\x0bg\ufeffh\u200bi",
    "\ue000oaddress\ue001 \ue000v41\ue001 \ue000m2320483120\ue001 \ue000",
    "**fed** _kursiv_ `kode` ~~væk~~ &lt;b&gt; &amp; \\* <b>",
    "æøåÆØÅ 𝒳 👩‍👩‍👧 ß" * 20,
    "x" * 1200,
    " ",
    ".",
    "\n.\n",
    "--=_nimsmail_aaaaaaaaaaaaaaaa--",
    "^n^'^^;:,\\n\\",
    "\ud800 lone",
]
words = st.lists(st.sampled_from(NASTY) | st.text(max_size=30), max_size=3).map("".join)


def receipt(name: str, guest: str, note: str, place: str) -> Letter:
    letter = samples.letters()["rsvp-receipt-yes"]
    assert isinstance(letter, RsvpReceipt)
    return replace(
        letter,
        to=replace(letter.to, name=name),
        meeting=replace(letter.meeting, place=place),
        rsvp=replace(letter.rsvp, guests=(Guest(name=guest, email=guest),), note=note),
    )


def asked(name: str, title: str, place: str) -> Invitation:
    letter = invitation()
    meeting = replace(letter.meeting, title=title, place=place)
    return replace(letter, to=replace(letter.to, name=name), meeting=meeting)


def noticed(name: str, subject: str, said: str) -> Letter:
    letter = samples.letters()["notice"]
    assert isinstance(letter, Notice)
    suggestion = ({"do": "suggest-theme", "text": said},)
    review = replace(
        samples.REVIEWS[0],
        sender=name,
        sender_name=name,
        subject=subject,
        words=said,
        suggestion=suggestion,
        details=(said,),
    )
    return replace(letter, to=replace(letter.to, name=name), reviews=(review,))


def skeleton(message: EmailMessage) -> tuple[object, ...]:
    """Return what a message is made of, beside its words."""
    page = message.get_body(("html",))
    assert page is not None
    tree = HTMLParser(page.get_content())
    tags = [node.tag for node in tree.css("a, img, script, iframe, form, input, table, code, h1")]
    links = [node.attributes.get("href") for node in tree.css("a")]
    parts = [part.get_content_type() for part in message.walk()]
    return message.keys(), parts, tags, links, message["To"].addresses[0].addr_spec


def test_the_laws_are_about_letters_with_something_in_them() -> None:
    fields, parts, tags, links, _ = skeleton(read(built(asked("Mette", "Møde", "Vejle"))))

    assert len(parts) == 4  # type: ignore[arg-type]
    assert "a" in tags and links == ["https://bispen.example/om"]  # type: ignore[operator]
    assert "List-Unsubscribe" in fields  # type: ignore[operator]


@settings(max_examples=150, deadline=None)
@given(name=words, guest=words, note=words, place=words)
def test_no_words_in_a_receipt_are_anything_but_words(
    name: str, guest: str, note: str, place: str
) -> None:
    plain = receipt("Mette", "Jens", "nej", "Vejle")

    hostile = read(built(receipt(name, guest or "Jens", note or "nej", place)))

    assert skeleton(hostile) == skeleton(read(built(plain)))
    assert not re.search("[\ue000-\uf8ff\x00\u202e]", "".join(map(str, hostile.walk())))


@settings(max_examples=150, deadline=None)
@given(name=words, title=words, place=words)
def test_no_words_in_an_invitation_are_anything_but_words(
    name: str, title: str, place: str
) -> None:
    hostile = read(built(asked(name, title, place)))

    assert skeleton(hostile) == skeleton(read(built(asked("Mette", "Møde", "Vejle"))))


@settings(max_examples=100, deadline=None)
@given(name=words, subject=words, said=words)
def test_no_words_in_a_notice_are_anything_but_words(name: str, subject: str, said: str) -> None:
    hostile = skeleton(read(built(noticed(name or "x", subject or "x", said or "x"))))

    assert hostile == skeleton(read(built(noticed("Mette", "Hej", "Hej"))))


@pytest.mark.parametrize("nasty", NASTY)
def test_every_nasty_thing_stays_words(nasty: str) -> None:
    plain = skeleton(read(built(receipt("Mette", "Jens", "nej", "Vejle"))))
    also = skeleton(read(built(asked("Mette", "Møde", "Vejle"))))

    assert skeleton(read(built(receipt(nasty, nasty, nasty, nasty)))) == plain
    assert skeleton(read(built(asked(nasty, nasty, nasty)))) == also


def test_markup_of_members_is_read_as_they_wrote_it() -> None:
    said = "**fed** <b>x</b> [a](http://evil.example) {{7*7}} | ## #1"

    text = read(built(receipt("Mette", "Jens", said, "Vejle"))).get_body(("plain",))

    assert text is not None
    assert said in " ".join(text.get_content().split())


@settings(max_examples=60, deadline=None)
@given(queued=st.datetimes(timezones=st.timezones()), name=words)
def test_the_same_item_and_words_are_the_same_bytes(queued: datetime, name: str) -> None:
    letter = asked(name, "Møde", "Vejle")
    wording = WRITER.word(letter)
    item = replace(samples.item(wording, letter), queued=queued)

    again = ANOTHER.word(letter)

    assert again == wording
    assert compose(again, item, samples.TOKEN) == compose(wording, item, samples.TOKEN)


# --- one plate for many


@pytest.mark.parametrize(("language", "name"), EVERY_LETTER)
def test_a_letter_from_a_plate_has_the_bytes_of_one_made_alone(
    language: Language, name: str
) -> None:
    letter = samples.letters(language)[name]
    wording, token = WRITER.word(letter), samples.token_for(letter)
    first = samples.item(wording, letter)
    others = [replace(first, name=each) for each in ("", "Søren Ø. Mølgaard", *NASTY)]
    plate = Plate(wording)

    printed = [
        b"".join(plate.printed(each, token, calendar_token=None, proven=True)) for each in others
    ]

    assert printed == [compose(wording, each, token) for each in others]


def test_what_is_the_same_for_all_is_made_once() -> None:
    letter = samples.letters("da")["newsletter"]
    wording, token = WRITER.word(letter), samples.token_for(letter)
    mette = samples.item(wording, letter)
    plate = Plate(wording)

    one, two = (
        plate.printed(each, token, calendar_token=None, proven=False)
        for each in (mette, replace(mette, name="Jens"))
    )

    shared = sum(len(piece) for piece, other in zip(one, two, strict=True) if piece is other)
    assert shared > sum(map(len, one)) / 2


@settings(max_examples=300, deadline=None)
@given(value=words, indent=st.sampled_from([4, 6, 9]))
def test_encoded_words_are_those_that_the_library_writes(value: str, indent: int) -> None:
    value = headers.cap(value + "ø")
    library = Header(value, "utf-8", maxlinelen=74, continuation_ws=" ")

    field = headers.words("x" * (indent - 2), value)

    assert field.partition(": ")[2] == library.encode(maxlinelen=76 - indent, linesep="\r\n") + (
        "\r\n"
    )
