"""What becomes of an answer to an invitation."""

from dataclasses import replace

from nimsmail.network import guests, meetings, seats
from nimsmail.network.admitting import room_given
from nimsmail.network.case import Carried, Case
from nimsmail.network.changes import MeetingMoved
from nimsmail.network.draft import Draft
from nimsmail.network.guests import GuestInvited, GuestUpdated
from nimsmail.network.intents import Attend
from nimsmail.network.letters import Recipient
from nimsmail.network.meetings import Invitation, Meeting, Reminder, Rsvp, RsvpReceipt
from nimsmail.network.outcome import Outcome
from nimsmail.network.people import Person
from nimsmail.network.reviews import Review, Why, review_of
from nimsmail.network.runup import DecideNow

_NAMES_A_TIME = (Invitation.kind, Reminder.kind, RsvpReceipt.kind, MeetingMoved.kind)


def attend(case: Case, wish: Attend) -> Carried:
    """Note an answer to an invitation, replacing an earlier one, and say what was noted."""
    if _is_expected_guest(case, wish):
        return Carried(outcome=Outcome(notes=("a guest comes, as was said",)))
    person, refusal = case.person, case.refusal
    if person is None or refusal is not None:
        return Carried(why=refusal)
    item = case.author.item
    meeting = meetings.meeting_about(case.books, case.network, item, person.key, case.now)
    if meeting is None:
        return Carried(why=Why.NO_SUBJECT_MATTER)
    return answer(case, person, meeting, wish)


def answer(
    case: Case, person: Person, meeting: Meeting, wish: Attend, *, online: bool = False
) -> Carried:
    """Note what `person` answers to `meeting`; see `attend`.

    `online` tells that they take part from afar, if their words do not.
    """
    rsvp = meetings.answered(meeting, person.key, wish, case.reply.mail)
    if online and rsvp.answer == "yes":
        rsvp = replace(rsvp, online=True)
    if meeting.cancelled:
        return Carried(outcome=_receipted(case, person, meeting, rsvp))
    before = meetings.rsvp_of(case.books, meeting.key, person.key)
    if _is_late(case, meeting, rsvp, before):
        return Carried(why=Why.TOO_LATE)
    if case.is_overruled:
        rsvp = replace(rsvp, answered=case.now)  # the coordinator's word is the latest
    if before is not None and before.answered > rsvp.answered:
        return Carried(outcome=Outcome(notes=("an older mail than the answer we have",)))
    if meeting.asked is not None and rsvp.answered < meeting.asked:
        return Carried(outcome=Outcome(notes=("an answer to the time before the move",)))
    at_any_rate = case.is_overruled
    seated = seats.placed(case.books, meeting, before, rsvp, at_any_rate=at_any_rate)
    if seated is None:
        return Carried(why=Why.FULL)
    return Carried(outcome=_noted(case, person, meeting, before, seated))


def _is_late(case: Case, meeting: Meeting, rsvp: Rsvp, before: Rsvp | None) -> bool:
    """Tell whether the answer must wait for the coordinator, since it comes too late.

    Whom we ask to decide after the last day may decide: the host is told of it.
    """
    item = case.author.item
    is_asked = item is not None and item.kind == DecideNow.kind
    if case.is_overruled or (is_asked and meetings.is_open(meeting, case.now)):
        return False
    return meetings.is_late(meeting, rsvp, before, case.reply.mail.received, case.now)


def _is_expected_guest(case: Case, wish: Attend) -> bool:
    """Tell whether a guest says yes, whose host has said so already."""
    item = case.author.item
    proven = case.author.proof == "token" and case.author.person is None
    to_guest = item is not None and item.kind in (GuestInvited.kind, GuestUpdated.kind)
    return proven and to_guest and replace(wish, note=None) == Attend(answer="yes")


def _noted(
    case: Case, person: Person, meeting: Meeting, before: Rsvp | None, rsvp: Rsvp
) -> Outcome:
    outcome = _receipted(case, person, meeting, rsvp)
    books = Draft(case.books)
    kept = (rsvp, person) if case.author.alias else (rsvp,)
    books.take(kept, ())
    outcome += Outcome(records=kept, notes=(f"answer {rsvp.answer}",))
    outcome += guests.kept_posted(books, case.house, meeting, person, rsvp, case.now)
    if _leaves_room(meeting, before, rsvp):
        outcome += room_given(books, case.house, meeting, case.now)
    if meetings.is_over(meeting, case.now) and not case.is_overruled:
        outcome += _flagged(case, person, before, rsvp)
    return outcome


def _leaves_room(meeting: Meeting, before: Rsvp | None, rsvp: Rsvp) -> bool:
    if meeting.capacity is None or before is None:
        return False
    had = 0 if before.waiting is not None else before.chairs
    has = 0 if rsvp.waiting is not None else rsvp.chairs
    return has < had


def _flagged(case: Case, person: Person, before: Rsvp | None, rsvp: Rsvp) -> Outcome:
    """Tell the coordinator of what the kitchen has been told otherwise, after the last day."""
    told = (before.chairs, before.diets) if before else (0, ())
    if (rsvp.chairs, rsvp.diets) == told:
        return Outcome()
    review = review_of(
        case.reply.mail, Why.LATE_CHANGE, case.network, person=person.key, words=case.reply.words
    )
    return Outcome(reviews=(_of_its_own(review, rsvp),))


def _of_its_own(review: Review, rsvp: Rsvp) -> Review:
    """Return `review` under a key of its own: the rest of the mail may need one, too."""
    return replace(review, key=f"late-change/{rsvp.key}/{review.key[:16]}")


def _receipted(case: Case, person: Person, meeting: Meeting, rsvp: Rsvp) -> Outcome:
    alias, to = case.author.alias, Recipient.at(person)
    receipt = to and RsvpReceipt(
        network=case.network,
        to=to,
        about=meeting.key,
        answers=case.answers,
        meeting=meeting,
        rsvp=rsvp,
        moved=_is_to_another_time(case, meeting),
        alias=alias,
    )
    return Outcome(letters=(receipt,) if receipt else ())


def _is_to_another_time(case: Case, meeting: Meeting) -> bool:
    """Tell whether the letter that is answered went out before the meeting was moved."""
    item = case.author.item
    asked = meeting.asked
    return bool(item and asked and item.kind in _NAMES_A_TIME and item.queued < asked)
