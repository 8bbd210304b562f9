"""The environment over the file: NIMSMAIL_POST__PORT wins over port in [post].

Two underscores part section and key. A network's key has underscores for hyphens; a
place in a list is counted from 1. Lists and tables are written as in TOML. An empty
variable takes away a key that need not be there.
"""

import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from nimsmail.config.faults import Fault
from nimsmail.config.keys import KeyPath, every_key, find_key, names_under
from nimsmail.config.settings import Settings
from nimsmail.config.source import Tree

PREFIX = "NIMSMAIL_"
_NO_PLACE = "take the variable away, or write what it belongs to in the file"
_OURS = ("NIMSMAIL_CONFIG", "NIMSMAIL_NOW")


def overlay(tree: Tree, environ: Mapping[str, str]) -> tuple[dict[KeyPath, str], tuple[Fault, ...]]:
    """Set in `tree` what the environment says; returns which variable set which key."""
    variables: dict[KeyPath, str] = {}
    faults: list[Fault] = []
    for name in sorted(environ):
        parts = name.removeprefix(PREFIX).split("__")
        if name.startswith(PREFIX) and len(parts) > 1:
            path = _path(tree, parts)
            variables[path] = name
            _make_way(tree, path)
            if not _put(tree, path, environ[name]):
                faults.append(Fault(path, "there is no such place in the file", _NO_PLACE, name))
    return variables, tuple(faults)


def look_alikes(tree: Tree, environ: Mapping[str, str]) -> Iterator[Fault]:
    """Find variables with one underscore where two are meant, which nobody would read."""
    named = set(_named(tree))
    keys = {"_".join(map(str, known.path)): known.path for known in every_key(Settings)}
    for name in sorted(environ):
        path = keys.get(name.removeprefix(PREFIX).lower())
        if name.startswith(PREFIX) and name not in (*_OURS, *named) and path and len(path) > 1:
            right = PREFIX + "__".join(map(str, path)).upper()
            yield Fault(path, "this variable is not read", f"write {right}", name)


def _named(tree: Any) -> Iterator[str]:
    """List the variables that passwords are in: they may be called what they like."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            if key.endswith("_env") and isinstance(value, str):
                yield value
            yield from _named(value)


def _path(tree: Tree, parts: list[str]) -> KeyPath:
    """Spell the parts of a variable's name as the models and the file do."""
    path: KeyPath = ()
    node: Any = tree
    for part in parts:
        if isinstance(node, list) and part.isdecimal():
            place = int(part) - 1
            path, node = (*path, place), node[place] if 0 <= place < len(node) else None
            continue
        table = node if isinstance(node, dict) else {}
        names = (*names_under(Settings, path), *table)
        spelt = (name for name in names if name.replace("-", "_") == part.lower())
        own = next(spelt, part.lower())
        path, node = (*path, own), table.get(own)
    return path


def _make_way(tree: Tree, path: KeyPath) -> None:
    """Take the file's other way to the same secret away: the environment wins."""
    stem, _, way = str(path[-1]).rpartition("_")
    if stem not in ("password", "client_secret"):
        return
    node: Any = tree
    for part in path[:-1]:
        node = node.get(part) if isinstance(node, dict) else None
    if isinstance(node, dict):
        for other in {"command", "env", "file"} - {way}:
            node.pop(f"{stem}_{other}", None)


def _put(tree: Tree, path: KeyPath, text: str) -> bool:
    """Set one key; tells whether there was a table to set it in."""
    node: Any = tree
    for part in path[:-1]:
        node = node.setdefault(part, {}) if isinstance(node, dict) else _item(node, part)
    known = find_key(Settings, path)
    if not isinstance(node, dict):
        return False
    if not text and known and known.field.default is None:
        node.pop(path[-1], None)
    else:
        node[str(path[-1])] = _value(text)
    return True


def _item(node: Any, part: str | int) -> Any:
    if isinstance(node, list) and isinstance(part, int) and 0 <= part < len(node):
        return node[part]
    return None


def _value(text: str) -> Any:
    if not text.startswith(("[", "{")):
        return text
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError:
        return text
