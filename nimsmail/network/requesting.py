"""What becomes of a request for minutes or papers."""

from nimsmail.network.case import Carried, Case
from nimsmail.network.intents import RequestMinutes
from nimsmail.network.letters import Letter, Recipient
from nimsmail.network.outcome import Outcome
from nimsmail.network.papers import Paper, PaperChoice, PaperRefused, PaperSent, may_have
from nimsmail.network.people import Person
from nimsmail.network.reviews import Why, review_of
from nimsmail.network.searching import Hit, is_clear, searched, wanted

_FEW = 5


def request_minutes(case: Case, wish: RequestMinutes) -> Carried:
    """Send the paper that is meant; ask which, where several may be; refuse what one may not have.

    Papers are sought in the author's network alone: nothing crosses over to another.
    """
    person, refusal = case.person, case.refusal
    if person is None or refusal is not None:
        return Carried(why=refusal)
    text = f"{wish.text} {case.reply.words}" if len(wish.text.split()) < _FEW else wish.text
    today = case.now.astimezone(case.house.networks[case.network].timezone).date()
    hits = searched(case.books, text, today, (case.network,))
    membership = case.membership(person)
    allowed = tuple(hit for hit in hits if may_have(hit.paper, membership))
    if hits and not allowed:
        return _refused(case, person)
    to = Recipient.at(person)
    if not allowed or to is None:
        return Carried(why=Why.QUESTION)
    return Carried(outcome=Outcome(letters=(_answer(case, to, allowed, text),), notes=("a paper",)))


def _answer(case: Case, to: Recipient, hits: tuple[Hit, ...], text: str) -> Letter:
    today = case.now.astimezone(case.house.networks[case.network].timezone).date()
    papers = tuple(hit.paper for hit in hits[:_FEW])
    if is_clear(hits, wanted(text, today)):
        return PaperSent(
            network=case.network,
            to=to,
            about=papers[0].key,
            answers=case.answers,
            paper=papers[0],
            others=_near(hits),
        )
    return PaperChoice(
        network=case.network, to=to, about=case.network, answers=case.answers, papers=papers
    )


def _near(hits: tuple[Hit, ...]) -> tuple[Paper, ...]:
    return tuple(hit.paper for hit in hits[1:_FEW] if hit.score * 2 >= hits[0].score)


def _refused(case: Case, person: Person) -> Carried:
    """Say politely that it cannot be given, and let the coordinator know that it was asked for."""
    to = Recipient.at(person)
    review = review_of(
        case.reply.mail,
        Why.NOT_FOR_THEM,
        case.network,
        person=person.key,
        words=case.reply.words,
        language=case.reply.language,
    )
    letter = to and PaperRefused(
        network=case.network, to=to, about=case.network, answers=case.answers
    )
    return Carried(
        outcome=Outcome(
            reviews=(review,), letters=(letter,) if letter else (), notes=("a paper refused",)
        )
    )
