"""Faults of our own that a mail brings to light, told without a word of the mail."""

from pathlib import Path
from traceback import FrameSummary, extract_tb

from nimsmail.errors import Busy, ConfigError, MailboxError, StoreError

# What is wrong with the house rather than with a mail: no mail may be handled then.
OF_THE_HOUSE = (StoreError, Busy, MailboxError, ConfigError, OSError)

_PACKAGE = Path(__file__).parents[1]
_MOST = 12


def told(error: Exception) -> str:
    """Return the kind of `error` and the way to it, innermost last.

    Its own text is left out: it may quote the mail, and no body belongs in the log.
    """
    frames = extract_tb(error.__traceback__)[-_MOST:]
    return " > ".join([*map(_place, frames), type(error).__name__])


def _place(frame: FrameSummary) -> str:
    file = Path(frame.filename)
    shown = file.relative_to(_PACKAGE) if file.is_relative_to(_PACKAGE) else Path(file.name)
    return f"{shown}:{frame.lineno} {frame.name}"
