"""Passwords from a command, a variable, or a private file."""

import os
import shlex
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from nimsmail import logs
from nimsmail.config import Settings
from nimsmail.credentials import for_mailbox, for_post
from nimsmail.credentials.secrets import SecretPlace
from nimsmail.errors import ConfigError, MailboxError, PostError

ENVIRON = {"PATH": os.environ["PATH"]}


def printing(text: str, code: int = 0) -> str:
    """A command that prints `text`, complains, and ends with `code`."""
    program = f"import sys; print({text!r}); print('oh: {text}', file=sys.stderr); sys.exit({code})"
    return f"password_command = {[sys.executable, '-c', program]!r}"


def place(**ways: object) -> SecretPlace:
    return SecretPlace(
        key="mailbox.password",
        environ=ENVIRON,
        passing=MailboxError,
        **ways,  # type: ignore[arg-type]
    )


def test_a_command_prints_the_password(settings_of: Callable[..., Settings]) -> None:
    credential = for_mailbox(settings_of(printing("hunter2 with ø")), ENVIRON)

    assert (credential.kind, credential.secret()) == ("password", "hunter2 with ø")


def test_no_shell_reads_the_command(settings_of: Callable[..., Settings]) -> None:
    settings = settings_of("password_command = \"echo '$HOME' ; id\"")

    assert for_mailbox(settings, ENVIRON).secret() == "$HOME ; id"


def test_a_failed_command_is_named_with_its_exit_code_and_not_what_it_said(
    settings_of: Callable[..., Settings],
) -> None:
    credential = for_mailbox(settings_of(printing("hunter2", code=3)), ENVIRON)

    with pytest.raises(MailboxError) as refused:
        credential.secret()

    name = shlex.quote(Path(sys.executable).name)
    assert str(refused.value) == (
        f"mailbox.password_command: the command {name} failed with exit code 3; "
        "run it by hand as this user to see why."
    )


def test_a_command_that_is_not_there_is_the_operator_s_to_mend(
    settings_of: Callable[..., Settings],
) -> None:
    credential = for_mailbox(settings_of('password_command = "/no/such/pass show"'), ENVIRON)

    with pytest.raises(ConfigError, match=r"the command pass cannot be run \(No such file"):
        credential.secret()


def test_a_command_that_waits_for_somebody_is_ended_with_its_children() -> None:
    waiting = place(command=("sh", "-c", "sleep 60 & sleep 60"), time_limit=0.3)
    began = time.monotonic()

    with pytest.raises(MailboxError, match=r"the command sh did not end within 0\.3 s"):
        waiting.read()

    assert time.monotonic() - began < 30


def test_a_command_that_never_stops_talking_is_cut_short() -> None:
    with pytest.raises(MailboxError, match="the command yes failed"):
        place(command=("yes", "hunter2")).read()


def test_a_variable_holds_the_password(settings_of: Callable[..., Settings]) -> None:
    credential = for_mailbox(settings_of('password_env = "IMAP"'), {"IMAP": "hunter2"})

    assert credential.secret() == "hunter2"


def test_a_variable_that_is_not_set_is_not_named(settings_of: Callable[..., Settings]) -> None:
    credential = for_mailbox(settings_of('password_env = "hunter2"'), {})

    with pytest.raises(ConfigError) as refused:
        credential.secret()

    assert str(refused.value) == (
        "mailbox.password_env names an environment variable that is not set; "
        "set it where nimsmail is started."
    )


@pytest.mark.parametrize(
    "content", [b"hunter2\n", b"hunter2\r\n", b"hunter2", b"\xef\xbb\xbfhunter2"]
)
def test_a_private_file_holds_the_password(
    tmp_path: Path, settings_of: Callable[..., Settings], content: bytes
) -> None:
    file = tmp_path / "password"
    file.write_bytes(content)
    file.chmod(0o600)

    assert for_mailbox(settings_of('password_file = "password"'), {}).secret() == "hunter2"


def test_a_changed_password_is_found_at_the_next_connection(tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.touch(0o600)
    file.write_text("old")
    here = place(file=file)
    first = here.read()

    file.write_text("new")

    assert (first, here.read()) == ("old", "new")


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o644])
def test_a_file_that_others_can_read_is_refused(tmp_path: Path, mode: int) -> None:
    file = tmp_path / "password"
    file.write_text("hunter2")
    file.chmod(mode)

    with pytest.raises(ConfigError) as refused:
        place(file=file).read()

    assert str(refused.value) == (
        f"{file}, named by mailbox.password, can be read by others (mode {mode:04o}); "
        f"run `chmod 600 {file}`."
    )


def test_what_systemd_laid_out_may_look_like_a_group_s(tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_text("hunter2")
    file.chmod(0o440)
    environ = {"CREDENTIALS_DIRECTORY": str(tmp_path)}

    here = SecretPlace(key="k", environ=environ, passing=MailboxError, file=file)

    assert here.read() == "hunter2"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "gives nothing; put the secret there"),
        (b"\n", "gives nothing; put the secret there"),
        (b"hunter2\nhunter3", "gives more than one line"),
        (b"hunter2\x00nims", "gives more than one line"),
        (b"x" * 70_000, "gives more than one line"),
        (b"h\xe6nter", "gives no UTF-8 text"),
    ],
)
def test_what_is_no_password_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    file = tmp_path / "password"
    file.touch(0o600)
    file.write_bytes(content)

    with pytest.raises(ConfigError, match=said) as refused:
        place(file=file).read()

    assert "hunter" not in str(refused.value)


def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"does not exist; make it, with mode 0600"):
        place(file=tmp_path / "none").read()


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="is not a file"):
        place(file=tmp_path).read()


def test_a_pipe_is_no_file_and_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe", 0o600)

    with pytest.raises(ConfigError, match="is not a file"):
        place(file=tmp_path / "pipe").read()


def test_a_relay_may_want_no_sign_in(settings_of: Callable[..., Settings]) -> None:
    assert for_post(settings_of('password_env = "IMAP"', 'auth = "none"'), {}) is None
    assert for_post(settings_of('password_env = "IMAP"', ""), {}) is None


def test_the_relay_s_own_trouble_is_the_post_office_s(
    settings_of: Callable[..., Settings],
) -> None:
    credential = for_post(settings_of('password_env = "IMAP"', printing("x", code=1)), ENVIRON)

    assert credential is not None
    with pytest.raises(PostError):
        credential.secret()


def test_the_log_does_not_tell_a_password_that_was_read(
    settings_of: Callable[..., Settings],
) -> None:
    credential = for_mailbox(settings_of('password_env = "IMAP"'), {"IMAP": "correct horse"})

    password = credential.secret()

    assert password not in logs.redact(f"LOGIN nims {password}")
    assert password not in repr(credential)


def test_a_token_from_a_command_is_asked_for_each_time(
    tmp_path: Path, settings_of: Callable[..., Settings]
) -> None:
    count = tmp_path / "count"
    count.touch()
    program = (
        f"import pathlib; p = pathlib.Path({str(count)!r}); n = len(p.read_text());"
        "p.write_text('.' * (n + 1)); print(f'token{n}')"
    )
    command = f"[oauth2]\ntoken_command = {[sys.executable, '-c', program]!r}"
    credential = for_mailbox(settings_of('auth = "oauth2"', more=command), ENVIRON)

    assert (credential.kind, credential.token(), credential.token()) == (
        "xoauth2",
        "token0",
        "token1",
    )
