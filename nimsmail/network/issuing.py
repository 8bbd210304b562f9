"""Editions that go by the clock: drafted each period and put before the coordinator, or scheduled.

Nothing goes to many without a person's word: a draft waits for a yes, and what is scheduled
was approved when it was. What comes so late that it makes no sense any more is not sent, but
put before the coordinator.
"""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from nimsmail.network.audience import BadAudience, audience_of
from nimsmail.network.case import Carried, Case
from nimsmail.network.house import House, Network
from nimsmail.network.intents import SendEdition, to_plain
from nimsmail.network.letters import Letter, Recipient
from nimsmail.network.material import for_newsletter
from nimsmail.network.news import CannotUse, NewsItem, is_held_back
from nimsmail.network.newsletters import Edition, EditionDraft, last_frozen
from nimsmail.network.notices import Docket
from nimsmail.network.outcome import Outcome
from nimsmail.network.publishing import issue
from nimsmail.network.records import Books
from nimsmail.network.reviews import Review, Stage, Why

_HOUR = time(9)
_STALE = timedelta(days=7)
_MONTHS = {"monthly": 1, "quarterly": 3}


def drafted(books: Books, house: House, now: datetime) -> Outcome:
    """Draft the newsletter of a period that has begun, once, and ask for a word on it."""
    outcome = Outcome()
    for network in house.networks.values():
        begins = _period(network, now)
        if begins is None or not timedelta() <= now - begins < _STALE:
            continue
        key = f"{network.key}/{begins.astimezone(network.timezone):%Y-%m}"
        if books.get(Edition, key) is None:
            outcome += _put_before(books, house, network, key, now)
    return outcome


def _period(network: Network, now: datetime) -> datetime | None:
    """Return when this period's draft is due: nine o'clock on its first day that is no weekend."""
    months = _MONTHS.get(network.newsletter)
    if months is None:
        return None
    today = now.astimezone(network.timezone).date()
    day = date(today.year, today.month - (today.month - 1) % months, 1)
    while day.weekday() > 4:
        day += timedelta(days=1)
    return datetime.combine(day, _HOUR, network.timezone)


def _put_before(books: Books, house: House, network: Network, key: str, now: datetime) -> Outcome:
    material = for_newsletter(books, house, network, now, last_frozen(books, network.key))
    edition = Edition(
        key=key,
        network=network.key,
        title="",
        text="",
        frozen=now,
        material=material,
        news=tuple(each.key for each in material.news),
        stage="dropped" if material.is_empty else "draft",
        audience=network.key,
    )
    if material.is_empty:
        return Outcome(records=(edition,), notes=("nothing to tell in a newsletter",))
    review = replace(_review(edition, now), stage=Stage.OPEN)  # its own letter tells of it
    docket = Docket(key=review.key, network=network.key, reviews=(review.key,))
    letters: tuple[Letter, ...] = tuple(
        EditionDraft(
            network=network.key,
            to=Recipient(name=who.name, address=who.address, language=network.language),
            about=docket.key,
            edition=edition,
            matter=review.key,
        )
        for who in network.coordinators
    )
    return Outcome(
        records=(edition, docket), letters=letters, reviews=(review,), notes=("drafted an edition",)
    )


def _review(edition: Edition, now: datetime, *details: str) -> Review:
    return Review(
        key=f"edition/{edition.key}",
        network=edition.network,
        received=now,
        why=Why.EDITION,
        subject=edition.title,
        details=details,
        suggestion=(to_plain(SendEdition(edition=edition.key)),),
    )


def send_edition(case: Case, wish: SendEdition) -> Carried:
    """Send a drafted edition, by a coordinator's word alone; nothing that was told meanwhile."""
    if not case.is_overruled:
        return Carried(why=Why.UNSURE)
    edition = case.books.get(Edition, wish.edition)
    if edition is None:
        return Carried(why=Why.NO_SUBJECT_MATTER)
    if edition.stage == "sent":
        return Carried()
    try:
        return Carried(outcome=_sent(case.books, case.house, edition, case.now))
    except (BadAudience, CannotUse):
        return Carried(why=Why.NO_SUBJECT_MATTER)


def scheduled(books: Books, house: House, now: datetime) -> Outcome:
    """Send what was scheduled and is due, once; what cannot go any more is for the coordinator."""
    outcome = Outcome()
    for edition in books.find(Edition, "stage", "scheduled"):
        if edition.at is not None and edition.at <= now and edition.network in house.networks:
            outcome += _issued(books, house, edition, now)
    return outcome


def _issued(books: Books, house: House, edition: Edition, now: datetime) -> Outcome:
    assert edition.at is not None
    why = "its time is long past" if now - edition.at >= _STALE else ""
    if not why:
        try:
            return _sent(books, house, edition, now)
        except (BadAudience, CannotUse) as error:
            why = str(error)
    waiting = replace(edition, stage="draft")
    return Outcome(
        records=(waiting,), reviews=(_review(edition, now, why),), notes=("an edition waits",)
    )


def _sent(books: Books, house: House, edition: Edition, now: datetime) -> Outcome:
    today = now.astimezone(house.networks[edition.network].timezone).date()
    edition = _still_to_be_told(books, edition, today) if edition.material else edition
    audience = audience_of(books, house, edition.audience or edition.network)
    sent = issue(books, house, audience, edition, now).outcome
    return replace(sent, notes=(f"sent edition {edition.key}",))


def _still_to_be_told(books: Books, edition: Edition, today: date) -> Edition:
    """Leave out what was declined, held back or told elsewhere since the edition was drafted."""
    items = {key: books.get(NewsItem, key) for key in edition.news}
    keep = {
        key
        for key, item in items.items()
        if item and item.standing == "accepted" and not is_held_back(item, today)
    }
    assert edition.material is not None
    news = tuple(each for each in edition.material.news if each.key in keep)
    return replace(
        edition,
        material=replace(edition.material, news=news),
        news=tuple(key for key in edition.news if key in keep),
    )
