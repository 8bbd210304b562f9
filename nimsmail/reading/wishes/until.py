"""Until when: the day at which a pause is to end."""

import re
from datetime import date

from nimsmail.network.intents import Pause
from nimsmail.reading.dates import dates_in
from nimsmail.reading.view import View

_UNTIL = re.compile(
    r"(?:til|indtil|før|until|till|to|before)(?: og med| efter)?(?: den| d\.| the)?\s*$"
)
_THEN = re.compile(r"\b(?:indtil da|til da|så længe|imens|until then|till then|meanwhile)\b")


def read_pause(view: View) -> None:
    """Find who wants no letters for a while."""
    for number, sentence in view.free():
        until = until_in(view, number)
        if not sentence.has("pause") and not until:
            continue
        polite = not sentence.is_question or sentence.has("ask")
        sure = len(until) == 1 and polite and not sentence.has("doubt", "condition")
        why = f"“{sentence.phrase('pause', 'leave', 'stop')}” asks for a while without letters"
        told = [number, *(n for n, each in view.free() if abs(n - number) == 1 and _tells(view, n))]
        view.wish(Pause(until=until[0] if until else None), why, *told, certain=sure)


def until_in(view: View, number: int) -> list[date]:
    """Return the days until when a sentence, with those beside it, wants no letters."""
    sentence = view.sentences[number]
    if not sentence.has("pause", "leave", "stop"):
        return []
    near = " ".join(each.text for each in view.sentences[max(0, number - 1) : number + 2])
    then = bool(_THEN.search(sentence.text.lower()))
    named = near if then or sentence.has("pause") else sentence.text
    return [
        each.day
        for each in dates_in(named, view.today)
        if each.day > view.today and (then or _UNTIL.search(named[: each.start].lower()))
    ]


def _tells(view: View, number: int) -> bool:
    """Tell whether a sentence beside the wish only says why, and until when."""
    sentence = view.sentences[number]
    return bool(dates_in(sentence.text, view.today)) and sentence.has("hindrance", "gone", "note")
