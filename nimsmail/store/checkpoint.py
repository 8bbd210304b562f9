"""The checkpoint: everything in one JSON file, which plain TinyDB opens.

Its first line is a table of its own, with what nimsmail must know of the file: the
schema, the generation, the number of the last change in it, and a digest of it all, so
that no damage and no stranger's edit goes unseen. Every document has a line.
"""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import msgspec

from nimsmail.errors import StoreError
from nimsmail.store.files import read, replace
from nimsmail.store.schema import CURRENT, Schema
from nimsmail.store.shelf import Tables

NAME = "store.json"
_MARK = "_nimsmail"
_DIGEST = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What a checkpoint says of itself.

    A journal belongs to the checkpoint of its generation: each checkpoint starts a new
    one, and so does a restore. `sequence` counts the changes since the store was made.
    """

    schema: int
    generation: int
    sequence: int
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """All documents as they were after one change, and the marks of that moment."""

    marks: Marks
    tables: Tables


def encode(marks: Marks, tables: Tables) -> bytes:
    """Return the bytes of a checkpoint; the digest in `marks` is made here."""
    rest = list(_lines(tables))
    digest = _digest(_first_line(marks, ""), *rest)
    return b"".join((_first_line(marks, digest), *rest))


def decode(data: bytes, path: Path, schema: Schema = CURRENT) -> Checkpoint:
    """Take the checkpoint in `data` apart, or raise StoreError saying what ails `path`.

    Its documents are of the schema in its marks, which may be older than ours.
    """
    # No copies of it all: it may be large.
    first, rest = _parted(data)
    try:
        marks = msgspec.json.decode(first + b"}", type=dict[str, dict[str, Marks]])[_MARK]["1"]
    except (msgspec.DecodeError, KeyError, UnicodeDecodeError) as error:
        raise _damaged(path, "its first line is not nimsmail's") from error
    schema.refuse_newer(marks.schema, path)
    blank = first.replace(marks.digest.encode(), b"", 1) if marks.digest else first
    if marks.digest != _digest(blank, rest):
        raise _damaged(path, "its digest is not that of what it holds")
    try:
        tables = msgspec.json.decode(data, type=Tables)
    except msgspec.DecodeError as error:
        raise _damaged(path, str(error)) from error
    del tables[_MARK]
    return Checkpoint(marks, tables)


def load(folder: Path, schema: Schema = CURRENT) -> tuple[Checkpoint, int]:
    """Read the checkpoint in `folder`; with it comes its size in bytes."""
    data = read(folder / NAME)
    return decode(data, folder / NAME, schema), len(data)


def save(folder: Path, marks: Marks, tables: Tables) -> int:
    """Put a new checkpoint in place of the old one, whole or not at all; return its size."""
    data = encode(marks, tables)
    replace(folder / NAME, data)
    return len(data)


def _first_line(marks: Marks, digest: str) -> bytes:
    line = msgspec.json.encode({_MARK: {"1": dataclasses.replace(marks, digest=digest)}})
    return line[:-1] + b"\n"


def _lines(tables: Tables) -> Iterator[bytes]:
    for name, leaves in tables.items():
        yield b"," + msgspec.json.encode(name) + b":{\n"
        yield b",\n".join(b'"%s":%s' % (id_.encode(), leaf) for id_, leaf in leaves.items())
        yield b"\n}\n"
    yield b"}\n"


def _parted(data: bytes) -> tuple[bytes, memoryview]:
    """Return the first line without its end, and what comes from there on."""
    end = data.find(b"\n")
    end = len(data) if end < 0 else end
    return data[:end], memoryview(data)[end:]


def _digest(*parts: bytes | memoryview) -> str:
    digest = blake2b(digest_size=_DIGEST)
    for part in parts:
        digest.update(part)
    return digest.hexdigest()


def _damaged(path: Path, why: str) -> StoreError:
    return StoreError(
        f"{path} is damaged, or was changed by something else than nimsmail: {why};"
        " it was left as it is; restore a backup"
    )
