"""The clock run forward on a copy shows what will happen, and changes nothing."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from nimsmail.network.due import due
from nimsmail.network.outbox import Item, State
from nimsmail.network.seal import find_tokens
from nimsmail.rehearsal import Rehearsal, rehearse
from tests.rehearsal.conftest import NOW, Stage

YEAR = NOW + timedelta(days=353)
SPRING = NOW + timedelta(days=120)  # with a day to keep free, and an invitation
Stages = Callable[[str], Stage]


def kinds(rehearsal: Rehearsal) -> Counter[str]:
    return Counter(letter.item.kind for letter in rehearsal.letters)


def test_nothing_is_kept_of_a_rehearsal(stage: Stages) -> None:
    office = stage("automatic").office
    before = office.store.sequence

    rehearse(office, NOW, SPRING)

    assert office.store.sequence == before
    assert list(office.store.books().every(Item)) == []
    assert not (office.store.folder / "store.journal").read_bytes().count(b"save-the-date")


def test_an_automatic_year_has_every_letter_of_both_meetings(stage: Stages) -> None:
    found = rehearse(stage("automatic").office, NOW, YEAR)

    assert kinds(found) - Counter({"notice": 99}) == {
        "save-the-date": 6,
        "invitation": 6,
        "reminder": 6,
    }
    assert len(found.meetings) == 2


def test_a_year_that_asks_has_only_questions_and_their_notices(stage: Stages) -> None:
    found = rehearse(stage("ask").office, NOW, SPRING)

    assert set(kinds(found)) == {"notice"}
    assert [each.letters for each in found.asked if each.duty == "invitation"] == [3]


def test_with_every_question_answered_the_year_is_the_automatic_one(stage: Stages) -> None:
    asked = rehearse(stage("ask").office, NOW, SPRING, assume_yes=True)
    automatic = rehearse(stage("automatic").office, NOW, SPRING)

    def told(found: Rehearsal) -> list[tuple[datetime, str, str]]:
        return [
            (each.at, each.item.kind, each.item.name)
            for each in found.letters
            if each.item.kind != "notice"
        ]

    assert told(asked) == told(automatic)


def test_a_letter_tells_when_to_whom_and_why(stage: Stages) -> None:
    found = rehearse(stage("automatic").office, NOW, SPRING, network="nims")

    first = next(each for each in found.letters if each.item.name == "Anna Berg")

    assert first.at == datetime(2027, 3, 18, 8, 0, tzinfo=UTC)
    assert first.item.recipient == "person0@varde.example"
    assert first.why == "12 weeks before nims-2027-06"
    assert first.subject.startswith("Sæt kryds i kalenderen")
    assert "Kære Anna" in first.text
    assert "[token]" in first.text
    assert not find_tokens(first.text)


def test_what_is_rehearsed_is_what_happens(stage: Stages) -> None:
    office = stage("automatic").office
    rehearsed = rehearse(office, NOW, SPRING)

    moment = NOW
    while moment <= SPRING:
        with office.store.change("due") as change:
            office.clerk.keep(change, due(change, office.house, moment), moment)
            for item in change.find(Item, "state", State.QUEUED):
                change.put(replace(item, state=State.SENT))
        moment += timedelta(hours=1)

    happened = {i.key for i in office.store.books().every(Item) if i.kind != "notice"}
    assert happened == {e.item.key for e in rehearsed.letters if e.item.kind != "notice"}
    assert len(happened) == 6


def test_another_networks_letters_are_left_out(stage: Stages) -> None:
    found = rehearse(stage("automatic").office, NOW, SPRING, network="komdir")

    assert found.letters == ()
    assert found.meetings == ()
