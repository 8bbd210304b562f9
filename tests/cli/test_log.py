"""The log tells who did what, causes before what they led to."""

from tests.cli.conftest import Shell


def test_who_withdrew_a_letter_is_told(shell: Shell, meeting: str) -> None:
    shell.said("meeting", "invite", meeting, "--yes")
    shell.said("outbox", "withdraw", "--all-of", meeting)

    told = [each for each in shell.json("log") if each["what"].endswith("withdrawn")]

    assert [each["who"] for each in told] == ["the coordinator"] * 3


def test_within_a_second_what_was_done_comes_after_its_cause(shell: Shell, meeting: str) -> None:
    shell.said("meeting", "invite", meeting, "--yes")
    shell.said("outbox", "withdraw", "--all-of", meeting)

    whats = [each["what"] for each in shell.json("log", "--about", meeting)]

    assert whats[0] == f"planned the meeting {meeting}"
    assert whats[1] == f"sent invitation/{meeting} to nims: 3 letters"
    assert all(what.endswith("queued") for what in whats[2:5])
    assert all(what.endswith("withdrawn") for what in whats[5:])


def test_since_takes_yesterday_in_danish_and_english(shell: Shell, meeting: str) -> None:
    assert shell.json("log", "--since", "i går") == shell.json("log", "--since", "yesterday") != []
