"""What the rules found and what the ear heard, weighed: each wish with its certainty.

What both say is certain. What only the ear says must be the surer, the more harm it does to
be wrong; what only the rules say is asked about. Doubt costs a question; acting wrongly
costs far more.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace

from nimsmail.network.incoming import Wish
from nimsmail.network.intents import (
    Approve,
    Attend,
    ChangeAddress,
    Comment,
    Confirm,
    Help,
    Intent,
    Join,
    Leave,
    News,
    OfferCase,
    Question,
    RequestMinutes,
    Successor,
    SuggestTheme,
    SwitchLanguage,
    Thanks,
    Unfollow,
    Vote,
    name_of,
    to_plain,
)
from nimsmail.reading.asked.hearing import Asked, Hearing
from nimsmail.reading.ear.hearing import Heard
from nimsmail.reading.ear.purposes import LEADS_TO
from nimsmail.reading.sentences import Sentence
from nimsmail.reading.view import View
from nimsmail.reading.wishes.letters import BALLOTS, CONFIRMATIONS, INVITATIONS
from nimsmail.reading.wishes.subjects import subjects_in

# How sure the ear must be (probability that the sentences are for just this) …
_BOTH_SAY_SO = 0.3
_RULES_DOUBT = 0.97
# … of what costs little where it is wrong: a vote can be cast again, a text is read …
_RULES_HESITATE = 0.8
_RULES_SILENT = 0.5
_RULES_SILENT_ON_HARM = 0.7
_RULES_ERR = 0.97
# … or the same answer, but with other people …
_RULES_NEAR = 0.7
# … or that what only the rules have found is not there …
_RULES_MISHEARD = 0.8
# … or what a sentence is for that no rule could place …
_RULES_AT_A_LOSS = 0.6
# … and that a mail says nothing, in answer to a letter that asks.
_SAYS_NOTHING = 0.9
# … and that a sentence which bears on nothing asks for nothing.
_NOTHING_MORE = 0.4
# … or that a question asks nothing.
_RHETORICAL = 0.93
_COMING = frozenset({"yes", "no", "maybe", "away"})
_FREE = frozenset({"text", "note"})
_HARMLESS = (Vote, SuggestTheme, News, OfferCase, RequestMinutes, Comment, Help, SwitchLanguage)
_HARMFUL = (Attend, Leave, ChangeAddress, Successor, Unfollow, Join, Confirm, Approve)
_ASKING = INVITATIONS | CONFIRMATIONS | BALLOTS


def agreed(view: View, hearing: Hearing) -> tuple[Wish, ...]:
    """Return the wishes of a mail, from those of the rules (in `view`) and those heard."""
    by_rule = list(dict.fromkeys(view.wishes))
    wishes = [_weighed(asked, by_rule, hearing, view) for asked in hearing.asked]
    borne = {number for asked in hearing.asked for number in asked.numbers}
    wishes += _left_by_rules(view, by_rule, hearing)
    asked_about = {
        view.sentences[number].text
        for asked, wish in zip(hearing.asked, wishes, strict=False)
        for number in (() if wish.certain else asked.numbers)
    }
    wishes += _striking(by_rule, hearing, asked_about)
    wishes += _questions(view, hearing, borne)
    wishes += _unheard(view, hearing, borne)
    # Of two that ask the same the doubtful one holds; thanks beside something else ask nothing.
    doubtful = [wish.intent for wish in wishes if not wish.certain]
    each = {wish.intent: wish for wish in wishes if not wish.certain or wish.intent not in doubtful}
    rest = tuple(wish for wish in each.values() if not isinstance(wish.intent, Thanks))
    return rest or tuple(each.values())


def doubted(wishes: Iterable[Wish], why: str) -> tuple[Wish, ...]:
    """Return wishes made uncertain, for a reason that concerns the whole mail."""
    return tuple(replace(wish, certain=False, why=f"{wish.why}, but {why}") for wish in wishes)


def _weighed(asked: Asked, by_rule: Sequence[Wish], hearing: Hearing, view: View) -> Wish:
    heard = [hearing.heard[number] for number in asked.numbers]
    why = "; ".join(each.told for each in heard[:3])
    if isinstance(asked.intent, Question):
        why = f"“{asked.intent.text[:60]}” asks something: a question, for a person"
        return Wish(intent=asked.intent, certain=True, why=why)
    if isinstance(asked.intent, Thanks):
        return _nothing_said(asked, by_rule, hearing, view, why)
    same = next((each for each in by_rule if _same(each.intent, asked.intent)), None)
    if asked.doubt:
        # The rules may have found the very slot that was not clear, or weighed the answers.
        resolved = isinstance(asked.intent, Attend) or same is None
        same = same or _only_of_its_kind(asked, by_rule)
        if same is None or not same.certain or not resolved:
            return Wish(intent=asked.intent, certain=False, why=f"{why}, but {asked.doubt}")
    rival = next((each for each in by_rule if _rival(each.intent, asked.intent)), None)
    enough, doubt = _enough(asked.intent, same, rival)
    own = [each for each in heard if _says_so(each, asked.intent)]
    if own and not (same and same.certain):
        against = same.why if same else _against(asked, own, rival, view)
        enough, doubt = (math.inf, against) if against else (_BOTH_SAY_SO, doubt)
    both = same is not None and same.certain
    sure = min(e.sure for e in heard) if both else math.prod(e.sure for e in heard)
    certain = sure >= enough
    intent = _fuller(same.intent, asked.intent) if same and same.certain else asked.intent
    known = ", as a known phrase says too" if both else ""
    why = f"{why}{known}" if certain else f"{why}, but {doubt}"
    return Wish(intent=intent, certain=certain, why=why)


def _nothing_said(
    asked: Asked, by_rule: Sequence[Wish], hearing: Hearing, view: View, why: str
) -> Wish:
    """Return thanks: certain if every sentence is, and none of them may be an answer."""
    telling = [n for n in asked.numbers if not view.is_courtesy(view.sentences[n])]
    sure = math.prod(hearing.heard[number].sure for number in telling)
    strikes = view.kind in _ASKING or any(not each.certain for each in by_rule)
    certain = sure >= (_SAYS_NOTHING if strikes else _NOTHING_MORE)
    doubt = "" if certain else ", but it may be an answer"
    return Wish(intent=asked.intent, certain=certain, why=f"{why}{doubt}")


def _only_of_its_kind(asked: Asked, by_rule: Sequence[Wish]) -> Wish | None:
    """Return the one wish of the rules that does the same, if there is just one."""
    kin = [each for each in by_rule if name_of(each.intent) == name_of(asked.intent)]
    answers = {getattr(each, "answer", None) for each in (asked.intent, *(k.intent for k in kin))}
    return kin[0] if len(kin) == 1 and len(answers) == 1 else None


def _enough(asked: Intent, same: Wish | None, rival: Wish | None) -> tuple[float, str]:
    """Return how sure the ear must be of a wish, and what is doubtful if it is not."""
    if same is not None and same.certain:
        return _BOTH_SAY_SO, "it is not said in a way that is well known"
    if same is not None:
        enough = _RULES_HESITATE if isinstance(asked, _HARMLESS) else _RULES_DOUBT
        return enough, f"the rules doubt it: {same.why}"
    if rival is not None:
        told = getattr(rival.intent, "answer", "")
        near = rival.certain and isinstance(asked, Attend) and told == asked.answer
        return (_RULES_NEAR if near else _RULES_ERR), f"by the rules: {rival.why}"
    harmful = isinstance(asked, _HARMFUL)
    return _RULES_SILENT_ON_HARM if harmful else _RULES_SILENT, "no known phrase says so"


def _says_so(heard: Heard, intent: Intent) -> bool:
    """Tell whether a phrase of the coordinator's own in a sentence says what was heard."""
    plain = to_plain(intent)
    leads = (LEADS_TO.get(each.purpose) for each in heard.said)
    return any(each and each.items() <= plain.items() for each in leads)


def _against(asked: Asked, own: Sequence[Heard], rival: Wish | None, view: View) -> str:
    """Return what makes a phrase of the coordinator's own doubtful where no rule asks for it."""
    if rival:
        return f"by the rules: {rival.why}"
    # Who comes the rules hear by such phrases as well: not so who comes along or instead.
    told = {said.purpose for heard in own for said in heard.said}
    if isinstance(asked.intent, Attend) and (told & _COMING or view.kind not in INVITATIONS):
        return "the rest of it leaves open who comes"
    if "text" in to_plain(asked.intent):
        return ""
    return next(filter(None, (_hedge(view, view.sentences[n]) for n in asked.numbers)), "")


def _hedge(view: View, sentence: Sentence) -> str:
    if sentence.is_question or sentence.has("doubt", "condition"):
        return "it is asked, or on a condition"
    if sentence.has("past"):
        return "it tells of what has been"
    if view.kind in INVITATIONS and view.names_another_day(sentence.text, sentence.folded):
        return "the day named is not the meeting's"
    if "other" in subjects_in(view, sentence) and not sentence.has("bring", "instead"):
        return "it may be said of somebody else"
    return ""


def _left_by_rules(view: View, by_rule: Sequence[Wish], hearing: Hearing) -> list[Wish]:
    """Return what only the rules found, unless the ear is sure that it is something else."""
    left = []
    for place, wish in enumerate(view.wishes):
        if isinstance(wish.intent, Question | Thanks):
            continue
        if any(_same(wish.intent, asked.intent) for asked in hearing.asked):
            continue
        numbers = [n for n, led in view.led_to.items() if place in led]
        if numbers and all(hearing.heard[n].sure >= _RULES_MISHEARD for n in numbers):
            continue
        if any(_rival(wish.intent, asked.intent) for asked in hearing.asked):
            continue
        left.append(
            replace(wish, certain=False, why=f"{wish.why}, but it sounds like something else")
        )
    return left


def _striking(by_rule: Sequence[Wish], hearing: Hearing, asked_about: set[str]) -> list[Wish]:
    """Return what the rules could not place, unless the ear is sure of every word of it.

    A sentence that is asked about already is not shown twice.
    """
    return [
        wish
        for wish in by_rule
        if isinstance(wish.intent, Question)
        and not wish.certain
        and wish.intent.text not in asked_about
        and any(
            heard.sure < _RULES_AT_A_LOSS
            for heard in hearing.heard
            if heard.text in wish.intent.text
        )
    ]


def _questions(view: View, hearing: Hearing, borne: set[int]) -> list[Wish]:
    """Return what ends as a question does, and was not heard as something else."""
    return [
        Wish(intent=Question(text=sentence.text), certain=True, why="a question, for a person")
        for number, sentence in enumerate(view.sentences)
        if sentence.is_question
        and hearing.heard[number].sure < _RHETORICAL
        and (number not in borne or hearing.intents == [Thanks()])
    ]


def _unheard(view: View, hearing: Hearing, borne: set[int]) -> list[Wish]:
    """Return the sentences of which it is not known whether they ask for something more."""
    told = {each for number in borne for each in hearing.heard[number].purposes}
    left = [
        number
        for number, heard in enumerate(hearing.heard)
        if number not in borne
        and (heard.nothing_but(told) < _NOTHING_MORE or "unclear" in heard.purposes)
        and not view.is_courtesy(view.sentences[number])
    ]
    if not left:
        return []
    text = hearing.text(left)
    why = f"“{text[:60]}” is not understood, and may matter"
    return [Wish(intent=Question(text=text), certain=False, why=why)]


def _same(one: Intent, two: Intent) -> bool:
    return _key(one) == _key(two)


def _key(intent: Intent) -> dict[str, object]:
    plain = {key: value for key, value in to_plain(intent).items() if key not in _FREE}
    if "programmes" in plain:
        plain["programmes"] = sorted(plain["programmes"])
    return plain


def _rival(one: Intent, two: Intent) -> bool:
    """Tell whether two wishes cannot both be meant: two answers, two ballots."""
    return name_of(one) == name_of(two) and not _same(one, two) and not isinstance(two, Question)


def _fuller(ruled: Intent, heard: Intent) -> Intent:
    """Return the one of two readings that holds more of the words."""
    if isinstance(ruled, Attend) and isinstance(heard, Attend):
        return heard if heard.note else ruled
    return heard
