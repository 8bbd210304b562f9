import csv
import io
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes, policy

import pytest
from icalendar import Calendar

from nimsmail.network.intents import Guest
from nimsmail.network.meetings import Answer, Rsvp
from nimsmail.network.outbox import State
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
    assert plain["counts"] == {
        "yes": 0,
        "delegate": 0,
        "waiting": 0,
        "maybe": 1,
        "no": 1,
        "silent": 1,
    }


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


# -- changing, moving, cancelling -----------------------------------------------------------

MOVE = ("meeting", "move", "nims-2027-03", "--starts", "25/3-27 kl. 9.30", "--ends", "kl. 15")


def _sent(shell: Shell) -> None:
    shell.kept(*(replace(each, state=State.SENT, ended=each.queued) for each in shell.items()))


def _waiting_letters(shell: Shell) -> list[str]:
    return sorted(each.kind for each in shell.items() if each.state is State.QUEUED)


def test_a_move_is_shown_first_and_then_told_to_all(shell: Shell, meeting: str) -> None:
    shell.said("meeting", "invite", meeting, "--yes")
    _sent(shell)
    before = shell.items()

    shown = shell.said(*MOVE, "--dry-run")
    refused = shell.refused(*MOVE)
    unchanged = shell.items() == before
    said = shell.said(*MOVE, "--yes")

    assert "3 letters; nothing was sent." in shown
    assert "--yes" in refused
    assert unchanged
    assert "is moved" in said
    assert _waiting_letters(shell) == ["meeting-moved"] * 3
    assert shell.json("meeting", "show", meeting)["starts"] == "2027-03-25T09:30:00+01:00"


def test_a_meeting_that_nobody_is_invited_to_is_moved_without_a_question(
    shell: Shell, meeting: str
) -> None:
    said = shell.said(*MOVE, "--place", "Ribe")

    plain = shell.json("meeting", "show", meeting)
    assert "is moved" in said
    assert (plain["place"], plain["sequence"]) == ("Ribe", 1)


def test_a_move_to_the_same_time_is_refused(shell: Shell, meeting: str) -> None:
    same = ("--starts", "18/3-27 kl. 9.30", "--ends", "kl. 15")

    said = shell.refused("meeting", "move", meeting, *same, "--yes")

    assert "meeting change" in said


def test_a_change_is_told_to_those_who_were_invited(shell: Shell, meeting: str) -> None:
    shell.said("meeting", "invite", meeting, "--yes")
    _sent(shell)

    said = shell.said("meeting", "change", meeting, "--place", "Ribe", "--yes")

    assert "3 letters queued" in said
    assert _waiting_letters(shell) == ["meeting-changed"] * 3


def test_what_is_no_change_is_refused(shell: Shell, meeting: str) -> None:
    assert "so already" in shell.refused("meeting", "change", meeting)
    assert "--link" in shell.refused("meeting", "change", meeting, "--link", "ftp://a", "--yes")


def test_a_host_can_be_taken_back(shell: Shell, meeting: str) -> None:
    shell.said("meeting", "change", meeting, "--host", "Ribe", "--contact", "Ib <ib@ribe.example>")

    shell.said("meeting", "change", meeting, "--host", "", "--contact", "")

    plain = shell.json("meeting", "show", meeting)
    assert (plain["host"], plain["contact"]) == (None, None)


def test_a_cancelled_meeting_is_told_and_stays_cancelled(shell: Shell, meeting: str) -> None:
    shell.said("meeting", "invite", meeting, "--yes")
    _sent(shell)

    shown = shell.said("meeting", "cancel", meeting, "--why", "Der er sne.", "--dry-run")
    shell.said("meeting", "cancel", meeting, "--why", "Der er sne.", "--yes")

    assert "Der er sne." in shown
    assert _waiting_letters(shell) == ["meeting-cancelled"] * 3
    assert shell.json("meeting", "show", meeting)["cancelled"]
    assert "cancelled" in shell.refused("meeting", "cancel", meeting, "--yes")


# -- answers by phone, the line, and the host -------------------------------------------------


def test_an_answer_by_phone_is_entered_with_its_guests(shell: Shell, meeting: str) -> None:
    guest = "Mette Friis <mette@andet.example>; arkitekt; vegetar"

    said = shell.said("meeting", "answer", meeting, "Anna Berg", "yes", "--guest", guest)

    (anna,) = (
        each
        for each in shell.json("meeting", "attendance", meeting)["answers"]
        if each["name"] == "Anna Berg"
    )
    assert "Anna Berg: yes" in said
    assert anna["guests"] == [
        {
            "name": "Mette Friis",
            "email": "mette@andet.example",
            "role": "arkitekt",
            "diet": "vegetar",
        }
    ]
    assert _waiting_letters(shell) == ["guest-invited", "rsvp-receipt"]


def test_a_quiet_answer_sends_nothing(shell: Shell, meeting: str) -> None:
    shell.said("meeting", "answer", meeting, "Anna Berg", "no", "--quiet")

    assert shell.items() == []


@pytest.mark.parametrize(
    ("more", "remedy"),
    [
        (("Anna Berg", "yes", "--guest", "x@"), "NAME <ADDRESS>"),
        (("Nobody", "yes"), "member list"),
        (("Anna Berg", "yes", "--online"), "--link"),
    ],
    ids=["guest", "stranger", "no link"],
)
def test_an_answer_that_cannot_be_entered_is_refused(
    shell: Shell, meeting: str, more: tuple[str, ...], remedy: str
) -> None:
    assert remedy in shell.refused("meeting", "answer", meeting, *more)


def test_the_coordinator_lets_in_who_waits(shell: Shell, meeting: str) -> None:
    shell.said("meeting", "change", meeting, "--capacity", "1")
    shell.said("meeting", "answer", meeting, "Anna Berg", "yes", "--quiet")
    waits = shell.said("meeting", "answer", meeting, "Bo Iversen", "yes", "--quiet")

    refused = shell.refused("meeting", "admit", meeting, "Anna Berg")
    said = shell.said("meeting", "admit", meeting, "Bo Iversen")

    assert "waits for a place" in waits
    assert "does not wait" in refused
    assert "let in" in said
    assert _waiting_letters(shell) == ["seat-given"]
    assert shell.json("meeting", "attendance", meeting)["heads"] == 2


def test_diets_are_counted_for_the_kitchen(shell: Shell, meeting: str) -> None:
    answer = ("meeting", "answer", meeting)
    shell.said(*answer, "Anna Berg", "yes", "--note", "vegetar", "--quiet")

    said = shell.said("meeting", "diets", meeting)

    assert "1 vegetarian" in said
    assert shell.json("meeting", "diets", meeting)["counts"] == {"vegetarian": 1}


def test_the_list_of_participants_goes_to_the_host_without_addresses(
    shell: Shell, meeting: str
) -> None:
    shell.said("meeting", "answer", meeting, "Anna Berg", "yes", "--quiet")
    nobody = shell.refused("meeting", "participants", meeting, "--to-host", "--yes")
    shell.said("meeting", "change", meeting, "--contact", "Ib Hus <ib@hus.example>")

    shown = shell.said("meeting", "participants", meeting, "--to-host", "--dry-run")
    shell.said("meeting", "participants", meeting, "--to-host", "--yes")

    (item,) = shell.items()
    assert "--contact" in nobody
    assert "Anna Berg" in shown and "anna.berg@varde.example" not in shown
    assert (item.kind, item.recipient) == ("participant-list", "ib@hus.example")


def _uid(shell: Shell, kind: str) -> str:
    item = next(each for each in shell.items() if each.kind == kind and "Anna" in each.name)
    message = shell.office.press.printed(shell.office.store.books(), item).message
    *_, entry = message_from_bytes(message, policy=policy.default).iter_parts()
    return str(Calendar.from_ical(str(entry.get_content())).walk("VEVENT")[0]["uid"])


def test_calendars_see_one_entry_from_the_invitation_to_the_end(shell: Shell, meeting: str) -> None:
    shell.said("meeting", "invite", meeting, "--yes")
    _sent(shell)

    shell.said(*MOVE, "--yes")
    _sent(shell)
    shell.said("meeting", "cancel", meeting, "--yes")

    uids = {_uid(shell, kind) for kind in ("invitation", "meeting-moved", "meeting-cancelled")}
    assert len(uids) == 1
