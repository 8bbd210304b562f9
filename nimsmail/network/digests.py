"""The day's digest: all that waits for the coordinator, and what has happened since the last."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from nimsmail.network.contacts import Door
from nimsmail.network.meetings import Meeting
from nimsmail.network.notices import Notice
from nimsmail.network.records import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestRound(Record):
    """When a network's coordinators last got their digest; keyed by the network.

    `day` is in the network's zone: one day has one digest.
    """

    table: ClassVar[str] = "digest-rounds"

    day: date
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Somebody who came or left, and their organisation, by name."""

    name: str
    organisation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turnout:
    """How a meeting is answered: `new` answers since the last digest, and all there are."""

    meeting: Meeting
    new: int
    yes: int
    no: int
    maybe: int
    delegate: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """What has happened since the last digest; `failed` counts letters that were given up."""

    joined: tuple[Who, ...] = ()
    left: tuple[Who, ...] = ()
    turnouts: tuple[Turnout, ...] = ()
    failed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ComingDuty:
    """A duty of the year wheel that is near: its name there, for which meeting, and when."""

    duty: str
    meeting: Meeting
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """What is near: meetings, days to answer by, duties of the year wheel, and deadlines.

    `unconfirmed` counts the calls whose deadlines nobody is told before they are confirmed.
    """

    meetings: tuple[Meeting, ...] = ()
    answers_due: tuple[Meeting, ...] = ()
    duties: tuple[ComingDuty, ...] = ()
    unconfirmed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest(Notice):
    """This waits for your word, and this has happened; answered as a notice is.

    `doors` are the organisations without a living contact, `held` counts the letters that
    wait to be let go. `well` tells that nothing waits and nothing has happened since `since`:
    only the first of a week comes even so.
    """

    kind: ClassVar[str] = "digest"

    happened: Happened
    coming: Coming
    doors: tuple[Door, ...]
    held: int
    since: datetime
    well: bool
