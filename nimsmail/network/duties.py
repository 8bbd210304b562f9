"""The duties of the meetings that are planned: when each falls due, and what became of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from nimsmail.network.house import House, Network
from nimsmail.network.meetings import Meeting
from nimsmail.network.records import Books, Record
from nimsmail.network.reviews import Review
from nimsmail.network.wheels import Duty, Mode, Wheel, times

# How long after a meeting its duties are still looked at.
_LOOK_BACK = timedelta(days=120)


class Fate(StrEnum):
    """What became of a duty."""

    AHEAD = "ahead"  # its time has not come
    DUE = "due"  # it has, and the clock will see to it in the next office hour
    ASKED = "asked"  # the coordinator has been asked
    DONE = "done"
    BY_HAND = "by-hand"  # the coordinator did it without being asked
    NOBODY = "nobody"  # there was nobody to write to
    SKIPPED = "skipped"  # the coordinator has said no
    DROPPED = "dropped"  # it was missed, and has lost its sense


ENDED = frozenset({Fate.DONE, Fate.BY_HAND, Fate.NOBODY, Fate.SKIPPED, Fate.DROPPED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen(Record):
    """That a duty was seen to, and how; keyed `meeting/duty`. So nothing of it comes twice.

    `starts` is when the meeting was to start then: moved, it has some duties once more.
    """

    table: ClassVar[str] = "duties"
    indexes: ClassVar[tuple[str, ...]] = ("meeting",)

    meeting: str
    duty: str
    fate: Fate
    at: datetime
    starts: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenUp(Record):
    """When the wheel began to turn for a meeting; keyed as the meeting.

    What had lost its sense by then was never missed: nobody had asked for it.
    """

    table: ClassVar[str] = "wheels"

    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One duty of one meeting, as it stands, keyed `meeting/duty`.

    It is due `at` and makes sense until `not_after`, both UTC. `seen` is when its fate
    was decided, None while nothing was done about it.
    """

    key: str
    meeting: Meeting
    duty: Duty
    mode: Mode
    at: datetime
    not_after: datetime
    fate: Fate
    seen: datetime | None = None


def review_key(task: str) -> str:
    """Return the key of the review that asks for the word on a duty.

    >>> review_key("nims-2027-03/invitation")
    'duty/nims-2027-03/invitation'
    """
    return f"duty/{task}"


def tasks_of(books: Books, network: Network, meeting: Meeting, now: datetime) -> tuple[Task, ...]:
    """Return every duty of `meeting`, in the order they fall due; none of a cancelled one."""
    if network.wheel is None or meeting.cancelled:
        return ()
    up = books.get(TakenUp, meeting.key)
    since = up.at if up else now
    kept = {each.duty: each for each in books.find(Seen, "meeting", meeting.key)}
    return tuple(
        _task(books, network.wheel, meeting, duty, at, kept.get(duty.key), since, now)
        for duty, at in times(network.wheel, meeting.starts, network.timezone)
    )


def tasks(books: Books, house: House, now: datetime) -> Iterator[Task]:
    """Go through the duties of all meetings that are planned, or were not long ago."""
    for network in house.networks.values():
        if network.wheel is not None:
            for meeting in books.find(Meeting, "network", network.key):
                if now - meeting.ends < _LOOK_BACK:
                    yield from tasks_of(books, network, meeting, now)


def task_named(books: Books, house: House, key: str, now: datetime) -> Task | None:
    """Find the duty with this key, `meeting/duty`, whatever became of it."""
    meeting = books.get(Meeting, key.rpartition("/")[0])
    network = house.networks.get(meeting.network) if meeting else None
    if meeting is None or network is None:
        return None
    found = (each for each in tasks_of(books, network, meeting, now) if each.key == key)
    return next(found, None)


def seen(task: Task, fate: Fate, now: datetime) -> Seen:
    """Return the record that `task` was seen to."""
    return Seen(
        key=task.key,
        meeting=task.meeting.key,
        duty=task.duty.key,
        fate=fate,
        at=now,
        starts=task.meeting.starts,
    )


def _task(
    books: Books,
    wheel: Wheel,
    meeting: Meeting,
    duty: Duty,
    at: datetime,
    kept: Seen | None,
    since: datetime,
    now: datetime,
) -> Task:
    if kept is not None and duty.again and kept.starts != meeting.starts:
        kept = None  # the meeting was moved
    not_after = _not_after(meeting, duty, at)
    if kept is not None:
        fate = _fate(books, kept)
    elif not_after <= since:
        fate = Fate.DROPPED
    else:
        fate = Fate.AHEAD if now < at else Fate.DUE
    return Task(
        key=f"{meeting.key}/{duty.key}",
        meeting=meeting,
        duty=duty,
        mode=wheel.mode_of(duty),
        at=at,
        not_after=not_after,
        fate=fate,
        seen=kept.at if kept else None,
    )


def _fate(books: Books, kept: Seen) -> Fate:
    """Return what became of a duty; a question that was closed without it is a no."""
    if kept.fate is not Fate.ASKED:
        return kept.fate
    review = books.get(Review, review_key(kept.key))
    return Fate.SKIPPED if review is not None and review.resolved else Fate.ASKED


def _not_after(meeting: Meeting, duty: Duty, at: datetime) -> datetime:
    end = at + timedelta(days=duty.grace)
    return min(end, meeting.starts) if duty.at.number < 0 else end
