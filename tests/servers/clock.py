"""A clock that stands still, so that no test waits."""


class StoppedClock:
    """A monotonic clock that only sleeping moves; a test may also set `seconds`."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds

    def sleep(self, seconds: float) -> None:
        self.seconds += seconds

    async def asleep(self, seconds: float) -> None:
        """Sleep as coroutines do."""
        self.sleep(seconds)
