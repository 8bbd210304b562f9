"""Sending an edition of the newsletter: the coordinator's word to many."""

from dataclasses import replace
from datetime import datetime
from hashlib import sha256

from nimsmail.network.audience import Audience
from nimsmail.network.dispatch import Plan, plan_for, tries
from nimsmail.network.house import House
from nimsmail.network.newsletters import Edition, Newsletter
from nimsmail.network.outbox import UNDELIVERED, Item
from nimsmail.network.people import Person
from nimsmail.network.records import Books


def newsletter(
    books: Books, house: House, audience: Audience, title: str, text: str, now: datetime
) -> Plan:
    """Plan an edition to `audience`; the same text again is the same edition."""
    digest = sha256(f"{title}\n{text}".encode()).hexdigest()[:12]
    key = f"{audience.network}/{digest}"
    edition = books.get(Edition, key) or Edition(
        key=key, network=audience.network, title=title, text=text, frozen=now
    )
    items = books.find(Item, "about", key)
    has_it = {item.person for item in items if item.state not in UNDELIVERED}
    failed = tries(books, key, Newsletter.kind)

    def not_yet(person: Person) -> str | None:
        return "has it already" if person.key in has_it else None

    plan = plan_for(
        books,
        audience,
        title,
        Newsletter.subscription,
        not_yet,
        lambda to: Newsletter(
            network=audience.network,
            to=to,
            about=key,
            edition=edition,
            round=failed[to.person] + 1,
        ),
    )
    return replace(plan, records=(edition,))
