"""What automatic replies tell beside: back when, who stands in, who has left for good."""

from datetime import date

import pytest

from nimsmail.network.intents import Guest
from nimsmail.reading.absences import Hints, hints
from tests.reading.rows_absent import ASIDE, LATER, TUNED, Absence

TODAY = date(2026, 10, 19)


@pytest.mark.parametrize("row", [*TUNED, *ASIDE, *LATER], ids=lambda row: row.words[:40])
def test_an_absence_is_understood(row: Absence) -> None:
    someone = row.name or row.email
    substitute = Guest(name=row.name, email=row.email) if someone else None

    told = hints(row.words, TODAY)

    assert told == Hints(until=row.until, substitute=substitute, departed=row.departed)


def test_a_day_that_is_over_is_no_return() -> None:
    assert hints("Jeg er på ferie til den 2. oktober 2026.", TODAY).until is None


def test_a_week_of_next_year_is_next_years() -> None:
    assert hints("Jeg er tilbage i uge 2.", TODAY).until == date(2027, 1, 11)


def test_a_week_that_no_year_has_is_none() -> None:
    assert hints("Jeg er tilbage i uge 77.", TODAY).until is None


def test_two_colleagues_are_not_made_one() -> None:
    words = "Kontakt Ida Lund om varme.\nKontakt Bo Dahl om vand på boda@ribe.example."

    assert hints(words, TODAY).substitute == Guest(name="Ida Lund")
