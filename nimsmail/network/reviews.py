"""What a person must look at: nothing that is not certain is acted on, and none of it is lost."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar

from nimsmail.network.incoming import Answering, Enclosure, Mail
from nimsmail.network.people import Language
from nimsmail.network.records import Record


class Stage(StrEnum):
    """How far a person's look at something has come."""

    NEW = "new"  # the coordinator has not been told yet
    OPEN = "open"
    RESOLVED = "resolved"


class Why(StrEnum):
    """Why a person must look. The letters and the command line have words for each."""

    UNSURE = "unsure"  # what was meant is not certain
    QUESTION = "question"  # something only a person can answer
    NO_RULE = "no-rule"  # understood, but nothing here carries it out
    NO_SUBJECT_MATTER = "no-subject-matter"  # no telling which meeting or letter it is about
    TOO_LATE = "too-late"  # after the deadline, or after the meeting
    FULL = "full"  # more guests than there is room for
    LATE_CHANGE = "late-change"  # taken after the deadline; the host must be told
    OTHER_SENDER = "other-sender"  # a good token, from somebody else's address
    UNPROVEN = "unproven"  # names a member, but nothing shows that the member wrote
    STRANGER = "stranger"  # from nobody we know
    NO_SENDER = "no-sender"  # no From that can be trusted to say one thing
    UNREADABLE = "unreadable"
    POISON = "poison"  # handling it failed, or ended the daemon again and again
    OVERSIZED = "oversized"
    NO_NETWORK = "no-network"  # to none of our networks' addresses
    COORDINATOR = "coordinator"  # a coordinator wrote to the secretariat
    UNREACHABLE = "unreachable"  # an address bounced for good, and is suspended
    BOUNCED = "bounced"  # refused for good, for another reason than the address
    UNSTEADY = "unsteady"  # letters to an address come back again and again, each time in passing
    FOREIGN_BOUNCE = "foreign-bounce"  # a bounce that names no letter of ours
    COMPLAINT = "complaint"  # reported as spam, and so taken as leaving
    DEPARTED = "departed"  # an automatic answer says: no longer employed here
    NOT_FOR_THEM = "not-for-them"  # asked for a paper that they may not have
    DEADLINES = "deadlines"  # calls that are new, have moved, or have vanished from a list
    ALIKE = "alike"  # a suggested theme is most likely one that was suggested before
    NO_VOTE = "no-vote"  # a vote by somebody who has none: no organisation to vote for
    COUNTED = "counted"  # the last day of a ballot is over; its count waits for a word
    NO_SUCCESSOR = "no-successor"  # who was named to take over has not said yes
    SILENT = "silent"  # a contact who does not say whether they still are one
    CONTACTS = "contacts"  # it is time to ask the contacts whether they still are
    OBJECTION = "objection"  # a member objects to minutes
    SILENT_CHAIR = "silent-chair"  # reminded twice, and still no word on an agenda or minutes
    TERM_ENDS = "term-ends"  # somebody's term in a role is about to end
    CAPPED = "capped"  # letters are held, since too many would have gone out
    DUTY = "duty"  # a duty of the year wheel waits for a word
    MISSED = "missed"  # a duty of the year wheel could not be done in time
    NEWS = "news"  # a member's news waits to be let through
    CASE = "case"  # a member offers to present a case
    EDITION = "edition"  # a newsletter is drafted and waits to be sent


@dataclass(frozen=True, slots=True, kw_only=True)
class Review(Record):
    """One mail, or one event, that waits for the coordinator's word.

    The key is that of the mail, where there is one. `suggestion` holds intents in their
    plain form; `details` say what made the reader unsure. `doorless` is the name of the
    organisation that has no contact in the network any more, now that an address is dead.

    What can be learned from it: `language` and `answering` are what the reader went by,
    `carried` what of the mail was carried out at once, and `decided` what the coordinator
    said the rest meant; None until then, empty where it was closed with nothing done.
    """

    table: ClassVar[str] = "reviews"
    indexes: ClassVar[tuple[str, ...]] = ("stage", "network")

    network: str | None
    received: datetime
    why: Why
    sender: str = ""
    sender_name: str = ""
    person: str | None = None
    letter: str | None = None
    subject: str = ""
    words: str = ""
    message_id: str | None = None
    suggestion: tuple[dict[str, Any], ...] = ()
    details: tuple[str, ...] = ()
    stage: Stage = Stage.NEW
    resolved: datetime | None = None
    resolution: str = ""
    language: Language | None = None
    answering: Answering | None = None
    carried: tuple[dict[str, Any], ...] = ()
    decided: tuple[dict[str, Any], ...] | None = None
    doorless: str = ""
    enclosures: tuple[Enclosure, ...] = ()


def review_of(mail: Mail, why: Why, network: str | None, **more: Any) -> Review:
    """Return `mail` as something to be looked at, and why."""
    return Review(
        key=mail.key,
        network=network,
        received=mail.received,
        why=why,
        sender=mail.sender.address if mail.sender else "",
        sender_name=mail.sender.name if mail.sender else "",
        subject=mail.subject,
        message_id=mail.message_id,
        **more,
    )
