"""When the coordinators get their digest, and what is in it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from nimsmail.network.alerts import may_be_told
from nimsmail.network.calls import Call
from nimsmail.network.contacts import doors
from nimsmail.network.digests import Coming, ComingDuty, Digest, DigestRound, Happened, Turnout, Who
from nimsmail.network.duties import Fate, tasks_of
from nimsmail.network.holidays import is_working_day
from nimsmail.network.house import House, Network
from nimsmail.network.letters import Recipient
from nimsmail.network.meetings import Meeting, attendance
from nimsmail.network.notices import MOST, Docket
from nimsmail.network.outbox import Item, State
from nimsmail.network.outcome import Outcome
from nimsmail.network.people import Membership, Organisation, Person, Standing
from nimsmail.network.records import Books
from nimsmail.network.reviews import Review, Stage

_TOO_LATE = time(18)  # a digest that was missed waits for the next morning
_DAY = timedelta(days=1)
_MEETINGS_AHEAD = timedelta(days=14)
_ANSWERS_AHEAD = timedelta(days=7)
_DUTIES_AHEAD = timedelta(days=7)


def digested(books: Books, house: House, now: datetime) -> Outcome:
    """Send each network's coordinators their digest, once a working day.

    It goes when there is something, and on the first working day of a week also when there
    is nothing: that it does not come is how they notice that we are gone.
    """
    outcome = Outcome()
    for network in house.networks.values():
        if is_time(books, house, network, now):
            outcome += _digest(books, house, network, now)
    return outcome


def is_time(books: Books, house: House, network: Network, now: datetime) -> bool:
    """Tell whether the day's digest of a network is due and has not been seen to."""
    local = now.astimezone(network.timezone)
    if house.digest_at is None or not house.digest_at <= local.time() < _latest(house.digest_at):
        return False
    last = books.get(DigestRound, network.key)
    return is_working_day(local.date()) and (last is None or last.day < local.date())


def _latest(hour: time) -> time:
    return max(_TOO_LATE, hour.replace(hour=min(hour.hour + 1, 23), minute=59))


def _digest(books: Books, house: House, network: Network, now: datetime) -> Outcome:
    """Make a digest, or none; either way the day is done."""
    today = now.astimezone(network.timezone).date()
    last = books.get(DigestRound, network.key)
    round_ = DigestRound(key=network.key, day=today, at=now)
    about = f"{network.key}/digest/{today}"
    to = Recipient(name="", address=network.address, language=network.language)
    letter = digest_of(books, house, network, to, about, now)
    is_first = last is None or _week(last.day) != _week(today)
    if letter.well and not is_first:
        # What happens from now on is in the next one: nothing has happened until here.
        return Outcome(records=(round_,))
    told = tuple(replace(r, stage=Stage.OPEN) for r in letter.reviews if r.stage is Stage.NEW)
    shown = tuple(review.key for review in letter.reviews[:MOST])
    docket = Docket(key=about, network=network.key, reviews=shown)
    letters = tuple(
        replace(letter, to=Recipient(name=who.name, address=who.address, language=network.language))
        for who in network.coordinators
    )
    note = f"digest of {len(letter.reviews)}"
    return Outcome(records=(round_, docket, *told), letters=letters, notes=(note,))


def _week(day: date) -> tuple[int, int]:
    year, week, _ = day.isocalendar()
    return year, week


def digest_of(
    books: Books, house: House, network: Network, to: Recipient, about: str, now: datetime
) -> Digest:
    """Return the digest as it would go at `now`."""
    last = books.get(DigestRound, network.key)
    since = last.at if last else now - _DAY
    held = sum(each.network == network.key for each in books.find(Item, "state", State.HELD))
    reviews = open_reviews(books, house, network.key)
    happened = _happened(books, network, since, now)
    return Digest(
        network=network.key,
        to=to,
        about=about,
        reviews=reviews,
        happened=happened,
        coming=_coming(books, house, network, now),
        doors=tuple(d for d in doors(books, house, network.key, now) if not d.is_covered),
        held=held,
        since=since,
        well=not reviews and not held and happened == Happened(),
    )


def open_reviews(books: Books, house: House, network: str) -> tuple[Review, ...]:
    """Return all that waits for a word, oldest first; what belongs to no network is the first's."""
    first = next(iter(house.networks))
    waiting = (r for stage in (Stage.NEW, Stage.OPEN) for r in books.find(Review, "stage", stage))
    mine = (review for review in waiting if (review.network or first) == network)
    return tuple(sorted(mine, key=lambda each: (each.received, each.key)))


def _happened(books: Books, network: Network, since: datetime, now: datetime) -> Happened:
    changed = [
        each for each in books.find(Membership, "network", network.key) if since < each.since <= now
    ]
    failed = (each for each in books.find(Item, "state", State.FAILED) if each.ended is not None)
    return Happened(
        joined=_names(books, (m for m in changed if m.standing is Standing.MEMBER)),
        left=_names(books, (m for m in changed if m.standing is Standing.LEFT)),
        turnouts=tuple(_turnouts(books, network, since, now)),
        failed=sum(f.network == network.key and f.ended > since for f in failed if f.ended),
    )


def _names(books: Books, memberships: Iterator[Membership]) -> tuple[Who, ...]:
    people = (books.get(Person, each.person) for each in memberships)
    found = (
        Who(name=each.name or each.addresses[0], organisation=_organisation(books, each))
        for each in people
        if each is not None
    )
    return tuple(sorted(found, key=lambda who: (who.organisation, who.name)))


def _organisation(books: Books, person: Person) -> str:
    found = books.get(Organisation, person.organisation) if person.organisation else None
    return found.name if found else ""


def _turnouts(books: Books, network: Network, since: datetime, now: datetime) -> Iterator[Turnout]:
    meetings = books.find(Meeting, "network", network.key)
    for meeting in sorted(meetings, key=lambda each: each.starts):
        if meeting.ends <= since:
            continue
        answers = tuple(attendance(books, meeting.key))
        new = sum(since < each.answered <= now for each in answers)
        if new:
            said = Counter(each.answer for each in answers)
            yield Turnout(
                meeting=meeting,
                new=new,
                yes=said["yes"],
                no=said["no"],
                maybe=said["maybe"],
                delegate=said["delegate"],
            )


def _coming(books: Books, house: House, network: Network, now: datetime) -> Coming:
    ahead = sorted(
        (m for m in books.find(Meeting, "network", network.key) if not m.cancelled),
        key=lambda each: each.starts,
    )
    return Coming(
        meetings=tuple(m for m in ahead if now < m.starts <= now + _MEETINGS_AHEAD),
        answers_due=tuple(
            m for m in ahead if m.answer_by and now < m.answer_by <= now + _ANSWERS_AHEAD
        ),
        duties=tuple(_duties(books, network, ahead, now)),
        unconfirmed=sum(_waits(call, house, now) for call in books.every(Call)),
    )


def _duties(
    books: Books, network: Network, meetings: Iterable[Meeting], now: datetime
) -> Iterator[ComingDuty]:
    tasks = (task for meeting in meetings for task in tasks_of(books, network, meeting, now))
    near = (t for t in tasks if t.fate is Fate.AHEAD and now < t.at <= now + _DUTIES_AHEAD)
    for task in sorted(near, key=lambda each: (each.at, each.key)):
        yield ComingDuty(duty=task.duty.key, meeting=task.meeting, at=task.at)


def _waits(call: Call, house: House, now: datetime) -> bool:
    """Tell whether a deadline is told to nobody until it is confirmed."""
    may_be = call.vanished is None and not call.is_over(now)
    return may_be and not may_be_told(call, house, now)
