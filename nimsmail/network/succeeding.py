"""What becomes of a successor's name: nobody is signed up, and none relieved, by another's word."""

from dataclasses import replace

from nimsmail.network import entering, yearly
from nimsmail.network.caps import admitted
from nimsmail.network.case import Carried, Case
from nimsmail.network.contacts import CONTACT, Role, role_in, role_of
from nimsmail.network.handovers import (
    ConfirmSuccessor,
    ConfirmTakeOver,
    Handover,
    declined,
    handover_to,
    is_leaving,
    take_over_letter,
)
from nimsmail.network.intents import (
    Confirm,
    Intent,
    Join,
    Leave,
    Successor,
    from_plain,
    to_plain,
)
from nimsmail.network.joining import person_key
from nimsmail.network.letters import Letter, Recipient
from nimsmail.network.outcome import Outcome
from nimsmail.network.pending import Pending
from nimsmail.network.people import (
    Membership,
    Organisation,
    Person,
    is_address,
    membership_of,
    organisation_at,
    person_at,
)
from nimsmail.network.receipts import Noted
from nimsmail.network.reviews import Why


def successor(case: Case, wish: Successor) -> Carried:
    """Ask the one who is named as successor whether they take over.

    A forger could take a municipality's door by it. So the letter's token must come with a
    From that the boundary vouches for; otherwise the member's own address is asked first.
    """
    person = case.person
    if person is None:
        return Carried(why=Why.STRANGER)
    membership = membership_of(case.books, case.network, person.key)
    if membership is None or not _may_speak(case, person, membership):
        return Carried(why=Why.STRANGER)
    address = (wish.email or "").strip().lower()
    wish = replace(wish, email=address, name=" ".join((wish.name or "").split()) or None)
    if _doubt(case, person, address):
        return Carried(why=Why.UNSURE)
    if case.is_overruled or case.is_beyond_doubt:
        return _named(case, person, membership, wish)
    return _asked_back(case, person, wish)


def _may_speak(case: Case, person: Person, membership: Membership) -> bool:
    """Tell whether they are in the network, or were until this very mail, which says goodbye."""
    left_here = is_leaving(membership, case.now)
    return case.membership(person) is not None or left_here or case.is_overruled


def _doubt(case: Case, person: Person, address: str) -> bool:
    """Tell whether a person must look: no address, their own, or that of another organisation."""
    if not is_address(address) or address in person.addresses:
        return True
    if case.is_overruled:
        return False
    known = person_at(case.books, address)
    there = organisation_at(case.books, address)
    theirs = (known.organisation if known else None) or (there.key if there else None)
    return theirs is not None and person.organisation not in (None, theirs)


def _asked_back(case: Case, person: Person, wish: Successor) -> Carried:
    """Ask the member, at the address that we know, whether it was they who wrote."""
    to = Recipient.at(person)
    if to is None or case.membership(person) is None:
        return Carried(why=Why.UNPROVEN)  # who has left gets nothing more: the coordinator asks
    letter = ConfirmSuccessor(
        network=case.network,
        # The name is not used before it is confirmed: as with everything that asks "was it you?".
        to=replace(to, name=""),
        about=f"{case.network}/{case.now:%Y%m%dT%H%M%S}",
        answers=case.answers,
        name=wish.name or "",
        address=wish.email or "",
    )
    pending = _pending(case, letter, person.name, wish)
    if not _may_go(case, letter):
        return Carried(why=Why.UNPROVEN)
    return Carried(outcome=Outcome(records=(pending,), letters=(letter,)))


def _pending(case: Case, letter: Letter, name: str, wish: Intent) -> Pending:
    return Pending(
        key=case.house.seal.id_of("letter", letter.key),
        network=case.network,
        person=letter.to.person or "",
        address=letter.to.address,
        name=name,
        language=letter.to.language,
        wish=to_plain(wish),
        asked=case.now,
    )


def _may_go(case: Case, letter: Letter) -> bool:
    return admitted(case.books, case.house, letter, case.now).state is not None


def _named(case: Case, person: Person, membership: Membership, wish: Successor) -> Carried:
    """Keep what is handed over, and ask the successor, who may be a member already."""
    assert wish.email is not None
    handover = Handover(
        key=f"{case.network}/{wish.email}",
        network=case.network,
        address=wish.email,
        name=wish.name or "",
        organisation=person.organisation,
        predecessor=person.key,
        roles=_roles(case, person, membership),
        asked=case.now,
    )
    letter = take_over_letter(case.books, handover, _successor_at(case, person, wish), case.now)
    if not _may_go(case, letter):
        return Carried(why=Why.UNSURE)  # they were asked lately: the coordinator knows more
    join = Join(name=wish.name, organisation=person.organisation)
    pending = _pending(case, letter, wish.name or "", join)
    said = case.noted(
        Noted(do="successor", text=wish.name or wish.email), handover, pending, about=case.network
    )
    return Carried(outcome=said.outcome + Outcome(letters=(letter,)))


def _roles(case: Case, person: Person, membership: Membership) -> tuple[Role, ...]:
    """Return what is handed over: being the contact also where nobody ever named them so."""
    held = role_in(membership)
    if held is not None:
        return (held,)
    if case.membership(person) is None:
        # They have left a line above: who was the only one of an organisation was its contact.
        return (CONTACT,) if person.organisation and _was_alone(case, person) else ()
    role = role_of(case.books, case.network, person)
    return (role,) if role else ()


def _was_alone(case: Case, person: Person) -> bool:
    staff = case.books.find(Person, "organisation", person.organisation or "")
    return not any(case.membership(each) for each in staff if each.key != person.key)


def _successor_at(case: Case, person: Person, wish: Successor) -> Recipient:
    assert wish.email is not None
    known = person_at(case.books, wish.email)
    return Recipient(
        name="",  # nothing that a mail said is in a letter to somebody who has said nothing
        address=wish.email,
        language=known.language if known else person.language,
        person=known.key if known else person_key(case.house, wish.email),
    )


# -- what the letters' answers do -------------------------------------------------------------


def confirm(case: Case, yes: Confirm) -> Carried:
    """Carry out what waits for this yes, also a handover; or note that a contact still is one."""
    item, pending = case.author.item, case.author.pending
    if item is not None and item.kind == yearly.StillContact.kind:
        return yearly.still(case)
    if item is None or not case.is_proven or pending is None or pending.is_over(case.now):
        return entering.confirm(case, yes)
    if item.kind == ConfirmSuccessor.kind:
        return _confirmed(case, pending)
    carried = entering.confirm(case, yes)
    if item.kind != ConfirmTakeOver.kind or carried.outcome.letters or case.person is None:
        return carried
    # A member gets no welcome: they are told that they are the contact from now on.
    told = case.noted(Noted(do="take-over", text=_organisation(case)), about=case.network)
    return Carried(outcome=carried.outcome + told.outcome)


def _organisation(case: Case) -> str:
    person = case.person
    found = case.books.get(Organisation, person.organisation or "") if person else None
    return found.name if found else ""


def _confirmed(case: Case, pending: Pending) -> Carried:
    """Ask the successor, now that the member has said that it was they who wrote."""
    person, wish = case.person, from_plain(pending.wish)
    membership = membership_of(case.books, case.network, person.key) if person else None
    if person is None or membership is None or not isinstance(wish, Successor):
        return Carried(why=Why.TOO_LATE)
    carried = _named(case, person, membership, wish)
    if carried.why is not None:
        return carried
    return Carried(outcome=Outcome(removed=(pending,)) + carried.outcome)


def leave(case: Case, wish: Leave) -> Carried:
    """Leave, or say no: to a handover that one was named for, or that one never asked for."""
    item, pending = case.author.item, case.author.pending
    if item is None or not case.is_proven:
        return entering.leave(case, wish)
    if item.kind == ConfirmSuccessor.kind:
        gone = (pending,) if pending else ()
        return Carried(outcome=Outcome(removed=gone, notes=("not confirmed",)))
    if item.kind == ConfirmTakeOver.kind and pending is not None:
        handover = handover_to(case.books, case.network, pending.address)
        forgotten = Outcome(removed=(pending,), notes=("not confirmed",))
        told = declined(case.books, handover, case.now) if handover else Outcome()
        return Carried(outcome=forgotten + told)
    return entering.leave(case, wish)
