"""Who comes to a meeting: each sentence says yes, no, perhaps or nothing, then all are weighed.

Two sentences that disagree, a day that is not the meeting's, a "we" that may be anybody:
each makes the answer uncertain, because a seat given wrongly costs more than a question.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from nimsmail.network.intents import Attend, Guest
from nimsmail.reading.persons import Person
from nimsmail.reading.sentences import Clause, Sentence
from nimsmail.reading.view import View
from nimsmail.reading.wishes.guests import WE, guests_in, heads_in
from nimsmail.reading.wishes.subjects import without_the_absent
from nimsmail.reading.wishes.verdicts import ASKED, Said, Verdict, verdicts_in

_SOMEBODY = frozenset({"ham", "hende", "him"})


def read_attendance(view: View) -> None:
    """Find the answer to an invitation, with guests or a substitute."""
    if view.kind == "forum":
        return
    spoken = list(verdicts_in(view))
    # That somebody else stays away answers nothing.
    verdicts = [each for each in spoken if not (each.of_other and each.said == "no")]
    delegate = _delegate(view) or _named_beside_a_no(view, verdicts)
    if delegate is not None:
        _wish_delegate(view, delegate, verdicts)
    elif any(not each.of_other for each in verdicts):
        view.used.update(each.number for each in spoken if each not in verdicts)
        _wish_answer(view, verdicts)
    elif verdicts:
        _wish_answer(view, verdicts)


# -- the whole mail ---------------------------------------------------------------------------


def _wish_answer(view: View, verdicts: list[Verdict]) -> None:
    answer, verdict, doubts = _weighed(view, verdicts)
    guests: tuple[Guest, ...] = ()
    numbers = {each.number for each in verdicts} | _told_beside(view)
    if answer in ("yes", "maybe"):
        guests, more, doubt = guests_in(view, {each.number for each in verdicts})
        numbers |= more
        doubts += [doubt] if doubt else []
        doubts += list(_doubts_of_coming(view, verdicts)) if answer == "yes" else []
        doubts += list(_doubts_of_names(view, verdicts, guests))
    mine = any(not each.of_other for each in verdicts)
    joins = [each for each in verdicts if mine and each.of_other and each.sentence.has("bring")]
    doubts += [each.doubt for each in verdicts if each.doubt and each not in joins]
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


def _weighed(view: View, verdicts: list[Verdict]) -> tuple[Said, Verdict, list[str]]:
    answers = {each.said for each in verdicts}
    last = verdicts[-1]
    if len(answers) == 1:
        return last.said, last, []
    if answers == {"yes", "maybe"}:
        perhaps = next(each for each in verdicts if each.said == "maybe")
        sure = perhaps.sentence.has("come") or perhaps.sentence.folded[:1] in (("men",), ("but",))
        return "maybe", perhaps, [] if sure else ["what is open may be something else"]
    if last.sentence.has("anyway") and last.said != "maybe" and not last.doubt:
        return last.said, last, []
    if any(sentence.has("anyway") for sentence in view.sentences):
        return last.said, last, ["a change of mind, told in several sentences"]
    return last.said, last, ["the sentences disagree"]


def _doubts_of_coming(view: View, verdicts: list[Verdict]) -> Iterable[str]:
    """Return what makes a yes doubtful: another day, a vague "we", somebody else."""
    coming = [each.sentence for each in verdicts if each.said == "yes"]
    for sentence in coming:
        if view.names_another_day(sentence.text, sentence.folded):
            yield "the day named is not the meeting's"
        if sentence.folded[:1] in (("saa",), ("then",), ("so",)) and _follows_question(
            view, sentence
        ):
            yield "it hangs on a question"
        if _SOMEBODY & set(sentence.folded) and not view.persons(sentence.text):
            yield "somebody is spoken of who is not named"
        if sentence.has("vague"):
            yield f"“{sentence.phrase('vague')}” leaves open who or what"
    if any(_is_vague_we(sentence) for sentence in coming):
        named = any(heads_in(s) or view.persons(s.text) for s in view.sentences)
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
    view: View, verdicts: list[Verdict], guests: tuple[Guest, ...]
) -> Iterable[str]:
    """Whoever is named beside a yes comes along, or it is not sure what they are to do."""
    known = {guest.name for guest in guests} | {guest.email for guest in guests}
    for verdict in verdicts:
        for person in view.persons(without_the_absent(view, verdict.sentence)):
            if not view.is_on_behalf and not {person.name, person.email} & known:
                yield f"what {person.name or person.email} is to do is not sure"


def _is_vague_we(sentence: Sentence) -> bool:
    return any(
        clause.has("come") and WE.intersection(clause.folded) and "ses" not in clause.folded
        for clause in sentence.clauses
    )


def _speaks_for_one(view: View, sentence: Sentence) -> bool:
    return bool(view.first_person.intersection(sentence.folded))


def _is_about_others(view: View, clause: Clause) -> bool:
    words = set(clause.folded)
    if words & (view.first_person | WE) or view.is_on_behalf:
        return False
    named = view.persons(clause.text)
    return bool(named and not clause.has("bring")) or bool(
        words & {"han", "hun", "he", "she", "de", "they"} and not clause.has("bring")
    )


# -- what else is said of coming --------------------------------------------------------------


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


# -- somebody else instead --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Instead:
    number: int
    sentence: Sentence
    person: Person | None
    doubt: str


def _delegate(view: View) -> _Instead | None:
    for number, sentence in view.free():
        if not sentence.has("instead") or sentence.has("behalf"):
            continue
        if sentence.has("successor") and view.kind not in ASKED:
            continue
        if view.kind not in ASKED and not view.names_the_meeting(sentence):
            continue
        people = [p for c in sentence.clauses if not c.has("bring") for p in view.persons(c.text)]
        people = people or view.persons(sentence.text)
        # "… will represent Dundee": beside one with an address, a lone word is a place.
        addressed = [each for each in people if each.email]
        if len(addressed) == 1 and all(" " not in (p.name or " ") for p in people if not p.email):
            people = addressed
        if people or sentence.has("colleague"):
            return _Instead(
                number, sentence, people[0] if people else None, _doubt(sentence, len(people))
            )
    return None


def _named_beside_a_no(view: View, verdicts: list[Verdict]) -> _Instead | None:
    """Return who comes when the writer does not: "Jeg kan ikke, men Nis Boel kommer"."""
    mine = [each for each in verdicts if not each.of_other]
    if not mine or any(each.said != "no" for each in mine):
        return None
    coming = [each for each in verdicts if each.instead or each.of_other]
    if len(coming) != 1:
        return None
    sentence = coming[0].sentence
    people = view.persons(sentence.text)
    return _Instead(
        coming[0].number, sentence, people[0] if people else None, _doubt(sentence, len(people))
    )


def _doubt(sentence: Sentence, people: int) -> str:
    if people != 1:
        return "it is not said who comes instead" if not people else "more than one is named"
    if sentence.is_question or sentence.has("doubt", "condition", "mild"):
        return "whether the substitute comes is not sure"
    return ""


def _wish_delegate(view: View, instead: _Instead, verdicts: list[Verdict]) -> None:
    doubts = [instead.doubt] if instead.doubt else []
    others = [each for each in verdicts if each.number != instead.number]
    if any(each.said == "yes" for each in others):
        doubts.append("the writer seems to come as well")
    if any(each.said == "maybe" for each in others):
        doubts.append(f"“{next(e.phrase for e in others if e.said == 'maybe')}” leaves it open")
    person = instead.person
    delegate = Guest(name=person.name, email=person.email) if person else Guest()
    guests = tuple(
        Guest(name=each.name, email=each.email)
        for clause in instead.sentence.clauses
        if clause.has("bring") and not clause.has("instead")
        for each in view.persons(clause.text)
        if each.name != delegate.name
    )
    numbers = {each.number for each in verdicts} | {instead.number} | _told_beside(view)
    why = f"“{instead.sentence.phrase('instead')}”: somebody comes in the writer's place"
    if doubts:
        why += f", but it is not sure: {'; '.join(doubts)}"
    intent = Attend(answer="delegate", delegate=delegate, guests=guests)
    view.wish(intent, why, *numbers, certain=not doubts)
