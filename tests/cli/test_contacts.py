"""The one door of each municipality, at the shell; and putting right what is known of somebody."""

from datetime import timedelta

import pytest

from nimsmail.network.outbox import State
from nimsmail.network.people import Membership
from tests.cli.conftest import Shell

ANNA, BO = "anna.berg@varde.example", "bo.iversen@varde.example"


@pytest.fixture
def varde(shell: Shell) -> Shell:
    """Varde in NIMS, with two members, neither named."""
    shell.said("organisation", "import", "--network", "nims")
    shell.members(f"Anna Berg <{ANNA}>, Varde, da", f"Bo Iversen <{BO}>, Varde, da")
    return shell


def contact(shell: Shell, *args: str) -> str:
    return shell.said("organisation", "contact", *args, "--network", "nims")


def door(shell: Shell, key: str = "varde") -> dict[str, object]:
    found = shell.json("organisation", "coverage", "--network", "nims")
    return next(each for each in found if each["key"] == key)


def roles(shell: Shell, address: str) -> list[str]:
    listed = shell.json("member", "list", "--network", "nims")
    return next(each["roles"] for each in listed if each["address"] == address)


def test_there_is_one_contact_and_naming_another_relieves_the_first(varde: Shell) -> None:
    first = contact(varde, "Varde", "Anna Berg")
    second = contact(varde, "Varde", BO)

    assert "Anna Berg is the contact of Varde in nims." in first
    assert "Bo Iversen is the contact of Varde in nims." in second
    assert (roles(varde, ANNA), roles(varde, BO)) == ([], ["contact"])


def test_deputies_may_be_several_beside_the_contact(varde: Shell) -> None:
    contact(varde, "Varde", ANNA)
    contact(varde, "Varde", BO, "--deputy")

    found = varde.json("organisation", "contact", "Varde", "--network", "nims")

    assert [(each["name"], each["role"]) for each in found["contacts"]] == [
        ("Anna Berg", "contact"),
        ("Bo Iversen", "deputy"),
    ]


def test_coverage_tells_a_named_contact_from_members_and_from_nobody(varde: Shell) -> None:
    before = door(varde)["door"]
    contact(varde, "Varde", ANNA)

    assert (before, door(varde)["door"], door(varde, "vejen")["door"]) == (
        "members",
        "contact",
        "nobody",
    )


def test_a_contact_can_be_relieved_without_another(varde: Shell) -> None:
    contact(varde, "Varde", ANNA)
    contact(varde, "Varde", ANNA, "--remove")

    assert door(varde)["door"] == "members"


def test_who_is_of_another_organisation_is_no_contact(varde: Shell) -> None:
    said = varde.refused("organisation", "contact", "Vejen", ANNA, "--network", "nims")

    assert "Anna Berg is of Varde, not of Vejen" in said
    assert "nimsmail member move" in said


def test_who_is_given_the_role_when_added_again_is_the_only_contact(varde: Shell) -> None:
    contact(varde, "Varde", ANNA)

    varde.said("member", "add", BO, "--network", "nims", "--role", "contact")

    assert (roles(varde, ANNA), roles(varde, BO)) == ([], ["contact"])


def test_the_contacts_are_asked_after_a_dry_run_each_once(varde: Shell) -> None:
    contact(varde, "Varde", ANNA)
    long_ago = [
        varde.office.store.books().get(Membership, f"nims/{varde.person(each).key}")
        for each in (ANNA, BO)
    ]
    for each in long_ago:
        assert each is not None
        from dataclasses import replace

        varde.kept(replace(each, since=each.since - timedelta(days=400)))

    dry = varde.said("organisation", "ask", "--network", "nims", "--dry-run")
    before = varde.items()
    varde.said("organisation", "ask", "--network", "nims", "--yes")
    again = varde.said("organisation", "ask", "--network", "nims", "--dry-run")

    assert ANNA in dry and BO not in dry
    assert before == []
    assert [(item.kind, item.recipient, item.state) for item in varde.items()] == [
        ("still-contact", ANNA, State.QUEUED)
    ]
    assert "within half a year" in again


def test_what_is_known_of_a_member_is_put_right(varde: Shell) -> None:
    varde.said(
        *("member", "change", ANNA, "--name", "Anna Berg Friis", "--language", "en"),
        *("--zone", "Europe/Brussels", "--add-address", "ab@vardekommune.example"),
        *("--role", "board", "--network", "nims"),
    )

    found = varde.json("member", "show", ANNA)
    assert (found["name"], found["language"]) == ("Anna Berg Friis", "en")
    assert found["addresses"] == [ANNA, "ab@vardekommune.example"]
    assert found["address"] == ANNA
    assert varde.person(ANNA).zone == "Europe/Brussels"
    assert roles(varde, ANNA) == ["board"]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ((), "Nothing is to be changed"),
        (("--zone", "Europe/Vardee"), "there is no such time zone"),
        (("--add-address", BO), "is the address of Bo Iversen"),
        (("--add-address", "varde"), "varde"),
        (("--name", " "), "must hold a name"),
        (("--name", "Anna Friis", "--organisation", "Atlantis"), "Atlantis"),
    ],
)
def test_what_cannot_be_changed_is_refused_whole(
    varde: Shell, args: tuple[str, ...], said: str
) -> None:
    before = varde.person(ANNA)

    assert said in varde.refused("member", "change", ANNA, *args)
    assert varde.person(ANNA) == before


def test_who_moves_leaves_the_door_and_the_coordinator_hears_of_it(varde: Shell) -> None:
    contact(varde, "Varde", ANNA)

    said = varde.said("member", "move", ANNA, "--to", "Vejen")

    assert varde.person(ANNA).organisation == "vejen"
    assert roles(varde, ANNA) == []
    # Of two, one is left: the only one of Varde is its contact without being named so.
    assert "has no contact" not in said
    assert "Varde has no contact in nims now" in varde.said("member", "move", BO, "--to", "Vejen")
