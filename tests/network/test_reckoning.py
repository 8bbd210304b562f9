"""What a dispatch has come to, and the one letter that sums it up."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from nimsmail.network.dispatches import CANCELLED, STEPS, Course, Dispatch, stepped
from nimsmail.network.due import due
from nimsmail.network.letters import Letter
from nimsmail.network.outbox import ENDED, Item, State
from nimsmail.network.outcome import Outcome
from nimsmail.network.reckoning import MOST, DispatchSummary, Sum, fates, summed
from nimsmail.network.returns import Returned
from tests.network.desk import NIMS, NOW, Desk

KEY = "invitation/nims-2027-03"


class Dispatching(Desk):
    """An invitation to five, approved; nothing has gone yet."""

    def __init__(self, people: int = 5) -> None:
        super().__init__()
        meeting = self.meeting()
        for number in range(people):
            member = self.member(f"p{number}@varde.example", f"P{number}")
            self.books.put(self._letter(number, member.key, meeting.key))
        self.books.put(
            Dispatch(
                key=KEY,
                network="nims",
                kind="invitation",
                about=meeting.key,
                title=meeting.title,
                audience="nims",
                by="karen",
                approved=NOW,
                count=people,
            )
        )

    def _letter(self, number: int, person: str, about: str) -> Item:
        return Item(
            key=f"letter{number}",
            letter=f"invitation/{about}/{person}",
            kind="invitation",
            network="nims",
            about=about,
            person=person,
            name=f"P{number}",
            recipient=f"p{number}@varde.example",
            words="words",
            queued=NOW,
            not_before=NOW,
            dispatch=KEY,
        )

    @property
    def dispatch(self) -> Dispatch:
        found = self.books.get(Dispatch, KEY)
        assert found is not None
        return found

    def become(self, number: int, state: State, reply: str = "250 ok", cut: int = 0) -> None:
        item = self.books.get(Item, f"letter{number}")
        assert item is not None
        ended = self.now if state in ENDED else None
        self.books.put(replace(item, state=state, reply=reply, cut=cut, ended=ended))

    def all_become(self, *states: State) -> None:
        for number, state in enumerate(states):
            self.become(number, state)

    def passes(self) -> Outcome:
        return self.keep(due(self.books, self.house, self.now))


def summaries(letters: Iterable[Letter]) -> list[DispatchSummary]:
    return [letter for letter in letters if isinstance(letter, DispatchSummary)]


@pytest.mark.parametrize("state", [State.QUEUED, State.DEFERRED, State.SENDING])
def test_while_a_letter_is_under_way_nothing_is_summed_up(state: State) -> None:
    desk = Dispatching()
    desk.all_become(*[State.SENT] * 4, state)

    outcome = desk.passes()

    assert outcome.letters == ()
    assert desk.dispatch.state is Course.RUNNING


def test_when_its_last_letter_has_ended_a_dispatch_is_summed_up_once() -> None:
    desk = Dispatching()
    desk.all_become(*[State.SENT] * 2)
    desk.become(2, State.FAILED, "550 5.1.1 no such user")
    desk.become(3, State.WITHDRAWN, "has left the network")
    desk.become(4, State.SENT, cut=1)

    (letter,) = summaries(desk.passes().letters)
    again = desk.passes()

    assert letter.to.address == "karen.holt@sekretariat.example"
    assert (letter.sum.sent, letter.sum.failed, letter.sum.withdrawn) == (3, 1, 1)
    assert (letter.sum.waiting, letter.sum.twice, letter.sum.letters) == (0, 1, 5)
    assert letter.sum.failures[0].why == "550 5.1.1 no such user"
    assert letter.sum.withdrawals[0].why == "has left the network"
    assert (again.letters, again.records) == ((), ())
    assert (desk.dispatch.state, desk.dispatch.ended) == (Course.DONE, NOW)


def test_all_coordinators_are_told() -> None:
    desk = Dispatching()
    deputy = replace(NIMS.coordinators[0], name="Ole Bo", address="ole.bo@sekretariat.example")
    both = replace(NIMS, coordinators=(*NIMS.coordinators, deputy))
    desk.house = replace(desk.house, networks={"nims": both})
    desk.all_become(*[State.SENT] * 5)

    letters = summaries(desk.passes().letters)

    assert [letter.to.name for letter in letters] == ["Karen Holt", "Ole Bo"]


def test_what_the_coordinator_holds_back_is_not_waited_for() -> None:
    desk = Dispatching()
    desk.all_become(*[State.SENT] * 4, State.HELD)

    (letter,) = summaries(desk.passes().letters)

    assert (letter.sum.sent, letter.sum.waiting) == (4, 1)


def test_a_paused_dispatch_is_not_over() -> None:
    desk = Dispatching()
    desk.books.put(stepped(desk.dispatch, Course.PAUSED, NOW))

    assert desk.passes().letters == ()
    assert desk.dispatch.state is Course.PAUSED


def test_a_cancelled_dispatch_is_summed_up_too_and_stays_cancelled() -> None:
    desk = Dispatching()
    desk.books.put(stepped(desk.dispatch, Course.CANCELLED, NOW))
    desk.become(0, State.SENT)
    for number in range(1, 5):
        desk.become(number, State.WITHDRAWN, CANCELLED)

    (letter,) = summaries(desk.passes().letters)

    assert letter.cancelled
    assert (letter.sum.sent, letter.sum.withdrawn) == (1, 4)
    assert (desk.dispatch.state, desk.dispatch.course) == (Course.DONE, Course.CANCELLED)


@pytest.mark.parametrize(("reply", "told"), [("250 ok", 0), ("550 5.7.1 no", 1)])
def test_of_one_or_two_letters_only_what_went_wrong_is_told(reply: str, told: int) -> None:
    desk = Dispatching(people=2)
    desk.become(0, State.SENT)
    desk.become(1, State.SENT if reply.startswith("2") else State.FAILED, reply)

    outcome = desk.passes()

    assert len(summaries(outcome.letters)) == told
    assert desk.dispatch.state is Course.DONE


def test_a_dispatch_of_a_network_that_is_gone_ends_quietly() -> None:
    desk = Dispatching()
    desk.books.put(replace(desk.dispatch, network="gone"))
    desk.all_become(*[State.SENT] * 5)

    assert desk.passes().letters == ()
    assert desk.dispatch.state is Course.DONE


def test_the_letter_names_the_first_of_many_failures_and_counts_them_all() -> None:
    desk = Dispatching(people=MOST + 5)
    desk.all_become(*[State.FAILED] * (MOST + 5))

    (letter,) = summaries(desk.passes().letters)

    assert (letter.sum.failed, len(letter.sum.failures)) == (MOST + 5, MOST)


def test_what_came_back_is_told_beside_what_was_sent() -> None:
    desk = Dispatching()
    desk.all_become(*[State.SENT] * 5)
    desk.books.put(
        Returned(
            key="letter1",
            bare="p1@varde.example",
            dispatch=KEY,
            status="5.1.1",
            permanent=True,
            received=NOW,
        )
    )

    sum_ = summed(fates(desk.books, desk.dispatch))

    assert (sum_.sent, sum_.returned) == (5, 1)
    assert not sum_.is_smooth


@pytest.mark.parametrize("state", State)
def test_every_letter_is_in_one_part_and_the_parts_add_up(state: State) -> None:
    desk = Dispatching()
    desk.all_become(*list(State)[:5])
    desk.become(0, state)

    sum_ = summed(fates(desk.books, desk.dispatch))

    assert parts(sum_) == sum_.letters == 5


def parts(sum_: Sum) -> int:
    return sum_.sent + sum_.failed + sum_.withdrawn + sum_.waiting


@pytest.mark.parametrize("before", Course)
@pytest.mark.parametrize("after", Course)
def test_only_the_steps_of_a_dispatch_in_the_table_can_be_taken(
    before: Course, after: Course
) -> None:
    dispatch = replace(Dispatching().dispatch, state=before)

    if after in STEPS[before]:
        assert stepped(dispatch, after, NOW).state is after
    else:
        with pytest.raises(ValueError, match="no step"):
            stepped(dispatch, after, NOW)
