from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from nimsmail.daemon.heartbeat import Pulse
from nimsmail.network.handled import Handled
from nimsmail.network.outbox import State
from nimsmail.network.reviews import Review, Stage, Why
from tests.cli.conftest import Shell

NOW = datetime(2027, 1, 11, 8, 0, tzinfo=UTC)


def _lives(shell: Shell, *, read: timedelta, sent: timedelta | None = None) -> None:
    pulse = Pulse(shell.folder / "store", NOW - timedelta(hours=9))
    pulse.note(inbox_read=NOW - read, inbox_trouble="it is away")
    if sent is not None:
        pulse.note(letter_sent=NOW - sent)


def test_a_daemon_that_does_not_run_needs_a_person(shell: Shell) -> None:
    result = shell.run("status", "--check")

    assert result.exit_code == 1
    assert "The daemon is not running; start it with nimsmail daemon" in result.stderr
    assert shell.json("status")["daemon"]["alive"] is False


def test_a_daemon_at_work_needs_nobody(shell: Shell) -> None:
    _lives(shell, read=timedelta(minutes=1))

    with shell.office.store.hold("daemon"):
        assert shell.said("status", "--check") == "All is well.\n"
        assert shell.json("status")["daemon"]["inbox_read"] == "2027-01-11T08:59:00+01:00"


def test_an_inbox_that_is_not_read_needs_a_person(shell: Shell) -> None:
    _lives(shell, read=timedelta(minutes=16))

    with shell.office.store.hold("daemon"):
        result = shell.run("status", "--check")

    assert result.exit_code == 1
    assert "The inbox was not read for 16 minutes (it is away)" in result.stderr


@pytest.mark.parametrize(("sent", "code"), [(timedelta(minutes=16), 1), (timedelta(minutes=5), 0)])
def test_letters_that_do_not_go_out_need_a_person(
    shell: Shell, meeting: str, sent: timedelta, code: int
) -> None:
    shell.environ = {"NIMSMAIL_NOW": "2027-01-11 06:00"}
    shell.said("meeting", "invite", meeting, "--yes")
    shell.environ = {}
    _lives(shell, read=timedelta(minutes=1), sent=sent)

    with shell.office.store.hold("daemon"):
        result = shell.run("status", "--check")

    assert result.exit_code == code
    assert ("none has gone out for 16 minutes" in result.stderr) == bool(code)


def test_what_waits_is_counted(shell: Shell, meeting: str) -> None:
    shell.said("meeting", "invite", meeting, "--yes")
    first, second, _ = shell.items()
    failed = replace(first, state=State.FAILED, reply="550 no", ended=NOW - timedelta(days=1))
    shell.kept(failed, replace(second, state=State.HELD))
    review = Review(key="a" * 64, network="nims", received=NOW, why=Why.QUESTION)
    shell.kept(review, replace(review, key="b" * 64, stage=Stage.RESOLVED))

    said = shell.said("status")
    plain = shell.json("status")

    assert plain["letters"] == {
        "waiting": 1,
        "due": 1,
        "held": 1,
        "paused": 0,
        "failed_lately": 1,
    }
    assert plain["review"] == 1
    assert plain["last_errors"][0]["reply"] == "550 no"
    assert "1 letter waiting, 1 of them due, 1 held, 1 failed lately" in said
    assert "550 no" in said


def test_the_log_tells_who_did_what_when(shell: Shell, meeting: str) -> None:
    shell.said("meeting", "invite", meeting, "--yes")
    anna = shell.person("anna.berg@varde.example")
    (letter,) = [item for item in shell.items() if item.person == anna.key]
    shell.kept(
        Handled(
            key="c" * 64,
            network="nims",
            kind="reply",
            folder="handled",
            received=NOW,
            handled=NOW + timedelta(minutes=1),
            letter=letter.key,
            person=anna.key,
            notes=("answer yes",),
        )
    )

    said = shell.said("log")
    of_anna = shell.json("log", "--person", "Anna Berg")

    assert "planned the meeting nims-2027-03" in said
    assert "reply came in, handled: answer yes" in said
    assert {each["person"] for each in of_anna} == {anna.key}
    assert [each["when"] for each in of_anna] == sorted(each["when"] for each in of_anna)
    assert of_anna[-1]["what"] == "reply came in, handled: answer yes"
    assert of_anna[-1]["about"] == meeting


def test_the_log_is_cut_by_time_and_number(shell: Shell, meeting: str) -> None:
    assert shell.json("log", "--since", "12. januar 2027") == []
    assert len(shell.json("log", "--last", "2")) == 2
