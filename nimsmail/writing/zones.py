"""A time zone as calendars want it told: VTIMEZONE (RFC 5545 §3.6.5).

Outlook goes by the yearly rules, so they are told where the zone has them, and the single
changes of the clock where it has not.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard
from icalendar.prop import vRecur

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, slots=True)
class _Change:
    """One change of the clock: `onset` is the wall time at which it comes (RFC 5545 §3.8.2.4)."""

    onset: datetime
    before: timedelta
    after: timedelta
    name: str
    summer: bool

    @property
    def day(self) -> str:
        """The day of its month, as a rule names it: `-1SU` is the last Sunday."""
        last = (self.onset + timedelta(days=7)).month != self.onset.month
        nth = -1 if last else (self.onset.day - 1) // 7 + 1
        return f"{nth}{_DAYS[self.onset.weekday()]}"

    @property
    def rule(self) -> tuple[object, ...]:
        """What is the same each year, where the zone goes by a rule."""
        return self.onset.month, self.day, self.onset.time(), self.before, self.after


def timezone_of(zone: ZoneInfo, year: int) -> Timezone:
    """Return the VTIMEZONE that is right for what happens in `year`."""
    component = Timezone()
    component.add("tzid", zone.key)
    years = [list(_changes(zone, each)) for each in (year - 1, year, year + 1)]
    yearly = {tuple(change.rule for change in changes) for changes in years}
    if len(yearly) == 1 and years[0]:
        told = [(change, True) for change in years[0]]
    else:
        told = [(change, False) for changes in years for change in changes]
    for change, rule in told or [(_standing(zone, year), False)]:
        component.add_component(_observance(change, yearly=rule))
    return component


def _changes(zone: ZoneInfo, year: int) -> Iterator[_Change]:
    hour = timedelta(hours=1)
    moment = datetime(year, 1, 1, tzinfo=UTC)
    while moment.year == year:
        tomorrow = moment + timedelta(days=1)
        if moment.astimezone(zone).utcoffset() != tomorrow.astimezone(zone).utcoffset():
            while _offset(zone, moment + hour) == _offset(zone, moment):
                moment += hour
            yield _change(zone, moment + hour, _offset(zone, moment))
        moment = tomorrow


def _change(zone: ZoneInfo, moment: datetime, before: timedelta) -> _Change:
    local = moment.astimezone(zone)
    onset = (moment + before).replace(tzinfo=None)
    return _Change(onset, before, _offset(zone, moment), local.tzname() or "", bool(local.dst()))


def _standing(zone: ZoneInfo, year: int) -> _Change:
    """Return the observance of a zone whose clock doesn't change."""
    start = datetime(year - 1, 1, 1, tzinfo=UTC)
    offset = _offset(zone, start)
    epoch = datetime.fromtimestamp(0, UTC).replace(tzinfo=None)
    return _Change(epoch, offset, offset, start.astimezone(zone).tzname() or "", False)


def _offset(zone: ZoneInfo, moment: datetime) -> timedelta:
    offset = moment.astimezone(zone).utcoffset()
    assert offset is not None  # a zone always has one
    return offset


def _observance(change: _Change, *, yearly: bool) -> TimezoneStandard | TimezoneDaylight:
    component = TimezoneDaylight() if change.summer else TimezoneStandard()
    component.add("dtstart", change.onset)
    if yearly:
        rule = {"FREQ": "YEARLY", "BYMONTH": change.onset.month, "BYDAY": change.day}
        component.add("rrule", vRecur(rule))
    component.add("tzoffsetfrom", change.before)
    component.add("tzoffsetto", change.after)
    component.add("tzname", change.name)
    return component
