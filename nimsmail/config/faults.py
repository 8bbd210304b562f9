"""A mistake in the configuration, as one line: where, what is wrong, what to write."""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from nimsmail.config.keys import KeyPath, Known, every_key, find_key, names_under, toml
from nimsmail.config.settings import Settings
from nimsmail.config.source import Source
from nimsmail.config.values import Unfit
from nimsmail.logs import escape

_SECRETS = {"password", "passwd", "pass", "secret", "client_secret"}
_TOKENS = {"token", "access_token", "refresh_token"}
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Fault:
    """One mistake. `remedy` is what to do, or the key of which to show an example.

    `variable` is the environment variable that made it, where the key does not tell.
    """

    path: KeyPath
    wrong: str
    remedy: str | Known
    variable: str | None = None


def found_by_models(error: ValidationError) -> Iterator[Fault]:
    """Put what the models refused into plain words."""
    every = error.errors(include_url=False)
    for each in every:
        path = tuple(part for part in each["loc"] if part != "[key]")
        match each["type"]:
            case "too_short" if any(_is_within(other["loc"], path) for other in every):
                continue  # its only members were refused: told of them
            case "missing":
                yield missing(path)
            case "extra_forbidden":
                yield _unknown(path)
            case _:
                yield _refused(path, each)


def _is_within(path: KeyPath, section: KeyPath) -> bool:
    return len(path) > len(section) and path[: len(section)] == section


def missing(path: KeyPath) -> Fault:
    """Say that a key has to be there."""
    known = find_key(Settings, path)
    return Fault(path, "is missing", known or "write it")


def _refused(path: KeyPath, details: ErrorDetails) -> Fault:
    known = find_key(Settings, path)
    reason = details.get("ctx", {}).get("error")
    if known is None or (known.is_member and reason is None):
        return Fault(path, "must be a section with keys", "write it as config.example.toml shows")
    if isinstance(reason, ValueError) and not isinstance(reason, Unfit):
        wrong, _, near = str(reason).partition("; did you mean ")
        return Fault(path, wrong, f"did you mean {near}" if near else known)
    instead = "" if known.key.private else f", not {_shown(details['input'])}"
    return Fault(path, f"must be {known.wanted}{instead}", known)


def _shown(value: Any) -> str:
    """Show a value that was refused, but no password in an address of a server."""
    match value:
        case Mapping():
            return "a section"
        case []:
            return "an empty list"
        case list():
            return "a list"
        case "":
            return "empty"
        case str():
            text = re.sub(r"//[^/@\s]*@", "//…@", value)
            text = escape(text[:_LONGEST] + ("…" if len(text) > _LONGEST else ""))
            return f'"{text}"'
        case _:
            return toml(value)[:_LONGEST]


def _unknown(path: KeyPath) -> Fault:
    """Refuse a key that nobody reads, and guess what was meant."""
    name = str(path[-1]).lower()
    if name in _SECRETS:
        stem = "client_secret" if "microsoft365" in path else "password"
        ways = f"use {stem}_command, {stem}_env or {stem}_file instead"
        return Fault(path, "a secret may not stand in the configuration", ways)
    if name in _TOKENS:
        return Fault(path, "a token may not stand in the configuration", "use token_command")
    return Fault(path, "is not a known key", _guess(path, name))


def _guess(path: KeyPath, name: str) -> str:
    here = names_under(Settings, path[:-1])
    elsewhere = [
        ".".join(map(str, each.path[:-1]))
        for each in every_key(Settings)
        if each.name == name and "oauth2" not in each.path[:-1] and len(each.path) > 1
    ]
    if near := difflib.get_close_matches(name.replace("-", "_"), here, n=1):
        return f"did you mean {near[0]}?"
    if elsewhere:
        return "it belongs in " + " or ".join(f"[{each}]" for each in elsewhere)
    return "the keys here are " + ", ".join(here)


def told(faults: Iterable[Fault], source: Source, variables: Mapping[KeyPath, str]) -> str:
    """Write all faults, one to a line, in the order of the file."""
    lines = {_line(each, source, variables): None for each in sorted(faults, key=_order(source))}
    return "\n".join(lines)


def _order(source: Source) -> Any:
    return lambda fault: (source.line_of(fault.path) or 10**9, tuple(map(str, fault.path)))


def _line(fault: Fault, source: Source, variables: Mapping[KeyPath, str]) -> str:
    variable = fault.variable or variable_of(fault.path, source, variables)
    line = source.line_of(fault.path)
    where = variable or (f"{source.file}:{line}" if line else str(source.file))
    remedy = fault.remedy if isinstance(fault.remedy, str) else _example(fault.remedy, variable)
    return f"{where}, {dotted(fault.path)}: {escape(fault.wrong)}; {escape(remedy)}"


def variable_of(path: KeyPath, source: Source, variables: Mapping[KeyPath, str]) -> str | None:
    """Find the variable that set the key at `path`, or something around it, or within it."""
    for length in range(len(path), 0, -1):
        if path[:length] in variables:
            return variables[path[:length]]
    if path not in source.lines:
        inside = (name for each, name in variables.items() if each[: len(path)] == path)
        return next(inside, None)
    return None


def _example(known: Known, variable: str | None) -> str:
    if known.field_name == "networks":
        return "write e.g. [networks.nims]"
    if known.is_section and not isinstance(known.key.example, list):
        return f"write a section [{dotted(known.path)}], as config.example.toml shows"
    if variable and variable.lower().endswith("__" + known.name):
        return f"write e.g. {variable}={known.example.strip(chr(34))}"
    return f"write e.g. {known.name} = {known.example}"


def dotted(path: KeyPath) -> str:
    """Write a path as people read it; places in a list count from 1."""
    return ".".join(escape(str(each + 1 if isinstance(each, int) else each)) for each in path)


def later_than(first: timedelta | None, second: timedelta | None) -> bool:
    """Tell whether both are known, and the first is the longer."""
    return first is not None and second is not None and first > second
