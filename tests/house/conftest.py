"""A secretariat of one's own for each test, on a real mailbox and a real relay."""

from pathlib import Path

import pytest

from tests.house.secretariat import Secretariat, Sent
from tests.servers.dovecot import Account
from tests.servers.relay import Relay


@pytest.fixture
def secretariat(tmp_path: Path, dovecot: Account, relay: Relay) -> Secretariat:
    def letters() -> list[Sent]:
        return [Sent(m.recipient, m.mail_from, m.message) for m in relay.messages]

    return Secretariat(tmp_path / "nims", dovecot, relay.port, letters)
