"""The log tells what happened, and nothing about people."""

import json
import logging
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog

from nimsmail import logs
from nimsmail.errors import ConfigError

TOKEN = "abcdefghijklmnop-abcdefghijklmnopqrstuvwxyz"


@pytest.fixture(autouse=True)
def quiet_again() -> Iterator[None]:
    yield
    root = logging.getLogger()
    for handler in [each for each in root.handlers if each.get_name() == "nimsmail"]:
        root.removeHandler(handler)
        handler.close()
    structlog.reset_defaults()


def test_an_event_is_one_line_in_plain_words(capsys: pytest.CaptureFixture[str]) -> None:
    logs.setup()

    logs.get_logger("mailbox").info(
        "Took in a mail", mail="m1", intents=("attend", "vote"), why="a b"
    )

    line = capsys.readouterr().err
    assert line.split(" ", 1)[1] == 'info    Took in a mail mail=m1 intents=attend,vote why="a b"\n'


def test_machines_get_json(capsys: pytest.CaptureFixture[str]) -> None:
    logs.setup(format="json")

    logs.get_logger("mailbox").warning("Mailbox is away", tries=3)

    event = json.loads(capsys.readouterr().err)
    assert (event["event"], event["level"], event["tries"]) == ("Mailbox is away", "warning", 3)


def test_what_is_below_the_level_is_not_told(capsys: pytest.CaptureFixture[str]) -> None:
    logs.setup(level="warning")

    logs.get_logger("mailbox").info("Took in a mail")

    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("format", ["plain", "json"])
def test_no_line_holds_a_person_or_a_secret(
    format: logs.Format, capsys: pytest.CaptureFixture[str]
) -> None:
    logs.setup(format=format, level="debug")
    logs.conceal("mailbox", "correct horse")

    logs.get_logger("post").info(
        f"To anna@aarhus.example by {TOKEN}",
        sender="Anna <Anna.Berg@Aarhus.example>",
        reply_to=f"nims+{TOKEN.upper()}@kommune.example",
        raw=b"LOGIN nims correct horse",
        nested={"to": ["bo@odense.example"], "auth": ("Bearer eyJ0.abc-def",)},
        error=ValueError("550 no such user ida@kommune.example"),
    )

    told = capsys.readouterr().err.lower()
    for secret in ("anna", "aarhus", "abcdefgh", "correct", "odense", "eyj0", "ida@"):
        assert secret not in told.replace("anna <[address]>", "")
    assert "[address]" in told and "[token]" in told and "[secret]" in told


def test_a_traceback_is_one_line_and_tells_no_values(capsys: pytest.CaptureFixture[str]) -> None:
    logs.setup()

    try:
        raise ValueError("anna@aarhus.example said\nno")
    except ValueError:
        logs.get_logger("daemon").error("A turn failed", exc_info=True)

    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "ValueError: [address] said\\nno" in told


@pytest.mark.parametrize("format", ["plain", "json"])
def test_nobody_can_forge_a_line_or_speak_to_the_terminal(
    format: logs.Format, capsys: pytest.CaptureFixture[str]
) -> None:
    logs.setup(format=format)

    logs.get_logger("mailbox").info(
        "Subject\r\nerror Forged", subject="\x1b[2J\u202eevil\u2028\x00\x9b\ud800", **{"a\nb": 1}
    )

    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert told.rstrip("\n").isprintable()


def test_what_libraries_say_passes_the_same_guard(capsys: pytest.CaptureFixture[str]) -> None:
    logs.setup()

    logging.getLogger("msal.oauth2cli").warning("refused %s", "anna@aarhus.example")
    logging.getLogger("imapclient").debug("LOGIN hunter2")

    told = capsys.readouterr().err
    assert "refused [address]" in told
    assert "LOGIN" not in told


def test_only_the_last_secret_of_each_is_kept() -> None:
    logs.conceal("test", "first-secret")
    logs.conceal("test", "second-secret")

    assert logs.redact("first-secret second-secret") == "first-secret [secret]"


def test_a_word_too_short_to_hide_does_not_eat_the_log() -> None:
    logs.conceal("short", "ab")

    assert logs.redact("about") == "about"


@pytest.mark.parametrize("before", [None, 0o644])
def test_the_file_is_its_owner_s_alone(tmp_path: Path, before: int | None) -> None:
    file = tmp_path / "nimsmail.log"
    if before:
        file.touch(before)
    umask = os.umask(0)
    try:
        logs.setup(file=file)
    finally:
        os.umask(umask)

    logs.get_logger("mailbox").info("Took in a mail")

    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert "Took in a mail" in file.read_text("utf-8")


def test_a_log_that_was_moved_away_is_begun_anew(tmp_path: Path) -> None:
    file = tmp_path / "nimsmail.log"
    logs.setup(file=file)
    logs.get_logger("mailbox").info("First")

    file.rename(tmp_path / "nimsmail.log.1")
    logs.get_logger("mailbox").info("Second")

    assert "First" not in file.read_text("utf-8")
    assert "Second" in file.read_text("utf-8")


def test_a_link_in_its_place_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "nimsmail.log").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(ConfigError, match=r"log\.file, cannot be written"):
        logs.setup(file=tmp_path / "nimsmail.log")


def test_a_file_that_cannot_be_written_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"named by log\.file, cannot be written: No such file"):
        logs.setup(file=tmp_path / "no" / "nimsmail.log")


def test_redaction_takes_no_longer_for_a_long_line_than_its_length() -> None:
    line = "a" * 200_000 + "@" * 1000

    assert logs.redact(line)
