"""One letter after the other over one connection: what is written down, and when."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from nimsmail.delivery import run_delivery
from nimsmail.delivery.counter import Counter, Step, Stepped
from nimsmail.delivery.desk import Desk
from nimsmail.network.joining import left
from nimsmail.network.outbox import Item, State
from nimsmail.network.people import person_at
from nimsmail.office import Office
from nimsmail.store import Change, Store
from tests.house.secretariat import Secretariat
from tests.house.test_delivery import address, dispatched, states
from tests.servers.relay import Relay


class Watched(Store):
    """A store that knows what each change was for."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, create=False)
        self.whys: list[str] = []

    @contextmanager
    def change(self, why: str, wait: float | None = None) -> Iterator[Change]:
        self.whys.append(why)
        with super().change(why, wait) as change:
            yield change


def on_one_connection(nims: Secretariat, tmp_path: Path, people: int) -> tuple[Office, Watched]:
    """Queue a newsletter at a secretariat with one connection, whose store is watched."""
    nims = replace(nims, folder=tmp_path / "single", post="connections = 1")
    dispatched(nims, people)
    store = Watched(nims.office.store.folder)
    return replace(nims.office, store=store), store


def test_what_became_of_a_letter_and_that_the_next_is_on_its_way_is_one_change(
    tmp_path: Path, secretariat: Secretariat, relay: Relay
) -> None:
    office, store = on_one_connection(secretariat, tmp_path, 3)

    run_delivery(office, until="ended")

    a, b, c = (why.rpartition("send ")[2] for why in store.whys if "send " in why)
    assert store.whys == [
        "recover",
        f"send {a}",
        f"sent {a}, send {b}",
        f"sent {b}, send {c}",
        f"sent {c}",
    ]


def test_a_letter_whose_envelope_alone_has_left_is_in_no_doubt(
    tmp_path: Path, secretariat: Secretariat, relay: Relay
) -> None:
    office, _ = on_one_connection(secretariat, tmp_path, 3)
    relay.plan.say("dot", "hang", times=1)

    run_delivery(
        office,
        until="ended",
        stop=lambda: relay.received.count(b"RCPT TO") == 2,
    )

    kept = sorted(office.store.books().every(Item), key=lambda item: item.cut)
    assert [(item.state, item.cut, item.attempts) for item in kept] == [
        (State.QUEUED, 0, 0),
        (State.QUEUED, 0, 0),
        (State.DEFERRED, 1, 1),
    ]


def test_who_leaves_between_the_envelope_and_the_text_gets_no_text(
    tmp_path: Path, secretariat: Secretariat, relay: Relay
) -> None:
    office, _ = on_one_connection(secretariat, tmp_path, 4)
    gone: list[str] = []

    class Leaving(Watched):
        """A store in which the recipient whose envelope has left leaves, once."""

        @contextmanager
        def change(self, why: str, wait: float | None = None) -> Iterator[Change]:
            if "sent " in why and ", send " in why and not gone:
                self._leave(why.rpartition(" ")[2])
            with super().change(why, wait) as change:
                yield change

        def _leave(self, letter: str) -> None:
            books, now = self.books(), office.clock.now()
            item = books.get(Item, letter)
            assert item is not None
            person = person_at(books, item.recipient)
            assert person is not None
            gone.append(item.recipient)
            with super().change("left") as change:
                outcome = left(books, "nims", person, "all", None, now)
                for record in outcome.records:
                    change.put(record)

    progress = run_delivery(replace(office, store=Leaving(office.store.folder)), until="ended")

    assert (progress.sent, progress.withdrawn, progress.cut) == (3, 1, 0)
    assert sorted([*relay.recipients(), *gone]) == [address(n) for n in range(4)]
    assert relay.connections == 2


def test_where_letters_are_paced_no_envelope_leaves_ahead(
    tmp_path: Path, secretariat: Secretariat, relay: Relay
) -> None:
    nims = replace(secretariat, folder=tmp_path / "paced", post="connections = 1\nrate = 6000")
    dispatched(nims, 3)
    relay.plan.say("dot", "hang", times=1)

    run_delivery(nims.office, until="ended", stop=lambda: bool(relay.messages))

    assert relay.received.count(b"RCPT TO") == 1


def test_all_who_have_something_to_tell_go_with_one_change(secretariat: Secretariat) -> None:
    letters = dispatched(secretariat, 7)
    store = Watched(secretariat.office.store.folder)
    counter = Counter(replace(secretariat.office, store=store))

    async def claimed() -> list[Stepped]:
        desk = Desk(counter, lambda: None)
        steps = [Step(next=counter.prepared(item.key)) for item in letters]
        return await asyncio.gather(*map(desk.take, steps))

    stepped = asyncio.run(claimed())

    assert [each.claimed and each.claimed.item.key for each in stepped] == [
        item.key for item in letters
    ]
    assert len(store.whys) == 1
    assert states(secretariat) == {State.SENDING: 7}


def test_somebody_elses_change_is_waited_for_while_the_relay_is_heard(
    secretariat: Secretariat,
) -> None:
    (letter,) = dispatched(secretariat, 1)
    counter = Counter(secretariat.office)

    async def claimed() -> tuple[bool, Stepped]:
        desk = Desk(counter, lambda: None)
        step = Step(next=counter.prepared(letter.key))
        with Store(secretariat.office.store.folder).change("an import takes long"):
            taken = asyncio.create_task(desk.take(step))
            _, waiting = await asyncio.wait([taken], timeout=0.3)
        return bool(waiting), await taken

    had_to_wait, stepped = asyncio.run(claimed())

    assert had_to_wait
    assert stepped.claimed is not None
