"""However a command ends, it says why in a sentence, and what to do."""

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from nimsmail import __version__
from nimsmail.cli import cli
from nimsmail.cli.call import Call
from nimsmail.cli.failing import guarded
from nimsmail.errors import Busy, MailboxError, NotFound, PostError, StoreError
from tests.cli.conftest import Shell


def test_the_version_is_told() -> None:
    assert CliRunner().invoke(cli, ["--version"]).output == f"nimsmail, version {__version__}\n"


@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_help_is_had_by_two_names(flag: str) -> None:
    result = CliRunner().invoke(cli, ["meeting", "invite", flag])

    assert result.exit_code == 0
    assert "--dry-run" in result.output


def test_a_mistyped_noun_is_told_which_was_meant() -> None:
    result = CliRunner().invoke(cli, ["meating"])

    assert result.exit_code == 2
    assert "did you mean meeting?" in result.stderr


def test_a_noun_alone_shows_its_verbs() -> None:
    result = CliRunner().invoke(cli, ["review"])

    assert result.exit_code == 2
    assert "resolve" in result.stderr
    assert not result.stderr.startswith("Error")


def test_without_a_configuration_the_remedy_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    result = CliRunner().invoke(cli, ["member", "list"])

    assert result.exit_code == 1
    assert "nimsmail init DIR" in result.stderr


def test_every_fault_of_a_configuration_is_told_at_once(shell: Shell) -> None:
    text = (shell.folder / "config.toml").read_text()
    bad = text.replace("port = 1143", "port = 0").replace("port = 1025", "prot = 1")

    said = shell.refused("--config", shell.file("bad.toml", bad), "member", "list")

    assert "2 things in the configuration need mending" in said
    assert said.count("bad.toml:") == 2


def test_the_configuration_may_be_named_after_the_verb_too(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    said = shell.said("member", "list", "--config", str(shell.folder / "config.toml"))

    assert said == "There are no members.\n"


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (NotFound("x"), 1),
        (Busy("x"), 3),
        (StoreError("x"), 4),
        (MailboxError("x"), 75),
        (PostError("x"), 75),
        (click.UsageError("x"), 2),
        (ZeroDivisionError("a secret"), 1),
        (MemoryError(), 1),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else str(value),
)
def test_each_error_has_its_exit_code_and_a_sentence(
    error: BaseException, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> None:
        raise error

    assert guarded(fail, Call()) == code

    said = capsys.readouterr().err
    assert said.startswith("Error: ")
    assert "a secret" not in said
    assert "Traceback" not in said


@pytest.mark.parametrize("error", [click.Abort(), KeyboardInterrupt()], ids=["abort", "ctrl-c"])
def test_to_be_stopped_is_no_error(
    error: BaseException, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop() -> None:
        raise error

    assert guarded(stop, Call()) == 130

    assert capsys.readouterr().err.startswith("Stopped; what was finished is kept.")


def test_a_sentence_ends_with_a_full_stop(capsys: pytest.CaptureFixture[str]) -> None:
    def fail() -> None:
        raise StoreError("store.json is damaged; restore a backup")

    guarded(fail, Call())

    assert capsys.readouterr().err.endswith("restore a backup.\n")


@pytest.mark.parametrize("words", ["member list", "member export", "completion bash", "--help"])
def test_an_output_that_is_full_is_told_of(shell: Shell, words: str) -> None:
    run = f"{sys.executable} -m nimsmail {words} > /dev/full"

    done = subprocess.run(run, shell=True, capture_output=True, text=True, check=False)  # noqa: S602

    assert done.returncode == 1
    assert done.stderr == (
        "Error: The output cannot be written (No space left on device); send it somewhere else.\n"
    )


def test_an_output_that_is_closed_is_no_fault(shell: Shell) -> None:
    run = f"{sys.executable} -m nimsmail member list >&-"

    done = subprocess.run(run, shell=True, capture_output=True, text=True, check=False)  # noqa: S602

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_choice_left_out_is_told_of_in_one_line() -> None:
    result = CliRunner().invoke(cli, ["completion"])

    assert "Choose from: bash, zsh, fish.\n" in result.stderr
    assert "\\t" not in result.stderr


def test_a_fault_shows_where_it_lies_to_whoever_asks(capsys: pytest.CaptureFixture[str]) -> None:
    call = Call()
    call.debug = True

    def fail() -> None:
        raise ValueError("about anna@varde.example")

    guarded(fail, call)

    said = capsys.readouterr().err
    assert "test_failing.py" in said
    assert "about [address]" in said


def test_a_command_of_an_error_speaks_no_escapes(capsys: pytest.CaptureFixture[str]) -> None:
    def fail() -> None:
        raise NotFound("called \x1b[31m; look again")

    guarded(fail, Call())

    assert "\x1b[31m" not in capsys.readouterr().err


def test_a_reader_who_goes_away_is_no_fault(shell: Shell) -> None:
    shell.members(*(f"Nr {n} <nr{n}@varde.example>, Varde, da" for n in range(2000)))
    run = f"{sys.executable} -m nimsmail member list | head -1; exit ${{PIPESTATUS[0]}}"

    done = subprocess.run(["bash", "-c", run], capture_output=True, text=True, check=False)

    assert done.returncode == 141
    assert done.stdout.startswith("Key")
    assert done.stderr == ""


def test_a_terminal_that_lacks_a_letter_gets_its_escape(shell: Shell, meeting: str) -> None:
    environ = {**os.environ, "PYTHONIOENCODING": "latin-1"}
    command = ("nimsmail", "meeting", "invite", meeting, "--dry-run")

    done = subprocess.run(
        [sys.executable, "-m", *command], capture_output=True, env=environ, check=True
    )

    assert "the invitation to \\u201cForårsmøde\\u201d".encode("latin-1") in done.stdout
    assert done.stderr == b""


def test_a_set_clock_is_refused_where_letters_could_leave_the_machine(shell: Shell) -> None:
    shell.environ = {
        "NIMSMAIL_POST__HOST": "smtp.kommune.example",
        "NIMSMAIL_POST__SECURITY": "tls",
    }

    said = shell.refused("meeting", "list")

    assert "--now (or NIMSMAIL_NOW) may be used only where mailbox and relay" in said


def test_now_is_taken_after_the_verb_too(shell: Shell, meeting: str) -> None:
    said = shell.said("meeting", "list", "--now", "1. april 2027")

    assert "There are no meetings to come" in said
