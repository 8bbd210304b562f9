"""News, cases and agendas at the shell."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from nimsmail.network.agendas import Agenda
from nimsmail.network.cases import OfferedCase
from nimsmail.network.incoming import Enclosure
from nimsmail.network.news import NewsItem
from nimsmail.network.outbox import State
from nimsmail.network.reviews import Review, Stage, Why
from nimsmail.store.cabinet import name_of
from tests.cli.conftest import Shell
from tests.files import PDF

CAME = datetime(2027, 1, 8, 12, 0, tzinfo=UTC)


@pytest.fixture
def item(shell: Shell, meeting: str) -> NewsItem:
    """A piece of news from Anna that waits for the coordinator, with a paper."""
    file = name_of(PDF, "pdf")
    shell.office.store.cabinet.put(file, PDF)
    item = NewsItem(
        key="a1b2c3d4e5",
        network="nims",
        text="Vi har fået ja til LIFE.",
        person=shell.person("anna.berg@varde.example").key,
        came=CAME,
        enclosures=(Enclosure(file=file, name="../Ja.pdf", type="application/pdf", size=len(PDF)),),
    )
    review = Review(key=f"news/{item.key}", network="nims", received=CAME, why=Why.NEWS)
    shell.kept(item, review)
    return item


def kept(shell: Shell, item: NewsItem) -> NewsItem:
    found = shell.office.store.books().get(NewsItem, item.key)
    assert found is not None
    return found


def test_news_is_listed_and_shown(shell: Shell, item: NewsItem) -> None:
    (listed,) = shell.json("news", "list")
    shown = shell.said("news", "show", "a1b2")

    assert (listed["key"], listed["state"], listed["name"]) == (item.key, "new", "Anna Berg")
    assert [each["name"] for each in listed["files"]] == ["../Ja.pdf"]
    assert "> Vi har fået ja til LIFE." in shown


@pytest.mark.parametrize(("verb", "standing"), [("accept", "accepted"), ("decline", "declined")])
def test_a_word_on_news_settles_what_asked_for_it(
    shell: Shell, item: NewsItem, verb: str, standing: str
) -> None:
    shell.said("news", verb, item.key)

    review = shell.office.store.books().get(Review, f"news/{item.key}")
    assert kept(shell, item).standing == standing
    assert review is not None and review.stage is Stage.RESOLVED


def test_news_can_be_held_back_until_a_day(shell: Shell, item: NewsItem) -> None:
    said = shell.said("news", "accept", item.key, "--not-before", "1. april 2027")

    assert "told from 2027-04-01 on" in said
    assert "LIFE" not in shell.said("newsletter", "draft", "--network", "nims")


def test_what_was_told_cannot_be_declined(shell: Shell, item: NewsItem) -> None:
    shell.kept(replace(item, standing="used", used_in="nims/x"))

    assert "told in nims/x already" in shell.refused("news", "decline", item.key)


def test_files_are_written_under_names_of_ours(
    shell: Shell, item: NewsItem, tmp_path: Path
) -> None:
    shell.said("news", "show", item.key, "--files", str(tmp_path / "out"))

    assert [p.name for p in (tmp_path / "out").iterdir()] == [item.enclosures[0].file]
    assert not (tmp_path / "Ja.pdf").exists()


def test_the_coordinator_can_note_news_that_was_told_by_phone(shell: Shell, meeting: str) -> None:
    plain = shell.json("news", "add", "Ny kollega", "--network", "nims", "--from", "Anna Berg")

    assert (plain["state"], plain["name"]) == ("accepted", "Anna Berg")
    assert "Ny kollega" in shell.said("newsletter", "draft", "--network", "nims")


def test_members_are_asked_for_news_once_a_day(shell: Shell, meeting: str) -> None:
    command = ("news", "collect", "--to", "nims", "--by", "29. januar 2027")

    dry = shell.said(*command, "--dry-run")
    shell.said(*command, "--yes")
    again = shell.said(*command, "--yes")

    assert "fredag den 29. januar 2027" in " ".join(dry.split())
    assert len([each for each in shell.items() if each.kind == "news-call"]) == 3
    assert "nothing was queued" in again


def test_a_day_that_is_over_is_refused(shell: Shell, meeting: str) -> None:
    command = ("news", "collect", "--to", "nims", "--by", "2027-01-10")

    assert "name a day to come" in shell.refused(*command, "--yes")


# -- cases --------------------------------------------------------------------------------------


@pytest.fixture
def case(shell: Shell, meeting: str) -> str:
    """A case of Bo's, on offer."""
    plain = shell.json(
        *("case", "add", "Vores venskabsby", "--network", "nims", "--from", "Bo Iversen")
    )
    return str(plain["key"])


def test_a_case_is_booked_and_the_one_who_offered_it_is_told(
    shell: Shell, meeting: str, case: str
) -> None:
    shell.said("case", "book", case, meeting)

    (listed,) = shell.json("case", "list")
    (letter,) = (each for each in shell.items() if each.kind == "case-booked")
    assert (listed["meeting"], listed["name"]) == (meeting, "Bo Iversen")
    assert letter.recipient == "bo.iversen@esbjerg.example"


def test_a_case_can_be_booked_quietly_and_released(shell: Shell, meeting: str, case: str) -> None:
    shell.said("case", "book", case, meeting, "--quiet")
    shell.said("case", "release", case)

    found = shell.office.store.books().get(OfferedCase, case)
    assert found is not None and found.meeting is None
    assert not any(each.kind == "case-booked" for each in shell.items())
    assert "booked for no meeting" in shell.refused("case", "release", case)
    assert "on offer" in shell.said("case", "show", case)


def test_a_case_belongs_to_the_meetings_of_its_network(shell: Shell, case: str) -> None:
    shell.said(
        *("meeting", "new", "komdir-1", "--network", "komdir", "--title", "Udvalg"),
        *("--starts", "2027-02-01 10:00", "--ends", "12", "--place", "Odense"),
    )

    assert "the case is of nims" in shell.refused("case", "book", case, "komdir-1")


# -- agendas ------------------------------------------------------------------------------------


def agenda(shell: Shell, text: str = "# Dagsorden\n\n## Velkomst\n") -> str:
    return shell.file("dagsorden.md", text)


@pytest.fixture
def invited(shell: Shell, meeting: str) -> str:
    shell.said("meeting", "invite", meeting, "--yes")
    shell.kept(*(replace(each, state=State.SENT, ended=each.queued) for each in shell.items()))
    return meeting


def letters(shell: Shell) -> list[str]:
    return sorted(each.letter for each in shell.items() if each.kind == "agenda")


def test_an_agenda_is_composed_of_what_there_is(
    shell: Shell, item: NewsItem, case: str, meeting: str
) -> None:
    shell.said("news", "accept", item.key)
    shell.said("case", "book", case, meeting)
    ahead = shell.file("frister.md", "- CERV: 7. april 2027 kl. 17.00, EU's portal\n")

    text = shell.said("meeting", "agenda", meeting, "--deadlines", ahead)

    sections = [line for line in text.split("\n") if line.startswith("## ")]
    assert sections == [
        "## 9.30 Velkomst",
        "## Nyt fra netværket",
        "## Fra kommune til kommune",
        "## Tema",
        "## Et kig i glaskuglen",
        "## 15.00 Tak for i dag",
    ]
    assert "> Vi har fået ja til LIFE." in text
    assert "Oplæg ved **Bo Iversen**, Esbjerg:" in text
    assert "CERV: 7. april 2027" in text


def test_an_agenda_with_open_places_is_not_sent(shell: Shell, invited: str) -> None:
    draft = shell.folder / "dagsorden.md"
    shell.said("meeting", "agenda", invited, "--out", str(draft))

    said = shell.refused("meeting", "agenda", invited, "--send", str(draft), "--yes")

    assert "line 11: here is something still to be written" in said
    assert letters(shell) == []


def test_an_agenda_goes_to_those_who_are_invited_and_to_each_once(
    shell: Shell, invited: str
) -> None:
    shell.members("Ny Kollega <ny@vejen.example>, Vejen, da")
    command = ("meeting", "agenda", invited, "--send", agenda(shell), "--yes")

    shell.said(*command)
    again = shell.said(*command)

    assert len(letters(shell)) == 3
    assert "nothing was queued" in again


def test_a_changed_agenda_is_a_new_version_that_says_what_changed(
    shell: Shell, invited: str
) -> None:
    shell.said("meeting", "agenda", invited, "--send", agenda(shell), "--yes")
    other = agenda(shell, "# Dagsorden\n\n## Velkomst og kaffe\n")

    refused = shell.refused("meeting", "agenda", invited, "--send", other, "--yes")
    told = ("meeting", "agenda", invited, "--send", other, "--change", "Der er kaffe.")
    dry = shell.said(*told, "--dry-run")
    shell.said(*told, "--yes")

    assert "say with --change what has changed" in refused
    assert "Ny dagsorden (version 2)" in dry
    assert "> Der er kaffe." in dry
    assert len(letters(shell)) == 6
    versions = list(shell.office.store.books().every(Agenda))
    assert [(each.version, each.change) for each in versions] == [(1, ""), (2, "Der er kaffe.")]
    assert versions[0].text == "# Dagsorden\n\n## Velkomst\n"
