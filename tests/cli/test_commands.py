"""Every command says what it does, in its help and in docs/commands.md; shells complete it."""

import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from nimsmail.cli import cli
from nimsmail.cli.root import NOUNS
from tests.cli.conftest import Shell, every_command

COMMANDS = dict(every_command())
DOCS = Path(__file__).parents[2] / "docs" / "commands.md"


def _sections() -> dict[str, str]:
    """Return what the documentation says of each command, by its name without arguments."""
    found = {}
    for part in re.split(r"^### ", DOCS.read_text("utf-8"), flags=re.M)[1:]:
        heading, _, text = part.partition("\n")
        words = heading.strip("`").split()[1:]
        found[" ".join(word for word in words if re.fullmatch("[a-z][a-z-]*", word))] = text
    return found


LISTINGS = [name for name in COMMANDS if name.split()[-1] in ("list", "show", "coverage")]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_has_help(name: str) -> None:
    command = COMMANDS[name]

    options = [each for each in command.params if isinstance(each, click.Option)]

    assert command.help
    assert [each.opts for each in options if not each.help] == []
    assert {"--config", "--now", "--debug"} <= {opt for each in options for opt in each.opts}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_documentation(name: str) -> None:
    assert name in _sections()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_in_the_documentation(name: str) -> None:
    section = _sections()[name]
    shared = {"--config", "--now", "--debug"}

    wanted = {o for each in COMMANDS[name].params for o in each.opts if o.startswith("--")}

    assert [option for option in sorted(wanted - shared) if option not in section] == []


def test_nothing_is_documented_that_is_not_there() -> None:
    assert _sections().keys() <= COMMANDS.keys()


@pytest.mark.parametrize("name", LISTINGS)
def test_every_listing_can_be_json(name: str) -> None:
    assert "--json" in {opt for each in COMMANDS[name].params for opt in each.opts}


def test_every_noun_is_in_the_first_help() -> None:
    said = CliRunner().invoke(cli, ["--help"]).output

    for noun, (_, short) in NOUNS.items():
        assert f"  {noun}" in said
        assert short in " ".join(said.split())


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_printed_for_each_shell(shell: str) -> None:
    result = CliRunner().invoke(cli, ["completion", shell])

    assert result.exit_code == 0
    assert "_NIMSMAIL_COMPLETE" in result.output


def _completed(words: str) -> list[str]:
    env = {
        "_NIMSMAIL_COMPLETE": "bash_complete",
        "COMP_WORDS": f"nimsmail {words}",
        "COMP_CWORD": str(len(words.split(" "))),
    }
    said = CliRunner().invoke(cli, [], prog_name="nimsmail", env=env).output
    return [line.partition(",")[2] for line in said.splitlines() if line]


@pytest.mark.parametrize(
    ("words", "completed"),
    [
        ("mem", ["member"]),
        ("meeting show n", ["nims-2027-03"]),
        ("member list --network k", ["komdir"]),
        ("store m", ["make"]),
        ("member show an", ["anna.berg@varde.example"]),
        ("member list --organisation va", ["varde"]),
        (
            "meeting invite nims-2027-03 --to meeting/nims-2027-03:s",
            ["meeting/nims-2027-03:silent"],
        ),
    ],
)
def test_the_shell_completes_keys_from_the_store(
    shell: Shell, meeting: str, words: str, completed: list[str]
) -> None:
    assert _completed(words) == completed


def test_without_a_configuration_nothing_is_completed_and_nothing_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert _completed("member show a") == []
