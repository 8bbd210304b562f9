"""The coordinator answers a notice: each matter it numbers is settled by their word.

A word on matters may do anything that mail can do, so that it must be shown to be the
coordinator's: the letter's token, and a From that the boundary vouches for. Where nothing
vouches for From, a fresh letter to the address we know asks, and its answer acts.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from nimsmail.network.caps import admitted
from nimsmail.network.draft import Draft
from nimsmail.network.house import House
from nimsmail.network.identity import Author, author_of, letter_answered
from nimsmail.network.incoming import Mail, Reply
from nimsmail.network.intents import Intent, Question, Rule, from_plain, to_plain
from nimsmail.network.letters import Answered, Recipient
from nimsmail.network.notices import (
    RULED_ON,
    ConfirmRuling,
    Docket,
    Done,
    Fate,
    Matter,
    RulingReceipt,
)
from nimsmail.network.outbox import Item
from nimsmail.network.outcome import Outcome
from nimsmail.network.pending import Pending
from nimsmail.network.records import Books
from nimsmail.network.replies import replied
from nimsmail.network.resolving import CannotResolve, resolved, suggested
from nimsmail.network.reviews import Review, Stage, Why, review_of

_YES_TO_ALL = Rule(others="yes")
_NO_TO_ALL = Rule(others="no")


def answers_a_notice(books: Books, house: House, mail: Mail) -> bool:
    """Tell whether `mail` answers a notice, or a letter that came of one."""
    item = letter_answered(books, house, mail)
    return item is not None and item.kind in RULED_ON


def matters_of(books: Books, item: Item | None) -> int:
    """Return how many matters the letter `item` numbers; none if it is no notice."""
    docket = books.get(Docket, item.about) if item and item.kind in RULED_ON else None
    return len(docket.reviews) if docket else 0


def ruled(books: Books, house: House, reply: Reply, now: datetime) -> Outcome:
    """Decide what a coordinator's answer to a notice leads to.

    From anybody else it is a mail like any other, and a ruling no wish that a member has.
    """
    author = author_of(books, house, reply.mail)
    docket = books.get(Docket, author.item.about) if author.item else None
    if docket is None or author.item is None or not _is_the_coordinators(author):
        return replied(books, house, reply, now)
    case = _Case(books, house, docket, author.item, reply, now)
    if not case.rule and not case.unclear and reply.wishes:
        return Outcome(notes=("thanks",))
    if author.item.kind == ConfirmRuling.kind:
        return _confirmed(case, author.pending)
    if case.rule is None or case.is_authenticated:
        return _acted(case, case.rule or Rule())
    return _asked(case, case.rule)


def _is_the_coordinators(author: Author) -> bool:
    """Tell whether the one whom the letter was made for answers it, and runs the network still."""
    if author.proof != "token" or author.network is None or author.item is None:
        return False
    coordinators = {each.address.lower() for each in author.network.coordinators}
    return author.item.recipient.lower() in coordinators


@dataclass(frozen=True, slots=True)
class _Case:
    """One answer to one notice, and all that bears on it."""

    books: Books
    house: House
    docket: Docket
    item: Item
    reply: Reply
    now: datetime

    @property
    def rule(self) -> Rule | None:
        rules = [w.intent for w in self.reply.wishes if w.certain and isinstance(w.intent, Rule)]
        return rules[0] if len(rules) == 1 else None

    @property
    def unclear(self) -> tuple[str, ...]:
        """What of the answer was not understood, in its own words."""
        doubtful = [wish.intent for wish in self.reply.wishes if not wish.certain]
        return tuple(each.text for each in doubtful if isinstance(each, Question))

    @property
    def is_authenticated(self) -> bool:
        sender = self.reply.mail.sender
        return sender is not None and sender.authenticated

    @property
    def to(self) -> Recipient:
        language = self.house.networks[self.item.network].language
        return Recipient(name=self.item.name, address=self.item.recipient, language=language)

    @property
    def answers(self) -> Answered:
        return Answered.to(self.reply.mail)

    def unknown(self, rule: Rule) -> tuple[int, ...]:
        """Return the numbers in `rule` that the notice does not have."""
        named = {*rule.yes, *rule.no, *rule.left}
        return tuple(sorted(n for n in named if not 1 <= n <= len(self.docket.reviews)))

    def matters(self) -> Iterator[tuple[Matter, Review | None]]:
        """Go through the matters of the notice, in the order of their numbers."""
        for number, key in enumerate(self.docket.reviews, 1):
            review = self.books.get(Review, key)
            name = review.sender_name or review.sender if review else ""
            subject = review.subject if review else ""
            short = key if "/" in key else key[:8]
            yield Matter(number=number, name=name, subject=subject, key=short), review


def _confirmed(case: _Case, pending: Pending | None) -> Outcome:
    """Act on what waited for this answer, once; a no forgets it."""
    if pending is None or pending.is_over(case.now):
        return _receipt(case, Outcome(), lapsed=True)
    if case.unclear or case.rule not in (_YES_TO_ALL, _NO_TO_ALL):
        return _acted(case, Rule())
    done = Outcome(removed=(pending,))
    if case.rule == _NO_TO_ALL:
        return done + _acted(case, Rule())
    waited = from_plain(pending.wish)
    return done + _acted(case, waited if isinstance(waited, Rule) else Rule())


def _asked(case: _Case, rule: Rule) -> Outcome:
    """Nothing vouches for From: keep the answer, and ask the coordinator whether it is theirs."""
    open_ = [(m, r) for m, r in case.matters() if r and r.stage is not Stage.RESOLVED]
    yes = tuple(matter for matter, _ in open_ if rule.on(matter.number) == "yes")
    no = tuple(matter for matter, _ in open_ if rule.on(matter.number) == "no")
    if not yes and not no:
        return _acted(case, rule)
    letter = ConfirmRuling(
        network=case.item.network,
        to=case.to,
        about=case.docket.key,
        answers=case.answers,
        yes=yes,
        no=no,
        unknown=case.unknown(rule),
        unclear=case.unclear,
    )
    if admitted(case.books, case.house, letter, case.now).state is None:
        # They have had a great many letters today: the next notice tells of this one.
        review = review_of(
            case.reply.mail, Why.COORDINATOR, case.item.network, words=case.reply.words
        )
        return Outcome(reviews=(review,), notes=("not asked: too many letters",))
    pending = Pending(
        key=case.house.seal.id_of("letter", letter.key),
        network=case.item.network,
        person="",
        address=case.item.recipient,
        name=case.item.name,
        language=case.to.language,
        wish=to_plain(rule),
        asked=case.now,
    )
    return Outcome(records=(pending,), letters=(letter,), notes=("to be confirmed",))


def _acted(case: _Case, rule: Rule) -> Outcome:
    """Settle each matter that `rule` has a word on, on the books as those before it leave them."""
    draft = Draft(case.books)
    outcome = Outcome()
    fates: list[Fate] = []
    for matter, review in case.matters():
        fate, settled = _settled(case, draft, matter, review, rule)
        draft.take(settled.records, settled.removed)
        outcome += settled
        if fate is not None:
            fates.append(fate)
    return _receipt(case, outcome, tuple(fates), unknown=case.unknown(rule))


def _settled(
    case: _Case, draft: Draft, matter: Matter, review: Review | None, rule: Rule
) -> tuple[Fate | None, Outcome]:
    """Settle one matter by the path that `review resolve` takes."""
    word = rule.on(matter.number)
    if review is None:
        return (_fate(matter, "gone") if word else None), Outcome()
    if review.stage is Stage.RESOLVED:
        return (_fate(matter, "settled-before") if word else None), Outcome()
    if not word:
        return _fate(matter, "open"), Outcome()
    intents = suggested(review) if word == "yes" else ()
    if word == "yes" and not intents:
        return _fate(matter, "not-possible"), Outcome()
    try:
        done = resolved(draft, case.house, review, intents, case.now)
    except CannotResolve:
        return _fate(matter, "not-possible"), Outcome()
    note = Outcome(notes=(f"review {review.key[:16]}: {word}",))
    return _fate(matter, "carried-out" if intents else "closed", intents), done + note


def _fate(matter: Matter, done: Done, intents: tuple[Intent, ...] = ()) -> Fate:
    return Fate(
        number=matter.number,
        name=matter.name,
        subject=matter.subject,
        key=matter.key,
        done=done,
        intents=tuple(map(to_plain, intents)),
    )


def _receipt(
    case: _Case,
    outcome: Outcome,
    fates: tuple[Fate, ...] = (),
    *,
    unknown: tuple[int, ...] = (),
    lapsed: bool = False,
) -> Outcome:
    """Tell the coordinator what was done, in one letter about it all."""
    letter = RulingReceipt(
        network=case.item.network,
        to=case.to,
        about=case.docket.key,
        answers=case.answers,
        fates=fates,
        unknown=unknown,
        unclear=case.unclear,
        lapsed=lapsed,
    )
    return replace(outcome, letters=(*outcome.letters, letter))
