"""The answer to an invitation: who comes, with whom, and who in whose place."""

from collections.abc import Sequence

from nimsmail.network.intents import Attend, Guest
from nimsmail.reading.asked.headcount import headcount
from nimsmail.reading.asked.hearing import Hearing
from nimsmail.reading.asked.named import people_for
from nimsmail.reading.wishes.verdicts import ASKED

_SAID = ("yes", "no", "maybe")
_COMING = (*_SAID, "away", "delegate", "bring")
_OR = frozenset({"eller", "or"})


def ask_who_comes(hearing: Hearing) -> None:
    """Say who comes, stays away or leaves it open, with whom and in whose place."""
    numbers = hearing.with_(*_COMING)
    noted = hearing.with_("part")
    doubt = ""
    said = [p for n in numbers for p in _SAID if p in hearing.heard[n].purposes]
    if hearing.with_("delegate"):
        _delegate(hearing, numbers, said)
        return
    if not said and hearing.with_("bring"):
        said = ["yes"]
    elif not said and hearing.with_("away"):
        said = ["no"]
    elif not said and noted and hearing.view.kind in ASKED:
        # Whoever says how they come, comes: as good as certain.
        said, doubt = ["yes"], "it is told how, but not whether"
    if not said:
        return
    # A doubt beside a yes or a no is a doubt about it.
    said = ["maybe"] if "maybe" in said else said
    doubt = "the sentences disagree" if len(set(said)) > 1 else doubt
    guests, doubt_of_guests = _guests(hearing) if said[-1] != "no" else ((), "")
    note = hearing.text(noted) or None
    if said[-1] == "yes" and any(_is_one_or_other(hearing, number) for number in numbers):
        doubt = "it is not said which of them comes"
    hearing.ask(
        Attend(answer=said[-1], guests=guests, note=note),  # type: ignore[arg-type]
        sorted({*numbers, *noted}),
        doubt or doubt_of_guests,
    )


def _is_one_or_other(hearing: Hearing, number: int) -> bool:
    """Tell whether one of several comes: "Lars eller jeg kommer"."""
    sentence = hearing.view.sentences[number]
    chooses = bool(_OR.intersection(sentence.folded))
    return chooses and bool(hearing.view.persons(sentence.text) or "colleague" in sentence.folded)


def _delegate(hearing: Hearing, numbers: Sequence[int], said: Sequence[str]) -> None:
    people = people_for(hearing, "delegate", "no", "bring", "aside", "away")
    delegate = Guest(name=people[0].name, email=people[0].email) if people else Guest()
    guests, doubt = _guests(hearing)
    guests = tuple(each for each in guests if not each.name or each.name != delegate.name)
    if {"yes", "maybe"} & {*said}:
        doubt = "the writer seems to come as well, or leaves it open"
    elif len(people) > 1:
        doubt = "more than one is named"
    hearing.ask(Attend(answer="delegate", delegate=delegate, guests=guests), numbers, doubt)


def _guests(hearing: Hearing) -> tuple[tuple[Guest, ...], str]:
    bringing = hearing.with_("bring")
    if not bringing:
        return (), ""
    people = people_for(hearing, "bring", "delegate", "aside")
    told = [headcount(hearing.text([n]), hearing.view.language) for n in bringing]
    totals = sorted({each.total for each in told if each.total > 1 or not people} - {0})
    extra = max(each.extra for each in told)
    guests = tuple(Guest(name=each.name, email=each.email) for each in people)
    doubt = next((each.doubt for each in told if each.doubt), "")
    if len(totals) > 1:
        doubt = "two numbers of people are named"
    if totals and len(people) > totals[-1] - 1:
        return guests, f"{totals[-1]} are to come, but {len(people) + 1} are named"
    count = totals[-1] - 1 if totals else max(len(people), extra or (0 if people else 1))
    return guests + (Guest(),) * (count - len(people)), doubt
