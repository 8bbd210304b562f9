"""Votes and themes, and answers to papers."""

from nimsmail.network.intents import Amend, Approve, Comment, SuggestTheme, Vote
from nimsmail.reading.asked.choices import choices_in
from nimsmail.reading.asked.hearing import Hearing


def ask_vote(hearing: Hearing) -> None:
    """Say what is chosen on a ballot."""
    voting = hearing.with_("vote")
    themes = hearing.view.answering.themes
    if voting:
        texts = [hearing.view.sentences[n].text for n in voting]
        choices, doubt = choices_in(texts, themes)
        hearing.ask(Vote(choices=choices), voting, doubt)


def ask_themes(hearing: Hearing) -> None:
    """Say which themes are suggested: one each."""
    for number in hearing.with_("theme"):
        hearing.ask(SuggestTheme(text=hearing.text([number])), [number])


def ask_approve(hearing: Hearing) -> None:
    """Say that what was sent is approved, unless something in it is to be changed."""
    numbers = hearing.with_("approve")
    if hearing.view.kind == "consultation":
        return
    if numbers and not hearing.with_("amend"):
        hearing.ask(Approve(), numbers)


def ask_amend(hearing: Hearing) -> None:
    """Say what is to be changed in what was sent."""
    numbers = hearing.with_("amend")
    if numbers and hearing.view.kind != "consultation":
        hearing.ask(Amend(text=hearing.text(numbers)), numbers)


def ask_comment(hearing: Hearing) -> None:
    """To agree is an answer to a consultation like any other."""
    heeded = (
        ("comment", "approve", "amend") if hearing.view.kind == "consultation" else ("comment",)
    )
    if numbers := hearing.with_(*heeded):
        hearing.ask(Comment(text=hearing.text(numbers)), numbers)
