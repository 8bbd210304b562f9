"""What to call somebody at the top of a letter."""

import re

_ASIDE = re.compile(r"\s*[(\[].*|\s+[-–|/]\s.*")  # "(Vejle Kommune)", " - HHO"
_GIVEN = re.compile(r"[^\W\d_]{2,}(?:[-'’][^\W\d_]+)*")


def first_name(name: str) -> str:
    """Return the first name in a display name, or all of it where there is none to be sure of.

    >>> first_name("Friis, Mette (Vejle Kommune)")
    'Mette'
    >>> first_name("Anne-Marie Holm - AMH")
    'Anne-Marie'
    >>> first_name("J. P. Holm")
    'J. P. Holm'
    >>> first_name("EU-kontoret")
    'EU-kontoret'
    """
    person = _ASIDE.sub("", name).strip()
    family, comma, given = person.partition(",")
    words = (given if comma else family).split()
    # One word may be an office, initials may be anything: those are better left whole.
    if len(words) + bool(comma) < 2 or not words or not _GIVEN.fullmatch(words[0]):
        return person or name
    return words[0]
