"""Waiting until there is something new: the server tells (IDLE, RFC 2177), or we look."""

import selectors
import ssl
from collections.abc import Callable

from imapclient import IMAPClient

# The server may hang up after 30 minutes of IDLE (RFC 2177 §3).
RENEWED = 25 * 60.0
# How long a wish to stop may go unheard, in seconds.
SLICE = 1.0


class Watch:
    """Waits for mail behind a number, in slices, so that it can be stopped at any moment.

    IDLE is never trusted alone: whatever the server tells or keeps to itself, what
    counts is whether the inbox holds a mail that was not there before.
    """

    def __init__(
        self,
        *,
        idle: bool,
        now: Callable[[], float],
        sleep: Callable[[float], object],
        renewed: float = RENEWED,
        slices: float = SLICE,
    ) -> None:
        self._idle = idle
        self._now = now
        self._sleep = sleep
        self._renewed = renewed
        self._slice = slices

    def keep(self, client: IMAPClient, after: int, until: float, stop: Callable[[], bool]) -> bool:
        """Return whether a mail numbered beyond `after` came before the moment `until`."""
        idle = self._idle and client.has_capability("IDLE")
        while not has_news(client, after):
            if stop() or self._now() >= until:
                return False
            if idle:
                self._listen(client, min(until, self._now() + self._renewed), stop)
            else:
                self._doze(until, stop)
        return True

    def _listen(self, client: IMAPClient, until: float, stop: Callable[[], bool]) -> None:
        """Stay in IDLE until the server says anything at all."""
        client.idle()
        with selectors.DefaultSelector() as selector:
            line = client.socket()
            selector.register(line, selectors.EVENT_READ)
            while not (stop() or self._now() >= until or self._speaks(line, selector)):
                pass
        # Not idle_check: on a plain connection it cannot tell a dead line from a silent one.
        client.idle_done()

    def _doze(self, until: float, stop: Callable[[], bool]) -> None:
        while not stop() and self._now() < until:
            self._sleep(max(0.0, min(self._slice, until - self._now())))

    def _speaks(self, line: object, selector: selectors.BaseSelector) -> bool:
        if isinstance(line, ssl.SSLSocket) and line.pending():
            return True
        return bool(selector.select(self._slice))


def has_news(client: IMAPClient, after: int) -> bool:
    """Tell whether the selected folder holds a mail numbered beyond `after`."""
    client.noop()  # only now need the server tell of what came since (RFC 9051 §6.1.2)
    # `n:*` always includes the last mail, however low its number (RFC 9051 §9, seq-range).
    found = client.search(f"UID {after + 1}:* UNDELETED")
    return any(uid > after for uid in found)
