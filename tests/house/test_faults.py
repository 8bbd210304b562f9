"""What goes wrong on the way, and that nothing is lost by it."""

import signal
import subprocess
import sys
import threading
from hashlib import sha256
from threading import Event

import pytest

from nimsmail.credentials import for_mailbox
from nimsmail.daemon import heartbeat, run
from nimsmail.errors import Busy, MailboxError
from nimsmail.intake import Intake
from nimsmail.intake.suspicion import Suspicion, kills_a_reader
from nimsmail.mailbox import Mailbox
from nimsmail.network.outbox import Item, State
from nimsmail.network.people import Membership
from nimsmail.network.reviews import Review, Why
from tests.house import clients
from tests.house.secretariat import Secretariat
from tests.servers.relay import CUT_KEPT, Relay

NIMS = "nims@sekretariat.example"
ANNA = "anna.berg@varde.example"
BO = "bo.dahl@vejle.example"


def sign_up(address: str) -> bytes:
    return clients.fresh(address, NIMS, "Tilmelding", "Tilmeld mig NIMS, tak.")


def states(nims: Secretariat) -> list[str]:
    return sorted(f"{i.recipient} {i.state}" for i in nims.office.store.books().every(Item))


# -- the relay ---------------------------------------------------------------------------


def test_a_refusal_for_now_is_tried_again_with_the_same_bytes(
    secretariat: Secretariat, relay: Relay
) -> None:
    relay.plan.say("dot", CUT_KEPT, times=1)

    secretariat.take_in(sign_up(ANNA))
    secretariat.until(lambda: states(secretariat) == [f"{ANNA} sent"])

    first, again = secretariat.to(ANNA)
    (item,) = secretariat.office.store.books().every(Item)
    assert first.raw == again.raw
    assert (item.cut, item.attempts) == (1, 2)


def test_a_refusal_for_good_stops_that_letter_alone(secretariat: Secretariat, relay: Relay) -> None:
    relay.plan.say("rcpt", "550 5.1.1 No such user", to=BO)

    secretariat.take_in(sign_up(ANNA), sign_up(BO))
    secretariat.turn()

    assert states(secretariat) == [f"{ANNA} sent", f"{BO} failed"]
    assert [letter.recipient for letter in secretariat.letters()] == [ANNA]


def test_a_relay_that_is_away_costs_no_letter_and_no_try(
    secretariat: Secretariat, relay: Relay
) -> None:
    relay.plan.say("greeting", "421 4.3.2 Come back later")
    with pytest.raises(Exception, match="421"):
        secretariat.take_in(sign_up(ANNA))
    waiting = states(secretariat)

    relay.plan.clear()
    secretariat.turn()

    assert waiting == [f"{ANNA} queued"]
    assert states(secretariat) == [f"{ANNA} sent"]


# -- the mailbox ---------------------------------------------------------------------------


def test_a_mailbox_that_shuts_us_out_says_what_to_check(secretariat: Secretariat) -> None:
    (secretariat.folder / "password").write_text("wrong")

    with pytest.raises(MailboxError, match=r"check mailbox\.user"):
        secretariat.turn()


@pytest.mark.parametrize("is_deadly", [True, False])
def test_a_suspect_mail_is_put_aside_only_if_it_ends_a_child_too(
    secretariat: Secretariat, is_deadly: bool
) -> None:
    raw = sign_up(ANNA)
    secretariat.box.deliver(raw)
    secretariat.box.deliver(sign_up(BO))
    office = secretariat.office
    waiting = secretariat.box.folder("INBOX")
    suspect = next(each for each in waiting if ANNA.encode() in each)
    Suspicion(office.settings.store.folder / "being-read").begin(suspect)
    mailbox = Mailbox(office.settings.mailbox, for_mailbox(office.settings, {}))

    Intake(office, mailbox, is_deadly=lambda _raw: is_deadly).turn()

    mailbox.close()
    reviews = [review.why for review in office.store.books().every(Review)]
    queued = {item.recipient for item in office.store.books().every(Item)}
    assert reviews == ([Why.POISON] if is_deadly else [])
    assert queued == ({BO} if is_deadly else {ANNA, BO})
    assert secretariat.box.folder("INBOX") == []


def test_a_child_reads_under_limits() -> None:
    assert not kills_a_reader(sign_up(ANNA))
    assert kills_a_reader(sign_up(ANNA) + b"x" * 8_000_000, memory=1 << 20)


def test_a_mail_over_the_size_limit_is_shown_to_a_person(secretariat: Secretariat) -> None:
    limit = secretariat.office.settings.mailbox.size_limit
    huge = clients.fresh(ANNA, NIMS, "Tilmeld", "Tilmeld\n" + "x" * 70 + "\n")
    huge += b"x" * 70 + b"\r\n"
    huge += (b"y" * 70 + b"\r\n") * (limit // 72)

    secretariat.take_in(huge)

    (review,) = secretariat.office.store.books().every(Review)
    assert review.why is Why.OVERSIZED
    assert secretariat.to(ANNA) == []
    assert len(secretariat.box.folder("nimsmail/review")) == 1


# -- the daemon ------------------------------------------------------------------------------


def test_the_daemon_answers_as_mail_comes_and_stops_when_told(secretariat: Secretariat) -> None:
    stop = Event()
    daemon = threading.Thread(
        target=run, args=(secretariat.office,), kwargs={"once": False, "stop": stop}
    )
    daemon.start()
    try:
        secretariat.box.deliver(sign_up(ANNA))
        secretariat.until(lambda: len(secretariat.to(ANNA)) == 1, turns=False)
        with pytest.raises(Busy, match="daemon"):
            run(secretariat.office, once=True, stop=Event())
    finally:
        stop.set()
        daemon.join(30)

    beat = heartbeat.read(secretariat.office.settings.store.folder)
    assert not daemon.is_alive()
    assert beat is not None and beat.inbox_read is not None


def killed_at(run_for: float, command: list[str]) -> bool:
    """Run a command and kill it after a while; False if it ended by itself before."""
    process = subprocess.Popen(
        command, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    try:
        _, errors = process.communicate(timeout=run_for)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.communicate()
        return True
    assert process.returncode == 0, errors.decode()
    return False


def test_kills_at_any_moment_lose_nothing_and_double_no_effect(
    secretariat: Secretariat, relay: Relay
) -> None:
    people = [f"p{n:02}@varde.example" for n in range(30)]
    secretariat.take_in(*map(sign_up, people))
    secretariat.until(lambda: len(relay.messages) == len(people))
    for address in people:
        confirmation = secretariat.last_to(address).raw
        secretariat.box.deliver(clients.outlook(confirmation, address, "Ja"))
    command = [sys.executable, "-m", "nimsmail", "--config", str(secretariat.config)]

    kills = sum(killed_at(0.9 + 0.05 * n, [*command, "daemon", "--once"]) for n in range(12))
    killed_at(120, [*command, "daemon", "--once"])
    killed_at(120, [*command, "outbox", "deliver", "--wait"])

    books = secretariat.office.store.books()
    welcomes = [item for item in books.every(Item) if item.kind == "welcome"]
    assert len(list(books.every(Membership))) == len(people)
    assert [item.state for item in welcomes] == [State.SENT] * len(people)
    assert secretariat.box.folder("INBOX") == []
    connections = secretariat.office.settings.post.connections
    doubles = 0
    for address in people:
        copies = [sha256(letter.raw).hexdigest() for letter in secretariat.to(address)[1:]]
        assert len(set(copies)) == 1
        doubles += len(copies) - 1
    assert doubles <= kills * connections
