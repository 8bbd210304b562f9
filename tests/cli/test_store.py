import os

import pytest

from nimsmail.network.outbox import State
from tests.cli.conftest import Shell


def test_a_sound_store_is_proven_so(shell: Shell, meeting: str) -> None:
    assert shell.json("store", "check")["sound"] is True
    assert "is sound." in shell.said("store", "check")


def test_damage_is_told_with_exit_code_4(shell: Shell, meeting: str) -> None:
    journal = shell.folder / "store" / "store.journal"
    data = bytearray(journal.read_bytes())
    data[len(data) // 2] ^= 1
    journal.write_bytes(data)

    result = shell.run("store", "check")

    assert result.exit_code == 4
    assert "damaged:" in result.output
    assert "store.journal" in shell.refused("member", "list", code=4)


def test_a_store_that_is_not_there_is_not_made_in_silence(shell: Shell) -> None:
    os.rename(shell.folder / "store", shell.folder / "elsewhere")  # noqa: PTH104

    for command in (("member", "list"), ("status",), ("store", "check"), ("daemon", "--once")):
        said = shell.refused(*command, code=4)
        assert "make an empty store with `nimsmail store make`" in said

    assert not (shell.folder / "store").exists()


def test_an_empty_store_is_made_only_by_a_word_of_its_own(shell: Shell) -> None:
    os.rename(shell.folder / "store", shell.folder / "elsewhere")  # noqa: PTH104

    shell.said("store", "make")

    assert shell.json("member", "list") == []
    assert shell.json("store", "check")["sound"] is True
    assert (shell.folder / "store").stat().st_mode & 0o777 == 0o700


def test_no_store_is_made_in_place_of_one(shell: Shell, meeting: str) -> None:
    assert "There is a store in" in shell.refused("store", "make")
    assert len(shell.json("member", "list")) == 3


def test_a_store_that_others_can_read_is_not_called_damaged(shell: Shell) -> None:
    (shell.folder / "store" / "secret").chmod(0o644)

    result = shell.run("store", "check")

    assert result.exit_code == 1
    assert "not private: others can read" in result.output
    assert "damaged" not in result.output


@pytest.mark.parametrize(
    "command",
    [
        ("restore", "nowhere.bak"),
        ("restore", "templates"),
        ("restore", "config.toml"),
        ("backup", "."),
        ("backup", "/nowhere/copy.bak"),
    ],
    ids=" ".join,
)
def test_a_slip_of_the_user_ends_with_exit_code_1(shell: Shell, command: tuple[str, str]) -> None:
    said = shell.refused("store", *command)

    assert "name a file" in said
    assert ".new" not in said


def test_a_backup_brings_everything_back(shell: Shell, meeting: str) -> None:
    shell.said("meeting", "invite", meeting, "--yes")
    shell.said("store", "backup", "../copy.bak")
    shell.said("outbox", "withdraw", "--all-of", meeting)

    refused = shell.refused("store", "restore", "../copy.bak", code=1)
    said = shell.said("store", "restore", "../copy.bak", "--force")

    assert "restore with --force" in refused
    assert "3 letters held" in said
    assert {item.state for item in shell.items()} == {State.HELD}


def test_nothing_is_restored_under_a_running_daemon(shell: Shell) -> None:
    shell.said("store", "backup", "../copy.bak")

    with shell.office.store.hold("daemon"):
        shell.refused("store", "restore", "../copy.bak", "--force", code=3)
