"""What members give to each other: themes, news and cases."""

import re

from nimsmail.network.intents import News, OfferCase, SuggestTheme
from nimsmail.reading.sentences import Sentence
from nimsmail.reading.view import View

# A suggestion about the secretariat's own doings is irony as often as not.
_OURSELVES = ("afstemning", "temaer", "nyhedsbrev", "voting", "newsletter", "themes", "påmindelse")
_OR = re.compile(r"\s*;\s+|\s\+\s|[\s,]+(?=\d\)\s)")
_NUMBERED = re.compile(r"^\d\)\s*")
_WE = frozenset({"vi", "os", "vores", "we", "us", "our"})
# "Hvornår skal I have svar?" asks, "Hvordan får vi unge med?" is a theme.
_ASKING = frozenset({"hvornaar", "hvem", "hvorfor", "hvor", "when", "who", "where", "why"})


def read_offers(view: View) -> None:
    """Find suggested themes, news and offers to present."""
    _read_cases(view)
    if view.kind == "theme-call":
        _read_themes(view)
    elif view.kind == "ballot":
        _read_further_theme(view)
    if view.kind == "news-call":
        _read_news(view)


def _read_cases(view: View) -> None:
    if view.kind not in ("news-call", "newsletter", "theme-call", "", "minutes"):
        return
    for number, sentence in view.free():
        if sentence.has("case") and not sentence.has("not", "cannot"):
            sure = view.kind == "news-call" and not _is_open(sentence)
            why = f"“{sentence.phrase('case')}” offers something to present"
            view.wish(OfferCase(text=sentence.text), why, number, certain=sure)


def _read_themes(view: View) -> None:
    spoken = [
        (n, s) for n, s in view.free()
        if not view.is_courtesy(s) and not (s.is_question and s.folded[0] in _ASKING)
    ]  # fmt: skip
    if not spoken or len(spoken) > 6:
        return
    head = spoken[0][1]
    asks = [s for _, s in spoken if s.is_question and not s.has("suggest")]
    for number, sentence in spoken:
        follows_on = sentence is not head and _only_stresses(sentence)
        if follows_on:
            view.used.add(number)
            continue
        sure = not _is_open(sentence) and not (asks and len(spoken) == 1 and len(head.folded) < 4)
        sure = sure and not any(each in sentence.text.lower() for each in _OURSELVES)
        sure = sure and _is_suggestion(view, sentence)
        why = f"answers the call for themes: “{sentence.text[:60]}”"
        for text in _OR.split(sentence.text):
            bare = _NUMBERED.sub("", text)
            view.wish(SuggestTheme(text=bare), why, number, certain=sure)


def _is_suggestion(view: View, sentence: Sentence) -> bool:
    """Tell whether a sentence names a matter: in so many words, as a heading, or as a question."""
    if sentence.has("no") or (sentence.has("not") and not sentence.is_question):
        return False
    if sentence.has("suggest", "help") or sentence.is_question:
        return True
    talking = {"jeg", "vi", "we", "det", "it"} | ({"i"} if view.language == "en" else set())
    return not talking & set(sentence.folded)


def _only_stresses(sentence: Sentence) -> bool:
    """Tell whether a sentence only says how much the one before is wanted."""
    first = sentence.folded[0] if sentence.folded else ""
    return first in ("det", "that", "it", "this", "den") and len(sentence.folded) <= 14


def _read_further_theme(view: View) -> None:
    for number, sentence in view.free():
        if sentence.has("suggest"):
            sure = not sentence.has("not", "condition", "doubt") and bool(view.wishes)
            why = f"“{sentence.phrase('suggest')}” beside a vote suggests a theme"
            view.wish(SuggestTheme(text=sentence.text), why, number, certain=sure)


def _read_news(view: View) -> None:
    told = [
        (n, s) for n, s in view.free()
        if not view.is_courtesy(s) and not s.is_question and not s.has("ask")
    ]  # fmt: skip
    text = " ".join(sentence.text for _, sentence in told)
    offered = any(isinstance(wish.intent, OfferCase) for wish in view.wishes)
    if offered and not any(_WE & {*sentence.folded} for _, sentence in told):
        view.used.update(number for number, _ in told)
        return
    if len(text.split()) < 4:
        return
    held = any(s.has("held-back", "doubt") for s in view.sentences)
    sure = not held and not any(
        s.has("received", "no", "leave", "host", "amend", "condition", "cannot") for _, s in told
    )
    why = "tells something in answer to the call for news"
    if held:
        why += ", but it may not be public yet"
    view.wish(News(text=text), why, *(n for n, _ in told), certain=sure)


def _is_open(sentence: Sentence) -> bool:
    return sentence.has("condition", "held-back", "past") or sentence.has("doubt")
