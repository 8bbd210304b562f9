"""Mail that means harm, or was only damaged: a short run of what the bench does at length."""

from pathlib import Path

import pytest

from bench import hostile

SAMPLES = [path.read_bytes() for path in sorted((Path(__file__).parents[1] / "mail").glob("*.eml"))]


@pytest.fixture
def trial(tmp_path: Path) -> hostile.Trial:
    return hostile.Trial(tmp_path)


def test_no_malformed_mail_does_harm(trial: hostile.Trial) -> None:
    found = hostile.Found()

    for number in range(400):
        trial.read(f"mail {number}", hostile.made("test", number, SAMPLES), found)

    assert found.faults == []
    assert found.mails == 400


def test_the_same_number_makes_the_same_mail() -> None:
    assert hostile.made("1", 7, SAMPLES) == hostile.made("1", 7, SAMPLES)
    assert hostile.made("1", 7, SAMPLES) != hostile.made("2", 7, SAMPLES)


def test_a_mail_that_acts_would_be_noticed(trial: hostile.Trial) -> None:
    found = hostile.Found()
    mail = (
        f"From: anna.berg@varde.example\r\nTo: nims+{hostile.GOOD_TOKEN}@sekretariat.example\r\n"
        "Subject: SV: Invitation\r\n\r\nJeg kommer.\r\n"
    )

    trial.read("a good one", mail.encode(), found)

    assert found.faults == ["a good one: led to Rsvp, RsvpReceipt"]


@pytest.mark.parametrize("token", hostile.WRONG_TOKENS)
def test_a_clear_answer_with_a_wrong_token_changes_nothing(
    trial: hostile.Trial, token: str
) -> None:
    found = hostile.Found()
    mail = (
        f"From: anna.berg@varde.example\r\nTo: nims+{token}@sekretariat.example\r\n"
        "Subject: SV: Invitation\r\n\r\nJeg kommer.\r\n"
    )

    trial.read("a forged one", mail.encode(), found)

    assert found.faults == []
    assert found.would_act == 1
