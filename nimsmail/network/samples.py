"""What a settled review teaches: how a mail was read, and what it meant by a person's word.

Nothing is kept for this that the review does not hold already, so that there is one place
where somebody's words are, and one to forget them in.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from nimsmail.network.house import House
from nimsmail.network.incoming import Answering
from nimsmail.network.people import Language, Person
from nimsmail.network.pseudonyms import Pseudonyms
from nimsmail.network.records import Books
from nimsmail.network.reviews import Review, Why

Plain = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One mail with what was made of it; intents are in their plain form.

    `read` is what the reader suggested, `meant` all that the mail meant in the end: what was
    certain at once, and the coordinator's word on the rest. `meant` is None where they
    closed it without one: whether they did by hand what it asked for, nothing tells.
    """

    kind: str | None
    language: Language
    name: str
    address: str
    subject: str
    words: str
    facts: Answering
    why: Why
    read: tuple[Plain, ...]
    meant: tuple[Plain, ...] | None
    resolved: datetime


def samples(books: Books, since: datetime | None = None) -> list[Sample]:
    """Return what the reviews settled since then teach, in the order they were settled."""
    found = (sample_of(review) for review in books.every(Review))
    kept = [each for each in found if each and (since is None or each.resolved >= since)]
    return sorted(kept, key=lambda each: (each.resolved, each.words))


def sample_of(review: Review) -> Sample | None:
    """Return what one review teaches; nothing unless a person's words were read and settled."""
    settled = review.resolved is not None and review.decided is not None
    if not settled or not review.words.strip() or review.language is None:
        return None
    assert review.resolved is not None
    told = review.answering or Answering()
    return Sample(
        kind=told.kind,
        language=review.language,
        name=review.sender_name,
        address=review.sender,
        subject=review.subject,
        words=review.words,
        facts=told,
        why=review.why,
        read=(*review.carried, *review.suggestion),
        meant=(*review.carried, *review.decided) if review.decided else None,
        resolved=review.resolved,
    )


def pseudonyms_for(
    books: Books, house: House, found: list[Sample], ordinary: frozenset[str] = frozenset()
) -> Pseudonyms:
    """Return invented people for all whom the books and `found` know by name.

    `ordinary` are the words that are nobody's name, whatever a mailbox of a role is called.
    """
    masks = Pseudonyms(ordinary)
    for sample in found:
        masks.add(sample.name, sample.address)
    for name in _named(found):
        masks.add(name)
    for network in house.networks.values():
        for who in network.coordinators:
            masks.add(who.name, who.address)
    for person in books.every(Person):
        masks.add(person.name, *person.addresses)
    return masks


def _named(found: list[Sample]) -> Iterator[str]:
    """Go through the names that the intents hold: guests, substitutes, those who follow."""
    for sample in found:
        yield sample.facts.coordinator
        for plain in (*sample.read, *(sample.meant or ())):
            people = [plain, plain.get("delegate"), *plain.get("guests", ())]
            yield from (str(who["name"]) for who in people if who and who.get("name"))


def facts_of(told: Answering) -> Plain:
    """Return what a reader was told, in the form that `explain --facts` takes."""
    meeting = {
        "date": told.meeting_date.isoformat() if told.meeting_date else None,
        "place": told.meeting_place or None,
    }
    plain = {
        "coordinator": told.coordinator,
        "today": told.today.isoformat() if told.today else None,
        "meeting": {name: value for name, value in meeting.items() if value},
        "themes": list(told.themes),
        "programmes": list(told.programmes),
        "follows": list(told.follows),
    }
    return {name: value for name, value in plain.items() if value}
