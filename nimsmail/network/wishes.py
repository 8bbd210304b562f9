"""What becomes of one certain wish: the concept's outcome, or why a person must see it."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from nimsmail.network import joining, meetings
from nimsmail.network.answers import HelpLetter
from nimsmail.network.caps import admitted
from nimsmail.network.house import House
from nimsmail.network.identity import Author
from nimsmail.network.incoming import Reply
from nimsmail.network.intents import (
    Attend,
    Confirm,
    Help,
    Intent,
    Join,
    Leave,
    Question,
    SwitchLanguage,
    Thanks,
    from_plain,
)
from nimsmail.network.letters import Answered, Recipient
from nimsmail.network.organisations import Register
from nimsmail.network.outcome import Outcome
from nimsmail.network.pending import Pending
from nimsmail.network.people import (
    Consent,
    Membership,
    Organisation,
    Person,
    Standing,
    membership_of,
)
from nimsmail.network.records import Books
from nimsmail.network.reviews import Why

CARRIED_OUT = frozenset({Join, Confirm, Leave, Attend, SwitchLanguage, Help})


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """What one wish led to, or why it is handed over instead."""

    outcome: Outcome = field(default_factory=Outcome)
    why: Why | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """One certain wish of one author, and all that bears on it."""

    books: Books
    house: House
    network: str
    author: Author
    reply: Reply
    now: datetime

    @property
    def answers(self) -> Answered:
        return Answered.to(self.reply.mail)

    @property
    def is_proven(self) -> bool:
        return self.author.proof in ("token", "authenticated", "coordinator")

    def membership(self, person: Person) -> Membership | None:
        found = membership_of(self.books, self.network, person.key)
        return found if found and found.standing is Standing.MEMBER else None


def carry_out(
    books: Books, house: House, author: Author, reply: Reply, intent: Intent, now: datetime
) -> Carried:
    """Carry out `intent` as the author's wish. The author's network is known by now."""
    assert author.network is not None
    network = author.network.key
    if author.person is not None:
        # An earlier wish in the same mail may have changed the person.
        known = books.get(Person, author.person.key) or author.person
        author = replace(author, person=known)
    case = _Case(books=books, house=house, network=network, author=author, reply=reply, now=now)
    match intent:
        case Join():
            return _join(case, intent)
        case Confirm():
            return _confirm(case)
        case Leave():
            return _leave(case, intent)
        case Attend():
            return _attend(case, intent)
        case Help():
            return _help(case)
        case SwitchLanguage():
            return _switch_language(case, intent)
        case Thanks():
            return Carried()
        case Question():
            return Carried(why=Why.QUESTION)
        case _:
            return Carried(why=Why.NO_RULE)


def _join(case: _Case, wish: Join) -> Carried:
    """Sign up: always through a letter that the address itself must confirm."""
    author, sender = case.author, case.reply.mail.sender
    assert sender is not None
    if author.pending is not None and case.is_proven:
        return _confirm(case)
    if _names_another(wish, author.person.name if author.person else sender.name):
        # Nobody is signed up by another's word.
        return Carried(why=Why.UNSURE)
    if author.person is not None and case.membership(author.person) is not None:
        return _help(case)
    asked = joining.asked_to_join(
        case.house, case.network, sender, wish, case.reply.language, case.answers, case.now
    )
    if not _may_go(case, asked):
        # Somebody signs this address up again and again: it is asked no more than it may be.
        return Carried(outcome=Outcome(notes=("was asked lately",)))
    return Carried(outcome=asked)


def _may_go(case: _Case, asked: Outcome) -> bool:
    """Tell whether a letter that asks for confirmation may go, so that its wish is kept."""
    return all(
        admitted(case.books, case.house, letter, case.now).state is not None
        for letter in asked.letters
    )


def _names_another(wish: Join, name: str) -> bool:
    """Tell whether a sign-up names somebody else than the one who writes."""
    said, known = (set((text or "").casefold().split()) for text in (wish.name, name))
    return bool(said) and bool(known) and not said & known


def _confirm(case: _Case) -> Carried:
    """Carry out what waits for this answer; a confirmation acts once."""
    author, pending = case.author, case.author.pending
    item = author.item
    if item is None or not case.is_proven or item.kind not in joining.CONFIRMATIONS:
        return Carried(why=Why.UNSURE)
    if pending is None:
        was_done = author.person is not None and case.membership(author.person) is not None
        return Carried() if was_done else Carried(why=Why.TOO_LATE)
    if pending.is_over(case.now):
        return Carried(why=Why.TOO_LATE)
    done = Outcome(removed=(pending,))
    wish = from_plain(pending.wish)
    if isinstance(wish, Leave) and author.person is not None:
        return Carried(outcome=done + _gone(case, author.person, wish))
    if isinstance(wish, Join):
        return Carried(outcome=done + _welcomed(case, pending, wish, item.words))
    return Carried(why=Why.NO_RULE)


def _welcomed(case: _Case, pending: Pending, wish: Join, text: str) -> Outcome:
    sender = case.reply.mail.sender
    said = Register(case.books.every(Organisation)).find(wish.organisation or "")
    newcomer = joining.Newcomer(
        network=case.network,
        address=pending.address,
        name=wish.name or pending.name or (sender.name if sender else ""),
        language=pending.language,
        organisation=said.key if said else None,
    )
    consent = Consent(
        given=case.now,
        how="confirmed by mail",
        evidence=case.reply.mail.key,
        text=text,
    )
    return joining.joined(case.books, case.house, newcomer, consent)


def _leave(case: _Case, wish: Leave) -> Carried:
    """Leave: at once with the letter's token or a proven From, else after a confirmation."""
    author = case.author
    if author.pending is not None and case.is_proven:
        if isinstance(from_plain(author.pending.wish), Leave):
            return _confirm(case)  # "yes, take me off" says yes to our "was it you?"
        # A no to our "was it you who signed up?": what was pending is forgotten.
        return Carried(outcome=Outcome(removed=(author.pending,), notes=("not confirmed",)))
    if author.person is None:
        return Carried(why=Why.STRANGER)
    if case.membership(author.person) is None:
        elsewhere = any(
            each.standing is Standing.MEMBER
            for each in case.books.find(Membership, "person", author.person.key)
        )
        return Carried(why=Why.NO_SUBJECT_MATTER) if elsewhere else Carried()
    if case.is_proven:
        return Carried(outcome=_gone(case, author.person, wish))
    asked = joining.asked_to_leave(
        case.house, case.network, author.person, wish, case.answers, case.now
    )
    if not asked.letters or not _may_go(case, asked):
        return Carried(why=Why.UNPROVEN)
    return Carried(outcome=asked)


def _gone(case: _Case, person: Person, wish: Leave) -> Outcome:
    return joining.left(case.books, case.network, person, wish.scope, case.answers, case.now)


def _attend(case: _Case, wish: Attend) -> Carried:
    """Note an answer to an invitation, replacing an earlier one, and say what was noted."""
    person = case.author.person
    if person is None:
        return Carried(why=Why.STRANGER)
    if not case.is_proven:
        return Carried(why=Why.UNPROVEN)
    if case.membership(person) is None:
        return Carried(why=Why.STRANGER)
    meeting = meetings.meeting_about(
        case.books, case.network, case.author.item, person.key, case.now
    )
    if meeting is None:
        return Carried(why=Why.NO_SUBJECT_MATTER)
    overruled = case.author.proof == "coordinator"
    if meetings.is_late(meeting, wish, case.now) and not overruled:
        return Carried(why=Why.TOO_LATE)
    rsvp = meetings.answered(meeting, person.key, wish, case.reply.mail)
    if overruled:
        rsvp = replace(rsvp, answered=case.now)  # the coordinator's word is the latest
    before = meetings.rsvp_of(case.books, meeting.key, person.key)
    if before is not None and before.answered > rsvp.answered:
        return Carried(outcome=Outcome(notes=("an older mail than the answer we have",)))
    alias = case.author.alias
    known = replace(person, addresses=(*person.addresses, alias)) if alias else person
    to = Recipient.at(known)
    receipt = (
        meetings.RsvpReceipt(
            network=case.network,
            to=to,
            about=meeting.key,
            answers=case.answers,
            meeting=meeting,
            rsvp=rsvp,
            alias=alias,
        )
        if to
        else None
    )
    return Carried(
        outcome=Outcome(
            records=(rsvp, known) if alias else (rsvp,),
            letters=(receipt,) if receipt else (),
            notes=(f"answer {wish.answer}",),
        )
    )


def _switch_language(case: _Case, wish: SwitchLanguage) -> Carried:
    """Write in another language from now on, and say in it what can be written to us."""
    person = case.author.person
    if person is None or case.membership(person) is None:
        return Carried(why=Why.STRANGER)
    if not case.is_proven:
        return Carried(why=Why.UNPROVEN)
    switched = replace(person, language=wish.to)
    to = Recipient.at(switched)
    letters = (
        (HelpLetter(network=case.network, to=to, about=case.network, answers=case.answers),)
        if to
        else ()
    )
    return Carried(outcome=Outcome(records=(switched,), letters=letters))


def _help(case: _Case) -> Carried:
    """Tell a member what can be written to us."""
    person = case.author.person
    to = Recipient.at(person) if person else None
    if to is None:
        return Carried(why=Why.STRANGER)
    letter = HelpLetter(network=case.network, to=to, about=case.network, answers=case.answers)
    return Carried(outcome=Outcome(letters=(letter,)))
