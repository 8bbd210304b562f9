"""What settled reviews teach, and the invented people it is told of."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from nimsmail.network.decide import answering
from nimsmail.network.incoming import Reply, Wish
from nimsmail.network.intents import Attend, Help, Intent
from nimsmail.network.programmes import OFFERED
from nimsmail.network.pseudonyms import Pseudonyms
from nimsmail.network.resolving import resolved
from nimsmail.network.reviews import Review
from nimsmail.network.samples import facts_of, pseudonyms_for, samples
from tests.network.desk import Desk

YES, NO = Attend(answer="yes"), Attend(answer="no")
SAID = {"do": "attend", "answer": "yes"}


def unsure(desk: Desk, *wishes: Wish, words: str = "Det regner jeg med.") -> Review:
    """Let Anna write what is handed over, as the reader read it."""
    mail = desk.mail("anna.berg@varde.example")
    told = answering(desk.books, desk.house, mail, desk.now)
    told = replace(told, kind="invitation", meeting_date=date(2027, 3, 18))
    reply = Reply(mail=mail, words=words, language="da", wishes=wishes, answering=told)
    (review,) = desk.take_in(reply).reviews
    return review


def settle(desk: Desk, review: Review, *intents: Intent) -> None:
    desk.keep(resolved(desk.books, desk.house, review, intents, desk.now))


@pytest.fixture
def desk() -> Desk:
    desk = Desk()
    desk.member()
    return desk


def test_a_settled_review_teaches_what_was_read_and_what_was_meant(desk: Desk) -> None:
    review = unsure(desk, Wish(intent=YES, certain=False))
    settle(desk, review, Help())

    (sample,) = samples(desk.books)

    assert sample.words == "Det regner jeg med."
    assert (sample.kind, sample.language) == ("invitation", "da")
    assert sample.facts.meeting_date == date(2027, 3, 18)
    assert sample.read == (SAID,)
    assert sample.meant == ({"do": "help"},)


def test_what_was_certain_at_once_is_a_part_of_what_was_meant(desk: Desk) -> None:
    review = unsure(desk, Wish(intent=Help(), certain=True), Wish(intent=YES, certain=False))
    desk.books.put(replace(review, suggestion=()))
    settle(desk, review, Help())

    (sample,) = samples(desk.books)

    assert sample.meant == ({"do": "help"}, {"do": "help"})
    assert sample.read == ({"do": "help"}, SAID)


def test_what_was_closed_without_a_word_has_no_meaning_told(desk: Desk) -> None:
    settle(desk, unsure(desk, Wish(intent=YES, certain=False)))

    (sample,) = samples(desk.books)

    assert sample.meant is None


def test_what_is_open_or_has_no_words_teaches_nothing(desk: Desk) -> None:
    unsure(desk, Wish(intent=YES, certain=False))
    settle(desk, unsure(desk, Wish(intent=YES, certain=False), words=" "))

    assert samples(desk.books) == []


def test_only_what_was_settled_since_is_taken(desk: Desk) -> None:
    settle(desk, unsure(desk, Wish(intent=YES, certain=False), words="Måske"))
    since = desk.now + timedelta(days=1)
    desk.later(days=2)
    settle(desk, unsure(desk, Wish(intent=YES, certain=False), words="Nok"))

    assert [each.words for each in samples(desk.books, since)] == ["Nok"]
    assert [each.words for each in samples(desk.books)] == ["Måske", "Nok"]


def test_the_facts_have_the_form_that_explain_takes(desk: Desk) -> None:
    settle(desk, unsure(desk, Wish(intent=YES, certain=False)))
    (sample,) = samples(desk.books)

    facts = facts_of(sample.facts)

    assert facts == {
        "coordinator": "Karen Holt",
        "today": "2027-01-11",
        "meeting": {"date": "2027-03-18"},
        "programmes": list(OFFERED),
    }


def test_everybody_whom_the_books_know_has_an_invented_name(desk: Desk) -> None:
    settle(desk, unsure(desk, Wish(intent=YES, certain=False)))
    found = samples(desk.books)

    told = pseudonyms_for(desk.books, desk.house, found).told(
        "Kære Karen, Anna Berg (anna.berg@varde.example) kommer."
    )

    assert not {"Karen", "Anna", "Berg", "varde.example"} & set(told.replace("@", " ").split())
    assert "Anna" not in told and "anna.berg" not in told
    assert told.endswith(" kommer.")


# -- invented people ----------------------------------------------------------------------


@pytest.fixture
def masks() -> Pseudonyms:
    masks = Pseudonyms()
    masks.add("Hanne Riis", "hri@vejen.example")
    masks.add("Bo Lund")
    return masks


def test_a_name_has_the_same_stand_in_throughout(masks: Pseudonyms) -> None:
    whole, first = masks.told("Hanne Riis"), masks.told("Mvh Hanne")

    assert whole.split()[0] == first.split()[1]
    assert whole != "Hanne Riis"


def test_two_names_have_two_stand_ins(masks: Pseudonyms) -> None:
    told = masks.told("Hanne Riis Bo Lund").split()

    assert len(set(told)) == 4


def test_a_stand_in_keeps_the_letters_and_the_genitive(masks: Pseudonyms) -> None:
    name = masks.told("Hanne")

    assert masks.told("HANNE") == name.upper()
    assert masks.told("hanne") == name.casefold()
    assert masks.told("Hannes kollega") == f"{name}s kollega"


def test_a_word_that_is_a_name_only_with_a_capital_stays_a_word(masks: Pseudonyms) -> None:
    assert masks.told("Vi skal bo i en lund.") == "Vi skal bo i en lund."
    assert "Bo" not in masks.told("Bo kommer").split()


def test_an_address_has_its_owners_invented_name(masks: Pseudonyms) -> None:
    name = masks.told("Hanne Riis").casefold().split()

    told = masks.told("Skriv til hri@vejen.example.")

    assert told.startswith(f"Skriv til {name[0]}.")
    assert told.endswith("@kommune.example.")


def test_an_address_of_nobodys_is_the_same_each_time(masks: Pseudonyms) -> None:
    told = masks.told("a@b.example, c@d.example, A@b.example").split(", ")

    assert told[0] == told[2] != told[1]
    assert all(each.endswith("@kommune.example") for each in told)


@pytest.mark.parametrize(
    "number", ["75 12 34 56", "75123456", "7512 3456", "+45 75 12 34 56", "010203-1234"]
)
def test_a_number_that_may_be_somebodys_keeps_only_its_shape(
    masks: Pseudonyms, number: str
) -> None:
    told = masks.told(f"Ring {number} i dag")

    assert number not in told
    assert len(told) == len(f"Ring {number} i dag")
    assert masks.told(f"Ring {number} i dag") == told


def test_one_number_written_in_two_ways_stays_one(masks: Pseudonyms) -> None:
    first, second = masks.told("75 12 34 56"), masks.told("+4575123456")

    assert first.replace(" ", "") == second[-8:]


@pytest.mark.parametrize(
    "text",
    [
        "den 18-03-2027 kl. 9.30",
        "2027-03-18",
        "18.3.2027",
        "2 og 5",
        "Erasmus+ 2027",
        "i 2026 og 2027",
    ],
)
def test_days_and_small_numbers_stay(masks: Pseudonyms, text: str) -> None:
    assert masks.told(text) == text


def test_a_link_tells_no_place(masks: Pseudonyms) -> None:
    assert "vejen" not in masks.told("Se https://vejen.example/hri?x=1 her")


def test_many_people_are_never_one(masks: Pseudonyms) -> None:
    names = [f"Navn{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(300)]
    for name in names:
        masks.add(name)

    assert len({masks.told(name) for name in names}) == 300


def test_intents_are_told_of_the_same_people(masks: Pseudonyms) -> None:
    plain = {"do": "attend", "guests": [{"name": "Hanne Riis", "email": "hri@vejen.example"}]}

    told = masks.plainly(plain)

    assert told["do"] == "attend"
    assert told["guests"][0]["name"] == masks.told("Hanne Riis")
    assert told["guests"][0]["email"] == masks.told("hri@vejen.example")


def test_the_name_of_an_office_gives_no_ordinary_word_away() -> None:
    masks = Pseudonyms(frozenset({"konsulent", "varde"}))
    masks.add("Varde Konsulent", "eu@varde.example")
    masks.add("Hanne Konsulent")

    assert masks.told("En konsulent fra Varde") == "En konsulent fra Varde"
    assert "Hanne" not in masks.told("Hanne, konsulent")
