"""What becomes of wishes about our letters themselves: their language, and how to ask."""

from dataclasses import replace

from nimsmail.network.answers import HelpLetter
from nimsmail.network.case import Carried, Case
from nimsmail.network.intents import Help, SwitchLanguage
from nimsmail.network.letters import Recipient
from nimsmail.network.outcome import Outcome
from nimsmail.network.reviews import Why


def switch_language(case: Case, wish: SwitchLanguage) -> Carried:
    """Write in another language from now on, and say in it what can be written to us."""
    person, refusal = case.person, case.refusal
    if person is None or refusal is not None:
        return Carried(why=refusal)
    switched = replace(person, language=wish.to)
    to = Recipient.at(switched)
    letters = (
        (HelpLetter(network=case.network, to=to, about=case.network, answers=case.answers),)
        if to
        else ()
    )
    return Carried(outcome=Outcome(records=(switched,), letters=letters))


def help_(case: Case, _wish: Help) -> Carried:
    """Tell a member what can be written to us."""
    person = case.author.person
    to = Recipient.at(person) if person else None
    if to is None:
        return Carried(why=Why.STRANGER)
    letter = HelpLetter(network=case.network, to=to, about=case.network, answers=case.answers)
    return Carried(outcome=Outcome(letters=(letter,)))
