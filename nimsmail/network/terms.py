"""Who was in which role, from when to when; roles that begin and end by the calendar."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import ClassVar

from nimsmail.network.house import House, Network
from nimsmail.network.outcome import Outcome
from nimsmail.network.people import Membership, Person, Standing, membership_of
from nimsmail.network.records import Books, Record
from nimsmail.network.reviews import Review, Why


class NoTerm(ValueError):
    """A role cannot be given or taken so; the text says why, and what to write."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Record):
    """One person's time in one role, both days included; it is kept when it is over.

    Without `until` it runs on. `open` is the network while it has not ended, None after it;
    `warned` are the distances in days at which the coordinators have been told of its end.
    """

    table: ClassVar[str] = "terms"
    indexes: ClassVar[tuple[str, ...]] = ("network", "person", "open")

    network: str
    person: str
    role: str
    since: date
    until: date | None = None
    open: str | None = None
    warned: tuple[int, ...] = ()


def runs(term: Term, day: date) -> bool:
    """Tell whether somebody is in the role on that day."""
    return term.since <= day and (term.until is None or day <= term.until)


def terms_of(books: Books, network: str) -> tuple[Term, ...]:
    """Return every term of a network, also those that are over, the latest first."""
    found = books.find(Term, "network", network)
    return tuple(sorted(found, key=lambda t: (-t.since.toordinal(), t.role, t.key)))


def given(
    books: Books,
    membership: Membership,
    role: str,
    since: date,
    until: date | None,
    today: date,
) -> Outcome:
    """Give somebody a role for a time; the term that runs is prolonged or cut short."""
    if until is not None and until < since:
        raise NoTerm(f"the term would end on {until}, before it begins on {since}")
    running = _running(books, membership, role)
    key = f"{membership.key}/{role}/{since}"
    if running is not None and (running.since == since or since <= today):
        key, since = running.key, running.since
    is_over = until is not None and until < today
    term = Term(
        key=key,
        network=membership.network,
        person=membership.person,
        role=role,
        since=since,
        until=until,
        open=None if is_over else membership.network,
    )
    return Outcome(records=(term, _with_roles(books, membership, term, today)))


def taken(books: Books, membership: Membership, role: str, last: date, today: date) -> Outcome:
    """Let a role end on a day, and keep that they had it."""
    running = _running(books, membership, role)
    if running is None:
        if role not in membership.roles:
            raise NoTerm(f"they are not in the role “{role}”; see nimsmail member terms")
        # Given before terms were kept: since when, only the membership tells.
        running = Term(
            key=f"{membership.key}/{role}/{membership.since.date()}",
            network=membership.network,
            person=membership.person,
            role=role,
            since=membership.since.date(),
        )
    is_over = last < today
    ended = replace(
        running,
        until=max(last, running.since),
        open=None if is_over else membership.network,
    )
    if not is_over:
        return Outcome(records=(ended, _with_roles(books, membership, ended, today)))
    # Whose term began today, too, is out of the role at once.
    rest = tuple(each for each in membership.roles if each != role)
    return Outcome(records=(ended, replace(membership, roles=rest)))


def turned(books: Books, house: House, now: datetime) -> Outcome:
    """Begin and end the roles whose day has come, and warn of those that soon end."""
    outcome = Outcome()
    for network in house.networks.values():
        today = now.astimezone(network.timezone).date()
        for term in books.find(Term, "open", network.key):
            outcome += _turned(books, network, term, today, now)
    return outcome


def _turned(books: Books, network: Network, term: Term, today: date, now: datetime) -> Outcome:
    membership = membership_of(books, term.network, term.person)
    if membership is None or membership.standing is not Standing.MEMBER:
        left = replace(term, open=None, until=min(term.until or today, today))
        return Outcome(records=(left,))
    after = _with_roles(books, membership, term, today)
    outcome = Outcome(records=(after,) if after.roles != membership.roles else ())
    if term.until is not None and term.until < today:
        return outcome + Outcome(records=(replace(term, open=None),), notes=("a term ended",))
    if not runs(term, today) or term.until is None:
        return outcome
    left_days = (term.until - today).days
    due = [days for days in network.procedure.terms if left_days <= days]
    if not due or min(due) in term.warned:
        return outcome
    # After a rest of the daemon's one warning is enough.
    told = replace(term, warned=(*term.warned, *(d for d in due if d not in term.warned)))
    return outcome + Outcome(records=(told,), reviews=(_warning(books, term, min(due), now),))


def _warning(books: Books, term: Term, days: int, now: datetime) -> Review:
    person = books.get(Person, term.person)
    return Review(
        key=f"term/{term.key}/{days}",
        network=term.network,
        received=now,
        why=Why.TERM_ENDS,
        person=term.person,
        details=(f"{person.name if person else term.person}: {term.role}, {term.until}",),
    )


def _running(books: Books, membership: Membership, role: str) -> Term | None:
    found = (
        each
        for each in books.find(Term, "person", membership.person)
        if each.network == membership.network and each.role == role and each.open
    )
    return min(found, key=lambda each: each.since, default=None)


def _with_roles(books: Books, membership: Membership, term: Term, today: date) -> Membership:
    """Return the membership with the role if its term runs today, and without it if not."""
    rest = tuple(role for role in membership.roles if role != term.role)
    if not runs(term, today):
        return replace(membership, roles=rest)
    has = term.role in membership.roles
    return membership if has else replace(membership, roles=(*membership.roles, term.role))
