"""The phrase tables, compiled once."""

from nimsmail.reading.matching import Phrases
from nimsmail.reading.phrases import (
    both,
    coming_da,
    coming_en,
    da,
    en,
    fields,
    letters_da,
    letters_en,
)

# Meanings that speak of coming or not: of two that overlap the longer one holds.
_RIVALS = (
    "idiom", "mild", "not", "condition", "past", "yes", "weak-yes", "no", "come", "not-come",
    "doubt", "cannot", "hindrance",
)  # fmt: skip
TABLES = {
    "da": Phrases(
        da.PHRASES, coming_da.PHRASES, letters_da.PHRASES, both.PHRASES,
        rivals=_RIVALS, fields=fields.DA,
    ),
    "en": Phrases(
        en.PHRASES, coming_en.PHRASES, letters_en.PHRASES, both.PHRASES,
        rivals=_RIVALS, fields=fields.EN,
    ),
}  # fmt: skip


def opens_a_phrase(word: str) -> bool:
    """Tell whether a folded word opens a phrase: at the head of a sentence it is no name."""
    return any(table.opens(word) for table in TABLES.values())
