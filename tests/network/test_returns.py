"""Letters that come back: which address is dead, which is in doubt, and who lost their door."""

from dataclasses import replace

import pytest

from nimsmail.network.audience import audience_of
from nimsmail.network.house import Tolerance
from nimsmail.network.incoming import Bounce, Failure
from nimsmail.network.inviting import invite
from nimsmail.network.joining import Newcomer, joined
from nimsmail.network.outbox import Item
from nimsmail.network.outcome import Outcome
from nimsmail.network.people import Consent, Membership, Person, restored
from nimsmail.network.returned import refused
from nimsmail.network.returns import Returned, streak, streaks
from nimsmail.network.reviews import Review, Why
from tests.network.desk import Desk

ANNA, BO = "anna.berg@varde.example", "bo.dam@varde.example"


@pytest.fixture
def desk() -> Desk:
    """Anna alone is Varde's; nobody has written to her yet but the welcome."""
    desk = Desk()
    desk.member(ANNA, "Anna Berg")
    desk.deliver()
    return desk


def letter_to(desk: Desk, address: str, number: int = 1) -> Item:
    """Return one more letter that was sent to this address."""
    (person,) = desk.books.find(Person, "addresses", address)
    first = next(each for each in desk.books.every(Item) if each.person == person.key)
    item = replace(first, key=f"{first.key[:12]}{number:04}", dispatch="newsletter/nims/1")
    desk.books.put(item)
    return item


def comes_back(desk: Desk, item: Item, status: str, **more: bool) -> Outcome:
    mail = desk.mail("mailer-daemon@varde.example", returns=item)
    failure = Failure(recipient=item.recipient, status=status, **more)
    return desk.take_in(Bounce(mail=mail, failures=(failure,)))


def gone(desk: Desk, item: Item) -> Review:
    (review,) = comes_back(desk, item, "5.1.1", permanent=True, dead=True).reviews
    return review


def full(desk: Desk, number: int) -> Review:
    outcome = comes_back(desk, letter_to(desk, ANNA, number), "4.2.2", given_up=True)
    (review,) = outcome.reviews
    return review


def person(desk: Desk, address: str = ANNA) -> Person:
    (found,) = desk.books.find(Person, "addresses", address)
    return found


def test_a_letter_that_was_given_up_for_now_is_noted_and_told_and_nobody_suspended(
    desk: Desk,
) -> None:
    item = letter_to(desk, ANNA)

    outcome = comes_back(desk, item, "4.4.1", given_up=True)

    (note,) = desk.books.every(Returned)
    (review,) = outcome.reviews
    assert (note.key, note.status, note.permanent) == (item.key, "4.4.1", False)
    assert note.dispatch == "newsletter/nims/1"
    assert (review.why, review.letter) == (Why.BOUNCED, item.key)
    assert review.details == (f"{ANNA}: 4.4.1",)
    assert person(desk).address == ANNA


def test_a_letter_told_of_twice_counts_once(desk: Desk) -> None:
    item = letter_to(desk, ANNA)
    comes_back(desk, item, "4.2.2", given_up=True)
    desk.later(days=3)

    comes_back(desk, item, "4.2.2", given_up=True)

    so_far = streak(desk.books, ANNA, desk.now)
    assert so_far is not None and so_far.times == 1


def test_what_came_back_for_good_is_never_noted_as_passing(desk: Desk) -> None:
    item = letter_to(desk, ANNA)
    comes_back(desk, item, "5.2.2", permanent=True)

    comes_back(desk, item, "4.2.2", given_up=True)

    (note,) = desk.books.every(Returned)
    assert (note.status, note.permanent) == ("5.2.2", True)
    assert streaks(desk.books, person(desk), desk.now) == {}


def test_an_address_is_in_doubt_after_five_letters_over_two_weeks(desk: Desk) -> None:
    whys = []
    for number in range(6):
        whys.append(full(desk, number).why)
        desk.later(days=3)

    assert whys == [Why.BOUNCED] * 5 + [Why.UNSTEADY]  # the fifth comes on the twelfth day
    assert person(desk).suspended == ()
    (last,) = (each for each in desk.books.every(Review) if each.why is Why.UNSTEADY)
    assert last.details[1] == "6 × 2027-01-11 – 2027-01-26"


def test_many_letters_that_come_back_within_days_are_no_reason_for_doubt(desk: Desk) -> None:
    whys = [full(desk, number).why for number in range(8)]

    assert set(whys) == {Why.BOUNCED}


def test_what_came_back_long_ago_says_nothing_today(desk: Desk) -> None:
    for number in range(4):
        full(desk, number)
    desk.later(days=200)

    assert full(desk, 5).why is Why.BOUNCED
    so_far = streak(desk.books, ANNA, desk.now)
    assert so_far is not None and so_far.times == 1


def test_how_much_is_borne_can_be_set(desk: Desk) -> None:
    desk.house = replace(desk.house, tolerance=Tolerance(returns=2))
    first = full(desk, 1)
    desk.later(days=14)

    assert (first.why, full(desk, 2).why) == (Why.BOUNCED, Why.UNSTEADY)


def test_of_several_recipients_in_one_report_what_is_for_good_counts(desk: Desk) -> None:
    item = letter_to(desk, ANNA)
    mail = desk.mail("mailer-daemon@varde.example", returns=item)
    passing = Failure(recipient=ANNA, status="4.2.2", given_up=True)
    dead = Failure(recipient=ANNA, status="5.1.1", permanent=True, dead=True)

    outcome = desk.take_in(Bounce(mail=mail, failures=(passing, dead)))

    assert [review.why for review in outcome.reviews] == [Why.UNREACHABLE]


def test_a_forged_report_is_not_counted_either(desk: Desk) -> None:
    item = letter_to(desk, ANNA)
    mail = desk.mail("mailer-daemon@evil.example", answers=item)
    failure = Failure(recipient=ANNA, status="4.2.2", given_up=True)

    desk.take_in(Bounce(mail=mail, failures=(failure,)))

    assert list(desk.books.every(Returned)) == []


# -- the door of a municipality ----------------------------------------------------------------


def also(desk: Desk, *roles: str) -> None:
    """Let Bo of Varde be a member, too."""
    newcomer = Newcomer(network="nims", address=BO, name="Bo Dam", language="da", roles=roles)
    consent = Consent(given=desk.now, how="by phone")
    desk.keep(joined(desk.books, desk.house, newcomer, consent))


def contact(desk: Desk) -> None:
    """Let Anna be Varde's named contact."""
    membership = desk.books.get(Membership, f"nims/{person(desk).key}")
    assert membership is not None
    desk.books.put(replace(membership, roles=("contact",)))


def test_when_the_only_member_of_a_municipality_is_gone_it_is_named(desk: Desk) -> None:
    assert gone(desk, letter_to(desk, ANNA)).doorless == "Varde"


def test_when_the_named_contact_is_gone_and_others_are_several_it_is_named(desk: Desk) -> None:
    contact(desk)
    also(desk)
    desk.member("ida@varde.example", "Ida")

    assert gone(desk, letter_to(desk, ANNA)).doorless == "Varde"


def test_where_another_contact_is_left_nobody_is_named(desk: Desk) -> None:
    contact(desk)
    also(desk, "contact")

    assert gone(desk, letter_to(desk, ANNA)).doorless == ""


def test_who_is_reached_at_another_address_is_still_the_door(desk: Desk) -> None:
    desk.books.put(replace(person(desk), addresses=(ANNA, "anna.berg@vardekommune.example")))

    assert gone(desk, letter_to(desk, ANNA)).doorless == ""
    assert person(desk).address == "anna.berg@vardekommune.example"


def test_a_municipality_that_had_no_door_loses_none(desk: Desk) -> None:
    also(desk)
    desk.member("ida@varde.example", "Ida")

    assert gone(desk, letter_to(desk, ANNA)).doorless == ""


def test_who_belongs_to_no_municipality_takes_no_door_with_them(desk: Desk) -> None:
    desk.member("ida@alene.example", "Ida")

    assert gone(desk, letter_to(desk, "ida@alene.example")).doorless == ""


def test_a_refusal_by_the_relay_names_it_too(desk: Desk) -> None:
    outcome = refused(desk.books, letter_to(desk, ANNA), "550 5.1.1 No such user", desk.now)

    assert [review.doorless for review in outcome.reviews] == ["Varde"]


def test_one_bounce_in_the_middle_of_a_dispatch_stops_nobody_else(desk: Desk) -> None:
    also(desk)
    audience = audience_of(desk.books, desk.house, "nims")
    desk.keep(invite(desk.books, desk.house, desk.meeting(), audience).outcome)
    first, second = (each for each in desk.books.every(Item) if each.kind == "invitation")

    gone(desk, first)

    assert desk.books.get(Item, second.key) == second


def test_an_address_that_was_suspended_can_be_written_to_again(desk: Desk) -> None:
    gone(desk, letter_to(desk, ANNA))

    assert restored(person(desk), BO).address is None
    assert restored(person(desk), ANNA).address == restored(person(desk)).address == ANNA
