"""Tokens from Microsoft 365, and every way not to get one."""

import json
import logging
import os
import socket
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from nimsmail.config import Microsoft365, Settings
from nimsmail.credentials import Credential, for_mailbox, for_post, xoauth2_response
from nimsmail.credentials.microsoft import Token, TokenDesk
from nimsmail.credentials.refusals import REMEDIES, explain
from nimsmail.errors import ConfigError, MailboxError, NimsmailError, PostError
from tests.credentials.conftest import CLIENT
from tests.credentials.endpoint import TENANT, Answer, Endpoint, answered, granted
from tests.credentials.refusals_table import DOCUMENT, document


@dataclass
class Stopwatch:
    """Seconds that pass when the test says so."""

    seconds: float = 0

    def __call__(self) -> float:
        return self.seconds


def application(settings: Settings) -> Microsoft365:
    assert settings.oauth2 is not None
    assert settings.oauth2.microsoft365 is not None
    return settings.oauth2.microsoft365


def desk(settings: Settings, time_limit: float = 30) -> TokenDesk:
    return TokenDesk(
        application(settings),
        key="oauth2.microsoft365",
        environ={},
        passing=MailboxError,
        time_limit=time_limit,
    )


def credential(fetch: Callable[[], Token], watch: Stopwatch) -> Credential:
    return Credential(user="nims", kind="xoauth2", name="mailbox", fetch=fetch, elapsed=watch)


def refusal(fetch: Callable[[], Token]) -> NimsmailError:
    with pytest.raises(NimsmailError) as refused:
        fetch()
    assert "\n" not in str(refused.value)
    assert "s3cret" not in str(refused.value)
    assert refused.value.__cause__ is None
    return refused.value


# A good day


def test_it_signs_in_as_itself_with_its_secret(microsoft: Settings, endpoint: Endpoint) -> None:
    token = for_mailbox(microsoft, {}).token()

    form = endpoint.forms[0]
    assert token == "token-1"
    assert (form["grant_type"], form["client_id"]) == ("client_credentials", CLIENT)
    assert form["client_secret"] == "s3cret-of-entra"
    assert "https://outlook.office365.com/.default" in form["scope"]


def test_mailbox_and_relay_both_sign_in_by_token(microsoft: Settings) -> None:
    post = for_post(microsoft, {})

    assert post is not None
    assert (post.kind, post.user) == ("xoauth2", "nims@kommune.example")
    assert post.token().startswith("token-")


def test_it_signs_in_with_a_certificate(
    certificate: Path, microsoft: Settings, endpoint: Endpoint
) -> None:
    its = application(microsoft).model_copy(
        update={"client_secret_file": None, "certificate_file": certificate}
    )

    TokenDesk(its, key="oauth2.microsoft365", environ={}, passing=MailboxError).fetch()

    form = endpoint.forms[0]
    assert "client_secret" not in form
    assert form["client_assertion"].count(".") == 2


def test_a_token_is_kept_until_shortly_before_its_end(
    microsoft: Settings, endpoint: Endpoint
) -> None:
    watch = Stopwatch()
    its = credential(desk(microsoft).fetch, watch)

    tokens = []
    for watch.seconds in (0, 1000, 3299, 3301, 3302):
        tokens.append(its.token())

    assert tokens == ["token-1", "token-1", "token-1", "token-2", "token-2"]
    assert len(endpoint.forms) == 2


def test_a_token_of_five_seconds_is_asked_for_once_in_five_seconds(
    microsoft: Settings, endpoint: Endpoint
) -> None:
    endpoint.token = lambda _form: granted(f"token-{len(endpoint.forms)}", life=5)
    watch = Stopwatch()
    its = credential(desk(microsoft).fetch, watch)

    for tenth in range(200):
        watch.seconds = tenth / 10
        its.token()

    assert len(endpoint.forms) == 5


@pytest.mark.parametrize("life", [-5, 0, "1", 10**12])
def test_a_strange_life_makes_no_token_eternal(
    microsoft: Settings, endpoint: Endpoint, life: object
) -> None:
    endpoint.token = lambda _form: granted("token", life=life)
    watch = Stopwatch()
    its = credential(desk(microsoft).fetch, watch)
    its.token()

    watch.seconds = 2 * 86400
    its.token()

    assert len(endpoint.forms) == 2


def test_a_revoked_token_is_replaced_once(microsoft: Settings) -> None:
    its = credential(desk(microsoft).fetch, Stopwatch())
    its.token()
    revoked = its.token()

    worth_a_try = its.forget(revoked)
    fresh = its.token()

    assert (worth_a_try, fresh) == (True, "token-2")
    assert its.forget(fresh) is False, "a new token that is refused says that a right is missing"


def test_a_token_that_another_connection_has_replaced_is_let_be(
    microsoft: Settings, endpoint: Endpoint
) -> None:
    its = credential(desk(microsoft).fetch, Stopwatch())
    old = its.token()
    its.token()
    its.forget(old)
    new = its.token()

    assert its.forget(old) is True
    assert (its.token(), len(endpoint.forms)) == (new, 2)


def test_the_days_of_the_secret_are_counted(microsoft: Settings) -> None:
    its = for_mailbox(microsoft, {})

    assert its.expires == date(2027, 3, 18)
    assert its.days_left(datetime(2027, 2, 16, 9, tzinfo=UTC)) == 30
    assert its.days_left(datetime(2027, 3, 19, 9, tzinfo=UTC)) == -1


def test_the_token_goes_behind_the_user_in_one_response() -> None:
    assert xoauth2_response("nims@kommune.example", "t") == (
        "user=nims@kommune.example\x01auth=Bearer t\x01\x01"
    )


# Bad days


def said(code: str, error: str, status: int = 401) -> Answer:
    description = f"AADSTS{code}: Something for the administrator. Trace ID: 1"
    return answered(status, error=error, error_description=description)


REFUSALS = {
    "secret-expired": (said("7000222", "invalid_client"), "client secret has expired"),
    "secret-wrong": (said("7000215", "invalid_client"), "the secret's Value, not its ID"),
    "secret-unknown-why": (said("1", "invalid_client"), "refuses the application's secret"),
    "consent-withdrawn": (said("65001", "invalid_grant", 400), "admin consent"),
    "no-consent": (said("1", "unauthorized_client", 400), "admin consent"),
    "rule": (said("53003", "interaction_required", 400), "Conditional Access"),
    "rule-unnamed": (said("7000222", "interaction_required", 400), "Conditional Access"),
    "grant": (said("1", "invalid_grant", 400), "sign-in logs"),
    "no-such-application": (said("700016", "unauthorized_client", 400), "in client_id"),
    "clock": (said("700024", "invalid_client"), "clock is wrong"),
    "disabled": (said("7000112", "unauthorized_client"), "must enable it"),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_what_somebody_must_mend_is_said_with_who(
    microsoft: Settings, endpoint: Endpoint, name: str
) -> None:
    answer, words = REFUSALS[name]
    endpoint.token = lambda _form: answer

    error = refusal(desk(microsoft).fetch)

    assert isinstance(error, ConfigError)
    assert words in str(error)


def test_an_expired_secret_is_told_in_one_whole_line(
    microsoft: Settings, endpoint: Endpoint
) -> None:
    endpoint.token = lambda _form: said("7000222", "invalid_client")

    assert str(refusal(desk(microsoft).fetch)) == (
        f"Microsoft 365 gives no token to application {CLIENT} (AADSTS7000222): the application's "
        "client secret has expired; the tenant's administrator must make a new one in Entra ID, "
        "under “Certificates & secrets”, and you put its Value where client_secret_file says."
    )


PASSING: dict[str, Answer] = {
    "busy": answered(503, error="temporarily_unavailable"),
    "too-many": answered(429, error="x"),
    "busy-politely": answered(400, error="temporarily_unavailable"),
    "unknown": answered(400, error="\x1b[2Jnew", error_description="hunter2"),
    "garbage": (200, b"<html>proxy error</html>"),
    "nothing": (200, b""),
    "a-list": (200, b"[]"),
    "deep": (200, b"[" * 100_000),
    "no-token": answered(200, token_type="Bearer"),
    "token-of-two-lines": granted("a\x01\nb"),
    "token-that-is-none": answered(200, token_type="Bearer", access_token=5, expires_in=5),
    "life-without-end": granted("token", life=float("nan")),
    "life-in-words": granted("token", life="soon"),
    "elsewhere": (302, b"{}"),
    "not-utf-8": (200, b"\xff\xfe\x00"),
    "endless": (200, b'"' + b"x" * 2_000_000 + b'"'),
}


@pytest.mark.parametrize("name", PASSING)
def test_what_may_pass_by_itself_is_the_mailbox_s_trouble(
    microsoft: Settings, endpoint: Endpoint, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    endpoint.token = lambda _form: PASSING[name]

    with caplog.at_level(logging.WARNING):
        error = refusal(desk(microsoft).fetch)

    assert isinstance(error, MailboxError)
    assert str(error).isprintable()
    assert not caplog.records, "MSAL would log what it got"


@pytest.mark.parametrize("name", [*REFUSALS, *PASSING])
def test_it_recovers_by_itself(microsoft: Settings, endpoint: Endpoint, name: str) -> None:
    answer = REFUSALS[name][0] if name in REFUSALS else PASSING[name]
    good, endpoint.token = endpoint.token, lambda _form: answer
    its = desk(microsoft)
    refusal(its.fetch)

    endpoint.token = good

    assert its.fetch().text.startswith("token-")


def test_a_new_secret_is_found_without_a_restart(
    microsoft: Settings, endpoint: Endpoint, secret_file: Path
) -> None:
    its = desk(microsoft)
    its.fetch()

    secret_file.write_text("another-s3cret")
    its.fetch()

    assert endpoint.forms[-1]["client_secret"] == "another-s3cret"


def test_an_endpoint_that_hangs_is_left(microsoft: Settings, endpoint: Endpoint) -> None:
    endpoint.token = endpoint.hang

    error = refusal(desk(microsoft, time_limit=0.3).fetch)

    assert "did not answer within 0.3 s" in str(error)


@pytest.mark.parametrize("discovery", [(503, b"{}"), (200, b"<html>"), (200, b"{}"), (302, b"{}")])
def test_trouble_at_the_first_question_passes(
    microsoft: Settings, endpoint: Endpoint, discovery: Answer
) -> None:
    endpoint.discovery = discovery

    assert isinstance(refusal(desk(microsoft).fetch), MailboxError)


def test_an_endpoint_in_the_clear_gets_no_secret(microsoft: Settings, endpoint: Endpoint) -> None:
    clear = endpoint.url.replace("https", "http")
    endpoint.discovery = answered(
        200, token_endpoint=f"{clear}/token", authorization_endpoint=f"{clear}/authorize"
    )

    error = refusal(desk(microsoft).fetch)

    assert isinstance(error, MailboxError)
    assert not endpoint.forms


@pytest.mark.parametrize("status", [400, 404])
def test_a_tenant_that_nobody_knows_is_named(
    microsoft: Settings, endpoint: Endpoint, status: int
) -> None:
    endpoint.discovery = answered(status, error="invalid_tenant")

    assert str(refusal(desk(microsoft).fetch)) == (
        f"{endpoint.url} knows no tenant {TENANT}; write the tenant's id in "
        "oauth2.microsoft365.tenant."
    )


def test_no_network_at_the_start_passes(microsoft: Settings) -> None:
    with socket.socket() as taken:  # bound and not listening: nobody answers there
        taken.bind(("127.0.0.1", 0))
        nowhere = f"https://localhost:{taken.getsockname()[1]}"
        its = application(microsoft).model_copy(update={"authority": nowhere})

        error = refusal(TokenDesk(its, key="o", environ={}, passing=PostError).fetch)

    assert str(error) == (
        f"{nowhere} cannot be reached (Connection refused); no token for Microsoft 365, "
        "it is asked again."
    )
    assert isinstance(error, PostError)


def test_a_certificate_that_nobody_vouches_for_gets_no_secret(
    microsoft: Settings, endpoint: Endpoint
) -> None:
    its = application(microsoft).model_copy(update={"ca_file": None})

    error = refusal(TokenDesk(its, key="oauth2", environ={}, passing=MailboxError).fetch)

    assert isinstance(error, ConfigError)
    assert f"The certificate of {endpoint.url} is not good (self-signed certificate)" in str(error)
    assert not endpoint.forms


@pytest.mark.parametrize(
    "content", ["", "ø", "-----BEGIN CERTIFICATE-----\nAA\n-----END CERTIFICATE-----"]
)
def test_a_certificate_without_its_key_is_refused(
    microsoft: Settings, tmp_path: Path, content: str
) -> None:
    file = tmp_path / "entra.pem"
    file.touch(0o600)
    file.write_text(content)
    its = application(microsoft).model_copy(
        update={"client_secret_file": None, "certificate_file": file}
    )

    error = refusal(TokenDesk(its, key="oauth2", environ={}, passing=MailboxError).fetch)

    assert "must hold an RSA key without a passphrase and its certificate" in str(error)


def test_a_proxy_is_not_asked_for_this_machine(
    microsoft: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(os.environ, "https_proxy", "http://proxy.example:1")

    assert desk(microsoft).fetch().text == "token-1"


def test_every_remedy_is_in_the_guide_for_administrators() -> None:
    text = DOCUMENT.read_text("utf-8")

    assert text == document(text), "run: python -m tests.credentials.refusals_table"


@pytest.mark.parametrize("word", REMEDIES)
def test_every_remedy_makes_one_sentence(microsoft: Settings, word: str) -> None:
    answer = (
        {"error": "x", "error_description": f"AADSTS{word}"}
        if word.isdecimal()
        else {"error": word}
    )

    line = explain(answer, application(microsoft))

    assert "{" not in line and line.endswith(".") and json.dumps(line)
