"""Planning a meeting: what must hold before anybody is invited."""

import re
from datetime import datetime

from nimsmail.network.ballots import Ballot
from nimsmail.network.house import House
from nimsmail.network.meetings import Meeting
from nimsmail.network.records import Books

# Audiences write `meeting/KEY:yes` and part terms at blanks and plus signs.
_KEY = re.compile(r"[a-z0-9]+(?:[-._/][a-z0-9]+)*")
_LONGEST = 60


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
    for wrong, remedy in _times(meeting, now):
        if wrong:
            raise CannotPlan(remedy)
    return meeting


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
