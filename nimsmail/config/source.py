"""config.toml as a tree, and on which line each key stands."""

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nimsmail.config.keys import KeyPath
from nimsmail.errors import ConfigError

Tree = dict[str, Any]

_HEADER = re.compile(r"\s*\[\[?\s*([\w.\-\"' ]+?)\s*\]\]?\s*(?:#.*)?$")
_OPEN = ("Illegal character '\\n'", "Unterminated string")  # tomllib, of text without an end
_PAIR = re.compile(r"\s*((?:[\w-]+|\"[^\"]*\"|'[^']*')(?:\s*\.\s*[\w-]+)*)\s*=")


@dataclass(frozen=True, slots=True)
class Source:
    """Where the settings come from: the file with its lines, and the variables that win."""

    file: Path
    tree: Tree
    lines: dict[KeyPath, int] = field(default_factory=dict)

    def line_of(self, path: KeyPath) -> int | None:
        """Return the line of a key, or of the nearest thing around it."""
        while path:
            if path in self.lines:
                return self.lines[path]
            path = path[:-1]
        return None


def read(file: Path) -> Source:
    """Read the file; raises ConfigError where it is no TOML that anybody can read."""
    text = _text(file)
    try:
        tree = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(_syntax(file, text, str(error))) from None
    except RecursionError:
        raise ConfigError(f"{file}: has brackets too deep to follow; close them.") from None
    return Source(file=file, tree=tree, lines=_lines(text))


def _text(file: Path) -> str:
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        raise ConfigError(
            f"{file}: there is no such file; name another with --config, "
            "or make a new secretariat with `nimsmail init DIR`."
        ) from None
    except IsADirectoryError:
        raise ConfigError(
            f"{file}: is a folder; name the file in it, {file / 'config.toml'}."
        ) from None
    except OSError as error:
        raise ConfigError(
            f"{file}: cannot be read ({error.strerror}); give this user the right to read it."
        ) from None
    try:
        return content.decode("utf-8-sig")  # Notepad begins with a mark
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ConfigError(f"{file}:{line}: is not UTF-8 text; save the file as UTF-8.") from None


def _syntax(file: Path, text: str, said: str) -> str:
    """Say what TOML found wrong, without a word of what the file holds."""
    found = re.search(r"\(at line (\d+), column \d+\)", said)
    line = int(found[1]) if found else text.count("\n") + 1
    written = text.splitlines()[line - 1] if line <= text.count("\n") + 1 and text else ""
    if written.lstrip().startswith("[") and "table declaration" in said:
        return (
            f"{file}:{line}: is no name of a section; write it in small letters, digits and "
            "hyphens, without blanks, such as [networks.nims]."
        )
    if said.startswith(_OPEN):
        return f"{file}:{line}: a quotation mark is not closed; close it with another."
    what = re.sub(r"\s*\(at .*\)$", "", said)
    what = re.sub(r"['\"(].*", "…", what) if "key" not in what else what
    return (
        f"{file}:{line}: is not TOML ({what}); "
        'write key = value, with text in "quotes" and each key once.'
    )


def _lines(text: str) -> dict[KeyPath, int]:
    """Note the line of each key and section; text over several lines may hide a few."""
    lines: dict[KeyPath, int] = {}
    section: KeyPath = ()
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line):
            section = _parts(header[1])
            lines.setdefault(section, number)
        elif pair := _PAIR.match(line):
            lines.setdefault((*section, *_parts(pair[1])), number)
    return lines


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(each.strip(" \"'") for each in dotted.split("."))
