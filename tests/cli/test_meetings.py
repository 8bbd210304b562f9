import csv
import io
from datetime import UTC, datetime

import pytest

from nimsmail.network.intents import Guest
from nimsmail.network.meetings import Answer, Rsvp
from tests.cli.conftest import Shell

NEW = ("meeting", "new", "spring", "--network", "nims", "--title", "Forår", "--place", "Vejen")
WHEN = datetime(2027, 1, 20, 9, 0, tzinfo=UTC)


def _answer(shell: Shell, address: str, answer: Answer, **more: object) -> None:
    person = shell.person(address).key
    rsvp = Rsvp(
        key=f"nims-2027-03/{person}",
        meeting="nims-2027-03",
        person=person,
        answer=answer,
        answered=WHEN,
        **more,  # type: ignore[arg-type]
    )
    shell.kept(rsvp)


@pytest.mark.parametrize(
    ("starts", "ends"),
    [
        ("2027-03-18 09:30", "2027-03-18 15:00"),
        ("18. marts 2027 kl. 9.30", "18. marts 2027 kl. 15"),
        ("18/3-27 kl. 9:30", "kl. 15"),
        ("2027-03-18T08:30+00:00", "15:00"),
        ("18-03-2027 09:30", "15"),
    ],
)
def test_days_and_hours_are_read_in_iso_and_in_danish(shell: Shell, starts: str, ends: str) -> None:
    shell.said(*NEW, "--starts", starts, "--ends", ends, "--answer-by", "3. marts 2027")

    meeting = shell.json("meeting", "show", "spring")
    assert meeting["starts"] == "2027-03-18T09:30:00+01:00"
    assert meeting["ends"] == "2027-03-18T15:00:00+01:00"
    assert meeting["answer_by"] == "2027-03-03T23:59:00+01:00"


@pytest.mark.parametrize(
    ("more", "remedy"),
    [
        (("--starts", "2027-03-18 09:30", "--ends", "kl. 9"), "change --ends"),
        (("--starts", "2026-03-18 09:30", "--ends", "kl. 15"), "change --starts"),
        (("--starts", "en torsdag", "--ends", "kl. 15"), "write it like"),
        (("--starts", "2027-03-18 9:30", "--ends", "senere"), "write it like"),
        (
            ("--starts", "2027-03-18 9:30", "--ends", "kl. 15", "--answer-by", "19/3-27"),
            "change --answer-by",
        ),
        (
            ("--starts", "2027-03-18 9:30", "--ends", "kl. 15", "--answer-by", "2027-01-01"),
            "change --answer-by",
        ),
        (("--starts", "2027-03-18 9:30", "--ends", "kl. 15", "--title", " "), "--title"),
        (("--starts", "2027-03-18 9:30", "--ends", "kl. 15", "--text", "none.md"), "none.md"),
    ],
    ids=[
        "ends first",
        "past",
        "no day",
        "no hour",
        "late answers",
        "past answers",
        "title",
        "text",
    ],
)
def test_a_meeting_that_cannot_be_so_is_refused(
    shell: Shell, more: tuple[str, ...], remedy: str
) -> None:
    said = shell.refused(*NEW, *more)

    assert remedy in said
    assert shell.json("meeting", "list", "--all") == []


@pytest.mark.parametrize("key", ["nims", "Spring 2027", "a:yes", "-", "a+b", "x" * 61])
def test_a_key_that_no_audience_could_name_is_refused(shell: Shell, key: str) -> None:
    times = ("--starts", "2027-03-18 9:30", "--ends", "kl. 15")

    result = shell.run("meeting", "new", *NEW[3:], *times, "--", key)

    assert result.exit_code == 1
    assert "key" in result.stderr


def test_a_key_is_used_once(shell: Shell, meeting: str) -> None:
    times = ("--starts", "2027-03-19 9:30", "--ends", "kl. 15")

    said = shell.refused("meeting", "new", meeting, *NEW[3:], *times)

    assert "choose another key" in said


def test_meetings_are_listed_with_their_answers(shell: Shell, meeting: str) -> None:
    shell.said("meeting", "invite", meeting, "--yes")
    _answer(shell, "anna.berg@varde.example", "yes")

    said = shell.said("meeting", "list")

    assert "2027-03-18 09:30" in said
    assert "1 yes, 2 silent" in said


def test_who_comes_is_told_with_the_guests_under_their_host(shell: Shell, meeting: str) -> None:
    shell.said("meeting", "invite", meeting, "--yes")
    mette = Guest(name="Mette Friis", email="mette@varde.example")
    _answer(shell, "anna.berg@varde.example", "yes", guests=(mette, Guest()), note="no nuts")
    _answer(shell, "bo.iversen@esbjerg.example", "delegate", delegate=Guest(name="Ib Lund"))

    said = shell.said("meeting", "attendance", meeting)

    lines = [line.split("  ")[0] or line.strip() for line in said.splitlines()]
    assert "4 heads to count on." in said
    anna = next(n for n, line in enumerate(said.splitlines()) if "Anna Berg" in line)
    assert "no nuts" in said.splitlines()[anna]
    assert "with Mette Friis" in said.splitlines()[anna + 1]
    assert "mette@varde.example" in said.splitlines()[anna + 1]
    assert "with guest, not named" in said.splitlines()[anna + 2]
    assert "in their place: Ib Lund" in said
    assert "Not answered (1)" in lines


def test_a_maybe_is_not_counted_on(shell: Shell, meeting: str) -> None:
    shell.said("meeting", "invite", meeting, "--yes")
    _answer(shell, "anna.berg@varde.example", "maybe", guests=(Guest(),))
    _answer(shell, "bo.iversen@esbjerg.example", "no")

    plain = shell.json("meeting", "attendance", meeting)

    assert (plain["heads"], plain["perhaps"]) == (0, 2)
    assert plain["counts"] == {"yes": 0, "delegate": 0, "maybe": 1, "no": 1, "silent": 1}


def test_the_hosts_sheet_has_a_line_a_head_and_runs_nothing(shell: Shell, meeting: str) -> None:
    shell.said("meeting", "invite", meeting, "--yes")
    _answer(
        shell,
        "anna.berg@varde.example",
        "yes",
        guests=(Guest(name="=cmd()"), Guest()),
        note="+45 12 34 56 78",
    )

    text = shell.said("meeting", "attendance", meeting, "--csv", "-")

    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))
    assert [(r["answer"], r["name"], r["brought by"]) for r in rows] == [
        ("yes", "Anna Berg", ""),
        ("guest", "'=cmd()", "Anna Berg"),
        ("guest", "guest, not named", "Anna Berg"),
        ("silent", "Bo Iversen", ""),
        ("silent", "Emma Clarke", ""),
    ]
    assert rows[0]["note"] == "'+45 12 34 56 78"


def test_a_meeting_that_is_over_is_written_to_nobody(shell: Shell, meeting: str) -> None:
    shell.environ = {"NIMSMAIL_NOW": "2027-03-18 10:00"}

    said = shell.refused("meeting", "invite", meeting, "--yes")

    assert "it has begun" in said
    assert shell.items() == []
