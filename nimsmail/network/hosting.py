"""What the house that a meeting is held in gets to know: who comes, and what they eat."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from nimsmail.network.letters import Letter, Recipient
from nimsmail.network.meetings import Meeting
from nimsmail.network.notes import diets_in
from nimsmail.network.people import Language, Organisation, Person
from nimsmail.network.records import Books
from nimsmail.network.rollcall import Called, RollCall


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """One head, as a host may know of it: a name and where from, and no address."""

    name: str
    organisation: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Diet:
    """What one party has written on what they eat, or cannot; `whose` is who wrote it."""

    whose: str
    said: str
    counted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantList(Letter):
    """Who comes to your house: for the doorman, the kitchen and the badges."""

    kind: ClassVar[str] = "participant-list"
    to_outsiders: ClassVar[bool] = True
    wants_answer: ClassVar[bool] = False

    meeting: Meeting
    heads: int
    perhaps: int
    participants: tuple[Participant, ...]
    diets: tuple[Diet, ...]


def participants(books: Books, roll: RollCall) -> tuple[Participant, ...]:
    """Return everybody who comes in person; guests come after the one who brings them."""
    return tuple(each for called in _coming(roll) for each in _of(books, called))


def diets(roll: RollCall) -> tuple[Diet, ...]:
    """Return what those who come in person have written that a kitchen must know.

    Only what speaks of food: a note may be about anything.
    """
    return tuple(each for called in _coming(roll) for each in _diets_of(called))


def tally(diets: tuple[Diet, ...]) -> dict[str, int]:
    """Count the diets that have a name, the most frequent first."""
    return dict(Counter(name for each in diets for name in each.counted).most_common())


def list_for_host(
    books: Books,
    meeting: Meeting,
    roll: RollCall,
    name: str,
    address: str,
    language: Language,
    now: datetime,
) -> ParticipantList:
    """Return the list as a letter to the host; sent again, it is the list as it is then."""
    return ParticipantList(
        network=meeting.network,
        to=Recipient(name=name, address=address.lower(), language=language),
        about=meeting.key,
        round=int(now.timestamp()),
        meeting=meeting,
        heads=roll.heads,
        perhaps=roll.perhaps,
        participants=participants(books, roll),
        diets=diets(roll),
    )


def _coming(roll: RollCall) -> Iterator[Called]:
    yield from (each for each in roll.called if each.is_coming and not each.online)


def _of(books: Books, called: Called) -> Iterator[Participant]:
    organisation = _organisation(books, called.person)
    if called.said == "yes":
        yield Participant(name=called.person.name, organisation=organisation)
    others = [called.delegate] if called.said == "delegate" else []
    for guest in (*others, *called.guests):
        named = guest.name if guest and guest.name else ""
        role = guest.role if guest and guest.role else ""
        yield Participant(name=named, organisation=organisation, role=role)


def _diets_of(called: Called) -> Iterator[Diet]:
    counted = diets_in(called.note)
    if counted:
        yield Diet(whose=called.person.name, said=called.note, counted=counted)
    for guest in (called.delegate, *called.guests):
        if guest is not None and guest.diet:
            whose = guest.name or called.person.name
            yield Diet(whose=whose, said=guest.diet, counted=diets_in(guest.diet) or ("other",))


def _organisation(books: Books, person: Person) -> str:
    found = books.get(Organisation, person.organisation) if person.organisation else None
    return found.name if found else ""
