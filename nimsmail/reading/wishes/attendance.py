"""Who comes to a meeting: each sentence says yes, no, perhaps or nothing, then all are weighed.

Two sentences that disagree, a day that is not the meeting's, a "we" that may be anybody:
each makes the answer uncertain, because a seat given wrongly costs more than a question.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from nimsmail.network.intents import Attend, Guest
from nimsmail.reading.persons import Person
from nimsmail.reading.sentences import Clause, Sentence
from nimsmail.reading.view import View, covered_words
from nimsmail.reading.wordlists import words

_ASKED = frozenset(
    {"invitation", "invitation-reminder", "invitation-komdir", "reminder", "rsvp-receipt"}
)
_TURNS = frozenset({"men", "but", "however", "saa", "so", "although", "dog"})
_WE = frozenset({"vi", "we", "we'll", "we're"})
_NUMBERS = {
    "to": 2, "tre": 3, "fire": 4, "fem": 5, "two": 2, "three": 3, "four": 4, "five": 5,
    "begge": 2, "both": 2,
}  # fmt: skip
_HEADS = words(
    """
    mand personer deltagere people persons participants stykker hoveder of fra i from der
    """
)
_COUNT_BEFORE = words(
    """
    er bliver kommer vi med are be are is stiller deltager
    """
)

# What speaks of something else than coming, once another rule has understood it.
_TAKEN = (
    "minutes", "leave", "join", "case", "follow", "new-address", "successor", "pause", "confirm",
    "yes", "amend",
)  # fmt: skip

Said = Literal["yes", "no", "maybe"]


@dataclass(frozen=True, slots=True)
class _Verdict:
    """What one sentence says of coming, by which words, and what makes it doubtful."""

    number: int
    sentence: Sentence
    said: Said
    phrase: str
    doubt: str = ""


def read_attendance(view: View) -> None:
    """Find the answer to an invitation, with guests or a substitute."""
    if view.kind == "forum":
        return
    verdicts = list(_verdicts(view))
    delegate = _delegate(view)
    if delegate is not None:
        _wish_delegate(view, delegate, verdicts)
    elif verdicts:
        _wish_answer(view, verdicts)


# -- what each sentence says ----------------------------------------------------------------


def _verdicts(view: View) -> Iterable[_Verdict]:
    asked = view.kind in _ASKED
    for number, whole in enumerate(view.sentences):
        sentence = _left_of(whole) if number in view.used else whole
        if not sentence.clauses:
            continue
        if not asked and not _is_about_the_meeting(view, sentence):
            continue
        verdict = _verdict(view, number, sentence, asked=asked)
        if verdict is not None:
            yield verdict


def _left_of(sentence: Sentence) -> Sentence:
    """Return those clauses of a sentence, of which another rule made use, that speak of coming."""
    kept = [
        clause
        for clause in sentence.clauses
        if clause.has("come", "not-come") and not clause.has(*_TAKEN)
    ]
    return Sentence(sentence.text, tuple(kept))


def _is_about_the_meeting(view: View, sentence: Sentence) -> bool:
    if not sentence.has("come", "not-come") or sentence.has("minutes", "case"):
        return False
    if sentence.clauses[0].folded[:1] in (("moedet",), ("meeting",), ("moede",)):
        return True
    return view.names_the_meeting(sentence)


def _verdict(view: View, number: int, sentence: Sentence, *, asked: bool) -> _Verdict | None:
    clauses = [clause for clause in sentence.clauses if not clause.has("past")]
    said: list[tuple[Said, Clause]] = []
    for clause in clauses:
        one = _said(clause, sentence, asked=asked)
        if one is not None:
            said.append((one, clause))
    if sentence.is_question and not _is_answer_before_question(sentence, said):
        return _of_question(view, number, sentence)
    doubtful = [clause for clause in clauses if clause.has("doubt", "condition")]
    if doubtful and (said or (asked and sentence.has("doubt"))):
        return _of_doubt(view, number, sentence, said, doubtful[0])
    if not said and asked and _count(sentence) > 1:
        return _Verdict(number, sentence, "yes", sentence.text[:40])
    if not said:
        return None
    return _of_words(number, sentence, said)


def _said(clause: Clause, sentence: Sentence, *, asked: bool) -> Said | None:
    if clause.has("not-come", "no", "cannot"):
        # "Nej tak til kaffe": a no to a part of the meeting is no answer to it.
        return None if clause.has("part") else "no"
    if clause.has("come"):
        if clause.has("not"):
            return None if clause.has("part") else "no"
        return "yes"
    if clause.has("yes"):
        return "yes"
    if asked and clause.has("hindrance") and not sentence.has("come", "yes"):
        return "no"
    return None


def _is_answer_before_question(sentence: Sentence, said: list[tuple[Said, Clause]]) -> bool:
    """Tell whether a question stands behind an answer: "Jeg kommer, hvor holder jeg?"."""
    return (
        bool(said)
        and len(sentence.clauses) > 1
        and said[0][1] is not sentence.clauses[-1]
        and (
            sentence.clauses[0].folded[:1]
            in (("jeg",), ("i",), ("ja",), ("yes",), ("nej",), ("no",))
        )
    )


def _of_question(view: View, number: int, sentence: Sentence) -> _Verdict | None:
    """A polite request is a question in form only: "Vil du melde mig fra?"."""
    last = sentence.clauses[-1]
    first = " ".join(last.folded[:2])
    if first not in ("vil du", "vil i", "kan du", "kan i", "could you", "can you", "would you"):
        return None
    mine = view.first_person.intersection(last.folded)
    if mine and last.has("not-come"):
        return _Verdict(number, sentence, "no", last.phrase("not-come"))
    if mine and last.has("come"):
        return _Verdict(number, sentence, "yes", last.phrase("come"))
    return None


def _of_doubt(
    view: View, number: int, sentence: Sentence, said: list[tuple[Said, Clause]], doubtful: Clause
) -> _Verdict | None:
    phrase = doubtful.phrase("doubt", "condition")
    if any(one == "no" for one, _ in said):
        if doubtful.has("condition") and not doubtful.has("doubt"):
            return _Verdict(number, sentence, "no", phrase, "a no with a condition")
        return _Verdict(number, sentence, "no", phrase, "a no beside a doubt")
    if view.persons(sentence.text):
        return _Verdict(number, sentence, "maybe", phrase, "it may be said of somebody else")
    near = view.first_person | _WE | {"det", "it", "vores", "our"}
    sure = said or len(sentence.folded) <= 5 or near & set(sentence.folded)
    return _Verdict(number, sentence, "maybe", phrase, "" if sure else "what is open is not said")


def _of_words(number: int, sentence: Sentence, said: list[tuple[Said, Clause]]) -> _Verdict:
    last, clause = said[-1]
    phrase = clause.phrase("come", "yes") if last == "yes" else clause.phrase("not-come", "no")
    phrase = phrase or clause.phrase("hindrance")
    answers = {one for one, _ in said}
    if len(answers) == 1:
        return _Verdict(number, sentence, last, phrase, _doubt_of_words(sentence, last))
    if clause.folded[:1] and clause.folded[0] in _TURNS:
        return _Verdict(number, sentence, last, phrase)
    parts = [one for one, each in said if not each.has("part")]
    if len(set(parts)) == 1:
        return _Verdict(number, sentence, parts[0], phrase)
    return _Verdict(number, sentence, last, phrase, "yes and no in one sentence")


def _doubt_of_words(sentence: Sentence, said: Said) -> str:
    """Return what makes one plain answer doubtful: it may be an answer to something else."""
    if said == "no" and not sentence.has("not-come", "no", "hindrance", "come"):
        return "what it is that cannot be, is not said"
    if sentence.has("come", "not-come", "hindrance"):
        return ""
    left = sum(len(clause.words) for clause in sentence.clauses) - covered_words(sentence)
    return "a bare word with more beside it" if left > 3 else ""


# -- the whole mail ---------------------------------------------------------------------------


def _wish_answer(view: View, verdicts: list[_Verdict]) -> None:
    answer, verdict, doubts = _weighed(view, verdicts)
    guests: tuple[Guest, ...] = ()
    numbers = {each.number for each in verdicts} | _told_beside(view)
    if answer in ("yes", "maybe"):
        guests, more, doubt = _guests(view, verdicts)
        numbers |= more
        doubts += [doubt] if doubt else []
        doubts += list(_doubts_of_coming(view, verdicts)) if answer == "yes" else []
        doubts += list(_doubts_of_names(view, verdicts, guests))
    doubts += [each.doubt for each in verdicts if each.doubt]
    notes = _notes(view, numbers, answer)
    note = " ".join(view.sentences[number].text for number in sorted(notes)) or None
    why = f"“{verdict.phrase}” answers the invitation with {answer}"
    if doubts:
        why += f", but it is not sure: {'; '.join(dict.fromkeys(doubts))}"
    view.wish(
        Attend(answer=answer, guests=guests, note=note), why, *numbers, *notes,
        certain=not doubts,
    )  # fmt: skip


def _told_beside(view: View) -> set[int]:
    """Return the sentences that only say for whom the writer writes, or what might have been."""
    return {
        number
        for number, sentence in view.free()
        if sentence.has("behalf")
        or (sentence.has("past") and not sentence.is_question and not sentence.has("ask"))
    }


def _weighed(view: View, verdicts: list[_Verdict]) -> tuple[Said, _Verdict, list[str]]:
    answers = {each.said for each in verdicts}
    last = verdicts[-1]
    if len(answers) == 1:
        return last.said, last, []
    if answers == {"yes", "maybe"}:
        perhaps = next(each for each in verdicts if each.said == "maybe")
        sure = perhaps.sentence.has("come") or perhaps.sentence.folded[:1] in (("men",), ("but",))
        return "maybe", perhaps, [] if sure else ["what is open may be something else"]
    if any(sentence.has("anyway") for sentence in view.sentences):
        return last.said, last, ["a change of mind, told in several sentences"]
    return last.said, last, ["the sentences disagree"]


def _doubts_of_coming(view: View, verdicts: list[_Verdict]) -> Iterable[str]:
    """Return what makes a yes doubtful: another day, a vague "we", somebody else."""
    coming = [each.sentence for each in verdicts if each.said == "yes"]
    for sentence in coming:
        if view.names_another_day(sentence.text, sentence.folded):
            yield "the day named is not the meeting's"
        if sentence.folded[:1] in (("saa",), ("then",), ("so",)) and _follows_question(
            view, sentence
        ):
            yield "it hangs on a question"
        if sentence.has("vague"):
            yield f"“{sentence.phrase('vague')}” leaves open who or what"
    if any(_is_vague_we(sentence) for sentence in coming):
        named = any(_count(s) or view.persons(s.text) for s in view.sentences)
        if not named and not any(_speaks_for_one(view, sentence) for sentence in coming):
            yield "“we” may be any number of people"
    for sentence in coming:
        for clause in sentence.clauses:
            if clause.has("come") and _is_about_others(view, clause):
                yield "it may be said of somebody else"


def _follows_question(view: View, sentence: Sentence) -> bool:
    place = view.sentences.index(sentence) if sentence in view.sentences else 0
    return place > 0 and view.sentences[place - 1].is_question


def _doubts_of_names(
    view: View, verdicts: list[_Verdict], guests: tuple[Guest, ...]
) -> Iterable[str]:
    """Whoever is named beside a yes comes along, or it is not sure what they are to do."""
    known = {guest.name for guest in guests} | {guest.email for guest in guests}
    for verdict in verdicts:
        for person in view.persons(verdict.sentence.text):
            if not verdict.sentence.has("behalf") and not {person.name, person.email} & known:
                yield f"what {person.name or person.email} is to do is not sure"


def _is_vague_we(sentence: Sentence) -> bool:
    return any(
        clause.has("come") and _WE.intersection(clause.folded) and "ses" not in clause.folded
        for clause in sentence.clauses
    )


def _speaks_for_one(view: View, sentence: Sentence) -> bool:
    return bool(view.first_person.intersection(sentence.folded))


def _is_about_others(view: View, clause: Clause) -> bool:
    words = set(clause.folded)
    if words & (view.first_person | _WE):
        return False
    named = view.persons(clause.text)
    return bool(named and not clause.has("bring")) or bool(
        words & {"han", "hun", "he", "she", "de", "they"} and not clause.has("bring")
    )


# -- guests -------------------------------------------------------------------------------------


def _guests(view: View, verdicts: list[_Verdict]) -> tuple[tuple[Guest, ...], set[int], str]:
    """Return the guests, the sentences that name them, and what is doubtful about them."""
    coming = {each.number for each in verdicts}
    people: list[Person] = []
    numbers: set[int] = set()
    unnamed = 0
    doubt = ""
    for number, sentence in enumerate(view.sentences):
        if number not in coming and not _names_guests(sentence):
            continue
        brings = sentence.has("bring", "colleague") or _count(sentence) > 1
        found = view.persons(sentence.text) if brings else []
        people += [each for each in found if each not in people]
        if brings and (found or sentence.has("bring")):
            numbers.add(number)
        if sentence.has("colleague") and sentence.has("bring") and not found:
            unnamed = max(unnamed, 1)
            doubt = doubt or _doubt_of_guest(sentence)
        if found and sentence.has("doubt", "condition", "not"):
            doubt = "whether the guest comes is not sure"
    heads = max((_count(sentence) for sentence in view.sentences), default=0)
    if sum(_numbers_of(sentence) for sentence in view.sentences if _count(sentence)) > 1:
        doubt = "two numbers of people are named"
    if heads and len(people) > heads - 1:
        doubt = f"{heads} are to come, but {len(people) + 1} are named"
    missing = max(unnamed if not people else 0, heads - 1 - len(people))
    guests = [Guest(name=each.name, email=each.email) for each in people]
    return tuple(guests + [Guest()] * max(0, missing)), numbers, doubt


def _numbers_of(sentence: Sentence) -> int:
    words = [word for clause in sentence.clauses for word in clause.folded]
    return len({word for word in words if re.fullmatch(r"[2-9]", word)})


def _names_guests(sentence: Sentence) -> bool:
    return (
        sentence.has("bring") and not sentence.is_question and not sentence.has("past", "instead")
    )


def _doubt_of_guest(sentence: Sentence) -> str:
    if sentence.has("doubt", "condition", "mild") or sentence.is_question:
        return "whether the guest comes is not sure"
    return ""


def _count(sentence: Sentence) -> int:
    """Return how many are to come by a sentence, or 0: "vi bliver 3", "two of us"."""
    for clause in sentence.clauses:
        words = clause.folded
        if not _WE.intersection(words) and not clause.has("bring", "come"):
            continue
        for place, word in enumerate(words):
            number = _NUMBERS.get(word) or (int(word) if re.fullmatch(r"[2-9]", word) else 0)
            before = words[place - 1] if place else ""
            after = words[place + 1] if place + 1 < len(words) else ""
            if not number or word in ("both", "begge"):
                continue
            counted = after in _HEADS - {"der", "i", "fra", "from"} or (
                before in _COUNT_BEFORE and (after in _HEADS or not after)
            )
            if counted and not clause.has("part"):
                return number
    return 0


# -- somebody else instead ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Instead:
    number: int
    sentence: Sentence
    person: Person | None
    doubt: str


def _delegate(view: View) -> _Instead | None:
    for number, sentence in view.free():
        if not sentence.has("instead") or sentence.has("behalf", "successor"):
            continue
        if view.kind not in _ASKED and not view.names_the_meeting(sentence):
            continue
        people = view.persons(sentence.text)
        # "… will represent Dundee": beside one with an address, a lone word is a place.
        addressed = [each for each in people if each.email]
        if len(addressed) == 1 and all(" " not in (p.name or " ") for p in people if not p.email):
            people = addressed
        if people or sentence.has("colleague"):
            return _Instead(
                number, sentence, people[0] if people else None, _doubt(sentence, len(people))
            )
    return None


def _doubt(sentence: Sentence, people: int) -> str:
    if people != 1:
        return "it is not said who comes instead" if not people else "more than one is named"
    if sentence.is_question or sentence.has("doubt", "condition", "mild"):
        return "whether the substitute comes is not sure"
    return ""


def _wish_delegate(view: View, instead: _Instead, verdicts: list[_Verdict]) -> None:
    doubts = [instead.doubt] if instead.doubt else []
    others = [each for each in verdicts if each.number != instead.number]
    if any(each.said == "yes" for each in others):
        doubts.append("the writer seems to come as well")
    if any(each.said == "maybe" for each in others):
        doubts.append(f"“{next(e.phrase for e in others if e.said == 'maybe')}” leaves it open")
    person = instead.person
    delegate = Guest(name=person.name, email=person.email) if person else Guest()
    numbers = {each.number for each in verdicts} | {instead.number} | _told_beside(view)
    why = f"“{instead.sentence.phrase('instead')}”: somebody comes in the writer's place"
    if doubts:
        why += f", but it is not sure: {'; '.join(doubts)}"
    view.wish(Attend(answer="delegate", delegate=delegate), why, *numbers, certain=not doubts)


# -- what else is said of coming ----------------------------------------------------------------


def _notes(view: View, numbers: set[int], answer: str) -> set[int]:
    if answer == "no":
        return set()
    found = set()
    for number, sentence in enumerate(view.sentences):
        if number in view.used or sentence.is_question:
            continue
        noted = sentence.has("note") or (sentence.has("part") and sentence.has("not"))
        if noted and not sentence.has("minutes", "leave", "english", "danish"):
            found.add(number)
    return found
