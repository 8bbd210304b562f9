"""Slots: the places of values in words that are already written.

While a template is rendered, each value is replaced by a slot of inert letters between two
private-use characters, so that nothing anybody wrote can be read as Markdown. Afterwards
each place puts the values in with its own encoder. What differs from one recipient to the
next stays an open slot until the message is built.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass

_START, _END = "\ue000", "\ue001"
_SLOT = re.compile(f"{_START}([vmqo])([^{_START}{_END}]*){_END}")
_BLOCK = re.compile(f"{_START}([mq])([0-9a-f]*){_END}")
_BREAK = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")

# What is only known when the message is built: the recipient's, and what the token gives.
OPEN = frozenset({"name", "first_name", "address", "token", "reply_address", "uid"})


class Slot(str):
    """A place for a value, ready to stand in a template's output."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Open:
    """A value that is filled in for each recipient; true when it will not be empty."""

    name: str
    known: bool = True

    def __bool__(self) -> bool:
        return self.known

    def __str__(self) -> str:
        raise TypeError(f"{self.name} is filled in for each recipient: write it by itself")

    @property
    def slot(self) -> Slot:
        """The place where it will stand."""
        return Slot(f"{_START}o{self.name}{_END}")


def value_slot(value: str) -> Slot:
    """Return a slot for one line of plain words."""
    return _kept("v", value)


def markdown_slot(text: str) -> Slot:
    """Return a slot for a block of Markdown; slots in it stay slots."""
    return _kept("m", text)


def quoted_slot(text: str) -> Slot:
    """Return a slot for a block of somebody's own words, line by line."""
    return _kept("q", text)


def _kept(kind: str, text: str) -> Slot:
    # A lone surrogate has no UTF-8, and no meaning either.
    return Slot(f"{_START}{kind}{text.encode('utf-8', 'ignore').hex()}{_END}")


def _spoken(digits: str) -> str:
    return bytes.fromhex(digits).decode()


def block_in(text: str) -> tuple[str, str] | None:
    """Return the block that `text` is the slot of, as its kind (`m` or `q`) and its words."""
    match = _BLOCK.fullmatch(text.strip())
    return (match[1], _spoken(match[2])) if match else None


def shaped(text: str) -> tuple[str, tuple[str, ...]]:
    """Part `text` into its shape, with numbered slots, and its slots: many letters share a shape.

    The same slot has the same number everywhere; open slots stay as they are.
    """
    numbers: dict[str, int] = {}

    def numbered(match: re.Match[str]) -> str:
        if match[1] == "o":
            return match[0]
        return f"{_START}{match[1]}{numbers.setdefault(match[0], len(numbers))}{_END}"

    return _SLOT.sub(numbered, text), tuple(numbers)


def unshaped(text: str, slots: tuple[str, ...]) -> str:
    """Return `text` of a shape, with the slots that belong there."""
    if _START not in text:
        return text
    return _SLOT.sub(lambda m: m[0] if m[1] == "o" else slots[int(m[2])], text)


def has_slots(text: str) -> bool:
    """Tell whether anything in `text` is still to be put in."""
    return _START in text


def open_slots(text: str) -> frozenset[str]:
    """Return the names of the open slots in `text`."""
    return frozenset(name for kind, name in _SLOT.findall(text) if kind == "o")


def put_in(text: str, encode: Callable[[str], str] = str) -> str:
    """Return `text` with its values in place, each cleaned and encoded; open slots stay.

    >>> put_in("Hello " + value_slot("Mette\\r\\nBcc: all"))
    'Hello Mette Bcc: all'
    """

    def value(match: re.Match[str]) -> str:
        if match[1] == "o":
            return match[0]
        if match[1] != "v":
            raise ValueError("a block of text needs a paragraph of its own")
        return encode(one_line(_spoken(match[2])))

    return _SLOT.sub(value, text)


def fill(text: str, values: Mapping[str, str], encode: Callable[[str], str] = str) -> str:
    """Return `text` with its open slots filled from `values`, each cleaned and encoded."""
    if _START not in text:
        return text
    return _SLOT.sub(lambda match: encode(one_line(values[match[2]])), text)


def as_pattern(text: str) -> str:
    """Return `text` as a pattern for `%`, which puts in values that are clean and encoded.

    >>> as_pattern("100 % for " + Open("name").slot) % {"name": "Mette"}
    '100 % for Mette'
    """
    return _SLOT.sub(r"%(\2)s", text.replace("%", "%%"))


# -- cleaning -----------------------------------------------------------------------------


def one_line(value: str) -> str:
    """Return `value` as one line of visible characters.

    Line breaks become spaces; control, direction and private-use characters go.

    >>> one_line("Mette\\r\\n\\u202eFriis\\x00 ")
    'Mette Friis'
    """
    if not value.isprintable():
        value = "".join(map(_visible, value))
    return " ".join(value.split())


def many_lines(value: str) -> str:
    """Return `value` cleaned line by line; its lines and their indents stay."""
    lines = (_kept_indent(line) for line in _BREAK.split(value))
    return "\n".join(lines).strip("\n")


def _kept_indent(line: str) -> str:
    return "".join(map(_visible, line.expandtabs(4))).rstrip()


def _visible(char: str) -> str:
    if char.isprintable():
        return char
    # Separators (Z) and the controls that break lines or words part words; the rest is nothing.
    parts = unicodedata.category(char)[0] == "Z" or char.isspace()
    return " " if parts else ""
