"""Every letter has its words, in every language, and the same words in every part."""

import re
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.parser import HTMLParser

from nimsmail.errors import ConfigError
from nimsmail.network import intents as wishes
from nimsmail.network.intents import Guest
from nimsmail.network.letters import Letter
from nimsmail.network.meetings import Invitation, RsvpReceipt
from nimsmail.network.newsletters import Newsletter
from nimsmail.network.notices import Notice, RulingReceipt
from nimsmail.network.people import Language
from nimsmail.network.reckoning import DispatchSummary
from nimsmail.network.reviews import Review, Why
from nimsmail.network.runup import DecideNow, Practical
from nimsmail.network.wishes import CARRIED_OUT
from nimsmail.writing.compose import preview
from nimsmail.writing.templates import Source, Templates, read_templates, shipped_templates
from nimsmail.writing.words import Writer
from tests.writing import samples

LANGUAGES: tuple[Language, ...] = get_args(Language)
EVERY_LETTER = [(language, name) for language in LANGUAGES for name in samples.letters(language)]
WRITER = samples.writer()


def texts(letter: Letter, writer: Writer = WRITER) -> tuple[str, str, str]:
    """Return the subject, the text and the HTML that the recipient of `letter` reads."""
    wording = writer.word(letter)
    read = preview(wording, samples.item(wording, letter), samples.token_for(letter))
    return read.subject, read.parts[0].text, read.parts[1].text


def kinds() -> set[str]:
    found, ask = set(), [Letter]
    while ask:
        for kind in ask.pop().__subclasses__():
            found.add(kind.kind)
            ask.append(kind)
    return found


def test_every_kind_of_letter_has_a_sample() -> None:
    assert {letter.kind for letter in samples.letters().values()} == kinds()


OF_THE_SECRETARIAT = (
    "notice",
    "ruling-receipt",
    "confirm-ruling",
    "digest",
    "dispatch-summary",
    "edition-draft",
    "chair-answered",
)  # signed by nobody


@pytest.mark.parametrize("kind", sorted(kinds()))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_letter_has_its_words_in_every_language(kind: str, language: str) -> None:
    assert (shipped_templates() / kind / f"{language}.md").is_file()


@pytest.mark.parametrize(("language", "name"), EVERY_LETTER)
def test_a_letter_greets_says_who_writes_and_why(language: Language, name: str) -> None:
    letter = samples.letters(language)[name]

    subject, text, _ = texts(letter)

    assert subject and len(subject) <= 200
    assert letter.kind in OF_THE_SECRETARIAT or "\nHenrik Balslev\n" in text
    assert {"da": "Du får denne mail", "en": "You get this mail"}[language] in text
    if name != "confirm-sign-up":
        greeting = {"da": "Kære {}\n", "en": "Dear {},\n"}[language]
        assert text.startswith(greeting.format(letter.to.name.split()[0]))


@pytest.mark.parametrize(("language", "name"), EVERY_LETTER)
def test_only_a_letter_that_wants_an_answer_has_a_reference(language: Language, name: str) -> None:
    letter = samples.letters(language)[name]

    _, text, page = texts(letter)

    assert (f"Ref.: {samples.TOKEN}" in text) == letter.wants_answer
    assert (f"Ref.: {samples.TOKEN}" in page) == letter.wants_answer


@pytest.mark.parametrize(("language", "name"), EVERY_LETTER)
def test_a_letter_to_many_says_how_to_leave(language: Language, name: str) -> None:
    letter = samples.letters(language)[name]

    _, text, _ = texts(letter)

    if letter.bulk:
        assert {"da": "svar AFMELD ALT.", "en": "reply UNSUBSCRIBE ALL."}[language] in text


@pytest.mark.parametrize(("language", "name"), EVERY_LETTER)
def test_the_text_and_the_page_say_the_same(language: Language, name: str) -> None:
    _, text, page = texts(samples.letters(language)[name])

    without_targets = re.sub(r" \(https?://[^)]*\)", "", text)
    marks = r"^(?:> ?|- |\d+\. |[-=]+$)"
    spoken = re.sub(marks, "", without_targets, flags=re.MULTILINE)
    body = HTMLParser(page).body
    assert body is not None
    assert _squeezed(body.text()) == _squeezed("NIMS" + spoken)


def _squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize(("language", "name"), EVERY_LETTER)
def test_the_text_is_narrow_enough_to_be_quoted(language: Language, name: str) -> None:
    _, text, _ = texts(samples.letters(language)[name])

    assert max(map(len, text.splitlines())) <= 78


@pytest.mark.parametrize(("language", "name"), EVERY_LETTER)
def test_a_page_fetches_nothing_and_tells_nobody(language: Language, name: str) -> None:
    _, _, page = texts(samples.letters(language)[name])

    tree = HTMLParser(page)
    assert tree.css("img, script, link, iframe, object, form, input, video, audio") == []
    assert "url(" not in page and "@import" not in page
    links = [node.attributes["href"] or "" for node in tree.css("a")]
    assert all(link.startswith(("https://", "mailto:")) for link in links)


@pytest.mark.parametrize(("language", "name"), EVERY_LETTER)
def test_nothing_is_left_unsaid(language: Language, name: str) -> None:
    subject, text, page = texts(samples.letters(language)[name])

    assert not re.search("[\ue000-\uf8ff]|{{|{%|None", subject + text + page)


def test_an_invitation_tells_the_day_in_the_network_s_own_zone() -> None:
    _, danish, _ = texts(samples.letters("da")["invitation"])
    _, english, _ = texts(samples.letters("en")["invitation"])

    assert "torsdag den 18. marts 2027 kl. 9.30-15.00" in danish
    assert "Thursday 18 March 2027, 9:30–15:00" in english
    assert "senest\nonsdag den 3. marts 2027" in danish  # 23.00 in Denmark


def test_a_meeting_over_two_days_tells_both() -> None:
    letter = samples.letters("da")["invitation"]
    assert isinstance(letter, Invitation)
    two_days = replace(samples.MEETING, ends=samples.MEETING.ends.replace(day=19))

    _, text, _ = texts(replace(letter, meeting=two_days))

    spoken = " ".join(text.split())
    assert "torsdag den 18. marts 2027 kl. 9.30 til fredag den 19. marts 2027 kl. 15.00" in spoken


def test_a_receipt_asks_for_the_name_of_a_guest_we_do_not_know() -> None:
    _, text, _ = texts(samples.letters("da")["rsvp-receipt-yes"])

    assert "- Jens Holm (jens@vejle.example)" in text
    assert "skriv gerne navn og mailadresse" in text


def test_letters_of_one_shape_have_each_their_own_words() -> None:
    letter = samples.letters("da")["rsvp-receipt-yes"]
    assert isinstance(letter, RsvpReceipt)
    names = ("Mette Friis", "Åse *Holm*", "Mette Friis")
    writer = samples.writer()

    texts = [
        writer.word(replace(letter, rsvp=replace(letter.rsvp, guests=(Guest(name=name),)))).text
        for name in names
    ]

    assert [name in text for name, text in zip(names, texts, strict=True)] == [True] * 3
    assert names[0] not in texts[1]
    assert texts[0] == texts[2]


def test_the_sign_up_letter_holds_nothing_of_who_signed_up() -> None:
    _, text, page = texts(samples.letters("da")["confirm-sign-up"])

    assert text.startswith("Hej\n")
    assert "Mette" not in text + page


def test_somebody_without_a_name_is_greeted_all_the_same() -> None:
    letter = samples.letters("en")["help"]

    _, text, _ = texts(replace(letter, to=replace(letter.to, name=" \u202e")))

    assert text.startswith("Hello,\n")


@pytest.mark.parametrize("why", Why)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_notice_has_words_for_every_reason(why: Why, language: Language) -> None:
    letter = samples.letters(language)["notice"]
    assert isinstance(letter, Notice)
    review = Review(key="capped/2027-02-15T09", network=None, received=samples.QUEUED, why=why)

    _, text, _ = texts(replace(letter, reviews=(review,)))

    assert not re.search(rf"^{why}$", text, re.MULTILINE)
    assert "nimsmail review show capped/2027-02-15T09" in text


PLAIN_INTENTS = [
    wishes.to_plain(each)
    for each in (
        wishes.Attend(answer="delegate", delegate=wishes.Guest(name="Jens", email="j@b.example")),
        wishes.Attend(answer="yes", guests=(wishes.Guest(), wishes.Guest(email="j@b.example"))),
        wishes.Attend(answer="no", note="desværre"),
        wishes.Leave(scope="alerts"),
        wishes.Join(),
        wishes.Confirm(),
        wishes.SwitchLanguage(to="en"),
        wishes.ChangeAddress(email="ny@b.example"),
        wishes.ChangeAddress(email=None),
        wishes.Successor(name="Jens", email="j@b.example"),
        wishes.Successor(),
        wishes.Question(text="Hvornår?"),
        wishes.Help(),
        wishes.Thanks(),
        wishes.Vote(choices=(2, 1)),
        wishes.Vote(choices=()),
        wishes.SuggestTheme(text="Budgetter"),
        wishes.News(text="Vi har fået ja."),
        wishes.OfferCase(text="Vores venskabsby"),
        wishes.Pause(),
        wishes.Pause(until=date(2027, 8, 1)),
        wishes.Follow(programmes=("CERV", "LIFE")),
        wishes.Unfollow(programmes=()),
        wishes.RequestMinutes(text="Referatet fra sidst"),
        wishes.Approve(text="Fint"),
        wishes.Amend(text="Punkt 3 mangler."),
        wishes.Comment(text="Vi er enige."),
        wishes.Rule(yes=(1,), others="no"),
        wishes.MergeThemes(number=8, into=3),
        wishes.CloseBallot(ballot="tema-2027-03", winner=2),
        wishes.SeeTo(meeting="spring-2027", duty="invitation", letters=60),
        wishes.SeeTo(meeting="spring-2027", duty="agenda"),
        wishes.AcceptNews(item="a1"),
        wishes.BookCase(case="c1", meeting="nims-2027-03"),
        wishes.SendEdition(edition="nims/2027-04"),
        wishes.StepDown(),
        wishes.AskContacts(),
    )
]


@pytest.mark.parametrize("plain", PLAIN_INTENTS, ids=str)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_notice_can_tell_every_suggestion(plain: dict[str, object], language: Language) -> None:
    letter = samples.letters(language)["notice"]
    assert isinstance(letter, Notice)

    _, text, _ = texts(replace(letter, reviews=(replace(samples.REVIEWS[0], suggestion=(plain,)),)))

    assert re.search(r"^- \w+", text, re.MULTILINE)
    assert not re.search(rf"^- {plain['do']}\b", text, re.MULTILINE) or language == "en"
    assert "review resolve 5f3a9c1d" in text


@pytest.mark.parametrize(
    "plain",
    [each for each in PLAIN_INTENTS if wishes.INTENTS[str(each["do"])] in CARRIED_OUT],
    ids=str,
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_coordinator_is_told_in_words_what_a_yes_has_carried_out(
    plain: dict[str, object], language: Language
) -> None:
    letter = samples.letters(language)["ruling-receipt"]
    assert isinstance(letter, RulingReceipt)

    _, text, _ = texts(replace(letter, fates=(replace(samples.FATES[0], intents=(plain,)),)))

    told = " ".join(text.split())
    done = {"da": "udført", "en": "done"}[language]
    assert re.search(rf"{done}: \w+", told)
    assert not re.search(rf"{done}: {plain['do']} (Er der|If there)", told)


def test_a_receipt_names_the_year_wheel_where_nobody_wrote() -> None:
    letter = samples.letters("da")["ruling-receipt"]
    assert isinstance(letter, RulingReceipt)
    duty = replace(samples.FATES[0], name="", key="duty/nims-2027-03/invitation")

    _, text, _ = texts(replace(letter, fates=(duty,)))

    assert "1. Årshjulet (SV: Invitation)" in text


@pytest.mark.parametrize("kind", ["practical", "decide-now"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_who_takes_part_from_afar_has_the_link_at_hand(kind: str, language: Language) -> None:
    letter = samples.letters(language)[kind]
    assert isinstance(letter, Practical | DecideNow)
    hybrid = replace(letter, meeting=replace(letter.meeting, link="https://video.example/nims"))

    assert "https://video.example/nims" in texts(hybrid)[1]


def test_every_intent_is_among_the_suggestions_that_are_tried() -> None:
    assert {plain["do"] for plain in PLAIN_INTENTS} == wishes.INTENTS.keys()


def noticed(language: Language, **changes: Any) -> str:
    """Return the text of a notice of one review with these `changes`, in one line."""
    letter = samples.letters(language)["notice-one"]
    assert isinstance(letter, Notice)
    _, text, _ = texts(replace(letter, reviews=(replace(samples.REVIEWS[0], **changes),)))
    return " ".join(text.split())


def test_a_notice_offers_to_carry_out_what_can_be_carried_out() -> None:
    said = wishes.to_plain(wishes.Attend(answer="no")), wishes.to_plain(wishes.Thanks())

    text = noticed("da", suggestion=said)

    assert "Sig ja til forslaget: nimsmail review resolve 5f3a9c1d Se" in text
    assert "--dismiss" not in text


@pytest.mark.parametrize(
    "suggestion",
    [
        (),
        (wishes.to_plain(wishes.Question(text="Hvornår?")),),
        (
            wishes.to_plain(wishes.Attend(answer="no")),
            wishes.to_plain(wishes.Question(text="Hvornår?")),
        ),
    ],
    ids=["none", "a question", "one that can and one that cannot"],
)
def test_a_notice_of_what_nothing_carries_out_says_how_to_close_it(
    suggestion: tuple[dict[str, object], ...],
) -> None:
    text = noticed("da", suggestion=suggestion)

    assert "nimsmail review resolve 5f3a9c1d --dismiss" in text
    assert "Sig ja" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_notice_keeps_the_reader_s_notes_to_itself_but_tells_an_address(
    language: Language,
) -> None:
    unsure = noticed(language, details=("a question, for a person",))
    bounced = noticed(language, why=Why.UNREACHABLE, details=("bo@odense.example: 5.1.1",))

    assert "a question, for a person" not in unsure
    assert "- bo@odense.example: 5.1.1" in bounced


@pytest.mark.parametrize(
    ("language", "doorless", "unsteady"),
    [
        (
            "da",
            "Varde har nu ingen kontaktperson, som vi kan skrive til.",
            "gange over længere tid",
        ),
        ("en", "Varde now has no contact that we can write to.", "several times over a long while"),
    ],
)
def test_a_notice_of_an_address_tells_what_it_means(
    language: Language, doorless: str, unsteady: str
) -> None:
    dead = noticed(language, why=Why.UNREACHABLE, doorless="Varde", details=("a@b.example: 5.1.1",))
    in_doubt = noticed(language, why=Why.UNSTEADY, details=("a@b.example: 4.2.2", "5 × 4.2.2"))

    assert doorless in dead
    assert unsteady in " ".join(in_doubt.split())
    assert "- 5 × 4.2.2" in in_doubt
    assert "ingen kontaktperson" not in in_doubt and "no contact" not in in_doubt


@pytest.mark.parametrize(
    ("cancelled", "sent", "failed", "said"),
    [
        (False, 3, 0, "Sendt: Forårsmøde"),
        (False, 2, 1, "Sendt med fejl: Forårsmøde"),
        (False, 0, 3, "Ikke sendt: Forårsmøde"),
        (True, 2, 0, "Stoppet: Forårsmøde"),
    ],
)
def test_the_subject_of_a_summary_says_how_it_went(
    cancelled: bool, sent: int, failed: int, said: str
) -> None:
    letter = samples.letters("da")["dispatch-summary"]
    assert isinstance(letter, DispatchSummary)
    sum_ = replace(letter.sum, sent=sent, failed=failed)

    subject, _, _ = texts(replace(letter, cancelled=cancelled, title="Forårsmøde", sum=sum_))

    assert subject == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_notice_is_signed_by_the_secretariat_and_not_by_its_reader(language: Language) -> None:
    _, text, _ = texts(samples.letters(language)["notice"])

    assert {"da": "\nSekretariatet\nNIMS\n", "en": "\nThe secretariat\nNIMS\n"}[language] in text
    assert text.count("Henrik") == 1  # the greeting


def test_a_goodbye_to_several_kinds_of_letter_names_them_all() -> None:
    subject, text, _ = texts(samples.letters("da")["goodbye-several"])

    assert subject == "Du får fremover mindre post fra NIMS"
    spoken = " ".join(text.split())
    assert "Du får ikke længere nyhedsbrevet, varsler om frister eller post fra forum." in spoken
    assert "fordi du er med i NIMS" in spoken


def test_a_receipt_tells_what_its_reader_is_spared_from_now_on() -> None:
    _, some, _ = texts(samples.letters("da")["rsvp-receipt-handed-over"])
    _, everything, _ = texts(samples.letters("en")["rsvp-receipt-left-altogether"])

    assert "får du ikke længere nyhedsbrevet eller varsler om frister." in " ".join(some.split())
    assert "You have also left NIMS" in everything


NOT_UNDERSTOOD = {
    Why.UNSURE: ("Tak for din mail – vi ser på den", "Vi er ikke helt sikre på, hvad du mener"),
    Why.QUESTION: ("Tak for dit spørgsmål – du får svar", "Henrik Balslev svarer dig."),
    Why.TOO_LATE: ("Tak for dit svar – det kom efter fristen", "Fristen for at svare er gået"),
    Why.NO_RULE: ("Tak for din mail – vi ser på den", "skal et menneske tage sig af"),
}


@pytest.mark.parametrize("why", NOT_UNDERSTOOD)
def test_whoever_is_handed_over_reads_why(why: Why) -> None:
    subject, said = NOT_UNDERSTOOD[why]

    read, text, _ = texts(samples.letters("da")[f"not-understood-{why}"])

    assert read == subject
    assert said in " ".join(text.split())
    assert ("ikke helt sikre" in text) == (why is Why.UNSURE)


def test_a_notice_of_very_much_stays_a_letter() -> None:
    letter = samples.letters("da")["notice"]
    assert isinstance(letter, Notice)
    long = replace(samples.REVIEWS[0], words="𝒂 " * 30_000)

    _, text, _ = texts(replace(letter, reviews=(long,) * 300))

    assert len(text) < 80_000
    assert "nimsmail review list" in text


def test_words_are_found_once_for_all_who_get_the_same() -> None:
    writer = samples.writer()
    letter = samples.letters("da")["invitation"]
    other = replace(letter, to=samples.recipient("da", name="Jens Holm"))

    assert writer.word(letter) is writer.word(other)


def test_frozen_words_do_not_know_who_gets_them() -> None:
    wording = WRITER.word(samples.letters("da")["invitation"])

    known = "".join(str(getattr(wording, field.name)) for field in fields(wording))

    assert "Mette" not in known and "vejle.example" not in known
    assert samples.TOKEN not in known


def test_other_facts_are_other_words() -> None:
    letter = samples.letters("da")["rsvp-receipt-yes"]
    assert isinstance(letter, RsvpReceipt)

    other = replace(letter, rsvp=replace(letter.rsvp, note="Ingen fisk"))

    assert WRITER.word(letter).key != WRITER.word(other).key


def test_the_heading_of_a_newsletter_is_its_subject_and_not_said_twice() -> None:
    subject, text, _ = texts(samples.letters("da")["newsletter"])

    assert subject == samples.EDITION.title
    assert samples.EDITION.title not in text


def test_what_a_newsletter_leaves_open_cannot_swallow_the_foot() -> None:
    letter = samples.letters("da")["newsletter"]
    assert isinstance(letter, Newsletter)
    unclosed = replace(samples.EDITION, text="```\nglemt at lukke\n\n> og | her\n\n<div>\n\n- ")

    _, text, page = texts(replace(letter, edition=unclosed))

    assert f"\nRef.: {samples.TOKEN}" in text
    assert "\nVenlig hilsen\nHenrik Balslev\n" in text
    assert "<div>" not in page.replace("&lt;div&gt;", "")


def test_a_picture_from_the_network_becomes_a_link() -> None:
    letter = samples.letters("da")["newsletter"]
    assert isinstance(letter, Newsletter)
    picture = replace(samples.EDITION, text="![Havnen](https://pixel.example/p.gif?id=1)")

    _, text, page = texts(replace(letter, edition=picture))

    assert "Havnen (https://pixel.example/p.gif?id=1)" in text
    assert "<img" not in page


def newsletter(text: str) -> tuple[str, str]:
    """Return the text and the page of a newsletter that says `text`."""
    letter = samples.letters("da")["newsletter"]
    assert isinstance(letter, Newsletter)
    _, read, page = texts(replace(letter, edition=replace(samples.EDITION, text=text)))
    return read, page


BARE = {
    "alone": ("https://ec.europa.example/info", "https://ec.europa.example/info"),
    "in a sentence": ("Se (https://a.example/b_c?d=1&e=2).", "https://a.example/b_c?d=1&e=2"),
    "with brackets of its own": (
        "Se https://a.example/Fyn_(region), tak",
        "https://a.example/Fyn_(region)",
    ),
    "in a table": ("| Hvor |\n|---|\n| http://a.example |", "http://a.example"),
    "in bold": ("**https://a.example/x**", "https://a.example/x"),
    "with a dash": ("HTTPS://A.example – tilmeld jer", "HTTPS://A.example"),
}


@pytest.mark.parametrize("what", BARE)
def test_a_bare_web_address_in_a_newsletter_becomes_a_link(what: str) -> None:
    text, address = BARE[what]

    read, page = newsletter(text)

    (link,) = HTMLParser(page).css("td.letter a")
    assert link.text() == address
    assert (link.attributes["href"] or "").lower() == address.lower()
    assert read.count(address) == 1


@pytest.mark.parametrize(
    "text",
    ["`https://a.example`", "    https://a.example", "https://", "http:a.example", "xhttps://a.ex"],
)
def test_what_is_no_bare_web_address_stays_as_it_is(text: str) -> None:
    _, page = newsletter(f"Program\n\n{text}")

    assert HTMLParser(page).css("td.letter a") == []


@pytest.mark.parametrize(
    "text",
    [
        "<https://a.example/b>",
        "[her](https://a.example/b)",
        "[https://a.example/b](https://a.example/b)",
    ],
)
def test_a_link_that_is_one_already_stays_one(text: str) -> None:
    _, page = newsletter(text)

    (link,) = HTMLParser(page).css("td.letter a")
    assert link.attributes["href"] == "https://a.example/b"


def test_a_web_address_by_a_member_s_word_becomes_no_link() -> None:
    letter = samples.letters("da")["rsvp-receipt-yes"]
    assert isinstance(letter, RsvpReceipt)
    guest = wishes.Guest(name="https://evil.example/a")
    rsvp = replace(samples.RSVP, guests=(guest,), note="Se https://evil.example/b")

    _, text, page = texts(replace(letter, rsvp=rsvp))

    assert text.count("https://evil.example/") == 2
    assert HTMLParser(page).css("a") == []


def test_a_bare_web_address_that_a_slot_is_part_of_becomes_no_link() -> None:
    writer = written({"help/da.md": "Subject: Hej\n\nhttps://x.example/{{ network.name }}\n"})

    _, text, page = texts(samples.letters("da")["help"], writer)

    assert "https://x.example/NIMS" in text
    assert HTMLParser(page).css("a") == []


# -- a coordinator's own templates --------------------------------------------------------


def written(files: dict[str, str]) -> Writer:
    """Return a writer with these templates over the shipped ones."""
    sources = read_templates(shipped_templates())
    sources |= {name: Source(Path("own") / name, text) for name, text in files.items()}
    return Writer(Templates(sources), samples.HOUSE)


BROKEN = {
    "no subject": ("Kære alle\n", "own/help/da.md:1: the first line must begin with"),
    "no blank line": ("Subject: Hej\nKære\n", "own/help/da.md:2: leave a blank line"),
    "unclosed": ("Subject: Hej\n\n\n{% if to.name %}\n", "own/help/da.md:4: "),
    "no such fact": ("Subject: Hej\n\nDag\n{{ meetng }}\n", "own/help/da.md:4: 'meetng' is undef"),
    "no such field": (
        "Subject: Hej\n\n{{ network.nmae }}\n",
        "own/help/da.md:3: 'network' has no 'nmae'; docs/letters.md lists",
    ),
    "no such field of the reader": (
        "Subject: Hej\n\n{{ to.nmae }}\n",
        "own/help/da.md:3: 'to' has no 'nmae'; docs/letters.md lists",
    ),
    "no such field of the letter": (
        "Subject: Hej\n\n{{ letter.knid }}\n",
        "own/help/da.md:3: 'letter' has no 'knid'; docs/letters.md lists",
    ),
    "no such filter": (
        "Subject: Hej\n\n{{ token | upper }}\n",
        "own/help/da.md:3: No filter named 'upper'; the filters are: day, clock, when,",
    ),
    "no such block": (
        "Subject: Hej\n\n{% hvis token %}\n",
        "own/help/da.md:3: Encountered unknown tag 'hvis'; a value is {{ name }}, and what",
    ),
    "a call": ("Subject: Hej\n\n{{ network.name.upper() }}\n", "own/help/da.md:3: call has no"),
    "an include": (
        "Subject: Hej\n\n{% include 'help/da.md' %}\n",
        "own/help/da.md:3: what is included is a part of letters",
    ),
    "an include of what it is told": (
        "Subject: Hej\n\n{% include network.name %}\n",
        "own/help/da.md:3: what is included is a part of letters",
    ),
    "a sum": ("Subject: Hej\n\n{{ 'a' * 200000000 }}\n", "own/help/da.md:3: mul has no place"),
    "an assignment": ("Subject: Hej\n\n{% set a = 1 %}\n", "own/help/da.md:3: assign has no"),
    "the inside": ("Subject: Hej\n\n{{ network.__class__ }}\n", "own/help/da.md:3: "),
    "a whole thing": ("Subject: Hej\n\n{{ network }}\n", "own/help/da.md:3: Network is not plain"),
    "nothing": ("Subject: Hej\n\n{{ nothing }}\n", "own/help/da.md:3: "),
    "a block inside a line": (
        "Subject: Hej\n\nSe {{ network.name | markdown }}\n",
        "own/help/da.md, or a text shown in it: a block of text needs a paragraph of its own",
    ),
    "a link by somebody's word": (
        "Subject: Hej\n\n[her]({{ network.name }})\n",
        "own/help/da.md, or a text shown in it: a link must begin with https://",
    ),
    "a link of somebody's name": (
        "Subject: Hej\n\n[her](https://x.example/{{ to.name }})\n",
        "own/help/da.md, or a text shown in it: a name can't be part of a link",
    ),
    "a script": (
        "Subject: Hej\n\n[her](ftp://x.example/)\n",
        "own/help/da.md, or a text shown in it: a link must begin",
    ),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_template_is_named_with_its_line(what: str) -> None:
    text, complaint = BROKEN[what]

    with pytest.raises(ConfigError) as caught:
        written({"help/da.md": text}).word(samples.letters("da")["help"])

    assert complaint in str(caught.value)


def test_a_broken_frame_is_named() -> None:
    with pytest.raises(ConfigError, match=r"own/layout/frame\.html: 'leter' is not a place"):
        written({"layout/frame.html": "<p>$leter"}).word(samples.letters("da")["help"])


def test_a_missing_template_is_named(tmp_path: Path) -> None:
    (tmp_path / "layout").mkdir()

    with pytest.raises(ConfigError, match=r"help/da\.md is missing"):
        Writer(Templates(read_templates(tmp_path)), samples.HOUSE).word(
            samples.letters("da")["help"]
        )


def test_a_template_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    (tmp_path / "help").mkdir()
    (tmp_path / "help" / "da.md").write_bytes("Subject: Hjælp".encode("latin-1"))

    with pytest.raises(ConfigError, match=r"da\.md cannot be read"):
        Templates.read(tmp_path)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no-such is missing"):
        Templates.read(tmp_path / "no-such")


def test_a_coordinator_s_own_template_wins_file_by_file(tmp_path: Path) -> None:
    (tmp_path / "help").mkdir()
    (tmp_path / "help" / "da.md").write_text(
        "\ufeffSubject: Spørg løs\r\n\r\nRing på 12.\r\n", encoding="utf-8"
    )

    writer = Writer(Templates.read(tmp_path), samples.HOUSE)
    subject, text, _ = texts(samples.letters("da")["help"], writer)
    english, _, _ = texts(samples.letters("en")["help"], writer)

    assert subject == "Spørg løs"
    assert "Ring på 12." in text
    assert english == "What you can write to NIMS"


def test_a_line_with_words_and_logic_keeps_its_end() -> None:
    writer = written(
        {
            "help/da.md": "Subject: {% if token %}Hej{% endif %}\n\nA{% if token %}b{% endif %}\n"
            "{% if token %}\nC\n{% endif %}\n- d\n"
        }
    )

    subject, text, _ = texts(samples.letters("da")["help"], writer)

    assert subject == "Hej"
    assert "\nAb\nC\n\n- d\n" in text


def test_a_template_may_link_to_our_own_address() -> None:
    link = "[Afmeld](mailto:{{ reply_address }}?subject=AFMELD)"
    writer = written({"help/da.md": f"Subject: Hej\n\n{link}\n"})

    _, text, page = texts(samples.letters("da")["help"], writer)

    address = f"nims+{samples.TOKEN}@nims.example"
    assert f"mailto:{address}?subject=AFMELD" in page
    assert " ".join(text.split()).count(address) == 1


SIGNS = [*"ab *_`#>|-\n[](){}%!<>\\~=1.&;:/\ue000\ue001v\u202e", "https://", "http://a.b/"]


@settings(max_examples=100, deadline=None)
@given(text=st.lists(st.sampled_from(SIGNS), max_size=200).map("".join))
def test_no_markdown_of_a_coordinator_s_can_stop_a_letter_but_a_wrong_link(text: str) -> None:
    letter = samples.letters("da")["newsletter"]
    assert isinstance(letter, Newsletter)

    try:
        _, read, page = texts(replace(letter, edition=replace(samples.EDITION, text=text)))
    except ConfigError as error:
        assert "a link must begin with" in str(error)
    else:
        assert read.endswith(f"\nRef.: {samples.TOKEN}\n")
        assert page.count("<body") == 1
