"""The end of a ballot: its count is shown to the coordinator, and goes out by their word."""

from dataclasses import replace
from datetime import datetime

from nimsmail.network.audience import audience_of
from nimsmail.network.balloting import announce, concluded, counted
from nimsmail.network.ballots import Ballot
from nimsmail.network.case import Carried, Case
from nimsmail.network.counting import Count
from nimsmail.network.house import House
from nimsmail.network.intents import CloseBallot, to_plain
from nimsmail.network.outcome import Outcome
from nimsmail.network.records import Books
from nimsmail.network.reviews import Review, Why


def over(books: Books, house: House, now: datetime) -> Outcome:
    """Show the coordinator the count of each ballot whose last day is over, once.

    Where one theme leads, a yes sends the result. A tie is for the coordinator to break.
    """
    outcome = Outcome()
    for network in house.networks:
        for ballot in books.find(Ballot, "open_in", network):
            if ballot.counted is None and ballot.is_over(now):
                review = _shown(ballot, counted(books, ballot), now)
                outcome += Outcome(records=(replace(ballot, counted=now),), reviews=(review,))
    return outcome


def _shown(ballot: Ballot, count: Count, now: datetime) -> Review:
    lines = [f"{each.place}. {each.text}: {each.points}" for each in count.tallies]
    leaders = count.leaders
    close = CloseBallot(ballot=ballot.key, winner=leaders[0]) if len(leaders) == 1 else None
    return Review(
        key=f"counted/{ballot.key}",
        network=ballot.network,
        received=now,
        why=Why.COUNTED,
        subject=ballot.key,
        words="\n".join(lines),
        suggestion=(to_plain(close),) if close else (),
        details=(f"{count.votes} voted",),
    )


def close_ballot(case: Case, wish: CloseBallot) -> Carried:
    """Send the result to everybody in the network, and let the winner be the theme."""
    if not case.is_overruled:
        return Carried(why=Why.NO_RULE)
    ballot = case.books.get(Ballot, wish.ballot)
    if ballot is None or ballot.network != case.network:
        return Carried(why=Why.NO_SUBJECT_MATTER)
    if ballot.closed is not None:
        return Carried(why=Why.TOO_LATE)
    winner = next((each for each in ballot.choices if each.number == wish.winner), None)
    if winner is None:
        return Carried(why=Why.UNSURE)
    everybody = audience_of(case.books, case.house, case.network)
    plan = announce(case.books, ballot, winner, everybody)
    records = concluded(case.books, ballot, winner, case.now)
    return Carried(outcome=Outcome(records=records, letters=plan.letters))
