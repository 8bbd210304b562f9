"""Minding the year wheel: what falls due around the meetings is done, asked for, or dropped.

A duty is seen to in an office hour of its network, so that nothing goes out on a Sunday or
at night, and no more than one letter to many leaves a network on one day: what was missed
while nobody minded the clock is caught up once and not in a burst.
"""

from datetime import datetime
from itertools import groupby

from nimsmail.network.dispatch import Plan
from nimsmail.network.duties import Fate, TakenUp, Task, review_key, seen, tasks
from nimsmail.network.house import House
from nimsmail.network.intents import SeeTo, to_plain
from nimsmail.network.outcome import Outcome
from nimsmail.network.performing import (
    approved,
    is_done_by_hand,
    is_wanting,
    plan_of,
    settled,
)
from nimsmail.network.preparing import HAS_IT, TOO_SOON
from nimsmail.network.records import Books
from nimsmail.network.reviews import Review, Why


def minded(books: Books, house: House, now: datetime) -> Outcome:
    """See to every duty of the wheels that is due."""
    outcome = Outcome()
    for _, of_network in groupby(tasks(books, house, now), lambda t: t.meeting.network):
        found = sorted(of_network, key=lambda each: each.at)
        outcome += _taken_up(books, found, now)
        is_busy = any(_went_out_today(house, each, now) for each in found)
        for task in found:
            done = _seen_to(books, house, task, now, is_busy=is_busy)
            is_busy = is_busy or any(each.bulk for each in done.letters)
            outcome += done
    return outcome


def next_duty(books: Books, house: House, now: datetime) -> datetime | None:
    """Return when the next duty falls due: `now` where one is, None where none is to come."""
    ahead = (t.at for t in tasks(books, house, now) if t.fate in (Fate.AHEAD, Fate.DUE))
    return min((max(at, now) for at in ahead), default=None)


def _taken_up(books: Books, found: list[Task], now: datetime) -> Outcome:
    """Note from when on the wheel turns for each meeting."""
    keys = dict.fromkeys(task.meeting.key for task in found)
    new = (key for key in keys if books.get(TakenUp, key) is None)
    return Outcome(records=tuple(TakenUp(key=key, at=now) for key in new))


def _went_out_today(house: House, task: Task, now: datetime) -> bool:
    if task.seen is None or task.fate is not Fate.DONE or not task.duty.to:
        return False
    zone = house.networks[task.meeting.network].timezone
    return task.seen.astimezone(zone).date() == now.astimezone(zone).date()


def _seen_to(books: Books, house: House, task: Task, now: datetime, *, is_busy: bool) -> Outcome:
    if task.fate not in (Fate.DUE, Fate.ASKED):
        return Outcome()
    if now >= task.not_after:
        return _dropped(books, house, task, now)
    network = house.networks[task.meeting.network]
    assert network.wheel is not None
    if task.fate is Fate.ASKED or not network.wheel.is_office_hour(now, network.timezone):
        return Outcome()
    if is_done_by_hand(books, task):
        return settled(books, task, Fate.BY_HAND, now)
    plan = plan_of(books, house, task, now)
    if plan is not None and not plan.letters:
        return _without_letters(books, task, plan, now)
    if task.mode == "ask" or plan is None:
        return _asked(books, task, plan, now)
    return Outcome() if is_busy else approved(books, house, task, now)


def _without_letters(books: Books, task: Task, plan: Plan, now: datetime) -> Outcome:
    """See to a duty that nobody would get a letter of: done already, too soon, or in vain.

    It is too soon to remind whom nobody has invited yet, or only these days.
    """
    reasons = {each.why for each in plan.left_out}
    if TOO_SOON in reasons or (task.duty.to == ("silent",) and not reasons):
        return Outcome()
    by_hand = HAS_IT in reasons
    return settled(books, task, Fate.BY_HAND if by_hand else Fate.NOBODY, now)


def _asked(books: Books, task: Task, plan: Plan | None, now: datetime) -> Outcome:
    """Put a duty before the coordinator: a yes sees to it."""
    letters = None if plan is None else len(plan.letters)
    wish = SeeTo(meeting=task.meeting.key, duty=task.duty.key, letters=letters)
    review = Review(
        key=review_key(task.key),
        network=task.meeting.network,
        received=now,
        why=Why.DUTY,
        subject=task.meeting.title,
        # Without its text there is nothing that a yes could send.
        suggestion=() if is_wanting(books, task) else (to_plain(wish),),
        details=(task.duty.key, task.meeting.key),
    )
    return Outcome(
        records=(seen(task, Fate.ASKED, now),),
        reviews=(review,),
        notes=(f"duty {task.key}: asked",),
    )


def _dropped(books: Books, house: House, task: Task, now: datetime) -> Outcome:
    """Let go of a duty that has lost its sense, and own up to it."""
    missed = Review(
        key=f"missed/{task.key}",
        network=task.meeting.network,
        received=now,
        why=Why.MISSED,
        subject=task.meeting.title,
        details=(task.duty.key, task.meeting.key),
    )
    told = (missed,) if _is_missed(books, house, task, now) else ()
    return settled(books, task, Fate.DROPPED, now) + Outcome(reviews=told)


def _is_missed(books: Books, house: House, task: Task, now: datetime) -> bool:
    """Tell whether somebody would have had a letter: what was asked for in vain is known of."""
    plan = plan_of(books, house, task, now) if task.fate is Fate.DUE else None
    return plan is not None and bool(plan.letters)
