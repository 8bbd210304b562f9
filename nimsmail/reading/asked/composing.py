"""All that a mail asks for, from what each of its sentences is for."""

from collections.abc import Sequence
from dataclasses import replace

from nimsmail.network.intents import (
    Confirm,
    Help,
    News,
    OfferCase,
    Question,
    RequestMinutes,
    SwitchLanguage,
    Thanks,
)
from nimsmail.reading.asked.hearing import Hearing, Rule, plain, told
from nimsmail.reading.asked.meeting import ask_who_comes
from nimsmail.reading.asked.membership import (
    ask_address,
    ask_follow,
    ask_join,
    ask_leave,
    ask_pause,
    ask_successor,
)
from nimsmail.reading.asked.papers import (
    ask_amend,
    ask_approve,
    ask_comment,
    ask_themes,
    ask_vote,
)
from nimsmail.reading.ear.hearing import Heard
from nimsmail.reading.persons import emails_in
from nimsmail.reading.view import View

_OF_PEOPLE = frozenset({"bring", "delegate", "successor", "join"})
_PRONOUNS = frozenset(
    {"han", "hun", "hans", "hendes", "de", "he", "she", "his", "her", "they", "you", "i", "du"}
)
_SHORT = 14
_RULES: tuple[Rule, ...] = (
    ask_who_comes,
    ask_vote,
    ask_themes,
    told("news", News),
    told("case", OfferCase),
    ask_approve,
    ask_amend,
    ask_comment,
    ask_leave,
    plain("confirm", Confirm()),
    ask_join,
    ask_follow,
    told("minutes", RequestMinutes),
    plain("danish", SwitchLanguage(to="da")),
    plain("english", SwitchLanguage(to="en")),
    ask_address,
    ask_successor,
    ask_pause,
    plain("help", Help()),
    told("question", Question),
)


def composed(view: View, heard: Sequence[Heard]) -> Hearing:
    """Return what all sentences together ask for."""
    hearing = Hearing(view, _continued(view, heard))
    for rule in _RULES:
        rule(hearing)
    if not hearing.asked and heard and not hearing.with_("unclear"):
        hearing.ask(Thanks(), range(len(heard)))
    return hearing


def _continued(view: View, heard: Sequence[Heard]) -> list[Heard]:
    """Return what is heard; "Hun hedder …, iba@…" is for what the sentence before it was for."""
    found = list(heard)
    for number in range(1, len(found)):
        before, words = found[number - 1], view.sentences[number].folded
        goes_on = _OF_PEOPLE & before.purposes and emails_in(found[number].text)
        if goes_on and words[:1] and words[0] in _PRONOUNS and len(words) <= _SHORT:
            found[number] = replace(
                found[number], purposes=before.purposes & _OF_PEOPLE, sure=before.sure
            )
    return found
