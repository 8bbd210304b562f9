"""People whom a text names: capital letters in a row, and the address beside them."""

import re
from dataclasses import dataclass

from nimsmail.reading.matching import fold
from nimsmail.reading.phrases import not_names
from nimsmail.reading.vocabulary import opens_a_phrase
from nimsmail.reading.wordlists import words

_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮĶŁĻŃŅŇŌŐŘŚŠŞŢŤŪŮŰŲŹŻŽİ]"
_PART = rf"{_CAPITAL}(?:[\w'’]{{1,25}}|\.)(?:-{_CAPITAL}?[\w'’]{{1,25}}){{0,2}}"
_PARTICLE = r"(?:van|von|de|da|der|den|af|di|du|la|le|dos|del)"
_NAME = re.compile(rf"(?<![\w@.]){_PART}(?: (?:{_PARTICLE} )?{_PART}){{0,4}}(?![\w@])")
_ADDRESS = re.compile(
    r"[A-Za-z0-9_+-][A-Za-z0-9._+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,6}"
)
_MAILTO = re.compile(r"<(?:mailto|https?):[^<>\s]{1,300}>")
_NOT_NAMES = frozenset(fold(word) for word in not_names.WORDS.split())
_PLACES = frozenset(fold(word) for word in not_names.PLACES.split())
_ACTING = [
    [each]
    for each in words(
        """
    kommer deltager tager og er kan vil bliver overtager repraesenterer and will is can comes
    joins attends takes represents has har skal
    """
    )
]
_WHENCE = words(
    """
    fra i til hos ved from in at to of near
    """
)
_NOT_LAST = frozenset(fold(word) for word in not_names.ORGANISATIONS.split())


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named in a text, and where."""

    name: str | None
    email: str | None
    start: int
    end: int


def without_link_marks(text: str) -> str:
    """Return `text` without the `<mailto:…>` that Outlook writes behind an address."""
    return _MAILTO.sub("", text)


def emails_in(text: str) -> list[str]:
    """Return the addresses in `text`, each once."""
    return list(dict.fromkeys(found[0].rstrip(".-") for found in _ADDRESS.finditer(text)))


def persons_in(text: str, besides: tuple[str, ...] = ()) -> list[Person]:
    """Return the people in `text`; `besides` are names and places that are known to be others.

    >>> [(p.name, p.email) for p in persons_in("Jeg tager Bo Friis (bofr@ribe.example) med")]
    [('Bo Friis', 'bofr@ribe.example')]
    """
    skipped = {word for each in besides for word in fold(each).replace(",", " ").split()}
    mails = [
        (found.start(), found.end(), found[0].rstrip(".-")) for found in _ADDRESS.finditer(text)
    ]
    people: list[Person] = []
    for found in _NAME.finditer(text):
        person = _named(text, found.start(), found[0], skipped)
        if person is not None:
            people.append(person)
    addressed = _with_addresses(text, people, mails)
    return [each for each in addressed if each.email or not _is_no_person(text, each)]


def _is_no_person(text: str, person: Person) -> bool:
    return _is_place(text, person) or _only_opens(text, person)


def _only_opens(text: str, person: Person) -> bool:
    """Tell whether a lone word owes its capital letter to the sentence that it opens."""
    if " " in (person.name or ""):
        return False
    before = text[: person.start].rstrip()
    if before and not before.endswith((".", "!", "?")):
        return False
    return fold(text[person.end :]).split()[:1] not in _ACTING


def _is_place(text: str, person: Person) -> bool:
    """Tell whether a lone word behind "fra" or "in" is where somebody is."""
    name = person.name or ""
    before = fold(text[max(0, person.start - 12) : person.start]).split()
    return " " not in name and bool(before) and before[-1] in _WHENCE


def _named(text: str, start: int, name: str, skipped: set[str]) -> Person | None:
    words = name.split(" ")
    place = start
    opens = not text[:start].rstrip() or text[:start].rstrip().endswith((".", "!", "?", ":"))
    while words and (
        _is_no_name(words[0]) or (opens and place == start and opens_a_phrase(fold(words[0])))
    ):
        place += len(words.pop(0)) + 1
    for index, word in enumerate(words):
        if _is_no_name(word):
            words = words[:index]
            break
    kept = " ".join(words).rstrip(".")
    following = fold(text[place + len(kept) : place + len(kept) + 30]).split()
    # A known name, or a part of one, is nobody new; "Henrik Bro" is not the known Henrik Dam.
    if all(
        fold(word).strip(".").removesuffix("s") in skipped or fold(word) in skipped
        for word in words
    ):
        return None
    if not kept or len(kept) < 2 or (following and following[0].strip(".,:;") in _NOT_LAST):
        return None
    return Person(kept, None, place, place + len(kept))


def _is_no_name(word: str) -> bool:
    folded = fold(word).strip(".")
    bare = folded.removesuffix("s")
    # Genitives of what is skipped too: "Vejles". All capitals are acronyms, or shouting.
    head = word.partition("-")[0]
    acronym = len(head) > 1 and head.isupper() and not word.endswith(".")
    return acronym or bool({folded, bare} & (_NOT_NAMES | _PLACES)) or folded in _NOT_LAST


def _with_addresses(
    text: str, people: list[Person], mails: list[tuple[int, int, str]]
) -> list[Person]:
    """Give each address to the name before it, if no more than a bracket or comma is between."""
    found = list(people)
    for start, end, address in mails:
        near = [p for p in found if p.email is None and p.end <= start and start - p.end <= 60]
        close = next((p for p in reversed(near) if _belongs(text[p.end : start], p, address)), None)
        if close is None:
            found.append(Person(None, address, start, end))
        else:
            found[found.index(close)] = Person(close.name, address, close.start, end)
    return sorted(found, key=lambda person: person.start)


def _belongs(between: str, person: Person, address: str) -> bool:
    if not between.strip(" ,(<[:;-–"):
        return True
    initials = fold((person.name or "").split(" ")[0])[:2]
    return fold(address).startswith(initials) and not re.search(r"[.!?]\s", between)
