"""Words as they are searched for: without endings, with æøå written either way."""

import re
from functools import lru_cache

from snowballstemmer import stemmer

_WORD = re.compile(r"[^\W_]+")
_FOLDED = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "é": "e", "ü": "u", "ö": "oe", "ä": "ae"})
_danish, _english = stemmer("danish"), stemmer("english")

# Words that say nothing about what is looked for.
_EMPTY = """
og i på at det den de der en et er som for med til af fra om vi jeg du kan kunne vil ville må få få
sende send sendt tilsendt gerne tak hej kære har havde var ved hvad hvor hvornår hvem have ikke også
så men eller lige mig os jer min mit mine vores fik blev bliver skal skulle venligst finde find se
ud op ned ind over under hos dette denne disse sin sit sine mvh vh hilsen
a an the of in on to and or with at is are was were be been it this that we you could would may
please us me get has had do does did my our your what when where who which about need like want
dear hello hi thanks thank regards
"""
STOP = frozenset(_EMPTY.split())


def stems_of(text: str) -> frozenset[str]:
    """Return the stems of the words in `text` that say something.

    >>> sorted(stems_of("Referatet fra mødet i Åbenrå"))
    ['aabenraa', 'moed', 'referat']
    """
    words = (word.lower() for word in _WORD.findall(text))
    return frozenset(stem(word) for word in words if word not in STOP and len(word) > 1)


@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """Return the stem of one word, in small letters, whichever of the two languages it is of."""
    if word.isdecimal():
        return word
    danish = _danish.stemWord(word)
    # English endings that the Danish rules leave alone (meeting, conferenc) go as well.
    both = _english.stemWord(danish) if word.isascii() else danish
    return (danish if both[:-1] == danish[:-1] else both).translate(_FOLDED)
