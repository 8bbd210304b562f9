"""What the own words of a mail ask for, in the light of the letter that they answer."""

import re
from datetime import date

from nimsmail.network.incoming import Answering, Wish
from nimsmail.network.intents import Question
from nimsmail.network.people import Language
from nimsmail.reading.persons import without_link_marks
from nimsmail.reading.sentences import MOST_SENTENCES, MOST_WORDS, Sentence, sentences_of
from nimsmail.reading.view import View
from nimsmail.reading.wishes.attendance import read_attendance
from nimsmail.reading.wishes.choices import read_follows, read_vote
from nimsmail.reading.wishes.membership import read_membership
from nimsmail.reading.wishes.offers import read_offers
from nimsmail.reading.wishes.papers import read_papers
from nimsmail.reading.wishes.requests import read_requests, read_rest

_PREFIX = re.compile(
    r"\s{0,9}(?:(?:sv|re|aw|vs|fw|fwd|svar|ad)(?:\s?\[\d{1,3}\])?\s?:|\[[^\[\]]{1,30}\])\s{0,9}",
    re.IGNORECASE,
)
_TOO_LONG = Wish(
    intent=Question(text="A long mail: see its words."),
    certain=False,
    why="more is written than a machine should act on",
)
# In this order: each rule takes the sentences it understands from those after it.
_RULES = (
    read_vote,
    read_papers,
    read_membership,
    read_follows,
    read_attendance,
    read_requests,
    read_offers,
)


def wishes_in(
    words: str,
    subject: str,
    *,
    answering: Answering,
    language: Language,
    author: str,
    today: date,
    forwarded: bool = False,
) -> tuple[Wish, ...]:
    """Return every wish in `words`, or in the subject where there are no words."""
    text = without_link_marks(words) or _new_in(subject)
    sentences = _spoken(text[:MOST_WORDS], language)
    if len(text) > MOST_WORDS or len(sentences) > MOST_SENTENCES:
        return (_TOO_LONG,)
    view = View(sentences, answering, language, author, today)
    for rule in _RULES:
        if view.kind != "forum" or rule is read_membership:
            rule(view)
    read_rest(view)
    doubt = _doubt_of_all(view, forwarded=forwarded)
    if doubt:
        view.doubt(doubt)
    return tuple(dict.fromkeys(view.wishes))


def _spoken(text: str, language: Language) -> tuple[Sentence, ...]:
    return tuple(_ungreeted(each) for each in sentences_of(text, language))


def _ungreeted(sentence: Sentence) -> Sentence:
    """Return a sentence without the "Hej Henrik," that it opens with."""
    if len(sentence.clauses) < 2 or not sentence.clauses[0].has("greeting"):
        return sentence
    if len(sentence.clauses[0].words) > 5:
        return sentence
    return Sentence(sentence.text.partition(",")[2].strip() or sentence.text, sentence.clauses[1:])


def _new_in(subject: str) -> str:
    """Return what a subject says beyond the letter's own: all of a new one, else its end."""
    bare = subject
    for _ in range(8):
        shorter = _PREFIX.sub("", bare, count=1) if _PREFIX.match(bare) else bare
        if shorter == bare:
            break
        bare = shorter
    head, colon, tail = bare.rpartition(": ")
    return tail if colon and len(head.split()) <= 2 else bare


def _doubt_of_all(view: View, *, forwarded: bool) -> str:
    if forwarded:
        return "the mail passes on somebody else's"
    if view.kind == "forum":
        return "it is an answer to others in the forum"
    return ""
