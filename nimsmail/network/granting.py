"""What follows from a word on a submission: approved as it is, or changed and so approved.

The chair's clear changes are the chair's word as well: the agenda as it then reads is
approved, and the chair gets it back in full. It waits for another word only where the chair
wants to see it again, or where a part of the changes was not clear.
"""

from dataclasses import replace
from datetime import datetime

from nimsmail.network.amendments import Amended
from nimsmail.network.chairs import chairs_of
from nimsmail.network.house import House
from nimsmail.network.letters import Answered, Letter, Recipient
from nimsmail.network.meetings import Meeting
from nimsmail.network.orders import Order
from nimsmail.network.outcome import Outcome
from nimsmail.network.papers import Paper, PaperKind, kept, paper_key
from nimsmail.network.people import Person
from nimsmail.network.points import as_markdown, changes_between, digest_of
from nimsmail.network.records import Books
from nimsmail.network.submissions import (
    AgendaApproval,
    ApprovalReceipt,
    ChairAnswered,
    Submission,
    ended,
    submission_key,
)

_TITLES: dict[str, dict[str, str]] = {
    "da": {"agenda": "Dagsorden", "minutes": "Referat"},
    "en": {"agenda": "Agenda", "minutes": "Minutes"},
}


def approved(
    books: Books,
    house: House,
    submission: Submission,
    now: datetime,
    *,
    by: Person | str,
    answers: Answered | None = None,
) -> Outcome:
    """Let a submission be approved, keep its paper, and tell the coordinators what is next."""
    meeting = meeting_of(books, submission)
    who, name = (by.key, by.name) if isinstance(by, Person) else (by, by)
    done = ended(submission, "approved", now, who, answers.mail if answers else "")
    records = (done, paper_of(house, meeting, done, now, draft=done.what == "minutes"))
    letters = told(house, meeting, done, name)
    if isinstance(by, Person):
        letters = (*letters, *_receipt(by, meeting, done, answers))
    return Outcome(records=records, letters=letters, notes=(f"{done.key} approved",))


def changed(
    books: Books,
    house: House,
    submission: Submission,
    result: Amended,
    now: datetime,
    *,
    by: Person,
    answers: Answered,
) -> Outcome:
    """Let the chair's changes stand as a new version of the agenda."""
    meeting = meeting_of(books, submission)
    order = books.get(Order, meeting.key)
    assert order is not None
    order = replace(order, points=result.points, drafted=now)
    before = ended(submission, "changed", now, by.key, answers.mail)
    if result.unclear:
        letter = _receipt(by, meeting, before, answers, result)
        return Outcome(records=(before, order), letters=letter, notes=("changed in part",))
    version = next_version(submission, result, now)
    records = (before, order, paper_of(house, meeting, version, now, draft=result.again))
    if result.again:
        letters = asked_again(books, version, meeting, by, answers)
        return Outcome(
            records=(*records, version), letters=letters, notes=("changed; shown again",)
        )
    final = ended(version, "approved", now, by.key, answers.mail)
    letters = (
        *told(house, meeting, final, by.name),
        *_receipt(by, meeting, final, answers, result),
    )
    return Outcome(records=(*records, final), letters=letters, notes=("changed and approved",))


def next_version(submission: Submission, result: Amended, now: datetime) -> Submission:
    """Return the agenda as it then reads, as a version of its own that waits."""
    number = submission.version + 1
    return replace(
        submission,
        key=submission_key(submission.meeting, submission.what, number),
        version=number,
        points=result.points,
        digest=digest_of(result.points),
        changes=changes_between(submission.points, result.points),
        sent=now,
        reminders=0,
        told=False,
    )


def asked_again(
    books: Books, version: Submission, meeting: Meeting, by: Person, answers: Answered
) -> tuple[Letter, ...]:
    """Show a new version to everybody in the chair; to the one who wrote as the answer."""
    letters = []
    for person in chairs_of(books, version.network):
        letter = approval_letter(version, meeting, person)
        if letter is not None:
            own = person.key == by.key
            letters.append(replace(letter, answers=answers) if own else letter)
    return tuple(letters)


def approval_letter(
    submission: Submission, meeting: Meeting, person: Person, reminder: int = 0
) -> AgendaApproval | None:
    """Return the letter that asks `person` to approve an agenda."""
    to = Recipient.at(person)
    if to is None:
        return None
    return AgendaApproval(
        network=submission.network,
        to=to,
        about=submission.key,
        round=reminder + 1,
        meeting=meeting,
        version=submission.version,
        points=submission.points,
        changes=submission.changes,
        until=submission.until,
        reminder=reminder,
    )


def meeting_of(books: Books, submission: Submission) -> Meeting:
    """Return the meeting of a submission; meetings are never forgotten."""
    meeting = books.get(Meeting, submission.meeting)
    assert meeting is not None
    return meeting


def paper_of(
    house: House, meeting: Meeting, submission: Submission, now: datetime, *, draft: bool
) -> Paper:
    """Return a version as the paper that is kept; the newest takes the place of the others."""
    network = house.networks[meeting.network]
    on = meeting.starts.astimezone(network.timezone).date()
    kind: PaperKind = submission.what
    text = submission.text or as_markdown(submission.points)
    return kept(
        Paper(
            key=f"{paper_key(meeting.network, kind, on, False)}/{meeting.key}",
            network=meeting.network,
            kind=kind,
            title=f"{_TITLES[network.language][kind]}: {meeting.title}",
            on=on,
            text=text,
            meeting=meeting.key,
            version=submission.version,
            draft=draft,
            added=now,
            source=submission.key,
        )
    )


def told(house: House, meeting: Meeting, submission: Submission, by: str) -> tuple[Letter, ...]:
    """Tell the coordinators that there is an answer, and what it allows them to do."""
    network = house.networks[meeting.network]
    return tuple(
        ChairAnswered(
            network=network.key,
            to=Recipient(name=who.name, address=who.address, language=network.language),
            about=submission.key,
            what=submission.what,
            circle=submission.circle,
            meeting=meeting,
            version=submission.version,
            approved=submission.fate == "approved",
            by=by,
            points=submission.points,
            changes=submission.changes,
        )
        for who in network.coordinators
    )


def _receipt(
    by: Person,
    meeting: Meeting,
    submission: Submission,
    answers: Answered | None,
    result: Amended | None = None,
) -> tuple[Letter, ...]:
    to = Recipient.at(by)
    if to is None:
        return ()
    points = result.points if result else submission.points
    letter = ApprovalReceipt(
        network=submission.network,
        to=to,
        about=submission.key,
        answers=answers,
        what=submission.what,
        meeting=meeting,
        version=submission.version,
        approved=submission.fate == "approved",
        points=points,
        changes=changes_between(submission.points, points) or submission.changes,
        unclear=result.unclear if result else (),
    )
    return (letter,)
