"""Members follow programmes by mail, in their own words, or as their municipality does."""

from datetime import timedelta

import pytest

from nimsmail.network.calls import Call
from nimsmail.network.decide import answering
from nimsmail.network.follows import Followed, Following, Profile, following_of, thing
from nimsmail.network.intents import Confirm, Follow, Join, Leave, Unfollow
from nimsmail.network.people import Membership, membership_of
from nimsmail.network.programmes import OFFERED, offered_as
from nimsmail.network.receipts import Noted, Receipt
from nimsmail.network.reviews import Review, Why
from tests.network.desk import NOW, Desk

ANNA = "anna.berg@varde.example"


def followed(desk: Desk) -> list[str]:
    (anna,) = [p for p in desk.books.every(Membership)]
    found = desk.books.get(Following, f"nims/{anna.person}")
    return [each.what for each in found.things] if found else []


def receipt(outcome: object) -> Receipt:
    (letter,) = outcome.letters  # type: ignore[attr-defined]
    assert isinstance(letter, Receipt)
    return letter


def test_a_member_follows_programmes_and_is_told_which() -> None:
    desk = Desk()
    desk.member()

    outcome = desk.write(ANNA, Follow(programmes=("cerv", "Life")), authenticated=True)

    assert followed(desk) == ["CERV", "LIFE"]
    (noted,) = receipt(outcome).noted
    assert noted == Noted(do="follow", items=("CERV", "LIFE"))


def test_what_was_followed_before_keeps_its_day() -> None:
    desk = Desk()
    anna = desk.member()
    desk.write(ANNA, Follow(programmes=("CERV",)), authenticated=True)
    desk.later(days=40)

    desk.write(ANNA, Follow(programmes=("CERV", "LIFE")), authenticated=True)

    assert following_of(desk.books, "nims", anna).things == (
        Followed(what="CERV", since=NOW),
        Followed(what="LIFE", since=NOW + timedelta(days=40)),
    )


def test_a_member_drops_one_programme_and_follows_another_in_one_mail_with_one_receipt() -> None:
    desk = Desk()
    desk.member()
    desk.write(ANNA, Follow(programmes=("horizon", "cerv")), authenticated=True)

    wishes = (Unfollow(programmes=("Horizon",)), Follow(programmes=("LIFE",)))
    outcome = desk.write(ANNA, *wishes, authenticated=True)

    assert followed(desk) == ["CERV", "LIFE"]
    assert [noted.do for noted in receipt(outcome).noted] == ["unfollow", "follow"]


def test_who_drops_a_programme_drops_its_parts() -> None:
    desk = Desk()
    desk.member()
    desk.write(ANNA, Follow(programmes=("Horizon CL5", "LIFE")), authenticated=True)

    desk.write(ANNA, Unfollow(programmes=("Horizon",)), authenticated=True)

    assert followed(desk) == ["LIFE"]


def test_who_has_said_nothing_follows_what_their_municipality_follows() -> None:
    desk = Desk()
    anna = desk.member()
    things = (Followed(what="LIFE", since=NOW), Followed(what="CERV", since=NOW))
    desk.books.put(
        Profile(
            key=f"nims/{anna.organisation}", network="nims", organisation="varde", things=things
        )
    )

    before = following_of(desk.books, "nims", anna).things
    desk.write(ANNA, Unfollow(programmes=("LIFE",)), authenticated=True)

    assert before == things
    assert followed(desk) == ["CERV"]


def test_who_follows_a_programme_takes_alerts_again() -> None:
    desk = Desk()
    anna = desk.member()
    desk.write(ANNA, Leave(scope="alerts"), authenticated=True)

    desk.write(ANNA, Follow(programmes=("LIFE",)), authenticated=True)

    membership = membership_of(desk.books, "nims", anna.key)
    assert membership is not None and "alerts" in membership.subscriptions


@pytest.mark.parametrize(
    "wish", [Follow(programmes=("månefonden", "LIFE")), Unfollow(programmes=())]
)
def test_a_programme_that_nobody_knows_is_for_the_coordinator(wish: Follow | Unfollow) -> None:
    desk = Desk()
    desk.member()

    outcome = desk.write(ANNA, wish, authenticated=True)

    assert followed(desk) == []
    (review,) = outcome.reviews
    assert isinstance(review, Review) and review.why is Why.UNSURE


def test_a_bare_from_changes_nothing() -> None:
    desk = Desk()
    desk.member()

    outcome = desk.write(ANNA, Follow(programmes=("LIFE",)))

    assert followed(desk) == []
    assert outcome.reviews[0].why is Why.UNPROVEN


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("cerv", "CERV"),
        ("Europa for Borgerne", "CERV"),
        ("venskabsby", "CERV"),
        ("Horisont Europa", "HORIZON"),
        ("horizon-cl5", "HORIZON:CL5"),
        ("Horizon Europe MISS", "HORIZON:MISS"),
        ("erasmus plus", "ERASMUS+"),
        ("KA2", "ERASMUS+"),
        ("Interreg", "INTERREG"),
        ("Interreg 6A", "INTERREG-DEDK"),
        ("life2027", "LIFE"),
        ("EFRU", "ERDF"),
        ("ø-støtte", None),
        ("", None),
    ],
)
def test_a_programme_is_known_by_what_people_call_it(said: str, meant: str | None) -> None:
    assert thing(said) == meant


def test_every_name_that_members_are_asked_by_is_a_programme() -> None:
    meant = [thing(name) for name in OFFERED]

    assert None not in meant
    assert [offered_as(str(key)) for key in meant] == list(OFFERED)


def test_who_follows_interreg_follows_all_that_are_called_so() -> None:
    call = Call(
        key="i",
        programme="INTERREG-DEDK",
        identifier="INTERREG-DEDK-3",
        title="Runde 3",
        source="typed",
        seen_first=NOW,
        seen_last=NOW,
    )

    assert Followed(what="INTERREG", since=NOW).is_about(call)
    assert not Followed(what="INTERREG-NS", since=NOW).is_about(call)


def test_the_reader_is_told_what_there_is_and_what_the_author_follows() -> None:
    desk = Desk()
    desk.member()
    desk.write(ANNA, Follow(programmes=("horizon cl5", "LIFE")), authenticated=True)

    told = answering(desk.books, desk.house, desk.mail(ANNA), desk.now)

    assert told.programmes == OFFERED
    assert told.follows == ("Horizon Europe", "LIFE")


def test_who_signs_up_and_wants_to_follow_programmes_follows_them_once_confirmed() -> None:
    desk = Desk()

    asked = desk.write(ANNA, Join(), Follow(programmes=("CERV",)))
    desk.write(ANNA, Confirm(), answers=desk.last_item("confirm-sign-up"))

    assert asked.reviews == ()
    assert [letter.kind for letter in asked.letters] == ["confirm-sign-up"]
    assert followed(desk) == ["CERV"]


def test_a_stranger_who_only_wants_to_follow_goes_to_the_coordinator() -> None:
    outcome = Desk().write(ANNA, Follow(programmes=("CERV",)))

    assert [each.why for each in outcome.reviews] == [Why.STRANGER]
