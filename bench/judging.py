"""What a reading of a labelled reply is worth: right, needless, slip, or wrong and certain.

right        acted on with the labelled intents and slots; or handed over as the label says
needless     handed over, though a careful secretary would have acted: costs time, does no harm
slip         acted on rightly, but a free text is off
wrong        acted on, and an intent or a slot is wrong; or acted on what was to be asked about
"""

from collections.abc import Iterable, Sequence
from typing import Any, Literal

from bench.samples import Sample
from nimsmail.reading.matching import fold, words_of

Verdict = Literal["right", "needless", "slip", "wrong"]
VERDICTS: tuple[Verdict, ...] = ("right", "needless", "slip", "wrong")
_TEXTS = frozenset(
    {"suggest-theme", "news", "offer-case", "amend", "comment", "request-minutes", "approve"}
)
_LESSER = frozenset({"note", "text", "certain", "why", "organisation"})
_SHARED = 0.6
Plain = dict[str, Any]


def judged(sample: Sample, intents: Sequence[Plain], *, certain: bool) -> tuple[Verdict, str]:
    """Return what a reading is worth, and what is amiss."""
    read = _telling(intents)
    wanted = [_telling(each) for each in (sample.intents, *sample.also)]
    if not certain or _only_asks(read):
        asked = not sample.certain or any(_only_asks(each) for each in wanted)
        return ("right", "") if asked else ("needless", "handed over")
    if not sample.certain:
        passed_over = not read or _do(read) == {"thanks"}
        harmless = passed_over and any(not _do(each) - {"thanks"} for each in wanted)
        return ("right", "") if harmless else ("wrong", "acted on what was to be asked about")
    faults = [_fault(read, each, sample.author) for each in wanted]
    if "" not in faults:
        if any(_fault(_without_question(read), each, sample.author) == "" for each in wanted):
            return "needless", "a question beside it"
        return "wrong", faults[0]
    fitting = [each for each, fault in zip(wanted, faults, strict=True) if not fault]
    return ("right", "") if any(_same_texts(read, each) for each in fitting) else ("slip", "text")


def _telling(intents: Iterable[Plain]) -> list[Plain]:
    """Return intents without thanks beside something else."""
    told = list(intents)
    rest = [each for each in told if each["do"] != "thanks"]
    return rest or told[:1]


def _do(intents: Iterable[Plain]) -> set[str]:
    return {each["do"] for each in intents}


def _only_asks(intents: Sequence[Plain]) -> bool:
    return bool(intents) and _do(intents) == {"question"}


def _without_question(intents: Sequence[Plain]) -> list[Plain]:
    return [each for each in intents if each["do"] != "question"]


def _fault(read: Sequence[Plain], wanted: Sequence[Plain], author: str) -> str:
    if _do(read) != _do(wanted):
        return f"{sorted(_do(read))}, not {sorted(_do(wanted))}"
    for do in sorted(_do(wanted) - _TEXTS - {"question"}):
        mine = [each for each in read if each["do"] == do]
        theirs = [each for each in wanted if each["do"] == do]
        if fault := _slots(mine, theirs, author):
            return f"{do}: {fault}"
    return ""


def _slots(mine: Sequence[Plain], theirs: Sequence[Plain], author: str) -> str:
    if theirs[0]["do"] in ("follow", "unfollow", "vote"):
        name = "choices" if theirs[0]["do"] == "vote" else "programmes"
        got, want = ([v for each in some for v in each.get(name, ())] for some in (mine, theirs))
        ranked = name == "choices"
        same = got == want if ranked else {*map(_first, got)} == {*map(_first, want)}
        return "" if same else f"{got}, not {want}"
    if theirs[0]["do"] == "join":
        me = _first(author)
        joins = [sorted({_first(e.get("name")) or me for e in some}) for some in (mine, theirs)]
        return "" if joins[0] == joins[1] else f"{joins[0]}, not {joins[1]}"
    got, want = (sorted(map(_key, some)) for some in (mine, theirs))
    if got == want or all(_fits(g, w) for g, w in zip(mine, theirs, strict=False)):
        return "" if len(got) == len(want) else f"{len(got)}, not {len(want)}"
    return f"{got}, not {want}"


def _key(intent: Plain) -> str:
    return str(sorted((k, str(v)) for k, v in intent.items() if k not in _LESSER))


def _fits(got: Plain, want: Plain) -> bool:
    keys = (got.keys() | want.keys()) - _LESSER
    return all(_value_fits(got.get(key), want.get(key)) for key in keys)


def _value_fits(got: Any, want: Any) -> bool:
    """Compare a slot: people by first name and, where both have one, address."""
    if isinstance(want, list) or isinstance(got, list):
        got, want = list(got or ()), list(want or ())
        return len(got) == len(want) and all(any(_value_fits(g, w) for g in got) for w in want)
    if isinstance(want, dict) or isinstance(got, dict):
        got, want = got or {}, want or {}
        named = not want.get("name") or _first(got.get("name")) == _first(want["name"])
        mails = {str(each["email"]).lower() for each in (got, want) if each.get("email")}
        return named and len(mails) <= 1
    if want is None:
        return got is None or isinstance(got, str)
    return _first(got) == _first(want) if "@" not in str(want) else str(got).lower() == want.lower()


def _first(value: Any) -> str:
    words = words_of(str(value or ""))
    return words[0].folded.strip("+") if words else ""


def _same_texts(read: Sequence[Plain], wanted: Sequence[Plain]) -> bool:
    for do in _do(wanted) & _TEXTS:
        mine = [each.get("text", "") for each in read if each["do"] == do]
        theirs = [each.get("text", "") for each in wanted if each["do"] == do]
        whole = " ".join(mine)
        if do == "suggest-theme" and len(mine) != len(theirs):
            return False
        if not all(any(_alike(text, each) for each in (*mine, whole)) for text in theirs):
            return False
    return True


def _alike(one: str, two: str) -> bool:
    """Tell whether two texts share most of their longer words."""
    first, second = (
        {fold(w.folded)[:6] for w in words_of(t) if len(w.folded) > 2} for t in (one, two)
    )
    if not first or not second:
        return first == second or not two or not second
    return len(first & second) >= _SHARED * min(len(first), len(second))
