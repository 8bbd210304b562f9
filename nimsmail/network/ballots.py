"""Ballots: themes put to the vote, who has voted for what, and the letters about both."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Literal

from nimsmail.network.counting import Count, Method
from nimsmail.network.letters import Letter
from nimsmail.network.meetings import Meeting
from nimsmail.network.outbox import UNDELIVERED, Item
from nimsmail.network.people import Organisation, Person, Subscription
from nimsmail.network.records import Books, Record

Per = Literal["person", "organisation"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One theme on a ballot: its number there, the theme's key, and its words at the time."""

    number: int
    theme: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot(Record):
    """Themes put to the vote, as they stood when the ballot went out: they never change.

    `per` tells whether each person has a vote or each organisation, `closes` the last
    moment to vote (UTC). `open_in` is the network until the ballot is `closed`; `winner` is
    the number of the theme that was chosen then.
    """

    table: ClassVar[str] = "ballots"
    indexes: ClassVar[tuple[str, ...]] = ("network", "open_in")

    network: str
    meeting: str | None = None
    choices: tuple[Choice, ...]
    method: Method = "plain"
    per: Per = "person"
    closes: datetime
    created: datetime
    open_in: str | None = None
    counted: datetime | None = None
    closed: datetime | None = None
    winner: int | None = None

    @property
    def titles(self) -> tuple[str, ...]:
        """The themes' words, in the order of their numbers."""
        return tuple(each.text for each in self.choices)

    def is_over(self, moment: datetime) -> bool:
        """Tell whether a vote that came at `moment` comes too late."""
        return self.closed is not None or moment > self.closes


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast(Record):
    """The vote that stands of one voter; keyed `ballot/voter`, so that nobody has two.

    The voter is a person, or an organisation where each has one vote; `person` is who
    voted for it last.
    """

    table: ClassVar[str] = "votes"
    indexes: ClassVar[tuple[str, ...]] = ("ballot", "person")

    ballot: str
    person: str
    choices: tuple[int, ...]
    cast: datetime
    mail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotPaper(Letter):
    """These are the themes: which would you have?"""

    kind: ClassVar[str] = "ballot"
    bulk: ClassVar[bool] = True
    subscription: ClassVar[Subscription | None] = "invitations"

    ballot: Ballot
    meeting: Meeting | None = None

    @property
    def not_after(self) -> datetime | None:
        """After the last day nobody is asked."""
        return self.ballot.closes


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotReminder(Letter):
    """You have not voted yet; for those alone who have not."""

    kind: ClassVar[str] = "ballot-reminder"
    bulk: ClassVar[bool] = True
    subscription: ClassVar[Subscription | None] = "invitations"

    ballot: Ballot
    meeting: Meeting | None = None

    @property
    def not_after(self) -> datetime | None:
        """After the last day nobody is asked."""
        return self.ballot.closes


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotResult(Letter):
    """This theme was chosen, with the count of them all.

    `tied` tells that it shared the first place, so that the coordinator had to choose.
    """

    kind: ClassVar[str] = "ballot-result"
    bulk: ClassVar[bool] = True
    subscription: ClassVar[Subscription | None] = "invitations"

    ballot: Ballot
    count: Count
    winner: Choice
    tied: bool = False
    meeting: Meeting | None = None


def voter_of(ballot: Ballot, person: Person) -> str | None:
    """Return whose vote it is when `person` votes; None if they have none."""
    return person.key if ballot.per == "person" else person.organisation


def cast_of(books: Books, ballot: Ballot, person: Person) -> Cast | None:
    """Find the vote that stands for this person, be it a colleague's for them all."""
    voter = voter_of(ballot, person)
    return books.get(Cast, f"{ballot.key}/{voter}") if voter else None


def casts(books: Books, ballot: str) -> tuple[Cast, ...]:
    """Return the votes that stand in this ballot."""
    return books.find(Cast, "ballot", ballot)


def asked(books: Books, ballot: str) -> frozenset[str]:
    """Return the persons who have this ballot, on its way or sent."""
    return frozenset(
        item.person
        for item in books.find(Item, "about", ballot)
        if item.kind == BallotPaper.kind and item.person and item.state not in UNDELIVERED
    )


def electorate(books: Books, ballot: Ballot) -> int:
    """Return how many votes there can be: persons who were asked, or their organisations."""
    people = (books.get(Person, key) for key in asked(books, ballot.key))
    return len({voter for p in people if p and (voter := voter_of(ballot, p))})


def voter_name(books: Books, cast: Cast) -> str:
    """Return the name of the person or the organisation whose vote it is."""
    voter = cast.key.removeprefix(f"{cast.ballot}/")
    record = books.get(Person, voter) or books.get(Organisation, voter)
    return record.name if record else voter


def ballot_of(books: Books, item: Item | None) -> Ballot | None:
    """Find the ballot that the letter `item` is about, be it the paper itself or a receipt."""
    return books.get(Ballot, item.about) if item is not None else None


def ballot_about(
    books: Books, network: str, item: Item | None, person: str | None
) -> Ballot | None:
    """Find the ballot that an answer to the letter `item`, or to none, is about.

    A letter about a ballot says which. Any other answer can only be about the one open
    ballot that its author was asked in, if there is exactly one.
    """
    found = ballot_of(books, item)
    if found is not None or person is None:
        return found
    papers = [i for i in books.find(Item, "person", person) if i.kind == BallotPaper.kind]
    abouts = {i.about for i in papers if i.state not in UNDELIVERED}
    open_ = [each for each in books.find(Ballot, "open_in", network) if each.key in abouts]
    return open_[0] if len(open_) == 1 else None
