"""Roles begin and end by their days, and who had them is kept."""

from datetime import date

import pytest

from nimsmail.network.outcome import Outcome
from nimsmail.network.people import Membership, membership_of
from nimsmail.network.reviews import Why
from nimsmail.network.terms import NoTerm, given, taken, terms_of, turned
from tests.network.committee import Committee

TODAY = date(2027, 1, 11)


class Roles(Committee):
    """A committee that gives and takes roles."""

    @property
    def bo(self) -> Membership:
        found = membership_of(self.books, "nims", self.other.key)
        assert found is not None
        return found

    def turn(self) -> Outcome:
        return self.keep(turned(self.books, self.house, self.now))

    def give(self, role: str, since: date, until: date | None = None) -> None:
        self.keep(given(self.books, self.bo, role, since, until, TODAY))


@pytest.fixture
def desk() -> Roles:
    return Roles()


def test_a_role_that_begins_later_is_had_from_its_day_on(desk: Roles) -> None:
    desk.give("observer", date(2027, 2, 1))
    desk.later(days=20)
    desk.turn()
    before = desk.bo.roles
    desk.later(days=1)
    desk.turn()

    assert before == ("member",)
    assert desk.bo.roles == ("member", "observer")


def test_a_role_ends_after_its_last_day_and_is_remembered(desk: Roles) -> None:
    desk.give("observer", TODAY, date(2027, 1, 31))
    desk.later(days=20)
    desk.turn()
    on_the_last_day = desk.bo.roles
    desk.later(days=1)
    desk.turn()

    assert on_the_last_day == ("member", "observer")
    assert desk.bo.roles == ("member",)
    (term,) = terms_of(desk.books, "nims")
    assert (term.role, term.since, term.until, term.open) == (
        "observer", TODAY, date(2027, 1, 31), None,
    )  # fmt: skip


def test_the_coordinator_is_warned_before_a_term_ends_once_at_each_distance(desk: Roles) -> None:
    desk.give("observer", TODAY, date(2027, 6, 30))
    warned = []

    for _ in range(170):
        desk.later(days=1)
        warned += [(desk.now.date(), r.why) for r in desk.turn().reviews]

    assert warned == [
        (date(2027, 5, 1), Why.TERM_ENDS),
        (date(2027, 6, 16), Why.TERM_ENDS),
    ]


def test_a_role_can_be_prolonged_and_is_one_term(desk: Roles) -> None:
    desk.give("observer", TODAY, date(2027, 6, 30))

    desk.give("observer", TODAY, date(2028, 6, 30))

    assert [t.until for t in terms_of(desk.books, "nims")] == [date(2028, 6, 30)]


def test_a_role_from_before_terms_were_kept_can_be_ended(desk: Roles) -> None:
    desk.keep(taken(desk.books, desk.bo, "member", date(2027, 1, 10), TODAY))

    assert desk.bo.roles == ()
    assert [t.role for t in terms_of(desk.books, "nims")] == ["member"]


def test_a_term_that_ends_before_it_begins_is_refused(desk: Roles) -> None:
    with pytest.raises(NoTerm, match="before it begins"):
        desk.give("observer", TODAY, date(2027, 1, 1))


def test_who_is_not_in_a_role_cannot_lose_it(desk: Roles) -> None:
    with pytest.raises(NoTerm, match="not in the role"):
        taken(desk.books, desk.bo, "chair", TODAY, TODAY)
