"""Other things that are asked of us: another language, help, an answer; and mere thanks."""

from nimsmail.network.intents import Help, Question, SwitchLanguage, Thanks
from nimsmail.network.people import Language
from nimsmail.reading.matching import Hit
from nimsmail.reading.sentences import Clause, Sentence
from nimsmail.reading.view import View
from nimsmail.reading.wishes.verdicts import ASKED
from nimsmail.reading.wordlists import words

_LANGUAGES: tuple[tuple[str, Language], ...] = (("english", "en"), ("danish", "da"))
# Something is wanted, or somebody named: what no rule has understood must be seen by a person.
_STRIKING = (
    "ask", "leave", "join", "minutes", "pause", "stop", "newsletter", "alerts",
    "forum", "english", "held-back", "gone", "condition", "host", "successor",
)  # fmt: skip
# In answer to an invitation these are talk: "I mangler vist en bro", "vi følger i toget".
_STRIKING_ELSEWHERE = ("amend", "case", "invitations", "follow", "vote", "suggest")
_WANTING = (
    "ask", "leave", "join", "stop", "new-address", "pause", "condition", "gone", "held-back",
    "come", "not-come", "follow", "want", "no", "rest", "only",
)  # fmt: skip
_ADDRESS = ("adresse", "address", "mail", "email", "postkasse", "mailbox", "domaene", "domain")
_SOMEBODY = frozenset({"ham", "hende", "him"})
_MOST_LEFT = 4
_MOST_LEFT_WORDS = 60
# Letters that ask nothing: in answer to them one may chat.
_ASKING_NOTHING = frozenset({"newsletter", "deadline-alert", "minutes"})
_MOST_CHATTER = 25
_IMPERATIVES = words(
    """
    skriv send ring husk giv slet ret flyt soerg tjek kontakt spoerg sig oplys fortael bestil
    inviter inviterer aflys betal koeb hent laan bed write send call remember give delete change
    move check contact ask tell book invite cancel forward remind pay buy
    """
)
_CONNECTING = words("og men saa and but so please venligst bare lige gerne also ogsaa")
# Which intents carry out what a phrase speaks of.
_CARRIED_OUT = {
    "come": {"attend", "confirm", "offer-case", "news", "amend"},
    "not-come": {"attend", "leave", "news", "amend"},
    "leave": {"leave", "unfollow", "pause", "attend"},
    "minutes": {"request-minutes", "amend", "comment", "suggest-theme", "news", "offer-case"},
    "join": {"join", "attend", "follow", "confirm", "language", "approve", "vote"},
    "new-address": {"change-address"},
    "successor": {"successor", "attend"},
    "pause": {"pause", "leave"},
}
_ALL = frozenset({"leave", "attend", "confirm", "join", "follow", "unfollow", "vote", "approve"})
_SPOKEN_IN = frozenset({"news", "comment", "suggest-theme", "amend", "offer-case", "question"})


def read_requests(view: View) -> None:
    """Find wishes about language and help."""
    for number, sentence in view.free():
        if sentence.has("help") and (sentence.is_question or len(sentence.folded) <= 4):
            view.wish(Help(), f"“{sentence.phrase('help')}” asks how to write to us", number)
            continue
        _read_language(view, number, sentence)


def _read_language(view: View, number: int, sentence: Sentence) -> None:
    for meaning, to in _LANGUAGES:
        asked = (sentence.has("ask", "thanks") and sentence.has("write")) or len(
            sentence.folded
        ) <= 3
        asked = asked and not sentence.has("meeting", "note")
        if not sentence.has(meaning) or not asked or view.kind in ("theme-call", "ballot"):
            continue
        both = sentence.has("english") and sentence.has("danish")
        sure = not both and not sentence.has("not", "other-person", "condition", "minutes")
        sure = sure and not view.persons(sentence.text)
        why = f"“{sentence.phrase(meaning)}” asks for our letters in another language"
        view.wish(SwitchLanguage(to=to), why, number, certain=sure)
        return


def read_rest(view: View) -> None:
    """Hand over what nobody has understood: questions, wishes, long tales; thank for thanks."""
    rest = [(n, s) for n, s in view.free() if not view.is_courtesy(s)]
    for number, sentence in rest:
        if sentence.is_question:
            view.wish(Question(text=sentence.text), "a question, for a person", number)
    rest = [(n, s) for n, s in rest if not s.is_question]
    striking = [(n, s) for n, s in rest if _is_striking(view, s)]
    if not view.wishes:
        _read_silence(view, rest, striking=bool(striking))
    elif half := _half_understood(view):
        why = f"“{half.text[:60]}” says more than was understood"
        view.wish(Question(text=half.text), why, certain=False)
    elif striking or len(rest) > _MOST_LEFT or _length(rest) > _MOST_LEFT_WORDS:
        number, sentence = (striking or rest)[0]
        why = f"“{sentence.text[:60]}” is not understood, and may matter"
        view.wish(Question(text=sentence.text), why, number, certain=False)
        if _length(rest) > 2 * _MOST_LEFT_WORDS:
            view.doubt("most of the mail is not understood")


def _is_striking(view: View, sentence: Sentence) -> bool:
    """Tell whether a sentence that no rule took may want something, or change what was said.

    Chatter, reasons and news of the weather may be passed over; a request, a condition,
    somebody who is named, another day or another answer may not.
    """
    asked = view.kind in ASKED
    praised = sentence.has("thanks") and not sentence.has("not", *_WANTING)
    if praised and not _names_somebody(view, sentence):
        return False
    if sentence.has(*_STRIKING) or (not asked and sentence.has(*_STRIKING_ELSEWHERE)):
        return True
    if asked and sentence.has("come", "not-come", "bring", "instead"):
        return True
    if asked and sentence.has("colleague") and sentence.has("comes"):
        return True
    if asked and view.names_another_day(sentence.text, sentence.folded):
        return True
    told = sentence.has("new-address") and any(w.startswith(_ADDRESS) for w in sentence.folded)
    return told or _names_somebody(view, sentence) or bool(_SOMEBODY & {*sentence.folded})


def _names_somebody(view: View, sentence: Sentence) -> bool:
    people = view.persons(sentence.text)
    return any(each.email or " " in (each.name or "") for each in people)


def _length(rest: list[tuple[int, Sentence]]) -> int:
    return sum(len(sentence.folded) for _, sentence in rest)


def _half_understood(view: View) -> Sentence | None:
    """Return a sentence that holds a second wish which no rule has carried out."""
    for number, made in view.made.items():
        if made & _SPOKEN_IN:
            continue
        for clause in view.sentences[number].clauses:
            if _orders(clause) and made == {"attend"}:
                return view.sentences[number]
            if any(_is_left(view, clause, hit, made) for hit in clause.hits):
                return view.sentences[number]
    return None


def _orders(clause: Clause) -> bool:
    """Tell whether a clause that says nothing of coming opens with an order: "… men skriv til"."""
    opening = next((word for word in clause.folded if word not in _CONNECTING), "")
    said = clause.has("come", "not-come", "yes", "no", "doubt", "courtesy", "mild", "hindrance")
    return opening in _IMPERATIVES and not said


def _names_it(clause: Clause) -> bool:
    return clause.has("meeting")


def _is_left(view: View, clause: Clause, hit: Hit, made: set[str]) -> bool:
    wanted = _CARRIED_OUT.get(hit.meaning)
    if wanted is None or wanted & made:
        return False
    # In answer to other letters only what names the meeting speaks of coming to it.
    if hit.meaning in ("come", "not-come") and view.kind not in ASKED and not _names_it(clause):
        return False
    # Of a new address or contact only speaks who tells it.
    if hit.meaning in ("new-address", "successor") and "@" not in clause.text:
        return False
    # Words that also belong to a phrase which was carried out are spoken for.
    return not any(
        _CARRIED_OUT.get(other.meaning, _ALL) & made
        and other.start < hit.end
        and hit.start < other.end
        for other in clause.hits
        if other is not hit and other.meaning != "comes"
    )


def _read_silence(view: View, rest: list[tuple[int, Sentence]], *, striking: bool) -> None:
    thanked = any(sentence.has("thanks", "received") for sentence in view.sentences)
    refused = any(s.has("not") and len(s.folded) <= _MOST_LEFT for _, s in rest)
    chatter = (
        view.kind in _ASKING_NOTHING
        and not refused
        and not striking
        and _length(rest) <= _MOST_CHATTER
    )
    if rest and not (thanked and chatter):
        text = " ".join(sentence.text for _, sentence in rest)
        view.wish(Question(text=text), "not understood", *(n for n, _ in rest), certain=False)
    elif thanked:
        view.wish(Thanks(), "only thanks, or says that it was received")
