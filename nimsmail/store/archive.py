"""The file that a backup is: a zip of a checkpoint and the secret.

The checkpoint in it is as any other: unzip it, and plain TinyDB opens it.
"""

import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Self

from nimsmail.errors import StoreError
from nimsmail.store import checkpoint, secret
from nimsmail.store.cabinet import FOLDER, expect_whole
from nimsmail.store.checkpoint import Checkpoint
from nimsmail.store.schema import CURRENT, Schema

# Where an archive lies in a store's folder while it is being put in place.
RESTORE = "store.restore"

# Everything that zipfile says of a file that is none, or no longer is.
_BAD = (zipfile.BadZipFile, zlib.error, KeyError, ValueError, NotImplementedError, RuntimeError)


@dataclass(frozen=True, slots=True)
class Archive:
    """A whole store in one file, with the files that are kept beside its records."""

    checkpoint: Checkpoint
    secret: bytes
    files: Mapping[str, bytes] = field(default_factory=dict)

    def encode(self) -> bytes:
        """Return the bytes of the file."""
        data = BytesIO()
        with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as file:
            kept = checkpoint.encode(self.checkpoint.marks, self.checkpoint.tables)
            beside = ((f"{FOLDER}/{name}", self.files[name]) for name in sorted(self.files))
            for name, content in (
                (checkpoint.NAME, kept),
                (secret.NAME, secret.encode(self.secret)),
                *beside,
            ):
                member = zipfile.ZipInfo(name)
                member.external_attr = 0o600 << 16
                member.compress_type = zipfile.ZIP_DEFLATED
                file.writestr(member, content)
        return data.getvalue()

    @classmethod
    def decode(cls, data: bytes, path: Path, schema: Schema = CURRENT) -> Self:
        """Take the file at `path` apart, or raise StoreError saying what ails it."""
        try:
            with zipfile.ZipFile(BytesIO(data)) as file:
                kept, key = file.read(checkpoint.NAME), file.read(secret.NAME)
                beside = [each for each in file.namelist() if each.startswith(f"{FOLDER}/")]
                kept_files = {each.removeprefix(f"{FOLDER}/"): file.read(each) for each in beside}
        except (*_BAD, EOFError, OSError) as error:
            raise StoreError(
                f"{path} is no backup of nimsmail's, or is damaged: {error}; take another backup"
            ) from error
        for name, octets in kept_files.items():
            expect_whole(name, octets, path)
        return cls(checkpoint.decode(kept, path, schema), secret.decode(key, path), kept_files)
