"""A certificate for this machine, a token endpoint, and settings that name it."""

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from nimsmail.config import Settings, load
from tests.credentials.endpoint import TENANT, Endpoint

CONFIG = """
[networks.nims]
name = "NIMS"
long_name = "Netværket"
address = "nims@kommune.example"
coordinators = [{ name = "Mette Holm", address = "mette@kommune.example" }]
[mailbox]
host = "localhost"
user = "nims@kommune.example"
MAILBOX
[post]
host = "localhost"
user = "nims@kommune.example"
POST
"""
CLIENT = "11111111-2222-3333-4444-555555555555"


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key and its certificate for localhost, in one file."""
    folder = tmp_path_factory.mktemp("tls")
    command = (
        "openssl req -x509 -newkey rsa:2048 -nodes -days 2 "
        "-subj /CN=localhost -addext subjectAltName=DNS:localhost "
        "-keyout key.pem -out certificate.pem"
    )
    subprocess.run(command.split(), check=True, capture_output=True, cwd=folder)
    both = folder / "both.pem"
    both.write_bytes((folder / "key.pem").read_bytes() + (folder / "certificate.pem").read_bytes())
    both.chmod(0o600)
    return both


@pytest.fixture
def endpoint(certificate: Path) -> Iterator[Endpoint]:
    found = Endpoint(certificate)
    yield found
    found.close()


@pytest.fixture
def settings_of(tmp_path: Path) -> Callable[..., Settings]:
    """Settings whose [mailbox] and [post] hold the given lines."""

    def make(mailbox: str, post: str = 'auth = "none"', more: str = "") -> Settings:
        file = tmp_path / "config.toml"
        file.write_text(CONFIG.replace("MAILBOX", mailbox).replace("POST", post) + more, "utf-8")
        return load(file, {})

    return make


@pytest.fixture
def secret_file(tmp_path: Path) -> Path:
    file = tmp_path / "client-secret"
    file.write_text("s3cret-of-entra\n")
    file.chmod(0o600)
    return file


@pytest.fixture
def microsoft(
    endpoint: Endpoint,
    certificate: Path,
    settings_of: Callable[..., Settings],
    secret_file: Path,
) -> Settings:
    """Settings that sign in to both servers by the endpoint's tokens."""
    return settings_of(
        'auth = "oauth2"',
        'auth = "oauth2"',
        f"""
[oauth2.microsoft365]
tenant = "{TENANT}"
client_id = "{CLIENT}"
client_secret_file = "{secret_file.name}"
authority = "{endpoint.url}"
ca_file = "{certificate}"
expires = 2027-03-18
""",
    )
