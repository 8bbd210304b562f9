"""What a sentence that is known to be a vote chooses."""

import pytest

from nimsmail.reading.asked.choices import choices_in

DANISH = (
    "Havnen som mødested",
    "Kulturarv og turister",
    "Bedre breddeidræt",
    "Frivillige på tværs af grænser",
    "Fjernvarme i landsbyer",
    "Erasmus+ for lærlinge",
)
ENGLISH = (
    "The harbour as a meeting place",
    "Heritage and visitors",
    "Sports for everybody",
    "Volunteers across borders",
    "District heating in villages",
    "Erasmus+ for apprentices",
)


@pytest.mark.parametrize(
    ("said", "chosen"),
    [
        ("Den tredje og den femte, tak", (3, 5)),
        ("Den nederste på sedlen får mit kryds", (6,)),
        ("Treeren for mit vedkommende", (3,)),
        ("Vi er enige om en toer og dernæst en sekser", (2, 6)),
        ("Tema nummer et", (1,)),
        ("Fire, tre og en", (4, 3, 1)),
        ("1 = 5, 2 = 2, 3 = 6", (5, 2, 6)),
        ("2. prioritet: 6, 1. prioritet: 3", (3, 6)),
        ("Førsteprioritet 4, så 2", (4, 2)),
        ("1 point til fjernvarmen, 3 point til frivillige", (4, 5)),
        ("Alt andet end nummer 2", (1, 3, 4, 5, 6)),
        ("Alle seks undtagen den første og den sidste", (2, 3, 4, 5)),
        ("Bare ikke idrætten, resten er lige godt", (1, 2, 4, 5, 6)),
        ("Ikke 2, men 5", (5,)),
        ("Vores stemme på kulturarven er flyttet til fjernvarmen", (5,)),
        ("Jeg trækker 4 tilbage og sætter mit kryds ved 1", (1,)),
        ("Ret min stemme fra 6 til 3", (3,)),
        ("Havnen først, idrætten derefter", (1, 3)),
        ("De tre øverste", (1, 2, 3)),
        ("Numrene 2 til 4", (2, 3, 4)),
        ("II, IV", (2, 4)),
        ("Vi er 3 på kontoret, og vi stemmer på 6 den 4. maj kl. 14", (6,)),
        ("Nr. 5, for vi bygger selv en havn", (5,)),
        ("Breddeidraeten", (3,)),
        ("Nummer et er lærlingene, nummer to er havnen", (6, 1)),
    ],
)
def test_a_danish_vote_chooses(said: str, chosen: tuple[int, ...]) -> None:
    assert choices_in([said], DANISH) == (chosen, "")


@pytest.mark.parametrize(
    ("said", "chosen"),
    [
        ("The second, the fourth and in the end the sixth", (2, 4, 6)),
        ("Second one first, fifth one second", (2, 5)),
        ("Number three, and nothing but number three", (3,)),
        ("I give 3 points to heating and 1 point to heritage", (5, 2)),
        ("Everything but the third and the last", (1, 2, 4, 5)),
        ("All fine except sports", (1, 2, 4, 5, 6)),
        ("Volunteers first, the harbour second", (4, 1)),
        ("Before I wrote 4, but our board wants 2", (2,)),
        ("Please change my vote from 2 to 6", (6,)),
        ("Number 5 instead of number 1", (5,)),
        ("The first two", (1, 2)),
        ("2, 5 and one", (2, 5, 1)),
        ("Apprentices, because our volunteers are few", (6,)),
        ("First choice 6, second choice 1", (6, 1)),
    ],
)
def test_an_english_vote_chooses(said: str, chosen: tuple[int, ...]) -> None:
    assert choices_in([said], ENGLISH) == (chosen, "")


@pytest.mark.parametrize(
    "said",
    [
        "8",
        "2, 3 og 7",
        "4 eller 5",
        "Enten havnen eller idrætten",
        "Nr. 2 Fjernvarme",
        "Glem min stemme på 4",
        "Det er mig lige meget",
        "Jeg kan ikke vælge mellem 2 og 3",
        "2-5",
        "Det sædvanlige",
    ],
)
def test_a_choice_that_cannot_be_told_is_a_doubt(said: str) -> None:
    _, doubt = choices_in([said], DANISH)

    assert doubt


def test_a_word_of_two_titles_is_a_doubt() -> None:
    _, doubt = choices_in(["Noget om erfaringer"], ["Erfaringer med havne", "Nye erfaringer"])

    assert doubt == "words fit more than one title"


def test_several_sentences_are_one_vote() -> None:
    choices, doubt = choices_in(["Førsteprioritet: 2.", "Andenprioritet: 4."], DANISH)

    assert (choices, doubt) == ((2, 4), "")
