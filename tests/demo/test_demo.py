"""The demo, played whole: what it tells, what it leaves, and that nothing else happened."""

import io
import re
import signal
import smtplib
import socket
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from threading import Event, Thread

import pytest
from rich.console import Console

from nimsmail import demo
from nimsmail.config import load
from nimsmail.errors import ConfigError, PostError
from nimsmail.network.meetings import Rsvp
from nimsmail.network.outbox import Item, State
from nimsmail.network.people import Membership, Organisation, Person, Standing
from nimsmail.network.reviews import Review, Stage
from nimsmail.store import Store, check

_PATIENCE = 30


@dataclass(frozen=True)
class Played:
    """What a demo told, and the folder that it left."""

    told: str
    out: Path

    @property
    def letters(self) -> list[EmailMessage]:
        files = sorted((self.out / "letters").glob("*.eml"))
        return [message_from_bytes(each.read_bytes(), policy=default) for each in files]


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    out = tmp_path_factory.mktemp("demo") / "out"
    told = io.StringIO()
    demo.run(out=out, console=Console(file=told, width=100), stop=Event())
    return Played(told.getvalue(), out)


@pytest.fixture
def books(played: Played) -> Iterator[Store]:
    with Store(load(played.out / "secretariat" / "config.toml", {}).store.folder) as store:
        yield store


def test_the_attendance_is_what_the_members_wrote(books: Store) -> None:
    kept = books.books()

    answers = {
        person.name: (rsvp.answer, tuple(guest.name for guest in rsvp.guests))
        for rsvp in kept.every(Rsvp)
        if (person := kept.get(Person, rsvp.person))
    }

    assert answers == {
        "Anna Berg": ("yes", ("Mette Friis",)),
        "Bo Iversen": ("yes", ()),
        "Emma Clarke": ("yes", ()),
        "Karen Skov": ("yes", ()),
        "Lars Holm": ("yes", ()),
        "Ole Madsen": ("maybe", ()),
    }


def test_every_letter_is_there_once_and_none_other(played: Played, books: Store) -> None:
    kept = books.books()

    sent = Counter(
        (item.recipient.partition("@")[0], item.kind)
        for letter in played.letters
        if (item := kept.get(Item, str(letter["X-Nimsmail-Letter"])))
    )

    everybody = ("anna.berg", "bo.iversen", "emma.clarke", "ida.lund", "karen.skov", "lars.holm")
    expected = Counter(
        (who, kind)
        for who in (*everybody, "ole.madsen")
        for kind in ("confirm-sign-up", "welcome", "invitation")
    )
    receipts = ("anna.berg", "emma.clarke", "lars.holm", "bo.iversen", "bo.iversen")
    expected += Counter((who, "rsvp-receipt") for who in (*receipts, "ole.madsen", "karen.skov"))
    expected += Counter((who, "reminder") for who in ("ida.lund", "karen.skov"))
    expected += Counter([("ole.madsen", "not-understood"), ("hanne.dahl", "notice")])
    expected += Counter([("hanne.dahl", "dispatch-summary")])  # two reminders need none
    expected += Counter([("ida.lund", "goodbye")])
    assert sent == expected
    assert len({str(letter["Message-ID"]) for letter in played.letters}) == expected.total()


def test_nothing_is_left_waiting_and_the_store_is_sound(books: Store) -> None:
    kept = books.books()

    assert {item.state for item in kept.every(Item)} == {State.SENT}
    assert {review.stage for review in kept.every(Review)} == {Stage.RESOLVED}
    assert not check(books.folder)


def test_who_left_is_no_member_and_everybody_else_is(books: Store) -> None:
    kept = books.books()

    left = [m.person for m in kept.every(Membership) if m.standing is Standing.LEFT]

    assert [person.name for key in left if (person := kept.get(Person, key))] == ["Ida Lund"]
    assert sum(1 for _ in kept.every(Membership)) == 7
    assert sum(1 for _ in kept.every(Organisation)) == 22


def test_nobody_real_is_written_to(played: Played) -> None:
    domains = {str(letter["To"].addresses[0].domain) for letter in played.letters}

    assert domains
    assert all(domain.endswith(".example") for domain in domains)


def test_the_conversation_is_told_in_plain_text_where_there_is_no_terminal(played: Played) -> None:
    assert "Ja tak, og jeg tager Mette Friis med fra økonomi." in played.told
    assert "nimsmail understood: comes, and brings Mette Friis" in played.told
    assert "6 chairs are needed, and perhaps 1 more." in played.told
    assert "\x1b" not in played.told


def test_the_page_leads_to_every_letter(played: Played) -> None:
    page = (played.out / "index.html").read_text("utf-8")

    links = set(re.findall(r'href="(letters/[^"]+)"', page))

    assert links == {f"letters/{path.name}" for path in (played.out / "letters").iterdir()}


def test_a_folder_of_somebody_elses_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")

    with pytest.raises(ConfigError, match="--out"):
        demo.run(out=tmp_path, console=Console(file=io.StringIO()))

    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_port_that_is_taken_is_told_of(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()

        with pytest.raises(PostError, match="choose other ports"):
            demo.run(
                out=tmp_path / "out",
                imap_port=taken.getsockname()[1],
                console=Console(file=io.StringIO()),
            )


class _Screen(io.StringIO):
    """A screen that tells when something was written on it."""

    def __init__(self, awaited: str) -> None:
        super().__init__()
        self.seen = Event()
        self._awaited = awaited

    def write(self, text: str) -> int:
        written = super().write(text)
        if self._awaited in self.getvalue():
            self.seen.set()
        return written

    def port(self, protocol: str) -> int:
        found = re.search(rf"{protocol}\s+127\.0\.0\.1, port (\d+)", self.getvalue())
        assert found
        return int(found[1])


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=lambda each: each.name)
def test_a_demo_that_is_kept_ends_cleanly_when_it_is_told_to(
    tmp_path: Path, number: signal.Signals
) -> None:
    words = ["-m", "nimsmail", "demo", "--keep", "--out", str(tmp_path / "out")]
    with subprocess.Popen([sys.executable, *words], stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout
        told = iter(run.stdout.readline, "")
        assert any("Ctrl-C ends it." in line for line in told)

        run.send_signal(number)

        try:
            assert run.wait(_PATIENCE) == 0
        finally:
            run.kill()  # else a demo that does not end would hold the tests for ever


def test_whoever_writes_to_a_demo_that_is_kept_is_answered(tmp_path: Path) -> None:
    screen, stop = _Screen("Ctrl-C ends it."), Event()
    console = Console(file=screen, width=100)
    out = tmp_path / "out"
    run = Thread(
        target=demo.run, kwargs={"out": out, "keep": True, "console": console, "stop": stop}
    )
    run.start()

    try:
        assert screen.seen.wait(_PATIENCE)
        answered = _Screen("NIMS to jens.krogh@nyborg.example")
        console.file = answered
        with smtplib.SMTP("127.0.0.1", screen.port("SMTP")) as relay:
            relay.sendmail(
                "jens.krogh@nyborg.example",
                "nims@syd.example",
                "From: Jens Krogh <jens.krogh@nyborg.example>\r\nTo: nims@syd.example\r\n"
                "Subject: Tilmelding\r\n\r\nTilmeld mig gerne til NIMS.\r\n",
            )
        assert answered.seen.wait(_PATIENCE)
    finally:
        stop.set()
        run.join(_PATIENCE)

    assert not run.is_alive()
    assert "Jens Krogh, jens.krogh@nyborg.example" in answered.getvalue()
    assert list((out / "letters").glob("*-jens-krogh.eml"))
