"""Minutes: a draft from the agenda and the attendance, the chair's word, the members', the end."""

import re
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from hashlib import sha256
from typing import ClassVar

from nimsmail.network.actions import actions_in
from nimsmail.network.audience import Audience
from nimsmail.network.chairs import chairs_of
from nimsmail.network.dispatch import Plan, plan_for, tries
from nimsmail.network.granting import paper_of
from nimsmail.network.house import House
from nimsmail.network.letters import Letter, Recipient
from nimsmail.network.meetings import Meeting
from nimsmail.network.outbox import UNDELIVERED, Item
from nimsmail.network.outcome import Outcome
from nimsmail.network.papers import gets
from nimsmail.network.people import Person, membership_of
from nimsmail.network.presenting import CannotPresent
from nimsmail.network.records import Books
from nimsmail.network.submissions import (
    Circle,
    MinutesApproval,
    Submission,
    ended,
    latest,
    submission_key,
)

_CHAIR_HAS = timedelta(days=30)  # for minutes no day is fixed by which they must have gone
_LEVEL = re.compile(r"^#\s+.+\n+")


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesSent(Letter):
    """Here are the minutes, as they were approved; for members and board."""

    kind: ClassVar[str] = "minutes"
    bulk: ClassVar[bool] = True

    meeting: Meeting
    version: int
    text: str


def to_chair(books: Books, meeting: Meeting, text: str, now: datetime) -> Outcome:
    """Send draft minutes to the chair; the same text again is refused, another is a version."""
    chairs = chairs_of(books, meeting.network)
    if not chairs:
        raise CannotPresent(
            f"nobody is in the chair of {meeting.network}; give somebody the role with "
            "nimsmail member role WHO chair"
        )
    newest = latest(books, meeting.key, "minutes")
    if newest is not None and newest.text == text and newest.open and newest.circle == "chair":
        raise CannotPresent(
            f"version {newest.version} lies with the chair as it is; they are reminded by "
            "themselves, and minutes approve takes their word by phone"
        )
    version = _version(meeting, "chair", text, newest, now, now + _CHAIR_HAS)
    found = (minutes_letter(version, meeting, person) for person in chairs)
    letters = tuple(letter for letter in found if letter is not None)
    if not letters:
        raise CannotPresent("nobody in the chair can be written to; see nimsmail member show")
    return Outcome(records=(version, *_taken_back(newest, now)), letters=letters)


def by_phone(books: Books, meeting: Meeting, text: str | None, now: datetime) -> Submission:
    """Return the minutes that the chair approves by phone: what lies there, or this text."""
    newest = latest(books, meeting.key, "minutes")
    if text is not None and (newest is None or newest.text != text):
        return _version(meeting, "chair", text, newest, now, now + _CHAIR_HAS)
    if newest is None or newest.fate != "waiting":
        raise CannotPresent(
            f"no minutes of {meeting.key} wait for approval; send some with "
            "nimsmail minutes send-to-chair"
        )
    return newest


def minutes_letter(
    matter: Submission, meeting: Meeting, person: Person, reminder: int = 0
) -> MinutesApproval | None:
    """Return the letter that asks somebody in the chair to approve minutes."""
    to = Recipient.at(person)
    return _approval(matter, meeting, to, silence=False, reminder=reminder) if to else None


def _approval(
    matter: Submission, meeting: Meeting, to: Recipient, *, silence: bool, reminder: int = 0
) -> MinutesApproval:
    return MinutesApproval(
        network=matter.network,
        to=to,
        about=matter.key,
        round=reminder + 1,
        meeting=meeting,
        circle=matter.circle,
        version=matter.version,
        text=matter.text,
        until=matter.until,
        silence=silence,
        reminder=reminder,
    )


def circulate(
    books: Books, house: House, meeting: Meeting, audience: Audience, now: datetime
) -> Plan:
    """Plan to send the minutes that the chair approved to the members, for objections."""
    with_members = latest(books, meeting.key, "minutes")
    lies_there = with_members is not None and with_members.circle == "members"
    newest = _agreed(books, meeting, "the chair has", is_enough=lies_there)
    procedure = house.networks[meeting.network].procedure
    zone = house.networks[meeting.network].timezone
    if newest.circle == "chair":
        day = now.astimezone(zone).date() + timedelta(days=procedure.objections)
        until = datetime.combine(day, time(23, 59), zone).astimezone(now.tzinfo)
        matter = _version(meeting, "members", newest.text, newest, now, until)
    else:
        matter = newest
    has_it = _holding(books, matter.key, MinutesApproval.kind)
    silence = procedure.minutes == "silence"

    def objection(person: Person) -> str | None:
        membership = membership_of(books, meeting.network, person.key)
        if membership is None or not gets(membership, "agenda"):
            return "gets the minutes when they are final"
        return "has them already" if person.key in has_it else None

    plan = plan_for(
        books,
        audience,
        meeting.title,
        None,
        objection,
        lambda to: _approval(matter, meeting, to, silence=silence),
    )
    return replace(plan, records=(matter,))


def finish(
    books: Books,
    house: House,
    meeting: Meeting,
    audience: Audience,
    text: str | None,
    now: datetime,
) -> Plan:
    """Plan to send the minutes to members and board, and keep them as a paper.

    They must be approved. With another text, in which objections are met, the secretary
    answers for it: it is a new version, and the letter says so.
    """
    newest = _agreed(books, meeting, "the members have")
    if newest.circle == "chair":
        raise CannotPresent(
            f"the minutes of {meeting.key} have not been with the members yet: "
            "nimsmail minutes circulate"
        )
    final = newest
    if text is not None and text != newest.text:
        final = ended(
            _version(meeting, "members", text, newest, now, newest.until), "approved", now, "phone"
        )
    paper = paper_of(house, meeting, final, now, draft=False)
    has_it = _holding(books, final.key, MinutesSent.kind)
    failed = tries(books, final.key, MinutesSent.kind)

    def objection(person: Person) -> str | None:
        membership = membership_of(books, meeting.network, person.key)
        if membership is None or not gets(membership, "minutes"):
            return "gets no minutes"
        return "has them already" if person.key in has_it else None

    plan = plan_for(
        books,
        audience,
        meeting.title,
        MinutesSent.subscription,
        objection,
        lambda to: MinutesSent(
            network=meeting.network,
            to=to,
            about=final.key,
            meeting=meeting,
            version=final.version,
            text=untitled(final.text),
            round=failed[to.person] + 1,
        ),
    )
    actions = actions_in(books, meeting, final.text, now)
    return replace(plan, records=(final, paper, *actions))


def untitled(text: str) -> str:
    """Return Markdown without the heading that a letter's own subject says.

    >>> untitled("# Referat\\n\\nTekst")
    'Tekst'
    """
    return _LEVEL.sub("", text, count=1)


def _agreed(books: Books, meeting: Meeting, whose: str, *, is_enough: bool = False) -> Submission:
    """Return the approved minutes; with `is_enough`, also those that lie with the members."""
    newest = latest(books, meeting.key, "minutes")
    if newest is not None and (newest.fate == "approved" or (is_enough and newest.open)):
        return newest
    raise CannotPresent(
        f"{whose} to approve the minutes of {meeting.key} first; nothing goes out before"
    )


def _version(
    meeting: Meeting,
    circle: Circle,
    text: str,
    newest: Submission | None,
    now: datetime,
    until: datetime,
) -> Submission:
    number = newest.version + 1 if newest else 1
    return Submission(
        key=submission_key(meeting.key, "minutes", number),
        network=meeting.network,
        meeting=meeting.key,
        what="minutes",
        circle=circle,
        version=number,
        text=text,
        digest=sha256(text.encode()).hexdigest(),
        sent=now,
        until=until,
        open=meeting.network,
    )


def _taken_back(newest: Submission | None, now: datetime) -> tuple[Submission, ...]:
    return (ended(newest, "replaced", now),) if newest is not None and newest.open else ()


def _holding(books: Books, about: str, kind: str) -> frozenset[str | None]:
    items = (item for item in books.find(Item, "about", about) if item.kind == kind)
    return frozenset(item.person for item in items if item.state not in UNDELIVERED)
