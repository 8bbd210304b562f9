"""Calling for news: the coordinator's question to many."""

from datetime import date, datetime

from nimsmail.network.audience import Audience
from nimsmail.network.dispatch import Plan, plan_for, tries
from nimsmail.network.house import House
from nimsmail.network.news import NewsCall
from nimsmail.network.outbox import UNDELIVERED, Item
from nimsmail.network.people import Person
from nimsmail.network.records import Books


def call_for_news(
    books: Books, house: House, audience: Audience, text: str, until: date | None, now: datetime
) -> Plan:
    """Plan a call for news to `audience`; a plan made again on the same day is the same call."""
    zone = house.networks[audience.network].timezone
    about = f"news/{audience.network}/{now.astimezone(zone):%Y-%m-%d}"
    items = books.find(Item, "about", about)
    asked = {item.person for item in items if item.state not in UNDELIVERED}
    failed = tries(books, about, NewsCall.kind)

    def not_today(person: Person) -> str | None:
        return "was asked today" if person.key in asked else None

    return plan_for(
        books,
        audience,
        "Call for news",
        NewsCall.subscription,
        not_today,
        lambda to: NewsCall(
            network=audience.network,
            to=to,
            about=about,
            text=text,
            until=until,
            round=failed[to.person] + 1,
        ),
    )
