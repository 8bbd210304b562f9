"""A coordinator answers a notice by mail: what is done, once, and what they are told."""

from dataclasses import replace
from datetime import timedelta

import pytest

from nimsmail.network.audience import Audience, audience_of
from nimsmail.network.decide import answering
from nimsmail.network.due import due
from nimsmail.network.house import Caps
from nimsmail.network.incoming import Reply, Wish
from nimsmail.network.intents import Attend, Intent, Question, Rule, Thanks
from nimsmail.network.inviting import invite
from nimsmail.network.meetings import Rsvp
from nimsmail.network.notices import ConfirmRuling, Docket, Fate, Notice, RulingReceipt
from nimsmail.network.outbox import Item
from nimsmail.network.outcome import Outcome
from nimsmail.network.pending import Pending
from nimsmail.network.people import Person
from nimsmail.network.resolving import resolved
from nimsmail.network.reviews import Review, Stage, Why
from tests.network.desk import Desk

KAREN = "karen.holt@sekretariat.example"
YES_TO_ALL = Rule(others="yes")


class Office(Desk):
    """A desk with members who wrote what nobody was sure of, and the notice of it."""

    def __init__(self, *unsure: Intent) -> None:
        super().__init__()
        self.people = [
            self.member(f"{name.lower()}@varde.example", name)
            for name in ("Anna", "Bo", "Carl", "Dina")[: len(unsure)]
        ]
        meeting = self.meeting()
        self.keep(invite(self.books, self.house, meeting, self._all()).outcome)
        for who, intent in zip(self.people, unsure, strict=True):
            self.later(minutes=1)
            item = self._invitation(who)
            self.write(who.addresses[0], intent, answers=item, certain=False)
        self.later(hours=1)
        self.keep(due(self.books, self.house, self.now))

    def _all(self) -> Audience:
        return audience_of(self.books, self.house, "nims")

    def _invitation(self, who: Person) -> Item:
        items = self.books.find(Item, "person", who.key)
        return next(item for item in items if item.kind == "invitation")

    @property
    def notice(self) -> Item:
        return self.last_item(Notice.kind)

    def review_of(self, who: int) -> Review:
        address = self.people[who].addresses[0]
        return next(each for each in self.books.every(Review) if each.sender == address)

    def answers(self) -> dict[str, str]:
        """Return who answers the invitation how, by the coordinator's word."""
        names = {person.key: person.name for person in self.people}
        return {names[rsvp.person]: rsvp.answer for rsvp in self.books.every(Rsvp)}

    def rule(
        self,
        rule: Rule | None,
        *,
        to: Item | None = None,
        sender: str = KAREN,
        authenticated: bool = True,
        unclear: tuple[str, ...] = (),
    ) -> Outcome:
        """Let a coordinator answer a notice, or another letter."""
        self.later(minutes=1)
        mail = self.mail(sender, answers=to or self.notice, authenticated=authenticated)
        wishes = [Wish(intent=rule, certain=True)] if rule else []
        wishes += [Wish(intent=Question(text=text), certain=False) for text in unclear]
        reply = Reply(mail=mail, words="(ord)", language="da", wishes=tuple(wishes))
        return self.take_in(reply)


def receipt(outcome: Outcome) -> RulingReceipt:
    (letter,) = [each for each in outcome.letters if isinstance(each, RulingReceipt)]
    return letter


def fates(outcome: Outcome) -> list[tuple[int, str]]:
    return [(fate.number, fate.done) for fate in receipt(outcome).fates]


YES, NO = Attend(answer="yes"), Attend(answer="no")


def test_a_notice_numbers_its_matters_oldest_first_and_the_numbers_are_kept() -> None:
    office = Office(YES, NO)

    docket = office.books.get(Docket, office.notice.about)

    assert docket is not None
    assert docket.reviews == (office.review_of(0).key, office.review_of(1).key)
    assert Notice.wants_answer


def test_all_coordinators_have_the_same_numbers() -> None:
    office = Office(YES)
    nims = office.house.networks["nims"]
    karen, ida = nims.coordinators[0], replace(nims.coordinators[0], address="ida@k.example")
    office.house.networks["nims"] = replace(nims, coordinators=(karen, ida))
    office.write("anna@varde.example", Question(text="Hvor?"), certain=False)
    office.later(hours=1)

    outcome = office.keep(due(office.books, office.house, office.now))

    assert len(outcome.letters) == 2
    assert len({letter.about for letter in outcome.letters}) == 1
    assert len([each for each in outcome.records if isinstance(each, Docket)]) == 1


def test_a_notice_numbers_no_more_than_it_shows() -> None:
    office = Office(YES)
    for _ in range(30):
        office.write("anna@varde.example", Question(text="Hvor?"), certain=False)
    office.later(hours=1)
    office.keep(due(office.books, office.house, office.now))

    outcome = office.rule(Rule(others="no"))

    assert len(receipt(outcome).fates) == 25
    open_ = [each for each in office.books.every(Review) if each.stage is not Stage.RESOLVED]
    assert len(open_) == 5 + 1


def test_the_reader_is_told_how_many_matters_there_are() -> None:
    office = Office(YES, NO)

    told = answering(
        office.books, office.house, office.mail(KAREN, answers=office.notice), office.now
    )

    assert (told.kind, told.matters, told.coordinator) == ("notice", 2, "Karen Holt")


def test_a_yes_carries_out_the_suggestion_and_a_no_closes_the_matter() -> None:
    office = Office(YES, NO)

    outcome = office.rule(Rule(yes=(1,), no=(2,)))

    assert office.answers() == {"Anna": "yes"}
    assert fates(outcome) == [(1, "carried-out"), (2, "closed")]
    assert sorted(letter.kind for letter in outcome.letters) == ["rsvp-receipt", "ruling-receipt"]
    assert {office.review_of(who).stage for who in (0, 1)} == {Stage.RESOLVED}
    assert office.review_of(0).resolution == "attend=yes"
    assert office.review_of(1).resolution == "dismissed"


def test_the_receipt_goes_to_the_coordinator_and_says_what_was_done() -> None:
    office = Office(YES)

    letter = receipt(office.rule(YES_TO_ALL))

    assert letter.to.address == KAREN
    assert letter.answers is not None
    (fate,) = letter.fates
    assert (fate.name, fate.intents) == ("anna@varde.example", ({"do": "attend", "answer": "yes"},))


def test_what_nobody_speaks_of_stays_open_and_keeps_its_number() -> None:
    office = Office(YES, NO, YES)

    first = office.rule(Rule(yes=(2,)))
    second = office.rule(Rule(yes=(3,)), to=office.item(receipt(first)))

    assert fates(first) == [(1, "open"), (2, "carried-out"), (3, "open")]
    assert fates(second) == [(1, "open"), (3, "carried-out")]
    assert office.answers() == {"Bo": "no", "Carl": "yes"}


def test_what_is_excepted_is_left_as_it_is() -> None:
    office = Office(YES, NO)

    outcome = office.rule(Rule(left=(2,), others="yes"))

    assert fates(outcome) == [(1, "carried-out"), (2, "open")]


def test_what_somebody_else_has_settled_is_not_settled_again() -> None:
    office = Office(YES, NO)
    office.keep(resolved(office.books, office.house, office.review_of(0), [NO], office.now))

    outcome = office.rule(YES_TO_ALL)

    assert fates(outcome) == [(1, "settled-before"), (2, "carried-out")]
    assert office.answers() == {"Anna": "no", "Bo": "no"}


def test_a_second_answer_changes_nothing_and_says_so() -> None:
    office = Office(YES)
    office.rule(YES_TO_ALL)
    before = dict(office.books.tables["rsvps"])

    outcome = office.rule(Rule(no=(1,)))

    assert fates(outcome) == [(1, "settled-before")]
    assert office.books.tables["rsvps"] == before


def test_a_number_that_there_is_not_is_told() -> None:
    office = Office(YES)

    outcome = office.rule(Rule(yes=(1, 4), no=(0,)))

    assert receipt(outcome).unknown == (0, 4)
    assert office.answers() == {"Anna": "yes"}


def test_what_is_not_understood_changes_nothing_and_is_told_in_its_own_words() -> None:
    office = Office(YES)

    outcome = office.rule(None, unclear=("1 hvis Bo kommer",))

    assert receipt(outcome).unclear == ("1 hvis Bo kommer",)
    assert fates(outcome) == [(1, "open")]
    assert office.answers() == {}


@pytest.mark.parametrize("intent", [Question(text="Hvor?"), Thanks()], ids=["question", "none"])
def test_a_yes_to_what_nothing_carries_out_leaves_it_open(intent: Intent) -> None:
    office = Office(intent)
    review = office.review_of(0)
    office.books.put(
        replace(review, suggestion=() if isinstance(intent, Thanks) else review.suggestion)
    )

    outcome = office.rule(YES_TO_ALL)

    assert fates(outcome) == [(1, "not-possible")]
    assert office.review_of(0).stage is Stage.OPEN


def test_one_that_cannot_be_done_does_not_stop_the_others() -> None:
    office = Office(YES, NO)
    office.books.put(replace(office.review_of(0), person=None, sender="x@y.example", letter=None))

    outcome = office.rule(YES_TO_ALL)

    assert fates(outcome) == [(1, "not-possible"), (2, "carried-out")]


def test_a_mail_that_meant_several_things_has_one_answer() -> None:
    office = Office(YES)
    plain = ({"do": "attend", "answer": "no"}, {"do": "leave", "scope": "newsletter"})
    office.books.put(replace(office.review_of(0), suggestion=plain))

    outcome = office.rule(YES_TO_ALL)

    assert sorted(each.kind for each in outcome.letters) == ["rsvp-receipt", "ruling-receipt"]


def test_thanks_are_not_answered() -> None:
    office = Office(YES)
    mail = office.mail(KAREN, answers=office.notice, authenticated=True)
    thanks = (Wish(intent=Thanks(), certain=True),)

    outcome = office.take_in(Reply(mail=mail, words="Tak", language="da", wishes=thanks))

    assert outcome.letters == ()
    assert outcome.reviews == ()


# -- who may ------------------------------------------------------------------------------


def test_where_nothing_vouches_for_from_the_answer_waits_for_a_confirmation() -> None:
    office = Office(YES, NO)

    outcome = office.rule(Rule(yes=(1,), no=(2,)), authenticated=False)

    (letter,) = outcome.letters
    assert isinstance(letter, ConfirmRuling)
    assert letter.to.address == KAREN
    assert [each.number for each in letter.yes] == [1]
    assert [each.number for each in letter.no] == [2]
    assert office.answers() == {}


def test_a_confirmation_acts_once() -> None:
    office = Office(YES, NO)
    office.rule(Rule(yes=(1,), no=(2,)), authenticated=False)
    asked = office.last_item(ConfirmRuling.kind)

    first = office.rule(YES_TO_ALL, to=asked, authenticated=False)
    second = office.rule(YES_TO_ALL, to=asked, authenticated=False)

    assert fates(first) == [(1, "carried-out"), (2, "closed")]
    assert receipt(second).lapsed
    assert receipt(second).fates == ()
    assert list(office.books.every(Pending)) == []


def test_who_has_had_too_many_letters_is_told_by_the_next_notice() -> None:
    office = Office(YES)
    office.house = replace(office.house, caps=Caps(per_address_a_day=1))

    outcome = office.rule(YES_TO_ALL, authenticated=False)

    assert outcome.letters == ()
    assert [each.why for each in outcome.reviews] == [Why.COORDINATOR]
    assert office.answers() == {}
    assert list(office.books.every(Pending)) == []


def test_who_denies_an_answer_has_it_forgotten() -> None:
    office = Office(YES)
    office.rule(YES_TO_ALL, authenticated=False)
    asked = office.last_item(ConfirmRuling.kind)

    outcome = office.rule(Rule(others="no"), to=asked, authenticated=False)

    assert fates(outcome) == [(1, "open")]
    assert list(office.books.every(Pending)) == []
    assert receipt(office.rule(YES_TO_ALL, to=asked, authenticated=False)).lapsed


def test_a_confirmation_that_says_something_else_confirms_nothing() -> None:
    office = Office(YES, NO)
    office.rule(YES_TO_ALL, authenticated=False)
    asked = office.last_item(ConfirmRuling.kind)

    office.rule(Rule(yes=(1,)), to=asked)

    assert office.answers() == {}
    assert len(list(office.books.every(Pending))) == 1


def test_a_confirmation_after_a_week_is_too_late() -> None:
    office = Office(YES)
    office.rule(YES_TO_ALL, authenticated=False)
    asked = office.last_item(ConfirmRuling.kind)
    office.now += timedelta(days=8)

    outcome = office.rule(YES_TO_ALL, to=asked, authenticated=False)

    assert receipt(outcome).lapsed
    assert office.answers() == {}


@pytest.mark.parametrize("authenticated", [True, False])
@pytest.mark.parametrize("sender", ["anna@varde.example", "evil@x.example"])
def test_the_token_is_good_for_its_coordinator_only(sender: str, authenticated: bool) -> None:
    office = Office(YES)

    outcome = office.rule(YES_TO_ALL, sender=sender, authenticated=authenticated)

    assert office.answers() == {}
    assert [each.why for each in outcome.reviews] == [Why.OTHER_SENDER]
    assert outcome.letters == ()


def test_who_is_no_coordinator_any_more_decides_nothing() -> None:
    office = Office(YES)
    nims = office.house.networks["nims"]
    ida = replace(nims.coordinators[0], address="ida@k.example")
    office.house.networks["nims"] = replace(nims, coordinators=(ida,))

    outcome = office.rule(YES_TO_ALL)

    assert office.answers() == {}
    assert outcome.letters == ()
    assert len(outcome.reviews) == 1


def test_a_ruling_in_answer_to_no_notice_is_nothing_that_is_carried_out() -> None:
    office = Office(YES)

    outcome = office.write("anna@varde.example", YES_TO_ALL, authenticated=True)

    assert office.answers() == {}
    assert [each.why for each in outcome.reviews] == [Why.NO_RULE]


def test_a_fate_is_told_for_each_matter_that_is_gone() -> None:
    office = Office(YES)
    office.books.remove(Review, office.review_of(0).key)

    outcome = office.rule(YES_TO_ALL)

    assert receipt(outcome).fates == (
        Fate(number=1, key=receipt(outcome).fates[0].key, done="gone"),
    )
