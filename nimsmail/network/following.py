"""What becomes of a wish to hear of a programme's deadlines, or no more of them."""

from dataclasses import replace

from nimsmail.network.case import Carried, Case
from nimsmail.network.follows import (
    Following,
    following_of,
    joins,
    named,
    things,
    with_less,
    with_more,
)
from nimsmail.network.intents import Follow, Unfollow
from nimsmail.network.people import Person
from nimsmail.network.receipts import Noted
from nimsmail.network.reviews import Why


def follow(case: Case, wish: Follow) -> Carried:
    """Follow these programmes from now on, beside those that are followed already."""
    person, refusal = case.person, case.refusal
    if person is None and joins(case.reply):
        return Carried()  # the sign-up remembers it
    if person is None or refusal is not None:
        return Carried(why=refusal)
    meant = things(wish.programmes)
    if not meant:
        return Carried(why=Why.UNSURE)
    after = with_more(following_of(case.books, case.network, person), meant, case.now)
    membership = case.membership(person)
    assert membership is not None
    # Who asks for alerts takes them again, if they had said that they wanted none.
    takes = tuple(dict.fromkeys((*membership.subscriptions, "alerts")))
    again = () if takes == membership.subscriptions else (replace(membership, subscriptions=takes),)
    return case.noted(_noted("follow", person, meant), after, *again, about=case.network)


def unfollow(case: Case, wish: Unfollow) -> Carried:
    """Follow these programmes no longer, also where their organisation does."""
    person, refusal = case.person, case.refusal
    if person is None or refusal is not None:
        return Carried(why=refusal)
    meant = things(wish.programmes)
    if not meant:
        return Carried(why=Why.UNSURE)
    after: Following = with_less(following_of(case.books, case.network, person), meant)
    return case.noted(_noted("unfollow", person, meant), after, about=case.network)


def _noted(do: str, person: Person, meant: tuple[str, ...]) -> Noted:
    return Noted(do=do, items=tuple(named(each, person.language) for each in meant))
