"""Raw bytes to `Incoming`: what came in, in whose words, and what they ask for.

Two steps, both pure: `open_mail` needs nothing but the bytes, `understand` is told the
letter that is answered, and the phrases of the coordinator's own (`phrasebook`). Members are
not known here.
"""

from nimsmail.reading.explanation import explain, facts
from nimsmail.reading.opened import Opened, open_mail, understand
from nimsmail.reading.own_phrases import NO_PHRASES, OwnPhrase, OwnPhrases
from nimsmail.reading.zones import Zone, Zoned

__all__ = [
    "NO_PHRASES",
    "Opened",
    "OwnPhrase",
    "OwnPhrases",
    "Zone",
    "Zoned",
    "explain",
    "facts",
    "open_mail",
    "understand",
]
