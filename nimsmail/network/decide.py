"""The first door: a mail came in. Finds out who and about what, and asks the concept."""

from dataclasses import replace
from datetime import datetime
from typing import assert_never

from nimsmail.network import returned
from nimsmail.network.answers import NotUnderstood
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
from nimsmail.network.intents import Attend, Join, Question, to_plain
from nimsmail.network.letters import Answered, Letter, Recipient
from nimsmail.network.meetings import RsvpReceipt, meeting_about
from nimsmail.network.outcome import Outcome
from nimsmail.network.people import person_at
from nimsmail.network.records import Books
from nimsmail.network.reviews import Why, review_of
from nimsmail.network.wishes import Carried, carry_out


def answering(books: Books, house: House, mail: Mail, now: datetime) -> Answering:
    """Tell the reader which letter `mail` answers, and what its words may refer to."""
    item = letter_answered(books, house, mail)
    author = author_of(books, house, mail)
    if author.network is None:
        return Answering(kind=item.kind if item else None)
    meeting = meeting_about(books, author.network.key, item, now)
    zone = author.network.timezone
    return Answering(
        kind=item.kind if item else None,
        today=now.astimezone(zone).date(),
        meeting_date=meeting.starts.astimezone(zone).date() if meeting else None,
        meeting_place=meeting.place if meeting else "",
        coordinator=author.network.coordinators[0].name,
    )


def decide(books: Books, house: House, incoming: Incoming, now: datetime) -> Outcome:
    """Decide what one incoming mail leads to."""
    match incoming:
        case Reply():
            return _reply(books, house, incoming, now)
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
    a delegation or another attendee than the sender is for the coordinator.
    """
    attend = _MET_BY_CALENDAR.get(answer.partstat.upper())
    sender = answer.mail.sender
    is_own = answer.attendee is None or (
        sender and _is_same(books, answer.attendee, sender.address)
    )
    if attend is None:
        attend, certain = Attend(answer="maybe"), False
    else:
        certain = bool(answer.method.upper() == "REPLY" and is_own)
    why = f"calendar: {answer.method} {answer.partstat}"
    wishes = [Wish(intent=attend, certain=certain, why=why)]
    if answer.comment:
        wishes.append(Wish(intent=Question(text=answer.comment), certain=False, why="a comment"))
    reply = Reply(mail=answer.mail, words=answer.comment, language="da", wishes=tuple(wishes))
    return _reply(books, house, reply, now)


def _is_same(books: Books, one: str, other: str) -> bool:
    """Tell whether two addresses are one person's."""
    person = person_at(books, one)
    return one.lower() == other.lower() or (
        person is not None and other.lower() in person.addresses
    )


def _reply(books: Books, house: House, reply: Reply, now: datetime) -> Outcome:
    author = _author(books, house, reply)
    doubt = _doubt_about(author, house, reply)
    if doubt is not None:
        return _handed_over(author, reply, doubt, reply.wishes)
    sure = [wish for wish in reply.wishes if wish.certain]
    carried = _carry_out_each(books, house, author, reply, sure, now)
    unsure = tuple(wish for wish in reply.wishes if not wish.certain) + tuple(
        wish for wish, done in carried if done.why is not None
    )
    outcome = Outcome(notes=(f"by {author.proof}",))
    for _, done in carried:
        outcome += done.outcome
    if not unsure and reply.wishes:
        return outcome
    reasons = [done.why for _, done in carried if done.why is not None]
    why = reasons[0] if reasons else _reason(author, unsure)
    return _with_handover(outcome, author, reply, why, unsure)


def _author(books: Books, house: House, reply: Reply) -> Author:
    """Find out who wrote; a colleague who signs up from a forwarded letter is a stranger."""
    author = author_of(books, house, reply.mail)
    joins = bool(reply.wishes) and all(isinstance(w.intent, Join) for w in reply.wishes)
    if author.proof == "other-sender" and joins:
        return author_of(books, house, replace(reply.mail, tokens=()))
    return author


def _doubt_about(author: Author, house: House, reply: Reply) -> Why | None:
    """Tell why nothing in this mail may act, whatever it says, if there is a reason."""
    sender = reply.mail.sender
    if sender is None:
        return Why.NO_SENDER
    if author.network is None:
        return Why.NO_NETWORK
    coordinators = {each.address.lower() for each in author.network.coordinators}
    to_member = author.item is not None and author.item.person is not None
    if sender.address in coordinators and not to_member:
        return Why.COORDINATOR
    return Why.OTHER_SENDER if author.proof == "other-sender" else None


def _carry_out_each(
    books: Books,
    house: House,
    author: Author,
    reply: Reply,
    sure: list[Wish],
    now: datetime,
) -> list[tuple[Wish, Carried]]:
    """Carry out what is certain; two answers to one invitation contradict each other."""
    answers = [wish for wish in sure if isinstance(wish.intent, Attend)]
    if len(answers) > 1:
        unsure = Carried(why=Why.UNSURE)
        return [
            (w, unsure)
            if w in answers
            else (w, carry_out(books, house, author, reply, w.intent, now))
            for w in sure
        ]
    return [(w, carry_out(books, house, author, reply, w.intent, now)) for w in sure]


def _reason(author: Author, unsure: tuple[Wish, ...]) -> Why:
    if author.person is None:
        return Why.STRANGER
    only_questions = bool(unsure) and all(isinstance(w.intent, Question) for w in unsure)
    return Why.QUESTION if only_questions else Why.UNSURE


def _telling_of_handover(letter: Letter) -> Letter:
    return replace(letter, handed_over=True) if isinstance(letter, RsvpReceipt) else letter


def _handed_over(author: Author, reply: Reply, why: Why, wishes: tuple[Wish, ...]) -> Outcome:
    """Hand the whole mail to the coordinator; nobody gets an answer to it."""
    review = review_of(
        reply.mail,
        why,
        author.network.key if author.network else None,
        person=author.person.key if author.person else None,
        letter=author.item.key if author.item else None,
        words=reply.words,
        suggestion=tuple(to_plain(wish.intent) for wish in wishes),
        details=tuple(wish.why for wish in wishes if wish.why),
    )
    return Outcome(reviews=(review,), notes=(f"review: {why}",))


def _with_handover(
    outcome: Outcome, author: Author, reply: Reply, why: Why, wishes: tuple[Wish, ...]
) -> Outcome:
    """Hand over what was not carried out, and tell the one who wrote, once."""
    handed = _handed_over(author, reply, why, wishes)
    if outcome.letters:
        told = tuple(_telling_of_handover(letter) for letter in outcome.letters)
        return replace(outcome, letters=told) + handed
    to = Recipient.at(author.person) if author.person else None
    if to is None or author.network is None:
        return outcome + handed
    letter = NotUnderstood(
        network=author.network.key,
        to=to,
        about=author.item.about if author.item else author.network.key,
        answers=Answered.to(reply.mail),
    )
    return outcome + handed + Outcome(letters=(letter,))
