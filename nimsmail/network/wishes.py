"""What becomes of one certain wish: the concept's outcome, or why a person must see it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from nimsmail.network.approving import amend, approve, confirm
from nimsmail.network.attending import attend
from nimsmail.network.case import Carried, Case
from nimsmail.network.closing import close_ballot
from nimsmail.network.contributing import accept_news, book_case, news, offer_case
from nimsmail.network.entering import join
from nimsmail.network.following import follow, unfollow
from nimsmail.network.house import House
from nimsmail.network.identity import Author
from nimsmail.network.incoming import Reply
from nimsmail.network.intents import (
    AcceptNews,
    Amend,
    Approve,
    AskContacts,
    Attend,
    BookCase,
    ChangeAddress,
    CloseBallot,
    Comment,
    Confirm,
    Follow,
    Help,
    Intent,
    Join,
    Leave,
    MergeThemes,
    News,
    OfferCase,
    Pause,
    Question,
    RequestMinutes,
    SeeTo,
    SendEdition,
    StepDown,
    Successor,
    SuggestTheme,
    SwitchLanguage,
    Thanks,
    Unfollow,
    Vote,
)
from nimsmail.network.issuing import send_edition
from nimsmail.network.moving import change_address
from nimsmail.network.objecting import comment
from nimsmail.network.pausing import pause
from nimsmail.network.people import Person
from nimsmail.network.performing import see_to
from nimsmail.network.preferring import help_, switch_language
from nimsmail.network.records import Books
from nimsmail.network.requesting import request_minutes
from nimsmail.network.reviews import Why
from nimsmail.network.succeeding import leave, successor
from nimsmail.network.suggesting import merge_themes, suggest_theme
from nimsmail.network.voting import vote
from nimsmail.network.yearly import ask_contacts, step_down

Rule = Callable[[Case, Any], Carried]

# Who carries out what; an intent that is not here goes to the coordinator.
RULES: dict[type[Intent], Rule] = {
    Join: join,
    Confirm: confirm,
    Leave: leave,
    Attend: attend,
    SwitchLanguage: switch_language,
    Follow: follow,
    Unfollow: unfollow,
    RequestMinutes: request_minutes,
    Help: help_,
    Approve: approve,
    Amend: amend,
    Comment: comment,
    SuggestTheme: suggest_theme,
    MergeThemes: merge_themes,
    Vote: vote,
    CloseBallot: close_ballot,
    Pause: pause,
    ChangeAddress: change_address,
    SeeTo: see_to,
    News: news,
    OfferCase: offer_case,
    AcceptNews: accept_news,
    BookCase: book_case,
    SendEdition: send_edition,
    Successor: successor,
    StepDown: step_down,
    AskContacts: ask_contacts,
}
CARRIED_OUT = frozenset(RULES)


def carry_out(
    books: Books, house: House, author: Author, reply: Reply, intent: Intent, now: datetime
) -> Carried:
    """Carry out `intent` as the author's wish. The author's network is known by now."""
    assert author.network is not None
    network = author.network.key
    if author.person is not None:
        # An earlier wish in the same mail may have changed the person.
        known = books.get(Person, author.person.key) or author.person
        author = replace(author, person=known)
    case = Case(books=books, house=house, network=network, author=author, reply=reply, now=now)
    if isinstance(intent, Thanks):
        return Carried()
    if isinstance(intent, Question):
        return Carried(why=Why.QUESTION)
    rule = RULES.get(type(intent))
    return rule(case, intent) if rule else Carried(why=Why.NO_RULE)
