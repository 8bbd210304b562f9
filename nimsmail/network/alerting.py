"""When followers are told of a deadline: some days before, and at once when it moves.

A network's deadlines are gone through once a working day. Nobody hears twice of the same
deadline at the same distance, and who follows so late that a distance is past hears of the
next one. What falls on a day off is told on the working day before it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from nimsmail.network.alerts import (
    Alert,
    Announced,
    DeadlineList,
    DeadlineMoved,
    Round,
    Told,
    ToldDue,
    announced,
    coming,
    may_be_told,
    told_key,
)
from nimsmail.network.calls import Call, Due
from nimsmail.network.follows import Following, following_of
from nimsmail.network.house import House, Network
from nimsmail.network.letters import Letter, Recipient
from nimsmail.network.outcome import Outcome
from nimsmail.network.people import Membership, Person, Standing, membership_of
from nimsmail.network.records import Books, Record

_FROM_HOUR, _TO_HOUR = 8, 17  # local; nobody is written to at night


@dataclass(frozen=True, slots=True, kw_only=True)
class Follower:
    """A member of a network who takes alerts, and where and what they are to hear."""

    to: Recipient
    person: Person
    following: Following
    zone: str

    def follows(self, call: Call) -> bool:
        """Tell whether they want to hear of `call`."""
        return any(each.is_about(call) for each in self.following.things)


def alert(books: Books, house: House, now: datetime) -> Outcome:
    """Tell what is coming, once a working day, and at once what has moved."""
    outcome = _moved(books, house, now)
    for network in house.networks.values():
        outcome += _day(books, house, network, now)
    return outcome


def _day(books: Books, house: House, network: Network, now: datetime) -> Outcome:
    local = now.astimezone(network.timezone)
    last = books.get(Round, network.key)
    is_civil = _FROM_HOUR <= local.hour < _TO_HOUR and not house.is_day_off(local.date())
    if not is_civil or (last is not None and last.day >= local.date()):
        return Outcome()
    return alerts_of(books, house, network, now)


def alerts_of(books: Books, house: House, network: Network, now: datetime) -> Outcome:
    """Return what a network's followers are to be told today, whatever the hour."""
    today, last = now.astimezone(network.timezone).date(), books.get(Round, network.key)
    followers = tuple(followers_of(books, network))
    calls = [call for call in books.every(Call) if may_be_told(call, house, now)]
    outcome = Outcome()
    for each in followers:
        if each.following.rhythm == "at-once":
            outcome += _alerted(books, house, network, each, calls, today, now)
    lists, round_ = _lists(house, network, followers, calls, last, today, now)
    return outcome + lists + Outcome(records=(round_,))


def followers_of(books: Books, network: Network) -> Iterator[Follower]:
    """Go through those of a network who take alerts and follow something."""
    for membership in books.find(Membership, "network", network.key):
        person = books.get(Person, membership.person)
        found = person and _follower(books, network, membership, person)
        if found:
            yield found


def _follower(
    books: Books, network: Network, membership: Membership, person: Person
) -> Follower | None:
    to = Recipient.at(person)
    takes = membership.standing is Standing.MEMBER and "alerts" in membership.subscriptions
    if to is None or not takes:
        return None
    following = following_of(books, network.key, person)
    if not following.things:
        return None
    return Follower(to=to, person=person, following=following, zone=person.zone or network.zone)


def _alerted(
    books: Books,
    house: House,
    network: Network,
    follower: Follower,
    calls: Iterable[Call],
    today: date,
    now: datetime,
) -> Outcome:
    """Tell one follower of all that has come as near as one of the steps, in one letter."""
    records: list[Record] = []
    dues: list[tuple[Due, Announced]] = []
    for call in calls:
        if not follower.follows(call):
            continue
        key = told_key(network.key, call.key, follower.person.key)
        told = books.get(Told, key) or Told(
            key=key, network=network.key, call=call.key, person=follower.person.key
        )
        for due in call.dues:
            step = _step(house, told, due, today, now)
            if step is None or not _concerns(told, due):
                continue
            told = replace(told, dues=(*told.dues, ToldDue(due=due, step=step)))
            language = follower.person.language
            dues.append((due, announced(call, due, today, language, follower.zone)))
            records.append(told)
    if not dues:
        return Outcome()
    dues.sort(key=lambda each: (each[0].moment, each[1].programme, each[1].title))
    letter = Alert(
        network=network.key,
        to=follower.to,
        about=f"{network.key}/alert/{today}",
        dues=tuple(each for _, each in dues),
        until=max(due.moment for due, _ in dues),
    )
    return Outcome(records=tuple(records), letters=(letter,), notes=(f"alert of {len(dues)}",))


def _step(house: House, told: Told, due: Due, today: date, now: datetime) -> int | None:
    """Return at which distance this deadline is to be told now; None if at none."""
    if due.moment <= now:
        return None
    next_day = house.working_day_after(today)
    reached = [s for s in house.alert_days if due.on - timedelta(days=s) < next_day]
    if not reached:
        return None
    lowest = told.lowest(due)
    return min(reached) if lowest is None or min(reached) < lowest else None


def _concerns(told: Told, due: Due) -> bool:
    """Tell whether a second stage is any business of theirs: only after a first."""
    return due.label != "2" or told.has_label("1")


# -- what has moved --------------------------------------------------------------------------


def _moved(books: Books, house: House, now: datetime) -> Outcome:
    """Tell those who were told of a date that no longer holds, once the new one may be told."""
    outcome = Outcome()
    for call in books.find(Call, "unsettled", "moved"):
        if not may_be_told(call, house, now):
            continue
        for told in books.find(Told, "call", call.key):
            outcome += _moved_for(books, house, call, told, now)
        outcome += Outcome(records=(replace(call, unsettled=None),), notes=("deadline moved",))
    return outcome


def _moved_for(books: Books, house: House, call: Call, told: Told, now: datetime) -> Outcome:
    network = house.networks.get(told.network)
    membership = membership_of(books, told.network, told.person)
    person = books.get(Person, told.person)
    to = Recipient.at(person) if person else None
    if network is None or membership is None or person is None or to is None:
        return Outcome()
    if membership.standing is not Standing.MEMBER:
        return Outcome()
    today = now.astimezone(network.timezone).date()
    outcome = Outcome()
    for was, due in _replaced(told, call, now):
        there = announced(call, due, today, person.language, person.zone or network.zone)
        before = announced(call, was, today, person.language, person.zone or network.zone)
        letter = DeadlineMoved(
            network=network.key,
            to=to,
            about=f"{call.key}/{due.on}/{due.clock or ''}",
            due=replace(
                there,
                was=was.on,
                was_clock=before.clock,
                is_earlier=due.moment < was.moment,
            ),
        )
        # The new date is told by this; the days before it are counted anew.
        far = ToldDue(due=due, step=_far(house, due, today))
        told = replace(told, dues=(*told.dues, far))
        outcome += Outcome(records=(told,), letters=(letter,))
    return outcome


def _far(house: House, due: Due, today: date) -> int:
    """Return the distance that a new date is told at: those before it are not told again."""
    days = (due.on - today).days
    return min((s for s in house.alert_days if s >= days), default=max(house.alert_days) + 1)


def _replaced(told: Told, call: Call, now: datetime) -> list[tuple[Due, Due]]:
    """Return what they were told last of each deadline, with what holds in its place."""
    pairs: list[tuple[Due, Due]] = []
    for label in dict.fromkeys(each.due.label for each in told.dues):
        was = [each.due for each in told.dues if each.due.label == label][-1]
        if any(was.is_same_time(due) for due in call.dues):
            continue
        due = next((d for d in call.dues if d.label == label and d.moment > now), None)
        if due is not None:
            pairs.append((was, due))
    return pairs


# -- lists for those who would rather have one -----------------------------------------------


def _lists(
    house: House,
    network: Network,
    followers: Iterable[Follower],
    calls: list[Call],
    last: Round | None,
    today: date,
    now: datetime,
) -> tuple[Outcome, Round]:
    """Send the weekly list on a week's first working day, the monthly on a month's."""
    round_ = replace(last, day=today) if last else Round(key=network.key, day=today)
    due: set[str] = set()
    if round_.weekly is None or round_.weekly.isocalendar()[:2] != today.isocalendar()[:2]:
        round_, due = replace(round_, weekly=today), due | {"weekly"}
    if round_.monthly is None or (round_.monthly.year, round_.monthly.month) != (
        today.year,
        today.month,
    ):
        round_, due = replace(round_, monthly=today), due | {"monthly"}
    letters: list[Letter] = []
    for each in followers:
        rhythm = each.following.rhythm
        dues = tuple(_coming(each, calls, today, now))
        if rhythm == "at-once" or rhythm not in due or not dues:
            continue
        about = f"{network.key}/deadlines/{today}"
        letters.append(
            DeadlineList(network=network.key, to=each.to, about=about, rhythm=rhythm, dues=dues)
        )
    return Outcome(letters=tuple(letters)), round_


def _coming(
    follower: Follower, calls: Iterable[Call], today: date, now: datetime
) -> Iterator[Announced]:
    mine = [call for call in calls if follower.follows(call)]
    for call, due in coming(mine, now):
        if due.label != "2":
            yield announced(call, due, today, follower.person.language, follower.zone)
