"""Being in the network, and which letters one gets of it."""

import re

from nimsmail.network.intents import (
    ChangeAddress,
    Follow,
    Join,
    Leave,
    Pause,
    Successor,
    Unfollow,
)
from nimsmail.reading.asked.directions import Told, directions_in
from nimsmail.reading.asked.hearing import Hearing
from nimsmail.reading.asked.named import is_newcomer, people_for, spoken_of
from nimsmail.reading.asked.pauses import pause_until
from nimsmail.reading.persons import Person, emails_in

# Before an address: it is not where letters are to go.
_OLD = re.compile(
    r"\b(?:ikke|aldrig|gamle|tidligere|forrige|not|never|old|former|previous)\b[^@.]{0,40}\S+@",
    re.IGNORECASE,
)
_SCOPES = ("all", "newsletter", "alerts", "forum", "invitations")


def ask_leave(hearing: Hearing) -> None:
    """Say which letters are wanted no more."""
    scopes = [s for s in _SCOPES if hearing.with_(f"leave-{s}")]
    if hearing.with_("deny") and "all" not in scopes:
        scopes.append("all")
    doubt = "all letters, or some of them" if len(scopes) > 1 and "all" in scopes else ""
    for scope in scopes:
        purposes = (f"leave-{scope}", "deny") if scope == "all" else (f"leave-{scope}",)
        hearing.ask(Leave(scope=scope), hearing.with_(*purposes), doubt)  # type: ignore[arg-type]


def ask_join(hearing: Hearing) -> None:
    """Say who wants to be in the network."""
    numbers = hearing.with_("join")
    text = hearing.text(numbers)
    people = [
        each
        for each in people_for(hearing, "join", "confirm", "leave-all", "successor")
        if not each.name or is_newcomer(text, each.name)
    ] or spoken_of(hearing, numbers)
    unnamed = any(not each.name for each in people)
    doubt = "an address is told, but not whose it is" if unnamed else ""
    for name in ([each.name for each in people] or [None]) if numbers else ():
        hearing.ask(Join(name=name), numbers, doubt)


def ask_follow(hearing: Hearing) -> None:
    """Say which programmes are to be followed, and which no longer."""
    answering = hearing.view.answering
    follows = hearing.with_("follow")
    gives_up = hearing.with_("unfollow")
    kept = (
        hearing.with_("keep") if not hearing.with_(*(f"leave-{each}" for each in _SCOPES)) else []
    )
    numbers = sorted({*follows, *gives_up, *kept})
    found = directions_in(
        [_told_of_programmes(hearing, n) for n in numbers],
        answering.programmes,
        answering.follows,
    )
    # "The rest is useful" follows nothing new.
    if found.more or (follows and not found.less):
        hearing.ask(Follow(programmes=tuple(found.more)), follows or gives_up, found.doubt)
    if found.less or (gives_up and not found.more):
        hearing.ask(
            Unfollow(programmes=tuple(found.less)), gives_up or follows or kept, found.doubt
        )


def _told_of_programmes(hearing: Hearing, number: int) -> Told:
    # What the sentence before names is meant where that one asks for nothing itself.
    before = ""
    if number and not hearing.heard[number - 1].purposes & {"follow", "unfollow", "keep"}:
        before = hearing.text([number - 1])
    return Told(hearing.text([number]), frozenset(hearing.heard[number].purposes), before)


def ask_address(hearing: Hearing) -> None:
    """Say where letters are to go from now on."""
    numbers = hearing.with_("address")
    if not numbers:
        return
    found = emails_in(hearing.text(numbers)) or emails_in(hearing.text(range(len(hearing.heard))))
    doubt = "" if len(found) == 1 else "not just one new address is named"
    if _OLD.search(hearing.text(numbers)):
        doubt = doubt or "it may be the old address"
    hearing.ask(ChangeAddress(email=found[-1] if found else None), numbers, doubt)


def ask_successor(hearing: Hearing) -> None:
    """Say who takes over."""
    numbers = hearing.with_("successor")
    if not numbers:
        return
    people = people_for(hearing, "successor", "leave-all", "join") or spoken_of(hearing, numbers)
    doubt = "" if len(people) == 1 else "not just one successor is named"
    first = people[0] if people else Person(None, None, 0, 0)
    hearing.ask(Successor(name=first.name, email=first.email), numbers, doubt)


def ask_pause(hearing: Hearing) -> None:
    """Say until when no letters are wanted."""
    numbers = hearing.with_("pause")
    if not numbers:
        return
    today = hearing.view.today
    until, doubt = pause_until(hearing.text(numbers), today)
    if until is None:
        # Who says "until then" has told the day in the sentence beside it.
        beside = {n + d for n in numbers for d in (-1, 0, 1)} & set(range(len(hearing.heard)))
        until, doubt = pause_until(hearing.text(sorted(beside)), today)
    hearing.ask(Pause(until=until), numbers, doubt)
