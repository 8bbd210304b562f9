"""A newsletter's way: drafted, edited, seen, tested, sent or scheduled, and kept."""

from pathlib import Path

import pytest

from nimsmail.network.news import NewsItem
from nimsmail.network.newsletters import Edition
from nimsmail.network.outbox import Item
from tests.cli.conftest import Shell
from tests.files import PDF, jpeg, png

TEXT = "# Nyt i marts\n\n![Havnen i solskin](havn.png)\n\nHent [programmet](program.pdf).\n"


@pytest.fixture
def newsletter(shell: Shell, meeting: str) -> str:
    """A newsletter with a picture and an attachment, and three readers."""
    shell.file("havn.png", png(1200, 600))
    shell.file("program.pdf", PDF)
    return shell.file("marts.md", TEXT)


def kinds(shell: Shell) -> list[str]:
    return sorted(each.kind for each in shell.items())


def message(shell: Shell, item: Item) -> bytes:
    return shell.office.press.printed(shell.office.store.books(), item).message


def test_a_draft_has_what_came_in_and_no_empty_section(shell: Shell, meeting: str) -> None:
    shell.said("news", "add", "Vi har fået ja.", "--network", "nims")

    text = shell.said("newsletter", "draft", "--network", "nims")

    assert [line for line in text.split("\n") if line.startswith("#")] == [
        "# Nyt fra NIMS",
        "## Nyt fra netværket",
        "## Kommende møder",
    ]
    assert "> Vi har fået ja." in text
    assert "<!-- news " in text


def test_a_draft_overwrites_no_file(shell: Shell, meeting: str) -> None:
    written = shell.file("nyt.md", "# Mit eget\n\nx\n")

    refused = shell.refused("newsletter", "draft", "--network", "nims", "--out", written)
    shell.said("newsletter", "draft", "--network", "nims", "--out", written, "--force")

    assert "say --force" in refused
    assert Path(written).read_text("utf-8").startswith("# Nyt fra NIMS")


def test_news_that_was_sent_is_used_and_not_drafted_again(shell: Shell, meeting: str) -> None:
    shell.said("news", "add", "Vi har fået ja.", "--network", "nims")
    draft = str(shell.folder / "nyt.md")
    shell.said("newsletter", "draft", "--network", "nims", "--out", draft)

    shell.said("newsletter", "send", draft, "--to", "nims", "--yes")

    (edition,) = shell.json("newsletter", "list")
    (item,) = shell.office.store.books().every(NewsItem)
    assert (item.standing, item.used_in) == ("used", edition["key"])
    assert "<!--" not in edition["text"]
    assert "Vi har fået ja" not in shell.said("newsletter", "draft", "--network", "nims")


def test_pictures_and_attachments_go_with_every_letter(shell: Shell, newsletter: str) -> None:
    shell.said("newsletter", "send", newsletter, "--to", "nims", "--yes")

    letters = [message(shell, each) for each in shell.items()]
    assert len(letters) == 3
    assert all(b"Content-ID: <" in each and b'filename="program.pdf"' in each for each in letters)


def test_a_sent_edition_does_not_change_with_its_files(shell: Shell, newsletter: str) -> None:
    shell.said("newsletter", "send", newsletter, "--to", "nims", "--yes")
    before = [message(shell, each) for each in shell.items()]
    for name in ("marts.md", "havn.png", "program.pdf"):
        (shell.folder / name).unlink()

    assert [message(shell, each) for each in shell.items()] == before


BAD = {
    "a picture on the network": ("![x](https://x.example/a.png)", "save it beside the file"),
    "a picture without words": ("![](havn.png)", "no words for those who cannot see it"),
    "a file that is not there": ("![x](nej.png)", "put it beside the file"),
    "a picture that is too large": ("![x](stor.jpg)", "make it smaller"),
    "a program": ("[hent](hent.exe)", "of no type that may be sent"),
    "a place still open": ("[[Skriv her]]", "line 3: here is something still to be written"),
    "news that is not accepted": ("<!-- news abc123 -->\n\nx", "is not accepted yet"),
}


@pytest.mark.parametrize(("text", "why"), BAD.values(), ids=BAD)
def test_what_a_newsletter_cannot_have_is_told_and_nothing_goes(
    shell: Shell, newsletter: str, text: str, why: str
) -> None:
    office = shell.office
    shell.kept(NewsItem(key="abc123", network="nims", text="x", came=office.clock.now()))
    shell.file("stor.jpg", jpeg(weight=1_000_000))
    shell.file("hent.exe", b"MZ")
    bad = shell.file("bad.md", f"# Nyt\n\n{text}\n")

    said = shell.refused("newsletter", "send", bad, "--to", "nims", "--yes")

    assert why in " ".join(said.split())
    assert shell.items() == []


def test_a_test_goes_to_the_coordinators_alone_as_often_as_asked(
    shell: Shell, newsletter: str
) -> None:
    shell.said("newsletter", "test", newsletter, "--network", "nims")
    shell.said("newsletter", "test", newsletter, "--network", "nims")

    network = shell.office.house.networks["nims"]
    addresses = sorted(who.address for who in network.coordinators)
    assert sorted(each.recipient for each in shell.items()) == sorted(addresses * 2)
    assert {each.kind for each in shell.items()} == {"newsletter-test"}
    assert shell.json("newsletter", "list") == []


def test_an_edition_waits_for_its_time_and_can_be_taken_back(shell: Shell, newsletter: str) -> None:
    command = ("newsletter", "schedule", newsletter, "--to", "nims", "--at", "2027-01-12 09:00")

    assert "nobody is here to approve it" in shell.refused(*command)
    shell.said(*command, "--yes")
    (edition,) = shell.json("newsletter", "list")
    again = shell.refused(*command, "--yes")
    shell.said("newsletter", "withdraw", edition["key"])

    assert (edition["stage"], edition["at"]) == ("scheduled", "2027-01-12T09:00:00+01:00")
    assert "is scheduled already" in again
    assert shell.json("newsletter", "list") == []
    assert shell.items() == []


def test_a_time_that_is_over_is_refused(shell: Shell, newsletter: str) -> None:
    command = ("newsletter", "schedule", newsletter, "--to", "nims", "--at", "2027-01-11 08:00")

    assert "name a time to come" in shell.refused(*command, "--yes")


def test_what_was_sent_cannot_be_taken_back(shell: Shell, newsletter: str) -> None:
    shell.said("newsletter", "send", newsletter, "--to", "nims", "--yes")
    (edition,) = shell.office.store.books().every(Edition)

    assert "is sent; only what waits" in shell.refused("newsletter", "withdraw", edition.key)


def test_the_archive_shows_an_edition_as_it_was_frozen(shell: Shell, newsletter: str) -> None:
    shell.said("newsletter", "send", newsletter, "--to", "nims", "--yes")

    (edition,) = shell.json("newsletter", "list")
    shown = shell.said("newsletter", "show", edition["key"])

    assert (edition["title"], edition["stage"], edition["readers"]) == ("Nyt i marts", "sent", 3)
    assert "program.pdf" in shown
    assert "Hent [programmet](program.pdf)." in shown


def test_a_preview_is_four_views_and_the_text(
    shell: Shell, newsletter: str, tmp_path: Path
) -> None:
    shell.said("newsletter", "preview", newsletter, "--to", "nims", "--out", str(tmp_path / "p"))

    pages = {p.name: p.read_text("utf-8") for p in (tmp_path / "p").iterdir()}
    assert pages.keys() == {"index.html", "light.html", "dark.html", "letter.txt"}
    assert pages["index.html"].count("<iframe") == 4
    assert "[Havnen i solskin]" in pages["index.html"]
    assert "data:image/png;base64," in pages["light.html"]
    assert "cid:" not in pages["light.html"]
    assert "prefers-color-scheme" not in pages["light.html"] + pages["dark.html"]
    assert not any(shell.office.store.cabinet.every())
