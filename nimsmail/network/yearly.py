"""Once a year each contact is asked whether they still are: yes, no, or nothing at all."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import ClassVar

from nimsmail.network.case import Carried, Case
from nimsmail.network.contacts import CONTACT, Contact, Contactship, Door, doors
from nimsmail.network.dispatch import LeftOut, Plan
from nimsmail.network.holidays import is_working_day
from nimsmail.network.house import House, Network
from nimsmail.network.intents import AskContacts, StepDown, to_plain
from nimsmail.network.letters import Letter, Recipient
from nimsmail.network.outcome import Outcome
from nimsmail.network.people import Organisation, Person, Standing, membership_of
from nimsmail.network.receipts import Noted
from nimsmail.network.records import Books, Record
from nimsmail.network.reviews import Review, Why

YEAR = timedelta(days=365)
LATELY = timedelta(days=180)  # who has come, or said yes, since is not asked again
PATIENCE = timedelta(days=14)  # before the one reminder, and after it
_FROM_HOUR, _TO_HOUR = 8, 16  # local; nobody is asked at night


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactRound(Record):
    """When the contacts of a network were last asked, or it was last time to; keyed by network."""

    table: ClassVar[str] = "contact-rounds"

    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class StillContact(Letter):
    """Are you still the contact of your organisation? `again` tells that it is the reminder."""

    kind: ClassVar[str] = "still-contact"
    bulk: ClassVar[bool] = True

    organisation: str
    again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoInstead(Letter):
    """You are not the contact any more: who is?"""

    kind: ClassVar[str] = "successor-wanted"

    organisation: str


# -- the clock ----------------------------------------------------------------------------


def contacts_minded(books: Books, house: House, now: datetime) -> Outcome:
    """See to the contacts by day: the year's question, its one reminder, and silence."""
    outcome = Outcome()
    if house.contacts.yearly != "never":
        for network in house.networks.values():
            if _is_civil(network, now):
                outcome += _round_due(books, house, network, now)
    for course in ("asked", "reminded"):
        for each in books.find(Contactship, "course", course):
            known = house.networks.get(each.network)
            if known is not None and now - each.since >= PATIENCE and _is_civil(known, now):
                outcome += _minded(books, each, now)
    return outcome


def _is_civil(network: Network, now: datetime) -> bool:
    local = now.astimezone(network.timezone)
    return _FROM_HOUR <= local.hour < _TO_HOUR and is_working_day(local.date())


def _round_due(books: Books, house: House, network: Network, now: datetime) -> Outcome:
    """Ask the contacts, or ask the coordinator whether to, a year after it was last time to."""
    today = now.astimezone(network.timezone).date()
    last = books.get(ContactRound, network.key)
    if last is not None and today - last.day < YEAR:
        return Outcome()
    round_ = ContactRound(key=network.key, day=today)
    if last is None:
        # A network that has just been set up knows who its contacts are.
        return Outcome(records=(round_,))
    if house.contacts.yearly == "automatic":
        return asked(books, house, network.key, now)
    to_ask = to_be_asked(books, house, network.key, now)
    if not to_ask:
        return Outcome(records=(round_,))
    review = Review(
        key=f"contacts/{network.key}/{today}",
        network=network.key,
        received=now,
        why=Why.CONTACTS,
        details=(str(len(to_ask)),),
        suggestion=(to_plain(AskContacts()),),
    )
    return Outcome(records=(round_,), reviews=(review,), notes=("time to ask the contacts",))


def to_be_asked(
    books: Books, house: House, network: str, now: datetime
) -> tuple[tuple[Door, Contact], ...]:
    """Return the contacts who have not said within half a year that they are one."""
    return tuple(
        (door, contact)
        for door in doors(books, house, network, now)
        for contact in door.contacts
        if contact.role == CONTACT and contact.doubt != "declined"
        if not _is_fresh(books, network, contact.person, now)
    )


def _is_fresh(books: Books, network: str, person: Person, now: datetime) -> bool:
    said = books.get(Contactship, f"{network}/{person.key}")
    membership = membership_of(books, network, person.key)
    since = [membership.since] if membership else []
    if said is not None:
        since += [said.asked, *([said.since] if said.course == "confirmed" else [])]
    return any(now - each < LATELY for each in since)


def asked(books: Books, house: House, network: str, now: datetime) -> Outcome:
    """Ask all contacts of a network who are to be asked, and note that it was done."""
    zone = house.networks[network].timezone
    records: list[Record] = [ContactRound(key=network, day=now.astimezone(zone).date())]
    letters: list[Letter] = []
    for door, contact in to_be_asked(books, house, network, now):
        said = Contactship(
            key=f"{network}/{contact.person.key}",
            network=network,
            person=contact.person.key,
            course="asked",
            asked=now,
            since=now,
        )
        letter = _letter(said, contact.person, door.organisation.name)
        if letter is not None:
            records.append(said)
            letters.append(letter)
    note = f"asked {len(letters)} contacts"
    return Outcome(records=tuple(records), letters=tuple(letters), notes=(note,))


def round_plan(books: Books, house: House, network: str, now: datetime) -> Plan:
    """Plan the question to all contacts, as the coordinator may send it at any time."""
    outcome = asked(books, house, network, now)
    chosen = {letter.to.person for letter in outcome.letters}
    left_out = tuple(
        LeftOut(person=contact.person, why=_why_not(contact))
        for door in doors(books, house, network, now)
        for contact in door.contacts
        if contact.role == CONTACT and contact.person.key not in chosen
    )
    return Plan(
        letters=outcome.letters,
        left_out=left_out,
        title="Still the contact?",
        audience=f"{network}:contacts",
        records=outcome.records,
    )


def _why_not(contact: Contact) -> str:
    if contact.doubt == "declined":
        return "has said that they are not any more"
    return "was asked, or has come, within half a year"


def _letter(said: Contactship, person: Person, organisation: str) -> StillContact | None:
    to = Recipient.at(person)
    if to is None:
        return None
    again = said.course == "reminded"
    return StillContact(
        network=said.network,
        to=to,
        about=f"{said.network}/contacts/{said.asked:%Y-%m-%d}",
        round=2 if again else 1,
        organisation=organisation,
        again=again,
    )


def _minded(books: Books, said: Contactship, now: datetime) -> Outcome:
    """Remind a contact once; of one who is silent even so tell the coordinator."""
    person = books.get(Person, said.person)
    membership = membership_of(books, said.network, said.person)
    if person is None or membership is None or membership.standing is Standing.LEFT:
        return Outcome(removed=(said,))
    organisation = _organisation_of(books, person)
    if said.course == "asked":
        reminded = replace(said, course="reminded", since=now)
        letter = _letter(reminded, person, organisation)
        return Outcome(records=(reminded,), letters=(letter,) if letter else ())
    review = Review(
        key=f"silent/{said.network}/{said.person}/{said.asked:%Y-%m-%d}",
        network=said.network,
        received=now,
        why=Why.SILENT,
        sender=person.address or person.addresses[0],
        sender_name=person.name,
        person=person.key,
        subject=organisation,
    )
    silent = replace(said, course="silent", since=now)
    return Outcome(records=(silent,), reviews=(review,), notes=("contact is silent",))


def _organisation_of(books: Books, person: Person) -> str:
    found = books.get(Organisation, person.organisation) if person.organisation else None
    return found.name if found else ""


# -- what they answer -----------------------------------------------------------------------


def still(case: Case) -> Carried:
    """Note that a contact still is one."""
    person, refusal = case.person, case.refusal
    if person is None or refusal is not None:
        return Carried(why=refusal)
    said = replace(_said(case, person), course="confirmed", since=case.now)
    noted = Noted(do="still-contact", text=_organisation_of(case.books, person))
    return case.noted(noted, said, about=case.network)


def step_down(case: Case, _wish: StepDown) -> Carried:
    """Note that a contact is none any more, and ask who is; until then the role waits for them."""
    person, refusal = case.person, case.refusal
    if person is None or refusal is not None:
        return Carried(why=refusal)
    said = replace(_said(case, person), course="declined", since=case.now)
    organisation = _organisation_of(case.books, person)
    to = Recipient.at(person)
    if to is None or _says_more(case):
        return case.noted(Noted(do="step-down", text=organisation), said, about=case.network)
    letter = WhoInstead(
        network=case.network,
        to=to,
        about=case.network,
        answers=case.answers,
        organisation=organisation,
    )
    return Carried(outcome=Outcome(records=(said,), letters=(letter,), notes=("stepped down",)))


def _said(case: Case, person: Person) -> Contactship:
    key = f"{case.network}/{person.key}"
    return case.books.get(Contactship, key) or Contactship(
        key=key,
        network=case.network,
        person=person.key,
        course="asked",
        asked=case.now,
        since=case.now,
    )


def _says_more(case: Case) -> bool:
    """Tell whether the mail wants something else, too, so that one receipt tells of it all."""
    return any(not isinstance(wish.intent, StepDown) for wish in case.reply.wishes)


def ask_contacts(case: Case, _wish: AskContacts) -> Carried:
    """Ask the contacts, on the coordinator's word."""
    if not case.is_overruled:
        return Carried(why=Why.NO_RULE)
    return Carried(outcome=asked(case.books, case.house, case.network, case.now))
