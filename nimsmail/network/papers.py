"""Papers that are kept: minutes, agendas, annexes; what they are of, and who may have them."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import ClassVar, Literal, get_args

from nimsmail.network.letters import Letter
from nimsmail.network.people import Membership, Standing
from nimsmail.network.records import Record
from nimsmail.network.stems import stems_of

PaperKind = Literal["minutes", "agenda", "annex", "strategy", "other"]
KINDS: tuple[PaperKind, ...] = get_args(PaperKind)
CHAIR = "chair"
BOARD = "board"
OBSERVER = "observer"
# What a role alone gives; any other gives everything.
_GIVEN: dict[str, tuple[PaperKind, ...]] = {
    BOARD: ("minutes", "strategy"),
    OBSERVER: ("minutes", "agenda", "strategy", "other"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper(Record):
    """One paper of one network (body): its text is Markdown.

    `on` is the day it is about; where only the month is known, `month_only`, and it is the
    first. `draft` papers are for nobody but the chair and the coordinators. `words` are the
    stems it is found by, `when` its year and its month ("2016", "2016-09").
    """

    table: ClassVar[str] = "papers"
    indexes: ClassVar[tuple[str, ...]] = ("network", "words", "when", "meeting")

    network: str
    kind: PaperKind
    title: str
    on: date
    month_only: bool = False
    text: str
    meeting: str | None = None
    version: int = 1
    draft: bool = False
    added: datetime
    source: str = ""
    words: tuple[str, ...] = ()
    when: tuple[str, ...] = ()


def kept(paper: Paper) -> Paper:
    """Return `paper` with what it is found by."""
    words = tuple(sorted(stems_of(f"{paper.title}\n{paper.text}")))
    return replace(paper, words=words, when=(f"{paper.on:%Y}", f"{paper.on:%Y-%m}"))


def paper_key(network: str, kind: PaperKind, on: date, month_only: bool, number: int = 1) -> str:
    """Return the key of a paper; of several on one day the later ones have a number.

    >>> paper_key("icma", "minutes", date(2016, 9, 1), True)
    'icma/minutes/2016-09'
    """
    day = f"{on:%Y-%m}" if month_only else f"{on:%Y-%m-%d}"
    return f"{network}/{kind}/{day}" + (f"-{number}" if number > 1 else "")


def gets(membership: Membership, kind: PaperKind) -> bool:
    """Tell whether somebody's roles give them papers of this kind, once they are no drafts.

    The board gets minutes and strategies, observers all but annexes. Whoever has another
    role besides, or none, gets everything, as the members of the body do.
    """
    given = (_GIVEN.get(role, KINDS) for role in membership.roles or ("member",))
    return any(kind in kinds for kinds in given)


def may_have(paper: Paper, membership: Membership | None) -> bool:
    """Tell whether a member may have `paper`, by their roles; drafts are the chair's alone."""
    if membership is None or membership.standing is not Standing.MEMBER:
        return False
    if membership.network != paper.network:
        return False
    if paper.draft:
        return CHAIR in membership.roles
    return gets(membership, paper.kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSent(Letter):
    """Here is the paper that you asked for; `others` are what else you may have meant."""

    kind: ClassVar[str] = "paper"

    paper: Paper
    others: tuple[Paper, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperChoice(Letter):
    """Which of these papers did you mean?"""

    kind: ClassVar[str] = "paper-choice"

    papers: tuple[Paper, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRefused(Letter):
    """That is not a paper we may give you; the coordinator knows that you asked."""

    kind: ClassVar[str] = "paper-refused"
