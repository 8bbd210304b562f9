"""Pictures and attachments of a newsletter: from the letter itself, within limits."""

from dataclasses import replace
from email import message_from_bytes, policy
from hashlib import sha256

import pytest
from selectolax.parser import HTMLParser

from nimsmail.network.letters import Enclosed
from nimsmail.network.newsletters import Newsletter
from nimsmail.writing import proof
from nimsmail.writing.addresses import Unwritable
from nimsmail.writing.compose import compose
from nimsmail.writing.drafts import as_source, marks_in, open_places
from nimsmail.writing.manuscript import (
    LARGEST,
    LARGEST_PICTURE,
    BadManuscript,
    Named,
    enclosed,
    expect_light,
    named_in,
)
from nimsmail.writing.markdown import html_of, tokens_of
from nimsmail.writing.plate import Plate
from nimsmail.writing.slots import Slot, quoted_slot, value_slot
from tests.files import PDF, jpeg, png
from tests.writing import samples

PICTURE = png(1200, 600)
TEXT = "## Havnen\n\n![Havnen i solskin](billeder/havn%20ny.png)\n\nHent [programmet](p.pdf)."


def files() -> tuple[Enclosed, ...]:
    octets = {"billeder/havn%20ny.png": PICTURE, "p.pdf": PDF}
    return tuple(enclosed(each, octets[each.target], each.path) for each in named_in(TEXT))


def message(*which: Enclosed, text: str = TEXT) -> tuple[bytes, str]:
    edition = replace(samples.EDITION, text=text, enclosed=which)
    letter = Newsletter(network="nims", to=samples.recipient(), about=edition.key, edition=edition)
    wording = samples.writer().word(letter)
    octets = {each.file: PICTURE if each.is_picture else PDF for each in which}
    item = samples.item(wording, letter)
    return compose(wording, item, samples.TOKEN, files=octets), wording.text


def test_pictures_are_in_the_page_and_attachments_behind_all_words() -> None:
    raw, _ = message(*files())

    read = message_from_bytes(raw, policy=policy.default)
    assert [part.get_content_type() for part in read.walk()] == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "multipart/related",
        "text/html",
        "image/png",
        "application/pdf",
    ]
    *_, page, picture, paper = [p for p in read.walk() if not p.is_multipart()]
    image = HTMLParser(page.get_content()).css_first("img")
    assert image is not None
    assert f"<{str(image.attributes['src']).removeprefix('cid:')}>" == picture["Content-ID"]
    assert (image.attributes["alt"], image.attributes["width"]) == ("Havnen i solskin", "528")
    assert picture.get_content() == PICTURE
    assert (paper.get_content(), paper.get_filename()) == (PDF, "p.pdf")
    assert paper.get_content_disposition() == "attachment"


def test_the_text_says_what_a_picture_shows_and_what_is_attached() -> None:
    _, text = message(*files())

    assert "[Havnen i solskin]" in text
    assert "Hent programmet (p.pdf)." in text


def test_every_reader_gets_the_same_octets_which_are_made_once() -> None:
    edition = replace(samples.EDITION, text=TEXT, enclosed=files())
    letters = [
        Newsletter(network="nims", to=samples.recipient(name=n), about=edition.key, edition=edition)
        for n in ("Anna Berg", "Bo Iversen")
    ]
    wording = samples.writer().word(letters[0])
    plate = Plate(wording, {each.file: PICTURE if each.is_picture else PDF for each in files()})

    one, two = (
        plate.printed(samples.item(wording, each), samples.TOKEN, calendar_token=None, proven=True)
        for each in letters
    )

    shared = {id(piece) for piece in one} & {id(piece) for piece in two}
    assert sum(len(piece) for piece in one if id(piece) in shared) > len(PICTURE)


def test_an_attachment_keeps_its_danish_name() -> None:
    paper = replace(files()[1], name="Møde på Ærø.pdf")

    raw, _ = message(files()[0], paper)

    read = message_from_bytes(raw, policy=policy.default)
    assert [p.get_filename() for p in read.iter_attachments()] == ["Møde på Ærø.pdf"]


def test_the_proof_finds_a_picture_that_is_not_what_was_meant() -> None:
    raw, _ = message(*files())
    read = message_from_bytes(raw, policy=policy.default)
    head = [name for name in read if name not in ("MIME-Version", "Content-Type")]

    with pytest.raises(Unwritable):
        proof.read_back(raw, head, "mette@vejle.example", str(read["Subject"]), (), ())


BAD = {
    "a picture on the network": ("![x](https://kommune.example/x.png)", "on the network"),
    "one by another scheme": ("![x](data:image/png;base64,AAAA)", "on the network"),
    "one whose server is the page's": ("![x](//kommune.example/x.png)", "on the network"),
    "a picture without words": ("![](havn.png)", "no words for those who cannot see it"),
    "one with blanks for words": ("![ ](havn.png)", "no words for those who cannot see it"),
}


@pytest.mark.parametrize(("text", "why"), BAD.values(), ids=BAD)
def test_a_bad_picture_is_refused(text: str, why: str) -> None:
    with pytest.raises(BadManuscript, match=why):
        named_in(text)


def test_links_to_the_network_and_code_name_no_files() -> None:
    text = "[a](https://x.example) [b](mailto:a@b.example) [c](#d) `![x](y.png)`"

    assert named_in(text) == ()


@pytest.mark.parametrize(
    ("octets", "is_picture", "why"),
    [
        (b"MZ\x90", False, "no type that may be sent"),
        (PDF, True, "PNG or JPEG"),
        (jpeg(weight=LARGEST_PICTURE), True, "make it smaller"),
        (png()[:20], True, "PNG or JPEG"),
    ],
)
def test_a_bad_file_is_refused(octets: bytes, is_picture: bool, why: str) -> None:
    with pytest.raises(BadManuscript, match=why):
        enclosed(Named(target="x.bin", is_picture=is_picture), octets, "x.bin")


def test_all_files_together_are_light_enough_for_many() -> None:
    heavy = replace(files()[1], size=LARGEST)
    expect_light((heavy,))

    with pytest.raises(BadManuscript, match="link to it"):
        expect_light((heavy, files()[0]))


def test_a_letter_that_names_a_picture_it_does_not_enclose_is_refused() -> None:
    raw, _ = message(text="![x](https://kommune.example/x.png)")

    assert b"<img" not in raw


def test_files_are_named_by_what_is_in_them() -> None:
    assert files()[0].file == f"{sha256(PICTURE).hexdigest()[:32]}.png"


# -- drafts -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    ["# Overskrift", "- punkt", "1. punkt", "*fed* _kursiv_", "![x](y.png)", "<b>x</b>", "a | b",
     "=====", "[l](#x)", "`kode`", "> citat", "\\", "~~x~~", "    fire"],
)  # fmt: skip
def test_what_members_wrote_stays_words_in_a_draft(words: str) -> None:
    source = as_source(f"{quoted_slot(words)}\n\n{Slot(value_slot(words))}")

    page = HTMLParser(html_of(tokens_of(source)))
    quote, line = (page.css_first(each) for each in ("blockquote", "body > p"))
    assert quote is not None and line is not None
    assert quote.text().strip() == words.strip()
    assert line.text().strip() == words.strip()
    assert not page.css("h1, h2, li, em, strong, a, img, b, code, table, hr, s")


def test_marks_tell_which_news_is_used_and_are_never_sent() -> None:
    keys, text = marks_in("# Nyt\n\n<!-- news a1b2 -->\n\nVejle: ja\n\n<!-- news a1b2 -->\n")

    assert keys == ("a1b2",)
    assert text == "# Nyt\n\nVejle: ja\n\n"


def test_a_place_that_is_still_open_is_found_by_its_line() -> None:
    assert open_places("# Dagsorden\n\n[[Skriv\ntemaet]]\n") == (3,)
