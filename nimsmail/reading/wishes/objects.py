"""What one takes part in: the meeting, or something else that has nothing to do with it."""

from nimsmail.reading.dates import WEEKDAYS
from nimsmail.reading.matching import fold
from nimsmail.reading.sentences import Clause
from nimsmail.reading.view import View
from nimsmail.reading.wordlists import words

_TAKING_PART = ("deltag", "deltar", "medvirk", "particip", "attend")
_IN = words("i in")
_TOWARDS = {"da": words("til paa"), "en": words("to")}
# What stands behind "deltage i" when the meeting is meant, by the beginning of a word.
_OURS = words(
    """
    moed netvaer arrang semin konf dag det hele begge worksh midda froko besoe rundv progr
    uge marts event meeti confe both all sessi lunch dinne visit year it this day form efte
    janu febr april maj juni juli augu sept okto nove dece may june july oct ar person
    tid tiden time tide selsk samme company foelge mit vores my our
    """
)


def is_elsewhere(view: View, clause: Clause) -> bool:
    """Tell whether a clause speaks of taking part in something else: "deltager i et forsøg"."""
    folded = clause.folded
    for place, word in enumerate(folded):
        if not word.startswith(_TAKING_PART):
            continue
        behind = folded[place + 1 : place + 5]
        opened = next((n for n, each in enumerate(behind, start=place + 2) if each in _IN), 0)
        if opened and not _is_ours(view, folded[opened : opened + 4]):
            return True
    return False


def is_besides(view: View, clause: Clause) -> bool:
    """Tell whether one comes "til" or "på" what no phrase knows and no word calls the meeting."""
    for hit in clause.hits:
        behind = clause.folded[hit.end : hit.end + 3]
        if hit.meaning != "come" or len(behind) < 2:
            continue
        if behind[0] not in _TOWARDS[view.language]:
            continue
        places = range(hit.end + 1, hit.end + len(behind))
        known = any(each.start <= n < each.end for n in places for each in clause.hits)
        if len(behind[1]) >= 4 and not known and not _is_ours(view, behind[1:]):
            return True
    return False


def _is_ours(view: View, behind: tuple[str, ...]) -> bool:
    place = fold(view.answering.meeting_place or "").split()
    return not behind or any(
        word[:1].isdigit() or word in WEEKDAYS or word in place or word.startswith(tuple(_OURS))
        for word in behind
    )
