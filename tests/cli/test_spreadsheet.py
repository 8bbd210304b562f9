import csv
import io
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from nimsmail.cli.spreadsheet import read_sheet, safe, written

# What a spreadsheet takes for a formula, alone and behind what it looks through.
STARTS = "=+-@\t\r＝＋－＠"
CELLS = st.text(st.sampled_from("=+-@\t\r\n＝＋－＠ ;,\"'“abcæ1()"), max_size=8)


@settings(max_examples=1000, deadline=None)
@given(CELLS)
@example("\t=1")
@example('"=1')
@example(" ＝1")
def test_no_cell_is_run_as_a_formula(cell: str) -> None:
    first = safe(cell).lstrip(" \"'“").removeprefix("'")[:1]

    assert safe(cell).startswith("'") or first not in STARTS or first == ""


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200, deadline=None
)
@given(st.lists(st.text('=+-@ ;,"abcæøå1()', max_size=8), min_size=1, max_size=4))
def test_what_was_written_is_read_back(tmp_path: Path, cells: list[str]) -> None:
    path = tmp_path / "sheet.csv"
    rows = [("x", each) for each in cells]

    path.write_text(written(("mark", "cell"), rows), encoding="utf-8", newline="")

    read = [row.cells["cell"] for row in read_sheet(path).rows]
    assert read == [each.strip() for each in cells]


def test_raw_cells_are_as_they_are() -> None:
    text = written(("a",), [("=1+1",)], raw=True)

    assert list(csv.reader(io.StringIO(text.removeprefix("\ufeff")))) == [["a"], ["=1+1"]]


def test_a_row_is_known_by_the_line_it_begins_on(tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    path.write_text('a;b\r\n1;"two\r\nlines"\r\n\r\n3;4\r\n', newline="")

    assert [row.line for row in read_sheet(path).rows] == [2, 5]
