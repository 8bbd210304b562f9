"""The keys that letters are signed with: read from their files, and made.

Only who signs imports this: what it needs takes longer to load than a letter to make.
"""

import os
from collections.abc import Mapping
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from nimsmail.credentials.secrets import read_private
from nimsmail.errors import ConfigError, NotFound
from nimsmail.writing.dkim import SigningKey

_SMALLEST = 1024  # bits; nobody verifies a smaller key (RFC 8301 §3.2)
_USUAL = 2048


def signing_key(file: Path, named_by: str, environ: Mapping[str, str]) -> SigningKey:
    """Read a key that only its owner may read: RSA or Ed25519, as PEM without a passphrase."""
    pem = read_private(file, named_by, environ)
    try:
        key = load_pem_private_key(pem, password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        raise ConfigError(
            f"{file}, named by {named_by}, holds no private key in PEM without a passphrase; "
            f"make one with `nimsmail dkim key {file.name}`."
        ) from None
    if isinstance(key, Ed25519PrivateKey):
        return key
    if isinstance(key, RSAPrivateKey) and key.key_size >= _SMALLEST:
        return key
    raise ConfigError(
        f"{file}, named by {named_by}, is no key that letters can be signed with; "
        "make an RSA key of 2048 bits, or an Ed25519 key, with `nimsmail dkim key`."
    )


def make_key(file: Path, *, ed25519: bool = False) -> SigningKey:
    """Make a key, and write it to a new file that only its owner may read."""
    key: SigningKey = (
        Ed25519PrivateKey.generate()
        if ed25519
        else rsa.generate_private_key(public_exponent=65537, key_size=_USUAL)
    )
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
    try:
        descriptor = os.open(file, flags, 0o600)
    except FileExistsError:
        raise NotFound(
            f"{file} is there already, and a key is not overwritten; name another file."
        ) from None
    except OSError as error:
        raise NotFound(
            f"{file} cannot be written ({error.strerror}); name a file in a folder of yours."
        ) from None
    with open(descriptor, "wb") as stream:  # noqa: PTH123 - a descriptor, no path
        os.fchmod(descriptor, 0o600)
        stream.write(pem)
    return key
