"""Days and hours as the coordinator writes them, in the zone of a network."""

from contextlib import suppress
from datetime import UTC, date, datetime, time

from nimsmail.cli.call import Call
from nimsmail.clock import parse_day, parse_when
from nimsmail.errors import NotFound
from nimsmail.network.house import Network


def _today(call: Call, network: Network) -> date:
    return call.now.astimezone(network.timezone).date()


def moment_of(call: Call, network: Network, text: str) -> datetime:
    """Read a day and an hour; returns the moment in UTC."""
    return parse_when(text, network.timezone, _today(call, network)).astimezone(UTC)


def end_of(call: Call, network: Network, text: str, begins: datetime) -> datetime:
    """Read when something ends; an hour alone is one on the day that it begins."""
    try:
        return moment_of(call, network, text)
    except NotFound:
        day = begins.astimezone(network.timezone).date()
        for hour in (text.strip(), f"kl. {text.strip()}"):  # "12" alone is an hour, too
            with suppress(NotFound):
                return parse_when(f"{day} {hour}", network.timezone, day).astimezone(UTC)
        raise


def end_of_day(call: Call, network: Network, text: str) -> datetime:
    """Read a day; returns its last minute."""
    day = parse_day(text, _today(call, network))
    return datetime.combine(day, time(23, 59), network.timezone).astimezone(UTC)
