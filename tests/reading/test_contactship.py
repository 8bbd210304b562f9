"""What contacts answer to letters about being the contact."""

from datetime import date

import pytest

from nimsmail.network.incoming import Answering
from nimsmail.network.intents import Confirm, Intent, Leave, StepDown, Successor
from nimsmail.reading.understanding import wishes_in

METTE = Successor(name="Mette Friis", email="mette.friis@varde.example")


def read(kind: str, words: str) -> list[tuple[Intent, bool]]:
    answering = Answering(kind=kind, coordinator="Karen Holt")
    wishes = wishes_in(
        words, "", answering=answering, language="da", author="Anna Berg", today=date(2027, 1, 11)
    )
    return [(wish.intent, wish.certain) for wish in wishes]


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("Ja", Confirm()),
        ("Ja, det er stadig mig", Confirm()),
        ("Nej", StepDown()),
        ("Nej, det er jeg ikke længere", StepDown()),
        ("AFMELD", Leave()),
        ("Nej tak, afmeld mig venligst", Leave()),
        ("Min afløser er Mette Friis, mette.friis@varde.example", METTE),
    ],
)
def test_an_answer_to_are_you_still_the_contact(words: str, intent: Intent) -> None:
    assert read("still-contact", words) == [(intent, True)]


def test_a_no_to_anything_else_is_no_stepping_down() -> None:
    assert read("confirm-sign-up", "Nej") == [(Leave(), True)]


def test_a_name_and_an_address_answer_who_it_is_instead() -> None:
    assert read("successor-wanted", "Mette Friis, mette.friis@varde.example") == [(METTE, True)]


@pytest.mark.parametrize(
    "words",
    [
        "Måske Mette Friis, mette.friis@varde.example",
        "Er det Mette Friis, mette.friis@varde.example?",
        "Ikke Mette Friis, mette.friis@varde.example",
    ],
)
def test_a_name_that_is_hedged_waits_for_a_person(words: str) -> None:
    assert not any(certain for _, certain in read("successor-wanted", words))


def test_two_who_are_named_wait_for_a_person() -> None:
    words = "Mette Friis, mette.friis@varde.example\nBo Iversen, bo@varde.example"

    assert not any(certain for _, certain in read("successor-wanted", words))
