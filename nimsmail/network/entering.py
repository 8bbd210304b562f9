"""What becomes of a wish to come into a network, to confirm it, or to leave."""

from dataclasses import replace

from nimsmail.network import joining
from nimsmail.network.caps import admitted
from nimsmail.network.case import Carried, Case
from nimsmail.network.follows import followed_in, following_of, things, with_more
from nimsmail.network.intents import ChangeAddress, Confirm, Help, Join, Leave, from_plain
from nimsmail.network.moving import moved_to
from nimsmail.network.organisations import Register
from nimsmail.network.outbox import Item
from nimsmail.network.outcome import Outcome
from nimsmail.network.pausing import resume
from nimsmail.network.pending import Pending
from nimsmail.network.people import Consent, Membership, Organisation, Person, Standing
from nimsmail.network.preferring import help_
from nimsmail.network.reviews import Why
from nimsmail.network.submissions import ConfirmApproval

_NO_FAREWELL = (joining.ConfirmMove.kind, ConfirmApproval.kind)


def join(case: Case, wish: Join) -> Carried:
    """Sign up: always through a letter that the address itself must confirm."""
    author, sender = case.author, case.reply.mail.sender
    assert sender is not None
    if author.pending is not None and case.is_proven:
        return confirm(case, Confirm())
    if _names_another(wish, author.person.name if author.person else sender.name):
        # Nobody is signed up by another's word.
        return Carried(why=Why.UNSURE)
    if author.person is not None and case.membership(author.person) is not None:
        return resume(case) or help_(case, Help())
    meant = replace(wish, programmes=followed_in(case.reply))
    asked = joining.asked_to_join(
        case.house, case.network, sender, meant, case.reply.language, case.answers, case.now
    )
    if not _may_go(case, asked):
        # Somebody signs this address up again and again: it is asked no more than it may be.
        return Carried(outcome=Outcome(notes=("was asked lately",)))
    return Carried(outcome=asked)


def _may_go(case: Case, asked: Outcome) -> bool:
    """Tell whether a letter that asks for confirmation may go, so that its wish is kept."""
    return all(
        admitted(case.books, case.house, letter, case.now).state is not None
        for letter in asked.letters
    )


def _names_another(wish: Join, name: str) -> bool:
    """Tell whether a sign-up names somebody else than the one who writes."""
    said, known = (set((text or "").casefold().split()) for text in (wish.name, name))
    return bool(said) and bool(known) and not said & known


def confirm(case: Case, _yes: Confirm) -> Carried:
    """Carry out what waits for this answer; a confirmation acts once."""
    author, pending = case.author, case.author.pending
    item = author.item
    if item is None or not case.is_proven or item.kind not in joining.CONFIRMATIONS:
        return Carried(why=Why.UNSURE)
    if pending is None:
        was_done = _was_done(case, item)
        return Carried() if was_done else Carried(why=Why.TOO_LATE)
    if pending.is_over(case.now):
        return Carried(why=Why.TOO_LATE)
    done = Outcome(removed=(pending,))
    wish = from_plain(pending.wish)
    if isinstance(wish, Leave) and author.person is not None:
        return Carried(outcome=done + _gone(case, author.person, wish))
    if isinstance(wish, Join):
        return Carried(outcome=done + _welcomed(case, pending, wish, item.words))
    if isinstance(wish, ChangeAddress) and author.person is not None and wish.email:
        moved = moved_to(case, author.person, wish.email)
        return Carried(outcome=done + moved.outcome)
    return Carried(why=Why.NO_RULE)


def _was_done(case: Case, item: Item) -> bool:
    """Tell whether what the letter `item` asked to confirm has been carried out before."""
    person = case.author.person
    if person is None or case.membership(person) is None:
        return False
    return item.kind != joining.ConfirmMove.kind or person.address != item.recipient


def _welcomed(case: Case, pending: Pending, wish: Join, text: str) -> Outcome:
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
    entered = joining.joined(case.books, case.house, newcomer, consent)
    person = next((each for each in entered.records if isinstance(each, Person)), None)
    if person is None or not wish.programmes:
        return entered
    following = following_of(case.books, case.network, person)
    return entered + Outcome(records=(with_more(following, things(wish.programmes), case.now),))


def leave(case: Case, wish: Leave) -> Carried:
    """Leave: at once with the letter's token or a proven From, else after a confirmation."""
    author = case.author
    if author.pending is not None and case.is_proven:
        if isinstance(from_plain(author.pending.wish), Leave):
            return confirm(case, Confirm())  # "yes, take me off" says yes to our "was it you?"
        # A no to our "was it you who signed up?": what was pending is forgotten.
        return Carried(outcome=Outcome(removed=(author.pending,), notes=("not confirmed",)))
    if author.item is not None and author.item.kind in _NO_FAREWELL:
        return Carried(why=Why.UNSURE)  # a no to a new address is no farewell
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


def _gone(case: Case, person: Person, wish: Leave) -> Outcome:
    return joining.left(case.books, case.network, person, wish.scope, case.answers, case.now)
