"""A member asks for a paper: it is sent, or asked which, or refused and told to the coordinator."""

from dataclasses import replace
from datetime import date

import pytest

from nimsmail.network.intents import RequestMinutes
from nimsmail.network.outcome import Outcome
from nimsmail.network.papers import Paper, PaperChoice, PaperKind, PaperRefused, PaperSent, kept
from nimsmail.network.people import membership_of
from nimsmail.network.reviews import Why
from tests.network.desk import NOW, Desk

ANNA = "anna.berg@varde.example"


class Archive(Desk):
    """A desk with a member, and papers."""

    def __init__(self) -> None:
        super().__init__()
        self.anna = self.member()

    def paper(self, on: str, text: str, kind: PaperKind = "minutes", **more: object) -> None:
        paper = Paper(
            key=f"nims/{kind}/{on}",
            network="nims",
            kind=kind,
            title=f"Møde {on}",
            on=date.fromisoformat(on),
            text=text,
            added=NOW,
        )
        self.books.put(kept(replace(paper, **more)))  # type: ignore[arg-type]

    def ask(self, text: str, *, authenticated: bool = True) -> Outcome:
        return self.write(ANNA, RequestMinutes(text=text), authenticated=authenticated)


@pytest.fixture
def desk() -> Archive:
    return Archive()


def test_the_paper_that_is_meant_is_sent(desk: Archive) -> None:
    desk.paper("2026-03-12", "Strategi og budget")
    desk.paper("2026-06-18", "Bosætning")

    (letter,) = desk.ask("Kan I sende referatet fra marts 2026, tak?").letters

    assert isinstance(letter, PaperSent)
    assert (letter.paper.key, letter.others) == ("nims/minutes/2026-03-12", ())


def test_where_several_may_be_meant_the_member_is_asked_which(desk: Archive) -> None:
    desk.paper("2026-03-12", "Strategi")
    desk.paper("2026-06-18", "Strategi")

    (letter,) = desk.ask("Jeg vil gerne have referatet om strategien").letters

    assert isinstance(letter, PaperChoice)
    assert len(letter.papers) == 2


def test_who_is_only_on_the_board_gets_minutes_and_no_agendas(desk: Archive) -> None:
    membership = membership_of(desk.books, "nims", desk.anna.key)
    assert membership is not None
    desk.books.put(replace(membership, roles=("board",)))
    desk.paper("2026-03-12", "Strategi")
    desk.paper("2026-03-12", "1. Strategi", "agenda")

    (minutes,) = desk.ask("referatet fra marts 2026 om strategien").letters
    refused = desk.ask("dagsordenen fra marts 2026 om strategien")

    assert isinstance(minutes, PaperSent)
    assert [type(each) for each in refused.letters] == [PaperRefused]
    assert [each.why for each in refused.reviews] == [Why.NOT_FOR_THEM]


def test_a_draft_is_for_nobody(desk: Archive) -> None:
    desk.paper("2026-03-12", "Strategi", draft=True)

    outcome = desk.ask("referatet fra marts 2026 om strategien")

    assert [type(each) for each in outcome.letters] == [PaperRefused]


def test_another_networks_papers_do_not_cross_over(desk: Archive) -> None:
    desk.paper("2026-03-12", "Strategi", network="komdir")

    outcome = desk.ask("referatet fra marts 2026 om strategien")

    assert not any(isinstance(each, PaperSent | PaperChoice) for each in outcome.letters)
    assert outcome.reviews


def test_a_bare_from_gets_no_paper(desk: Archive) -> None:
    desk.paper("2026-03-12", "Strategi")

    outcome = desk.ask("referatet fra marts 2026 om strategien", authenticated=False)

    assert not any(isinstance(each, PaperSent) for each in outcome.letters)
    assert outcome.reviews[0].why is Why.UNPROVEN
