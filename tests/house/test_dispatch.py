"""One dispatch to many: each gets their own letter, once, whoever starts it, come what may."""

import subprocess
import sys
import time
from collections import Counter
from dataclasses import replace
from email.utils import parseaddr
from pathlib import Path

from nimsmail.delivery import Progress, run_delivery
from nimsmail.network.audience import audience_of
from nimsmail.network.joining import left
from nimsmail.network.outbox import Item, State
from nimsmail.network.people import person_at
from nimsmail.network.publishing import newsletter
from tests.house.secretariat import Secretariat
from tests.house.test_delivery import address, dispatched, states
from tests.servers.relay import CUT, CUT_KEPT, GARBAGE, Relay


def delivering(nims: Secretariat) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "nimsmail", "--config", str(nims.config)]
    return subprocess.Popen(
        [*command, "outbox", "deliver", "--wait"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def test_a_dispatch_that_several_start_at_once_goes_out_once(
    secretariat: Secretariat, relay: Relay
) -> None:
    dispatched(secretariat, 40)

    runs = [delivering(secretariat) for _ in range(4)]
    codes = Counter(run.wait(120) for run in runs)

    assert codes[0] >= 1
    assert set(codes) <= {0, 3}  # 3: another run holds it
    assert Counter(relay.recipients()) == Counter(map(address, range(40)))


def test_whoever_comes_after_a_run_that_was_killed_takes_over_at_once(
    tmp_path: Path, secretariat: Secretariat, relay: Relay
) -> None:
    nims = replace(secretariat, folder=tmp_path / "slow", post="connections = 1\nrate = 1200")
    dispatched(nims, 40)
    first = delivering(nims)
    for _ in range(600):
        if len(relay.messages) >= 5:
            break
        time.sleep(0.05)

    first.kill()
    first.wait(20)
    second = delivering(nims)

    assert second.wait(120) == 0
    got = Counter(relay.recipients())
    assert got.keys() == set(map(address, range(40)))
    assert got.total() <= 41  # one connection was open


def test_under_every_fault_everybody_gets_their_own_letter_and_no_other(
    secretariat: Secretariat, relay: Relay
) -> None:
    everybody = [item.recipient for item in dispatched(secretariat, 60)]
    for number, (stage, fault) in enumerate(
        [("rcpt", "451 4.7.1 later"), ("dot", CUT), ("dot", CUT_KEPT), ("data", CUT),
         ("dot", "451 4.3.0 later"), ("rcpt", "421 4.3.2 closing"), ("dot", GARBAGE)]
    ):  # fmt: skip
        for each in (number, number + 20, number + 40):
            relay.plan.say(stage, fault, to=everybody[each], times=1)

    run_delivery(secretariat.office, until="ended")

    letters = secretariat.letters()
    assert {letter.recipient for letter in letters} == set(everybody)
    assert all(parseaddr(str(each.message["To"]))[1] == each.recipient for each in letters)
    ids = {(each.recipient, str(each.message["Message-ID"])) for each in letters}
    assert len(ids) == len({mid for _, mid in ids}) == 60
    assert len({(each.recipient, each.raw) for each in letters}) == 60
    assert states(secretariat) == {State.SENT: 60}


def test_who_leaves_while_a_dispatch_is_on_its_way_is_left_out_of_the_rest(
    tmp_path: Path, secretariat: Secretariat, relay: Relay
) -> None:
    nims = replace(secretariat, folder=tmp_path / "slow", post="connections = 1\nrate = 2400")
    dispatched(nims, 60)
    office = nims.office
    gone: set[str] = set()

    def leave(progress: Progress) -> None:
        if progress.sent < 5 or gone:
            return
        gone.update([a for a in map(address, range(60)) if a not in relay.recipients()][-20:])
        books, now = office.store.books(), office.clock.now()
        for each in gone:
            person = person_at(books, each)
            assert person is not None
            office.keep(left(books, "nims", person, "all", None, now), "leave", now)

    run_delivery(office, until="ended", progress=leave)

    newsletters = [item for item in office.store.books().every(Item) if item.kind == "newsletter"]
    assert {i.recipient for i in newsletters if i.state is State.WITHDRAWN} == gone
    assert len(gone) == 20
    assert {i.recipient for i in newsletters if i.state is State.SENT}.isdisjoint(gone)


def test_a_template_that_is_changed_after_approval_changes_no_letter(
    secretariat: Secretariat,
) -> None:
    dispatched(secretariat, 3)
    own = secretariat.folder / "templates" / "newsletter"
    own.mkdir(parents=True)
    (own / "da.md").write_text("Subject: Noget andet\n\nNoget helt andet.\n", "utf-8")
    with secretariat.config.open("a", encoding="utf-8") as config:
        config.write('\n[templates]\nfolder = "templates"\n')

    assert delivering(secretariat).wait(60) == 0

    assert [letter.subject for letter in secretariat.letters()] == ["Nyt"] * 3


def test_a_dispatch_that_is_planned_again_goes_to_nobody_twice(secretariat: Secretariat) -> None:
    dispatched(secretariat, 3)
    office, now = secretariat.office, secretariat.office.clock.now()
    books = office.store.books()

    audience = audience_of(books, office.house, "nims")
    again = newsletter(books, office.house, audience, "Nyt", "Hej", now)

    assert again.letters == ()
    assert {each.why for each in again.left_out} == {"has it already"}
