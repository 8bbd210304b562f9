"""People whom a text names: capital letters in a row, and the address beside them."""

import re
from dataclasses import dataclass

from nimsmail.reading.matching import fold
from nimsmail.reading.phrases import not_names
from nimsmail.reading.vocabulary import opens_a_phrase
from nimsmail.reading.wordlists import entries, words

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
    fra i til hos ved from in at to of near repraesenterer represents
    """
)
_ROLES = tuple(fold(word) for word in not_names.ROLES.split())
_STREETS = tuple(fold(word) for word in not_names.STREETS.split())
_SELF = entries(not_names.WRITER)
_ME = re.compile(r" ?\(?(?:mig|me|myself|undertegnede)\)")
_WORDS_BEFORE = re.compile(r"((?:[^\W\d_][\w'’-]*\s+){0,2}[^\W\d_][\w'’-]*)[\s,(<\[:;-]*$")
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
    addressed = _surname_first(text, _with_addresses(text, people, mails))
    addressed = [_called(text, each) for each in addressed]
    return [each for each in addressed if each.email or not _is_no_person(text, each)]


def _is_no_person(text: str, person: Person) -> bool:
    rules = (_is_place, _only_opens, _is_street, _is_writer)
    return any(rule(text, person) for rule in rules)


def _is_street(text: str, person: Person) -> bool:
    """Tell whether a name is a street: "Nørregade 4"."""
    streets = fold(person.name or "").endswith(_STREETS)
    return streets and bool(re.match(r",? ?\d", text[person.end :]))


def _is_writer(text: str, person: Person) -> bool:
    """Tell whether somebody is named as the writer: "undertegnede Ilse", "Ditte (mig)"."""
    before = fold(text[max(0, person.start - 24) : person.start]).rstrip()
    after = fold(text[person.end : person.end + 16])
    return bool(_ME.match(after)) or any(re.search(rf"\b{each}$", before) for each in _SELF)


def _called(text: str, person: Person) -> Person:
    """Give a bare address the words before it as a name, if it is made of them.

    Names have no capitals where people write without any, and nothing but capitals where
    they write with nothing else.
    """
    if person.name is not None or person.email is None:
        return person
    before = _WORDS_BEFORE.search(text[: person.start])
    said = before[1].split() if before else []
    local = re.sub(r"[^a-z]", "", fold(person.email.partition("@")[0]))
    for count in range(min(3, len(said)), 0, -1):
        words = said[-count:]
        folded = [fold(word) for word in words]
        if any(_is_no_name_folded(word) for word in folded) or not _makes(folded, local):
            continue
        name = " ".join(word.capitalize() if word.islower() else word for word in words)
        start = person.start - len(text[: person.start]) + text[: person.start].rfind(words[0])
        return Person(name, person.email, start, person.end)
    return person


def is_made_of(address: str, name: str) -> bool:
    """Tell whether an address is made of the heads of a name."""
    local = re.sub(r"[^a-z]", "", fold(address.partition("@")[0]))
    folded = [fold(word) for word in re.split(r"[ -]", name) if word]
    return bool(folded) and _makes(folded, local)


def _makes(folded: list[str], local: str) -> bool:
    """Tell whether an address is made of the heads of these words: "bofr", "bo.friis", "bf"."""
    if len(folded) == 1:
        return len(folded[0]) > 1 and local.startswith(folded[0])
    heads = [word[:2] for word in folded]
    initials = "".join(word[:1] for word in folded)
    spelt = local.startswith((folded[0], heads[0] + heads[-1])) or local.endswith(folded[-1])
    return spelt or local == initials


def _surname_first(text: str, people: list[Person]) -> list[Person]:
    """Join "Petersen, Anke (anke.petersen@…)": a surname, and the first name behind a comma."""
    joined: list[Person] = []
    for person in people:
        last = joined[-1] if joined else None
        if last and last.name and person.name and person.email and last.email is None:
            lone = " " not in last.name and text[last.end : person.start] == ", "
            surname = fold(last.name) in fold(person.email.partition("@")[0])
            if lone and surname:
                name = f"{last.name}, {person.name}"
                joined[-1] = Person(name, person.email, last.start, person.end)
                continue
        joined.append(person)
    return joined


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
    before = fold(text[max(0, person.start - 20) : person.start]).split()
    return " " not in name and bool(before) and before[-1] in _WHENCE


def _named(text: str, start: int, name: str, skipped: set[str]) -> Person | None:
    words = name.split(" ")
    place = start
    # What stands behind "Comune di" is a town.
    if fold(words[0]) in _NOT_LAST and {*map(fold, words[1:])} & {"di", "de", "of", "da"}:
        return None
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
    if _is_role(folded) or re.fullmatch(r"[A-Z]{2,}[a-z]", word):
        return True
    acronym = len(head) > 1 and head.isupper() and not word.endswith(".")
    return acronym or bool({folded, bare} & (_NOT_NAMES | _PLACES)) or folded in _NOT_LAST


def _is_no_name_folded(folded: str) -> bool:
    known = bool({folded, folded.removesuffix("s")} & (_NOT_NAMES | _PLACES))
    return known or _is_role(folded) or folded in _NOT_LAST or len(folded) < 2


def _is_role(folded: str) -> bool:
    return folded.endswith(_ROLES)


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
