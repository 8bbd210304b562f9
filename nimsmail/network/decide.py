"""The first door: a mail came in. Finds out who and about what, and asks the concept."""

from datetime import datetime
from typing import assert_never

from nimsmail.network import returned
from nimsmail.network.announcing import announced, announces
from nimsmail.network.ballots import BallotPaper, ballot_about, ballot_of
from nimsmail.network.entries import READ_AS, is_of_entry
from nimsmail.network.follows import following_of
from nimsmail.network.house import House
from nimsmail.network.identity import Author, author_of, letter_answered
from nimsmail.network.incoming import (
    Answering,
    Automatic,
    Bounce,
    CalendarAnswer,
    Complaint,
    Incoming,
    Mail,
    Reply,
    Unreadable,
    Wish,
)
from nimsmail.network.intents import Attend, Question
from nimsmail.network.meetings import meeting_about
from nimsmail.network.outbox import Item
from nimsmail.network.outcome import Outcome
from nimsmail.network.people import person_at
from nimsmail.network.programmes import OFFERED, offered_as
from nimsmail.network.records import Books
from nimsmail.network.replies import replied
from nimsmail.network.reviews import Why, review_of
from nimsmail.network.rulings import answers_a_notice, matters_of, ruled
from nimsmail.network.seal import find_tokens, letter_of
from nimsmail.network.themecalls import ThemeCallLetter, call_of


def answering(books: Books, house: House, mail: Mail, now: datetime) -> Answering:
    """Tell the reader which letter `mail` answers, and what its words may refer to."""
    item = letter_answered(books, house, mail)
    author = author_of(books, house, mail)
    if author.network is None:
        return Answering(kind=_kind(books, item))
    person = author.person.key if author.person else None
    meeting = meeting_about(books, author.network.key, item, person, now)
    zone = author.network.timezone
    matters = matters_of(books, item)
    ballot = ballot_about(books, author.network.key, item, person)
    return Answering(
        kind=_kind(books, item),
        today=now.astimezone(zone).date(),
        meeting_date=meeting.starts.astimezone(zone).date() if meeting else None,
        meeting_place=meeting.place if meeting else "",
        programmes=OFFERED,
        follows=_follows(books, author),
        themes=ballot.titles if ballot else (),
        coordinator=item.name if item and matters else author.network.coordinators[0].name,
        matters=matters,
    )


def _follows(books: Books, author: Author) -> tuple[str, ...]:
    """Return what the author follows, by the names that the reader knows."""
    if author.person is None or author.network is None:
        return ()
    things = following_of(books, author.network.key, author.person).things
    named = dict.fromkeys(offered_as(each.programme) for each in things)
    return tuple(name for name in named if name is not None)


def _kind(books: Books, item: Item | None) -> str | None:
    """Return what the letter `item` is answered as.

    Whatever we wrote about a ballot, what answers it is a vote; so with a call for themes.
    """
    if ballot_of(books, item):
        return BallotPaper.kind
    if call_of(books, item):
        return ThemeCallLetter.kind
    return READ_AS.get(item.kind, item.kind) if item else None


def decide(books: Books, house: House, incoming: Incoming, now: datetime) -> Outcome:
    """Decide what one incoming mail leads to."""
    match incoming:
        case Reply() if answers_a_notice(books, house, incoming.mail):
            return ruled(books, house, incoming, now)
        case Reply() if announces(books, house, incoming):
            return announced(books, house, incoming, now)
        case Reply():
            return replied(books, house, incoming, now)
        case CalendarAnswer():
            return _calendar(books, house, incoming, now)
        case Bounce():
            return returned.bounced(books, house, incoming, now)
        case Complaint():
            return returned.complained(books, house, incoming, now)
        case Automatic():
            return returned.automatic(books, house, incoming)
        case Unreadable(mail=mail, why=why):
            network = author_of(books, house, mail).network
            key = network.key if network else None
            return Outcome(reviews=(review_of(mail, Why.UNREADABLE, key, details=(why,)),))
        case _:
            assert_never(incoming)


_MET_BY_CALENDAR = {
    "ACCEPTED": Attend(answer="yes"),
    "DECLINED": Attend(answer="no"),
    "TENTATIVE": Attend(answer="maybe"),
}


def _calendar(books: Books, house: House, answer: CalendarAnswer, now: datetime) -> Outcome:
    """Take a calendar program's answer as what it says in words (RFC 5546 §3.2.3).

    A comment is words that only a person or a reader of words can weigh; a counter-proposal,
    a delegation, an entry that is not ours, or another attendee than the sender is for the
    coordinator: the mailbox may be shared, and other meetings be answered to it.
    """
    attend = _MET_BY_CALENDAR.get(answer.partstat.upper())
    sender = answer.mail.sender
    is_own = answer.attendee is None or (
        sender and _is_same(books, answer.attendee, sender.address)
    )
    if attend is None:
        attend, certain = Attend(answer="maybe"), False
    else:
        is_reply = answer.method.upper() == "REPLY"
        certain = bool(is_reply and is_own and _is_to_our_entry(books, house, answer))
    why = f"calendar: {answer.method} {answer.partstat}"
    wishes = [Wish(intent=attend, certain=certain, why=why)]
    if answer.comment:
        wishes.append(Wish(intent=Question(text=answer.comment), certain=False, why="a comment"))
    reply = Reply(mail=answer.mail, words=answer.comment, language="da", wishes=tuple(wishes))
    return replied(books, house, reply, now)


def _is_to_our_entry(books: Books, house: House, answer: CalendarAnswer) -> bool:
    """Tell whether the entry that was answered is one of ours: its UID says so."""
    item = letter_answered(books, house, answer.mail)
    named = [books.get(Item, letter_of(token)) for token in find_tokens(answer.uid)]
    return item is not None and any(is_of_entry(each, item) for each in named)


def _is_same(books: Books, one: str, other: str) -> bool:
    """Tell whether two addresses are one person's."""
    person = person_at(books, one)
    return one.lower() == other.lower() or (
        person is not None and other.lower() in person.addresses
    )
