"""After the story: whoever writes to the demo from a mail program of their own is answered."""

from collections.abc import Iterable
from datetime import datetime
from email import message_from_bytes
from email.policy import default
from email.utils import parseaddr
from threading import Event as Signal
from threading import Thread

from nimsmail import daemon
from nimsmail.clock import Clock
from nimsmail.demo.events import Event, Posted, Written
from nimsmail.demo.post_office import PostOffice, Taken, account_of
from nimsmail.demo.secretariat import ADDRESS, Secretariat
from nimsmail.demo.stage import Stage
from nimsmail.demo.understanding import in_words
from nimsmail.network.incoming import Reply
from nimsmail.office import Office

_NAP = 0.3


class Visitors:
    """Keeps the daemon running, and tells what comes and goes."""

    def __init__(self, stage: Stage, servers: PostOffice, clock: Clock) -> None:
        self._stage = stage
        self._servers = servers
        self._office = Office.open(stage.secretariat.settings, clock)
        self._stop = Signal()
        self._told = len(servers.taken)

    def receive(self, until: Signal) -> None:
        """Go on until `until` is set or somebody presses Ctrl-C."""
        thread = Thread(target=daemon.run, args=(self._office,), kwargs={"once": False, "stop": self._stop})
        thread.start()
        try:
            while not until.wait(_NAP):
                self._tell()
        except KeyboardInterrupt:
            self._stage.say("Stopped.")
        finally:
            self._stop.set()
            thread.join()
            self._office.store.close()
'''
