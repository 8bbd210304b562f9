"""The folder that the demo leaves."""

from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest

from nimsmail.demo import album
from nimsmail.demo.events import Posted, Said, Written
from nimsmail.errors import ConfigError

WHEN = datetime(2027, 3, 18, 9, 30, tzinfo=UTC)


def letter() -> Posted:
    message = EmailMessage()
    message["Subject"] = "Invitation <i Haderslev>"
    message.set_content("Kommer du?")
    message.add_alternative("<p>Kommer du?</p>", subtype="html")
    return Posted(
        number=3, when=WHEN, name="Anna", address="anna.berg@varde.example", message=message
    )


def test_what_people_write_is_no_markup_in_the_page(tmp_path: Path) -> None:
    album.made_ready(tmp_path / "out")
    mail = Written(
        when=WHEN,
        who="<b>Anna</b>",
        whence="Varde",
        program="Outlook",
        words="<script>alert(1)</script>",
        understood="",
    )

    page = album.bind(tmp_path / "out", [mail, Said(text="<hr>"), letter()]).read_text("utf-8")

    assert "&lt;script&gt;" in page
    assert not any(tag in page for tag in ("<script", "<hr>", "<b>Anna", "<i Haderslev"))


def test_a_letter_is_kept_as_it_reads_and_as_it_travelled(tmp_path: Path) -> None:
    album.made_ready(tmp_path / "out")

    album.keep(tmp_path / "out", letter(), b"the octets")

    kept = tmp_path / "out" / "letters"
    assert (kept / "03-anna-berg.html").read_text("utf-8").strip() == "<p>Kommer du?</p>"
    assert (kept / "03-anna-berg.eml").read_bytes() == b"the octets"


def test_an_earlier_demo_makes_room_for_a_new_one(tmp_path: Path) -> None:
    out = tmp_path / "out"
    album.made_ready(out)
    album.keep(out, letter(), b"old")

    album.made_ready(out)

    assert list((out / "letters").iterdir()) == []


def test_a_link_out_of_an_earlier_demo_is_not_followed(tmp_path: Path) -> None:
    out, other = tmp_path / "out", tmp_path / "other"
    album.made_ready(out)
    other.mkdir()
    (other / "thesis.txt").touch()
    (out / "letters" / "elsewhere").symlink_to(other)

    album.made_ready(out)

    assert (other / "thesis.txt").exists()


def test_a_folder_that_cannot_be_made_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(ConfigError, match="--out"):
        album.made_ready(tmp_path / "file" / "out")
