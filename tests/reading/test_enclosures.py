"""Files in a mail: told by what is in them, under names that are ours."""

from email.message import EmailMessage
from itertools import product

import pytest

from nimsmail.network.filetypes import size_of_picture, type_of
from nimsmail.reading.enclosures import Bounds, enclosed
from tests.files import PDF, jpeg, png, slides


def mail(*files: tuple[str, bytes], inline: bool = False) -> bytes:
    message = EmailMessage()
    message["From"] = "anna.berg@varde.example"
    message.set_content("Se billedet.")
    for name, octets in files:
        how = "inline" if inline else "attachment"
        message.add_attachment(
            octets, maintype="image", subtype="png", filename=name, disposition=how
        )
    return message.as_bytes()


TYPES = {
    "a pdf": (PDF, "x.pdf", "pdf"),
    "a pdf under another name": (PDF, "x.exe", "pdf"),
    "a picture": (png(), "x.png", "png"),
    "a photo": (jpeg(), "x.JPG", "jpg"),
    "slides": (slides(), "x.pptx", "pptx"),
    "plain words": ("Æbler".encode(), "x.txt", "txt"),
}
REFUSED = {
    "slides with macros": (slides("ppt/vbaProject.bin"), "x.pptx"),
    "slides of a type with macros": (slides(), "x.pptm"),
    "a zip": (slides(), "x.zip"),
    "a program": (b"MZ\x90\0", "x.pdf"),
    "a page": (b"<html><script>", "x.html"),
    "a drawing that may hold scripts": (b"<svg xmlns='x'/>", "x.svg"),
    "a calendar": (b"BEGIN:VCALENDAR", "x.ics"),
    "words that are none": (b"\0\1\2", "x.txt"),
    "nothing": (b"", "x.txt"),
}


@pytest.mark.parametrize(("octets", "name", "suffix"), TYPES.values(), ids=TYPES)
def test_a_file_is_what_is_in_it(octets: bytes, name: str, suffix: str) -> None:
    found = type_of(octets, name)

    assert found is not None and found[0] == suffix


@pytest.mark.parametrize(("octets", "name"), REFUSED.values(), ids=REFUSED)
def test_a_file_of_another_type_is_not_kept(octets: bytes, name: str) -> None:
    assert type_of(octets, name) is None
    assert list(enclosed(mail((name, octets)))) == []


@pytest.mark.parametrize("octets", [png(640, 480), jpeg(640, 480)], ids=["png", "jpeg"])
def test_a_picture_says_how_large_it_is(octets: bytes) -> None:
    assert size_of_picture(octets) == (640, 480)
    assert all(size_of_picture(octets[:cut]) is None for cut in range(20))


def test_a_file_keeps_its_sender_s_name_as_words_alone() -> None:
    ((found, octets),) = enclosed(mail(("Møde i Ålborg.png", png())))

    assert octets == png()
    assert found.name == "Møde i Ålborg.png"
    assert found.file.endswith(".png") and len(found.file) == 36


def test_no_name_of_a_sender_s_names_anything() -> None:
    signs = ["/", "\\", "..", "\0", "\u202e", "CON", "a", ".", " ", "æ", '"', "%2e%2e", ":"]
    names = ["".join(each) for each in product(signs, repeat=2)]
    names += ["".join(each) for each in product(signs[:6], repeat=3)] + ["a" * 10_000]
    for name in names:
        for found, _ in enclosed(mail((name, png()))):
            assert found.name.isprintable() and len(found.name) <= 130
            assert not set(found.name) & set("/\\")
            assert not found.name.startswith(".")
            assert found.file == f"{found.file[:32]}.png"


def test_a_signature_s_logo_is_no_photo() -> None:
    logo, photo = png(), jpeg(weight=30_000)

    found = list(enclosed(mail(("a.png", logo), ("b.jpg", photo), inline=True)))

    assert [octets for _, octets in found] == [photo]


def test_what_is_too_large_or_too_many_is_left_out() -> None:
    files = [(f"{n}.jpg", jpeg(weight=n)) for n in range(1, 8)]

    few = list(enclosed(mail(*files), Bounds(number=3)))
    small = list(enclosed(mail(*files), Bounds(size=len(jpeg(weight=2)))))

    assert (len(few), len(small)) == (3, 2)


def test_the_same_file_twice_is_one() -> None:
    assert len(list(enclosed(mail(("a.png", png()), ("b.png", png()))))) == 1
