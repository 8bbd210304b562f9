"""The clock: whether it is right, and whether the machine's zone is the network's.

nimsmail keeps UTC and writes letters in the network's zone, so a server in UTC does no
harm. A clock that was set to local time while the machine takes it for UTC does: every
deadline and Date is then off by whole hours.
"""

import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from nimsmail.doctor.finding import Finding, doubtful, ill, well
from nimsmail.doctor.patient import Patient
from nimsmail.doctor.trial import in_and_out
from nimsmail.doctor.visit import visiting
from nimsmail.errors import NimsmailError
from nimsmail.mailbox.folders import made

_CLOSE = timedelta(minutes=2)
_HALF_A_YEAR = timedelta(days=182)
_SET = "run `timedatectl set-ntp true`, and `timedatectl set-local-rtc 0`"


def look(patient: Patient) -> Iterator[Finding]:
    """Compare the machine's zone with the networks', and its clock with the mailbox's."""
    yield _of_zone(patient)
    try:
        with visiting(patient) as client:
            folder = made(client, patient.settings.mailbox.handled)
            before = patient.clock.now()
            there = in_and_out(patient, client, folder)
    except NimsmailError:
        what = "the clock could not be compared with that of the mailbox's server"
        yield doubtful("clock", what, "mend first what is found of the mailbox")
        return
    after = patient.clock.now()
    yield _of_clock(before + (after - before) / 2, there)


def _of_zone(patient: Patient) -> Finding:
    now = patient.clock.now()
    name = _zone_name(patient.environ)
    if name and not _is_known(name):
        return ill(
            "clock",
            f"the machine's zone is set to {name}, which is none; it takes UTC instead",
            "run `timedatectl set-timezone Europe/Copenhagen`, or correct the variable TZ",
        )
    zones = {key: ZoneInfo(str(each.zone)) for key, each in patient.settings.networks.items()}
    here = _offsets(now, None)
    if any(_offsets(now, zone) == here for zone in zones.values()):
        return well("clock", f"the machine's zone is that of the networks ({name or 'local'})")
    key, zone = next(iter(zones.items()))
    what = (
        f"the machine's zone is {name or time.tzname[0]}, where it is {_clock_of(now, None)};"
        f" network {key} is in {zone.key}, where it is {_clock_of(now, zone)}"
    )
    remedy = f"run `timedatectl set-timezone {zone.key}`, or correct networks.{key}.zone"
    if here == (timedelta(0), timedelta(0)):
        # The usual state of a server: letters are right, the log's hours are not the office's.
        return doubtful("clock", what, f"if the log should speak in the office's hours, {remedy}")
    return ill("clock", what, remedy)


def _of_clock(here: datetime, there: datetime) -> Finding:
    off = here - there
    if abs(off) <= _CLOSE:
        return well("clock", "this machine and the mailbox's server agree on the time")
    way = "ahead of" if off > timedelta(0) else "behind"
    what = f"this machine's clock is {_length(abs(off))} {way} the mailbox's server"
    if _is_whole_hours(off):
        return ill("clock", f"{what}: it seems to hold local time instead of UTC", _SET)
    return ill("clock", what, _SET)


def _offsets(now: datetime, zone: ZoneInfo | None) -> tuple[timedelta | None, timedelta | None]:
    """Return how far a zone (None: the machine's) is from UTC, now and in half a year."""
    moments = (now, now + _HALF_A_YEAR)
    first, second = (moment.astimezone(zone).utcoffset() for moment in moments)
    return first, second


def _clock_of(now: datetime, zone: ZoneInfo | None) -> str:
    return f"{now.astimezone(zone):%H:%M}"


def _zone_name(environ: Mapping[str, str]) -> str:
    """Return the name of the machine's zone: TZ, or what /etc/localtime points to."""
    if name := environ.get("TZ", "").removeprefix(":"):
        return name
    with suppress(OSError, IndexError):
        return str(Path("/etc/localtime").readlink()).split("zoneinfo/")[1]
    return ""


def _is_known(name: str) -> bool:
    """Tell whether the system knows this zone: by name, or as a rule such as CET-1CEST."""
    if any(letter.isdigit() for letter in name) and "/" not in name:
        return True
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return name.startswith("/") and Path(name).exists()
    return True


def _is_whole_hours(off: timedelta) -> bool:
    rest = abs(off) % timedelta(hours=1)
    return abs(off) > timedelta(minutes=50) and min(rest, timedelta(hours=1) - rest) <= _CLOSE


def _length(span: timedelta) -> str:
    """Say how long `span` is, to the minute, in the two largest units.

    >>> _length(timedelta(hours=2, minutes=1, seconds=3))
    '2 h 1 min'
    """
    hours, minutes = divmod(round(span.total_seconds() / 60), 60)
    days, hours = divmod(hours, 24)
    units = ((days, "d"), (hours, "h"), (minutes, "min"))
    said = [f"{count} {unit}" for count, unit in units if count]
    return " ".join(said[:2])
