"""Who is meant by the sentences that are known to name somebody."""

import re
from collections.abc import Iterable, Sequence

from nimsmail.reading.matching import fold
from nimsmail.reading.persons import Person

_NOT = re.compile(
    r"\b(?:ikke|not|uden|without|i stedet for|istedet for|instead of|rather than|frem for|fremfor|"
    r"hverken|neither)(?: (?:laengere|om|at|any longer|more))? $"
)
_AFTER = re.compile(
    r"\b(?:efter|after|succeed|succeeding|succeeds|replace|replacing|replaces|afloeser|erstatter|"
    r"overtog efter|arvtager efter|successor (?:of|to)|from|fra) $"
)
_GENITIVE = re.compile(
    r"['’]?s? (?:afloeser|efterfoelger|stilling|plads|job|post|opgaver|arvtager|successor|"
    r"replacement|position|desk|seat|sted)\b"
)
_SHE = re.compile(
    r"\b(?:hun|han|hende|ham|hendes|hans|vedkommende|she|he|her|him|his|they|them|their)\b"
)


def speaks_of_somebody(text: str) -> bool:
    """Tell whether a sentence speaks of somebody by a "she" or a "him"."""
    return bool(_SHE.search(fold(text)))


def without_the_denied(text: str, people: Sequence[Person]) -> list[Person]:
    """Leave out who does not come: "ikke Rikke, men Yusuf"; but not everybody."""
    left = [each for each in people if not _NOT.search(fold(text[: each.start]))]
    return left or list(people)


def without_predecessors(text: str, people: Iterable[Person]) -> list[Person]:
    """Leave out whom somebody follows: "Karl Bendtsens afløser", "efter Jonas"."""
    return [
        each
        for each in people
        if not _AFTER.search(fold(text[: each.start]))
        and not _GENITIVE.match(fold(text[each.end :]))
        and not ((each.name or "").endswith("s") and _GENITIVE.match(fold(text[each.end - 1 :])))
    ]


def added(found: list[Person], person: Person) -> None:
    """Add somebody; who was named before and now has an address is one person."""
    for place, each in enumerate(found):
        if _is_same(each.name or "", person.name or ""):
            found[place] = each if each.email else person
            return
        if not person.name and (not each.email or each.email == person.email):
            found[place] = Person(each.name, person.email, each.start, each.end)
            return
    found.append(person)


def _is_same(name: str, other: str) -> bool:
    """Tell whether two names may be one person's: one of them may lack a part of it."""
    if not name or not other:
        return False
    short, long = sorted((name.split(" "), other.split(" ")), key=len)
    return short[0] == long[0] and set(short) <= set(long)
