"""Tables on a terminal: whole words, whatever its width."""

import pytest

from nimsmail.cli.layout import laid_out

HEADS = ("Id", "State", "Kind", "To", "Queued", "Tries", "What the relay said")
ROWS = (
    ("abcd2345", "queued", "invitation", "anna.berg@varde.example", "2027-01-11 09:00", "", ""),
    ("bcde3456", "deferred", "rsvp-receipt", "bo@esbjerg.example", "2027-01-12 10:30", "2", ""),
)
LATE = ("cdef4567", "failed", "invitation", "x@y.example", "2027-01-12 10:30", "1", "550 no such")
WORDS = {word for row in (HEADS, *ROWS) for cell in row for word in cell.split(" ")}


@pytest.mark.parametrize("width", [200, 120, 100, 80, 70])
def test_no_line_is_too_wide_and_no_word_is_broken(width: int) -> None:
    lines = laid_out(HEADS, (*ROWS, LATE), width)

    assert max(map(len, lines)) <= width
    assert {"anna.berg@varde.example", "rsvp-receipt", "abcd2345"} <= set(" ".join(lines).split())


def test_a_column_without_a_word_in_it_is_left_out() -> None:
    assert "What" not in laid_out(HEADS, ROWS, 200)[0]


def test_dates_of_one_year_lose_it_where_there_is_little_room() -> None:
    assert "2027-01-11 09:00" in laid_out(HEADS, ROWS, 200)[1]
    assert "11 Jan 09:00" in laid_out(HEADS, ROWS, 80)[1]


def test_on_a_narrow_terminal_each_record_is_a_block() -> None:
    lines = laid_out(HEADS, ROWS, 50)

    assert lines[:2] == ["Id      abcd2345", "State   queued"]
    assert lines.count("") == 1
