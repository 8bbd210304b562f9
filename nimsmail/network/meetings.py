"""Meetings, who comes to them, and the letters about both."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Literal

from nimsmail.network.intents import Guest
from nimsmail.network.letters import Letter
from nimsmail.network.records import Record

Answer = Literal["yes", "no", "maybe", "delegate"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Record):
    """One gathering of a network. Times are UTC; `text` is Markdown by the coordinator.

    `sequence` counts the changes that calendars must be told of (RFC 5545 §3.8.7.4).
    """

    table: ClassVar[str] = "meetings"
    indexes: ClassVar[tuple[str, ...]] = ("network",)

    network: str
    title: str
    starts: datetime
    ends: datetime
    place: str
    answer_by: datetime | None = None
    text: str = ""
    sequence: int = 0
    created: datetime
    cancelled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rsvp(Record):
    """A person's latest answer to one meeting; keyed `meeting/person`."""

    table: ClassVar[str] = "rsvps"
    indexes: ClassVar[tuple[str, ...]] = ("meeting", "person")

    meeting: str
    person: str
    answer: Answer
    guests: tuple[Guest, ...] = ()
    delegate: Guest | None = None
    note: str = ""
    answered: datetime
    mail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation(Letter):
    """Will you come? With a calendar entry to answer by."""

    kind: ClassVar[str] = "invitation"
    bulk: ClassVar[bool] = True

    meeting: Meeting


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder(Letter):
    """You have not answered yet; for the silent only."""

    kind: ClassVar[str] = "reminder"
    bulk: ClassVar[bool] = True

    meeting: Meeting


@dataclass(frozen=True, slots=True, kw_only=True)
class RsvpReceipt(Letter):
    """Thank you for your answer; this is what we noted.

    `alias` is a new address of the person's that we have taken note of; `handed_over`
    tells that a part of the mail went on to the coordinator.
    """

    kind: ClassVar[str] = "rsvp-receipt"

    meeting: Meeting
    rsvp: Rsvp
    alias: str | None = None
    handed_over: bool = False
