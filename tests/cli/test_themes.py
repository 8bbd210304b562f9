"""The coordinator's side of themes: the list, the ballot, the reminder, the count, the result."""

from dataclasses import replace

import pytest

from nimsmail.network.ballots import Cast
from nimsmail.network.outbox import State
from tests.cli.conftest import Shell

BALLOT = ("theme", "ballot", "theme-2027-03", "--network", "nims")
ON_MEETING = (*BALLOT[:3], "--meeting", "nims-2027-03", "--themes", "3,1,5")
LATER = {"NIMSMAIL_NOW": "2027-01-22 09:00"}


def sent(shell: Shell) -> None:
    """Let everything that is queued have been sent."""
    shell.kept(*(replace(each, state=State.SENT, ended=each.queued) for each in shell.items()))


def voted(shell: Shell, address: str, *choices: int) -> None:
    person = shell.person(address).key
    now = shell.office.clock.now()
    key = f"theme-2027-03/{person}"
    shell.kept(Cast(key=key, ballot="theme-2027-03", person=person, choices=choices, cast=now))


@pytest.fixture
def ballot(shell: Shell, meeting: str) -> str:
    """A ballot of three themes for the meeting, that three members have."""
    shell.said(*ON_MEETING, "--yes")
    sent(shell)
    return "theme-2027-03"


# -- the list -----------------------------------------------------------------------------------


def test_the_sample_begins_with_the_five_themes_of_its_own_description(shell: Shell) -> None:
    themes = shell.json("theme", "list", "--network", "nims")

    assert [each["number"] for each in themes] == [1, 2, 3, 4, 5]
    assert themes[2]["text"].startswith("Udstationering af kommunens medarbejdere")
    assert {each["state"] for each in themes} == {"open"}
    assert shell.json("theme", "list", "--network", "komdir") == []


def test_a_theme_that_is_like_another_is_said_to_be(shell: Shell) -> None:
    said = shell.said("theme", "suggest", "International strategi", "--network", "nims")

    assert "Theme 6 is on the list" in said
    assert "It is like theme 5" in said
    assert "theme merge 6 --into 5" in said
    assert shell.json("theme", "list", "--network", "nims")[5]["like"]["number"] == 5


def test_a_theme_may_be_suggested_for_somebody(shell: Shell, meeting: str) -> None:
    shell.said("theme", "suggest", "Havnebyer", "--by", "Anna Berg", "--network", "nims")

    anna = shell.person("anna.berg@varde.example").key
    assert shell.json("theme", "list", "--network", "nims")[5]["by"] == [anna]
    assert shell.json("member", "show", "Anna Berg")["themes"][0]["text"] == "Havnebyer"


def test_the_same_theme_is_not_listed_twice(shell: Shell) -> None:
    shell.said("theme", "suggest", "Havnebyer", "--network", "nims")

    said = shell.said("theme", "suggest", "havnebyer!", "--network", "nims")

    assert "Theme 6 says so already" in said
    assert len(shell.json("theme", "list", "--network", "nims")) == 6


def test_merged_and_dropped_themes_are_off_the_list_and_not_forgotten(shell: Shell) -> None:
    shell.said("theme", "merge", "2", "4", "--into", "1", "--network", "nims")
    shell.said("theme", "drop", "3", "--network", "nims")

    left = shell.json("theme", "list", "--network", "nims")
    all_ = shell.json("theme", "list", "--network", "nims", "--all")
    assert [each["number"] for each in left] == [1, 5]
    assert [each["into"] for each in all_] == [None, 1, None, 1, None]
    assert all_[2]["state"] == "dropped"


@pytest.mark.parametrize(
    ("args", "remedy"),
    [
        (("theme", "merge", "2", "--into", "2"), "into itself"),
        (("theme", "merge", "9", "--into", "2"), "see nimsmail theme list"),
        (("theme", "drop", "9"), "see nimsmail theme list"),
        (("theme", "suggest", "…"), "write some words"),
        (("theme", "suggest", "x" * 301), "shorten it"),
    ],
)
def test_what_cannot_be_done_with_a_theme_is_said(
    shell: Shell, args: tuple[str, ...], remedy: str
) -> None:
    assert remedy in shell.refused(*args, "--network", "nims")


def test_of_several_merges_none_is_made_where_one_cannot_be(shell: Shell) -> None:
    shell.refused("theme", "merge", "2", "9", "--into", "1", "--network", "nims")

    assert len(shell.json("theme", "list", "--network", "nims")) == 5


# -- the ballot ---------------------------------------------------------------------------------


def test_a_dry_run_of_a_ballot_shows_it_and_keeps_nothing(shell: Shell, meeting: str) -> None:
    said = shell.said(*ON_MEETING, "--per", "organisation", "--method", "ranked", "--dry-run")

    assert "3 people would get the ballot of 3 themes" in said
    assert "1  Udstationering af kommunens medarbejdere" in said
    assert "Der er én stemme pr. kommune eller organisation." in said
    assert "det vigtigste først" in said
    assert "torsdag den 21. januar 2027" in said  # ten days on
    assert "There is one vote for each municipality or organisation." in said
    assert shell.items() == []
    assert shell.json("theme", "ballots") == []


def test_a_ballot_goes_out_by_the_coordinators_word(shell: Shell, ballot: str) -> None:
    (known,) = shell.json("theme", "ballots")

    assert (known["key"], known["meeting"], known["asked"]) == (ballot, "nims-2027-03", 3)
    assert known["closes"] == "2027-01-21T23:59:00+01:00"
    assert (known["method"], known["per"], known["votes"]) == ("plain", "person", 0)


def test_a_ballot_sent_again_goes_to_the_new_as_it_was(shell: Shell, ballot: str) -> None:
    shell.members("Ida Ny <ida@vejle.example>, Vejle, da")
    shell.said("theme", "drop", "1", "--network", "nims")

    said = shell.said(*BALLOT[:3], "--dry-run")

    assert "1 person would get the ballot of 3 themes" in said
    assert "2  EU-projektet fra A til Z" in said


@pytest.mark.parametrize(
    ("args", "remedy"),
    [
        ((*BALLOT, "--themes", "1,x"), "write the numbers"),
        ((*BALLOT, "--themes", "1,1"), "stands there twice"),
        ((*BALLOT, "--themes", "1,9"), "no theme 9"),
        ((*BALLOT, "--themes", "1"), "2 to 20 themes"),
        ((*BALLOT, "--close", "2027-01-01"), "change --close"),
        ((*BALLOT, "--meeting", "1999"), "meeting list"),
        (("theme", "ballot", "nims-2027-03", "--network", "nims"), "theme-nims-2027-03"),
        (("theme", "ballot", "Å", "--network", "nims"), "no key for a ballot"),
        ((*BALLOT, "--to", "komdir"), "send it to nims"),
        (("theme", "ballot", "x", "--network", "komdir"), "2 to 20 themes"),
        (
            ("theme", "ballot", "x", "--network", "komdir", "--meeting", "nims-2027-03"),
            "a meeting of nims",
        ),
        (("theme", "ballot", "x"), "say which with --network"),
        (("theme", "remind", "x"), "see nimsmail theme ballots"),
        (("theme", "result", "x"), "see nimsmail theme ballots"),
        (("theme", "close", "x"), "see nimsmail theme ballots"),
    ],
)
def test_a_ballot_that_cannot_be_is_refused(
    shell: Shell, meeting: str, args: tuple[str, ...], remedy: str
) -> None:
    assert remedy in shell.refused(*args)
    assert shell.items() == []


def test_a_ballot_that_has_been_sent_stays_as_it_is(shell: Shell, ballot: str) -> None:
    assert "leave --themes out" in shell.refused(*ON_MEETING[:3], "--themes", "1,2", "--yes")
    assert "theme-2027-03” is the key of a ballot" in shell.refused(
        *("meeting", "new", "theme-2027-03", "--network", "nims", "--title", "T", "--place", "P"),
        *("--starts", "2027-09-01 9:00", "--ends", "15"),
    )


def test_only_the_silent_are_reminded_to_vote(shell: Shell, ballot: str) -> None:
    voted(shell, "bo.iversen@esbjerg.example", 1)

    plain = shell.json("theme", "remind", ballot, "--dry-run")

    assert plain["count"] == 2
    assert [each["why"] for each in plain["out"]] == ["has voted"]


# -- the result ---------------------------------------------------------------------------------


def test_the_count_is_shown_with_its_ties(shell: Shell, ballot: str) -> None:
    voted(shell, "anna.berg@varde.example", 1, 3)
    voted(shell, "bo.iversen@esbjerg.example", 3, 1)

    plain = shell.json("theme", "result", ballot)

    assert plain["leaders"] == [1, 3]
    assert [(t["number"], t["points"], t["place"]) for t in plain["themes"]] == [
        (1, 2, 1),
        (3, 2, 1),
        (2, 0, 3),
    ]
    assert (plain["votes"], plain["electorate"]) == (2, 3)
    assert "who" not in plain
    assert "Anna Berg" not in shell.said("theme", "result", ballot)
    assert "Anna Berg" in shell.said("theme", "result", ballot, "--who")


def test_a_ballot_is_not_closed_before_its_last_day_is_over(shell: Shell, ballot: str) -> None:
    voted(shell, "anna.berg@varde.example", 1)

    assert "--early" in shell.refused("theme", "close", ballot, "--yes")
    assert shell.said("theme", "close", ballot, "--yes", "--early")


def test_a_tie_is_broken_by_the_coordinator_alone(shell: Shell, ballot: str) -> None:
    voted(shell, "anna.berg@varde.example", 1)
    voted(shell, "bo.iversen@esbjerg.example", 3)
    shell.environ = LATER

    said = shell.refused("theme", "close", ballot, "--yes")
    shell.said("theme", "close", ballot, "--winner", "3", "--yes")

    assert "1, 3 have the same number of points; name the theme with --winner" in said
    assert shell.json("theme", "ballots")[0]["winner"] == 3


def test_a_dry_run_of_the_result_closes_nothing(shell: Shell, ballot: str) -> None:
    voted(shell, "anna.berg@varde.example", 2)
    shell.environ = LATER

    said = shell.said("theme", "close", ballot, "--dry-run")

    assert "Temaet for Forårsmøde" in said and "EU-projektet fra A til Z" in said
    assert shell.json("theme", "ballots")[0]["closed"] is None
    assert shell.json("meeting", "show", "nims-2027-03")["theme"] is None


def test_the_result_goes_to_all_and_the_winner_is_the_meetings_theme(
    shell: Shell, ballot: str
) -> None:
    voted(shell, "anna.berg@varde.example", 2)
    shell.environ = LATER

    told = shell.json("theme", "close", ballot, "--yes")

    assert len(told["queued"]) == 3
    theme = shell.json("meeting", "show", "nims-2027-03")["theme"]
    assert theme.startswith("EU-projektet fra A til Z")
    assert theme in shell.said("meeting", "show", "nims-2027-03")
    one = shell.json("theme", "list", "--network", "nims", "--all")[0]
    assert (one["state"], one["meeting"]) == ("chosen", "nims-2027-03")
    assert "Tema  " in shell.said("meeting", "invite", "nims-2027-03", "--dry-run")


def test_a_result_that_was_sent_is_not_sent_twice(shell: Shell, ballot: str) -> None:
    voted(shell, "anna.berg@varde.example", 2)
    shell.environ = LATER
    shell.said("theme", "close", ballot, "--yes")

    again = shell.json("theme", "close", ballot, "--yes")

    assert again["queued"] == []
    assert "leave --winner out" in shell.refused("theme", "close", ballot, "--winner", "1")


def test_what_is_over_takes_no_reminder_and_no_new_reader(shell: Shell, ballot: str) -> None:
    shell.environ = LATER

    assert "it is over" in shell.refused("theme", "remind", ballot)
    assert "is over" in shell.refused(*BALLOT[:3], "--yes")


# -- a while without letters ------------------------------------------------------------------


def test_a_pause_that_was_said_by_phone_is_kept_and_ended(shell: Shell, meeting: str) -> None:
    shell.said("member", "pause", "Anna Berg", "--until", "1. marts 2027")

    (out,) = shell.json("meeting", "invite", meeting, "--dry-run")["out"]
    assert out["why"].startswith("pauses until ")
    assert shell.json("member", "show", "Anna Berg")["pauses"][0]["until"].startswith("2027-03-01")
    assert "Pauses" in shell.said("member", "show", "Anna Berg")

    shell.said("member", "resume", "Anna Berg")
    assert shell.json("meeting", "invite", meeting, "--dry-run")["out"] == []


def test_a_pause_that_cannot_be_is_refused(shell: Shell, meeting: str) -> None:
    assert "name a later one" in shell.refused(
        "member", "pause", "Anna Berg", "--until", "2027-01-11"
    )
    assert "does not pause" in shell.refused("member", "resume", "Anna Berg")


# -- asking for themes ------------------------------------------------------------------------


def test_members_are_asked_for_themes_and_see_what_there_is(shell: Shell, meeting: str) -> None:
    said = shell.said("theme", "call", "--meeting", meeting, "--dry-run")

    assert "3 people would get the call for themes" in said
    assert "Hvilket tema skal vi tage op på Forårsmøde?" in said
    assert "senest mandag den 25. januar 2027" in said  # fourteen days on
    assert "- Udstationering af kommunens medarbejdere" in said
    assert shell.items() == []


def test_nobody_is_asked_for_themes_twice(shell: Shell, meeting: str) -> None:
    shell.said("theme", "call", "--meeting", meeting, "--yes")
    shell.members("Ida Ny <ida@vejle.example>, Vejle, da")

    plain = shell.json("theme", "call", "--meeting", meeting, "--dry-run")

    assert [each["name"] for each in plain["in"]] == ["Ida Ny"]
    assert {each["why"] for each in plain["out"]} == {"has been asked already"}


def test_a_call_that_closes_before_it_is_sent_is_refused(shell: Shell, meeting: str) -> None:
    assert "change --close" in shell.refused(
        *("theme", "call", "--network", "nims", "--close", "2027-01-02")
    )
    assert "a meeting of nims" in shell.refused(
        *("theme", "call", "--network", "komdir", "--meeting", meeting)
    )


def test_a_theme_is_said_in_other_words_until_it_is_off_the_list(shell: Shell) -> None:
    shell.said("theme", "reword", "1", "EU-projektet trin for trin.", "--network", "nims")
    shell.said("theme", "drop", "2", "--network", "nims")

    themes = shell.json("theme", "list", "--network", "nims")
    assert themes[0]["text"] == "EU-projektet trin for trin"
    assert "only open ones" in shell.refused("theme", "reword", "2", "Nyt", "--network", "nims")
