"""docs/assurance.md names tests that are there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "docs/assurance.md").read_text("utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", TEXT)))


@pytest.mark.parametrize(("file", "name"), NAMED, ids=lambda part: part.rpartition("/")[2])
def test_a_test_that_assures_something_is_there(file: str, name: str) -> None:
    assert f"def {name}(" in (ROOT / file).read_text("utf-8")


def test_every_requirement_has_something_that_shows_it() -> None:
    rows = [line for line in TEXT.splitlines() if re.match(r"\| R\d+ \|", line)]

    assert len(rows) >= 18
    assert all("::test_" in row for row in rows)
