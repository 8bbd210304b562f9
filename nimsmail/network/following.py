"""What becomes of a wish to hear of a programme's deadlines, or no more of them."""

from dataclasses import replace

from nimsmail.network.case import Carried, Case
from nimsmail.network.follows import (
    Following,
    following_of,
    named,
    thing,
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
    if person is None or refusal is not None:
        return Carried(why=refusal)
    things = _things(wish.programmes)
    if not things:
        return Carried(why=Why.UNSURE)
    after = with_more(following_of(case.books, case.network, person), things, case.now)
    membership = case.membership(person)
    assert membership is not None
    # Who asks for alerts takes them again, if they had said that they wanted none.
    takes = tuple(dict.fromkeys((*membership.subscriptions, "alerts")))
    again = () if takes == membership.subscriptions else (replace(membership, subscriptions=takes),)
    return case.noted(_noted("follow", person, things), after, *again, about=case.network)


def unfollow(case: Case, wish: Unfollow) -> Carried:
    """Follow these programmes no longer, also where their organisation does."""
    person, refusal = case.person, case.refusal
    if person is None or refusal is not None:
        return Carried(why=refusal)
    things = _things(wish.programmes)
    if not things:
        return Carried(why=Why.UNSURE)
    after: Following = with_less(following_of(case.books, case.network, person), things)
    return case.noted(_noted("unfollow", person, things), after, about=case.network)


def _things(programmes: tuple[str, ...]) -> tuple[str, ...]:
    """Return what is meant by each, or nothing where one of them says nothing to us."""
    found = tuple(thing(each) for each in programmes)
    return tuple(each for each in found if each is not None) if None not in found else ()


def _noted(do: str, person: Person, things: tuple[str, ...]) -> Noted:
    return Noted(do=do, items=tuple(named(each, person.language) for each in things))
