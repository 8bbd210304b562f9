"""The keys that letters are signed with: ours alone, told clearly where they cannot be had."""

import stat
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
)

from nimsmail.config import load
from nimsmail.credentials.signers import Signers
from nimsmail.credentials.signing import make_key, signing_key
from nimsmail.errors import ConfigError, NotFound

NETWORKS = """
[networks.nims]
name = "NIMS"
long_name = "Netværk for Internationale Medarbejdere"
address = "nims@Kommune.example"
coordinators = [{ name = "Karen Holt", address = "karen.holt@kommune.example" }]
[networks.komdir]
name = "KOMDIR"
long_name = "Kommunaldirektørernes internationale udvalg"
address = "komdir@udvalg.example"
coordinators = [{ name = "Karen Holt", address = "karen.holt@kommune.example" }]
[mailbox]
host = "127.0.0.1"
user = "nims"
security = "none"
password_file = "password"
[post]
host = "127.0.0.1"
security = "none"
auth = "none"
"""


def signers(folder: Path, config: str) -> Signers:
    file = folder / "config.toml"
    file.write_text(NETWORKS + config, "utf-8")
    return Signers(load(file, {}), {})


def pem(key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey, lock: str = "") -> bytes:
    encryption: KeySerializationEncryption = (
        BestAvailableEncryption(lock.encode()) if lock else NoEncryption()
    )
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, encryption)


@pytest.mark.parametrize("ed25519", [False, True], ids=["rsa", "ed25519"])
def test_a_key_that_was_made_can_be_read_by_its_owner_alone(tmp_path: Path, ed25519: bool) -> None:
    file = tmp_path / "dkim.pem"

    made = make_key(file, ed25519=ed25519)

    read = signing_key(file, "dkim.key_file", {})
    assert read.public_key() == made.public_key()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_key_is_never_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "dkim.pem"
    file.write_text("what was there")

    with pytest.raises(NotFound, match="there already"):
        make_key(file)

    assert file.read_text() == "what was there"


def test_nobody_signs_unless_the_configuration_says_so(tmp_path: Path) -> None:
    assert signers(tmp_path, "").of("nims") is None


def test_each_network_signs_for_its_own_domain(tmp_path: Path) -> None:
    make_key(tmp_path / "dkim.pem", ed25519=True)
    make_key(tmp_path / "komdir.pem", ed25519=True)
    both = (
        '[dkim]\nselector = "S1"\nkey_file = "dkim.pem"\n'
        '[networks.komdir.dkim]\ndomain = "kl.example"\nselector = "s2"\nkey_file = "komdir.pem"\n'
    )

    found = signers(tmp_path, both)

    told = [(each.domain, each.selector) for key in ("nims", "komdir") if (each := found.of(key))]
    assert told == [("kommune.example", "s1"), ("kl.example", "s2")]


UNFIT = {
    "no key at all": (b"hello", "holds no private key"),
    "under a passphrase": (pem(rsa.generate_private_key(65537, 2048), "x"), "a passphrase"),
    "of another kind": (pem(ec.generate_private_key(ec.SECP256R1())), "no key that letters"),
}


@pytest.mark.parametrize("what", UNFIT)
def test_a_key_that_cannot_sign_is_told_of_before_any_letter_is_made(
    tmp_path: Path, what: str
) -> None:
    content, told = UNFIT[what]
    file = tmp_path / "dkim.pem"
    file.write_bytes(content)
    file.chmod(0o600)

    with pytest.raises(ConfigError, match=told) as refusal:
        signers(tmp_path, '[dkim]\nselector = "s1"\nkey_file = "dkim.pem"\n').ready()

    assert "dkim.key_file" in str(refusal.value)


def test_a_key_that_others_can_read_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "dkim.pem"
    make_key(file)
    file.chmod(0o640)

    with pytest.raises(ConfigError, match="chmod 600"):
        signing_key(file, "dkim.key_file", {})
