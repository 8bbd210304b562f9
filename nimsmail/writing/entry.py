"""A calendar entry that is already worded: its open slots filled, its lines folded (RFC 5545)."""

import re
from collections.abc import Mapping

from nimsmail.writing.slots import fill

_LIMIT = 75  # octets of a line without its end (RFC 5545 §3.1)

_METHOD = re.compile(r"^METHOD:([A-Z]+)\r?$", re.MULTILINE)


def method_of(entry: str) -> str:
    """Return the method of an entry: the part that holds it must name the same (RFC 6047 §2.4)."""
    found = _METHOD.search(entry)
    if found is None:
        raise ValueError("a calendar entry without a method")
    return found[1]


def as_parameter(value: str) -> str:
    """Return `value` fit for a quoted parameter (RFC 5545 §3.2; RFC 6868 for the caret)."""
    return value.replace("^", "^^").replace('"', "^'")


def filled(entry: str, values: Mapping[str, str]) -> str:
    """Return `entry` with its open slots filled, folded."""
    # Open slots are the name, in quotes, and the address and the UID, which hold no quotes.
    return folded(fill(entry, values, as_parameter))


def folded(lines: str) -> str:
    """Return lines of an entry folded at 75 octets (RFC 5545 §3.1)."""
    return "\r\n".join(_folded(line) for line in lines.split("\r\n"))


def _folded(line: str) -> str:
    if len(line) <= _LIMIT // 4:
        return line
    parts, size = [""], 0
    for char in line:
        octets = len(char.encode())
        if size + octets > _LIMIT:
            parts.append("")
            size = 1  # the space that marks the continuation
        parts[-1] += char
        size += octets
    return "\r\n ".join(parts)
