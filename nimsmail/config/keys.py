"""What a key of the configuration says about itself, and how to find it by its path.

The same words serve the person who made a mistake, the reference in docs/configuration.md
and the tests that hold config.example.toml to the models.
"""

import json
import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import time, timedelta
from pathlib import Path
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict
from pydantic.fields import FieldInfo

KeyPath = tuple[str | int, ...]


class Section(BaseModel):
    """A table of config.toml: frozen, and a stranger to keys that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


@dataclass(frozen=True, slots=True)
class Key:
    """What a key does, and an example where its default is none.

    The value of a key that is `private` is never shown: somebody may have put a secret
    where the name of one belongs.
    """

    does: str
    example: Any = None
    private: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a value must be, as the end of "must be …"."""

    words: str


@dataclass(frozen=True, slots=True)
class Known:
    """A key as the models know it."""

    path: KeyPath
    field_name: str
    field: FieldInfo
    key: Key
    wanted: str

    @property
    def name(self) -> str:
        """The key's own name, without its section."""
        return str(self.path[-1])

    @property
    def is_member(self) -> bool:
        """Tell whether the path leads to one of several sections, by its key or place."""
        return self.field_name != self.path[-1]

    @property
    def is_section(self) -> bool:
        """Tell whether this is a table of keys rather than a key."""
        return section_of(self.field.annotation) is not None

    @property
    def example(self) -> str:
        """A good value, as TOML writes it."""
        return toml(self.key.example if self.key.example is not None else self.field.default)


def section_of(annotation: Any) -> type[Section] | None:
    """Find the section that a key of this type holds: itself, one of many, or perhaps none."""
    if isinstance(annotation, type) and issubclass(annotation, Section):
        return annotation
    found = (section_of(each) for each in get_args(annotation))
    return next((each for each in found if each), None)


def is_many(annotation: Any) -> bool:
    """Tell whether a key of this type holds several sections, by key or in a list."""
    return get_origin(annotation) in (dict, tuple)


def find_key(root: type[Section], path: KeyPath) -> Known | None:
    """Find the key at `path`; None where there is none such."""
    section: type[Section] | None = root
    name, field, many = "", None, False
    for part in path:
        if many:  # this part is a key of our reader's, or a place in a list
            many = False
            continue
        name, field = str(part), section.model_fields.get(str(part)) if section else None
        if field is None:
            return None
        section, many = section_of(field.annotation), is_many(field.annotation)
    return _known(path, name, field) if field else None


def every_key(root: type[Section], above: KeyPath = ()) -> Iterator[Known]:
    """Go through all keys and sections, in the order of the models."""
    for name in names_of(root):
        field = root.model_fields[name]
        known = _known((*above, name), name, field)
        yield known
        if section := section_of(field.annotation):
            beneath = (*known.path, "KEY") if get_origin(field.annotation) is dict else known.path
            yield from every_key(section, beneath)


def names_under(root: type[Section], path: KeyPath) -> tuple[str, ...]:
    """List the keys that the section at `path` knows."""
    known = find_key(root, path) if path else None
    section = section_of(known.field.annotation) if known else root if not path else None
    return names_of(section) if section else ()


def names_of(section: type[Section]) -> tuple[str, ...]:
    """List a section's keys: its own first, then those that it shares with others."""
    own = section.__annotations__
    return tuple(sorted(section.model_fields, key=lambda name: name not in own))


def _known(path: KeyPath, name: str, field: FieldInfo) -> Known:
    key = next(each for each in field.metadata if isinstance(each, Key))
    wanted = _wanted(field.annotation, field.metadata)
    return Known(path=path, field_name=name, field=field, key=key, wanted=wanted)


def _wanted(annotation: Any, metadata: Any) -> str:
    """Say what a value must be: its own words, those of its type, or its few values."""
    for each in metadata:
        if isinstance(each, Wanted):
            return each.words
    origin = get_origin(annotation)
    if origin is Annotated:
        return _wanted(get_args(annotation)[0], get_args(annotation)[1:])
    if origin in (Union, types.UnionType):
        return next(
            _wanted(each, ()) for each in get_args(annotation) if each is not types.NoneType
        )
    if section_of(annotation):
        return "a list of tables" if origin is tuple else "a section"
    if values := [each for each in get_args(annotation) if isinstance(each, str)]:
        *others, last = (f'"{each}"' for each in values)
        return f"{', '.join(others)} or {last}"
    return _PLAIN[annotation]


_PLAIN = {bool: "true or false", str: "text in quotes", int: "a whole number"}


def toml(value: Any) -> str:
    """Write a value as TOML does, on one line."""
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float():
            return str(value)
        case timedelta():
            return toml(in_words(value))
        case time():
            return toml(f"{value:%H:%M}")
        case Mapping():
            return "{ " + ", ".join(f"{name} = {toml(each)}" for name, each in value.items()) + " }"
        case list() | tuple():
            return "[" + ", ".join(toml(each) for each in value) + "]"
        case str() | Path():
            return json.dumps(str(value), ensure_ascii=False)
        case _:
            return str(value)


def in_words(length: timedelta) -> str:
    """Write a length of time as the configuration does.

    >>> in_words(timedelta(minutes=90))
    '90m'
    """
    seconds = length.total_seconds()
    for unit, size in (("d", 86400), ("h", 3600), ("m", 60)):
        if seconds and seconds % size == 0:
            return f"{seconds / size:g}{unit}"
    return f"{seconds:g}s"
