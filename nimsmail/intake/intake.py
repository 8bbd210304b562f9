"""One turn of taking mail in."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace

from nimsmail.catalogues.typed import read_lines
from nimsmail.intake.faults import OF_THE_HOUSE, told
from nimsmail.intake.filing import Filing
from nimsmail.intake.limits import time_limit
from nimsmail.intake.suspicion import MOST, Suspicion, kills_a_reader
from nimsmail.logs import get_logger
from nimsmail.mailbox import Mailbox, Waiting
from nimsmail.network.decide import answering, decide
from nimsmail.network.handled import Folder, Handled
from nimsmail.network.identity import author_of
from nimsmail.network.incoming import Incoming, Mail, Reply, Unreadable
from nimsmail.network.outcome import Outcome
from nimsmail.network.reviews import Why
from nimsmail.office import Office
from nimsmail.reading import Opened, open_mail, phrasebook, understand
from nimsmail.reading.opened import identity
from nimsmail.store import Change

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
            for waiting in batch:
                if self._stop():
                    break
                handled[self._handle(waiting)].append(waiting)
        finally:
            for folder, mails in handled.items():
                self._mailbox.put_away(mails, folder)
        return sum(map(len, handled.values()))

    def _handle(self, waiting: Waiting) -> Folder:
        """Give one mail its effect, once, and return the folder that it belongs in.

        What cannot be handled goes to a person, and never stops the mails behind it.
        """
        raw = waiting.raw
        deaths = self._suspicion.deaths(raw)
        if deaths >= MOST or (deaths and self._is_deadly(raw)):
            return self._put_aside(waiting, "handling it ended the program that tried")
        self._suspicion.begin(raw)
        try:
            return self._kept(*self._read(waiting))
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
        return self._kept(_unread(waiting, why), Why.POISON)

    def _kept(self, incoming: Incoming, trouble: Why | None) -> Folder:
        """Keep what a mail leads to, unless that was done before."""
        mail, office, now = incoming.mail, self._office, self._office.clock.now()
        with office.store.change(f"mail {mail.key[:16]}") as change:
            before = change.get(Handled, mail.key)
            if before is not None:
                return before.folder
            outcome = decide(change, office.house, incoming, now)
            outcome = _because(trouble, outcome) if trouble else outcome
            kept = office.clerk.keep(change, outcome, now)
            handled = self._entry(change, incoming, outcome, (*kept.queued, *kept.held))
            change.put(handled)
        self._suspicion.forget()
        _log.info(
            "mail taken in",
            mail=mail.key[:16],
            kind=handled.kind,
            folder=handled.folder,
            notes=", ".join(handled.notes),
            letters=", ".join(handled.answered_with),
        )
        return handled.folder

    def _entry(
        self, change: Change, incoming: Incoming, outcome: Outcome, letters: tuple[str, ...]
    ) -> Handled:
        author = author_of(change, self._office.house, incoming.mail)
        return Handled(
            key=incoming.mail.key,
            network=author.network.key if author.network else None,
            kind=type(incoming).__name__.lower(),
            folder="review" if outcome.reviews else "handled",
            received=incoming.mail.received,
            handled=self._office.clock.now(),
            letter=author.item.key if author.item else None,
            person=author.person.key if author.person else None,
            answered_with=letters,
            notes=outcome.notes,
        )

    # -- reading -------------------------------------------------------------------------

    def _read(self, waiting: Waiting) -> tuple[Incoming, Why | None]:
        """Read a mail in the light of the letter it answers.

        Returns why a person must see it, where the reader could not say so itself.
        """
        try:
            with time_limit():
                trust = self._office.settings.mailbox.trust
                opened = open_mail(waiting.raw, waiting.received, trust=trust)
                incoming = self._understood(opened)
        except TimeoutError:
            return _unread(waiting, "reading it takes too long"), Why.POISON
        if waiting.whole:
            return incoming, None
        return _without_wishes(incoming), Why.OVERSIZED

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


def _because(why: Why, outcome: Outcome) -> Outcome:
    return replace(outcome, reviews=tuple(replace(each, why=why) for each in outcome.reviews))
