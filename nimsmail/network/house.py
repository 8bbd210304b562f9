"""The networks that this secretariat serves, as the rules see them."""

from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from nimsmail.network.people import Language
from nimsmail.network.procedure import Procedure
from nimsmail.network.seal import Seal
from nimsmail.network.timetable import Timetable
from nimsmail.network.wheels import Wheel

_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Coordinator:
    """Somebody who runs a network and gets what nobody else can decide."""

    name: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """One network: its name, its address and who runs it.

    `address` is where its letters come from and where answers go. `subaddresses` tells
    that the mailbox also takes `local-part+anything@domain` (RFC 5233). `wheel` holds its
    duties around meetings; None where the coordinator minds them without us. `newsletter`
    says how often one is drafted by itself. `procedure` is how it handles
    agendas and minutes.
    """

    key: str
    name: str
    long_name: str
    address: str
    language: Language
    zone: str
    coordinators: tuple[Coordinator, ...]
    subaddresses: bool = True
    wheel: Wheel | None = None
    newsletter: Literal["never", "monthly", "quarterly"] = "never"
    procedure: Procedure = field(default_factory=Procedure)

    @property
    def timezone(self) -> ZoneInfo:
        """The zone that its letters speak in."""
        return ZoneInfo(self.zone)


@dataclass(frozen=True, slots=True, kw_only=True)
class Caps:
    """How much may go out by itself, so that no loop and no forger makes us a nuisance."""

    per_address_a_day: int = 20
    in_all_an_hour: int = 600
    confirmations_an_hour: int = 100
    confirmations_per_address_a_month: int = 3
    notice_after: timedelta = timedelta(minutes=15)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tolerance:
    """How often, and over how long, letters may come back before an address is in doubt."""

    returns: int = 5
    over: timedelta = timedelta(days=14)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactRules:
    """How contacts are kept alive: after how many letters without an answer, over how long.

    `yearly` tells whether they are asked once a year if they still are: on the coordinator's
    word ("ask"), by itself ("automatic"), or not at all.
    """

    letters: int = 4
    over: timedelta = timedelta(days=180)
    yearly: Literal["ask", "automatic", "never"] = "never"


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """All that the rules know beside the books: the networks, the seal and the limits.

    `alert_days` are how many days before a deadline its followers are told of it;
    `trusted_sources` those of whose calls nobody has to confirm anything first;
    `timetable` is how fast letters may leave, and when. `digest_at` is when the coordinators
    get the day's digest, in their network's zone; None for never.
    """

    networks: dict[str, Network]
    seal: Seal
    caps: Caps = field(default_factory=Caps)
    alert_days: tuple[int, ...] = (30, 14, 3)
    trusted_sources: frozenset[str] = frozenset()
    tolerance: Tolerance = field(default_factory=Tolerance)
    timetable: Timetable = field(default_factory=Timetable)
    contacts: ContactRules = field(default_factory=ContactRules)
    digest_at: time | None = None

    def is_day_off(self, day: date) -> bool:
        """Tell whether nobody is at work on that day."""
        return day.weekday() >= _SATURDAY

    def working_day_after(self, day: date) -> date:
        """Return the next day on which people are at work."""
        following = day + timedelta(days=1)
        while self.is_day_off(following):
            following += timedelta(days=1)
        return following

    def network_at(self, addresses: tuple[str, ...]) -> Network | None:
        """Find the network that one of `addresses` belongs to, subaddress or not."""
        for address in addresses:
            local, _, domain = address.lower().rpartition("@")
            bare = f"{local.partition('+')[0]}@{domain}"
            for network in self.networks.values():
                if network.address.lower() in (bare, address.lower()):
                    return network
        return None
