"""Who gets a dispatch, who does not, and why; and that nobody gets it twice."""

from dataclasses import replace
from typing import Literal

import pytest

from nimsmail.network.audience import BadAudience, audience_of
from nimsmail.network.dispatch import Plan
from nimsmail.network.due import due
from nimsmail.network.incoming import Bounce, Failure
from nimsmail.network.intents import Attend
from nimsmail.network.inviting import invite, remind
from nimsmail.network.joining import left
from nimsmail.network.meetings import Meeting
from nimsmail.network.outbox import Item, State
from nimsmail.network.publishing import newsletter
from nimsmail.network.returned import refused
from nimsmail.network.reviews import Review, Stage
from nimsmail.network.rollcall import roll_call
from tests.network.desk import Desk


class Gathering(Desk):
    """Four members, all invited; A has said yes and B no."""

    def __init__(self) -> None:
        super().__init__()
        self.people = {n: self.member(f"{n.lower()}@varde.example", n) for n in "ABCD"}
        self.spring: Meeting = self.meeting()
        self.keep(self.invitation().outcome)
        self.deliver()
        self.answer("A", "yes")
        self.answer("B", "no")

    def invitation(self) -> Plan:
        audience = audience_of(self.books, self.house, "nims")
        return invite(self.books, self.house, self.spring, audience)

    def reminder(self) -> Plan:
        return remind(self.books, self.house, self.spring, self.now)

    def answer(self, name: str, answer: Literal["yes", "no", "maybe"]) -> None:
        person = self.people[name]
        items = self.books.find(Item, "person", person.key)
        invitation = next(item for item in items if item.kind == "invitation")
        self.write(person.addresses[0], Attend(answer=answer), answers=invitation)

    def names(self, keys: tuple[str, ...]) -> str:
        return "".join(sorted(n for n, p in self.people.items() if p.key in keys))


def names(plan: Plan) -> str:
    return "".join(sorted(letter.to.name for letter in plan.letters))


def left_out(plan: Plan) -> dict[str, str]:
    return {each.person.name: each.why for each in plan.left_out}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nims", "ABCD"),
        ("nims:organisation=Varde", "ABCD"),
        ("nims:contacts", ""),
        ("nims:role=board", ""),
        ("meeting/nims-2027-03:yes", "A"),
        ("meeting/nims-2027-03:silent", "CD"),
        ("meeting/nims-2027-03:yes+meeting/nims-2027-03:no", "AB"),
        ("nims - meeting/nims-2027-03:no", "ACD"),
        ("meeting/nims-2027-03:yes - nims + meeting/nims-2027-03:no", "B"),
    ],
)
def test_an_audience_is_who_it_says(text: str, expected: str) -> None:
    desk = Gathering()

    audience = audience_of(desk.books, desk.house, text)

    assert desk.names(audience.persons) == expected


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("", "write e.g. nims"),
        ("nims +", "write e.g. nims"),
        ("nisse", "there are: nims"),
        ("nims:organisation=Ukendt", "organisation list"),
        ("nims:chairs", "write :contacts"),
        ("meeting/1999-01:yes", "meeting list"),
        ("meeting/nims-2027-03:perhaps", "yes, :no"),
    ],
)
def test_a_bad_audience_says_what_would_be_a_good_one(text: str, remedy: str) -> None:
    desk = Gathering()

    with pytest.raises(BadAudience, match=remedy):
        audience_of(desk.books, desk.house, text)


def test_an_invitation_made_again_goes_only_to_the_new() -> None:
    desk = Gathering()
    desk.member("eva@varde.example", "E")

    again = desk.invitation()

    assert names(again) == "E"
    assert left_out(again)["A"] == "is invited already"


def test_only_the_silent_are_reminded() -> None:
    desk = Gathering()

    plan = desk.reminder()

    assert names(plan) == "CD"
    assert left_out(plan) == {"A": "has answered", "B": "has answered"}


def test_nobody_is_reminded_of_an_invitation_that_has_not_gone_out() -> None:
    desk = Gathering()
    desk.member("eva@varde.example", "E")
    desk.keep(desk.invitation().outcome)

    plan = desk.reminder()

    assert names(plan) == "CD"
    assert left_out(plan)["E"] == "the invitation has not gone out yet"


@pytest.mark.parametrize("state", [State.WITHDRAWN, State.FAILED])
def test_who_never_got_the_invitation_can_be_invited_again(state: State) -> None:
    desk = Gathering()
    eva = desk.member("eva@varde.example", "E")
    first = desk.keep(desk.invitation().outcome)
    (item,) = [i for i in desk.books.find(Item, "person", eva.key) if i.kind == "invitation"]
    desk.books.put(replace(item, state=state))

    again = desk.keep(desk.invitation().outcome)

    assert [letter.to.name for letter in again.letters] == ["E"]
    assert again.letters[0].key != first.letters[0].key


def test_an_edition_that_was_withdrawn_can_be_sent_again() -> None:
    desk = Gathering()
    audience = audience_of(desk.books, desk.house, "nims")
    first = newsletter(desk.books, desk.house, audience, "Nyt", "Kære alle", desk.now)
    desk.keep(first.outcome)
    for item in list(desk.books.every(Item)):
        if item.kind == "newsletter":
            desk.books.put(replace(item, state=State.WITHDRAWN))

    again = newsletter(desk.books, desk.house, audience, "Nyt", "Kære alle", desk.now)

    assert names(again) == "ABCD"
    assert len(desk.keep(again.outcome).letters) == 4


def test_a_notice_that_fails_makes_no_other_notice() -> None:
    desk = Gathering()
    desk.write("stranger@other.example", Attend(answer="yes"))
    desk.later(minutes=15)
    (notice,) = desk.keep(due(desk.books, desk.house, desk.now)).letters

    outcome = refused(desk.books, desk.item(notice), "550 5.1.1 No such user", desk.now)

    assert (outcome.records, outcome.letters, outcome.reviews) == ((), (), ())


def test_a_notice_that_bounces_makes_no_other_notice() -> None:
    desk = Gathering()
    desk.write("stranger@other.example", Attend(answer="yes"))
    desk.later(minutes=15)
    (notice,) = desk.keep(due(desk.books, desk.house, desk.now)).letters
    mail = desk.mail("mailer-daemon@varde.example", returns=desk.item(notice))
    gone = Failure(recipient="host@nims.example", status="5.1.1", permanent=True, dead=True)

    outcome = desk.take_in(Bounce(mail=mail, failures=(gone,)))

    assert (outcome.letters, outcome.reviews) == ((), ())


def test_who_left_without_an_answer_is_not_waited_for() -> None:
    desk = Gathering()

    desk.keep(left(desk.books, "nims", desk.people["D"], "all", None, desk.now))

    roll = roll_call(desk.books, desk.spring.key)
    assert [each.person.name for each in roll.who("silent")] == ["C"]


def test_nobody_is_reminded_twice_in_a_day_and_the_next_day_is_a_new_round() -> None:
    desk = Gathering()
    first = desk.keep(desk.reminder().outcome)
    again = desk.reminder()
    desk.later(days=1)
    desk.answer("C", "maybe")

    second = desk.keep(desk.reminder().outcome)

    assert len(first.letters) == 2
    assert again.letters == ()
    assert left_out(again)["C"] == "was reminded less than a day ago"
    assert [letter.to.name for letter in second.letters] == ["D"]


def test_the_same_newsletter_goes_to_nobody_twice() -> None:
    desk = Gathering()
    desk.keep(left(desk.books, "nims", desk.people["B"], "newsletter", None, desk.now))
    audience = audience_of(desk.books, desk.house, "nims")

    plan = newsletter(desk.books, desk.house, audience, "Nyt", "Kære alle", desk.now)
    desk.keep(plan.outcome)
    again = newsletter(desk.books, desk.house, audience, "Nyt", "Kære alle", desk.now)

    assert names(plan) == "ACD"
    assert left_out(plan) == {"B": "does not take newsletter"}
    assert again.letters == ()


def test_the_coordinator_is_told_once_of_everything_that_waits() -> None:
    desk = Gathering()
    desk.write("stranger@other.example", Attend(answer="yes"))
    at_once = due(desk.books, desk.house, desk.now)
    desk.later(minutes=15)

    notice = desk.keep(due(desk.books, desk.house, desk.now))
    again = due(desk.books, desk.house, desk.now)

    (letter,) = notice.letters
    (review,) = desk.books.every(Review)
    assert letter.to.address == "karen.holt@sekretariat.example"
    assert review.stage is Stage.OPEN
    assert at_once.letters == again.letters == ()


def test_a_plan_without_letters_is_no_dispatch() -> None:
    desk = Gathering()

    again = desk.invitation()

    assert again.letters == ()
    assert again.dispatch(desk.books, "karen", desk.now) is None


def test_a_dispatch_keeps_who_was_left_out_and_why() -> None:
    desk = Gathering()

    plan = desk.reminder()
    dispatch = plan.dispatch(desk.books, "karen", desk.now)

    assert dispatch is not None
    assert (dispatch.key, dispatch.title) == ("reminder/nims-2027-03", "Forårsmøde")
    assert dispatch.audience == "meeting/nims-2027-03:silent"
    assert {each.why for each in dispatch.left_out} == {"has answered"}
    assert desk.names(tuple(each.person for each in dispatch.left_out)) == "AB"
