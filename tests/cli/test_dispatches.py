"""What goes to many: its record, its course, and who got what."""

from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes

import pytest

from nimsmail.network.dispatches import Course, Dispatch
from nimsmail.network.outbox import State
from nimsmail.network.returns import Returned
from tests.cli.conftest import Shell
from tests.servers.relay import CUT_KEPT, Relay

ID = "invitation/nims-2027-03"
BO = "bo.iversen@esbjerg.example"


@pytest.fixture(autouse=True)
def _invited(shell: Shell, meeting: str) -> None:
    shell.said("member", "leave", "Emma Clarke", "--scope", "invitations")
    shell.members("Eva Krogh <eva.krogh@vejle.example>, Vejle, da")
    shell.said("outbox", "withdraw", *[item.key for item in shell.items()])  # the goodbye
    shell.said("meeting", "invite", meeting, "--to", "nims  + nims:contacts", "--yes")


@pytest.fixture
def relayed(shell: Shell, relay: Relay) -> Relay:
    shell.environ = {
        "NIMSMAIL_POST__PORT": str(relay.port),
        "NIMSMAIL_POST__RETRY_FIRST": "1s",
        "NIMSMAIL_POST__RETRY_LAST": "1s",
    }
    return relay


def states(shell: Shell) -> list[State]:
    return sorted(item.state for item in shell.items() if item.kind == "invitation")


def test_what_was_approved_is_a_dispatch(shell: Shell) -> None:
    (plain,) = shell.json("dispatch", "list")

    assert plain["id"] == ID
    assert (plain["state"], plain["title"]) == ("running", "Forårsmøde")
    assert (plain["audience"], plain["letters"], plain["waiting"]) == ("nims + nims:contacts", 3, 3)
    assert plain["by"]
    assert plain["approved"] == "2027-01-11T09:00:00+01:00"


def test_who_was_left_out_is_kept_with_the_reason(shell: Shell) -> None:
    said = shell.said("dispatch", "show", "invi")
    plain = shell.json("dispatch", "show", ID)

    assert "does not take invitations" in said
    ((out,)) = plain["left_out"]
    assert (out["name"], out["why"]) == ("Emma Clarke", "does not take invitations")


def test_what_is_approved_twice_is_one_dispatch(shell: Shell) -> None:
    said = shell.said("meeting", "invite", "nims-2027-03", "--yes")

    assert "nothing was queued" in said
    assert len(shell.json("dispatch", "list")) == 1


def test_two_who_approve_the_same_plan_make_one_dispatch(shell: Shell) -> None:
    from nimsmail.network.audience import audience_of
    from nimsmail.network.publishing import newsletter

    office = shell.office
    now, books = office.clock.now(), office.store.books()
    plan = newsletter(books, office.house, audience_of(books, office.house, "nims"), "N", "N", now)

    first = office.approve(plan, "karen", "newsletter", now)
    second = office.approve(plan, "karen", "newsletter", now)

    assert first.dispatch is not None
    assert (second.dispatch, second.queued) == (None, ())
    assert len(list(office.store.books().every(Dispatch))) == 2  # with the invitation


def test_a_later_round_is_a_dispatch_of_its_own(shell: Shell) -> None:
    shell.members("Ida Bo <ida.bo@ribe.example>, Ribe, da")

    said = shell.said("meeting", "invite", "nims-2027-03", "--yes")

    assert f"nimsmail dispatch show {ID}/2" in said
    assert {each["id"]: each["letters"] for each in shell.json("dispatch", "list")} == {
        ID: 3,
        f"{ID}/2": 1,
    }


def test_nothing_of_a_paused_dispatch_goes_until_it_is_resumed(
    shell: Shell, relayed: Relay
) -> None:
    paused = shell.said("dispatch", "pause", ID)
    waited = shell.said("outbox", "deliver", "--wait")
    shell.said("dispatch", "resume", ID)
    shell.said("outbox", "deliver", "--wait")

    assert "3 letters: 3 waiting" in paused
    assert f"nimsmail dispatch resume {ID}" in paused
    assert "3 waiting" in waited
    assert "3 of them rest with their dispatch, which is paused" in waited
    assert len(relayed.messages) == 3


def test_a_paused_dispatch_holds_up_nothing_else(shell: Shell, relayed: Relay) -> None:
    shell.said("dispatch", "pause", ID)
    shell.said("newsletter", "send", shell.file("n.md", "# Nyt\n\nHej"), "--to", "nims", "--yes")

    shell.said("outbox", "deliver", "--wait")

    assert len(relayed.messages) == 4
    assert states(shell) == [State.QUEUED] * 3


def test_what_rests_with_its_dispatch_is_not_late(shell: Shell) -> None:
    before = shell.json("status")["letters"]["due"]

    shell.said("dispatch", "pause", ID)

    assert (before, shell.json("status")["letters"]["due"]) == (3, 0)


def test_a_cancelled_dispatch_takes_back_what_waits_and_never_what_was_sent(shell: Shell) -> None:
    first, second, _ = [item for item in shell.items() if item.kind == "invitation"]
    shell.kept(replace(first, state=State.SENT), replace(second, state=State.HELD))

    said = shell.said("dispatch", "cancel", ID)

    assert "is cancelled; 3 letters: 1 sent, 2 withdrawn" in said
    assert states(shell) == [State.SENT, State.WITHDRAWN, State.WITHDRAWN]
    (shown,) = shell.json("dispatch", "list", "--state", "cancelled")
    assert shown["cancelled"]


def test_a_letter_on_the_wire_cannot_be_stopped_and_that_is_said(shell: Shell) -> None:
    first, *_ = [item for item in shell.items() if item.kind == "invitation"]
    shell.kept(replace(first, state=State.SENDING))

    said = shell.said("dispatch", "cancel", ID)

    assert "1 letter being sent right now cannot be stopped" in said
    assert states(shell) == [State.SENDING, State.WITHDRAWN, State.WITHDRAWN]


def test_a_cancellation_that_was_cut_short_is_finished_when_it_is_said_again(shell: Shell) -> None:
    (dispatch,) = shell.office.store.books().every(Dispatch)
    shell.kept(replace(dispatch, state=Course.CANCELLED, cancelled=dispatch.approved))

    shell.said("dispatch", "cancel", ID)

    assert states(shell) == [State.WITHDRAWN] * 3


def test_nothing_goes_of_a_dispatch_whose_cancellation_was_cut_short(
    shell: Shell, relayed: Relay
) -> None:
    (dispatch,) = shell.office.store.books().every(Dispatch)
    shell.kept(replace(dispatch, state=Course.CANCELLED, cancelled=dispatch.approved))

    said = shell.said("outbox", "deliver", "--wait")

    assert "3 × withdrawn: the dispatch was cancelled" in said
    assert relayed.messages == []


@pytest.mark.parametrize(
    ("course", "verb", "said"),
    [
        (Course.RUNNING, "resume", "is running already"),
        (Course.PAUSED, "pause", "is paused already"),
        (Course.CANCELLED, "resume", "is cancelled, and stays so"),
        (Course.DONE, "cancel", "is over; for single letters"),
    ],
)
def test_a_step_that_there_is_not_is_refused(
    shell: Shell, course: Course, verb: str, said: str
) -> None:
    (dispatch,) = shell.office.store.books().every(Dispatch)
    shell.kept(replace(dispatch, state=course))

    assert said in shell.refused("dispatch", verb, ID)
    assert states(shell) == [State.QUEUED] * 3


def test_a_dispatch_that_there_is_not_is_said_to_be_none(shell: Shell) -> None:
    assert "see nimsmail dispatch list" in shell.refused("dispatch", "show", "nisse")


def test_the_report_equals_what_the_relay_got(shell: Shell, relayed: Relay) -> None:
    relayed.plan.say("rcpt", "550 5.1.1 no such user", to=BO)
    relayed.plan.say("dot", CUT_KEPT, to="eva.krogh@vejle.example", times=1)
    shell.said("outbox", "deliver", "--wait")

    plain = shell.json("report", "dispatch", ID)

    sent = {each["to"] for each in plain["recipients"] if each["state"] == "sent"}
    by = {each["to"]: each for each in plain["recipients"]}
    assert sent == {message.recipient for message in relayed.messages}
    assert (plain["sent"], plain["failed"], plain["letters"]) == (2, 1, 3)
    assert plain["may_arrive_twice"] == 1
    assert by["eva.krogh@vejle.example"]["may_arrive_twice"] is True
    assert by[BO]["reply"] == "550 5.1.1 no such user"
    assert all(each["ended"] for each in plain["recipients"])
    text = shell.said("report", "dispatch", ID)
    assert "3 letters: 2 sent, 1 failed; 1 may have arrived twice." in text


def test_the_report_can_be_a_sheet(shell: Shell) -> None:
    said = shell.said("report", "dispatch", ID, "--csv", "report.csv")

    sheet = (shell.folder / "report.csv").read_text(encoding="utf-8-sig")
    assert "3 lines written" in said
    assert len(sheet.splitlines()) == 4
    assert f"Bo Iversen;{BO};waiting;" in sheet


def test_the_report_tells_what_came_back_and_what_is_held(shell: Shell) -> None:
    first, second, _ = [item for item in shell.items() if item.kind == "invitation"]
    returned = Returned(
        key=first.key,
        bare=first.bare,
        dispatch=ID,
        status="5.2.2",
        permanent=True,
        received=datetime(2027, 1, 11, 8, 30, tzinfo=UTC),
    )
    shell.kept(replace(first, state=State.SENT), replace(second, state=State.HELD), returned)

    sheet = shell.said("report", "dispatch", ID, "--csv", "-")
    said = shell.said("report", "dispatch", ID)
    plain = shell.json("report", "dispatch", ID)

    (back,) = [each["returned"] for each in plain["recipients"] if each["returned"]]
    assert f"{first.recipient};came back 5.2.2;2027-01-11 09:30;" in sheet
    assert f"{second.recipient};held;" in sheet
    assert "3 letters: 1 sent, 2 waiting; 1 of those sent came back." in said
    assert back == {"when": "2027-01-11T09:30:00+01:00", "status": "5.2.2", "permanent": True}


def test_dispatches_are_listed_the_latest_first(shell: Shell) -> None:
    shell.environ = {"NIMSMAIL_NOW": "2027-01-11 12:00"}
    shell.said("newsletter", "send", shell.file("n.md", "# Nyt\n\nHej"), "--to", "nims", "--yes")

    said = shell.said("dispatch", "list", "--network", "nims").splitlines()

    assert said[0].split() == [
        *("Id", "State", "Title", "To", "Approved", "Letters"),
        *("Sent", "Failed", "Withdrawn", "Waiting"),
    ]
    assert [line.split()[0].partition("/")[0] for line in said[1:]] == ["newsletter", "invitation"]
    assert shell.said("dispatch", "list", "--network", "komdir").startswith("Nothing has been sent")


def test_each_verb_can_answer_in_json(shell: Shell) -> None:
    states = [shell.json("dispatch", verb, ID)["state"] for verb in ("pause", "resume", "cancel")]

    assert states == ["paused", "running", "cancelled"]


def test_a_letter_says_which_dispatch_it_is_part_of(shell: Shell) -> None:
    letter = next(item for item in shell.items() if item.recipient == BO)

    assert shell.json("outbox", "show", letter.key)["dispatch"] == ID


# -- what happens meanwhile --------------------------------------------------------------------


def _begin(shell: Shell, relayed: Relay) -> None:
    """Send all but Bo's letter, which the relay does not take for now."""
    relayed.plan.say("rcpt", "451 4.7.1 later", to=BO, times=1)
    shell.said("outbox", "deliver")
    assert len(relayed.messages) == 2


def test_a_template_that_changes_in_the_middle_changes_no_letter_of_it(
    shell: Shell, relayed: Relay
) -> None:
    _begin(shell, relayed)
    template = shell.folder / "templates" / "invitation" / "da.md"
    template.parent.mkdir(parents=True, exist_ok=True)
    template.write_text("Subject: Et andet emne\n\nHelt andre ord.\n", encoding="utf-8")

    shell.said("outbox", "deliver", "--wait")

    assert len(relayed.messages) == 3
    letters = [message_from_bytes(each.message) for each in relayed.messages]
    assert len({str(letter["Subject"]) for letter in letters}) == 1
    shell.members("Ida Bo <ida.bo@ribe.example>, Ribe, da")
    assert "Et andet emne" in shell.said("meeting", "invite", "nims-2027-03", "--dry-run")


def test_who_leaves_in_the_middle_gets_nothing_more_of_it(shell: Shell, relayed: Relay) -> None:
    _begin(shell, relayed)
    shell.said("member", "leave", "Bo Iversen")

    shell.said("outbox", "deliver", "--wait")

    (plain,) = shell.json("dispatch", "list")
    assert (plain["sent"], plain["withdrawn"]) == (2, 1)
    assert [m.recipient for m in relayed.messages].count(BO) == 1  # the goodbye
    (reason,) = shell.json("report", "dispatch", ID)["withdrawals"]
    assert reason == {"why": "has left the network", "letters": 1}


def test_a_dispatch_that_starts_too_late_sends_nothing(shell: Shell, relayed: Relay) -> None:
    shell.environ["NIMSMAIL_NOW"] = "2027-03-18 10:00"  # the meeting began at half past nine

    said = shell.said("outbox", "deliver", "--wait")

    assert "3 × withdrawn: it is too late for it" in said
    assert relayed.messages == []
