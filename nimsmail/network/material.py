"""What there is to tell of a network: the material of a newsletter or an agenda.

It is plain values, frozen with what is made of it: an item that changes later has been told
as it was. Nothing that may not be told yet is ever among it.
"""

from dataclasses import dataclass
from datetime import datetime

from nimsmail.network.cases import OfferedCase, booked_for, on_offer
from nimsmail.network.house import Network
from nimsmail.network.incoming import Enclosure
from nimsmail.network.meetings import Meeting, coming
from nimsmail.network.news import NewsItem, is_held_back, tellable
from nimsmail.network.people import Organisation, Person
from nimsmail.network.records import Books


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """All that there is to tell; `ahead` is the coordinator's Markdown on what is to come."""

    news: tuple[Told, ...] = ()
    cases: tuple[Told, ...] = ()
    meetings: tuple[ToCome, ...] = ()
    ahead: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nobody has anything new to read in it."""
        return not (self.news or self.cases or self.ahead)


def for_newsletter(
    books: Books, network: Network, now: datetime, since: datetime | None, ahead: str = ""
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
            ToCome(title=m.title, starts=m.starts, ends=m.ends, place=m.place) for m in meetings
        ),
        ahead=ahead or deadlines(books, network, now),
    )


def for_agenda(
    books: Books, network: Network, meeting: Meeting, now: datetime, ahead: str = ""
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
        ahead=ahead or deadlines(books, network, now),
    )


def deadlines(_books: Books, _network: Network, _now: datetime) -> str:
    """Return the coming deadlines as Markdown: none by themselves, so the coordinator types them.

    This is the one place where records of deadlines come in (issue 6).
    """
    return ""


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
