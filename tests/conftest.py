"""The servers that several tests want, each started once and then shared."""

from collections.abc import Iterator

import pytest

from tests.servers.authority import Authority
from tests.servers.dovecot import Account, Dovecot
from tests.servers.proxy import Proxy
from tests.servers.relay import Relay
from tests.servers.tokens import Introspection


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """A certificate authority that nobody else trusts."""
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture(scope="session")
def introspection() -> Iterator[Introspection]:
    """Where the Dovecot server asks about access tokens."""
    with Introspection() as running:
        yield running


@pytest.fixture(scope="session")
def dovecot_server(authority: Authority, introspection: Introspection) -> Iterator[Dovecot]:
    """A Dovecot in which every user name is an account; TLS for "localhost"."""
    certificate = authority.certify("localhost")
    with Dovecot(certificate, tokeninfo=introspection.port) as running:
        yield running


@pytest.fixture
def dovecot(dovecot_server: Dovecot) -> Account:
    """An empty mailbox of one's own: port, user, password, deliver(), folder()."""
    return dovecot_server.account()


@pytest.fixture
def relay() -> Iterator[Relay]:
    """A relay that takes everything, until its `plan` says otherwise; `messages` it took."""
    with Relay() as running:
        yield running


@pytest.fixture
def imap_line(dovecot_server: Dovecot) -> Iterator[Proxy]:
    """A line to Dovecot that can be made bad: `trouble`, close(), open()."""
    with Proxy(dovecot_server.port) as running:
        yield running
