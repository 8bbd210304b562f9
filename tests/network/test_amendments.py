"""What a chair asks for, in words, and what becomes of the agenda."""

import pytest

from nimsmail.network.amendments import amended
from nimsmail.network.points import Point, as_markdown, changes_between, from_markdown

TITLES = ["Velkomst", "Nyt", "Case", "Frokost", "Workshop", "Glaskuglen", "Eventuelt"]
POINTS = tuple(Point(title=title) for title in TITLES)

# What is written, and the agenda it makes, by the first letters of its points.
CLEAR = {
    "Punkt 3 udgår": "VNFWGE",
    "Punkt 3 udgår, byt om på 4 og 5": "VNWFGE",
    "Pkt. 3 og 4 udgår.": "VNWGE",
    "Slet punkt 2.": "VCFWGE",
    "Tag punkt 3 ud.": "VNFWGE",
    "Drop frokost": "VNCWGE",
    "Det sidste punkt udgår": "VNCFWG",
    "Punkt tre slettes": "VNFWGE",
    "Godkendt med den ændring, at punkt 3 udgår": "VNFWGE",
    "Byt om på punkt 4 og 5": "VNCWFGE",
    "Lad 4 og 5 bytte plads": "VNCWFGE",
    "Flyt punkt 6 op før punkt 3": "VNGCFWE",
    "Ryk glaskuglen frem, så den ligger før frokost": "VNCGFWE",
    "Punkt 2 flyttes til sidst": "VCFWGEN",
    "Flyt punkt 6 øverst": "GVNCFWE",
    "Ryk 5 op som nr. 2": "VWNCFGE",
    "Nyt punkt: Studietur": "VNCFWGSE",
    "Tilføj et punkt om Ukraine efter punkt 2": "VNUCFWGE",
    "Tilføj punkt: Budget 2028 som punkt 2": "VBNCFWGE",
    'Punkt 5 skal hedde "Øvelser"': "VNCFØGE",
    "Omdøb punkt 3 til Tallinn": "VNTFWGE",
    "Item 3 should be removed": "VNFWGE",
    "Please drop item 2": "VCFWGE",
    "Swap 4 and 5, and drop item 2. Otherwise fine.": "VCWFGE",
    "Move item 6 before item 2": "VGNCFWE",
    "Please add an item on Horizon Europe before item 4": "VNCHFWGE",
}
UNCLEAR = (
    "Punkt 3 udgår, hvis Bo ikke kan",
    "Punkt 3 udgår ikke",
    "Skal punkt 3 udgå?",
    "Måske kunne vi droppe punkt 3",
    "Punkt 3 skal vi lige tale om",
    "Punkt 9 udgår",
    "Tilføj Bo under punkt 5",
    "Nyt punkt: Ukraine, og slet punkt 3",
    "Skær casen ned til en halv time",
    "Punkt 3 eller 4 udgår",
    "Slet punkt 3 i referatet fra sidst",
    "Flyt punkt 3 til næste møde",
    "Move item 3 to the June meeting",
    "Punkt 3 tager 20 minutter",
    "Byt om på punkt 4",
)


@pytest.mark.parametrize("text", CLEAR)
def test_what_is_clear_is_done(text: str) -> None:
    result = amended(POINTS, text)

    assert "".join(point.title[0] for point in result.points) == CLEAR[text]
    assert result.unclear == ()


@pytest.mark.parametrize("text", UNCLEAR)
def test_what_is_not_clear_changes_nothing_and_is_told(text: str) -> None:
    result = amended(POINTS, text)

    assert result.points == POINTS
    assert result.unclear


def test_of_two_sentences_each_counts_for_itself() -> None:
    result = amended(POINTS, "Punkt 3 udgår. Kan punkt 2 gøres kortere?")

    assert len(result.points) == 6
    assert result.unclear == ("Kan punkt 2 gøres kortere?",)


def test_who_wants_to_see_it_again_is_heard() -> None:
    assert amended(POINTS, "Slet punkt 3, og send den til mig igen").again
    assert not amended(POINTS, "Slet punkt 3").again


def test_what_has_changed_is_told_by_what_readers_know() -> None:
    changes = changes_between(POINTS, amended(POINTS, 'Punkt 5 skal hedde "Øvelser"').points)

    assert [(c.do, c.number, c.title, c.was) for c in changes] == [
        ("renamed", 5, "Øvelser", "Workshop")
    ]


def test_members_words_are_no_markup_in_the_paper() -> None:
    points = (Point(title="[Klik](https://ond.example) *nu*", note="# Stort"),)

    assert as_markdown(points) == ("1. \\[Klik\\](https\\://ond.example) \\*nu\\*\n   \\# Stort")
    assert from_markdown(as_markdown(points)) == points
