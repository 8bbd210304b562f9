"""Everything that can go out: a letter is a decision to tell one person something.

Its kinds live with the concepts they speak of. What differs from one person to the next
is only in `to`: letters of one kind, language and facts are worded once.
"""

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, ClassVar, Literal

from nimsmail.network.incoming import Mail
from nimsmail.network.people import Language, Person, Subscription

Automation = Literal["auto-generated", "auto-replied"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """Who a letter goes to; `person` is None for coordinators, who need no membership."""

    name: str
    address: str
    language: Language
    person: str | None = None

    @classmethod
    def at(cls, person: Person) -> "Recipient | None":
        """Return where `person` can be written to, or None if nowhere."""
        if person.address is None:
            return None
        return cls(
            name=person.name,
            address=person.address,
            language=person.language,
            person=person.key,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """The mail that a letter answers, as threading needs it (RFC 5322 §3.6.4)."""

    mail: str
    message_id: str | None

    @classmethod
    def to(cls, mail: Mail) -> "Answered":
        """Note `mail` as the one that is answered."""
        return cls(mail=mail.key, message_id=mail.message_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosed:
    """A file that goes with a letter: a picture among its words, or an attachment.

    `target` is what the letter's Markdown calls it, `file` a name of our own, made from
    what is in it, `name` what its reader sees. `width` and `height` are a picture's, in
    pixels; an attachment has none.
    """

    target: str
    file: str
    name: str
    type: str
    size: int
    width: int = 0
    height: int = 0

    @property
    def is_picture(self) -> bool:
        """Whether it is shown among the words."""
        return self.width > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One thing to say to one person; `writing` turns it into a message.

    `about` is the key of what the letter concerns and what a reply to it is about.
    `round` tells letters apart that are meant to be sent again (a second reminder).

    What a kind of letter is, beside its words:
    `wants_answer` says that an answer is expected, so the letter carries a token;
    `bulk` that it goes to many by a person's word;
    `subscription` that only those who take this kind of letter get it;
    `to_outsiders` that somebody who has left or never confirmed still gets it.
    """

    kind: ClassVar[str]
    wants_answer: ClassVar[bool] = True
    bulk: ClassVar[bool] = False
    subscription: ClassVar[Subscription | None] = None
    to_outsiders: ClassVar[bool] = False

    network: str
    to: Recipient
    about: str
    answers: Answered | None = None
    round: int = 1

    @property
    def not_after(self) -> datetime | None:
        """When this letter has lost its sense, and must not go any more; None for never."""
        return None

    @property
    def enclosed(self) -> tuple[Enclosed, ...]:
        """The files that go with it; most letters have none."""
        return ()

    @property
    def whom(self) -> str:
        """Name the person, or the address of somebody who is nobody's member."""
        return self.to.person or self.to.address

    @property
    def key(self) -> str:
        """Name this letter for good: the outbox holds each key at most once.

        So a dispatch may be run twice, and a mail read twice, and still nobody
        gets the same letter twice.
        """
        key = f"{self.kind}/{self.about}/{self.whom}"
        if self.round > 1:
            key += f"/{self.round}"
        return f"{key}/{self.answers.mail[:16]}" if self.answers else key

    def facts(self) -> dict[str, Any]:
        """Return what this kind of letter tells, beside whom it goes to."""
        return {
            field.name: getattr(self, field.name)
            for field in fields(self)
            if field.name not in _COMMON
        }


_COMMON = frozenset(field.name for field in fields(Letter))
