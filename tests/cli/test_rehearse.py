"""The time to come at the command line."""

from pathlib import Path

from tests.cli.conftest import Shell

UNTIL = ("rehearse", "--until", "1/4-27")


def test_the_letters_to_come_are_listed_with_their_reason(shell: Shell, meeting: str) -> None:
    said = shell.said(*UNTIL, "--assume-yes")

    assert "6 weeks before nims-2027-03" in said
    assert "Anna Berg, Bo Iversen, Emma Clarke" in said
    assert "nothing was sent" in said
    assert shell.items() == []


def test_each_letter_has_a_row_of_its_own(shell: Shell, meeting: str) -> None:
    said = shell.said(*UNTIL, "--assume-yes", "--each")

    assert said.count("anna.berg@varde.example") == 2  # invitation and reminder


def test_a_rehearsal_as_json_has_letters_questions_and_meetings(shell: Shell, meeting: str) -> None:
    plain = shell.json(*UNTIL, "--assume-yes")

    assert [each["key"] for each in plain["meetings"]] == [meeting]
    assert {each["duty"] for each in plain["asked"]} >= {"invitation", "agenda"}
    invitations = [each for each in plain["letters"] if each["kind"] == "invitation"]
    assert [each["name"] for each in invitations] == ["Anna Berg", "Bo Iversen", "Emma Clarke"]
    assert {each["when"] for each in invitations} == {"2027-02-04T09:00:00+01:00"}


def test_a_letter_is_shown_as_its_reader_would_see_it(shell: Shell, meeting: str) -> None:
    letters = shell.json(*UNTIL, "--assume-yes")["letters"]
    number = next(each["number"] for each in letters if each["kind"] == "invitation")

    said = shell.said(*UNTIL, "--assume-yes", "--show", str(number))

    assert "Subject: Invitation: Forårsmøde" in said
    assert "Kære Anna" in said
    assert "[token]" in said
    plain = shell.json(*UNTIL, "--assume-yes", "--show", str(number))
    assert plain["text"].startswith("Kære Anna\n")


def test_a_letter_that_is_not_there_is_refused(shell: Shell, meeting: str) -> None:
    assert "rehearse --each" in shell.refused(*UNTIL, "--show", "9999")


def test_a_day_that_is_over_is_refused(shell: Shell, meeting: str) -> None:
    assert "a day to come" in shell.refused("rehearse", "--until", "2027-01-01")


def test_the_page_is_written_for_its_owner_alone(shell: Shell, meeting: str) -> None:
    file = Path("year.html")

    shell.said(*UNTIL, "--html", str(file))

    assert file.read_text("utf-8").startswith("<!doctype html>")
    assert file.stat().st_mode & 0o077 == 0
