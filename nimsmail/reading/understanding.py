"""What the own words of a mail ask for, in the light of the letter that they answer."""

import re
from datetime import date
from typing import Literal

from nimsmail.network.incoming import Answering, Wish
from nimsmail.network.intents import Attend, Leave, Question
from nimsmail.network.people import Language
from nimsmail.reading.agreement import agreed, doubted
from nimsmail.reading.asked.composing import composed
from nimsmail.reading.ear.hearing import hear_all
from nimsmail.reading.matching import fold
from nimsmail.reading.own_phrases import NO_PHRASES, OwnPhrases
from nimsmail.reading.persons import without_link_marks
from nimsmail.reading.phrases.commands import COMMANDS, REFERENCE
from nimsmail.reading.phrases.mail_programs import CALENDAR_SUBJECTS
from nimsmail.reading.sentences import MOST_SENTENCES, MOST_WORDS, Sentence, sentences_of
from nimsmail.reading.view import View
from nimsmail.reading.wishes.attendance import read_attendance
from nimsmail.reading.wishes.ballots import read_vote
from nimsmail.reading.wishes.contactship import of_contactship
from nimsmail.reading.wishes.leaving import is_command
from nimsmail.reading.wishes.membership import read_membership
from nimsmail.reading.wishes.offers import read_offers
from nimsmail.reading.wishes.papers import read_papers
from nimsmail.reading.wishes.programmes import read_follows
from nimsmail.reading.wishes.requests import read_requests, read_rest
from nimsmail.reading.wordlists import entries

_PREFIX = re.compile(
    r"\s{0,9}(?:(?:sv|re|aw|vs|fw|fwd|svar|ad)(?:\s?\[\d{1,3}\])?\s?:|\[[^\[\]]{1,30}\])\s{0,9}",
    re.IGNORECASE,
)
_CALENDAR: dict[Literal["yes", "no", "maybe"], tuple[str, ...]] = {
    "yes": entries(CALENDAR_SUBJECTS["yes"]),
    "no": entries(CALENDAR_SUBJECTS["no"]),
    "maybe": entries(CALENDAR_SUBJECTS["maybe"]),
}
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
    own: OwnPhrases = NO_PHRASES,
) -> tuple[Wish, ...]:
    """Return every wish in `words`, or in the subject where there are no words."""
    text = without_link_marks(words) or _new_in(subject)
    hinted = None if words else _hinted_by_calendar(subject)
    if hinted is not None:
        return (hinted,)
    commanded = _commanded(text)
    if commanded is not None:
        return (commanded,)
    view = viewed(text, answering=answering, language=language, author=author, today=today, own=own)
    if len(text) > MOST_WORDS or len(view.sentences) > MOST_SENTENCES:
        return (_TOO_LONG,)
    ruled(view)
    wishes = of_contactship(view, agreed(view, composed(view, hear_all(view))))
    doubt = _doubt_of_all(view, forwarded=forwarded)
    return doubted(wishes, doubt) if doubt else wishes


def _commanded(text: str) -> Wish | None:
    """Return what a mail says by the very word that our letters ask for, and nothing else.

    The reference line is ours: mail programs put it under what List-Unsubscribe has them write.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    said = [line for line in lines if not line.startswith(REFERENCE)]
    if len(said) == 1 and fold(said[0]).strip(" .!*") in COMMANDS:
        return Wish(intent=Leave(), certain=True, why=f"“{said[0]}” is our letters' word for it")
    return None


def viewed(
    text: str,
    *,
    answering: Answering,
    language: Language,
    author: str,
    today: date,
    own: OwnPhrases = NO_PHRASES,
) -> View:
    """Return the sentences of some words, ready to be understood."""
    spoken = _spoken(text[:MOST_WORDS], language)
    marked = tuple(own.marked(each, language) for each in spoken)
    return View(marked, answering, language, author, today, own)


def ruled(view: View) -> None:
    """Find what the rules find."""
    for rule in _RULES:
        if view.kind != "forum" or rule is read_membership:
            rule(view)
    read_rest(view)


def _hinted_by_calendar(subject: str) -> Wish | None:
    """Return what the subject of a calendar's answer says when nothing else came with it."""
    folded = fold(subject.strip())
    for answer, openings in _CALENDAR.items():
        if folded.startswith(openings):
            why = f"the subject “{subject[:40]}” is a calendar's, but its calendar part is gone"
            return Wish(intent=Attend(answer=answer), certain=False, why=why)
    return None


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
    if view.kind == "forum" and not all(is_command(each) for each in view.sentences):
        return "it is an answer to others in the forum"
    return ""
