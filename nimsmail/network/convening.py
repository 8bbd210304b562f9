"""Sending an agenda to those who are invited: the coordinator's word to many."""

from dataclasses import replace
from datetime import datetime

from nimsmail.network.agendas import Agenda, AgendaLetter, frozen
from nimsmail.network.audience import Audience
from nimsmail.network.dispatch import Plan, plan_for, tries
from nimsmail.network.meetings import Meeting, invited
from nimsmail.network.outbox import UNDELIVERED, Item
from nimsmail.network.people import Person
from nimsmail.network.records import Books


def agenda(books: Books, meeting: Meeting, text: str, change: str, now: datetime) -> Plan:
    """Plan an agenda to everybody who is invited; the same text again is the same version."""
    version = frozen(books, meeting.key, text, change, now)
    about = _about(version)
    items = [i for i in books.find(Item, "about", about) if i.kind == AgendaLetter.kind]
    has_it = {item.person for item in items if item.state not in UNDELIVERED}
    failed = tries(books, about, AgendaLetter.kind)
    whom = Audience(
        network=meeting.network,
        persons=tuple(sorted(invited(books, meeting.key))),
        text=f"those invited to {meeting.key}",
    )

    def not_yet(person: Person) -> str | None:
        return "has it already" if person.key in has_it else None

    plan = plan_for(
        books,
        whom,
        meeting.title,
        AgendaLetter.subscription,
        not_yet,
        lambda to: AgendaLetter(
            network=meeting.network,
            to=to,
            about=about,
            meeting=meeting,
            agenda=version,
            round=failed[to.person] + 1,
        ),
    )
    return replace(plan, records=(version,))


def _about(version: Agenda) -> str:
    return f"agenda/{version.key}"
