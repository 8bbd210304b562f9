"""What lies with the chair, or with the members, for their word; and the letters about it.

A submission is one version of an agenda or of minutes, frozen by its hash. Whatever is
answered is answered to it and to no other: a changed agenda is a new one.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar, Literal

from nimsmail.network.letters import Letter
from nimsmail.network.meetings import Meeting
from nimsmail.network.points import Change, Points
from nimsmail.network.receipts import Noted
from nimsmail.network.records import Books, Record

What = Literal["agenda", "minutes"]
Circle = Literal["chair", "members"]
Fate = Literal["waiting", "approved", "changed", "replaced"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission(Record):
    """One version that was submitted for approval; keyed `meeting/what/version`.

    `points` are those of an agenda, `text` the Markdown of minutes; `digest` fixes both.
    `until` is when an answer comes too late. `open` is the network while it waits for a
    word, and None after it, so that what waits is found at once. `reminders` counts those
    to a silent chair, and `told` says that the coordinators know of the silence. `by` is
    the person who approved, or "phone" or "silence".
    """

    table: ClassVar[str] = "submissions"
    indexes: ClassVar[tuple[str, ...]] = ("open", "meeting")

    network: str
    meeting: str
    what: What
    circle: Circle
    version: int
    points: Points = ()
    text: str = ""
    digest: str
    changes: tuple[Change, ...] = ()
    sent: datetime
    until: datetime
    open: str | None = None
    fate: Fate = "waiting"
    reminders: int = 0
    told: bool = False
    by: str = ""
    ended: datetime | None = None
    mail: str = ""


def submission_key(meeting: str, what: What, version: int) -> str:
    """Return the key of a version that is submitted."""
    return f"{meeting}/{what}/{version}"


def ended(
    submission: Submission, fate: Fate, now: datetime, by: str = "", mail: str = ""
) -> Submission:
    """Return `submission` as it is when its matter is over."""
    return replace(submission, open=None, fate=fate, by=by, ended=now, mail=mail)


def waiting(books: Books, network: str) -> tuple[Submission, ...]:
    """Return what waits for a word in one network."""
    return books.find(Submission, "open", network)


def latest(books: Books, meeting: str, what: What) -> Submission | None:
    """Find the newest version of a meeting's agenda or minutes that was submitted."""
    mine = [each for each in books.find(Submission, "meeting", meeting) if each.what == what]
    return max(mine, key=lambda each: each.version, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaApproval(Letter):
    """Here is the draft of the agenda: approve it, or say what to change.

    `reminder` counts how often it was asked before; `changes` are those since the version
    before, and `until` is when the summons must go.
    """

    kind: ClassVar[str] = "agenda-approval"

    meeting: Meeting
    version: int
    points: Points
    changes: tuple[Change, ...] = ()
    until: datetime
    reminder: int = 0

    @property
    def not_after(self) -> datetime | None:
        """Once the summons must have gone, nobody is asked about its agenda."""
        return self.until


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesApproval(Letter):
    """Here are the draft minutes: approve them, or say what is wrong.

    `circle` says who is asked: the chair, or after the chair the members. `silence` tells
    that whoever says nothing by `until` agrees.
    """

    kind: ClassVar[str] = "minutes-approval"

    meeting: Meeting
    circle: Circle
    version: int
    text: str
    until: datetime
    silence: bool = False
    reminder: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmApproval(Letter):
    """Somebody approved, or changed, in your name: answer yes if it was you.

    `changes` are what would be done to an agenda; without any it is approved as it is.
    """

    kind: ClassVar[str] = "confirm-approval"

    what: What
    meeting: Meeting
    version: int
    points: Points = ()
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalReceipt(Letter):
    """This is what we understood of your word on an agenda or minutes, and what follows.

    `points` is the agenda as it now is; `unclear` what of the words the secretary must
    see. `noted` and `handed_over` are as in `Receipt`.
    """

    kind: ClassVar[str] = "approval-receipt"

    what: What
    meeting: Meeting
    version: int
    approved: bool
    points: Points = ()
    changes: tuple[Change, ...] = ()
    unclear: tuple[str, ...] = ()
    noted: tuple[Noted, ...] = ()
    handed_over: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ChairAnswered(Letter):
    """To the coordinators: the chair has answered, and this is what to do next."""

    kind: ClassVar[str] = "chair-answered"
    to_outsiders: ClassVar[bool] = True

    what: What
    circle: Circle
    meeting: Meeting
    version: int
    approved: bool
    by: str
    points: Points = ()
    changes: tuple[Change, ...] = ()
    unclear: tuple[str, ...] = ()


APPROVALS = (AgendaApproval.kind, MinutesApproval.kind)
