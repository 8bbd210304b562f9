"""What becomes of a vote: one for each voter, the latest counts, and the receipt names it."""

from nimsmail.network.ballots import Ballot, Cast, ballot_about, cast_of, voter_of
from nimsmail.network.case import Carried, Case
from nimsmail.network.intents import Vote
from nimsmail.network.people import Organisation, Person
from nimsmail.network.receipts import Noted
from nimsmail.network.reviews import Why


def vote(case: Case, wish: Vote) -> Carried:
    """Note a vote in place of an earlier one of the same voter, and say what was noted."""
    person, refusal = case.person, case.refusal
    if person is None or refusal is not None:
        return Carried(why=refusal)
    ballot = ballot_about(case.books, case.network, case.author.item, person.key)
    if ballot is None or ballot.network != case.network:
        return Carried(why=Why.NO_SUBJECT_MATTER)
    if not _is_on(ballot, wish):
        return Carried(why=Why.UNSURE)
    voter = voter_of(ballot, person)
    if voter is None:
        return Carried(why=Why.NO_VOTE)
    if _is_late(case, ballot):
        return Carried(why=Why.TOO_LATE)
    return _noted(case, ballot, _cast(case, ballot, voter, person, wish))


def _is_on(ballot: Ballot, wish: Vote) -> bool:
    """Tell whether a vote chooses something, and nothing that is not on the ballot."""
    return bool(wish.choices) and all(1 <= n <= len(ballot.choices) for n in wish.choices)


def _is_late(case: Case, ballot: Ballot) -> bool:
    """Tell whether a vote is too late: by when it came, not by when we come to read it.

    The coordinator may let a late one count, until the ballot is closed.
    """
    if case.is_overruled:
        return ballot.closed is not None
    return ballot.is_over(case.reply.mail.received)


def _cast(case: Case, ballot: Ballot, voter: str, person: Person, wish: Vote) -> Cast:
    return Cast(
        key=f"{ballot.key}/{voter}",
        ballot=ballot.key,
        person=person.key,
        choices=tuple(dict.fromkeys(wish.choices)),
        # The coordinator's word is the latest.
        cast=case.now if case.is_overruled else case.reply.mail.received,
        mail=case.reply.mail.key,
    )


def _noted(case: Case, ballot: Ballot, cast: Cast) -> Carried:
    """Keep the latest vote: of two mails that which came last, whichever is read first."""
    person = case.person
    assert person is not None
    before = cast_of(case.books, ballot, person)
    if before is None or before.cast <= cast.cast:
        return case.noted(_told(case, ballot, cast, before), cast, about=ballot.key)
    stands = _told(case, ballot, before, None, do="outvoted", by=_name(case, before.person))
    return case.noted(stands, about=ballot.key)


def _told(
    case: Case, ballot: Ballot, cast: Cast, before: Cast | None, do: str = "vote", by: str = ""
) -> Noted:
    """Say for what was voted, for whom, and whose vote it takes the place of."""
    texts = {each.number: each.text for each in ballot.choices}
    of = case.books.get(Organisation, cast.key.removeprefix(f"{ballot.key}/"))
    colleague = before is not None and before.person != cast.person
    zone = case.house.networks[case.network].timezone
    return Noted(
        do=do,
        text=of.name if of and ballot.per == "organisation" else "",
        items=tuple(f"{number}. {texts[number]}" for number in cast.choices),
        until=ballot.closes.astimezone(zone).date(),
        colleague=by or (_name(case, before.person) if before and colleague else ""),
    )


def _name(case: Case, key: str) -> str:
    person = case.books.get(Person, key)
    return person.name or person.addresses[0] if person else ""
