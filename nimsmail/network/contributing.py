"""What becomes of news and cases that members send in, and of the coordinator's yes to them.

Nothing of it is passed on unseen: each is put before the coordinator first (R48).
"""

from dataclasses import replace
from datetime import datetime

from nimsmail.network.case import Carried, Case
from nimsmail.network.cases import CaseBooked, OfferedCase, booked
from nimsmail.network.incoming import Enclosure
from nimsmail.network.intents import AcceptNews, BookCase, News, OfferCase, to_plain
from nimsmail.network.letters import Recipient
from nimsmail.network.meetings import Meeting, coming, is_open
from nimsmail.network.news import NewsItem, accepted, declined, item_key
from nimsmail.network.outcome import Outcome
from nimsmail.network.people import Person
from nimsmail.network.receipts import Noted
from nimsmail.network.records import Books, Record
from nimsmail.network.reviews import Review, Stage, Why

_SHOWN = 160  # letters of somebody's own words that a receipt repeats


def news(case: Case, wish: News) -> Carried:
    """Keep a piece of news for the coordinator to look at; their own word lets it through."""
    if case.person is None or case.refusal is not None:
        return Carried(why=case.refusal)
    item = NewsItem(
        key=item_key(case.network, case.reply.mail.key, wish.text),
        network=case.network,
        text=wish.text,
        person=case.person.key,
        came=case.reply.mail.received,
        enclosures=case.reply.enclosures,
    )
    if case.is_overruled:
        return _noted(case, "news", wish.text, accepted(item, case.now))
    review = _put_before(case, f"news/{item.key}", Why.NEWS, wish.text, AcceptNews(item=item.key))
    return _noted(case, "news", wish.text, item, review=review)


def offer_case(case: Case, wish: OfferCase) -> Carried:
    """Put a case on the list of those on offer, and before the coordinator."""
    if case.person is None or case.refusal is not None:
        return Carried(why=case.refusal)
    offered = OfferedCase(
        key=item_key(case.network, case.reply.mail.key, wish.text),
        network=case.network,
        text=wish.text,
        person=case.person.key,
        came=case.reply.mail.received,
        enclosures=case.reply.enclosures,
    )
    if case.is_overruled:
        return _noted(case, "offer-case", wish.text, offered)
    meeting = next(iter(coming(case.books, case.network, case.now)), None)
    suggestion = BookCase(case=offered.key, meeting=meeting.key) if meeting else None
    review = _put_before(case, f"case/{offered.key}", Why.CASE, wish.text, suggestion)
    return _noted(case, "offer-case", wish.text, offered, review=review)


def _noted(case: Case, do: str, text: str, kept: Record, review: Review | None = None) -> Carried:
    done = case.noted(Noted(do=do, text=_in_short(text)), kept, about=kept.key)
    reviews = (review,) if review else ()
    return Carried(outcome=done.outcome + Outcome(reviews=reviews))


def _in_short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[:_SHOWN].rstrip() + " …"


def _put_before(
    case: Case, key: str, why: Why, words: str, suggestion: AcceptNews | BookCase | None
) -> Review:
    """Return what puts an item before the coordinator, with what their yes does."""
    mail = case.reply.mail
    person = case.person
    return Review(
        key=key,
        network=case.network,
        received=mail.received,
        why=why,
        sender=mail.sender.address if mail.sender else "",
        sender_name=person.name if person else "",
        person=person.key if person else None,
        subject=mail.subject,
        words=words,
        suggestion=(to_plain(suggestion),) if suggestion else (),
        details=tuple(map(_enclosed, case.reply.enclosures)),
        enclosures=case.reply.enclosures,
    )


def _enclosed(enclosure: Enclosure) -> str:
    return f"{enclosure.name} ({max(1, enclosure.size // 1000)} kB)"


# -- the coordinator's word -------------------------------------------------------------------


def accept_news(case: Case, wish: AcceptNews) -> Carried:
    """Let an item through, by a coordinator's word alone."""
    if not case.is_overruled:
        return Carried(why=Why.UNSURE)
    item = case.books.get(NewsItem, wish.item)
    if item is None:
        return Carried(why=Why.NO_SUBJECT_MATTER)
    return Carried(outcome=Outcome(records=(accepted(item, case.now),), notes=("accepted news",)))


def book_case(case: Case, wish: BookCase) -> Carried:
    """Put a case on the programme of a meeting to come, by a coordinator's word alone."""
    if not case.is_overruled:
        return Carried(why=Why.UNSURE)
    offered = case.books.get(OfferedCase, wish.case)
    meeting = case.books.get(Meeting, wish.meeting)
    if offered is None or meeting is None:
        return Carried(why=Why.NO_SUBJECT_MATTER)
    if not is_open(meeting, case.now):
        return Carried(why=Why.TOO_LATE)
    return Carried(outcome=booking(case.books, offered, meeting, case.now))


def booking(books: Books, offered: OfferedCase, meeting: Meeting, now: datetime) -> Outcome:
    """Book a case for a meeting, and tell the one who offered it."""
    person = books.get(Person, offered.person) if offered.person else None
    to = Recipient.at(person) if person else None
    letter = to and CaseBooked(
        network=meeting.network,
        to=to,
        about=f"{offered.key}/{meeting.key}",
        meeting=meeting,
        text=offered.text,
    )
    return Outcome(
        records=(booked(offered, meeting.key, now),),
        letters=(letter,) if letter else (),
        notes=("booked a case",),
    )


def turned_down(books: Books, review: Review, now: datetime) -> Outcome:
    """Return what a no to a review means beside closing it: news is declined."""
    wanted = [str(each.get("item")) for each in review.suggestion if review.why is Why.NEWS]
    items = (books.get(NewsItem, key) for key in wanted)
    return Outcome(records=tuple(declined(i, now) for i in items if i and i.standing == "new"))


def settled(books: Books, key: str, resolution: str, now: datetime) -> Outcome:
    """Close what put an item before the coordinator, who has decided on it elsewhere."""
    review = books.get(Review, key)
    if review is None or review.stage is Stage.RESOLVED:
        return Outcome()
    closed = replace(review, stage=Stage.RESOLVED, resolved=now, resolution=resolution)
    return Outcome(records=(closed,))
