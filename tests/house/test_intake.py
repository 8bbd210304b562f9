"""Mail in and copies out, when something trips, dies or comes twice."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from nimsmail.clerk import Clerk, Kept, Ledger
from nimsmail.credentials import for_mailbox
from nimsmail.errors import Busy, ConfigError, MailboxError, NimsmailError, StoreError
from nimsmail.intake import Intake
from nimsmail.intake.suspicion import MOST, Suspicion
from nimsmail.mailbox import Mailbox
from nimsmail.network.copies import Copy
from nimsmail.network.dispatches import Dispatch
from nimsmail.network.handled import Handled
from nimsmail.network.outbox import Item
from nimsmail.network.outcome import Outcome
from nimsmail.network.pending import Pending
from nimsmail.network.people import Membership
from nimsmail.network.reviews import Review, Why
from nimsmail.office import Office
from tests.house import clients
from tests.house.secretariat import Secretariat
from tests.servers.dovecot import Account
from tests.servers.relay import Relay

NIMS = "nims@sekretariat.example"
ANNA = "anna.berg@varde.example"
BO = "bo.dahl@vejle.example"


def sign_up(address: str) -> bytes:
    return clients.fresh(address, NIMS, "Tilmelding", "Tilmeld mig NIMS, tak.")


@contextmanager
def at_work(
    office: Office, mailbox: type[Mailbox] = Mailbox, *, is_deadly: bool = False
) -> Iterator[Intake]:
    opened = mailbox(office.settings.mailbox, for_mailbox(office.settings, {}))
    try:
        yield Intake(office, opened, is_deadly=lambda _raw: is_deadly)
    finally:
        opened.close()


class Tripping(Clerk):
    """A clerk who falls over what concerns one address, with half of it written."""

    def __init__(self, office: Office, over: str, fall: Callable[[], None]) -> None:
        super().__init__(office.house, office.writer)
        self._over = over
        self._fall = fall

    def keep(
        self,
        ledger: Ledger,
        outcome: Outcome,
        now: datetime,
        *,
        approved: bool = False,
        dispatch: Dispatch | None = None,
    ) -> Kept:
        kept = super().keep(ledger, outcome, now, approved=approved, dispatch=dispatch)
        if any(letter.to.address == self._over for letter in outcome.letters):
            self._fall()
        return kept


def with_tripping_clerk(nims: Secretariat, error: Exception, over: str = ANNA) -> Office:
    def fall() -> None:
        raise error

    return replace(nims.office, clerk=Tripping(nims.office, over, fall))


def recipients(nims: Secretariat) -> set[str]:
    return {item.recipient for item in nims.office.store.books().every(Item)}


def reasons(nims: Secretariat) -> list[Why]:
    return [review.why for review in nims.office.store.books().every(Review)]


# -- a mail that nothing can be done with -------------------------------------------------


def test_a_mail_that_a_rule_trips_over_goes_to_a_person_and_the_next_one_is_taken_in(
    secretariat: Secretariat,
) -> None:
    office = with_tripping_clerk(secretariat, RuntimeError(f"{ANNA} wrote: hemmeligt."))
    secretariat.box.deliver(sign_up(ANNA))
    secretariat.box.deliver(sign_up(BO))

    with capture_logs() as log, at_work(office) as intake:
        intake.turn()

    (fault,) = [line for line in log if line["log_level"] == "error"]
    assert reasons(secretariat) == [Why.POISON]
    assert recipients(secretariat) == {BO}
    assert len(list(office.store.books().every(Pending))) == 1
    assert len(secretariat.box.folder("nimsmail/review")) == 1
    assert secretariat.box.folder("INBOX") == []
    assert fault["trace"].endswith("fall > RuntimeError")
    assert "hemmeligt" not in str(fault)


def test_a_mail_that_was_put_aside_is_not_looked_into_again(secretariat: Secretariat) -> None:
    office = with_tripping_clerk(secretariat, RuntimeError("no"))
    for _ in range(2):
        secretariat.box.deliver(sign_up(ANNA))
        with at_work(office) as intake:
            intake.turn()

    assert reasons(secretariat) == [Why.POISON]
    assert len(secretariat.box.folder("nimsmail/review")) == 2


@pytest.mark.parametrize(
    "error",
    [StoreError("x"), Busy("x"), ConfigError("x"), MailboxError("x"), OSError(28, "x")],
    ids=lambda error: type(error).__name__,
)
def test_what_is_wrong_with_the_house_is_not_held_against_a_mail(
    secretariat: Secretariat, error: Exception
) -> None:
    secretariat.box.deliver(sign_up(ANNA))
    secretariat.box.deliver(sign_up(BO))
    first, second = secretariat.box.folder("INBOX")
    over = BO if BO.encode() in second else ANNA
    office = with_tripping_clerk(secretariat, error, over)

    with at_work(office) as intake, pytest.raises((NimsmailError, OSError), match="x"):
        intake.turn()

    assert secretariat.box.folder("INBOX") == [second]
    assert secretariat.box.folder("nimsmail/handled") == [first]
    assert reasons(secretariat) == []


# -- a mail that we die of ------------------------------------------------------------------


def note_of(nims: Secretariat) -> Path:
    return nims.office.settings.store.folder / "being-read"


def die_with_in_hand(nims: Secretariat, raw: bytes, times: int) -> None:
    for _ in range(times):
        Suspicion(note_of(nims)).begin(raw)


@pytest.mark.parametrize("deaths", [MOST - 1, MOST])
def test_a_mail_in_hand_at_three_deaths_is_put_aside_whatever_a_child_says(
    secretariat: Secretariat, deaths: int
) -> None:
    secretariat.box.deliver(sign_up(ANNA))
    secretariat.box.deliver(sign_up(BO))
    (suspect,) = (each for each in secretariat.box.folder("INBOX") if ANNA.encode() in each)
    die_with_in_hand(secretariat, suspect, deaths)

    with at_work(secretariat.office) as intake:
        intake.turn()

    is_over = deaths == MOST
    assert reasons(secretariat) == ([Why.POISON] if is_over else [])
    assert recipients(secretariat) == ({BO} if is_over else {ANNA, BO})
    assert secretariat.box.folder("INBOX") == []


def test_deaths_do_not_add_up_once_a_mail_has_been_handled(secretariat: Secretariat) -> None:
    suspect = sign_up(ANNA)
    die_with_in_hand(secretariat, suspect, MOST - 1)
    secretariat.box.deliver(sign_up(BO))
    with at_work(secretariat.office) as intake:
        intake.turn()

    die_with_in_hand(secretariat, suspect, MOST - 1)

    assert Suspicion(note_of(secretariat)).deaths(suspect) == MOST - 1


def test_a_death_between_two_mails_counts_against_none(secretariat: Secretariat) -> None:
    suspect = sign_up(ANNA)
    for _ in range(MOST):
        hand = Suspicion(note_of(secretariat))
        hand.begin(suspect)
        hand.end()

    assert Suspicion(note_of(secretariat)).deaths(suspect) == 0


@pytest.mark.parametrize("note", ["", "\xff", "abc", "abc x", "abc -1", " 3"])
def test_a_note_of_any_kind_can_be_read(secretariat: Secretariat, note: str) -> None:
    note_of(secretariat).write_bytes(note.encode("latin-1"))

    assert Suspicion(note_of(secretariat)).deaths(sign_up(ANNA)) == 0


DYING = """
import os, sys
from dataclasses import replace
from pathlib import Path
from nimsmail.clock import SystemClock
from nimsmail.config import load
from nimsmail.office import Office
from tests.house.test_intake import ANNA, Tripping, at_work
office = Office.open(load(Path(sys.argv[1]), {}), SystemClock())
clerk = Tripping(office, ANNA, lambda: os.kill(os.getpid(), 9))
with at_work(replace(office, clerk=clerk)) as intake:
    intake.turn()
"""


def test_a_mail_that_kills_whoever_decides_about_it_stops_three_runs_and_no_more(
    secretariat: Secretariat,
) -> None:
    secretariat.box.deliver(sign_up(ANNA))
    secretariat.box.deliver(sign_up(BO))
    command = [sys.executable, "-c", DYING, str(secretariat.config)]

    ends = [subprocess.run(command, check=False).returncode for _ in range(MOST + 1)]

    assert ends == [-9] * MOST + [0]
    assert reasons(secretariat) == [Why.POISON]
    assert recipients(secretariat) == {BO}
    assert secretariat.box.folder("INBOX") == []


# -- one mail, whatever it looks like ---------------------------------------------------------


def test_a_mail_that_comes_twice_on_two_ways_has_its_effect_once(secretariat: Secretariat) -> None:
    mail = sign_up(ANNA)
    ways = [f"Delivered-To: {to}\r\nReceived: by {to}\r\n".encode() for to in (NIMS, "x@y.example")]

    for way in ways:
        secretariat.box.deliver(way + mail)
    with at_work(secretariat.office) as intake:
        intake.turn()

    assert len(list(secretariat.office.store.books().every(Handled))) == 1
    assert len(secretariat.box.folder("nimsmail/handled")) == 2


def test_who_writes_an_address_with_capitals_becomes_a_member(secretariat: Secretariat) -> None:
    capitals = "Bo Dahl <Bo.Dahl@Vejle.example>"

    secretariat.take_in(sign_up(capitals))
    secretariat.take_in(clients.outlook(secretariat.last_to(BO).raw, capitals, "Ja"))

    assert len(list(secretariat.office.store.books().every(Membership))) == 1


# -- copies of what was sent --------------------------------------------------------------------


@pytest.fixture
def filing(tmp_path: Path, dovecot: Account, relay: Relay) -> Secretariat:
    """A secretariat that keeps copies, with one to be filed for each of two letters."""
    folder = tmp_path / "nims"
    nims = Secretariat(folder, dovecot, relay.port, lambda: [], mailbox='sent = "Sent"')
    for address in (ANNA, BO):
        dovecot.deliver(sign_up(address))
    with at_work(nims.office) as intake:
        intake.turn()
    with nims.office.store.change("copies") as change:
        for item in list(change.every(Item)):
            change.put(Copy(key=item.key, item=item.key))
    return nims


def stages(nims: Secretariat) -> list[str]:
    return [copy.stage for copy in nims.office.store.books().every(Copy)]


def test_a_copy_that_cannot_be_made_ends_alone(filing: Secretariat) -> None:
    (item,) = (i for i in filing.office.store.books().every(Item) if i.recipient == ANNA)
    with filing.office.store.change("damage") as change:
        change.put(replace(item, words="gone"))

    with at_work(filing.office) as intake:
        counts = [intake.file_copies(), intake.file_copies()]

    assert counts == [2, 0]
    assert stages(filing) == ["failed"]
    assert len(filing.box.folder("Sent")) == 1


class Dying(Exception):
    """The end of a run, wherever it comes."""


class DiesAfterwards(Mailbox):
    def file_sent(self, message: bytes, sent: datetime) -> None:
        super().file_sent(message, sent)
        raise Dying


class DiesBefore(Mailbox):
    def file_sent(self, message: bytes, sent: datetime) -> None:
        raise Dying


@pytest.mark.parametrize("mailbox", [DiesAfterwards, DiesBefore])
def test_a_death_while_filing_neither_doubles_nor_loses_a_copy(
    filing: Secretariat, mailbox: type[Mailbox]
) -> None:
    for _ in range(2):
        with at_work(filing.office, mailbox) as intake, pytest.raises(Dying):
            intake.file_copies()
    with at_work(filing.office) as intake:
        intake.file_copies()

    filed = filing.box.folder("Sent")
    assert len(filed) == len(set(filed)) == 2
    assert stages(filing) == []


def test_only_an_id_of_our_own_is_looked_for(filing: Secretariat) -> None:
    place = filing.office.settings.mailbox
    mailbox = Mailbox(place, for_mailbox(filing.office.settings, {}))

    found = [mailbox.has_sent(name) for name in ("", "a", 'a" OR ALL', "a" * 17, "a" * 16)]
    waiting = list(mailbox.batches())

    mailbox.close()
    assert found == [False] * 5
    assert waiting == []


# -- many mails at once -------------------------------------------------------------------------


def test_mails_that_wait_together_are_kept_in_few_changes(secretariat: Secretariat) -> None:
    writers = [f"medlem{number}@varde.example" for number in range(45)]
    for writer in writers:
        secretariat.box.deliver(sign_up(writer))
    before = secretariat.office.store.sequence

    with at_work(secretariat.office) as intake:
        taken_in = intake.turn()

    assert taken_in == len(writers)
    assert secretariat.office.store.sequence - before == 3
    assert recipients(secretariat) == set(writers)


def test_two_mails_of_one_person_in_one_change_have_their_effects_in_turn(
    secretariat: Secretariat,
) -> None:
    words = ["Tilmeld mig NIMS, tak.", "Tilmeld mig venligst NIMS."]
    for each in words:
        secretariat.box.deliver(clients.fresh(ANNA, NIMS, "Tilmelding", each))

    with at_work(secretariat.office) as intake:
        intake.turn()

    books = secretariat.office.store.books()
    assert [item.recipient for item in books.every(Item)] == [ANNA]
    assert len(list(books.every(Handled))) == 2
