"""The store's own secret, from which every id and token is made.

It is part of the store: with another one, no answer to a letter already out could be told.
"""

import secrets
from hashlib import blake2b
from pathlib import Path

from nimsmail.errors import StoreError
from nimsmail.store.files import read, replace

NAME = "secret"
_SIZE = 32


def make(folder: Path) -> None:
    """Make a secret and keep it, unless there is one."""
    if not (folder / NAME).exists():
        replace(folder / NAME, encode(secrets.token_bytes(_SIZE)))


def load(folder: Path) -> bytes:
    """Return the secret, or raise StoreError if it is gone or not as it was made."""
    return decode(read(folder / NAME), folder / NAME)


def encode(secret: bytes) -> bytes:
    """Return the line that holds `secret`, with a checksum against damage."""
    return f"{secret.hex()} {_checksum(secret)}\n".encode()


def decode(data: bytes, path: Path) -> bytes:
    """Return the secret in `data`."""
    try:
        secret = bytes.fromhex(data[: 2 * _SIZE].decode("ascii"))
    except ValueError:
        secret = b""
    if len(secret) != _SIZE or data != encode(secret):
        raise StoreError(f"{path} is damaged; restore a backup")
    return secret


def _checksum(secret: bytes) -> str:
    return blake2b(secret, digest_size=8, person=b"nimsmail").hexdigest()
