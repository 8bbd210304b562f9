"""What becomes of a reply: its certain wishes are carried out, the rest goes to a person.

Whoever wrote gets one letter about it all.
"""

from dataclasses import replace
from datetime import datetime
from typing import Any

from nimsmail.network.answers import NotUnderstood
from nimsmail.network.case import Carried
from nimsmail.network.draft import Draft
from nimsmail.network.house import House
from nimsmail.network.identity import Author, author_of
from nimsmail.network.incoming import Enclosure, Reply, Wish
from nimsmail.network.intents import Attend, Join, Leave, News, OfferCase, Question, to_plain
from nimsmail.network.letters import Answered, Recipient
from nimsmail.network.merging import one_answer, telling_of_handover
from nimsmail.network.outcome import Outcome
from nimsmail.network.records import Books
from nimsmail.network.reviews import Why, review_of
from nimsmail.network.wishes import carry_out


def replied(books: Books, house: House, reply: Reply, now: datetime) -> Outcome:
    """Decide what a reply leads to."""
    author = _author(books, house, reply)
    doubt = _doubt_about(author, reply)
    if doubt is not None:
        return _handed_over(author, reply, doubt, reply.wishes)
    carried = _carried(books, house, author, reply, now)
    unsure = tuple(wish for wish in reply.wishes if not wish.certain) + tuple(
        wish for wish, done in carried if done.why is not None
    )
    outcome = Outcome(notes=(f"by {author.proof}",))
    for _, done in carried:
        outcome += done.outcome
    outcome = replace(outcome, letters=one_answer(outcome.letters))
    if not unsure and reply.wishes:
        return outcome
    did = tuple(to_plain(wish.intent) for wish, done in carried if done.why is None)
    reasons = [done.why for _, done in carried if done.why is not None]
    why = reasons[0] if reasons else _reason(author, unsure)
    handed = _handed_over(author, reply, why, unsure, did)
    return _with_handover(outcome, author, reply, why, handed)


def _author(books: Books, house: House, reply: Reply) -> Author:
    """Find out who wrote; a colleague who signs up from a forwarded letter is a stranger."""
    author = author_of(books, house, reply.mail)
    joins = bool(reply.wishes) and all(isinstance(w.intent, Join) for w in reply.wishes)
    if author.proof == "other-sender" and joins:
        return author_of(books, house, replace(reply.mail, tokens=()))
    return author


def _doubt_about(author: Author, reply: Reply) -> Why | None:
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


def _carried(
    books: Books, house: House, author: Author, reply: Reply, now: datetime
) -> list[tuple[Wish, Carried]]:
    """Carry out what is certain, each wish on the books as the ones before it leave them."""
    draft = Draft(books)
    carried: list[tuple[Wish, Carried]] = []
    sure = [wish for wish in reply.wishes if wish.certain]
    disputed = _contradicting(sure)
    for wish in sure:
        if wish in disputed:
            carried.append((wish, Carried(why=Why.UNSURE)))
            continue
        done = carry_out(draft, house, author, reply, wish.intent, now)
        draft.take(done.outcome.records, done.outcome.removed)
        carried.append((wish, done))
    return carried


def _contradicting(sure: list[Wish]) -> list[Wish]:
    """Return the wishes that cannot all be meant: two answers, or an answer and a farewell."""
    answers = [wish for wish in sure if isinstance(wish.intent, Attend)]
    farewells = [w for w in sure if isinstance(w.intent, Leave) and w.intent.scope == "all"]
    comes = [wish for wish in answers if wish.intent != Attend(answer="no")]
    disputed = answers if len(answers) > 1 else []
    return [*answers, *farewells] if farewells and comes else disputed


def _reason(author: Author, unsure: tuple[Wish, ...]) -> Why:
    if author.person is None:
        return Why.STRANGER
    only_questions = bool(unsure) and all(isinstance(w.intent, Question) for w in unsure)
    return Why.QUESTION if only_questions else Why.UNSURE


def _handed_over(
    author: Author,
    reply: Reply,
    why: Why,
    wishes: tuple[Wish, ...],
    did: tuple[dict[str, Any], ...] = (),
) -> Outcome:
    """Hand the mail to the coordinator, but for what we `did`; nobody gets an answer to it."""
    review = review_of(
        reply.mail,
        why,
        author.network.key if author.network else None,
        person=author.person.key if author.person else None,
        letter=author.item.key if author.item else None,
        words=reply.words,
        suggestion=tuple(to_plain(wish.intent) for wish in wishes),
        details=tuple(wish.why for wish in wishes if wish.why),
        language=reply.language,
        answering=reply.answering,
        carried=did,
        enclosures=_to_be_kept(author, reply, wishes),
    )
    return Outcome(reviews=(review,), notes=(f"review: {why}",))


def _to_be_kept(author: Author, reply: Reply, wishes: tuple[Wish, ...]) -> tuple[Enclosure, ...]:
    """Return the files that may be part of a member's news or case; a stranger's are not kept."""
    gives = any(isinstance(wish.intent, News | OfferCase) for wish in wishes)
    return reply.enclosures if gives and author.person is not None else ()


def _with_handover(
    outcome: Outcome, author: Author, reply: Reply, why: Why, handed: Outcome
) -> Outcome:
    """Hand over what was not carried out, and tell the one who wrote, once."""
    if outcome.letters:
        told = tuple(telling_of_handover(letter) for letter in outcome.letters)
        return replace(outcome, letters=told) + handed
    to = Recipient.at(author.person) if author.person else None
    if to is None or author.network is None:
        return outcome + handed
    letter = NotUnderstood(
        network=author.network.key,
        to=to,
        about=author.item.about if author.item else author.network.key,
        answers=Answered.to(reply.mail),
        why=why,
    )
    return outcome + handed + Outcome(letters=(letter,))
