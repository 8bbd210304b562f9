"""What a delivery has come to, so far."""

from collections import Counter
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a delivery has come: letters that ended in this run, and those that wait.

    `cut` counts letters that may arrive twice, since the relay's answer was never seen.
    """

    sent: int = 0
    failed: int = 0
    withdrawn: int = 0
    waiting: int = 0
    cut: int = 0


def progress_of(ended: Counter[str], waiting: int) -> Progress:
    """Return the counts as a value that stays as it is."""
    return Progress(
        sent=ended["sent"],
        failed=ended["failed"],
        withdrawn=ended["withdrawn"],
        cut=ended["cut"],
        waiting=waiting,
    )
