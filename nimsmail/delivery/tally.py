"""What a delivery has come to, so far."""

from collections import Counter
from dataclasses import dataclass

from nimsmail.network.timetable import Wait


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a delivery has come: letters that ended in this run, and those that wait.

    `cut` counts letters that may arrive twice, since the relay's answer was never seen.
    `trouble` is what keeps letters from going out now, if anything does; `wait` is set
    where the timetable does.
    """

    sent: int = 0
    failed: int = 0
    withdrawn: int = 0
    waiting: int = 0
    cut: int = 0
    trouble: str = ""
    wait: Wait | None = None


class Tally:
    """Counts what becomes of letters, each once it is kept."""

    def __init__(self) -> None:
        self._ended: Counter[str] = Counter()
        self._cut: set[str] = set()

    def ended(self, state: str) -> None:
        """Count a letter that has ended."""
        self._ended[state] += 1

    def cut(self, key: str) -> None:
        """Count a letter whose answer was never seen; however often that happens to it."""
        self._cut.add(key)

    def progress(self, waiting: int, trouble: str, wait: Wait | None) -> Progress:
        """Return the counts as a value that stays as it is."""
        return Progress(
            sent=self._ended["sent"],
            failed=self._ended["failed"],
            withdrawn=self._ended["withdrawn"],
            cut=len(self._cut),
            waiting=waiting,
            trouble=trouble,
            wait=wait,
        )
