"""One turn of taking mail in."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from nimsmail.catalogues.typed import read_lines
from nimsmail.intake.faults import OF_THE_HOUSE, told
from nimsmail.intake.filing import Filing
from nimsmail.intake.keeping import Keeping, Read
from nimsmail.intake.limits import time_limit
from nimsmail.intake.suspicion import MOST, Suspicion, kills_a_reader
from nimsmail.logs import get_logger
from nimsmail.mailbox import Mailbox, Waiting
from nimsmail.network.decide import answering
from nimsmail.network.handled import Folder
from nimsmail.network.incoming import Incoming, Mail, Reply, Unreadable
from nimsmail.network.reviews import Why
from nimsmail.office import Office
from nimsmail.reading import Opened, open_mail, phrasebook, understand
from nimsmail.reading.opened import identity

# How many mails have their effects in one change. Others wait for it to be kept: it should
# take no longer than a few hundredths of a second.
_TOGETHER = 20
_log = get_logger("mail")


class Intake:
    """Takes in what waits in the mailbox, a batch at a time and a mail at a time."""

    def __init__(
        self,
        office: Office,
        mailbox: Mailbox,
        *,
        stop: Callable[[], bool] = lambda: False,
        is_deadly: Callable[[bytes], bool] = kills_a_reader,
    ) -> None:
        self._office = office
        self._mailbox = mailbox
        self._stop = stop
        self._is_deadly = is_deadly
        self._phrases = phrasebook.read(office.settings.own_phrases)
        self._filing = Filing(office, mailbox, stop)
        self._suspicion = Suspicion(office.settings.store.folder / "being-read")
        self._keeping = Keeping(office, self._suspicion)

    def turn(self) -> int:
        """Take in all that waits, and return how many mails that were."""
        count = 0
        for batch in self._mailbox.batches():
            count += self._take_in(batch)
            if self._stop():
                break
        return count

    def _take_in(self, batch: list[Waiting]) -> int:
        """Handle a batch, and put each mail away as far as we came."""
        handled: dict[Folder, list[Waiting]] = defaultdict(list)
        try:
            for start in range(0, len(batch), _TOGETHER):
                for waiting, folder in self._handled(batch[start : start + _TOGETHER]):
                    handled[folder].append(waiting)
                self._suspicion.forget()
        finally:
            for folder, mails in handled.items():
                self._mailbox.put_away(mails, folder)
        return sum(map(len, handled.values()))

    def _handled(self, mails: Sequence[Waiting]) -> Iterator[tuple[Waiting, Folder]]:
        """Give some mails their effects, in one change if that can be had: it is synced once.

        Where one of them is suspect or makes trouble, each has a change of its own.
        """
        is_suspect = any(self._suspicion.deaths(waiting.raw) for waiting in mails)
        together = None if is_suspect else self._together(mails)
        return self._one_by_one(mails) if together is None else iter(together)

    def _together(self, mails: Sequence[Waiting]) -> list[tuple[Waiting, Folder]] | None:
        """Give all these mails their effects in one change, or return None and none has any."""
        try:
            read = [self._read(waiting) for waiting in self._until_stopped(mails)]
            folders = self._keeping.kept(read) if read else []
        except Exception:  # which mail it was, and why, shows when each comes by itself
            return None
        finally:
            self._suspicion.end()
        return [(each.waiting, folder) for each, folder in zip(read, folders, strict=True)]

    def _one_by_one(self, mails: Sequence[Waiting]) -> Iterator[tuple[Waiting, Folder]]:
        for waiting in self._until_stopped(mails):
            yield waiting, self._handle(waiting)

    def _until_stopped(self, mails: Sequence[Waiting]) -> Iterator[Waiting]:
        return takewhile(lambda _waiting: not self._stop(), mails)

    def _handle(self, waiting: Waiting) -> Folder:
        """Give one mail its effect, once, and return the folder that it belongs in.

        What cannot be handled goes to a person, and never stops the mails behind it.
        """
        raw = waiting.raw
        deaths = self._suspicion.deaths(raw)
        try:
            if deaths >= MOST or (deaths and self._is_deadly(raw)):
                return self._put_aside(waiting, "handling it ended the program that tried")
            return self._kept(self._read(waiting))
        except OF_THE_HOUSE:
            raise
        except Exception as error:
            # A rule that trips over one mail must not keep all the others waiting; of the
            # change that it was making nothing is kept.
            _log.error("a fault in nimsmail", mail=identity(raw)[:16], trace=told(error))
            return self._put_aside(waiting, f"a fault in nimsmail ({type(error).__name__})")
        finally:
            self._suspicion.end()

    def _put_aside(self, waiting: Waiting, why: str) -> Folder:
        """Leave a mail to a person, in a change of its own and without another look into it."""
        return self._kept(Read(waiting, _unread(waiting, why), Why.POISON))

    def _kept(self, read: Read) -> Folder:
        (folder,) = self._keeping.kept([read])
        return folder

    # -- reading -------------------------------------------------------------------------

    def _read(self, waiting: Waiting) -> Read:
        """Read a mail in the light of the letter it answers."""
        self._suspicion.begin(waiting.raw)
        try:
            with time_limit():
                trust = self._office.settings.mailbox.trust
                opened = open_mail(waiting.raw, waiting.received, trust=trust)
                incoming = self._understood(opened)
        except TimeoutError:
            return Read(waiting, _unread(waiting, "reading it takes too long"), Why.POISON)
        if waiting.whole:
            return Read(waiting, incoming)
        return Read(waiting, _without_wishes(incoming), Why.OVERSIZED)

    def _understood(self, opened: Opened) -> Incoming:
        books = self._office.store.books()
        told = answering(books, self._office.house, opened.mail, self._office.clock.now())
        return _announced(understand(opened, told, self._phrases))

    # -- copies ----------------------------------------------------------------------------

    def file_copies(self) -> int:
        """Put what was sent into the Sent folder, for those who must keep records."""
        return self._filing.turn()


def _unread(waiting: Waiting, why: str) -> Unreadable:
    mail = Mail(key=identity(waiting.raw), received=waiting.received)
    return Unreadable(mail=mail, why=why)


def _announced(incoming: Incoming) -> Incoming:
    """Return a reply with the deadlines that it tells, line by line."""
    if not isinstance(incoming, Reply):
        return incoming
    return replace(incoming, sightings=tuple(read_lines(incoming.words)))


def _without_wishes(incoming: Incoming) -> Incoming:
    """Return what came in without acting on words of which we have only seen the head."""
    return replace(incoming, wishes=()) if isinstance(incoming, Reply) else incoming
