"""Whose words the lines of a body are, in the shapes that mail programs give them."""

import pytest

from nimsmail.reading.lines import Zone, plain_lines, unflowed
from nimsmail.reading.zones import own_words, zoned

LETTER = (
    "Kommer du til mødet den 12. november i Ribe?\n\nVenlig hilsen\nHenny Dam\nNetværket Nordsø"
)


def words_of(text: str) -> str:
    """Return the own words of a plain body."""
    return own_words(zoned(tuple(plain_lines(text))))


def marked(text: str) -> str:
    """Put the mark of a quotation before each line."""
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


# How programs announce what they quote unmarked: everything below it is somebody else's.
UNMARKED = {
    "outlook-da": "Fra: Henny Dam <net@nord.example>\nSendt: 3. november 2026 10:02\n"
    "Til: Lone Krog\nEmne: Invitation",
    "outlook-en": "From: Henny Dam <net@nord.example>\nSent: Tuesday, November 3, 2026 10:02 AM\n"
    "To: Lone Krog\nCc: Bo Friis\nSubject: Invitation",
    "new-outlook-da": "________________________________\nFra: Henny Dam <net@nord.example>\n"
    "Sendt: 3. november 2026 10:02\nTil: Lone Krog <lokr@ribe.example>\nEmne: Invitation",
    "outlook-mac-en": "From: Henny Dam <net@nord.example>\n"
    "Date: Tuesday, 3 November 2026 at 10.02\nTo: Lone Krog\nSubject: Invitation",
    "outlook-mobile-da": "Hent Outlook til iOS<https://aka.ms/o0ukef>\n"
    "________________________________\nFra: Henny Dam\nSendt: tirsdag, november 3, 2026 10:02 AM\n"
    "Til: Lone Krog\nEmne: Invitation",
    "outlook-old-da": "-----Oprindelig meddelelse-----\nFra: Henny Dam\nSendt: 3. november 2026",
    "outlook-meeting-da": "-----Oprindelig aftale-----\nFra: Henny Dam\nHvornår: 12. november",
    "outlook-starred-en": "*From:* Henny Dam\n*Sent:* 2026-11-03\n*To:* Lone Krog\n*Subject:* Hi",
    "outlook-de": "Von: Henny Dam\nGesendet: Dienstag, 3. November 2026\nAn: Lone\nBetreff: x",
    "outlook-sv": "Från: Henny Dam\nSkickat: den 3 november 2026 10:02\nTill: Lone\nÄmne: Inbjudan",
    "samsung-da": "-------- Oprindelig besked --------\nFra: Henny Dam <net@nord.example>\n"
    "Dato: 03.11.2026 10.02 (GMT+01:00)\nTil: Lone Krog\nEmne: Invitation",
    "samsung-on-one-line": "-------- Original message --------From: Henny Dam <net@nord.example> "
    "Date: 03/11/2026 10:02 (GMT+01:00) To: Lone Krog Subject: Invitation",
    "starred-mark": "*-------- Original Message --------*",
    "notes-da": "Fra:\tHenny Dam/Nord\nTil:\tLone Krog/Ribe\nDato:\t03-11-2026 10:02\nEmne:\tMøde",
    "blackberry-en": "-----Original Message-----\nFrom: Henny Dam <net@nord.example>\n"
    "Date: Tue, 3 Nov 2026 10:02:11\nTo: Lone Krog<lokr@ribe.example>\nSubject: Invitation",
    "hotmail-en": "Date: Tue, 3 Nov 2026 10:02:11 +0100\nSubject: Invitation\n"
    "From: net@nord.example\nTo: lokr@ribe.example",
    "webmail-fr": "====\nMessage du : 03/11/2026 10:02\nDe : Henny Dam <net@nord.example>\n"
    "A : lokr@ribe.example\nCopie à :\nSujet : Invitation",
    "two-lines-of-header": "Date: Tue, 03 Nov 2026 10:02:11 +0100\nTo: lokr@ribe.example",
    "owa-light-gmail": "Den tirs. 3. nov. 2026 kl. 10.02 skrev Henny Dam <net@nord.example>:",
    "a-name-between-strokes": "---- Henny Dam wrote ----",
    "blackberry-10-en": "  Original Message  \nFrom: Henny Dam\nSent: Tuesday 3 November",
    "gmail-vi": "Vào 10:02 3 tháng 11, 2026, Henny Dam <net@nord.example> đã viết:",
    "gmail-ko": "2026년 11월 3일 (화) 오전 10:02, Henny Dam <net@nord.example>님이 작성:",
    "gmail-hu": "Henny Dam <net@nord.example> ezt írta (időpont: 2026. nov. 3., K, 10:02):",
    "name-and-address": "Henny Dam <net@nord.example> skrev:",
    "zoho-en": "---- On Tue, 03 Nov 2026 10:02:11 +0100 Henny Dam <net@nord.example> wrote ----",
}  # fmt: skip

# How programs announce what they quote with marks.
ATTRIBUTIONS = {
    "gmail-da": "Den tirs. 3. nov. 2026 kl. 10.02 skrev Henny Dam <net@nord.example>:",
    "gmail-da-broken": "Den tirs. 3. nov. 2026 kl. 10.02 skrev Henny Dam fra Nordsø <\n"
    "net@nord.example>:",
    "gmail-da-broken-late": "tir. 3. nov. 2026 kl. 10.02 skrev Henny Dam <net@nord.example\n>:",
    "gmail-en": "On Tue, Nov 3, 2026 at 10:02 AM Henny Dam <net@nord.example> wrote:",
    "gmail-without-verb": "2026-11-03 10:02 GMT+01:00 Henny Dam <net@nord.example>:",
    "gmail-without-verb-broken": "2026-11-03 10:02 GMT+01:00 Henny Dam med et langt navn <\n"
    "net@nord.example>:",
    "gmail-old-without-colon": "2026/11/3 Henny Dam <net@nord.example>",
    "gmail-fi": "ti 3. marrask. 2026 klo 10.02 Henny Dam\n<net@nord.example> kirjoitti:",
    "gmail-ru": "вт, 3 нояб. 2026 г. в 10:02, Henny Dam <net@nord.example>:",
    "gmail-zh": "Henny Dam <net@nord.example> 于2026年11月3日周二 10:02写道：",
    "apple-da": "Den 3. nov. 2026 kl. 10.02 skrev Henny Dam <net@nord.example>:",
    "apple-en": "On 3 Nov 2026, at 10:02, Henny Dam <net@nord.example> wrote:",
    "apple-marked-too": "> Den 3. nov. 2026 kl. 10.02 skrev Henny Dam <net@nord.example>:",
    "thunderbird-da": "Den 03.11.2026 kl. 10.02 skrev Henny Dam:",
    "thunderbird-en": "On 03/11/2026 10:02, Henny Dam wrote:",
    "evolution-da": "tir, 03 11 2026 kl. 10:02 +0100, skrev Henny Dam:",
    "evolution-en": "On Tue, 2026-11-03 at 10:02 +0100, Henny Dam wrote:",
    "roundcube-da": "Den 2026-11-03 10:02, skrev Henny Dam:",
    "roundcube-en": "On 2026-11-03 10:02, Henny Dam wrote:",
    "sogo-da": "Den tirsdag 3. november 2026 10.02 CET skrev Henny Dam <net@nord.example>:",
    "sogo-en": "On Tuesday, November 03, 2026 10:02 CET, Henny Dam <net@nord.example> wrote:",
    "yahoo-en": "On Tuesday, 3 November 2026, 10:02:11 CET, Henny Dam <net@nord.example> wrote:",
    "yahoo-old-en": "--- On Tue, 3/11/26, Henny Dam <net@nord.example> wrote:",
    "android-da": "Den 3. nov. 2026 10.02 skrev \"Henny Dam\" <net@nord.example>:",
    "horde-da": "Citat af Henny Dam <net@nord.example> (2026-11-03 10:02):",
    "mutt-in-brackets": "* Henny Dam <net@nord.example> [2026-11-03 10:02]:",
    "sylpheed-en": "On Tue, 3 Nov 2026 10:02:11 +0100\nHenny Dam <net@nord.example> wrote:",
    "horde-en": "Quoting Henny Dam <net@nord.example>:",
    "gnus-en": "Henny Dam <net@nord.example> writes:",
    "a-name-alone": "Henny Dam skrev:",
    "web-de": "Henny Dam <net@nord.example> schrieb am Di., 3. Nov. 2026\num 10:02 Uhr:",
    "broken-by-blank-lines": "On Tue, 3 Nov 2026 at 10:02 Henny Dam\n\n<\n"
    "mailto:Henny Dam <net@nord.example>\n> wrote:",
}  # fmt: skip


@pytest.mark.parametrize("announced", UNMARKED.values(), ids=UNMARKED.keys())
def test_an_answer_above_an_unmarked_letter_is_all_that_is_own(announced: str) -> None:
    body = f"Hej Henny\n\nJeg er med.\n\n{announced}\n\n{LETTER}\n"

    assert words_of(body) == "Hej Henny\n\nJeg er med."


@pytest.mark.parametrize("announced", UNMARKED.values(), ids=UNMARKED.keys())
def test_a_postscript_behind_the_signature_is_own(announced: str) -> None:
    body = (
        "Jeg er med.\n\nMed venlig hilsen\n\nLone Krog\nKonsulent\nRibe Kommune\n\n"
        f"PS: Jeg spiser ikke fisk.\n\n{announced}\n\n{LETTER}\n"
    )

    assert words_of(body) == "Jeg er med.\n\nMed venlig hilsen\n\nPS: Jeg spiser ikke fisk."


@pytest.mark.parametrize("announced", ATTRIBUTIONS.values(), ids=ATTRIBUTIONS.keys())
def test_an_answer_above_a_marked_letter_is_own(announced: str) -> None:
    body = f"Ja, det passer.\n\nMvh Lone\n\n{announced}\n\n{marked(LETTER)}\n"

    assert words_of(body) == "Ja, det passer.\n\nMvh Lone"


@pytest.mark.parametrize("announced", ATTRIBUTIONS.values(), ids=ATTRIBUTIONS.keys())
def test_an_answer_below_a_marked_letter_is_own(announced: str) -> None:
    body = f"{announced}\n{marked(LETTER)}\n\nYes, I shall be there.\n\nRegards\nLone\n"

    assert words_of(body) == "Yes, I shall be there.\n\nRegards\nLone"


@pytest.mark.parametrize("announced", ATTRIBUTIONS.values(), ids=ATTRIBUTIONS.keys())
def test_answers_between_the_marked_lines_are_own(announced: str) -> None:
    body = (
        f"{announced}\n> Kommer du?\nJa\n> Er der noget, du ikke spiser?\n\nFisk\n\n"
        "> Henny\n\nHilsen Lone\n\nPS Jeg tager toget.\n"
    )

    assert words_of(body) == "Ja\n\nFisk\n\nHilsen Lone\n\nPS Jeg tager toget."


OWN = {
    "who-wrote-when": "Som jeg skrev den 3. november 2026 kl. 10.02:\nDet bliver et nej.",
    "somebody-wrote": "Lone skrev:\nDet bliver et nej.",
    "a-list-after-a-colon": "Mødet 2026 i Ribe, som Lone skrev:\n- jeg kommer",
    "old-and-new-address": "Fra: lokr@ribe.example\nTil: lone.krog@esbjerg.example\nSkift den.",
    "first-and-last-day": "Jeg holder ferie\nFra: 3. november\nTil: 9. november",
    "a-journey": "Fra: Ribe\nTil: Vejle\nDato: 12. november\nJeg tager toget.",
    "a-text-in-brackets": "[ja, og jeg tager Bo med]",
    "below-the-phone": "Jeg kommer.\n\nVi er to fra Ribe.",
    "a-number": "2 personer kommer 12. november 2026.\nVi tager toget kl. 10:30",
    "original": "Den oprindelige meddelelse er slettet.",
    "an-answer-in-brackets": "[JA]",
    "a-form": "Navn: Lone Krog\nFra: Ribe Kommune\nDato: 12. november\nDeltager: ja",
    "a-short-form": "Tilmelding\nFra: Bo Friis\nEmne: møde\nKommer: ja",
    "a-programme": "10:00 Velkomst\n10:30 Lone skrev om vind\n11:00 Pause",
    "a-time-and-a-colon": "Jeg kommer den 12. november 2026 kl. 10.00:\nToget er der 9.45.",
    "what-you-see": "Jeg så, at Henny skrev kl. 10.00:\ndet skal I vide.",
    "a-journey-with-somebody": "I go on 12/11/2026 10:30 with Bo <bo@ribe.example>:\nsee you",
    "addresses-of-colleagues": "Deltagere:\nLone Krog <lokr@ribe.example>:\nvegetar",
    "sent-from-a-town": "Sendt fra Ribe i aftes: mit svar er ja.",
    "a-line-of-dashes": "Jeg kommer.\n----------\nKan I sende dagsordenen?",
    "ornament": "Se her\n>>> www.ribe.example <<<\nHilsen os alle i huset ved havnen",
    "quotation-marks": 'Hun sagde "PÅ” og “BLÅ”',
}


@pytest.mark.parametrize("body", OWN.values(), ids=OWN.keys())
def test_what_only_resembles_a_quotation_is_own(body: str) -> None:
    assert words_of(body) == body


def test_own_words_above_an_attribution_are_no_part_of_it() -> None:
    body = (
        "Den 3. nov. passer mig fint.\n"
        "Den tirs. 3. nov. 2026 kl. 10.02 skrev Henny Dam <net@nord.example>:\n> Kommer du?\n"
    )

    assert words_of(body) == "Den 3. nov. passer mig fint."


@pytest.mark.parametrize(
    "line",
    [
        "Ja tak On Tue, Nov 3, 2026 at 10:02 AM, net@nord.example wrote:",
        "Ja tak--- On Tue, Nov 3, 2026 at 10:02 AM, net@nord.example wrote:",
        "Ja tak Den tirs. 3. nov. 2026 kl. 10.02 skrev Henny Dam <\nnet@nord.example>:",
    ],
)
def test_own_words_beside_an_attribution_get_a_line_of_their_own(line: str) -> None:
    assert words_of(f"{line}\n> Kommer du?\n") == "Ja tak"


def test_a_line_that_was_parted_loses_nothing() -> None:
    body = "Ja On Tue, Nov 3, 2026 at 10:02 AM, net@nord.example wrote:\n> Kommer du?"

    zones = zoned(tuple(plain_lines(body)))

    assert " ".join(zone.text for zone in zones) == body.replace("\n", " ")
    assert [zone.zone for zone in zones] == [Zone.OWN, Zone.ATTRIBUTION, Zone.QUOTATION]


def test_an_address_that_broke_out_of_a_quoted_line_is_quoted() -> None:
    body = (
        "Ja\n\nHenny Dam skrev:\n> Se kortet (http://kort.example/ribe?\nid=12&sted=havn)\n> Henny"
    )

    assert words_of(body) == "Ja"


def test_lines_with_a_bar_below_an_attribution_are_quoted() -> None:
    body = "Ja\n\n2026/11/3 Henny Dam <net@nord.example>\n\n| Kommer du?\n| Henny\n"

    assert words_of(body) == "Ja"


def test_a_joined_line_of_flowed_text_keeps_its_depth() -> None:
    body = unflowed("Ja, jeg \nkommer.\n\nHenny Dam skrev:\n> Kommer du \n> den 12.?\n>> Nej.\n")

    assert words_of(body) == "Ja, jeg kommer."


def test_votes_as_a_list_are_own_above_and_between() -> None:
    body = (
        "1. Energi\n2. Havne\n\nHenny Dam <net@nord.example> skrev:\n> 1. Energi\n> 2. Havne\n"
        "> 3. Turisme\n\n- 3\n"
    )

    assert words_of(body) == "1. Energi\n2. Havne\n\n- 3"


@pytest.mark.parametrize(
    "mark",
    [
        "---------- Forwarded message ---------\nFrom: Bo Friis <bo@ribe.example>",
        "-------- Videresendt meddelelse --------\nEmne: Fisk",
        "Start på videresendt besked:\n\nFra: Bo Friis",
        "----- Forwarded by Bo Friis/Ribe on 03-11-2026 10:02 -----",
    ],
)
def test_what_is_passed_on_is_forwarded(mark: str) -> None:
    zones = zoned(tuple(plain_lines(f"Til orientering\n\n{mark}\n\nJeg melder afbud.\n")))

    assert own_words(zones) == "Til orientering"
    assert zones[-2].zone is Zone.FORWARDED


FOOTERS = """\
Sendt fra min iPhone
Sendt fra min Galaxy
Sendt fra Outlook til Android
Hent Outlook til Android
Sendt fra Yahoo Mail til iPhone
Sent from my iPad
Sent from my BlackBerry 10 smartphone.
Sent from [Mail](https://go.example/) for Windows
Sent from TypeApp<http://type.example/>
Sent via phone
(sent from a phone)
<<sent by galaxy>>
From my iPhone 14
Lone from mobile
Sendt med Proton Mail
Get [Outlook for iOS](https://aka.ms/x)
Gesendet von Outlook für Android<https://aka.ms/x>
Von meinem Telefon gesendet
Envoyé depuis mon mobile
Skickat från min Android
Lähetetty iPhonesta
Verzonden met BlackBerry Work
從我的 iPad 傳送"""


@pytest.mark.parametrize("footer", FOOTERS.split("\n"))
def test_a_line_that_a_phone_wrote_is_a_footer(footer: str) -> None:
    zones = zoned(tuple(plain_lines(f"Jeg kommer.\n\n{footer}\n\nBo kommer også.")))

    assert own_words(zones) == "Jeg kommer.\n\nBo kommer også."
    assert zones[2].zone is Zone.FOOTER


def test_a_bare_name_goes_with_the_greetings_and_a_signature_does_not() -> None:
    bare = "Det bliver godt.\n\nVi ses\nDe bedste hilsner\nLone Krog"

    assert words_of(bare) == bare
    assert words_of(f"{bare}\nKonsulent, Ribe\nTlf. 12 34 56 78") == bare.removesuffix(
        "\nLone Krog"
    )


def test_what_stands_below_two_dashes_is_signature_until_a_postscript() -> None:
    body = "Jeg kommer.\n-- \nLone Krog\nJa til vindmøller\n\nP.S. Jeg er vegetar."

    assert words_of(body) == "Jeg kommer.\n\nP.S. Jeg er vegetar."


def test_a_disclaimer_that_was_broken_into_lines_is_one_disclaimer() -> None:
    body = (
        "Jeg kommer.\n\n"
        "Denne mail og dens bilag er udelukkende beregnet til den person,\n"
        "som den er stilet til, og kan indeholde fortrolige oplysninger, som\n"
        "ikke må komme andre i hænde."
    )

    zones = zoned(tuple(plain_lines(body)))

    assert own_words(zones) == "Jeg kommer."
    assert {zone.zone for zone in zones[2:]} == {Zone.DISCLAIMER}


def test_a_banner_that_was_broken_into_lines_is_one_banner() -> None:
    body = (
        "CAUTION: This email originated from outside of the organisation. Do not\n"
        "click links unless you know the sender.\n\nYes, I shall come."
    )

    assert words_of(body) == "Yes, I shall come."


def test_a_banner_in_capitals_is_one_and_own_words_in_brackets_are_not() -> None:
    assert words_of("[INTERN]\nJa") == "Ja"
    assert words_of("[altså]\nJa") == "[altså]\nJa"
