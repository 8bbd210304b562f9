"""What taking in ten thousand replies costs, beyond reading them.

    python -m bench.intake [--replies 10000] [--profile FILE]

A real Dovecot holds the replies to an invitation, in the words and the manner of several mail
programs. They are taken in as the daemon does it: fetched, read, decided on, kept, answered
with a receipt in the outbox, and moved away. All figures are time on the processor of this
process (Dovecot has its own). Reading is measured before and after: where that alone has
become dearer, it is the machine that has other work.
"""

import argparse
import cProfile
import gc
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import cycle
from pathlib import Path

from bench.deliver import prepared
from nimsmail.clock import SystemClock
from nimsmail.config import load
from nimsmail.credentials import for_mailbox
from nimsmail.intake import Intake
from nimsmail.logs import setup
from nimsmail.mailbox import Mailbox, Waiting
from nimsmail.network.audience import audience_of
from nimsmail.network.handled import Handled
from nimsmail.network.incoming import Answering
from nimsmail.network.inviting import invite
from nimsmail.network.meetings import Meeting, Rsvp
from nimsmail.network.outbox import Item
from nimsmail.office import Office
from nimsmail.reading import explain
from tests.house import clients
from tests.servers.dovecot import Account, Dovecot

MOST = 1.5  # milliseconds of the processor for each mail, beyond reading it
GROWTH = 1.2  # what a mail at the end may cost, against one at the start
_MEETING = "bench-spring"
_WORDS = (
    ("Jeg kommer.", clients.outlook),
    ("Ja tak, og jeg tager {guest} med fra økonomi.", clients.gmail),
    ("Tak for invitationen. Jeg kan desværre ikke komme den dag.", clients.outlook),
    ("Yes, I will be there.", clients.iphone),
    ("Jeg deltager gerne. Jeg spiser ikke kød.", clients.gmail),
    ("Nej tak, jeg er på ferie.", clients.bare),
)
# The guests: over a hundred and fifty.
_GIVEN = (
    "Mette",
    "Lars",
    "Åse",
    "Jens",
    "Ingrid",
    "Bjørn",
    "Søren",
    "Karen",
    "Hanne",
    "Ole",
    "Tove",
)
_FAMILY = tuple(
    f"{name}{end}"
    for name in ("Holm", "Kjær", "Lund", "Dahl", "Berg")
    for end in ("", "gaard", "sen")
)


@dataclass(frozen=True, slots=True)
class Mark:
    """How far the intake was at one moment: mails handed out, seconds of the processor, memory."""

    mails: int
    seconds: float
    resident: int


class Marked(Mailbox):
    """A mailbox that notes the time whenever it hands out a batch."""

    marks: list[Mark]

    def batches(self) -> Iterator[list[Waiting]]:
        """Go through what waits, as the mailbox does."""
        self.marks = [_mark(0)]
        mails = 0
        for batch in super().batches():
            yield batch
            mails += len(batch)
            self.marks.append(_mark(mails))


def main(arguments: Sequence[str] = ()) -> None:
    """Prepare, take everything in, and print the table."""
    given = _arguments(arguments)
    with tempfile.TemporaryDirectory(prefix="nimsmail-bench-") as folder, Dovecot() as dovecot:
        account = dovecot.account()
        setup(file=Path(folder) / "log")
        office = _opened(Path(folder) / "nims", account, given.replies)
        mails = list(_replies(office))
        for mail in mails:
            account.deliver(mail)
        office.store.checkpoint()
        before = _reading(mails[:2000])
        marks = _taken_in(office, given.profile)
        _report(office, marks, before, _reading(mails[-2000:]))


def _arguments(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.intake", description=__doc__)
    parser.add_argument("--replies", type=int, default=10_000)
    parser.add_argument("--profile", type=Path, help="a file for what cProfile finds")
    return parser.parse_args(arguments)


def _opened(folder: Path, account: Account, members: int) -> Office:
    """Make a network whose members have all been invited to a meeting."""
    prepared(folder, members, 1).store.close()
    (folder / "password").write_text(account.password, "utf-8")
    environ = {
        "NIMSMAIL_MAILBOX__PORT": str(account.port),
        "NIMSMAIL_MAILBOX__USER": account.user,
        "NIMSMAIL_CAPS__IN_ALL_AN_HOUR": "1000000",
    }
    office = Office.open(load(folder / "config.toml", environ), SystemClock())
    now = office.clock.now()
    with office.store.change("bench: invitations") as change:
        meeting = _meeting(now)
        change.put(meeting)
        audience = audience_of(change, office.house, "nims")
        plan = invite(change, office.house, meeting, audience)
        office.clerk.keep(change, plan.outcome, now, approved=True)
    return office


def _meeting(now: datetime) -> Meeting:
    starts = (now + timedelta(days=60)).replace(hour=8, minute=30, second=0, microsecond=0)
    return Meeting(
        key=_MEETING,
        network="nims",
        title="Forårsmøde i NIMS",
        starts=starts,
        ends=starts + timedelta(hours=5),
        place="Kulturhuset, Vejen",
        answer_by=starts - timedelta(days=14),
        text="Tema: **EU-projektet fra A til Z**",
        created=now,
    )


def _replies(office: Office) -> Iterator[bytes]:
    """Answer each invitation: in words that repeat, but for those who bring guests."""
    books = office.store.books()
    items = books.find(Item, "about", _MEETING)
    for number, (item, (words, answer)) in enumerate(zip(items, cycle(_WORDS), strict=False)):
        letter = office.press.printed(books, item).message
        guest = f"{_GIVEN[number % len(_GIVEN)]} {_FAMILY[number // 10 % len(_FAMILY)]}"
        yield answer(letter, f"{item.name} <{item.recipient}>", words.format(guest=guest))


def _reading(mails: Sequence[bytes]) -> float:
    """Return the seconds that `explain` takes for one of these mails."""
    today = datetime.now(UTC).date()  # noqa: TID251 - the mailbox's own time is the real one
    about = Answering(kind="invitation", today=today, meeting_date=today + timedelta(days=60))
    for mail in mails[:50]:  # what is read in with the first mails is not counted
        explain(mail, about)
    before = time.process_time()
    for mail in mails:
        explain(mail, about)
    return (time.process_time() - before) / len(mails)


def _taken_in(office: Office, profile: Path | None) -> list[Mark]:
    mailbox = Marked(office.settings.mailbox, for_mailbox(office.settings, os.environ))
    profiler = cProfile.Profile()
    try:
        intake = Intake(office, mailbox)
        gc.freeze()  # as the daemon does
        if profile:
            profiler.enable()
        intake.turn()
        profiler.disable()
    finally:
        mailbox.close()
    if profile:
        profiler.dump_stats(profile)
    return mailbox.marks


def _mark(mails: int) -> Mark:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return Mark(mails, time.process_time(), pages * os.sysconf("SC_PAGE_SIZE"))


def _report(office: Office, marks: list[Mark], before: float, after: float) -> None:
    books = office.store.books()
    mails = marks[-1].mails
    handled = sum(1 for each in books.every(Handled) if each.folder == "handled")
    answers = sum(1 for _ in books.every(Rsvp))
    print(f"{mails:,} replies taken in: {handled:,} handled, {answers:,} answers noted")
    tenth = max(len(marks) // 10, 1)
    # The first batch also reads in the templates, and all that is read in once.
    start, end = _each(marks[1], marks[1 + tenth]), _each(marks[-1 - tenth], marks[-1])
    whole = _each(marks[0], marks[-1])
    beyond = 1e3 * (whole - (before + after) / 2)
    growth = end / start
    print(f"`explain`              {1e3 * before:6.2f} ms for a mail, {1e3 * after:.2f} afterwards")
    print(f"taking it in           {1e3 * whole:6.2f} ms")
    print(f"beyond reading         {beyond:6.2f} ms (at most {MOST:g}: {_verdict(beyond <= MOST)})")
    print(f"the first tenth        {1e3 * start:6.2f} ms")
    print(
        f"the last tenth         {1e3 * end:6.2f} ms, {growth:.2f} times the first"
        f" (at most {GROWTH:g}: {_verdict(growth <= GROWTH)})"
    )
    grown = (marks[-1].resident - marks[1].resident) / max(mails - marks[1].mails, 1)
    print(f"memory at the end      {marks[-1].resident / (1 << 20):6.0f} MiB")
    print(f"it grew for each mail  {grown / 1024:6.1f} KiB, with the records kept of it")


def _each(one: Mark, other: Mark) -> float:
    return (other.seconds - one.seconds) / max(other.mails - one.mails, 1)


def _verdict(is_met: bool) -> str:
    return "as promised" if is_met else "NOT as promised"


if __name__ == "__main__":
    main(sys.argv[1:])
