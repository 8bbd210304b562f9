"""How long letters take: foretold in words, before they are approved and while they leave."""

from datetime import datetime, timedelta
from typing import Any

from nimsmail.cli.call import Call
from nimsmail.cli.show import counted, moment, when
from nimsmail.network.forecast import Forecast, forecast
from nimsmail.network.outbox import Item, State
from nimsmail.network.standstill import KEY, Standstill
from nimsmail.network.timetable import Timetable, Wait
from nimsmail.network.traffic import Traffic


def foretold(call: Call, letters: int) -> Forecast:
    """Foretell when so many more letters will have left, behind those that wait already."""
    timetable = call.house.timetable
    if timetable.counts or timetable.limits:
        waiting = (State.QUEUED, State.DEFERRED)
        letters += sum(len(call.books.find(Item, "state", state)) for state in waiting)
    return foretold_at(call, letters, call.now)


def foretold_at(call: Call, letters: int, now: datetime) -> Forecast:
    """Foretell when so many letters will have left, from `now` on."""
    books = call.books
    stands = books.get(Standstill, KEY)
    return forecast(call.house.timetable, books.every(Traffic), letters, now, stands)


def estimate_sentence(call: Call, letters: int) -> str:
    """Say how long so many new letters take, and why; nothing if the relay alone sets the pace."""
    expected = foretold(call, letters)
    if not letters or not expected.is_known:
        return ""
    limits = ", ".join(_limits(call.house.timetable))
    others = expected.letters - letters
    behind = f", behind {counted(others, 'letter')} that wait already" if others else ""
    length, until = in_words(expected.takes), when(expected.ends, call.zone())
    return f"{counted(letters, 'letter')}: about {length}, until {until}{behind} ({limits})."


def _limits(timetable: Timetable) -> list[str]:
    limits = []
    if timetable.rate:
        limits.append(f"{timetable.rate} a minute")
    if timetable.daily:
        limits.append(f"{timetable.for_many:,} in 24 hours")
    if timetable.quiet:
        limits.append("none in quiet hours")
    return limits


def estimate_as_plain(call: Call, letters: int) -> dict[str, Any]:
    """Return the forecast as JSON can hold it; without limits nobody knows how long it takes."""
    expected = foretold(call, letters)
    known = expected.is_known
    return {
        "seconds": round(expected.takes.total_seconds()) if known else None,
        "ends": moment(expected.ends, call.zone()) if known else None,
    }


def wait_sentence(call: Call, wait: Wait) -> str:
    """Say what keeps letters waiting although they are due, and until when."""
    whose = "All letters" if wait.all_ else "Letters that go to many"
    return f"{whose} wait until {when(wait.until, call.zone())}: {wait.why}."


def wait_as_plain(call: Call, wait: Wait | None) -> dict[str, Any] | None:
    """Return what keeps letters waiting as JSON can hold it."""
    if wait is None:
        return None
    return {"why": str(wait.why), "until": moment(wait.until, call.zone()), "all": wait.all_}


def in_words(length: timedelta) -> str:
    """Say a length of time as people do.

    >>> in_words(timedelta(hours=5, minutes=10)), in_words(timedelta(seconds=20))
    ('5 hours', 'a minute')
    """
    minutes = length / timedelta(minutes=1)
    if minutes < 1.5:
        return "a minute"
    if minutes < 90:
        return f"{round(minutes)} minutes"
    if minutes < 36 * 60:
        return f"{round(minutes / 60)} hours"
    return f"{round(minutes / 60 / 24)} days"
