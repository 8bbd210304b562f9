"""Minutes from the chair to the members and the board, and the actions that come of them."""

from dataclasses import replace
from datetime import date

import pytest

from nimsmail.network.actions import Action, ActionDue, chased
from nimsmail.network.audience import Audience
from nimsmail.network.awaiting import awaited
from nimsmail.network.dispatch import Plan
from nimsmail.network.intents import Amend, Approve, Confirm
from nimsmail.network.outbox import Item
from nimsmail.network.papers import Paper
from nimsmail.network.presenting import CannotPresent
from nimsmail.network.recording import circulate, finish, to_chair
from nimsmail.network.reviews import Why
from nimsmail.network.submissions import MinutesApproval, Submission, latest
from tests.network.committee import CHAIR, MEMBER, Committee

TEXT = """# Referat

## 1. Strategi

Udkastet er godkendt.

## Opgaver

- [ ] Bo Friis: Spørg ICMA, 2027-04-01
- [x] Inger: Bestil lokale
- [ ] Ukendt Person: Skriv artikel, 2027-04-01
"""


class Recorded(Committee):
    """A committee whose minutes are on their way."""

    def start(self) -> Item:
        self.keep(to_chair(self.books, self.held, TEXT, self.now))
        return self.last_item(MinutesApproval.kind)

    @property
    def minutes(self) -> Submission:
        found = latest(self.books, self.held.key, "minutes")
        assert found is not None
        return found

    @property
    def everybody(self) -> Audience:
        persons = tuple(sorted(p.key for p in (self.chair, self.other, self.board)))
        return Audience(network="nims", persons=persons, text="nims")

    def circulate(self) -> Plan:
        letter = self.start()
        self.write(CHAIR, Approve(), answers=letter, authenticated=True)
        plan = circulate(self.books, self.house, self.held, self.everybody, self.now)
        self.keep(plan.outcome)
        return plan

    def finish(self, text: str | None = None) -> Plan:
        plan = finish(self.books, self.house, self.held, self.everybody, text, self.now)
        self.keep(plan.outcome)
        return plan

    def letter_to(self, kind: str, person: str) -> Item:
        items = [i for i in self.books.every(Item) if i.kind == kind and i.person == person]
        return items[-1]

    def one_approves(self) -> None:
        network = self.house.networks["nims"]
        procedure = replace(network.procedure, minutes="one")
        changed = {"nims": replace(network, procedure=procedure)}
        self.house = replace(self.house, networks=changed)


@pytest.fixture
def desk() -> Recorded:
    return Recorded()


def test_members_get_minutes_only_after_the_chairs_word(desk: Recorded) -> None:
    desk.start()

    with pytest.raises(CannotPresent, match="the chair has to approve"):
        circulate(desk.books, desk.house, desk.held, desk.everybody, desk.now)


def test_the_board_gets_minutes_when_they_are_final(desk: Recorded) -> None:
    plan = desk.circulate()
    desk.later(days=9)
    desk.keep(awaited(desk.books, desk.house, desk.now))

    final = desk.finish()

    assert {each.to.name for each in plan.letters} == {"Inger Holm", "Bo Friis"}
    assert {each.to.name for each in final.letters} == {"Inger Holm", "Bo Friis", "Ida Lund"}
    (paper,) = desk.books.every(Paper)
    assert (paper.kind, paper.draft, paper.meeting) == ("minutes", False, desk.held.key)


def test_silence_approves_after_the_days(desk: Recorded) -> None:
    desk.circulate()
    desk.later(days=6)
    desk.keep(awaited(desk.books, desk.house, desk.now))
    before = desk.minutes.fate
    desk.later(days=2)

    outcome = desk.keep(awaited(desk.books, desk.house, desk.now))

    assert before == "waiting"
    assert (desk.minutes.fate, desk.minutes.by) == ("approved", "silence")
    assert [each.kind for each in outcome.letters] == ["chair-answered"]


def test_an_objection_stops_silence_from_approving(desk: Recorded) -> None:
    desk.circulate()
    letter = desk.letter_to(MinutesApproval.kind, desk.other.key)
    objected = desk.write(MEMBER, Amend(text="Der skal stå 2028"), answers=letter)
    desk.later(days=9)

    outcome = desk.keep(awaited(desk.books, desk.house, desk.now))

    assert [each.why for each in objected.reviews] == [Why.OBJECTION]
    assert [each.kind for each in objected.letters] == ["receipt"]
    assert desk.minutes.fate == "waiting"
    assert [each.why for each in outcome.reviews] == [Why.SILENT_CHAIR]
    with pytest.raises(CannotPresent):
        desk.finish()


def test_where_one_must_approve_silence_does_not_and_one_does(desk: Recorded) -> None:
    desk.one_approves()
    desk.circulate()
    letter = desk.letter_to(MinutesApproval.kind, desk.other.key)

    desk.write(MEMBER, Approve(), answers=letter, authenticated=True)

    assert (desk.minutes.fate, desk.minutes.by) == ("approved", desk.other.key)


def test_where_silence_approves_one_yes_ends_nothing(desk: Recorded) -> None:
    desk.circulate()
    letter = desk.letter_to(MinutesApproval.kind, desk.other.key)

    outcome = desk.write(MEMBER, Approve(), answers=letter, authenticated=True)

    assert desk.minutes.fate == "waiting"
    assert [each.kind for each in outcome.letters] == ["receipt"]


def test_a_silent_chair_never_approves_minutes(desk: Recorded) -> None:
    desk.start()

    for _ in range(60):
        desk.later(days=1)
        desk.keep(awaited(desk.books, desk.house, desk.now))

    assert desk.minutes.fate == "waiting"


def actions(desk: Recorded) -> dict[str, Action]:
    desk.circulate()
    desk.later(days=9)
    desk.keep(awaited(desk.books, desk.house, desk.now))
    desk.finish()
    return {each.name: each for each in desk.books.every(Action)}


def test_final_minutes_list_who_is_to_do_what(desk: Recorded) -> None:
    found = actions(desk)

    assert found["Bo Friis"].person == desk.other.key
    assert found["Bo Friis"].due == date(2027, 4, 1)
    assert found["Inger"].done is not None
    assert found["Ukendt Person"].person is None


def test_an_action_is_chased_from_its_day_until_it_is_done(desk: Recorded) -> None:
    actions(desk)
    desk.now = desk.now.replace(month=3, day=31, hour=9)
    early = desk.keep(chased(desk.books, desk.house, desk.now))
    desk.later(days=1)
    first = desk.keep(chased(desk.books, desk.house, desk.now))
    same_day = desk.keep(chased(desk.books, desk.house, desk.now))
    desk.later(days=7)
    second = desk.keep(chased(desk.books, desk.house, desk.now))

    outcome = desk.write(MEMBER, Confirm(), answers=desk.item(second.letters[0]))
    desk.later(days=14)
    after = desk.keep(chased(desk.books, desk.house, desk.now))

    assert (early.letters, same_day.letters, after.letters) == ((), (), ())
    assert [each.to.address for each in first.letters] == [MEMBER]
    assert isinstance(second.letters[0], ActionDue)
    assert [each.kind for each in outcome.letters] == ["receipt"]
