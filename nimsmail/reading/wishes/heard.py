"""What is wanted, by what the ear says each sentence is for, with the slots that go with it."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from nimsmail.network.intents import (
    Amend,
    Approve,
    Attend,
    ChangeAddress,
    Comment,
    Confirm,
    Follow,
    Guest,
    Help,
    Intent,
    Join,
    Leave,
    News,
    OfferCase,
    Pause,
    Question,
    RequestMinutes,
    Successor,
    SuggestTheme,
    SwitchLanguage,
    Thanks,
    Unfollow,
    Vote,
)
from nimsmail.reading.dates import dates_in
from nimsmail.reading.ear.hearing import Heard, hear_clause
from nimsmail.reading.persons import Person, emails_in
from nimsmail.reading.view import View
from nimsmail.reading.wishes.ballots import choices_in
from nimsmail.reading.wishes.guests import colleagues_in, heads_in
from nimsmail.reading.wishes.programmes import programmes_in
from nimsmail.reading.wishes.verdicts import ASKED

_SCOPES = ("all", "newsletter", "alerts", "forum", "invitations")
_SAID = ("yes", "no", "maybe")
_OF_PEOPLE = frozenset({"bring", "delegate", "successor", "join"})
_PRONOUNS = frozenset(
    {"han", "hun", "hans", "hendes", "de", "he", "she", "his", "her", "they", "you", "i", "du"}
)
_SHORT = 14
_OR = frozenset({"eller", "or"})
_COMING = ("yes", "no", "maybe", "away", "delegate", "bring")


@dataclass(frozen=True, slots=True)
class Asked:
    """One wish that was heard: in which sentences, and what is doubtful about its slots."""

    intent: Intent
    numbers: tuple[int, ...]
    doubt: str = ""


@dataclass(slots=True)
class Hearing:
    """The sentences with what they are for, and what they ask for together."""

    view: View
    heard: Sequence[Heard]
    asked: list[Asked] = field(default_factory=list)

    def ask(self, intent: Intent, numbers: Iterable[int], doubt: str = "") -> None:
        """Note a wish."""
        self.asked.append(Asked(intent, tuple(numbers), doubt))

    @property
    def intents(self) -> list[Intent]:
        """What is asked for."""
        return [each.intent for each in self.asked]

    @property
    def doubts(self) -> list[str]:
        """What is doubtful about the slots."""
        return [each.doubt for each in self.asked if each.doubt]

    @property
    def sure(self) -> float:
        """How likely it is that every sentence was heard right."""
        return math.prod(each.sure for each in self.heard)

    def with_(self, *purposes: str) -> list[int]:
        """Return the sentences that are for one of these."""
        return [n for n, each in enumerate(self.heard) if not each.purposes.isdisjoint(purposes)]

    def text(self, numbers: Iterable[int]) -> str:
        """Return the words of some sentences."""
        return " ".join(self.view.sentences[n].text for n in numbers)

    def piece(self, number: int, purpose: str, *others: str) -> str:
        """Return the part of a sentence that is for `purpose` rather than for `others`."""
        sentence = self.view.sentences[number]
        if self.heard[number].purposes.isdisjoint(others) or len(sentence.clauses) < 2:
            return sentence.text
        kept = []
        mine = False
        for clause in sentence.clauses:
            odds = hear_clause(clause, self.view.answering).odds
            other = max(odds[each] for each in others)
            if max(odds[purpose], other) > 0.2:
                mine = odds[purpose] >= other
            if mine:
                kept.append(clause.text)
        return ", ".join(kept)


def composed(view: View, heard: Sequence[Heard]) -> Hearing:
    """Return what all sentences together ask for."""
    hearing = Hearing(view, _continued(view, heard))
    for rule in _RULES:
        rule(hearing)
    if not hearing.asked and heard and not hearing.with_("unclear"):
        hearing.ask(Thanks(), range(len(heard)))
    return hearing


def _continued(view: View, heard: Sequence[Heard]) -> list[Heard]:
    """Return what is heard; "Hun hedder …, iba@…" is for what the sentence before it was for."""
    found = list(heard)
    for number in range(1, len(found)):
        before, words = found[number - 1], view.sentences[number].folded
        goes_on = _OF_PEOPLE & before.purposes and emails_in(found[number].text)
        if goes_on and words[:1] and words[0] in _PRONOUNS and len(words) <= _SHORT:
            found[number] = replace(
                found[number], purposes=before.purposes & _OF_PEOPLE, sure=before.sure
            )
    return found


# -- the meeting ------------------------------------------------------------------------------


def _attend(hearing: Hearing) -> None:
    numbers = hearing.with_(*_COMING)
    noted = hearing.with_("part")
    doubt = ""
    said = [p for n in numbers for p in _SAID if p in hearing.heard[n].purposes]
    if hearing.with_("delegate"):
        _delegate(hearing, numbers, said)
        return
    if not said and hearing.with_("bring"):
        said = ["yes"]
    elif not said and hearing.with_("away"):
        said = ["no"]
    elif not said and noted and hearing.view.kind in ASKED:
        # Whoever says how they come, comes: as good as certain.
        said, doubt = ["yes"], "it is told how, but not whether"
    if not said:
        return
    # A doubt beside a yes or a no is a doubt about it.
    said = ["maybe"] if "maybe" in said else said
    doubt = "the sentences disagree" if len(set(said)) > 1 else doubt
    guests, doubt_of_guests = _guests(hearing) if said[-1] != "no" else ((), "")
    note = hearing.text(noted) or None
    if said[-1] == "yes" and any(_is_one_or_other(hearing, number) for number in numbers):
        doubt = "it is not said which of them comes"
    hearing.ask(
        Attend(answer=said[-1], guests=guests, note=note),  # type: ignore[arg-type]
        sorted({*numbers, *noted}),
        doubt or doubt_of_guests,
    )


def _is_one_or_other(hearing: Hearing, number: int) -> bool:
    """Tell whether one of several comes: "Lars eller jeg kommer"."""
    sentence = hearing.view.sentences[number]
    chooses = bool(_OR.intersection(sentence.folded))
    return chooses and bool(hearing.view.persons(sentence.text) or "colleague" in sentence.folded)


def _delegate(hearing: Hearing, numbers: Sequence[int], said: Sequence[str]) -> None:
    people = _people(hearing, "delegate", "no", "bring", "aside", "away")
    delegate = Guest(name=people[0].name, email=people[0].email) if people else Guest()
    guests, doubt = _guests(hearing)
    guests = tuple(each for each in guests if not each.name or each.name != delegate.name)
    if {"yes", "maybe"} & {*said}:
        doubt = "the writer seems to come as well, or leaves it open"
    elif len(people) > 1:
        doubt = "more than one is named"
    hearing.ask(Attend(answer="delegate", delegate=delegate, guests=guests), numbers, doubt)


def _people(hearing: Hearing, purpose: str, *others: str) -> list[Person]:
    found: list[Person] = []
    for number in hearing.with_(purpose):
        for person in hearing.view.persons(hearing.piece(number, purpose, *others)):
            _add(found, person)
    return found


def _add(found: list[Person], person: Person) -> None:
    """Add somebody; who was named before and now has an address is one person."""
    first = (person.name or "").split(" ")[0]
    for place, each in enumerate(found):
        if first and (each.name or "").split(" ")[0] == first:
            found[place] = each if each.email else person
            return
        if not person.name and not each.email:
            found[place] = Person(each.name, person.email, each.start, each.end)
            return
    found.append(person)


def _guests(hearing: Hearing) -> tuple[tuple[Guest, ...], str]:
    bringing = hearing.with_("bring")
    if not bringing:
        return (), ""
    people = _people(hearing, "bring", "delegate", "aside")
    sentences = [hearing.view.sentences[n] for n in bringing]
    heads = max((heads_in(each) for each in sentences), default=0)
    unnamed = max((colleagues_in(each) for each in sentences), default=1)
    guests = tuple(Guest(name=each.name, email=each.email) for each in people)
    if heads and len(people) > heads - 1:
        return guests, f"{heads} are to come, but {len(people) + 1} are named"
    count = heads - 1 if heads else max(len(people), 0 if people else unnamed)
    return guests + (Guest(),) * (count - len(people)), ""


# -- ballots, themes, papers ------------------------------------------------------------------


def _vote(hearing: Hearing) -> None:
    voting = hearing.with_("vote")
    themes = hearing.view.answering.themes
    chosen = [choices_in(hearing.view.sentences[n], themes) for n in voting]
    if not voting:
        return
    flat = [each for choices in chosen for each in choices]
    valid = tuple(each for each in dict.fromkeys(flat) if 1 <= each <= len(themes))
    doubt = "" if len(valid) == len(flat) else "a number is named twice, or is not on the ballot"
    doubt = doubt if all(chosen) else "what is chosen is not clear"
    hearing.ask(Vote(choices=valid), voting, doubt)


def _themes(hearing: Hearing) -> None:
    for number in hearing.with_("theme"):
        hearing.ask(SuggestTheme(text=hearing.text([number])), [number])


def _told(purpose: str, kind: Callable[..., Intent]) -> Callable[[Hearing], None]:
    """Return the rule for an intent whose slot is the words themselves."""

    def rule(hearing: Hearing) -> None:
        if numbers := hearing.with_(purpose):
            hearing.ask(kind(text=hearing.text(numbers)), numbers)

    return rule


def _comment(hearing: Hearing) -> None:
    """To agree is an answer to a consultation like any other."""
    heeded = (
        ("comment", "approve", "amend") if hearing.view.kind == "consultation" else ("comment",)
    )
    if numbers := hearing.with_(*heeded):
        hearing.ask(Comment(text=hearing.text(numbers)), numbers)


def _amend(hearing: Hearing) -> None:
    numbers = hearing.with_("amend")
    if numbers and hearing.view.kind != "consultation":
        hearing.ask(Amend(text=hearing.text(numbers)), numbers)


def _approve(hearing: Hearing) -> None:
    numbers = hearing.with_("approve")
    if hearing.view.kind == "consultation":
        return
    if numbers and not hearing.with_("amend"):
        hearing.ask(Approve(), numbers)


# -- membership -------------------------------------------------------------------------------


def _leave(hearing: Hearing) -> None:
    scopes = [s for s in _SCOPES if hearing.with_(f"leave-{s}")]
    if hearing.with_("deny") and "all" not in scopes:
        scopes.append("all")
    doubt = "all letters, or some of them" if len(scopes) > 1 and "all" in scopes else ""
    for scope in scopes:
        purposes = (f"leave-{scope}", "deny") if scope == "all" else (f"leave-{scope}",)
        hearing.ask(Leave(scope=scope), hearing.with_(*purposes), doubt)  # type: ignore[arg-type]


def _plain(purpose: str, intent: Intent) -> Callable[[Hearing], None]:
    """Return the rule for an intent without slots."""

    def rule(hearing: Hearing) -> None:
        if numbers := hearing.with_(purpose):
            hearing.ask(intent, numbers)

    return rule


def _join(hearing: Hearing) -> None:
    numbers = hearing.with_("join")
    people = _people(hearing, "join", "confirm", "leave-all", "successor")
    names = (
        [each.name for each in people] if len(people) > 1 else [p.name for p in people] or [None]
    )
    for name in names if numbers else ():
        hearing.ask(Join(name=name), numbers)


def _follow(hearing: Hearing) -> None:
    for purpose, other, kind in (("follow", "unfollow", Follow), ("unfollow", "follow", Unfollow)):
        numbers = hearing.with_(purpose)
        pieces = [hearing.piece(n, purpose, other, "keep") for n in numbers]
        named = programmes_in(" ".join(pieces), hearing.view.answering.programmes)
        if numbers:
            doubt = "" if named else "no programme is named that we know"
            hearing.ask(kind(programmes=tuple(named)), numbers, doubt)


def _address(hearing: Hearing) -> None:
    numbers = hearing.with_("address")
    if not numbers:
        return
    found = emails_in(hearing.text(numbers)) or emails_in(hearing.text(range(len(hearing.heard))))
    doubt = "" if len(found) == 1 else "not just one new address is named"
    hearing.ask(ChangeAddress(email=found[-1] if found else None), numbers, doubt)


def _successor(hearing: Hearing) -> None:
    numbers = hearing.with_("successor")
    if not numbers:
        return
    people = _people(hearing, "successor", "leave-all", "join")
    doubt = "" if len(people) == 1 else "not just one successor is named"
    first = people[0] if people else Person(None, None, 0, 0)
    hearing.ask(Successor(name=first.name, email=first.email), numbers, doubt)


def _pause(hearing: Hearing) -> None:
    numbers = hearing.with_("pause")
    if not numbers:
        return
    near = sorted({n + d for n in numbers for d in (-1, 0, 1)} & set(range(len(hearing.heard))))
    days = _days_to_come(hearing, numbers) or _days_to_come(hearing, near)
    doubt = "" if len(days) == 1 else "until when is not clear"
    hearing.ask(Pause(until=max(days) if days else None), numbers, doubt)


def _days_to_come(hearing: Hearing, numbers: Sequence[int]) -> set[date]:
    today = hearing.view.today
    return {each.day for each in dates_in(hearing.text(numbers), today) if each.day > today}


_RULES: tuple[Callable[[Hearing], None], ...] = (
    _attend,
    _vote,
    _themes,
    _told("news", News),
    _told("case", OfferCase),
    _approve,
    _amend,
    _comment,
    _leave,
    _plain("confirm", Confirm()),
    _join,
    _follow,
    _told("minutes", RequestMinutes),
    _plain("danish", SwitchLanguage(to="da")),
    _plain("english", SwitchLanguage(to="en")),
    _address,
    _successor,
    _pause,
    _plain("help", Help()),
    _told("question", Question),
)
