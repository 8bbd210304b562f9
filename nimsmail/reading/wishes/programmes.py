"""The programmes that somebody wants alerts about, or no more."""

from collections.abc import Iterable

from nimsmail.network.intents import Follow, Unfollow
from nimsmail.reading.matching import fold, words_of
from nimsmail.reading.sentences import Clause, Sentence
from nimsmail.reading.view import View

_ELSEWHERE = ("theme-call", "ballot", "consultation", "agenda-approval")
# Programmes that share their first word with other things are known by two.
_TWO = frozenset({"horizon", "digital", "creative"})
_WANTED = frozenset({"gerne", "ja", "yes", "please"})


def read_follows(view: View) -> None:
    """Find the programmes that somebody wants alerts about, or no more."""
    if view.kind in _ELSEWHERE:
        return
    offered = view.answering.programmes
    for number, sentence in view.free():
        named = tuple(programmes_in(sentence.text, offered))
        if not named:
            continue
        if sentence.has("swap") and len(named) == 2:
            _wish_swap(view, number, sentence, named)
        elif sentence.has("only"):
            _wish_only(view, number, sentence, named)
        elif not sentence.has("keep") or sentence.has("stop", "follow"):
            _wish_programmes(view, number, sentence)


def _wish_swap(view: View, number: int, sentence: Sentence, named: tuple[str, ...]) -> None:
    folded = fold(sentence.text)
    gone, come = sorted(named, key=lambda each: folded.find(fold(each.split(" ")[0])))
    why = f"“{sentence.phrase('swap')}” puts {come} in the place of {gone}"
    sure = _is_plain(view, sentence)
    view.wish(Unfollow(programmes=(gone,)), why, number, certain=sure)
    view.wish(Follow(programmes=(come,)), why, number, certain=sure)


def _wish_only(view: View, number: int, sentence: Sentence, named: tuple[str, ...]) -> None:
    """Only these are wanted: of what is followed the rest is stopped."""
    follows = programmes_in(" ".join(view.answering.follows), view.answering.follows)
    rest = tuple(each for each in follows if each not in named)
    if sentence.has("follow") and not sentence.has("keep"):
        _wish_programmes(view, number, sentence)
    elif rest and len(rest) < len(follows):
        why = f"“{sentence.phrase('only')}” leaves {', '.join(named)} alone"
        view.wish(Unfollow(programmes=rest), why, number, certain=_is_plain(view, sentence))


def _wish_programmes(view: View, number: int, sentence: Sentence) -> None:
    stopped, followed = _directions(view, sentence)
    sure = _is_plain(view, sentence) and not (set(stopped) & set(followed))
    if stopped:
        kept = [
            c for c in sentence.clauses
            if c.has("keep") and not _stops(c) and programmes_in(c.text, stopped)
        ]  # fmt: skip
        why = f"“{sentence.phrase('stop', 'leave')}” with {', '.join(stopped)}"
        view.wish(Unfollow(programmes=tuple(stopped)), why, number, certain=sure and not kept)
    if followed:
        why = f"“{sentence.phrase('follow') or sentence.text[:40]}” with {', '.join(followed)}"
        negated = any(clause.negates("follow") for clause in sentence.clauses)
        view.wish(Follow(programmes=tuple(followed)), why, number, certain=sure and not negated)


def _directions(view: View, sentence: Sentence) -> tuple[list[str], list[str]]:
    """Return what is to stop and what to follow; a clause that tells neither goes on."""
    stopped: list[str] = []
    followed: list[str] = []
    current: list[str] | None = None
    if view.kind == "deadline-alert" and _is_bare(sentence) and not sentence.has("not"):
        current = followed
    whole = stopped if any(map(_stops, sentence.clauses)) else followed
    told = any(_stops(clause) or clause.has("follow") for clause in sentence.clauses)
    for clause in sentence.clauses:
        if clause.folded[:1] and clause.folded[0] in ("men", "but") and _WANTED & {*clause.folded}:
            current = followed
            followed += programmes_in(clause.text, view.answering.programmes)
            continue
        current = stopped if _stops(clause) else followed if clause.has("follow") else current
        names = programmes_in(clause.text, view.answering.programmes)
        if current is not None:
            current += names
        elif told:
            whole += names
    return stopped, followed


def _stops(clause: Clause) -> bool:
    return clause.has("stop", "leave") and not clause.negates("stop", "leave")


def _is_plain(view: View, sentence: Sentence) -> bool:
    if sentence.is_question and not sentence.has("ask"):
        return False
    if sentence.has("doubt", "condition", "past", "other-person"):
        return False
    return not view.persons(sentence.text)


def _is_bare(sentence: Sentence) -> bool:
    """Tell whether a sentence is no more than a programme's name: "CERV", "Alt om Interreg"."""
    return len(sentence.folded) <= 2 or sentence.folded[:2] in (("alt", "om"), ("all", "about"))


def programmes_in(text: str, offered: Iterable[str]) -> list[str]:
    """Return the programmes named in `text`, by the first word of each name offered."""
    words = {word.folded.strip("+") for word in words_of(text)}
    found: dict[str, str] = {}
    for programme in offered:
        first = fold(programme.split(" ")[0]).strip("+")
        if first in words or (first == "horizon" and "horisont" in words):
            found.setdefault(
                first,
                " ".join(programme.split(" ")[:2]) if first in _TWO else programme.split(" ")[0],
            )
    return list(found.values())
