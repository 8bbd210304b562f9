"""What comes back without anybody having decided anything: bounces, complaints, machines.

None of it is ever answered (RFC 3834 §2), and nothing acts on a report that does not
carry the token of the letter it speaks of: anybody can write one.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from nimsmail.network.draft import Draft
from nimsmail.network.house import House
from nimsmail.network.identity import author_of, letter_returned
from nimsmail.network.incoming import Automatic, Bounce, Complaint, Failure, Mail
from nimsmail.network.intents import Leave, Successor, to_plain
from nimsmail.network.joining import left
from nimsmail.network.notices import RULED_ON
from nimsmail.network.organisations import covered
from nimsmail.network.outbox import Item
from nimsmail.network.outcome import Outcome
from nimsmail.network.pending import Pending
from nimsmail.network.people import Organisation, Person, Suspension, membership_of
from nimsmail.network.records import Books
from nimsmail.network.returns import Returned, noted, streak
from nimsmail.network.reviews import Why, review_of

# No such mailbox, no such domain, not an address, moved without a trace, no mail here
# (RFC 3463 §3.2, RFC 7505 §4.2). Every other refusal leaves the address alive.
_NO_SUCH_ADDRESS = frozenset({"5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10"})


def bounced(books: Books, house: House, bounce: Bounce, now: datetime) -> Outcome:
    """Note that a letter came back, and tell the coordinator; suspend an address that is gone."""
    item = letter_returned(books, house, bounce.mail)
    failure = _final(bounce)
    if failure is None:
        note = f"letter {item.key}: not delivered yet" if item else "not delivered yet"
        return Outcome(notes=(note,))
    if item is None:
        # Of the coordinator's own mail, perhaps: the mailbox may be shared.
        network = author_of(books, house, bounce.mail).network
        key = network.key if network else None
        return Outcome(reviews=(review_of(bounce.mail, Why.FOREIGN_BOUNCE, key),))
    if item.kind in RULED_ON:
        # Of a notice that came back the coordinators are not told by another notice.
        return Outcome(notes=(f"letter {item.key}: bounced {failure.status}",))
    outcome = _came_back(books, house, bounce.mail, item, failure, now)
    pending = books.get(Pending, item.key)
    if pending is None:
        return outcome
    if item.person is None or books.get(Person, item.person) is None:
        # Who signed up from an address that does not work is nobody's business; whom the
        # coordinator asked is.
        was_asked = item.in_reply_to is None
        outcome = replace(outcome, records=(), reviews=outcome.reviews if was_asked else ())
    return outcome + Outcome(removed=(pending,), notes=("cannot be confirmed",))


def _final(bounce: Bounce) -> Failure | None:
    """Return the failure after which nobody tries any more; what is for good comes first."""
    final = [each for each in bounce.failures if each.permanent or each.given_up]
    return min(final, key=lambda each: not each.permanent, default=None)


def _came_back(
    books: Books, house: House, mail: Mail, item: Item, failure: Failure, now: datetime
) -> Outcome:
    note = noted(books, item, failure, now)
    kept = Outcome(records=(note,))
    if failure.permanent:
        return kept + _failed_for_good(books, mail, item, failure, now)
    return kept + _failed_for_now(books, house, mail, item, note, now)


def _failed_for_now(
    books: Books, house: House, mail: Mail, item: Item, note: Returned, now: datetime
) -> Outcome:
    """Tell that one letter failed; of an address where that happens too often say so.

    Nothing is suspended: the mailbox is there, or at least nobody has said that it is not.
    """
    so_far = streak(books, item.recipient, now, note)
    is_unsteady = so_far is not None and so_far.is_beyond(house.tolerance)
    details = [f"{item.recipient}: {note.status}"]
    if so_far is not None and is_unsteady:
        details.append(f"{so_far.times} × {so_far.first:%Y-%m-%d} – {so_far.last:%Y-%m-%d}")
    review = review_of(
        mail,
        Why.UNSTEADY if is_unsteady else Why.BOUNCED,
        item.network,
        person=item.person,
        letter=item.key,
        details=tuple(details),
    )
    return Outcome(reviews=(review,), notes=(f"letter {item.key}: failed {note.status}",))


def _failed_for_good(
    books: Books, mail: Mail, item: Item, failure: Failure, now: datetime
) -> Outcome:
    person = books.get(Person, item.person) if item.person else None
    review = review_of(
        mail,
        Why.UNREACHABLE if person and failure.dead else Why.BOUNCED,
        item.network,
        person=item.person,
        letter=item.key,
        details=(f"{item.recipient}: {failure.status or 'permanent failure'}",),
    )
    note = f"letter {item.key}: bounced {failure.status}"
    if person is None or not failure.dead or _is_suspended(person, item.recipient):
        return Outcome(reviews=(review,), notes=(note,))
    why = f"bounced: {failure.status or 'permanent failure'}"
    suspension = Suspension(address=item.recipient, since=now, why=why)
    suspended = replace(person, suspended=(*person.suspended, suspension))
    review = replace(review, doorless=_lost_door(books, item.network, person, suspended))
    return Outcome(records=(suspended,), reviews=(review,), notes=(note,))


def _lost_door(books: Books, network: str, before: Person, after: Person) -> str:
    """Name the organisation that had a contact in `network` and has none now; "" for none."""
    organisation = books.get(Organisation, before.organisation) if before.organisation else None
    if organisation is None or after.address is not None:
        return ""
    draft = Draft(books)
    draft.take([after], ())
    had_one = covered(books, organisation, network).door == "contact"
    has_one = covered(draft, organisation, network).door == "contact"
    return organisation.name if had_one and not has_one else ""


def _is_suspended(person: Person, address: str) -> bool:
    return any(each.address == address for each in person.suspended)


def complained(books: Books, house: House, complaint: Complaint, now: datetime) -> Outcome:
    """Take a complaint about a letter of ours as leaving, without another letter (RFC 5965)."""
    item = letter_returned(books, house, complaint.mail)
    person = books.get(Person, item.person) if item and item.person else None
    if item is None or person is None:
        network = author_of(books, house, complaint.mail).network
        key = network.key if network else None
        return Outcome(reviews=(review_of(complaint.mail, Why.COMPLAINT, key),))
    gone = left(books, item.network, person, "all", None, now)
    review = review_of(
        complaint.mail, Why.COMPLAINT, item.network, person=person.key, letter=item.key
    )
    return replace(gone, letters=(), reviews=(review,))


def automatic(books: Books, house: House, mail: Automatic) -> Outcome:
    """Keep quiet to a machine; only "no longer employed here" is for the coordinator."""
    if not mail.departed:
        return Outcome(notes=("automatic",))
    author = author_of(books, house, mail.mail)
    network = author.network.key if author.network else None
    person = author.person
    is_member = network and person and membership_of(books, network, person.key)
    review = review_of(
        mail.mail,
        Why.DEPARTED,
        network,
        person=person.key if person else None,
        letter=author.item.key if author.item else None,
        words=mail.words,
        suggestion=tuple(_on_departing(mail)) if is_member else (),
        doorless=_door_left_by(books, network, person) if network and person else "",
    )
    return Outcome(reviews=(review,), notes=("automatic: departed",))


def _on_departing(mail: Automatic) -> Iterator[dict[str, Any]]:
    """Go through what a coordinator would do on hearing that somebody has left their work."""
    if mail.substitute is not None and mail.substitute.email:
        yield to_plain(Successor(name=mail.substitute.name, email=mail.substitute.email))
    yield to_plain(Leave())


def _door_left_by(books: Books, network: str, person: Person) -> str:
    """Name the organisation whose only contact is `person`; "" where it has another, or none."""
    organisation = books.get(Organisation, person.organisation) if person.organisation else None
    if organisation is None:
        return ""
    contacts = covered(books, organisation, network).contacts
    return organisation.name if [each.key for each in contacts] == [person.key] else ""


def refused(books: Books, item: Item, reply: str, now: datetime) -> Outcome:
    """Take the relay's own refusal of a recipient as the bounce that it is.

    `reply` is what the relay said; its enhanced status code decides (RFC 3463). Of a notice
    that a coordinator did not get the coordinators are not told by another notice.
    """
    if item.person is None:
        return Outcome(notes=(f"letter {item.key}: refused",))
    status = next((word for word in reply.split() if word.startswith("5.")), "")
    mail = Mail(key=f"refused/{item.key}", received=now)
    dead = status in _NO_SUCH_ADDRESS
    failure = Failure(recipient=item.recipient, status=status, permanent=True, dead=dead)
    return _failed_for_good(books, mail, item, failure, now)
