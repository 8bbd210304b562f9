"""A chair, or a body, that says nothing: reminded, told of, and never taken for a yes.

Silence approves one thing alone: minutes that lie with the members, where the rules of the
body say so.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from nimsmail.network.chairs import chairs_of
from nimsmail.network.granting import approval_letter, approved, meeting_of
from nimsmail.network.house import House, Network
from nimsmail.network.letters import Letter
from nimsmail.network.objecting import objections_to
from nimsmail.network.outcome import Outcome
from nimsmail.network.recording import minutes_letter
from nimsmail.network.records import Books
from nimsmail.network.reviews import Review, Why
from nimsmail.network.submissions import Submission, waiting

_FROM_HOUR, _TO_HOUR = 8, 17  # local; nobody is reminded at night
_DAY = timedelta(days=1)


def awaited(books: Books, house: House, now: datetime) -> Outcome:
    """Remind the silent, tell the coordinators of silence, and let what may lapse be approved."""
    outcome = Outcome()
    for network in house.networks.values():
        for matter in waiting(books, network.key):
            if matter.circle == "members":
                outcome += _lapsed(books, house, network, matter, now)
            else:
                outcome += _silent(books, house, network, matter, now)
    return outcome


def _lapsed(
    books: Books, house: House, network: Network, matter: Submission, now: datetime
) -> Outcome:
    """Let the members' silence approve minutes, where it does and nobody objects."""
    if now <= matter.until or matter.told:
        return Outcome()
    if network.procedure.minutes == "silence" and not objections_to(books, matter):
        return approved(books, house, matter, now, by="silence")
    told = replace(matter, told=True)
    return Outcome(records=(told,), reviews=(_silence(matter, now),), notes=("members silent",))


def _silent(
    books: Books, house: House, network: Network, matter: Submission, now: datetime
) -> Outcome:
    procedure = network.procedure
    is_over = now >= min(matter.sent + procedure.patience * _DAY, matter.until - _DAY)
    if is_over and not matter.told:
        told = replace(matter, told=True)
        return Outcome(records=(told,), reviews=(_silence(matter, now),), notes=("chair silent",))
    due = [n for n, days in enumerate(procedure.reminders, 1) if now >= matter.sent + days * _DAY]
    number = max(due, default=0)
    if number <= matter.reminders or now > matter.until or not _is_civil(house, network, now):
        return Outcome()
    # After a rest of the daemon's only the latest reminder goes, and not one after the other.
    letters = _reminders(books, matter, number)
    return Outcome(
        records=(replace(matter, reminders=number),),
        letters=letters,
        notes=(f"{matter.key}: reminder {number}",),
    )


def _reminders(books: Books, matter: Submission, number: int) -> tuple[Letter, ...]:
    meeting = meeting_of(books, matter)
    write = approval_letter if matter.what == "agenda" else minutes_letter
    letters = (write(matter, meeting, each, number) for each in chairs_of(books, matter.network))
    return tuple(letter for letter in letters if letter is not None)


def _silence(matter: Submission, now: datetime) -> Review:
    return Review(
        key=f"silence/{matter.key}",
        network=matter.network,
        received=now,
        why=Why.SILENT_CHAIR,
        details=(matter.key,),
    )


def _is_civil(house: House, network: Network, now: datetime) -> bool:
    local = now.astimezone(network.timezone)
    return _FROM_HOUR <= local.hour < _TO_HOUR and not house.is_day_off(local.date())
