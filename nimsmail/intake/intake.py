"""One turn of taking mail in."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256

from nimsmail.intake.limits import time_limit
from nimsmail.intake.suspicion import Suspicion, kills_a_reader
from nimsmail.logs import get_logger
from nimsmail.mailbox import Mailbox, Waiting
from nimsmail.network.copies import Copy
from nimsmail.network.decide import answering, decide
from nimsmail.network.handled import Folder, Handled
from nimsmail.network.identity import author_of
from nimsmail.network.incoming import Incoming, Mail, Reply, Unreadable
from nimsmail.network.outbox import Item
from nimsmail.network.outcome import Outcome
from nimsmail.network.reviews import Why
from nimsmail.office import Office
from nimsmail.reading import Opened, open_mail, understand
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
        """Give one mail its effect, once, and return the folder that it belongs in."""
        incoming, trouble = self._read(waiting)
        mail = incoming.mail
        office, now = self._office, self._office.clock.now()
        with office.store.change(f"mail {mail.key[:16]}") as change:
            before = change.get(Handled, mail.key)
            if before is not None:
                return before.folder
            outcome = decide(change, office.house, incoming, now)
            outcome = _because(trouble, outcome) if trouble else outcome
            kept = office.clerk.keep(change, outcome, now)
            handled = self._entry(change, incoming, outcome, (*kept.queued, *kept.held))
            change.put(handled)
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
        """Read a mail in the light of the letter it answers; never dies of one.

        Returns why a person must see it, where the reader could not say so itself.
        """
        raw = waiting.raw
        if self._suspicion.is_suspect(raw) and self._is_deadly(raw):
            return _unread(waiting, "reading it ended the program that tried"), Why.POISON
        self._suspicion.begin(raw)
        try:
            with time_limit():
                trust = self._office.settings.mailbox.trust
                incoming = self._understood(open_mail(raw, waiting.received, trust=trust))
        except TimeoutError:
            return _unread(waiting, "reading it takes too long"), Why.POISON
        finally:
            self._suspicion.end()
        if waiting.whole:
            return incoming, None
        return _without_wishes(incoming), Why.OVERSIZED

    def _understood(self, opened: Opened) -> Incoming:
        books = self._office.store.books()
        told = answering(books, self._office.house, opened.mail, self._office.clock.now())
        return understand(opened, told)

    # -- copies ----------------------------------------------------------------------------

    def file_copies(self) -> int:
        """Put what was sent into the Sent folder, for those who must keep records."""
        books = self._office.store.books()
        waiting = books.find(Copy, "stage", "waiting")
        for copy in waiting:
            item = books.get(Item, copy.item)
            if item is not None:
                message = self._office.press.printed(books, item).message
                self._mailbox.file_sent(message, item.ended or item.queued)
            with self._office.store.change(f"filed {copy.item}") as change:
                if item is not None and item.automatic:
                    change.remove(Copy, copy.key)
                else:
                    change.put(replace(copy, stage="filed"))
        return len(waiting)


def _unread(waiting: Waiting, why: str) -> Unreadable:
    mail = Mail(key=sha256(waiting.raw).hexdigest(), received=waiting.received)
    return Unreadable(mail=mail, why=why)


def _without_wishes(incoming: Incoming) -> Incoming:
    """Return what came in without acting on words of which we have only seen the head."""
    return replace(incoming, wishes=()) if isinstance(incoming, Reply) else incoming


def _because(why: Why, outcome: Outcome) -> Outcome:
    return replace(outcome, reviews=tuple(replace(each, why=why) for each in outcome.reviews))
