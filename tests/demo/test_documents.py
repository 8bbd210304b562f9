"""The README and the operator's guide, tried: every command is there, and the ten lines work."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

from nimsmail.cli import cli

ROOT = Path(__file__).parents[2]
DOCUMENTS = ("README.md", "docs/operations.md")


def shell_lines(document: str) -> list[str]:
    """Return the lines of every shell block, those that go on joined."""
    blocks = re.findall(r"```sh\n(.*?)```", (ROOT / document).read_text("utf-8"), re.DOTALL)
    return [line for block in blocks for line in block.replace("\\\n", " ").splitlines()]


def commands(document: str) -> list[list[str]]:
    """Return the words after `nimsmail`, in shell blocks and between backticks."""
    text = (ROOT / document).read_text("utf-8")
    spoken = re.findall(r"`(nimsmail [^`\n]+)`", text)
    lines = [shlex.split(line, comments=True) for line in (*shell_lines(document), *spoken)]
    lines = [line[3:] if line[:3] == ["sudo", "-u", "nimsmail"] else line for line in lines]
    return [line[1:] for line in lines if line[:1] == ["nimsmail"]]


def every_command() -> list[tuple[str, list[str]]]:
    return [(document, words) for document in DOCUMENTS for words in commands(document)]


@pytest.mark.parametrize(
    ("document", "words"), every_command(), ids=lambda each: str(each).replace(" ", "")[:60]
)
def test_a_command_that_is_told_of_exists_with_its_options(document: str, words: list[str]) -> None:
    command: click.Command = cli
    words = words[2:] if words[:1] == ["--config"] else words
    while words and isinstance(command, click.Group):
        found = command.get_command(click.Context(command), words[0])
        assert found, f"{document}: nimsmail {words[0]}"
        command, words = found, words[1:]

    known = {name for parameter in command.params for name in parameter.opts}
    assert {word for word in words if word.startswith("--")} <= known, document


def test_the_ten_lines_of_the_readme_lead_to_a_first_letter(tmp_path: Path) -> None:
    lines = shell_lines("README.md")
    start = next(at for at, line in enumerate(lines) if line.startswith("nimsmail init"))
    folder, told = tmp_path, ""

    for line in lines[start:]:
        program, *words = shlex.split(line)
        words = [word.replace("/tmp/", f"{tmp_path}/") for word in words]
        if program == "cd":
            folder = Path(words[0])
            continue
        run = subprocess.run(
            [sys.executable, "-m", "nimsmail", *words],
            cwd=folder,
            capture_output=True,
            text=True,
            env={"PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error"},
            timeout=60,
        )
        assert run.returncode == 0, f"{line}\n{run.stderr}"
        told = run.stdout

    assert "Subject: Invitation: NIMS-netværksmøde i Haderslev" in told
    assert "nothing was sent" in told


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_link_leads_somewhere(document: str) -> None:
    path = ROOT / document

    links = re.findall(r"\]\(([^)#]+)\)", path.read_text("utf-8"))

    assert [link for link in links if not (path.parent / link).exists()] == []


@pytest.mark.parametrize(
    "line",
    [
        "Type=notify",
        "User=nimsmail",
        "UMask=0077",
        "NoNewPrivileges=yes",
        "ProtectSystem=strict",
        "StateDirectoryMode=0700",
        "WatchdogSec=15min",
    ],
)
def test_the_daemon_runs_with_no_more_rights_than_it_needs(line: str) -> None:
    assert line in (ROOT / "docs" / "nimsmail.service").read_text("utf-8").splitlines()
