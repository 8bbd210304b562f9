"""What the notes of an answer say that somebody must count: who is online, who eats what."""

import re

_AFAR = re.compile(
    r"\b(online|on-line|virtuelt|virtually|remotely|teams|zoom|videolink|hjemmefra|på skærmen?)\b"
)
_NOT_AFAR = re.compile(r"\b(ikke|ej|not|eller|or|måske|maybe|hvis|if|kan man|mulighed)\b|n't|\?")

# What a kitchen counts, by the stems that people write; the first that fits a word wins.
_DIETS = {
    "vegan": ("vegan", "plantebaser", "plant-based", "plant based"),
    "pescetarian": ("pescetar", "pesketar", "pescatar"),
    "vegetarian": ("vegetar", "veggie", "spiser ikke kød", "don't eat meat", "no meat", "kødfri"),
    "gluten": ("gluten", "cøliak", "coeliac", "celiac", "hvedeallerg"),
    "lactose": ("laktose", "lactose", "mælkeallerg", "mælkeprotein", "dairy"),
    "nuts": ("nødd", "nut allerg", "nuts", "peanut", "mandelallerg"),
    "fish or shellfish": ("skaldyr", "shellfish", "fiskeallerg", "fish allerg", "seafood"),
    "egg": ("æggeallerg", "allergisk over for æg", "egg allerg", "no eggs"),
    "halal": ("halal",),
    "kosher": ("kosher",),
    "no pork": ("svinekød", "pork"),
    "diabetes": ("diabet", "sukkersyge"),
}
_ALLERGY = ("allerg", "tåler ikke", "intoleran", "can't eat", "cannot eat", "diæt", "diet")


def is_from_afar(note: str) -> bool:
    """Tell whether a note says, beyond doubt, that its writer takes part online.

    >>> is_from_afar("Jeg deltager online"), is_from_afar("Jeg vil helst ikke være online")
    (True, False)
    """
    said = note.casefold()
    return bool(_AFAR.search(said)) and not _NOT_AFAR.search(said)


def diets_in(note: str) -> tuple[str, ...]:
    """Return what a kitchen would count of a note; the note itself is what it must read.

    >>> diets_in("Jeg er vegetar og tåler ikke nødder.")
    ('vegetarian', 'nuts')
    >>> diets_in("Jeg har allergi"), diets_in("Jeg kommer først til frokost.")
    (('other',), ())
    """
    said = note.casefold()
    named = tuple(diet for diet, stems in _DIETS.items() if any(stem in said for stem in stems))
    if named:
        return named
    return ("other",) if any(stem in said for stem in _ALLERGY) else ()
