"""Fewer letters: leave the network, one kind of its letters, or all kinds but one."""

from typing import Literal, get_args, get_type_hints

from nimsmail.network.intents import Leave, Successor
from nimsmail.reading.persons import emails_in
from nimsmail.reading.sentences import Clause, Sentence
from nimsmail.reading.view import View
from nimsmail.reading.wishes.letters import INVITATIONS, names_programme
from nimsmail.reading.wishes.until import until_in

Scope = Literal["all", "newsletter", "alerts", "forum", "invitations"]
_SCOPES: tuple[Scope, ...] = get_args(get_type_hints(Leave)["scope"])
_KINDS = _SCOPES[1:]
# A word of command alone, in capitals or not, is meant for us wherever it is sent.
_MOST_IN_COMMAND = 3


def read_leave(view: View) -> None:
    """Find who wants fewer letters, and of which kind."""
    for number, sentence in view.free():
        if _is_said_of_a_meeting(view, sentence) or names_programme(view, sentence):
            continue
        spared = _spared(view, sentence)
        scopes = spared or _scopes(sentence)
        stops = sentence.has("stop") and bool(scopes)
        if not (sentence.has("leave") or stops or spared) or until_in(view, number):
            continue
        doubt = _doubt_of_leaving(view, number, sentence, spared)
        why = f"“{sentence.phrase('leave', 'stop', 'only')}” asks for fewer letters"
        for scope in scopes or ("all",):
            view.wish(
                Leave(scope=scope), f"{why}{doubt and ', but ' + doubt}", number, certain=not doubt
            )
    _take_what_stays(view)


def is_command(sentence: Sentence) -> bool:
    """Tell whether a sentence is no more than a word of command: "Afmeld forum"."""
    return len(sentence.folded) <= _MOST_IN_COMMAND and sentence.folded[:1] in (
        ("unsubscribe",), ("afmeld",), ("frameld",),
    )  # fmt: skip


def _take_what_stays(view: View) -> None:
    """Beside a goodbye, what is to stay and why one goes needs no more thought."""
    leaving = any(isinstance(wish.intent, Leave | Successor) for wish in view.wishes)
    for number, sentence in view.free() if leaving else []:
        named = sentence.has(*_KINDS, "everything", "meeting")
        asks_more = sentence.has("follow", "join", "minutes", "new-address")
        rest = sentence.has("rest") and not asks_more and not sentence.is_question
        if sentence.has("gone") or (sentence.has("keep") and named) or rest:
            view.used.add(number)


def _spared(view: View, sentence: Sentence) -> tuple[Scope, ...]:
    """Return all kinds but those named, of "kun invitationerne" and "alt undtagen forum"."""
    only = [clause for clause in sentence.clauses if clause.has("only")]
    if not only or view.kind in INVITATIONS:
        return ()
    named = [scope for scope in _KINDS if any(clause.has(scope) for clause in only)]
    if not named:
        return ()
    if any(clause.has("except") and clause.has("keep-verb") for clause in only):
        return tuple(named)
    return tuple(scope for scope in _KINDS if scope not in named)


def _scopes(sentence: Sentence) -> tuple[Scope, ...]:
    """Return the kinds of letter that a sentence stops; those it keeps are not among them."""
    found: dict[Scope, None] = {}
    stopping = [each for each in sentence.clauses if each.has("stop", "leave")]
    direct = [each for each in stopping if each.has(*_KINDS)]
    for clause in direct or sentence.clauses:
        if clause not in stopping and clause.has("keep", "join"):
            continue
        for scope in _KINDS:
            if clause.has(scope) and not _is_kept(clause, scope):
                found[scope] = None
    return tuple(found)


def _is_kept(clause: Clause, scope: str) -> bool:
    """Tell whether in one clause a kind stands behind the word that keeps it."""
    keeps = [hit.start for hit in clause.hits if hit.meaning == "keep-verb"]
    stops = [hit.start for hit in clause.hits if hit.meaning in ("stop", "leave")]
    place = next(hit.start for hit in clause.hits if hit.meaning == scope)
    return bool(keeps) and bool(stops) and max(stops) < max(keeps) < place


def _is_said_of_a_meeting(view: View, sentence: Sentence) -> bool:
    leaving = [clause for clause in sentence.clauses if clause.has("leave", "stop")]
    return view.kind in INVITATIONS and any(
        c.has("not-come", "meeting", "instead") for c in leaving
    )


def _doubt_of_leaving(
    view: View, number: int, sentence: Sentence, spared: tuple[Scope, ...]
) -> str:
    scopes = spared or _scopes(sentence)
    if view.kind in INVITATIONS and not scopes and not sentence.has("everything"):
        return "it may be the meeting alone"
    polite = sentence.is_question and sentence.has("ask") and sentence.has("leave")
    if (sentence.is_question and not polite) or sentence.has("doubt", "condition"):
        return "it is asked, or on a condition"
    kept = [c for c in sentence.clauses if c.has("keep") and not c.has("stop", "leave")]
    if kept and not scopes:
        return "something is to stay"
    if sentence.has("this-one") or {"kommune", "municipality"} & set(sentence.folded):
        return "it may be one letter only, or a whole municipality"
    if _is_of_somebody_else(view, sentence):
        return "it may be somebody else who is to leave"
    if emails_in(sentence.text):
        return "it names one address"
    if any(clause.denies("leave", "stop") for clause in sentence.clauses):
        return "a “not” stands beside it"
    if any(clause.has("thanked-for") and clause.has("leave") for clause in sentence.clauses):
        return "thanks are given for it"
    if sentence.has("past") or sentence.has("idiom"):
        return "it tells of what has been"
    return ""


def _is_of_somebody_else(view: View, sentence: Sentence) -> bool:
    leaving = [clause for clause in sentence.clauses if clause.has("leave", "stop")]
    mine = any({"mig", "os", "me", "us", "jeg", "i", "my", "min"} & set(c.folded) for c in leaving)
    others = [c for c in sentence.clauses if c.has("other-person") or view.persons(c.text)]
    if mine:
        return any(clause in leaving for clause in others)
    return bool(others)
