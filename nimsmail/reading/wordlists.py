"""Sets of words, written as people write them: with blanks between."""

from nimsmail.reading.matching import fold


def words(text: str) -> frozenset[str]:
    """Return the words in `text`.

    >>> sorted(words("og i at"))
    ['at', 'i', 'og']
    """
    return frozenset(text.split())


def entries(table: str) -> tuple[str, ...]:
    """Return the entries of a table, folded: they are parted by bars and line ends.

    >>> entries("kan ikke leveres|ikke leveret")
    ('kan ikke leveres', 'ikke leveret')
    """
    parted = (each.strip() for line in table.split("\n") for each in line.split("|"))
    return tuple(fold(each) for each in parted if each)
