"""One side's trouble: told once when it comes and once when it is over, with growing waits."""

import random
from collections.abc import Callable

from nimsmail.errors import MailboxError, PostError
from nimsmail.logs import get_logger

_FIRST, _LAST = 5.0, 300.0  # seconds between tries while a server is away
_log = get_logger("daemon")


class Trouble:
    """What is wrong with the mailbox, or with the post; `pulse` feels when that changes."""

    def __init__(self, side: str, pulse: Callable[[str], None]) -> None:
        self._side = side
        self._pulse = pulse
        self._what = ""
        self._times = 0

    def met(self, error: Exception) -> float:
        """Note the trouble, and return how many seconds to wait before the next try."""
        what = str(error) or type(error).__name__
        # Mailbox and post have told of theirs themselves.
        if what != self._what and not isinstance(error, MailboxError | PostError):
            _log.warning(f"{self._side}: trouble", why=what)
        self.lasts(what)
        self._times += 1
        grown: float = min(_FIRST * 2 ** min(self._times - 1, 10), _LAST)
        return grown * random.uniform(0.8, 1.2)  # noqa: S311 - spreads tries, guards nothing

    def lasts(self, what: str) -> None:
        """Note a trouble that somebody else waits out."""
        if what != self._what:
            self._what = what
            self._pulse(what)

    def over(self) -> None:
        """Note that all is well."""
        self.lasts("")
        self._times = 0
