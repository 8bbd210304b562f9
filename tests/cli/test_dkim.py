"""Signing, at the shell: a key, what to publish of it, and letters that others find good."""

from pathlib import Path

import dkim
import pytest

from tests.cli.conftest import Shell
from tests.servers.relay import Relay


@pytest.fixture
def signing(shell: Shell) -> Shell:
    shell.said("dkim", "key", str(shell.folder / "dkim.pem"))
    config = shell.folder / "config.toml"
    config.write_text(
        config.read_text("utf-8") + '\n[dkim]\nselector = "nims1"\nkey_file = "dkim.pem"\n', "utf-8"
    )
    return shell


def test_what_is_to_be_published_is_said_where_the_key_is_made(
    shell: Shell, tmp_path: Path
) -> None:
    made = shell.json("dkim", "key", str(tmp_path / "small.pem"), "--ed25519")

    assert made["value"].startswith("v=DKIM1; k=ed25519; p=")
    assert (tmp_path / "small.pem").exists()


def test_the_record_has_its_name_and_the_public_half_alone(signing: Shell) -> None:
    said = signing.said("dkim", "record")
    found = signing.json("dkim", "record")

    assert all(each["name"].startswith("nims1._domainkey.") for each in found)
    assert found[0]["value"] in said
    assert "PRIVATE" not in said


def test_without_a_key_the_way_to_one_is_told(shell: Shell) -> None:
    assert "nimsmail dkim key FILE" in shell.refused("dkim", "record")


def test_letters_that_go_out_are_found_good(signing: Shell, relayed: Relay, meeting: str) -> None:
    then = ("--now", "2026-01-12 09:00")  # no signature may be from the future
    signing.said("meeting", "invite", meeting, "--yes", *then)
    records = {
        each["name"].encode() + b".": each["value"].encode()
        for each in signing.json("dkim", "record")
    }

    signing.said("outbox", "deliver", "--wait", *then)

    assert relayed.messages
    for each in relayed.messages:
        assert dkim.verify(each.message, dnsfunc=lambda name, timeout=0: records[name])


def test_a_key_that_is_gone_stops_the_post_and_fails_no_letter(
    signing: Shell, relayed: Relay, meeting: str
) -> None:
    signing.said("meeting", "invite", meeting, "--yes")
    (signing.folder / "dkim.pem").unlink()

    said = signing.refused("outbox", "deliver", "--wait")

    assert "dkim.key_file" in said
    assert not relayed.messages
    assert {str(item.state) for item in signing.items()} == {"queued"}
