"""Whose words the lines of an HTML body are, as each mail program marks them."""

from datetime import UTC, datetime

import pytest

from nimsmail.reading import open_mail
from nimsmail.reading.lines import Zone
from nimsmail.reading.markup import html_lines
from nimsmail.reading.zones import own_words, zoned

RECEIVED = datetime(2026, 11, 4, 8, 0, tzinfo=UTC)


def words_of_html(html: str) -> str:
    """Return the own words of an HTML body."""
    return own_words(zoned(tuple(html_lines(html))))


LETTER_HTML = "<p>Kommer du?</p><p>Venlig hilsen<br>Henny Dam</p>"
HEADER_HTML = (
    "<b>Fra:</b> Henny Dam &lt;net@nord.example&gt;<br><b>Sendt:</b> 3. november 2026 10:02<br>"
    "<b>Til:</b> Lone Krog<br><b>Emne:</b> Invitation"
)
HTML = {
    "outlook-word": "<div class=WordSection1><p class=MsoNormal>Jeg er med.<o:p></o:p></p>"
    "<p class=MsoNormal><o:p>&nbsp;</o:p></p><div><div style='border:none;border-top:solid "
    "#E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p class=MsoNormal>" + HEADER_HTML + "</p></div>"
    "</div>" + LETTER_HTML + "</div>",
    "outlook-unknown-language": "<p>Jeg er med.</p><div style='border:none;border-top:solid "
    "#E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p>Kâtib: Henny Dam</p></div>" + LETTER_HTML,
    "new-outlook": '<div class="elementToProof">Jeg er med.</div><div id="Signature"><p>Lone Krog'
    '</p><p>Ja til vindmøller</p></div><div id="appendonsend"></div><hr style="width:98%">'
    '<div id="divRplyFwdMsg" dir="ltr">' + HEADER_HTML + "</div>" + LETTER_HTML,
    "outlook-mobile": '<div dir="auto">Jeg er med.</div><div id="ms-outlook-mobile-signature">Hent '
    '<a href="#">Outlook til iOS</a></div><div id="mail-editor-reference-message-container">'
    "<div>Henny Dam schrijft</div>" + LETTER_HTML + "</div>",
    "gmail": '<div dir="ltr">Jeg er med.<br clear="all"></div><br><div class="gmail_quote '
    'gmail_quote_container"><div dir="ltr" class="gmail_attr">Henny Dam, í gær:<br></div>'
    '<blockquote class="gmail_quote" style="margin:0">' + LETTER_HTML + "</blockquote></div>",
    "gmail-old": '<div>Jeg er med.</div><div class="gmail_extra"><div class="gmail_quote">Henny '
    '&lt;net@nord.example&gt; um 10.02<br><blockquote class="gmail_quote">' + LETTER_HTML
    + "</blockquote></div></div>",
    "gmail-signature": '<div>Jeg er med.</div><span class="gmail_signature_prefix">-- </span><br>'
    '<div dir="ltr" class="gmail_signature">Lone Krog<br>Ja til vindmøller</div>',
    "apple": '<div>Jeg er med.</div><div><br><blockquote type="cite"><div>Den 3. nov. 2026 '
    "skrev Henny Dam &lt;net@nord.example&gt;:</div><br>" + LETTER_HTML + "</blockquote></div>",
    "iphone": '<div>Jeg er med.</div><div id="AppleMailSignature">Sendt fra min iPhone</div>'
    '<div dir="ltr"><br><blockquote type="cite">Den 3. nov. 2026 kl. 10.02 skrev Henny:<br>'
    '</blockquote></div><blockquote type="cite">' + LETTER_HTML + "</blockquote>",
    "samsung": '<div>Jeg er med.</div><div id="composer_signature">Sendt fra min Galaxy</div><div>'
    "-------- Oprindelig besked --------</div><div>Fra: Henny Dam</div><div>Dato: 03.11.2026 10.02 "
    "(GMT+01:00)</div><div>Til: Lone</div>" + LETTER_HTML,
    "thunderbird": '<p>Jeg er med.</p><pre class="moz-signature">-- \nLone Krog\nJa til vindmøller'
    '</pre><div class="moz-cite-prefix">Am 03.11.26 um 10:02 schrieb Henny Dam:<br></div>'
    '<blockquote type="cite" cite="mid:1">' + LETTER_HTML + "</blockquote>",
    "evolution": '<div>Jeg er med.</div><span class="-x-evo-signature">-- <br>Lone Krog</span><div>'
    "tir, 03 11 2026 kl. 10:02 +0100, skrev Henny Dam:</div><blockquote type=cite>" + LETTER_HTML
    + "</blockquote>",
    "roundcube": '<p>Jeg er med.</p><div id="_rc_sig">Lone Krog<br>Ribe</div><p id="reply-intro">'
    'Henny Dam, 2026-11-03:</p><blockquote type="cite">' + LETTER_HTML + "</blockquote>",
    "sogo": "<html>Jeg er med.<br><br>Den tirsdag 3. november 2026 10.02 CET skrev Henny Dam "
    "&lt;net@nord.example&gt;:<br>&nbsp;<blockquote type=cite>" + LETTER_HTML + "</blockquote>",
    "yahoo": '<div>Jeg er med.</div><div id="ydp1yahoo_quoted_9" class="ydp1yahoo_quoted"><div>He '
    "Dam, 10:02</div>" + LETTER_HTML + "</div>",
    "hotmail": "<div>Jeg er med.<br><hr id='stopSpelling'>Henny Dam 3/11" + LETTER_HTML + "</div>",
    "proton": '<div>Jeg er med.</div><div class="protonmail_quote">På tirsdag, Henny Dam:<br>'
    '<blockquote class="protonmail_quote">' + LETTER_HTML + "</blockquote></div>",
    "yandex": '<p>Jeg er med.<br><br>03.11.2026, 10:02, "Henny" &lt;<a href="#">net@nord.example'
    "</a>&gt;:</p><blockquote>" + LETTER_HTML + "</blockquote>",
    "notes": "<p>Jeg er med.</p><table><tr><td>Fra:</td><td>Henny</td></tr><tr><td>Til:</td><td>"
    "Lone</td></tr><tr><td>Dato:</td><td>03-11-2026</td></tr><tr><td>Emne:</td><td>Møde</td></tr>"
    "</table>" + LETTER_HTML,
    "exchange-pre": "<pre>Jeg er med.\n\nHenny Dam skrev:\n> Kommer du?\n> Henny</pre>",
}  # fmt: skip


@pytest.mark.parametrize("html", HTML.values(), ids=HTML.keys())
def test_the_answer_of_an_html_mail_is_own_and_nothing_else(html: str) -> None:
    assert words_of_html(html) == "Jeg er med."


@pytest.mark.parametrize(
    "wrapper", ['<div class="gmail_quote">', '<div class="protonmail_quote">', "<div>"]
)
def test_answers_between_html_quotations_are_own(wrapper: str) -> None:
    html = (
        f"{wrapper}<div class='gmail_attr'>Den 3. nov. 2026 kl. 10.02 skrev Henny Dam:<br></div>"
        '<blockquote class="gmail_quote">Kommer du?</blockquote><div>Ja</div>'
        '<blockquote class="gmail_quote">Spiser du fisk?</blockquote><div>Nej</div></div>'
    )

    assert words_of_html(html).split() == ["Ja", "Nej"]


def test_a_letter_that_gmail_passes_on_is_forwarded() -> None:
    html = (
        '<div>Se her</div><div class="gmail_quote"><div class="gmail_attr">---------- Forwarded '
        "message ---------<br>Fra: Bo Friis<br></div><p>Jeg melder afbud.</p></div>"
    )

    zones = zoned(tuple(html_lines(html)))

    assert own_words(zones) == "Se her"
    assert any(zone.zone is Zone.FORWARDED and "afbud" in zone.text for zone in zones)


def test_a_paragraph_that_the_writer_moved_in_is_own() -> None:
    html = (
        "<div>Forslag:</div><blockquote style='margin:0 0 0 40px;border:none;padding:0px'>"
        "<div>Havne i energien</div></blockquote>"
    )

    assert words_of_html(html).split("\n") == ["Forslag:", "Havne i energien"]


def test_the_numbers_of_an_html_list_are_read_as_in_plain_text() -> None:
    html = (
        "<ol><li>Energi</li><li>Havne</li></ol><ol start=5><li><p>Fisk</p></li></ol><ul><li>Ja</ul>"
    )

    assert words_of_html(html).split("\n\n")[0].split("\n") == [
        "1. Energi", "2. Havne", "5. Fisk",
    ]  # fmt: skip
    assert words_of_html(html).endswith("Ja")


def test_a_picture_of_a_thumb_is_the_thumb_and_a_logo_is_nothing() -> None:
    assert words_of_html('<p><img alt="👍" src="x"><img alt="logo" src="y"></p>') == "👍"


# -- wrong charsets --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("octets", "charset"),
    [
        ("Jeg kører fra Tønder – ærligt".encode(), "iso-8859-1"),
        ("Jeg kører fra Tønder – ærligt".encode("cp1252"), "utf-8"),
        ("Jeg kører fra Tønder – ærligt".encode().decode("cp1252").encode(), "utf-8"),
        ("Jeg kører fra Tønder – ærligt".encode("cp1252"), "x-unknown"),
        ("Jeg kører fra Tønder – ærligt".encode("mac_roman"), "macintosh"),
    ],
)
def test_words_in_a_wrong_charset_are_read_all_the_same(octets: bytes, charset: str) -> None:
    raw = (
        b"From: lokr@ribe.example\r\nMIME-Version: 1.0\r\nContent-Transfer-Encoding: 8bit\r\n"
        b"Content-Type: text/plain; charset=" + charset.encode() + b"\r\n\r\n" + octets
    )

    assert open_mail(raw, RECEIVED).words == "Jeg kører fra Tønder – ærligt"


def test_an_empty_plain_form_gives_way_to_the_html() -> None:
    raw = (
        b"From: lokr@ribe.example\r\nMIME-Version: 1.0\r\n"
        b"Content-Type: multipart/alternative; boundary=b\r\n\r\n"
        b"--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n\xc2\xa0\r\n"
        b"--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Ja</p>\r\n--b--\r\n"
    )

    assert open_mail(raw, RECEIVED).words == "Ja"
