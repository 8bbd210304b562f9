"""What there is to tell of a network: the material of a newsletter or an agenda.

It is plain values, frozen with what is made of it: an item that changes later has been told
as it was. Nothing that may not be told yet is ever among it.
"""

from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from nimsmail.network import alerts
from nimsmail.network.alerts import Announced, announced_here, may_be_told
from nimsmail.network.calls import Call
from nimsmail.network.cases import OfferedCase, booked_for, on_offer
from nimsmail.network.follows import Followed, following_of
from nimsmail.network.house import House, Network
from nimsmail.network.incoming import Enclosure
from nimsmail.network.meetings import Meeting, coming
from nimsmail.network.news import NewsItem, is_held_back, tellable
from nimsmail.network.people import Membership, Organisation, Person, Standing
from nimsmail.network.records import Books

_DEADLINES = 15  # in one newsletter or agenda; who wants more follows them


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A piece of news or a case, who brought it, and the meeting that a case is booked for."""

    key: str
    text: str
    name: str = ""
    organisation: str = ""
    meeting: str = ""
    enclosures: tuple[Enclosure, ...] = ()

    @property
    def pictures(self) -> tuple[Enclosure, ...]:
        """What a letter can show."""
        return tuple(each for each in self.enclosures if each.is_picture)

    @property
    def papers(self) -> tuple[Enclosure, ...]:
        """What a letter can only carry."""
        return tuple(each for each in self.enclosures if not each.is_picture)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToCome:
    """A meeting to come."""

    title: str
    starts: datetime
    ends: datetime
    place: str
    theme: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """All that there is to tell.

    `dues` are the deadlines to come; `ahead` is the coordinator's Markdown in their place.
    """

    news: tuple[Told, ...] = ()
    cases: tuple[Told, ...] = ()
    meetings: tuple[ToCome, ...] = ()
    dues: tuple[Announced, ...] = ()
    ahead: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nobody has anything new to read in it."""
        return not (self.news or self.cases or self.dues or self.ahead)


def for_newsletter(
    books: Books,
    house: House,
    network: Network,
    now: datetime,
    since: datetime | None,
    ahead: str = "",
) -> Material:
    """Return what has come in `since` the last edition was frozen, and what is to come."""
    today = now.astimezone(network.timezone).date()
    meetings = coming(books, network.key, now)
    booked = tuple(
        _case(books, each, meeting.title)
        for meeting in meetings
        for each in booked_for(books, meeting.key)
        if since is None or (each.booked or each.came) > since
    )
    offered = (o for o in on_offer(books, network.key) if since is None or o.came > since)
    return Material(
        news=tuple(_news(books, each) for each in tellable(books, network.key, today)),
        cases=(*booked, *(_case(books, each) for each in offered)),
        meetings=tuple(
            ToCome(title=m.title, starts=m.starts, ends=m.ends, place=m.place, theme=m.theme)
            for m in meetings
        ),
        ahead=ahead,
        dues=() if ahead else deadlines(books, house, network, now),
    )


def for_agenda(
    books: Books, house: House, network: Network, meeting: Meeting, now: datetime, ahead: str = ""
) -> Material:
    """Return the fixed items of a meeting: accepted news since the last one, its cases, deadlines.

    News that an edition has told is told at the table all the same.
    """
    today = now.astimezone(network.timezone).date()
    since = _last_before(books, meeting)
    items = sorted(
        (
            each
            for each in books.find(NewsItem, "network", network.key)
            if each.standing in ("accepted", "used")
            and not is_held_back(each, today)
            and (since is None or each.came > since)
        ),
        key=lambda each: (each.came, each.key),
    )
    return Material(
        news=tuple(_news(books, each) for each in items),
        cases=tuple(_case(books, each) for each in booked_for(books, meeting.key)),
        ahead=ahead,
        dues=() if ahead else deadlines(books, house, network, now),
    )


def deadlines(books: Books, house: House, network: Network, now: datetime) -> tuple[Announced, ...]:
    """Return the deadlines of the next 90 days that concern the network, the nearest first.

    They are those that somebody in it follows and those that its coordinator typed in; only
    what may be told at all, and no second stage, which is open to few.
    """
    today = now.astimezone(network.timezone).date()
    wanted = _followed(books, network)
    calls = (
        call
        for call in books.every(Call)
        if may_be_told(call, house, now)
        and (call.source == "typed" or any(each.is_about(call) for each in wanted))
    )
    near = ((call, due) for call, due in alerts.coming(calls, now) if due.label != "2")
    return tuple(
        announced_here(call, due, today, network) for call, due in islice(near, _DEADLINES)
    )


def _followed(books: Books, network: Network) -> tuple[Followed, ...]:
    """Return what the members of a network follow, each once."""
    memberships = books.find(Membership, "network", network.key)
    members = (m.person for m in memberships if m.standing is Standing.MEMBER)
    people = (books.get(Person, key) for key in members)
    things = (
        (each.what, each)
        for person in people
        if person
        for each in following_of(books, network.key, person).things
    )
    return tuple(dict(things).values())


def _last_before(books: Books, meeting: Meeting) -> datetime | None:
    """Return when the meeting before this one was held."""
    others = books.find(Meeting, "network", meeting.network)
    held = [o.starts for o in others if o.starts < meeting.starts and not o.cancelled]
    return max(held, default=None)


def _news(books: Books, item: NewsItem) -> Told:
    name, organisation = _who(books, item.person)
    return Told(
        key=item.key,
        text=item.text,
        name=name,
        organisation=organisation,
        enclosures=item.enclosures,
    )


def _case(books: Books, case: OfferedCase, meeting: str = "") -> Told:
    name, organisation = _who(books, case.person)
    return Told(key=case.key, text=case.text, name=name, organisation=organisation, meeting=meeting)


def _who(books: Books, key: str | None) -> tuple[str, str]:
    """Return the name of a person and of their organisation, as far as they are known."""
    person = books.get(Person, key) if key else None
    if person is None:
        return "", ""
    body = books.get(Organisation, person.organisation) if person.organisation else None
    return person.name, body.name if body else ""
