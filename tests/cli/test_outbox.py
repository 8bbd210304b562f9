import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from nimsmail.network.outbox import Item, State
from nimsmail.network.seal import find_tokens
from tests.cli.conftest import Shell
from tests.servers.relay import CUT_KEPT, Relay

DELIVER = ("outbox", "deliver")


@pytest.fixture(autouse=True)
def _invited(shell: Shell, meeting: str) -> None:
    shell.said("meeting", "invite", meeting, "--yes")


def _in_state(shell: Shell, state: State) -> Item:
    """Put Anna's letter in a state that takes a server to come to."""
    (letter,) = [i for i in shell.items() if i.recipient == "anna.berg@varde.example"]
    changed = replace(letter, state=state, reply="550 5.1.1 no such user", cut=1)
    if state is State.FAILED:
        changed = replace(changed, ended=datetime(2027, 1, 10, 9, 0, tzinfo=UTC))
    shell.kept(changed)
    return changed


def test_letters_are_listed_by_state(shell: Shell) -> None:
    _in_state(shell, State.FAILED)

    assert len(shell.json("outbox", "list")) == 3
    (failed,) = shell.json("outbox", "list", "--state", "failed")
    assert failed["to"] == "anna.berg@varde.example"
    assert failed["may_arrive_twice"] is True
    assert "550 5.1.1 no such user" in shell.said("outbox", "list")
    assert len(shell.json("outbox", "list", "--about", "nims-2027-03", "--state", "queued")) == 2


def test_a_letter_is_shown_with_its_token_hidden(shell: Shell) -> None:
    letter = _in_state(shell, State.FAILED)

    said = shell.said("outbox", "show", letter.key[:6])
    plain = shell.json("outbox", "show", letter.key)

    assert "may arrive twice" in said
    assert "Reply-To:" in said
    assert "Kære Anna" in said
    assert find_tokens(said) == ()
    assert find_tokens(str(plain)) == ()
    assert plain["subject"].startswith("Invitation: Forårsmøde")


def test_an_address_that_no_message_can_be_made_for_is_shown_all_the_same(shell: Shell) -> None:
    letter = replace(_in_state(shell, State.FAILED), recipient="søren@varde.example")
    shell.kept(letter)

    assert "No message can be made of it" in shell.said("outbox", "show", letter.key)


def test_a_failed_letter_is_tried_once_more(shell: Shell) -> None:
    letter = _in_state(shell, State.FAILED)

    shell.said("outbox", "retry", letter.key)

    assert {i.state for i in shell.items()} == {State.QUEUED}


def test_letters_are_held_released_and_withdrawn(shell: Shell) -> None:
    keys = [item.key for item in shell.items()]

    shell.said("outbox", "hold", *keys[:2])
    assert len(shell.json("outbox", "list", "--state", "held")) == 2
    shell.said("outbox", "release", "--all")
    assert len(shell.json("outbox", "list", "--state", "queued")) == 3
    shell.said("outbox", "withdraw", "--all-of", "nims-2027-03")

    assert {i.state for i in shell.items()} == {State.WITHDRAWN}


def test_a_step_that_one_letter_cannot_take_is_taken_by_none(shell: Shell) -> None:
    sent = replace(_in_state(shell, State.FAILED), state=State.SENT)
    shell.kept(sent)
    keys = [item.key for item in shell.items()]

    said = shell.refused("outbox", "withdraw", *keys)

    assert f"{sent.key} is sent" in said
    assert len(shell.json("outbox", "list", "--state", "queued")) == 2


@pytest.mark.parametrize("verb", ["retry", "hold", "release", "withdraw"])
def test_letters_must_be_named(shell: Shell, verb: str) -> None:
    shell.refused("outbox", verb, code=2)
    shell.refused("outbox", verb, "nosuchid")


def test_what_is_due_is_sent_and_summed_up(shell: Shell, relayed: Relay) -> None:
    said = shell.said(*DELIVER)

    assert "3 letters: 3 sent." in said
    assert len(relayed.messages) == 3
    assert shell.said(*DELIVER) == "No letter is waiting.\n"


def test_the_sum_tells_failures_with_their_reasons_and_adds_up(
    shell: Shell, relayed: Relay
) -> None:
    relayed.plan.say("rcpt", "550 5.1.1 no such user", to="bo.iversen@esbjerg.example")
    shell.said("outbox", "hold", "--all-of", "nims-2027-03")
    shell.said("outbox", "release", *[i.key for i in shell.items()])

    plain = shell.json(*DELIVER, "--wait")

    assert (plain["sent"], plain["failed"], plain["waiting"]) == (2, 1, 0)
    assert plain["total"] == 3
    ((reason,)) = plain["reasons"]
    assert reason["letters"] == 1
    assert "no such user" in reason["why"]


def test_waiting_stays_until_every_letter_has_ended(shell: Shell, relayed: Relay) -> None:
    relayed.plan.say("rcpt", "451 4.7.1 later", times=3)

    said = shell.said(*DELIVER, "--wait")

    assert "3 letters: 3 sent." in said


def test_not_waiting_leaves_what_was_refused_for_now(shell: Shell, relayed: Relay) -> None:
    relayed.plan.say("rcpt", "451 4.7.1 later", to="bo.iversen@esbjerg.example")

    plain = shell.json(*DELIVER)

    assert (plain["sent"], plain["waiting"], plain["total"]) == (2, 1, 3)


def test_a_letter_that_may_arrive_twice_is_said_to(shell: Shell, relayed: Relay) -> None:
    relayed.plan.say("dot", CUT_KEPT, to="bo.iversen@esbjerg.example", times=1)

    said = shell.said(*DELIVER, "--wait")

    assert "1 letter may arrive twice" in said


def test_who_has_left_meanwhile_gets_nothing(shell: Shell, relayed: Relay) -> None:
    shell.said("member", "leave", "Bo Iversen")

    said = shell.said(*DELIVER, "--wait")

    assert "4 letters: 3 sent, 1 withdrawn." in said
    assert "has left the network" in said


def test_a_relay_that_is_away_is_for_later(shell: Shell) -> None:
    shell.environ = {"NIMSMAIL_POST__PORT": "9"}

    assert "check post.host and post.port" in shell.refused(*DELIVER, code=75)


def test_what_was_sent_before_the_relay_had_enough_is_told(shell: Shell, relayed: Relay) -> None:
    shell.environ["NIMSMAIL_POST__CONNECTIONS"] = "1"
    for each in ("bo.iversen@esbjerg.example", "emma.clarke@odense.example"):
        relayed.plan.say("rcpt", "554 5.2.0 the day's limit", to=each)

    result = shell.run(*DELIVER, "--json")

    plain = json.loads(result.stdout)
    assert result.exit_code == 75
    assert plain["total"] == plain["sent"] + plain["waiting"] == 3
    assert plain["sent"] == len(relayed.messages) <= 1
    assert plain["failed"] == 0
    assert "554 5.2.0" in result.stderr


def test_two_runs_do_not_send_at_once(shell: Shell) -> None:
    with shell.office.store.hold("post"):
        said = shell.refused(*DELIVER, code=3)

    assert "already runs on this store" in said
