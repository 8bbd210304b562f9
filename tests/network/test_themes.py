"""Themes: suggested any time, shown beside those that are like them, merged by a word."""

from dataclasses import replace
from functools import partial
from typing import get_args

import pytest

from nimsmail.network.intents import Confirm, Leave, MergeThemes, SuggestTheme, Vote
from nimsmail.network.likeness import ALIKE, VERY_ALIKE, likeness, most_alike
from nimsmail.network.receipts import Noted, Receipt
from nimsmail.network.resolving import resolved, suggested
from nimsmail.network.reviews import Review, Stage, Why
from nimsmail.network.themes import (
    NoTheme,
    Theme,
    ThemeState,
    dropped,
    like,
    merged,
    open_themes,
    reworded,
    worded,
)
from tests.network.desk import Desk

ANNA = "anna.berg@varde.example"
BO = "bo.iversen@varde.example"


@pytest.fixture
def desk() -> Desk:
    desk = Desk()
    desk.member(ANNA)
    desk.member(BO, "Bo Iversen")
    return desk


def suggest(desk: Desk, who: str, *texts: str) -> tuple[Review, ...]:
    wishes = [SuggestTheme(text=text) for text in texts]
    return desk.write(who, *wishes, authenticated=True).reviews


def texts(desk: Desk) -> list[tuple[int, str]]:
    return [(each.number, each.text) for each in open_themes(desk.books, "nims")]


def theme(desk: Desk, number: int) -> Theme:
    found = desk.books.get(Theme, f"nims/{number}")
    assert found is not None
    return found


# -- how alike ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Budgetter i EU-projekter", "EU-projektet fra A til Z: aktivitetsplan og budgetter"),
        ("International strategi i kommunen", "Kommunal international strategi"),
        ("Videndeling og ejerskab", "Ejerskab og videndeling internt i kommunen"),
        ("Hvordan bruger vi frivillige?", "Brug af frivillige"),
        ("Udstationeringer", "Udstationering"),
        ("Volunteers in our projects", "A project with volunteers"),
    ],
)
def test_what_is_said_twice_is_found_alike(one: str, other: str) -> None:
    assert likeness(one, other) >= VERY_ALIKE
    assert likeness(one, other) == likeness(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Klima og grøn omstilling", "Frivillige i projekter"),
        ("Budgetter i EU-projekter", "Venskabsbyer i Polen"),
        ("Ejerskab i forvaltningen", "Udstationering af medarbejdere"),
        ("Temaer for kommunen", "Nye temaer i alle kommuner og mellem dem"),
        ("EU", "Grøn omstilling"),
    ],
)
def test_what_has_only_little_words_in_common_is_not_alike(one: str, other: str) -> None:
    assert likeness(one, other) < ALIKE


def test_the_most_alike_of_several_is_named_and_the_first_of_equals() -> None:
    others = [(1, "Grøn omstilling"), (2, "Frivillige"), (3, "Frivillige")]

    found = most_alike("De frivillige", others)

    assert found == (2, 1.0)
    assert most_alike("Havnebyer", others) is None


def test_a_suggestion_is_one_line_of_a_bearable_length() -> None:
    assert worded(" Frivillige\r\n i projekter. ") == "Frivillige i projekter"
    assert len(worded("x" * 1000)) == 300


# -- suggestions by mail ----------------------------------------------------------------------


def test_several_suggestions_in_one_mail_are_each_noted_with_one_receipt(desk: Desk) -> None:
    wishes = SuggestTheme(text="Frivillige i projekter"), SuggestTheme(text="Grøn omstilling")

    outcome = desk.write(ANNA, *wishes, authenticated=True)

    assert texts(desk) == [(1, "Frivillige i projekter"), (2, "Grøn omstilling")]
    (receipt,) = outcome.letters
    assert isinstance(receipt, Receipt)
    assert receipt.noted == (
        Noted(do="suggest-theme", text="Frivillige i projekter"),
        Noted(do="suggest-theme", text="Grøn omstilling"),
    )


def test_the_same_words_again_join_in_the_theme_that_there_is(desk: Desk) -> None:
    suggest(desk, ANNA, "Frivillige i projekter")

    reviews = suggest(desk, BO, "frivillige i projekter!")

    assert texts(desk) == [(1, "Frivillige i projekter")]
    assert len(theme(desk, 1).by) == 2
    assert reviews == ()


def test_who_may_be_somebody_else_suggests_nothing(desk: Desk) -> None:
    outcome = desk.write(ANNA, SuggestTheme(text="Frivillige"))

    assert [review.why for review in outcome.reviews] == [Why.UNPROVEN]
    assert texts(desk) == []


def test_a_suggestion_without_words_is_shown_to_a_person(desk: Desk) -> None:
    (review,) = suggest(desk, ANNA, " … ")

    assert review.why is Why.UNSURE
    assert texts(desk) == []


# -- alike, and merged ------------------------------------------------------------------------


def test_a_suggestion_that_is_very_like_another_is_noted_and_shown(desk: Desk) -> None:
    suggest(desk, ANNA, "Frivillige i internationale projekter")

    (review,) = suggest(desk, BO, "Et internationalt projekt med frivillige")

    assert [number for number, _ in texts(desk)] == [1, 2]
    assert review.why is Why.ALIKE
    assert review.suggestion == ({"do": "merge-themes", "number": 2, "into": 1},)
    assert "2. Et internationalt" in review.words and "1. Frivillige" in review.words


def test_a_suggestion_that_is_like_none_is_not_shown(desk: Desk) -> None:
    suggest(desk, ANNA, "Frivillige i internationale projekter")

    assert suggest(desk, BO, "Grøn omstilling i havnebyer") == ()


def test_a_suggestion_that_is_only_somewhat_like_another_is_listed_so_and_no_more(
    desk: Desk,
) -> None:
    suggest(desk, ANNA, "Kommunal international strategi: fra venskabsbyer til samarbejder")

    assert suggest(desk, BO, "Venskabsbyer i dag") == ()

    found = like(theme(desk, 2), open_themes(desk.books, "nims"))
    assert found is not None and found[0].number == 1 and found[1] < VERY_ALIKE


def test_the_coordinators_yes_merges_what_is_alike(desk: Desk) -> None:
    suggest(desk, ANNA, "Frivillige i internationale projekter")
    (review,) = suggest(desk, BO, "Et internationalt projekt med frivillige")

    outcome = resolved(desk.books, desk.house, review, suggested(review), desk.now)
    desk.keep(outcome)

    assert texts(desk) == [(1, "Frivillige i internationale projekter")]
    assert len(theme(desk, 1).by) == 2
    assert theme(desk, 2).into == "nims/1"
    kept = desk.books.get(Review, review.key)
    assert kept is not None and kept.stage is Stage.RESOLVED
    assert outcome.letters == ()


def test_no_member_merges_themes_by_mail(desk: Desk) -> None:
    suggest(desk, ANNA, "Frivillige", "Grøn omstilling")

    outcome = desk.write(ANNA, MergeThemes(number=2, into=1), authenticated=True)

    assert [review.why for review in outcome.reviews] == [Why.NO_RULE]
    assert len(texts(desk)) == 2


def test_numbers_are_never_used_again(desk: Desk) -> None:
    suggest(desk, ANNA, "Frivillige", "Grøn omstilling")
    desk.keep(dropped(theme(desk, 2)))

    suggest(desk, ANNA, "Havnebyer")

    assert texts(desk) == [(1, "Frivillige"), (3, "Havnebyer")]


@pytest.mark.parametrize("state", get_args(ThemeState)[1:])
def test_only_open_themes_are_merged_dropped_or_reworded(state: ThemeState) -> None:
    desk = Desk()
    open_ = Theme(key="nims/2", network="nims", number=2, text="T", suggested=desk.now)
    gone = replace(open_, key="nims/1", number=1, state=state)

    for act in (
        partial(merged, gone, open_),
        partial(merged, open_, gone),
        partial(dropped, gone),
        partial(reworded, gone, "Nyt"),
    ):
        with pytest.raises(NoTheme, match="theme 1 is"):
            act()
    with pytest.raises(NoTheme, match="into itself"):
        merged(open_, open_)


@pytest.mark.parametrize("wish", [Vote(choices=(1,)), Leave(scope="newsletter"), Confirm()])
def test_what_else_the_mail_asks_for_does_not_hide_the_suggestion(desk: Desk, wish: object) -> None:
    desk.write(ANNA, SuggestTheme(text="Frivillige"), wish, authenticated=True)  # type: ignore[arg-type]

    assert texts(desk) == [(1, "Frivillige")]
