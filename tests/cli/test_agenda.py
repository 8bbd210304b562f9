"""The secretary of a committee at the shell: agenda, minutes, roles."""

from pathlib import Path

import pytest

from nimsmail.network.actions import Action
from nimsmail.network.outbox import Item
from tests.cli.conftest import Shell

POINTS = "1. Meddelelser\n2. Strategi\n   Udkastet er vedlagt.\n3. Eventuelt\n"


@pytest.fixture
def body(shell: Shell, meeting: str) -> str:
    """A meeting with somebody in the chair, one on the board alone, and an agenda."""
    shell.said("member", "role", "anna.berg@varde.example", "chair", "--until", "31-12-2027")
    shell.said("member", "role", "bo.iversen@esbjerg.example", "board")
    shell.said("agenda", "draft", meeting, "--from", shell.file("a.md", POINTS))
    return meeting


def kinds(shell: Shell) -> list[str]:
    return [item.kind for item in shell.items() if item.kind != "welcome"]


def test_an_agenda_goes_from_draft_to_summons(shell: Shell, body: str) -> None:
    shell.said("agenda", "send-to-chair", body)
    early = shell.refused("agenda", "summon", body, "--yes")
    shell.said("agenda", "approve", body, "--yes")
    dry = shell.said("agenda", "summon", body, "--dry-run")

    shell.said("agenda", "summon", body, "--yes")

    assert "has not approved" in early
    assert "Bo Iversen" in dry and "gets no agendas" in dry
    assert kinds(shell).count("summons") == 2
    shown = shell.json("agenda", "show", body)
    assert (shown["state"], shown["summoned"]) == ("summoned", 1)
    assert [each["title"] for each in shown["points"]] == ["Meddelelser", "Strategi", "Eventuelt"]


def test_the_letter_to_the_chair_can_be_seen_first(shell: Shell, body: str) -> None:
    said = shell.said("agenda", "send-to-chair", body, "--dry-run")

    assert "Svar GODKENDT" in said
    assert kinds(shell) == []


def test_the_same_draft_goes_to_the_chair_once(shell: Shell, body: str) -> None:
    shell.said("agenda", "send-to-chair", body)

    said = shell.refused("agenda", "send-to-chair", body)

    assert "lies with the chair" in said


def test_an_agenda_without_a_chair_names_the_remedy(shell: Shell, meeting: str) -> None:
    shell.said("agenda", "draft", meeting, "--from", shell.file("a.md", POINTS))

    said = shell.refused("agenda", "send-to-chair", meeting)

    assert "member role WHO chair" in said


def test_a_draft_without_points_is_refused(shell: Shell, meeting: str) -> None:
    said = shell.refused("agenda", "draft", meeting)

    assert "has no points" in said


def test_a_draft_can_be_written_to_a_file_and_read_again(shell: Shell, body: str) -> None:
    out = str(shell.folder / "out.md")
    shell.said("agenda", "draft", body, "--from", shell.file("b.md", POINTS), "--out", out)

    again = shell.json("agenda", "draft", body, "--from", out)

    assert [p["note"] for p in again["points"]] == ["", "Udkastet er vedlagt.", ""]


def test_members_are_asked_for_items_and_their_items_listed(shell: Shell, body: str) -> None:
    shell.said("agenda", "call", body, "--until", "1. marts 2027", "--yes")

    assert kinds(shell).count("item-call") == 2
    assert shell.json("agenda", "items", body) == []
    assert "No member wants an item" in shell.said("agenda", "items", body)


def test_minutes_go_from_draft_to_members_and_board(shell: Shell, body: str) -> None:
    out = str(shell.folder / "minutes.md")
    shell.said("minutes", "draft", body, "--out", out)
    text = Path(out).read_text("utf-8")
    text += "- [ ] Anna Berg: Spørg ICMA, 2027-05-01\n"
    path = shell.file("final.md", text)
    shell.said("minutes", "send-to-chair", body, "--text", path)
    early = shell.refused("minutes", "circulate", body, "--yes")
    shell.said("minutes", "approve", body, "--yes")
    shell.said("minutes", "circulate", body, "--yes")
    too_early = shell.refused("minutes", "finish", body, "--yes")
    shell.said("minutes", "approve", body, "--yes")

    shell.said("minutes", "finish", body, "--yes")

    assert "The chair has to approve" in early
    assert "The members have" in too_early
    assert kinds(shell).count("minutes-approval") == 1 + 2
    assert kinds(shell).count("minutes") == 3
    assert "Spørg ICMA" in shell.said("minutes", "actions")
    (paper,) = [p for p in shell.json("minutes", "list") if p["kind"] == "minutes"]
    assert (paper["draft"], paper["meeting"]) == (False, body)


def test_a_draft_of_minutes_never_overwrites_another(shell: Shell, body: str) -> None:
    path = shell.file("minutes.md", "mine")

    said = shell.refused("minutes", "draft", body, "--out", path)

    assert "is there already" in said


def test_an_action_can_be_noted_as_done(shell: Shell, body: str) -> None:
    shell.kept(
        Action(
            key=f"{body}/1",
            network="nims",
            meeting=body,
            name="Anna",
            person=None,
            task="Spørg",
            open="nims",
        )
    )

    shell.said("minutes", "actions", "--done", f"{body}/1")

    assert shell.json("minutes", "actions") == []
    assert len(shell.json("minutes", "actions", "--all")) == 1


def test_who_was_in_which_role_when_is_listed(shell: Shell, body: str) -> None:
    shell.said("member", "role", "bo.iversen@esbjerg.example", "board", "--end")

    found = shell.json("member", "terms", "--network", "nims")

    assert {(each["name"], each["role"], each["running"]) for each in found} == {
        ("Anna Berg", "chair", True),
        ("Bo Iversen", "board", False),
    }
    assert "board" not in shell.said("member", "show", "bo.iversen@esbjerg.example")


def test_a_role_is_one_word(shell: Shell, body: str) -> None:
    said = shell.refused("member", "role", "anna.berg@varde.example", "vice chair")

    assert "is no role" in said


def test_chairs_letters_show_no_token(shell: Shell, body: str) -> None:
    said = shell.said("agenda", "send-to-chair", body, "--dry-run")
    shell.said("agenda", "send-to-chair", body)
    (item,) = [each for each in shell.items() if each.kind == "agenda-approval"]

    assert isinstance(item, Item)
    assert "[token]" in said
    assert item.key not in said


def test_where_there_is_a_chair_no_other_way_leads_round_them(shell: Shell, body: str) -> None:
    path = shell.file("agenda.md", "# Dagsorden\n\n1. Velkomst\n")

    said = shell.refused("meeting", "agenda", body, "--send", path, "--yes")

    assert "has a chair" in said
    assert kinds(shell) == []
