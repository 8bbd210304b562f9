"""Programmes, people, heads and days, in sentences that are known to speak of them."""

from datetime import date

import pytest

from nimsmail.network.incoming import Answering
from nimsmail.network.intents import ChangeAddress
from nimsmail.network.people import Language
from nimsmail.reading.asked.directions import Told, directions_in
from nimsmail.reading.asked.headcount import headcount
from nimsmail.reading.asked.pauses import pause_until
from nimsmail.reading.asked.people import without_predecessors, without_the_denied
from nimsmail.reading.language import language_of
from nimsmail.reading.persons import persons_in
from nimsmail.reading.spelling import is_akin, is_near
from nimsmail.reading.understanding import wishes_in

OFFERED = (
    "LIFE",
    "Horizon Europe",
    "Interreg",
    "EUI",
    "Erasmus+",
    "CERV",
    "Creative Europe",
    "Digital Europe",
)
FOLLOWED = ("LIFE", "Interreg", "EUI")
FOLLOW = frozenset({"follow"})
UNFOLLOW = frozenset({"unfollow"})
BOTH = FOLLOW | UNFOLLOW


@pytest.mark.parametrize(
    ("said", "purposes", "more", "less"),
    [
        ("Erasmus plus og kulturprogrammet, tak", FOLLOW, ["Erasmus+", "Creative Europe"], []),
        ("Varsl mig om det med forskning", FOLLOW, ["Horizon Europe"], []),
        ("Send os noget om venskabsbyer", FOLLOW, ["CERV"], []),
        ("horisont og det digitale program", FOLLOW, ["Horizon Europe", "Digital Europe"], []),
        ("Please add the urban initiative", FOLLOW, ["EUI"], []),
        ("Stop intereg", UNFOLLOW, [], ["Interreg"]),
        ("All my life I wanted Erasmsu alerts", FOLLOW, ["Erasmus+"], []),
        ("Sign me up for all of them", FOLLOW, list(OFFERED), []),
        ("Resten vil jeg også gerne følge", FOLLOW, [p for p in OFFERED if p not in FOLLOWED], []),
        ("Drop everything but LIFE", UNFOLLOW, [], ["Interreg", "EUI"]),
        ("Kun EUI fremover", frozenset({"keep"}), [], ["LIFE", "Interreg"]),
        ("Behold EUI, resten kan slettes", UNFOLLOW | {"keep"}, [], ["LIFE", "Interreg"]),
        ("Tag cerv på og EUI af", BOTH, ["CERV"], ["EUI"]),
        ("Byt Interreg ud med CERV", BOTH, ["CERV"], ["Interreg"]),
        ("CERV rather than LIFE", BOTH, ["CERV"], ["LIFE"]),
        ("LIFE må gerne udgå, og CERV må gerne komme ind", BOTH, ["CERV"], ["LIFE"]),
        ("We no longer want EUI, but we would like Erasmus+", BOTH, ["Erasmus+"], ["EUI"]),
    ],
)
def test_programmes_are_wanted_or_not(
    said: str, purposes: frozenset[str], more: list[str], less: list[str]
) -> None:
    found = directions_in([Told(said, purposes)], OFFERED, FOLLOWED)

    assert (found.more, found.less, found.doubt) == (more, less, "")


def test_a_pronoun_means_the_programme_of_the_sentence_before() -> None:
    told = Told("Det vil vi gerne høre om.", FOLLOW, before="Naboerne har søgt CERV.")

    assert directions_in([told], OFFERED, FOLLOWED).more == ["CERV"]


def test_a_programme_that_nobody_offers_is_a_doubt() -> None:
    assert directions_in([Told("Følg Euratom", FOLLOW)], OFFERED, FOLLOWED).doubt


@pytest.mark.parametrize(
    ("said", "people"),
    [
        ("Vi sender Frau Heike Lorenz", [("Heike Lorenz", None)]),
        ("Dr. Jonna Kvist tager turen", [("Jonna Kvist", None)]),
        ("Kulturkonsulent Aksel Riber kommer", [("Aksel Riber", None)]),
        ("DET BLIVER MONA VAD, MONA@TARM.EXAMPLE", [("MONA VAD", "MONA@TARM.EXAMPLE")]),
        ("skriv til pia lund pilu@tarm.example", [("Pia Lund", "pilu@tarm.example")]),
        ("skriv til mig paa pilu@tarm.example", [(None, "pilu@tarm.example")]),
        ("Find os i Algade 7", []),
        ("Undertegnede Pia Lund kommer selv", []),
        ("Navnene er Pia (mig) og Aksel Riber", [("Aksel Riber", None)]),
        ("Kollegaen sidder i Comune di Lecce", []),
        ("Weber, Uwe (u.weber@husum.example)", [("Weber, Uwe", "u.weber@husum.example")]),
        ("Aksel Riber repræsenterer Skjern", [("Aksel Riber", None)]),
    ],
)
def test_people_are_named(said: str, people: list[tuple[str | None, str | None]]) -> None:
    assert [(each.name, each.email) for each in persons_in(said)] == people


def test_who_does_not_come_is_nobody_s_companion() -> None:
    said = "Det er ikke Tove, der kommer med, men Aksel Riber"

    assert [each.name for each in without_the_denied(said, persons_in(said))] == ["Aksel Riber"]


@pytest.mark.parametrize("said", ["Jeg bliver Tove Balles afløser", "Jeg kommer efter Tove Balle"])
def test_whom_somebody_follows_is_no_newcomer(said: str) -> None:
    people = persons_in(said)

    assert people
    assert without_predecessors(said, people) == []


@pytest.mark.parametrize(
    ("said", "language", "total", "extra"),
    [
        ("Vi dukker op fire mand høj", "da", 4, 0),
        ("Nyborg sætter sig på tre stole", "da", 3, 0),
        ("Mig plus to", "da", 0, 2),
        ("Jeg og tre kolleger", "da", 0, 3),
        ("Vi er to den 14. maj kl. 10", "da", 2, 0),
        ("Rikke på 19 år er med", "da", 0, 0),
        ("A party of five from Leeds", "en", 5, 0),
        ("Me and two other people", "en", 0, 2),
        ("Make it three instead of four", "en", 3, 0),
        ("One person: me", "en", 1, 0),
        ("I want to bring one of my colleagues", "en", 0, 0),
    ],
)
def test_heads_are_counted(said: str, language: Language, total: int, extra: int) -> None:
    heads = headcount(said, language)

    assert (heads.total, heads.extra, heads.doubt) == (total, extra, "")


@pytest.mark.parametrize(
    "said", ["Vi kommer to eller tre", "Vi bliver et par stykker", "Formanden og hans kone er med"]
)
def test_heads_that_nobody_can_count_are_a_doubt(said: str) -> None:
    assert headcount(said, "da").doubt


@pytest.mark.parametrize(
    ("said", "until"),
    [
        ("Hold inde til den 12.", date(2027, 5, 12)),
        ("Fra 1. juli til 9. august er her lukket", date(2027, 8, 9)),
        ("Lad mig være resten af året", date(2027, 12, 31)),
        ("Ingen post i to måneder", date(2027, 7, 5)),
        ("Orlov i et halvt år", date(2027, 11, 5)),
        ("Vent til uge 32", date(2027, 8, 9)),
        ("Stop til udgangen af juni", date(2027, 6, 30)),
        ("Tilbage d. 1/8", date(2027, 8, 1)),
        ("Silence until October, please", date(2027, 10, 1)),
        ("Nothing in July", date(2027, 7, 31)),
        ("A break of six weeks", date(2027, 6, 16)),
        ("Vent til mandag", date(2027, 5, 10)),
    ],
)
def test_a_pause_ends(said: str, until: date) -> None:
    assert pause_until(said, date(2027, 5, 5)) == (until, "")


@pytest.mark.parametrize(
    "said",
    ["Vent til efter påske", "Sæt mig på pause", "From June to August", "Hold hele sommeren"],
)
def test_a_pause_without_a_clear_end_is_a_doubt(said: str) -> None:
    until, doubt = pause_until(said, date(2027, 5, 5))

    assert until is None
    assert doubt


@pytest.mark.parametrize(
    ("word", "other", "near"),
    [("erasmus", "erasmsu", True), ("interreg", "intereg", True), ("life", "lift", False)],
)
def test_words_are_a_slip_apart(word: str, other: str, near: bool) -> None:
    assert is_near(word, other) is near


@pytest.mark.parametrize(
    ("word", "other", "akin"),
    [
        ("havnen", "havn", True),
        ("idraetten", "breddeidraet", True),
        ("integration", "international", False),
        ("medlem", "medier", False),
    ],
)
def test_words_are_akin(word: str, other: str, akin: bool) -> None:
    assert is_akin(word, other) is akin


@pytest.mark.parametrize(
    "words",
    [
        "Brug ikke den gamle adresse ida@ribe.example, den lukker på fredag.",
        "Please do not write to my old address ida@ribe.example any more.",
    ],
)
def test_an_old_address_is_not_where_letters_go_from_now_on(words: str) -> None:
    wishes = wishes_in(
        words,
        "SV: Nyhedsbrev",
        answering=Answering(kind="newsletter", today=date(2026, 10, 19)),
        language=language_of(words),
        author="Ida Holm",
        today=date(2026, 10, 19),
    )

    assert not any(w.certain for w in wishes if isinstance(w.intent, ChangeAddress))
