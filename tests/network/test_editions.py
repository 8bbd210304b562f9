"""Editions by the clock: drafted once a period, sent by a yes alone; scheduled ones on time."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Literal

import pytest

from nimsmail.network.due import due
from nimsmail.network.house import House
from nimsmail.network.incoming import Reply, Wish
from nimsmail.network.intents import Rule
from nimsmail.network.material import Material
from nimsmail.network.news import NewsItem, accepted, declined
from nimsmail.network.newsletters import Edition, EditionDraft, Newsletter
from nimsmail.network.outbox import Item
from nimsmail.network.outcome import Outcome
from nimsmail.network.reviews import Review, Stage, Why
from tests.network.desk import NIMS, SEAL, Desk

KAREN = "karen.holt@sekretariat.example"
FIRST = datetime(2027, 2, 1, 8, 0, tzinfo=UTC)  # a Monday, nine o'clock in Copenhagen


class Press(Desk):
    """Two readers and one piece of accepted news, in a network with a newsletter."""

    def __init__(self, period: Literal["never", "monthly", "quarterly"] = "monthly") -> None:
        super().__init__()
        self.house = House(networks={"nims": replace(NIMS, newsletter=period)}, seal=SEAL)
        self.member("anna.berg@varde.example", "Anna Berg")
        self.member("bo.iversen@varde.example", "Bo Iversen")
        self.told = accepted(
            NewsItem(key="a1", network="nims", text="Vi har fået ja.", came=self.now), self.now
        )
        self.books.put(self.told)
        self.now = FIRST

    def turn(self) -> Outcome:
        return self.keep(due(self.books, self.house, self.now))

    def rule(self, rule: Rule, *, authenticated: bool = True) -> Outcome:
        item = self.last_item("edition-draft")
        mail = self.mail(KAREN, answers=item, authenticated=authenticated)
        wishes = (Wish(intent=rule, certain=True),)
        return self.take_in(Reply(mail=mail, words="Ja", language="da", wishes=wishes))

    def newsletters(self) -> list[Item]:
        return [each for each in self.books.every(Item) if each.kind == Newsletter.kind]

    def edition(self) -> Edition:
        (edition,) = self.books.every(Edition)
        return edition


def test_a_draft_is_made_once_a_period_and_nobody_else_gets_it() -> None:
    press = Press()

    first, again = press.turn(), press.turn()

    (letter,) = first.letters
    assert isinstance(letter, EditionDraft)
    assert letter.to.address == KAREN
    assert letter.edition.material is not None
    assert [each.text for each in letter.edition.material.news] == [press.told.text]
    assert again.letters == ()
    assert press.newsletters() == []


def test_a_yes_to_the_draft_sends_it_to_everybody_and_its_news_is_told() -> None:
    press = Press()
    press.turn()

    press.rule(Rule(others="yes"))

    assert len(press.newsletters()) == 2
    assert press.edition().stage == "sent"
    item = press.books.get(NewsItem, "a1")
    assert item is not None and item.standing == "used"
    (review,) = press.books.every(Review)
    assert review.stage is Stage.RESOLVED


def test_a_no_sends_nothing_and_the_news_is_there_for_another_time() -> None:
    press = Press()
    press.turn()

    press.rule(Rule(others="no"))

    assert press.newsletters() == []
    assert press.books.get(NewsItem, "a1") == press.told


def test_a_yes_that_may_be_somebody_else_s_is_asked_about_first() -> None:
    press = Press()
    press.turn()

    outcome = press.rule(Rule(others="yes"), authenticated=False)

    assert [each.kind for each in outcome.letters] == ["confirm-ruling"]
    assert press.newsletters() == []


def test_what_was_declined_after_the_draft_is_not_sent_with_it() -> None:
    press = Press()
    other = accepted(NewsItem(key="b2", network="nims", text="Andet", came=FIRST), FIRST)
    press.books.put(other)
    press.turn()
    press.books.put(declined(press.told, press.now))

    press.rule(Rule(others="yes"))

    material = press.edition().material
    assert material is not None
    assert [each.text for each in material.news] == ["Andet"]


@pytest.mark.parametrize(
    ("period", "now", "asked"),
    [
        ("never", FIRST, 0),
        ("monthly", FIRST - timedelta(minutes=1), 0),
        ("monthly", FIRST, 1),
        ("monthly", FIRST + timedelta(days=6), 1),
        ("monthly", FIRST + timedelta(days=8), 0),  # the daemon was off: stale, so left out
        ("monthly", datetime(2027, 5, 1, 9, 0, tzinfo=UTC), 0),  # a Saturday
        ("monthly", datetime(2027, 5, 3, 7, 0, tzinfo=UTC), 1),  # the Monday after
        ("quarterly", FIRST, 0),
        ("quarterly", datetime(2027, 4, 1, 7, 0, tzinfo=UTC), 1),
    ],
)
def test_the_day_of_a_draft(
    period: Literal["never", "monthly", "quarterly"], now: datetime, asked: int
) -> None:
    press = Press(period)
    press.now = now

    outcome = press.turn()

    assert len(outcome.letters) == asked


def test_without_anything_to_tell_nobody_is_asked() -> None:
    press = Press()
    press.books.put(declined(press.told, press.now))

    outcome = press.turn()

    assert outcome.letters == ()
    assert press.edition().stage == "dropped"


def scheduled(press: Press, at: datetime, audience: str = "nims") -> Edition:
    edition = Edition(
        key="nims/x",
        network="nims",
        title="Nyt",
        text="Kære alle",
        frozen=press.now,
        stage="scheduled",
        at=at,
        audience=audience,
        news=("a1",),
    )
    press.books.put(edition)
    return edition


def test_what_is_scheduled_goes_at_its_time_and_once() -> None:
    press = Press("never")
    scheduled(press, FIRST + timedelta(hours=2))

    early = press.turn()
    press.later(hours=2)
    on_time, again = press.turn(), press.turn()

    assert early.letters == again.letters == ()
    assert len(on_time.letters) == 2
    assert press.edition().stage == "sent"


@pytest.mark.parametrize(
    ("late", "audience"), [(timedelta(days=8), "nims"), (timedelta(), "nims:organisation=Fjern")]
)
def test_what_cannot_go_any_more_is_put_before_the_coordinator(
    late: timedelta, audience: str
) -> None:
    press = Press("never")
    scheduled(press, FIRST, audience)
    press.now = FIRST + late

    outcome = press.turn()

    assert outcome.letters == ()
    assert [each.why for each in outcome.reviews] == [Why.EDITION]
    assert press.edition().stage == "draft"


def test_material_of_nothing_new_is_empty() -> None:
    assert Material().is_empty
