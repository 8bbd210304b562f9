import csv
import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from nimsmail.network.outbox import State
from nimsmail.network.people import Membership, Standing, Suspension
from nimsmail.network.returns import Returned
from tests.cli.conftest import Shell

ANNA = "anna.berg@varde.example"
NOON = datetime(2027, 1, 10, 12, 0, tzinfo=UTC)


def test_who_is_added_with_a_ground_is_in_at_once_and_welcomed(shell: Shell) -> None:
    said = shell.said(
        *("member", "add", ANNA, "--network", "nims", "--name", "Anna Berg"),
        *("--organisation", "Varde Kommune", "--role", "contact", "--confirmed", "by phone"),
    )

    (member,) = shell.json("member", "list")
    assert member["name"] == "Anna Berg"
    assert member["organisation"] == "Varde"
    assert member["roles"] == ["contact"]
    assert member["consent"]["how"] == "by phone"
    assert [item.kind for item in shell.items()] == ["welcome"]
    assert "1 letter queued" in said


def test_who_is_added_without_a_ground_is_asked_first(shell: Shell) -> None:
    said = shell.said("member", "add", ANNA, "--network", "nims", "--name", "Anna Berg")

    assert shell.json("member", "list") == []
    assert [item.kind for item in shell.items()] == ["confirm-sign-up"]
    assert "is in when they confirm" in said


def test_asking_twice_the_same_day_sends_one_letter(shell: Shell) -> None:
    shell.said("member", "add", ANNA, "--network", "nims")
    shell.environ = {"NIMSMAIL_NOW": "2027-01-11 15:00"}

    said = shell.said("member", "add", ANNA, "--network", "nims")

    assert len(shell.items()) == 1
    assert "was asked to confirm lately" in said


def test_a_member_who_is_added_again_gets_the_new_roles_and_no_letter(shell: Shell) -> None:
    shell.members(f"Anna Berg <{ANNA}>, Varde")

    shell.said("member", "add", ANNA, "--network", "nims", "--role", "contact")
    again = shell.said("member", "add", ANNA, "--network", "nims", "--role", "contact")

    (member,) = shell.json("member", "list", "--role", "contact")
    assert member["roles"] == ["contact"]
    assert "nothing was changed" in again
    assert shell.items() == []


def test_what_is_not_carried_out_for_a_member_is_refused(shell: Shell) -> None:
    shell.members(f"Anna Berg <{ANNA}>, Varde, da")
    add = ("member", "add", ANNA, "--network", "nims")

    said = shell.refused(*add, "--name", "Anna Dahl", "--language", "en", "--confirmed", "x")

    assert "leave --name and --language and --confirmed out" in said
    assert "nothing was changed" in shell.said(*add, "--name", "Anna Berg", "--language", "da")


def test_a_filter_that_nobody_meets_is_told_from_a_network_without_members(shell: Shell) -> None:
    assert shell.said("member", "list", "--role", "x") == "There are no such members.\n"
    assert shell.said("member", "list") == "There are no members.\n"


def test_no_letter_goes_to_who_is_to_get_none(shell: Shell) -> None:
    shell.said("member", "add", ANNA, "--network", "nims", "--confirmed", "x", "--no-welcome")

    assert shell.items() == []
    assert len(shell.json("member", "list")) == 1


@pytest.mark.parametrize("address", ["anna", "anna@", "a b@varde.example", "søren@varde.example"])
def test_what_is_no_address_is_refused(shell: Shell, address: str) -> None:
    shell.refused("member", "add", address, "--network", "nims", "--confirmed", "by phone")

    assert shell.json("member", "list") == []


def test_with_several_networks_one_must_be_named(shell: Shell) -> None:
    said = shell.refused("member", "add", ANNA, "--confirmed", "by phone")

    assert "say which with --network: nims, komdir" in said


@pytest.mark.parametrize("who", [ANNA, ANNA.upper(), "Anna Berg", "anna berg", "Berg"])
def test_people_are_found_by_address_and_by_name(shell: Shell, who: str) -> None:
    shell.members(f"Anna Berg <{ANNA}>, Varde", "Bo Iversen <bo@esbjerg.example>, Esbjerg")

    assert shell.json("member", "show", who)["name"] == "Anna Berg"


def test_people_are_found_by_the_beginning_of_their_key(shell: Shell) -> None:
    shell.members(f"Anna Berg <{ANNA}>, Varde")
    key = shell.person(ANNA).key

    assert shell.json("member", "show", key[:8])["key"] == key


def test_a_name_that_two_have_finds_neither(shell: Shell) -> None:
    shell.members(f"Anna Berg <{ANNA}>, Varde", "Anna Holm <anna.holm@vejen.example>, Vejen")

    said = shell.refused("member", "show", "Anna")

    assert "Anna Berg" in said
    assert "Anna Holm" in said
    assert "name one by their address" in said


def test_everything_that_is_known_of_a_person_is_shown(shell: Shell, meeting: str) -> None:
    shell.said("meeting", "invite", meeting, "--yes")
    person = shell.person(ANNA)
    since = datetime(2027, 1, 5, 12, 0, tzinfo=UTC)
    suspension = Suspension(address=ANNA, since=since, why="bounced: 5.1.1")
    shell.kept(replace(person, suspended=(suspension,)))

    said = shell.said("member", "show", ANNA)
    plain = shell.json("member", "show", ANNA)

    assert f"{ANNA} since 2027-01-05 13:00: bounced: 5.1.1" in said
    assert "by phone" in said
    assert "invitation" in said
    assert plain["suspended"] == [
        {"address": ANNA, "since": "2027-01-05T13:00:00+01:00", "why": "bounced: 5.1.1"}
    ]
    assert [each["kind"] for each in plain["letters"]] == ["invitation"]


def test_who_leaves_gets_a_goodbye_and_is_listed_no_more(shell: Shell) -> None:
    shell.members(f"Anna Berg <{ANNA}>, Varde")

    shell.said("member", "leave", ANNA)

    assert shell.json("member", "list") == []
    (gone,) = shell.json("member", "list", "--left")
    assert gone["standing"] == "left"
    assert [item.kind for item in shell.items()] == ["goodbye"]


def test_who_has_left_cannot_leave_again(shell: Shell) -> None:
    shell.members(f"Anna Berg <{ANNA}>, Varde")
    shell.said("member", "leave", ANNA)

    assert "has left nims already" in shell.refused("member", "leave", ANNA)


def test_who_takes_no_more_newsletters_stays_a_member(shell: Shell) -> None:
    shell.members(f"Anna Berg <{ANNA}>, Varde")

    shell.said("member", "leave", ANNA, "--scope", "newsletter")

    (membership,) = shell.office.store.books().every(Membership)
    assert membership.standing is Standing.MEMBER
    assert "newsletter" not in membership.subscriptions


def test_members_are_listed_by_organisation_and_network(shell: Shell) -> None:
    shell.members(f"Anna Berg <{ANNA}>, Varde", "Bo Iversen <bo@esbjerg.example>, Esbjerg")
    shell.members("Cai Dam <cai@egedal.example>", network="komdir")

    assert len(shell.json("member", "list")) == 3
    assert len(shell.json("member", "list", "--network", "nims")) == 2
    (one,) = shell.json("member", "list", "--organisation", "Esbjerg Kommune")
    assert one["address"] == "bo@esbjerg.example"


def test_an_export_opens_in_danish_excel_and_runs_nothing(shell: Shell) -> None:
    shell.members(f'"=HYPERLINK(""x"")" <{ANNA}>, Varde', "Bo <bo@esbjerg.example>, Esbjerg")

    text = shell.said("member", "export")

    assert text.startswith("\ufeffaddress;name;organisation;language;")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))
    assert [row["name"][:5] for row in rows] == ["'=HYP", "Bo"]


def test_an_export_can_be_imported_again(shell: Shell) -> None:
    shell.members(f'"=Anna" <{ANNA}>, Varde', "Bø Æbelø <bo@esbjerg.example>, Esbjerg, en")
    before = shell.json("member", "list", "--network", "nims")
    shell.said("member", "export", "--network", "nims", "--output", "out.csv")

    shell.said("member", "import", "out.csv", "--network", "komdir", "--confirmed", "a copy")

    after = shell.json("member", "list", "--network", "komdir")
    assert [(m["address"], m["name"], m["language"]) for m in after] == [
        (m["address"], m["name"], m["language"]) for m in before
    ]
    assert [item.state for item in shell.items() if item.state is not State.QUEUED] == []


# -- letters that come back --------------------------------------------------------------------


def _suspended(shell: Shell) -> None:
    """Let both of Anna's addresses be suspended, and two letters to one have come back."""
    shell.members("Anna Berg <anna.berg@varde.example>, Varde, da")
    anna = shell.person("anna.berg@varde.example")
    addresses = (*anna.addresses, "anna@home.example")
    dead = tuple(Suspension(address=each, since=NOON, why="bounced: 5.1.1") for each in addresses)
    shell.kept(
        replace(anna, addresses=addresses, suspended=dead),
        *(
            Returned(
                key=f"letter{number}",
                bare="anna.berg@varde.example",
                dispatch=None,
                status="4.2.2",
                permanent=False,
                received=NOON - timedelta(days=number),
            )
            for number in range(2)
        ),
    )


def test_who_is_suspended_since_when_and_why_is_shown(shell: Shell) -> None:
    _suspended(shell)

    said = shell.said("member", "show", "Anna Berg")
    plain = shell.json("member", "show", "Anna Berg")

    assert "anna@home.example since 2027-01-10 13:00: bounced: 5.1.1" in said
    assert "anna.berg@varde.example: 2 letters from 2027-01-09 13:00 to 2027-01-10 13:00" in said
    (came_back,) = plain["transient_bounces"]
    assert (came_back["address"], came_back["letters"]) == ("anna.berg@varde.example", 2)
    assert plain["address"] is None


def test_a_suspension_is_lifted_for_the_address_that_is_named(shell: Shell) -> None:
    _suspended(shell)

    said = shell.said("member", "unsuspend", "Anna@home.example")

    assert "will be written to at anna@home.example again" in said
    assert shell.person("anna@home.example").address == "anna@home.example"


def test_every_suspension_is_lifted_of_somebody_who_is_named(shell: Shell) -> None:
    _suspended(shell)

    plain = shell.json("member", "unsuspend", "Anna Berg")

    assert (plain["suspended"], plain["address"]) == ([], "anna.berg@varde.example")


def test_what_is_not_suspended_cannot_be_lifted(shell: Shell) -> None:
    shell.members("Anna Berg <anna.berg@varde.example>, Varde, da")

    by_name = shell.refused("member", "unsuspend", "Anna Berg")
    by_address = shell.refused("member", "unsuspend", "anna.berg@varde.example")

    assert "No address of Anna Berg is suspended; see nimsmail member show." in by_name
    assert "anna.berg@varde.example is not suspended" in by_address
