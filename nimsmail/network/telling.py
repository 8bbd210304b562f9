"""When the coordinators are told of what waits for them."""

from dataclasses import replace
from datetime import datetime

from nimsmail.network.digesting import is_time
from nimsmail.network.house import House, Network
from nimsmail.network.letters import Recipient
from nimsmail.network.notices import MOST, Docket, Notice
from nimsmail.network.outcome import Outcome
from nimsmail.network.records import Books
from nimsmail.network.reviews import Review, Stage


def next_notice(books: Books, house: House) -> datetime | None:
    """Return when the coordinator is to be told next, or None if there is nothing to tell."""
    new = books.find(Review, "stage", Stage.NEW)
    return min((review.received for review in new), default=None)


def told(books: Books, house: House, now: datetime) -> Outcome:
    """Tell the coordinators what waits for them, in one letter each, once.

    What a digest of this very moment tells is not told twice.
    """
    new = _new(books, house, now)
    oldest = min((review.received for review in new), default=now)
    if not new or now - oldest < house.caps.notice_after:
        return Outcome()
    outcome = Outcome(
        records=tuple(replace(review, stage=Stage.OPEN) for review in new),
        notes=(f"notice of {len(new)}",),
    )
    for network in house.networks.values():
        outcome += _notice(network, _of(house, network.key, new), now)
    return outcome


def _new(books: Books, house: House, now: datetime) -> tuple[Review, ...]:
    new = books.find(Review, "stage", Stage.NEW)
    first = next(iter(house.networks))
    digests = {n.key for n in house.networks.values() if is_time(books, house, n, now)}
    return tuple(each for each in new if (each.network or first) not in digests)


def _notice(network: Network, reviews: tuple[Review, ...], now: datetime) -> Outcome:
    """Tell all coordinators of a network the same, under the same numbers."""
    if not reviews:
        return Outcome()
    about = f"{network.key}/{now:%Y%m%dT%H%M%S}"
    shown = tuple(review.key for review in reviews[:MOST])
    letters = tuple(
        Notice(
            network=network.key,
            to=Recipient(name=who.name, address=who.address, language=network.language),
            about=about,
            reviews=reviews,
        )
        for who in network.coordinators
    )
    docket = Docket(key=about, network=network.key, reviews=shown)
    return Outcome(records=(docket,), letters=letters)


def _of(house: House, network: str, reviews: tuple[Review, ...]) -> tuple[Review, ...]:
    """Return the reviews of one network, oldest first; what belongs to none goes to the first."""
    first = next(iter(house.networks))
    mine = (r for r in reviews if (r.network or first) == network)
    return tuple(sorted(mine, key=lambda each: (each.received, each.key)))
