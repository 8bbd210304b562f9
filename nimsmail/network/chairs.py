"""Who is in the chair, and what shows that a word is the chair's.

A forged approval harms. So it takes the token of the very letter that asked, and a From
that the boundary vouches for. Where one of the two is missing, a fresh letter to the
chair's own address asks, and its answer acts: a forger never sees that letter, and the
genuine chair always does.
"""

from typing import Literal

from nimsmail.network.identity import Author
from nimsmail.network.papers import CHAIR
from nimsmail.network.people import Membership, Person, Standing
from nimsmail.network.records import Books
from nimsmail.network.submissions import APPROVALS, ConfirmApproval

Weight = Literal["acts", "ask", "ask-once", "nothing"]


def chairs_of(books: Books, network: str) -> tuple[Person, ...]:
    """Return those in the chair of a network, by the order of their keys."""
    found = (
        books.get(Person, each.person)
        for each in books.find(Membership, "network", network)
        if is_chair(each)
    )
    return tuple(person for person in found if person is not None)


def is_chair(membership: Membership | None) -> bool:
    """Tell whether a member may approve for the body."""
    return (
        membership is not None
        and membership.standing is Standing.MEMBER
        and CHAIR in membership.roles
    )


def weight_of(author: Author, *, authenticated: bool) -> Weight:
    """Tell what a word in the chair's name is worth, by what shows who wrote it.

    "ask" is a confirmation each time: the token shows that somebody read the letter.
    "ask-once" is one for each matter: From alone is a claim that anybody can make.
    """
    kind = author.item.kind if author.item is not None else None
    if author.proof == "coordinator":
        return "acts"
    if author.proof == "token" and kind == ConfirmApproval.kind:
        return "acts"
    if author.proof == "token" and kind in APPROVALS:
        return "acts" if authenticated else "ask"
    return "ask-once" if author.proof in ("token", "authenticated", "claim") else "nothing"
