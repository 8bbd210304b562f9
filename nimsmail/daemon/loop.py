"""The daemon: one thread reads the mailbox and minds the clock, another sends.

So reading goes on while a dispatch of hours is on its way, and a relay or a mailbox that
is away stops only its own side.
"""

import gc
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from nimsmail.credentials import for_mailbox, for_post
from nimsmail.daemon.heartbeat import Pulse
from nimsmail.daemon.lists import Lists
from nimsmail.daemon.notify import notify
from nimsmail.daemon.trouble import Trouble
from nimsmail.delivery import Progress, run_delivery
from nimsmail.errors import MailboxError, NimsmailError
from nimsmail.intake import Intake
from nimsmail.logs import get_logger
from nimsmail.mailbox import Mailbox
from nimsmail.network.due import due
from nimsmail.office import Office

_log = get_logger("daemon")
_GLANCE = 0.5  # seconds between looks at the wish to stop
_LENIENCE = 3.0  # seconds that the mailbox gets to answer when we are told to stop


class Daemon:
    """The whole house at work."""

    def __init__(self, office: Office, mailbox: Mailbox, stop: threading.Event) -> None:
        self._office = office
        self._mailbox = mailbox
        self._stop = stop
        self._intake = Intake(office, mailbox, stop=stop.is_set)
        self._pulse = Pulse(office.settings.store.folder, office.clock.now())
        self._lists = Lists(office)
        self._reported = 0
        self._felt = datetime.fromtimestamp(0, UTC)
        self._felt_sent = 0
        self._inbox = Trouble("mailbox", lambda what: self._pulse.note(inbox_trouble=what))
        self._post = Trouble("relay", lambda what: self._pulse.note(post_trouble=what))

    def once(self) -> None:
        """Take in what waits, see to what is due, and send what may go now."""
        self._turn()
        self._due()
        run_delivery(self._office, until="due", stop=self._stop.is_set, progress=self._sent)
        self._intake.file_copies()
        self._tidy()

    def run(self) -> None:
        """Go on until told to stop."""
        post = threading.Thread(target=self._post_loop, name="post")
        post.start()
        notify("READY=1")
        try:
            while not self._stop.is_set():
                self._round()
        finally:
            self._stop.set()
            notify("STOPPING=1")
            post.join()
            self._tidy()

    def _round(self) -> None:
        """Take one turn at the mailbox, and wait for news or for the next turn."""
        notify("WATCHDOG=1")
        poll = self._office.settings.mailbox.poll.total_seconds()
        try:
            self._turn()
            self._intake.file_copies()
            self._inbox.over()
            self._due()
            self._tidy()
            self._mailbox.wait_for_news(poll, self._stop.is_set)
        except Exception as error:  # one turn: the next one must come whatever this was
            self._mind_the_clock(error)

    def _mind_the_clock(self, error: Exception) -> None:
        """While the mailbox is away, what falls due is still seen to."""
        if self._stop.is_set() and isinstance(error, MailboxError):
            return  # it is we who hung up
        _own_up(error)
        wait = self._inbox.met(error)
        if isinstance(error, MailboxError):
            wait = max(self._mailbox.retry_after.total_seconds(), 1.0)
        self._mailbox.close()
        try:
            self._due()
        except Exception as also:  # it is asked again with the next turn
            _own_up(also)
            _log.warning("what is due must wait", why=str(also) or type(also).__name__)
        self._stop.wait(wait)

    def _turn(self) -> None:
        self._intake.turn()
        self._pulse.note(inbox_read=self._office.clock.now())

    def _due(self) -> None:
        """See to what is due, on books that nobody else changes meanwhile."""
        office, now = self._office, self._office.clock.now()
        self._lists.turn(now)
        with office.store.change("due") as change:
            outcome = due(change, office.house, now)
            office.clerk.keep(change, outcome, now)
        for note in outcome.notes:
            _log.info("due", what=note)

    def _tidy(self) -> None:
        store = self._office.store
        if store.is_bulky():
            store.checkpoint()
        for report in store.reports[self._reported :]:
            _log.warning("the store", report=report)
        self._reported = len(store.reports)

    # -- the other thread ------------------------------------------------------------------

    def _post_loop(self) -> None:
        while not self._stop.is_set():
            try:
                run_delivery(
                    self._office, until="stopped", stop=self._stop.is_set, progress=self._sent
                )
            except Exception as error:  # the post must come back whatever this was
                _own_up(error)
                self._stop.wait(self._post.met(error))

    def _sent(self, progress: Progress) -> None:
        """Feel the post's pulse, at most once a second: there may be hundreds of letters in it."""
        now = self._office.clock.now()
        is_fresh = progress.sent not in (0, self._felt_sent)
        if is_fresh and now - self._felt >= timedelta(seconds=1):
            self._felt, self._felt_sent = now, progress.sent
            self._pulse.note(letter_sent=now)
        if progress.trouble:
            self._post.lasts(progress.trouble)
        else:
            self._post.over()


def run(office: Office, *, once: bool, stop: threading.Event | None = None) -> None:
    """Be the daemon of this office; raises Busy if there is one already."""
    stop = stop or _stopped_by_signals()
    settings = office.settings
    with office.store.hold("daemon"):
        mailbox = Mailbox(settings.mailbox, for_mailbox(settings, os.environ))
        for_post(settings, os.environ)  # a fault in the configuration shows at once,
        office.signers.ready()
        _ = office.writer.writer  # and one in the templates
        if not once:
            gc.freeze()  # what is kept and compiled by now stays: it need not be gone through
        with _leaving(mailbox, stop):
            daemon = Daemon(office, mailbox, stop)
            daemon.once() if once else daemon.run()


def _own_up(error: Exception) -> None:
    if not isinstance(error, NimsmailError):
        _log.error("a fault in nimsmail", exc_info=error)


@contextmanager
def _leaving(mailbox: Mailbox, stop: threading.Event) -> Iterator[None]:
    """Take leave of the mailbox in the end; when told to stop, soon, whether it answers or not."""
    left = threading.Event()

    def see_out() -> None:
        while not left.wait(_GLANCE):
            if stop.is_set() and not left.wait(_LENIENCE):
                mailbox.hang_up()
                return

    threading.Thread(target=see_out, name="leaving", daemon=True).start()
    try:
        yield
    except MailboxError:
        if not stop.is_set():
            raise
    finally:
        mailbox.close()
        left.set()


def _stopped_by_signals() -> threading.Event:
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda *_: stop.set())
    return stop
