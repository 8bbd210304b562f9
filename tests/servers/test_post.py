"""post/ against a real SMTP server: what becomes of a letter, and of the connection."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, TypeVar

import pytest

from nimsmail.config.servers import Post as Settings
from nimsmail.credentials import Credential
from nimsmail.credentials.microsoft import Token
from nimsmail.errors import ConfigError, PostError
from nimsmail.post import Limits, Line, Post, Report, Verdict
from tests.servers import relay as faults
from tests.servers.authority import Authority
from tests.servers.clock import StoppedClock
from tests.servers.proxy import Proxy, Trouble
from tests.servers.relay import Relay
from tests.servers.tokens import TokenDesk

T = TypeVar("T")
SENDER = "nims@network.example"
ANNA = "anna@aarhus.example"
BO = "bo@odense.example"
LETTER = b"From: nims@network.example\r\nTo: you@municipality.example\r\n\r\nHej\r\n"
RIGHT = "opensesame"
SHORT = Limits(connect=5, command=5, data=5, dot=5)


def password(secret: str = RIGHT) -> Credential:
    return Credential(user="nims", kind="password", name="post", fetch=lambda: Token(secret, 0))


def settings(port: int, **keys: Any) -> Settings:
    plain = {"host": "127.0.0.1", "port": port, "security": "none", "auth": "none"}
    return Settings.model_validate(plain | keys)


def over(post: Post, work: Callable[[Line], Awaitable[T]]) -> T:
    """Do `work` on one line of `post`."""

    async def run() -> T:
        async with post.line() as line:
            return await work(line)

    return asyncio.run(run())


def sent(post: Post, *recipients: str, message: bytes = LETTER) -> list[Report]:
    """Send `message` to each of `recipients` on one line, and return the reports."""

    async def work(line: Line) -> list[Report]:
        return [
            await line.send(message, return_path=SENDER, recipient=recipient)
            for recipient in recipients
        ]

    return over(post, work)


def verdicts(reports: list[Report]) -> list[Verdict]:
    return [report.verdict for report in reports]


@pytest.fixture
def post(relay: Relay) -> Post:
    return Post(settings(relay.port), None, limits=SHORT)


# --- what became of a letter


def test_a_letter_arrives_as_it_was_written(relay: Relay, post: Post) -> None:
    message = LETTER + b".a dot at the front\r\n..two\r\n.\r\nnot the end\r\n"

    reports = sent(post, ANNA, message=message)

    assert verdicts(reports) == [Verdict.SENT]
    assert [(each.mail_from, each.recipient, each.message) for each in relay.messages] == [
        (SENDER, ANNA, message)
    ]


def test_no_bare_line_end_leaves(relay: Relay, post: Post) -> None:
    sent(post, ANNA, message=b"Subject: x\n\none\rtwo\n.\nMAIL FROM:<evil@x.example>\r\n")

    assert relay.messages[0].message == (
        b"Subject: x\r\n\r\none\r\ntwo\r\n.\r\nMAIL FROM:<evil@x.example>\r\n"
    )
    assert len(relay.messages) == 1


@pytest.mark.parametrize("pipelining", [True, False])
@pytest.mark.parametrize(
    ("stage", "reply", "verdict"),
    [
        ("rcpt", "450 4.2.1 mailbox busy", Verdict.LATER),
        ("rcpt", "451 4.7.1 greylisted", Verdict.LATER),
        ("rcpt", "452 4.2.2 the account that you tried to reach is over quota", Verdict.LATER),
        ("rcpt", "550 5.1.1 no such user", Verdict.REFUSED),
        ("rcpt", "552 5.2.2 mailbox full", Verdict.REFUSED),
        ("rcpt", "503 5.5.1 bad sequence", Verdict.LATER),
        ("rcpt", "421 4.3.2 closing", Verdict.LATER),
        ("rcpt", faults.CUT, Verdict.LATER),
        ("rcpt", faults.GARBAGE, Verdict.LATER),
        ("data", "451 4.3.0 not now", Verdict.LATER),
        ("data", "554 5.7.1 we do not like you", Verdict.REFUSED),
        ("data", faults.CUT, Verdict.LATER),
        ("dot", "451 4.3.0 not now", Verdict.LATER),
        ("dot", "421 4.3.2 closing", Verdict.LATER),
        ("dot", "554 5.7.1 it looks like spam", Verdict.REFUSED),
        ("dot", "552 5.3.4 too large", Verdict.REFUSED),
        ("dot", faults.CUT, Verdict.UNKNOWN),
        ("dot", faults.CUT_KEPT, Verdict.UNKNOWN),
        ("dot", faults.GARBAGE, Verdict.UNKNOWN),
        ("dot", faults.ENDLESS, Verdict.UNKNOWN),
    ],
)
def test_a_fault_befalls_its_recipient_alone(
    stage: str, reply: str, verdict: Verdict, pipelining: bool
) -> None:
    with Relay(pipelining=pipelining) as relay:
        post = Post(settings(relay.port), None, limits=SHORT)
        relay.plan.say(stage, reply, to=ANNA, times=1)

        reports = sent(post, ANNA, BO)

    assert verdicts(reports) == [verdict, Verdict.SENT]
    assert BO in relay.recipients()
    assert reports[0].pause is None


def test_silence_after_the_final_dot_may_mean_that_the_letter_arrived(relay: Relay) -> None:
    post = Post(settings(relay.port), None, limits=Limits(dot=0.2))
    relay.plan.say("dot", faults.HANG, times=1)

    reports = sent(post, ANNA, BO)

    assert verdicts(reports) == [Verdict.UNKNOWN, Verdict.SENT]
    assert reports[0].reply == "no answer within 0.2 s"


def test_a_relay_has_as_long_to_answer_as_the_standard_asks() -> None:
    relay = settings(25)

    limits = Limits.of(relay)

    # RFC 5321 §4.5.3.2.1 to §4.5.3.2.6, and §4.5.4.1 for what was refused for now.
    assert (limits.command, limits.data, limits.dot) == (300, 120, 600)
    assert relay.retry_first >= timedelta(minutes=5)
    assert relay.retry_last >= timedelta(minutes=30)
    assert timedelta(days=4) <= relay.give_up <= timedelta(days=5)


def test_silence_before_the_letter_left_means_that_it_did_not(relay: Relay) -> None:
    post = Post(settings(relay.port), None, limits=Limits(data=0.2))
    relay.plan.say("data", faults.HANG, times=1)

    reports = sent(post, ANNA)

    assert verdicts(reports) == [Verdict.LATER]
    assert relay.messages == []


def test_what_the_relay_said_is_kept_in_one_clean_line_without_addresses(
    relay: Relay, post: Post
) -> None:
    relay.plan.say("rcpt", f"550 5.1.1 <{ANNA}> \x1b[2Junknown" + " here" * 100)

    report = sent(post, ANNA)[0]

    assert report.reply.startswith("550 5.1.1 <[address]> \\x1b[2Junknown here")
    assert len(report.reply) == 200


# --- the account, not the recipient


@pytest.mark.parametrize(
    ("stage", "reply", "pause"),
    [
        ("mail", "432 4.3.2 concurrent connections limit exceeded", timedelta(minutes=1)),
        ("rcpt", "452 4.5.3 too many recipients", timedelta(minutes=1)),
        ("rcpt", "450 4.2.1 Peak SMTP relay limit exceeded for customer", timedelta(hours=1)),
        ("rcpt", "421 4.7.0 too many connections from your address", timedelta(minutes=1)),
        ("dot", "550 5.4.5 Daily user sending limit exceeded", timedelta(hours=1)),
        ("dot", "550 5.1.90 you have reached your daily limit", timedelta(hours=1)),
        ("mail", "452 4.3.1 insufficient storage", timedelta(minutes=1)),
        ("mail", "550 5.7.60 client does not have permission to send as", timedelta(minutes=5)),
        ("mail", "550 5.1.8 sender rejected", timedelta(minutes=5)),
        ("rcpt", "554 5.2.0 recipient limit exceeded", timedelta(hours=1)),
        ("rcpt", "554 5.7.1 relay access denied", timedelta(minutes=5)),
        ("dot", "554 5.2.2 mailbox full", timedelta(hours=1)),
        ("dot", "554 5.2.0 submission quota exceeded", timedelta(hours=1)),
    ],
)
def test_a_limit_of_the_account_pauses_it_and_fails_nobody(
    relay: Relay, post: Post, stage: str, reply: str, pause: timedelta
) -> None:
    relay.plan.say(stage, reply)

    report = sent(post, ANNA)[0]

    assert (report.verdict, report.pause) == (Verdict.LATER, pause)
    assert timedelta(0) < post.resting <= pause


def test_nothing_is_tried_while_the_relay_rests(relay: Relay) -> None:
    clock = StoppedClock()
    post = Post(settings(relay.port), None, limits=SHORT, now=clock, sleep=clock.asleep)
    relay.plan.say("rcpt", "554 5.2.0 recipient limit exceeded", times=1)
    sent(post, ANNA)

    with pytest.raises(PostError, match=r"takes nothing for now: 554 5\.2\.0"):
        over(post, lambda line: line.ready())
    clock.seconds += 3600
    over(post, lambda line: line.ready())

    assert post.resting == timedelta(0)


def test_a_relay_that_is_away_is_left_alone_longer_each_time_and_blames_nobody() -> None:
    with Relay() as gone:
        port = gone.port
    clock = StoppedClock()
    post = Post(settings(port), None, limits=SHORT, now=clock, sleep=clock.asleep)
    pauses = []

    for _ in range(9):
        report = sent(post, ANNA)[0]
        assert report.verdict is Verdict.LATER
        assert report.pause is not None
        pauses.append(report.pause.total_seconds())
        clock.seconds += pauses[-1]

    assert 4 <= pauses[0] <= 6
    assert 240 <= pauses[-1] <= 360
    assert "cannot be reached" in report.reply
    assert "check post.host and post.port" in report.reply


@pytest.mark.parametrize(
    "greeting", ["421 4.3.2 try later", "554 5.3.2 go away", faults.CUT, faults.GARBAGE]
)
def test_a_relay_that_turns_us_away_at_the_door_fails_nobody(
    relay: Relay, post: Post, greeting: str
) -> None:
    relay.plan.say("greeting", greeting)

    report = sent(post, ANNA)[0]

    assert report.verdict is Verdict.LATER
    assert report.pause is not None
    assert relay.received == b""


# --- one connection, many letters


def test_a_connection_is_used_again(relay: Relay, post: Post) -> None:
    sent(post, *[f"member{number}@aarhus.example" for number in range(50)])

    assert {letter.connection for letter in relay.messages} == {1}
    assert len(relay.messages) == 50


def test_a_refusal_is_cleared_away_before_the_next_letter(relay: Relay, post: Post) -> None:
    relay.plan.say("rcpt", "550 5.1.1 no such user", to=ANNA)

    sent(post, ANNA, BO)

    assert [command for command, _ in relay.commands] == ["EHLO", "MAIL", "RSET", "MAIL"]


def test_nothing_is_said_between_a_report_and_the_next_letter(relay: Relay, post: Post) -> None:
    relay.plan.say("rcpt", "550 5.1.1 no such user", to=ANNA)

    async def work(line: Line) -> bytes:
        await line.send(LETTER, return_path=SENDER, recipient=ANNA)
        before = relay.received
        await asyncio.sleep(0.05)
        assert relay.received == before
        return before

    assert over(post, work).endswith(b"DATA\r\n")


@dataclass(frozen=True)
class Next:
    """The letter that will be sent next."""

    recipient: str
    pieces: tuple[bytes, ...] = (LETTER,)
    return_path: str = SENDER


async def sent_in_turn(line: Line, letters: list[Next]) -> list[Report]:
    """Send letters, each with the next one's envelope behind it."""
    reports = []
    for letter, ahead in zip(letters, [*letters[1:], None], strict=True):
        report = await line.send(
            letter.pieces, return_path=SENDER, recipient=letter.recipient, ahead=ahead
        )
        reports.append(report)
    return reports


@pytest.mark.parametrize("pipelining", [True, False])
def test_the_next_envelope_leaves_behind_a_letter_where_the_relay_takes_groups(
    pipelining: bool,
) -> None:
    with Relay(pipelining=pipelining) as relay:
        post = Post(settings(relay.port), None, limits=SHORT)

        async def work(line: Line) -> int:
            await line.send((LETTER,), return_path=SENDER, recipient=ANNA, ahead=Next(BO))
            for _ in range(50):
                await asyncio.sleep(0.01)
            return relay.received.count(b"RCPT TO")

        envelopes = over(post, work)

    assert envelopes == (2 if pipelining else 1)
    assert relay.recipients() == [ANNA]


@pytest.mark.parametrize(
    ("stage", "reply", "verdict"),
    [
        ("rcpt", "550 5.1.1 no such user", Verdict.REFUSED),
        ("rcpt", "421 4.3.2 closing", Verdict.LATER),
        ("rcpt", faults.CUT, Verdict.LATER),
        ("data", "451 4.3.0 not now", Verdict.LATER),
        ("dot", "554 5.7.1 it looks like spam", Verdict.REFUSED),
        ("dot", faults.CUT_KEPT, Verdict.UNKNOWN),
    ],
)
def test_a_fault_befalls_the_letter_whose_it_is_though_envelopes_leave_ahead(
    stage: str, reply: str, verdict: Verdict
) -> None:
    with Relay() as relay:
        post = Post(settings(relay.port), None, limits=SHORT)
        relay.plan.say(stage, reply, to=BO, times=1)
        letters = [Next(each) for each in (ANNA, BO, "last@odense.example")]

        reports = over(post, lambda line: sent_in_turn(line, letters))

    assert verdicts(reports) == [Verdict.SENT, verdict, Verdict.SENT]


def test_an_envelope_that_is_not_followed_up_costs_the_connection_and_nothing_else(
    relay: Relay, post: Post
) -> None:
    async def work(line: Line) -> Report:
        await line.send((LETTER,), return_path=SENDER, recipient=ANNA, ahead=Next(BO))
        return await line.send((LETTER,), return_path=SENDER, recipient="c@odense.example")

    report = over(post, work)

    assert report.verdict is Verdict.SENT
    assert relay.recipients() == [ANNA, "c@odense.example"]
    assert relay.connections == 2


def test_pieces_arrive_as_the_whole_with_their_dots(relay: Relay, post: Post) -> None:
    pieces = (LETTER, b".one\r\n" + b"x" * 60 + b"\r\n", (b"..two\r\n" + b"y" * 70 + b"\r\n") * 30)

    async def work(line: Line) -> Report:
        return await line.send(pieces, return_path=SENDER, recipient=ANNA)

    over(post, work)

    assert relay.messages[0].message == b"".join(pieces)


def test_after_so_many_letters_comes_a_new_connection(relay: Relay) -> None:
    post = Post(settings(relay.port), None, limits=Limits(letters=2))

    sent(post, ANNA, ANNA, ANNA, ANNA, ANNA)

    assert [letter.connection for letter in relay.messages] == [1, 1, 2, 2, 3]


def test_after_a_long_silence_comes_a_new_connection(relay: Relay) -> None:
    clock = StoppedClock()
    post = Post(settings(relay.port), None, limits=Limits(idle=60), now=clock)

    async def work(line: Line) -> None:
        await line.send(LETTER, return_path=SENDER, recipient=ANNA)
        clock.seconds += 61
        await line.send(LETTER, return_path=SENDER, recipient=BO)

    over(post, work)

    assert [letter.connection for letter in relay.messages] == [1, 2]


@pytest.mark.parametrize("fault", ["421 4.4.2 idle too long", faults.CUT])
def test_a_connection_that_went_stale_costs_the_letter_nothing(
    relay: Relay, post: Post, fault: str
) -> None:
    async def work(line: Line) -> Report:
        await line.send(LETTER, return_path=SENDER, recipient=ANNA)
        relay.plan.say("mail", fault, times=1)
        return await line.send(LETTER, return_path=SENDER, recipient=BO)

    report = over(post, work)

    assert report.verdict is Verdict.SENT
    assert [letter.connection for letter in relay.messages] == [1, 2]


def test_a_letter_stopped_in_the_middle_leaves_no_line_that_lies(relay: Relay, post: Post) -> None:
    relay.plan.say("dot", faults.HANG, to=ANNA)

    async def work(line: Line) -> Report:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.2):
                await line.send(LETTER, return_path=SENDER, recipient=ANNA)
        return await line.send(LETTER, return_path=SENDER, recipient=BO)

    report = over(post, work)

    assert report.verdict is Verdict.SENT
    assert relay.recipients() == [ANNA, BO]
    assert relay.connections == 2


@pytest.mark.parametrize(("since", "first"), [(0.0, 62 / 30), (1.0, 62 / 30 - 1), (9.0, 0.0)])
def test_a_new_run_keeps_the_pace_of_the_one_before(
    relay: Relay, since: float, first: float
) -> None:
    clock = StoppedClock()
    post = Post(settings(relay.port, rate=30), None, limits=SHORT, now=clock, sleep=clock.asleep)

    post.resume(timedelta(seconds=since))
    over(post, lambda line: line.ready())

    assert clock.seconds - 1000 == pytest.approx(first)


def test_letters_leave_at_an_even_pace_over_all_lines(relay: Relay) -> None:
    clock = StoppedClock()
    post = Post(settings(relay.port, rate=30), None, limits=SHORT, now=clock, sleep=clock.asleep)

    async def work() -> list[float]:
        moments = []
        async with post.line() as one, post.line() as other:
            for line in (one, other, one, other):
                await line.ready()
                moments.append(clock.seconds)
        return moments

    assert asyncio.run(work()) == pytest.approx([1000 + n * 62 / 30 for n in range(4)])


# --- addresses


@pytest.mark.parametrize(
    "address",
    [
        "",
        "anna",
        "@aarhus.example",
        "anna@",
        "anna@aarhus.example\r\nRCPT TO:<evil@x.example>",
        "anna@aarhus.example> SIZE=1 <x",
        "anna b@aarhus.example",
        "anna@aarhus.example, bo@odense.example",
        "anna@aarhus..example",
        "Anna <anna@aarhus.example>",
        "anna@aarhus.example\x00",
        "an\u202ena@aarhus.example",
    ],
)
def test_an_address_that_is_none_is_refused_before_the_relay_hears_of_it(
    relay: Relay, post: Post, address: str
) -> None:
    reports = sent(post, address, BO)

    assert verdicts(reports) == [Verdict.REFUSED, Verdict.SENT]
    assert relay.recipients() == [BO]
    assert [command for command, _ in relay.commands] == ["EHLO", "MAIL"]


def test_a_danish_domain_goes_in_its_ascii_form(relay: Relay, post: Post) -> None:
    sent(post, "bo@køge.example")

    assert relay.recipients() == ["bo@xn--kge-0na.example"]


def test_a_danish_name_goes_where_the_relay_can_take_it(relay: Relay, post: Post) -> None:
    reports = sent(post, "søren@køge.example")

    assert verdicts(reports) == [Verdict.SENT]
    assert relay.recipients() == ["søren@xn--kge-0na.example"]
    assert relay.commands[1][1].endswith(" SMTPUTF8 BODY=8BITMIME")


def test_a_danish_name_fails_clearly_where_the_relay_cannot_take_it() -> None:
    with Relay(smtputf8=False) as relay:
        reports = sent(Post(settings(relay.port), None, limits=SHORT), "søren@køge.example", BO)

    assert verdicts(reports) == [Verdict.REFUSED, Verdict.SENT]
    assert reports[0].reply == "5.6.7 the relay takes no addresses with letters beyond ASCII"


def test_a_letter_that_is_too_large_is_not_even_offered() -> None:
    with Relay(size=50) as relay:
        reports = sent(Post(settings(relay.port), None, limits=SHORT), ANNA)

    assert verdicts(reports) == [Verdict.REFUSED]
    assert reports[0].reply == "5.3.4 the letter is larger than the relay takes, 50 bytes"
    assert relay.messages == []


def test_eight_bits_are_announced(relay: Relay, post: Post) -> None:
    sent(post, ANNA, message="Subject: x\r\n\r\nGrød\r\n".encode())

    assert relay.commands[1][1].endswith(" BODY=8BITMIME")
    assert relay.messages[0].message.endswith("Grød\r\n".encode())


# --- TLS and sign-in


def secured(relay: Relay, authority: Authority, security: str, host: str = "localhost") -> Settings:
    return settings(
        relay.port, host=host, security=security, ca_file=authority.ca_file, auth="password"
    )


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_a_letter_goes_over_tls_after_sign_in(authority: Authority, security: str) -> None:
    context = authority.certify("localhost", "127.0.0.1").for_server()
    how = {"implicit_tls" if security == "tls" else "starttls": context}
    with Relay(account=("nims", "opensesame"), **how) as relay:  # type: ignore[arg-type]
        post = Post(secured(relay, authority, security), password(), limits=SHORT)

        reports = sent(post, ANNA, BO)
        offered = asyncio.run(post.probe())

    assert verdicts(reports) == [Verdict.SENT, Verdict.SENT]
    assert relay.commands.count(("AUTH", "PLAIN")) == 2
    assert "pipelining" in offered


@pytest.mark.parametrize("security", ["tls", "starttls"])
@pytest.mark.parametrize(
    ("names", "days", "trusted", "says"),
    [
        (["elsewhere.example"], 9, True, "certificate was not accepted"),
        (["localhost", "127.0.0.1"], -1, True, "certificate has expired"),
        (["localhost", "127.0.0.1"], 9, False, "certificate was not accepted"),
    ],
    ids=["wrong-name", "expired", "unknown-authority"],
)
def test_no_credential_and_no_letter_goes_to_a_relay_with_a_bad_certificate(
    authority: Authority, security: str, names: list[str], days: int, trusted: bool, says: str
) -> None:
    context = authority.certify(*names, days=days).for_server()
    how = {"implicit_tls" if security == "tls" else "starttls": context}
    with Relay(account=("nims", "opensesame"), **how) as relay:  # type: ignore[arg-type]
        keys = secured(relay, authority, security)
        if not trusted:
            keys = keys.model_copy(update={"ca_file": None})

        report = sent(Post(keys, password(), limits=SHORT), ANNA)[0]

    assert report.verdict is Verdict.LATER
    assert says in report.reply
    assert {command for command, _ in relay.commands} <= {"EHLO"}
    assert relay.messages == []


def test_starttls_that_somebody_stripped_is_not_done_without(authority: Authority) -> None:
    context = authority.certify("localhost", "127.0.0.1").for_server()
    with (
        Relay(account=("nims", "opensesame"), starttls=context) as relay,
        Proxy(relay.port) as proxy,
    ):
        proxy.trouble = Trouble(rewrite=(rb"250-STARTTLS\r\n", b""))
        keys = secured(relay, authority, "starttls").model_copy(update={"port": proxy.port})

        report = sent(Post(keys, password(), limits=SHORT), ANNA)[0]

    assert "does not offer STARTTLS" in report.reply
    assert b"AUTH" not in proxy.from_client
    assert b"MAIL" not in proxy.from_client


def test_words_slipped_in_before_the_handshake_are_not_believed(authority: Authority) -> None:
    context = authority.certify("localhost", "127.0.0.1").for_server()
    with (
        Relay(account=("nims", "opensesame"), starttls=context) as relay,
        Proxy(relay.port) as proxy,
    ):
        injected = b"220 Ready to start TLS\r\n250-evil.example\r\n250 AUTH LOGIN\r\n"
        proxy.trouble = Trouble(rewrite=(rb"220 Ready to start TLS\r\n", injected))
        keys = secured(relay, authority, "starttls").model_copy(update={"port": proxy.port})

        reports = sent(Post(keys, password(), limits=SHORT), ANNA)

    assert verdicts(reports) == [Verdict.SENT]
    assert ("AUTH", "PLAIN") in relay.commands
    assert b"AUTH" not in proxy.from_client


def test_plain_text_where_tls_was_asked_for_is_told(relay: Relay, authority: Authority) -> None:
    post = Post(secured(relay, authority, "tls"), password(), limits=SHORT)

    with pytest.raises(PostError, match=r"check post\.port and post\.security"):
        asyncio.run(post.probe())


def test_a_wrong_password_is_tried_once_and_told() -> None:
    with Relay(account=("nims", "opensesame")) as relay:
        post = Post(settings(relay.port, auth="password"), password("wrong"), limits=SHORT)

        with pytest.raises(PostError, match=r"sign-in was refused.*check post\.user") as caught:
            asyncio.run(post.probe())

    assert [each for each in relay.commands if each[0] == "AUTH"] == [("AUTH", "PLAIN")]
    assert "wrong" not in str(caught.value)


def test_a_relay_over_tls_that_offers_no_sign_in_gets_no_password(authority: Authority) -> None:
    context = authority.certify("localhost", "127.0.0.1").for_server()
    with Relay(implicit_tls=context) as relay:
        post = Post(secured(relay, authority, "tls"), password(), limits=SHORT)

        with pytest.raises(PostError, match="does not offer to sign in with PLAIN or LOGIN"):
            asyncio.run(post.probe())


def test_a_relay_on_this_machine_may_ask_nobody_who_they_are(relay: Relay) -> None:
    post = Post(settings(relay.port, auth="password"), password(), limits=SHORT)

    report = sent(post, ANNA)[0]

    assert report.verdict is Verdict.SENT
    assert "AUTH" not in dict(relay.commands)


def test_a_password_that_cannot_be_had_stays_what_it_is() -> None:
    def broken() -> Token:
        raise ConfigError("post.password_command failed; run it yourself to see why.")

    nobody = Credential(user="nims", kind="password", name="post", fetch=broken)
    with Relay(account=("nims", "opensesame")) as wanting:
        post = Post(settings(wanting.port, auth="password"), nobody, limits=SHORT)

        with pytest.raises(ConfigError, match="run it yourself"):
            over(post, lambda line: line.ready())
        report = sent(post, ANNA)[0]

    assert (report.verdict, report.reply[:21]) == (Verdict.LATER, "post.password_command")


def test_an_expired_token_is_renewed_in_the_middle_of_a_dispatch() -> None:
    tokens = TokenDesk(SENDER)
    with Relay(tokens=tokens.believed) as relay:
        post = Post(settings(relay.port, auth="oauth2"), tokens.credential(), limits=SHORT)

        async def work() -> list[Report]:
            reports = []
            async with post.line() as one, post.line() as other, post.line() as third:
                for number in range(30):
                    if number % 10 == 5:
                        tokens.believed.clear()
                    line = (one, other, third)[number % 3]
                    address = f"member{number}@aarhus.example"
                    reports.append(await line.send(LETTER, return_path=SENDER, recipient=address))
            return reports

        reports = asyncio.run(work())

    assert verdicts(reports) == [Verdict.SENT] * 30
    assert sorted(relay.recipients()) == sorted(f"member{n}@aarhus.example" for n in range(30))
    assert tokens.calls == 4  # the first, and one for each of the three that expired


def test_a_token_that_is_refused_though_new_is_not_asked_for_again_and_again() -> None:
    tokens = TokenDesk(SENDER, honest=False)
    with Relay(tokens=tokens.believed) as relay:
        post = Post(settings(relay.port, auth="oauth2"), tokens.credential(), limits=SHORT)

        report = sent(post, ANNA)[0]

    assert report.verdict is Verdict.LATER
    assert tokens.calls == 1  # it was new: another would fare no better
    assert post.resting > timedelta(0)
