"""What a list says of calls today, beside what we knew: new, moved, changed, vanished."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from nimsmail.network.calls import Call, Due, Event, Sighting, What
from nimsmail.network.follows import Following, Profile
from nimsmail.network.outcome import Outcome
from nimsmail.network.programmes import PORTAL_CLOCK, PROGRAMMES, by_key
from nimsmail.network.records import Books
from nimsmail.network.reviews import Review, Why

_LONG_OVER = timedelta(days=30)
_SHOWN = 25  # changes that one matter tells of; the command line has the rest


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where sightings come from: its name, whether it lists all there is, and is trusted.

    `programmes` are those that are taken from it; None for all.
    """

    name: str
    is_complete: bool = False
    is_trusted: bool = False
    programmes: frozenset[str] | None = None

    def has(self, programme: str) -> bool:
        """Tell whether calls of this programme are taken from it."""
        return self.programmes is None or programme in self.programmes


@dataclass(frozen=True, slots=True)
class Change:
    """One call that is not what it was, and in what way; `before` is None for a new one."""

    what: What
    call: Call
    before: Call | None = None

    @property
    def is_earlier(self) -> bool:
        """Whether a deadline has come nearer: somebody may be too late who was not."""
        if self.before is None or not self.before.dues or not self.call.dues:
            return False
        return any(
            now.moment < was.moment and not now.is_same_time(was)
            for was, now in zip(self.before.dues, self.call.dues, strict=False)
        )


@dataclass(frozen=True, slots=True)
class Taken:
    """What a list led to: the changes, and how many of its calls were as we knew them."""

    changes: tuple[Change, ...]
    unchanged: int
    over: int
    refused: tuple[Sighting, ...]
    now: datetime

    @property
    def outcome(self) -> Outcome:
        """The calls as they are kept now."""
        return Outcome(records=tuple(change.call for change in self.changes))

    def to_be_looked_at(self, source: Source, network: str) -> Outcome:
        """Ask the coordinator about what nobody was there to see: all but mere changes."""
        told = [_in_short(each) for each in self.changes if each.what != "changed"]
        told += [f"{each.key}: {'; '.join(each.doubts)}" for each in self.refused if each.doubts]
        if not told:
            return Outcome()
        review = Review(
            key=f"deadlines/{source.name}/{self.now:%Y-%m-%dT%H%M}",
            network=network,
            received=self.now,
            why=Why.DEADLINES,
            details=(*told[:_SHOWN], *([f"+ {len(told) - _SHOWN}"] if len(told) > _SHOWN else [])),
        )
        return Outcome(reviews=(review,))


def _in_short(change: Change) -> str:
    dues = ", ".join(str(due.on) for due in change.call.dues)
    before = ", ".join(str(due.on) for due in change.before.dues) if change.before else ""
    dates = dues if change.what != "moved" else f"{before} -> {dues}"
    return f"{change.what}: {change.call.key} ({dates})"


def richest(sightings: Iterable[Sighting]) -> Iterable[Sighting]:
    """Return each call once, as the copy shows it that tells most."""
    best: dict[str, Sighting] = {}
    for each in sightings:
        known = best.get(each.key)
        if known is None or each.richness > known.richness:
            best[each.key] = each
    return best.values()


def taken_in(books: Books, source: Source, sightings: Iterable[Sighting], now: datetime) -> Taken:
    """Take a list in. The same list again changes nothing.

    What is over is not kept: portals show calls as open whose date is years ago. What a
    complete list no longer has, though its date is still to come, has vanished.
    """
    changes: list[Change] = []
    refused: list[Sighting] = []
    seen: set[str] = set()
    unchanged = over = 0
    for each in richest(seen for seen in sightings if source.has(seen.programme)):
        known = books.get(Call, each.key)
        if each.doubts or (not each.dues and each.model != "continuous"):
            refused.append(each)
            seen.add(each.key)
            continue
        call = _call(each, known, source, now)
        if call.is_over(now) and (known is None or known.is_over(now)):
            over += 1
            continue
        seen.add(each.key)
        what = _difference(known, call, now)
        if what is None:
            unchanged += 1
        else:
            changes.append(Change(what, _with_event(call, known, what, source, now), known))
    if source.is_complete:
        changes += _vanished(books, source, seen, now)
    return Taken(tuple(changes), unchanged, over, tuple(refused), now)


def _call(seen: Sighting, known: Call | None, source: Source, now: datetime) -> Call:
    dues = tuple(_with_habit(due, seen.programme) for due in seen.dues)
    call = known or Call(
        key=seen.key,
        programme=seen.programme,
        identifier=seen.identifier,
        title=seen.title,
        source=source.name,
        seen_first=now,
        seen_last=now,
    )
    return replace(
        call,
        title=seen.title or call.title,
        url=seen.url or call.url,
        opens=seen.opens or call.opens,
        dues=dues,
        model=seen.model,
        status=seen.status or call.status,
        note=seen.note or call.note,
        vanished=None,
    )


def _with_habit(due: Due, key: str) -> Due:
    """Add the clock that the programme's calls close at, marked as assumed."""
    found = by_key(key)
    if due.clock is not None or found is None or not found.portal:
        return due
    return replace(due, clock=PORTAL_CLOCK, assumed=True)


def _difference(known: Call | None, call: Call, now: datetime) -> What | None:
    if known is None:
        return "new"
    if known.vanished is not None:
        return "back"
    if not _same_dues(_to_come(known, now), _to_come(call, now)):
        return "moved"
    told = (known.title, known.url, known.opens, known.model, known.status, known.note, known.dues)
    tells = (call.title, call.url, call.opens, call.model, call.status, call.note, call.dues)
    return "changed" if told != tells else None


def _to_come(call: Call, now: datetime) -> tuple[Due, ...]:
    """Return what is not over: lists leave out cut-offs that are, and nothing has moved."""
    return tuple(due for due in call.dues if due.moment > now)


def _same_dues(one: tuple[Due, ...], other: tuple[Due, ...]) -> bool:
    return len(one) == len(other) and all(
        was.is_same_time(now) for was, now in zip(one, other, strict=True)
    )


def _with_event(call: Call, known: Call | None, what: What, source: Source, now: datetime) -> Call:
    """Note what became known. A date that has moved is no longer the one that was confirmed."""
    was = known.dues if known and what in ("moved", "back") else ()
    event = Event(at=now, what=what, source=source.name, was=was)
    noted = replace(call, history=(*call.history, event), seen_last=now, source=source.name)
    if what in ("moved", "back"):
        noted = replace(noted, confirmed=None, confirmed_by="", unsettled="moved")
    return replace(noted, confirmed=now, confirmed_by=source.name) if source.is_trusted else noted


def _vanished(books: Books, source: Source, seen: set[str], now: datetime) -> list[Change]:
    """Find what the same source had, and no longer has, though it is still to come."""
    gone: list[Change] = []
    for call in books.every(Call):
        is_its = call.source == source.name and source.has(call.programme)
        is_there = call.key in seen or call.vanished is not None
        if is_its and not is_there and not call.is_over(now):
            event = Event(at=now, what="vanished", source=source.name, was=call.dues)
            after = replace(call, vanished=now, history=(*call.history, event))
            gone.append(Change("vanished", after, call))
    return gone


def long_over(call: Call, now: datetime) -> bool:
    """Tell whether a call may be forgotten: its last deadline was a month ago."""
    if call.model == "continuous" or not call.dues:
        return False
    return now - max(due.moment for due in call.dues) >= _LONG_OVER


def confirmed(call: Call, by: str, now: datetime) -> Call:
    """Return `call` with a person's word that it is right."""
    event = Event(at=now, what="confirmed", source=by)
    return replace(
        call, confirmed=now, confirmed_by=by, history=(*call.history, event), vanished=None
    )


# What no municipality applies for; whoever follows one of them gets it all the same.
_OF_NO_INTEREST = frozenset({"EDF", "EURATOM", "RFCS", "EUBA", "EP", "H2020", "EFC"})


def wanted_programmes(books: Books) -> frozenset[str]:
    """Return the programmes whose calls are taken from a list: of interest, or followed."""
    things = [thing for each in books.every(Following) for thing in each.things]
    things += [thing for each in books.every(Profile) for thing in each.things]
    followed = {each.programme for each in things}
    known = {each.key for each in PROGRAMMES}
    return frozenset((known - _OF_NO_INTEREST) | followed)
