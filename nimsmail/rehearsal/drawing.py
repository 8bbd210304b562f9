"""The year, drawn: a small calendar for each month, with its meetings, letters and questions.

Each month is a drawing (SVG) of its own, so that a wide screen shows the year at a glance,
and a telephone two months side by side with figures that can still be read.
"""

from calendar import Calendar, month_name
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from html import escape
from math import sqrt

from nimsmail.network.holidays import Quiet, is_working_day
from nimsmail.network.house import House
from nimsmail.rehearsal.told import Rehearsal

_CELL, _ROW, _HEAD = 30, 28, 44
_WIDTH = 7 * _CELL
_HEIGHT = _HEAD + 6 * _ROW
_LARGEST = 13.5  # the radius of the day with the most letters
_SMALLEST = 6.0


@dataclass(slots=True)
class Day:
    """What a day has: letters to members, notices, questions, and the meetings that begin."""

    letters: int = 0
    notices: int = 0
    asked: list[str] = field(default_factory=list)
    meetings: list[str] = field(default_factory=list)


def days_of(rehearsal: Rehearsal, house: House) -> dict[date, Day]:
    """Sum up the days on which something happens, each in the zone of its network."""

    def local(moment: datetime, network: str) -> date:
        return moment.astimezone(house.networks[network].timezone).date()

    days: dict[date, Day] = defaultdict(Day)
    for letter in rehearsal.letters:
        day = days[local(letter.at, letter.item.network)]
        if letter.item.person is None:
            day.notices += 1
        else:
            day.letters += 1
    for each in rehearsal.asked:
        days[local(each.at, each.network)].asked.append(each.key)
    for meeting in rehearsal.meetings:
        days[local(meeting.starts, meeting.network)].meetings.append(meeting.title)
    return dict(days)


def months(rehearsal: Rehearsal, house: House) -> Iterator[str]:
    """Draw every month from the beginning of the rehearsal to its end."""
    days = days_of(rehearsal, house)
    most = max((day.letters for day in days.values()), default=1)
    zone = next(iter(house.networks.values())).timezone
    first, last = (m.astimezone(zone).date() for m in (rehearsal.begins, rehearsal.until))
    quiets = [each.wheel.quiet for each in house.networks.values() if each.wheel]
    year, month = first.year, first.month
    while (year, month) <= (last.year, last.month):
        yield _month(year, month, days, most, (first, last), quiets)
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)


def _month(
    year: int,
    month: int,
    days: dict[date, Day],
    most: int,
    span: tuple[date, date],
    quiets: list[Quiet],
) -> str:
    title = f"{month_name[month]} {year}"
    cells: list[str] = []
    for row, week in enumerate(Calendar().monthdatescalendar(year, month)):
        for column, day in enumerate(week):
            if day.month == month:
                at = (column * _CELL, _HEAD + row * _ROW)
                is_quiet = bool(quiets) and all(day in quiet for quiet in quiets)
                cells.append(_ground(day, at, span, is_quiet=is_quiet))
                cells.append(_marks(day, days.get(day), most, at))
    initials = "".join(
        f'<text class="weekday" x="{n * _CELL + _CELL // 2}" y="38">{initial}</text>'
        for n, initial in enumerate("MTWTFSS")
    )
    return (
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{title}">'
        f'<text class="month" x="4" y="18">{title}</text>{initials}{"".join(cells)}</svg>'
    )


def _ground(day: date, at: tuple[int, int], span: tuple[date, date], *, is_quiet: bool) -> str:
    x, y = at
    kind = "off" if not is_working_day(day) else "quiet" if is_quiet else "work"
    if not span[0] <= day <= span[1]:
        kind += " outside"
    return (
        f'<rect class="{kind}" x="{x + 1}" y="{y + 1}" width="{_CELL - 2}" '
        f'height="{_ROW - 2}" rx="4"/>'
    )


def _marks(day: date, what: Day | None, most: int, at: tuple[int, int]) -> str:
    x, y = at[0] + _CELL / 2, at[1] + _ROW / 2
    number = f'<text class="day" x="{x:g}" y="{y + 4:g}">{day.day}</text>'
    if what is None:
        return number
    shapes = []
    if what.meetings:
        shapes.append(
            f'<rect class="meeting" x="{at[0] + 1}" y="{at[1] + 1}" width="{_CELL - 2}" '
            f'height="{_ROW - 2}" rx="4"/><text class="on" x="{x:g}" y="{y + 4:g}">{day.day}</text>'
        )
    if what.letters:
        radius = max(_LARGEST * sqrt(what.letters / most), _SMALLEST)
        size = " small" if what.letters > 999 else ""
        shapes.append(
            f'<circle class="letters" cx="{x:g}" cy="{y:g}" r="{radius:.1f}"/>'
            f'<text class="on{size}" x="{x:g}" y="{y + 4:g}">{what.letters}</text>'
        )
    elif not what.meetings:
        shapes.append(number)
    if what.asked:
        shapes.append(f'<circle class="asked" cx="{x:g}" cy="{y:g}" r="12.5"/>')
    elif what.notices and not what.letters:
        shapes.append(f'<circle class="notice" cx="{x + 10:g}" cy="{y - 9:g}" r="3"/>')
    inside = "".join(shapes)
    if not (what.letters or what.notices or what.asked):
        return f"<g>{_title(day, what)}{inside}</g>"
    return f'<a href="#d{day}">{_title(day, what)}{inside}</a>'


def _title(day: date, what: Day) -> str:
    """Say what the day has, for whoever points at it or has it read aloud."""
    parts = [*what.meetings]
    if what.letters:
        parts.append(f"{what.letters} letters")
    if what.notices:
        parts.append(f"{what.notices} to coordinators")
    parts += [f"asks: {key}" for key in what.asked]
    return f"<title>{day}: {escape(', '.join(parts))}</title>"
