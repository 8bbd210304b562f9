"""The coordinator's word on what was handed over: the same rules run, on another's certainty."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from nimsmail.network.contributing import turned_down
from nimsmail.network.house import House
from nimsmail.network.identity import Author
from nimsmail.network.incoming import Mail, Reply, Sender
from nimsmail.network.intents import (
    INTENTS,
    Attend,
    Intent,
    Thanks,
    from_plain,
    name_of,
    to_plain,
)
from nimsmail.network.merging import one_answer
from nimsmail.network.outbox import Item
from nimsmail.network.outcome import Outcome
from nimsmail.network.pending import Pending
from nimsmail.network.people import Person, person_at
from nimsmail.network.records import Books
from nimsmail.network.reviews import Review, Stage, Why
from nimsmail.network.wishes import CARRIED_OUT, carry_out


class CannotResolve(ValueError):
    """The coordinator's word cannot be carried out; its text says why and what would help."""


def suggested(review: Review) -> tuple[Intent, ...]:
    """Return what a yes to this review carries out; nothing if a person must do a part of it."""
    kinds = {INTENTS.get(str(plain.get("do"))) for plain in review.suggestion}
    if not kinds <= {*CARRIED_OUT, Thanks}:
        return ()
    return tuple(from_plain(dict(plain)) for plain in review.suggestion)


def resolved(
    books: Books, house: House, review: Review, intents: Sequence[Intent], now: datetime
) -> Outcome:
    """Carry out `intents` as what the mail under review meant, and close the review.

    With no intents the review is closed, and what it asked about is not done.
    """
    outcome = Outcome(records=(_closed(review, intents, now),))
    if not intents:
        outcome += turned_down(books, review, now)
    author = _author(books, house, review)
    for intent in intents:
        carried = carry_out(books, house, author, _reply(review, author), intent, now)
        if carried.why is not None:
            raise CannotResolve(f"{name_of(intent)}: {_REMEDIES.get(carried.why, _NO_RULE)}")
        outcome += carried.outcome
    return replace(outcome, letters=one_answer(outcome.letters))


_NO_RULE = "nothing here carries that out; do it by hand, and close the review with --dismiss"
_REMEDIES = {
    Why.STRANGER: "the one who wrote is no member; add them first with member add",
    Why.NO_SUBJECT_MATTER: "there is no one meeting that this can be about",
    Why.UNSURE: "the mail answers no letter that asked for this",
    Why.TOO_LATE: "it is over: what this was about is no longer waiting",
    Why.NO_VOTE: "each organisation has one vote, and the one who wrote has none; say which "
    "organisation they are of",
}


def _closed(review: Review, intents: Sequence[Intent], now: datetime) -> Review:
    said = ", ".join(map(_in_short, intents)) or "dismissed"
    decided = tuple(map(to_plain, intents))
    return replace(review, stage=Stage.RESOLVED, resolved=now, resolution=said, decided=decided)


def _in_short(intent: Intent) -> str:
    """Say what was decided, without the words that a person wrote."""
    return f"attend={intent.answer}" if isinstance(intent, Attend) else name_of(intent)


def _author(books: Books, house: House, review: Review) -> Author:
    network = house.networks.get(review.network or "") or next(iter(house.networks.values()))
    item = books.get(Item, review.letter) if review.letter else None
    known = books.get(Person, review.person) if review.person else None
    if review.why is Why.OTHER_SENDER:
        known = None  # whose letter it was is not who wrote
    return Author(
        network=network,
        item=item,
        person=known or person_at(books, review.sender),
        pending=books.get(Pending, item.key) if item else None,
        proof="coordinator",
    )


def _reply(review: Review, author: Author) -> Reply:
    mail = Mail(
        key=review.key,
        received=review.received,
        message_id=review.message_id,
        sender=Sender(address=review.sender, name=review.sender_name),
        subject=review.subject,
    )
    language = author.person.language if author.person else "da"
    return Reply(mail=mail, words=review.words, language=language, enclosures=review.enclosures)
