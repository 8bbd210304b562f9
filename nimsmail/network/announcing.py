"""A coordinator mails deadlines: they are taken in, and the coordinator is told how they were read.

From anybody else, such lines are words like any others.
"""

from datetime import datetime

from nimsmail.network.alerts import DeadlinesNoted, NotedDeadline, announced_here
from nimsmail.network.house import Coordinator, House, Network
from nimsmail.network.identity import author_of
from nimsmail.network.incoming import Reply
from nimsmail.network.letters import Answered, Recipient
from nimsmail.network.outcome import Outcome
from nimsmail.network.records import Books
from nimsmail.network.sightings import Source, Taken, taken_in

_BY_MAIL = "typed"


def announces(books: Books, house: House, reply: Reply) -> bool:
    """Tell whether a coordinator wrote deadlines."""
    return bool(reply.sightings) and _coordinator(books, house, reply) is not None


def announced(books: Books, house: House, reply: Reply, now: datetime) -> Outcome:
    """Take in the deadlines that a coordinator wrote; what is not clear is told back at once.

    Where the boundary vouches for the sender, they count as confirmed. Else they wait for
    that: nothing is sent of them, so that a forger has told nobody anything.
    """
    network, sender = author_of(books, house, reply.mail).network, reply.mail.sender
    coordinator = _coordinator(books, house, reply)
    assert network is not None and coordinator is not None and sender is not None
    source = Source(name=_BY_MAIL, is_trusted=sender.authenticated)
    taken = taken_in(books, source, reply.sightings, now)
    to = Recipient(name=coordinator.name, address=coordinator.address, language=network.language)
    letter = DeadlinesNoted(
        network=network.key,
        to=to,
        about=network.key,
        answers=Answered.to(reply.mail),
        noted=_noted(taken, network, now),
        unclear=tuple("; ".join(each.doubts) for each in taken.refused),
        over=taken.over,
        unchanged=taken.unchanged,
        confirmed=source.is_trusted,
    )
    return taken.outcome + Outcome(letters=(letter,), notes=(f"{len(taken.changes)} deadlines",))


def _coordinator(books: Books, house: House, reply: Reply) -> Coordinator | None:
    network, sender = author_of(books, house, reply.mail).network, reply.mail.sender
    if network is None or sender is None:
        return None
    return next((e for e in network.coordinators if e.address.lower() == sender.address), None)


def _noted(taken: Taken, network: Network, now: datetime) -> tuple[NotedDeadline, ...]:
    today = now.astimezone(network.timezone).date()
    return tuple(
        NotedDeadline(
            what=change.what,
            key=change.call.key,
            dues=tuple(
                announced_here(change.call, due, today, network) for due in change.call.dues
            ),
        )
        for change in taken.changes
    )
