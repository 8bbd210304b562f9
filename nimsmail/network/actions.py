"""What minutes say that somebody will do: read from the text, and chased until it is done."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import ClassVar

from nimsmail.network.case import Carried, Case
from nimsmail.network.house import House, Network
from nimsmail.network.letters import Letter, Recipient
from nimsmail.network.meetings import Meeting
from nimsmail.network.outcome import Outcome
from nimsmail.network.people import Membership, Person, Standing
from nimsmail.network.receipts import Noted
from nimsmail.network.records import Books, Record
from nimsmail.network.reviews import Why

_LINE = re.compile(r"^\s*[-*] \[( |x|X)\] (.+)$", re.MULTILINE)
_DUE = re.compile(r",\s*(?:senest |by )?(\d{4}-\d{2}-\d{2})\.?$")
_FROM_HOUR, _TO_HOUR = 8, 17  # local; nobody is chased at night


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(Record):
    """One thing that somebody is to do, as minutes have it; keyed `meeting/number`.

    `person` is None where no member has that name, or several do. `open` is the network
    until it is done, and None after it. `asked` is the day of the last letter about it.
    """

    table: ClassVar[str] = "actions"
    indexes: ClassVar[tuple[str, ...]] = ("meeting", "open")

    network: str
    meeting: str
    name: str
    person: str | None
    task: str
    due: date | None = None
    open: str | None = None
    done: datetime | None = None
    asked: date | None = None
    times: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionDue(Letter):
    """You were to do this: tell us when it is done."""

    kind: ClassVar[str] = "action"

    meeting: Meeting
    task: str
    due: date | None = None


def actions_in(books: Books, meeting: Meeting, text: str, now: datetime) -> tuple[Action, ...]:
    """Return the actions that minutes list as `- [ ] Name: what, 2027-05-01`.

    Those that are done by now stay done, whatever the text says.
    """
    members = _named(books, meeting.network)
    actions = []
    for number, (mark, said) in enumerate(_LINE.findall(text), 1):
        name, colon, task = said.partition(":")
        if not colon:
            name, task = "", said
        found = _DUE.search(task)
        key = f"{meeting.key}/{number}"
        before = books.get(Action, key)
        is_done = mark in "xX" or (before is not None and before.done is not None)
        action = Action(
            key=key,
            network=meeting.network,
            meeting=meeting.key,
            name=" ".join(name.split()),
            person=members.get(" ".join(name.casefold().split())),
            task=" ".join((task[: found.start()] if found else task).split()),
            due=_day(found[1]) if found else None,
            open=None if is_done else meeting.network,
            done=(before.done if before and before.done else now) if is_done else None,
            asked=before.asked if before else None,
            times=before.times if before else 0,
        )
        actions.append(action)
    return tuple(actions)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _named(books: Books, network: str) -> dict[str, str | None]:
    """Return the members by their whole names, and by first names that only one of them has."""
    found: dict[str, str | None] = {}
    for membership in books.find(Membership, "network", network):
        person = books.get(Person, membership.person)
        if person is None or membership.standing is not Standing.MEMBER or not person.name:
            continue
        whole = person.name.casefold()
        for name in dict.fromkeys((whole, whole.split()[0])):
            found[name] = None if name in found else person.key
    return found


def completed(action: Action, now: datetime) -> Action:
    """Return `action` as it is when it is done."""
    return replace(action, open=None, done=now)


def done(case: Case) -> Carried:
    """Take it from who was asked that the action is done."""
    item = case.author.item
    action = case.books.get(Action, item.about) if item else None
    if case.refusal is not None:
        return Carried(why=case.refusal)
    if action is None:
        return Carried(why=Why.NO_SUBJECT_MATTER)
    if action.open is None:
        return Carried(outcome=Outcome(notes=("was done before",)))
    noted = Noted(do="done", text=action.task)
    return case.noted(noted, completed(action, case.now), about=action.key)


def chased(books: Books, house: House, now: datetime) -> Outcome:
    """Ask about what is due, on a working day, and again until it is done."""
    outcome = Outcome()
    for network in house.networks.values():
        local = now.astimezone(network.timezone)
        if not _FROM_HOUR <= local.hour < _TO_HOUR or house.is_day_off(local.date()):
            continue
        for action in books.find(Action, "open", network.key):
            if _is_due(action, network, local.date()):
                outcome += _asked(books, action, local.date())
    return outcome


def _is_due(action: Action, network: Network, today: date) -> bool:
    if action.due is None or today < action.due or action.person is None:
        return False
    pause = timedelta(days=network.procedure.chase)
    return action.asked is None or today >= action.asked + pause


def _asked(books: Books, action: Action, today: date) -> Outcome:
    person = books.get(Person, action.person or "")
    meeting = books.get(Meeting, action.meeting)
    to = Recipient.at(person) if person else None
    if meeting is None or to is None:
        return Outcome()
    letter = ActionDue(
        network=action.network,
        to=to,
        about=action.key,
        meeting=meeting,
        task=action.task,
        due=action.due,
        round=action.times + 1,
    )
    after = replace(action, asked=today, times=action.times + 1)
    return Outcome(records=(after,), letters=(letter,), notes=(f"{action.key} chased",))
