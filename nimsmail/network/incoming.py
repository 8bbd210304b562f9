"""Everything that can come in by mail, as plain values.

`reading` makes these, `decide` acts on them, and nothing else passes between the two.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from nimsmail.network.calls import Sighting
from nimsmail.network.intents import Guest, Intent
from nimsmail.network.people import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Who a mail says it is from: a claim, unless `authenticated` (RFC 8601)."""

    address: str
    name: str = ""
    authenticated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """What is known of a mail beside what it says.

    `key` is its identity: a hash of what its author's program wrote, the same for every
    copy. `sender` is None when the mail has no From that a strict reader accepts.
    `recipients` are the addresses it was sent to (To, Cc, Delivered-To), `tokens` those
    found in it, best place first.
    `received` is the mailbox's own time (INTERNALDATE), never the Date header.
    """

    key: str
    received: datetime
    message_id: str | None = None
    sender: Sender | None = None
    recipients: tuple[str, ...] = ()
    tokens: tuple[str, ...] = ()
    subject: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """One file that was enclosed in a mail, as it is kept.

    `file` is a name of our own, made from what is in it; what its sender called it is
    `name`, which is data and names nothing on the disk. `size` is in octets.
    """

    file: str
    name: str
    type: str
    size: int

    @property
    def is_picture(self) -> bool:
        """Whether a letter can show it among its words."""
        return self.type.startswith("image/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """One thing a mail asks for: whether a careful secretary would act on it, and why."""

    intent: Intent
    certain: bool
    why: str = ""


# -- what the reader is told of the letter that is answered ------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Answering:
    """The letter that a mail answers: its kind, and what the words may refer to.

    `kind` is None when nothing tells which letter is answered; `matters` is how many a
    notice numbers.
    """

    kind: str | None = None
    today: date | None = None
    meeting_date: date | None = None
    meeting_place: str = ""
    themes: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    follows: tuple[str, ...] = ()
    coordinator: str = ""
    matters: int = 0


# -- what can come in ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A person wrote: their own words, and what they want as far as we could tell.

    `answering` is what the reader was told of the letter answered: no part of what came in.
    `sightings` are deadlines of calls that they wrote, each in a line of its own.
    `enclosures` are the files that may be kept of it.
    """

    mail: Mail
    words: str
    language: Language
    wishes: tuple[Wish, ...] = ()
    answering: Answering = field(default=Answering(), compare=False)
    sightings: tuple[Sighting, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """One recipient that a letter did not reach (RFC 3464 §2.3, status RFC 3463).

    `dead` tells that the address does not exist, as against full, blocked or too large.
    `given_up` tells that no more is tried though the fault may pass: an action “failed”
    with a status 4.x.x (RFC 3464 §2.3.3). Without it, such a letter may still arrive.
    """

    recipient: str | None
    status: str = ""
    permanent: bool = False
    dead: bool = False
    given_up: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounce:
    """A server could not, or not yet, deliver a letter."""

    mail: Mail
    failures: tuple[Failure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """A reader called our letter spam (ARF, RFC 5965)."""

    mail: Mail
    recipient: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Automatic:
    """A machine wrote (RFC 3834); nobody has decided anything. Its hints may be of use."""

    mail: Mail
    until: date | None = None
    substitute: Guest | None = None
    departed: bool = False
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarAnswer:
    """A calendar program answered an invitation (iTIP, RFC 5546 §3.2.3)."""

    mail: Mail
    method: str
    uid: str = ""
    attendee: str | None = None
    partstat: str = ""
    comment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """A message that no parser could take apart, or that is beyond the limits; a person must."""

    mail: Mail
    why: str


Incoming = Reply | Bounce | Complaint | Automatic | CalendarAnswer | Unreadable
