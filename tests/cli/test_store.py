import os

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

    shell.refused("member", "list", code=4)

    assert not (shell.folder / "store").exists()


def test_a_backup_brings_everything_back(shell: Shell, meeting: str) -> None:
    shell.said("meeting", "invite", meeting, "--yes")
    shell.said("store", "backup", "../copy.bak")
    shell.said("outbox", "withdraw", "--all-of", meeting)

    refused = shell.refused("store", "restore", "../copy.bak", code=4)
    said = shell.said("store", "restore", "../copy.bak", "--force")

    assert "restore with --force" in refused
    assert "3 letters held" in said
    assert {item.state for item in shell.items()} == {State.HELD}


def test_nothing_is_restored_under_a_running_daemon(shell: Shell) -> None:
    shell.said("store", "backup", "../copy.bak")

    with shell.office.store.hold("daemon"):
        shell.refused("store", "restore", "../copy.bak", "--force", code=3)
