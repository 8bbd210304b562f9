"""What becomes of a wish for a while without letters, and how it ends."""

from datetime import date, datetime, time

from nimsmail.network.case import Carried, Case
from nimsmail.network.house import House, Network
from nimsmail.network.intents import Pause
from nimsmail.network.outcome import Outcome
from nimsmail.network.pauses import Pausing, pause_of
from nimsmail.network.receipts import Noted
from nimsmail.network.records import Books
from nimsmail.network.reviews import Why


def pause(case: Case, wish: Pause) -> Carried:
    """Send a member nothing that goes to many, until the day they name or until they write."""
    person, refusal = case.person, case.refusal
    if person is None or refusal is not None:
        return Carried(why=refusal)
    network = case.house.networks[case.network]
    pausing = paused(network, person.key, wish.until, case.now)
    if pausing.is_over(case.now):
        return Carried(why=Why.UNSURE)
    noted = Noted(do="pause", until=wish.until)
    return case.noted(noted, pausing, about=case.network)


def paused(network: Network, person: str, until: date | None, now: datetime) -> Pausing:
    """Return the pause of a person that ends when the day `until` begins, where they are."""
    ends = datetime.combine(until, time(), network.timezone) if until else None
    return Pausing(
        key=f"{network.key}/{person}",
        network=network.key,
        person=person,
        since=now,
        until=ends.astimezone(now.tzinfo) if ends else None,
        day=until,
    )


def resume(case: Case) -> Carried | None:
    """Let a member who wants in again have their letters again; None if they do not pause."""
    person = case.person
    pausing = pause_of(case.books, case.network, person.key) if person else None
    if pausing is None:
        return None
    if case.refusal is not None:
        return Carried(why=case.refusal)
    noted = case.noted(Noted(do="resume"), about=case.network)
    return Carried(outcome=noted.outcome + Outcome(removed=(pausing,)))


def resumed(books: Books, _house: House, now: datetime) -> Outcome:
    """End the pauses whose time is over."""
    return Outcome(removed=tuple(each for each in books.every(Pausing) if each.is_over(now)))
