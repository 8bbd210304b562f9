"""Where to write, and to whom: new addresses and successors."""

from nimsmail.network.intents import ChangeAddress, Leave, Successor
from nimsmail.reading.persons import emails_in
from nimsmail.reading.sentences import Sentence
from nimsmail.reading.view import View
from nimsmail.reading.wishes.letters import INVITATIONS


def read_contacts(view: View) -> None:
    """Find new addresses, and who takes over."""
    _read_address(view)
    _read_successor(view)


def _read_address(view: View) -> None:
    for number, sentence in view.free():
        addresses = emails_in(sentence.text)
        if not addresses or not sentence.has("new-address"):
            continue
        sure = (
            len(addresses) == 1
            and not sentence.is_question
            and not sentence.has("doubt", "condition", "other-person")
            and not view.persons(sentence.text.replace(addresses[0], ""))
        )
        why = f"“{sentence.phrase('new-address')}” with {len(addresses)} address(es)"
        view.wish(ChangeAddress(email=addresses[0]), why, number, certain=sure)


def _read_successor(view: View) -> None:
    for number, sentence in view.free():
        people = view.persons(sentence.text)
        if not sentence.has("successor") or not people:
            continue
        if view.kind in INVITATIONS and sentence.has("instead"):
            continue
        sure = len(people) == 1 and not sentence.is_question and not sentence.has("doubt", "not")
        sure = sure and not {"jeg", "i"} & set(sentence.folded[:-1]) - _prepositions(view)
        why = f"“{sentence.phrase('successor')}” names who takes over"
        person = people[0]
        view.wish(Successor(name=person.name, email=person.email), why, number, certain=sure)
        _read_leave_in(view, number, sentence)


def _prepositions(view: View) -> set[str]:
    """Return "i" where it is Danish, and no person."""
    return {"i"} if view.language == "da" else set()


def _read_leave_in(view: View, number: int, sentence: Sentence) -> None:
    """A sentence that names a successor may also say goodbye."""
    if sentence.has("leave"):
        why = f"“{sentence.phrase('leave')}” beside a successor: the writer leaves"
        view.wish(Leave(), why, number)
