"""Places that the configuration names: commands and variables for secrets, files, folders."""

import re
import shlex
import ssl
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, ValidationInfo

from nimsmail.config.keys import Wanted
from nimsmail.config.values import Unfit


def _read_command(value: Any) -> tuple[str, ...]:
    """Read a program and its words; no shell will see them."""
    if isinstance(value, str):
        try:
            value = shlex.split(value)
        except ValueError:
            raise ValueError("has a quotation mark that is not closed") from None
    if not isinstance(value, list | tuple) or not value or not value[0]:
        raise Unfit
    if any(not isinstance(each, str) or "\x00" in each for each in value):
        raise Unfit
    return tuple(value)


def _read_variable(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", value):
        raise Unfit
    return value


Command = Annotated[
    tuple[str, ...],
    BeforeValidator(_read_command),
    Wanted("a command: a program and its words, in a list or on one line"),
]
Variable = Annotated[
    str, AfterValidator(_read_variable), Wanted("the name of an environment variable")
]


# Files and folders, which lie beside the configuration unless they say otherwise


def _resolve(value: Any, info: ValidationInfo) -> Path:
    if not isinstance(value, str | Path) or not str(value).strip() or "\x00" in str(value):
        raise Unfit
    folder: Path = (info.context or {}).get("folder", Path())
    try:
        return folder / Path(value).expanduser()
    except RuntimeError:  # ~nobody-here
        raise Unfit from None


def _must_be_file(path: Path) -> Path:
    if not path.is_file():
        raise ValueError(f"names {path}, which is not a file")
    return path


def _must_be_folder(path: Path) -> Path:
    if not path.is_dir():
        raise ValueError(f"names {path}, which is not a folder")
    return path


def _must_hold_certificates(path: Path) -> Path:
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(cafile=path)
    except ssl.SSLError:
        raise ValueError(f"names {path}, which holds no certificate in PEM form") from None
    except OSError as error:
        raise ValueError(f"names {path}, which cannot be read: {error.strerror}") from None
    return path


def _not_a_file(path: Path) -> Path:
    if path.exists() and not path.is_dir():
        raise ValueError(f"names {path}, which is a file and not a folder")
    return path


FilePath = Annotated[Path, BeforeValidator(_resolve), Wanted("the path of a file")]
ExistingFile = Annotated[
    Path, BeforeValidator(_resolve), AfterValidator(_must_be_file), Wanted("the path of a file")
]
Folder = Annotated[
    Path, BeforeValidator(_resolve), AfterValidator(_not_a_file), Wanted("the path of a folder")
]
ExistingFolder = Annotated[
    Path, BeforeValidator(_resolve), AfterValidator(_must_be_folder), Wanted("the path of a folder")
]
Certificates = Annotated[
    Path,
    BeforeValidator(_resolve),
    AfterValidator(_must_be_file),
    AfterValidator(_must_hold_certificates),
    Wanted("the path of a file"),
]

SHIPPED_LISTS = ("municipalities",)


def _read_organisations(value: Any, info: ValidationInfo) -> str | Path:
    if not isinstance(value, str):
        raise Unfit
    if value in SHIPPED_LISTS:
        return value
    if not value.endswith(".csv"):
        raise Unfit
    return _must_be_file(_resolve(value, info))


Organisations = Annotated[
    str | Path,
    BeforeValidator(_read_organisations),
    Wanted('"municipalities" or the path of a .csv file'),
]
