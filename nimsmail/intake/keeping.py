"""What mails lead to, kept: several in one change, each of them whole or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from nimsmail.clerk import Kept
from nimsmail.intake.enclosing import keep_files
from nimsmail.intake.suspicion import Suspicion
from nimsmail.logs import get_logger
from nimsmail.mailbox import Waiting
from nimsmail.network.decide import decide
from nimsmail.network.handled import Folder, Handled
from nimsmail.network.identity import author_of
from nimsmail.network.incoming import Incoming, Reply
from nimsmail.network.outcome import Outcome
from nimsmail.network.reviews import Why
from nimsmail.office import Office
from nimsmail.store import Change

_log = get_logger("mail")


@dataclass(frozen=True, slots=True)
class Read:
    """A mail that has been read; `trouble` is why a person must see it, if reading showed that."""

    waiting: Waiting
    incoming: Incoming
    trouble: Why | None = None


class Keeping:
    """Decides on mails that have been read, and keeps what that leads to."""

    def __init__(self, office: Office, suspicion: Suspicion) -> None:
        self._office = office
        self._suspicion = suspicion

    def kept(self, mails: Sequence[Read]) -> list[Folder]:
        """Give mails their effects in one change, and return the folder that each belongs in.

        What was done before is not done again. If one of them raises, none has an effect.
        """
        keys = " ".join(each.incoming.mail.key[:16] for each in mails)
        with self._office.store.change(f"mail {keys}") as change:
            entries = [self._effect(change, each) for each in mails]
        for entry, is_new in entries:
            if is_new:
                _tell(entry)
        return [entry.folder for entry, _is_new in entries]

    def _effect(self, change: Change, read: Read) -> tuple[Handled, bool]:
        """Give one mail its effect; return what is noted of it, and whether that is new."""
        self._suspicion.begin(read.waiting.raw)
        incoming, office, now = read.incoming, self._office, self._office.clock.now()
        before = change.get(Handled, incoming.mail.key)
        if before is not None:
            return before, False
        outcome = _because(read.trouble, decide(change, office.house, incoming, now))
        if isinstance(incoming, Reply) and incoming.enclosures:
            outcome = keep_files(office.store.cabinet, outcome, read.waiting.raw)
        kept = office.clerk.keep(change, outcome, now)
        entry = self._entry(change, incoming, outcome, kept)
        change.put(entry)
        return entry, True

    def _entry(self, change: Change, incoming: Incoming, outcome: Outcome, kept: Kept) -> Handled:
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
            answered_with=(*kept.queued, *kept.held),
            notes=outcome.notes,
        )


def _because(why: Why | None, outcome: Outcome) -> Outcome:
    if why is None:
        return outcome
    return replace(outcome, reviews=tuple(replace(each, why=why) for each in outcome.reviews))


def _tell(entry: Handled) -> None:
    _log.info(
        "mail taken in",
        mail=entry.key[:16],
        kind=entry.kind,
        folder=entry.folder,
        notes=", ".join(entry.notes),
        letters=", ".join(entry.answered_with),
    )
