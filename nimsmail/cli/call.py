"""One call of the command line: which configuration, what time it is, and the open office.

Everything is opened when it is first asked for, so that a command that needs no
configuration works without one, and help is quick.
"""

import os
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from zoneinfo import ZoneInfo

import click

from nimsmail.cli.finding import find_network
from nimsmail.clock import Clock, FixedClock, SystemClock
from nimsmail.errors import ConfigError

if TYPE_CHECKING:
    from nimsmail.config import Settings
    from nimsmail.network.house import House, Network
    from nimsmail.network.records import Books
    from nimsmail.office import Office

_ZONE = "Europe/Copenhagen"  # where no configuration says another


class Call:
    """What the options before the noun (or after the verb) said, and what follows from it."""

    def __init__(self) -> None:
        self.config: Path | None = None
        self.set_time: str | None = None
        self.debug = False
        self.tells_all = False
        self.tells_from: Literal["error", "warning"] = "error"

    @cached_property
    def settings(self) -> "Settings":
        """The configuration: the option's, NIMSMAIL_CONFIG's, or that of the folder we are in."""
        from nimsmail.config import find_config, load

        return load(find_config(self.config, Path.cwd(), os.environ), os.environ)

    @property
    def has_configuration(self) -> bool:
        """Whether a configuration is named, or lies in the folder we are in."""
        named = self.config or os.environ.get("NIMSMAIL_CONFIG")
        return bool(named) or Path("config.toml").exists()

    @cached_property
    def clock(self) -> Clock:
        """The machine's clock, or the one that `--now` sets.

        A set clock could send real letters at the wrong time: it is refused unless
        mailbox and relay are on this machine.
        """
        if self.set_time_text is None:
            return SystemClock()
        if not self.settings.is_loopback:
            raise ConfigError(
                "--now (or NIMSMAIL_NOW) may be used only where mailbox and relay are on this "
                "machine; leave it out, or set mailbox.host and post.host to localhost."
            )
        zone = next(iter(self.settings.networks.values())).zone
        clock = self._set_clock(ZoneInfo(str(zone)))
        self._named = clock.now().replace(microsecond=0)
        return clock

    @property
    def reading_clock(self) -> Clock:
        """The clock for a command that needs no configuration, and changes and sends nothing."""
        return SystemClock() if self.set_time_text is None else self._set_clock(ZoneInfo(_ZONE))

    @property
    def set_time_text(self) -> str | None:
        """What the option or the environment says of the time, if anything."""
        return self.set_time or os.environ.get("NIMSMAIL_NOW") or None

    def _set_clock(self, zone: ZoneInfo) -> FixedClock:
        today = SystemClock().now().astimezone(zone).date()
        return FixedClock.at(self.set_time_text or "", zone, today)

    @cached_property
    def office(self) -> "Office":
        """The open office: store, templates and rules.

        Without a log file, a command tells on stderr only of what is grave, or of what
        `tells_from` says; the daemon (`tells_all`) tells everything, which is its work.
        """
        from nimsmail.office import Office

        self.begin_log()
        return Office.open(self.settings, self.clock)

    def begin_log(self) -> None:
        """Send the log where the configuration says."""
        from nimsmail import logs

        log = self.settings.log
        level = log.level if self.tells_all or log.file else self.tells_from
        logs.setup(level="debug" if self.debug else level, format=log.format, file=log.file)

    @property
    def house(self) -> "House":
        """What the rules know."""
        return self.office.house

    @property
    def books(self) -> "Books":
        """What was kept last."""
        return self.office.store.books()

    @cached_property
    def now(self) -> datetime:
        """The moment of this call, in UTC.

        With a set clock it is the very moment that was named, so that what one command
        queues is due to the next one that is told the same time.
        """
        clock = self.clock
        return clock.now() if self.set_time_text is None else self._named

    def network(self, key: str | None) -> "Network":
        """Return the network with this key; the only one where none is named."""
        return find_network(self.house, key)

    def zone(self, network: str | None = None) -> ZoneInfo:
        """Return the zone that this network's times are shown in."""
        networks = self.house.networks
        found = networks.get(network or "") or next(iter(networks.values()))
        return found.timezone


pass_call = click.make_pass_decorator(Call, ensure=True)


def _noted(name: str) -> Any:
    def note(context: click.Context, _parameter: click.Parameter, value: Any) -> None:
        if value:
            setattr(context.find_root().ensure_object(Call), name, value)

    return note


def shared_options() -> list[click.Parameter]:
    """Return the options that every command takes, before the noun or after the verb."""
    return [
        click.Option(
            ["--config"],
            type=click.Path(path_type=Path),
            metavar="FILE",
            expose_value=False,
            callback=_noted("config"),
            help="The configuration; else NIMSMAIL_CONFIG, or config.toml in this folder.",
        ),
        click.Option(
            ["--now"],
            metavar="WHEN",
            expose_value=False,
            callback=_noted("set_time"),
            help="Pretend that it is WHEN; only where mailbox and relay are on this machine.",
        ),
        click.Option(
            ["--debug"],
            is_flag=True,
            expose_value=False,
            callback=_noted("debug"),
            help="Show where in nimsmail a fault lies.",
        ),
    ]
