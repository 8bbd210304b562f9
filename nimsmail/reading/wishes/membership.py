"""Being in the network: who joins, and who says yes to staying."""

from nimsmail.network.intents import Confirm, Join, Leave
from nimsmail.reading.persons import Person, emails_in
from nimsmail.reading.sentences import Sentence
from nimsmail.reading.view import View
from nimsmail.reading.wishes.contacts import read_contacts
from nimsmail.reading.wishes.leaving import read_leave
from nimsmail.reading.wishes.letters import BALLOTS, CONFIRMATIONS, INVITATIONS, names_programme
from nimsmail.reading.wishes.until import read_pause

_NETWORK = frozenset({"netvaerk", "netvaerket", "network", "nims"})


def read_membership(view: View) -> None:
    """Find who wants in, out, or elsewhere."""
    read_contacts(view)
    read_pause(view)
    _read_leave_or_stay(view)
    _read_join(view)


def _read_leave_or_stay(view: View) -> None:
    # A no to the question whether one stays is no wish for fewer letters of one kind.
    read_leave(view)
    _read_confirmation(view)


def _read_confirmation(view: View) -> None:
    if view.kind not in CONFIRMATIONS:
        return
    for number, sentence in _spoken(view):
        said = _said(sentence)
        if said is None:
            continue
        doubt = _doubt_of_confirming(view, sentence)
        if said == "yes":
            why = f"“{sentence.phrase('yes', 'confirm', 'weak-yes', 'join')}” confirms"
            view.wish(Confirm(), why + (doubt and f", but {doubt}"), number, certain=not doubt)
        else:
            why = f"“{sentence.phrase('no', 'not', 'not-come')}” says no to being in the network"
            sure = not doubt and view.kind != "confirm-leave" and len(sentence.folded) <= 8
            view.wish(Leave(), why, number, certain=sure)
        return
    _read_gone(view)


def _spoken(view: View) -> list[tuple[int, Sentence]]:
    """Return what is free, and what is left of a sentence that stopped one kind of letter."""
    partly = {
        number
        for number, made in view.made.items()
        if made == {"leave"}
        and not any(isinstance(w.intent, Leave) and w.intent.scope == "all" for w in view.wishes)
    }
    left = [(number, _left_of(view.sentences[number])) for number in partly]
    return sorted([*view.free(), *left], key=lambda each: each[0])


def _left_of(sentence: Sentence) -> Sentence:
    kept = tuple(each for each in sentence.clauses if not each.has("leave", "stop", "only"))
    return Sentence(sentence.text, kept)


def _said(sentence: Sentence) -> str | None:
    if sentence.has("no") or (sentence.has("not", "not-come") and sentence.has("confirm", "yes")):
        return "no"
    return "yes" if sentence.has("yes", "confirm", "weak-yes", "join") else None


def _doubt_of_confirming(view: View, sentence: Sentence) -> str:
    if sentence.is_question or sentence.has("doubt", "condition"):
        return "hesitating"
    if sentence.has("no", "not") and sentence.has("yes", "confirm"):
        return "with a yes and a no"
    if emails_in(sentence.text) or not (sentence.has("confirm", "join") or _is_bare(sentence)):
        return "with more said beside it"
    named = sentence.has("other-person") or view.persons(sentence.text)
    return "somebody else is spoken of" if named else ""


def _is_bare(sentence: Sentence) -> bool:
    """Tell whether a yes stands alone; a picture or "noted" alone is no word of consent."""
    if not sentence.has("yes", "no") and sentence.folded[:1] not in (("ok",), ("okay",)):
        return False
    covered = sum(hit.end - hit.start for clause in sentence.clauses for hit in clause.hits)
    return len(sentence.folded) - covered <= 4


def _read_gone(view: View) -> None:
    for number, sentence in view.free():
        if sentence.has("gone"):
            why = f"“{sentence.phrase('gone')}” instead of a yes"
            view.wish(Leave(), why, number, certain=False)
            return


def _read_join(view: View) -> None:
    if view.kind in CONFIRMATIONS or view.kind in BALLOTS:
        return
    for number, sentence in view.free():
        if not sentence.has("join") or sentence.has("newsletter", "minutes", "case"):
            continue
        if names_programme(view, sentence) or (
            view.kind in INVITATIONS and not sentence.has("everything", "join-list")
        ):
            continue
        if view.kind in INVITATIONS and sentence.has("come") and not _NETWORK & {*sentence.folded}:
            continue
        people = view.persons(sentence.text) or _meant(view, number, sentence)
        doubt = _doubt_of_joining(view, sentence, len(people))
        person = people[0] if len(people) == 1 else None
        why = f"“{sentence.phrase('join')}” asks to be in the network"
        view.wish(
            Join(name=person.name if person else None),
            why + (doubt and f", but {doubt}"),
            number,
            *_address_told(view, number),
            certain=not doubt,
        )


def _meant(view: View, number: int, sentence: Sentence) -> list[Person]:
    """Return whom "she" or "he" means, where only one person has been named before."""
    if not {"hun", "han", "she", "he"} & set(sentence.folded):
        return []
    people = [p for each in view.sentences[:number] for p in view.persons(each.text)]
    return people if len(people) == 1 else []


def _address_told(view: View, number: int) -> list[int]:
    """Return the next sentence if it only tells the address: "Hun hedder …"."""
    near = [n for n, each in view.free() if n == number + 1 and emails_in(each.text)]
    return [n for n in near if len(view.sentences[n].folded) <= 10]


def _doubt_of_joining(view: View, sentence: Sentence, people: int) -> str:
    if sentence.has("not", "doubt", "condition", "past"):
        return "with a no or a condition"
    if people > 1:
        return "several are named"
    if people and view.first_person & set(sentence.folded):
        return "the writer or the one who is named"
    if not people and (sentence.has("other-person") or view.kind in INVITATIONS):
        return "who it is, is not said here"
    opens = " ".join(sentence.folded[:1])
    asked = sentence.has("ask") or opens in ("kan", "maa", "can", "could", "may")
    if sentence.is_question:
        return "" if asked else "it is a question"
    mine = {"mig", "jeg", "vi", "os", "me", "i", "we", "us"} & set(sentence.folded)
    return "" if asked or mine or people or len(sentence.folded) <= 3 else "it only mentions it"
