"""The two servers, and the ways to sign in to them."""

import ssl
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal

from pydantic import model_validator

from nimsmail.config.keys import Key, Section
from nimsmail.config.names import Guid, Host, HttpsUrl, Line, Tenant, Text, Trust
from nimsmail.config.places import Certificates, Command, FilePath, Variable
from nimsmail.config.profiles import Profile, profiled
from nimsmail.config.values import Count, Daily, Day, Duration, Port, Rate, Size

Security = Literal["tls", "starttls", "none"]


class Microsoft365(Section):
    """An application registered in Entra ID that signs in as itself (client credentials)."""

    tenant: Annotated[
        Tenant, Key("The tenant: its id, or one of its domains.", "kommune.onmicrosoft.com")
    ]
    client_id: Annotated[
        Guid,
        Key(
            "“Application (client) ID” of the registered application.",
            "00000000-0000-0000-0000-000000000000",
        ),
    ]
    client_secret_command: Annotated[
        Command | None,
        Key(
            "A command that prints the client secret; it is run without a shell.",
            ["pass", "show", "nimsmail/entra"],
            private=True,
        ),
    ] = None
    client_secret_env: Annotated[
        Variable | None,
        Key(
            "The environment variable that holds the client secret.",
            "NIMSMAIL_SECRET",
            private=True,
        ),
    ] = None
    client_secret_file: Annotated[
        FilePath | None,
        Key(
            "A file (mode 0600) whose only line is the client secret.",
            "secrets/client-secret",
            private=True,
        ),
    ] = None
    certificate_file: Annotated[
        FilePath | None,
        Key(
            "Instead of a secret: a PEM file (mode 0600) with a private key and its certificate.",
            "secrets/entra.pem",
        ),
    ] = None
    expires: Annotated[
        Day | None,
        Key(
            "The day the secret or certificate runs out; you are warned 60, 30, 7 and 1 days"
            " before.",
            date(2028, 3, 18),
        ),
    ] = None
    authority: Annotated[
        HttpsUrl, Key("Where tokens are asked for; other for Microsoft's national clouds.")
    ] = "https://login.microsoftonline.com"
    scope: Annotated[
        HttpsUrl, Key("What the token is for; other for Microsoft's national clouds.")
    ] = "https://outlook.office365.com/.default"
    ca_file: Annotated[
        Certificates | None,
        Key(
            "PEM file of a private authority to trust beside the public ones,"
            " where a proxy opens TLS.",
            "secrets/ca.pem",
        ),
    ] = None


class OAuth2(Section):
    """Where an access token comes from: a command of yours, or Microsoft 365."""

    token_command: Annotated[
        Command | None,
        Key(
            "A command that prints an access token; it is run for each connection, without a"
            " shell.",
            ["oama", "access", "nims@kommune.example"],
            private=True,
        ),
    ] = None
    microsoft365: Annotated[
        Microsoft365 | None,
        Key("Tokens from Microsoft 365, built in.", {"tenant": "…", "client_id": "…"}),
    ] = None


class PasswordWays(Section):
    """The three ways to a password; never the password itself."""

    password_command: Annotated[
        Command | None,
        Key(
            "A command that prints the password; it is run for each connection, without a shell.",
            ["pass", "show", "nimsmail"],
            private=True,
        ),
    ] = None
    password_env: Annotated[
        Variable | None,
        Key("The environment variable that holds the password.", "NIMS_PASSWORD", private=True),
    ] = None
    password_file: Annotated[
        FilePath | None,
        Key(
            "A file (mode 0600) whose only line is the password.",
            "secrets/password",
            private=True,
        ),
    ] = None


class Server(PasswordWays):
    """A server and how we sign in to it: what mailbox and post have in common."""

    ports: ClassVar[dict[str, int]]

    ca_file: Annotated[
        Certificates | None,
        Key(
            "PEM file of a private authority to trust beside the public ones."
            " The server's certificate is always verified.",
            "secrets/ca.pem",
        ),
    ] = None
    oauth2: Annotated[
        OAuth2 | None,
        Key(
            "How this server's token is had, where it differs from the section [oauth2].",
            {"token_command": ["…"]},
        ),
    ] = None

    @property
    def password_way(self) -> str | None:
        """The key that says where the password is, if one does."""
        ways = ("password_command", "password_env", "password_file")
        return next((way for way in ways if getattr(self, way) is not None), None)

    @model_validator(mode="before")
    @classmethod
    def _usual_port(cls, data: Any) -> Any:
        """Take the port that goes with the security, where none is written."""
        if isinstance(data, dict) and "port" not in data:
            return {**data, "port": cls.ports.get(str(data.get("security")), cls.ports["tls"])}
        return data


class Mailbox(Server):
    """The IMAP mailbox that the networks' mail arrives in."""

    ports: ClassVar[dict[str, int]] = {"tls": 993, "starttls": 143, "none": 143}

    host: Annotated[Host, Key("The IMAP server.", "imap.kommune.example")]
    port: Annotated[Port, Key("Its port. Without it: 993, or 143 with starttls.")] = 993
    user: Annotated[
        Text, Key("Who signs in; at Microsoft 365 the mailbox's address.", "nims@kommune.example")
    ]
    security: Annotated[
        Security,
        Key(
            "TLS from the first byte (tls), or after a word in the clear (starttls);"
            " none only on this machine."
        ),
    ] = "tls"
    auth: Annotated[
        Literal["password", "oauth2"],
        Key("Sign in with a password, or with an OAuth2 token (XOAUTH2)."),
    ] = "password"
    inbox: Annotated[Text, Key("The folder that new mail is in.")] = "INBOX"
    handled: Annotated[Text, Key("The folder for mail that was understood and acted on.")] = (
        "nimsmail/handled"
    )
    review: Annotated[Text, Key("The folder for mail that waits for the coordinator.")] = (
        "nimsmail/review"
    )
    sent: Annotated[
        Line, Key("The folder that keeps copies of what was sent; empty to keep none.")
    ] = "Sent"
    poll: Annotated[Duration, Key("How often to look for new mail where the server is silent.")] = (
        timedelta(minutes=1)
    )
    idle: Annotated[
        bool, Key("Let the server tell of new mail at once, where it can (IMAP IDLE).")
    ] = True
    batch: Annotated[Count, Key("How many mails are taken in at a time.")] = 200
    size_limit: Annotated[
        Size, Key("A mail larger than this is not read but put in review.", "10 MB")
    ] = 10_000_000
    timeout: Annotated[Duration, Key("How long the server may take to answer.")] = timedelta(
        seconds=30
    )
    trust: Annotated[
        Trust,
        Key(
            "Whose word is taken on who wrote a mail: none, m365 (Microsoft 365), or the"
            " authserv-id that your gateway writes in Authentication-Results."
        ),
    ] = "none"


class Post(Server):
    """The SMTP relay that takes the letters."""

    ports: ClassVar[dict[str, int]] = {"tls": 465, "starttls": 587, "none": 25}

    host: Annotated[Host, Key("The SMTP relay.", "smtp.kommune.example")]
    port: Annotated[Port, Key("Its port. Without it: 465, or 587 with starttls.")] = 465
    user: Annotated[
        Line,
        Key("Who signs in; at Microsoft 365 the mailbox's address.", "nims@kommune.example"),
    ] = ""
    security: Annotated[
        Security,
        Key(
            "TLS from the first byte (tls), or after a word in the clear (starttls; Microsoft"
            " 365); none only on this machine."
        ),
    ] = "tls"
    auth: Annotated[
        Literal["password", "oauth2", "none"],
        Key(
            "Sign in with a password, with an OAuth2 token (XOAUTH2), or not at all, where the"
            " relay knows this machine."
        ),
    ] = "password"
    profile: Annotated[
        Profile | None,
        Key(
            "What kind of relay it is: sets connections, rate and daily to what it allows, where"
            " they are not written.",
            "microsoft365",
        ),
    ] = None
    connections: Annotated[Count, Key("How many connections may be open at once.")] = 3
    rate: Annotated[Rate, Key("Letters a minute, over all connections; 0 for no limit.")] = 0
    daily: Annotated[
        Daily,
        Key(
            "Letters within any 24 hours; 0 for no limit. A dispatch leaves a twentieth of them"
            " to letters that answer somebody."
        ),
    ] = 0
    retry_first: Annotated[
        Duration, Key("How soon a letter that was refused for now is tried again.")
    ] = timedelta(minutes=5)
    retry_last: Annotated[
        Duration, Key("The longest pause between two tries; the pauses grow up to it.")
    ] = timedelta(hours=2)
    give_up: Annotated[Duration, Key("When a letter that was never taken counts as failed.")] = (
        timedelta(days=5)
    )
    connect_timeout: Annotated[Duration, Key("How long a connection may take to open.")] = (
        timedelta(seconds=30)
    )
    command_timeout: Annotated[
        Duration, Key("How long the relay may take to answer (RFC 5321 §4.5.3.2: 5 minutes).")
    ] = timedelta(minutes=5)
    final_timeout: Annotated[
        Duration,
        Key("How long it may take to accept a whole letter (RFC 5321 §4.5.3.2.6: 10 minutes)."),
    ] = timedelta(minutes=10)

    @model_validator(mode="before")
    @classmethod
    def _as_its_kind_allows(cls, data: Any) -> Any:
        """Take the limits of the profile, where none are written."""
        return profiled(data)


def tls_context(ca_file: Path | None) -> ssl.SSLContext:
    """Make the context for every connection: verified, TLS 1.2 or better, perhaps one CA more."""
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if ca_file:
        context.load_verify_locations(cafile=ca_file)
    return context
