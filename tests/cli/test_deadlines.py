"""`nimsmail deadline`, as a coordinator uses it."""

from pathlib import Path

from icalendar import Calendar

from nimsmail.network.outbox import Item
from tests.catalogues.lists import catalogue, instant, topic
from tests.cli.conftest import Shell

LIFE = topic("LIFE-2027-SAP", instant(2027, 2, 4, 16))
CERV = topic("CERV-2027-TT", instant(2027, 9, 21, 15), title="Town twinning")
DEFENCE = topic("EDF-2027-RA", instant(2027, 9, 21, 15))
NETWORK = ("--network", "nims")


def anna(shell: Shell) -> str:
    shell.said("member", "import", "members.csv", *NETWORK, "--confirmed", "they said yes")
    return str(shell.json("member", "list", *NETWORK)[0]["address"])


def imported(shell: Shell, *records: dict[str, object], **more: str) -> dict[str, object]:
    path = shell.file("grantsTenders.json", catalogue(records))
    found: dict[str, object] = shell.json("deadline", "import", path)
    return found


def test_a_catalogue_is_taken_in_and_what_changed_in_it_is_told(shell: Shell) -> None:
    first = imported(shell, LIFE, CERV, DEFENCE)
    again = imported(shell, LIFE, CERV, DEFENCE)
    moved = topic("LIFE-2027-SAP", instant(2027, 2, 1, 16))
    changed = imported(shell, moved, DEFENCE)

    def told(report: dict[str, object]) -> list[tuple[str, str, bool]]:
        changes = report["changes"]
        assert isinstance(changes, list)
        return [(each["what"], each["key"], each["earlier"]) for each in changes]

    assert told(first) == [("new", "life-2027-sap", False), ("new", "cerv-2027-tt", False)]
    assert (told(again), again["unchanged"]) == ([], 2)
    assert told(changed) == [
        ("moved", "life-2027-sap", True),
        ("vanished", "cerv-2027-tt", False),
    ]


def test_a_dry_run_shows_what_would_change_and_changes_nothing(shell: Shell) -> None:
    path = shell.file("grantsTenders.json", catalogue([LIFE]))

    said = shell.said("deadline", "import", path, "--dry-run")

    assert "1 new would be taken in" in said
    assert shell.json("deadline", "list") == []


def test_a_programme_that_no_municipality_follows_is_taken_when_asked_for(shell: Shell) -> None:
    path = shell.file("grantsTenders.json", catalogue([DEFENCE]))

    shell.said("deadline", "import", path, "--every-programme")

    assert [each["programme"] for each in shell.json("deadline", "list")] == ["EDF"]


def test_a_deadline_is_added_by_hand_and_is_confirmed_by_that(shell: Shell) -> None:
    said = shell.said("deadline", "add", "cerv", "Venskabsbyer", "19.9.2027 kl. 17")

    (found,) = shell.json("deadline", "list")
    assert "2027-09-19 17:00" in said
    assert found["confirmed"] is not None
    assert found["deadlines"][0]["assumed"] is False


def test_what_cannot_be_a_deadline_is_refused_with_what_is_wrong(shell: Shell) -> None:
    assert "no programme" in shell.refused("deadline", "add", "Månen", "X", "1.2.2027")
    assert "not fixed" in shell.refused("deadline", "add", "LIFE", "X", "medio maj 2027")
    assert "over" in shell.refused("deadline", "add", "LIFE", "X", "1.2.2020")
    path = shell.file("noget.txt", "hej med dig")
    assert "was not taken in" in shell.refused("deadline", "import", path)


def test_followers_are_told_after_the_coordinators_word_and_not_twice(shell: Shell) -> None:
    who = anna(shell)
    imported(shell, LIFE)
    shell.said("deadline", "follow", who, "LIFE", *NETWORK)
    before = shell.json("deadline", "alert", *NETWORK, "--dry-run")

    shell.said("deadline", "confirm", "life-2027-sap")
    dry = shell.json("deadline", "alert", *NETWORK, "--dry-run")
    shell.said("deadline", "alert", *NETWORK, "--yes")
    shell.said("deadline", "alert", *NETWORK, "--yes")

    assert (before["count"], dry["count"]) == (0, 1)
    assert "Greener towns" in dry["letter"]["text"]
    alerts = [item for item in shell.items() if item.kind == "alert"]
    assert [item.recipient for item in alerts] == [who]


def test_a_member_is_shown_with_what_they_follow_and_since_when(shell: Shell) -> None:
    who = anna(shell)
    shell.said("deadline", "follow", who, "LIFE", "horizon-cl5", *NETWORK)
    shell.said("deadline", "follow", who, "LIFE", "--not", "--rhythm", "weekly", *NETWORK)

    (membership, *_) = shell.json("member", "show", who)["memberships"]
    shown = shell.json("deadline", "follow", who, *NETWORK)

    assert [each["what"] for each in membership["follows"]] == ["HORIZON:CL5"]
    assert membership["follows"][0]["since"].startswith("2027-01-11T09:00")
    assert shown["rhythm"] == "weekly"
    assert "HORIZON:CL5 since 2027-01-11" in shell.said("member", "show", who)


def test_an_organisations_profile_counts_for_who_has_said_nothing(shell: Shell) -> None:
    who = anna(shell)

    shell.said("deadline", "profile", "varde", "CERV", *NETWORK)

    assert [e["what"] for e in shell.json("deadline", "follow", who, *NETWORK)["follows"]] == [
        "CERV"
    ]


def test_a_calendar_file_has_what_a_member_follows(shell: Shell) -> None:
    who = anna(shell)
    shell.said("deadline", "add", "LIFE", "Byer", "4.2.2027 kl. 17")
    shell.said("deadline", "add", "CERV", "Venskab", "1.3.2027", "--note", "Læs; alt, igen")
    shell.said("deadline", "follow", who, "LIFE", *NETWORK)
    mine, all_ = (str(shell.folder / name) for name in ("mine.ics", "all.ics"))

    shell.said("deadline", "calendar", mine, "--member", who, *NETWORK)
    shell.said("deadline", "calendar", all_, *NETWORK)

    def summaries(path: str) -> list[str]:
        calendar = Calendar.from_ical(Path(path).read_bytes())
        assert calendar["METHOD"] == "PUBLISH"
        return [str(each["SUMMARY"]) for each in calendar.walk("VEVENT")]

    assert [each.rpartition(": ")[2] for each in summaries(mine)] == ["Byer"]
    assert len(summaries(all_)) == 2


def test_a_call_is_shown_with_its_history_and_may_be_dropped(shell: Shell) -> None:
    imported(shell, LIFE)
    imported(shell, topic("LIFE-2027-SAP", instant(2027, 3, 4, 16)))

    history = shell.json("deadline", "show", "life")["history"]
    shell.said("deadline", "drop", "life")

    assert [each["what"] for each in history] == ["new", "moved"]
    assert history[1]["was"][0]["on"] == "2027-02-04"
    assert "no deadline" in shell.refused("deadline", "show", "life").lower()


def test_the_programmes_are_listed_with_what_people_call_them(shell: Shell) -> None:
    found = {each["key"]: each for each in shell.json("deadline", "programmes")}

    assert "venskabsby" in found["CERV"]["aliases"]
    assert list(shell.items()) == [each for each in shell.items() if isinstance(each, Item)]
