"""The doctor, on real servers: each illness is found, told with its remedy, and hides no other."""

import os
import socket
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from aiosmtpd.smtp import SMTP, Envelope

from nimsmail.clock import SystemClock
from nimsmail.doctor import Finding, Verdict, places, testmail
from nimsmail.store import Store
from tests.doctor.conftest import Practice
from tests.servers.dovecot import Account
from tests.servers.relay import Relay

CHECKS = {
    *("python", "configuration", "secrets", "mailbox"),
    *("relay", "sender", "store", "templates", "phrases", "clock"),
}


class ShiftedClock:
    """A clock that is off by a fixed span."""

    def __init__(self, span: timedelta) -> None:
        self._span = span

    def now(self) -> datetime:
        return SystemClock().now() + self._span


def of(check: str, found: list[Finding]) -> Finding:
    """Return the one finding of this check."""
    (one,) = [each for each in found if each.check == check]
    return one


def test_all_is_well_with_a_healthy_secretariat(practice: Practice) -> None:
    found = practice.findings()

    assert {each.verdict for each in found} == {Verdict.OK}
    assert {each.check for each in found} == CHECKS


def test_the_probe_of_the_clock_leaves_nothing_in_the_mailbox(
    practice: Practice, dovecot: Account
) -> None:
    practice.findings()

    assert dovecot.folder("INBOX") == dovecot.folder("nimsmail/handled") == []


def test_a_wrong_password_is_found(practice: Practice) -> None:
    practice.set_password("wrong")

    failure = of("mailbox", practice.failures())

    assert "sign" in failure.what or "refused" in failure.what
    assert "password" in failure.remedy
    assert "wrong" not in failure.what + failure.remedy


def test_a_relay_that_is_not_there_is_found(practice: Practice) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        practice.smtp = unused.getsockname()[1]

        failure = of("relay", practice.failures())

    assert "cannot be reached" in failure.what
    assert "post.host and post.port" in failure.remedy


def test_phrases_of_ones_own_are_tried_on_their_examples(practice: Practice) -> None:
    phrases = practice.folder / "phrases.txt"
    phrases.write_text("yes | på pletten | Jeg er på pletten\n", "utf-8")

    finding = of("phrases", practice.findings())

    assert finding.verdict is Verdict.OK
    assert finding.what.startswith("1 of your own, each understood in its example")


def test_a_phrase_that_cannot_help_is_found(practice: Practice) -> None:
    phrases = practice.folder / "phrases.txt"
    phrases.write_text("yes | på pletten | Jeg kommer\nhello\n", "utf-8")

    first, second = [each for each in practice.failures() if each.check == "phrases"]

    assert f"{phrases}:1: “på pletten” does not stand in “Jeg kommer”" in first.what
    assert first.remedy.startswith("write an example")
    assert f"{phrases}:2: “hello” is no phrase" in second.what


def test_an_example_that_would_still_be_asked_about_is_doubted(practice: Practice) -> None:
    phrases = practice.folder / "phrases.txt"
    phrases.write_text("yes | på pletten | Vi er på pletten\n", "utf-8")

    finding = of("phrases", practice.findings())

    assert finding.verdict is Verdict.WARN
    assert "“we” may be any number of people" in finding.what


@pytest.mark.parametrize("rights", ["lr", "lrs", "lrste"])
def test_a_folder_without_the_right_to_insert_is_found(
    practice: Practice, dovecot: Account, rights: str
) -> None:
    dovecot.forbid("nimsmail/handled", rights)

    told = [each for each in practice.failures() if each.check == "mailbox"]

    assert told
    assert "handled" in told[0].what
    assert "administrator" in told[0].remedy


@contextmanager
def as_somebody_else() -> Iterator[None]:
    """Root may write anywhere; the daemon's own user may not."""
    was = os.geteuid()
    if was == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(was)


def test_a_store_that_cannot_be_written_is_found(practice: Practice) -> None:
    patient = practice.patient()
    # Not below pytest's own folder, which others can't even look into.
    with tempfile.TemporaryDirectory(prefix="nimsmail-doctor-") as place:
        folder = Path(place) / "store"
        Store(folder).close()
        settings = patient.settings.model_copy(
            update={"store": patient.settings.store.model_copy(update={"folder": folder})}
        )
        for path in (Path(place), folder):
            path.chmod(0o555)
        with as_somebody_else():
            found = list(places.look(replace(patient, settings=settings)))
        Path(place).chmod(0o700)
        folder.chmod(0o700)

    failure = found[0]
    assert failure.verdict is Verdict.FAIL
    assert "cannot be written to (Permission denied)" in failure.what
    assert f"chown -R nobody {folder}" in failure.remedy or os.geteuid() != 0


def test_a_store_that_is_damaged_is_found(practice: Practice) -> None:
    file = practice.folder / "store" / "store.json"
    file.write_text("{")

    failure = practice.failures()[0]

    assert failure.check == "store"
    assert "restore" in failure.remedy


def test_a_store_that_is_not_there_is_found(practice: Practice) -> None:
    (practice.folder / "store").rename(practice.folder / "elsewhere")

    failure = of("store", practice.failures())

    assert "nimsmail store make" in failure.remedy
    assert not (practice.folder / "store").exists()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("Subject: Hej\n\n{% if meeting.place %}\n", "3", id="an if without an end"),
        pytest.param("Subject: Hej\n\nMød op i {{ meeting.plce }}.\n", "3", id="a misspelt field"),
        pytest.param("Kom til møde\n", "1", id="no subject"),
    ],
)
def test_a_broken_template_is_found_by_file_and_line(
    practice: Practice, text: str, line: str
) -> None:
    template = practice.folder / "templates" / "invitation" / "da.md"
    template.parent.mkdir()
    template.write_text(text)

    failure = of("templates", practice.failures())

    assert f"{template}:{line}" in failure.what
    assert failure.remedy


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Tokyo", "Etc/GMT-1"])
def test_a_machine_in_another_zone_is_found(
    practice: Practice, set_zone: Callable[[str], None], zone: str
) -> None:
    set_zone(zone)

    failure = of("clock", practice.failures())

    assert zone in failure.what
    assert "timedatectl set-timezone Europe/Copenhagen" in failure.remedy


def test_a_zone_that_is_none_is_found(practice: Practice, set_zone: Callable[[str], None]) -> None:
    set_zone("Europe/Kopenhagen")

    failure = of("clock", practice.failures())

    assert "Europe/Kopenhagen" in failure.what


def test_a_server_in_utc_is_doubtful_only(
    practice: Practice, set_zone: Callable[[str], None]
) -> None:
    set_zone("UTC")

    found = [each for each in practice.findings() if each.verdict is not Verdict.OK]

    assert [(each.check, each.verdict) for each in found] == [("clock", Verdict.WARN)]


@pytest.mark.parametrize(
    ("off", "said"),
    [
        (timedelta(hours=1), "local time"),
        (timedelta(hours=-2), "local time"),
        (timedelta(minutes=10), "10 min ahead"),
        (timedelta(days=-1, hours=-3), "behind"),
    ],
    ids=str,
)
def test_a_clock_that_is_wrong_is_found(practice: Practice, off: timedelta, said: str) -> None:
    failure = of("clock", practice.failures(ShiftedClock(off)))

    assert said in failure.what
    assert "timedatectl" in failure.remedy


def test_a_password_that_others_can_read_is_found(practice: Practice) -> None:
    (practice.folder / "password").chmod(0o644)

    failure = of("secrets", practice.failures())

    assert "can be read by others" in failure.what
    assert "chmod 600" in failure.remedy


def test_a_configuration_that_anybody_may_change_is_found(practice: Practice) -> None:
    practice.findings()
    practice.config.chmod(0o666)

    failure = of("configuration", practice.failures())

    assert "chmod o-w" in failure.remedy


def test_one_failure_hides_no_other(practice: Practice, set_zone: Callable[[str], None]) -> None:
    practice.set_password("wrong")
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        practice.smtp = unused.getsockname()[1]
    (practice.folder / "store").rename(practice.folder / "elsewhere")
    template = practice.folder / "templates" / "welcome" / "en.md"
    template.parent.mkdir()
    template.write_text("Subject: Hello\n\n{{ nobody }}\n")
    set_zone("Asia/Tokyo")

    failed = {each.check for each in practice.failures()}

    assert failed == {"mailbox", "relay", "store", "templates", "clock"}


def test_every_failure_has_a_remedy(practice: Practice) -> None:
    practice.set_password("wrong")
    (practice.folder / "store" / "secret").unlink()

    assert all(each.remedy for each in practice.failures())


def test_a_configuration_with_faults_is_told_fault_by_fault(practice: Practice) -> None:
    practice.zone = "Europe/Kopenhagen"
    practice.smtp = 70000

    found = practice.failures()

    assert len(found) == 2
    assert {each.check for each in found} == {"configuration"}


def test_each_check_is_announced_before_it_begins(practice: Practice) -> None:
    announced: list[str] = []

    practice.findings(progress=announced.append)

    assert announced[:2] == ["python", "configuration"]
    assert set(announced) == CHECKS


class Forwarding(Relay):
    """A relay that brings what it takes to a mailbox."""

    def __init__(self, deliver: Callable[[bytes], object]) -> None:
        super().__init__()
        self._deliver = deliver

    def take(self, server: SMTP, envelope: Envelope) -> None:
        super().take(server, envelope)
        assert isinstance(envelope.content, bytes)
        self._deliver(envelope.content)


def test_a_test_mail_goes_round_and_leaves_nothing(practice: Practice, dovecot: Account) -> None:
    with Forwarding(dovecot.deliver) as relay:
        practice.smtp = relay.port
        found = practice.findings(send_test=True)

    assert of("test mail", found).verdict is Verdict.OK
    assert "+" in relay.messages[0].recipient
    assert dovecot.folder("INBOX") == []


def test_a_mailbox_that_takes_no_subaddresses_is_found(practice: Practice) -> None:
    seconds = iter(range(0, 1000, 40))

    found = list(
        testmail.look(practice.patient(), elapsed=lambda: next(seconds), nap=lambda _: None)
    )

    failure = of("test mail", found)
    assert failure.verdict is Verdict.FAIL
    assert "subaddresses = false" in failure.remedy


def test_a_relay_that_does_not_take_the_secretariats_mail_is_found(
    practice: Practice, relay: Relay
) -> None:
    relay.plan.say("mail", "553 5.7.1 not your address")

    failure = of("test mail", practice.findings(send_test=True))

    assert "not your address" in failure.what
    assert failure.remedy


def test_a_forged_vouching_that_survives_is_found_where_it_would_be_believed(
    practice: Practice, dovecot: Account
) -> None:
    patient = practice.patient()
    trusting = patient.settings.mailbox.model_copy(update={"trust": "mx.network.example"})
    patient = replace(patient, settings=patient.settings.model_copy(update={"mailbox": trusting}))

    with Forwarding(dovecot.deliver) as relay:
        post = patient.settings.post.model_copy(update={"port": relay.port})
        settings = patient.settings.model_copy(update={"post": post})
        found = list(testmail.look(replace(patient, settings=settings)))

    assert [each.verdict for each in found] == [Verdict.OK, Verdict.FAIL]
    assert 'mailbox.trust = "none"' in found[1].remedy
