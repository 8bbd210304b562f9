"""A dispatch on real servers, from the approval to the letter that sums it up."""

import re
from dataclasses import replace
from pathlib import Path

from nimsmail.delivery import Progress, run_delivery
from nimsmail.delivery.lookout import Lookout
from nimsmail.network.audience import audience_of
from nimsmail.network.dispatches import Course, Dispatch, stepped
from nimsmail.network.joining import Newcomer, joined
from nimsmail.network.outbox import Item, State
from nimsmail.network.people import Consent
from nimsmail.network.publishing import newsletter
from tests.house import clients
from tests.house.secretariat import Secretariat
from tests.servers.relay import Relay

KAREN = "karen.holt@sekretariat.example"
PEOPLE = 12


def address(number: int) -> str:
    return f"p{number:03}@varde.example"


def approved(nims: Secretariat) -> Dispatch:
    """Take in some members, and have a newsletter to them approved."""
    office, now = nims.office, nims.office.clock.now()
    with office.store.change("members") as change:
        for number in range(PEOPLE):
            newcomer = Newcomer(
                network="nims", address=address(number), name=f"P{number}", language="da"
            )
            consent = Consent(given=now, how="test")
            for record in joined(change, office.house, newcomer, consent).records:
                change.put(record)
    books = office.store.books()
    audience = audience_of(books, office.house, "nims")
    plan = newsletter(books, office.house, audience, "Nyt", "Hej", now)
    kept = office.approve(plan, "karen", "nyt", now)
    assert kept.dispatch is not None
    return dispatch(nims, kept.dispatch)


def dispatch(nims: Secretariat, key: str) -> Dispatch:
    found = nims.office.store.books().get(Dispatch, key)
    assert found is not None
    return found


def step(nims: Secretariat, key: str, to: Course) -> None:
    with nims.office.store.change("step") as change:
        change.put(stepped(dispatch(nims, key), to, nims.office.clock.now()))


def got_it(nims: Secretariat) -> list[str]:
    return sorted(letter.recipient for letter in nims.letters() if letter.recipient != KAREN)


def test_when_it_is_over_the_coordinator_gets_a_sum_that_the_relay_agrees_with(
    secretariat: Secretariat, relay: Relay
) -> None:
    nims = secretariat
    relay.plan.say("rcpt", "550 5.7.1 not wanted", to=address(3))
    key = approved(nims).key

    nims.turn()
    nims.turn()
    nims.turn()

    (letter,) = [each for each in nims.to(KAREN) if each.subject == "Sendt med fejl: Nyt"]
    told = dict(re.findall(r"(?m)^(Sendt|Ikke leveret|I alt) +(\d+)\s*$", letter.text))
    assert len(got_it(nims)) == PEOPLE - 1
    assert told == {"Sendt": str(PEOPLE - 1), "Ikke leveret": "1", "I alt": str(PEOPLE)}
    assert f"P3, {address(3)}: 550 5.7.1 not wanted" in letter.text
    assert f"nimsmail report dispatch {key}" in letter.text
    assert dispatch(nims, key).state is Course.DONE


def test_a_bounce_after_the_end_is_told_by_a_notice_and_makes_no_second_sum(
    secretariat: Secretariat,
) -> None:
    nims = secretariat
    approved(nims)
    nims.turn()
    nims.turn()
    letter = nims.last_to(address(5))

    nims.take_in(clients.bounce(letter.raw, letter.recipient, letter.return_path))
    nims.until(lambda: any("venter på dig" in each.subject for each in nims.to(KAREN)))
    nims.turn()

    assert len([each for each in nims.to(KAREN) if each.subject == "Sendt: Nyt"]) == 1


def test_a_dispatch_that_is_paused_in_the_middle_goes_on_when_it_is_resumed(
    tmp_path: Path, secretariat: Secretariat
) -> None:
    nims = replace(secretariat, folder=tmp_path / "slow", post="connections = 1")
    key = approved(nims).key
    seen: list[int] = []

    def minds(progress: Progress) -> None:
        course = dispatch(nims, key).state
        if progress.sent == 3 and not seen:
            seen.append(progress.sent)
            step(nims, key, Course.PAUSED)
        elif course is Course.PAUSED and not progress.waiting:
            seen.append(progress.sent)
            step(nims, key, Course.RUNNING)

    def is_over() -> bool:
        return len(got_it(nims)) == PEOPLE

    run_delivery(nims.office, until="stopped", stop=is_over, progress=minds)

    # One letter was on the wire when the word came, and not one more went.
    assert seen == [3, 4]
    assert got_it(nims) == [address(number) for number in range(PEOPLE)]


def test_what_rests_is_not_taken_up_again_and_again(secretariat: Secretariat) -> None:
    key = approved(secretariat).key
    lookout = Lookout(secretariat.office.store)

    found = [len(lookout.newly_waiting())]
    for course in (Course.PAUSED, Course.RUNNING):
        step(secretariat, key, course)
        found.append(len(lookout.newly_waiting()))

    assert found == [PEOPLE, 0, PEOPLE]


def test_what_is_cancelled_in_the_middle_stops_and_adds_up(
    secretariat: Secretariat, relay: Relay
) -> None:
    nims = secretariat
    relay.plan.say("rcpt", "451 4.7.1 later", to=address(7), times=1)
    key = approved(nims).key
    run_delivery(nims.office, until="due")
    step(nims, key, Course.CANCELLED)

    run_delivery(nims.office, until="ended")

    states = [item.state for item in nims.office.store.books().find(Item, "dispatch", key)]
    assert states.count(State.WITHDRAWN) == 1
    assert states.count(State.SENT) == len(got_it(nims)) == PEOPLE - 1
