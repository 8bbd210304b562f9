"""The people whom the sentences of one purpose name."""

from collections.abc import Sequence

from nimsmail.reading.asked.hearing import Hearing
from nimsmail.reading.asked.people import (
    added,
    speaks_of_somebody,
    without_predecessors,
    without_the_denied,
)
from nimsmail.reading.persons import Person, emails_in, is_made_of


def people_for(hearing: Hearing, purpose: str, *others: str) -> list[Person]:
    """Return who is named for a purpose; of one without an address, look for it elsewhere."""
    found: list[Person] = []
    for number in hearing.with_(purpose):
        text = hearing.piece(number, purpose, *others)
        for person in without_the_denied(text, hearing.view.persons(text)):
            added(found, person)
    if len(found) == 1 and not found[0].email:
        found = [_with_address(hearing, found[0])]
    return found


def spoken_of(hearing: Hearing, numbers: Sequence[int]) -> list[Person]:
    """Return the one person of the mail whom these sentences call "she" or "him"."""
    if not any(speaks_of_somebody(hearing.text([n])) for n in numbers):
        return []
    found: list[Person] = []
    for sentence in hearing.view.sentences:
        for person in hearing.view.persons(sentence.text):
            added(found, person)
    text = hearing.text(range(len(hearing.heard)))
    named = [each for each in found if each.name and is_newcomer(text, each.name)]
    return named if len(named) == 1 else []


def is_newcomer(text: str, name: str) -> bool:
    """Tell whether a name is not that of the one whom the newcomer follows."""
    start = text.find(name)
    return bool(without_predecessors(text, [Person(name, None, start, start + len(name))]))


def _with_address(hearing: Hearing, person: Person) -> Person:
    """Give somebody the one address of the mail, where a sentence says that it is theirs."""
    mails = emails_in(hearing.text(range(len(hearing.heard))))
    for number, sentence in enumerate(hearing.view.sentences):
        said = emails_in(sentence.text)
        elsewhere = hearing.heard[number].purposes & {"address", "successor", "join"}
        if len(mails) != 1 or said != mails or elsewhere:
            continue
        if speaks_of_somebody(sentence.text) or is_made_of(said[0], person.name or ""):
            return Person(person.name, said[0], person.start, person.end)
    return person
