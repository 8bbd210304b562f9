"""Being in the network: join, confirm, leave it or one kind of its letters, and successors."""

import re
from typing import Literal, get_args, get_type_hints

from nimsmail.network.intents import ChangeAddress, Confirm, Join, Leave, Pause, Successor
from nimsmail.reading.dates import dates_in
from nimsmail.reading.persons import Person, emails_in
from nimsmail.reading.sentences import Sentence
from nimsmail.reading.view import View

_CONFIRMATIONS = frozenset(
    {"confirmation", "confirmation-annual", "confirm-sign-up", "confirm-leave"}
)
_INVITATIONS = frozenset(
    {"invitation", "invitation-reminder", "invitation-komdir", "reminder", "rsvp-receipt"}
)
_BALLOTS = frozenset({"ballot", "theme-call", "agenda-approval", "consultation"})
_UNTIL = re.compile(r"(?:til|indtil|until|till|to)(?: og med)?(?: den| d\.| the)?\s*$")
Scope = Literal["all", "newsletter", "alerts", "forum", "invitations"]
_SCOPES: tuple[Scope, ...] = get_args(get_type_hints(Leave)["scope"])


def read_membership(view: View) -> None:
    """Find who wants in, out, or elsewhere."""
    _read_address(view)
    _read_successor(view)
    _read_pause(view)
    _read_leave(view)
    _read_confirmation(view)
    _read_join(view)
    _take_what_stays(view)


def _take_what_stays(view: View) -> None:
    """Beside a goodbye, what is to stay and why one goes needs no more thought."""
    leaving = any(isinstance(wish.intent, Leave | Successor) for wish in view.wishes)
    for number, sentence in view.free() if leaving else []:
        if sentence.has("gone") or (sentence.has("keep") and _named_scopes(sentence)):
            view.used.add(number)


def _named_scopes(sentence: Sentence) -> bool:
    return sentence.has("newsletter", "alerts", "forum", "invitations", "everything", "meeting")


# -- leave ----------------------------------------------------------------------------------------


def _read_leave(view: View) -> None:
    for number, sentence in view.free():
        scopes = _scopes(sentence)
        stops = sentence.has("stop") and bool(scopes)
        if not (sentence.has("leave") or stops) or _is_said_of_a_meeting(view, sentence):
            continue
        if view.answering.programmes and _names_programme(view, sentence):
            continue
        doubt = _doubt_of_leaving(view, sentence)
        why = f"“{sentence.phrase('leave', 'stop')}” asks for fewer letters"
        for scope in scopes or ("all",):
            view.wish(
                Leave(scope=scope), f"{why}{doubt and ', but ' + doubt}", number, certain=not doubt
            )


def _scopes(sentence: Sentence) -> tuple[Scope, ...]:
    """Return the kinds of letter that a sentence stops; those it keeps are not among them."""
    found: dict[Scope, None] = {}
    stopping = [each for each in sentence.clauses if each.has("stop", "leave")]
    direct = [each for each in stopping if each.has(*_SCOPES[1:])]
    for clause in direct or sentence.clauses:
        if clause not in stopping and clause.has("keep", "join"):
            continue
        for scope in _SCOPES:
            if scope != "all" and clause.has(scope):
                found[scope] = None
    return tuple(found)


def _is_said_of_a_meeting(view: View, sentence: Sentence) -> bool:
    leaving = [clause for clause in sentence.clauses if clause.has("leave", "stop")]
    return view.kind in _INVITATIONS and any(c.has("not-come", "meeting") for c in leaving)


def _names_programme(view: View, sentence: Sentence) -> bool:
    lower = sentence.text.lower()
    return any(each.split(" ")[0].lower() in lower for each in view.answering.programmes)


def _doubt_of_leaving(view: View, sentence: Sentence) -> str:
    if view.kind in _INVITATIONS and not _scopes(sentence) and not sentence.has("everything"):
        return "it may be the meeting alone"
    if sentence.is_question or sentence.has("doubt", "condition"):
        return "it is asked, or on a condition"
    kept = [c for c in sentence.clauses if c.has("keep") and not c.has("stop", "leave")]
    if kept and not _scopes(sentence):
        return "something is to stay"
    if sentence.has("this-one") or {"kommune", "municipality"} & set(sentence.folded):
        return "it may be one letter only, or a whole municipality"
    if sentence.has("other-person") or view.persons(sentence.text):
        return "it may be somebody else who is to leave"
    if emails_in(sentence.text):
        return "it names one address"
    if sentence.has("past") or sentence.has("idiom"):
        return "it tells of what has been"
    return ""


# -- confirm and join -----------------------------------------------------------------------------


def _read_confirmation(view: View) -> None:
    if view.kind not in _CONFIRMATIONS:
        return
    for number, sentence in view.free():
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
    if view.kind in _CONFIRMATIONS or view.kind in _BALLOTS:
        return
    for number, sentence in view.free():
        if not sentence.has("join") or sentence.has("newsletter", "minutes", "case"):
            continue
        if _names_programme(view, sentence) or (
            view.kind in _INVITATIONS and not sentence.has("everything", "join-list")
        ):
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
    if not people and (sentence.has("other-person") or view.kind in _INVITATIONS):
        return "who it is, is not said here"
    opens = " ".join(sentence.folded[:1])
    asked = sentence.has("ask") or opens in ("kan", "maa", "can", "could", "may")
    if sentence.is_question:
        return "" if asked else "it is a question"
    mine = {"mig", "jeg", "vi", "os", "me", "i", "we", "us"} & set(sentence.folded)
    return "" if asked or mine or people or len(sentence.folded) <= 3 else "it only mentions it"


# -- where and whether to write -------------------------------------------------------------------


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


def _read_pause(view: View) -> None:
    for number, sentence in view.free():
        if not sentence.has("pause"):
            continue
        near = " ".join(each.text for each in view.sentences[max(0, number - 1) : number + 2])
        until = [
            each.day
            for each in dates_in(near, view.today)
            if each.day > view.today and _UNTIL.search(near[: each.start].lower())
        ]
        sure = len(until) == 1 and not sentence.is_question
        why = f"“{sentence.phrase('pause')}” asks for a while without letters"
        view.wish(Pause(until=until[0] if until else None), why, number, certain=sure)
