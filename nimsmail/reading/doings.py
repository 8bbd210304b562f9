"""An answer that says that something is done, and nothing else."""
# ruff: noqa: E501 - a pattern is read best as it stands

import re

from nimsmail.network.incoming import Wish
from nimsmail.network.intents import Confirm

_DONE = re.compile(
    r"(?:(?:kære|hej|dear|hi)\b[^\n,]{0,40}[,\n]\s*)?"
    r"(?:ja,?\s+|yes,?\s+)?"
    r"(?:(?:det|den|opgaven|alt) er (?:nu )?(?:gjort|færdig|færdigt|klaret|udført|løst|ordnet|sendt|på plads)|"
    r"(?:det |den )?(?:har jeg|er) (?:nu )?(?:gjort|klaret|ordnet|løst|udført)|"
    r"gjort|udført|klaret|færdig|ordnet|løst|afsluttet|"
    r"(?:it is|it's|this is|that is|that's|it has been|all) (?:now )?(?:done|completed|finished|settled)|"
    r"i have (?:now )?done (?:it|this|that)|done|completed|finished)"
    r"(?: nu| i går| i dag| now| yesterday| today)?[.! ]*"
    r"(?:\n\s*(?:(?:(?:med )?venlig hilsen|mvh|vh|hilsen|kind regards|best regards|regards)\b[^\n]{0,60}"
    r"|[^\W\d_]+(?: [^\W\d_]+){0,3})){0,3}\s*",
    re.IGNORECASE,
)  # fmt: skip


def done_in(words: str) -> tuple[Wish, ...]:
    """Return a yes, if all that is written says that it is done; else nothing.

    >>> [wish.certain for wish in done_in("Det er gjort.\\n\\nMvh Bo")]
    [True]
    >>> done_in("Det er ikke gjort endnu")
    ()
    """
    if not _DONE.fullmatch(words.strip()):
        return ()
    return (Wish(intent=Confirm(), certain=True, why="it is told to be done, and nothing else"),)
