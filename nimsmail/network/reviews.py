"""What a person must look at: nothing that is not certain is acted on, and none of it is lost."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from nimsmail.network.incoming import Mail
from nimsmail.network.records import Record

OPEN, RESOLVED = "open", "resolved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Review(Record):
    """One mail, or one part of one, that waits for the coordinator's word.

    The key is that of the mail. `suggestion` holds intents in their plain form;
    `reported` is when the coordinator was told of it.
    """

    table: ClassVar[str] = "reviews"
    indexes: ClassVar[tuple[str, ...]] = ("state", "network")

    network: str | None
    received: datetime
    why: str
    sender: str = ""
    sender_name: str = ""
    person: str | None = None
    about: str | None = None
    answering: str | None = None
    subject: str = ""
    words: str = ""
    message_id: str | None = None
    suggestion: tuple[dict[str, Any], ...] = ()
    state: str = OPEN
    reported: datetime | None = None
    resolved: datetime | None = None
    resolution: str = ""


def review_of(mail: Mail, why: str, network: str | None = None, **more: Any) -> Review:
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
