"""config.example.toml and docs/configuration.md say what the models say."""

import re
import tomllib
from datetime import time
from pathlib import Path
from typing import Any

import pytest

from nimsmail.config import load
from nimsmail.config.keys import KeyPath, Known, every_key
from nimsmail.config.settings import Settings
from nimsmail.config.source import _lines
from nimsmail.config.values import read_duration, read_hour
from tests.config.reference import BEGIN, DOCUMENT, END, document

EXAMPLE = Path(__file__).parents[2] / "config.example.toml"
TEXT = EXAMPLE.read_text("utf-8")
# A key that is commented out has no space after its #.
ALL = re.sub(r"(?m)^#(?=[a-z\[])", "", TEXT)
LINES = {
    tuple("KEY" if part == "nims" else part for part in path): number
    for path, number in _lines(ALL).items()
}
# [mailbox.oauth2] and [post.oauth2] hold the keys of [oauth2], and a network's dkim those of
# [dkim]; a comment says so.
KEYS = [
    known
    for known in every_key(Settings)
    if not {"oauth2", "dkim"} & set(known.path[1:]) and "coordinators" not in known.path[:-1]
]


def test_the_example_loads_as_it_is() -> None:
    settings = load(EXAMPLE, {})

    assert settings.networks["nims"].name == "NIMS"


@pytest.mark.parametrize("known", KEYS, ids=lambda known: ".".join(map(str, known.path)))
def test_every_key_is_in_the_example_with_a_comment_above(known: Known) -> None:
    if known.path == ("networks",):
        assert ("networks", "KEY") in LINES
        return

    above = TEXT.splitlines()[LINES[known.path] - 2]

    assert above.startswith("# ") and above.strip("# "), known.path


def test_the_example_knows_no_key_that_the_models_do_not() -> None:
    known: set[KeyPath] = {each.path for each in KEYS} | {("networks", "KEY")}

    assert set(LINES) <= known


@pytest.mark.parametrize(
    "known",
    [
        each
        for each in KEYS
        if each.field.default is not None and not each.field.is_required() and not each.is_section
    ],
    ids=lambda known: ".".join(map(str, known.path)),
)
def test_what_the_example_shows_is_the_default(known: Known) -> None:
    shown = _at(tomllib.loads(ALL), known.path)

    if known.path == ("post", "user"):
        assert known.field.default == ""  # wanted unless auth is none
    elif known.name == "size_limit":
        assert (shown, known.field.default) == ("10 MB", 10_000_000)
    elif "a length of time" in known.wanted:
        assert read_duration(shown) == known.field.default
    elif isinstance(known.field.default, time):
        assert read_hour(shown) == known.field.default
    elif isinstance(known.field.default, tuple):
        assert tuple(shown) == known.field.default
    else:
        assert shown == (
            str(known.field.default) if known.name == "folder" else known.field.default
        )


def _at(tree: Any, path: KeyPath) -> Any:
    for part in path:
        tree = tree["nims" if part == "KEY" else part]
    return tree


def test_both_oauth2_of_their_own_are_named_in_the_example() -> None:
    assert "# [mailbox.oauth2] says" in TEXT
    assert "# [post.oauth2] says" in TEXT


def test_the_reference_is_made_from_the_models() -> None:
    text = DOCUMENT.read_text("utf-8")

    assert BEGIN in text and END in text
    assert text == document(text), "run: python -m tests.config.reference"
