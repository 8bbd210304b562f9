"""The year wheel at the command line: what is to be done, and the coordinator's word on it."""

from nimsmail.network.meeting_texts import MeetingText
from nimsmail.network.outbox import Item
from tests.cli.conftest import Shell


def kinds(items: list[Item]) -> list[str]:
    return sorted({item.kind for item in items})


def test_the_duties_are_listed_in_the_order_they_fall_due(shell: Shell, meeting: str) -> None:
    listed = shell.json("duty", "list")

    assert [each["when"] for each in listed] == sorted(each["when"] for each in listed)
    # The meeting is on 18 March: too late to save the date, but not to ask for themes.
    assert listed[0]["key"] == f"{meeting}/theme-suggestions"
    assert listed[0]["state"] == "due"
    assert {each["duty"]: each["when"] for each in listed}["invitation"] == (
        "2027-02-04T09:00:00+01:00"
    )


def test_the_list_is_of_one_network_and_until_a_day(shell: Shell, meeting: str) -> None:
    soon = shell.json("duty", "list", "--until", "5/2-27")

    assert [each["duty"] for each in soon][-1] == "invitation"
    assert shell.json("duty", "list", "--network", "komdir") == []


def test_a_dry_run_of_a_duty_shows_whom_it_writes_to_and_sends_nothing(
    shell: Shell, meeting: str
) -> None:
    said = shell.said("duty", "approve", f"{meeting}/invitation", "--dry-run")

    assert "3 people would get the invitation of “Forårsmøde”" in said
    assert shell.items() == []
    assert shell.json("duty", "show", f"{meeting}/invitation")["state"] == "ahead"


def test_an_approved_duty_sends_its_letters_once(shell: Shell, meeting: str) -> None:
    shell.said("duty", "approve", f"{meeting}/invitation", "--yes")

    refused = shell.refused("duty", "approve", f"{meeting}/invitation", "--yes")

    assert "settled: done" in refused
    assert kinds(shell.items()) == ["invitation"]
    assert len(shell.items()) == 3


def test_nothing_is_approved_where_nobody_can_be_asked(shell: Shell, meeting: str) -> None:
    refused = shell.refused("duty", "approve", f"{meeting}/invitation")

    assert "--yes" in refused
    assert shell.items() == []


def test_what_is_the_coordinators_own_is_noted_as_done(shell: Shell, meeting: str) -> None:
    plain = shell.json("duty", "approve", f"{meeting}/agenda")

    assert plain["state"] == "done"
    assert shell.items() == []


def test_a_skipped_duty_is_settled(shell: Shell, meeting: str) -> None:
    shell.said("duty", "skip", f"{meeting}/reminder")

    assert "skipped" in shell.refused("duty", "approve", f"{meeting}/reminder", "--yes")
    assert "reminder" not in {each["duty"] for each in shell.json("duty", "list")}
    everything = shell.json("duty", "list", "--all")
    assert {each["duty"]: each["state"] for each in everything}["reminder"] == "skipped"


def test_a_duty_that_is_not_there_is_refused(shell: Shell, meeting: str) -> None:
    assert "duty list" in shell.refused("duty", "show", f"{meeting}/dance")


def test_materials_want_their_text_first(shell: Shell, meeting: str) -> None:
    refused = shell.refused("duty", "approve", f"{meeting}/materials", "--yes")

    assert f"nimsmail meeting materials {meeting} FILE.md --later" in refused


def test_status_tells_of_the_next_duty(shell: Shell, meeting: str) -> None:
    assert shell.json("status")["next_due"] == "2027-01-11T09:00:00+01:00"


# -- what the coordinator writes around a meeting ---------------------------------------------


def test_the_practical_details_go_to_those_who_come(shell: Shell, meeting: str) -> None:
    shell.said("meeting", "invite", meeting, "--yes")
    file = shell.file("practical.md", "- **Parkering:** P-kælderen")

    said = shell.said(
        "meeting", "practical", meeting, file, "--to", "nims:organisation=Varde", "--dry-run"
    )

    assert "1 person would get the practical details of “Forårsmøde”" in said
    assert "P-kælderen" in said


def test_a_text_that_is_kept_sends_nothing(shell: Shell, meeting: str) -> None:
    file = shell.file("practical.md", "- **Parkering:** P-kælderen")

    shell.said("meeting", "practical", meeting, file, "--later")

    (paper,) = shell.office.store.books().every(MeetingText)
    assert (paper.kind, paper.version) == ("practical", 1)
    assert shell.items() == []


def test_a_new_text_goes_to_all_once_more(shell: Shell, meeting: str) -> None:
    everybody = ("--to", "nims", "--yes")
    first = shell.file("first.md", "Vi mødes i gården.")
    second = shell.file("second.md", "Vi mødes ved porten.")

    shell.said("meeting", "practical", meeting, first, *everybody)
    again = shell.said("meeting", "practical", meeting, first, *everybody)
    shell.said("meeting", "practical", meeting, second, *everybody)

    assert "3 people left out" in again
    assert len(shell.items()) == 6


def test_what_was_sent_by_hand_the_wheel_does_not_ask_for(shell: Shell, meeting: str) -> None:
    file = shell.file("practical.md", "Vi mødes i gården.")

    shell.said("meeting", "practical", meeting, file, "--to", "nims", "--yes")

    assert shell.json("duty", "show", f"{meeting}/practical")["state"] == "by-hand"


def test_materials_go_to_everybody_after_the_meeting(shell: Shell, meeting: str) -> None:
    file = shell.file("minutes.md", "## Referat\n\n[Slides](https://sekretariat.example/slides)")
    assert "has not begun" in shell.refused("meeting", "materials", meeting, file, "--yes")
    shell.environ["NIMSMAIL_NOW"] = "2027-04-01 10:00"

    shell.said("meeting", "materials", meeting, file, "--yes")

    assert kinds(shell.items()) == ["materials"]
    assert len(shell.items()) == 3


def test_materials_without_a_text_are_refused(shell: Shell, meeting: str) -> None:
    shell.environ["NIMSMAIL_NOW"] = "2027-04-01 10:00"

    assert "minutes.md" in shell.refused("meeting", "materials", meeting, "--yes")
