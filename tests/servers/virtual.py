"""Time that passes only while nothing happens: days of sending in seconds, with real sockets."""

import asyncio
import selectors
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any


@dataclass
class VirtualTime:
    """How many seconds have passed: what all loops and clocks of a test share."""

    seconds: float = 0.0


class _Hurried(selectors.DefaultSelector):
    """Waits for no timer: where no socket has anything, the loop's time moves on at once."""

    passed: "VirtualTime"

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout is None:
            return super().select(None)
        found = super().select(0)
        if not found and timeout > 0:
            self.passed.seconds += timeout
        return found


class VirtualLoop(asyncio.SelectorEventLoop):
    """An event loop whose clock a test can read, and whose threads are none.

    Client and server must both run in it: what another thread does takes no time here.
    """

    def __init__(self, passed: VirtualTime) -> None:
        self._passed = passed
        selector = _Hurried()
        selector.passed = passed
        super().__init__(selector)

    def time(self) -> float:
        return self._passed.seconds

    def run_in_executor(  # type: ignore[override]
        self, executor: Executor | None, func: Callable[..., Any], *args: Any
    ) -> asyncio.Future[Any]:
        done = self.create_future()
        try:
            done.set_result(func(*args))
        except Exception as error:
            done.set_exception(error)
        return done


class VirtualClock:
    """The clock on the wall: it began at some moment, and so many seconds have passed."""

    def __init__(self, began: datetime, passed: VirtualTime) -> None:
        self._began = began
        self._passed = passed

    def now(self) -> datetime:
        return self._began + timedelta(seconds=self._passed.seconds)
