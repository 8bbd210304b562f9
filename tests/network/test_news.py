"""News and cases by mail: nothing is passed on before a coordinator has said so."""

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest

from nimsmail.network.audience import audience_of
from nimsmail.network.calls import Call, Due
from nimsmail.network.cases import CaseBooked, OfferedCase, booked_for, on_offer
from nimsmail.network.incoming import Enclosure, Reply, Wish
from nimsmail.network.intents import (
    AcceptNews,
    Attend,
    BookCase,
    Follow,
    News,
    OfferCase,
    SendEdition,
)
from nimsmail.network.inviting import invite
from nimsmail.network.material import for_agenda, for_newsletter
from nimsmail.network.meetings import RsvpReceipt
from nimsmail.network.news import CannotUse, NewsItem, accepted, declined
from nimsmail.network.newsletters import Edition
from nimsmail.network.publishing import frozen, issue
from nimsmail.network.receipts import Receipt
from nimsmail.network.resolving import resolved, suggested
from nimsmail.network.reviews import Review, Stage, Why
from tests.network.desk import NIMS, Desk

ANNA = "anna.berg@varde.example"
GRANT = News(text="Vi har fået ja til et LIFE-projekt.")
TWIN = OfferCase(text="Vi fortæller gerne om vores venskabsby.")


@pytest.fixture
def desk() -> Desk:
    desk = Desk()
    desk.member(ANNA)
    return desk


def items(desk: Desk) -> list[NewsItem]:
    return list(desk.books.every(NewsItem))


def told(desk: Desk) -> list[str]:
    return [each.text for each in for_newsletter(desk.books, desk.house, NIMS, desk.now, None).news]


def decide_on(desk: Desk, key: str, *, yes: bool) -> None:
    review = desk.books.get(Review, key)
    assert review is not None
    intents = suggested(review) if yes else ()
    desk.keep(resolved(desk.books, desk.house, review, intents, desk.now))


def the_review(desk: Desk) -> Review:
    (review,) = desk.books.every(Review)
    return review


def test_news_waits_for_the_coordinator_and_its_sender_is_told(desk: Desk) -> None:
    outcome = desk.write(ANNA, GRANT, authenticated=True)

    (item,) = items(desk)
    (letter,) = outcome.letters
    assert item.standing == "new"
    assert told(desk) == []
    assert isinstance(letter, Receipt)
    assert [each.do for each in letter.noted] == ["news"]
    review = the_review(desk)
    assert (review.why, review.stage) == (Why.NEWS, Stage.NEW)
    assert suggested(review) == (AcceptNews(item=item.key),)


def test_a_yes_lets_news_through_and_a_no_declines_it(desk: Desk) -> None:
    desk.write(ANNA, GRANT, authenticated=True)
    desk.write(ANNA, News(text="Vi har fået en ny kollega."), authenticated=True)
    first, second = items(desk)

    decide_on(desk, f"news/{first.key}", yes=True)
    decide_on(desk, f"news/{second.key}", yes=False)

    assert [each.standing for each in items(desk)] == ["accepted", "declined"]
    assert told(desk) == [GRANT.text]


def test_the_same_mail_handled_again_is_the_same_news(desk: Desk) -> None:
    mail = desk.mail(ANNA, authenticated=True)
    wishes = (Wish(intent=GRANT, certain=True),)
    reply = Reply(mail=mail, words="", language="da", wishes=wishes)

    desk.take_in(reply)
    desk.take_in(reply)

    assert len(items(desk)) == 1


def test_nobody_s_news_is_kept_who_is_not_shown_to_have_written_it(desk: Desk) -> None:
    outcome = desk.write(ANNA, GRANT)

    assert items(desk) == []
    assert [each.why for each in outcome.reviews] == [Why.UNPROVEN]


@pytest.mark.parametrize(
    "wish",
    [
        AcceptNews(item="a1"),
        BookCase(case="c1", meeting="nims-2027-03"),
        SendEdition(edition="nims/2027-01"),
    ],
    ids=lambda wish: type(wish).__name__,
)
def test_no_member_has_the_coordinator_s_word(
    desk: Desk, wish: AcceptNews | BookCase | SendEdition
) -> None:
    desk.meeting()
    item = NewsItem(key="a1", network="nims", text="x", came=desk.now)
    case = OfferedCase(key="c1", network="nims", text="x", came=desk.now)
    edition = Edition(
        key="nims/2027-01", network="nims", title="N", text="x", frozen=desk.now, stage="draft"
    )
    for record in (item, case, edition):
        desk.books.put(record)

    outcome = desk.write(ANNA, wish, authenticated=True)

    assert [each.why for each in outcome.reviews] == [Why.UNSURE]
    assert desk.books.get(NewsItem, "a1") == item
    assert desk.books.get(OfferedCase, "c1") == case
    assert desk.books.get(Edition, "nims/2027-01") == edition


def test_what_the_coordinator_calls_news_is_accepted_with_it(desk: Desk) -> None:
    outcome = desk.write(ANNA, GRANT, authenticated=True, certain=False)
    (review,) = outcome.reviews

    desk.keep(resolved(desk.books, desk.house, review, (GRANT,), desk.now))

    assert [each.standing for each in items(desk)] == ["accepted"]


def test_files_come_along_also_by_way_of_review(desk: Desk) -> None:
    photo = Enclosure(file=f"{'a' * 32}.jpg", name="Møde.jpg", type="image/jpeg", size=40_000)
    mail = desk.mail(ANNA, authenticated=True)
    unsure = (Wish(intent=GRANT, certain=False),)
    outcome = desk.take_in(
        Reply(mail=mail, words="", language="da", wishes=unsure, enclosures=(photo,))
    )
    (review,) = outcome.reviews

    desk.keep(resolved(desk.books, desk.house, review, (GRANT,), desk.now))

    assert [each.enclosures for each in items(desk)] == [(photo,)]


def test_a_stranger_s_files_are_not_kept(desk: Desk) -> None:
    photo = Enclosure(file=f"{'a' * 32}.jpg", name="Møde.jpg", type="image/jpeg", size=40_000)
    mail = desk.mail("ukendt@andet.example")
    wishes = (Wish(intent=GRANT, certain=True),)

    outcome = desk.take_in(
        Reply(mail=mail, words="", language="da", wishes=wishes, enclosures=(photo,))
    )

    assert [each.enclosures for each in outcome.reviews] == [()]


# -- embargo, and what was told already ---------------------------------------------------------


def test_what_is_held_back_is_neither_drafted_nor_sent_before_its_day(desk: Desk) -> None:
    item = NewsItem(key="a1", network="nims", text="Ny borgmester", came=desk.now)
    held = replace(accepted(item, desk.now), not_before=date(2027, 1, 12))
    desk.books.put(held)
    meeting = desk.meeting()
    edition = frozen(desk.books, "nims", "Nyt", "Ny borgmester", desk.now, news=("a1",))
    everybody = audience_of(desk.books, desk.house, "nims")

    assert told(desk) == []
    assert for_agenda(desk.books, desk.house, NIMS, meeting, desk.now).news == ()
    with pytest.raises(CannotUse, match="before 2027-01-12"):
        issue(desk.books, desk.house, everybody, edition, desk.now)

    desk.later(days=1)

    assert told(desk) == ["Ny borgmester"]
    assert issue(desk.books, desk.house, everybody, edition, desk.now).letters


@pytest.mark.parametrize("standing", ["new", "declined"])
def test_no_edition_goes_with_news_that_is_not_accepted(desk: Desk, standing: str) -> None:
    item = NewsItem(key="a1", network="nims", text="x", came=desk.now)
    desk.books.put(declined(item, desk.now) if standing == "declined" else item)
    edition = frozen(desk.books, "nims", "Nyt", "x", desk.now, news=("a1",))
    everybody = audience_of(desk.books, desk.house, "nims")

    with pytest.raises(CannotUse, match="accept it"):
        issue(desk.books, desk.house, everybody, edition, desk.now)


def test_what_an_edition_has_told_is_not_drafted_again(desk: Desk) -> None:
    desk.books.put(accepted(NewsItem(key="a1", network="nims", text="x", came=desk.now), desk.now))
    edition = frozen(desk.books, "nims", "Nyt", "x", desk.now, news=("a1",))
    everybody = audience_of(desk.books, desk.house, "nims")

    desk.keep(issue(desk.books, desk.house, everybody, edition, desk.now).outcome)

    (item,) = items(desk)
    assert (item.standing, item.used_in) == ("used", edition.key)
    assert told(desk) == []


# -- cases --------------------------------------------------------------------------------------


def test_a_yes_books_a_case_for_the_next_meeting_and_tells_the_one_who_offered(
    desk: Desk,
) -> None:
    meeting = desk.meeting()
    desk.write(ANNA, TWIN, authenticated=True)
    (case,) = on_offer(desk.books, "nims")
    review = the_review(desk)

    done = desk.keep(resolved(desk.books, desk.house, review, suggested(review), desk.now))

    assert suggested(review) == (BookCase(case=case.key, meeting=meeting.key),)
    assert [each.key for each in booked_for(desk.books, meeting.key)] == [case.key]
    assert on_offer(desk.books, "nims") == ()
    (letter,) = done.letters
    assert isinstance(letter, CaseBooked)
    assert letter.to.address == ANNA


def test_a_no_leaves_a_case_on_offer(desk: Desk) -> None:
    desk.meeting()
    desk.write(ANNA, TWIN, authenticated=True)
    review = the_review(desk)

    decide_on(desk, review.key, yes=False)

    assert [each.text for each in on_offer(desk.books, "nims")] == [TWIN.text]


def test_without_a_meeting_to_come_there_is_nothing_to_say_yes_to(desk: Desk) -> None:
    desk.write(ANNA, TWIN, authenticated=True)

    assert suggested(the_review(desk)) == ()


def test_no_case_is_booked_for_a_meeting_that_has_begun(desk: Desk) -> None:
    meeting = desk.meeting()
    desk.write(ANNA, TWIN, authenticated=True)
    review = the_review(desk)
    desk.now = meeting.starts + timedelta(hours=1)

    with pytest.raises(ValueError, match="book-case"):
        resolved(desk.books, desk.house, review, suggested(review), desk.now)


def test_an_answer_and_an_offer_in_one_mail_get_one_receipt(desk: Desk) -> None:
    meeting = desk.meeting()
    everybody = audience_of(desk.books, desk.house, "nims")
    desk.keep(invite(desk.books, desk.house, meeting, everybody).outcome)

    outcome = desk.write(ANNA, Attend(answer="yes"), TWIN, answers=desk.last_item("invitation"))

    (letter,) = outcome.letters
    assert isinstance(letter, RsvpReceipt)
    assert [each.do for each in letter.noted] == ["offer-case"]


# -- deadlines ----------------------------------------------------------------------------------


def test_what_is_to_come_is_what_somebody_follows_or_the_coordinator_typed(desk: Desk) -> None:
    def call(key: str, **more: Any) -> Call:
        due = Due(on=date(2027, 2, 9), clock=time(17))
        seen = {"seen_first": desk.now, "seen_last": desk.now, "confirmed": desk.now}
        given = {"programme": "CERV", "source": "portal", "dues": (due,), **seen, **more}
        return Call(key=key, identifier=key, title=key, **given)

    second = Due(on=date(2027, 2, 9), label="2")
    far = Due(on=date(2027, 9, 9))
    for each in (
        call("followed"),
        call("unfollowed", programme="LIFE"),
        call("typed", programme="LIFE", source="typed"),
        call("unconfirmed", confirmed=None),
        call("second-stage", dues=(second,)),
        call("far", dues=(far,)),
    ):
        desk.books.put(each)
    desk.write(ANNA, Follow(programmes=("CERV",)), authenticated=True)

    told_of = for_newsletter(desk.books, desk.house, NIMS, desk.now, None).dues

    assert sorted(each.title for each in told_of) == ["followed", "typed"]
    assert {(each.clock, each.source) for each in told_of} == {
        ("17.00", "portal"),
        ("17.00", "typed"),
    }
