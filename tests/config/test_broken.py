"""Broken configurations, each with the words that it is refused with beside it.

`broken/NAME.toml` is refused with `broken/NAME.txt`, to the letter. A line at the top,
`#environ NAME=value`, sets a variable. FOLDER stands for the folder they are in.
"""

from pathlib import Path

import pytest

from nimsmail.config import load
from nimsmail.errors import ConfigError

BROKEN = Path(__file__).parent / "broken"
NAMES = sorted(path.stem for path in BROKEN.glob("*.toml"))


def environ_of(file: Path) -> dict[str, str]:
    lines = file.read_text("utf-8", "replace").splitlines()
    marked = (line.removeprefix("#environ ") for line in lines if line.startswith("#environ "))
    return dict(each.split("=", 1) for each in marked)


def refusal(name: str) -> str:
    file = BROKEN / f"{name}.toml"
    with pytest.raises(ConfigError) as refused:
        load(file, environ_of(file))
    return str(refused.value).replace(str(BROKEN), "FOLDER")


@pytest.mark.parametrize("name", NAMES)
def test_it_is_refused_in_these_words(name: str) -> None:
    expected = (BROKEN / f"{name}.txt").read_text("utf-8").rstrip("\n")

    assert refusal(name) == expected


@pytest.mark.parametrize("name", NAMES)
def test_each_line_says_where_and_what_and_what_to_do(name: str) -> None:
    for line in refusal(name).splitlines():
        where, _, rest = line.partition(" ")

        assert where.startswith(("FOLDER/", "NIMSMAIL_")), line
        assert "; " in rest, line
        assert line.isprintable()


def test_a_secret_is_never_told() -> None:
    assert not [name for name in NAMES if "hunter2" in refusal(name)]


def test_there_are_as_many_as_there_are_words_for_them() -> None:
    assert {path.stem for path in BROKEN.glob("*.txt")} == set(NAMES)
    assert len(NAMES) >= 30
