"""Seeing to a duty of the year wheel: the letters that it comes to, by a word or by itself."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from nimsmail.network import inviting, preparing
from nimsmail.network.aftermath import Materials, Thanks
from nimsmail.network.audience import Audience, audience_of
from nimsmail.network.case import Carried, Case
from nimsmail.network.dispatch import Plan
from nimsmail.network.duties import ENDED, Fate, Seen, Task, review_key, seen, task_named
from nimsmail.network.house import House
from nimsmail.network.intents import SeeTo
from nimsmail.network.meeting_texts import text_of
from nimsmail.network.meetings import Invitation, Reminder
from nimsmail.network.outbox import UNDELIVERED, Item
from nimsmail.network.outcome import Outcome
from nimsmail.network.records import Books
from nimsmail.network.reviews import Review, Stage, Why
from nimsmail.network.runup import DecideNow, Practical, SaveTheDate

Plans = Callable[[Books, House, Task, datetime], Plan]


def plan_of(books: Books, house: House, task: Task, now: datetime) -> Plan | None:
    """Plan the letters of a duty; None where it is the coordinator's own to do.

    It is theirs, too, as long as a letter lacks the words that only they can write.
    """
    if not task.duty.to or is_wanting(books, task):
        return None
    return PLANS[task.duty.key](books, house, task, now)


def kind_of(task: Task) -> str | None:
    """Return the kind of letter that a duty sends, or None where it sends none."""
    return _KINDS.get(task.duty.key) if task.duty.to else None


def is_wanting(books: Books, task: Task) -> bool:
    """Tell whether the duty waits for a text of the coordinator's."""
    return task.duty.key == Materials.kind and not text_of(books, task.meeting.key, "materials")


def is_done_by_hand(books: Books, task: Task) -> bool:
    """Tell whether the coordinator has invited already, to some at least.

    Whom they left out they may have left out on purpose. All other letters know by
    themselves who has them.
    """
    return task.duty.key == "invitation" and any(
        item.kind == Invitation.kind and item.state not in UNDELIVERED
        for item in books.find(Item, "about", task.meeting.key)
    )


def approved(books: Books, house: House, task: Task, now: datetime) -> Outcome:
    """See to a duty by the coordinator's word: its letters, and that it was done."""
    plan = plan_of(books, house, task, now)
    letters = plan.outcome if plan is not None else Outcome()
    return letters + settled(books, task, Fate.DONE, now)


def settled(books: Books, task: Task, fate: Fate, now: datetime) -> Outcome:
    """Note what became of a duty; a question about it that is still open is closed."""
    records: tuple[Seen | Review, ...] = (seen(task, fate, now),)
    review = books.get(Review, review_key(task.key))
    if review is not None and review.stage is not Stage.RESOLVED:
        closed = replace(review, stage=Stage.RESOLVED, resolved=now, resolution=str(fate))
        records = (*records, closed)
    return Outcome(records=records, notes=(f"duty {task.key}: {fate}",))


def see_to(case: Case, wish: SeeTo) -> Carried:
    """Carry out the coordinator's yes to what the wheel has asked; nobody else's."""
    if not case.is_overruled:
        return Carried(why=Why.NO_RULE)
    key = f"{wish.meeting}/{wish.duty}"
    task = task_named(case.books, case.house, key, case.now)
    if task is None:
        return Carried(why=Why.NO_SUBJECT_MATTER)
    if task.fate in ENDED or case.now >= task.not_after:
        return Carried(why=Why.TOO_LATE)
    return Carried(outcome=approved(case.books, case.house, task, case.now))


# -- the letters of each duty -----------------------------------------------------------------


def _audience(books: Books, house: House, task: Task) -> Audience:
    """Find whom the duty writes to: the network, or those of the meeting who answered so."""
    meeting = task.meeting
    terms = (
        meeting.network if to == "all" else f"meeting/{meeting.key}:{to}" for to in task.duty.to
    )
    return audience_of(books, house, " + ".join(terms))


def _save_the_date(books: Books, house: House, task: Task, now: datetime) -> Plan:
    return preparing.save_the_date(books, house, task.meeting, _audience(books, house, task))


def _invitation(books: Books, house: House, task: Task, now: datetime) -> Plan:
    return inviting.invite(books, house, task.meeting, _audience(books, house, task))


def _reminder(books: Books, house: House, task: Task, now: datetime) -> Plan:
    return preparing.remind(books, house, task.meeting, now)


def _decide_now(books: Books, house: House, task: Task, now: datetime) -> Plan:
    return preparing.decide_now(books, house, task.meeting, _audience(books, house, task))


def _practical(books: Books, house: House, task: Task, now: datetime) -> Plan:
    paper = text_of(books, task.meeting.key, "practical")
    text, version = (paper.text, paper.version) if paper else ("", 1)
    whom = _audience(books, house, task)
    return preparing.practical(books, house, task.meeting, whom, text, version)


def _thanks(books: Books, house: House, task: Task, now: datetime) -> Plan:
    return preparing.thanks(books, house, task.meeting, _audience(books, house, task))


def _materials(books: Books, house: House, task: Task, now: datetime) -> Plan:
    paper = text_of(books, task.meeting.key, "materials")
    assert paper is not None
    whom = _audience(books, house, task)
    return preparing.materials(books, house, task.meeting, whom, paper.text, paper.version)


PLANS: dict[str, Plans] = {
    "save-the-date": _save_the_date,
    "invitation": _invitation,
    "reminder": _reminder,
    "decide-now": _decide_now,
    "practical": _practical,
    "thanks": _thanks,
    "materials": _materials,
}
_KINDS = {
    "save-the-date": SaveTheDate.kind,
    "invitation": Invitation.kind,
    "reminder": Reminder.kind,
    "decide-now": DecideNow.kind,
    "practical": Practical.kind,
    "thanks": Thanks.kind,
    "materials": Materials.kind,
}
