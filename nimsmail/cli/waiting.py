"""Long work, seen: a line that moves where somebody is watching, and nothing in a log."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from rich.progress import ProgressColumn, Task
    from rich.text import Text

_PAUSE = 1.0  # seconds between two forecasts


class Bar(Protocol):
    """Something that shows how far work has come."""

    def __call__(self, done: int, total: int, left: Callable[[], str] | None = None) -> None:
        """Show that `done` of `total` is done; `left` says how long the rest takes, if it can."""


@contextmanager
def working(what: str) -> Iterator[None]:
    """Show on a terminal that something takes its time."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(what):
        yield


@contextmanager
def counting(what: str) -> Iterator[Bar]:
    """Show a bar on a terminal, and nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda done, total, left=None: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), _time_left())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(what, total=None, left="")
        asked = 0.0

        def show(done: int, total: int, left: Callable[[], str] | None = None) -> None:
            nonlocal asked
            progress.update(task, completed=done, total=total)
            if left is not None and monotonic() - asked >= _PAUSE:
                asked = monotonic()
                progress.update(task, left=left())

        yield show


def _time_left() -> "ProgressColumn":
    """Make the column that says how long the rest takes: as foretold, or else at this speed."""
    from rich.progress import TimeRemainingColumn
    from rich.text import Text

    class TimeLeft(TimeRemainingColumn):
        def render(self, task: "Task") -> "Text":
            foretold = task.fields["left"]
            return Text(foretold, style="progress.remaining") if foretold else super().render(task)

    return TimeLeft()
