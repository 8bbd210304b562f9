"""Who follows which programmes, since when, and how often they want to hear of them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar, Literal

from nimsmail.network.calls import Call
from nimsmail.network.incoming import Reply
from nimsmail.network.intents import Follow, Join
from nimsmail.network.people import Person
from nimsmail.network.programmes import Programme, by_key, of_identifier, programme, today
from nimsmail.network.records import Books, Record

_LONGEST = 30  # characters of a programme's name in a subject
Rhythm = Literal["at-once", "weekly", "monthly"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """One programme that is followed, or a part of it: `CERV`, or `HORIZON:CL5`."""

    what: str
    since: datetime

    @property
    def programme(self) -> str:
        """The key of the programme."""
        return self.what.partition(":")[0]

    def is_about(self, call: Call) -> bool:
        """Tell whether `call` is of that programme, and of that part of it."""
        part = self.what.partition(":")[2]
        is_its = call.programme == self.programme
        is_of_its_kind = call.programme.startswith(f"{self.programme}-")
        return (is_its or is_of_its_kind) and (not part or part in call.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Following(Record):
    """What one person follows in one network; keyed `network/person`.

    `rhythm` is "at-once" for an alert at each of the days before a deadline, or how often
    a list of what is to come is wanted instead.
    """

    table: ClassVar[str] = "followings"
    indexes: ClassVar[tuple[str, ...]] = ("network", "person")

    network: str
    person: str
    things: tuple[Followed, ...] = ()
    rhythm: Rhythm = "at-once"


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile(Record):
    """What an organisation's people follow who have said nothing; keyed `network/organisation`."""

    table: ClassVar[str] = "profiles"
    indexes: ClassVar[tuple[str, ...]] = ("network",)

    network: str
    organisation: str
    things: tuple[Followed, ...] = ()


def following_of(books: Books, network: str, person: Person) -> Following:
    """Return what this person follows: by their own word, or as their organisation does."""
    own = books.get(Following, f"{network}/{person.key}")
    if own is not None:
        return own
    profile = books.get(Profile, f"{network}/{person.organisation}")
    return Following(
        key=f"{network}/{person.key}",
        network=network,
        person=person.key,
        things=profile.things if profile else (),
    )


def thing(text: str) -> str | None:
    """Return what is meant by `text`: a programme, or a part of one; None if nothing we know.

    >>> thing("europa for borgerne"), thing("horizon-cl5"), thing("Horizon MISS"), thing("månen")
    ('CERV', 'HORIZON:CL5', 'HORIZON:MISS', None)
    """
    found = programme(text)
    if found is not None:
        return today(found).key
    words = text.replace(":", "-").replace(" ", "-").upper()
    whole = of_identifier(words)
    part = words.rpartition("-")[2]
    if whole is None or not part or programme(words.rpartition("-")[0]) is None:
        return None
    return f"{today(whole).key}:{part}"


def things(programmes: Iterable[str]) -> tuple[str, ...]:
    """Return what is meant by each of these, or nothing where one of them says nothing to us."""
    found = tuple(thing(each) for each in programmes)
    return tuple(each for each in found if each is not None) if None not in found else ()


def joins(reply: Reply) -> bool:
    """Tell whether a mail signs its author up, beyond doubt."""
    return any(wish.certain and isinstance(wish.intent, Join) for wish in reply.wishes)


def followed_in(reply: Reply) -> tuple[str, ...]:
    """Return the programmes that a mail asks to follow, beyond doubt."""
    wishes = (wish.intent for wish in reply.wishes if wish.certain)
    return tuple(p for each in wishes if isinstance(each, Follow) for p in each.programmes)


def with_more(following: Following, things: Iterable[str], now: datetime) -> Following:
    """Return `following` with these as well; what was followed before keeps its day."""
    known = {each.what for each in following.things}
    more = tuple(Followed(what=t, since=now) for t in dict.fromkeys(things) if t not in known)
    return replace(following, things=following.things + more)


def with_less(following: Following, things: Iterable[str]) -> Following:
    """Return `following` without these; who drops a programme drops its parts."""
    gone = set(things)
    left = tuple(
        each for each in following.things if each.what not in gone and each.programme not in gone
    )
    return replace(following, things=left)


def named(what: str, language: str) -> str:
    """Name what is followed as its readers know it.

    >>> named("HORIZON:CL5", "en")
    'Horizon Europe (CL5)'
    """
    key, _, part = what.partition(":")
    known: Programme | None = by_key(key)
    name = key if known is None else known.danish if language == "da" else known.name
    # The long names are known by their letters alone: CERV, ESF+.
    short = name if len(name) <= _LONGEST else key
    return f"{short} ({part})" if part else short
