"""What came of it all: the attendance list, the outbox, the review, the municipalities."""

from nimsmail.demo.secretariat import NETWORK, Secretariat
from nimsmail.demo.stage import Stage
from nimsmail.network.intents import Guest
from nimsmail.network.meetings import Meeting, Rsvp
from nimsmail.network.outbox import State
from nimsmail.network.people import Membership, Organisation, Person, Standing

_ANSWERS = {"yes": "comes", "no": "does not come", "maybe": "may come", "delegate": "sends another"}


def ending(stage: Stage, meeting: Meeting) -> None:
    """Tell how it ended, as the coordinator would see it."""
    stage.scene("What the coordinator has now", 8, "16:00")
    secretariat = stage.secretariat
    answers = secretariat.answers(meeting)
    stage.table(
        f"Attendance: {meeting.title}",
        ("name", "municipality", "answer", "brings", "note"),
        (_row(secretariat, person, rsvp) for person, rsvp in answers),
    )
    coming = [rsvp for _, rsvp in answers if rsvp.answer == "yes"]
    heads = len(coming) + sum(len(rsvp.guests) for rsvp in coming)
    stage.say(f"{heads} chairs are needed, and perhaps {_count(answers, 'maybe')} more.")
    counts = secretariat.outbox()
    waiting = sum(counts[state] for state in (State.QUEUED, State.DEFERRED, State.SENDING))
    stage.say(
        f"Letters: {counts[State.SENT]} sent, {counts[State.FAILED]} failed, {waiting} waiting."
        f" Mails in review: {len(secretariat.open_reviews())}."
    )
    stage.say(_coverage(secretariat))


def _row(secretariat: Secretariat, person: Person, rsvp: Rsvp) -> tuple[str, ...]:
    books = secretariat.office.store.books()
    home = books.get(Organisation, person.organisation) if person.organisation else None
    brings = ", ".join(map(_named, rsvp.guests))
    return (person.name, home.name if home else "", _ANSWERS[rsvp.answer], brings, rsvp.note)


def _named(guest: Guest) -> str:
    return guest.name or guest.email or "a colleague"


def _count(answers: tuple[tuple[Person, Rsvp], ...], answer: str) -> int:
    return sum(rsvp.answer == answer for _, rsvp in answers)


def _coverage(secretariat: Secretariat) -> str:
    """Tell how many municipalities have somebody in the network."""
    books = secretariat.office.store.books()
    members = [
        books.get(Person, each.person)
        for each in books.find(Membership, "network", NETWORK)
        if each.standing is Standing.MEMBER
    ]
    have = {person.organisation for person in members if person and person.organisation}
    everybody = sum(1 for _ in books.every(Organisation))
    return f"{len(have)} of {everybody} municipalities have a contact; the others are still to win."
