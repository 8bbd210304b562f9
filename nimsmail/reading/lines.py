"""A body as lines, each with what its markup already tells about it, and what a line can be."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

Hint = Literal[
    "", "quotation", "attribution", "quoted-from-here", "signature", "footer", "beyond"
]  # fmt: skip
# What comes after so many lines is one line to us: no machine should judge it.
MOST_LINES = 2_000


class Zone(StrEnum):
    """What a line of a body is."""

    OWN = "own"
    SIGN_OFF = "sign-off"
    SIGNATURE = "signature"
    FOOTER = "phone footer"
    BANNER = "banner"
    DISCLAIMER = "disclaimer"
    ATTRIBUTION = "attribution"
    QUOTATION = "quotation"
    FORWARDED = "forwarded"
    BEYOND = "beyond"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a body; `hint` is what HTML said of it, the plain form says nothing."""

    text: str
    hint: Hint = ""


def plain_lines(text: str) -> list[Line]:
    """Cut plain text into lines."""
    return [Line(each.rstrip()) for each in text.split("\n", MOST_LINES)]


def unflowed(text: str, *, delsp: bool = False) -> str:
    """Join the soft-broken lines of format=flowed text (RFC 3676 §4).

    >>> unflowed("Jeg kommer \\nden 18.\\n")
    'Jeg kommer den 18.\\n'
    """
    lines: list[list[str]] = []
    soft, depth = False, 0
    for line in text.split("\n"):
        content = line.lstrip(">")
        quoted = len(line) - len(content)
        content = content.removeprefix(" ")
        if soft and quoted == depth and content != "-- ":
            lines[-1].append(content)
        else:
            lines.append([">" * quoted + " " if quoted else "", content])
        soft, depth = content.endswith(" ") and content != "-- ", quoted
        if soft and delsp:
            lines[-1][-1] = content[:-1]
    return "\n".join("".join(pieces) for pieces in lines)
