"""What becomes of an answer to an invitation."""

from dataclasses import replace

from nimsmail.network import meetings
from nimsmail.network.case import Carried, Case
from nimsmail.network.intents import Attend
from nimsmail.network.letters import Recipient
from nimsmail.network.meetings import Meeting, Rsvp, RsvpReceipt
from nimsmail.network.outcome import Outcome
from nimsmail.network.people import Person
from nimsmail.network.reviews import Why


def attend(case: Case, wish: Attend) -> Carried:
    """Note an answer to an invitation, replacing an earlier one, and say what was noted."""
    person, refusal = case.person, case.refusal
    if person is None or refusal is not None:
        return Carried(why=refusal)
    item = case.author.item
    meeting = meetings.meeting_about(case.books, case.network, item, person.key, case.now)
    if meeting is None:
        return Carried(why=Why.NO_SUBJECT_MATTER)
    if meetings.is_late(meeting, wish, case.now) and not case.is_overruled:
        return Carried(why=Why.TOO_LATE)
    rsvp = meetings.answered(meeting, person.key, wish, case.reply.mail)
    if case.is_overruled:
        rsvp = replace(rsvp, answered=case.now)  # the coordinator's word is the latest
    before = meetings.rsvp_of(case.books, meeting.key, person.key)
    if before is not None and before.answered > rsvp.answered:
        return Carried(outcome=Outcome(notes=("an older mail than the answer we have",)))
    return Carried(outcome=_noted(case, person, meeting, rsvp))


def _noted(case: Case, person: Person, meeting: Meeting, rsvp: Rsvp) -> Outcome:
    alias, to = case.author.alias, Recipient.at(person)
    receipt = to and RsvpReceipt(
        network=case.network,
        to=to,
        about=meeting.key,
        answers=case.answers,
        meeting=meeting,
        rsvp=rsvp,
        alias=alias,
    )
    return Outcome(
        records=(rsvp, person) if alias else (rsvp,),
        letters=(receipt,) if receipt else (),
        notes=(f"answer {rsvp.answer}",),
    )
