"""What is known of people, as tables and as JSON."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from nimsmail.cli.finding import brief, organisation_name
from nimsmail.cli.show import counted, facts, moment, say, table, when
from nimsmail.network.ballots import Cast
from nimsmail.network.changes import PastRsvp
from nimsmail.network.follows import following_of
from nimsmail.network.meetings import Rsvp
from nimsmail.network.outbox import Item
from nimsmail.network.pauses import pause_of
from nimsmail.network.people import SUBSCRIPTIONS, Membership, Person, Standing
from nimsmail.network.records import Books
from nimsmail.network.returns import streaks
from nimsmail.network.themes import Theme

_LATELY = 10  # letters


@dataclass(frozen=True, slots=True)
class Entry:
    """One membership, with its person and the name of their organisation."""

    person: Person
    membership: Membership
    organisation: str


def entries(books: Books, network: str | None) -> Iterator[Entry]:
    """Go through the memberships of one network, or of all, by name."""
    memberships = books.find(Membership, "network", network) if network else books.every(Membership)
    found = []
    for membership in memberships:
        person = books.get(Person, membership.person)
        if person is not None:
            name = organisation_name(books, person.organisation)
            found.append(Entry(person, membership, name))
    yield from sorted(found, key=lambda e: (e.membership.network, e.person.name.casefold()))


def as_cells(entry: Entry) -> tuple[object, ...]:
    """Return a member as a row."""
    person, membership = entry.person, entry.membership
    return (
        brief(person.key),
        person.name,
        person.addresses[0],
        entry.organisation,
        membership.network,
        person.language,
        membership.roles,
        _state(person, membership),
    )


def _state(person: Person, membership: Membership) -> str:
    if membership.standing is Standing.LEFT:
        return "left"
    return "" if person.address else "suspended"


def as_plain(entry: Entry, zone: ZoneInfo) -> dict[str, Any]:
    """Return a member as JSON can hold it."""
    person, membership = entry.person, entry.membership
    return {
        "key": person.key,
        "name": person.name,
        "address": person.address,
        "addresses": person.addresses,
        "organisation": entry.organisation or None,
        "language": person.language,
        **_membership(membership, zone),
        "suspended": _suspended(person, zone),
    }


def _membership(membership: Membership, zone: ZoneInfo) -> dict[str, Any]:
    consent = membership.consent
    return {
        "network": membership.network,
        "standing": str(membership.standing),
        "since": moment(membership.since, zone),
        "roles": membership.roles,
        "subscriptions": membership.subscriptions,
        "consent": consent
        and {
            "given": moment(consent.given, zone),
            "how": consent.how,
            "evidence": consent.evidence,
            "text": consent.text,
        },
    }


def _suspended(person: Person, zone: ZoneInfo) -> list[dict[str, Any]]:
    return [
        {"address": each.address, "since": moment(each.since, zone), "why": each.why}
        for each in person.suspended
    ]


def dossier(books: Books, person: Person, zone: ZoneInfo, now: datetime) -> dict[str, Any]:
    """Return everything that is known of a person, as JSON can hold it."""
    return {
        "key": person.key,
        "name": person.name,
        "address": person.address,
        "addresses": person.addresses,
        "organisation": organisation_name(books, person.organisation) or None,
        "language": person.language,
        "suspended": _suspended(person, zone),
        "transient_bounces": [
            {
                "address": address,
                "letters": each.times,
                "first": moment(each.first, zone),
                "last": moment(each.last, zone),
            }
            for address, each in streaks(books, person, now).items()
        ],
        "memberships": [
            {
                **_membership(each, zone),
                "follows": [
                    {"what": followed.what, "since": moment(followed.since, zone)}
                    for followed in following_of(books, each.network, person).things
                ],
            }
            for each in books.find(Membership, "person", person.key)
        ],
        "answers": [
            {
                "meeting": each.meeting,
                "answer": each.answer,
                "guests": len(each.guests),
                "note": each.note or None,
                "answered": moment(each.answered, zone),
            }
            for each in books.find(Rsvp, "person", person.key)
        ],
        "earlier_answers": [
            {
                "meeting": each.meeting,
                "starts": moment(each.starts, zone),
                "answer": each.rsvp.answer,
                "answered": moment(each.rsvp.answered, zone),
            }
            for each in books.find(PastRsvp, "person", person.key)
        ],
        "pauses": [
            {
                "network": each.network,
                "since": moment(each.since, zone),
                "until": moment(each.until, zone),
            }
            for membership in books.find(Membership, "person", person.key)
            if (each := pause_of(books, membership.network, person.key))
        ],
        "themes": [
            {
                "network": each.network,
                "number": each.number,
                "text": each.text,
                "suggested": moment(each.suggested, zone),
                "state": each.state,
            }
            for each in books.find(Theme, "by", person.key)
        ],
        "votes": [
            {"ballot": each.ballot, "choices": each.choices, "cast": moment(each.cast, zone)}
            for each in books.find(Cast, "person", person.key)
        ],
        "letters": [
            {
                "id": each.key,
                "kind": each.kind,
                "about": each.about,
                "state": str(each.state),
                "queued": moment(each.queued, zone),
                "ended": moment(each.ended, zone),
            }
            for each in _letters(books, person)
        ],
    }


def _letters(books: Books, person: Person) -> list[Item]:
    mine = books.find(Item, "person", person.key)
    return sorted(mine, key=lambda item: item.queued, reverse=True)


def in_full(books: Books, person: Person, zone: ZoneInfo, now: datetime) -> None:
    """Print everything that is known of a person; of the letters the latest."""
    facts(
        (
            ("Name", person.name),
            ("Key", person.key),
            ("Addresses", "\n".join(person.addresses)),
            ("Organisation", organisation_name(books, person.organisation)),
            ("Language", person.language),
            (
                "Suspended",
                "\n".join(
                    f"{each.address} since {when(each.since, zone)}: {each.why}"
                    for each in person.suspended
                ),
            ),
            (
                "Came back",
                "\n".join(
                    f"{address}: {counted(each.times, 'letter')} from {when(each.first, zone)} "
                    f"to {when(each.last, zone)}, for faults that may pass"
                    for address, each in streaks(books, person, now).items()
                ),
            ),
        )
    )
    for membership in books.find(Membership, "person", person.key):
        say()
        _show_membership(books, membership, zone)
        _show_following(books, membership.network, person, zone)
    answers = books.find(Rsvp, "person", person.key)
    if answers:
        say()
        rows = ((r.meeting, r.answer, len(r.guests), when(r.answered, zone)) for r in answers)
        table(("Meeting", "Answer", "Guests", "Answered"), rows, "")
    say()
    letters = _letters(books, person)[:_LATELY]
    rows_ = ((brief(i.key), i.kind, i.about, i.state, when(i.queued, zone)) for i in letters)
    table(("Letter", "Kind", "About", "State", "Queued"), rows_, "No letter was written to them.")


def _show_following(books: Books, network: str, person: Person, zone: ZoneInfo) -> None:
    things = following_of(books, network, person).things
    if things:
        facts([("Follows", "\n".join(f"{e.what} since {when(e.since, zone)}" for e in things))])


def _show_membership(books: Books, membership: Membership, zone: ZoneInfo) -> None:
    pausing = pause_of(books, membership.network, membership.person)
    consent = membership.consent
    takes = membership.subscriptions
    facts(
        (
            ("Network", membership.network),
            ("Standing", f"{membership.standing} since {when(membership.since, zone)}"),
            ("Pauses", pausing and (pausing.day or "until they write")),
            ("Roles", membership.roles),
            ("Takes", "everything" if set(takes) == set(SUBSCRIPTIONS) else takes or "nothing"),
            ("Consent", consent and f"{when(consent.given, zone)}: {consent.how}"),
            ("Evidence", consent and consent.evidence and f"mail {consent.evidence}"),
        )
    )
