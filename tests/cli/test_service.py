"""The commands at work on real servers."""

import pytest

from nimsmail.network.outbox import State
from tests.cli.conftest import Shell
from tests.house import clients
from tests.servers.dovecot import Account
from tests.servers.relay import Relay


@pytest.fixture
def served(shell: Shell, dovecot: Account, relay: Relay) -> Shell:
    """The secretariat with a mailbox and a relay."""
    password = shell.file("password", dovecot.password)
    (shell.folder / "password").chmod(0o600)
    shell.environ = {
        "NIMSMAIL_MAILBOX__HOST": "127.0.0.1",
        "NIMSMAIL_MAILBOX__PORT": str(dovecot.port),
        "NIMSMAIL_MAILBOX__USER": dovecot.user,
        "NIMSMAIL_MAILBOX__PASSWORD_FILE": password,
        "NIMSMAIL_POST__HOST": "127.0.0.1",
        "NIMSMAIL_POST__PORT": str(relay.port),
    }
    return shell


def test_an_answer_to_an_invitation_is_on_the_hosts_list(
    served: Shell, meeting: str, dovecot: Account, relay: Relay
) -> None:
    anna = "Anna Berg <anna.berg@varde.example>"
    served.said("meeting", "invite", meeting, "--yes")
    served.said("daemon", "--once")
    (invitation,) = [m.message for m in relay.messages if m.recipient in anna]
    words = "Ja tak, og jeg tager Mette Friis med fra økonomi."
    dovecot.deliver(clients.outlook(invitation, anna, words))

    served.said("daemon", "--once")

    roll = served.json("meeting", "attendance", meeting)
    assert roll["heads"] == 2
    assert roll["answers"][0]["name"] == "Anna Berg"
    assert [guest["name"] for guest in roll["answers"][0]["guests"]] == ["Mette Friis"]
    assert {item.state for item in served.items()} == {State.SENT}
    happened = [each["what"] for each in served.json("log", "--person", "Anna Berg")]
    assert "answered yes to nims-2027-03, bringing 1" in happened
    assert "rsvp-receipt to Anna Berg sent: 250 2.0.0 OK" in happened


def test_an_unclear_answer_is_settled_by_the_coordinators_word(
    served: Shell, meeting: str, dovecot: Account, relay: Relay
) -> None:
    anna = "Anna Berg <anna.berg@varde.example>"
    served.said("meeting", "invite", meeting, "--yes")
    served.said("outbox", "deliver", "--wait")
    (invitation,) = [m.message for m in relay.messages if m.recipient in anna]
    dovecot.deliver(clients.outlook(invitation, anna, "Hvad er der til frokost?"))
    served.said("daemon", "--once")
    (review,) = (r for r in served.json("review", "list") if r["why"] == "question")

    served.said("review", "resolve", review["key"][:8], "--as", "attend=yes")

    assert served.json("meeting", "attendance", meeting)["heads"] == 1


def test_a_second_daemon_says_who_runs_already(served: Shell) -> None:
    with served.office.store.hold("daemon"):
        said = served.refused("daemon", "--once", code=3)

    assert "another nimsmail daemon already runs" in said


def test_a_mailbox_that_is_away_is_for_later(served: Shell) -> None:
    served.environ["NIMSMAIL_MAILBOX__PORT"] = "9"

    assert "mailbox.host" in served.refused("daemon", "--once", code=75)


def test_the_doctor_finds_nothing_wrong_where_nothing_is(served: Shell) -> None:
    served.environ["NIMSMAIL_NOW"] = ""  # its clock is compared with the servers'

    findings = served.json("doctor")

    assert [each for each in findings if each["verdict"] == "fail"] == []
    assert {"configuration", "mailbox", "relay", "store", "templates"} <= {
        each["check"] for each in findings
    }


def test_the_doctor_names_a_remedy_for_each_failure(shell: Shell) -> None:
    result = shell.run("doctor")

    assert result.exit_code == 1
    assert "fail mailbox:" in result.output
    assert result.output.count("fail ") <= result.output.count("→ ")


def test_the_doctor_tells_of_a_configuration_that_cannot_be_read(shell: Shell) -> None:
    shell.environ = {"NIMSMAIL_NOW": ""}
    config = shell.file("bad.toml", "[networks.nims]\n")

    result = shell.run("--config", config, "doctor")

    assert result.exit_code == 1
    assert "fail configuration:" in result.output
