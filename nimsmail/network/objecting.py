"""What members write to the secretary of a body: items for an agenda, objections to minutes.

Nothing of it is carried out by itself: it is kept, and the secretary decides.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from nimsmail.network.case import Carried, Case
from nimsmail.network.intents import Comment
from nimsmail.network.meetings import Meeting
from nimsmail.network.orders import ItemCall, Proposal
from nimsmail.network.outcome import Outcome
from nimsmail.network.receipts import Noted
from nimsmail.network.records import Books, Record
from nimsmail.network.reviews import Why, review_of
from nimsmail.network.submissions import MinutesApproval, Submission

# What members write when they want nothing: no item of an agenda.
_NOTHING = re.compile(
    r"(?:jeg har |vi har |der er |i have |we have )?(?:ingen (?:punkter|forslag|bemærkninger)|"
    r"ikke noget|intet|ingenting|no items?|nothing|none)(?: (?:fra|her|from) ?\w*){0,3}",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?:(?:et )?(?:nyt )?punkt|(?:a )?(?:new )?item)\s*:\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection(Record):
    """What somebody wants changed in minutes, in their own words."""

    table: ClassVar[str] = "objections"
    indexes: ClassVar[tuple[str, ...]] = ("meeting",)

    network: str
    meeting: str
    version: int
    person: str
    text: str
    received: datetime


def comment(case: Case, wish: Comment) -> Carried:
    """Keep what is written to a call for items, or to minutes, by what was asked."""
    item, refusal = case.author.item, case.refusal
    if refusal is not None:
        return Carried(why=refusal)
    if item is not None and item.kind == ItemCall.kind:
        return _proposed(case, item.about, wish.text)
    if item is not None and item.kind == MinutesApproval.kind:
        matter = case.books.get(Submission, item.about)
        return objected(case, matter, wish.text) if matter else Carried(why=Why.NO_RULE)
    return Carried(why=Why.NO_RULE)


def in_lines(text: str, words: str) -> str:
    """Return an item with its title on a line of its own, as it was in the mail.

    >>> in_lines("Nyt punkt: Ukraine Hvad gør vi?", "Hej\\nNyt punkt: Ukraine\\nHvad gør vi?")
    'Ukraine\\nHvad gør vi?'
    """
    said = " ".join((text or words).split())
    lines = (" ".join(line.split()) for line in words.splitlines())
    first = next((line for line in lines if line and said.startswith(line)), said)
    title, rest = _NAMED.sub("", first), said[len(first) :].strip()
    return f"{title}\n{rest}" if rest else title


def _proposed(case: Case, about: str, text: str) -> Carried:
    meeting, person = case.books.get(Meeting, about), case.author.person
    if meeting is None or person is None:
        return Carried(why=Why.NO_SUBJECT_MATTER)
    if case.now >= meeting.starts:
        return Carried(why=Why.TOO_LATE)
    if _NOTHING.fullmatch(text.strip(" .!")):
        return Carried(outcome=Outcome(notes=("no items",)))
    proposal = Proposal(
        key=f"{meeting.key}/{case.reply.mail.key[:16]}",
        network=case.network,
        meeting=meeting.key,
        person=person.key,
        text=in_lines(text, case.reply.words),
        received=case.reply.mail.received,
    )
    noted = Noted(do="comment", items=(meeting.title,))
    return case.noted(noted, proposal, about=meeting.key)


def objected(case: Case, matter: Submission, text: str) -> Carried:
    """Keep an objection for the secretary, and let them know of it today."""
    refusal, person = case.refusal, case.author.person
    if refusal is not None or person is None:
        return Carried(why=refusal or Why.STRANGER)
    if matter.open is None or (case.now > matter.until and not case.is_overruled):
        return Carried(why=Why.TOO_LATE)
    objection = Objection(
        key=f"{matter.key}/{case.reply.mail.key[:16]}",
        network=case.network,
        meeting=matter.meeting,
        version=matter.version,
        person=person.key,
        text=text or case.reply.words,
        received=case.reply.mail.received,
    )
    meeting = case.books.get(Meeting, matter.meeting)
    title = meeting.title if meeting else matter.meeting
    carried = case.noted(Noted(do="amend", text=title), objection, about=matter.key)
    told = review_of(
        case.reply.mail,
        Why.OBJECTION,
        case.network,
        person=person.key,
        words=case.reply.words,
        language=case.reply.language,
    )
    # The coordinator's own ruling closes a review of this very mail: it is not opened again.
    reviews = () if case.is_overruled else (told,)
    return Carried(outcome=carried.outcome + Outcome(reviews=reviews))


def objections_to(books: Books, matter: Submission) -> tuple[Objection, ...]:
    """Return what is objected to this version."""
    found = books.find(Objection, "meeting", matter.meeting)
    return tuple(each for each in found if each.version == matter.version)
