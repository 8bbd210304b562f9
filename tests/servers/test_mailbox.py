"""mailbox/ against a real Dovecot, over lines good and bad."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import structlog
from imapclient import IMAPClient
from structlog.testing import CapturingLogger

from nimsmail.config.servers import Mailbox as Settings
from nimsmail.credentials import Credential
from nimsmail.credentials.microsoft import Token
from nimsmail.errors import ConfigError, MailboxError
from nimsmail.mailbox import Mailbox, Waiting
from nimsmail.mailbox.news import Watch
from tests.servers.authority import Authority
from tests.servers.clock import StoppedClock
from tests.servers.dovecot import PASSWORD, Account, Dovecot
from tests.servers.proxy import Proxy, Trouble
from tests.servers.tokens import Introspection, TokenDesk

HELLO = b"From: anna@aarhus.example\r\nSubject: Re: Invitation\r\n\r\nJa tak\r\n"


def settings(account: Account, **keys: Any) -> Settings:
    plain = {
        "host": "127.0.0.1",
        "port": account.port,
        "user": account.user,
        "security": "none",
        "timeout": "2s",
    }
    return Settings.model_validate(plain | keys)


def password(account: Account, secret: str = PASSWORD) -> Credential:
    return Credential(
        user=account.user, kind="password", name="mailbox", fetch=lambda: Token(secret, 0)
    )


Open = Callable[..., Mailbox]


@pytest.fixture
def opened(dovecot: Account) -> Iterator[Open]:
    """Open the test's mailbox with these settings."""
    mailboxes: list[Mailbox] = []

    def opened(**keys: Any) -> Mailbox:
        more = {name: keys.pop(name) for name in ("log", "now", "sleep", "watch") if name in keys}
        mailboxes.append(Mailbox(settings(dovecot, **keys), password(dovecot), **more))
        return mailboxes[-1]

    yield opened
    for mailbox in mailboxes:
        mailbox.close()


def everything(mailbox: Mailbox) -> list[Waiting]:
    return [mail for batch in mailbox.batches() for mail in batch]


def raws(mails: Iterable[Waiting]) -> list[bytes]:
    return sorted(mail.raw for mail in mails)


def numbered(number: int) -> bytes:
    return b"Subject: mail %d\r\n\r\nHej\r\n" % number


# --- what waits


def test_a_mail_is_handed_out_as_it_arrived_and_stays_unread(
    dovecot: Account, opened: Open
) -> None:
    raw = HELLO + "Grød på Fyn\r\n".encode("latin-1") + b".\r\n"
    dovecot.deliver(raw)

    mails = everything(opened())

    assert [(mail.raw, mail.whole, mail.size) for mail in mails] == [(raw, True, len(raw))]
    assert mails[0].received.tzinfo is UTC
    assert dovecot.folder("INBOX") == [raw]
    assert dovecot.flags("INBOX") == [""]


def test_an_empty_mailbox_has_no_batches(opened: Open) -> None:
    assert list(opened().batches()) == []


def test_a_thousand_mails_come_in_batches(dovecot: Account, opened: Open) -> None:
    for number in range(1000):
        dovecot.deliver(numbered(number))

    batches = list(opened(batch=150).batches())

    assert [len(batch) for batch in batches] == [150] * 6 + [100]
    assert raws(mail for batch in batches for mail in batch) == sorted(map(numbered, range(1000)))


def test_no_batch_holds_more_than_the_size_limit(dovecot: Account, opened: Open) -> None:
    for number in range(6):
        dovecot.deliver(numbered(number) + b"x" * 400_000 + b"\r\n")

    batches = list(opened(size_limit="1 MB").batches())

    assert [len(batch) for batch in batches] == [2, 2, 2]


def test_of_a_mail_over_the_size_limit_only_the_header_is_fetched(
    dovecot: Account, imap_line: Proxy
) -> None:
    dovecot.deliver(HELLO + b"x" * 3_000_000 + b"\r\n")
    mailbox = Mailbox(settings(dovecot, port=imap_line.port, size_limit="1 MB"), password(dovecot))

    (mail,) = everything(mailbox)
    mailbox.close()

    assert not mail.whole
    assert mail.raw == HELLO.partition(b"Ja tak")[0]
    assert mail.size > 3_000_000
    assert len(imap_line.from_server) < 10_000


def test_an_endless_header_is_cut_off(dovecot: Account, opened: Open) -> None:
    dovecot.deliver(b"Subject: x\r\n" + b"X-Long: y\r\n" * 200_000 + b"\r\nHej\r\n")

    (mail,) = everything(opened(size_limit="1 MB"))

    assert not mail.whole
    assert len(mail.raw) == 262_144


def test_what_a_person_has_deleted_is_left_to_them(dovecot: Account, opened: Open) -> None:
    mail = dovecot.deliver(HELLO)
    everything(opened())
    dovecot.mark_deleted(next(mail.parent.parent.glob(f"*/{mail.name}*")))

    assert everything(opened()) == []


def test_a_mail_that_the_server_cannot_give_does_not_hold_up_the_others(
    dovecot: Account, imap_line: Proxy
) -> None:
    for number in range(3):
        dovecot.deliver(numbered(number))
    # As servers do that stumble over one mail: the whole command fails.
    imap_line.trouble = Trouble(rewrite=(rb"(?s)^.*OK Fetch completed", _refused_if_whole))
    mailbox = Mailbox(settings(dovecot, port=imap_line.port), password(dovecot))

    mails = everything(mailbox)
    mailbox.close()

    assert [(mail.whole, mail.raw) for mail in mails] == [
        (False, b"Subject: mail 0\r\n\r\n"),
        (True, numbered(1)),
        (True, numbered(2)),
    ]


def _refused_if_whole(found: Any) -> bytes:
    answer: bytes = found.group()
    if b"BODY[] " not in answer or b"mail 0" not in answer:
        return answer
    tag = answer.rpartition(b"\r\n")[2].partition(b" ")[0]
    return tag + b" NO [SERVERBUG] cannot parse"


# --- putting away


def test_mails_are_put_away_into_folders_that_are_made_if_missing(
    dovecot: Account, opened: Open
) -> None:
    for number in range(3):
        dovecot.deliver(numbered(number))
    mailbox = opened()
    mails = sorted(everything(mailbox), key=lambda mail: mail.raw)

    mailbox.put_away(mails[:2], "handled")
    mailbox.put_away(mails[2:], "review")

    assert dovecot.folder("INBOX") == []
    assert sorted(dovecot.folder("nimsmail/handled")) == [numbered(0), numbered(1)]
    assert dovecot.folder("nimsmail/review") == [numbered(2)]
    assert mailbox.owed == 0


def test_a_batch_goes_in_one_command(dovecot: Account, imap_line: Proxy) -> None:
    for number in range(20):
        dovecot.deliver(numbered(number))
    mailbox = Mailbox(settings(dovecot, port=imap_line.port), password(dovecot))

    mailbox.probe()

    mailbox.put_away(everything(mailbox), "handled")
    mailbox.close()

    assert imap_line.from_client.count(b"UID MOVE") == 1
    assert len(dovecot.folder("nimsmail/handled")) == 20


@pytest.mark.parametrize("uidplus", [True, False])
def test_without_move_only_our_own_mails_are_expunged(authority: Authority, uidplus: bool) -> None:
    capability = "IMAP4rev1 IDLE NAMESPACE" + " UIDPLUS" * uidplus
    with Dovecot(extra=f"imap_capability = {capability}") as server:
        dovecot = server.account()
        theirs = dovecot.deliver(b"Subject: theirs\r\n\r\nDeleted, but not expunged.\r\n")
        dovecot.mark_deleted(theirs)
        dovecot.deliver(HELLO)
        mailbox = Mailbox(settings(dovecot), password(dovecot))

        mailbox.put_away(everything(mailbox), "handled")
        left = everything(mailbox)
        mailbox.close()

        assert left == []
        assert dovecot.folder("nimsmail/handled") == [HELLO]
        assert len(dovecot.folder("INBOX")) == (1 if uidplus else 2)


def test_putting_away_twice_does_nothing_more(dovecot: Account, opened: Open) -> None:
    dovecot.deliver(HELLO)
    mailbox = opened()
    mails = everything(mailbox)

    mailbox.put_away(mails, "handled")
    mailbox.put_away(mails, "handled")

    assert dovecot.folder("nimsmail/handled") == [HELLO]


def test_folders_are_named_as_the_server_names_them(authority: Authority) -> None:
    extra = "namespace inbox {\n separator = /\n prefix = INBOX/\n}\n"
    with Dovecot(extra=extra) as server:
        dovecot = server.account()
        dovecot.deliver(HELLO)
        mailbox = Mailbox(settings(dovecot, handled="Behandlet/Å"), password(dovecot))

        mailbox.put_away(everything(mailbox), "handled")
        probe = mailbox.probe()

        assert "INBOX/Behandlet/Å" in probe.folders
        assert dovecot.folder("Behandlet/&AMU-") == [HELLO]


def test_a_folder_that_was_deleted_meanwhile_is_made_again(dovecot: Account, opened: Open) -> None:
    mailbox = opened()
    for number in range(2):
        dovecot.deliver(numbered(number))
        mailbox.put_away(everything(mailbox), "handled")
        kept = dovecot.folder("nimsmail/handled")
        with IMAPClient("127.0.0.1", dovecot.port, ssl=False) as person:
            person.plain_login(dovecot.user, dovecot.password)
            person.delete_folder("nimsmail.handled")

    assert kept == [numbered(1)]


def test_a_folder_without_rights_is_told_and_its_mails_are_not_read_again_and_again(
    dovecot: Account, opened: Open
) -> None:
    dovecot.deliver(numbered(0))
    dovecot.forbid("nimsmail/handled")
    mailbox = opened()

    with pytest.raises(MailboxError, match="rights do not allow it"):
        mailbox.put_away(everything(mailbox), "handled")
    dovecot.deliver(numbered(1))
    again = everything(mailbox)

    assert raws(again) == [numbered(1)]
    assert mailbox.owed == 1
    assert len(dovecot.folder("INBOX")) == 2


def test_a_folder_without_rights_does_not_hold_up_the_other(dovecot: Account, opened: Open) -> None:
    for number in range(2):
        dovecot.deliver(numbered(number))
    dovecot.forbid("nimsmail/handled")
    mailbox = opened()
    one, other = everything(mailbox)
    with pytest.raises(MailboxError):
        mailbox.put_away([one], "handled")

    with pytest.raises(MailboxError):
        mailbox.put_away([other], "review")

    assert dovecot.folder("nimsmail/review") == [other.raw]


def test_what_could_not_be_put_away_is_put_away_once_it_can_be(
    dovecot: Account, opened: Open
) -> None:
    dovecot.deliver(HELLO)
    dovecot.forbid("nimsmail/handled")
    mailbox = opened()
    with pytest.raises(MailboxError):
        mailbox.put_away(everything(mailbox), "handled")
    mailbox.close()
    dovecot.forbid("nimsmail/handled", rights="lrwstipekxa")

    left = everything(mailbox)

    assert left == []
    assert dovecot.folder("nimsmail/handled") == [HELLO]


def test_a_full_mailbox_is_told_and_loses_nothing(authority: Authority) -> None:
    with Dovecot(quota=1000, extra="imap_capability = IMAP4rev1 UIDPLUS\n") as server:
        dovecot = server.account()
        dovecot.deliver(HELLO + b"x" * 700 + b"\r\n")
        mailbox = Mailbox(settings(dovecot), password(dovecot))

        with pytest.raises(MailboxError, match=r"mailbox is full; delete something"):
            mailbox.put_away(everything(mailbox), "handled")
        mailbox.close()

        assert len(dovecot.folder("INBOX")) == 1


# --- numbered anew


def test_a_mailbox_that_was_numbered_anew_is_read_again_and_said_once(
    dovecot: Account, opened: Open
) -> None:
    said = CapturingLogger()
    mailbox = opened(log=structlog.wrap_logger(said, processors=[]))
    dovecot.deliver(numbered(0))
    before = everything(mailbox)
    mailbox.close()
    dovecot.renumber()

    again = everything(mailbox)
    mailbox.close()
    everything(mailbox)

    assert raws(again) == raws(before)
    assert again[0].validity != before[0].validity
    assert [call.kwargs["event"] for call in said.calls] == [
        "the mailbox was numbered anew; all that waits in it is read again"
    ]


def test_numbers_from_before_move_nobody_elses_mail(dovecot: Account, opened: Open) -> None:
    dovecot.deliver(numbered(0))
    mailbox = opened()
    before = everything(mailbox)
    mailbox.close()
    dovecot.renumber()

    mailbox.put_away(before, "handled")

    assert dovecot.folder("INBOX") == [numbered(0)]
    assert raws(everything(mailbox)) == [numbered(0)]


# --- bad lines


@pytest.fixture
def over_a_line(dovecot: Account, imap_line: Proxy) -> Iterator[Mailbox]:
    mailbox = Mailbox(settings(dovecot, port=imap_line.port, timeout="1s"), password(dovecot))
    yield mailbox
    mailbox.close()


def test_a_line_cut_after_move_loses_no_mail_and_doubles_none(
    dovecot: Account, imap_line: Proxy, over_a_line: Mailbox
) -> None:
    for number in range(5):
        dovecot.deliver(numbered(number))
    mails = everything(over_a_line)
    imap_line.trouble = Trouble(cut_after=rb"UID MOVE", times=1)

    over_a_line.put_away(mails, "handled")

    assert imap_line.connections == 2
    assert dovecot.folder("INBOX") == []
    assert sorted(dovecot.folder("nimsmail/handled")) == [numbered(n) for n in range(5)]


@pytest.mark.parametrize("where", [rb"UID SEARCH", rb"UID FETCH", rb"BODY.PEEK", rb"UID MOVE"])
@pytest.mark.parametrize("how", ["cut_on", "cut_after"])
def test_a_line_that_is_cut_anywhere_is_taken_up_again(
    dovecot: Account, imap_line: Proxy, over_a_line: Mailbox, where: bytes, how: str
) -> None:
    dovecot.deliver(HELLO)
    everything(over_a_line)
    imap_line.trouble = Trouble(**{how: where}, times=1)  # type: ignore[arg-type]

    over_a_line.put_away(everything(over_a_line), "handled")

    assert dovecot.folder("nimsmail/handled") == [HELLO]
    assert imap_line.connections == 2


@pytest.mark.parametrize(
    "where",
    [rb"\* OK", rb"\+ ", rb"OK .*Logged in", rb"UIDVALIDITY", rb"SEARCH", rb"FETCH"],
)
def test_a_server_that_falls_silent_is_not_waited_for(
    dovecot: Account, imap_line: Proxy, over_a_line: Mailbox, where: bytes
) -> None:
    dovecot.deliver(HELLO)
    imap_line.trouble = Trouble(silent_on=where, times=2)

    with pytest.raises(MailboxError, match=r"no answer in time|the connection broke"):
        everything(over_a_line)
    imap_line.trouble = Trouble()

    assert raws(everything(over_a_line)) == [HELLO]


def test_a_server_that_is_away_is_left_alone_longer_each_time_and_said_once(
    dovecot: Account, imap_line: Proxy, opened: Open
) -> None:
    said = CapturingLogger()
    mailbox = opened(port=imap_line.port, log=structlog.wrap_logger(said, processors=[]))
    everything(mailbox)
    imap_line.close()
    waits = []

    for _ in range(9):
        with pytest.raises(MailboxError, match="cannot be reached"):
            everything(mailbox)
        waits.append(mailbox.retry_after.total_seconds())
    imap_line.open()
    everything(mailbox)

    assert 4 <= waits[0] <= 6
    assert 240 <= waits[-1] <= 360
    assert mailbox.retry_after == timedelta(0)
    assert [call.kwargs["event"] for call in said.calls] == [
        "the mailbox cannot be used",
        "the mailbox can be used again",
    ]


def test_a_server_that_speaks_no_imap_is_told(dovecot: Account, imap_line: Proxy) -> None:
    imap_line.trouble = Trouble(rewrite=(rb"(?s).+", b"SSH-2.0-OpenSSH_9.2\r\n"))
    mailbox = Mailbox(settings(dovecot, port=imap_line.port), password(dovecot))

    with pytest.raises(MailboxError, match=r"mailbox 127\.0\.0\.1"):
        everything(mailbox)


# --- waiting


def test_idle_tells_of_new_mail_at_once(dovecot: Account, imap_line: Proxy, opened: Open) -> None:
    clock = StoppedClock()
    mailbox = opened(port=imap_line.port, now=clock)
    everything(mailbox)

    def stop() -> bool:
        if b"+ idling" in imap_line.from_server and not dovecot.folder("INBOX"):
            dovecot.deliver(HELLO)
        return False

    # The clock stands still: only the server's word can end the waiting.
    assert mailbox.wait_for_news(60, stop)
    assert b"EXISTS" in imap_line.from_server.partition(b"+ idling")[2]
    assert raws(everything(mailbox)) == [HELLO]


def test_mail_that_came_before_the_waiting_began_is_news(dovecot: Account, opened: Open) -> None:
    mailbox = opened()
    everything(mailbox)
    dovecot.deliver(HELLO)

    assert mailbox.wait_for_news(60)


def test_mail_that_is_known_is_no_news(dovecot: Account, opened: Open) -> None:
    dovecot.deliver(HELLO)
    clock = StoppedClock()
    mailbox = opened(idle=False, now=clock, sleep=clock.sleep)
    everything(mailbox)

    assert not mailbox.wait_for_news(60)
    assert clock.seconds == 1060


def test_without_idle_the_mailbox_is_looked_into_in_the_end(
    dovecot: Account, imap_line: Proxy, opened: Open
) -> None:
    clock = StoppedClock()

    def sleep(seconds: float) -> None:
        clock.sleep(seconds)
        if clock.seconds == 1030:
            dovecot.deliver(HELLO)

    mailbox = opened(port=imap_line.port, idle=False, now=clock, sleep=sleep)
    everything(mailbox)

    assert mailbox.wait_for_news(60)
    assert clock.seconds == 1060
    assert b"IDLE" not in imap_line.from_client


def test_waiting_ends_when_it_is_asked_to(opened: Open) -> None:
    mailbox = opened()

    assert not mailbox.wait_for_news(3600, lambda: True)


def test_idle_is_renewed_before_the_server_tires_of_it(dovecot: Account, imap_line: Proxy) -> None:
    clock = StoppedClock()

    def ticking() -> float:
        clock.seconds += 200
        return clock.seconds

    watch = Watch(idle=True, now=ticking, sleep=clock.sleep, renewed=1500, slices=0.01)
    mailbox = Mailbox(
        settings(dovecot, port=imap_line.port), password(dovecot), now=clock, watch=watch
    )

    assert not mailbox.wait_for_news(4000)
    mailbox.close()

    assert imap_line.from_client.count(b" IDLE\r\n") == imap_line.from_client.count(b"DONE\r\n")
    assert imap_line.from_client.count(b" IDLE\r\n") >= 2


def test_a_line_that_dies_in_idle_is_noticed(
    dovecot: Account, imap_line: Proxy, opened: Open
) -> None:
    mailbox = opened(port=imap_line.port)
    everything(mailbox)

    def stop() -> bool:
        if b"IDLE" in imap_line.from_client and imap_line.connections == 1:
            imap_line.close()
            imap_line.open()
            dovecot.deliver(HELLO)
        return imap_line.connections > 2

    assert mailbox.wait_for_news(60, stop)
    assert imap_line.connections == 2


# --- keeping what was sent


def test_a_copy_of_what_was_sent_is_kept_as_read(dovecot: Account, opened: Open) -> None:
    mailbox = opened(sent="Sent")

    mailbox.file_sent(HELLO, datetime(2026, 11, 21, 9, 30, tzinfo=UTC))

    assert dovecot.folder("Sent") == [HELLO]
    assert dovecot.flags("Sent") == ["S"]


def test_the_servers_own_sent_folder_is_found_by_its_mark(authority: Authority) -> None:
    extra = "namespace inbox {\n mailbox Sendt {\n special_use = \\Sent\n auto = create\n }\n}\n"
    with Dovecot(extra=extra) as server:
        dovecot = server.account()
        mailbox = Mailbox(settings(dovecot, sent="Sent"), password(dovecot))

        mailbox.file_sent(HELLO, datetime(2026, 11, 21, 9, 30, tzinfo=UTC))
        mailbox.close()

        assert dovecot.folder("Sendt") == [HELLO]
        assert not dovecot.has_folder("Sent")


def test_no_copy_is_kept_where_no_folder_is_named(dovecot: Account, opened: Open) -> None:
    opened(sent="").file_sent(HELLO, datetime(2026, 11, 21, 9, 30, tzinfo=UTC))

    assert not dovecot.has_folder("Sent")


# --- signing in


def test_a_wrong_password_is_told_without_saying_it(dovecot: Account) -> None:
    mailbox = Mailbox(settings(dovecot), password(dovecot, "not-the-password"))

    with pytest.raises(MailboxError, match=r"password was refused.*check mailbox\.user") as caught:
        mailbox.probe()

    assert "not-the-password" not in str(caught.value)


@pytest.mark.parametrize("user", ['nims"@x.example', "nims\\", "nims\r\na1 LOGOUT"])
def test_no_part_of_a_name_becomes_a_command(dovecot: Account, imap_line: Proxy, user: str) -> None:
    credential = Credential(
        user=user, kind="password", name="mailbox", fetch=lambda: Token("x\r\ny", 0)
    )
    mailbox = Mailbox(settings(dovecot, port=imap_line.port), credential)

    with pytest.raises((ConfigError, MailboxError)):
        mailbox.probe()

    assert b"LOGOUT" not in imap_line.from_client
    assert imap_line.from_client.count(b"\r\n") <= 3


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_the_mailbox_is_opened_over_tls(
    dovecot: Account, authority: Authority, security: str
) -> None:
    port = dovecot.server.tls_port if security == "tls" else dovecot.port
    keys = {"host": "localhost", "security": security, "ca_file": authority.ca_file, "port": port}
    mailbox = Mailbox(settings(dovecot, **keys), password(dovecot))
    dovecot.deliver(HELLO)

    mails = everything(mailbox)
    told = mailbox.wait_for_news(60, lambda: bool(dovecot.deliver(HELLO)) and False)
    mailbox.close()

    assert raws(mails) == [HELLO]
    assert told


@pytest.mark.parametrize("security", ["tls", "starttls"])
@pytest.mark.parametrize(
    ("names", "days", "trusted", "says"),
    [
        (["elsewhere.example"], 9, True, "certificate was not accepted"),
        (["localhost"], -1, True, "certificate has expired"),
        (["localhost"], 9, False, "certificate was not accepted"),
    ],
    ids=["wrong-name", "expired", "unknown-authority"],
)
def test_no_credential_goes_to_a_server_with_a_bad_certificate(
    authority: Authority, security: str, names: list[str], days: int, trusted: bool, says: str
) -> None:
    with Dovecot(authority.certify(*names, days=days)) as server:
        with Proxy(server.tls_port if security == "tls" else server.port) as line:
            keys = {"host": "localhost", "security": security, "port": line.port}
            keys["ca_file"] = authority.ca_file if trusted else None
            mailbox = Mailbox(settings(server.account(), **keys), password(server.account()))

            with pytest.raises(MailboxError, match=says):
                everything(mailbox)

        assert "user=<>" in server.log() or "Login:" not in server.log()
        assert b"AUTHENTICATE" not in line.from_client
        assert b"LOGIN" not in line.from_client


def test_starttls_that_somebody_stripped_is_not_done_without(
    dovecot: Account, imap_line: Proxy, authority: Authority
) -> None:
    imap_line.trouble = Trouble(rewrite=(rb" STARTTLS", b""))
    keys = {"host": "localhost", "security": "starttls", "ca_file": authority.ca_file}
    mailbox = Mailbox(settings(dovecot, port=imap_line.port, **keys), password(dovecot))

    with pytest.raises(MailboxError, match="does not offer STARTTLS"):
        everything(mailbox)

    assert b"AUTHENTICATE" not in imap_line.from_client
    assert b"LOGIN" not in imap_line.from_client


@pytest.mark.parametrize("security", ["starttls", "none"])
def test_nobody_is_signed_in_by_the_greeting(
    dovecot: Account, imap_line: Proxy, authority: Authority, security: str
) -> None:
    imap_line.trouble = Trouble(rewrite=(rb"^\* OK", b"* PREAUTH"))
    keys = {"host": "localhost", "security": security, "ca_file": authority.ca_file}
    mailbox = Mailbox(settings(dovecot, port=imap_line.port, **keys), password(dovecot))

    with pytest.raises(MailboxError, match="took us for somebody before we signed in"):
        everything(mailbox)

    assert b"SELECT" not in imap_line.from_client


def test_words_slipped_in_before_the_handshake_are_not_believed(
    dovecot: Account, imap_line: Proxy, authority: Authority
) -> None:
    imap_line.trouble = Trouble(
        rewrite=(
            rb"(OK Begin TLS negotiation now.\r\n)",
            rb"\1* CAPABILITY IMAP4rev1 LOGINDISABLED\r\n* 99 EXISTS\r\n",
        )
    )
    keys = {"host": "localhost", "security": "starttls", "ca_file": authority.ca_file}
    mailbox = Mailbox(settings(dovecot, port=imap_line.port, **keys), password(dovecot))
    dovecot.deliver(HELLO)

    assert raws(everything(mailbox)) == [HELLO]
    mailbox.close()


# --- tokens


@pytest.fixture
def desk(dovecot: Account, introspection: Introspection) -> TokenDesk:
    desk = TokenDesk(dovecot.user)
    introspection.desks.append(desk)
    return desk


def test_a_token_opens_the_mailbox(dovecot: Account, desk: TokenDesk) -> None:
    dovecot.deliver(HELLO)
    mailbox = Mailbox(settings(dovecot, auth="oauth2"), desk.credential("mailbox"))

    assert raws(everything(mailbox)) == [HELLO]
    mailbox.close()


def test_a_token_that_was_revoked_is_renewed_once(dovecot: Account, desk: TokenDesk) -> None:
    dovecot.deliver(HELLO)
    mailbox = Mailbox(settings(dovecot, auth="oauth2"), desk.credential("mailbox"))
    for _ in range(3):
        everything(mailbox)
        mailbox.close()
        desk.revoke()

    assert raws(everything(mailbox)) == [HELLO]
    mailbox.close()
    assert desk.calls == 4


def test_a_session_whose_token_ran_out_goes_on_with_a_new_one(
    dovecot: Account, desk: TokenDesk, imap_line: Proxy
) -> None:
    dovecot.deliver(HELLO)
    mailbox = Mailbox(
        settings(dovecot, auth="oauth2", port=imap_line.port), desk.credential("mailbox")
    )
    mails = everything(mailbox)
    desk.revoke()
    imap_line.trouble = Trouble(
        rewrite=(rb"(?s).*Move completed.*", b"* BYE Session invalidated - AccessTokenExpired\r\n"),
    )

    def once(found: Any) -> bytes:
        imap_line.trouble = Trouble()
        return b"* BYE Session invalidated - AccessTokenExpired\r\n"

    imap_line.trouble.rewrite = (rb"(?s).*Move completed.*", once)
    mailbox.put_away(mails, "handled")
    mailbox.close()

    assert dovecot.folder("nimsmail/handled") == [HELLO]
    assert desk.calls == 2


def test_a_token_that_is_refused_though_new_is_told_and_not_asked_for_again(
    dovecot: Account, introspection: Introspection
) -> None:
    desk = TokenDesk(dovecot.user, honest=False)
    introspection.desks.append(desk)
    mailbox = Mailbox(settings(dovecot, auth="oauth2"), desk.credential("mailbox"))

    with pytest.raises(MailboxError, match=r"token was refused.*may use this mailbox") as caught:
        everything(mailbox)

    assert "token-" not in str(caught.value)
    assert desk.calls == 1


# --- for the doctor


def test_the_doctor_learns_what_can_be_done_here(dovecot: Account, opened: Open) -> None:
    dovecot.deliver(HELLO)

    probe = opened().probe()

    assert (probe.waiting, probe.idle, probe.move, probe.closed) == (1, True, True, ())
    assert probe.folders == ("nimsmail.handled", "nimsmail.review", "Sent")
    assert dovecot.has_folder("nimsmail/review")


def test_the_doctor_learns_of_folders_that_may_only_be_read(dovecot: Account, opened: Open) -> None:
    dovecot.forbid("nimsmail/review")

    assert opened().probe().closed == ("nimsmail.review",)
