"""Being the contact of a municipality: a no to that is no farewell, and who takes over is named."""

from collections.abc import Sequence
from dataclasses import replace

from nimsmail.network.incoming import Wish
from nimsmail.network.intents import Leave, Question, StepDown, Successor, Thanks
from nimsmail.reading.view import View

_LONGEST = 12  # words; beyond that a name and an address are not all that is said


def of_contactship(view: View, wishes: Sequence[Wish]) -> tuple[Wish, ...]:
    """Return `wishes` as answers to a letter about being the contact, if that is what they are."""
    if view.kind == "still-contact":
        return tuple(_stepping_down(view, wish) for wish in wishes)
    if view.kind == "successor-wanted":
        return _naming(view, wishes)
    return tuple(wishes)


def _stepping_down(view: View, wish: Wish) -> Wish:
    """Take a no to “are you still the contact?” as that; only who asks to leave leaves."""
    says_goodbye = any(each.has("leave") for each in view.sentences)
    if says_goodbye or wish.intent != Leave():
        return wish
    return replace(wish, intent=StepDown(), why=f"{wish.why}: a no to being the contact")


def _naming(view: View, wishes: Sequence[Wish]) -> tuple[Wish, ...]:
    """Take a name and an address alone as the answer to who it is instead."""
    if not all(isinstance(each.intent, Successor | Thanks | Question) for each in wishes):
        return tuple(wishes)
    people = [each for s in view.sentences for each in view.persons(s.text) if each.email]
    if len(people) != 1:
        return tuple(wishes)
    hedged = any(s.is_question or s.has("doubt", "condition", "not") for s in view.sentences)
    is_all = sum(len(each.folded) for each in view.sentences) <= _LONGEST
    (who,) = people
    named = Successor(name=who.name, email=who.email)
    why = "names one person with an address, as our letter asked"
    return (Wish(intent=named, certain=is_all and not hedged, why=why),)
