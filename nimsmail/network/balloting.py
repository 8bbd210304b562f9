"""Asking for themes, putting them to the vote, reminding, telling the result: to many."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from nimsmail.network.audience import Audience
from nimsmail.network.ballots import (
    Ballot,
    BallotPaper,
    BallotReminder,
    BallotResult,
    Choice,
    asked,
    cast_of,
    casts,
    voter_of,
)
from nimsmail.network.counting import Count, count
from nimsmail.network.dispatch import Plan, plan_for, tries
from nimsmail.network.house import House
from nimsmail.network.letters import Letter, Recipient
from nimsmail.network.meetings import Meeting
from nimsmail.network.outbox import UNDELIVERED, Item, State
from nimsmail.network.people import Person
from nimsmail.network.records import Books, Record
from nimsmail.network.rounds import next_round
from nimsmail.network.themecalls import ThemeCall, ThemeCallLetter
from nimsmail.network.themes import Theme, open_themes, standing_for

FEWEST, MOST = 2, 20  # themes on a ballot
_KEY = re.compile(r"[a-z0-9]+(?:[-._][a-z0-9]+)*")
_LONGEST = 60


class CannotVote(ValueError):
    """The ballot cannot be as it was said; the text says what to change."""


def call_for_themes(books: Books, call: ThemeCall, audience: Audience) -> Plan:
    """Plan the call for themes to `audience`; who has it already is left out."""
    items = [i for i in books.find(Item, "about", call.key) if i.kind == ThemeCallLetter.kind]
    has_it = {item.person for item in items if item.state not in UNDELIVERED}
    failed = tries(books, call.key, ThemeCallLetter.kind)
    meeting = books.get(Meeting, call.meeting) if call.meeting else None
    known = tuple(each.text for each in open_themes(books, call.network))
    plan = plan_for(
        books,
        audience,
        meeting.title if meeting else call.key,
        ThemeCallLetter.subscription,
        lambda person: "has been asked already" if person.key in has_it else None,
        lambda to: ThemeCallLetter(
            network=call.network,
            to=to,
            about=call.key,
            closes=call.closes,
            themes=known,
            meeting=meeting,
            round=failed[to.person] + 1,
        ),
    )
    return replace(plan, records=(call,))


def drawn_up(
    books: Books, house: House, ballot: Ballot, themes: Sequence[Theme], now: datetime
) -> Ballot:
    """Return `ballot` with `themes` numbered in this order, or raise CannotVote."""
    for wrong, remedy in _faults(books, house, ballot, themes, now):
        if wrong:
            raise CannotVote(remedy)
    choices = tuple(
        Choice(number=number, theme=each.key, text=each.text)
        for number, each in enumerate(themes, 1)
    )
    return replace(ballot, choices=choices, open_in=ballot.network)


def _faults(
    books: Books, house: House, ballot: Ballot, themes: Sequence[Theme], now: datetime
) -> list[tuple[bool, str]]:
    key = ballot.key
    is_taken = key in house.networks or books.get(Meeting, key) is not None
    gone = [each.number for each in themes if each.state != "open"]
    return [
        (
            not _KEY.fullmatch(key) or len(key) > _LONGEST,
            f"“{key}” is no key for a ballot; write small letters, digits and hyphens, such as "
            "theme-2027-03",
        ),
        (is_taken, f"“{key}” is the key of a meeting or a network; write e.g. theme-{key}"),
        (bool(gone), f"themes {_listed(gone)} are not open any more; leave them out of --themes"),
        (
            not FEWEST <= len(themes) <= MOST,
            f"a ballot has {FEWEST} to {MOST} themes, and these are {len(themes)}; choose with "
            "--themes, or add some with theme suggest",
        ),
        (ballot.closes <= now, "the last day to vote is over already; change --close"),
    ]


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers))


def put_to_vote(books: Books, ballot: Ballot, audience: Audience) -> Plan:
    """Plan the ballot to `audience`; who has it already is left out."""
    already = asked(books, ballot.key)
    failed = tries(books, ballot.key, BallotPaper.kind)
    meeting = _meeting(books, ballot)

    def not_asked_yet(person: Person) -> str | None:
        if voter_of(ballot, person) is None:
            return "has no organisation to vote for"
        return "has the ballot already" if person.key in already else None

    def letter(to: Recipient) -> Letter:
        return BallotPaper(
            network=ballot.network,
            to=to,
            about=ballot.key,
            ballot=ballot,
            meeting=meeting,
            round=failed[to.person] + 1,
        )

    plan = plan_for(
        books, audience, _title(ballot, meeting), BallotPaper.subscription, not_asked_yet, letter
    )
    return replace(plan, records=(ballot,))


def remind_voters(books: Books, ballot: Ballot, now: datetime) -> Plan:
    """Plan a reminder to those who were asked and for whom no vote stands; nobody else."""
    papers = [i for i in books.find(Item, "about", ballot.key) if i.kind == BallotPaper.kind]
    has_it = {item.person for item in papers if item.state is State.SENT}
    round_ = next_round(books, ballot.key, BallotReminder.kind, now)
    meeting = _meeting(books, ballot)

    persons = tuple(sorted(asked(books, ballot.key)))

    def silent(person: Person) -> str | None:
        cast = cast_of(books, ballot, person)
        if cast is not None:
            return "has voted" if cast.person == person.key else "a colleague has voted"
        if person.key not in has_it:
            return "the ballot has not gone out yet"
        return "was reminded less than a day ago" if person.key in round_.lately else None

    return plan_for(
        books,
        Audience(network=ballot.network, persons=persons, text=f"silent in {ballot.key}"),
        _title(ballot, meeting),
        BallotReminder.subscription,
        silent,
        lambda to: BallotReminder(
            network=ballot.network,
            to=to,
            about=ballot.key,
            ballot=ballot,
            meeting=meeting,
            round=round_.number,
        ),
    )


def counted(books: Books, ballot: Ballot) -> Count:
    """Count the votes that stand in `ballot`."""
    votes = (each.choices for each in casts(books, ballot.key))
    return count(ballot.titles, votes, ballot.method)


def elected(ballot: Ballot, result: Count, named: int | None) -> Choice:
    """Return the theme that wins: the only leader, or that which the coordinator names."""
    leaders = result.leaders
    if named is None and len(leaders) != 1:
        tie = (
            f"{_listed(leaders)} have the same number of points" if leaders else "nobody has voted"
        )
        raise CannotVote(f"{tie}; name the theme with --winner")
    number = leaders[0] if named is None else named
    found = next((each for each in ballot.choices if each.number == number), None)
    if found is None:
        raise CannotVote(f"there is no number {number} on the ballot; see theme result")
    return found


def announce(books: Books, ballot: Ballot, winner: Choice, audience: Audience) -> Plan:
    """Plan the letter with the result to `audience`; who has it already is left out."""
    items = [i for i in books.find(Item, "about", ballot.key) if i.kind == BallotResult.kind]
    has_it = {item.person for item in items if item.state not in UNDELIVERED}
    failed = tries(books, ballot.key, BallotResult.kind)
    result, meeting = counted(books, ballot), _meeting(books, ballot)
    return plan_for(
        books,
        audience,
        _title(ballot, meeting),
        BallotResult.subscription,
        lambda person: "has the result already" if person.key in has_it else None,
        lambda to: BallotResult(
            network=ballot.network,
            to=to,
            about=ballot.key,
            ballot=ballot,
            count=result,
            winner=winner,
            tied=len(result.leaders) > 1 and winner.number in result.leaders,
            meeting=meeting,
            round=failed[to.person] + 1,
        ),
    )


def concluded(books: Books, ballot: Ballot, winner: Choice, now: datetime) -> tuple[Record, ...]:
    """Close `ballot`: its winner becomes the theme of its meeting, and is off the list."""
    records: list[Record] = [
        replace(ballot, open_in=None, closed=ballot.closed or now, winner=winner.number)
    ]
    theme = standing_for(books, winner.theme)
    if theme is not None:
        chosen = replace(theme, state="chosen", open_in=None, meeting=ballot.meeting)
        records.append(chosen)
    meeting = _meeting(books, ballot)
    if meeting is not None:
        records.append(replace(meeting, theme=winner.text))
    return tuple(records)


def _title(ballot: Ballot, meeting: Meeting | None) -> str:
    return meeting.title if meeting else ballot.key


def _meeting(books: Books, ballot: Ballot) -> Meeting | None:
    return books.get(Meeting, ballot.meeting) if ballot.meeting else None
