"""The office: everything that one run of nimsmail works with, opened in one place.

The settings become what the rules know (`House`), the store is opened, and the writer and
the clerk are at hand. The daemon and every command start here.
"""

from dataclasses import dataclass, replace
from datetime import datetime, time
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from nimsmail import config
from nimsmail.clerk import Clerk, Kept
from nimsmail.clock import Clock
from nimsmail.config import Settings, read_quiet
from nimsmail.config.values import WEEKDAYS
from nimsmail.credentials.signers import Signers
from nimsmail.network import holidays
from nimsmail.network.house import Caps, ContactRules, Coordinator, House, Network, Tolerance
from nimsmail.network.letters import Letter
from nimsmail.network.outbox import Patience
from nimsmail.network.outcome import Outcome
from nimsmail.network.procedure import Procedure
from nimsmail.network.quiet import Quiet
from nimsmail.network.seal import Seal
from nimsmail.network.timetable import Timetable
from nimsmail.network.wheels import WHEELS, Mode, Offset, Wheel
from nimsmail.press import Press
from nimsmail.store import Store

if TYPE_CHECKING:
    from nimsmail.network.dispatch import Plan
    from nimsmail.writing.wording import Wording
    from nimsmail.writing.words import Writer


class LateWriter:
    """A writer who reads the templates when there is first something to word.

    They and what they need take half as long to read as all the rest, and who only sends
    needs none of it.
    """

    def __init__(self, house: House, folder: Path | None) -> None:
        self._house = house
        self._folder = folder

    def word(self, letter: Letter) -> "Wording":
        """Word `letter` in its reader's language."""
        return self.writer.word(letter)

    @cached_property
    def writer(self) -> "Writer":
        """The writer; raises ConfigError if a template is wrong."""
        from nimsmail.writing.templates import Templates
        from nimsmail.writing.words import Writer

        return Writer(Templates.read(self._folder), self._house)


@dataclass(frozen=True, slots=True)
class Office:
    """What one run works with."""

    settings: Settings
    clock: Clock
    house: House
    store: Store
    writer: LateWriter
    clerk: Clerk
    press: Press
    signers: Signers

    @classmethod
    def open(cls, settings: Settings, clock: Clock, *, create: bool = False) -> "Office":
        """Open the store that `settings` name.

        Only with `create` is a store made where there is none: a disk that is not there
        must not look like a network without members.
        """
        store = Store(settings.store.folder, create=create)
        house = house_of(settings, Seal(store.secret()))
        writer = LateWriter(house, settings.templates.folder)
        signers = Signers(settings)
        clerk = Clerk(house, writer)
        press = Press(house.seal, signers.of, store.cabinet.read)
        return cls(settings, clock, house, store, writer, clerk, press, signers)

    @property
    def patience(self) -> Patience:
        """How long letters wait between tries."""
        post = self.settings.post
        return Patience(first=post.retry_first, last=post.retry_last, give_up=post.give_up)

    def keep(self, outcome: Outcome, why: str, now: datetime) -> Kept:
        """Keep what the clock or the coordinator led to, as one change."""
        if outcome == Outcome(notes=outcome.notes):
            return Kept()
        with self.store.change(why) as change:
            return self.clerk.keep(change, outcome, now)

    def approve(self, plan: "Plan", by: str, why: str, now: datetime) -> Kept:
        """Keep a plan that the person `by` has approved: one change makes letters and dispatch."""
        with self.store.change(why) as change:
            dispatch = plan.dispatch(change, by, now)
            return self.clerk.keep(change, plan.outcome, now, approved=True, dispatch=dispatch)


def house_of(settings: Settings, seal: Seal) -> House:
    """Return what the rules know of these settings."""
    caps = settings.caps
    return House(
        networks={key: _network(key, settings) for key in settings.networks},
        seal=seal,
        caps=Caps(
            per_address_a_day=caps.per_address_a_day,
            in_all_an_hour=caps.in_all_an_hour,
            confirmations_an_hour=caps.confirmations_an_hour,
            confirmations_per_address_a_month=caps.confirmations_per_address_a_month,
            notice_after=caps.notice_after,
        ),
        alert_days=tuple(settings.alerts.days),
        trusted_sources=frozenset(settings.alerts.trusted),
        tolerance=Tolerance(returns=settings.bounces.returns, over=settings.bounces.over),
        timetable=_timetable(settings),
        contacts=ContactRules(
            letters=settings.contacts.letters,
            over=settings.contacts.over,
            yearly=settings.contacts.yearly,
        ),
        digest_at=settings.digest.at,
    )


def _timetable(settings: Settings) -> Timetable:
    post, quiet = settings.post, settings.quiet
    night, morning = quiet.night or (None, None)
    zones = dict.fromkeys(str(network.zone) for network in settings.networks.values())
    weekdays = frozenset(WEEKDAYS.index(day) for day in quiet.weekdays)
    times = (
        Quiet(zone=ZoneInfo(zone), night=night, morning=morning, weekdays=weekdays)
        for zone in zones
    )
    return Timetable(rate=post.rate, daily=post.daily, quiet=tuple(q for q in times if q.is_ever))


def _network(key: str, settings: Settings) -> Network:
    network = settings.networks[key]
    return Network(
        key=key,
        name=network.name,
        long_name=network.long_name,
        address=network.address,
        language=network.language,
        zone=str(network.zone),
        coordinators=tuple(Coordinator(each.name, each.address) for each in network.coordinators),
        subaddresses=network.subaddresses,
        wheel=wheel_of(network.wheel) if network.wheel else None,
        newsletter=network.newsletter,
        procedure=Procedure(
            opening=network.agenda_opening,
            closing=network.agenda_closing,
            summons=network.summons_days,
            reminders=network.chair_reminders,
            patience=network.chair_patience,
            minutes=network.minutes_by,
            objections=network.objection_days,
            terms=network.term_days,
            chase=network.chase_days,
        ),
    )


def wheel_of(section: config.Wheel) -> Wheel:
    """Return the year wheel that a section of the configuration describes."""
    weeks, days = read_quiet(section.quiet)
    wheel = replace(
        WHEELS[section.pattern],
        mode=section.mode,
        hour=time.fromisoformat(section.hour),
        quiet=holidays.Quiet(weeks=weeks, days=days),
    )
    for key, word in (section.duties or {}).items():
        if word == "off":
            wheel = wheel.without(key)
            continue
        mode: Mode | None = None
        if word.endswith("automatic"):
            mode = "automatic"
        elif word.endswith("ask"):
            mode = "ask"
        at = word.removesuffix(mode or "").strip()
        wheel = wheel.with_duty(key, Offset.read(at) if at else None, mode)
    return wheel
