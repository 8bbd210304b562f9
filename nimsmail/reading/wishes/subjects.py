"""Of whom a clause speaks: of the writer, or of somebody else."""

from typing import Literal

from nimsmail.reading.sentences import Clause, Sentence
from nimsmail.reading.view import View
from nimsmail.reading.wordlists import words

Subject = Literal["writer", "other", "nobody"]

_WRITER = {
    "da": words("jeg vi undertegnede"),
    "en": words("i i'm i'll i'd i've we we're we'll we'd we've"),
}
_OTHER = words("han hun he she he's she's he'll she'll")
# Behind these somebody is no subject: "sammen med min chef", "lov af min chef".
_BEFORE_OBJECTS = words(
    "med af for fra til hos om ved samt with by from of to for about on inkl plus spurgt spoerge"
)
# What happens to the family hinders the writer.
_FAMILY = words(
    """
    kone konen mand manden hustru datter soen barn barnet boern boernene mor far kaereste bror
    soester wife husband daughter son child kids children mother father partner aegtefaelle
    """
)
_RELATIVE = (("som",), ("der",), ("who",))
_CARRY_ON = words("og men saa eller samt and but so or")


def subjects_in(view: View, sentence: Sentence) -> list[Subject]:
    """Return of whom each clause of a sentence speaks; "og …" goes on with the one before."""
    if view.is_on_behalf:
        return ["writer"] * len(sentence.clauses)
    found: list[Subject] = []
    before: Clause | None = None
    for clause in sentence.clauses:
        one = _subject(view, clause)
        # "…, som kommer på torsdag" is said of whom the clause before it named.
        if one == "nobody" and clause.folded[:1] in _RELATIVE and _named_before(view, before):
            one = "other"
        before = clause
        goes_on = clause.folded[:1] and clause.folded[0] in _CARRY_ON
        found.append(found[-1] if one == "nobody" and goes_on and found else one)
    return found


def without_the_absent(view: View, sentence: Sentence) -> str:
    """Return a sentence without the clauses that say who else stays away."""
    kept = [
        clause.text
        for clause, subject in zip(sentence.clauses, subjects_in(view, sentence), strict=True)
        if subject != "other" or not clause.has("not-come", "cannot", "hindrance", "gone")
    ]
    return ", ".join(kept)


def _named_before(view: View, before: Clause | None) -> bool:
    return before is not None and (before.has("colleague") or bool(view.persons(before.text)))


def _subject(view: View, clause: Clause) -> Subject:
    writer = [n for n, word in enumerate(clause.folded) if word in _WRITER[view.language]]
    others = _others(view, clause)
    if _FAMILY.intersection(clause.folded) or (clause.has("bring") and not _opens(others, writer)):
        return "writer"
    if not others:
        return "writer" if writer else "nobody"
    if not writer:
        return "other"
    start, end = _verb(clause)
    return "other" if _distance(others, start, end) < _distance(writer, start, end) else "writer"


def _opens(others: list[int], writer: list[int]) -> bool:
    """Tell whether somebody else stands first, and the writer nowhere: "Praktikanten vil med"."""
    return not writer and others[:1] == [0]


def _others(view: View, clause: Clause) -> list[int]:
    named = {
        number
        for person in view.persons(clause.text)
        for number, word in enumerate(clause.words)
        if person.start <= word.start < person.end
    }
    spoken = {
        number
        for hit in clause.hits
        if hit.meaning == "colleague"
        for number in range(hit.start, hit.end)
    }
    pronouns = {number for number, word in enumerate(clause.folded) if word in _OTHER}
    return sorted(n for n in named | spoken | pronouns if not _is_object(clause, n, named | spoken))


def _is_object(clause: Clause, number: int, people: set[int]) -> bool:
    while number and number - 1 in people:
        number -= 1
    return bool(_BEFORE_OBJECTS.intersection(clause.folded[max(0, number - 2) : number]))


def _verb(clause: Clause) -> tuple[int, int]:
    """Return where the words stand that speak of coming."""
    meanings = ("come", "not-come", "comes", "hindrance", "cannot")
    hit = next((each for each in clause.hits if each.meaning in meanings), None)
    return (hit.start, hit.end) if hit else (0, 0)


def _distance(places: list[int], start: int, end: int) -> int:
    return min(max(start - place, place - end + 1, 0) for place in places)
