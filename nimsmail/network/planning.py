"""Planning a meeting: what must hold before anybody is told of it."""

import re
from dataclasses import replace
from datetime import datetime

from nimsmail.network.ballots import Ballot
from nimsmail.network.house import House
from nimsmail.network.meetings import Meeting
from nimsmail.network.records import Books

# Audiences write `meeting/KEY:yes` and part terms at blanks and plus signs.
_KEY = re.compile(r"[a-z0-9]+(?:[-._/][a-z0-9]+)*")
_LONGEST = 60
_LINK = re.compile(r"https://[!-~]{3,2000}")


class CannotPlan(ValueError):
    """The meeting cannot be as it was said; the text says what to change."""


def planned(books: Books, house: House, meeting: Meeting, now: datetime) -> Meeting:
    """Return `meeting` if it can be planned so, or raise CannotPlan."""
    if not _KEY.fullmatch(meeting.key) or len(meeting.key) > _LONGEST:
        raise CannotPlan(
            f"“{meeting.key}” is no key for a meeting; write small letters, digits and hyphens, "
            "such as nims-2027-03"
        )
    if meeting.key in house.networks:
        raise CannotPlan(f"“{meeting.key}” is the key of a network; add e.g. the year to it")
    if books.get(Meeting, meeting.key) is not None:
        raise CannotPlan(f"there is a meeting “{meeting.key}” already; choose another key")
    if books.get(Ballot, meeting.key) is not None:
        raise CannotPlan(f"“{meeting.key}” is the key of a ballot; add e.g. the month to it")
    _refuse(*_times(meeting, now), *_house(meeting))
    return meeting


def replanned(before: Meeting, meeting: Meeting, now: datetime) -> Meeting:
    """Return `meeting` if `before` can be moved or changed to it, or raise CannotPlan.

    A day to answer by that the new time leaves no sense to is dropped.
    """
    if before.starts != meeting.starts and before.answer_by == meeting.answer_by:
        due = meeting.answer_by
        if due is not None and not now < due < meeting.starts:
            meeting = replace(meeting, answer_by=None)
    if before == meeting:
        raise CannotPlan(f"{meeting.key} is so already; say what is to be new")
    is_moved = (before.starts, before.ends) != (meeting.starts, meeting.ends)
    due_is_new = before.answer_by != meeting.answer_by
    times = _times(meeting, now) if is_moved or due_is_new else []
    _refuse(*times, *_house(meeting))
    return meeting


def _refuse(*faults: tuple[bool, str]) -> None:
    for wrong, remedy in faults:
        if wrong:
            raise CannotPlan(remedy)


def _house(meeting: Meeting) -> list[tuple[bool, str]]:
    link, capacity = meeting.link, meeting.capacity
    return [
        (
            capacity is not None and capacity < 1,
            "a meeting has room for one at least; see --capacity",
        ),
        (
            bool(link) and not _LINK.fullmatch(link),
            "the link must begin with https:// and hold no blanks; change --link",
        ),
    ]


def _times(meeting: Meeting, now: datetime) -> list[tuple[bool, str]]:
    due = meeting.answer_by
    return [
        (meeting.ends <= meeting.starts, "the meeting ends before it starts; change --ends"),
        (meeting.starts <= now, "the meeting would start in the past; change --starts"),
        (
            due is not None and due >= meeting.starts,
            "answers are wanted before the meeting starts; change --answer-by",
        ),
        (
            due is not None and due <= now,
            "the day to answer by is over already; change --answer-by",
        ),
    ]
