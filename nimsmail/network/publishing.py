"""Sending an edition of the newsletter: the coordinator's word to many."""

from dataclasses import replace
from datetime import date, datetime
from hashlib import sha256

from nimsmail.network.audience import Audience
from nimsmail.network.dispatch import Plan, plan_for, tries
from nimsmail.network.house import House
from nimsmail.network.letters import Enclosed
from nimsmail.network.news import NewsItem, used
from nimsmail.network.newsletters import Edition, Newsletter
from nimsmail.network.outbox import UNDELIVERED, Item
from nimsmail.network.people import Person
from nimsmail.network.records import Books, Record


def frozen(
    books: Books,
    network: str,
    title: str,
    text: str,
    now: datetime,
    *,
    enclosed: tuple[Enclosed, ...] = (),
    news: tuple[str, ...] = (),
) -> Edition:
    """Return the edition that these words are; the same again is the same edition."""
    words = "\n".join((title, text, *(each.file for each in enclosed)))
    key = f"{network}/{sha256(words.encode()).hexdigest()[:12]}"
    return books.get(Edition, key) or Edition(
        key=key,
        network=network,
        title=title,
        text=text,
        frozen=now,
        enclosed=enclosed,
        news=news,
    )


def newsletter(
    books: Books, house: House, audience: Audience, title: str, text: str, now: datetime
) -> Plan:
    """Plan an edition of these words to `audience`; the same again is the same edition."""
    edition = frozen(books, audience.network, title, text, now)
    return issue(books, house, audience, edition, now)


def issue(books: Books, house: House, audience: Audience, edition: Edition, now: datetime) -> Plan:
    """Plan an edition to `audience`; who has it already is left out.

    Raises CannotUse if it tells what may not be told.
    """
    zone = house.networks[edition.network].timezone
    records = told(books, edition, now.astimezone(zone).date())
    items = books.find(Item, "about", edition.key)
    mine = [each for each in items if each.kind == Newsletter.kind]
    has_it = {item.person for item in mine if item.state not in UNDELIVERED}
    failed = tries(books, edition.key, Newsletter.kind)

    def not_yet(person: Person) -> str | None:
        return "has it already" if person.key in has_it else None

    plan = plan_for(
        books,
        audience,
        edition.title or edition.key,
        Newsletter.subscription,
        not_yet,
        lambda to: Newsletter(
            network=edition.network,
            to=to,
            about=edition.key,
            edition=edition,
            round=failed[to.person] + 1,
        ),
    )
    return replace(plan, records=records)


def told(books: Books, edition: Edition, today: date) -> tuple[Record, ...]:
    """Return the edition as it is kept once it is sent, and its news as told in it."""
    sent = replace(edition, stage="sent")
    items = (books.get(NewsItem, key) for key in edition.news)
    return (
        sent,
        *(used(i, edition.key, today) for i in items if i and i.used_in != edition.key),
    )
