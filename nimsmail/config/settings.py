"""All settings, section by section."""

from datetime import time, timedelta
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, PrivateAttr

from nimsmail.config.keys import Key, Section, Wanted
from nimsmail.config.names import Address, HttpsUrl, NetworkKey, Text, Zone, is_loopback
from nimsmail.config.places import ExistingFile, ExistingFolder, FilePath, Folder, Organisations
from nimsmail.config.servers import Mailbox, OAuth2, Post
from nimsmail.config.signing import Dkim
from nimsmail.config.values import Count, Duration, Hour, Hours, Weekdays
from nimsmail.config.wheel import Wheel

_PHRASES = "phrases.txt"


class Coordinator(Section):
    """Somebody who runs a network; deputies too."""

    name: Annotated[Text, Key("The coordinator's name, as letters are signed.", "Mette Holm")]
    address: Annotated[
        Address,
        Key("Where the daily digest and what needs a decision goes.", "mette@kommune.example"),
    ]


class Network(Section):
    """One network."""

    name: Annotated[Text, Key("Its short name, as subjects begin.", "NIMS")]
    long_name: Annotated[
        Text,
        Key(
            "Its name in full, as the first letter says it.",
            "Netværket for Internationale Medarbejdere i Syddanmark",
        ),
    ]
    address: Annotated[
        Address,
        Key("Where its letters come from and answers go to.", "nims@kommune.example"),
    ]
    language: Annotated[
        Literal["da", "en"], Key("The language of those whose language is not known.")
    ] = "da"
    zone: Annotated[Zone, Key("The time zone that its letters speak in.")] = "Europe/Copenhagen"
    coordinators: Annotated[
        tuple[Coordinator, ...],
        Field(min_length=1),
        Wanted("a list of at least one coordinator with name and address"),
        Key(
            "Who runs it, deputies too.",
            [{"name": "Mette Holm", "address": "mette@kommune.example"}],
        ),
    ]
    subaddresses: Annotated[
        bool,
        Key(
            "Whether the mailbox also takes nims+anything@, so that an answer finds its letter"
            " by its address."
        ),
    ] = True
    newsletter: Annotated[
        Literal["never", "monthly", "quarterly"],
        Key("How often a newsletter is drafted by itself, for your yes or no."),
    ] = "never"
    agenda_opening: Annotated[
        tuple[Text, ...],
        Wanted("a list of titles"),
        Key("The fixed points that every agenda begins with.", ["Godkendelse af dagsorden"]),
    ] = ()
    agenda_closing: Annotated[
        tuple[Text, ...],
        Wanted("a list of titles"),
        Key("The fixed points that every agenda ends with.", ["Næste møde", "Eventuelt"]),
    ] = ()
    summons_days: Annotated[
        Count, Key("How many days before a meeting its summons must have gone.")
    ] = 8
    chair_reminders: Annotated[
        tuple[Count, Count],
        Wanted("a list of two whole numbers of days"),
        Key("How many days after a draft was sent a silent chair is reminded, both times."),
    ] = (3, 6)
    chair_patience: Annotated[
        Count, Key("How many days after it the coordinators are told that the chair is silent.")
    ] = 8
    minutes_by: Annotated[
        Literal["silence", "one"],
        Key("What approves minutes: the members' silence, or the word of one of them."),
    ] = "silence"
    objection_days: Annotated[
        Count, Key("How many days the members have to object to minutes.")
    ] = 7
    term_days: Annotated[
        tuple[Count, ...],
        Wanted("a list of whole numbers of days"),
        Key("How many days before a term in a role ends the coordinators are warned."),
    ] = (60, 14)
    chase_days: Annotated[
        Count, Key("How many days apart somebody is asked about an action that is due.")
    ] = 7
    organisations: Annotated[
        Organisations | None,
        Key(
            "The organisations that ought to have a contact: a list that is shipped"
            " (municipalities), or a CSV file.",
            "municipalities",
        ),
    ] = None
    dkim: Annotated[
        Dkim | None,
        Key(
            "The key for this network's letters, where it differs from the section [dkim].",
            {"selector": "…", "key_file": "…"},
        ),
    ] = None
    wheel: Annotated[
        Wheel | None,
        Key(
            "The year wheel: the duties around each meeting. Without the section the coordinator"
            " minds them alone.",
            {"pattern": "nims"},
        ),
    ] = None


class Store(Section):
    """Where the records are kept."""

    folder: Annotated[
        Folder, Field(validate_default=True), Key("The folder that the records are kept in.")
    ] = Path("store")


class Templates(Section):
    """The words of the letters."""

    folder: Annotated[
        ExistingFolder | None,
        Key(
            "A folder with templates of your own, which win over the ones that are shipped.",
            "templates",
        ),
    ] = None


class Reading(Section):
    """How mail is understood."""

    phrases: Annotated[
        ExistingFile | None,
        Key(
            "A file with phrases of your own. Without this line: phrases.txt beside this file,"
            " if there is one.",
            "phrases.txt",
        ),
    ] = None


class Caps(Section):
    """How much may go out by itself."""

    per_address_a_day: Annotated[
        Count, Key("Letters by themselves to one address in a day; more are held back.")
    ] = 20
    in_all_an_hour: Annotated[
        Count, Key("Letters by themselves in an hour; more wait, and the coordinator is told.")
    ] = 600
    confirmations_an_hour: Annotated[
        Count, Key("Requests to confirm a sign-up in an hour, against abuse of others' addresses.")
    ] = 100
    confirmations_per_address_a_month: Annotated[
        Count, Key("Requests to confirm a sign-up to one address in a month.")
    ] = 3
    notice_after: Annotated[
        Duration,
        Key("How long something may wait for a person before the coordinators are told of it."),
    ] = timedelta(minutes=15)


class Alerts(Section):
    """Alerts of deadlines, to those who follow them."""

    days: Annotated[
        tuple[Count, ...],
        Field(min_length=1),
        Wanted("a list of at least one whole number of days"),
        Key("How many days before a deadline its followers are told of it."),
    ] = (30, 14, 3)
    trusted: Annotated[
        tuple[Text, ...],
        Wanted("a list of names"),
        Key("Sources of whose calls nobody has to confirm anything first, by name.", ["frister"]),
    ] = ()
    fetch: Annotated[
        tuple[HttpsUrl, ...],
        Wanted("a list of addresses that begin https://"),
        Key("Lists of calls that the daemon fetches, and takes in as deadline import does."),
    ] = ()
    fetch_every: Annotated[Duration, Key("How often they are fetched.")] = timedelta(days=1)


class Bounces(Section):
    """When an address is in doubt whose letters come back for faults that may pass."""

    returns: Annotated[
        Count,
        Key(
            "How many letters to one address may come back for a fault that may pass, before the"
            " coordinators are told that the address is in doubt."
        ),
    ] = 5
    over: Annotated[
        Duration, Key("For how long it must have gone on: from the first to the last of them.")
    ] = timedelta(days=14)


class Contacts(Section):
    """When a contact who says nothing counts as no door any more, and the year's question."""

    letters: Annotated[
        Count,
        Key("After how many letters in a row that asked for an answer a contact counts as silent."),
    ] = 4
    over: Annotated[
        Duration, Key("For how long it must have gone on: since the first of those letters.")
    ] = timedelta(days=180)
    yearly: Annotated[
        Literal["ask", "automatic", "never"],
        Key("Whether contacts are asked each year if they still are: on your word, or by itself."),
    ] = "ask"


class Digest(Section):
    """The coordinators' daily digest."""

    at: Annotated[
        Hour,
        Key("When it goes on working days, in the network's zone; only if there is something."),
    ] = time(7, 30)


class Quiet(Section):
    """When nothing goes out that goes to many; a dispatch on its way pauses, and goes on after."""

    night: Annotated[
        Hours | None,
        Key(
            "The hours, in each network's zone, in which no mass mail goes out. Single answers"
            " always go.",
            "20:00-07:00",
        ),
    ] = None
    weekdays: Annotated[
        Weekdays,
        Key("The days on which no mass mail goes out.", ["saturday", "sunday"]),
    ] = ()


class Log(Section):
    """The log."""

    level: Annotated[
        Literal["debug", "info", "warning", "error"], Key("How much is told, from this up.")
    ] = "info"
    format: Annotated[
        Literal["plain", "json"], Key("Lines for people (plain) or for machines (json).")
    ] = "plain"
    file: Annotated[
        FilePath | None,
        Key("A file (mode 0600) to log to; without it the log goes to stderr.", "nimsmail.log"),
    ] = None


class Settings(Section):
    """Everything that config.toml says, checked."""

    networks: Annotated[
        dict[NetworkKey, Network],
        Field(min_length=1),
        Wanted("at least one section [networks.KEY]"),
        Key("The networks, each under a key of its own.", {"nims": "…"}),
    ]
    mailbox: Annotated[
        Mailbox, Key("The IMAP mailbox that the networks' mail arrives in.", {"host": "…"})
    ]
    post: Annotated[Post, Key("The SMTP relay that takes the letters.", {"host": "…"})]
    oauth2: Annotated[
        OAuth2 | None,
        Key("Where servers with auth = oauth2 have their token from.", {"token_command": ["…"]}),
    ] = None
    dkim: Annotated[
        Dkim | None,
        Key(
            "Letters are signed here (DKIM), for relays that do not sign.",
            {"selector": "…", "key_file": "…"},
        ),
    ] = None
    store: Annotated[Store, Field(default_factory=Store), Key("Where the records are kept.")]
    templates: Annotated[Templates, Key("The words of the letters.")] = Templates()
    reading: Annotated[Reading, Key("How mail is understood.")] = Reading()
    caps: Annotated[Caps, Key("How much may go out by itself.")] = Caps()
    alerts: Annotated[Alerts, Key("Alerts of deadlines.")] = Alerts()
    bounces: Annotated[
        Bounces,
        Key("When an address is in doubt whose letters come back for faults that may pass."),
    ] = Bounces()
    contacts: Annotated[Contacts, Key("How contacts of organisations are kept alive.")] = Contacts()
    digest: Annotated[Digest, Key("The coordinators' daily digest.")] = Digest()
    quiet: Annotated[Quiet, Key("When no mass mail goes out.")] = Quiet()
    log: Annotated[Log, Key("The log.")] = Log()

    _file: Path = PrivateAttr(default=Path("config.toml"))

    @property
    def file(self) -> Path:
        """The file that all this was read from."""
        return self._file

    @property
    def own_phrases(self) -> Path | None:
        """The file with the coordinator's own phrases, if there is one."""
        beside = self._file.parent / _PHRASES
        return self.reading.phrases or (beside if beside.is_file() else None)

    @property
    def is_loopback(self) -> bool:
        """Tell whether mailbox and relay are on this machine, so that a set clock harms nobody."""
        return is_loopback(self.mailbox.host) and is_loopback(self.post.host)

    def read_from(self, file: Path) -> "Settings":
        """Note which file these settings are of."""
        self._file = file
        return self

    def oauth2_for(self, server: Mailbox | Post) -> OAuth2 | None:
        """Return how this server's token is had: its own way, or the one for all."""
        return server.oauth2 or self.oauth2

    def dkim_of(self, network: str) -> Dkim | None:
        """Return what this network's letters are signed with: its own key, or the one for all."""
        return self.networks[network].dkim or self.dkim

    def dkim_key(self, network: str) -> str:
        """Return the key of the configuration that names this network's signing key."""
        own = self.networks[network].dkim is not None
        return f"networks.{network}.dkim.key_file" if own else "dkim.key_file"
