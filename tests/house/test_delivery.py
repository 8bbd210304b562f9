"""Letters out, when the disk, the books, the relay or a letter itself is in the way."""

import asyncio
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest

from nimsmail.credentials import Credential
from nimsmail.credentials.microsoft import Token
from nimsmail.delivery import Delivery, Progress, run_delivery
from nimsmail.delivery.counter import Counter as PostCounter
from nimsmail.delivery.counter import Done, Step
from nimsmail.delivery.lookout import Lookout
from nimsmail.delivery.reserve import NAME, Reserve
from nimsmail.delivery.schedule import Schedule
from nimsmail.errors import Busy, ConfigError, StoreError
from nimsmail.network.audience import audience_of
from nimsmail.network.joining import Newcomer, joined, left
from nimsmail.network.outbox import Item, State
from nimsmail.network.people import Consent, person_at
from nimsmail.network.publishing import newsletter
from nimsmail.network.reviews import Review
from nimsmail.post import Post, Report, Verdict
from nimsmail.store import Change, Store
from tests.house.secretariat import Secretariat
from tests.servers.relay import Relay


def address(number: int) -> str:
    return f"p{number:03}@varde.example"


def dispatched(nims: Secretariat, people: int) -> list[Item]:
    """Queue one newsletter to so many members, and return its letters by recipient."""
    office, now = nims.office, nims.office.clock.now()
    with office.store.change("members") as change:
        for number in range(people):
            newcomer = Newcomer(
                network="nims", address=address(number), name=f"P{number}", language="da"
            )
            consent = Consent(given=now, how="test")
            for record in joined(change, office.house, newcomer, consent).records:
                change.put(record)
    books = office.store.books()
    audience = audience_of(books, office.house, "nims")
    office.keep(newsletter(books, office.house, audience, "Nyt", "Hej", now).outcome, "nyt", now)
    return sorted(office.store.books().every(Item), key=lambda item: item.recipient)


def put(nims: Secretariat, item: Item) -> None:
    with nims.office.store.change("test") as change:
        change.put(item)


def states(nims: Secretariat) -> Counter[State]:
    return Counter(item.state for item in nims.office.store.books().every(Item))


class Refusing(Store):
    """A store that takes no word of what became of a letter for some times."""

    def __init__(self, folder: Path, error: Exception, times: int) -> None:
        super().__init__(folder, create=False)
        self.error = error
        self.times = times
        self.refused = 0

    @contextmanager
    def change(self, why: str, wait: float | None = None) -> Iterator[Change]:
        if "sent " in why and self.refused < self.times:
            self.refused += 1
            raise self.error
        with super().change(why, wait) as change:
            yield change


# -- what became of a letter is kept ------------------------------------------------------


@pytest.mark.parametrize("error", [Busy("an import takes long"), StoreError("the disk is full")])
def test_a_letter_goes_out_once_though_that_cannot_be_kept_at_first(
    secretariat: Secretariat, relay: Relay, error: Exception
) -> None:
    dispatched(secretariat, 4)
    store = Refusing(secretariat.office.store.folder, error, times=5)
    told: list[Progress] = []

    run_delivery(replace(secretariat.office, store=store), until="ended", progress=told.append)

    assert sorted(relay.recipients()) == [address(n) for n in range(4)]
    assert states(secretariat) == {State.SENT: 4}
    assert str(error) in {progress.trouble for progress in told}
    assert (told[-1].trouble, told[-1].sent, told[-1].cut) == ("", 4, 0)


def test_nothing_more_goes_out_while_what_became_of_one_letter_cannot_be_kept(
    tmp_path: Path, secretariat: Secretariat, relay: Relay
) -> None:
    nims = replace(secretariat, folder=tmp_path / "slow", post="connections = 1")
    dispatched(nims, 3)
    store = Refusing(nims.office.store.folder, Busy("an import takes long"), times=1_000_000)
    stop = Event()

    run_delivery(
        replace(nims.office, store=store),
        until="ended",
        stop=stop.is_set,
        progress=lambda progress: stop.set() if progress.trouble else None,
    )

    assert len(relay.messages) == 1
    assert states(nims) == {State.QUEUED: 2, State.DEFERRED: 1}


def test_on_a_full_disk_what_became_of_a_letter_takes_the_room_held_for_it(
    secretariat: Secretariat, relay: Relay
) -> None:
    dispatched(secretariat, 1)
    folder = secretariat.office.store.folder

    class Full(Store):
        """A store on a disk with room for nothing beside the reserve."""

        @contextmanager
        def change(self, why: str, wait: float | None = None) -> Iterator[Change]:
            if "sent " in why and (folder / NAME).exists():
                raise StoreError("the disk is full")
            with super().change(why, wait) as change:
                yield change

    progress = run_delivery(
        replace(secretariat.office, store=Full(folder, create=False)), until="due"
    )

    assert progress == Progress(sent=1)
    assert not (folder / NAME).exists()


def test_nothing_is_sent_where_there_is_no_room_to_tell_what_became_of_it(
    secretariat: Secretariat, relay: Relay
) -> None:
    dispatched(secretariat, 3)
    (secretariat.office.store.folder / NAME).mkdir()

    with pytest.raises(StoreError, match=NAME):
        run_delivery(secretariat.office, until="due")

    assert relay.messages == []
    assert states(secretariat) == {State.QUEUED: 3}


def test_the_room_is_held_only_while_letters_are_sent(tmp_path: Path) -> None:
    reserve = Reserve(tmp_path)

    reserve.take()
    size = (tmp_path / NAME).stat().st_size
    reserve.let_go()

    assert size >= 1 << 16
    assert list(tmp_path.iterdir()) == []


# -- one letter that is wrong -----------------------------------------------------------------


def test_a_letter_without_words_fails_alone_and_the_coordinator_is_told_once(
    secretariat: Secretariat, relay: Relay
) -> None:
    first, second, *_ = dispatched(secretariat, 5)
    put(secretariat, replace(first, words="gone"))
    put(secretariat, replace(second, words="gone"))

    progress = run_delivery(secretariat.office, until="ended")

    books = secretariat.office.store.books()
    failed = books.get(Item, first.key)
    (review,) = books.every(Review)
    assert (progress.sent, progress.failed) == (3, 2)
    assert failed is not None and "words" in failed.reply
    assert review.details[0].startswith("the words of")


def test_a_fault_over_one_letter_stops_that_letter_alone(
    secretariat: Secretariat, relay: Relay
) -> None:
    dispatched(secretariat, 3)
    office = secretariat.office

    class Tripping(type(office.press)):  # type: ignore[misc]
        def printed(self, books: object, item: Item) -> object:
            if item.recipient == address(1):
                raise KeyError("somebody's words")
            return office.press.printed(secretariat.office.store.books(), item)

    progress = run_delivery(replace(office, press=Tripping(office.house.seal)), until="ended")

    failed = office.store.books().find(Item, "state", State.FAILED)
    assert progress == Progress(sent=2, failed=1)
    assert [item.recipient for item in failed] == [address(1)]
    assert "KeyError" in failed[0].reply and "somebody" not in failed[0].reply


def test_a_fault_ends_the_run_only_when_letters_on_the_wire_are_seen_through(
    secretariat: Secretariat, relay: Relay
) -> None:
    dispatched(secretariat, 8)
    office = secretariat.office
    claims = 0

    class Faulty(Store):
        """A store in which no letter can be claimed any more once three have been.

        Connections that wait at the same moment claim theirs in one change: it may be a
        letter or two more.
        """

        @contextmanager
        def change(self, why: str, wait: float | None = None) -> Iterator[Change]:
            nonlocal claims
            wanted = why.count("send ")
            if wanted and claims >= 3:
                raise StoreError("the disk is failing")
            claims += wanted
            with super().change(why, wait) as change:
                yield change

    with pytest.raises(StoreError, match="failing"):
        run_delivery(
            replace(office, store=Faulty(office.store.folder, create=False)), until="ended"
        )

    assert 3 <= claims <= 5
    assert states(secretariat) == {State.SENT: claims, State.QUEUED: 8 - claims}
    assert len(relay.messages) == claims


# -- which letter is next ------------------------------------------------------------------------


def test_a_goodbye_does_not_wait_behind_a_dispatch(
    tmp_path: Path, secretariat: Secretariat, relay: Relay
) -> None:
    nims = replace(secretariat, folder=tmp_path / "slow", post="connections = 1\nrate = 1200")
    dispatched(nims, 60)
    office = nims.office

    gone: list[str] = []

    def leaves(progress: Progress) -> None:
        if progress.sent == 3 and not gone:
            gone.append(next(a for a in map(address, range(60)) if a not in relay.recipients()))
            books, now = office.store.books(), office.clock.now()
            person = person_at(books, gone[0])
            assert person is not None
            office.keep(left(books, "nims", person, "all", None, now), "leave", now)

    run_delivery(office, until="ended", progress=leaves)

    recipients = relay.recipients()
    assert len(recipients) == 60
    assert recipients.count(gone[0]) == 1  # the goodbye, and no newsletter
    assert recipients.index(gone[0]) < 50


def test_what_answers_somebody_goes_before_what_goes_to_many(secretariat: Secretariat) -> None:
    bulk, receipt, later = dispatched(secretariat, 3)
    now = bulk.not_before
    schedule = Schedule()

    schedule.add(bulk)
    schedule.add(replace(receipt, automatic=True, queued=now, not_before=now))
    schedule.add(replace(later, automatic=True, not_before=now + timedelta(hours=1)))

    order = [schedule.next(now), schedule.next(now), schedule.next(now)]
    assert [place and place.key for place in order] == [receipt.key, bulk.key, None]
    assert len(schedule) == 1


def test_a_letter_that_is_let_go_comes_forward(secretariat: Secretariat) -> None:
    (item,) = dispatched(secretariat, 1)
    now = item.not_before
    schedule = Schedule()
    schedule.add(replace(item, not_before=now + timedelta(hours=1)))

    schedule.add(item)

    assert schedule.is_due(now)
    assert (schedule.next(now), len(schedule)) != (None, 1)
    assert schedule.next(now + timedelta(hours=2)) is None


def test_only_what_others_have_kept_is_a_reason_to_look_again(secretariat: Secretariat) -> None:
    (item,) = dispatched(secretariat, 1)
    lookout = Lookout(secretariat.office.store)

    first = lookout.newly_waiting()
    with lookout.change("our own") as change:
        change.put(replace(item, reply="ours"))
    with lookout.change("nothing"):
        pass
    after_ours = lookout.newly_waiting()
    put(secretariat, replace(item, reply="theirs"))
    after_theirs = lookout.newly_waiting()

    assert [turn.key for turn in first] == [item.key]
    assert after_ours == []
    assert [turn.key for turn in after_theirs] == [item.key]


def test_only_what_could_keep_a_letter_back_is_a_reason_to_ask_again_whether_it_may_go(
    secretariat: Secretariat,
) -> None:
    (item,) = dispatched(secretariat, 1)
    lookout = Lookout(secretariat.office.store)
    seen = []

    for reply in ("ours", "ours too"):
        with lookout.change("our own") as change:
            change.put(replace(item, reply=reply))
        seen.append(lookout.news)
    put(secretariat, replace(item, reply="theirs"))
    with lookout.change("our own") as change:
        change.put(replace(item, reply="ours again"))
    seen.append(lookout.news)

    assert seen[0] == seen[1] < seen[2]


@pytest.mark.parametrize("is_bad", [False, True], ids=["left", "suspended"])
def test_a_letter_that_was_made_ready_does_not_go_to_who_wants_it_no_more(
    secretariat: Secretariat, is_bad: bool
) -> None:
    first, second, third = dispatched(secretariat, 3)
    office = secretariat.office
    counter = PostCounter(office)
    (stepped,) = counter.keep([Step(next=counter.prepared(first.key))])
    ready = counter.prepared(second.key), counter.prepared(third.key)
    person = person_at(office.store.books(), second.recipient)
    assert stepped.claimed is not None and person is not None

    if is_bad:
        shared = replace(office.store.books().get(Item, first.key) or first, person=person.key)
        put(secretariat, replace(shared, recipient=second.recipient, bare=second.bare))
        refusal = Report(verdict=Verdict.REFUSED, reply="550 5.1.1 no such user")
        done = Done(office.store.books().get(Item, first.key) or first, refusal)
        steps = counter.keep([Step(done, ready[0]), Step(next=ready[1])])
    else:
        books, now = office.store.books(), office.clock.now()
        office.keep(left(books, "nims", person, "all", None, now), "leave", now)
        steps = counter.keep([Step(next=each) for each in ready])

    assert [step.claimed is not None for step in steps] == [False, True]
    assert states(secretariat)[State.WITHDRAWN] == 1


# -- the relay, and being told to stop ----------------------------------------------------


def test_what_keeps_letters_from_going_out_is_told_until_one_does(
    secretariat: Secretariat, relay: Relay
) -> None:
    dispatched(secretariat, 2)
    relay.plan.say("greeting", "421 4.3.2 Come back later", times=1)
    told: list[Progress] = []

    run_delivery(secretariat.office, until="ended", progress=told.append)

    troubles = [bool(progress.trouble) for progress in told]
    assert "421" in told[0].trouble
    assert told[-1] == Progress(sent=2)
    assert troubles == sorted(troubles, reverse=True)


def forgotten() -> Token:
    """Fail as a password does that was there when we started, and is not any more."""
    raise ConfigError("post.password_file cannot be read; put it back.")


def test_a_secret_that_cannot_be_had_is_waited_for(secretariat: Secretariat, relay: Relay) -> None:
    dispatched(secretariat, 1)
    relay.account = ("nims", "the word")
    credential = Credential(user="nims", kind="password", name="post", fetch=forgotten)
    post = Post(secretariat.office.settings.post, credential)
    told: list[str] = []

    delivery = Delivery(
        secretariat.office,
        post,
        stop=lambda: any(told),
        progress=lambda progress: told.append(progress.trouble),
    )
    asyncio.run(delivery.run("stopped"))

    assert told[-1].startswith("post.password_file")
    assert states(secretariat) == {State.QUEUED: 1}


@dataclass
class Interrupted:
    """A run that is cancelled as Ctrl-C does it, once the relay has heard of a letter."""

    delivery: Delivery
    relay: Relay
    seen: list[Item] = field(default_factory=list)

    async def run(self) -> None:
        task = asyncio.create_task(self.delivery.run("ended"))
        while not self.relay.messages:
            await asyncio.sleep(0.01)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task


def test_who_interrupts_a_delivery_leaves_no_letter_on_its_way(
    secretariat: Secretariat, relay: Relay
) -> None:
    dispatched(secretariat, 40)
    post = Post(secretariat.office.settings.post, None)

    asyncio.run(Interrupted(Delivery(secretariat.office, post), relay).run())

    kept = states(secretariat)
    assert set(kept) == {State.SENT, State.QUEUED}
    assert kept[State.SENT] == len(relay.messages) < 40


def test_a_letter_that_is_hung_up_on_counts_as_one_that_may_arrive_twice(
    secretariat: Secretariat, relay: Relay
) -> None:
    dispatched(secretariat, 1)
    relay.plan.say("dot", "hang", times=1)

    progress = run_delivery(secretariat.office, until="ended", stop=lambda: bool(relay.messages))

    assert progress.cut == 1
    assert states(secretariat) == {State.DEFERRED: 1}
