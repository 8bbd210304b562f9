"""What becomes of a word on what was sent for approval: whose it is, and what it is worth.

Nothing goes out before the chair's word, and nobody else's is taken for it: see `chairs`.
"""

from dataclasses import replace

from nimsmail.network import succeeding
from nimsmail.network.actions import ActionDue, done
from nimsmail.network.amendments import Amended, amended
from nimsmail.network.caps import admitted
from nimsmail.network.case import Carried, Case
from nimsmail.network.chairs import Weight, is_chair, weight_of
from nimsmail.network.granting import approved, changed, meeting_of
from nimsmail.network.intents import Amend, Approve, Confirm, Intent, from_plain, to_plain
from nimsmail.network.letters import Recipient
from nimsmail.network.objecting import objected
from nimsmail.network.outbox import Item
from nimsmail.network.outcome import Outcome
from nimsmail.network.papers import BOARD, OBSERVER
from nimsmail.network.pending import Pending
from nimsmail.network.people import Membership, Person
from nimsmail.network.points import changes_between
from nimsmail.network.receipts import Noted
from nimsmail.network.reviews import Why, review_of
from nimsmail.network.submissions import APPROVALS, ConfirmApproval, Submission, waiting


def approve(case: Case, wish: Approve) -> Carried:
    """Take an approval: of the very version whose letter is answered, by who may give it."""
    if _is_confirmation(case.author.item):
        return confirm(case, Confirm())
    matter, why = _matter(case)
    if matter is None:
        return Carried(why=why)
    others = [each for each in case.reply.wishes if isinstance(each.intent, Amend)]
    if others:
        # With changes beside it, it is the changed version that is approved, or none is.
        return Carried() if all(each.certain for each in others) else Carried(why=Why.UNSURE)
    return _weighed(case, matter, wish)


def amend(case: Case, wish: Amend) -> Carried:
    """Take changes to an agenda as the chair's word; what is wrong in minutes is collected."""
    matter, why = _matter(case)
    if matter is None:
        return Carried(why=why)
    if matter.what == "minutes":
        return objected(case, matter, wish.text)
    return _weighed(case, matter, wish)


def confirm(case: Case, yes: Confirm) -> Carried:
    """Carry out what waits for this answer: a word in the chair's name, or else a wish."""
    item, pending = case.author.item, case.author.pending
    if item is not None and item.kind == ActionDue.kind:
        return done(case)
    if item is None or not _is_confirmation(item):
        return succeeding.confirm(case, yes)
    if not case.is_proven:
        return Carried(why=Why.UNPROVEN)
    matter, why = _matter(case)
    if matter is None:
        return Carried(why=why)
    if pending is None:
        return Carried() if matter.fate == "approved" else Carried(why=Why.TOO_LATE)
    if pending.is_over(case.now):
        return Carried(why=Why.TOO_LATE)
    wish = from_plain(pending.wish)
    assert isinstance(wish, Approve | Amend)
    carried = _weighed(case, matter, wish)
    if carried.why is not None:
        return carried
    return replace(carried, outcome=Outcome(removed=(pending,)) + carried.outcome)


def may_approve(matter: Submission, membership: Membership | None) -> bool:
    """Tell whether a member's word on this matter counts: by their roles, in this network."""
    if membership is None or membership.network != matter.network:
        return False
    if matter.circle == "chair":
        return is_chair(membership)
    only_listens = bool(membership.roles) and set(membership.roles) <= {BOARD, OBSERVER}
    return not only_listens


def _matter(case: Case) -> tuple[Submission | None, Why | None]:
    """Find what the author's word is about, if it may be taken; else say why it may not."""
    person = case.author.person
    membership = case.membership(person) if person else None
    if person is None or membership is None:
        return None, Why.STRANGER
    matter = _meant(case, membership)
    if matter is None:
        return None, Why.NO_SUBJECT_MATTER
    if not may_approve(matter, membership):
        return None, Why.NO_RULE
    if matter.open is None and matter.fate != "approved":
        return None, Why.TOO_LATE
    is_late = matter.open is not None and case.now > matter.until
    return (None, Why.TOO_LATE) if is_late and not case.is_overruled else (matter, None)


def _meant(case: Case, membership: Membership) -> Submission | None:
    """Find the version that is answered; without its letter, the only one that waits for them."""
    item = case.author.item
    if item is not None and (item.kind in APPROVALS or _is_confirmation(item)):
        return case.books.get(Submission, item.about)
    open_ = [m for m in waiting(case.books, case.network) if may_approve(m, membership)]
    return open_[0] if len(open_) == 1 else None


def _weighed(case: Case, matter: Submission, wish: Approve | Amend) -> Carried:
    """Act, or ask the one in whose name it is said, or leave it to a person."""
    if matter.open is None:
        # An approval acts once; to say it again changes nothing.
        return Carried(outcome=Outcome(notes=("was approved before",)))
    sender = case.reply.mail.sender
    weight = weight_of(case.author, authenticated=sender is not None and sender.authenticated)
    result = amended(matter.points, wish.text) if isinstance(wish, Amend) else None
    if result is not None and result.points == matter.points and not result.again:
        return Carried(why=Why.UNSURE)
    if weight == "acts":
        return _acted(case, matter, result)
    return _asked(case, matter, wish, result, weight)


def _acted(case: Case, matter: Submission, result: Amended | None) -> Carried:
    person = case.person
    assert person is not None
    if matter.circle == "members" and case.procedure.minutes == "silence":
        meeting = meeting_of(case.books, matter)
        return case.noted(Noted(do="approve", text=meeting.title), about=matter.key)
    # An address they were not known by yet is noted as theirs.
    outcome = Outcome(records=(person,) if case.author.alias else ())
    books, house, answers = case.books, case.house, case.answers
    if result is None:
        return Carried(
            outcome=outcome + approved(books, house, matter, case.now, by=person, answers=answers)
        )
    outcome += changed(books, house, matter, result, case.now, by=person, answers=answers)
    if not result.unclear or case.is_overruled:
        return Carried(outcome=outcome)
    left = review_of(
        case.reply.mail,
        Why.UNSURE,
        case.network,
        person=person.key,
        words=case.reply.words,
        details=result.unclear,
    )
    return Carried(outcome=outcome + Outcome(reviews=(left,)))


def _asked(
    case: Case, matter: Submission, wish: Intent, result: Amended | None, weight: Weight
) -> Carried:
    """Ask at the address we know whether it was them; the same matter once, by a mere claim."""
    person = case.author.person
    to = Recipient.at(person) if person else None
    unclear = result is not None and (result.unclear or result.again)
    if person is None or to is None or weight == "nothing":
        return Carried(why=Why.UNPROVEN)
    if unclear or (weight == "ask-once" and not isinstance(wish, Approve)):
        return Carried(why=Why.UNSURE if weight == "ask" else Why.UNPROVEN)
    points = result.points if result else matter.points
    letter = ConfirmApproval(
        network=case.network,
        to=to,
        about=matter.key,
        # A claim is not answered: whoever sends a hundred brings about one letter.
        answers=case.answers if weight == "ask" else None,
        what=matter.what,
        meeting=meeting_of(case.books, matter),
        version=matter.version,
        points=points,
        changes=changes_between(matter.points, points),
    )
    key = case.house.seal.id_of("letter", letter.key)
    if case.books.get(Item, key) is not None:
        return Carried(why=Why.UNPROVEN)
    if admitted(case.books, case.house, letter, case.now).state is None:
        return Carried(why=Why.UNPROVEN)
    pending = _pending(case, key, person, to, wish)
    return Carried(
        outcome=Outcome(records=(pending,), letters=(letter,), notes=("to be confirmed",))
    )


def _pending(case: Case, key: str, person: Person, to: Recipient, wish: Intent) -> Pending:
    return Pending(
        key=key,
        network=case.network,
        person=person.key,
        address=to.address,
        name=person.name,
        language=person.language,
        wish=to_plain(wish),
        asked=case.now,
    )


def _is_confirmation(item: Item | None) -> bool:
    return item is not None and item.kind == ConfirmApproval.kind
