"""What holds for the zones of every body, and how the time for them grows."""

from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nimsmail.reading.lines import Zone, plain_lines
from nimsmail.reading.markup import html_lines
from nimsmail.reading.zones import zoned
from tests.reading.test_laws import calls_of
from tests.reading.test_zones import ATTRIBUTIONS, FOOTERS, UNMARKED

PIECES = st.sampled_from(
    [
        *(line for each in ATTRIBUTIONS.values() for line in each.split("\n")),
        *(line for each in UNMARKED.values() for line in each.split("\n")),
        *FOOTERS.split("\n"), "", "> Kommer du?", "> (http://a.example/?", "b)", "|", "Ja", "Mvh",
        "Lone", "-- ", "PS: Nej", "Ja tak On Tue, Nov 3, 2026 at 10:02 AM, bo@ribe.example wrote:",
    ]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(body=st.lists(PIECES, max_size=30).map("\n".join))
def test_every_line_is_in_one_zone_and_all_words_stay_in_their_order(body: str) -> None:
    zones = zoned(tuple(plain_lines(body)), "Lone Krog")

    assert " ".join(zone.text for zone in zones).split() == body.split()
    assert len(zones) >= len(body.split("\n"))


SHAPES = {
    "blank lines": "\n", "marks": ">\n", "deep marks": ">" * 60 + "\n", "marks on one line": ">",
    "half an attribution": "Den 1. dec skrev\n", "dates": "Den 1. dec. 2026 kl. 10.00\n",
    "openers on one line": "On ", "dates on one line": "On 1 ", "openers": "On\n",
    "one line": "ja ", "addresses": "http://a.example/?x=(1)&y=<2>\n", "dashes": "--\n",
    "rules": "-" * 40 + "\n", "half a header": "Fra: Lone\n\n\n", "a header again": "Til: x\nJa\n",
    "names": "Lone skrev:\n", "addresses in brackets": "a <a@b.example>\n", "open brackets": "<",
    "broken links": "> (http://x\na)\n", "attributions beside": "x On Wed, 4 " * 9 + "\n",
    "sign-offs": "Mvh\nLone\n", "broken by blanks": "On Wed, 4 Apr 2026 at 10:00 Bo\n\n",
    "marks of originals": "-----Original\n", "strokes and equals": "-=", "bars": "| x\n",
    "disclaimers": "Mailen indeholder fortrolige oplysninger, som er til den\n",
}  # fmt: skip
ELEMENTS = {
    "div": "<div>", "blockquote": "<blockquote>", "tables": "<table><tr><td>", "lists": "<ol><li>a",
    "items": "<li>a", "breaks": "<br>", "wrappers": '<div class="gmail_quote">a</div>',
    "wrappers in wrappers": "<div class=gmail_quote>", "less than": "<", "attributes": "<a b=c ",
    "paragraphs": "<p>a</p>", "cells": "<td>a", "quotations": "<blockquote>a</blockquote>b",
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())
def test_twice_the_text_takes_about_twice_the_steps(shape: str) -> None:
    def read(size: int) -> object:
        return zoned(tuple(plain_lines((shape * size)[:size])))

    once, twice = (calls_of(partial(read, size)) for size in (4_000, 8_000))

    assert twice <= 2.2 * once + 100


@pytest.mark.parametrize("element", ELEMENTS.values(), ids=ELEMENTS.keys())
def test_twice_the_html_takes_about_twice_the_steps(element: str) -> None:
    def read(size: int) -> object:
        return zoned(tuple(html_lines((element * size)[:size])))

    once, twice = (calls_of(partial(read, size)) for size in (4_000, 8_000))

    assert twice <= 2.2 * once + 100


def test_html_beyond_all_measure_is_kept_as_one_piece() -> None:
    cells = "".join(f"<td>{number}</td>" for number in range(20_000))

    zones = zoned(tuple(html_lines(f"<p>Ja</p><table><tr>{cells}</tr></table>")))

    assert [zone.text for zone in zones if zone.zone is Zone.OWN and zone.text][:1] == ["Ja"]
    assert zones[-1].zone is Zone.BEYOND
    words = " ".join(zone.text for zone in zones).split()
    assert words == ["Ja", *map(str, range(20_000))]
