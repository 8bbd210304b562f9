"""Newsletters: editions, written by the coordinator or drafted from what came in, and sent."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Literal

from nimsmail.network.letters import Enclosed, Letter
from nimsmail.network.material import Material
from nimsmail.network.people import Subscription
from nimsmail.network.records import Books, Record

Stage = Literal["draft", "scheduled", "sent", "dropped"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition(Record):
    """One issue of a newsletter, frozen: title and Markdown, or the material that it tells.

    An edition with `material` is drafted by itself; the templates have its words, so that
    it reads in each reader's language. `enclosed` are its pictures and attachments, `news`
    the keys of the items it tells. A scheduled one goes `at` its time to its `audience`.
    """

    table: ClassVar[str] = "editions"
    indexes: ClassVar[tuple[str, ...]] = ("network", "stage")

    network: str
    title: str
    text: str
    frozen: datetime
    material: Material | None = None
    enclosed: tuple[Enclosed, ...] = ()
    news: tuple[str, ...] = ()
    stage: Stage = "sent"
    at: datetime | None = None
    audience: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Newsletter(Letter):
    """An edition, to one reader."""

    kind: ClassVar[str] = "newsletter"
    bulk: ClassVar[bool] = True
    subscription: ClassVar[Subscription | None] = "newsletter"

    edition: Edition

    @property
    def enclosed(self) -> tuple[Enclosed, ...]:
        """The edition's pictures and attachments."""
        return self.edition.enclosed


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsletterTest(Letter):
    """An edition as its readers would get it, to a coordinator; nobody else has seen it."""

    kind: ClassVar[str] = "newsletter-test"
    to_outsiders: ClassVar[bool] = True

    edition: Edition

    @property
    def enclosed(self) -> tuple[Enclosed, ...]:
        """The edition's pictures and attachments."""
        return self.edition.enclosed


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionDraft(Letter):
    """This is what there is to tell: may it go? A coordinator's yes sends it."""

    kind: ClassVar[str] = "edition-draft"
    to_outsiders: ClassVar[bool] = True

    edition: Edition
    matter: str


def last_frozen(books: Books, network: str) -> datetime | None:
    """Return when the newest edition that was sent was frozen; None if there is none."""
    editions = books.find(Edition, "network", network)
    return max((each.frozen for each in editions if each.stage == "sent"), default=None)
