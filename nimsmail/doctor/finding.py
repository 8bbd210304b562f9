"""What the doctor finds: one thing that was looked at, and what to do where it is not well."""

from dataclasses import dataclass
from enum import StrEnum

from nimsmail.errors import NimsmailError


class Verdict(StrEnum):
    """How bad it is. WARN works today, and will not one day or not for everybody."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was looked at: which check, how it is, and the remedy unless it is well."""

    check: str
    verdict: Verdict
    what: str
    remedy: str = ""


def well(check: str, what: str) -> Finding:
    """Return that all is well."""
    return Finding(check=check, verdict=Verdict.OK, what=what)


def doubtful(check: str, what: str, remedy: str) -> Finding:
    """Return something that the operator should see to."""
    return Finding(check=check, verdict=Verdict.WARN, what=what, remedy=remedy)


def ill(check: str, what: str, remedy: str) -> Finding:
    """Return something that keeps nimsmail from working."""
    return Finding(check=check, verdict=Verdict.FAIL, what=what, remedy=remedy)


def of_error(check: str, error: NimsmailError, remedy: str = "") -> Finding:
    """Return an error as a finding: its text ends with the remedy, after the last semicolon.

    `remedy` stands in where the text holds none.

    >>> of_error("store", NimsmailError("it is full; make room")).remedy
    'make room'
    """
    what, _, told = str(error).rpartition("; ")
    if not what:
        what, told = str(error), remedy or "mend that, then run nimsmail doctor again"
    return ill(check, what, told.rstrip("."))
